"""Mail on its way out, by a real mail server: delivered once, tried again, given up, never sent twice unasked."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from app.config import Installningar
from app.db.engine import Databas
from app.db.session import FelHandelser, WriteSession
from app.db.tabeller import BrevRad, Enhet, Enhetsslag
from app.db.utkorg import AVBRUTET, Brevslag, NyttBrev, dra_tillbaka, lagg_brev, osakra, skicka_om, ta_ut
from app.jobs.bakgrund import Bakgrund
from app.jobs.post import Posttur, skicka_post
from app.underlag.regelunderlag import Regelverk
from tests.smtp import Smtpserver

TILL = "ulla@exempel.invalid"


class Vagn:
    """One database with its outbox, and a clock that can be moved."""

    def __init__(self, databas: Databas, val: Installningar, regelverk: Regelverk, nu: datetime) -> None:
        self.databas, self.val, self.regelverk, self.nu = databas, val, regelverk, nu

    def lagg(self, nyckel: str = "prov:1", till: str = TILL, slag: Brevslag = Brevslag.BEGARAN) -> bool:
        with self.skriv() as session:
            brev = NyttBrev(nyckel=nyckel, slag=slag, till=till, amne="Bedömning på ö", text="Hej å ä ö\n",
                            objekt="bedomning", objekt_id=7)  # fmt: skip
            return lagg_brev(session, brev)

    def skriv(self) -> AbstractContextManager[WriteSession]:
        return self.databas.skrivning(person_id=None, idag=self.nu.date(), nu=self.nu, regelverk=self.regelverk)

    def skicka(self, om: timedelta = timedelta()) -> Posttur:
        self.nu += om
        return skicka_post(self.databas, self.val, self.regelverk, lambda: self.nu)

    def rader(self) -> list[BrevRad]:
        with self.databas.lasning() as session:
            return list(session.exec(select(BrevRad).order_by(col(BrevRad.id))))


@pytest.fixture
def vagn(databas: Databas, smtp: Smtpserver, regelverk: Regelverk, nu: datetime) -> Vagn:
    return Vagn(databas, smtp.installningar(Installningar(_env_file=None)), regelverk, nu)


def test_a_mail_arrives_once_with_its_letters(vagn: Vagn, smtp: Smtpserver) -> None:
    assert vagn.lagg()
    assert vagn.skicka() == Posttur(skickade=1)
    assert vagn.skicka(timedelta(days=1)) == Posttur()
    (brev,) = smtp.brev
    assert (brev["Subject"], brev["To"], brev["From"]) == (
        "Bedömning på ö", TILL, "ST-portföljen <st@exempel.invalid>")  # fmt: skip
    assert smtp.text(TILL) == "Hej å ä ö\n"
    assert (brev["Auto-Submitted"], brev.get_content_type()) == ("auto-generated", "text/plain")
    (rad,) = vagn.rader()
    assert (rad.skickad, rad.text, rad.fel) == (vagn.nu - timedelta(days=1), "", "")


def test_the_same_is_never_put_in_twice(vagn: Vagn, smtp: Smtpserver) -> None:
    assert vagn.lagg()
    assert not vagn.lagg()
    vagn.skicka()
    assert not vagn.lagg()
    vagn.skicka(timedelta(hours=1))
    assert len(smtp.brev) == 1


def test_a_mail_goes_only_if_its_transaction_is_saved(vagn: Vagn) -> None:
    def lagg_och_ga_sonder() -> None:
        with vagn.skriv() as session:
            lagg_brev(session, NyttBrev(nyckel="x", slag=Brevslag.BEGARAN, till=TILL, amne="a", text="t"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        lagg_och_ga_sonder()
    assert vagn.rader() == []
    assert not vagn.databas.nya_brev.is_set()


def test_what_is_refused_for_now_is_delivered_later(vagn: Vagn, smtp: Smtpserver) -> None:
    smtp.upptagen = 2
    vagn.lagg()
    assert vagn.skicka() == Posttur(senare=1)
    (rad,) = vagn.rader()
    assert rad.fel.startswith("451")
    assert not rad.is_omojlig
    assert vagn.skicka(timedelta(seconds=59)) == Posttur()
    assert vagn.skicka(timedelta(seconds=1)) == Posttur(senare=1)
    assert vagn.skicka(timedelta(minutes=4)) == Posttur()
    assert vagn.skicka(timedelta(minutes=1)) == Posttur(skickade=1)
    assert len(smtp.brev) == 1
    assert vagn.rader()[0].forsok == 3


def test_a_refused_address_is_given_up_and_the_others_go(vagn: Vagn, smtp: Smtpserver) -> None:
    smtp.finns_inte.add("fel@exempel.invalid")
    vagn.lagg("1", "fel@exempel.invalid")
    vagn.lagg("2")
    assert vagn.skicka() == Posttur(skickade=1, omojliga=1)
    fel, gick = vagn.rader()
    assert (fel.is_omojlig, fel.text, fel.nasta_forsok) == (True, "", None)
    assert "Ingen sådan brevlåda" in fel.fel
    assert gick.skickad is not None
    assert vagn.skicka(timedelta(days=1)) == Posttur()


@pytest.mark.parametrize("till", ["inte en adress", "två@tecken@fel", "rad\nbruten@exempel.invalid"])
def test_an_address_that_is_none_is_given_up(vagn: Vagn, smtp: Smtpserver, till: str) -> None:
    vagn.lagg(till=till)
    assert vagn.skicka() == Posttur(omojliga=1)
    assert smtp.brev == []


def test_an_address_with_swedish_letters_goes(vagn: Vagn, smtp: Smtpserver) -> None:
    vagn.lagg(till="åsa@exempel.invalid")
    assert vagn.skicka() == Posttur(skickade=1)


def test_a_silent_server_ends_the_round_and_after_two_days_the_mail(vagn: Vagn, smtp: Smtpserver) -> None:
    vagn.val = vagn.val.model_copy(update={"smtp_port": 1})
    vagn.lagg("1")
    vagn.lagg("2")
    assert vagn.skicka() == Posttur(senare=1)
    assert [rad.forsok for rad in vagn.rader()] == [1, 0]
    for _ in range(40):
        vagn.skicka(timedelta(hours=2))
    assert all(rad.is_omojlig and rad.text == "" for rad in vagn.rader())
    vagn.val = smtp.installningar(vagn.val)
    assert vagn.skicka(timedelta(hours=1)) == Posttur()
    assert smtp.brev == []


def test_a_code_is_not_sent_when_it_has_run_out(vagn: Vagn, smtp: Smtpserver) -> None:
    vagn.lagg(slag=Brevslag.BEDOMNINGSKOD)
    assert vagn.skicka(timedelta(minutes=16)) == Posttur()
    assert vagn.rader()[0].is_omojlig
    assert smtp.brev == []


def test_killed_between_claim_and_answer_it_is_not_sent_again_unasked(vagn: Vagn, smtp: Smtpserver) -> None:
    vagn.lagg()
    with vagn.skriv() as session:  # the process ends here: claimed and saved, never spoken to the server
        assert ta_ut(session, vagn.rader()[0].id or 0) is not None
    vagn.nu += AVBRUTET
    with vagn.databas.lasning() as session:
        assert osakra(session, vagn.nu) == ()
    assert vagn.skicka(timedelta(seconds=1)) == Posttur()
    with vagn.databas.lasning() as session:
        (osakert,) = osakra(session, vagn.nu)
    assert (osakert.till, osakert.is_osakert) == (TILL, True)
    with vagn.skriv() as session:
        assert skicka_om(session, osakert.id)
    assert vagn.skicka() == Posttur(skickade=1)
    with vagn.skriv() as session:
        assert not skicka_om(session, osakert.id)
    assert len(smtp.brev) == 1


def test_a_connection_that_breaks_after_the_mail_leaves_it_uncertain(vagn: Vagn, smtp: Smtpserver) -> None:
    smtp.bryter = True
    vagn.lagg()
    assert vagn.skicka() == Posttur()
    assert "kan ha kommit fram" in vagn.rader()[0].fel
    smtp.bryter = False
    assert vagn.skicka(timedelta(days=1)) == Posttur()
    assert len(smtp.brev) == 1


def test_two_carriers_send_one_mail_once(vagn: Vagn, smtp: Smtpserver) -> None:
    for nummer in range(6):
        vagn.lagg(str(nummer))
    tradar = [threading.Thread(target=vagn.skicka) for _ in range(3)]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join()
    assert len(smtp.brev) == 6
    assert len({brev["Message-ID"] for brev in smtp.brev}) == 6


def test_what_no_longer_holds_is_taken_back_unsent(vagn: Vagn, smtp: Smtpserver) -> None:
    vagn.lagg()
    with vagn.skriv() as session:
        dra_tillbaka(session, (Brevslag.BEGARAN,), "bedomning", 7)
    assert vagn.skicka() == Posttur()
    assert smtp.brev == []


def test_the_thread_wakes_when_a_mail_is_put_in(
    databas: Databas, smtp: Smtpserver, regelverk: Regelverk, idag: date, nu: datetime, vanta: Callable[..., None]
) -> None:
    vagn = Vagn(databas, smtp.installningar(Installningar(_env_file=None)), regelverk, nu)
    bakgrund = Bakgrund(lambda: databas, vagn.val, regelverk, idag=lambda: idag, nu=lambda: nu)
    bakgrund.starta()
    try:
        vanta(lambda: not databas.nya_brev.is_set())
        vagn.lagg()
        vanta(lambda: smtp.brev)
    finally:
        bakgrund.stoppa()
    assert vagn.rader()[0].skickad == nu


def test_mail_alone_needs_no_event_but_does_not_stand_for_one(vagn: Vagn) -> None:
    vagn.lagg()  # would raise

    def skriv_mer() -> None:
        with vagn.skriv() as session:
            lagg_brev(session, NyttBrev(nyckel="y", slag=Brevslag.BEGARAN, till=TILL, amne="a", text="t"))
            session.add(Enhet(namn="Ny", slag=Enhetsslag.REGION, region="x"))

    with pytest.raises(FelHandelser):
        skriv_mer()
    assert [rad.nyckel for rad in vagn.rader()] == ["prov:1"]
