"""What a specialty's målbeskrivning demands, as values; the facts themselves are data (`app.underlag`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.iup import Tillgodoslag
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Miljo, Signerare


class Specialitetstyp(StrEnum):
    """Kind of specialty, and BT, which is no specialty but has delmål of its own."""

    BAS = "bas"
    GREN = "gren"
    TILLAGG = "tillagg"
    BT = "bt"


class TitelTyp(StrEnum):
    """Whether a delmål's title is the regulation's, a transcript of it, or a descriptor of ours."""

    OFFICIELL = "officiell"
    OFFICIELL_EJ_KONTROLLERAD = "officiell_ej_kontrollerad"
    EGEN_BENAMNING = "egen_benamning"


@dataclass(frozen=True, slots=True)
class Intygskrav:
    """A form (bilaga of the regulation) and those who may or must sign it; `avser` says what it certifies."""

    bilaga: str
    signeras_av: tuple[Signerare, ...]
    avser: str = ""


@dataclass(frozen=True, slots=True)
class Alternativ:
    """One activity that fulfils a requirement, with its certificate; any one of `signeras_av` may sign."""

    slag: Aktivitetsslag
    miljo: Miljo | None
    bilaga: str
    signeras_av: tuple[Signerare, ...]


@dataclass(frozen=True, slots=True)
class Krav:
    """One prescribed requirement: any one of its alternatives is enough."""

    alternativ: tuple[Alternativ, ...]

    @property
    def slag(self) -> frozenset[Aktivitetsslag]:
        """The kinds of activity that fulfil it."""
        return frozenset(alternativ.slag for alternativ in self.alternativ)


@dataclass(frozen=True, slots=True)
class DelmalKrav:
    """One delmål: its title, prescribed activities (`krav`, all of them) and advised ones (`rad`, which never block).

    `nivaer` are the regulation's words for depth, in its order. `kallor` are ids of `Delmalskalla`.
    """

    kod: DelmalKod
    titel: str
    titel_typ: TitelTyp
    titel_konfidens: Konfidens
    aktivitet_konfidens: Konfidens
    kallor: tuple[str, ...]
    nivaer: tuple[str, ...] = ()
    krav: tuple[Krav, ...] = ()
    rad: tuple[Aktivitetsslag, ...] = ()
    eget_intyg: Intygskrav | None = None
    anmarkning: str = ""

    @property
    def kontrollerad(self) -> bool:
        """Whether both title and activities are surely the regulation's; otherwise a reservation is shown."""
        return self.titel_konfidens is Konfidens.HIGH and self.aktivitet_konfidens is Konfidens.HIGH


@dataclass(frozen=True, slots=True)
class Delmalskalla:
    """A source that facts about delmål come from."""

    id: str
    namn: str
    slag: str


@dataclass(frozen=True, slots=True)
class Tillgodotak:
    """The most full-time months of one kind that the regulation lets be credited, and how sure that is.

    `kallor` are ids of `Delmalskalla`.
    """

    slag: Tillgodoslag
    manader: int
    konfidens: Konfidens
    kallor: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Malbeskrivning:
    """All that one regulation demands for one specialty.

    `delmal` holds every delmål that applies, naturally sorted. Where nobody knows which common b-delmål apply,
    `b_kand` is False and none of them is included. Where they are assumed they are included and `b_konfidens` is LOW.
    `minsta_tid_manader` is full-time months and holds BT where `kraver_bt`. `tillgodotak` limits each kind of credited
    months, `hogst_tillgodoraknat_manader` all of them together. `version` changes with the content.
    """

    foreskrift: Foreskrift
    slug: str
    namn: str
    grupp: str
    typ: Specialitetstyp
    minsta_tid_manader: int
    delmal: tuple[DelmalKrav, ...]
    b_kand: bool = True
    b_konfidens: Konfidens = Konfidens.HIGH
    grundspecialitet: str = ""
    grundspecialitet_konfidens: Konfidens | None = None
    hogst_tillgodoraknat_manader: int | None = None
    tillgodotak: tuple[Tillgodotak, ...] = ()
    kraver_bt: bool = False
    bt: "Bastjanstgoring | None" = None
    anmarkning: str = ""
    version: str = ""

    def krav_for(self, kod: DelmalKod) -> DelmalKrav | None:
        """What the code demands here, the delmål of BT included; None if the målbeskrivning does not hold it."""
        return next((delmal for delmal in self.delmal_med_bt() if delmal.kod == kod), None)

    def delmal_med_bt(self) -> tuple[DelmalKrav, ...]:
        """Every delmål of one who also does BT: those of BT first."""
        return (*self.bt.delmal, *self.delmal) if self.bt else self.delmal

    def grupper(self) -> Mapping[Delmalgrupp, tuple[DelmalKrav, ...]]:
        """The delmål per group in the regulation's order, without BT; groups with no delmål are left out."""
        per_grupp: dict[Delmalgrupp, list[DelmalKrav]] = {}
        for delmal in self.delmal:
            per_grupp.setdefault(delmal.kod.grupp, []).append(delmal)
        return {grupp: tuple(delmal) for grupp, delmal in per_grupp.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bastjanstgoring(Malbeskrivning):
    """BT: its delmål and the frame that the regulation puts around its placements; times are full-time months."""

    normal_tid_manader: int
    ansokan_inom_tjanstgoringsmanader: int
    placeringar_minst: int
    placeringar_hogst: int
    obligatoriska_placeringar: tuple[str, ...]
    obligatorisk_placering_minst_manader: int
    obligatorisk_placering_minst_manader_konfidens: Konfidens
    intyg: tuple[Intygskrav, ...]
