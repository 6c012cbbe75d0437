"""Putting the rules to a portfolio: never silent, always in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import pytest

from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Om, Regel, Utfall
from app.regler.utvardera import utvardera
from tests.bygg import aktivitet, dag, kontext, malbeskrivning, metod, portfolj, underlag

SVAR = Svar("X-01", "a")


@dataclass(frozen=True, slots=True)
class Parametrar:
    antal: int


def _regel(*funna: Fynd, parametrar: type | None = None, **delar: Del) -> Regel:
    def kontroll(_portfolj: Portfolj, given: Kontext) -> Iterator[Fynd]:
        if parametrar:
            yield SVAR.brist(f"Antalet är {given.varden(Parametrar).antal}.")
        yield from funna

    return Regel(
        "X-01",
        "x",
        "Prov",
        delar or {"a": Del(Niva.LOKAL, "sunt-fornuft")},
        Bredd.PORTFOLJ,
        kontroll,
        Atgard("aktivitet.ny", "Gör"),
        parametrar,
    )


def _svar(regel: Regel, vems: Portfolj | None = None, varden: object | None = None) -> tuple[Fynd, ...]:
    given = underlag("2026-03-01", {} if varden is None else {"X-01": varden})
    return utvardera(vems or portfolj(), given, {"X-01": regel})


def test_a_rule_without_values_in_the_profile_is_not_asked() -> None:
    (fynd,) = _svar(_regel(parametrar=Parametrar))
    assert (fynd.utfall, fynd.delregel) == (Utfall.EJ_TILLAMPLIG, "a")
    assert fynd.meddelande == "Regionens profil ställer inte kravet."


def test_a_rule_gets_its_own_values() -> None:
    (fynd,) = _svar(_regel(parametrar=Parametrar), varden=Parametrar(antal=4))
    assert fynd.meddelande == "Antalet är 4."


def test_values_of_another_type_stop_the_program() -> None:
    with pytest.raises(TypeError, match="Parametrar"):
        kontext("2026-03-01", parametrar="fyra").varden(Parametrar)


def test_a_part_for_the_other_regulation_is_not_asked() -> None:
    regel = _regel(
        SVAR.brist("Fel."),
        Svar("X-01", "b").brist("Fel."),
        a=Del(Niva.FORESKRIFT, "x", frozenset({Foreskrift.F2015})),
        b=Del(Niva.LOKAL, "x"),
    )
    utfall = [(fynd.delregel, fynd.utfall) for fynd in _svar(regel, portfolj(foreskrift=Foreskrift.F2021))]
    assert utfall == [("a", Utfall.EJ_TILLAMPLIG), ("b", Utfall.BRIST)]


def test_a_rule_with_no_part_for_the_regulation_is_not_run() -> None:
    regel = _regel(SVAR.brist("Fel."), a=Del(Niva.FORESKRIFT, "x", frozenset({Foreskrift.F2021})))
    assert [fynd.utfall for fynd in _svar(regel)] == [Utfall.EJ_TILLAMPLIG]


def test_findings_come_by_part_and_then_as_people_count_delmal() -> None:
    om = [Om(), Om(grupp="a"), Om(aktivitet_id=3), *(Om(delmal=DelmalKod(kod)) for kod in ("a1", "c2", "c10"))]
    vantat = [SVAR.brist("Fel.", om=ett) for ett in [Om(), om[2], om[1], *om[3:]]]
    for ordning in list(permutations(vantat))[::97]:
        assert list(_svar(_regel(*ordning))) == vantat


def test_what_a_finding_is_about_has_a_key_of_its_own() -> None:
    om = [Om(), Om(grupp="a"), Om(aktivitet_id=3), Om(delmal=DelmalKod("c2"))]
    assert [ett.nyckel for ett in om] == ["portfolj", "grupp:a", "aktivitet:3", "delmal:c2"]


def test_evidence_comes_by_day() -> None:
    sen, tidig, odaterad = (
        Bevis(Bevisslag.AKTIVITET, 1, dag("2025-05-01")),
        Bevis(Bevisslag.METOD, 2, dag("2025-01-01")),
        Bevis(Bevisslag.AKTIVITET, 3),
    )
    (fynd,) = _svar(_regel(SVAR.uppfylld("Bra.", bevis=(odaterad, sen, tidig))))
    assert fynd.bevis == (tidig, sen, odaterad)


def test_the_order_of_the_records_changes_nothing() -> None:
    poster = [aktivitet("c1 c2", titel="A"), aktivitet("c1", titel="B"), metod("c1"), metod("c1"), metod("c2")]
    given = underlag("2026-03-01", mal=malbeskrivning("a1 b1 c1 c2"))
    assert utvardera(portfolj(*poster), given) == utvardera(portfolj(*reversed(poster)), given)


def test_every_rule_answers_every_portfolio() -> None:
    given = underlag("2026-03-01")
    svarat = {fynd.regel_id for fynd in utvardera(portfolj(), given)}
    assert {"IUP-01", "IUP-02", "IUP-07", "TID-03"} <= svarat
