"""Reads of 360 rounds. Answers are read in one place only, and nobody is told which is whose."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import (
    BedomningRad,
    FlerkallsinbjudanRad,
    FlerkallsrundaRad,
    FlerkallsvarRad,
    Person,
    PortfoljRad,
)
from app.domain.flerkalla import Flerkallsvar
from app.web.errors import FinnsInte


@dataclass(frozen=True, slots=True)
class Rundan:
    """One round: its record, those invited, how many have answered by group, and who signed ("" for nobody)."""

    rad: BedomningRad
    runda: FlerkallsrundaRad
    inbjudna: tuple[FlerkallsinbjudanRad, ...]
    svarande: Mapping[str, int]
    signerad_av: str

    @property
    def antal_svar(self) -> int:
        """How many have answered."""
        return sum(self.svarande.values())


@dataclass(frozen=True, slots=True)
class Oppnad:
    """What a respondent's link leads to, with the name and id of the ST-läkare."""

    inbjudan: FlerkallsinbjudanRad
    rad: BedomningRad
    runda: FlerkallsrundaRad
    namn: str
    person_id: int


def hamta(session: Session, portfolj_id: int, bedomning_id: int) -> Rundan:
    """The round of that portfolio, or `FinnsInte`."""
    post = session.execute(
        select(BedomningRad, FlerkallsrundaRad, Person.namn)
        .join(FlerkallsrundaRad, col(FlerkallsrundaRad.bedomning_id) == col(BedomningRad.id))
        .outerjoin(Person, col(Person.id) == col(BedomningRad.signerad_av))
        .where(col(BedomningRad.id) == bedomning_id, col(BedomningRad.portfolj_id) == portfolj_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if post is None:
        raise FinnsInte
    inbjudna = session.exec(
        select(FlerkallsinbjudanRad)
        .where(col(FlerkallsinbjudanRad.bedomning_id) == bedomning_id)
        .order_by(col(FlerkallsinbjudanRad.id))
    ).all()
    svarande = session.execute(
        select(col(FlerkallsvarRad.grupp), func.count())
        .where(col(FlerkallsvarRad.bedomning_id) == bedomning_id)
        .group_by(col(FlerkallsvarRad.grupp))
    )
    return Rundan(post[0], post[1], tuple(inbjudna), {rad[0]: rad[1] for rad in svarande}, post[2] or "")


def svaren(session: Session, bedomning_id: int) -> tuple[Flerkallsvar, ...]:
    """What was answered; only to be put together, never to be shown as it is."""
    rader = session.exec(
        select(FlerkallsvarRad)
        .where(col(FlerkallsvarRad.bedomning_id) == bedomning_id)
        .order_by(col(FlerkallsvarRad.id))
    )
    return tuple(Flerkallsvar(rad.grupp, rad.svar) for rad in rader)


def oppna(session: Session, hemlighet: str) -> Oppnad | None:
    """What the secret leads to, whether it still may be used or not; None for an unknown one."""
    post = session.execute(
        core_select(FlerkallsinbjudanRad, BedomningRad, FlerkallsrundaRad, col(Person.namn), col(Person.id))
        .join(BedomningRad, col(BedomningRad.id) == col(FlerkallsinbjudanRad.bedomning_id))
        .join(FlerkallsrundaRad, col(FlerkallsrundaRad.bedomning_id) == col(BedomningRad.id))
        .join(PortfoljRad, col(PortfoljRad.id) == col(BedomningRad.portfolj_id))
        .join(Person, col(Person.id) == col(PortfoljRad.person_id))
        .where(col(FlerkallsinbjudanRad.nyckel) == hasha_nyckel(hemlighet))
        .execution_options(populate_existing=True)
    ).one_or_none()
    return None if post is None else Oppnad(*post)
