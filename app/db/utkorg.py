"""The outbox: a mail is put in by the transaction that it tells of, and carried out afterwards (`app.jobs.post`).

A row is claimed before the mail server is spoken to. If the process dies in between nobody knows whether the mail
went, so such a row is never sent again by itself: it is shown as uncertain, and somebody decides (`skicka_om`).
What a mail said is kept only until it is out or given up, since it may hold a link or a code that opens something.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, and_, delete, false, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.db.session import BREV_LAGT, WriteSession
from app.db.tabeller import BrevRad, Enhet, Person, PortfoljRad
from app.db.typer import core


class Brevslag(StrEnum):
    """The kinds of mail."""

    BEGARAN = "begaran"
    PAMINNELSE = "paminnelse"
    BEDOMNINGSLANK = "bedomningslank"
    BEDOMNINGSKOD = "bedomningskod"
    FLERKALLA = "flerkalla"
    VECKOBREV = "veckobrev"
    VANTAR = "vantar"
    ATERLAMNAD = "aterlamnad"

    @property
    def haller(self) -> timedelta:
        """How long after it was put in the mail is worth sending."""
        if self is Brevslag.VECKOBREV:
            return timedelta(days=5)
        return KODTID if self is Brevslag.BEDOMNINGSKOD else timedelta(days=2)


KODTID: Final = timedelta(minutes=15)  # how long a code sent by mail is valid
# Waits before the second try, the third …; then the last one over and over while the mail is worth sending.
VANTETIDER: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360))
# The mail server answers or the connection ends well before this; what is claimed for longer was cut off.
AVBRUTET: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class NyttBrev:
    """A mail to put in. `nyckel` says what it is about, so that the same is never put in twice.

    `objekt` and `objekt_id` are the record on whose page the fate of the mail is shown.
    """

    nyckel: str
    slag: Brevslag
    till: str
    amne: str
    text: str
    person_id: int | None = None
    portfolj_id: int | None = None
    objekt: str = ""
    objekt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Utgaende:
    """A mail that has been claimed, ready to be handed to the mail server."""

    id: int
    till: str
    amne: str
    text: str
    skapad: datetime


@dataclass(frozen=True, slots=True)
class Brevlage:
    """What became of a mail, for those who are shown it. `is_osakert`: claimed, and never heard of again."""

    id: int
    slag: Brevslag
    till: str
    amne: str
    skapad: datetime
    skickad: datetime | None
    fel: str
    is_omojlig: bool
    is_osakert: bool
    forsok: int


def lagg_brev(session: WriteSession, brev: NyttBrev) -> bool:
    """Put a mail in the outbox; it goes if and when this transaction is saved.

    False tells that a mail with the same `nyckel` is there already, and then nothing is written.
    """
    dialekt = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    rad = asdict(brev) | {
        "slag": brev.slag.value,
        "skapad": session.nu,
        "nasta_forsok": session.nu,
        "forsok": 0,
        "fel": "",
        "is_omojlig": False,
    }
    sats = dialekt.insert(BrevRad).values(**rad).on_conflict_do_nothing().returning(col(BrevRad.id))
    is_nytt = session.execute(sats).first() is not None
    if is_nytt:
        session.info[BREV_LAGT] = True
    return is_nytt


def dra_tillbaka(session: WriteSession, slag: Collection[Brevslag], objekt: str, objekt_id: int) -> None:
    """Take out mails about a record that nobody has begun to send: what they say no longer holds."""
    session.execute(
        delete(BrevRad).where(
            col(BrevRad.slag).in_([ett.value for ett in slag]),
            col(BrevRad.objekt) == objekt,
            col(BrevRad.objekt_id) == objekt_id,
            col(BrevRad.paborjad).is_(None),
            ~col(BrevRad.is_omojlig),
        )
    )


def forfallna(session: Session, nu: datetime, hogst: int = 200) -> Sequence[int]:
    """The ids of mails whose time has come, in the order they were put in."""
    rad = core(BrevRad).c
    return session.scalars(select(rad.id).where(rad.nasta_forsok <= nu).order_by(rad.id).limit(hogst)).all()


def ta_ut(session: WriteSession, brev_id: int) -> Utgaende | None:
    """Claim a mail whose time has come. None where somebody else has, or where it is too late to be worth sending."""
    rad = core(BrevRad).c
    gjort = session.execute(
        update(BrevRad)
        .where(rad.id == brev_id, rad.nasta_forsok <= session.nu)
        .values(paborjad=session.nu, nasta_forsok=None, forsok=rad.forsok + 1)
        .returning(rad.slag, rad.till, rad.amne, rad.text, rad.skapad)
    ).one_or_none()
    if gjort is None:
        return None
    slag, till, amne, text, skapad = gjort
    if session.nu - skapad > Brevslag(slag).haller:
        ge_upp(session, brev_id, "Brevet hann inte skickas i tid.")
        return None
    return Utgaende(brev_id, till, amne, text, skapad)


def skickat(session: WriteSession, brev_id: int) -> None:
    """The mail server has taken it."""
    _satt(session, brev_id, skickad=session.nu, text="", fel="")


def forsok_igen(session: WriteSession, brev_id: int, fel: str) -> None:
    """It could not be handed over now; later it may."""
    rad = core(BrevRad).c
    forsok, slag, skapad = session.execute(select(rad.forsok, rad.slag, rad.skapad).where(rad.id == brev_id)).one()
    nasta = session.nu + VANTETIDER[min(forsok, len(VANTETIDER)) - 1]
    if nasta - skapad > Brevslag(slag).haller:
        ge_upp(session, brev_id, fel)
    else:
        _satt(session, brev_id, paborjad=None, nasta_forsok=nasta, fel=_kort(fel))


def ge_upp(session: WriteSession, brev_id: int, fel: str) -> None:
    """It will never be taken."""
    _satt(session, brev_id, paborjad=None, nasta_forsok=None, fel=_kort(fel), is_omojlig=True, text="")


def notera_osakert(session: WriteSession, brev_id: int, fel: str) -> None:
    """The connection broke when the whole mail had been handed over and no answer had come."""
    _satt(session, brev_id, fel=_kort(fel))


def osakra(session: Session, nu: datetime, stigar: Collection[str] | None = None) -> tuple[Brevlage, ...]:
    """Mails of which nobody knows whether they went, oldest first; only about portfolios within `stigar`, if given."""
    rad = core(BrevRad).c
    fraga = _FRAGA.where(rad.paborjad < nu - AVBRUTET, rad.skickad.is_(None)).order_by(rad.id)
    if stigar is not None:
        inom = or_(false(), *(col(Enhet.stig).startswith(stig, autoescape=True) for stig in stigar))
        enheter = select(col(PortfoljRad.id)).join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id)).where(inom)
        fraga = fraga.where(rad.portfolj_id.in_(enheter))
    return tuple(_lage(post, nu) for post in session.execute(fraga))


def skicka_om(session: WriteSession, brev_id: int) -> bool:
    """Send an uncertain mail once more, though it may have gone; False where it is not uncertain."""
    rad = core(BrevRad).c
    sats = (
        update(BrevRad)
        .where(rad.id == brev_id, rad.paborjad < session.nu - AVBRUTET, rad.skickad.is_(None))
        .values(paborjad=None, nasta_forsok=session.nu, skapad=session.nu, fel="")
        .returning(rad.id)
    )
    is_osakert = session.execute(sats).first() is not None
    if is_osakert:
        session.info[BREV_LAGT] = True
    return is_osakert


def brev_till(session: Session, person_id: int, nu: datetime, hogst: int = 50) -> tuple[Brevlage, ...]:
    """The latest mails to one person, newest first."""
    rad = core(BrevRad).c
    fraga = _FRAGA.where(rad.person_id == person_id).order_by(rad.id.desc()).limit(hogst)
    return tuple(_lage(post, nu) for post in session.execute(fraga))


def historik(
    session: Session, stigar: Collection[str], sok: str, nu: datetime, hogst: int = 100
) -> tuple[Brevlage, ...]:
    """The latest mails about portfolios or to persons within `stigar`, newest first; `sok`: part of address or subject.

    Invitations to a 360 are never among them: nobody is to read who has not answered.
    """
    rad = core(BrevRad).c
    inom = or_(false(), *(col(Enhet.stig).startswith(stig, autoescape=True) for stig in stigar))
    portfoljer = select(col(PortfoljRad.id)).join(Enhet, col(Enhet.id) == col(PortfoljRad.enhet_id)).where(inom)
    personer = select(col(Person.id)).join(Enhet, col(Enhet.id) == col(Person.enhet_id)).where(inom)
    fraga = _FRAGA.where(
        rad.slag != Brevslag.FLERKALLA.value,
        or_(rad.portfolj_id.in_(portfoljer), and_(rad.portfolj_id.is_(None), rad.person_id.in_(personer))),
    )
    if sok:
        # SQLite knows no small letter of Å, Ä and Ö.
        traffar = [k.contains(sok, autoescape=True) for k in (rad.till, rad.amne)]
        traffar += [func.lower(k).contains(sok.lower(), autoescape=True) for k in (rad.till, rad.amne)]
        fraga = fraga.where(or_(*traffar))
    return tuple(_lage(post, nu) for post in session.execute(fraga.order_by(rad.id.desc()).limit(hogst)))


def antal_vantande(session: Session) -> int:
    """How many mails wait to be sent."""
    return session.scalar(select(func.count()).where(core(BrevRad).c.nasta_forsok.is_not(None))) or 0


def brev_om(session: Session, objekt: str, objekt_id: int, nu: datetime) -> tuple[Brevlage, ...]:
    """The mails about one record, newest first."""
    rad = core(BrevRad).c
    fraga = _FRAGA.where(rad.objekt == objekt, rad.objekt_id == objekt_id).order_by(rad.id.desc())
    return tuple(_lage(post, nu) for post in session.execute(fraga))


def _satt(session: WriteSession, brev_id: int, **falt: object) -> None:
    session.execute(update(BrevRad).where(col(BrevRad.id) == brev_id).values(**falt))


def _kort(fel: str) -> str:
    return fel[:500]


_KOLUMNER: Final = core(BrevRad).c
_FRAGA: Final = select(
    _KOLUMNER.id, _KOLUMNER.slag, _KOLUMNER.till, _KOLUMNER.amne, _KOLUMNER.skapad, _KOLUMNER.skickad, _KOLUMNER.fel,
    _KOLUMNER.is_omojlig, _KOLUMNER.forsok, _KOLUMNER.paborjad,
)  # fmt: skip


def _lage(post: Row[Any], nu: datetime) -> Brevlage:
    is_osakert = post.skickad is None and post.paborjad is not None and post.paborjad < nu - AVBRUTET
    return Brevlage(
        post.id, Brevslag(post.slag), post.till, post.amne, post.skapad, post.skickad, post.fel, post.is_omojlig,
        is_osakert, post.forsok,
    )  # fmt: skip
