"""Pages about 360 rounds: beginning one, inviting, following it, the ST-läkare's own rating."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from starlette.responses import Response

from app.db.formnyckel import spara_svar
from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall, Mallforlopp
from app.domain.behorighet import Handling
from app.domain.slag import Metod
from app.features.flerkalla import actions, resultat
from app.features.flerkalla import svar as svarssidan
from app.features.flerkalla.brev import lankadress, skicka
from app.features.flerkalla.delat import AVSLUTAD, BAS, EN, granser, rundan, sidor, visa_rundan
from app.features.flerkalla.forms import BjudForm, DagForm, StartForm, fel_i_sista_dag, fel_i_start, las_rader
from app.features.flerkalla.queries import Rundan
from app.web.errors import FinnsInte
from app.web.format import datum
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.ledarval import ledarval
from app.web.mallformular import las_svar, mallvy, svar_som_falt
from app.web.qr import qr
from app.web.sida import Portfoljinskick, Portfoljsida

# The pages of the result and of those who answer register themselves with the same router.
__all__ = ["resultat", "sidor", "svarssidan"]


def _mallen(sida: Portfoljsida) -> Bedomningsmall:
    for mall in sida.regelverk.mallar.for_metod(Metod.FLERKALLA, sida.idag):
        if mall.forlopp is Mallforlopp.FLERKALLA:
            return mall
    raise FinnsInte


def _start(sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    mall = _mallen(sida)
    return sida.render(
        "flerkalla/ny.html",
        status=status,
        titel=mall.titel,
        mallen=mall,
        vy=mallvy(mall, {}, sida.regelverk.rattskallor),
        personer=tuple((str(m.id), m.etikett) for m in ledarval(sida)),
        granser=granser(sida),
        v=Ifyllt(falt),
        fel=fel or {},
    )


@sidor.las(BAS + "/360/ny", Handling.PLANERA_BEDOMNING, namn="flerkalla.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form to begin a round."""
    personer = ledarval(sida)
    dag = sida.idag + timedelta(days=granser(sida).svara_inom_dagar)
    return _start(sida, {"vem": [str(personer[0].id)] if personer else [], "sista_dag": [dag.isoformat()]})


@sidor.skriv(BAS + "/360/ny", Handling.PLANERA_BEDOMNING, namn="flerkalla.starta")
def starta(post: Portfoljinskick) -> Response:
    """Begin a round."""
    personer = ledarval(post)
    form = post.validera(StartForm, fler_fel=fel_i_start(post.falt, personer, post.idag))
    if form.varde is None:
        return _start(post, post.falt, status=422, fel=form.fel)
    ledare = next(m for m in personer if m.id == form.varde.vem)
    rad = actions.starta(post.skriv, post.portfolj_id, _mallen(post), ledare, form.varde.sista_dag)
    return _klart(post, rad.id or 0, "Rundan är startad. Bjud in dem som ska svara.")


@sidor.las(EN, Handling.LASA_EGET_SIGNERAT, namn="flerkalla.visa")
def visa(sida: Portfoljsida) -> Response:
    """One round."""
    return visa_rundan(sida, *rundan(sida))


@sidor.skriv(EN + "/bjud-in", Handling.PLANERA_BEDOMNING, namn="flerkalla.bjud_in")
def bjud_in(post: Portfoljinskick) -> Response:
    """Invite persons of one group. Links that are not mailed are shown now, and never again."""
    runda, mall = rundan(post)
    fel = {} if Ifyllt(post.falt)("grupp") in dict(mall.grupper) else {"grupp": "Välj en av grupperna."}
    form = post.validera(BjudForm, fler_fel=fel)
    if form.varde is None:
        return visa_rundan(post, runda, mall, status=422, falt=post.falt, faltfel=form.fel)
    try:
        bjudna = actions.bjud_in(post.skriv, runda, form.varde.grupp, las_rader(form.varde.personer))
    except Konflikt:
        return visa_rundan(post, *rundan(post), status=409, fel=AVSLUTAD)
    utan = skicka(post.skriv, post.installningar, bjudna, post.tilltrade.namn, runda.runda.sista_dag)
    actions.note_inbjudna(post.skriv, runda, len(bjudna))
    if utan:
        return _lankar(post, runda, utan, len(bjudna) - len(utan))
    return _klart(post, runda.rad.id or 0, f"Inbjudan är på väg till {_antal(len(bjudna))}.")


def _antal(antal: int) -> str:
    return "en person" if antal == 1 else f"{antal} personer"


def _lankar(post: Portfoljinskick, runda: Rundan, utan: Sequence[actions.Bjuden], skickade: int) -> Response:
    """The links to hand out by hand: the only time they can be shown. The same form sent again leads to the round."""
    lankar = [(ett.inbjudan.namn, lankadress(post.installningar, ett.hemlighet)) for ett in utan]
    if post.formnyckel is not None:
        hit = post.url("flerkalla.visa", portfolj_id=post.portfolj_id, bedomning_id=runda.rad.id)
        spara_svar(post.skriv, post.formnyckel, hit)
    svar = post.render(
        "flerkalla/lankar.html",
        titel="Länkar att dela ut",
        rad=runda.rad,
        skickade=skickade,
        lankar=[(namn, adress, qr(adress)) for namn, adress in lankar],
    )
    svar.headers["Cache-Control"] = "no-store"
    return svar


