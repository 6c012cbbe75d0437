"""The page of what comes."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import update

from app.db.engine import Databas
from app.db.tabeller import PortfoljRad
from app.domain.portfolj import Utbildningsslag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def test_what_comes_stands_by_month_with_its_kind_and_its_page(klient: K, varld: Varld) -> None:
    st, bas = klient("st"), f"/portfolj/{varld.portfolj}"
    falt = {"slag": "kurs", "titel": "Ångest och öppna dörrar", "start": "2027-02-10", "slut": "2027-02-12"}
    st.skicka(f"{bas}/aktivitet/ny", falt)
    sida = st.sida(f"{bas}/kalender")
    assert sida.h1 == "Kalender"
    # What goes on already stands in the first month, with its whole period.
    forsta, andra, *_ = sida.text.split("November 2026", 1)[1].split("December 2026", 1)
    assert "1 oktober 2026 – 31 januari 2027 Placering Internmedicin" in forsta
    assert "4 december 2026 Svara senast Medsittning (b1)" in andra
    assert "Februari 2027 10–12 februari 2027 Aktivitet Ångest och öppna dörrar" in andra
    assert ("Internmedicin", f"{bas}/aktivitet/{varld.placering}") in sida.lankar
    assert ("Medsittning (b1)", f"{bas}/bedomning/{varld.begard_bedomning}") in sida.lankar
    assert "Patientcentrerat samtal" not in sida.text  # over long ago


def test_the_overview_leads_there_and_others_who_may_read_it_see_the_same(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/kalender"
    assert adress in {mal for _, mal in klient("st").sida(f"/portfolj/{varld.portfolj}").lankar}
    assert "Internmedicin" in klient("handledare").sida(adress).text
    assert klient("tidigare").sida(adress).status == 404


def test_an_empty_calendar_says_what_comes_there_and_offers_the_first_step(
    klient: K, varld: Varld, databas: Databas
) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(PortfoljRad).values(slag=Utbildningsslag.INFOR_ST, start=date(2028, 1, 1)))
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/kalender")
    assert "Inget har en dag de närmaste tolv månaderna." in sida.text
    assert ("Lägg till en aktivitet", f"/portfolj/{varld.frammande_portfolj}/aktivitet/ny") in sida.lankar
