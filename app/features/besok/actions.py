"""Writes about visits and other documents: one function an intent, one audit event each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import col, select

from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.signaturkedja import Underskrift as Forsegling
from app.db.signaturkedja import dokument_innehall, forsegla_flera
from app.db.tabeller import AtagandeRad, DokumentRad, UndertecknandeRad
from app.domain.atagande import Atagandekalla
from app.domain.avstamning import Dokumentslag, Dokumentstatus, Part
from app.domain.dokumentmall import Dokumentmall
from app.domain.signaturkedja import Signaturslag
from app.features.besok.delat import OPPNA
from app.features.besok.forms import Ifyllt
from app.underlag.dokumentmallar import dokumentmall

HOGST_ATAGANDE: Final = 1000
_VEM: Final = re.compile(r"(st-läkaren|huvudhandledaren|handledaren|studierektorn|chefen)\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ansvarig:
    """A person who something agreed on can fall on."""

    namn: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Undertecknare:
    """Who signs, as what. `ansvariga` are those who what was agreed can fall on, besides the ST-läkare."""

    part: Part
    person_id: int
    namn: str
    ansvariga: Mapping[Part, Ansvarig]


def _note(session: WriteSession, slag: Handelseslag, rad: DokumentRad, **detalj: object) -> None:
    handelse(
        session, slag, portfolj_id=rad.portfolj_id, objekt="dokument", objekt_id=rad.id,
        detalj={"slag": rad.slag.value, **detalj},
    )  # fmt: skip


def planera(session: WriteSession, portfolj_id: int, mall: Dokumentmall, dag: date) -> DokumentRad:
    """Book a visit."""
    rad = _nytt(session, portfolj_id, mall, dag, Dokumentstatus.PLANERAD)
    ny_rad(session, rad)
    _note(session, Handelseslag.BESOK_PLANERAT, rad)
    return rad


def _nytt(
    session: WriteSession, portfolj_id: int, mall: Dokumentmall, dag: date, status: Dokumentstatus
) -> DokumentRad:
    return DokumentRad(
        portfolj_id=portfolj_id, slag=mall.slag, datum=dag, status=status, mall_version=mall.version,
        parter=mall.parter, skapad_av=session.person_id,
    )  # fmt: skip


def skriv(session: WriteSession, portfolj_id: int, mall: Dokumentmall, ifyllt: Ifyllt) -> DokumentRad:
    """Begin a draft."""
    rad = _ny_med_text(session, portfolj_id, mall, ifyllt)
    _note(session, Handelseslag.DOKUMENT_SKRIVET, rad)
    return rad


def _ny_med_text(session: WriteSession, portfolj_id: int, mall: Dokumentmall, ifyllt: Ifyllt) -> DokumentRad:
    rad = _nytt(session, portfolj_id, mall, ifyllt.datum, Dokumentstatus.UTKAST)
    for namn, varde in _falt(ifyllt).items():
        setattr(rad, namn, varde)
    ny_rad(session, rad)
    return rad


def spara(session: WriteSession, rad: DokumentRad, version: int, ifyllt: Ifyllt) -> DokumentRad:
    """Keep what is written so far.

    Raises:
        Konflikt: it has been changed or signed since it was shown.
    """
    ny = _spara(session, rad, version, ifyllt)
    _note(session, Handelseslag.DOKUMENT_SKRIVET, ny)
    return ny


def _spara(session: WriteSession, rad: DokumentRad, version: int, ifyllt: Ifyllt) -> DokumentRad:
    if rad.status not in OPPNA:
        raise Konflikt(rad)
    return andra_rad(session, DokumentRad, rad.id or 0, version, **_falt(ifyllt))


def _falt(ifyllt: Ifyllt) -> dict[str, Any]:
    return {"datum": ifyllt.datum, "svar": dict(ifyllt.svar), "nasta": ifyllt.nasta, "has_risk": ifyllt.has_risk}


def skriv_och_underteckna(
    session: WriteSession, rad: DokumentRad, version: int, ifyllt: Ifyllt, vem: Undertecknare
) -> DokumentRad:
    """Keep what is written and sign it, in one.

    Raises:
        Konflikt: it has been changed or signed since it was shown.
    """
    sparad = _spara(session, rad, version, ifyllt)
    return underteckna(session, sparad, sparad.version, vem)


def skriv_nytt_och_underteckna(
    session: WriteSession, portfolj_id: int, mall: Dokumentmall, ifyllt: Ifyllt, vem: Undertecknare
) -> DokumentRad:
    """Write a document and sign it at once."""
    ny = _ny_med_text(session, portfolj_id, mall, ifyllt)
    return underteckna(session, ny, ny.version, vem)


def underteckna(session: WriteSession, rad: DokumentRad, version: int, vem: Undertecknare) -> DokumentRad:
    """Sign and seal.

    The first signature locks the text, books the next visit and keeps what was agreed; the last one makes it count.

    Raises:
        Konflikt: the text is another than `version`, or the part has signed already.
    """
    tagna = _tagna(session, rad)
    if vem.part not in rad.parter or vem.part in tagna or rad.version != version or not _kan_undertecknas(rad):
        raise Konflikt(rad)
    is_forst, is_sist = not tagna, len(tagna) + 1 == len(rad.parter)
    ny = rad
    if is_forst or is_sist:
        status = Dokumentstatus.KLAR if is_sist else Dokumentstatus.UNDERTECKNAS
        ny = andra_rad(session, DokumentRad, rad.id or 0, version, status=status)
    skrivet = UndertecknandeRad(
        portfolj_id=ny.portfolj_id, dokument_id=ny.id or 0, part=vem.part, person_id=vem.person_id, namn=vem.namn,
        datum=session.idag, tid=session.nu,
    )  # fmt: skip
    skrivet_id = ny_rad(session, skrivet)
    if is_forst and ny.slag is Dokumentslag.BESOK and ny.upplaga == 1:
        _boka_nasta(session, ny)
        for atagande in _ataganden(ny, vem.ansvariga):
            ny_rad(session, atagande)
    _ersatt(session, ny, is_klar=is_sist)
    innehall = dokument_innehall(ny, skrivet)
    forsegling = Forsegling(Signaturslag.DOKUMENT, skrivet_id, innehall, session.nu, vem.person_id)
    forsegla_flera(session, ny.portfolj_id, [forsegling])
    pa_plats = {} if vem.person_id == session.person_id else {"undertecknad_av": vem.person_id}
    _note(session, Handelseslag.DOKUMENT_UNDERTECKNAT, ny, part=vem.part.value, **pa_plats)
    return ny


def _kan_undertecknas(rad: DokumentRad) -> bool:
    return rad.status in OPPNA or rad.status is Dokumentstatus.UNDERTECKNAS


def _tagna(session: WriteSession, rad: DokumentRad) -> set[Part]:
    return set(session.exec(select(col(UndertecknandeRad.part)).where(col(UndertecknandeRad.dokument_id) == rad.id)))


def _boka_nasta(session: WriteSession, rad: DokumentRad) -> None:
    """The next visit, unless one is booked for that day."""
    if rad.nasta is None:
        return
    redan = select(DokumentRad.id).where(
        col(DokumentRad.portfolj_id) == rad.portfolj_id, col(DokumentRad.slag) == rad.slag,
        col(DokumentRad.status) == Dokumentstatus.PLANERAD, col(DokumentRad.datum) == rad.nasta,
    )  # fmt: skip
    if session.exec(redan).first() is None:
        ny_rad(session, _nytt(session, rad.portfolj_id, dokumentmall(rad.slag), rad.nasta, Dokumentstatus.PLANERAD))


def _ataganden(rad: DokumentRad, ansvariga: Mapping[Part, Ansvarig]) -> Iterator[AtagandeRad]:
    """What was agreed, a line each. A line that begins with "Chefen:" is the chef's; else it is the ST-läkare's."""
    for text in rad.svar.get("overenskommet", "").splitlines():
        vad = text.strip().lstrip("-–•* ").strip()
        if not vad:
            continue
        traff = _VEM.fullmatch(vad)
        ansvarig = ansvariga.get(_PARTER[traff[1].lower()]) if traff else None
        yield AtagandeRad(
            portfolj_id=rad.portfolj_id, kalla=Atagandekalla.BESOK, kalla_id=rad.id,
            text=(traff[2] if traff and ansvarig else vad)[:HOGST_ATAGANDE], datum=rad.datum,
            ansvarig_namn=ansvarig.namn if ansvarig else "", ansvarig_id=ansvarig.person_id if ansvarig else None,
            senast=rad.nasta,
        )  # fmt: skip


_PARTER: Final = {
    "st-läkaren": Part.ST_LAKARE,
    "huvudhandledaren": Part.HUVUDHANDLEDARE,
    "handledaren": Part.HUVUDHANDLEDARE,
    "studierektorn": Part.STUDIEREKTOR,
    "chefen": Part.CHEF,
}


def _ersatt(session: WriteSession, rad: DokumentRad, *, is_klar: bool) -> None:
    """The edition before gives way: at once where it lacked a signature, else when this one has all of them."""
    if rad.ersatter_id is None:
        return
    forra = session.get_one(DokumentRad, rad.ersatter_id)
    if is_klar or forra.status is Dokumentstatus.UNDERTECKNAS:
        andra_rad(session, DokumentRad, forra.id or 0, forra.version, status=Dokumentstatus.ERSATT)


def ratta(session: WriteSession, rad: DokumentRad) -> int:
    """Begin a corrected edition with the same text; the one there is stays as it is signed.

    Raises:
        Konflikt: it is not signed, or a corrected edition has been begun.
    """
    redan = select(DokumentRad.id).where(
        col(DokumentRad.ersatter_id) == rad.id, col(DokumentRad.status) != Dokumentstatus.AVBOKAD
    )
    if rad.status not in (Dokumentstatus.UNDERTECKNAS, Dokumentstatus.KLAR) or session.exec(redan).first() is not None:
        raise Konflikt(rad)
    ny = DokumentRad(
        portfolj_id=rad.portfolj_id, slag=rad.slag, datum=rad.datum, status=Dokumentstatus.UTKAST, svar=dict(rad.svar),
        mall_version=rad.mall_version, parter=rad.parter, nasta=rad.nasta, has_risk=rad.has_risk,
        upplaga=rad.upplaga + 1, ersatter_id=rad.id, skapad_av=session.person_id,
    )  # fmt: skip
    ny_id = ny_rad(session, ny)
    _note(session, Handelseslag.DOKUMENT_RATTAT, ny)
    return ny_id


def flytta(session: WriteSession, rad: DokumentRad, version: int, dag: date) -> None:
    """Move a visit to another day.

    Raises:
        Konflikt: it has been changed or signed since it was shown.
    """
    if rad.status is not Dokumentstatus.PLANERAD:
        raise Konflikt(rad)
    ny = andra_rad(session, DokumentRad, rad.id or 0, version, datum=dag)
    _note(session, Handelseslag.BESOK_PLANERAT, ny)


def kasta(session: WriteSession, rad: DokumentRad, version: int) -> None:
    """Call a visit off, or throw a draft away.

    Raises:
        Konflikt: it has been changed or signed since it was shown.
    """
    if rad.status not in OPPNA:
        raise Konflikt(rad)
    ny = andra_rad(session, DokumentRad, rad.id or 0, version, status=Dokumentstatus.AVBOKAD)
    _note(session, Handelseslag.DOKUMENT_KASTAT, ny)
