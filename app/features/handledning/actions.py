"""Writes about supervision sessions: one function an intent, one audit event each."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import update

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import AtagandeRad, SamtalRad
from app.db.typer import core
from app.db.utkast import kasta_utkast, spara_utkast
from app.domain.atagande import Atagandekalla, Atagandeslut
from app.features.handledning.forms import SamtalForm
from app.web.motpart import Motpart

# What the handledare has said yes to: changed, it has to be confirmed anew.
_BEKRAFTAT = frozenset(
    {"datum", "minuter", "handledare_id", "handledare_namn", "delmal", "anteckning", "overenskommet", "slag", "iup"}
)
# Where the points of the next session are kept until it is logged.
AGENDA: Final = "agenda:handledning"
_ATAGANDE = core(AtagandeRad)


def _falt(form: SamtalForm, kanda: Collection[Motpart]) -> dict[str, Any]:
    person_id, namn = form.person(kanda)
    return {
        "datum": form.datum,
        "minuter": form.minuter,
        "handledare_id": person_id,
        "handledare_namn": namn,
        "delmal": form.delmal,
        "aktivitet_id": form.aktivitet,
        "anteckning": form.anteckning,
        "overenskommet": form.overenskommet,
        "egen_anteckning": form.egen_anteckning,
        "nasta": form.nasta,
        "slag": form.slag,
        "iup": form.iup,
    }


def _note(session: WriteSession, slag: Handelseslag, rad: SamtalRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="handledarsamtal", objekt_id=rad.id, detalj=detalj)


def skapa(session: WriteSession, portfolj_id: int, form: SamtalForm, kanda: Collection[Motpart]) -> None:
    """Document a session and what was agreed at it; its preparation has done its work."""
    rad = SamtalRad(portfolj_id=portfolj_id, **_falt(form, kanda))
    ny_rad(session, rad)
    _ataganden(session, rad, form, kanda)
    kasta_utkast(session, portfolj_id, AGENDA)
    _note(session, Handelseslag.SAMTAL_SKAPAT, rad, klara=sorted(form.klara))


def _ataganden(session: WriteSession, rad: SamtalRad, form: SamtalForm, kanda: Collection[Motpart]) -> None:
    """Keep what was agreed, and close what is done by now."""
    for text, vem, senast in form.nya(kanda):
        session.add(
            AtagandeRad(
                portfolj_id=rad.portfolj_id,
                kalla=Atagandekalla.HANDLEDNING,
                kalla_id=rad.id,
                text=text,
                datum=form.datum,
                ansvarig_namn="" if vem is None else vem.namn,
                ansvarig_id=None if vem is None else vem.id,
                senast=senast,
            )
        )
    oppna = (_ATAGANDE.c.portfolj_id == rad.portfolj_id, _ATAGANDE.c.id.in_(form.klara), _ATAGANDE.c.klar.is_(None))
    falt = {"klar": session.idag, "slut": Atagandeslut.GJORT, "klar_av": session.person_id}
    session.execute(update(_ATAGANDE).where(*oppna).values(**falt, version=_ATAGANDE.c.version + 1))


def andra(session: WriteSession, rad: SamtalRad, form: SamtalForm, kanda: Collection[Motpart]) -> bool:
    """Change a session; a removed one comes back by it. Tells whether its confirmation had to go."""
    falt = _falt(form, kanda)
    andrade = _andrade(rad, falt)
    obekraftad = rad.bekraftad is not None and not _BEKRAFTAT.isdisjoint(andrade)
    if obekraftad:
        falt |= {"bekraftad": None, "bekraftad_av": None}
    ny = andra_rad(session, SamtalRad, rad.id or 0, form.version, **falt, borttagen=None)
    _ataganden(session, ny, form, kanda)
    _note(session, Handelseslag.SAMTAL_ANDRAT, ny, falt=sorted(andrade))
    return obekraftad


def _andrade(rad: SamtalRad, falt: Mapping[str, Any]) -> set[str]:
    return {namn for namn, varde in falt.items() if getattr(rad, namn) != varde}


def ta_bort(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Take a session away with what was agreed at it. The rows stay, and can be brought back."""
    if rad.borttagen is not None:
        raise Konflikt(rad)
    ny = andra_rad(session, SamtalRad, rad.id or 0, version, borttagen=session.idag)
    _folj_med(session, ny)
    _note(session, Handelseslag.SAMTAL_BORTTAGET, ny)


def aterstall(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Bring a removed session back."""
    if rad.borttagen is None:
        raise Konflikt(rad)
    ny = andra_rad(session, SamtalRad, rad.id or 0, version, borttagen=None)
    _folj_med(session, ny)
    _note(session, Handelseslag.SAMTAL_ATERSTALLT, ny)


def _folj_med(session: WriteSession, rad: SamtalRad) -> None:
    """What was agreed at a session is there as long as the session is."""
    dess = (_ATAGANDE.c.kalla == Atagandekalla.HANDLEDNING, _ATAGANDE.c.kalla_id == rad.id)
    session.execute(update(_ATAGANDE).where(*dess).values(borttagen=rad.borttagen, version=_ATAGANDE.c.version + 1))


def bekrafta(session: WriteSession, rad: SamtalRad, version: int) -> None:
    """Confirm, as handledare, that the session was held as it says."""
    if rad.bekraftad is not None or rad.borttagen is not None:
        raise Konflikt(rad)
    falt = {"bekraftad": session.idag, "bekraftad_av": session.person_id}
    _note(session, Handelseslag.SAMTAL_BEKRAFTAT, andra_rad(session, SamtalRad, rad.id or 0, version, **falt))


def bekrafta_flera(session: WriteSession, portfolj_id: int, sedda: Mapping[int, int]) -> None:
    """Confirm many: id → the version that was seen. All or none."""
    falt = {"bekraftad": session.idag, "bekraftad_av": session.person_id}
    for samtal_id, version in sedda.items():
        andra_rad(session, SamtalRad, samtal_id, version, **falt)
    handelse(
        session, Handelseslag.SAMTAL_BEKRAFTAT, portfolj_id=portfolj_id, objekt="handledarsamtal",
        objekt_id=min(sedda), detalj={"samtal": sorted(sedda)},
    )  # fmt: skip


def spara_agenda(session: WriteSession, portfolj_id: int, punkter: Sequence[str]) -> None:
    """Keep the points of the next session, over those kept before."""
    spara_utkast(session, portfolj_id, AGENDA, ("", None), {"punkter": list(punkter)})
    handelse(session, Handelseslag.AGENDA_SPARAD, portfolj_id=portfolj_id)
