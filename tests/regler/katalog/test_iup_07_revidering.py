"""IUP-07: the IUP is revised regularly."""

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.portfolj import Utbildningsslag
from app.regler.katalog.iup_07_revidering import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, franvaro, portfolj, revidering

UTAN = Parametrar(uteblivet_manader=12, varsel_dagar=30, fasta_datum_slack_dagar=30)
SEX = Parametrar(uteblivet_manader=12, varsel_dagar=30, fasta_datum_slack_dagar=30, hogst_manader=6)
MANADER = Parametrar(uteblivet_manader=12, varsel_dagar=30, fasta_datum_slack_dagar=30, fasta_manader=(1, 5, 9))
DATUM = Parametrar(uteblivet_manader=12, varsel_dagar=30, fasta_datum_slack_dagar=30, fasta_datum=((4, 15), (10, 15)))
UPPRATTAD = Revideringsslag.UPPRATTAD


@pytest.mark.parametrize(
    ("idag", "utfall", "vander"),
    [
        ("2025-07-28", Utfall.UPPFYLLD, "2025-07-29"),
        ("2025-07-29", Utfall.VARNING, "2025-08-29"),
        ("2025-08-28", Utfall.VARNING, "2025-08-29"),
        ("2025-08-29", Utfall.BRIST, None),
    ],
)
@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_no_more_than_six_months_after_the_signature_of_the_latest(
    idag: str, utfall: Utfall, vander: str | None, foreskrift: Foreskrift
) -> None:
    vems = portfolj(revidering("2025-02-20", signerad="2025-02-28"), revidering("2024-09-01"), foreskrift=foreskrift)
    fynd = assert_fynd(REGEL, vems, idag, utfall, SEX, delregel="intervall", forfaller="2025-08-28")
    assert (str(fynd.vander) if fynd.vander else None) == vander
    assert fynd.sedan is None or str(fynd.sedan) == "2025-08-29"


@pytest.mark.parametrize(
    ("datum", "forfaller"),
    [
        ("2025-01-31", "2025-05-31"),  # dated in January: May is next
        ("2025-02-10", "2025-05-31"),  # too late for January, which it answers all the same
        ("2025-04-30", "2025-05-31"),  # the day before May does not answer May
        ("2025-05-01", "2025-09-30"),
        ("2025-09-30", "2026-01-31"),
    ],
)
def test_a_fixed_month_is_answered_by_a_revision_dated_in_it(datum: str, forfaller: str) -> None:
    vems = portfolj(revidering(datum, signerad="2025-12-01"))
    fynd = assert_fynd(REGEL, vems, "2025-05-31", _lage(forfaller), MANADER, delregel="intervall", forfaller=forfaller)
    assert fynd.bevis


def _lage(forfaller: str) -> Utfall:
    return Utfall.VARNING if forfaller == "2025-05-31" else Utfall.UPPFYLLD


def test_a_missed_month_stays_until_something_answers_it() -> None:
    gammal = revidering("2025-01-20")
    for idag in ("2025-06-01", "2025-09-15", "2026-02-01"):
        assert_fynd(REGEL, portfolj(gammal), idag, Utfall.BRIST, MANADER, delregel="intervall", sedan="2025-06-01")
    fynd = assert_fynd(
        REGEL, portfolj(gammal, revidering("2025-07-02")), "2025-07-02", Utfall.UPPFYLLD, MANADER, delregel="intervall"
    )
    assert fynd.anmarkning == "skulle ha gjorts senast 31 maj 2025"


@pytest.mark.parametrize(
    ("datum", "forfaller"),
    [("2025-03-15", "2025-05-15"), ("2025-03-16", "2025-11-14"), ("2025-05-15", "2025-11-14")],
)
def test_a_fixed_day_is_answered_thirty_days_either_side(datum: str, forfaller: str) -> None:
    fynd = assert_fynd(
        REGEL, portfolj(revidering(datum)), forfaller, Utfall.VARNING, DATUM, delregel="intervall", forfaller=forfaller
    )
    assert str(fynd.vander) > forfaller


def test_late_but_done_is_a_remark() -> None:
    vems = portfolj(revidering("2024-09-01", slag=UPPRATTAD), revidering("2025-06-01"))
    fynd = assert_fynd(REGEL, vems, "2025-07-01", Utfall.UPPFYLLD, SEX, delregel="intervall")
    assert fynd.anmarkning == "skulle ha gjorts senast 1 mars 2025"


def test_the_pace_is_counted_from_the_drawing_up_and_not_before_it() -> None:
    upprattad = portfolj(revidering("2025-01-10", slag=UPPRATTAD))
    assert_fynd(REGEL, upprattad, "2025-07-11", Utfall.BRIST, SEX, delregel="intervall", sedan="2025-07-11")
    for vems in (portfolj(), portfolj(revidering(signerad=None))):
        assert_fynd(REGEL, vems, "2026-03-01", Utfall.EJ_TILLAMPLIG, SEX, delregel="intervall")


