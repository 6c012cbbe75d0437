"""What changed between two plans: for each delmål, and summed up in a few lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.features.revidering.ogonblick import Ogonblick
from app.features.revidering.skillnad import para
from app.web.format import antal, period
from app.web.ord import METOD

Par = tuple[Aktivitet | None, Aktivitet | None]
Ord = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Delmalsandring:
    """What became of one delmål: changes of the plan, and new assessments, which change no plan."""

    plan: tuple[str, ...] = ()
    bedomningar: tuple[str, ...] = ()


OFORANDRAT = Delmalsandring()


def per_delmal(fore: Ogonblick, nu: Ogonblick) -> Mapping[DelmalKod, Delmalsandring]:
    """What changed, by delmål; those for which nothing did are left out."""
    plan: dict[DelmalKod, list[str]] = {}
    for kod, text in (*_aktiviteter(fore.portfolj, nu.portfolj), *_metoder(fore.portfolj, nu.portfolj)):
        plan.setdefault(kod, []).append(text)
    for kod in nu.uppfyllda - fore.uppfyllda:
        plan.setdefault(kod, []).append("Uppfyllt.")
    for kod in fore.uppfyllda - nu.uppfyllda:
        plan.setdefault(kod, []).append("Inte längre uppfyllt.")
    bedomda: dict[DelmalKod, list[str]] = {}
    for ett in nya_bedomningar(fore.portfolj, nu.portfolj):
        for kod in ett.delmal:
            bedomda.setdefault(kod, []).append(METOD[ett.metod])
    return {
        kod: Delmalsandring(tuple(plan.get(kod, ())), tuple(sorted(bedomda.get(kod, ()))))
        for kod in sorted(plan.keys() | bedomda.keys())
    }


def _aktiviteter(fore: Portfolj, nu: Portfolj) -> Iterator[tuple[DelmalKod, str]]:
    for a, b in para(fore.gallande_aktiviteter, nu.gallande_aktiviteter):
        for kod in sorted((a.delmal if a else frozenset()) | (b.delmal if b else frozenset())):
            if text := _aktivitet(a if a and kod in a.delmal else None, b if b and kod in b.delmal else None):
                yield kod, text


def _aktivitet(fore: Aktivitet | None, nu: Aktivitet | None) -> str:
    if nu is None:
        return f"Borttagen aktivitet: {fore.titel}." if fore else ""
    if fore is None:
        return f"Ny aktivitet, {'genomförd' if nu.is_genomford else 'planerad'}: {nu.titel}."
    if nu.is_genomford and not fore.is_genomford:
        return f"Genomförd: {nu.titel}."
    return f"Ny tid för {nu.titel}: {period(nu.start, nu.slut).lower()}." if _is_flyttad(fore, nu) else ""


def _is_flyttad(fore: Aktivitet, nu: Aktivitet) -> bool:
    return (fore.start, fore.slut) != (nu.start, nu.slut)


def _metoder(fore: Portfolj, nu: Portfolj) -> Iterator[tuple[DelmalKod, str]]:
    forr, efter = _valda(fore), _valda(nu)
    for kod, metod in sorted(forr.keys() | efter.keys(), key=lambda ett: (ett[0].sortnyckel, METOD[ett[1]])):
        gammalt, nytt = forr.get((kod, metod)), efter.get((kod, metod))
        if gammalt is None:
            yield kod, f"Ny metod: {METOD[metod]}."
        elif nytt is None:
            yield kod, f"Borttagen metod: {METOD[metod]}."
        elif gammalt != nytt:
            yield kod, f"Ändrad plan för {METOD[metod]}."


def _valda(portfolj: Portfolj) -> Mapping[tuple[DelmalKod, Metod], Counter[tuple[str, date | None]]]:
    """The methods of each delmål, with the activities they are to assess and when: ids are local to each plan."""
    titlar = {a.id: a.titel for a in portfolj.aktiviteter}
    valda: dict[tuple[DelmalKod, Metod], Counter[tuple[str, date | None]]] = {}
    for m in portfolj.metoder:
        vad = (titlar.get(m.aktivitet_id or 0, ""), m.planerad_till)
        valda.setdefault((m.delmal, m.metod), Counter())[vad] += 1
    return valda


def nya_bedomningar(fore: Portfolj, nu: Portfolj) -> tuple[Bedomning, ...]:
    """The assessments signed in the later plan that the earlier one did not have."""
    kvar = Counter(map(_bedomd, fore.signerade_bedomningar))
    nya: list[Bedomning] = []
    for ett in nu.signerade_bedomningar:
        kvar[_bedomd(ett)] -= 1
        if kvar[_bedomd(ett)] < 0:
            nya.append(ett)
    return tuple(nya)


def _bedomd(ett: Bedomning) -> tuple[Metod, date, str]:
    return ett.metod, ett.datum, ett.bedomare_namn


def sammandrag(fore: Ogonblick | None, nu: Ogonblick) -> tuple[str, ...]:
    """The whole of it in a few sentences; nothing where nothing changed."""
    if fore is None:
        return _forsta(nu)
    rader = (_mening(_planens(fore, nu)), _mening(_utfallets(fore, nu)), *_ramens(fore.portfolj, nu.portfolj))
    return tuple(rad for rad in rader if rad)


def _forsta(nu: Ogonblick) -> tuple[str, ...]:
    planen = nu.portfolj
    alla, klara = len(planen.gallande_aktiviteter), sum(a.is_genomford for a in planen.gallande_aktiviteter)
    if not alla and not planen.metoder:
        return ()
    valda = len({(m.delmal, m.metod) for m in planen.metoder})
    aktiviteter = f"{antal(alla, 'aktivitet', 'aktiviteter')}, {klara} genomförda"
    rader = [f"Planen har {aktiviteter}, och {antal(valda, 'vald bedömningsmetod', 'valda bedömningsmetoder')}."]
    ofyllda = [kod for kod in nu.titlar if kod not in nu.uppfyllda and not _is_ifylld(nu, kod)]
    return (*rader, f"{len(ofyllda)} delmål saknar aktivitet eller bedömningsmetod.") if ofyllda else tuple(rader)


def _is_ifylld(nu: Ogonblick, kod: DelmalKod) -> bool:
    rad = nu.rad(kod)
    return bool(rad.aktiviteter and (rad.metoder or rad.bedomningar))


def _mening(led: Iterable[str]) -> str:
    text = ", ".join(led)
    return f"{text}." if text else ""


def _planens(fore: Ogonblick, nu: Ogonblick) -> Iterator[str]:
    forr, efter = _valda(fore.portfolj).keys(), _valda(nu.portfolj).keys()
    for vad, koder in (("fick", {kod for kod, _ in efter - forr}), ("miste", {kod for kod, _ in forr - efter})):
        if koder:
            yield f"{len(koder)} delmål {vad} bedömningsmetod"
    par = tuple(para(fore.portfolj.gallande_aktiviteter, nu.portfolj.gallande_aktiviteter))
    for is_placering, (en, flera) in ((False, ("aktivitet", "aktiviteter")), (True, ("placering", "placeringar"))):
        egna = [p for p in par if _is_placering(p) is is_placering]
        yield from _antal_aktiviteter(egna, en, flera)


def _is_placering(par: Par) -> bool:
    return any(ett is not None and ett.tjanstgoring is not None for ett in par)


def _antal_aktiviteter(par: Iterable[Par], en: str, flera: str) -> Iterator[str]:
    antal_av: Counter[Ord] = Counter(ord_ for ett in par for ord_ in _vad_hande(*ett))
    for ord_ in _HANDELSER:
        if tal := antal_av[ord_]:
            yield f"{antal(tal, en, flera)} {ord_[tal > 1]}"


_NY, _GENOMFORD, _FLYTTAD = ("tillagd", "tillagda"), ("genomförd", "genomförda"), ("flyttad", "flyttade")
_BORTA, _ANDRA = ("borttagen", "borttagna"), ("med andra delmål", "med andra delmål")
_HANDELSER = (_NY, _GENOMFORD, _FLYTTAD, _ANDRA, _BORTA)


def _vad_hande(fore: Aktivitet | None, nu: Aktivitet | None) -> Iterator[Ord]:
    if nu is None or fore is None:
        yield _BORTA if nu is None else _NY
        return
    if nu.is_genomford and not fore.is_genomford:
        yield _GENOMFORD
    elif _is_flyttad(fore, nu):
        yield _FLYTTAD
    if fore.delmal != nu.delmal:
        yield _ANDRA


def _utfallets(fore: Ogonblick, nu: Ogonblick) -> Iterator[str]:
    if bedomda := len(nya_bedomningar(fore.portfolj, nu.portfolj)):
        yield antal(bedomda, "bedömning signerad", "bedömningar signerade")
    if uppfyllda := nu.uppfyllda - fore.uppfyllda:
        yield f"{len(uppfyllda)} delmål uppfyllda" if len(uppfyllda) > 1 else "1 delmål uppfyllt"
    samtal = len(nu.portfolj.handledarsamtal) - len(fore.portfolj.handledarsamtal)
    if samtal > 0:
        yield f"{samtal} handledarsamtal"


def _ramens(fore: Portfolj, nu: Portfolj) -> Iterator[str]:
    if fore.utbildning.planerat_slut != nu.utbildning.planerat_slut:
        yield "Planerat slut är ändrat."
    if fore.utbildning.enhet != nu.utbildning.enhet:
        yield f"Enheten är nu {nu.utbildning.enhet}."
