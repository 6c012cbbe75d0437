"""A database of many portfolios to measure on, with a sign-in session for every owner."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session, select

from app import clock
from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.logg import Handelseslag, handelse
from app.db.migrera import migrera
from app.db.regelstatus import bygg_om
from app.db.session import WriteSession
from app.db.tabeller import Enhet, Inloggning, Konto, PortfoljRad, Uppdrag, Uppdragsroll
from app.features.provning.utkast import Utkast, post_av, spara
from app.jobs.demo.fyll import fyll_demo
from app.underlag.regelunderlag import Regelverk

ALLAS_STUDIEREKTOR = "allas-studierektor"


@dataclass(frozen=True, slots=True)
class Varld:
    """Where the database is, and the portfolios in it with the secret of each owner's session."""

    url: str
    agare: tuple[tuple[int, str], ...]


def bygg(mapp: Path, regelverk: Regelverk, antal: int) -> Varld:
    """Fill a new database with `antal` portfolios."""
    url = f"sqlite:///{mapp}/bench-{antal}.db"
    migrera(url)
    databas = Databas(url)
    idag, nu = clock.idag(), clock.nu()
    fyll_demo(databas, regelverk, antal=antal, idag=idag, nu=nu)
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        agare = tuple(
            (portfolj_id, _session(session, person_id, f"agare-{portfolj_id}"))
            for portfolj_id, person_id in session.exec(select(PortfoljRad.id, PortfoljRad.person_id)).all()
            if portfolj_id is not None
        )
        for rad in session.exec(select(PortfoljRad)).all():
            _provar(session, rad, idag)
        _studierektor_for_allt(session, agare[0][0], idag)
        handelse(session, Handelseslag.UPPDRAG_GIVET, objekt="uppdrag")
    bygg_om(databas, regelverk, idag=idag, nu=nu)
    databas.stang()
    return Varld(url, agare)


def _session(session: Session, person_id: int, nyckel: str) -> str:
    konto = session.exec(select(Konto).where(Konto.person_id == person_id)).one_or_none()
    nu = clock.nu()
    if konto is None:
        konto = Konto(person_id=person_id, skapad=nu)
        session.add(konto)
        session.flush()
    if konto.id is None:
        raise LookupError(person_id)
    session.add(
        Inloggning(konto_id=konto.id, nyckel=hasha_nyckel(nyckel), skapad=nu, giltig_till=nu + timedelta(days=1))
    )
    return nyckel


def _studierektor_for_allt(session: Session, portfolj_id: int, idag: date) -> None:
    """One person who sees every region, to measure the table at its largest."""
    person_id = session.exec(select(PortfoljRad.person_id).where(PortfoljRad.id == portfolj_id)).one()
    for enhet in session.exec(select(Enhet).where(Enhet.overordnad_id == None)).all():  # noqa: E711 - SQL's IS NULL
        if enhet.id is not None:
            session.add(Uppdrag(person_id=person_id, roll=Uppdragsroll.STUDIEREKTOR, enhet_id=enhet.id, fran=idag))
    _session(session, person_id, ALLAS_STUDIEREKTOR)


def _provar(session: WriteSession, rad: PortfoljRad, idag: date) -> None:
    """Changes that the owner tries: half a year of leave, and fewer hours after it."""
    start = idag + timedelta(days=90)
    ledig = {"slag": ["foraldraledig"], "start": [str(start)], "slut": [str(start + timedelta(days=180))]}
    grad = {"fran": [str(start + timedelta(days=181))], "procent": ["80"]}
    poster = (post_av("franvaro", ledig), post_av("grad", grad))
    session.person_id = rad.person_id
    spara(session, rad.id or 0, Utkast(tuple(post for post in poster if post)), rad.version)
    session.person_id = None
