"""The projection of rule results: what many portfolios are sorted and counted by. A cache; the rules are the truth.

A portfolio's own pages never read it. It is written in the same transaction as every change (`app.db.logg.handelse`),
and refreshed when time alone, or another version of the rules, has changed an answer.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, delete, insert, or_, select

from app.db.projektion import project
from app.db.session import WriteSession
from app.db.snapshot import load_portfoljer
from app.db.tabeller import Enhet, PortfoljRad, Portfoljsumma, RegelstatusRad
from app.db.typer import core
from app.domain.portfolj import Portfolj, Utbildning, Utbildningsslag

if TYPE_CHECKING:
    from app.db.engine import Databas
    from app.underlag.regelunderlag import Regelverk

CHUNK: Final = 50  # portfolios in one write: others wait for it
_KOLLAT: Final = "regelstatus"
_SUMMA, _STATUS, _PORTFOLJ, _ENHET = core(Portfoljsumma), core(RegelstatusRad), core(PortfoljRad), core(Enhet)


def projicera(session: WriteSession, portfolj_id: int) -> None:
    """Work out the rule results of a portfolio as it stands in this transaction, and replace the stored ones."""
    _replace(session, [portfolj_id])


def uppdatera_mogna(
    databas: "Databas", regelverk: "Regelverk", *, idag: date, nu: datetime, urval: Select[Any] | None = None
) -> int:
    """Refresh the stored results that the day has made old; a write of its own, and none where nothing is old.

    The first time a process asks on a day, every portfolio is looked over for results that are missing or came of
    another version of the rules; after that only what ripens is asked for, by index.

    Args:
        databas: where; hold no session of one's own meanwhile, since this takes its turn to write.
        regelverk: what the portfolios are judged against.
        idag: the day to judge for.
        nu: the moment that pages show as "beräknad".
        urval: a SELECT of the portfolio ids that matter to the reader; None: all.

    Returns:
        The number of portfolios refreshed.

    """
    if databas.minne.get(_KOLLAT) != (regelverk, idag):
        antal = _write(databas, regelverk, idag, nu, _outdated(databas, regelverk, idag))
        databas.minne[_KOLLAT] = (regelverk, idag)
        return antal
    fraga = select(_SUMMA.c.portfolj_id).where(_is_ripe(idag))
    with databas.lasning() as session:
        mogna = list(session.connection().scalars(fraga))
        if mogna and urval is not None:
            mogna = list(session.connection().scalars(fraga.where(_in(urval))))
    return _write(databas, regelverk, idag, nu, mogna)


def bygg_om(databas: "Databas", regelverk: "Regelverk", *, idag: date, nu: datetime) -> int:
    """Work out the results of every portfolio anew; the number of portfolios."""
    with databas.lasning() as session:
        ids = list(session.connection().scalars(select(_PORTFOLJ.c.id).order_by(_PORTFOLJ.c.id)))
    return _write(databas, regelverk, idag, nu, ids)


def _write(databas: "Databas", regelverk: "Regelverk", idag: date, nu: datetime, ids: Sequence[int]) -> int:
    for start in range(0, len(ids), CHUNK):
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            _replace(session, ids[start : start + CHUNK])
    return len(ids)


def _replace(session: WriteSession, ids: Sequence[int]) -> None:
    koppling = session.connection()
    # In id order, so that two who refresh the same portfolios wait for each other instead of locking each other out.
    las = select(_PORTFOLJ.c.id, _PORTFOLJ.c.version).where(_PORTFOLJ.c.id.in_(ids)).order_by(_PORTFOLJ.c.id)
    versioner = {rad.id: rad.version for rad in koppling.execute(las.with_for_update())}
    statusrader: list[dict[str, Any]] = []
    summor: list[dict[str, Any]] = []
    for portfolj in load_portfoljer(session, versioner):
        underlag = session.regelverk.underlag_for(portfolj, session.idag)
        rader, summa = project(portfolj, underlag, session.regelverk.regler)
        statusrader += rader
        summor.append({**summa, "portfolj_version": versioner[portfolj.id], "beraknad": session.nu})
    for tabell, nya in ((_STATUS, statusrader), (_SUMMA, summor)):
        koppling.execute(delete(tabell).where(tabell.c.portfolj_id.in_(ids)))
        if nya:
            koppling.execute(insert(tabell), nya)


def _is_ripe(idag: date) -> ColumnElement[bool]:
    """Reckoned for another day, and due to change since; or reckoned for a day that has not come."""
    return and_(_SUMMA.c.beraknad_for != idag, or_(_SUMMA.c.vander <= idag, _SUMMA.c.beraknad_for > idag))


def _in(urval: Select[Any]) -> ColumnElement[bool]:
    return _SUMMA.c.portfolj_id.in_(urval)


def _outdated(databas: "Databas", regelverk: "Regelverk", idag: date) -> list[int]:
    """Portfolios whose results are missing, ripe, or of another version than what they are judged against today."""
    fraga = (
        select(
            _PORTFOLJ.c.id,
            _SUMMA.c.regelverk_version,
            _is_ripe(idag).label("is_ripe"),
            _PORTFOLJ.c.foreskrift,
            _PORTFOLJ.c.specialitet,
            _ENHET.c.region,
            _PORTFOLJ.c.bt,
        )
        .join_from(_PORTFOLJ, _ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id)
        .outerjoin(_SUMMA, _SUMMA.c.portfolj_id == _PORTFOLJ.c.id)
        .order_by(_PORTFOLJ.c.id)
    )
    with databas.lasning() as session:
        rader = session.connection().execute(fraga).all()
    return [rad.id for rad in rader if rad.is_ripe or rad.regelverk_version != _version(rad, regelverk, idag)]


def _version(rad: Row[Any], regelverk: "Regelverk", idag: date) -> str:
    """The version of what a portfolio with that frame is judged against."""
    utbildning = Utbildning(
        slag=Utbildningsslag.ST,
        foreskrift=rad.foreskrift,
        specialitet=rad.specialitet,
        region=rad.region,
        enhet="",
        start=idag,
        bt=rad.bt,
    )
    return regelverk.underlag_for(Portfolj(id=rad.id, namn="", utbildning=utbildning), idag).version
