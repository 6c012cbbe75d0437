"""Writes about activities: one function an intent, one audit event each."""

from datetime import date
from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.personer import person_for
from app.db.planskrivning import OBEKRAFTAD, aterkallad
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import AktivitetRad, TjanstgoringRad
from app.domain.aktivitet import Aktivitetsstatus
from app.features.aktivitet.forms import AktivitetForm, ForslagForm, PlaceringForm
from app.features.aktivitet.gang import OMDOME, Steg, StegForm
from app.features.aktivitet.queries import Posten

# Once confirmed, these say something else than what was confirmed.
_BEKRAFTAT = ("typ", "enhet", "procent", "miljo", "handledare_id")


def _note(session: WriteSession, slag: Handelseslag, portfolj_id: int, aktivitet_id: int, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=portfolj_id, objekt="aktivitet", objekt_id=aktivitet_id, detalj=detalj)


def _falt(form: AktivitetForm) -> dict[str, Any]:
    falt: dict[str, Any] = {
        "slag": form.slag,
        "titel": form.titel,
        "status": Aktivitetsstatus(form.status),
        "start": form.start,
        "slut": form.sista_dag,
        "delmal": form.delmal,
        "beskrivning": form.beskrivning,
        "egen_anteckning": form.egen_anteckning,
    }
    return falt if isinstance(form, PlaceringForm) else falt | {"mall": form.mall}


def _tjanstgoringsfalt(session: WriteSession, form: PlaceringForm, region: str) -> dict[str, Any]:
    handledare_id = form.handledare
    if form.ny_handledare is not None:
        handledare_id = person_for(session, form.handledare_namn, form.handledare_epost or None, region)
    return {
        "typ": form.typ,
        "enhet": form.enhet,
        "procent": form.procent,
        "amne": form.amne,
        "miljo": form.miljo,
        "handledare_id": handledare_id,
        "ersattare": form.ersattare,
        "has_jour": form.has_jour,
        "is_slutenvard": form.slutenvard is not None,
    }


def skapa(session: WriteSession, portfolj_id: int, form: AktivitetForm, region: str = "") -> int:
    """Put an activity, or a placement, into the plan."""
    rad = AktivitetRad(portfolj_id=portfolj_id, **_falt(form))
    aktivitet_id = ny_rad(session, rad)
    if isinstance(form, PlaceringForm):
        session.add(TjanstgoringRad(aktivitet_id=aktivitet_id, **_tjanstgoringsfalt(session, form, region)))
    _note(session, Handelseslag.AKTIVITET_SKAPAD, portfolj_id, aktivitet_id)
    return aktivitet_id


def foresla(session: WriteSession, portfolj_id: int, form: ForslagForm) -> int:
    """Suggest an activity to the ST-läkare."""
    rad = AktivitetRad(
        portfolj_id=portfolj_id,
        status=Aktivitetsstatus.FORESLAGEN,
        foreslagen_av=session.person_id,
        **form.model_dump(include={"slag", "titel", "start", "slut", "delmal", "beskrivning"}),
    )
    aktivitet_id = ny_rad(session, rad)
    _note(session, Handelseslag.AKTIVITET_FORESLAGEN, portfolj_id, aktivitet_id)
    return aktivitet_id


def andra(session: WriteSession, post: Posten, form: AktivitetForm, region: str = "") -> bool:
    """Change an activity seen as `form.version`. Tells whether a placement's confirmation had to go by it."""
    falt = _falt(form)
    andrade = [namn for namn, varde in falt.items() if getattr(post.aktivitet, namn) != varde]
    portfolj_id = post.aktivitet.portfolj_id
    tidigare = post.tjanstgoring
    andra_rad(session, AktivitetRad, post.id, form.version, **falt)
    obekraftad = False
    if isinstance(form, PlaceringForm):
        nya = _tjanstgoringsfalt(session, form, region)
        if tidigare is None:
            session.add(TjanstgoringRad(aktivitet_id=post.id, **nya))
            andrade += nya
        else:
            andrade += [namn for namn, varde in nya.items() if getattr(tidigare, namn) != varde]
            obekraftad = tidigare.bekraftad is not None and not {*_BEKRAFTAT, "start", "slut"}.isdisjoint(andrade)
            tidigare.sqlmodel_update(nya | (OBEKRAFTAD if obekraftad else {}))
    _note(session, Handelseslag.AKTIVITET_ANDRAD, portfolj_id, post.id, falt=andrade)
    return obekraftad


