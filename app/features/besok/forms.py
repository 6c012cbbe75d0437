"""What is sent about visits and other documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import Field

from app.domain.avstamning import Dokumentslag, Part
from app.domain.bedomningsmall import Faltslag
from app.domain.dokumentmall import NASTA, RISK, Dokumentfalt, Dokumentmall
from app.domain.portfolj import Portfolj
from app.web.format import datum
from app.web.forms import Epost, Falt, Formular, fel_i_text, gemen, las_dag
from app.web.ifyllt import Ifyllt as Falten

_HOGST: Final[Mapping[Faltslag, int]] = {Faltslag.TEXT: 10_000, Faltslag.RAD: 200}
_FORE_START: Final = frozenset({Dokumentslag.KONTRAKT, Dokumentslag.TILLSTYRKAN})
_FRAM: Final = timedelta(days=3 * 365)  # so far ahead a visit can be booked
_DATUM: Final = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01."


@dataclass(frozen=True, slots=True)
class Ifyllt:
    """What a document's form says: its day, the texts by field, and what the program itself reads of it."""

    datum: date
    svar: Mapping[str, str]
    nasta: date | None
    has_risk: bool


class BokaForm(Formular):
    """The day of a visit."""

    datum: Annotated[date, Field(title="Dag för besöket")]
    version: int = 0


class VersionForm(Formular):
    """A button on one document, as the person saw it."""

    version: int = 0


class UndertecknaForm(Formular):
    """In which part somebody signs, and the text as it was read."""

    part: Annotated[Part, Field(title="Vem du skriver under som")]
    version: int = 0


class UndertecknaHarForm(UndertecknaForm):
    """The same by somebody who is not signed in on this device."""

    epost: Annotated[Epost, Field(title="E-postadress")]
    losenord: Annotated[str, Field(title="Lösenord", min_length=1, max_length=1000)]


def fel_i_bokat(falt: Falt, idag: date, namn: str = "datum") -> dict[str, str]:
    """A fault at the day of a visit to come."""
    dag = las_dag(Falten(falt)(namn))
    if dag is None:
        return {}
    if dag < idag:
        return {namn: "Dagen har varit. Välj en dag framåt i tiden; protokollet skriver du när besöket hålls."}
    return {namn: "Dagen ligger för långt fram. Välj en dag inom tre år."} if dag > idag + _FRAM else {}


def las_dokument(
    mall: Dokumentmall, falt: Falt, portfolj: Portfolj, idag: date, *, is_skarpt: bool
) -> tuple[Ifyllt | None, dict[str, str]]:
    """Read a document's form. `is_skarpt`: it is to be signed now, so that nothing asked for may be missing.

    Returns:
        What it says, or None and a Swedish sentence for each faulty field.
    """
    v, fel = Falten(falt), {}
    dag = las_dag(v("datum"))
    if vad := _fel_i_dag(mall.slag, v("datum"), portfolj, idag, is_skarpt=is_skarpt):
        fel["datum"] = vad
    for ett in mall.falt:
        if vad := _fel_i_falt(ett, v(ett.id), is_skarpt=is_skarpt):
            fel[ett.id] = vad
    nasta = las_dag(v(NASTA)) if mall.har(NASTA) else None
    if nasta is not None and NASTA not in fel and nasta <= (idag if is_skarpt else dag or idag):
        fel[NASTA] = "Nästa besök ska vara en dag framåt i tiden."
    if fel or dag is None:
        return None, fel
    svar = {ett.id: v(ett.id) for ett in mall.falt if v(ett.id)}
    return Ifyllt(dag, svar, nasta, v(RISK) == "ja" if mall.har(RISK) else False), {}


def _fel_i_dag(slag: Dokumentslag, text: str, portfolj: Portfolj, idag: date, *, is_skarpt: bool) -> str:
    dag = las_dag(text)
    if dag is None:
        return _DATUM
    if dag < portfolj.utbildning.start and slag not in _FORE_START:
        return f"Datumet ligger före ST-starten {datum(portfolj.utbildning.start)}."
    if dag > idag and (is_skarpt or slag is not Dokumentslag.BESOK):
        return "Datumet ligger i framtiden. Det kan skrivas under när dagen har varit."
    return ""


def _fel_i_falt(ett: Dokumentfalt, text: str, *, is_skarpt: bool) -> str:
    if not text:
        verb = "Välj svar på" if ett.slag is Faltslag.VAL else "Fyll i"
        return f"{verb} {gemen(ett.etikett)}".rstrip("?") + "." if ett.is_obligatoriskt and is_skarpt else ""
    if ett.slag in _HOGST:
        return fel_i_text(text, _HOGST[ett.slag])
    if ett.slag is Faltslag.DATUM:
        return "" if las_dag(text) else _DATUM
    return "" if text in {varde for varde, _, _ in ett.val} else "Välj ja eller nej."
