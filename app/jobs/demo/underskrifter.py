"""Who signed what of a story, and when: written on the records, and sealed in the chain in the order of signing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import SQLModel, col

from app.db.session import WriteSession
from app.db.signaturkedja import (
    BEDOMNING,
    DELMAL,
    DOKUMENT,
    REVIDERING,
    STEG,
    UNDERTECKNANDE,
    Underskrift,
    dokumentfalt,
    forsegla_flera,
    is_godkant,
    revideringsfalt,
)
from app.db.tabeller import (
    BedomningRad,
    DokumentRad,
    FlerkallsrundaRad,
    Person,
    RevideringRad,
    RevideringSteg,
    SigneringRad,
    UndertecknandeRad,
)
from app.db.typer import core
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.iup import Revideringsstatus
from app.domain.signaturkedja import Signaturslag
from app.domain.slag import Metod
from app.jobs.demo.dagar import klockan
from app.jobs.demo.texter import AVBOJD_SKAL

_HANDLEDAREN: Final = "huvudhandledare"


def note_bedomningar(session: WriteSession, portfolj_id: int, agare: int, studierektor: int, nu: datetime) -> None:
    """Who asked, signed, saw or declined each assessment, which the portfolio itself does not tell."""
    rader = [_underskriven(rad, agare, studierektor, nu) for rad in rader_i(session, BedomningRad, portfolj_id)]
    if rader:
        tabell = core(BedomningRad)
        falt: dict[str, Any] = {namn: bindparam(f"nytt_{namn}") for namn in rader[0] if namn != "id"}
        sats = update(tabell).where(tabell.c.id == bindparam("nytt_id")).values(**falt)
        session.connection().execute(sats, [{f"nytt_{namn}": ett for namn, ett in rad.items()} for rad in rader])
    rundor = [
        {"bedomning_id": rad.id, "sista_dag": rad.datum, "sjalv": {}, "stangd": klockan(rad.datum, rad.id, nu),
         "stangd_av": rad.bedomare_id}
        for rad in rader_i(session, BedomningRad, portfolj_id) if rad.metod is Metod.FLERKALLA
    ]  # fmt: skip
    if rundor:
        session.execute(insert(core(FlerkallsrundaRad)), rundor)


def _underskriven(rad: Any, agare: int, studierektor: int, nu: datetime) -> dict[str, Any]:
    satt = Signeringssatt.KONTO if rad.bedomare_id else Signeringssatt.ENGANGSLANK
    return {
        "id": rad.id,
        "begard_av": agare if rad.begard or not rad.signerad else None,
        "signerad_tid": klockan(rad.signerad, rad.id, nu) if rad.signerad else None,
        "signerad_satt": satt if rad.signerad else None,
        "sedd_av": studierektor if rad.sedd else None,
        "avbojd_skal": AVBOJD_SKAL if rad.status is Bedomningsstatus.AVBOJD else "",
    }


def note_dokument(session: WriteSession, portfolj_id: int, nu: datetime) -> list[Any]:
    """Who signed each document here and when, which the portfolio tells by name; the signatures as they then are."""
    skrivna = rader_i(session, UndertecknandeRad, portfolj_id)
    namnen = {rad.namn for rad in skrivna}
    personer = {
        namn: id_
        for id_, namn in session.execute(select(col(Person.id), col(Person.namn)).where(col(Person.namn).in_(namnen)))
    }
    falten = [
        {"nytt_id": rad.id, "nytt_person_id": personer[rad.namn], "nytt_tid": klockan(rad.datum, rad.id, nu)}
        for rad in skrivna
    ]
    if falten:
        tabell = core(UndertecknandeRad)
        sats = update(tabell).where(tabell.c.id == bindparam("nytt_id"))
        nya: dict[str, Any] = {namn: bindparam(f"nytt_{namn}") for namn in ("person_id", "tid")}
        session.connection().execute(sats.values(**nya), falten)
    return rader_i(session, UndertecknandeRad, portfolj_id)


def forsegla_historik(session: WriteSession, portfolj_id: int, huvudhandledare: int, nu: datetime) -> None:
    """Seal every signature of the story. The revisions hold their frozen plans already."""
    tabell = core(SigneringRad)
    session.execute(update(tabell).where(tabell.c.portfolj_id == portfolj_id).values(signerad_av=huvudhandledare))
    alla = [
        *_bedomningar(session, portfolj_id),
        *_delmal(session, portfolj_id, huvudhandledare, nu),
        *_revideringar(session, portfolj_id),
        *_dokument(session, portfolj_id),
    ]
    forsegla_flera(session, portfolj_id, sorted(alla, key=lambda ett: (ett.tid, ett.slag, ett.objekt_id)))


def _bedomningar(session: WriteSession, portfolj_id: int) -> Iterator[Underskrift]:
    for rad in rader_i(session, BedomningRad, portfolj_id):
        if rad.signerad:
            falt = {namn: getattr(rad, namn) for namn in BEDOMNING}
            yield Underskrift(Signaturslag.BEDOMNING, rad.id, falt, rad.signerad_tid, rad.signerad_av)


def _delmal(session: WriteSession, portfolj_id: int, vem: int, nu: datetime) -> Iterator[Underskrift]:
    for rad in rader_i(session, SigneringRad, portfolj_id):
        falt = {namn: getattr(rad, namn) for namn in DELMAL}
        yield Underskrift(Signaturslag.DELMAL, rad.id, falt, klockan(rad.datum, rad.id, nu), vem)


def _revideringar(session: WriteSession, portfolj_id: int) -> Iterator[Underskrift]:
    """Each step, with the status that the revision had got by it."""
    stegen = core(RevideringSteg)
    for rad in rader_i(session, RevideringRad, portfolj_id):
        tagna = session.execute(select(stegen).where(stegen.c.revidering_id == rad.id).order_by(stegen.c.id)).all()
        # The frozen plan is large, and summed once for all its steps.
        grund = revideringsfalt({namn: getattr(rad, namn) for namn in REVIDERING}, {}, None, None) if tagna else {}
        for ett in tagna:
            steg = {namn: getattr(ett, namn) for namn in STEG}
            dag = rad.signerad if ett.steg == _HANDLEDAREN else rad.studierektor_godkand
            status = rad.status if ett is tagna[-1] else Revideringsstatus.SIGNERAD
            falt = grund | steg | {"dag": dag if is_godkant(steg) else ett.tid.date(), "status": status}
            yield Underskrift(Signaturslag.REVIDERING, ett.id, falt, ett.tid, ett.person_id)


def _dokument(session: WriteSession, portfolj_id: int) -> Iterator[Underskrift]:
    dokument = {rad.id: rad for rad in rader_i(session, DokumentRad, portfolj_id)}
    for rad in rader_i(session, UndertecknandeRad, portfolj_id):
        om = {namn: getattr(dokument[rad.dokument_id], namn) for namn in DOKUMENT}
        skrivet = {namn: getattr(rad, namn) for namn in UNDERTECKNANDE} | {"dag": rad.datum}
        yield Underskrift(Signaturslag.DOKUMENT, rad.id, dokumentfalt(om, skrivet), rad.tid, rad.person_id)


def rader_i(session: WriteSession, tabell: type[SQLModel], portfolj_id: int) -> list[Any]:
    """The rows of one portfolio, in order of id."""
    kolumner = core(tabell).c
    fraga = select(core(tabell)).where(kolumner.portfolj_id == portfolj_id).order_by(kolumner.id)
    return list(session.execute(fraga))
