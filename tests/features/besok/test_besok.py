"""A visit from booking to the next one booked: prepared, written, signed by both, and never changed."""

from collections.abc import Callable
from datetime import date

from sqlmodel import select

from app.db.engine import Databas
from app.db.signaturkedja import las_kedja
from app.db.signaturposter import verifiera_kedja
from app.db.snapshot import load_portfolj
from app.db.tabeller import AtagandeRad, DokumentRad
from app.domain.avstamning import Dokumentstatus
from app.domain.kedjekontroll import Kedjefelslag
from app.utbyte.kedjefil import to_json_med_kedja
from app.utbyte.kedjekontroll import kontrollera_fil
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
PROTOKOLL = {
    "datum": "2026-11-23",
    "deltagare": "Astrid Exempel, Eva Låtsas",
    "utveckling": "Det går framåt.",
    "risk": "nej",
    "overenskommet": "Boka kursen i palliation.\n- Handledaren: boka två medsittningar\nChefen: se över schemat",
    "nasta": "2027-11-22",
}


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/besok"


def _dokument(databas: Databas) -> list[DokumentRad]:
    with databas.lasning() as session:
        return list(session.exec(select(DokumentRad).order_by(DokumentRad.id)))  # type: ignore[arg-type]


def _boka(klient: K, varld: Varld, databas: Databas, dag: str = "2026-11-30") -> str:
    sida = klient("studierektor").skicka(_bas(varld), {"datum": dag})
    assert "Studierektorsbesök" in sida.h1
    return f"{_bas(varld)}/{_dokument(databas)[-1].id}"


