"""What holds for every rule and any portfolio."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.portfolj import Portfolj
from app.regler import REGLER
from app.regler.modell import Bevisslag, Fynd, Regelunderlag, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests import bygg
from tests.regler.portfoljer import KODER, portfoljer

SAMLINGAR = (
    "sysselsattningar",
    "franvaron",
    "handledarskap",
    "aktiviteter",
    "metoder",
    "bedomningar",
    "handledarsamtal",
    "revideringar",
    "signeringar",
    "tillgodoraknanden",
)
BEVIS: dict[Bevisslag, str] = {
    Bevisslag.AKTIVITET: "aktiviteter",
    Bevisslag.METOD: "metoder",
    Bevisslag.BEDOMNING: "bedomningar",
    Bevisslag.HANDLEDARSAMTAL: "handledarsamtal",
    Bevisslag.REVIDERING: "revideringar",
    Bevisslag.TILLGODORAKNANDE: "tillgodoraknanden",
    Bevisslag.FRANVARO: "franvaron",
}
Mot = Callable[[Portfolj, date], Regelunderlag]
idagar = st.dates(date(2024, 1, 1), date(2026, 12, 31))
forsok = settings(max_examples=30, deadline=None)


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
@given(vems=portfoljer(), idag=idagar, slump=st.integers())
def test_the_order_of_the_parts_changes_nothing(mot: Mot, vems: Portfolj, idag: date, slump: int) -> None:
    blandad: dict[str, Any] = {namn: tuple(_shuffle(getattr(vems, namn), slump)) for namn in SAMLINGAR}
    given_ = mot(vems, idag)
    assert utvardera(replace(vems, **blandad), given_) == utvardera(vems, given_)


def _shuffle(poster: tuple[object, ...], slump: int) -> list[object]:
    return Random(slump).sample(poster, len(poster))


@forsok
@given(vems=portfoljer(), idag=idagar)
def test_no_outcome_turns_before_the_promised_day(mot: Mot, vems: Portfolj, idag: date) -> None:
    given_ = mot(vems, idag)
    nu = utvardera(vems, given_)
    forst = min((fynd.vander for fynd in nu if fynd.vander), default=date.max)
    for dagar in (1, 2, 3, 7, 20, 29, 30, 31, 60, 91, 200, 366, 800):
        senare = min(idag + timedelta(days=dagar), forst - timedelta(days=1))
        assert _lage(utvardera(vems, replace(given_, idag=senare))) == _lage(nu), senare


@forsok
@given(vems=portfoljer(), idag=idagar)
def test_evidence_points_into_the_portfolio(mot: Mot, vems: Portfolj, idag: date) -> None:
    for fynd in utvardera(vems, mot(vems, idag)):
        for bevis in fynd.bevis:
            if bevis.slag is Bevisslag.HANDLEDARSKAP:
                assert bevis.id in {h.person_id for h in vems.handledarskap}
            else:
                assert bevis.id in {post.id for post in getattr(vems, BEVIS[bevis.slag])}


@forsok
@given(vems=portfoljer(), idag=idagar, kod=st.sampled_from(KODER))
def test_one_more_activity_or_assessment_never_breaks_what_each_delmal_must_have(
    mot: Mot, vems: Portfolj, idag: date, kod: str
) -> None:
    mer = replace(
        vems,
        aktiviteter=(*vems.aktiviteter, bygg.aktivitet(kod)),
        bedomningar=(*vems.bedomningar, bygg.bedomning("2025-01-01", kod)),
    )
    given_ = mot(vems, idag)
    fore, efter = _lage(utvardera(vems, given_)), _lage(utvardera(mer, given_))
    for nyckel, utfall in efter.items():
        if nyckel[0] in {"IUP-01", "IUP-02", "IUP-03", "IUP-13"} and utfall is Utfall.BRIST:
            assert fore[nyckel] is Utfall.BRIST


@forsok
@given(vems=portfoljer(), idag=idagar)
def test_four_hundred_years_on_the_calendar_says_the_same(mot: Mot, vems: Portfolj, idag: date) -> None:
    given_ = mot(vems, idag)
    senare = replace(given_, idag=_move(idag), parametrar={n: _move(v) for n, v in given_.parametrar.items()})
    assert _lage(utvardera(_move(vems), senare)) == _lage(utvardera(vems, given_))


def _move(varde: Any) -> Any:
    """The same value with every day 400 years later, leap days and all."""
    if isinstance(varde, date):
        return varde + timedelta(days=146_097)
    if isinstance(varde, tuple):
        return tuple(_move(ett) for ett in varde)
    if is_dataclass(varde) and not isinstance(varde, type):
        return replace(varde, **{falt.name: _move(getattr(varde, falt.name)) for falt in fields(varde)})
    return varde
