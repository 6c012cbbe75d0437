"""What one person's calendar feed holds, by what the person is today. No free text goes into it but titles.

What confidential rules say stays out: a calendar is shown to others. So does what was agreed on, and whether it was at
handledning, at a visit or in an åtgärdsplan: only that there is something, and its last day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session

from app.db.atkomst import Aktor
from app.db.att_gora import Vantslag, overenskommet
from app.db.snapshot import load_portfoljer
from app.domain.behorighet import RATTER, Handling
from app.domain.kalender import Kalenderpost, Kalenderslag, inom
from app.domain.tid import add_months
from app.features.kalender import queries
from app.features.kalender.queries import Enhetsfrist
from app.regler.kalender import fristtitel, kalender
from app.underlag.regelunderlag import Regelverk
from app.utbyte.kalenderfil import Kalenderrad
from app.web.kalenderord import KALENDERSLAG, rubrik
from app.web.lagesminne import Lage

_BAKAT: Final = timedelta(days=92)  # what has been stays so long
_EGET_MANADER: Final = 120
_ANDRAS_MANADER: Final = 12
_OVERENS: Final = frozenset({Kalenderslag.ATAGANDE, Kalenderslag.ATGARD})
_SLAG: Final = {False: "gors", True: "foljs"}


def rader(session: Session, aktor: Aktor, regelverk: Regelverk, idag: date) -> list[Kalenderrad]:
    """The events: one's own, those of whom one supervises today, and the deadlines of one's units today."""
    egen = [] if aktor.egen_portfolj_id is None else [aktor.egen_portfolj_id]
    handledda = queries.handleddas_portfoljer(session, aktor.person_id, idag) if aktor.has_adepter else []
    stigar = aktor.stigar(RATTER[Handling.SE_KOHORT])
    fran, till = idag - _BAKAT, add_months(idag, _ANDRAS_MANADER)
    alla = list(_portfoljers(session, egen, regelverk, idag, (fran, add_months(idag, _EGET_MANADER)), with_namn=False))
    alla += _portfoljers(session, handledda, regelverk, idag, (fran, till), with_namn=True)
    if stigar or aktor.has_adepter:
        alla += _overenskommet(session, aktor.person_id, idag, (fran, till))
    if stigar:
        frister = queries.enheternas_frister(session, stigar, {*egen, *handledda}, fran, till)
        alla += [
            _enhetsrad(frist, regelverk)
            for frist in frister
            if frist.regel_id in regelverk.regler and not regelverk.regler[frist.regel_id].is_fortrolig
        ]
    return alla


def _portfoljers(
    session: Session,
    ids: list[int],
    regelverk: Regelverk,
    idag: date,
    fran_till: tuple[date, date],
    *,
    with_namn: bool,
) -> Iterator[Kalenderrad]:
    for portfolj in load_portfoljer(session, ids):
        lage = Lage(portfolj, regelverk.underlag_for(portfolj, idag))
        fynd = tuple(f for f in lage.fynd if not regelverk.regler[f.regel_id].is_fortrolig)
        for post in inom(kalender(portfolj, lage.underlag, fynd, regelverk.regler), *fran_till):
            if post.slag in _OVERENS and (with_namn or post.is_andras):
                continue  # the feed of whoever is to do it has it
            yield _rad(post, portfolj.id, portfolj.namn if with_namn else "")


def _overenskommet(session: Session, person_id: int, idag: date, fran_till: tuple[date, date]) -> Iterator[Kalenderrad]:
    """What the person is to do, or follow up, for others; rows of one plan that ask alike on a day are one event."""
    fran, till = fran_till
    poster: dict[tuple[int, str], tuple[Kalenderpost, str]] = {}
    for ett in overenskommet(session, person_id, idag, till):
        if ett.datum < fran:
            continue
        is_uppfoljning = ett.slag is Vantslag.FOLJA_UPP_ATGARD
        is_atagande = ett.slag is Vantslag.FOLJA_ATAGANDE
        del_ = "" if is_atagande else f"-{_SLAG[is_uppfoljning]}-{ett.datum:%Y%m%d}"
        slag = Kalenderslag.ATAGANDE if is_atagande else Kalenderslag.ATGARD
        nyckel = f"overens-{ett.objekt_id}{del_}"
        post = Kalenderpost(nyckel, slag, ett.datum, ett.datum, is_uppfoljning=is_uppfoljning)
        poster[ett.portfolj_id, post.nyckel] = post, ett.namn
    for (portfolj_id, _), (post, namn) in poster.items():
        yield _rad(post, portfolj_id, namn)


def _rad(post: Kalenderpost, portfolj_id: int, namn: str) -> Kalenderrad:
    return Kalenderrad(
        uid=f"{post.nyckel}-{portfolj_id}@st-portfoljen",
        start=post.start,
        slut=post.slut,
        rubrik=rubrik(post, namn),
        slag=KALENDERSLAG[post.slag],
        has_larm=post.has_larm,
    )


def _enhetsrad(frist: Enhetsfrist, regelverk: Regelverk) -> Kalenderrad:
    titel = fristtitel(regelverk.regler[frist.regel_id], frist.delregel)
    nyckel = f"enhet-{frist.regel_id.lower()}-{frist.delregel}-{frist.utfall}"
    return _rad(
        Kalenderpost(nyckel, Kalenderslag.FRIST, frist.dag, frist.dag, titel=titel), frist.portfolj_id, frist.namn
    )
