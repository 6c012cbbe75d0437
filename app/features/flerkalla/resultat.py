"""Ending the collecting, and handing the result out: by huvudhandledare or studierektor, never by the ST-läkare."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.bedomningar import OPPEN, Bedomningsvarden, signera
from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall, Faltslag
from app.domain.behorighet import Handling
from app.domain.flerkalla import sammanstall, som_svar
from app.features.flerkalla import actions, vy
from app.features.flerkalla.delat import AVSLUTAD, EN, granser, rundan, sidor, visa_rundan
from app.features.flerkalla.forms import SlappForm, VersionForm
from app.features.flerkalla.queries import Rundan, svaren
from app.web.att_gora import till_det_som_vantar
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.mallformular import mallvy
from app.web.sida import Portfoljinskick, Portfoljsida


def _kan_slappas(runda: Rundan) -> bool:
    return runda.rad.status in OPPEN and runda.runda.stangd is not None


@sidor.skriv(EN + "/avsluta", Handling.LEDA_BEDOMNING, namn="flerkalla.avsluta")
def avsluta(post: Portfoljinskick) -> Response:
    """End the collecting. The answers can be put together only when no more of them come in."""
    runda, mall = rundan(post)
    minst = granser(post).minst_svar
    if runda.antal_svar < minst:
        fel = (
            f"{runda.antal_svar} har svarat, och det behövs minst {minst}. Flytta fram sista dagen eller bjud in fler."
        )
        return visa_rundan(post, runda, mall, status=409, fel=fel)
    form = post.validera(VersionForm).varde
    try:
        actions.stang(post.skriv, runda, form.version if form else 0)
    except Konflikt:
        return visa_rundan(post, *rundan(post), status=409, fel=AVSLUTAD)
    return post.klart(
        "flerkalla.slapp", portfolj_id=post.portfolj_id, bedomning_id=runda.rad.id or 0,
        meddelande="Insamlingen är avslutad.",
    )  # fmt: skip


def _svar(sida: Portfoljsida, runda: Rundan, mall: Bedomningsmall) -> Mapping[str, str]:
    """The figures and texts that may be shown, as they are to be signed."""
    visat = sammanstall(
        svaren(sida.session, runda.rad.id or 0),
        grupper=[grupp for grupp, _ in mall.grupper],
        skalfalt=[falt.id for falt in mall.falt if falt.slag is Faltslag.SKALA],
        textfalt=[falt.id for falt in mall.falt if falt.slag is Faltslag.TEXT],
        minst=granser(sida).minst_i_grupp,
    )
    return som_svar(visat, runda.runda.sjalv)


def _formular(
    sida: Portfoljsida, runda: Rundan, mall: Bedomningsmall, falt: Falt, *, status: int = 200,
    fel: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    return sida.render(
        "flerkalla/slapp.html",
        status=status,
        titel="Lämna ut resultatet",
        rad=runda.rad,
        vy=mallvy(mall, falt, sida.regelverk.rattskallor),
        resultat=vy.resultat(mall, _svar(sida, runda, mall)),
        minst_i_grupp=granser(sida).minst_i_grupp,
        v=Ifyllt(falt),
        fel=fel or {},
        version=Ifyllt(falt)("version") or runda.rad.version,
    )


@sidor.las(EN + "/lamna-ut", Handling.LEDA_BEDOMNING, namn="flerkalla.slapp")
def slapp(sida: Portfoljsida) -> Response:
    """The result as it will be seen, and the summary to write before it is handed out."""
    runda, mall = rundan(sida)
    if not _kan_slappas(runda):
        return visa_rundan(
            sida, runda, mall, status=409, fel="Avsluta insamlingen först, eller så är den redan utlämnad."
        )
    return _formular(sida, runda, mall, {})


@sidor.skriv(EN + "/lamna-ut", Handling.LEDA_BEDOMNING, namn="flerkalla.slapp_nu")
def slapp_nu(post: Portfoljinskick) -> Response:
    """Freeze the result, sign it and hand it out."""
    runda, mall = rundan(post)
    if not _kan_slappas(runda):
        return visa_rundan(post, runda, mall, status=409, fel="Resultatet är redan utlämnat, eller rundan återtagen.")
    form = post.validera(SlappForm)
    if form.varde is None:
        return _formular(post, runda, mall, post.falt, status=422, fel=form.fel)
    varden = Bedomningsvarden(
        datum=post.idag,
        aterkoppling=form.varde.aterkoppling,
        overenskommet=form.varde.overenskommet,
        mall=mall,
        svar=_svar(post, runda, mall),
    )
    try:
        signera(post.skriv, runda.rad, form.varde.version, varden)
    except Konflikt:
        return visa_rundan(post, *rundan(post), status=409, fel="Rundan har ändrats sedan du öppnade sidan.")
    return post.klart(
        "flerkalla.visa", portfolj_id=post.portfolj_id, bedomning_id=runda.rad.id or 0,
        meddelande="Resultatet är utlämnat och låst.", lank=till_det_som_vantar(post),
    )  # fmt: skip
