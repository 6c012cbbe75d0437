"""Portfolios as the rules read them, straight from columns: as many questions for hundreds as for one.

No ORM objects are made here; they would cost several times as much.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Executable, Select
from sqlmodel import Session

from app.db import snapshotfragor as fragor
from app.db.snapshotdokument import LASARE as DOKUMENTLASARE
from app.db.snapshotdokument import dokument_av, planer_av
from app.domain.aktivitet import Aktivitet, PlaneradMetod, Tjanstgoring
from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.bedomning import Bedomning, Svar
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarmerit, Handledarsamtal, Handledarskap, Handledningstid, Meritslag
from app.domain.introduktion import Introduktionspunkt
from app.domain.iup import DelmalSignering, Revidering, Tillgodoraknande, Tillgodoslag
from app.domain.kursmedel import Kursmedel, Medelstatus
from app.domain.moment import Momentlogg, Sjalvstandighet
from app.domain.portfolj import Portfolj, Utbildning
from app.domain.tjanst import Franvaro, Franvaroslag, Sysselsattning
from app.domain.undervisning import Arbetssteg, Arbetsstegsslag, Narvaro, Narvaroslag, Studietid

CHUNK: Final = 250  # portfolios held in memory at a time

_SVAR: Final = [falt.name for falt in fields(Bedomning)].index("svar")

P = TypeVar("P")
Rad: TypeAlias = Sequence[Any]
PerPortfolj: TypeAlias = Mapping[int, list[P]]


def load_portfolj(session: Session, portfolj_id: int) -> Portfolj | None:
    """The portfolio with that id, or None."""
    return next(load_portfoljer(session, [portfolj_id]), None)


def load_portfoljer(session: Session, urval: Iterable[int] | Select[Any]) -> Iterator[Portfolj]:
    """The chosen portfolios in the order given; ids that do not exist are passed over.

    `urval` is ids, or a SELECT of them, which is asked once. What no longer counts is left out: removed records and
    withdrawn sign-offs. Withdrawn activities stay, with their status.
    """
    session.flush()
    koppling = session.connection()
    ids: list[int] = list(koppling.scalars(urval)) if isinstance(urval, Select) else list(urval)
    for start in range(0, len(ids), CHUNK):
        yield from _chunk(koppling, ids[start : start + CHUNK])


def _chunk(koppling: Connection, ids: list[int]) -> Iterator[Portfolj]:
    val = {"ids": ids}

    def samla(fraga: Executable, gor: Callable[[Rad], P]) -> PerPortfolj[P]:
        per: defaultdict[int, list[P]] = defaultdict(list)
        for rad in koppling.execute(fraga, val).all():
            per[rad[0]].append(gor(rad))
        return per

    ramar = {rad[0]: rad for rad in koppling.execute(fragor.PORTFOLJ, val)}
    handledarskap = samla(fragor.HANDLEDARSKAP, lambda rad: Handledarskap(*rad[1:]))
    aktiviteter = samla(fragor.AKTIVITET, _aktivitet)
    metoder = samla(fragor.METOD, lambda rad: PlaneradMetod(rad[1], DelmalKod(rad[2]), *rad[3:]))
    bedomningar = samla(fragor.BEDOMNING, _bedomning)
    samtal = samla(fragor.SAMTAL, lambda rad: Handledarsamtal(*rad[1:]))
    revideringar = samla(fragor.REVIDERING, _revidering)
    sma = samla(fragor.SMATT, _smatt)
    for portfolj_id in ids:
        if portfolj_id in ramar:
            ram = ramar[portfolj_id]
            smatt = sma.get(portfolj_id, ())
            yield Portfolj(
                id=portfolj_id,
                namn=ram[1],
                utbildning=Utbildning(*ram[2:]),
                sysselsattningar=_av(smatt, Sysselsattning),
                franvaron=_av(smatt, Franvaro),
                handledarskap=tuple(handledarskap.get(portfolj_id, ())),
                aktiviteter=tuple(aktiviteter.get(portfolj_id, ())),
                metoder=tuple(metoder.get(portfolj_id, ())),
                bedomningar=tuple(bedomningar.get(portfolj_id, ())),
                handledarsamtal=tuple(samtal.get(portfolj_id, ())),
                revideringar=tuple(revideringar.get(portfolj_id, ())),
                signeringar=_av(smatt, DelmalSignering),
                tillgodoraknanden=_av(smatt, Tillgodoraknande),
                narvaron=_av(smatt, Narvaro),
                studietider=_av(smatt, Studietid),
                arbetssteg=_av(smatt, Arbetssteg),
                kursmedel=_av(smatt, Kursmedel),
                momentlogg=_av(smatt, Momentlogg),
                dokument=dokument_av(smatt),
                atgardsplaner=planer_av(smatt),
                introduktion=_av(smatt, Introduktionspunkt),
                ataganden=_av(smatt, Atagande),
                meriter=_av(smatt, Handledarmerit),
                handledningstider=_av(smatt, Handledningstid),
            )


def _av(smatt: Iterable[object], klass: type[P]) -> tuple[P, ...]:
    return tuple(post for post in smatt if isinstance(post, klass))


def _aktivitet(rad: Rad) -> Aktivitet:
    tjanstgoring = None if rad[12] is None else Tjanstgoring(*rad[12:])
    falt = [*rad[1:9], tjanstgoring, *rad[9:12]]
    return Aktivitet(*falt)


def _bedomning(rad: Rad) -> Bedomning:
    falt = [*rad[1:]]
    falt[_SVAR] = tuple([Svar(*svar) for svar in falt[_SVAR].items()])
    return Bedomning(*falt)


def _revidering(rad: Rad) -> Revidering:
    falt = [*rad[1:]]
    falt[4] = tuple(falt[4].splitlines())  # deltagare, one a line
    return Revidering(*falt)


def _smatt(rad: Rad) -> object:
    _, sort, *platser = rad
    return _SMA[sort](*platser)


def _sysselsattning(*p: Any) -> Sysselsattning:
    return Sysselsattning(p[1], int(p[3]))


def _franvaro(*p: Any) -> Franvaro:
    return Franvaro(p[0], Franvaroslag(p[7]), p[1], p[2])


def _signering(*p: Any) -> DelmalSignering:
    return DelmalSignering(DelmalKod(p[7]), p[1], p[8])


def _tillgodoraknande(*p: Any) -> Tillgodoraknande:
    id_, start, _, tal, _, _, _, delmal, skal, beslutad_av, intyg, slag, *_ = p
    kod = DelmalKod(delmal) if delmal else None
    return Tillgodoraknande(id_, skal, beslutad_av, start, kod, tal, intyg, Tillgodoslag(slag))


def _narvaro(*p: Any) -> Narvaro:
    return Narvaro(p[0], Narvaroslag(p[7]), p[1], bool(p[3]), p[8])


def _studietid(*p: Any) -> Studietid:
    return Studietid(p[0], p[1], int(p[3]))


def _arbetssteg(*p: Any) -> Arbetssteg:
    return Arbetssteg(p[0], p[6], Arbetsstegsslag(p[7]), p[1], p[2])


def _kursmedel(*p: Any) -> Kursmedel:
    id_, start, _, sokt, beviljat, anvant, lank, status, titel, *_ = p
    return Kursmedel(id_, titel, start, int(sokt), Medelstatus(status), beviljat, anvant, lank)


def _momentlogg(*p: Any) -> Momentlogg:
    id_, datum, _, antal, _, _, _, moment, namn, sjalvstandighet, delmal, anteckning, *_ = p
    niva, koder = Sjalvstandighet(sjalvstandighet), frozenset(map(DelmalKod, delmal.split()))
    return Momentlogg(id_, moment, namn, datum, niva, int(antal), koder, anteckning)


def _atagande(*p: Any) -> Atagande:
    id_, datum, senast, _, ansvarig_id, _, kalla_id, text, ansvarig, kalla, utfall, slut, av, klar, foljs_upp = p
    return Atagande(
        id_, text, datum, Atagandekalla(kalla), kalla_id, ansvarig, ansvarig_id, senast, foljs_upp, av, klar,
        Atagandeslut(slut) if slut else None, utfall,
    )  # fmt: skip


def _merit(*p: Any) -> Handledarmerit:
    id_, datum, _, finns, _, _, person_id, slag, specialitet, foreskrift, underlag, namn, *_ = p
    regelverk = Foreskrift(foreskrift) if foreskrift else None
    return Handledarmerit(id_, person_id, namn, Meritslag(slag), datum, specialitet, regelverk, underlag, bool(finns))


def _handledningstid(*p: Any) -> Handledningstid:
    return Handledningstid(p[0], p[1], p[7], bool(p[3]))


# Kind → its record out of the places that all kinds share (`snapshotfragor._PLATSER`).
_SMA: Final[Mapping[str, Callable[..., object]]] = {
    fragor.SYSSELSATTNING: _sysselsattning,
    fragor.FRANVARO: _franvaro,
    fragor.SIGNERING: _signering,
    fragor.TILLGODORAKNANDE: _tillgodoraknande,
    fragor.NARVARO: _narvaro,
    fragor.STUDIETID: _studietid,
    fragor.ARBETSSTEG: _arbetssteg,
    fragor.KURSMEDEL: _kursmedel,
    fragor.MOMENTLOGG: _momentlogg,
    **DOKUMENTLASARE,
    fragor.ATAGANDE: _atagande,
    fragor.MERIT: _merit,
    fragor.HANDLEDNINGSTID: _handledningstid,
}