def test_a_returned_revision_does_not_count() -> None:
    ater = revidering("2025-08-01", status=Revideringsstatus.ATERLAMNAD)
    vems = portfolj(revidering("2025-01-10"), ater)
    assert_fynd(REGEL, vems, "2025-08-02", Utfall.BRIST, SEX, delregel="intervall", forfaller="2025-07-10")


def test_a_profile_without_a_pace_asks_for_none() -> None:
    fynd = assert_fynd(REGEL, portfolj(revidering()), "2026-03-01", Utfall.EJ_TILLAMPLIG, UTAN, delregel="intervall")
    assert "ingen takt" in fynd.meddelande


@pytest.mark.parametrize(
    ("slut", "forfaller"),
    [("2025-03-27", "2025-08-28"), ("2025-03-28", "2025-09-25")],  # 27 days move nothing, 28 days move it by 28
)
def test_long_leave_moves_the_last_good_day(slut: str, forfaller: str) -> None:
    vems = portfolj(revidering("2025-02-28"), franvaro("2025-03-01", slut))
    assert_fynd(REGEL, vems, "2025-04-01", Utfall.UPPFYLLD, SEX, delregel="intervall", forfaller=forfaller)
    aven = "2026-02-27" if forfaller == "2025-08-28" else "2026-03-27"
    assert_fynd(REGEL, vems, "2025-04-01", Utfall.UPPFYLLD, SEX, delregel="uteblivet", forfaller=aven)


def test_leave_through_a_fixed_month_leaves_as_many_days_in_service_to_answer_it() -> None:
    vems = portfolj(revidering("2025-01-15"), franvaro("2025-04-01", "2025-08-31"))
    assert_fynd(REGEL, vems, "2025-06-15", Utfall.UPPFYLLD, MANADER, delregel="intervall", forfaller="2025-10-01")


def test_during_leave_until_further_notice_nothing_falls_due() -> None:
    vems = portfolj(revidering("2025-02-28"), franvaro("2025-06-01"))
    for delregel in ("intervall", "uteblivet"):
        assert_fynd(REGEL, vems, "2027-01-01", Utfall.EJ_TILLAMPLIG, SEX, delregel=delregel)
    sen = portfolj(revidering("2024-02-28"), franvaro("2025-06-01"))
    for delregel in ("intervall", "uteblivet"):
        assert_fynd(REGEL, sen, "2027-01-01", Utfall.BRIST, SEX, delregel=delregel)


@pytest.mark.parametrize(
    ("idag", "utfall", "vander"),
    [
        ("2024-12-15", Utfall.EJ_TILLAMPLIG, "2024-12-16"),
        ("2024-12-16", Utfall.VARNING, "2025-01-16"),
        ("2025-01-15", Utfall.VARNING, "2025-01-16"),
        ("2025-01-16", Utfall.BRIST, None),
    ],
)
@pytest.mark.parametrize("foreskrift", list(Foreskrift))
def test_st_older_than_twelve_months_without_any_revision_breaks_the_regulation(
    idag: str, utfall: Utfall, vander: str | None, foreskrift: Foreskrift
) -> None:
    # Drawing up the IUP is no revision.
    vems = portfolj(revidering("2024-05-01", slag=UPPRATTAD), start="2024-01-15", foreskrift=foreskrift)
    fynd = assert_fynd(REGEL, vems, idag, utfall, UTAN, delregel="uteblivet")
    assert (str(fynd.vander) if fynd.vander else None) == vander
    assert fynd.sedan is None or str(fynd.sedan) == "2025-01-16"


def test_when_the_latest_twelve_months_hold_no_revision_it_is_broken_again() -> None:
    # On 1 June the latest twelve months begin on 2 June the year before.
    vems = portfolj(revidering("2024-06-01", id=5), start="2023-01-15")
    assert_fynd(REGEL, vems, "2025-04-30", Utfall.UPPFYLLD, UTAN, delregel="uteblivet", vander="2025-05-01")
    assert_fynd(REGEL, vems, "2025-05-31", Utfall.VARNING, UTAN, delregel="uteblivet", forfaller="2025-05-31")
    fynd = assert_fynd(REGEL, vems, "2025-06-01", Utfall.BRIST, UTAN, delregel="uteblivet", sedan="2025-06-01")
    assert fynd.meddelande == "IUP har inte reviderats sedan 1 juni 2024, och 12 månader i tjänst har gått."
    assert [bevis.id for bevis in fynd.bevis] == [5]


def test_a_revision_on_the_first_day_gives_no_shorter_time_than_none() -> None:
    vems = portfolj(revidering("2024-01-15"), start="2024-01-15")
    assert_fynd(REGEL, vems, "2025-01-15", Utfall.VARNING, UTAN, delregel="uteblivet", forfaller="2025-01-15")


def test_before_st_neither_part_is_asked() -> None:
    infor = portfolj(slag=Utbildningsslag.INFOR_ST, start="2020-01-01")
    for delregel in ("intervall", "uteblivet"):
        assert_fynd(REGEL, infor, "2026-03-01", Utfall.EJ_TILLAMPLIG, SEX, delregel=delregel)
