"""Pages about assessments: the list, and what the ST-läkare does. The assessor's pages stand in `bedomare`."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.bedomningslankar import Mottagare
from app.db.brevval import Brevgrupp
from app.db.session import Konflikt
from app.db.tabeller import BedomningRad
from app.domain.behorighet import Handling
from app.features.bedomning import actions, bedomare, folj_upp, mallval, sedda, utkast, villkor, vy
from app.features.bedomning.delat import BAS, EN, barare, kanda, olika, posten, regler, sidor, visa_posten
from app.features.bedomning.forms import (
    BegaranForm,
    MedsittningForm,
    VersionForm,
    falt_for,
    fel_i_begaran,
    fel_i_medsittning,
    is_medsittning,
)
from app.features.bedomning.queries import hamta
from app.web.delmalsval import delmalsval
from app.web.flode import flodessida, startadress
from app.web.forms import Falt, Validerad, las_tal
from app.web.genomfort import aktivitetsval, nyss_anvanda
from app.web.ifyllt import Ifyllt
from app.web.motpart import Motpart, motpartsval
from app.web.ord import METOD
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidning import sidning

# The pages of the assessor and the studierektor, the drafts, and those that follow a request register with the same
# router.
__all__ = ["bedomare", "folj_upp", "sedda", "sidor", "utkast"]
# Kind of form → template and title.
_FORMULAR = {
    "begaran": ("bedomning/begaran.html", "Begär bedömning"),
    "medsittning": ("bedomning/medsittning.html", "Logga medsittning"),
}


def _formular(
    sida: Portfoljsida,
    sort: str,
    falt: Falt,
    personer: Collection[Motpart],
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    rad: BedomningRad | None = None,
    **kontext: Any,
) -> Response:
    v = Ifyllt(falt)
    mall, titel = _FORMULAR[sort]
    return sida.render(
        mall,
        status=status,
        titel=titel if rad is None else f"Ändra {METOD[rad.metod]}",
        v=v,
        fel=fel or {},
        rad=rad,
        personer=motpartsval(personer),
        mallar=mallval.begaransval(sida, rad),
        delmal=delmalsval(sida.underlag, v.alla("delmal"), nyss_anvanda(sida.portfolj, sida.idag)),
        aktiviteter=aktivitetsval(sida.portfolj.gallande_aktiviteter),
        **({"version": rad.version if rad else 0, "konflikt_rader": None, "last": ""} | kontext),
    )


@sidor.las(BAS, Handling.LASA_PORTFOLJ, namn="bedomning.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """Every assessment, newest first."""
    alla = sida.portfolj.bedomningar
    metod, delmal, lage = sida.fraga("metod"), sida.fraga("delmal"), sida.fraga("lage")
    visade = vy.urval(alla, metod, delmal, lage)
    sidan = sidning(sida, visade, metod=metod, delmal=delmal, lage=lage)
    return sida.render(
        "bedomning/lista.html",
        titel="Bedömningar",
        bedomningar=[(b, vy.lage(b, sida.idag)) for b in sidan.rader],
        sidan=sidan,
        antal=len(visade),
        osedda=sedda.osedda(sida, visade),
        formular=partial(vy.formular, sida.regelverk.mallar),
        alla=len(alla),
        metod=metod,
        delmal=delmal,
        lage=lage,
        metoder=vy.metoder_i(alla),
        kodval=[(kod, kod) for kod in sorted({kod for b in alla for kod in b.delmal})],
        lagesval=vy.LAGESVAL,
    )


@sidor.las(BAS + "/ny", Handling.BEGARA_BEDOMNING, namn="bedomning.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form to ask somebody for an assessment; with `som`, filled in as an earlier one but for whom.

    A method that goes in several steps is begun on a page of its own.
    """
    flode = startadress(sida, sida.fraga("metod"))
    if flode is not None:
        return sida.vidare_till(flode)
    personer, senast = kanda(sida), regler(sida).svara_senast(sida.idag)
    falt = vy.forifylld_begaran(sida, personer, senast)
    if sida.fraga("som"):
        som = hamta(sida.session, sida.portfolj_id, las_tal(sida.fraga("som"), 0)).rad
        sida.krav(villkor.far_folja(sida, som))
        falt = falt_for(som, personer) | {
            "vem": [],
            "vem_namn": [],
            "vem_epost": [],
            "svara_senast": falt["svara_senast"],
        }
    return _formular(sida, "begaran", falt, personer)


