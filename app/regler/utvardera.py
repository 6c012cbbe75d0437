"""Putting all rules to one portfolio."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.portfolj import Portfolj
from app.regler import REGLER
from app.regler.delmalsplan import Delat
from app.regler.former import Svar
from app.regler.modell import Fynd, Om, Regel, Regelunderlag


def utvardera(portfolj: Portfolj, underlag: Regelunderlag, regler: Mapping[str, Regel] = REGLER) -> tuple[Fynd, ...]:
    """What every rule says about the portfolio, by rule id, part and what it is about; always in the same order."""
    delat = Delat()
    return tuple(fynd for regel in regler.values() for fynd in _ordnade(regel, _svar(regel, portfolj, underlag, delat)))


def _svar(regel: Regel, portfolj: Portfolj, underlag: Regelunderlag, delat: Delat) -> Iterator[Fynd]:
    """The answers of one rule; a part that cannot be asked says why."""
    foreskrift = portfolj.utbildning.foreskrift
    stallda = {namn for namn, del_ in regel.delar.items() if foreskrift in del_.foreskrifter}
    for namn in regel.delar.keys() - stallda:
        yield Svar(regel.id, namn).ej_tillamplig(f"Regeln gäller inte den som följer {foreskrift.beteckning}.")
    kontext = underlag.kontext(regel.id, delat)
    if regel.parametrar is not None and kontext.parametrar is None:
        for namn in stallda:
            yield Svar(regel.id, namn).ej_tillamplig("Regionens profil ställer inte kravet.")
    elif stallda:
        yield from (fynd for fynd in regel.kontroll(portfolj, kontext) if fynd.delregel in stallda)


def _ordnade(regel: Regel, funna: Iterable[Fynd]) -> list[Fynd]:
    plats = {namn: nummer for nummer, namn in enumerate(regel.delar)}
    return sorted(funna, key=lambda fynd: (plats[fynd.delregel], _omordning(fynd.om), fynd.meddelande))


def _omordning(om: Om) -> tuple[tuple[int, int], str, int, int]:
    """Delmål as people count them (c2 before c10), groups or what lacks by its key, then activities and handledare."""
    delmal = om.delmal.sortnyckel if om.delmal else (-1, -1)
    return delmal, om.grupp or om.post or "", om.aktivitet_id or 0, om.handledare_id or 0
