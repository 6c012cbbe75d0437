from threading import Event, Thread

import pytest
from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from app.db.engine import Databas
from app.db.formnyckel import forbruka
from app.db.logg import Handelseslag, handelse
from app.db.session import (
    FelHandelser,
    Konflikt,
    WriteSession,
    andra_rad,
    las_portfolj_rad,
)
from app.db.tabeller import AktivitetRad, Handelse, Person, PortfoljRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.slag import Aktivitetsslag
from tests.db.rader import Skrivning, hittad, ny_person, ny_portfolj


def _personer(databas: Databas) -> int:
    with databas.lasning() as session:
        return session.exec(select(func.count()).select_from(Person)).one()


def test_a_change_with_one_event_is_saved(databas: Databas, skrivning: Skrivning) -> None:
    with skrivning() as session:
        ny_person(session)
        handelse(session, Handelseslag.PERSON_SKAPAD)
    assert _personer(databas) == 1


def test_a_change_without_an_event_is_refused(databas: Databas, skrivning: Skrivning) -> None:
    with pytest.raises(FelHandelser, match="person"), skrivning() as session:
        session.add(Person(namn="Lo Lövgren"))
    assert _personer(databas) == 0


def test_two_events_are_refused(databas: Databas, skrivning: Skrivning) -> None:
    with pytest.raises(FelHandelser, match="2"), skrivning() as session:  # noqa: PT012 - the end of the block is what raises
        ny_person(session)
        handelse(session, Handelseslag.PERSON_SKAPAD)
        handelse(session, Handelseslag.PERSON_SKAPAD)
    assert _personer(databas) == 0


def test_a_change_after_the_event_is_refused(databas: Databas, skrivning: Skrivning) -> None:
    with pytest.raises(FelHandelser, match="after"), skrivning() as session:  # noqa: PT012 - the end of the block is what raises
        handelse(session, Handelseslag.PERSON_SKAPAD)
        session.add(Person(namn="Lo Lövgren"))
    assert _personer(databas) == 0


def test_an_event_alone_is_saved(databas: Databas, skrivning: Skrivning) -> None:
    with skrivning() as session:
        handelse(session, Handelseslag.INLOGGNING_MISSLYCKAD)
    with databas.lasning() as session:
        assert session.exec(select(Handelse.slag)).all() == ["inloggning_misslyckad"]


def test_a_form_key_needs_no_event(skrivning: Skrivning) -> None:
    with skrivning() as session:
        assert forbruka(session, "nyckel", "kropp") is None


def test_reading_in_a_writing_session_needs_no_event(skrivning: Skrivning) -> None:
    with skrivning() as session:
        assert session.exec(select(Person)).all() == []


def test_what_was_taken_back_needs_no_event(databas: Databas, skrivning: Skrivning) -> None:
    with skrivning() as session:
        ny_person(session)
        session.rollback()
    assert _personer(databas) == 0


def test_a_failing_block_saves_nothing(databas: Databas, skrivning: Skrivning) -> None:
    with pytest.raises(ZeroDivisionError), skrivning() as session:  # noqa: PT012 - what stands before must go
        ny_person(session)
        handelse(session, Handelseslag.PERSON_SKAPAD)
        _ = 1 / 0
    assert _personer(databas) == 0


def test_a_reading_session_cannot_write(databas: Databas) -> None:
    with databas.lasning() as session:
        session.add(Person(namn="Lo Lövgren"))
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            session.flush()


def _ny_aktivitet(skrivning: Skrivning) -> int:
    portfolj_id = ny_portfolj(skrivning)
    with skrivning() as session:
        rad = AktivitetRad(
            portfolj_id=portfolj_id,
            slag=Aktivitetsslag.KURS,
            titel="Före",
            status=Aktivitetsstatus.PLANERAD,
        )
        session.add(rad)
        handelse(session, Handelseslag.AKTIVITET_SKAPAD, portfolj_id=portfolj_id)
        return hittad(rad.id)


def test_a_row_is_changed_in_the_version_that_was_seen(databas: Databas, skrivning: Skrivning) -> None:
    aktivitet_id = _ny_aktivitet(skrivning)
    with skrivning() as session:
        rad = andra_rad(session, AktivitetRad, aktivitet_id, 1, titel="Efter")
        assert (rad.titel, rad.version) == ("Efter", 2)
        handelse(session, Handelseslag.AKTIVITET_ANDRAD, portfolj_id=rad.portfolj_id)
    with databas.lasning() as session:
        assert session.exec(select(AktivitetRad.titel)).one() == "Efter"


def test_the_second_of_two_editors_gets_what_stands_there_now(databas: Databas, skrivning: Skrivning) -> None:
    aktivitet_id = _ny_aktivitet(skrivning)
    with skrivning() as session:
        rad = andra_rad(session, AktivitetRad, aktivitet_id, 1, titel="Den första")
        handelse(session, Handelseslag.AKTIVITET_ANDRAD, portfolj_id=rad.portfolj_id)
    with pytest.raises(Konflikt) as fel, skrivning() as session:
        andra_rad(session, AktivitetRad, aktivitet_id, 1, titel="Den andra")
    assert isinstance(fel.value.nuvarande, AktivitetRad)
    assert (fel.value.nuvarande.titel, fel.value.nuvarande.version) == ("Den första", 2)
    with databas.lasning() as session:
        assert session.exec(select(AktivitetRad.titel)).one() == "Den första"


def test_changing_a_row_that_is_gone_is_a_conflict(skrivning: Skrivning) -> None:
    with pytest.raises(Konflikt) as fel, skrivning() as session:
        andra_rad(session, AktivitetRad, 404, 1, titel="Borta")
    assert fel.value.nuvarande is None


def test_writers_of_a_portfolio_take_turns(databas: Databas, skrivning: Skrivning) -> None:
    portfolj_id = ny_portfolj(skrivning)
    forsta_last, andra_last = Event(), Event()

    def add_sign(session: WriteSession, mote: Event) -> None:
        rad = las_portfolj_rad(session, portfolj_id)
        assert rad is not None
        text = rad.undantag_skal
        mote.set()
        if mote is forsta_last:
            andra_last.wait(0.3)  # the second waits for its turn and never gets here first
        rad.undantag_skal = text + "+"
        handelse(session, Handelseslag.UTBILDNING_ANDRAD, portfolj_id=portfolj_id)

    def andra() -> None:
        forsta_last.wait(5)
        with skrivning() as session:
            add_sign(session, andra_last)

    trad = Thread(target=andra)
    trad.start()
    with skrivning() as session:
        add_sign(session, forsta_last)
    trad.join(5)
    with databas.lasning() as lasare:
        assert lasare.exec(select(PortfoljRad.undantag_skal, PortfoljRad.version)).one() == ("Inget++", 4)


def test_no_portfolio_no_row(skrivning: Skrivning) -> None:
    with skrivning() as session:
        assert las_portfolj_rad(session, 404) is None