def _flytta(
    session: WriteSession, post: Posten, version: int, fran: tuple[Aktivitetsstatus, ...], **falt: object
) -> None:
    """Change the status of an activity that has one of the statuses `fran` and was seen as `version`."""
    if post.aktivitet.status not in fran:
        raise Konflikt(post.aktivitet)
    andra_rad(session, AktivitetRad, post.id, version, **falt)


def genomfor(session: WriteSession, post: Posten, version: int, start: date, slut: date) -> None:
    """Note that a planned activity is done."""
    portfolj_id = post.aktivitet.portfolj_id
    _flytta(
        session, post, version, (Aktivitetsstatus.PLANERAD,),
        status=Aktivitetsstatus.GENOMFORD, start=start, slut=slut,
    )  # fmt: skip
    _note(session, Handelseslag.AKTIVITET_GENOMFORD, portfolj_id, post.id)


def aterkalla(session: WriteSession, post: Posten, version: int, skal: str) -> None:
    """Withdraw an activity of the plan; it stays, with the reason, and counts for nothing."""
    rad = post.aktivitet
    portfolj_id = rad.portfolj_id
    _flytta(session, post, version, (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD), **aterkallad(rad, skal))
    _note(session, Handelseslag.AKTIVITET_ATERKALLAD, portfolj_id, post.id)


def angra(session: WriteSession, post: Posten, version: int) -> Aktivitetsstatus:
    """Give a withdrawn or declined activity back the status it had."""
    rad = post.aktivitet
    portfolj_id, status = rad.portfolj_id, rad.aterkallad_fran or Aktivitetsstatus.PLANERAD
    _flytta(
        session, post, version, (Aktivitetsstatus.ATERKALLAD,),
        status=status, aterkallad_skal="", aterkallad_fran=None,
    )  # fmt: skip
    _note(session, Handelseslag.AKTIVITET_ANDRAD, portfolj_id, post.id, falt=["status"])
    return status


def anta(session: WriteSession, post: Posten, version: int) -> None:
    """Take a suggested activity into the plan."""
    portfolj_id = post.aktivitet.portfolj_id
    _flytta(session, post, version, (Aktivitetsstatus.FORESLAGEN,), status=Aktivitetsstatus.PLANERAD)
    _note(session, Handelseslag.AKTIVITET_ANTAGEN, portfolj_id, post.id)


def avboj(session: WriteSession, post: Posten, version: int) -> None:
    """Decline a suggested activity."""
    portfolj_id = post.aktivitet.portfolj_id
    _flytta(
        session, post, version, (Aktivitetsstatus.FORESLAGEN,),
        status=Aktivitetsstatus.ATERKALLAD, aterkallad_fran=Aktivitetsstatus.FORESLAGEN,
    )  # fmt: skip
    _note(session, Handelseslag.AKTIVITET_AVBOJD, portfolj_id, post.id)


def bekrafta(session: WriteSession, post: Posten, version: int) -> None:
    """Confirm, as a handledare, that a placement is as it says."""
    tjanstgoring = post.tjanstgoring
    portfolj_id = post.aktivitet.portfolj_id
    if tjanstgoring is None or tjanstgoring.bekraftad is not None:
        raise Konflikt(post.aktivitet)
    _flytta(session, post, version, (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD))
    tjanstgoring.bekraftad = session.idag
    tjanstgoring.bekraftad_av = session.person_id
    _note(session, Handelseslag.TJANSTGORING_BEKRAFTAD, portfolj_id, post.id)


def skriv_steg(session: WriteSession, post: Posten, steg: Steg, form: StegForm) -> None:
    """Write one step of an activity's course, seen as `form.version`."""
    tjanstgoring = post.tjanstgoring
    portfolj_id = post.aktivitet.portfolj_id
    varden = {steg.datumfalt: form.datum, steg.textfalt: form.text}
    andra_rad(session, AktivitetRad, post.id, form.version, **(varden if steg.is_aktivitetens else {}))
    if tjanstgoring is not None and not steg.is_aktivitetens:
        tjanstgoring.sqlmodel_update(varden | ({"omdome_av": session.person_id} if steg is OMDOME else {}))
    _note(session, steg.slag if tjanstgoring else Handelseslag.AKTIVITET_INTYGAD, portfolj_id, post.id)
