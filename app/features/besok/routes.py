"""The page Besök, and booking a visit."""

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.avstamning import Dokumentslag
from app.domain.behorighet import Handling
from app.features.besok import actions, introduktion, underteckna, vy
from app.features.besok.delat import BAS, ETT, HUNNET, far_skriva, sidor
from app.features.besok.forms import BokaForm, fel_i_bokat
from app.features.besok.queries import utkast
from app.features.besok.sidor_dokument import posten, visa_dokument
from app.underlag.dokumentmallar import dokumentmall
from app.web.format import datum
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida

__all__ = ["introduktion", "sidor", "underteckna"]  # their routes are registered by being imported


def _lista(
    sida: Portfoljsida, *, status: int = 200, fel: dict[str, str] | None = None, falt: Falt | None = None
) -> Response:
    dokument = sida.portfolj.dokument
    forslag: Falt = {"datum": [vy.foreslagen_dag(sida).isoformat()]}
    return sida.render(
        "besok/lista.html",
        status=status,
        titel="Besök",
        planerade=vy.planerade(dokument),
        villkor=vy.villkoren(sida),
        besoken=vy.besoken(dokument),
        grupper=vy.grupper(sida),
        utkast=[rad for rad in utkast(sida.session, sida.portfolj_id) if far_skriva(sida, rad.slag)],
        oppna_planer=[plan for plan in sida.portfolj.atgardsplaner if plan.is_oppen],
        ton=vy.TON,
        v=Ifyllt(falt or forslag),
        fel=fel or {},
        far_boka=sida.far(Handling.SKRIVA_BESOK),
    )


@sidor.las(BAS, Handling.LASA_BESOK, namn="besok.lista")
def lista(sida: Portfoljsida) -> Response:
    """The next visit with what it asks for, those held, and the documents that go with them."""
    return _lista(sida)


@sidor.skriv(BAS, Handling.SKRIVA_BESOK, namn="besok.boka")
def boka(post: Portfoljinskick) -> Response:
    """Book a visit."""
    form = post.validera(BokaForm, fler_fel=fel_i_bokat(post.falt, post.idag))
    if form.varde is None:
        return _lista(post, status=422, fel=dict(form.fel), falt=post.falt)
    mall = dokumentmall(Dokumentslag.BESOK)
    rad = actions.planera(post.skriv, post.portfolj_id, mall, form.varde.datum)
    meddelande = f"Besöket är bokat till {datum(form.varde.datum)}."
    return post.klart("besok.visa", portfolj_id=post.portfolj_id, dokument_id=rad.id or 0, meddelande=meddelande)


@sidor.las(ETT, Handling.LASA_BESOK, namn="besok.visa")
def visa(sida: Portfoljsida) -> Response:
    """One visit or another document."""
    return visa_dokument(sida, posten(sida))


@sidor.skriv(ETT + "/flytta", Handling.SKRIVA_BESOK, namn="besok.flytta")
def flytta(post: Portfoljinskick) -> Response:
    """Move a booked visit to another day."""
    fore = posten(post)
    form = post.validera(BokaForm, fler_fel=fel_i_bokat(post.falt, post.idag))
    if form.varde is None:
        return visa_dokument(post, fore, status=422, flyttfel=form.fel, flyttfalt=post.falt)
    try:
        actions.flytta(post.skriv, fore.rad, form.varde.version, form.varde.datum)
    except Konflikt:
        return visa_dokument(post, posten(post), status=409, konflikt=HUNNET)
    return post.klart(
        "besok.visa", portfolj_id=post.portfolj_id, dokument_id=fore.rad.id or 0,
        meddelande=f"Besöket är flyttat till {datum(form.varde.datum)}.",
    )  # fmt: skip
