"""The chain of a delmål: activity, method, assessment, and which of them are linked to each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.iup import DelmalSignering
from app.domain.malbeskrivning import Alternativ, DelmalKrav, Krav, Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj


class AktivitetsNod(StrEnum):
    """KLAR when each prescribed requirement has a done activity; any done one where none is prescribed."""

    SAKNAS = "saknas"
    PLANERAD = "planerad"
    DELVIS = "delvis"
    KLAR = "klar"


class MetodNod(StrEnum):
    """A method is chosen when it is planned, or when a signed assessment used one."""

    SAKNAS = "saknas"
    VALD = "vald"


class BedomningsNod(StrEnum):
    """A draft is on its way like a request."""

    SAKNAS = "saknas"
    BEGARD = "begard"
    SIGNERAD = "signerad"


class Delmalsstatus(StrEnum):
    """How far a delmål has come; it is fulfilled by sign-off or credit only."""

    EJ_PABORJAD = "ej_paborjad"
    PLANERAD = "planerad"
    PAGAR = "pagar"
    UNDERLAG_KLART = "underlag_klart"
    UPPFYLLD = "uppfylld"


@dataclass(frozen=True, slots=True)
class Kedja:
    """One delmål with what the portfolio holds towards it, each kind in id order.

    `is_aktivitet_metod` and `is_metod_bedomning` say whether the nodes are linked to each other. `bedomningar` are
    those signed or on their way. A credited delmål is whole whatever its nodes say.
    """

    delmal: DelmalKrav
    aktivitet: AktivitetsNod
    metod: MetodNod
    bedomning: BedomningsNod
    is_aktivitet_metod: bool
    is_metod_bedomning: bool
    status: Delmalsstatus
    is_tillgodoraknad: bool = False
    signering: DelmalSignering | None = None
    aktiviteter: tuple[Aktivitet, ...] = ()
    metoder: tuple[PlaneradMetod, ...] = ()
    bedomningar: tuple[Bedomning, ...] = ()

    @property
    def kod(self) -> DelmalKod:
        """The code of the delmål."""
        return self.delmal.kod

    @property
    def is_ifylld(self) -> bool:
        """Whether the plan says both what to do and how it is assessed."""
        har_bada = self.aktivitet is not AktivitetsNod.SAKNAS and self.metod is MetodNod.VALD
        return self.is_tillgodoraknad or har_bada

    @property
    def is_hel(self) -> bool:
        """Whether the planned chain is whole: an activity and the method that assesses it."""
        return self.is_tillgodoraknad or self.is_aktivitet_metod


@dataclass(frozen=True, slots=True)
class Gruppfyllnad:
    """How complete a group of delmål is; every figure is a number of delmål out of `antal`."""

    grupp: Delmalgrupp
    antal: int
    med_bedomning: int
    ifyllda: int
    hela: int
    uppfyllda: int


@dataclass(slots=True)
class _Poster:
    aktiviteter: list[Aktivitet] = field(default_factory=list)
    metoder: list[PlaneradMetod] = field(default_factory=list)
    bedomningar: list[Bedomning] = field(default_factory=list)


def kedjor(portfolj: Portfolj, malbeskrivning: Malbeskrivning, bt: Malbeskrivning | None = None) -> tuple[Kedja, ...]:
    """The chains of all delmål that apply, in the order of the målbeskrivning.

    Those of `bt` come first, where BT is part of the training.
    """
    poster = _per_delmal(portfolj)
    tillgodoraknade = portfolj.tillgodoraknade_delmal
    signeringar: dict[DelmalKod, DelmalSignering] = {}
    for signering in sorted(portfolj.signeringar, key=lambda s: (s.datum, s.signerad_av)):
        signeringar[signering.delmal] = signering
    bt_delmal = bt.delmal if bt is not None and portfolj.utbildning.bt is BtLage.INGAR else ()
    return tuple(
        _kedja(krav, poster[krav.kod], signeringar.get(krav.kod), is_tillgodoraknad=krav.kod in tillgodoraknade)
        for krav in (*bt_delmal, *malbeskrivning.delmal)
    )


def fyllnad(kedjorna: Iterable[Kedja]) -> tuple[Gruppfyllnad, ...]:
    """Completeness per group, in the order in which the chains come."""
    return tuple(_fyllnad(grupp, list(del_)) for grupp, del_ in groupby(kedjorna, key=lambda kedja: kedja.kod.grupp))


def motsvarar(aktivitet: Aktivitet, alternativ: Alternativ) -> bool:
    """Whether the activity is of the prescribed kind; a place that nobody has stated is accepted anywhere."""
    miljo = aktivitet.tjanstgoring.miljo if aktivitet.tjanstgoring else None
    return aktivitet.slag is alternativ.slag and (miljo is None or alternativ.miljo in (None, miljo))


def svarar_mot(aktiviteter: Iterable[Aktivitet], krav: Krav) -> tuple[Aktivitet, ...]:
    """The activities that answer to one requirement."""
    return tuple(a for a in aktiviteter if any(motsvarar(a, alternativ) for alternativ in krav.alternativ))


def _per_delmal(portfolj: Portfolj) -> defaultdict[DelmalKod, _Poster]:
    poster: defaultdict[DelmalKod, _Poster] = defaultdict(_Poster)
    for aktivitet in sorted(portfolj.gallande_aktiviteter, key=lambda a: a.id):
        for kod in aktivitet.delmal:
            poster[kod].aktiviteter.append(aktivitet)
    for metod in sorted(portfolj.metoder, key=lambda m: m.id):
        poster[metod.delmal].metoder.append(metod)
    for bedomning in sorted(portfolj.bedomningar, key=lambda b: b.id):
        if bedomning.status is not Bedomningsstatus.MAKULERAD:
            for kod in bedomning.delmal:
                poster[kod].bedomningar.append(bedomning)
    return poster


def _kedja(krav: DelmalKrav, poster: _Poster, signering: DelmalSignering | None, *, is_tillgodoraknad: bool) -> Kedja:
    signerade = [b for b in poster.bedomningar if b.is_signerad]
    aktivitet = _aktivitetsnod(krav, poster.aktiviteter)
    metod = MetodNod.VALD if poster.metoder or signerade else MetodNod.SAKNAS
    if signerade:
        bedomning = BedomningsNod.SIGNERAD
    else:
        bedomning = BedomningsNod.BEGARD if poster.bedomningar else BedomningsNod.SAKNAS
    is_uppfylld = is_tillgodoraknad or signering is not None
    return Kedja(
        delmal=krav,
        aktivitet=aktivitet,
        metod=metod,
        bedomning=bedomning,
        is_aktivitet_metod=_is_aktivitet_metod(poster, signerade),
        is_metod_bedomning=_is_metod_bedomning(poster, signerade),
        status=Delmalsstatus.UPPFYLLD if is_uppfylld else _status(aktivitet, poster, signerade),
        is_tillgodoraknad=is_tillgodoraknad,
        signering=signering,
        aktiviteter=tuple(poster.aktiviteter),
        metoder=tuple(poster.metoder),
        bedomningar=tuple(poster.bedomningar),
    )


def _aktivitetsnod(krav: DelmalKrav, aktiviteter: list[Aktivitet]) -> AktivitetsNod:
    if not aktiviteter:
        return AktivitetsNod.SAKNAS
    gjorda = [a for a in aktiviteter if a.is_genomford]
    if not gjorda:
        return AktivitetsNod.PLANERAD
    return AktivitetsNod.KLAR if all(svarar_mot(gjorda, k) for k in krav.krav) else AktivitetsNod.DELVIS


def _is_aktivitet_metod(poster: _Poster, signerade: list[Bedomning]) -> bool:
    """A method or a signed assessment says that it is about one of the delmål's activities."""
    finns = {a.id for a in poster.aktiviteter}
    return any(m.aktivitet_id in finns for m in poster.metoder) or any(b.aktivitet_id in finns for b in signerade)


