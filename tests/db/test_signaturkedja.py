"""The chain in a real database: what is signed is sealed, what is changed behind its back is named."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.signaturkedja import (
    KlockanGarFel,
    aterkallat_innehall,
    delmal_innehall,
    forsegla,
    las_kedja,
    makulerat_innehall,
    nummer_for,
    signerat_innehall,
    steg_innehall,
)
from app.db.signaturposter import verifiera_kedja
from app.db.tabeller import BedomningRad, RevideringRad, RevideringSteg, SigneringRad, Stegutfall
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.kedjekontroll import Kedjefelslag, Kedjerapport
from app.domain.signaturkedja import Signaturslag
from app.domain.slag import Kompetensomrade, Metod
from app.underlag.regelunderlag import Regelverk
from tests.bygg import koder
from tests.db.rader import Skrivning, full_portfolj, lagg_portfolj, ny_person
from tests.kedjor import satt_vakten, ta_bort_vakten

BILD = {"format": "x", "portfolj": {"tillgodoraknanden": [{"manader": 2.5}, {"manader": 3.0}], "namn": "Åsa"}}


def signera_allt(session: WriteSession) -> int:
    """A portfolio with a signature of every kind: six links."""
    portfolj_id = lagg_portfolj(session)
    session.person_id = ny_person(session, "Maja Myrtuv")
    bedomning = _signerad(session, portfolj_id)
    bedomning.status, bedomning.makulerad_skal = Bedomningsstatus.MAKULERAD, "Fel ST-läkare"
    session.flush()
    forsegla(session, portfolj_id, Signaturslag.MAKULERING, bedomning.id or 0, makulerat_innehall(bedomning))
    signering = SigneringRad(
        portfolj_id=portfolj_id, delmal="c2", datum=session.idag, signerad_namn="Maja Myrtuv", kommentar="Säker"
    )
    _spara(session, signering)
    forsegla(session, portfolj_id, Signaturslag.DELMAL, signering.id or 0, delmal_innehall(signering))
    signering.aterkallad = session.idag
    session.flush()
    aterkallat = aterkallat_innehall(signering)
    forsegla(session, portfolj_id, Signaturslag.DELMAL_ATERKALLAT, signering.id or 0, aterkallat)
    _signerad(session, portfolj_id)
    _revidering(session, portfolj_id)
    handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=portfolj_id)
    return portfolj_id


def _spara(session: WriteSession, rad: object) -> None:
    session.add(rad)
    session.flush()


def _signerad(session: WriteSession, portfolj_id: int, aterkoppling: str = "Tydlig struktur") -> BedomningRad:
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        metod=Metod.MINI_CEX,
        datum=session.idag,
        status=Bedomningsstatus.SIGNERAD,
        bedomare_namn="Maja Myrtuv",
        delmal=koder("c2 c10"),
        minuter=20,
        aterkoppling=aterkoppling,
        mall="mini_cex",
        mall_version=1,
        svar={"helhet": "3", "anamnes": "2"},
        omraden=frozenset({Kompetensomrade.KOMMUNIKATION}),
        skapad=session.nu,
        signerad=session.idag,
        signerad_av=session.person_id,
        signerad_tid=session.nu,
        signerad_satt=Signeringssatt.KONTO,
    )
    _spara(session, rad)
    forsegla(session, portfolj_id, Signaturslag.BEDOMNING, rad.id or 0, signerat_innehall(rad))
    return rad


def _revidering(session: WriteSession, portfolj_id: int) -> None:
    rad = RevideringRad(
        portfolj_id=portfolj_id,
        datum=session.idag,
        slag=Revideringsslag.REVIDERING,
        status=Revideringsstatus.SIGNERAD,
        deltagare="Lo Lövgren\nMaja Myrtuv",
        sammanfattning="Ny plan",
        signerad=session.idag,
        ogonblicksbild=BILD,
    )
    _spara(session, rad)
    steg = RevideringSteg(
        revidering_id=rad.id or 0,
        steg="huvudhandledare",
        utfall=Stegutfall.GODKAND,
        person_id=session.person_id or 0,
        kommentar="Bra",
        tid=session.nu,
    )
    _spara(session, steg)
    innehall = steg_innehall(rad, steg, session.idag)
    forsegla(session, portfolj_id, Signaturslag.REVIDERING, steg.id or 0, innehall)


@pytest.fixture
def portfolj_id(skrivning: Skrivning, databas: Databas) -> Iterator[int]:
    with skrivning() as session:
        id_ = signera_allt(session)
    yield id_
    satt_vakten(databas)


def _kontroll(databas: Databas, portfolj_id: int) -> Kedjerapport:
    with databas.lasning() as session:
        return verifiera_kedja(session, portfolj_id)


def _attack(databas: Databas, *satser: str, **varden: Any) -> None:
    """What somebody with the database's own password can do."""
    ta_bort_vakten(databas)
    with databas.skriv.begin() as koppling:
        for sats in satser:
            assert koppling.execute(text(sats), varden).rowcount != 0


