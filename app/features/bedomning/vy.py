"""What the pages about assessments show: the list with its filters, statuses in words, forms filled in."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.features.bedomning import mallval
from app.underlag.mallar import Mallar
from app.web.forms import las_tal
from app.web.motpart import Motpart
from app.web.ord import METOD
from app.web.sida import Portfoljsida

Lage = tuple[str, str]

_LAGE: Final[dict[Bedomningsstatus, Lage]] = {
    Bedomningsstatus.UTKAST: ("Utkast", "vantar"),
    Bedomningsstatus.BEGARD: ("Väntar på underskrift", "vantar"),
    Bedomningsstatus.AVBOJD: ("Avböjd", "fel"),
    Bedomningsstatus.SIGNERAD: ("Signerad", "ok"),
    Bedomningsstatus.MAKULERAD: ("Makulerad", "fel"),
}
LAGESVAL: Final = (
    ("begard", "Väntar på underskrift"),
    ("avbojd", "Avböjda"),
    ("signerad", "Signerade"),
    ("makulerad", "Makulerade och återtagna"),
)
METODVAL: Final = tuple((metod.value, namn) for metod, namn in METOD.items())


def lage(post: Bedomning | BedomningRad, idag: date) -> Lage:
    """A status in words with its tone; what was withdrawn before anybody signed is no voided assessment."""
    if post.status is Bedomningsstatus.BEGARD and post.svara_senast is not None and idag > post.svara_senast:
        return "Svarstiden har gått ut", "fel"
    if post.status is Bedomningsstatus.MAKULERAD and post.signerad is None:
        return "Återtagen", ""
    return _LAGE[post.status]


def urval(alla: Collection[Bedomning], metod: str, delmal: str, status: str) -> tuple[Bedomning, ...]:
    """The assessments of that method, delmål and status (empty: all), newest first."""
    statusar = {"begard", "utkast"} if status == "begard" else {status}
    return tuple(
        b
        for b in sorted(alla, key=lambda b: (b.datum, b.id), reverse=True)
        if metod in ("", b.metod) and (not delmal or delmal in b.delmal) and (not status or b.status in statusar)
    )


def formular(mallar: Mallar, post: Bedomning) -> str:
    """The name of the form, where it says more than the method does; "" for none."""
    mall = mallar.hamta(post.mall, post.mall_version)
    return mall.titel if mall and mall.titel != METOD[post.metod] else ""


def metoder_i(alla: Collection[Bedomning]) -> tuple[tuple[str, str], ...]:
    """The methods that occur, for the filter."""
    finns = {b.metod for b in alla}
    return tuple((metod.value, namn) for metod, namn in METOD.items() if metod in finns)


def forifylld_begaran(sida: Portfoljsida, kanda: Sequence[Motpart], svara_senast: date) -> dict[str, list[str]]:
    """Today, the usual handledare, and what the link that led here was about."""
    delmal, aktivitet = sida.request.query_params.getlist("delmal"), sida.fraga("aktivitet")
    sokta = {kod.lower() for kod in delmal}
    planerad = next((m for m in sida.portfolj.metoder if str(m.delmal).lower() in sokta), None)
    if not aktivitet and planerad is not None and planerad.aktivitet_id is not None:
        aktivitet = str(planerad.aktivitet_id)
    andra = [m for m in kanda if m.id != sida.aktor.person_id]
    metod = sida.fraga("metod") or (planerad.metod.value if planerad else "")
    return {
        "metod": [metod],
        "mall": [sida.fraga("mall") or mallval.forvald(sida, metod)],
        "datum": [sida.idag.isoformat()],
        "svara_senast": [svara_senast.isoformat()],
        "vem": [_handledare_for(sida, aktivitet) or (str(andra[0].id) if andra else "")],
        "delmal": delmal,
        "aktivitet": [aktivitet],
        "situation": [sida.fraga("situation")],
    }


def _handledare_for(sida: Portfoljsida, aktivitet: str) -> str:
    post = sida.portfolj.aktivitet(las_tal(aktivitet, 0))
    tjanst = post.tjanstgoring if post else None
    return str(tjanst.handledare_id) if tjanst and tjanst.handledare_id else ""
