"""The page of the derivation: every line, both ends, and why."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update
from sqlmodel import col

from app.db.engine import Databas
from app.db.tabeller import PortfoljRad
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
LEDIG = {"slag": "foraldraledig", "start": "2025-03-01", "slut": "2025-08-31"}


def _sida(klient: K, varld: Varld, vem: str = "st") -> Sidan:
    return klient(vem).sida(f"/portfolj/{varld.portfolj}/utbildning/tid")


def _rader(sida: Sidan) -> list[list[str]]:
    """The cells of the table, the last one's reason included."""
    tabell = sida.html.split('id="radtabell"')[1].split("</table>")[0]
    rader = [rad for rad in tabell.split("<tr>")[1:] if 'scope="row"' in rad]
    return [[" ".join(cell.split(">", 1)[1].split("<")[0].split()) for cell in rad.split("<t")[1:6]] for rad in rader]


def test_every_line_is_there_with_its_running_sum(klient: K, varld: Varld) -> None:
    klient("st").skicka(f"/portfolj/{varld.portfolj}/utbildning/franvaro/ny", LEDIG)
    klient("st").skicka(
        f"/portfolj/{varld.portfolj}/utbildning/sysselsattning", {"fran": "2026-09-01", "procent": "80"}
    )
    sida = _sida(klient, varld)
    assert sida.h1 == "Så räknas tiden"
    assert _rader(sida) == [
        ["1 mars 2024 – 28 februari 2025", "365", "1,00", "12", "12"],
        ["1 mars – 31 augusti 2025", "184", "0,00", "0", "12"],
        ["1 september 2025 – 31 augusti 2026", "365", "1,00", "12", "24"],
        ["1 september – 23 november 2026", "84", "0,80", "2,21", "26,21"],
        # 60 − 24 = 36 months at 80 % are 45 months from 1 September 2026.
        ["24 november 2026 – 31 maj 2030", "1285", "0,80", "33,79", "60"],
    ]
    assert "Slut enligt tid 31 maj 2030" in sida.text
    assert "Gjort till och med i dag 26,21 månader" in sida.text
    assert "Från 30 till 32 23/30 månader efter ST-starten är 2 23/30. 2 23/30 × 0,80 = 2 16/75." in sida.text


def test_every_line_tells_its_reason_and_what_is_our_reading(klient: K, varld: Varld) -> None:
    klient("st").skicka(f"/portfolj/{varld.portfolj}/utbildning/franvaro/ny", LEDIG)
    rader = _sida(klient, varld).html.split('id="radtabell"')[1].split("<tr>")
    ledig = next(rad for rad in rader if "<summary>Föräldraledighet</summary>" in rad)
    assert "Noterad frånvaro räknas inte som tid i ST" in ledig
    assert "vår tolkning" in ledig
    heltid = next(rad for rad in rader if "<summary>Heltid</summary>" in rad)
    assert "vår tolkning" not in heltid


def test_delmal_without_a_plan_make_that_end_unknown_and_are_named(klient: K, varld: Varld) -> None:
    sida = _sida(klient, varld)
    assert "Slut enligt delmål okänt" in sida.text
    assert "Ingen aktivitet är planerad" in sida.text
    assert ("a2", f"/portfolj/{varld.portfolj}/delmal/a2") in sida.lankar
    assert "delmål är inte färdigplanerade, så slutet enligt delmål är okänt." in sida.text


def test_leave_without_end_is_the_reason_that_there_is_no_end(klient: K, varld: Varld) -> None:
    klient("st").skicka(
        f"/portfolj/{varld.portfolj}/utbildning/franvaro/ny", {"slag": "sjuk", "start": "2026-11-02", "slut": ""}
    )
    sida = _sida(klient, varld)
    assert "Slut enligt tid går inte att säga" in sida.text
    assert "Frånvaron från 2 november 2026 saknar sista dag." in sida.text
    assert _rader(sida)[-1] == ["från 24 november 2026", "–", "0,00", "0", "32,03"]


def test_bt_before_st_and_credits_are_lines_of_their_own(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(PortfoljRad)
            .where(col(PortfoljRad.id) == varld.portfolj)
            .values(foreskrift=Foreskrift.F2021, bt=BtLage.GODKAND, bt_godkand=date(2024, 1, 15))
        )
    st = klient("st")
    tillgodo = {"manader": "4,5", "skal": "Vikariat", "intyg": "Pärm 3", "beslutad_av": "Chefen", "datum": "2025-01-10"}
    st.skicka(f"/portfolj/{varld.portfolj}/tillgodoraknande/ny", tillgodo)
    st.skicka(f"/portfolj/{varld.portfolj}/tillgodoraknande/ny", tillgodo | {"intyg": "", "skal": "Klinik i norr"})
    sida = _sida(klient, varld)
    assert "BT före ST −6" in sida.text
    assert "Krävs 60 månader på heltid" in sida.text
    assert "Vikariat 4,50 4,50 Räknas helt, som beslutat." in sida.text
    assert "Klinik i norr 4,50 0 Räknas inte förrän intyget är noterat." in sida.text
    assert "Tillgodoräknat 4,50 månader" in sida.text


def test_before_st_there_is_nothing_to_reckon(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(PortfoljRad).where(col(PortfoljRad.id) == varld.portfolj).values(slag=Utbildningsslag.INFOR_ST)
        )
    sida = _sida(klient, varld)
    assert sida.status == 200
    assert "Tiden räknas från den dag ST börjar." in sida.text
    assert 'id="radtabell"' not in sida.html


def test_an_unknown_specialty_says_so(klient: K, varld: Varld, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(PortfoljRad).where(col(PortfoljRad.id) == varld.portfolj).values(specialitet="okand"))
    sida = _sida(klient, varld)
    assert sida.status == 200
    assert "Målbeskrivning saknas för specialiteten" in sida.text


@pytest.mark.parametrize("fran", ["", "/utbildning"])
def test_overview_and_frame_lead_there(klient: K, varld: Varld, fran: str) -> None:
    sida = klient("handledare").sida(f"/portfolj/{varld.portfolj}{fran}")
    assert ("Så räknas tiden", f"/portfolj/{varld.portfolj}/utbildning/tid") in sida.lankar
    assert _sida(klient, varld, "handledare").status == 200
