"""Pages about assessments in two steps: choosing one, following it, and what the ST-läkare and those who plan do."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall, Ifyllare, Mallforlopp
from app.domain.behorighet import Handling
from app.domain.slag import Metod
from app.features.flersteg import actions, bedomare, besok, vy
from app.features.flersteg.delat import ANDRAD, BAS, EN, LAST, sidor, visa_posten
from app.features.flersteg.forms import EgenForm, OppnaForm, fel_i_dagar, fel_i_vem
from app.features.flersteg.queries import Posten
from app.features.flersteg.villkor import far_fylla_i, is_besok, posten
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.ledarval import ledarval
from app.web.mallformular import las_svar, mallvy, svar_som_falt
from app.web.motpart import Motpart
from app.web.sida import Portfoljinskick, Portfoljsida

# The assessor's pages and those of the visit register themselves with the same router.
__all__ = ["bedomare", "besok", "sidor"]


@sidor.las(BAS + "/flera", Handling.LASA_PORTFOLJ, namn="flersteg.meny")
def meny(sida: Portfoljsida) -> Response:
    """What is made by several people or in several steps, to choose among."""
    return sida.render("flersteg/meny.html", titel="Bedömningar i flera steg", val=vy.flervalet(sida))


def _mallen(sida: Portfoljsida) -> Bedomningsmall:
    mall = sida.regelverk.mallar.aktuell(sida.request.path_params["mall"], sida.idag)
    if mall is None or mall.forlopp is not Mallforlopp.TVA_STEG:
        raise FinnsInte
    return mall


def _personer(sida: Portfoljsida, mall: Bedomningsmall) -> tuple[Motpart, ...]:
    """A kollegium is led by huvudhandledare or studierektor; a self-rating may be gone through by any handledare."""
    return ledarval(sida, alla_handledare=mall.metod is Metod.SJALVSKATTNING)


def _oppna(
    sida: Portfoljsida, mall: Bedomningsmall, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    return sida.render(
        "flersteg/ny.html",
        status=status,
        titel=mall.titel,
        mallen=mall,
        is_besok=mall.metod is Metod.MITT_I_ST,
        personer=tuple((str(m.id), m.etikett) for m in _personer(sida, mall)),
        v=Ifyllt(falt),
        fel=fel or {},
    )


@sidor.las(BAS + "/flera/{mall}", Handling.PLANERA_BEDOMNING, namn="flersteg.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form to begin one."""
    mall = _mallen(sida)
    personer = _personer(sida, mall)
    vem = next((m for m in personer if m.id == sida.aktor.person_id), personer[0] if personer else None)
    falt = {"vem": [str(vem.id)] if vem else [], "datum": [sida.idag.isoformat()]}
    if mall.metod is Metod.MITT_I_ST:
        falt = {"bestalld": [sida.idag.isoformat()]}
    return _oppna(sida, mall, falt)


@sidor.skriv(BAS + "/flera/{mall}", Handling.PLANERA_BEDOMNING, namn="flersteg.oppna")
def oppna(post: Portfoljinskick) -> Response:
    """Begin one. The ST-läkare goes on to her own part."""
    mall = _mallen(post)
    if mall.metod is Metod.MITT_I_ST:
        return besok.bestall(post, mall, _oppna)
    personer = _personer(post, mall)
    fel = fel_i_dagar(post.falt, post, ("datum",), gjort=()) | fel_i_vem(post.falt, personer)
    form = post.validera(OppnaForm, fler_fel=fel)
    if form.varde is None:
        return _oppna(post, mall, post.falt, status=422, fel=form.fel)
    vald = next(m for m in personer if m.id == form.varde.vem)
    rad = actions.oppna(
        post.skriv, post.portfolj_id, mall,
        datum=form.varde.datum, bedomare=vald, situation=form.varde.situation,
    )  # fmt: skip
    vidare, text = (
        ("flersteg.egen", "Fyll i din del.") if post.is_egen else ("flersteg.visa", "ST-läkaren fyller i sin del.")
    )
    return post.klart(
        vidare, portfolj_id=post.portfolj_id, bedomning_id=rad.id, meddelande=f"{mall.titel} är påbörjad. {text}"
    )


@sidor.las(EN + "/steg", Handling.LASA_EGET_SIGNERAT, namn="flersteg.visa")
def visa(sida: Portfoljsida) -> Response:
    """One assessment: what is done, what is next, and the whole of it once signed."""
    return visa_posten(sida, *posten(sida))


def _egen(
    sida: Portfoljsida, post: Posten, mall: Bedomningsmall, falt: Falt, *, status: int = 200,
    fel: Mapping[str, str] | None = None, konflikt: str = "",
) -> Response:  # fmt: skip
    return sida.render(
        "flersteg/egen.html",
        status=status,
        titel=f"{mall.titel}: din del",
        rad=post.rad,
        vy=mallvy(mall, falt, sida.regelverk.rattskallor, Ifyllare.ST),
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        version=post.rad.version if konflikt else Ifyllt(falt)("version") or post.rad.version,
    )


@sidor.las(EN + "/steg/egen", Handling.SKATTA_SIG_SJALV, namn="flersteg.egen")
def egen(sida: Portfoljsida) -> Response:
    """The ST-läkare's own part."""
    post, mall = posten(sida)
    if not far_fylla_i(sida, post.rad):
        return visa_posten(sida, post, mall, status=409, fel=LAST)
    return _egen(sida, post, mall, svar_som_falt(post.rad.svar))


@sidor.skriv(EN + "/steg/egen", Handling.SKATTA_SIG_SJALV, namn="flersteg.spara_egen")
def spara_egen(post: Portfoljinskick) -> Response:
    """Keep the ST-läkare's part as a draft, or hand it over."""
    fore, mall = posten(post)
    post.krav(not is_besok(fore.rad))
    last = las_svar(mall, post.falt, Ifyllare.ST)
    over = bool(Ifyllt(post.falt)("overlamna"))
    fel = dict(last.fel)
    if over and not last.svar and not fel:
        fel[""] = "Fyll i något innan du lämnar över."
    form = post.validera(EgenForm)
    if fel or form.varde is None:
        return _egen(post, fore, mall, post.falt, status=422, fel=fel)
    if not far_fylla_i(post, fore.rad):
        return visa_posten(post, fore, mall, status=409, fel=LAST)
    try:
        gor = actions.overlamna if over else actions.spara
        gor(post.skriv, fore.rad, form.varde.version, svar=dict(last.svar))
    except Konflikt:
        nu, mall = posten(post)
        if not far_fylla_i(post, nu.rad):
            return visa_posten(post, nu, mall, status=409, fel=LAST)
        return _egen(post, nu, mall, post.falt, status=409, konflikt=ANDRAD)
    text = f"Du har lämnat över till {fore.rad.bedomare_namn}." if over else "Utkastet är sparat. Bara du ser det."
    return post.klart("flersteg.visa", portfolj_id=post.portfolj_id, bedomning_id=fore.rad.id or 0, meddelande=text)
