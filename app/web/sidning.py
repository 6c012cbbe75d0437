"""A long list a page at a time, for lists that are in memory already."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from app.web.forms import las_tal
from app.web.sida import Sida

PER_SIDA: Final = 20
_GRANNAR: Final = 2  # page numbers shown on each side of the one at hand

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sidning(Generic[T]):
    """The part that is shown, and what `sidnavigering` needs. `alla_url`: the same list whole, "" where it is shown."""

    rader: Sequence[T]
    sidor: tuple[tuple[int, str, bool] | None, ...] = ()
    bakat: str | None = None
    framat: str | None = None
    visar: str = ""
    alla_url: str = ""


def sidning(sida: Sida, alla: Sequence[T], **filter_: str) -> Sidning[T]:
    """The page of `alla` that the address asks for (`sida`, or `alla`), with `filter_` kept in the links."""
    sist = -(-len(alla) // PER_SIDA)
    if sist <= 1 or sida.fraga("alla"):
        return Sidning(alla)

    def adress(**mer: Any) -> str:
        satta = {namn: varde for namn, varde in (filter_ | mer).items() if varde}
        return f"{sida.request.url.path}?{urlencode(satta)}"

    nummer = min(max(las_tal(sida.fraga("sida"), 1), 1), sist)
    fran = (nummer - 1) * PER_SIDA
    rader = alla[fran : fran + PER_SIDA]
    return Sidning(
        rader,
        tuple(None if n is None else (n, adress(sida=n), n == nummer) for n in sidnummer(nummer, sist)),
        adress(sida=nummer - 1) if nummer > 1 else None,
        adress(sida=nummer + 1) if nummer < sist else None,
        f"{fran + 1}–{fran + len(rader)} av {len(alla)}",
        adress(alla="ja"),
    )


def sidnummer(nu: int, sist: int) -> list[int | None]:
    """The page numbers to show: the first, the last and those near; None for a gap."""
    ut: list[int | None] = []
    for n in range(1, sist + 1):
        if n in (1, sist) or abs(n - nu) <= _GRANNAR:
            ut.append(n)
        elif ut[-1] is not None:
            ut.append(None)
    return ut
