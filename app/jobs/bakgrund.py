"""What the server does by itself: carries out mail at once and again later, reminds daily and writes weekly mails."""

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Final

from app.clock import SVERIGE
from app.config import Installningar
from app.db import jobbkorningar
from app.db.engine import Databas
from app.db.jobbkorningar import Jobb
from app.db.session import WriteSession
from app.jobs.paminnelser import paminn_alla
from app.jobs.post import skicka_post
from app.jobs.vantar import skriv_vantbrev
from app.jobs.veckobrev import skriv_veckobrev
from app.underlag.regelunderlag import Regelverk

_logg = logging.getLogger("st_portfoljen")
_VARV: Final = 30.0  # seconds between rounds when nobody wakes it
_MORGON: Final = 6  # the hour from which the day's mails are written: nobody wants them at midnight
_JOBB: Final[Mapping[Jobb, Callable[..., int]]] = {
    Jobb.PAMINNELSER: paminn_alla,
    Jobb.VANTBREV: skriv_vantbrev,
    Jobb.VECKOBREV: skriv_veckobrev,
}


class Bakgrund:
    """A thread beside the requests. Several processes may each have one: a mail is claimed by one of them only."""

    def __init__(
        self,
        databas: Callable[[], Databas],
        val: Installningar,
        regelverk: Regelverk,
        *,
        idag: Callable[[], date],
        nu: Callable[[], datetime],
    ) -> None:
        self._databas, self._val, self._regelverk = databas, val, regelverk
        self._idag, self._nu = idag, nu
        self._is_slut = False
        self._trad = threading.Thread(target=self._ga, name="bakgrund", daemon=True)

    def starta(self) -> None:
        """Begin; the first round is at once, for what waited while the server was down."""
        self._trad.start()

    def stoppa(self) -> None:
        """End after the mail at hand."""
        self._is_slut = True
        self._databas().nya_brev.set()
        self._trad.join(timeout=60)

    def _ga(self) -> None:
        while not self._is_slut:
            databas = self._databas()
            databas.nya_brev.clear()
            try:
                self.varv()
            except Exception:  # noqa: BLE001 - whatever it was, it is logged and the next round comes
                # Mail must not stop for good because the database was busy once.
                _logg.exception("utskick")
            if not self._is_slut:
                databas.nya_brev.wait(_VARV)

    def varv(self) -> None:
        """One round: the jobs whose time has come, then the mail."""
        databas = self._databas()
        if self._nu().astimezone(SVERIGE).hour >= _MORGON:
            for jobb in Jobb:
                self._kor(databas, jobb)
        skicka_post(databas, self._val, self._regelverk, self._nu)

    def _kor(self, databas: Databas, jobb: Jobb) -> None:
        """Run the job where this day or week has not had it; a fault is noted, and the job tried again later."""
        idag = self._idag()
        dag = jobb.dag(idag)
        with databas.lasning() as session:
            if jobbkorningar.is_klar(session, jobb, dag):
                return
        with self._skriv(databas) as session:
            is_min = jobbkorningar.ta(session, jobb, dag)
        if not is_min:
            return
        antal, fel = 0, ""
        try:
            antal = _JOBB[jobb](databas, self._val, self._regelverk, idag=idag, nu=self._nu())
        except Exception as undantag:  # noqa: BLE001 - the other jobs and the mail go on
            _logg.exception(jobb.value)
            fel = f"{type(undantag).__name__}: {undantag}"
        with self._skriv(databas) as session:
            jobbkorningar.notera(session, jobb, dag, antal, fel)

    def _skriv(self, databas: Databas) -> AbstractContextManager[WriteSession]:
        nu = self._nu()
        return databas.skrivning(person_id=None, idag=nu.date(), nu=nu, regelverk=self._regelverk)
