"""The year wheel: the fixed times of the profile, and the next last day of each rule, month by month."""

from collections.abc import Callable

from sqlalchemy import update

from app.db.engine import Databas
from app.db.tabeller import Enhet, PortfoljRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
REVIDERAS = "IUP revideras regelbundet"


def test_fixed_months_and_last_days_stand_in_their_month(klient: K, varld: Varld, databas: Databas) -> None:
    adress = f"/portfolj/{varld.portfolj}/kalender/ar"
    st = klient("st")
    assert adress in [mal for _, mal in st.sida(f"/portfolj/{varld.portfolj}/kalender").lankar]
    sida = st.sida(adress)
    assert sida.h1 == "Årshjul"
    assert "under januari 2027" not in sida.text  # this region names no months
    assert sida.html.count("<line ") == 12
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Enhet).values(region="norrbotten"))
        koppling.execute(update(PortfoljRad).values(version=99))
    sida = klient("handledare").sida(adress)
    for manad in ("januari 2027", "maj 2027", "september 2027"):
        assert sida.text.count(f"{REVIDERAS} , under {manad}") + sida.text.count(f"{REVIDERAS}, under {manad}") == 1
        assert f"{manad.capitalize()} " in sida.text
    assert "Handledning dokumenteras" not in sida.text  # goes on all the time
    assert "/regelverk/regler/" in next(mal for text, mal in sida.lankar if text.startswith(REVIDERAS))
