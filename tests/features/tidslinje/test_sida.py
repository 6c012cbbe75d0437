"""The page of the whole training."""

import re
from collections.abc import Callable
from datetime import date

from sqlalchemy import insert

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, DokumentRad, FranvaroRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.avstamning import Dokumentslag, Dokumentstatus
from app.domain.slag import Aktivitetsslag
from app.domain.tjanst import Franvaroslag
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def test_all_that_has_a_day_is_a_link_and_a_row(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), f"/portfolj/{varld.portfolj}"
    st.skicka(f"{bas}/aktivitet/ny", {"slag": "kurs", "titel": "Kurs <utan> dag"})
    sida = st.sida(f"{bas}/tidslinje")
    assert sida.h1 == "Tidslinje"
    assert ("Tidslinje", f"{bas}/tidslinje") in sida.lankar
    hela = "Sidotjänstgöring: Internmedicin, 1 oktober 2026 – 31 januari 2027. Pågår."
    # The bar, by its name and its text; and the row of the table.
    placering = f"{bas}/aktivitet/{varld.placering}"
    assert {(f"{hela}Internmedicin", placering), ("Internmedicin", placering)} <= set(sida.lankar)
    assert "Internmedicin 1 oktober 2026 31 januari 2027 Pågår" in sida.text
    assert "Medsittning 4 december 2026 4 december 2026 Väntar på svar" in sida.text
    assert "Tiden är fullgjord 28 februari 2029" in sida.text
    assert "Slut enligt tid och planerat slut 28 februari 2029" in sida.text
    # What has no day stands beside, with the way to give it one.
    assert "Kurs <utan> dag" in sida.text
    assert "1 planerad bedömning" in sida.text
    datera = next(url for text, url in sida.lankar if text == "Sätt datum på Kurs <utan> dag")
    assert st.sida(datera).status == 200
    for innehall in ("style=", "<style", "<script>"):
        assert innehall not in sida.html
    # Who reads sees the same, and changes nothing.
    handledare = klient("handledare").sida(f"{bas}/tidslinje")
    assert hela in handledare.text
    assert "Sätt datum" not in handledare.text
    # What was drawn is kept no longer than the portfolio is the same.
    with rakna(databas) as satser:
        st.sida(f"{bas}/tidslinje")
    assert len(satser) <= 4
    st.skicka(f"{bas}/aktivitet/ny", {"slag": "kurs", "titel": "Ny kurs", "start": "2026-12-01", "slut": "2026-12-02"})
    assert "Kurser: Ny kurs, 1–2 december 2026. Planerad." in st.sida(f"{bas}/tidslinje").text


def test_the_windows_are_plain_links(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/tidslinje"
    st = klient("st")
    ar, tolv, annat = (st.sida(f"{adress}?visa={val}") for val in ("ar", "12", "&lt;"))
    assert ("I år", "?visa=ar") in ar.lankar
    assert "jan 2026" in ar.text
    assert "Patientcentrerat samtal" not in ar.text  # in 2025
    assert "nov 2026" not in tolv.text
    assert "dec 2026" in tolv.text
    assert "Patientcentrerat samtal" in annat.text  # not understood: the whole


def test_visits_are_for_those_who_take_part_in_them(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        rad = {"portfolj_id": varld.portfolj, "slag": Dokumentslag.BESOK, "status": Dokumentstatus.PLANERAD, "svar": {}}
        koppling.execute(insert(DokumentRad), rad | {"datum": date(2026, 12, 10), "parter": ()})
    adress = f"/portfolj/{varld.portfolj}/tidslinje"
    besok = "Avstämningar: Studierektorsbesök, 10 december 2026. Planerad."
    # What is drawn for one is kept, but not for the other.
    for vem, ser in (("st", True), ("placering", False), ("studierektor", True)):
        assert (besok in klient(vem).sida(adress).text) is ser, vem


def test_a_new_one_teaches_and_strange_days_do_no_harm(klient: K, varld: Varld, databas: Databas) -> None:
    adress = f"/portfolj/{varld.frammande_portfolj}/tidslinje"
    ny = klient("frammande")
    sida = ny.sida(adress)
    assert "Inga placeringar eller kurser har datum än." in sida.text
    (lank,) = [url for text, url in sida.lankar if text == "Lägg till en placering"]
    assert ny.sida(lank).h1 == "Ny placering"
    rad = {
        "portfolj_id": varld.portfolj,
        "slag": Aktivitetsslag.KURS,
        "status": Aktivitetsstatus.PLANERAD,
        "delmal": frozenset(),
    }
    with databas.skriv.begin() as koppling:
        koppling.execute(
            insert(AktivitetRad),
            [rad | {"titel": "Förr", "start": date(1900, 1, 1), "slut": date(1900, 1, 1)}]
            + [
                rad | {"titel": f"Kurs {n}", "start": date(2199, 12, 31), "slut": date(2199, 12, 31)}
                for n in range(300)
            ],
        )
        koppling.execute(
            insert(FranvaroRad),
            {"portfolj_id": varld.portfolj, "slag": Franvaroslag.SJUK, "start": date(2026, 2, 2), "slut": None},
        )
    sida = klient("st").sida(f"/portfolj/{varld.portfolj}/tidslinje")
    antal = re.search(r"(\d+) poster ligger så långt från ST att bara tabellen visar dem", sida.text)
    assert antal is not None
    assert int(antal[1]) >= 301
    assert "Sjukfrånvaro 2 februari 2026 tills vidare Pågår" in sida.text
    assert "Slutet enligt tid går inte att räkna ut än." in sida.text