@sidor.skriv(EN + "/inbjudan/{inbjudan_id:int}/aterkalla", Handling.PLANERA_BEDOMNING, namn="flerkalla.aterkalla")
def aterkalla(post: Portfoljinskick) -> Response:
    """Close a link."""
    runda, mall = rundan(post)
    inbjudan_id = post.request.path_params["inbjudan_id"]
    if inbjudan_id not in {ett.id for ett in runda.inbjudna}:
        raise FinnsInte
    try:
        actions.aterkalla(post.skriv, runda, inbjudan_id)
    except Konflikt:
        return visa_rundan(post, runda, mall, status=409, fel=AVSLUTAD)
    return _klart(post, runda.rad.id or 0, "Länken är återkallad.")


@sidor.skriv(EN + "/paminn", Handling.PLANERA_BEDOMNING, namn="flerkalla.paminn")
def paminn(post: Portfoljinskick) -> Response:
    """Remind everybody who has an address and has not answered."""
    runda, mall = rundan(post)
    senast, mellan = runda.rad.paminnd, timedelta(days=granser(post).paminn_mellanrum_dagar)
    if senast is not None and post.idag < senast + mellan:
        fel = f"Påminnelsen gick {datum(senast)}. Nästa kan gå {datum(senast + mellan)}."
        return visa_rundan(post, runda, mall, status=409, fel=fel)
    if not post.installningar.has_epost:
        return visa_rundan(post, runda, mall, status=409, fel="E-post är inte inställd här. Påminn på annat sätt.")
    try:
        pamindas = actions.paminn(post.skriv, runda)
    except Konflikt:
        return visa_rundan(post, runda, mall, status=409, fel=AVSLUTAD)
    skicka(post.skriv, post.installningar, pamindas, post.tilltrade.namn, runda.runda.sista_dag, igen=True)
    actions.note_paminda(post.skriv, runda)
    return _klart(post, runda.rad.id or 0, "Påminnelsen är på väg till dem som inte har svarat.")


@sidor.skriv(EN + "/sista-dag", Handling.PLANERA_BEDOMNING, namn="flerkalla.sista_dag")
def sista_dag(post: Portfoljinskick) -> Response:
    """Set another last day to answer."""
    runda, mall = rundan(post)
    form = post.validera(DagForm, fler_fel=fel_i_sista_dag(post.falt, post.idag))
    if form.varde is None:
        return visa_rundan(post, runda, mall, status=422, falt=post.falt, faltfel=form.fel)
    try:
        actions.andra_sista_dag(post.skriv, runda, form.varde.sista_dag)
    except Konflikt:
        return visa_rundan(post, runda, mall, status=409, fel=AVSLUTAD)
    return _klart(post, runda.rad.id or 0, f"Sista dag att svara är {datum(form.varde.sista_dag)}.")


def _sjalv(
    sida: Portfoljsida, runda: Rundan, mall: Bedomningsmall, falt: Falt, *, status: int = 200,
    fel: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    return sida.render(
        "flerkalla/sjalv.html",
        status=status,
        titel="Skatta dig själv",
        rad=runda.rad,
        vy=mallvy(mall, falt, sida.regelverk.rattskallor),
        fel=fel or {},
    )


@sidor.las(EN + "/sjalv", Handling.SKATTA_SIG_SJALV, namn="flerkalla.sjalv")
def sjalv(sida: Portfoljsida) -> Response:
    """The ST-läkare's own rating by the same form."""
    runda, mall = rundan(sida)
    return _sjalv(sida, runda, mall, svar_som_falt(runda.runda.sjalv))


@sidor.skriv(EN + "/sjalv", Handling.SKATTA_SIG_SJALV, namn="flerkalla.spara_sjalv")
def spara_sjalv(post: Portfoljinskick) -> Response:
    """Keep the own rating."""
    runda, mall = rundan(post)
    last = las_svar(mall, post.falt)
    if last.fel:
        return _sjalv(post, runda, mall, post.falt, status=422, fel=last.fel)
    try:
        actions.spara_sjalv(post.skriv, runda, last.svar)
    except Konflikt:
        return visa_rundan(post, runda, mall, status=409, fel=AVSLUTAD)
    return _klart(post, runda.rad.id or 0, "Din självskattning är sparad. Du kan ändra den tills insamlingen avslutas.")


def _klart(post: Portfoljinskick, bedomning_id: int, meddelande: str) -> Response:
    return post.klart("flerkalla.visa", portfolj_id=post.portfolj_id, bedomning_id=bedomning_id, meddelande=meddelande)
