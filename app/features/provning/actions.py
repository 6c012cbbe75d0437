"""Saving everything that was tried, in one step, and undoing it."""

import json
from typing import assert_never

from sqlmodel import Session

from app.db.angerbok import Angerbok, put_back
from app.db.logg import Handelseslag, handelse
from app.db.planskrivning import aterkallad, flytta_aktivitet, grad_fran, skriv_grad
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.tabeller import AktivitetRad, FranvaroRad, PortfoljRad, SysselsattningRad, TjanstgoringRad
from app.db.utkast import hamta_utkast, kasta_utkast, spara_utkast
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.provning import (
    AndradFranvaro,
    Andring,
    BortAktivitet,
    BortFranvaro,
    FlyttadAktivitet,
    NyAktivitet,
    NyFranvaro,
    NyGrad,
    NyttSlut,
)
from app.features.provning.utkast import ANGRA, PLATS

_RADER = "rader"
_SKAL = "Togs bort när planen ändrades på sidan Prova ändringar."


def spara(session: WriteSession, portfolj_id: int, version: int, andringar: tuple[Andring, ...]) -> None:
    """Write every change, note what was there before, and throw the draft away.

    `version` is the portfolio's as it is now. The changes are known to be possible (`app.domain.provning`).
    """
    bok = Angerbok(session)
    for andring in andringar:
        _skriv(session, bok, portfolj_id, andring)
    kasta_utkast(session, portfolj_id, PLATS)
    spara_utkast(session, portfolj_id, ANGRA, ("", version + 1), {_RADER: [json.dumps(rad) for rad in bok.rader]})
    handelse(
        session, Handelseslag.PLANERING_ANDRAD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id,
        detalj={"antal": len(andringar), "slag": sorted({type(andring).__name__ for andring in andringar})},
    )  # fmt: skip


def kan_angras(session: Session, person_id: int, portfolj_id: int, version: int) -> bool:
    """Whether the person's latest save can be undone: nothing in the portfolio has changed since."""
    rad = hamta_utkast(session, person_id, portfolj_id, ANGRA)
    return rad is not None and rad.mall_version == version


def angra(session: WriteSession, portfolj_id: int, version: int) -> None:
    """Put everything back as it was before the latest save.

    Raises:
        Konflikt: something in the portfolio has changed since.
    """
    rad = hamta_utkast(session, session.person_id or 0, portfolj_id, ANGRA)
    if rad is None or rad.mall_version != version:
        raise Konflikt(rad)
    put_back(session, [json.loads(text) for text in rad.falt[_RADER]])
    kasta_utkast(session, portfolj_id, ANGRA)
    handelse(
        session,
        Handelseslag.PLANERING_ATERSTALLD,
        portfolj_id=portfolj_id,
        objekt="portfolj",
        objekt_id=portfolj_id,
    )


def _skriv(session: WriteSession, bok: Angerbok, portfolj_id: int, andring: Andring) -> None:
    match andring:
        case NyFranvaro() | AndradFranvaro() | BortFranvaro():
            _skriv_franvaro(session, bok, portfolj_id, andring)
        case NyGrad(fran, procent):
            fanns = grad_fran(session, portfolj_id, fran)
            if fanns is not None:
                bok.andras(SysselsattningRad, fanns.id or 0, "procent")
            rad_id = skriv_grad(session, portfolj_id, fran, procent)
            if fanns is None:
                bok.ny(SysselsattningRad, rad_id)
        case NyttSlut(dag):
            bok.andras(PortfoljRad, portfolj_id, "planerat_slut")
            ram = session.get_one(PortfoljRad, portfolj_id)
            ram.planerat_slut = dag
        case FlyttadAktivitet() | BortAktivitet():
            _skriv_aktivitet(session, bok, portfolj_id, andring)
        case NyAktivitet():
            _skriv_ny(session, bok, portfolj_id, andring)
        case _:
            assert_never(andring)


def _skriv_franvaro(
    session: WriteSession, bok: Angerbok, portfolj_id: int, andring: NyFranvaro | AndradFranvaro | BortFranvaro
) -> None:
    if isinstance(andring, NyFranvaro):
        rad = FranvaroRad(portfolj_id=portfolj_id, slag=andring.slag, start=andring.start, slut=andring.slut)
        bok.ny(FranvaroRad, ny_rad(session, rad))
        return
    sparad = session.get_one(FranvaroRad, andring.franvaro_id)
    if isinstance(andring, BortFranvaro):
        bok.tas_bort(FranvaroRad, andring.franvaro_id)
        session.delete(sparad)
        return
    bok.andras(FranvaroRad, andring.franvaro_id, "slag", "start", "slut")
    falt = {"slag": andring.slag, "start": andring.start, "slut": andring.slut}
    andra_rad(session, FranvaroRad, andring.franvaro_id, sparad.version, **falt)


def _skriv_aktivitet(
    session: WriteSession, bok: Angerbok, portfolj_id: int, andring: FlyttadAktivitet | BortAktivitet
) -> None:
    sparad = session.get_one(AktivitetRad, andring.aktivitet_id)
    if sparad.portfolj_id != portfolj_id:  # pragma: no cover - `tillampa` found it in this very portfolio
        raise Konflikt(sparad)
    if isinstance(andring, BortAktivitet):
        falt = aterkallad(sparad, _SKAL)
        bok.andras(AktivitetRad, andring.aktivitet_id, *falt)
        andra_rad(session, AktivitetRad, andring.aktivitet_id, sparad.version, **falt)
        return
    bok.andras(AktivitetRad, andring.aktivitet_id, "start", "slut")
    if session.get(TjanstgoringRad, andring.aktivitet_id) is not None:
        bok.andras(TjanstgoringRad, andring.aktivitet_id, "bekraftad", "bekraftad_av")
    flytta_aktivitet(session, sparad, andring.start, andring.slut)


def _skriv_ny(session: WriteSession, bok: Angerbok, portfolj_id: int, andring: NyAktivitet) -> None:
    rad = AktivitetRad(
        portfolj_id=portfolj_id,
        slag=andring.slag,
        titel=andring.titel,
        status=Aktivitetsstatus.PLANERAD,
        start=andring.start,
        slut=andring.slut,
        delmal=andring.delmal,
        mall=andring.mall,
    )
    aktivitet_id = ny_rad(session, rad)
    bok.ny(AktivitetRad, aktivitet_id)
    plats = andring.tjanstgoring
    if plats is not None:
        session.add(
            TjanstgoringRad(
                aktivitet_id=aktivitet_id, typ=plats.typ, enhet=plats.enhet, procent=plats.procent, amne=plats.amne
            )
        )
        session.flush()
        bok.ny(TjanstgoringRad, aktivitet_id)
