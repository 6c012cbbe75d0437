"""Writes of administration: one function per intent, one audit event each."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, update
from sqlmodel import col, select

from app.db.konton import aterkalla_sessioner, bjud_in, konto_for
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, ny_rad
from app.db.tabeller import (
    Enhet,
    Enhetsslag,
    HandledarskapRad,
    Inbjudan,
    Konto,
    Person,
    PortfoljRad,
    SysselsattningRad,
    Uppdrag,
    Uppdragsroll,
)
from app.db.versioner import bump_for_enhet, bump_for_person
from app.domain.alfabet import swedish_key
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll
from app.domain.portfolj import BtLage, Utbildningsslag


def skapa_enhet(session: WriteSession, over_id: int, namn: str, slag: Enhetsslag) -> int:
    """Add a unit below another; it belongs to the same region."""
    over = session.get_one(Enhet, over_id)
    enhet = Enhet(overordnad_id=over_id, namn=namn, slag=slag, region=over.region)
    enhet_id = ny_rad(session, enhet)
    enhet.stig = f"{over.stig}{enhet_id}/"
    handelse(session, Handelseslag.ENHET_SKAPAD, objekt="enhet", objekt_id=enhet_id)
    return enhet_id


def andra_enhet(session: WriteSession, enhet_id: int, namn: str, slag: Enhetsslag, over_id: int | None) -> None:
    """Rename a unit, and move it with all that is below it. The root of a region keeps its place and its kind."""
    enhet = session.get_one(Enhet, enhet_id)
    fore = (enhet.namn, enhet.slag, enhet.overordnad_id)
    enhet.namn = namn
    if enhet.overordnad_id is not None and over_id is not None:
        enhet.slag, enhet.overordnad_id = slag, over_id
        gammal = enhet.stig
        ny = f"{session.get_one(Enhet, over_id).stig}{enhet_id}/"
        session.flush()
        session.execute(
            update(Enhet)
            .where(col(Enhet.stig).startswith(gammal))
            .values(stig=ny + func.substr(col(Enhet.stig), len(gammal) + 1))
        )
    falt = [
        n
        for n, v, nu in zip(
            ("namn", "slag", "overordnad"), fore, (enhet.namn, enhet.slag, enhet.overordnad_id), strict=True
        )
        if v != nu
    ]
    bump_for_enhet(session, enhet_id)
    handelse(session, Handelseslag.ENHET_ANDRAD, objekt="enhet", objekt_id=enhet_id, detalj={"falt": falt})


@dataclass(frozen=True, slots=True)
class Personuppgifter:
    """What is kept about a person."""

    namn: str
    epost: str | None
    titel: str
    enhet_id: int

    @property
    def sortnyckel(self) -> str:
        """Where the name stands among others."""
        return swedish_key(self.namn)


def skapa_person(session: WriteSession, uppgifter: Personuppgifter) -> int:
    """Add a person to the register, without an account."""
    person = Person(
        namn=uppgifter.namn,
        epost=uppgifter.epost,
        titel=uppgifter.titel,
        enhet_id=uppgifter.enhet_id,
        sortnyckel=uppgifter.sortnyckel,
    )
    person_id = ny_rad(session, person)
    handelse(session, Handelseslag.PERSON_SKAPAD, objekt="person", objekt_id=person_id)
    return person_id


def andra_person(session: WriteSession, person_id: int, uppgifter: Personuppgifter) -> None:
    """Change what is kept about a person."""
    person = session.get_one(Person, person_id)
    falt = []
    for namn in ("namn", "epost", "titel", "enhet_id", "sortnyckel"):
        if getattr(person, namn) != getattr(uppgifter, namn):
            setattr(person, namn, getattr(uppgifter, namn))
            falt.append(namn)
    bump_for_person(session, person_id)
    handelse(session, Handelseslag.PERSON_ANDRAD, objekt="person", objekt_id=person_id, detalj={"falt": falt})


def bjud_in_person(session: WriteSession, person_id: int, giltig: timedelta) -> str:
    """Make a link by which the person chooses a password, and an account where there is none. Returns its secret."""
    konto = konto_for(session, person_id)
    hemlighet = bjud_in(session, konto, giltig=giltig)
    handelse(session, Handelseslag.INBJUDAN_SKAPAD, objekt="konto", objekt_id=konto.id)
    return hemlighet


def stang_konto(session: WriteSession, konto_id: int) -> None:
    """Close the account: nobody gets in, whoever is in is out, and open invitations stop working."""
    session.execute(update(Konto).where(col(Konto.id) == konto_id).values(is_aktiv=False))
    session.execute(
        update(Inbjudan)
        .where(col(Inbjudan.konto_id) == konto_id, col(Inbjudan.anvand).is_(None))
        .values(giltig_till=session.nu)
    )
    antal = aterkalla_sessioner(session, konto_id)
    detalj = {"sessioner": antal}
    handelse(session, Handelseslag.KONTO_AVSTANGT, objekt="konto", objekt_id=konto_id, detalj=detalj)


def oppna_konto(session: WriteSession, konto_id: int) -> None:
    """Let the account be used again, with the password it had."""
    session.execute(update(Konto).where(col(Konto.id) == konto_id).values(is_aktiv=True))
    handelse(session, Handelseslag.KONTO_OPPNAT, objekt="konto", objekt_id=konto_id)


def logga_ut_overallt(session: WriteSession, konto_id: int) -> int:
    """End every session of the account; returns how many there were."""
    antal = aterkalla_sessioner(session, konto_id)
    detalj = {"antal": antal}
    handelse(session, Handelseslag.INLOGGNING_ATERKALLAD, objekt="konto", objekt_id=konto_id, detalj=detalj)
    return antal


def ge_uppdrag(
    session: WriteSession, person_id: int, roll: Uppdragsroll, enhet_id: int, fran: date, till: date | None
) -> None:
    """Give the person a role for a unit and everything below it."""
    uppdrag_id = ny_rad(session, Uppdrag(person_id=person_id, roll=roll, enhet_id=enhet_id, fran=fran, till=till))
    handelse(session, Handelseslag.UPPDRAG_GIVET, objekt="uppdrag", objekt_id=uppdrag_id, detalj={"roll": roll.value})


def avsluta_uppdrag(session: WriteSession, uppdrag_id: int, till: date) -> None:
    """Let the role end; `till` is its last day."""
    session.execute(update(Uppdrag).where(col(Uppdrag.id) == uppdrag_id).values(till=till))
    handelse(session, Handelseslag.UPPDRAG_AVSLUTAT, objekt="uppdrag", objekt_id=uppdrag_id)


@dataclass(frozen=True, slots=True)
class NyPortfolj:
    """The frame of a training as an admin sets it up. `procent` is the employment from the start."""

    person_id: int
    enhet_id: int
    slag: Utbildningsslag
    foreskrift: Foreskrift
    specialitet: str
    start: date
    planerat_slut: date
    procent: int
    legitimation: date | None
    has_svensk_at: bool | None
    at_datum: date | None
    bt: BtLage
    bt_godkand: date | None
    undantag_skal: str
    huvudhandledare_id: int | None


def skapa_portfolj(session: WriteSession, ny: NyPortfolj) -> int:
    """Set up a portfolio with employment and, where named, huvudhandledare."""
    portfolj = PortfoljRad(
        person_id=ny.person_id,
        enhet_id=ny.enhet_id,
        slag=ny.slag,
        foreskrift=ny.foreskrift,
        specialitet=ny.specialitet,
        start=ny.start,
        planerat_slut=ny.planerat_slut,
        legitimation=ny.legitimation,
        has_svensk_at=ny.has_svensk_at,
        at_datum=ny.at_datum,
        bt=ny.bt,
        bt_godkand=ny.bt_godkand,
        undantag_skal=ny.undantag_skal,
        skapad=session.nu,
    )
    portfolj_id = ny_rad(session, portfolj)
    session.add(SysselsattningRad(portfolj_id=portfolj_id, fran=ny.start, procent=ny.procent))
    if ny.huvudhandledare_id is not None:
        session.add(
            HandledarskapRad(
                portfolj_id=portfolj_id,
                person_id=ny.huvudhandledare_id,
                roll=Handledarroll.HUVUDHANDLEDARE,
                fran=ny.start,
            )
        )
    handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id)
    return portfolj_id


def las_for_andring(session: WriteSession, tabell: type[Person] | type[Enhet], id_: int) -> None:
    """Keep other writers of the row waiting until this transaction ends."""
    session.exec(select(col(tabell.id)).where(col(tabell.id) == id_).with_for_update()).first()
