"""Taking out: templates, the portfolio as a table and as JSON, the schema; and what is noted of it."""

from collections.abc import Callable

import pytest
from httpx2 import Response
from sqlmodel import select

from app.db.logg import Handelseslag
from app.db.tabeller import Handelse
from app.utbyte.lasning import read_tabell
from app.utbyte.mall import EGNA_BLAD
from app.utbyte.portfoljfil import to_json
from app.utbyte.schema import check_json, make_schema
from tests.features.klient import Klient
from tests.features.utbyte.conftest import Kontor
from tests.features.varld import Varld


def hamta(kontor: Kontor, del_: str) -> Response:
    svar = kontor.klient.get(f"{kontor.bas}/{del_}")
    assert svar.status_code == 200
    assert svar.headers["content-disposition"].startswith("attachment; filename=")
    assert svar.headers["cache-control"] == "private, no-store"
    return svar


def exporter(kontor: Kontor) -> list[dict[str, object]]:
    with kontor.databas.lasning() as session:
        rader = session.exec(select(Handelse).where(Handelse.slag == Handelseslag.EXPORT_HAMTAD.value))
        return [rad.detalj for rad in rader]


def test_json_is_the_whole_portfolio_and_is_noted(kontor: Kontor) -> None:
    innehall = hamta(kontor, "portfolj.json").json()
    check_json(innehall)
    kedja = innehall.pop("signaturkedja")
    assert (kedja["portfolj"], kedja["antal"], kedja["lankar"]) == (kontor.portfolj_id, 0, [])
    assert innehall == to_json(kontor.portfolj())
    assert exporter(kontor) == [{"form": "json"}]


def test_the_filled_template_reads_back_as_nothing_new(kontor: Kontor) -> None:
    data = hamta(kontor, "portfolj.xlsx").content
    assert exporter(kontor) == [{"form": "xlsx"}]
    sida = kontor.ladda_upp(data, "st-portfolj.xlsx")
    assert "skapas" not in sida.text.partition("Så läste vi bladen")[0]
    assert "Det finns inget att läsa in." in sida.text


def test_the_empty_template_has_every_sheet_and_is_not_noted(kontor: Kontor) -> None:
    fil = read_tabell(hamta(kontor, "mall.xlsx").content, "mall.xlsx")
    assert {mall.namn for mall in EGNA_BLAD} <= {blad.namn for blad in fil.blad}
    assert exporter(kontor) == []


@pytest.mark.parametrize("slag", [mall.slag.value for mall in EGNA_BLAD])
def test_each_kind_as_separated_text(kontor: Kontor, slag: str) -> None:
    mall = next(mall for mall in EGNA_BLAD if mall.slag.value == slag)
    text = hamta(kontor, f"mall/{slag}.csv").content.decode("utf-8-sig")
    assert text.strip().split(";") == [kolumn.rubrik for kolumn in mall.kolumner]


def test_no_template_of_a_kind_that_does_not_exist(kontor: Kontor) -> None:
    assert kontor.klient.get(f"{kontor.bas}/mall/trolleri.csv").status_code == 404


def test_the_schema(kontor: Kontor) -> None:
    assert hamta(kontor, "portfolj-1.schema.json").json() == make_schema()


def test_the_columns_are_explained(kontor: Kontor) -> None:
    text = kontor.klient.sida(f"{kontor.bas}/kolumner").text
    assert all(kolumn.forklaring in text for mall in EGNA_BLAD for kolumn in mall.kolumner)


def test_every_download_is_linked_from_the_page(kontor: Kontor) -> None:
    lankar = {mal.removeprefix(kontor.bas) for _, mal in kontor.klient.sida(kontor.bas).lankar}
    assert {"/mall.xlsx", "/portfolj.xlsx", "/portfolj.json", "/portfolj-1.schema.json", "/kolumner"} <= lankar


@pytest.mark.parametrize(("vem", "kod"), [("handledare", 403), ("studierektor", 403), ("chef", 403), ("tidigare", 404)])
def test_nobody_else_takes_out_or_brings_in(klient: Callable[[str], Klient], varld: Varld, vem: str, kod: int) -> None:
    assert klient(vem).get(f"/portfolj/{varld.portfolj}/utbyte/portfolj.json").status_code == kod
    assert klient(vem).get(f"/portfolj/{varld.portfolj}/utbyte").status_code == kod
