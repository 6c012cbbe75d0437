"""Tells each morning whoever has something to sign, approve or decide on that they have not been told of before.

A revision that is handed in, or signed and so the next one's to approve, is told of here and not at once as well: it is
no matter of hours, and what has been answered or returned by the morning is never told of.
"""

from datetime import date, datetime
from typing import Final

from app.config import Installningar
from app.db.att_gora import Vantande, Vantslag, vantar_pa
from app.db.brevval import Brevgrupp
from app.db.engine import Databas
from app.db.utkorg import Brevslag, NyttBrev, lagg_brev
from app.db.veckobrev import Lasare, lasare
from app.underlag.regelunderlag import Regelverk
from app.web.vantbrev import vantbrev

# Requests for assessments have mails of their own; what may be many or is the person's own is told once a week.
_SLAG: Final = frozenset(
    {
        Vantslag.SIGNERA_REVIDERING,
        Vantslag.GODKANNA_REVIDERING,
        Vantslag.BEKRAFTA_PLACERING,
        Vantslag.BESLUTA_KURSMEDEL,
    }
)
_HOGST: Final = 5  # mails to one person a day


def skriv_vantbrev(databas: Databas, val: Installningar, regelverk: Regelverk, *, idag: date, nu: datetime) -> int:
    """Put a mail in the outbox for each thing that awaits somebody and has not been told; how many there were."""
    with databas.lasning() as session:
        alla = lasare(session, Brevgrupp.BEGARAN)
    return sum(_till_en(databas, val, regelverk, en, idag, nu) for en in alla)


def _till_en(databas: Databas, val: Installningar, regelverk: Regelverk, en: Lasare, idag: date, nu: datetime) -> int:
    with databas.lasning() as session:
        vantar = [post for post in vantar_pa(session, en.person_id, idag, regelverk) if post.slag in _SLAG]
    antal = 0
    for post in vantar:
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            antal += lagg_brev(session, _brev(val, en, post))
        if antal == _HOGST:
            break
    return antal


def _brev(val: Installningar, en: Lasare, post: Vantande) -> NyttBrev:
    amne, text = vantbrev(val, en.namn, post)
    return NyttBrev(
        # The day is part of it: a plan that comes back after a change is told of again.
        nyckel=f"vantar:{en.person_id}:{post.slag}:{post.objekt_id}:{post.datum}", slag=Brevslag.VANTAR, till=en.epost,
        amne=amne, text=text, person_id=en.person_id, portfolj_id=post.portfolj_id,
    )  # fmt: skip
