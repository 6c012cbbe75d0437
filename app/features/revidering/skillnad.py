"""What changed between two frozen plans, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.features.revidering.ogonblick import Ogonblick
from app.web.format import antal, datum, minuter, period
from app.web.ord import METOD


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """One heading with a sentence for each change."""

    rubrik: str
    rader: tuple[str, ...]


def skillnad(fore: Ogonblick | None, nu: Ogonblick, sedan: date | None) -> tuple[Avsnitt, ...]:
    """What is new, changed or gone since `fore`, or all that there is without it.

    Assessments and supervision are counted from after the day `sedan`, or from the beginning.
    """
    forr = fore.portfolj if fore else None
    avsnitt = (
        ("Aktiviteter", _aktiviteter(forr, nu.portfolj)),
        ("Bedömningsmetoder", _metoder(forr, nu.portfolj)),
        ("Bedömningar", _bedomningar(nu.portfolj, sedan)),
        ("Handledning", _handledning(nu.portfolj, sedan)),
        ("Delmål", _delmal(forr, nu.portfolj)),
        ("Utbildningens ram", _ram(forr, nu.portfolj)),
    )
    return tuple(Avsnitt(rubrik, tuple(rader)) for rubrik, rader in avsnitt if rader)


def _nyckel(a: Aktivitet) -> tuple[str, str]:
    return a.slag.value, a.titel.casefold()


def para(forr: Iterable[Aktivitet], nu: Iterable[Aktivitet]) -> Iterator[tuple[Aktivitet | None, Aktivitet | None]]:
    """Activities paired by kind and title, in order where several share both: frozen ids are local to each plan."""
    kvar: dict[tuple[str, str], list[Aktivitet]] = {}
    for a in forr:
        kvar.setdefault(_nyckel(a), []).append(a)
    for a in nu:
        lika = kvar.get(_nyckel(a))
        yield (lika.pop(0) if lika else None), a
    for rest in kvar.values():
        yield from ((a, None) for a in rest)


def _aktiviteter(forr: Portfolj | None, nu: Portfolj) -> list[str]:
    if forr is None:
        klara = sum(a.is_genomford for a in nu.gallande_aktiviteter)
        alla = len(nu.gallande_aktiviteter)
        return [f"Planen har {antal(alla, 'aktivitet', 'aktiviteter')}, {klara} av dem genomförda."] if alla else []
    par = para(forr.gallande_aktiviteter, nu.gallande_aktiviteter)
    return [rad for fore, efter in par for rad in _andring(fore, efter)]


def _andring(fore: Aktivitet | None, efter: Aktivitet | None) -> Iterator[str]:
    if efter is None:
        if fore is not None:
            yield f"Borttagen: {fore.titel}."
    elif fore is None:
        yield f"Ny, {'genomförd' if efter.is_genomford else 'planerad'}: {_med_tid(efter)}."
    else:
        if efter.is_genomford and not fore.is_genomford:
            yield f"Genomförd: {_med_tid(efter)}."
        elif (fore.start, fore.slut) != (efter.start, efter.slut):
            yield f"Ny tid för {efter.titel}: {period(efter.start, efter.slut).lower()}."
        if fore.delmal != efter.delmal:
            yield f"Andra delmål för {efter.titel}: {_koder(efter.delmal)}."


def _med_tid(a: Aktivitet) -> str:
    return f"{a.titel}, {period(a.start, a.slut).lower()}"


def _koder(koder: Iterable[DelmalKod]) -> str:
    return ", ".join(sorted(koder)) or "inga"


def _metoder(forr: Portfolj | None, nu: Portfolj) -> list[str]:
    def nycklar(metoder: Iterable[PlaneradMetod]) -> set[tuple[DelmalKod, str]]:
        return {(m.delmal, METOD[m.metod]) for m in metoder}

    if forr is None:
        return (
            [f"{antal(len(nu.metoder), 'bedömningsmetod är vald', 'bedömningsmetoder är valda')}."]
            if nu.metoder
            else []
        )
    fore, efter = nycklar(forr.metoder), nycklar(nu.metoder)
    return [f"Ny för {kod}: {namn}." for kod, namn in sorted(efter - fore)] + [
        f"Borttagen för {kod}: {namn}." for kod, namn in sorted(fore - efter)
    ]


def _bedomningar(nu: Portfolj, sedan: date | None) -> list[str]:
    nya: list[Bedomning] = [b for b in nu.signerade_bedomningar if sedan is None or (b.signerad or b.datum) > sedan]
    per_metod: dict[str, int] = {}
    for b in nya:
        per_metod[METOD[b.metod]] = per_metod.get(METOD[b.metod], 0) + 1
    delar = ", ".join(f"{namn} {tal}" for namn, tal in sorted(per_metod.items()))
    rader = [f"{antal(len(nya), 'bedömning signerad', 'bedömningar signerade')}: {delar}."] if nya else []
    vantar = sum(b.status == "begard" for b in nu.bedomningar)
    return rader + ([f"{antal(vantar, 'bedömning väntar', 'bedömningar väntar')} på underskrift."] if vantar else [])


def _handledning(nu: Portfolj, sedan: date | None) -> list[str]:
    nya = [s for s in nu.handledarsamtal if sedan is None or s.datum > sedan]
    if not nya:
        return ["Ingen handledning är dokumenterad."] if sedan is None else ["Ingen handledning sedan dess."]
    senast = max(s.datum for s in nya)
    langd = minuter(sum(s.minuter for s in nya))
    return [f"{antal(len(nya), 'samtal', 'samtal')}, {langd}, det senaste {datum(senast)}."]


def _delmal(forr: Portfolj | None, nu: Portfolj) -> list[str]:
    fore = {s.delmal for s in forr.signeringar} if forr else set()
    efter = {s.delmal for s in nu.signeringar}
    rader = [f"Signerade som uppfyllda: {_koder(efter - fore)}."] if efter - fore else []
    return rader + ([f"Inte längre signerade: {_koder(fore - efter)}."] if fore - efter else [])


def _ram(forr: Portfolj | None, nu: Portfolj) -> list[str]:
    if forr is None:
        return []
    fore, efter = forr.utbildning, nu.utbildning
    par = (
        ("Planerat slut", datum(fore.planerat_slut), datum(efter.planerat_slut)),
        ("Enhet", fore.enhet, efter.enhet),
        ("Start", datum(fore.start), datum(efter.start)),
    )
    return [f"{vad} är nu {b}, förut {a}." for vad, a, b in par if a != b]
