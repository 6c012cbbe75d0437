"""When a request for an assessment is to be answered, and how often somebody may be reminded of it."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Begaran:
    """What a region has decided about requests. Every length is in days.

    `svara_inom_dagar` is what a new request proposes. At most `paminn_hogst` reminders are sent, by hand or by
    themselves, at least `paminn_mellanrum_dagar` apart; by themselves that many days before the last day. A one-time
    link is valid for at most `lank_hogst_dagar`.
    """

    svara_inom_dagar: int
    paminn_hogst: int
    paminn_mellanrum_dagar: int
    paminn_fore_dagar: tuple[int, ...]
    lank_hogst_dagar: int

    def svara_senast(self, idag: date) -> date:
        """The last day to answer what is asked today."""
        return idag + timedelta(days=self.svara_inom_dagar)

    def lank_till(self, idag: date, svara_senast: date | None) -> date:
        """The last day of a one-time link made today."""
        hogst = idag + timedelta(days=self.lank_hogst_dagar)
        return hogst if svara_senast is None else min(svara_senast, hogst)

    def far_paminna_fran(self, antal: int, senast: date | None) -> date | None:
        """The first day of the next reminder after `antal`, the latest on `senast`; None when there are no more."""
        if antal >= self.paminn_hogst:
            return None
        return date.min if senast is None else senast + timedelta(days=self.paminn_mellanrum_dagar)

    def is_dags(self, idag: date, *, begard: date, svara_senast: date, antal: int, senast: date | None) -> bool:
        """Whether a reminder is to go by itself today: a day for it has come since the request and the latest one."""
        fran = self.far_paminna_fran(antal, senast)
        if fran is None or idag < fran or idag > svara_senast:
            return False
        dagar = (svara_senast - timedelta(days=fore) for fore in self.paminn_fore_dagar)
        return any((senast or begard) < dag <= idag for dag in dagar)
