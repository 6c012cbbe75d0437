"""EN-05: not all of a unit's ST-läkare away at once."""

from datetime import date

import pytest

from app.domain.enhetsplan import Bemanning, Enhetsperson, Enhetsplacering, bemanning
from app.domain.tid import Period
from app.regler.enheten import Bemanningskrav, en_05
from app.regler.modell import Utfall
from app.underlag.regelunderlag import Regelverk

ST = Period(date(2025, 1, 1), date(2029, 12, 31))
BORTA = Period(date(2026, 3, 1), date(2026, 3, 31))


def _dagar(antal_borta: int, antal: int = 2) -> tuple[Bemanning, ...]:
    placering = Enhetsplacering(1, "Pediatrik", BORTA, 100, is_bt=False, is_genomford=False)
    personer = [Enhetsperson(nr, "", ST, (placering,) if nr < antal_borta else ()) for nr in range(antal)]
    return bemanning(personer, ST.start, ST.slut)


@pytest.mark.parametrize(
    ("idag", "utfall"),
    [
        (date(2026, 2, 28), Utfall.VARNING),
        (date(2026, 3, 1), Utfall.BRIST),
        (date(2026, 3, 31), Utfall.BRIST),
        (date(2026, 4, 1), Utfall.UPPFYLLD),
    ],
)
def test_it_warns_before_is_broken_during_and_forgets_after(idag: date, utfall: Utfall) -> None:
    fynd = en_05(_dagar(2), Bemanningskrav(1), idag)
    assert fynd.utfall is utfall
    assert bool(fynd.kollisioner) is (utfall is not Utfall.UPPFYLLD)


def test_somebody_at_home_fulfils_it_and_more_may_be_asked_for() -> None:
    idag = date(2026, 1, 1)
    assert en_05(_dagar(1), Bemanningskrav(1), idag).utfall is Utfall.UPPFYLLD
    fynd = en_05(_dagar(1), Bemanningskrav(2), idag)
    assert (fynd.utfall, "färre än 2 hemma" in fynd.meddelande) == (Utfall.VARNING, True)


def test_it_does_not_apply_without_a_value_or_to_one_alone() -> None:
    idag = date(2026, 1, 1)
    assert en_05(_dagar(2), Bemanningskrav(None), idag).utfall is Utfall.EJ_TILLAMPLIG
    assert en_05(_dagar(1, antal=1), Bemanningskrav(1), idag).utfall is Utfall.EJ_TILLAMPLIG
    assert en_05((), Bemanningskrav(1), idag).utfall is Utfall.EJ_TILLAMPLIG


def test_only_the_region_whose_guide_says_it_asks_for_it(regelverk: Regelverk) -> None:
    idag = date(2026, 1, 1)
    krav = {p.namn: p.bemanning(idag).minst_hemma for p in regelverk.profiler.alla()}
    assert {namn for namn, antal in krav.items() if antal} == {"norrbotten", "norrbotten-allmanmedicin"}
    grund = regelverk.profiler.valj("norrbotten", "").grund("EN-05", idag)
    assert grund is not None
    assert (grund.kalla, grund.tolkning) == ("norrbotten-chefsguide-2025", True)
