from datetime import date

from app.domain.atagande import oppna
from tests.bygg import atagande


def test_open_ones_come_by_their_day_and_those_without_a_day_last() -> None:
    utan, sen, tidig = atagande("utan"), atagande("sen", senast="2026-05-01"), atagande("tidig", senast="2026-04-01")
    assert oppna([utan, atagande("klar", klar="2026-03-02"), sen, tidig]) == (tidig, sen, utan)


def test_it_is_late_the_day_after_its_last_day_and_never_when_done() -> None:
    ett = atagande(senast="2026-04-01")
    assert [ett.is_forsenat(date(2026, 4, dag)) for dag in (1, 2)] == [False, True]
    assert not atagande(senast="2026-04-01", klar="2026-04-05").is_forsenat(date(2026, 4, 9))
    assert not atagande().is_forsenat(date(2030, 1, 1))
