"""What the server does by itself: carries out mail at once and again later, and reminds once a day."""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from app.config import Installningar
from app.db.engine import Databas
from app.jobs.paminnelser import paminn_alla
from app.jobs.post import skicka_post
from app.underlag.regelunderlag import Regelverk

_logg = logging.getLogger("st_portfoljen")
_VARV: Final = 30.0  # seconds between rounds when nobody wakes it


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
        self._pamind: date | None = None
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
                self._varv(databas)
            except Exception:  # noqa: BLE001 - whatever it was, it is logged and the next round comes
                # Mail must not stop for good because the database was busy once.
                _logg.exception("utskick")
            if not self._is_slut:
                databas.nya_brev.wait(_VARV)

    def _varv(self, databas: Databas) -> None:
        idag = self._idag()
        if self._pamind != idag:
            paminn_alla(databas, self._val, self._regelverk, idag=idag, nu=self._nu())
            self._pamind = idag
        skicka_post(databas, self._val, self._regelverk, self._nu)