def test_what_is_signed_is_whole_and_numbered(databas: Databas, portfolj_id: int, nu: datetime) -> None:
    rapport = _kontroll(databas, portfolj_id)
    assert (rapport.fel, rapport.utanfor, rapport.antal, rapport.senast) == ((), (), 6, nu)
    with databas.lasning() as session:
        lankar = las_kedja(session, portfolj_id)
        idn = session.scalars(select(BedomningRad.id).order_by(col(BedomningRad.id))).all()
        nummer = nummer_for(session, portfolj_id, Signaturslag.BEDOMNING, [id_ or 0 for id_ in idn])
    assert [lank.slag for lank in lankar] == [
        "bedomning", "makulering", "delmal", "delmal_aterkallat", "bedomning", "revidering",
    ]  # fmt: skip
    assert list(nummer.values()) == [1, 5]
    assert '"namn":"Maja Myrtuv"' in lankar[5].innehall


@pytest.mark.parametrize("sats", ["UPDATE signatur SET hash = ''", "DELETE FROM signatur"])
def test_links_are_only_added(databas: Databas, portfolj_id: int, sats: str) -> None:
    with databas.skriv.connect() as koppling, pytest.raises(DBAPIError, match="append-only"):
        koppling.execute(text(sats))


@pytest.mark.pg
def test_the_chain_cannot_be_emptied(pg_databas: Databas) -> None:
    with pg_databas.skriv.connect() as koppling, pytest.raises(DBAPIError, match="append-only"):
        koppling.execute(text("TRUNCATE signatur"))


SENAST = "(SELECT max(id) FROM bedomning)"


@pytest.mark.parametrize(
    ("sats", "nummer", "falt"),
    [
        (f"UPDATE bedomning SET aterkoppling = 'Tydlig strukturx' WHERE id = {SENAST}", 5, ("aterkoppling",)),
        (f"UPDATE bedomning SET metod = 'mini_cey' WHERE id = {SENAST}", 5, ("metod",)),
        (f"UPDATE bedomning SET datum = '2026-11-22' WHERE id = {SENAST}", 5, ("datum",)),
        (f"UPDATE bedomning SET delmal = 'c10 c3' WHERE id = {SENAST}", 5, ("delmal",)),
        (f"UPDATE bedomning SET omraden = 'ledarskap' WHERE id = {SENAST}", 5, ("omraden",)),
        (f'UPDATE bedomning SET svar = \'{{"helhet": "4", "anamnes": "2"}}\' WHERE id = {SENAST}', 5, ("svar",)),
        (f"UPDATE bedomning SET signerad_tid = '2026-11-23 09:30:01' WHERE id = {SENAST}", 5, ("signerad_tid",)),
        (f"UPDATE bedomning SET signerad_satt = 'engangslank' WHERE id = {SENAST}", 5, ("signerad_satt",)),
        ("UPDATE bedomning SET makulerad_skal = 'Annat' WHERE status = 'makulerad'", 2, ("makulerad_skal",)),
        ("UPDATE delmal_signering SET kommentar = 'Osäker'", 3, ("kommentar",)),
        ("UPDATE delmal_signering SET aterkallad = '2026-11-24'", 4, ("aterkallad",)),
        ("UPDATE revidering SET sammanfattning = 'Gammal plan'", 6, ("sammanfattning",)),
        ("UPDATE revidering SET signerad = '2026-01-01'", 6, ("dag",)),
        ("UPDATE revidering SET status = 'aterlamnad'", 6, ("status",)),
        ('UPDATE revidering SET ogonblicksbild = \'{"format": "x"}\'', 6, ("ogonblicksbild",)),
        ("UPDATE revidering_steg SET utfall = 'aterlamnad'", 6, ("utfall",)),
    ],
)
def test_a_changed_record_is_named_with_its_field(
    databas: Databas, portfolj_id: int, sats: str, nummer: int, falt: tuple[str, ...]
) -> None:
    _attack(databas, sats)
    assert [(fel.slag, fel.nummer, fel.falt) for fel in _kontroll(databas, portfolj_id).fel] == [
        (Kedjefelslag.POST_ANDRAD, nummer, falt)
    ]


@pytest.mark.parametrize(
    ("sats", "nummer"),
    [
        ("DELETE FROM delmal_signering", 3),
        (f"UPDATE bedomning SET status = 'begard' WHERE id = {SENAST}", 5),
        (f"DELETE FROM bedomning WHERE id = {SENAST}", 5),
        ("UPDATE bedomning SET status = 'signerad' WHERE status = 'makulerad'", 2),
        ("UPDATE delmal_signering SET aterkallad = NULL", 4),
        ("DELETE FROM revidering_steg", 6),
    ],
)
def test_a_record_that_is_gone_or_no_longer_signed_is_named(
    databas: Databas, portfolj_id: int, sats: str, nummer: int
) -> None:
    _attack(databas, sats)
    funna = [(fel.slag, fel.nummer) for fel in _kontroll(databas, portfolj_id).fel]
    assert (Kedjefelslag.POST_SAKNAS, nummer) in funna


