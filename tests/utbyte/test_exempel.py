"""The example files become the portfolios that stand beside them, through the whole way."""

import json
from pathlib import Path
from types import ModuleType

import pytest

from app.db.tabeller import Importkorning
from app.utbyte.lasning import read_tabell
from app.utbyte.plan import Radutfall
from app.utbyte.portfoljfil import load_portfolj_json, to_json
from app.utbyte.schema import check_json
from tests.exempel import kronoberg, norrbotten, palliativ, skapa, verktyg
from tests.utbyte import kontor
from tests.utbyte.conftest import Skrivning

EXEMPEL = [
    pytest.param("kronoberg-2015.xlsx", kronoberg, id="kronoberg"),
    pytest.param("norrbotten-2021-bt.xlsx", norrbotten, id="norrbotten"),
    pytest.param("palliativ-2015.csv", palliativ, id="palliativ"),
]


def _forvantad(filnamn: str) -> dict[str, object]:
    svar: dict[str, object] = json.loads(kontor.innehall(f"{filnamn.partition('.')[0]}.json"))
    return svar


@pytest.mark.parametrize(("filnamn", "modul"), EXEMPEL)
def test_file_becomes_the_expected_portfolio(filnamn: str, modul: ModuleType, skrivning: Skrivning) -> None:
    forvantad = _forvantad(filnamn)
    portfolj_id = kontor.ny_portfolj(skrivning, kontor.ram_av(load_portfolj_json(forvantad)))
    kontor.importera(skrivning, portfolj_id, kontor.innehall(filnamn), filnamn)
    assert to_json(kontor.hamta(skrivning, portfolj_id)) == forvantad


@pytest.mark.parametrize(("filnamn", "modul"), EXEMPEL)
def test_expected_portfolio_is_what_the_example_module_says(filnamn: str, modul: ModuleType) -> None:
    forvantad = _forvantad(filnamn)
    check_json(forvantad)
    assert to_json(modul.forvantad()) == forvantad


@pytest.mark.parametrize(("filnamn", "modul"), EXEMPEL)
def test_importing_twice_creates_nothing_twice(filnamn: str, modul: ModuleType, skrivning: Skrivning) -> None:
    data = kontor.innehall(filnamn)
    portfolj_id = kontor.ny_portfolj(skrivning, kontor.ram_av(modul.forvantad()))
    kontor.importera(skrivning, portfolj_id, data, filnamn)
    with skrivning() as session:
        igen = kontor.planera(session, portfolj_id, data, filnamn)
    assert {rad.utfall for rad in igen.rader} == {Radutfall.FINNS}
    assert igen.is_tom


def test_every_row_refers_to_its_import(skrivning: Skrivning) -> None:
    portfolj_id = kontor.ny_portfolj(skrivning, kontor.ram_av(kronoberg.forvantad()))
    import_id = kontor.importera(skrivning, portfolj_id, kontor.innehall("kronoberg-2015.xlsx"), "kronoberg-2015.xlsx")
    with skrivning() as session:
        korning = session.get_one(Importkorning, import_id)
        assert korning.antal == 48
        assert korning.filnamn == "kronoberg-2015.xlsx"
    assert all(bedomning.is_importerad for bedomning in kontor.hamta(skrivning, portfolj_id).bedomningar)


def test_committed_files_are_those_that_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verktyg, "MAPP", tmp_path)
    skapa.main()
    nya = {fil.name: fil.read_bytes() for fil in tmp_path.iterdir()}
    monkeypatch.undo()
    for namn, data in nya.items():
        is_bok = data.startswith(b"PK")
        assert (read_tabell(data, namn) if is_bok else data) == (
            read_tabell(kontor.innehall(namn), namn) if is_bok else kontor.innehall(namn)
        ), f"{namn}: kör python -m tests.exempel.skapa"