def _is_metod_bedomning(poster: _Poster, signerade: list[Bedomning]) -> bool:
    """An assessment answers a planned method; where none is planned a signed one brings its own."""
    if not poster.metoder:
        return bool(signerade)
    planerade = {m.metod for m in poster.metoder}
    return any(b.metod in planerade for b in poster.bedomningar)


def _status(aktivitet: AktivitetsNod, poster: _Poster, signerade: list[Bedomning]) -> Delmalsstatus:
    obesvarade = {m.metod for m in poster.metoder} - {b.metod for b in signerade}
    if aktivitet is AktivitetsNod.KLAR and signerade and not obesvarade:
        return Delmalsstatus.UNDERLAG_KLART
    if signerade or aktivitet in (AktivitetsNod.DELVIS, AktivitetsNod.KLAR):
        return Delmalsstatus.PAGAR
    if poster.aktiviteter or poster.metoder or poster.bedomningar:
        return Delmalsstatus.PLANERAD
    return Delmalsstatus.EJ_PABORJAD


def _fyllnad(grupp: Delmalgrupp, kedjorna: list[Kedja]) -> Gruppfyllnad:
    return Gruppfyllnad(
        grupp=grupp,
        antal=len(kedjorna),
        med_bedomning=sum(k.is_tillgodoraknad or k.bedomning is BedomningsNod.SIGNERAD for k in kedjorna),
        ifyllda=sum(k.is_ifylld for k in kedjorna),
        hela=sum(k.is_hel for k in kedjorna),
        uppfyllda=sum(k.status is Delmalsstatus.UPPFYLLD for k in kedjorna),
    )
