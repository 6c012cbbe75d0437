"""New versions for portfolios that show a name which has changed, so that no page kept since then is shown again."""

from sqlalchemy import ColumnElement, or_, select, update

from app.db.session import WriteSession
from app.db.tabeller import AktivitetRad, Enhet, HandledarskapRad, PortfoljRad, TjanstgoringRad
from app.db.typer import core

_PORTFOLJ, _ENHET, _HANDLEDARSKAP = core(PortfoljRad), core(Enhet), core(HandledarskapRad)
_AKTIVITET, _TJANSTGORING = core(AktivitetRad), core(TjanstgoringRad)


def bump_for_person(session: WriteSession, person_id: int) -> None:
    """The portfolios that are the person's, or that name the person as handledare."""
    handledda = select(_HANDLEDARSKAP.c.portfolj_id).where(_HANDLEDARSKAP.c.person_id == person_id)
    placerade = (
        select(_AKTIVITET.c.portfolj_id)
        .join(_TJANSTGORING, _TJANSTGORING.c.aktivitet_id == _AKTIVITET.c.id)
        .where(_TJANSTGORING.c.handledare_id == person_id)
    )
    _bump(
        session,
        or_(_PORTFOLJ.c.person_id == person_id, _PORTFOLJ.c.id.in_(handledda), _PORTFOLJ.c.id.in_(placerade)),
    )


def bump_for_enhet(session: WriteSession, enhet_id: int) -> None:
    """The portfolios of the unit and of every unit below it."""
    under = select(_ENHET.c.id).where(_ENHET.c.stig.contains(f"/{enhet_id}/", autoescape=True))
    _bump(session, _PORTFOLJ.c.enhet_id.in_(under))


def _bump(session: WriteSession, villkor: ColumnElement[bool]) -> None:
    session.flush()
    session.execute(update(_PORTFOLJ).where(villkor).values(version=_PORTFOLJ.c.version + 1))
