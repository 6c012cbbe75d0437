"""What stands in the calendar of one training: all in a portfolio that has a day. Every day is inclusive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aktivitet import Aktivitet
from app.domain.avstamning import Part
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod


class Kalenderslag(StrEnum):
    """Kinds of entries, in the order in which those of the same day are told."""

    FRIST = "frist"
    BEDOMNING = "bedomning"
    ATAGANDE = "atagande"
    ATGARD = "atgard"
    HANDLEDNING = "handledning"
    BESOK = "besok"
    PLACERING = "placering"
    AKTIVITET = "aktivitet"
    METOD = "metod"
    SLUT = "slut"


_ORDNING = {slag: plats for plats, slag in enumerate(Kalenderslag)}
_MED_LARM = frozenset({Kalenderslag.FRIST, Kalenderslag.BEDOMNING, Kalenderslag.ATAGANDE, Kalenderslag.ATGARD})


@dataclass(frozen=True, slots=True)
class Kalenderpost:
    """One entry, from `start` up to and including `slut`.

    `nyckel` is the same for the same thing every time it is asked for, and no other entry of the portfolio has it.
    `titel` is the name of an activity or of a rule, "" where the kind and `metod` say all. `objekt_id` is the record's
    id. `is_oppen`: it goes on from `slut`, nobody has said for how long. `part` is the party that is to act, where that
    is not a person, `is_uppfoljning` that it is to follow up what was done, and `is_andras` that it is not the
    ST-läkare. For pages only, since they may name people and tell what others are not to know: `text`, what was agreed
    in somebody's own words, and `mening`, a whole sentence about a deadline or who it is that acts.
    """

    nyckel: str
    slag: Kalenderslag
    start: date
    slut: date
    titel: str = ""
    metod: Metod | None = None
    delmal: tuple[DelmalKod, ...] = ()
    objekt_id: int | None = None
    is_oppen: bool = False
    part: Part | None = None
    is_uppfoljning: bool = False
    is_andras: bool = False
    text: str = ""
    mening: str = ""

    @property
    def has_larm(self) -> bool:
        """Whether it is a last day to be reminded of before it comes."""
        return self.slag in _MED_LARM


def ordnade(poster: Iterable[Kalenderpost]) -> tuple[Kalenderpost, ...]:
    """By day, kind and title."""
    return tuple(sorted(poster, key=lambda post: (post.start, _ORDNING[post.slag], post.titel, post.nyckel)))


def inom(poster: Iterable[Kalenderpost], fran: date, till: date) -> tuple[Kalenderpost, ...]:
    """The entries with some day from `fran` up to and including `till`."""
    return tuple(post for post in poster if post.start <= till and post.slut >= fran)


def portfoljens_poster(portfolj: Portfolj, idag: date, prognos: date | None) -> tuple[Kalenderpost, ...]:
    """What the portfolio itself gives days to, past and coming; `prognos` is the day on which the time is served.

    Leave is not there: a calendar is shown to others. Nor is what is only suggested, or withdrawn.
    """
    return ordnade(
        [
            *(_aktivitet(en) for en in portfolj.gallande_aktiviteter if en.start or en.slut),
            *_metoder(portfolj),
            *_bedomningar(portfolj),
            *_ataganden(portfolj),
            *_atgarder(portfolj),
            *_handledning(portfolj, idag),
            *_besok(portfolj),
            *([Kalenderpost("slut", Kalenderslag.SLUT, prognos, prognos)] if prognos else []),
        ]
    )


def _aktivitet(aktivitet: Aktivitet) -> Kalenderpost:
    is_placering = aktivitet.tjanstgoring is not None
    start = aktivitet.start or aktivitet.slut or date.min
    return Kalenderpost(
        f"aktivitet-{aktivitet.id}",
        Kalenderslag.PLACERING if is_placering else Kalenderslag.AKTIVITET,
        start,
        max(start, aktivitet.slut or start),
        titel=aktivitet.titel,
        delmal=_sorterade(aktivitet.delmal),
        objekt_id=aktivitet.id,
        is_oppen=is_placering and aktivitet.slut is None,
    )


def _metoder(portfolj: Portfolj) -> Iterator[Kalenderpost]:
    """Planned assessments; those of one method on the same day are one."""
    hogar: defaultdict[tuple[Metod, date], set[DelmalKod]] = defaultdict(set)
    for planerad in portfolj.metoder:
        if planerad.planerad_till is not None:
            hogar[planerad.metod, planerad.planerad_till].add(planerad.delmal)
    for (metod, dag), delmal in hogar.items():
        nyckel = f"metod-{metod.value}-{dag:%Y%m%d}"
        yield Kalenderpost(nyckel, Kalenderslag.METOD, dag, dag, metod=metod, delmal=_sorterade(delmal))


def _bedomningar(portfolj: Portfolj) -> Iterator[Kalenderpost]:
    """The last day to answer what was asked for and is not answered."""
    for bedomning in portfolj.bedomningar:
        if bedomning.status is Bedomningsstatus.BEGARD and bedomning.svara_senast is not None:
            yield Kalenderpost(
                f"bedomning-{bedomning.id}",
                Kalenderslag.BEDOMNING,
                bedomning.svara_senast,
                bedomning.svara_senast,
                metod=bedomning.metod,
                delmal=_sorterade(bedomning.delmal),
                objekt_id=bedomning.id,
            )


def _ataganden(portfolj: Portfolj) -> Iterator[Kalenderpost]:
    """The last day of what was agreed on and is not done."""
    for ett in portfolj.ataganden:
        if ett.is_oppet and ett.senast is not None:
            yield Kalenderpost(
                f"overens-{ett.id}",
                Kalenderslag.ATAGANDE,
                ett.senast,
                ett.senast,
                objekt_id=ett.id,
                is_andras=bool(ett.ansvarig_namn),
                text=ett.text,
                mening=ett.ansvarig_namn,
            )


def _atgarder(portfolj: Portfolj) -> Iterator[Kalenderpost]:
    """What åtgärdsplaner under way ask of each party on a day; rows that ask alike are one entry."""
    hogar: defaultdict[tuple[int, bool, Part, date], list[str]] = defaultdict(list)
    for plan in portfolj.atgardsplaner:
        for rad in plan.rader if plan.is_oppen else ():
            if rad.uppfoljd is None:
                hogar[plan.id, True, rad.foljs_upp_av, rad.foljs_upp].append(rad.vad)
                if rad.klar is None:
                    hogar[plan.id, False, rad.vem, rad.klar_senast].append(rad.vad)
    for (plan_id, is_uppfoljning, vem, dag), vad in hogar.items():
        yield Kalenderpost(
            f"overens-{plan_id}-{'foljs' if is_uppfoljning else 'gors'}-{vem.value}-{dag:%Y%m%d}",
            Kalenderslag.ATGARD,
            dag,
            dag,
            part=vem,
            is_uppfoljning=is_uppfoljning,
            objekt_id=plan_id,
            is_andras=vem is not Part.ST_LAKARE,
            text=" · ".join(vad),
        )


def _handledning(portfolj: Portfolj, idag: date) -> Iterator[Kalenderpost]:
    """The sessions agreed on for today and later; one a day, by the latest session that names it."""
    dagar = {s.nasta: s for s in sorted(portfolj.handledarsamtal, key=lambda s: (s.datum, s.id)) if s.nasta}
    for dag, samtal in dagar.items():
        if dag >= idag:
            yield Kalenderpost(f"handledning-{samtal.id}", Kalenderslag.HANDLEDNING, dag, dag, objekt_id=samtal.id)


def _besok(portfolj: Portfolj) -> Iterator[Kalenderpost]:
    """The visits that are booked."""
    for besok in portfolj.dokument:
        if besok.is_planerad:
            nyckel = f"besok-{besok.id}"
            yield Kalenderpost(nyckel, Kalenderslag.BESOK, besok.datum, besok.datum, objekt_id=besok.id)


def _sorterade(delmal: Iterable[DelmalKod]) -> tuple[DelmalKod, ...]:
    return tuple(sorted(delmal, key=lambda kod: kod.sortnyckel))
