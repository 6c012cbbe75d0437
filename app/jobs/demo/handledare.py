"""What is noted of the demo's handledare, when they meet the ST-läkare, and what they have agreed on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarmerit, Handledarsamtal, Handledningstid, Meritslag, Samtalsslag
from app.domain.portfolj import Portfolj
from app.jobs.demo.organisation import HUVUDHANDLEDARE, PLACERINGSHANDLEDARE, RENLAV, Demoperson, Region
from app.jobs.demo.texter import ATAGANDEN

_PERSONER: Final = {person.id: person for person in (*HUVUDHANDLEDARE, *PLACERINGSHANDLEDARE)}
_SLUGGAR: Final = {
    "allmänmedicin": "allmanmedicin",
    "palliativ medicin": "palliativ-medicin",
    "internmedicin": "internmedicin",
    "pediatrik": "barn-och-ungdomsmedicin",
    "gynekologi": "obstetrik-och-gynekologi",
    "ÖNH": "oron-nas-och-halssjukdomar",
    "psykiatri": "psykiatri",
    "ögonsjukdomar": "ogonsjukdomar",
    "hudsjukdomar": "hud-och-konssjukdomar",
    "geriatrik": "geriatrik",
    "onkologi": "onkologi",
    "akutsjukvård": "akutsjukvard",
}
# Who has only the training of the earlier regulation.
_UTAN_NY_UTBILDNING: Final = frozenset({RENLAV.id})
_GENOMGANGSMANADER: Final = (1, 5, 9)
_TIMME: Final = 60


def meriter(portfolj: Portfolj, idag: date) -> tuple[Handledarmerit, ...]:
    """What is noted of everybody who supervises: the same in each portfolio."""
    ids = {h.person_id for h in portfolj.handledarskap}
    ids |= {a.tjanstgoring.handledare_id or 0 for a in portfolj.tjanstgoringar if a.tjanstgoring is not None}
    idn = count(1)
    return tuple(
        replace(merit, id=next(idn)) for id_ in sorted(ids & _PERSONER.keys()) for merit in _om(_PERSONER[id_], idag)
    )


def _om(person: Demoperson, idag: date) -> Iterator[Handledarmerit]:
    specialitet = person.titel.removeprefix("Specialist i ").split(", ")[0]
    ett = Handledarmerit(0, person.id, person.namn, Meritslag.SPECIALIST, underlag="Bevis hos verksamhetschefen")
    yield replace(ett, datum=date(2008 + person.id % 7, 6, 1), specialitet=_SLUGGAR[specialitet])
    kurs = replace(ett, slag=Meritslag.HANDLEDARUTBILDNING, underlag="Intyg från kursen")
    yield replace(kurs, datum=date(2018, 1 + person.id % 12, 15), foreskrift=Foreskrift.F2015)
    if person.id not in _UTAN_NY_UTBILDNING:
        yield replace(kurs, datum=date(2023, 1 + person.id % 12, 10), foreskrift=Foreskrift.F2021)
    yield replace(ett, slag=Meritslag.FORTBILDNING, datum=idag - timedelta(days=150), underlag="Handledarträff")


def med_genomgangar(portfolj: Portfolj) -> tuple[Handledarsamtal, ...]:
    """The sessions: where the region has an extra hour for the plan, the first long one of its months is that hour."""
    if portfolj.utbildning.region != Region.NORRBOTTEN:
        return portfolj.handledarsamtal
    sedda: set[tuple[int, int]] = set()
    alla = []
    for samtal in sorted(portfolj.handledarsamtal, key=lambda s: (s.datum, s.id)):
        manad = (samtal.datum.year, samtal.datum.month)
        is_extra = manad[1] in _GENOMGANGSMANADER and manad not in sedda and samtal.minuter >= _TIMME
        sedda |= {manad} if is_extra else set()
        alla.append(replace(samtal, slag=Samtalsslag.IUP_GENOMGANG) if is_extra else samtal)
    return tuple(alla)


def ataganden(samtal: Iterable[Handledarsamtal], idag: date) -> tuple[Atagande, ...]:
    """What the latest sessions agreed on: two things to do, of which one is the handledare's, and three done."""
    senaste = sorted(samtal, key=lambda s: (s.datum, s.id), reverse=True)[: len(ATAGANDEN)]
    return tuple(_atagande(nr, ett, idag) for nr, ett in enumerate(senaste))


def _atagande(nr: int, samtal: Handledarsamtal, idag: date) -> Atagande:
    text, is_handledarens = ATAGANDEN[nr]
    ansvarig = (samtal.handledare_namn, samtal.handledare_id) if is_handledarens else ("", None)
    ett = Atagande(nr + 1, text, samtal.datum, Atagandekalla.HANDLEDNING, samtal.id, *ansvarig)
    if nr < 2:
        return replace(ett, senast=idag + timedelta(days=7 * (nr + 1)))
    klar = min(samtal.datum + timedelta(days=6), idag)
    return replace(ett, senast=samtal.datum + timedelta(days=14), klar=klar, slut=Atagandeslut.GJORT)


def handledningstid(portfolj: Portfolj, *, is_arbetstid: bool) -> Handledningstid:
    """Thursdays since the start."""
    nar = "Torsdagar 8–9" if is_arbetstid else "Torsdagar efter mottagningen, 17–18"
    return Handledningstid(1, portfolj.utbildning.start, nar, is_arbetstid)
