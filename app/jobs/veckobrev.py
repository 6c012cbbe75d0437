"""The weekly mail: put in for each person in a transaction of its own, so that it may be cut off and run again."""

from datetime import date, datetime
from typing import Final

from app.config import Installningar
from app.db.att_gora import vantar_pa
from app.db.engine import Databas
from app.db.regelstatus import uppdatera_mogna
from app.db.utkorg import Brevslag, NyttBrev, lagg_brev
from app.db.veckobrev import Lasare, flaggor, laget, nyckel, utan_veckobrev
from app.underlag.regelunderlag import Regelverk
from app.web.veckobrev import Innehall, veckobrev

OBJEKT: Final = "person"


def skriv_veckobrev(databas: Databas, val: Installningar, regelverk: Regelverk, *, idag: date, nu: datetime) -> int:
    """Write the week's mails to those who have none yet; how many there were. Who has nothing to read gets none."""
    uppdatera_mogna(databas, regelverk, idag=idag, nu=nu)
    with databas.lasning() as session:
        alla = utan_veckobrev(session, idag)
    antal = 0
    for en in alla:
        brev = _brev(databas, val, regelverk, en, idag)
        if brev is not None:
            with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
                antal += lagg_brev(session, brev)
    return antal


def _brev(databas: Databas, val: Installningar, regelverk: Regelverk, en: Lasare, idag: date) -> NyttBrev | None:
    with databas.lasning() as session:
        innehall = Innehall(
            namn=en.namn,
            vantar=vantar_pa(session, en.person_id, idag, regelverk),
            flaggor=flaggor(session, en.person_id, idag),
            lage=laget(session, en.person_id, idag),
        )
    skrivet = veckobrev(val, regelverk, idag, innehall)
    if skrivet is None:
        return None
    amne, text = skrivet
    return NyttBrev(
        nyckel=nyckel(en.person_id, idag), slag=Brevslag.VECKOBREV, till=en.epost, amne=amne, text=text,
        person_id=en.person_id, objekt=OBJEKT, objekt_id=en.person_id,
    )  # fmt: skip