def test_a_visit_from_booking_to_the_next(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor, st = klient("studierektor"), klient("st")
    fel = studierektor.skicka(_bas(varld), {"datum": "2026-11-22"})
    assert (fel.status, "Dagen har varit" in fel.text) == (422, True)
    besok = _boka(klient, varld, databas)
    studierektor.skicka(f"{besok}/flytta", {"datum": "2026-11-23"}, fran=besok)

    # What is to be ready by Kronoberg's profile is told to who comes, with the way to what is missing.
    sida = st.sida(besok)
    assert "1 av 2 medsittningar sedan förra besöket" in sida.text
    assert "Begär medsittning" in [text for text, _ in sida.lankar]
    assert "Protokoll" not in sida.text

    # The protocol is filled in with the records; a draft is the writer's alone.
    sida = studierektor.sida(f"{besok}?skriv=ja")
    assert "1 bedömning av 1 bedömare: Medsittning 1." in sida.html
    assert "Astrid Exempel, Eva Låtsas, Bo Påhittad" in sida.html
    utkast = PROTOKOLL | {"overenskommet": "Hemligt utkast"}
    studierektor.skicka(besok.replace("/besok/", "/besok/besok/"), utkast, fran=f"{besok}?skriv=ja")
    assert "Hemligt utkast" in studierektor.sida(besok).html
    assert "Hemligt utkast" not in st.sida(besok).html

    # Nothing asked for may be missing when it is signed, and what was written stays.
    kvar = PROTOKOLL | {"risk": "", "underteckna": "studierektor", "nasta": "2026-11-01"}
    fel = studierektor.skicka(besok.replace("/besok/", "/besok/besok/"), kvar, fran=besok)
    assert fel.status == 422
    assert "Välj svar på finns det risk" in fel.text
    assert "Nästa besök ska vara en dag framåt" in fel.text
    assert "Boka kursen i palliation." in fel.html
    klart = PROTOKOLL | {"underteckna": "studierektor"}
    sida = studierektor.skicka(besok.replace("/besok/", "/besok/besok/"), klart, fran=besok)
    assert "Texten är låst och väntar på de andra." in sida.text
    assert _dokument(databas)[0].status is Dokumentstatus.UNDERTECKNAS

    # The next visit is booked and what was agreed is kept; the ST-läkare signs with her own login.
    assert [(d.status, d.datum) for d in _dokument(databas)[1:]] == [(Dokumentstatus.PLANERAD, date(2027, 11, 22))]
    sida = st.sida(besok)
    assert "Boka kursen i palliation." in sida.text
    sida = st.skicka(f"{besok}/skriv-under", {}, fran=besok)
    assert "Alla har skrivit under." in sida.text
    assert "Signatur nr 2 i kedjan" in sida.text
    with databas.lasning() as session:
        ataganden = session.exec(select(AtagandeRad)).all()
        assert [(a.text, a.ansvarig_namn, a.senast) for a in ataganden] == [
            ("Boka kursen i palliation.", "", date(2027, 11, 22)),
            ("boka två medsittningar", "Bo Påhittad", date(2027, 11, 22)),
            ("se över schemat", "Chefen", date(2027, 11, 22)),
        ]
        assert verifiera_kedja(session, varld.portfolj).fel == ()
        kedja = las_kedja(session, varld.portfolj)
        portfolj = load_portfolj(session, varld.portfolj)
        assert portfolj is not None
        klart_besok = next(d for d in portfolj.dokument if d.is_klar)
        assert [u.part.value for u in klart_besok.undertecknanden] == ["studierektor", "st_lakare"]
    # The file proves the same by itself, and tells of a protocol that was changed after it.
    fil = to_json_med_kedja(portfolj, kedja, "")
    assert kontrollera_fil(fil).fel == ()
    i_filen = next(d for d in fil["dokument"] if d["status"] == "klar")
    next(svar for svar in i_filen["svar"] if svar["falt"] == "utveckling")["varde"] = "Något annat"
    assert {(fel.slag, fel.falt) for fel in kontrollera_fil(fil).fel} == {(Kedjefelslag.POST_ANDRAD, ("svar",))}
    assert slag(databas, "dokument") == [
        "besok_planerat", "besok_planerat", "dokument_skrivet", "dokument_undertecknat", "dokument_undertecknat",
    ]  # fmt: skip

    # The next one begins with what was agreed.
    nasta = f"{_bas(varld)}/{_dokument(databas)[1].id}"
    assert "Boka kursen i palliation. Du, senast 22 november 2027" in st.sida(nasta).text


def test_a_signed_protocol_is_never_changed_but_corrected(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor, st = klient("studierektor"), klient("st")
    besok = _boka(klient, varld, databas)
    spara = besok.replace("/besok/", "/besok/besok/")
    gammalt = studierektor.sida(f"{besok}?skriv=ja").formular_till(spara)
    studierektor.skicka(spara, PROTOKOLL | {"underteckna": "studierektor"}, fran=f"{besok}?skriv=ja")
    andrat = gammalt | {"utveckling": ["Något helt annat"], "underteckna": ["nej"]}
    svar = studierektor.post(spara, data=andrat)
    assert (svar.status_code, "underskrivet och låst" in svar.text) == (409, True)

    # The ST-läkare signs what she has read, and the studierektor corrects it: the old stays until both sign the new.
    st.skicka(f"{besok}/skriv-under", {}, fran=besok)
    sida = studierektor.skicka(f"{besok}/ratta", {}, fran=besok)
    assert "rättad upplaga 2" in sida.h1
    ny = f"{_bas(varld)}/{_dokument(databas)[-1].id}"
    assert st.sida(ny).status == 404
    rattat = PROTOKOLL | {"utveckling": "Rättat.", "underteckna": "studierektor"}
    studierektor.skicka(ny.replace("/besok/", "/besok/besok/"), rattat, fran=ny)
    assert _dokument(databas)[0].status is Dokumentstatus.KLAR
    st.skicka(f"{ny}/skriv-under", {}, fran=ny)
    forst, _, sist = _dokument(databas)
    assert (forst.status, sist.status) == (Dokumentstatus.ERSATT, Dokumentstatus.KLAR)
    assert forst.svar["utveckling"] == "Det går framåt."
    with databas.lasning() as session:
        assert len(session.exec(select(AtagandeRad)).all()) == 3
        assert verifiera_kedja(session, varld.portfolj).fel == ()


def test_what_was_changed_meanwhile_is_not_signed(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor, besok = klient("studierektor"), _boka(klient, varld, databas)
    spara = besok.replace("/besok/", "/besok/besok/")
    gammal = studierektor.sida(f"{besok}?skriv=ja").formular_till(spara)
    studierektor.skicka(spara, PROTOKOLL | {"underteckna": "nej"}, fran=f"{besok}?skriv=ja")
    sent = PROTOKOLL | {"utveckling": "Skrivet i en annan flik", "version": gammal["version"][0]}
    svar = studierektor.skicka(spara, sent | {"underteckna": "studierektor"}, fran=besok)
    assert (svar.status, "har ändrats sedan du öppnade sidan" in svar.text) == (409, True)
    assert "Skrivet i en annan flik" in svar.html
    assert _dokument(databas)[0].status is Dokumentstatus.PLANERAD
    # Nor is it held before its day has come.
    framtid = PROTOKOLL | {"datum": "2026-11-24", "underteckna": "studierektor"}
    svar = studierektor.skicka(spara, framtid, fran=besok)
    assert (svar.status, "Datumet ligger i framtiden" in svar.text) == (422, True)
    studierektor.skicka(f"{besok}/ta-bort", {}, fran=besok)
    assert studierektor.sida(besok).status == 404
