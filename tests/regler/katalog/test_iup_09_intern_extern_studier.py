"""IUP-09: education at the unit, outside it, and time for studies."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import Narvaro, Narvaroslag, Studietid
from app.regler.katalog.iup_09_intern_extern_studier import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import aktivitet, fynden, portfolj

P = Parametrar(
    interna=(Aktivitetsslag.SEMINARIUM,), externa=(Aktivitetsslag.KURS,), sjalvstudier=(Aktivitetsslag.SJALVSTUDIER,)
)
DAG = date(2026, 3, 1)


def brister(vems: Portfolj, idag: str = "2026-03-01") -> list[str]:
    return [f.delregel for f in fynden(REGEL, vems, idag, P) if f.utfall is Utfall.BRIST]


@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_each_part_is_asked_for_by_itself(foreskrift: Foreskrift) -> None:
    assert brister(portfolj(foreskrift=foreskrift)) == ["intern", "extern", "sjalvstudier"]
    alla = [aktivitet(slag=slag) for slag in (*P.interna, *P.externa, *P.sjalvstudier)]
    for nr, kvar in enumerate(("intern", "extern", "sjalvstudier")):
        assert brister(portfolj(*alla[:nr], *alla[nr + 1 :])) == [kvar]
    assert brister(portfolj(*alla)) == []


@pytest.mark.parametrize("status", list(Aktivitetsstatus))
def test_what_is_planned_or_done_counts_and_nothing_else(status: Aktivitetsstatus) -> None:
    is_med = status in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)
    assert ("extern" not in brister(portfolj(aktivitet(status=status)))) is is_med


def test_teaching_attended_and_study_time_used_count_too() -> None:
    vems = portfolj()
    narvaro = Narvaro(1, Narvaroslag.SEMINARIUM, DAG)
    assert brister(replace(vems, narvaron=(narvaro,))) == ["extern", "sjalvstudier"]
    assert "intern" in brister(replace(vems, narvaron=(replace(narvaro, is_narvarande=False),)))
    assert brister(replace(vems, studietider=(Studietid(1, DAG, 240),))) == ["intern", "extern"]


def test_it_is_asked_from_the_first_day_of_st() -> None:
    vems = portfolj(start="2026-03-01")
    fore = fynden(REGEL, vems, "2026-02-28", P)
    assert {(f.utfall, f.vander) for f in fore} == {(Utfall.EJ_TILLAMPLIG, DAG)}
    assert len(brister(vems)) == 3
    assert brister(portfolj(slag=Utbildningsslag.INFOR_ST)) == []
