"""Writes about 360 rounds: one function an intent, one audit event each."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import update

from app.db.bedomningar import OPPEN
from app.db.hemlighet import hasha_nyckel, ny_nyckel
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, las_portfolj_rad, ny_rad
from app.db.tabeller import BedomningRad, FlerkallsinbjudanRad, FlerkallsrundaRad, FlerkallsvarRad
from app.db.typer import core
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall
from app.features.flerkalla.queries import Rundan
from app.web.motpart import Motpart


class Bjuden(NamedTuple):
    """Somebody just invited, with the secret of the link, which is known now and never again."""

    inbjudan: FlerkallsinbjudanRad
    hemlighet: str


class AnvandLank(Exception):
    """The link has been used, revoked, or its round is closed."""


def starta(
    session: WriteSession, portfolj_id: int, mall: Bedomningsmall, ledare: Motpart, sista_dag: date
) -> BedomningRad:
    """Begin a round. `ledare` is to put it together and hand it out; until then its day is the last one to answer."""
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        metod=mall.metod,
        datum=sista_dag,
        status=Bedomningsstatus.BEGARD,
        bedomare_id=ledare.id,
        bedomare_namn=ledare.namn,
        mall=mall.id,
        mall_version=mall.version,
        skapad=session.nu,
        begard_av=session.person_id,
    )
    bedomning_id = ny_rad(session, rad)
    session.add(FlerkallsrundaRad(bedomning_id=bedomning_id, sista_dag=sista_dag))
    _note(session, Handelseslag.BEDOMNING_BEGARD, rad)
    return rad


def bjud_in(session: WriteSession, runda: Rundan, grupp: str, vilka: Iterable[tuple[str, str]]) -> list[Bjuden]:
    """Invite persons of one group, given as (name, address or ""). The caller sends the links, before the event."""
    _krav_oppen(runda)
    bjudna = []
    for namn, epost in vilka:
        hemlighet = ny_nyckel()
        rad = FlerkallsinbjudanRad(
            bedomning_id=runda.rad.id or 0, grupp=grupp, namn=namn, epost=epost, nyckel=hasha_nyckel(hemlighet),
            skapad=session.nu, skapad_av=session.person_id,
        )  # fmt: skip
        ny_rad(session, rad)
        bjudna.append(Bjuden(rad, hemlighet))
    return bjudna


def note_inbjudna(session: WriteSession, runda: Rundan, antal: int) -> None:
    """The event of an invitation, when its mails are in the outbox."""
    _note(session, Handelseslag.FLERKALLA_INBJUDEN, runda.rad, antal=antal)


def aterkalla(session: WriteSession, runda: Rundan, inbjudan_id: int) -> None:
    """Close a link. Whether it had been used is not told: an answer already given stays."""
    _krav_oppen(runda)
    rad = next(ett for ett in runda.inbjudna if ett.id == inbjudan_id)
    rad.aterkallad = rad.aterkallad or session.nu
    session.add(rad)
    _note(session, Handelseslag.FLERKALLA_INBJUDAN_ATERKALLAD, runda.rad)


def paminn(session: WriteSession, runda: Rundan) -> list[Bjuden]:
    """Give everybody who can be reached and has not answered a new link; the old one ceases to open."""
    _krav_oppen(runda)
    pamindas = []
    for rad in runda.inbjudna:
        if rad.is_besvarad or rad.aterkallad is not None or not rad.epost:
            continue
        hemlighet = ny_nyckel()
        rad.nyckel, rad.paminnd = hasha_nyckel(hemlighet), session.idag
        session.add(rad)
        pamindas.append(Bjuden(rad, hemlighet))
    runda.rad.paminnelser += 1
    runda.rad.paminnd = session.idag
    session.add(runda.rad)
    return pamindas


def note_paminda(session: WriteSession, runda: Rundan) -> None:
    """The event of a reminder; how many were reminded is not told."""
    _note(session, Handelseslag.FLERKALLA_PAMIND, runda.rad)


def andra_sista_dag(session: WriteSession, runda: Rundan, sista_dag: date) -> None:
    """Set another last day to answer."""
    _krav_oppen(runda)
    runda.runda.sista_dag = runda.rad.datum = sista_dag
    session.add_all((runda.runda, runda.rad))
    _note(session, Handelseslag.BEDOMNING_ANDRAD, runda.rad, falt=["sista_dag"])


def spara_sjalv(session: WriteSession, runda: Rundan, svar: Mapping[str, str]) -> None:
    """Keep the ST-läkare's own rating, until the collecting ends."""
    _krav_oppen(runda)
    runda.runda.sjalv = dict(svar)
    session.add(runda.runda)
    _note(session, Handelseslag.FLERKALLA_SJALV, runda.rad)


def stang(session: WriteSession, runda: Rundan, version: int) -> None:
    """End the collecting for good; from now on it awaits whoever is to hand it out.

    Raises:
        Konflikt: it was changed, withdrawn or signed meanwhile.
    """
    _krav_oppen(runda)
    runda.runda.stangd, runda.runda.stangd_av = session.nu, session.person_id
    session.add(runda.runda)
    andra_rad(session, BedomningRad, runda.rad.id or 0, version, begard=session.idag)
    _note(session, Handelseslag.BEDOMNING_INSAMLAD, runda.rad)


def svara(session: WriteSession, portfolj_id: int, inbjudan_id: int, svar: Mapping[str, str]) -> None:
    """Take in an answer and use the link up. The event names no portfolio: its times would tell who answered when.

    Raises:
        AnvandLank: it was used, revoked or closed meanwhile.
    """
    las_portfolj_rad(session, portfolj_id)
    tabell = core(FlerkallsinbjudanRad)
    post = session.execute(
        update(tabell)
        .where(tabell.c.id == inbjudan_id, ~tabell.c.is_besvarad, tabell.c.aterkallad.is_(None))
        .values(is_besvarad=True)
        .returning(tabell.c.bedomning_id, tabell.c.grupp)
    ).one_or_none()
    if post is None or not _tar_emot(session, post.bedomning_id):
        raise AnvandLank
    session.add(
        FlerkallsvarRad(id=secrets.token_hex(16), bedomning_id=post.bedomning_id, grupp=post.grupp, svar=dict(svar))
    )
    handelse(session, Handelseslag.FLERKALLA_SVAR, objekt="flerkallsrunda")


def _tar_emot(session: WriteSession, bedomning_id: int) -> bool:
    rad = session.get(BedomningRad, bedomning_id, populate_existing=True)
    runda = session.get(FlerkallsrundaRad, bedomning_id, populate_existing=True)
    return rad is not None and runda is not None and is_oppen(rad, runda, session.idag)


def is_oppen(rad: BedomningRad, runda: FlerkallsrundaRad, idag: date) -> bool:
    """Whether answers are taken in today."""
    return rad.status in OPPEN and runda.stangd is None and idag <= runda.sista_dag


def _krav_oppen(runda: Rundan) -> None:
    if runda.rad.status not in OPPEN or runda.runda.stangd is not None:
        raise Konflikt(runda.rad)


def _note(session: WriteSession, slag: Handelseslag, rad: BedomningRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="bedomning", objekt_id=rad.id, detalj=detalj)
