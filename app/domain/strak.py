"""Lanes of what is easily forgotten: an opportunity, short feedback on it, and the evidence, for each area."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.kompetensomraden import bedomda_omraden
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod


class Led(StrEnum):
    """How far one link of a lane has come; DELVIS is for evidence of some of its delmål only."""

    SAKNAS = "saknas"
    PA_VAG = "pa_vag"
    DELVIS = "delvis"
    FINNS = "finns"


@dataclass(frozen=True, slots=True)
class Strakmall:
    """What makes up the lane of one area.

    An activity of a kind in `slag` gives the opportunity; one in `slag_med_delmal` does when it leads to one of the
    lane's delmål. `metod` is the one to ask for. `tolkning`: the division is our reading of `kalla`.
    """

    omrade: Kompetensomrade
    slag: frozenset[Aktivitetsslag]
    slag_med_delmal: frozenset[Aktivitetsslag]
    delmal: Mapping[Foreskrift, tuple[DelmalKod, ...]]
    metod: Metod
    kalla: str
    konfidens: Konfidens
    tolkning: bool

    def ger_tillfalle(self, aktivitet: Aktivitet, delmal: Collection[DelmalKod]) -> bool:
        """Whether the activity is an opportunity to practise."""
        if aktivitet.slag in self.slag:
            return True
        return aktivitet.slag in self.slag_med_delmal and not aktivitet.delmal.isdisjoint(delmal)


@dataclass(frozen=True, slots=True)
class Strak:
    """One lane of a portfolio: its three links and the records that they rest on.

    `delmal` are those of the lane that apply, `uppfyllda` those of them signed off or credited. `bedomningar` are
    signed, latest first, and `begarda` asked for: those that looked at the area, or are about an activity that by its
    kind belongs to the lane. `is_kopplad` says that one of them is about one of the activities.
    """

    mall: Strakmall
    tillfalle: Led
    aterkoppling: Led
    bevis: Led
    aktiviteter: tuple[Aktivitet, ...]
    bedomningar: tuple[Bedomning, ...]
    begarda: tuple[Bedomning, ...]
    delmal: tuple[DelmalKod, ...]
    uppfyllda: tuple[DelmalKod, ...]
    is_kopplad: bool

    @property
    def is_hel(self) -> bool:
        """Whether nothing is missing."""
        return {self.tillfalle, self.aterkoppling, self.bevis} == {Led.FINNS}


def straken(portfolj: Portfolj, mallar: Iterable[Strakmall], galler: Collection[DelmalKod]) -> tuple[Strak, ...]:
    """Every lane of the portfolio; `galler` are the delmål of its målbeskrivning."""
    return tuple(_strak(portfolj, mall, galler) for mall in mallar)


def _strak(portfolj: Portfolj, mall: Strakmall, galler: Collection[DelmalKod]) -> Strak:
    delmal = tuple(kod for kod in mall.delmal.get(portfolj.utbildning.foreskrift, ()) if kod in galler)
    aktiviteter = tuple(
        sorted((a for a in portfolj.gallande_aktiviteter if mall.ger_tillfalle(a, delmal)), key=lambda a: a.id)
    )
    egna = {a.id for a in aktiviteter if a.slag in mall.slag}
    inom = [
        b
        for b in sorted(portfolj.bedomningar, key=lambda b: (b.datum, b.id), reverse=True)
        if b.is_av_annan and (b.aktivitet_id in egna or mall.omrade in _omraden(b))
    ]
    signerade = tuple(b for b in inom if b.is_signerad)
    begarda = tuple(b for b in inom if b.is_vantande)
    klara = portfolj.tillgodoraknade_delmal | {s.delmal for s in portfolj.signeringar}
    uppfyllda = tuple(kod for kod in delmal if kod in klara)
    idn = {a.id for a in aktiviteter}
    return Strak(
        mall=mall,
        tillfalle=_led(finns=any(a.is_genomford for a in aktiviteter), pa_vag=bool(aktiviteter)),
        aterkoppling=_led(finns=bool(signerade), pa_vag=bool(begarda)),
        bevis=Led.DELVIS if 0 < len(uppfyllda) < len(delmal) else _led(finns=bool(uppfyllda), pa_vag=False),
        aktiviteter=aktiviteter,
        bedomningar=signerade,
        begarda=begarda,
        delmal=delmal,
        uppfyllda=uppfyllda,
        is_kopplad=any(b.aktivitet_id in idn for b in (*signerade, *begarda)),
    )


def _omraden(bedomning: Bedomning) -> frozenset[Kompetensomrade]:
    """What was looked at; of one that nobody has answered yet, what its method is about."""
    return bedomda_omraden(bedomning if bedomning.is_signerad else replace(bedomning, mall=""))


def _led(*, finns: bool, pa_vag: bool) -> Led:
    if finns:
        return Led.FINNS
    return Led.PA_VAG if pa_vag else Led.SAKNAS
