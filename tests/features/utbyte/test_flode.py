"""The whole way: upload, dry run, confirm, undo."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.portfolj import Portfolj
from app.utbyte.portfoljfil import to_json
from tests.features.klient import Sidan
from tests.features.utbyte.conftest import Kontor, adress, csv, exempel

FILER = ["kronoberg-2015.xlsx", "norrbotten-2021-bt.xlsx", "palliativ-2015.csv"]
NyttKontor = Callable[[str], tuple[Kontor, Portfolj]]


def poster(portfolj: Portfolj) -> dict[str, Any]:
    """What a table can bring in, without the numbers that persons have here and there."""

    def utan(varde: Any) -> Any:
        match varde:
            case dict():
                return {n: utan(v) for n, v in varde.items() if n not in {"handledare_id", "bedomare_id"}}
            case list():
                return [utan(v) for v in varde]
        return varde

    ram = {"schema", "namn", "utbildning", "handledarskap", "sysselsattningar"}
    return {namn: utan(varde) for namn, varde in to_json(portfolj).items() if namn not in ram}


def antal_brister(sida: Sidan) -> int:
    traff = re.search(r"Översikt (\d+)", sida.text)
    return int(traff[1]) if traff else 0


@pytest.mark.parametrize("filnamn", FILER)
def test_example_file_becomes_the_portfolio_it_should(filnamn: str, nytt_kontor: NyttKontor) -> None:
    kontor, forvantad = nytt_kontor(f"{filnamn.partition('.')[0]}.json")
    provkorning = kontor.ladda_upp(exempel(filnamn), filnamn)
    assert f"Provkörning av {filnamn}" in provkorning.h1
    antal = int(re.search(r"(\d+) rader: (\d+) skapas\.", provkorning.text)[1])  # type: ignore[index]
    klart = kontor.valj(provkorning)
    assert f"{antal} rader lästes in. Ångra" in klart.text
    assert poster(kontor.portfolj()) == poster(forvantad)


def test_flags_go_when_the_kronoberg_file_is_in(nytt_kontor: NyttKontor) -> None:
    kontor, _ = nytt_kontor("kronoberg-2015.json")
    fore = antal_brister(kontor.klient.sida(kontor.bas))
    kontor.las_in(exempel("kronoberg-2015.xlsx"), "kronoberg-2015.xlsx")
    assert 0 < antal_brister(kontor.klient.sida(kontor.bas)) < fore


def test_a_second_time_there_is_nothing_to_read_in(nytt_kontor: NyttKontor) -> None:
    kontor, _ = nytt_kontor("kronoberg-2015.json")
    kontor.las_in(exempel("kronoberg-2015.xlsx"), "kronoberg-2015.xlsx")
    igen = kontor.ladda_upp(exempel("kronoberg-2015.xlsx"), "kronoberg-2015.xlsx")
    assert "Allt i filen finns redan i din portfölj. Det finns inget att läsa in." in igen.text
    assert "las_in" not in igen.html


def test_nothing_is_saved_by_a_dry_run(kontor: Kontor) -> None:
    fore = kontor.portfolj()
    kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;2026-02-03;c1"))
    assert kontor.portfolj() == fore


def test_undo_takes_it_all_back(kontor: Kontor) -> None:
    fore = kontor.portfolj()
    klart = kontor.las_in(csv("Kurs;Ny kurs;2026-02-01;2026-02-03;c1"))
    assert "1 rad lästes in." in klart.text
    till = dict(klart.lankar)["Ångra"]
    assert "Ångra inläsningen" in kontor.klient.sida(till).text
    angrat = kontor.klient.skicka(till)
    assert "Inläsningen av iup.csv (1 rad) är ångrad." in angrat.text
    assert kontor.portfolj() == fore
    assert "redan ångrad" in kontor.klient.sida(till).text


def test_undo_says_why_not_when_something_builds_on_it(kontor: Kontor) -> None:
    klart = kontor.las_in(csv("Kurs;Ny kurs;2026-02-01;2026-02-03;c1"))
    till = dict(klart.lankar)["Ångra"]
    ny = next(a for a in kontor.portfolj().aktiviteter if a.titel == "Ny kurs")
    formular = kontor.klient.sida(till).formular_till(till)
    kurs = f"/portfolj/{kontor.portfolj_id}/aktivitet/{ny.id}/andra"
    assert kontor.klient.skicka(kurs, {"titel": "Annan titel"}).status == 200
    sida = kontor.klient.sida(till)
    assert "går inte att ångra" in sida.text
    assert "har ändrats sedan dess" in sida.text
    svar = kontor.klient.post(till, data=formular, follow_redirects=False)
    assert svar.status_code == 409
    assert kontor.korningar()[-1].angrad is None


def test_pasted_cells_are_read_as_a_table(kontor: Kontor) -> None:
    sida = kontor.klistra(
        "Typ av aktivitet\tTitel\tFrån\tEnhet\n\tUtan typ\t2026-02-01\tMedicin\nKurs\tInklistrad\t2026-02-02\t\n"
    )
    assert "Provkörning av Inklistrad tabell" in sida.h1
    assert "2 rader: 2 skapas." in sida.text
    kontor.valj(sida)
    assert {"Utan typ", "Inklistrad"} <= {a.titel for a in kontor.portfolj().aktiviteter}


def test_double_click_reads_in_once(kontor: Kontor) -> None:
    provkorning = kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    formular = provkorning.formular_till(adress(provkorning)) | {"gor": ["las_in"]}
    svar = [kontor.klient.post(adress(provkorning), data=formular, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert svar[0].headers["location"] == svar[1].headers["location"]
    assert len(kontor.korningar()) == 1


def test_a_draft_is_used_once_only(kontor: Kontor) -> None:
    provkorning = kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    formular = provkorning.formular_till(adress(provkorning)) | {"gor": ["las_in"]}
    kontor.valj(provkorning)
    igen = Sidan(kontor.klient.post(adress(provkorning), data=formular, follow_redirects=True))
    assert "Filen är redan inläst" in igen.text
    assert "Filen är redan inläst" in kontor.klient.sida(adress(provkorning)).text
    assert len(kontor.korningar()) == 1
    assert [a.titel for a in kontor.portfolj().aktiviteter].count("Ny kurs") == 1


def test_the_plan_is_made_anew_when_it_is_carried_out(kontor: Kontor) -> None:
    forsta, andra = (kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1")) for _ in range(2))
    kontor.valj(forsta)
    formular = andra.formular_till(adress(andra)) | {"gor": ["las_in"]}
    svar = Sidan(kontor.klient.post(adress(andra), data=formular))
    assert svar.status == 422
    assert "Det finns inget nytt att läsa in." in svar.text
    assert [a.titel for a in kontor.portfolj().aktiviteter].count("Ny kurs") == 1


def test_a_thrown_draft_is_gone(kontor: Kontor) -> None:
    provkorning = kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    assert ("iup.csv", adress(provkorning)) in kontor.klient.sida(kontor.bas).lankar
    sida = kontor.klient.skicka(f"{adress(provkorning)}/kasta", fran=adress(provkorning))
    assert "Utkastet av iup.csv är kastat. Inget lästes in." in sida.text
    assert kontor.klient.sida(adress(provkorning)).status == 404
    assert "Påbörjade" not in sida.text


def test_many_rows_come_a_page_at_a_time(kontor: Kontor) -> None:
    provkorning = kontor.ladda_upp(csv(*(f"Kurs;Kurs {n};2026-02-01;;c1" for n in range(230)), "Kurs;;2026-02-01;;c1"))
    assert "231 rader: 230 skapas, 1 har fel." in provkorning.text
    assert "1–100 av 231" in provkorning.text
    assert "Kurs 150" not in provkorning.text
    sista = kontor.klient.sida(f"{adress(provkorning)}?visa=skapas&sida=3")
    assert "201–230 av 230" in sista.text
    assert "Kurs 229" in sista.text
    fel = kontor.klient.sida(
        f"{adress(provkorning)}?visa=fel", fler={"HX-Request": "true", "HX-Request-Type": "partial"}
    )
    assert "<h1" not in fel.html
    assert "B232, Titel" in fel.text
