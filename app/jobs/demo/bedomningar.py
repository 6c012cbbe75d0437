"""One assessment of the demo: who made it on which form, when it was asked for and signed, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from app.domain.bedomning import Bedomning, Bedomningsstatus, Svar
from app.domain.delmal import DelmalKod
from app.domain.slag import Kompetensomrade, Metod
from app.domain.tid import EN_DAG, add_months
from app.jobs.demo.dagar import nasta_vardag, vardag
from app.jobs.demo.formular import TIONDELAR, VARIANTER, ifyllt, mall_for
from app.jobs.demo.innehall import OVERENSKOMMET
from app.jobs.demo.organisation import Demoperson
from app.jobs.demo.texter import ATERKOPPLING, OVRIG_ATERKOPPLING, SITUATION

_ST_DAGAR: Final = 1826
_TILL_UNDERSKRIFT: Final = (2, 0, 1, 4, 2, 8, 1, 3)  # days, by turns
_BEGARD_FORE: Final = (5, 3, 9, 6, 14)  # days before the occasion, by turns
_SVARSTID: Final = timedelta(days=30)
_MINUTER: Final[Mapping[Metod, int]] = MappingProxyType(
    {Metod.MINI_CEX: 20, Metod.MEDSITTNING: 45, Metod.DOPS: 30, Metod.CBD: 30, Metod.VIDEOKONSULTATION: 40}
)
_KORTA: Final = (Metod.MINI_CEX, Metod.CBD, Metod.DOPS)  # the only ones that now and then are left without words
_KVARTAL: Final = 3
_GRANSKAS_DEN: Final = 12


@dataclass(frozen=True, slots=True)
class Tillfalle:
    """What is assessed: when, by whom and how. `mall` "": the form that is named like the method.

    `svar` are answers given as they stand; the others are made up. One that waits with answers is the
    ST-läkare's still, and not handed over.
    """

    metod: Metod
    datum: date
    bedomare: Demoperson
    delmal: frozenset[DelmalKod]
    aktivitet_id: int | None = None
    status: Bedomningsstatus = Bedomningsstatus.SIGNERAD
    mall: str = ""
    svar: Mapping[str, str] = field(default_factory=dict)


def make_bedomning(id_: int, nr: int, tillfalle: Tillfalle, start: date, idag: date, *, is_sedd: bool) -> Bedomning:
    """The record of the occasion, the nth of the portfolio: signed within days, or waiting with no answers yet.

    `start` is the first day of ST. `is_sedd`: the studierektor goes through what is signed each quarter.
    """
    is_signerad = tillfalle.status is Bedomningsstatus.SIGNERAD
    datum, vem = tillfalle.datum, tillfalle.bedomare
    mall, version, svar, omraden = _fyll(nr, tillfalle, start)
    signerad = min(nasta_vardag(datum + timedelta(days=_TILL_UNDERSKRIFT[nr % 8])), idag) if is_signerad else None
    is_begard = nr % _KVARTAL != 0 if is_signerad else not tillfalle.svar
    begard = _begard(nr, datum, start) if is_begard else None
    texter = ATERKOPPLING.get(tillfalle.metod, OVRIG_ATERKOPPLING)
    is_utan_ord = not is_signerad or (nr % 9 == 5 and tillfalle.metod in _KORTA)
    return Bedomning(
        id_,
        tillfalle.metod,
        datum,
        tillfalle.status,
        vem.namn,
        vem.id or None,
        tillfalle.delmal,
        tillfalle.aktivitet_id,
        "" if is_utan_ord else texter[nr % len(texter)],
        OVERENSKOMMET[nr % len(OVERENSKOMMET)] if is_signerad else "",
        _MINUTER.get(tillfalle.metod),
        signerad,
        mall=mall,
        mall_version=version,
        svar=svar,
        omraden=omraden,
        situation=SITUATION.get(tillfalle.metod, "") if begard else "",
        begard=begard,
        svara_senast=begard + _SVARSTID if begard and not is_signerad else None,
        bedomare_titel="" if vem.id else vem.titel,
        bedomare_arbetsplats="" if vem.id or vem.enhet is None else vem.enhet.namn,
        sedd=sedd_dag(signerad, idag) if signerad and is_sedd else None,
    )


def sedd_dag(signerad: date, idag: date) -> date | None:
    """The 12th of the month in which a quarter ends, two weeks after the signature or more; None: not yet."""
    tidigast = signerad + timedelta(days=14)
    manad = tidigast.replace(day=1) if tidigast.day <= _GRANSKAS_DEN else add_months(tidigast.replace(day=1), 1)
    manad = add_months(manad, -manad.month % _KVARTAL)
    dag = nasta_vardag(manad.replace(day=_GRANSKAS_DEN))
    return dag if dag <= idag else None


def _fyll(
    nr: int, tillfalle: Tillfalle, start: date
) -> tuple[str, int | None, tuple[Svar, ...], frozenset[Kompetensomrade]]:
    mall = tillfalle.mall or mall_for(tillfalle.metod)
    tiondel = min(TIONDELAR, (tillfalle.datum - start).days * TIONDELAR // _ST_DAGAR)
    fyllt = ifyllt(mall, max(0, tiondel), nr % VARIANTER)
    if tillfalle.status is not Bedomningsstatus.SIGNERAD:
        inget = fyllt.bara(tillfalle.svar)
        return mall, inget.version, inget.svar, frozenset()
    fyllt = fyllt.med(tillfalle.svar) if tillfalle.svar else fyllt
    return mall, fyllt.version, fyllt.svar, fyllt.omraden


def _begard(nr: int, datum: date, start: date) -> date:
    return max(start, vardag(datum - timedelta(days=_BEGARD_FORE[nr % 5])), datum - EN_DAG * 20)
