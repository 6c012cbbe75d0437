"""What is no table, too much, or somebody else's: a clear sentence at the field, and nothing lost."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import Importutkast
from app.underlag.regelunderlag import Regelverk
from tests.asynk import kor
from tests.features.klient import Klient, Sidan
from tests.features.utbyte.conftest import Kontor, adress, csv, exempel
from tests.features.varld import Varld

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def bomb() -> bytes:
    fil = io.BytesIO()
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("xl/workbook.xml", b"0" * (65 * 1024 * 1024))
    return fil.getvalue()


@pytest.mark.parametrize(
    ("namn", "data", "mening"),
    [
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Filen är ingen tabell."),
        ("iup.pdf", b"%PDF-1.7 annat", "Filen är ingen tabell."),
        ("tom.csv", b" \n", "Filen är tom."),
        ("gammal.xls", OLE, "gamla Excel-formatet .xls"),
        ("last.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
        ("iup.csv", csv("Kurs;Å;2026-02-01;;c1").decode().encode("utf-16"), "UTF-16"),
        ("en.csv", b"bara\nen\nkolumn\n", "det finns bara en kolumn"),
        ("trasig.xlsx", b"PK\x03\x04trasig", "ingen Excel-tabell som går att läsa"),
    ],
)
def test_what_is_no_table_is_told_at_the_field(kontor: Kontor, namn: str, data: bytes, mening: str) -> None:
    sida = kontor.ladda_upp(data, namn)
    assert sida.status == 422
    assert f"{namn}: " in sida.text
    assert mening in sida.text
    assert 'id="f-fil-fel"' in sida.html


def test_a_zip_bomb_is_not_unpacked(kontor: Kontor) -> None:
    assert "för stor när den packas upp" in kontor.ladda_upp(bomb(), "bomb.xlsx").text


def test_a_workbook_without_tables_is_told_in_the_dry_run(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(exempel("ingen-tabell.xlsx"), "ingen-tabell.xlsx")
    assert "Inga rader att läsa in." in sida.text or sida.status == 422


def test_each_bad_row_is_told_with_its_cell(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(exempel("daliga-rader.xlsx"), "daliga-rader.xlsx")
    for mening in (
        "F2, Delmål, ”q9”",
        "Slutet (2026-03-10) ligger före starten",
        "H7, Procent, ”120 %”",
        "personnummer",
        "formel utan beräknat värde",
        "ligger före starten av din ST",
    ):
        assert mening in sida.text


def test_another_encoding_is_read_and_told(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(exempel("windows-1252.csv"), "windows-1252.csv")
    assert "lästes som Windows-1252" in sida.text


def test_nothing_sent_and_both_sent(kontor: Kontor) -> None:
    assert "Välj en fil, eller klistra in en tabell nedan." in kontor.klistra("").text
    sida = kontor.klient.skicka(kontor.bas, {"tabell": "a\tb\n1\t2"}, filer={"fil": ("iup.csv", csv())})
    assert "Skicka en av dem." in sida.text
    assert sida.formular_till(kontor.bas)["tabell"] == ["a\tb\n1\t2"]


def test_pasted_text_survives_a_fault(kontor: Kontor) -> None:
    sida = kontor.klistra("bara en kolumn\nmed två rader")
    assert sida.status == 422
    assert sida.formular_till(kontor.bas)["tabell"] == ["bara en kolumn\nmed två rader"]
    assert 'id="f-tabell-fel"' in sida.html


def test_a_table_larger_than_a_field_may_be_elsewhere_can_be_pasted(kontor: Kontor) -> None:
    text = "Titel\tFrån\tBeskrivning\n" + "".join(f"Kurs {n}\t2026-02-01\t{'x' * 4000}\n" for n in range(300))
    form = kontor.klient.sida(kontor.bas).formular_till(kontor.bas) | {"tabell": [text]}
    svar = kontor.klient.post(kontor.bas, data=form, files={"fil": ("", b"")}, follow_redirects=False)
    assert svar.status_code == 303


def test_too_large_a_file_is_answered_with_a_page(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(b"0" * (10 * 1024 * 1024 + 1), "stor.csv")
    assert sida.status == 413
    assert sida.h1 == "Filen är för stor"
    assert "Högst 10 MB tas emot åt gången." in sida.text
    assert ("Tillbaka till formuläret", kontor.bas) in sida.lankar


def test_all_of_a_50_mb_file_is_received_before_the_answer(app: FastAPI, varld: Varld) -> None:
    """A browser that is cut off while it sends shows no page at all; and nothing of the body is kept."""
    kvar, svar = 50, []
    mb = b"0" * 1024 * 1024

    async def receive() -> dict[str, Any]:
        nonlocal kvar
        assert kvar, "asked for more than there is"
        kvar -= 1
        return {"type": "http.request", "body": mb, "more_body": kvar > 0}

    async def send(meddelande: Any) -> None:
        if meddelande["type"] == "http.response.start":
            svar.append((meddelande["status"], kvar))

    huvuden = {"content-type": "multipart/form-data; boundary=x", "content-length": str(50 * len(mb))}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": f"/portfolj/{varld.portfolj}/utbyte", "raw_path": b"", "query_string": b"", "root_path": "",
        "headers": [(n.encode(), v.encode()) for n, v in huvuden.items()], "server": ("testserver", 80),
        "client": ("127.0.0.1", 1), "state": {},
    }  # fmt: skip
    kor(app(scope, receive, send))
    assert svar == [(413, 0)]


def test_signed_out_meanwhile_the_text_waits_and_the_file_is_named(
    kontor: Kontor, klient: Callable[[str], Klient]
) -> None:
    form = kontor.klient.sida(kontor.bas).formular_till(kontor.bas) | {"tabell": ["Titel\tFrån\nEn kurs\t2026-02-01"]}
    svar = klient("ingen").post(kontor.bas, data=form, files={"fil": ("min-iup.xlsx", b"x")})
    sida = Sidan(svar)
    assert svar.status_code == 401
    assert "min-iup.xlsx" in sida.text
    assert "En kurs" in svar.text


def test_somebody_elses_draft_does_not_exist(kontor: Kontor, klient: Callable[[str], Klient], varld: Varld) -> None:
    stig = adress(kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1")))
    nummer = stig.rpartition("/")[2]
    assert klient("frammande").get(stig).status_code == 404
    assert klient("frammande").get(f"/portfolj/{varld.frammande_portfolj}/utbyte/import/{nummer}").status_code == 404
    assert klient("handledare").get(stig).status_code == 403


def test_somebody_elses_import_cannot_be_undone(kontor: Kontor, klient: Callable[[str], Klient], varld: Varld) -> None:
    kontor.las_in(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    nummer = kontor.korningar()[0].id
    stig = f"/portfolj/{varld.frammande_portfolj}/utbyte/inlast/{nummer}/angra"
    assert klient("frammande").get(stig).status_code == 404


def test_drafts_older_than_a_week_are_forgotten(
    kontor: Kontor, databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: datetime
) -> None:
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        for namn, dagar in (("gammal", 8), ("farsk", 6)):
            vem, skapad = varld.personer["st"], nu - timedelta(days=dagar)
            session.add(Importutkast(portfolj_id=varld.portfolj, person_id=vem, filnamn=namn, skapad=skapad))
        session.flush()
        handelse(session, Handelseslag.IMPORT_UTKAST, portfolj_id=varld.portfolj)
    kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    with databas.lasning() as session:
        assert set(session.exec(select(Importutkast.filnamn))) == {"farsk", "iup.csv"}
