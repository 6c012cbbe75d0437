"""The product's sum against a count of single days, over thousands of histories that are the same every time."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from app.domain.tid_i_st import tid_i_st
from tests.bygg import franvaro, malbeskrivning, portfolj, sysselsattning, tillgodoraknande
from tests.domain.dagsrakning import PARTS, count

HISTORIER = 2000
SVARA_STARTER = (date(2024, 2, 29), date(2023, 1, 31), date(2024, 1, 30), date(2023, 12, 31), date(2100, 2, 28))


def _en_historia(slump: Random) -> None:
    start = slump.choice([*SVARA_STARTER, *(date(2000, 1, 1) + timedelta(slump.randrange(40_000)) for _ in range(9))])
    krav, halva = slump.choice([(1, 0), (3, 1), (7, 0), (12, 1), (30, 1), (60, 0), (66, 0)])
    langd = krav * 32
    idag = start + timedelta(slump.randrange(-20, langd))
    grader = {start + timedelta(slump.randrange(-60, langd)): slump.choice([50, 67, 75, 80, 100]) for _ in range(4)}
    ledig = []
    for _ in range(slump.randrange(4)):
        fran = start + timedelta(slump.randrange(-60, langd))
        ledig.append((fran, fran + timedelta(slump.choice([0, 1, 13, 27, 100, slump.randrange(500)]))))
    vem = portfolj(
        *(sysselsattning(fran, procent) for fran, procent in grader.items()),
        *(franvaro(*dagar) for dagar in ledig),
        *([tillgodoraknande(manader=0.5)] if halva else []),
        start=start,
    )
    tid = tid_i_st(vem, idag, malbeskrivning(minsta_tid_manader=krav))
    gjort, slut = count(
        start,
        idag.toordinal(),
        krav * PARTS - halva * PARTS // 2,
        [(fran.toordinal(), procent) for fran, procent in grader.items()],
        [(fran.toordinal(), till.toordinal()) for fran, till in ledig],
    )
    assert (tid.gjord, tid.prognos) == (Fraction(gjort, PARTS), date.fromordinal(slut)), (vem, idag)


def test_thousands_of_histories_come_out_as_when_single_days_are_counted() -> None:
    slump = Random(4)
    for _ in range(HISTORIER):
        _en_historia(slump)
