"""A chain that is whole on too little evidence is not called ready."""

from dataclasses import replace

import pytest

from app.domain.kedja import Delmalsstatus, Kedja, kedjor
from app.domain.tillracklighet import Styrka, Tillracklighet, Trosklar, tillracklighet
from app.features.delmal.styrka import anmarkning, statusord
from tests.bygg import aktivitet, bedomning, dag, malbeskrivning, metod, portfolj

TROSKLAR = Trosklar(1, 1, 24, 1, 1)


def _kedja(*poster: object) -> tuple[Kedja, Tillracklighet]:
    vems = portfolj(aktivitet("a1"), metod("a1"), *poster)
    kedja = kedjor(vems, malbeskrivning("a1"))[0]
    return kedja, tillracklighet(kedja.bedomningar, {}, TROSKLAR, dag("2026-11-26"))


def test_a_whole_chain_on_thin_evidence_says_thin() -> None:
    kedja, svar = _kedja(bedomning("2026-01-15", "a1", aterkoppling=""))
    assert (kedja.status, svar.styrka) == (Delmalsstatus.UNDERLAG_KLART, Styrka.TUNT)
    assert statusord(kedja, svar) == ("Underlag tunt", "vantar")
    assert anmarkning(kedja, svar) == ""


def test_a_whole_chain_on_enough_is_ready() -> None:
    kedja, svar = _kedja(bedomning("2026-01-15", "a1"))
    assert statusord(kedja, svar) == ("Underlag klart", "ok")
    assert anmarkning(kedja, svar) == ""


@pytest.mark.parametrize(
    ("poster", "vantat"), [((), "inget underlag"), ((bedomning("2020-01-15", "a1"),), "tunt underlag")]
)
def test_a_sign_off_never_hides_it(poster: tuple[object, ...], vantat: str) -> None:
    kedja, svar = _kedja(*poster)
    assert anmarkning(replace(kedja, status=Delmalsstatus.UPPFYLLD), svar) == vantat


def test_a_credited_delmal_needs_none() -> None:
    kedja, _ = _kedja()
    assert statusord(replace(kedja, is_tillgodoraknad=True), None) == ("Tillgodoräknat", "ok")
    assert anmarkning(kedja, None) == ""
