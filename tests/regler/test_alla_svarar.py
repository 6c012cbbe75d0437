"""Every part of every rule answers under both regulations, with and without BT, in every region, in whole sentences."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.portfolj import Portfolj
from app.regler import REGLER
from app.regler.modell import Fynd, Regelunderlag, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests.regler.portfoljer import portfoljer

Mot = Callable[[Portfolj, date], Regelunderlag]
idagar = st.dates(date(2024, 1, 1), date(2026, 12, 31))
forsok = settings(max_examples=30, deadline=None, derandomize=True, database=None)


@pytest.fixture(scope="session")
def mot(regelverk: Regelverk) -> Mot:
    """What to judge against; a function, since a failing example prints what it was given."""
    return regelverk.underlag_for


def _lage(funna: Iterable[Fynd]) -> dict[tuple[str, str, str], Utfall]:
    return {(fynd.regel_id, fynd.delregel, fynd.om.nyckel): fynd.utfall for fynd in funna}


@forsok
@given(vems=portfoljer(), idag=idagar)
def test_every_rule_answers_with_each_of_its_parts(mot: Mot, vems: Portfolj, idag: date) -> None:
    funna = utvardera(vems, mot(vems, idag))
    assert {(fynd.regel_id, fynd.delregel) for fynd in funna} == {
        (regel.id, delregel) for regel in REGLER.values() for delregel in regel.delar
    }
    # Nothing is broken since a later day than today, unless training or a signature itself lies ahead.
    senast = max([idag, vems.utbildning.start, *(r.signerad for r in vems.revideringar if r.signerad)])
    for fynd in funna:
        assert fynd.meddelande[0].isupper() or fynd.meddelande[0].isdigit()
        assert fynd.meddelande.endswith(".")
        assert fynd.sedan is None or (fynd.utfall is Utfall.BRIST and fynd.sedan <= senast)
        assert fynd.vander is None or fynd.vander > idag
        assert fynd.utfall is not Utfall.BRIST or fynd.forfaller is None or fynd.forfaller < idag
        assert fynd.utfall is not Utfall.VARNING or fynd.forfaller is None or fynd.forfaller >= idag


@forsok
@given(vems=portfoljer(), idag=idagar)
def test_no_outcome_turns_before_the_promised_day(mot: Mot, vems: Portfolj, idag: date) -> None:
    given_ = mot(vems, idag)
    nu = utvardera(vems, given_)
    forst = min((fynd.vander for fynd in nu if fynd.vander), default=date.max)
    for dagar in (1, 2, 3, 7, 20, 29, 30, 31, 60, 91, 200, 366, 800):
        senare = min(idag + timedelta(days=dagar), forst - timedelta(days=1))
        assert _lage(utvardera(vems, replace(given_, idag=senare))) == _lage(nu), senare
