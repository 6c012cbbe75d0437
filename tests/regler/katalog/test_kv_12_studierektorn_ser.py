from app.domain.bedomning import Bedomningsstatus
from app.regler.katalog.kv_12_studierektorn_ser import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, assert_tyst, bedomning, dag, portfolj

P = Parametrar(hogst_dagar=365, varsel_dagar=30)


def test_a_year_unseen_is_too_long() -> None:
    vem = portfolj(bedomning("2025-02-20", signerad="2025-03-01"), bedomning("2025-12-01"))
    assert_fynd(REGEL, vem, "2026-01-29", Utfall.UPPFYLLD, P, forfaller="2026-03-01", vander="2026-01-30")
    assert_fynd(REGEL, vem, "2026-03-01", Utfall.VARNING, P, vander="2026-03-02")
    fynd = assert_fynd(REGEL, vem, "2026-03-02", Utfall.BRIST, P, sedan="2026-03-02", forfaller="2026-03-01")
    assert fynd.meddelande == "Studierektorn har inte sett 1 bedömning som är äldre än 365 dagar."
    assert [bevis.id for bevis in fynd.bevis] == [vem.bedomningar[0].id]


def test_seen_is_seen() -> None:
    sedd = bedomning("2024-03-01", sedd=dag("2026-01-01"))
    assert_fynd(REGEL, portfolj(sedd), "2026-03-01", Utfall.UPPFYLLD, P)


def test_only_signed_ones_are_to_be_seen() -> None:
    ovriga = [bedomning("2024-03-01", status=s) for s in Bedomningsstatus if s is not Bedomningsstatus.SIGNERAD]
    assert_tyst(REGEL, portfolj(*ovriga), "2026-03-01", P)
    assert_fynd(REGEL, portfolj(*ovriga), "2026-03-01", Utfall.EJ_TILLAMPLIG, P)
