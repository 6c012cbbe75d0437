"""What the rules about a handledare share: whom they ask about, and what is noted of that person."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from app.domain.handledning import Handledarmerit, Handledarroll, Handledarskap, Meritslag
from app.domain.portfolj import Portfolj
from app.domain.tid import Period
from app.regler.former import Svar
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Bevis, Bevisslag, Fynd, Om

INGEN = "Ingen huvudansvarig handledare är utsedd, och det säger HL-01."


def om_huvudhandledaren(
    portfolj: Portfolj,
    idag: date,
    svar: Svar,
    prova: Callable[[Handledarskap, date], Fynd],
    brytdagar: Iterable[date] = (),
) -> Iterator[Fynd]:
    """An answer about each who ever is huvudansvarig handledare, with the day on which it turns.

    Only whoever is it on the day is tried. It may turn when another takes over, and on `brytdagar`.
    """
    huvud = {h.person_id: h.namn for h in portfolj.handledarskap if h.roll is Handledarroll.HUVUDHANDLEDARE}
    alla = {*byten(portfolj), *brytdagar}
    if not huvud:
        yield svar.ej_tillamplig(INGEN)

    def pa(person_id: int, dag: date) -> Fynd:
        nu, om = portfolj.huvudhandledare(dag), Om(handledare_id=person_id)
        if skal := varfor_inte(portfolj, dag):
            return svar.ej_tillamplig(skal, om)
        if nu is None or nu.person_id != person_id:
            return svar.ej_tillamplig(f"{huvud[person_id]} är inte huvudansvarig handledare den dagen.", om)
        return prova(nu, dag)

    for person_id in huvud:
        yield med_vander(partial(pa, person_id), idag, alla)


def byten(portfolj: Portfolj) -> set[date]:
    """The days on which somebody becomes handledare, or is one no more."""
    return granser(portfolj, [Period(h.fran, max(h.fran, h.till or date.max)) for h in portfolj.handledarskap])


def om_person(handledare: Handledarskap) -> Om:
    """A finding about that handledare."""
    return Om(handledare_id=handledare.person_id)


def bevis(handledare: Handledarskap) -> tuple[Bevis, ...]:
    """The handledarskap as evidence."""
    return (Bevis(Bevisslag.HANDLEDARSKAP, handledare.person_id, handledare.fran),)


def meriter(portfolj: Portfolj, person_id: int, slag: Meritslag) -> tuple[Handledarmerit, ...]:
    """What of that kind is noted of a person: what there is, or, where nothing is, that it is known to be missing."""
    alla = [m for m in portfolj.meriter if m.person_id == person_id and m.slag is slag]
    return tuple([m for m in alla if m.finns] or alla)


def is_kand_brist(funna: tuple[Handledarmerit, ...]) -> bool:
    """Whether it is noted that there is none."""
    return bool(funna) and not funna[0].finns
