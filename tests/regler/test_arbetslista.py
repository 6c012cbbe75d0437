from datetime import date

from app.domain.delmal import DelmalKod
from app.domain.rattsgrund import Niva
from app.regler import REGLER
from app.regler.arbetslista import Rad, arbetslista, fynddel, sammanfatta
from app.regler.modell import PORTFOLJEN, Fynd, Om, Utfall
from tests.bygg import dag

BRIST, VARNING = Utfall.BRIST, Utfall.VARNING


def fynd(
    regel_id: str, utfall: Utfall, om: Om = PORTFOLJEN, *, forfaller: str | None = None, vander: str | None = None
) -> Fynd:
    """A finding of the first part of the rule."""
    return Fynd(
        regel_id,
        next(iter(REGLER[regel_id].delar)),
        utfall,
        f"{regel_id} säger något.",
        om,
        forfaller=None if forfaller is None else dag(forfaller),
        vander=None if vander is None else dag(vander),
    )


def c(nummer: int) -> Om:
    return Om(delmal=DelmalKod(f"c{nummer}"))


def lista(*fynden: Fynd) -> tuple[Rad, ...]:
    rader = arbetslista(fynden, REGLER)
    assert arbetslista(tuple(reversed(fynden)), REGLER) == rader
    return rader


def test_what_is_fulfilled_or_does_not_apply_is_no_line() -> None:
    assert lista(fynd("HL-01", Utfall.UPPFYLLD), fynd("HL-06", Utfall.EJ_TILLAMPLIG)) == ()


def test_flags_about_the_same_thing_are_one_line_with_the_worst_first() -> None:
    om = Om(aktivitet_id=5)
    (rad,) = lista(fynd("PL-01", BRIST, om), fynd("HL-05", BRIST, om), fynd("PL-03", VARNING, om))
    assert [f.regel_id for f in rad.fynd] == ["HL-05", "PL-01", "PL-03"]
    assert (rad.utfall, rad.niva, rad.regel_id, rad.om) == (BRIST, Niva.FORESKRIFT, "HL-05", om)
    assert rad.atgard == REGLER["HL-05"].atgard
    assert rad.varst is rad.fynd[0]


def test_a_broken_wish_comes_before_a_regulation_not_yet_broken() -> None:
    om = Om(aktivitet_id=5)
    (rad,) = lista(fynd("PL-03", VARNING, om), fynd("PL-01", BRIST, om))
    assert (rad.niva, rad.regel_id) == (Niva.LOKAL, "PL-01")


def test_different_things_are_lines_of_their_own() -> None:
    assert (
        len(lista(fynd("IUP-02", BRIST, c(1)), fynd("IUP-02", BRIST, c(2)), fynd("IUP-12", BRIST, Om(grupp="a")))) == 3
    )


def test_about_the_portfolio_each_rule_has_its_line() -> None:
    assert len(lista(fynd("HL-01", BRIST), fynd("HL-06", BRIST), fynd("HL-06", VARNING))) == 2


def test_order_is_broken_by_level_then_due_then_warnings_likewise() -> None:
    rader = lista(
        fynd("HL-01", VARNING, forfaller="2025-01-01"),
        fynd("KV-01", BRIST, forfaller="2026-03-01"),
        fynd("HL-06", BRIST, forfaller="2026-02-01"),
        fynd("KV-02", VARNING),
        fynd("IUP-02", BRIST, c(10)),
        fynd("IUP-02", BRIST, c(2)),
        fynd("PL-03", BRIST, Om(aktivitet_id=1), forfaller="2026-03-01"),
    )
    assert [(r.regel_id, r.om.nyckel) for r in rader] == [
        ("PL-03", "aktivitet:1"),
        ("IUP-02", "delmal:c2"),
        ("IUP-02", "delmal:c10"),
        ("HL-06", "portfolj"),
        ("KV-01", "portfolj"),
        ("HL-01", "portfolj"),
        ("KV-02", "portfolj"),
    ]


def test_a_line_is_due_when_its_first_flag_is() -> None:
    om = Om(aktivitet_id=5)
    (rad,) = lista(fynd("HL-05", BRIST, om, forfaller="2026-03-01"), fynd("PL-06", VARNING, om, forfaller="2026-02-01"))
    assert rad.forfaller == date(2026, 2, 1)


def test_figures_count_lines() -> None:
    alla = (
        fynd("IUP-02", BRIST, c(1), vander="2026-05-01"),
        fynd("IUP-03", BRIST, c(1), forfaller="2026-04-01"),
        fynd("HL-06", VARNING, forfaller="2026-03-01"),
        fynd("HL-01", Utfall.UPPFYLLD, vander="2026-02-01"),
    )
    rader = arbetslista(alla, REGLER)
    figurer = sammanfatta(alla, rader)
    assert (figurer.brister, figurer.varningar) == (1, 1)
    assert figurer.brister_per_niva == {Niva.FORESKRIFT: 1} | dict.fromkeys(list(Niva)[1:], 0)
    assert figurer.forfaller == date(2026, 3, 1)
    assert figurer.vander == date(2026, 2, 1)
    assert figurer.varst == rader[0]


def test_nothing_to_do() -> None:
    figurer = sammanfatta((), ())
    assert (figurer.brister, figurer.varningar, figurer.forfaller, figurer.vander, figurer.varst) == (
        0,
        0,
        None,
        None,
        None,
    )


def test_level_is_that_of_the_part() -> None:
    assert fynddel(fynd("HL-01", BRIST), REGLER).niva is Niva.FORESKRIFT
