"""What is stored of one portfolio's rule results: counts, dates and the chain strip, as plain column values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from app.domain.delmal import DelmalKod
from app.domain.kedja import Delmalsstatus, Kedja, kedjor
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.arbetslista import Sammanfattning, arbetslista, fynddel, sammanfatta
from app.regler.modell import Fynd, Regel, Regelunderlag, Utfall
from app.regler.utvardera import utvardera

# The strip's cells, one character each.
CELL_BRIST, CELL_VARNING, CELL_UPPFYLLD, CELL_PAGAR = "b", "v", "u", "p"
_CELL_FOR: Final[Mapping[Utfall, str]] = {Utfall.BRIST: CELL_BRIST, Utfall.VARNING: CELL_VARNING}
_MEST: Final = 9999  # more lines than any portfolio has


def project(
    portfolj: Portfolj, underlag: Regelunderlag, regler: Mapping[str, Regel]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of `regelstatus`, and the row of `portfoljsumma` but for the portfolio's version and the moment."""
    fynd = utvardera(portfolj, underlag, regler)
    summa = sammanfatta(fynd, arbetslista(fynd, regler))
    malbeskrivning = underlag.malbeskrivning
    tid = underlag.tid(portfolj)
    kedjorna = kedjor(portfolj, malbeskrivning, underlag.bt) if malbeskrivning else ()
    return _statusrader(portfolj.id, fynd, regler), {
        "portfolj_id": portfolj.id,
        "brist": summa.brister,
        "varning": summa.varningar,
        "brist_f": summa.brister_per_niva[Niva.FORESKRIFT],
        "brist_r": summa.brister_per_niva[Niva.ALLMANT_RAD],
        "brist_k": summa.brister_per_niva[Niva.KVALITETSINDIKATOR],
        "brist_l": summa.brister_per_niva[Niva.LOKAL],
        "sortering": sort_key(summa),
        "remsa": strip(kedjorna, fynd),
        "senaste_revidering": max((r.datum for r in portfolj.gallande_revideringar), default=None),
        "tid_andel": float(tid.andel or 0),
        "beraknat_slut": tid.prognos,
        "forfaller": summa.forfaller,
        "vander": summa.vander,
        "regelverk_version": underlag.version,
        "beraknad_for": underlag.idag,
    }


def sort_key(summa: Sammanfattning) -> str:
    """A text that puts the worst first: most broken lines by level (F, R, K, L), earliest due, most warnings."""
    brister = [summa.brister_per_niva[niva] for niva in sorted(Niva, key=lambda niva: niva.rang)]
    *antal, varningar = (f"{_MEST - min(tal, _MEST):04}" for tal in (*brister, summa.varningar))
    return "-".join((*antal, (summa.forfaller or date.max).isoformat(), varningar))


def strip(kedjorna: Sequence[Kedja], fynd: Iterable[Fynd]) -> str:
    """One character a delmål in natural order, a space between groups: the worst flag, else how far it has come."""
    flaggor: defaultdict[DelmalKod, set[Utfall]] = defaultdict(set)
    for ett in fynd:
        if ett.om.delmal is not None:
            flaggor[ett.om.delmal].add(ett.utfall)
    ordnade = sorted(kedjorna, key=lambda kedja: kedja.kod)
    return " ".join(
        "".join(_cell(kedja, flaggor[kedja.kod]) for kedja in grupp)
        for _, grupp in groupby(ordnade, key=lambda kedja: kedja.kod.grupp)
    )


def _cell(kedja: Kedja, utfall: set[Utfall]) -> str:
    for varst, tecken in _CELL_FOR.items():
        if varst in utfall:
            return tecken
    return CELL_UPPFYLLD if kedja.status is Delmalsstatus.UPPFYLLD else CELL_PAGAR


def _statusrader(portfolj_id: int, fynd: Iterable[Fynd], regler: Mapping[str, Regel]) -> list[dict[str, Any]]:
    hogar: defaultdict[tuple[str, str, Utfall], list[Fynd]] = defaultdict(list)
    for ett in fynd:
        hogar[ett.regel_id, ett.delregel, ett.utfall].append(ett)
    return [
        {
            "portfolj_id": portfolj_id,
            "regel_id": regel_id,
            "delregel": delregel,
            "utfall": utfall.value,
            "niva": fynddel(hog[0], regler).niva.value,
            "antal": len(hog),
            "forfaller": min((ett.forfaller for ett in hog if ett.forfaller), default=None),
            "vander": min((ett.vander for ett in hog if ett.vander), default=None),
        }
        for (regel_id, delregel, utfall), hog in hogar.items()
    ]
