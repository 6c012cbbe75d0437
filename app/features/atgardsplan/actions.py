"""Writes about an åtgärdsplan: one function an intent, one audit event each."""

from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import AtgardsplanRad, AtgardsradRad
from app.features.atgardsplan.forms import AtgardForm, AvslutaForm, KlarForm, PlanForm, UppfoljForm


def _note(session: WriteSession, slag: Handelseslag, plan: AtgardsplanRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=plan.portfolj_id, objekt="atgardsplan", objekt_id=plan.id, detalj=detalj)


def skapa(session: WriteSession, portfolj_id: int, form: PlanForm) -> int:
    """Begin a plan."""
    rad = AtgardsplanRad(portfolj_id=portfolj_id, datum=session.idag, anledning=form.anledning, mal=form.mal)
    plan_id = ny_rad(session, rad)
    _note(session, Handelseslag.ATGARDSPLAN_SKAPAD, rad)
    return plan_id


def andra(session: WriteSession, plan: AtgardsplanRad, form: PlanForm) -> None:
    """Change the reason or the goal."""
    _oppen(plan)
    falt = form.model_dump(exclude={"version"})
    _note(
        session, Handelseslag.ATGARDSPLAN_ANDRAD, andra_rad(session, AtgardsplanRad, plan.id or 0, form.version, **falt)
    )


def avsluta(session: WriteSession, plan: AtgardsplanRad, form: AvslutaForm) -> None:
    """Close the plan with its outcome."""
    _oppen(plan)
    falt = form.model_dump(exclude={"version"}) | {"avslutad": session.idag}
    ny = andra_rad(session, AtgardsplanRad, plan.id or 0, form.version, **falt)
    _note(session, Handelseslag.ATGARDSPLAN_AVSLUTAD, ny, utfall=form.utfall.value)


def lagg_till(session: WriteSession, plan: AtgardsplanRad, form: AtgardForm) -> None:
    """Write a new row."""
    _oppen(plan)
    rad = AtgardsradRad(portfolj_id=plan.portfolj_id, plan_id=plan.id or 0, **form.model_dump(exclude={"version"}))
    ny_rad(session, rad)
    _note(session, Handelseslag.ATGARD_SKRIVEN, plan, atgard=rad.id)


def andra_atgard(session: WriteSession, plan: AtgardsplanRad, rad: AtgardsradRad, form: AtgardForm) -> None:
    """Change a row that nobody has followed up."""
    _byt(session, plan, rad, form.version, form.model_dump(exclude={"version"}))
    _note(session, Handelseslag.ATGARD_SKRIVEN, plan, atgard=rad.id)


def klarmarkera(session: WriteSession, plan: AtgardsplanRad, rad: AtgardsradRad, form: KlarForm) -> None:
    """Note that a row is done."""
    _byt(session, plan, rad, form.version, form.model_dump(exclude={"version"}))
    _note(session, Handelseslag.ATGARD_KLAR, plan, atgard=rad.id)


def folj_upp(session: WriteSession, plan: AtgardsplanRad, rad: AtgardsradRad, form: UppfoljForm) -> None:
    """Note how a row went."""
    _byt(session, plan, rad, form.version, form.model_dump(exclude={"version"}))
    _note(session, Handelseslag.ATGARD_UPPFOLJD, plan, atgard=rad.id)


def ta_bort(session: WriteSession, plan: AtgardsplanRad, rad: AtgardsradRad, version: int) -> None:
    """Take away a row that was written by mistake; it stays in the database."""
    _byt(session, plan, rad, version, {"borttagen": session.idag})
    _note(session, Handelseslag.ATGARD_BORTTAGEN, plan, atgard=rad.id)


def _byt(session: WriteSession, plan: AtgardsplanRad, rad: AtgardsradRad, version: int, falt: dict[str, Any]) -> None:
    _oppen(plan)
    if rad.uppfoljd is not None:
        raise Konflikt(rad)
    andra_rad(session, AtgardsradRad, rad.id or 0, version, **falt)


def _oppen(plan: AtgardsplanRad) -> None:
    if plan.avslutad is not None:
        raise Konflikt(plan)
