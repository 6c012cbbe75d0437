"""The whole training on one line: all in a portfolio that has a day, in lanes. Every day is inclusive."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.aktivitet import Aktivitet, TjanstgoringsTyp
from app.domain.avstamning import Dokumentslag, Dokumentstatus
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.iup import Revidering, Revideringsstatus
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag, Metod
from app.domain.tid import EN_DAG, add_months
from app.domain.tid_strackor import grader


class Spar(StrEnum):
    """The lanes, from the top."""

    FRIST = "frist"
    TJANST = "tjanst"
    FRANVARO = "franvaro"
    HEMMA = "hemma"
    SIDA = "sida"
    BT = "bt"
    KURS = "kurs"
    UNDERVISNING = "undervisning"
    OVRIGT = "ovrigt"
    BEDOMNING = "bedomning"
    AVSTAMNING = "avstamning"
    IUP = "iup"


class Tidspostslag(StrEnum):
    """What kind of record an entry is of; FONSTER is the stretch of days in which something is to be done."""

    FRIST = "frist"
    FONSTER = "fonster"
    SYSSELSATTNING = "sysselsattning"
    FRANVARO = "franvaro"
    AKTIVITET = "aktivitet"
    NARVARO = "narvaro"
    BEDOMNING = "bedomning"
    BESOK = "besok"
    METOD = "metod"
    REVIDERING = "revidering"


class Postlage(StrEnum):
    """Where an entry stands on the day: done, under way, to come, or its day is past and it is still undone."""

    GJORD = "gjord"
    PAGAR = "pagar"
    KOMMANDE = "kommande"
    FORSENAD = "forsenad"


class Tidsfonster(StrEnum):
    """How much of the line is shown: the whole, this calendar year, or twelve months from today on."""

    HELA = "hela"
    AR = "ar"
    TOLV_MANADER = "12"


@dataclass(frozen=True, slots=True)
class Tidspost:
    """One entry of a lane. `vad` is the kind of activity, leave, teaching, method or revision.

    `is_oppen`: nobody has said when it ends, and it is drawn to the end of the line. `antal` is how many of how many
    occasions, where the entry stands for several. `mening` is a whole sentence about a deadline.
    """

    spar: Spar
    slag: Tidspostslag
    start: date
    slut: date
    lage: Postlage
    titel: str = ""
    vad: StrEnum | None = None
    objekt_id: int | None = None
    procent: int = 0
    antal: tuple[int, int] | None = None
    is_oppen: bool = False
    mening: str = ""


@dataclass(frozen=True, slots=True)
class Tidslinje:
    """All that is drawn of one training. `fran` and `till` are the first and last day of the whole.

    `tidsslut` and `delmalsslut` are the two ends of docs/tidsmodell.md, None where they are unknown. `utan_datum` are
    planned activities with no day, `metoder_utan_datum` how many planned assessments have none.
    """

    fran: date
    till: date
    idag: date
    st_start: date
    planerat_slut: date | None
    tidsslut: date | None
    delmalsslut: date | None
    poster: tuple[Tidspost, ...]
    utan_datum: tuple[Aktivitet, ...] = ()
    metoder_utan_datum: int = 0


# What lies further than this outside the training does not stretch the line: it would make the rest too small to read.
_MARGINAL_MANADER: Final = 36
_MINST_MANADER: Final = 12
_HORISONT: Final = date(9000, 1, 1)
_FORSTA: Final = date(100, 1, 1)
_ORDNING: Final = {spar: plats for plats, spar in enumerate(Spar)}
_UNDERVISNING: Final = frozenset(
    {Aktivitetsslag.SEMINARIUM, Aktivitetsslag.REFLEKTION_I_GRUPP, Aktivitetsslag.STORRE_SAMMANKOMST}
)
# The assessments in which several people look at the whole.
_AVSTAMNINGAR: Final = frozenset({Metod.SPECIALISTKOLLEGIUM, Metod.MITT_I_ST, Metod.FLERKALLA, Metod.PORTFOLJGENOMGANG})
# The visits that are shown: not those called off, nor editions that another has taken the place of.
_BESOK: Final = {
    Dokumentstatus.PLANERAD: Postlage.KOMMANDE,
    Dokumentstatus.UNDERTECKNAS: Postlage.PAGAR,
    Dokumentstatus.KLAR: Postlage.GJORD,
}
_PLACERINGSSPAR: Final = {
    TjanstgoringsTyp.HEMENHET: Spar.HEMMA,
    TjanstgoringsTyp.SIDOTJANSTGORING: Spar.SIDA,
    TjanstgoringsTyp.BT_DEL: Spar.BT,
}


def gor_tidslinje(
    portfolj: Portfolj,
    idag: date,
    tidsslut: date | None,
    delmalsslut: date | None,
    frister: Iterable[Tidspost] = (),
) -> Tidslinje:
    """The line as it stands on `idag`; `frister` are the deadlines, which the rules know of.

    A page shows visits (`Tidspostslag.BESOK`) to those only who take part in them.

    Supervision is left out: it is too frequent to be read on a line of years. So is what is suggested or withdrawn.
    """
    poster = [*frister, *_tjanst(portfolj, idag), *_franvaro(portfolj, idag), *_aktiviteter(portfolj, idag)]
    poster += [*_narvaro(portfolj), *_bedomningar(portfolj, idag), *_metoder(portfolj, idag), *_besok(portfolj, idag)]
    poster += [_revidering(en) for en in portfolj.revideringar if en.status is not Revideringsstatus.ATERLAMNAD]
    utbildning = portfolj.utbildning
    sluten = [dag for dag in (tidsslut, delmalsslut, utbildning.planerat_slut) if dag is not None]
    fran, till = _ram(min(idag, utbildning.start), max([idag, utbildning.start, *sluten]), poster)
    return Tidslinje(
        fran=fran,
        till=till,
        idag=idag,
        st_start=utbildning.start,
        planerat_slut=utbildning.planerat_slut,
        tidsslut=tidsslut,
        delmalsslut=delmalsslut,
        poster=tuple(sorted((_till_slutet(post, till) for post in poster), key=_plats)),
        utan_datum=tuple(a for a in portfolj.gallande_aktiviteter if _dagar(a) is None and not a.is_genomford),
        metoder_utan_datum=sum(m.planerad_till is None for m in portfolj.metoder),
    )


def lage_av(start: date, slut: date, idag: date) -> Postlage:
    """Where something stands that happens by itself when its days come."""
    if slut < idag:
        return Postlage.GJORD
    return Postlage.KOMMANDE if start > idag else Postlage.PAGAR


def _plats(post: Tidspost) -> tuple[int, date, date, str, int]:
    return _ORDNING[post.spar], post.start, post.slut, post.titel, post.objekt_id or 0


def _till_slutet(post: Tidspost, till: date) -> Tidspost:
    return replace(post, slut=max(post.start, till)) if post.is_oppen else post


def _ram(fran: date, till: date, poster: Iterable[Tidspost]) -> tuple[date, date]:
    """The days of the whole: the training, and what lies near it on either side."""
    fran, till = max(fran, _FORSTA), min(max(till, add_months(fran, _MINST_MANADER)), _HORISONT)
    tidigast, senast = add_months(fran, -_MARGINAL_MANADER), add_months(till, _MARGINAL_MANADER)
    dagar = [(post.start, post.start if post.is_oppen else post.slut) for post in poster]
    return (
        min((start for start, _ in dagar if tidigast <= start < fran), default=fran),
        # A month more, so that the lines of the ends do not stand at the very edge.
        add_months(max((slut for _, slut in dagar if till < slut <= senast), default=till), 1),
    )


def _tjanst(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    """The percentages of employment, leave left out of account."""
    for grad in grader(portfolj):
        start, slut = grad.period.start, grad.period.slut
        lage = lage_av(start, slut, idag)
        yield Tidspost(
            Spar.TJANST,
            Tidspostslag.SYSSELSATTNING,
            start,
            slut,
            lage,
            procent=grad.procent,
            is_oppen=grad.is_oppen,
        )


def _franvaro(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    for post in portfolj.franvaron:
        slut = date.max if post.slut is None else max(post.start, post.slut)
        lage = lage_av(post.start, slut, idag)
        yield Tidspost(
            Spar.FRANVARO,
            Tidspostslag.FRANVARO,
            post.start,
            slut,
            lage,
            vad=post.slag,
            objekt_id=post.id,
            is_oppen=post.slut is None,
        )


def _dagar(aktivitet: Aktivitet) -> tuple[date, date] | None:
    """First and last day; None where it has no day. One that is said to end before it starts lasts its first day."""
    if aktivitet.start is None:
        return None if aktivitet.slut is None else (aktivitet.slut, aktivitet.slut)
    return aktivitet.start, max(aktivitet.start, aktivitet.slut or aktivitet.start)


def _aktiviteter(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    for aktivitet in portfolj.gallande_aktiviteter:
        dagar = _dagar(aktivitet)
        if dagar is None:
            continue
        is_oppen = aktivitet.tjanstgoring is not None and aktivitet.slut is None
        start, slut = dagar[0], date.max if is_oppen else dagar[1]
        yield Tidspost(
            _spar(aktivitet),
            Tidspostslag.AKTIVITET,
            start,
            slut,
            _lage(aktivitet, start, slut, idag),
            titel=aktivitet.titel,
            vad=aktivitet.slag,
            objekt_id=aktivitet.id,
            procent=aktivitet.tjanstgoring.procent if aktivitet.tjanstgoring else 0,
            is_oppen=is_oppen,
        )


def _spar(aktivitet: Aktivitet) -> Spar:
    if aktivitet.tjanstgoring is not None:
        return _PLACERINGSSPAR[aktivitet.tjanstgoring.typ]
    if aktivitet.slag is Aktivitetsslag.KURS:
        return Spar.KURS
    return Spar.UNDERVISNING if aktivitet.slag in _UNDERVISNING else Spar.OVRIGT


def _lage(aktivitet: Aktivitet, start: date, slut: date, idag: date) -> Postlage:
    if aktivitet.is_genomford:
        return Postlage.GJORD
    if slut < idag:
        return Postlage.FORSENAD
    return Postlage.KOMMANDE if start > idag else Postlage.PAGAR


def _narvaro(portfolj: Portfolj) -> Iterator[Tidspost]:
    """Recurring teaching, all of a half-year as one: attended of how many."""
    halvar: defaultdict[tuple[date, date], Counter[bool]] = defaultdict(Counter)
    for en in portfolj.narvaron:
        halvar[halvaret(en.datum)][en.is_narvarande] += 1
    for (start, slut), antal in halvar.items():
        yield Tidspost(
            Spar.UNDERVISNING,
            Tidspostslag.NARVARO,
            start,
            slut,
            Postlage.GJORD,
            antal=(antal[True], antal.total()),
        )


def halvaret(dag: date) -> tuple[date, date]:
    """First and last day of the calendar half-year that the day lies in."""
    if dag.month <= 6:  # noqa: PLR2004 - June
        return date(dag.year, 1, 1), date(dag.year, 6, 30)
    return date(dag.year, 7, 1), date(dag.year, 12, 31)


def _bedomningar(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    """Signed ones on their day; one that is asked for on the last day to answer."""
    for en in portfolj.bedomningar:
        if en.is_signerad or en.is_vantande:
            dag = en.datum if en.is_signerad or en.svara_senast is None else en.svara_senast
            lage = _bedomningslage(en, dag, idag)
            yield Tidspost(
                _bedomningsspar(en.metod),
                Tidspostslag.BEDOMNING,
                dag,
                dag,
                lage,
                titel=en.situation,
                vad=en.metod,
                objekt_id=en.id,
            )


def _bedomningsspar(metod: Metod) -> Spar:
    return Spar.AVSTAMNING if metod in _AVSTAMNINGAR else Spar.BEDOMNING


def _bedomningslage(bedomning: Bedomning, dag: date, idag: date) -> Postlage:
    if bedomning.is_signerad:
        return Postlage.GJORD
    is_sen = bedomning.status is Bedomningsstatus.BEGARD and dag < idag
    return Postlage.FORSENAD if is_sen else Postlage.KOMMANDE


def _metoder(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    """Planned assessments that no signed one answers; those of one method on the same day are one."""
    svarade = {(b.metod, kod) for b in portfolj.signerade_bedomningar for kod in b.delmal}
    planerade = Counter(
        (m.metod, m.planerad_till) for m in portfolj.metoder if m.planerad_till and (m.metod, m.delmal) not in svarade
    )
    for (metod, dag), antal in planerade.items():
        lage = Postlage.FORSENAD if dag < idag else Postlage.KOMMANDE
        yield Tidspost(_bedomningsspar(metod), Tidspostslag.METOD, dag, dag, lage, vad=metod, antal=(0, antal))


def _besok(portfolj: Portfolj, idag: date) -> Iterator[Tidspost]:
    """The studierektor's visits; one whose day is past is late until somebody has signed its protocol."""
    for besok in portfolj.dokument:
        if besok.slag is Dokumentslag.BESOK and besok.status in _BESOK:
            lage = _BESOK[besok.status]
            if besok.is_planerad:
                lage = Postlage.FORSENAD if besok.datum < idag else Postlage.KOMMANDE
            yield Tidspost(
                Spar.AVSTAMNING, Tidspostslag.BESOK, besok.datum, besok.datum, lage, vad=besok.slag, objekt_id=besok.id
            )


def _revidering(revidering: Revidering) -> Tidspost:
    lage = Postlage.GJORD if revidering.is_gallande else Postlage.KOMMANDE
    return Tidspost(
        Spar.IUP,
        Tidspostslag.REVIDERING,
        revidering.datum,
        revidering.datum,
        lage,
        vad=revidering.slag,
        objekt_id=revidering.id,
    )


def utan_besok(linje: Tidslinje) -> Tidslinje:
    """The line for those who take no part in visits."""
    return replace(linje, poster=tuple(post for post in linje.poster if post.slag is not Tidspostslag.BESOK))


def i_fonstret(poster: Iterable[Tidspost], fran: date, till: date) -> tuple[Tidspost, ...]:
    """The entries with some day from `fran` up to and including `till`."""
    return tuple(post for post in poster if post.start <= till and post.slut >= fran)


def fonster(linje: Tidslinje, val: Tidsfonster) -> tuple[date, date]:
    """The first and last day to show."""
    if val is Tidsfonster.AR:
        return date(linje.idag.year, 1, 1), date(linje.idag.year, 12, 31)
    if val is Tidsfonster.TOLV_MANADER:
        return linje.idag, add_months(linje.idag, 12) - EN_DAG
    return linje.fran, linje.till
