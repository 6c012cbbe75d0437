"""The drawings: coordinates stay inside the picture and say what the states say."""

from datetime import date

import pytest

from app.web import diagram


def test_three_nodes_spread_evenly_over_the_small_mark() -> None:
    mark = diagram.kedja("klar", "vald", "signerad", (True, True))
    assert (mark.bredd, mark.hojd) == (72, 16)
    assert [nod.x for nod in mark.noder] == [8, 36, 64]
    assert [nod.form for nod in mark.noder] == ["fylld", "fylld", "fylld"]


def test_the_line_is_drawn_only_between_linked_neighbours_and_from_edge_to_edge() -> None:
    assert diagram.kedja("klar", "vald", "begard", (True, False)).lankar == ((13, 31),)
    assert diagram.kedja("klar", "vald", "begard", (False, True)).lankar == ((41, 59),)
    assert diagram.kedja("klar", "vald", "begard").lankar == ()


@pytest.mark.parametrize(
    ("aktivitet", "form"), [("saknas", "saknas"), ("planerad", "oppen"), ("delvis", "halv"), ("klar", "fylld")]
)
def test_an_activity_has_a_shape_for_each_state(aktivitet: str, form: str) -> None:
    assert diagram.kedja(aktivitet, "saknas", "saknas").noder[0].form == form


def test_a_missing_method_is_a_gap_but_a_missing_assessment_only_waits() -> None:
    mark = diagram.kedja("klar", "saknas", "saknas", intyg="saknas")
    assert [nod.form for nod in mark.noder] == ["fylld", "saknas", "vantar", "vantar"]
    assert mark.noder[-1].x + mark.lucka <= mark.bredd


def test_the_large_mark_puts_each_node_over_its_own_column() -> None:
    assert [nod.x for nod in diagram.kedja("klar", "vald", "saknas", storlek="stor").noder] == [100, 300, 500]
    assert [nod.x for nod in diagram.kedja("klar", "vald", "saknas", intyg="utkast", storlek="stor").noder] == [
        75,
        225,
        375,
        525,
    ]


def test_an_unknown_state_or_size_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown state of metod: 'kanske'"):
        diagram.kedja("klar", "kanske", "saknas")
    with pytest.raises(ValueError, match="unknown size of chain mark: 'jattestor'"):
        diagram.kedja("klar", "vald", "saknas", storlek="jattestor")


def test_a_chain_in_words_names_each_node() -> None:
    assert (
        diagram.kedja_i_ord("c7", "klar", "saknas", "saknas")
        == "c7: aktivitet genomförd, metod saknas, bedömning saknas"
    )


def test_a_chain_in_words_names_neighbours_that_are_not_linked() -> None:
    assert diagram.kedja_i_ord("c7", "klar", "vald", "saknas", (False, False)).endswith(
        "aktivitet och metod är inte kopplade"
    )
    assert "kopplade" not in diagram.kedja_i_ord("c7", "klar", "vald", "signerad", (True, True))


def test_a_strip_groups_its_cells_and_leaves_out_empty_groups() -> None:
    strip = diagram.remsa(
        (
            ("a", (("a1", "uppfylld", "a1: klar"), ("a2", "brist", "a2: saknas"))),
            ("b", ()),
            ("c", (("c1", "pagar", "c1: pågår"),)),
        )
    )
    assert [cell.x for cell in strip.celler] == [0, 13, 35]
    assert [rubrik.text for rubrik in strip.rubriker] == ["a", "c"]
    assert strip.celler[-1].x + strip.cell == strip.bredd
    assert [cell.form for cell in strip.celler] == ["uppfylld", "brist", "pagar"]


def test_an_empty_strip_still_has_a_width() -> None:
    assert diagram.remsa(()).bredd > 0


def test_half_the_time_is_half_the_bar() -> None:
    bar = diagram.tidsstapel(date(2024, 1, 1), date(2026, 1, 1), date(2028, 1, 1), bredd=200)
    assert bar.gatt == bar.idag == pytest.approx(100, abs=0.2)
    assert bar.plan == bar.prognos == 200
    assert bar.ar == (50.1, 100.1, 150.0)


def test_a_late_forecast_shortens_the_plan_and_ends_the_line() -> None:
    bar = diagram.tidsstapel(date(2024, 1, 1), date(2026, 1, 1), date(2028, 1, 1), date(2029, 1, 1), bredd=200)
    assert bar.prognos == 200
    assert bar.plan == pytest.approx(160, abs=0.2)


def test_today_outside_the_plan_stays_inside_the_picture() -> None:
    early = diagram.tidsstapel(date(2024, 1, 1), date(2023, 1, 1), date(2028, 1, 1))
    assert early.gatt == early.idag == 0
    late = diagram.tidsstapel(date(2024, 1, 1), date(2030, 1, 1), date(2028, 1, 1))
    assert late.idag == late.bredd
    assert late.gatt == late.plan < late.bredd


def test_a_plan_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="is not after start"):
        diagram.tidsstapel(date(2024, 1, 1), date(2024, 2, 1), date(2024, 1, 1))
