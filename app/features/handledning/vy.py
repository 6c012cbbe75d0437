"""What the pages about supervision show: the list, the pace, the last weeks as a strip, the form filled in."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.handledning import Handledarsamtal, Samtalsslag
from app.domain.portfolj import Portfolj
from app.domain.tid import Period, klockstopp
from app.regler.modell import Fynd, Utfall
from app.regler.placeringar import bortaperioder
from app.regler.utvardera import utvardera
from app.web.format import antal, minuter
from app.web.motpart import Motpart
from app.web.sida import Portfoljsida

REGEL: Final = "HL-06"
_VECKOR: Final = 12
_MED, _UTAN, _SIDA, _FRANVARO = "med samtal", "utan samtal", "på sidotjänstgöring utan samtal", "frånvaro"
_LAGEN = (_MED, _UTAN, _SIDA, _FRANVARO)
_STEG, _STAPEL, _HOJD = 20, 14, 40


@dataclass(frozen=True, slots=True)
class Stapel:
    """One week of the strip: left edge, height in the drawing, and the week in words with what it was."""

    x: int
    hojd: float
    titel: str
    lage: str

    @property
    def is_franvaro(self) -> bool:
        """Whether the week was one of leave."""
        return self.lage == _FRANVARO


@dataclass(frozen=True, slots=True)
class Veckor:
    """Minutes of supervision a week, the current week last. `mal` is the height of the target, where there is one."""

    staplar: tuple[Stapel, ...]
    bredd: int
    hojd: int
    mal: float | None
    i_ord: str


def takt(sida: Portfoljsida) -> tuple[Fynd, ...]:
    """What the rule of pace says today, where it says anything."""
    regler = {REGEL: sida.regelverk.regler[REGEL]}
    fynd = utvardera(sida.portfolj, sida.underlag, regler)
    sagda = [f for f in fynd if f.utfall is not Utfall.EJ_TILLAMPLIG]
    # The pace says how much there is; that something is documented at all is then said too.
    return tuple(f for f in sagda if f.delregel != "dokumenterad") or tuple(sagda)


def veckor(sida: Portfoljsida) -> Veckor:
    """The strip of the latest weeks."""
    mandag = sida.idag - timedelta(days=sida.idag.weekday())
    stopp = klockstopp(sida.portfolj, sida.underlag.franvaro_dagar)
    mal = getattr(sida.underlag.parametrar.get(REGEL), "minuter_per_vecka", None)
    summor = [_vecka(sida.portfolj, mandag - timedelta(weeks=n)) for n in reversed(range(_VECKOR))]
    veckorna = [(start, summa, _MED if summa else _lage(sida.portfolj, start, stopp)) for start, summa in summor]
    hogst = max([*(summa for _, summa in summor), mal or 0, 60])
    staplar = tuple(
        Stapel(
            x=nummer * _STEG + (_STEG - _STAPEL) // 2,
            hojd=round(summa / hogst * _HOJD, 1),
            titel=f"Vecka {start.isocalendar().week}: {minuter(summa) if summa else lage}",
            lage=lage,
        )
        for nummer, (start, summa, lage) in enumerate(veckorna)
    )
    rakning = Counter(stapel.lage for stapel in staplar)
    delar = [f"{antal(rakning[lage], 'vecka', 'veckor')} {lage}" for lage in _LAGEN if rakning[lage]]
    i_ord = f"De senaste {_VECKOR} veckorna: {', '.join(delar)}."
    return Veckor(staplar, _VECKOR * _STEG, _HOJD, None if mal is None else round(mal / hogst * _HOJD, 1), i_ord)


def _vecka(portfolj: Portfolj, start: date) -> tuple[date, int]:
    slut = start + timedelta(days=6)
    return start, sum(s.minuter for s in portfolj.handledarsamtal if start <= s.datum <= slut)


def _lage(portfolj: Portfolj, start: date, stopp: Collection[Period]) -> str:
    """What a week without a session was."""
    if _is_borta(start, stopp):
        return _FRANVARO
    return _SIDA if any(start in period for period in bortaperioder(portfolj).values()) else _UTAN


def _is_borta(start: date, stopp: Collection[Period]) -> bool:
    return any(start in period and start + timedelta(days=4) in period for period in stopp)


def urval(samtal: Collection[Handledarsamtal], vem: str, delmal: str) -> tuple[Handledarsamtal, ...]:
    """The sessions with that person's name and delmål (empty: all), newest first."""
    return tuple(
        s
        for s in sorted(samtal, key=lambda s: (s.datum, s.id), reverse=True)
        if vem in ("", s.handledare_namn) and (not delmal or delmal in s.delmal)
    )


def nasta(sida: Portfoljsida) -> date | None:
    """The next session that is agreed on."""
    return min((s.nasta for s in sida.portfolj.handledarsamtal if s.nasta and s.nasta >= sida.idag), default=None)


def _nasta_gang(senaste: Handledarsamtal | None, idag: date) -> str:
    """As long from today as the last session was from its next one; "" where that is not known."""
    if senaste is None or senaste.nasta is None:
        return ""
    return (idag + (senaste.nasta - senaste.datum)).isoformat()


def forifyllt(sida: Portfoljsida, kanda: Sequence[Motpart], punkter: Sequence[str]) -> dict[str, list[str]]:
    """Today, the usual length, handledare and interval, and the points that were prepared: little is left to write."""
    senaste = max(sida.portfolj.handledarsamtal, key=lambda s: (s.datum, s.id), default=None)
    ids = {m.id for m in kanda if m.roll}
    if senaste is not None and senaste.handledare_id in ids:
        vem = str(senaste.handledare_id)
    else:
        vem = str(kanda[0].id) if kanda else ""
    return {
        "datum": [sida.idag.isoformat()],
        "minuter": [str(60 if senaste is None else senaste.minuter)],
        "vem": [vem],
        "delmal": [sida.fraga("delmal")] if sida.fraga("delmal") else [],
        "aktivitet": [sida.fraga("aktivitet")],
        "anteckning": ["\n".join(f"– {punkt}" for punkt in punkter)],
        "nasta": [_nasta_gang(senaste, sida.idag)],
        "slag": [sida.fraga("samtalsslag", Samtalsslag.ORDINARIE.value)],
    }
