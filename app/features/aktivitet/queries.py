"""Reads of activities."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.db.tabeller import AktivitetRad, ArbetsstegRad, Person, TjanstgoringRad
from app.domain.undervisning import Arbetsstegsslag
from app.web.errors import FinnsInte


@dataclass(frozen=True, slots=True)
class Posten:
    """The rows of one activity. `tjanstgoring` is None for what is no placement."""

    aktivitet: AktivitetRad
    tjanstgoring: TjanstgoringRad | None

    @property
    def id(self) -> int:
        """The activity's id."""
        if self.aktivitet.id is None:  # pragma: no cover - a stored row has its id
            raise FinnsInte
        return self.aktivitet.id

    @property
    def datum(self) -> tuple[date | None, date | None]:
        """The stored dates."""
        return self.aktivitet.start, self.aktivitet.slut


def hamta(session: Session, portfolj_id: int, aktivitet_id: int) -> Posten:
    """The activity of that portfolio, or `FinnsInte`."""
    rad = session.execute(
        select(AktivitetRad, TjanstgoringRad)
        .outerjoin(TjanstgoringRad, col(TjanstgoringRad.aktivitet_id) == col(AktivitetRad.id))
        .where(col(AktivitetRad.id) == aktivitet_id, col(AktivitetRad.portfolj_id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise FinnsInte
    return Posten(*rad)


def namn(session: Session, person_id: int | None) -> str:
    """A person's name, "" for nobody."""
    if person_id is None:
        return ""
    return session.exec(select(Person.namn).where(col(Person.id) == person_id)).first() or ""


def epost(session: Session, person_id: int) -> str | None:
    """A person's address."""
    return session.exec(select(Person.epost).where(col(Person.id) == person_id)).first()


def arbetssteg(session: Session, portfolj_id: int, aktivitet_id: int) -> dict[Arbetsstegsslag, ArbetsstegRad]:
    """What is stored of each step of the work."""
    fraga = select(ArbetsstegRad).where(
        col(ArbetsstegRad.portfolj_id) == portfolj_id, col(ArbetsstegRad.aktivitet_id) == aktivitet_id
    )
    return {rad.slag: rad for rad in session.exec(fraga)}
