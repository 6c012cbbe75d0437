"""The weekly mail: who gets it, what it says, and that nobody gets it twice whatever happens to the job."""

from datetime import date, datetime, timedelta
from unittest import mock

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from app.config import Installningar
from app.db.engine import Databas
from app.db.jobbkorningar import Jobb, is_klar, senaste
from app.db.regelstatus import bygg_om
from app.db.session import WriteSession
from app.db.tabeller import BrevRad, Konto, RegelstatusRad, RevideringRad
from app.db.utkorg import NyttBrev, lagg_brev
from app.domain.iup import Revideringsstatus
from app.jobs.bakgrund import Bakgrund
from app.jobs.post import Posttur, skicka_post
from app.jobs.veckobrev import skriv_veckobrev
from app.regler.modell import Utfall
from app.underlag.regelunderlag import Regelverk
from tests.features.varld import Varld, epost
from tests.smtp import Smtpserver

pytestmark = pytest.mark.usefixtures("med_losenord", "varld")


class Veckan:
    """The world with a mail server and a clock."""

    def __init__(self, databas: Databas, smtp: Smtpserver, regelverk: Regelverk, idag: date, nu: datetime) -> None:
        self.databas, self.smtp, self.regelverk, self.idag, self.nu = databas, smtp, regelverk, idag, nu
        self.val = smtp.installningar(Installningar(_env_file=None))

    def skriv(self) -> int:
        return skriv_veckobrev(self.databas, self.val, self.regelverk, idag=self.idag, nu=self.nu)

    def skicka(self) -> Posttur:
        return skicka_post(self.databas, self.val, self.regelverk, lambda: self.nu)

    def till(self) -> list[str]:
        with self.databas.lasning() as session:
            return list(session.exec(select(BrevRad.till).order_by(col(BrevRad.id))))


@pytest.fixture
def veckan(databas: Databas, smtp: Smtpserver, regelverk: Regelverk, idag: date, nu: datetime) -> Veckan:
    """One part of a rule became a brist yesterday, and another has its last day tomorrow."""
    bygg_om(databas, regelverk, idag=idag, nu=nu)
    with databas.skriv.begin() as koppling:
        koppling.execute(update(RegelstatusRad).values(forfaller=None))
        for regel, utfall, dag in (("IUP-07", Utfall.BRIST, -1), ("HL-06", Utfall.VARNING, 1)):
            koppling.execute(
                update(RegelstatusRad)
                .where(col(RegelstatusRad.regel_id) == regel)
                .values(utfall=utfall.value, forfaller=idag + timedelta(days=dag))
            )
    return Veckan(databas, smtp, regelverk, idag, nu)


def test_each_reads_what_concerns_them_and_nobody_else(veckan: Veckan) -> None:
    assert veckan.skriv() > 0
    veckan.skicka()
    studierektor = veckan.smtp.text(epost("studierektor"))
    assert "Nya brister den senaste veckan" in studierektor
    assert "Astrid Exempel: " in studierektor
    assert "Sista dag den här veckan (" in studierektor
    assert "Väntar på dig (" in veckan.smtp.text(epost("handledare"))
    egen = veckan.smtp.text(epost("st"))
    assert "i din portfölj" in egen
    assert "Astrid Exempel: " not in egen
    annan = veckan.smtp.text(epost("annan_studierektor"))
    assert ("Karin Någon: " in annan, "Astrid Exempel" in annan) == (True, False)
    for vem in ("tidigare_studierektor", "chef", "admin"):
        assert epost(vem) not in veckan.till(), vem
    assert "/konto/brev" in egen


def test_nobody_gets_two_in_a_week_and_all_get_another_next_week(veckan: Veckan) -> None:
    forsta = veckan.skriv()
    assert veckan.skriv() == 0
    veckan.idag += timedelta(days=7)
    veckan.nu += timedelta(days=7)
    assert veckan.skriv() > 0
    assert len(veckan.till()) > forsta


def test_who_has_turned_it_away_or_has_a_closed_account_gets_none(veckan: Veckan, varld: Varld) -> None:
    with veckan.databas.skriv.begin() as koppling:
        for vem, falt in (("st", {"brev_av": "veckobrev"}), ("handledare", {"is_aktiv": False})):
            koppling.execute(update(Konto).where(col(Konto.person_id) == varld.personer[vem]).values(**falt))
    veckan.skriv()
    assert epost("studierektor") in veckan.till()
    assert not {epost("st"), epost("handledare")} & set(veckan.till())


