"""Today's timeline and the one that the changes make, on the same stretch of days."""

from typing import Any, Final

from app.domain.portfolj import Portfolj
from app.domain.tid_i_st import TidISt
from app.domain.tidslinje import Spar, Tidslinje, gor_tidslinje
from app.web.sida import Portfoljsida
from app.web.tidsbild import Tidsbild, tidsbild
from app.web.tidslinjeord import ritlinjer, ritspar

# What a change can move; the rest of the line would only take room.
_SPAR: Final = frozenset({Spar.TJANST, Spar.FRANVARO, Spar.HEMMA, Spar.SIDA, Spar.BT, Spar.KURS})


def tva_bilder(sida: Portfoljsida, efter: Portfolj, tider: tuple[TidISt, TidISt]) -> tuple[tuple[str, Tidsbild], ...]:
    """The two drawings with their headings."""
    fore, sedan = (
        gor_tidslinje(vem, sida.idag, tid.prognos, None) for vem, tid in zip((sida.portfolj, efter), tider, strict=True)
    )
    fran, till = min(fore.fran, sedan.fran), max(fore.till, sedan.till)

    def url(namn: str, **delar: Any) -> str:
        """What is only tried has no page of its own."""
        is_ny = namn == "aktivitet.visa" and delar["aktivitet_id"] < 0
        return sida.url("provning.visa", portfolj_id=sida.portfolj_id) if is_ny else sida.url(namn, **delar)

    def bild(linje: Tidslinje) -> Tidsbild:
        poster = [post for post in linje.poster if post.spar in _SPAR]
        return tidsbild(ritspar(poster, sida.portfolj_id, url), ritlinjer(linje), fran, till)

    return ("I dag", bild(fore)), ("Med ändringarna", bild(sedan))
