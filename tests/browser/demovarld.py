"""The demo as the browser tests use it, with two ST-läkare more.

Lo's portfolio is empty, and her IUP is in a file. Li has read the same file in, and has begun with another.

Everybody signs in with the demo's password, or by a cookie known to the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.migrera import migrera
from app.db.session import WriteSession
from app.db.tabeller import (
    BedomningRad,
    BedomningslankRad,
    Enhet,
    FranvaroRad,
    Inbjudan,
    Inloggning,
    Konto,
    Person,
    PortfoljRad,
    TillgodoraknandeRad,
)
from app.domain.alfabet import swedish_key
from app.domain.bedomning import Bedomningsstatus
from app.domain.tjanst import Franvaroslag
from app.features.utbyte.actions import spara_utkast
from app.jobs.demo.fyll import fyll_demo
from app.jobs.demo.organisation import ADMIN, LINDEN, MYRTUV, STUDIEREKTOR_K
from app.underlag.regelunderlag import Regelverk
from app.utbyte.lasin import NyPortfolj, write_portfolj
from app.utbyte.lasning import read_tabell
from app.web.inloggning import hasha_nyckel
from tests.browser import flersteg
from tests.browser.server import IDAG, NU
from tests.exempel import kronoberg
from tests.utbyte import kontor

STORIES = 14
LO = "Lo Lövgren"
LI = "Li Ljungdal"
INBJUDAN = "inbjudan-prov"
LANK = "lank-prov"
IUP, DALIG = "kronoberg-2015.xlsx", "daliga-rader.xlsx"


@dataclass(frozen=True)
class Demo:
    """A database file to copy, and who is who in it: person ids, and the id of Lo's portfolio."""

    fil: Path
    lo: int
    li: int
    huvudhandledare: int
    studierektor: int
    admin: int
    portfolj: int

    @property
    def roller(self) -> Mapping[str, int]:
        """Those who look at pages outside the portfolios."""
        return {"studierektor": self.studierektor, "admin": self.admin}


def nyckel(person_id: int) -> str:
    """The secret of somebody's session cookie."""
    return f"hemlig-nyckel-{person_id}"


def bygg(fil: Path, regelverk: Regelverk) -> Demo:
    """Write the demo into a new file."""
    migrera(f"sqlite:///{fil}")
    databas = Databas(f"sqlite:///{fil}")
    fyll_demo(databas, regelverk, antal=STORIES, idag=IDAG, nu=NU)
    skriv = partial(databas.skrivning, idag=IDAG, nu=NU, regelverk=regelverk)
    with skriv(person_id=None) as session:
        maja = _vem(session, MYRTUV.namn)
        lo, portfolj = _ny(session, LO, maja)
    with skriv(person_id=None) as session:
        li, inlast = _ny(session, LI, maja)
    with skriv(person_id=li) as session:
        _logga_in_alla(session)
        _komplettera(session)
    with skriv(person_id=li) as session:
        flersteg.lagg_in(session)
        demo = Demo(fil, lo, li, maja, _vem(session, STUDIEREKTOR_K.namn), _vem(session, ADMIN.namn), portfolj)
    kontor.importera(partial(skriv, person_id=li), inlast, kontor.innehall(IUP), IUP)
    with skriv(person_id=li) as session:
        spara_utkast(session, inlast, li, read_tabell(kontor.innehall(DALIG), DALIG))
    databas.stang()  # the last connection to close brings everything into the one file
    return demo


def _vem(session: WriteSession, namn: str) -> int:
    return session.scalars(select(col(Person.id)).where(col(Person.namn) == namn)).one() or 0


def epost(namn: str) -> str:
    """The address that Lo or Li signs in with."""
    return f"{namn.partition(' ')[0].lower()}@exempel.invalid"


def _ny(session: WriteSession, namn: str, huvudhandledare: int) -> tuple[int, int]:
    """An ST-läkare with her account, and a portfolio that holds its frame only; their ids."""
    enhet = session.scalars(select(col(Enhet.id)).where(col(Enhet.namn) == LINDEN.namn)).one() or 0
    person = Person(namn=namn, epost=epost(namn), titel="ST-läkare", enhet_id=enhet, sortnyckel=swedish_key(namn))
    session.add(person)
    session.flush()
    losenord = session.scalars(select(col(Konto.losenord))).first()
    session.add(Konto(person_id=person.id or 0, losenord=losenord, skapad=NU))
    ram = replace(kontor.ram_av(kronoberg.forvantad()), namn=namn)
    portfolj_id = write_portfolj(session, NyPortfolj(ram, person.id or 0, enhet, {1: huvudhandledare}))
    handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id)
    return person.id or 0, portfolj_id


def _komplettera(session: WriteSession) -> None:
    """Rows that some page is about and no story holds; none of them changes what is missing."""
    konto = session.scalars(select(Konto).order_by(col(Konto.id))).first()
    portfolj = session.scalars(select(PortfoljRad).order_by(col(PortfoljRad.id))).first()
    assert konto
    assert portfolj
    portfolj_id = portfolj.id or 0
    slut = NU + timedelta(days=9)
    session.add(Inbjudan(konto_id=konto.id or 0, nyckel=hasha_nyckel(INBJUDAN), skapad=NU, giltig_till=slut))
    session.add(
        TillgodoraknandeRad(
            portfolj_id=portfolj_id,
            manader=3,
            skal="Tjänstgöring före ST",
            beslutad_av="Charlie Citrongräs",
            datum=portfolj.start,
        )
    )
    dag = portfolj.start + timedelta(days=40)
    session.add(FranvaroRad(portfolj_id=portfolj_id, slag=Franvaroslag.SJUK, start=dag, slut=dag + timedelta(days=3)))
    _lank(session, slut)
    session.flush()
    handelse(session, Handelseslag.FRANVARO_SKAPAD, portfolj_id=portfolj_id, objekt="franvaro")


def _lank(session: WriteSession, slut: datetime) -> None:
    """A one-time link to something asked for, filled in and waiting for its code."""
    rad = session.scalars(select(BedomningRad).where(col(BedomningRad.status) == Bedomningsstatus.BEGARD)).first()
    assert rad
    rad.situation = "Ett besök på hudmottagningen: bedömning av hudförändring."
    utkast = {
        "aterkoppling": ["Du förklarade undersökningen lugnt och såg till att patienten förstod nästa steg."],
        "datum": [IDAG.isoformat()],
        "namn": ["Ulla Främmande"],
        "titel": ["Överläkare"],
        "arbetsplats": ["Hudkliniken"],
        "epost": ["ulla@exempel.invalid"],
    }
    session.add(
        BedomningslankRad(
            bedomning_id=rad.id or 0,
            nyckel=hasha_nyckel(LANK),
            skapad=NU,
            giltig_till=slut,
            epost="ulla@exempel.invalid",
            kod_epost="ulla@exempel.invalid",
            utkast=utkast,
        )
    )


def _logga_in_alla(session: WriteSession) -> None:
    konton = session.execute(select(col(Konto.id), col(Konto.person_id))).all()
    gemensamt = {"skapad": NU, "giltig_till": NU + timedelta(days=9), "webblasare": "Provwebbläsare"}
    session.execute(
        insert(Inloggning),
        [{"konto_id": konto, "nyckel": hasha_nyckel(nyckel(person)), **gemensamt} for konto, person in konton],
    )
