from dataclasses import replace
from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import Studietid
from app.regler.katalog.ku_05_sjalvstudier import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import aktivitet, assert_fynd, franvaro, narvaro, portfolj, studietid

P = Parametrar(
    varsel_dagar=30,
    planeras_inom_manader=6,
    sjalvstudier=(Aktivitetsslag.SJALVSTUDIER, Aktivitetsslag.TEORETISKA_STUDIER),
    fonster_veckor=8,
    minuter_per_tillfalle=120,
    timmar_per_vecka=4,
)
PLAN: dict[str, Any] = {"delregel": "planerad"}
TIMMAR: dict[str, Any] = {"delregel": "timmar"}


def studier(start: str | None = None, slut: str | None = None) -> Aktivitet:
    return aktivitet(
        slag=Aktivitetsslag.SJALVSTUDIER, status=Aktivitetsstatus.PLANERAD, start=start, slut=slut, titel="Läsdag"
    )


def varje_vecka(antal: int, minuter: int = 240) -> list[Studietid]:
    """Thursdays, the first on 2026-01-08."""
    torsdagar = [
        "2026-01-08",
        "2026-01-15",
        "2026-01-22",
        "2026-01-29",
        "2026-02-05",
        "2026-02-12",
        "2026-02-19",
        "2026-02-26",
    ]
    return [studietid(dag, minuter) for dag in torsdagar[:antal]]


def test_planned_within_half_a_year() -> None:
    vem = portfolj(studier("2024-02-01", "2024-02-29"))  # from 2024-01-01
    assert_fynd(REGEL, vem, "2024-02-29", Utfall.UPPFYLLD, P, vander="2024-03-01", **PLAN)
    assert_fynd(REGEL, vem, "2024-05-31", Utfall.EJ_TILLAMPLIG, P, vander="2024-06-01", **PLAN)
    assert_fynd(REGEL, vem, "2024-07-01", Utfall.VARNING, P, forfaller="2024-07-01", vander="2024-07-02", **PLAN)
    assert_fynd(REGEL, vem, "2024-07-02", Utfall.BRIST, P, sedan="2024-07-02", **PLAN)
    assert_fynd(REGEL, portfolj(studier()), "2024-07-02", Utfall.UPPFYLLD, P, **PLAN)
    teori = aktivitet(slag=Aktivitetsslag.TEORETISKA_STUDIER, titel="Läsa om hjärtsvikt")
    assert_fynd(REGEL, portfolj(teori), "2024-07-02", Utfall.UPPFYLLD, P, **PLAN)


def test_a_plan_that_never_had_any_is_another_rules_to_name() -> None:
    fynd = assert_fynd(REGEL, portfolj(aktivitet()), "2024-07-02", Utfall.EJ_TILLAMPLIG, P, **PLAN)
    assert fynd.meddelande == "Planen har ingen tid för självstudier att följa."
    assert fynd.vander is None


def test_what_was_planned_or_used_holds_until_it_is_over() -> None:
    vem = portfolj(studier("2024-02-01", "2025-06-15"))
    assert_fynd(REGEL, vem, "2025-06-15", Utfall.UPPFYLLD, P, vander="2025-06-16", **PLAN)
    assert_fynd(REGEL, vem, "2025-06-16", Utfall.BRIST, P, sedan="2025-06-16", **PLAN)
    anvander = portfolj(studietid("2026-01-15"))
    assert_fynd(REGEL, anvander, "2026-03-12", Utfall.UPPFYLLD, P, vander="2026-03-13", **PLAN)
    assert_fynd(REGEL, anvander, "2026-03-13", Utfall.BRIST, P, **PLAN)
    ledig = portfolj(studietid("2026-01-15"), franvaro("2026-02-01", "2026-03-31"))
    assert_fynd(REGEL, ledig, "2026-03-13", Utfall.EJ_TILLAMPLIG, P, **PLAN)
    assert_fynd(REGEL, ledig, "2026-05-10", Utfall.UPPFYLLD, P, vander="2026-05-11", **PLAN)


def test_hours_are_those_of_the_latest_weeks_with_seminars_among_them() -> None:
    fynd = assert_fynd(
        REGEL, portfolj(*varje_vecka(8)), "2026-03-01", Utfall.UPPFYLLD, P, vander="2026-03-05", **TIMMAR
    )
    assert "32 timmar" in fynd.meddelande
    sju = varje_vecka(7)
    assert_fynd(REGEL, portfolj(*sju), "2026-03-01", Utfall.VARNING, P, **TIMMAR)
    traffar = [narvaro(datum="2026-02-03"), narvaro(datum="2026-02-24")]
    assert_fynd(REGEL, portfolj(*sju, *traffar), "2026-03-01", Utfall.UPPFYLLD, P, **TIMMAR)
    borta = [narvaro(datum="2026-02-03"), narvaro(datum="2026-02-24", borta="Jour")]
    assert_fynd(REGEL, portfolj(*sju, *borta), "2026-03-01", Utfall.VARNING, P, **TIMMAR)


def test_hours_are_not_asked_of_those_who_log_none() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG, P, **TIMMAR)
    assert_fynd(REGEL, portfolj(*varje_vecka(8)), "2026-06-01", Utfall.EJ_TILLAMPLIG, P, **TIMMAR)
    utan = replace(P, timmar_per_vecka=None)
    assert_fynd(REGEL, portfolj(*varje_vecka(1)), "2026-03-01", Utfall.EJ_TILLAMPLIG, utan, **TIMMAR)