@pytest.mark.parametrize(
    ("kolumn", "varde"),
    [("slag", "bedomninh"), ("hash", "0" * 64), ("tid", "2026-11-23 09:30:01"), ("objekt_id", 4711), ("innehall", "{")],
)
def test_a_changed_link_is_named(databas: Databas, portfolj_id: int, kolumn: str, varde: object) -> None:
    _attack(databas, f"UPDATE signatur SET {kolumn} = :varde WHERE nummer = 3", varde=varde)
    assert (Kedjefelslag.HASH, 3) in [(fel.slag, fel.nummer) for fel in _kontroll(databas, portfolj_id).fel]


def test_nonsense_in_a_link_is_named_and_stops_nobody(sqlite_databas: Databas, regelverk: Regelverk) -> None:
    nu = datetime.fromisoformat("2026-11-23T09:30:00+00:00")
    with sqlite_databas.skrivning(person_id=None, idag=nu.date(), nu=nu, regelverk=regelverk) as session:
        portfolj_id = signera_allt(session)
    _attack(
        sqlite_databas,
        "UPDATE signatur SET tid = 'i går', objekt_id = 'x' WHERE nummer = 3",
        f"UPDATE bedomning SET datum = 'i går', svar = '{{', signerad_tid = '?' WHERE id = {SENAST}",
    )
    fel = {(fel.slag, fel.nummer): fel.falt for fel in _kontroll(sqlite_databas, portfolj_id).fel}
    assert (Kedjefelslag.HASH, 3) in fel
    assert fel[Kedjefelslag.POST_ANDRAD, 5] == ("datum", "signerad_tid", "svar")


def test_a_link_taken_out_of_the_middle_and_off_the_end_is_missed(databas: Databas, portfolj_id: int) -> None:
    _attack(databas, "DELETE FROM signatur WHERE nummer = 5")
    slag = [(fel.slag, fel.nummer) for fel in _kontroll(databas, portfolj_id).fel]
    assert slag[:2] == [(Kedjefelslag.LUCKA, 6), (Kedjefelslag.FOREGAENDE, 6)]
    assert slag[2:] == [(Kedjefelslag.POST_UTANFOR, None)]
    _attack(databas, "DELETE FROM signatur WHERE nummer = 6")
    assert [fel.slag for fel in _kontroll(databas, portfolj_id).fel] == [Kedjefelslag.POST_UTANFOR]


def test_what_was_signed_before_the_chain_or_elsewhere_is_no_fault(databas: Databas, skrivning: Skrivning) -> None:
    portfolj_id = full_portfolj(skrivning)
    with skrivning() as session:
        _signerad(session, portfolj_id)
        handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=portfolj_id)
    rapport = _kontroll(databas, portfolj_id)
    assert (rapport.fel, rapport.antal) == ((), 1)
    assert sorted({post.slag for post in rapport.utanfor}) == ["bedomning", "delmal", "delmal_aterkallat", "revidering"]


def test_a_signature_slipped_in_beside_the_chain_is_named(
    databas: Databas, skrivning: Skrivning, portfolj_id: int, idag: date
) -> None:
    with skrivning() as session:
        for dagar, kod in ((1, "c3"), (2, "c4")):
            dag = idag + timedelta(days=dagar)
            rad = SigneringRad(portfolj_id=portfolj_id, delmal=kod, datum=dag, signerad_namn="Ingen")
            session.add(rad)
        handelse(session, Handelseslag.DELMAL_SIGNERAT, portfolj_id=portfolj_id)
    rapport = _kontroll(databas, portfolj_id)
    assert [(fel.slag, fel.post and fel.post.innehall["delmal"]) for fel in rapport.fel] == [
        (Kedjefelslag.POST_UTANFOR, "c4")
    ]
    assert [post.innehall["delmal"] for post in rapport.utanfor] == ["c3"]


@pytest.mark.parametrize(("sekunder", "gar"), [(0, True), (120, True), (121, False)])
def test_a_clock_before_the_latest_signature_signs_nothing(
    databas: Databas, portfolj_id: int, regelverk: Regelverk, nu: datetime, sekunder: int, gar: bool
) -> None:
    fore = nu - timedelta(seconds=sekunder)

    def signera() -> None:
        with databas.skrivning(person_id=None, idag=nu.date(), nu=fore, regelverk=regelverk) as session:
            _signerad(session, portfolj_id)
            handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=portfolj_id)

    if gar:
        signera()
    else:
        with pytest.raises(KlockanGarFel) as fel:
            signera()
        assert fel.value.senast == nu
    rapport = _kontroll(databas, portfolj_id)
    assert (rapport.fel, rapport.antal) == ((), 7 if gar else 6)
