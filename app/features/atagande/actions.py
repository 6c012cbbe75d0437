"""Writes about agreed actions: one function an intent, one audit event each."""

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad
from app.db.tabeller import AtagandeRad
from app.features.atagande.forms import AndraForm, AvslutaForm
from app.web.motpart import Motpart


def _note(session: WriteSession, slag: Handelseslag, rad: AtagandeRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="atagande", objekt_id=rad.id, detalj=detalj)


def avsluta(session: WriteSession, rad: AtagandeRad, form: AvslutaForm) -> None:
    """Close it: done, done in part, or no longer needed."""
    if rad.klar is not None:
        raise Konflikt(rad)
    falt = {"klar": session.idag, "slut": form.slut, "utfall": form.utfall, "klar_av": session.person_id}
    ny = andra_rad(session, AtagandeRad, rad.id or 0, form.version, **falt)
    _note(session, Handelseslag.ATAGANDE_AVSLUTAT, ny)


def oppna(session: WriteSession, rad: AtagandeRad, version: int) -> None:
    """Undo the closing."""
    if rad.klar is None:
        raise Konflikt(rad)
    falt = {"klar": None, "slut": None, "utfall": "", "klar_av": None}
    _note(session, Handelseslag.ATAGANDE_OPPNAT, andra_rad(session, AtagandeRad, rad.id or 0, version, **falt))


def andra(session: WriteSession, rad: AtagandeRad, form: AndraForm, vem: Motpart | None) -> None:
    """Move its day, or give it to another; `vem` None: the ST-läkare, unless the form says to keep who it is."""
    falt: dict[str, object] = {"senast": form.senast}
    if form.vem != "kvar":
        falt |= {"ansvarig_id": None if vem is None else vem.id, "ansvarig_namn": "" if vem is None else vem.namn}
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    ny = andra_rad(session, AtagandeRad, rad.id or 0, form.version, **falt)
    _note(session, Handelseslag.ATAGANDE_ANDRAT, ny, falt=andrade)
