"""Opening a link: whether it can be used, and the page that says why not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.bedomningslankar import Oppnad, hitta_lank
from app.db.session import las_portfolj_rad
from app.domain.bedomning import Bedomningsstatus
from app.web.forms import Falt
from app.web.forsok import Lankforsok
from app.web.ifyllt import Ifyllt
from app.web.sida import Inskickat, Sida


class Stangd(StrEnum):
    """Why a link opens nothing."""

    OKAND = "okand"
    FOR_MANGA = "for_manga"
    ANVAND = "anvand"
    ATERKALLAD = "aterkallad"
    UTGANGEN = "utgangen"
    BESVARAD = "besvarad"
    EGEN = "egen"


@dataclass(frozen=True, slots=True)
class _Besked:
    """What the page of a link that opens nothing says."""

    status: int
    titel: str
    gor: str


_BESKED: Final = {
    Stangd.OKAND: _Besked(
        404,
        "Länken går inte att använda",
        "Kontrollera att hela länken följde med. Annars: be den som skickade den om en ny.",
    ),
    Stangd.FOR_MANGA: _Besked(429, "För många försök", "Vänta en kvart och försök igen."),
    Stangd.ANVAND: _Besked(
        410,
        "Länken är redan använd",
        "Bedömningen är signerad och låst. Ska den inte gälla: hör av dig till ST-läkaren.",
    ),
    Stangd.ATERKALLAD: _Besked(
        410,
        "Länken är återkallad",
        "Den som skickade länken har tagit tillbaka den. Be om en ny om du fortfarande ska bedöma.",
    ),
    Stangd.UTGANGEN: _Besked(410, "Länken har gått ut", "Svarstiden är slut. Be den som skickade länken förlänga den."),
    Stangd.BESVARAD: _Besked(410, "Bedömningen är redan besvarad", "Den är signerad, avböjd eller återtagen."),
    Stangd.EGEN: _Besked(
        403,
        "Länken är till din bedömare",
        "Du är inloggad som den som ska bedömas. Bedömaren öppnar länken på sin egen telefon eller dator.",
    ),
}
# What was sent to a link that has closed meanwhile is answered as a conflict, with the text for its writer to copy.
_HANN_FORE: Final = frozenset({Stangd.ANVAND, Stangd.BESVARAD, Stangd.ATERKALLAD, Stangd.UTGANGEN})


def hemlighet(sida: Sida) -> str:
    """The secret of the address."""
    text: str = sida.request.path_params["hemlighet"]
    return text


def oppna(sida: Sida) -> Oppnad | Stangd:
    """What the secret of the address opens, or why it opens nothing. Reading counts nothing up but unknown secrets."""
    forsok, adress = lankforsok(sida), sida.request.client.host if sida.request.client else ""
    if forsok.is_stoppad(adress):
        return Stangd.FOR_MANGA
    oppnad = hitta_lank(sida.session, hemlighet(sida))
    if oppnad is None:
        forsok.okand(adress)
        return Stangd.OKAND
    if isinstance(sida, Inskickat):
        # From here on nobody else writes in the portfolio: what is read now still holds when it is signed.
        las_portfolj_rad(sida.skriv, oppnad.bedomning.portfolj_id)
        oppnad = hitta_lank(sida.session, hemlighet(sida)) or oppnad
        egen = sida.skriv.person_id == oppnad.person_id
        sida.skriv.person_id = None  # an account that happens to be signed in here is not who signs
    else:
        egen = sida.aktor_eller_ingen is not None and sida.aktor.person_id == oppnad.person_id
    return Stangd.EGEN if egen else _stangd(oppnad, sida.nu) or oppnad


def _stangd(oppnad: Oppnad, nu: datetime) -> Stangd | None:
    lank, rad = oppnad.lank, oppnad.bedomning
    if lank.anvand is not None:
        return Stangd.ANVAND
    if rad.status is Bedomningsstatus.SIGNERAD or rad.status not in OPPEN:
        return Stangd.BESVARAD
    if lank.aterkallad is not None:
        return Stangd.ATERKALLAD
    return Stangd.UTGANGEN if lank.giltig_till <= nu else None


def lankforsok(sida: Sida) -> Lankforsok:
    """The count of tries."""
    forsok: Lankforsok = sida.request.app.state.lankforsok
    return forsok


def rendera(sida: Sida, fil: str, **kontext: Any) -> Response:
    """A page with nothing to navigate, whoever may be signed in."""
    return sida.render(fil, **({"aktor": None, "toppnav": ()} | kontext))


def stangd_sida(sida: Sida, varfor: Stangd, falt: Falt | None = None) -> Response:
    """Why the link opens nothing. What somebody was sending is shown, for them to copy."""
    besked = _BESKED[varfor]
    v = Ifyllt(falt or {})
    egna = [(etikett, v(namn)) for namn, etikett in _TEXTER if v(namn)]
    egna += [("Övrigt", text) for text in v.alla("rest")]
    status = 409 if falt is not None and varfor in _HANN_FORE else besked.status
    svar = rendera(sida, "engangslank/stangd.html", status=status, titel=besked.titel, gor=besked.gor, egna=egna)
    if varfor is Stangd.FOR_MANGA:
        svar.headers["Retry-After"] = str(60 * sida.installningar.forsok_minuter)
    return svar


_TEXTER: Final = (
    ("aterkoppling", "Återkoppling"),
    ("overenskommet", "Vad ni kom överens om"),
    ("skal", "Skäl"),
)
