"""Signing what others have written: signed in oneself, or on the spot on somebody else's device."""

from collections.abc import Mapping
from datetime import datetime

from starlette.responses import Response

from app.db.atkomst import load_kontoaktor, load_tilltrade
from app.db.session import Konflikt
from app.domain.avstamning import RELATION, Dokumentstatus
from app.domain.behorighet import Handling
from app.features.besok import actions
from app.features.besok.actions import Undertecknare
from app.features.besok.delat import ETT, HUNNET, far_skriva, mina_parter, sidor
from app.features.besok.dokument import ansvariga, undertecknare
from app.features.besok.forms import UndertecknaForm, UndertecknaHarForm, VersionForm
from app.features.besok.losenord import stammer_for
from app.features.besok.queries import Posten
from app.features.besok.sidor_dokument import posten, visa_dokument
from app.web.att_gora import till_det_som_vantar
from app.web.format import klockslag
from app.web.forms import gemen
from app.web.forsok import Inloggningsforsok
from app.web.ord import PART
from app.web.sida import Portfoljinskick

_FEL = "E-postadressen eller lösenordet stämmer inte."


@sidor.skriv(ETT + "/skriv-under", Handling.DELTA_I_BESOK, namn="besok.underteckna")
def underteckna(post: Portfoljinskick) -> Response:
    """Sign in one of one's own parts."""
    fore = posten(post)
    form = post.validera(UndertecknaForm)
    if form.varde is None:
        return visa_dokument(post, fore, status=422, fel=form.fel)
    post.krav(form.varde.part in mina_parter(post))
    vem = undertecknare(post, form.varde.part)
    return _skriv_under(post, fore, form.varde.version, vem)


@sidor.skriv(ETT + "/skriv-under-har", Handling.DELTA_I_BESOK, namn="besok.underteckna_har")
def underteckna_har(post: Portfoljinskick) -> Response:
    """Sign on this device as somebody else than who is signed in, who proves it with the password."""
    fore = posten(post)
    form = post.validera(UndertecknaHarForm)
    if form.varde is None:
        return _har_igen(post, fore, form.fel, 422)
    forsok: Inloggningsforsok = post.request.app.state.forsok
    adress = post.request.client.host if post.request.client else ""
    stopp = forsok.stopp(form.varde.epost, adress)
    if stopp is not None:
        return _har_igen(post, fore, {"losenord": _for_manga(stopp)}, 429)
    aktor = load_kontoaktor(post.session, form.varde.epost, post.idag)
    if not stammer_for(post.skriv, aktor, form.varde.losenord) or aktor is None:
        forsok.missat(form.varde.epost, adress)
        return _har_igen(post, fore, {"losenord": _FEL}, 422)
    forsok.lyckat(form.varde.epost)
    tilltrade = load_tilltrade(post.session, aktor, post.portfolj_id, post.idag)
    if tilltrade is None or RELATION[form.varde.part] not in tilltrade.relationer:
        text = f"{aktor.namn} är inte {gemen(PART[form.varde.part])} för den här ST-läkaren."
        return _har_igen(post, fore, {"part": text}, 422)
    vem = Undertecknare(form.varde.part, aktor.person_id, aktor.namn, ansvariga(post))
    return _skriv_under(post, fore, form.varde.version, vem)


def _for_manga(stopp: datetime) -> str:
    return f"För många försök med fel lösenord. Försök igen klockan {klockslag(stopp)}."


def _har_igen(post: Portfoljinskick, fore: Posten, fel: Mapping[str, str], status: int) -> Response:
    return visa_dokument(post, fore, status=status, harfel=fel, harfalt=post.falt)


def _skriv_under(post: Portfoljinskick, fore: Posten, version: int, vem: Undertecknare) -> Response:
    if fore.rad.status is not Dokumentstatus.UNDERTECKNAS:
        return visa_dokument(post, fore, status=409, konflikt=_varfor_inte(fore))
    try:
        rad = actions.underteckna(post.skriv, fore.rad, version, vem)
    except Konflikt:
        nu = posten(post)
        redan = vem.part not in nu.kvar
        return visa_dokument(post, nu, status=409, konflikt=_varfor_inte(nu) if redan else HUNNET)
    is_klar = rad.status is Dokumentstatus.KLAR
    meddelande = "Alla har skrivit under." if is_klar else f"{vem.namn} har skrivit under som {gemen(PART[vem.part])}."
    return post.klart(
        "besok.visa", portfolj_id=post.portfolj_id, dokument_id=rad.id or 0, meddelande=meddelande,
        lank=till_det_som_vantar(post) if vem.person_id == post.aktor.person_id and not post.is_egen else None,
    )  # fmt: skip


def _varfor_inte(post: Posten) -> str:
    match post.rad.status:
        case Dokumentstatus.KLAR:
            return "Alla har redan skrivit under. Så här ser det ut nu."
        case Dokumentstatus.ERSATT:
            return "En rättad upplaga har tagit dess plats. Skriv under den i stället."
        case Dokumentstatus.UNDERTECKNAS:
            return "Den parten har redan skrivit under. Så här ser det ut nu."
    return "Den som skriver texten skriver under först. Sedan är det din tur."


@sidor.skriv(ETT + "/ratta", Handling.DELTA_I_BESOK, namn="besok.ratta")
def ratta(post: Portfoljinskick) -> Response:
    """Begin a corrected edition of what is signed."""
    fore = posten(post)
    post.krav(far_skriva(post, fore.rad.slag))
    try:
        ny_id = actions.ratta(post.skriv, fore.rad)
    except Konflikt:
        text = "Det går inte att rätta: det är inte underskrivet, eller så finns redan en rättad upplaga."
        return visa_dokument(post, posten(post), status=409, konflikt=text)
    meddelande = "Rätta texten och skriv under. Den förra upplagan gäller tills alla har skrivit under den här."
    return post.klart("besok.visa", portfolj_id=post.portfolj_id, dokument_id=ny_id, meddelande=meddelande)


@sidor.skriv(ETT + "/ta-bort", Handling.DELTA_I_BESOK, namn="besok.kasta")
def kasta(post: Portfoljinskick) -> Response:
    """Call a visit off, or throw a draft away."""
    fore, form = posten(post), post.validera(VersionForm).varde
    post.krav(far_skriva(post, fore.rad.slag))
    is_besok = fore.rad.status is Dokumentstatus.PLANERAD
    try:
        actions.kasta(post.skriv, fore.rad, form.version if form else 0)
    except Konflikt:
        return visa_dokument(post, posten(post), status=409, konflikt=HUNNET)
    meddelande = "Besöket är avbokat." if is_besok else "Utkastet är borttaget."
    return post.klart("besok.lista", portfolj_id=post.portfolj_id, meddelande=meddelande)