@sidor.skriv(BAS + "/ny", Handling.BEGARA_BEDOMNING, namn="bedomning.begar")
def begar(post: Portfoljinskick) -> Response:
    """Ask for an assessment."""
    personer = kanda(post)
    form = post.validera(BegaranForm, fler_fel=fel_i_begaran(post.falt, post, personer, _mallar(post)))
    if form.varde is None:
        return _formular(post, "begaran", post.falt, personer, status=422, fel=form.fel)
    vad = mallval.begard(post, form.varde.mall, None)
    return _begard(post, form.varde, personer, vad, "Bedömningen är begärd")


@sidor.las(BAS + "/ny-medsittning", Handling.LOGGA_MEDSITTNING, namn="bedomning.ny_medsittning")
def ny_medsittning(sida: Portfoljsida) -> Response:
    """The form to log a sit-in."""
    personer = kanda(sida)
    falt = vy.forifylld_begaran(sida, personer, sida.idag) | {"metod": ["medsittning"]}
    return _formular(sida, "medsittning", falt, personer)


@sidor.skriv(BAS + "/ny-medsittning", Handling.LOGGA_MEDSITTNING, namn="bedomning.logga_medsittning")
def logga_medsittning(post: Portfoljinskick) -> Response:
    """Log a sit-in, which the assessor is to sign."""
    personer = kanda(post)
    form = post.validera(MedsittningForm, fler_fel=fel_i_medsittning(post.falt, post, personer))
    if form.varde is None:
        return _formular(post, "medsittning", post.falt, personer, status=422, fel=form.fel)
    vad = mallval.begard(post, mallval.forvald(post, form.varde.metod), None)
    return _begard(post, form.varde, personer, vad, "Medsittningen är sparad")


def _begard(
    post: Portfoljinskick,
    form: BegaranForm | MedsittningForm,
    personer: Collection[Motpart],
    vad: mallval.Begard,
    gjort: str,
) -> Response:
    rad, till = actions.begar(barare(post), post.portfolj_id, form, personer, vad)
    return _klart(post, rad, f"{gjort} och väntar på underskrift av {rad.bedomare_namn}.{_om_brev(post, till)}")


def _om_brev(post: Portfoljinskick, till: Mottagare) -> str:
    """What the assessor is sent, or what is left to do."""
    if Brevgrupp.BEGARAN in till.bortvalt:
        return " Personen har valt bort brev och ser begäran vid nästa inloggning."
    if till.epost and post.installningar.has_epost:
        return f" Ett brev går till {till.epost}."
    return "" if till.has_konto else " Visa eller skicka en engångslänk härifrån."


def _mallar(sida: Portfoljsida, rad: BedomningRad | None = None) -> frozenset[str]:
    return frozenset(v for _, val in mallval.begaransval(sida, rad) for v, _ in val)


@sidor.las(EN, Handling.LASA_EGET_SIGNERAT, namn="bedomning.visa")
def visa(sida: Portfoljsida) -> Response:
    """One assessment; one made in several steps has a page of its own."""
    post = posten(sida)
    flode = flodessida(sida, post.rad)
    if flode is not None:
        return sida.vidare(flode, portfolj_id=sida.portfolj_id, bedomning_id=post.rad.id)
    return visa_posten(sida, post)


