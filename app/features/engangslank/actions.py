"""Writes by a one-time link. Nobody is signed in: who acts is known by the link, and by the code once it is right."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import update
from sqlmodel import col

from app.db import bedomningar
from app.db.bedomningar import Bedomare, Bedomningsvarden
from app.db.bedomningslankar import OBJEKT, Oppnad, aterkalla_lankar, mottagare
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad
from app.db.tabeller import BedomningRad, BedomningslankRad
from app.db.utkorg import KODTID, Brevslag, NyttBrev, lagg_brev
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.epost import is_samma_adress
from app.features.engangslank.forms import AvbojForm, LanksvarForm
from app.web.bedomningsbrev import kodbrev

GISSNINGAR: Final = 5  # wrong guesses of one code
KODER: Final = 5  # codes sent on one link
_NYSS: Final = timedelta(seconds=30)  # a code asked for again within this is the same press of the button


def spara_utkast(session: WriteSession, oppnad: Oppnad, falt: Mapping[str, Any]) -> None:
    """Keep what has been filled in on the link."""
    _satt(session, oppnad, utkast=dict(falt))
    _note(session, Handelseslag.BEDOMNINGSLANK_UTKAST, oppnad)


def has_kod_nyss(session: WriteSession, oppnad: Oppnad, epost: str) -> bool:
    """Whether a code has just gone to that address."""
    lank = oppnad.lank
    if not lank.kod or lank.kod_giltig_till is None or not is_samma_adress(lank.kod_epost, epost):
        return False
    return session.nu - (lank.kod_giltig_till - KODTID) < _NYSS


def skicka_kod(session: WriteSession, oppnad: Oppnad, hemlighet: str, epost: str, falt: Mapping[str, Any]) -> None:
    """Keep the draft and mail a code, which takes the place of any earlier one."""
    lank, rad = oppnad.lank, oppnad.bedomning
    kod, nummer = f"{secrets.randbelow(10**6):06d}", lank.koder_skickade + 1
    _satt(
        session, oppnad, utkast=dict(falt), kod=_avtryck(hemlighet, kod), kod_epost=epost, kod_forsok=0,
        kod_giltig_till=session.nu + KODTID, koder_skickade=nummer,
    )  # fmt: skip
    amne, text = kodbrev(kod, oppnad.namn, rad.datum)
    brev = NyttBrev(
        nyckel=f"kod:{lank.id}:{nummer}", slag=Brevslag.BEDOMNINGSKOD, till=epost, amne=amne, text=text,
        portfolj_id=rad.portfolj_id, objekt=OBJEKT, objekt_id=rad.id,
    )  # fmt: skip
    lagg_brev(session, brev)
    _note(session, Handelseslag.BEDOMNINGSKOD_SKICKAD, oppnad, nummer=nummer)


def stammer(session: WriteSession, oppnad: Oppnad, hemlighet: str, kod: str) -> bool:
    """Whether this is the code that was sent, in time and not guessed at too often."""
    lank = oppnad.lank
    if not lank.kod or lank.kod_giltig_till is None or lank.kod_giltig_till <= session.nu:
        return False
    return hmac.compare_digest(lank.kod, _avtryck(hemlighet, kod))


def gissat_fel(session: WriteSession, oppnad: Oppnad) -> int:
    """Count a wrong guess; how many are left. With the last one the code is void."""
    forsok = oppnad.lank.kod_forsok + 1
    _satt(session, oppnad, kod_forsok=forsok, **({"kod": ""} if forsok >= GISSNINGAR else {}))
    _note(session, Handelseslag.BEDOMNINGSKOD_FEL, oppnad, forsok=forsok)
    return max(0, GISSNINGAR - forsok)


def signera(
    session: WriteSession, oppnad: Oppnad, form: LanksvarForm, mall: Bedomningsmall | None, svar: Mapping[str, str]
) -> None:
    """Sign and lock, and use the link up. What is signed is what stood beside the code.

    Raises:
        Konflikt: the request was changed since the page was opened.
    """
    lank, rad = oppnad.lank, oppnad.bedomning
    fragad = mottagare(session, rad)
    bedomare = Bedomare(
        namn=form.namn,
        person_id=fragad.person_id if is_samma_adress(fragad.epost, lank.kod_epost) else None,
        titel=form.titel,
        arbetsplats=form.arbetsplats,
        specialitet=form.specialitet,
        epost=lank.kod_epost,
    )
    varden = Bedomningsvarden(
        datum=form.datum,
        aterkoppling=form.aterkoppling,
        overenskommet=form.overenskommet,
        minuter=form.minuter,
        mall=mall,
        svar=svar,
    )
    _satt(session, oppnad, anvand=session.nu, kod="", utkast={})
    bedomningar.signera(session, rad, form.version, varden, Signeringssatt.ENGANGSLANK, bedomare)


def avboj(session: WriteSession, oppnad: Oppnad, form: AvbojForm) -> None:
    """Decline; whoever asked sees why, and the link opens nothing more."""
    rad = oppnad.bedomning
    if rad.status not in bedomningar.OPPEN:
        raise Konflikt(rad)
    falt = {"status": Bedomningsstatus.AVBOJD, "avbojd_skal": form.skal}
    andra_rad(session, BedomningRad, rad.id or 0, rad.version, **falt)
    aterkalla_lankar(session, rad.id or 0)
    handelse(
        session, Handelseslag.BEDOMNING_AVBOJD, portfolj_id=rad.portfolj_id, objekt=OBJEKT, objekt_id=rad.id,
        detalj={"lank": oppnad.lank.id},
    )  # fmt: skip


def _satt(session: WriteSession, oppnad: Oppnad, **falt: object) -> None:
    session.execute(update(BedomningslankRad).where(col(BedomningslankRad.id) == oppnad.lank.id).values(**falt))


def _note(session: WriteSession, slag: Handelseslag, oppnad: Oppnad, **detalj: object) -> None:
    rad = oppnad.bedomning
    detalj["lank"] = oppnad.lank.id
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt=OBJEKT, objekt_id=rad.id, detalj=detalj)


def _avtryck(hemlighet: str, kod: str) -> str:
    """What is stored of a code. Six digits alone would be guessed from their hash; the link's secret is not stored."""
    return hashlib.sha256(f"{hemlighet}:{kod}".encode()).hexdigest()
