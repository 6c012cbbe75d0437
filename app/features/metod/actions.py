"""Writes about planned methods: one event each."""

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, andra_rad
from app.db.tabeller import MetodRad
from app.features.metod.forms import AndraMetodForm, KopplaForm, MetodForm
from app.features.metod.kopplingar import Par


def valj_metod(session: WriteSession, portfolj_id: int, form: MetodForm) -> None:
    """Plan the method for each chosen delmål."""
    rader = [
        MetodRad(
            portfolj_id=portfolj_id,
            delmal=kod,
            metod=form.metod,
            aktivitet_id=form.aktivitet,
            planerad_till=form.planerad_till,
        )
        for kod in sorted(form.delmal)
    ]
    session.add_all(rader)
    session.flush()
    handelse(
        session,
        Handelseslag.METOD_VALD,
        portfolj_id=portfolj_id,
        objekt="planerad_metod",
        objekt_id=rader[0].id,
        detalj={"delmal": [rad.delmal for rad in rader]},
    )


def andra_metod(session: WriteSession, portfolj_id: int, metod_id: int, form: AndraMetodForm) -> None:
    """Change a planned method; raises `Konflikt` where somebody else did so first."""
    falt = {"metod": form.metod, "aktivitet_id": form.aktivitet, "planerad_till": form.planerad_till}
    andra_rad(session, MetodRad, metod_id, form.version, **falt)
    _om_metod(session, Handelseslag.METOD_ANDRAD, portfolj_id, metod_id, falt)


def koppla_metod(session: WriteSession, portfolj_id: int, metod_id: int, form: KopplaForm) -> None:
    """Say which activity the method assesses; raises `Konflikt` where somebody else changed it first."""
    andra_rad(session, MetodRad, metod_id, form.version, aktivitet_id=form.aktivitet)
    _om_metod(session, Handelseslag.METOD_ANDRAD, portfolj_id, metod_id, ["aktivitet_id"])


def koppla_ihop(
    session: WriteSession, portfolj_id: int, par: Sequence[Par], metoder: Sequence[tuple[int, MetodRad]]
) -> None:
    """Link every pair: methods that wait for an activity are used first, then the method is planned once more.

    `metoder` are the planned methods, by id, as they stand in this transaction.
    """
    ordnade = sorted(par, key=lambda ett: (ett.kod, ett.metod, ett.aktivitet.id))
    for (kod, metod), grupp in groupby(ordnade, key=lambda ett: (ett.kod, ett.metod)):
        aktiviteter = [ett.aktivitet.id for ett in grupp]
        lediga = [
            (id_, rad.version)
            for id_, rad in metoder
            if (rad.delmal, rad.metod, rad.aktivitet_id) == (kod, metod, None)
        ]
        for aktivitet_id, ledig in zip_longest(aktiviteter, lediga[: len(aktiviteter)]):
            if ledig is None:
                session.add(MetodRad(portfolj_id=portfolj_id, delmal=kod, metod=metod, aktivitet_id=aktivitet_id))
            else:
                andra_rad(session, MetodRad, *ledig, aktivitet_id=aktivitet_id)
    session.flush()
    handelse(
        session,
        Handelseslag.METOD_ANDRAD,
        portfolj_id=portfolj_id,
        objekt="planerad_metod",
        objekt_id=None,
        detalj={"falt": ["aktivitet_id"], "delmal": sorted({ett.kod for ett in par}), "antal": len(par)},
    )


def ta_bort_metod(session: WriteSession, portfolj_id: int, metod_id: int, version: int) -> None:
    """Take a method out of the plan; raises `Konflikt` where somebody else changed it first."""
    andra_rad(session, MetodRad, metod_id, version, borttagen=session.idag)
    _om_metod(session, Handelseslag.METOD_BORTTAGEN, portfolj_id, metod_id, ())


def _om_metod(
    session: WriteSession, slag: Handelseslag, portfolj_id: int, metod_id: int, andrat: Iterable[str]
) -> None:
    handelse(
        session,
        slag,
        portfolj_id=portfolj_id,
        objekt="planerad_metod",
        objekt_id=metod_id,
        detalj={"falt": list(andrat)},
    )
