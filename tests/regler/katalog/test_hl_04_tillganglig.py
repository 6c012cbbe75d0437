import pytest

from app.regler.katalog.hl_04_tillganglig import REGEL
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, handledarskap, portfolj


@pytest.mark.parametrize(
    ("pa_enheten", "annars", "utfall"),
    [
        (True, "", Utfall.UPPFYLLD),
        (False, "Nås på telefon varje dag", Utfall.UPPFYLLD),
        (None, "Nås på telefon varje dag", Utfall.UPPFYLLD),
        (None, "", Utfall.VARNING),
        (False, "", Utfall.BRIST),
    ],
)
def test_at_the_unit_or_said_how_otherwise(pa_enheten: bool | None, annars: str, utfall: Utfall) -> None:
    vem = portfolj(handledarskap("2024-01-01", is_pa_enheten=pa_enheten, tillganglighet=annars))
    assert_fynd(REGEL, vem, "2026-03-01", utfall)


def test_nobody_named_is_not_asked_about() -> None:
    assert_fynd(REGEL, portfolj(), "2026-03-01", Utfall.EJ_TILLAMPLIG)