@sidor.las(EN + "/andra", Handling.BEGARA_BEDOMNING, namn="bedomning.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form with what is stored, while nobody has signed."""
    post, personer = posten(sida), kanda(sida)
    sida.krav(villkor.far_folja(sida, post.rad))
    flode = flodessida(sida, post.rad)
    if flode is not None:
        return sida.vidare(flode, portfolj_id=sida.portfolj_id, bedomning_id=post.rad.id)
    if not villkor.far_andra(sida, post.rad):
        return visa_posten(sida, post, status=409, fel=_LAST)
    return _formular(sida, _sort(post.rad), falt_for(post.rad, personer), personer, rad=post.rad)


@sidor.skriv(EN + "/andra", Handling.BEGARA_BEDOMNING, namn="bedomning.spara")
def spara(post: Portfoljinskick) -> Response:
    """Change what nobody has signed."""
    fore, personer = posten(post), kanda(post)
    post.krav(villkor.far_folja(post, fore.rad) and flodessida(post, fore.rad) is None)
    # What was sent tells which form it was: the record may have been signed, and look otherwise, meanwhile.
    rad, sort = fore.rad, "medsittning" if "aterkoppling" in post.falt else "begaran"
    form: Validerad[MedsittningForm] | Validerad[BegaranForm]
    if sort == "medsittning":
        form = post.validera(MedsittningForm, fler_fel=fel_i_medsittning(post.falt, post, personer, rad))
    else:
        mallar = _mallar(post, rad)
        form = post.validera(BegaranForm, fler_fel=fel_i_begaran(post.falt, post, personer, mallar, rad))
    if form.varde is None:
        version = Ifyllt(post.falt)("version")
        return _formular(post, sort, post.falt, personer, status=422, fel=form.fel, rad=rad, version=version)
    val = form.varde.mall if isinstance(form.varde, BegaranForm) else mallval.forvald(post, form.varde.metod)
    try:
        actions.andra(barare(post), rad, form.varde, personer, mallval.begard(post, val, rad))
    except Konflikt:
        return _motte_annat(post, sort, personer, type(form.varde).model_fields)
    return _klart(post, rad, "Ändringen är sparad.")


def _motte_annat(post: Portfoljinskick, sort: str, personer: Collection[Motpart], namn: Collection[str]) -> Response:
    """The form again beside what somebody else has saved meanwhile."""
    nu = posten(post)
    i_ord = [val for _, grupp in mallval.begaransval(post, nu.rad) for val in grupp]
    fel = {} if nu.rad.status in OPPEN else {"": _LAST}
    rader = olika(post.falt, nu, personer, namn, i_ord)
    return _formular(post, sort, post.falt, personer, status=409, rad=nu.rad, konflikt_rader=rader, fel=fel)


@sidor.las(EN + "/ta-tillbaka", Handling.BEGARA_BEDOMNING, namn="bedomning.ta_tillbaka")
def ta_tillbaka(sida: Portfoljsida) -> Response:
    """Ask before a request is withdrawn."""
    post = posten(sida)
    sida.krav(villkor.far_folja(sida, post.rad))
    if not villkor.far_andra(sida, post.rad):
        return visa_posten(sida, post, status=409, fel=_LAST)
    return sida.render("bedomning/ta_tillbaka.html", titel="Ta tillbaka begäran", rad=post.rad)


@sidor.skriv(EN + "/ta-tillbaka", Handling.BEGARA_BEDOMNING, namn="bedomning.ta_tillbaka_nu")
def ta_tillbaka_nu(post: Portfoljinskick) -> Response:
    """Withdraw a request."""
    form, rad = post.validera(VersionForm).varde, posten(post).rad
    post.krav(villkor.far_folja(post, rad))
    try:
        actions.ta_tillbaka(post.skriv, rad, form.version if form else 0)
    except Konflikt:
        fel = "Bedömningen har ändrats eller signerats sedan du öppnade sidan. Så här ser den ut nu."
        return visa_posten(post, posten(post), status=409, fel=fel)
    return _klart(post, rad, "Begäran är återtagen.")


_LAST = "Bedömningen är signerad eller återtagen och kan inte ändras. Ska den inte gälla makulerar den som signerade."


def _sort(rad: BedomningRad) -> str:
    return "medsittning" if is_medsittning(rad) else "begaran"


def _klart(post: Portfoljinskick, rad: BedomningRad, meddelande: str) -> Response:
    return post.klart("bedomning.visa", portfolj_id=post.portfolj_id, bedomning_id=rad.id, meddelande=meddelande)
