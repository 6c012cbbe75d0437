"""Which regulation a training follows, out of the facts that decide: what TID-03 asks, before there is a record."""

from datetime import date
from typing import NamedTuple

from app.domain.foreskrift import Foreskrift
from app.web.format import datum


class Forslag(NamedTuple):
    """The regulation to follow, the reason in Swedish, and which may be chosen without an exception."""

    foreskrift: Foreskrift
    skal: str
    tillatna: frozenset[Foreskrift]


def foresla(start: date, has_svensk_at: bool | None, ny_fran: date) -> Forslag:
    """The older regulation where it may be followed, else the newer; `ny_fran` is when the newer came into force."""
    bada = frozenset(Foreskrift)
    if start < ny_fran:
        return Forslag(Foreskrift.F2015, f"ST började före {datum(ny_fran)}.", bada)
    if has_svensk_at:
        return Forslag(
            Foreskrift.F2015, "Svensk AT är gjord. Den som vill kan i stället följa HSLF-FS 2021:8, med BT.", bada
        )
    vad = "Det är inte känt om svensk AT är gjord" if has_svensk_at is None else "Svensk AT är inte gjord"
    return Forslag(
        Foreskrift.F2021,
        f"{vad}, och ST börjar {datum(ny_fran)} eller senare. BT ska ingå eller vara godkänd.",
        frozenset({Foreskrift.F2021}),
    )
