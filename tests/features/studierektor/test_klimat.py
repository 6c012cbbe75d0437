"""The climate per unit: what is told, of whom, and that small groups are silent."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from app.underlag.regelunderlag import Regelverk
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]
Spara = Callable[..., None]
KLIMAT = "/st-lakare/klimat"
VILKA = ("Maja Myrtuv", "Bo Björnbär", "Eva Ekorre")


@pytest.fixture
def spara(databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: datetime) -> Spara:
    """Put assessments into the portfolio: one for each (assessor, days ago it ended, days it took, feedback)."""

    def gor(*poster: tuple[str, int, int, str], portfolj: int | None = None, **mer: Any) -> None:
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            for vem, sedan, tog, text in poster:
                dag = idag - timedelta(days=sedan)
                varden: dict[str, Any] = {
                    "portfolj_id": portfolj or varld.portfolj,
                    "metod": Metod.MINI_CEX,
                    "datum": dag,
                    "status": Bedomningsstatus.SIGNERAD,
                    "bedomare_namn": vem,
                    "begard": dag - timedelta(days=tog),
                    "signerad": dag,
                    "aterkoppling": text,
                    "skapad": nu,
                }
                session.add(BedomningRad(**(varden | mer)))
            handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=varld.portfolj, objekt="bedomning")

    return gor


def _sex(sedan: int = 10) -> tuple[tuple[str, int, int, str], ...]:
    return tuple((vem, sedan, tog, " " if tog == 1 else "Bra.") for tog, vem in enumerate(VILKA * 2, start=1))


def test_a_unit_tells_of_the_latest_months_and_those_before(klient: K, spara: Spara) -> None:
    spara(*_sex())
    # The world holds one more of then, in words and by a fourth assessor, that nobody had asked for.
    spara(*((vem, 400, 20, "") for vem in VILKA * 2))
    sida = klient("studierektor").sida(KLIMAT)
    assert sida.h1 == "Bedömningsklimat"
    assert "Vårdcentralen Björken 6 bedömningar" in sida.text
    assert "4 dagar (hälften 2–5) före: 20 dagar (hälften 20–20)" in sida.text
    assert "83 % före: 14 %" in sida.text
    assert "2 av 3 bedömare gör hälften" in sida.text
    assert not any(namn in sida.text for namn in (*VILKA, "Astrid"))


def test_refusals_and_requests_that_ran_out_are_a_share_of_the_requests(klient: K, spara: Spara, idag: date) -> None:
    spara(*_sex())
    spara((VILKA[0], 5, 0, ""), status=Bedomningsstatus.AVBOJD, signerad=None)
    ut = {"status": Bedomningsstatus.BEGARD, "signerad": None}
    spara((VILKA[1], 5, 0, ""), **ut, svara_senast=idag - timedelta(days=1))
    spara((VILKA[2], 5, 0, ""), **ut, svara_senast=idag)  # may still be answered
    assert "25 % före: för få för att visas" in klient("chef").sida(KLIMAT).text


@pytest.mark.parametrize(
    "poster", [_sex()[:4], tuple((vem, 10, 3, "Bra.") for vem in VILKA[:2] * 4)], ids=["four", "two assessors"]
)
def test_small_groups_are_silent_and_say_why(klient: K, spara: Spara, poster: tuple[Any, ...]) -> None:
    spara(*poster)
    sida = klient("studierektor").sida(KLIMAT)
    assert "Vårdcentralen Björken för få för att visas" in sida.text
    assert "%" not in sida.text
    assert "färre än 5 bedömningar eller 3 bedömare visas inte" in sida.text
    assert "vår tolkning" in sida.text


def test_voided_self_rated_and_older_ones_do_not_count(klient: K, spara: Spara) -> None:
    spara(*_sex(), status=Bedomningsstatus.MAKULERAD)
    spara(*_sex(), metod=Metod.SJALVSKATTNING)
    spara(*_sex(sedan=731))
    assert "bedömare gör hälften" not in klient("studierektor").sida(KLIMAT).text


def test_the_boundary_day_between_the_two_periods(klient: K, spara: Spara, idag: date) -> None:
    spara(*_sex(sedan=(idag - date(2025, 11, 24)).days))
    assert "6 bedömningar" in klient("studierektor").sida(KLIMAT).text
    spara(*_sex(sedan=(idag - date(2025, 11, 23)).days))
    sida = klient("studierektor").sida(KLIMAT)
    assert "6 bedömningar" in sida.text
    assert "2 av 3 bedömare gör hälften före: 2 av 4 bedömare gör hälften" in sida.text


def test_only_ones_own_units(klient: K, spara: Spara, varld: Varld) -> None:
    spara(*_sex(), portfolj=varld.frammande_portfolj)
    assert "Vårdcentralen Eken" not in klient("studierektor").sida(KLIMAT).text
    assert "Vårdcentralen Eken 6 bedömningar" in klient("annan_chef").sida(KLIMAT).text


def test_without_any_it_says_so(klient: K) -> None:
    assert "Ingen bedömning är signerad, avböjd eller utgången" in klient("annan_studierektor").sida(KLIMAT).text


def test_the_table_leads_there(klient: K) -> None:
    assert ("Bedömningsklimat", KLIMAT) in klient("studierektor").sida("/st-lakare").lankar


@pytest.mark.parametrize("vem", ["st", "handledare", "admin", "tidigare_studierektor"])
def test_nobody_else_finds_it(klient: K, vem: str) -> None:
    assert klient(vem).sida(KLIMAT).status == 404


def test_as_many_questions_for_many_as_for_few(klient: K, spara: Spara, varld: Varld, databas: Databas) -> None:
    studierektor = klient("studierektor")
    studierektor.sida(KLIMAT)
    with rakna(databas) as fa:
        studierektor.sida(KLIMAT)
    spara(*_sex() * 20)
    with rakna(databas) as manga:
        studierektor.sida(KLIMAT)
    assert len(manga) == len(fa) <= 14
    assert sum("bedomning" in sats for sats in manga) == 1