def test_a_job_cut_off_midway_goes_on_where_it_was(veckan: Veckan) -> None:
    """The second mail of the run fails; the run after it writes that one and the rest, and none twice."""
    with veckan.databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).values(brev_av="begaran"))
    with veckan.databas.lasning() as session:
        assert not is_klar(session, Jobb.VECKOBREV, Jobb.VECKOBREV.dag(veckan.idag))
    bakgrund = Bakgrund(
        lambda: veckan.databas, veckan.val, veckan.regelverk, idag=lambda: veckan.idag, nu=lambda: veckan.nu
    )
    with mock.patch("app.jobs.veckobrev.lagg_brev", side_effect=_en_gang):
        bakgrund.varv()
    with veckan.databas.lasning() as session:
        fore = {k.jobb: k for k in senaste(session)}
    assert "strömavbrott" in fore[Jobb.VECKOBREV].fel
    assert fore[Jobb.PAMINNELSER].klar == veckan.nu
    assert len(veckan.smtp.brev) == 1  # what was written before the fault is out
    bakgrund.varv()
    assert len(veckan.till()) == 1
    veckan.nu += timedelta(minutes=11)
    bakgrund.varv()
    bakgrund.varv()
    skickade = [brev["To"] for brev in veckan.smtp.brev]
    assert len(skickade) == len(set(skickade)) > 1
    with veckan.databas.lasning() as session:
        efter = {k.jobb: k for k in senaste(session)}[Jobb.VECKOBREV]
    assert (efter.klar, efter.fel, efter.antal) == (veckan.nu, "", len(skickade) - 1)


def _en_gang(session: WriteSession, brev: NyttBrev) -> bool:
    """The outbox as it is for the first mail of the run, and then no more."""
    if session.exec(select(BrevRad.id)).first() is not None:
        raise RuntimeError("strömavbrott")
    return lagg_brev(session, brev)


def test_what_awaits_somebody_is_told_once_in_the_morning(veckan: Veckan, varld: Varld) -> None:
    """The plan that was handed in waits for the studierektor."""
    with veckan.databas.skriv.begin() as koppling:
        koppling.execute(
            update(RevideringRad)
            .where(col(RevideringRad.id) == varld.revidering)
            .values(status=Revideringsstatus.INLAMNAD, signerad=None, studierektor_godkand=None)
        )
        avstangd = update(Konto).where(col(Konto.person_id) != varld.personer["handledare"])
        koppling.execute(avstangd.values(brev_av="begaran veckobrev"))
    bakgrund = Bakgrund(
        lambda: veckan.databas, veckan.val, veckan.regelverk, idag=lambda: veckan.idag, nu=lambda: veckan.nu
    )
    veckan.nu = veckan.nu.replace(hour=4, minute=59)  # 05.59 in Sweden, in winter
    bakgrund.varv()
    assert veckan.smtp.brev == []
    veckan.nu += timedelta(minutes=1)
    bakgrund.varv()
    (brev,) = [b for b in veckan.smtp.brev if "väntar på dig" in str(b["Subject"])]
    assert (str(brev["To"]), str(brev["Subject"])) == (
        epost("handledare"), "Astrid Exempel: Revidering av IUP väntar på dig")  # fmt: skip
    veckan.idag, veckan.nu = veckan.idag + timedelta(days=1), veckan.nu + timedelta(days=1)
    bakgrund.varv()
    assert len([b for b in veckan.smtp.brev if "väntar på dig" in str(b["Subject"])]) == 1


def test_a_mail_server_down_for_a_day_loses_and_doubles_nothing(veckan: Veckan) -> None:
    antal = veckan.skriv()
    veckan.smtp.upptagen = 10_000
    for _ in range(6):
        veckan.skicka()
        veckan.skriv()
        veckan.nu += timedelta(hours=4)
    assert veckan.smtp.brev == []
    veckan.smtp.upptagen = 0
    veckan.nu += timedelta(hours=6)
    assert veckan.skicka() == Posttur(skickade=antal)
    assert len({brev["To"] for brev in veckan.smtp.brev}) == antal
