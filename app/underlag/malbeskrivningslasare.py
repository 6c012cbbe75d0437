"""Reads one regulation's folder of målbeskrivningar: checks what the schema cannot and makes domain values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.iup import Tillgodoslag
from app.domain.malbeskrivning import (
    Alternativ,
    Bastjanstgoring,
    DelmalKrav,
    Delmalskalla,
    Intygskrav,
    Krav,
    Malbeskrivning,
    Specialitetstyp,
    Tillgodotak,
)
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag
from app.underlag.fel import Felrad, read_toml, validate
from app.underlag.malbeskrivningsmodell import (
    AlternativModell,
    BtModell,
    DelmalModell,
    GemensamModell,
    IntygModell,
    SpecialitetModell,
    TakModell,
)
from app.underlag.version import short_hash

_GEMENSAMMA: Final = "_gemensamma"
_BT: Final = "bt"
_MED_BT: Final = frozenset({Foreskrift.F2021})
_GRUPPER_A: Final = frozenset({Delmalgrupp.A, Delmalgrupp.STA})
_GRUPPER_B: Final = frozenset({Delmalgrupp.B, Delmalgrupp.STB})
_GRUPPER_C: Final = frozenset({Delmalgrupp.C, Delmalgrupp.STC})
_OKAND: Final = "okand"
_B_KONFIDENS: Final[Mapping[str, Konfidens]] = {
    "high": Konfidens.HIGH,
    "medium": Konfidens.MEDIUM,
    "low": Konfidens.LOW,
    "antagen": Konfidens.LOW,
    _OKAND: Konfidens.LOW,
}

Modell = TypeVar("Modell", GemensamModell, SpecialitetModell, BtModell)


@dataclass(slots=True)
class Foreskriftslasare:
    """Reads the folder of one regulation; faults are gathered in `fel` and never raised."""

    mapp: Path
    visas_som: str
    foreskrift: Foreskrift
    kallor: Mapping[str, Delmalskalla]
    fel: list[Felrad]
    _intyg: Mapping[Aktivitetsslag, IntygModell] = field(default_factory=dict)
    _gemensamma: dict[str, DelmalKrav] = field(default_factory=dict)
    _tillgodotak: tuple[Tillgodotak, ...] = ()
    _gemensamt_innehall: bytes = b""

    def load(self) -> tuple[list[Malbeskrivning], Bastjanstgoring | None]:
        """Every specialty of the folder, and BT where the regulation has it."""
        self._load_gemensamma()
        bt = self._load_bt()
        slugar = sorted(fil.stem for fil in self.mapp.glob("*.toml") if fil.stem not in {_GEMENSAMMA, _BT})
        specialiteter = (self._load_specialitet(slug, bt) for slug in slugar)
        return [specialitet for specialitet in specialiteter if specialitet], bt

    def _load_gemensamma(self) -> None:
        last = self._read(_GEMENSAMMA, GemensamModell)
        if last is None:
            return
        modell, self._gemensamt_innehall = last
        self._intyg = modell.intyg
        self._tillgodotak = tuple(self._make_tak(slag, tak) for slag, tak in modell.tillgodotak.items())
        delmal = self._make_delmal(_GEMENSAMMA, modell.delmal, _GRUPPER_A | _GRUPPER_B)
        self._gemensamma = {krav.kod: krav for krav in delmal}

    def _make_tak(self, slag: Tillgodoslag, modell: TakModell) -> Tillgodotak:
        for kalla in modell.kallor:
            if kalla not in self.kallor:
                self._complain(_GEMENSAMMA, f"tillgodotak.{slag}.kallor", f"{kalla!r} finns inte i kallor.toml")
        return Tillgodotak(slag, modell.manader, modell.konfidens, modell.kallor)

    def _load_bt(self) -> Bastjanstgoring | None:
        last = self._read(_BT, BtModell) if self.foreskrift in _MED_BT else None
        if last is None:
            return None
        modell, innehall = last
        return Bastjanstgoring(
            foreskrift=self.foreskrift,
            slug=modell.slug,
            namn=modell.namn,
            grupp=modell.namn,
            typ=Specialitetstyp.BT,
            minsta_tid_manader=modell.minsta_tid_manader,
            delmal=self._make_delmal(_BT, modell.delmal, {Delmalgrupp.BT}),
            anmarkning=modell.anmarkning or "",
            version=short_hash([innehall]),
            normal_tid_manader=modell.normal_tid_manader,
            ansokan_inom_tjanstgoringsmanader=modell.ansokan_inom_tjanstgoringsmanader,
            placeringar_minst=modell.placeringar_minst,
            placeringar_hogst=modell.placeringar_hogst,
            obligatoriska_placeringar=modell.obligatoriska_placeringar,
            obligatorisk_placering_minst_manader=modell.obligatorisk_placering_minst_manader,
            obligatorisk_placering_minst_manader_konfidens=modell.obligatorisk_placering_minst_manader_konfidens,
            intyg=tuple(_make_intyg(intyg) for intyg in modell.intyg),
        )

    def _load_specialitet(self, slug: str, bt: Bastjanstgoring | None) -> Malbeskrivning | None:
        last = self._read(slug, SpecialitetModell)
        if last is None:
            return None
        modell, innehall = last
        self._check_specialitet(slug, modell)
        egna = self._make_delmal(slug, modell.delmal, _GRUPPER_C)
        gemensamma = [
            *self._pick_gemensamma(slug, "gemensamma_a", modell.gemensamma_a, _GRUPPER_A),
            *self._pick_gemensamma(slug, "gemensamma_b", modell.gemensamma_b, _GRUPPER_B),
        ]
        bt = bt if modell.kraver_bt else None
        return Malbeskrivning(
            foreskrift=self.foreskrift,
            slug=modell.slug,
            namn=modell.namn,
            grupp=modell.grupp,
            typ=modell.typ,
            minsta_tid_manader=modell.minsta_tid_manader,
            delmal=tuple(sorted([*gemensamma, *egna], key=lambda delmal: delmal.kod)),
            b_kand=modell.gemensamma_b_konfidens != _OKAND,
            b_konfidens=_B_KONFIDENS[modell.gemensamma_b_konfidens],
            grundspecialitet=modell.grundspecialitet or "",
            grundspecialitet_konfidens=modell.grundspecialitet_konfidens,
            hogst_tillgodoraknat_manader=modell.hogst_tillgodoraknat_manader,
            tillgodotak=self._tillgodotak,
            kraver_bt=modell.kraver_bt,
            bt=bt,
            anmarkning=modell.anmarkning or "",
            version=short_hash([innehall, self._gemensamt_innehall, bt.version.encode() if bt else b""]),
        )

    def _read(self, slug: str, modell: type[Modell]) -> tuple[Modell, bytes] | None:
        last = read_toml(self.mapp / f"{slug}.toml", self._name(slug), self.fel)
        if last is None:
            return None
        innehall, rad = last
        giltig = validate(modell, innehall, self._name(slug), self.fel)
        if giltig is None:
            return None
        if giltig.forfattning != self.foreskrift.beteckning:
            self._complain(slug, "forfattning", f"ska vara {self.foreskrift.beteckning!r} i den här mappen")
        if not isinstance(giltig, GemensamModell) and giltig.slug != slug:
            self._complain(slug, "slug", f"ska vara {slug!r}, som filen heter")
        return giltig, rad

    def _check_specialitet(self, slug: str, modell: SpecialitetModell) -> None:
        if (modell.gemensamma_b_konfidens == _OKAND) == bool(modell.gemensamma_b):
            self._complain(slug, "gemensamma_b", "ska finnas när gemensamma_b_konfidens inte är okand, annars inte")
        if (modell.typ is Specialitetstyp.BAS) == (modell.grundspecialitet is not None):
            self._complain(slug, "grundspecialitet", "ska finnas för typ gren och tillagg, inte för bas")
        if (modell.grundspecialitet is None) != (modell.grundspecialitet_konfidens is None):
            self._complain(slug, "grundspecialitet_konfidens", "ska finnas när grundspecialitet finns, annars inte")
        if modell.kraver_bt and self.foreskrift not in _MED_BT:
            self._complain(slug, "kraver_bt", "föreskriften har ingen bastjänstgöring")

    def _pick_gemensamma(
        self, slug: str, nyckel: str, koder: tuple[str, ...], grupper: frozenset[Delmalgrupp]
    ) -> Iterator[DelmalKrav]:
        for kod in koder:
            krav = self._gemensamma.get(kod)
            if krav is not None and krav.kod.grupp in grupper:
                yield krav
            elif self._gemensamma:  # a faulty common file has been told of already
                self._complain(slug, nyckel, f"{kod} finns inte bland delmålen i {_GEMENSAMMA}.toml")
        if len(set(koder)) != len(koder):
            self._complain(slug, nyckel, "samma kod står flera gånger")

    def _make_delmal(
        self, slug: str, modeller: tuple[DelmalModell, ...], grupper: Iterable[Delmalgrupp]
    ) -> tuple[DelmalKrav, ...]:
        sedda: set[str] = set()
        for modell in modeller:
            kod = DelmalKod(modell.kod)
            if kod in sedda:
                self._complain(slug, f"delmal[{kod}].kod", "koden står flera gånger")
            if kod.grupp not in grupper or kod.foreskrift is not self.foreskrift:
                self._complain(slug, f"delmal[{kod}].kod", "koden hör inte hemma i den här filen")
            for kalla in modell.kallor:
                if kalla not in self.kallor:
                    self._complain(slug, f"delmal[{kod}].kallor", f"{kalla!r} finns inte i kallor.toml")
            sedda.add(kod)
        return tuple(self._make_krav(slug, modell) for modell in modeller)

    def _make_krav(self, slug: str, modell: DelmalModell) -> DelmalKrav:
        krav = tuple(
            Krav(
                tuple(
                    self._make_alternativ(slug, f"delmal[{modell.kod}].krav[{rad}][{plats}]", alternativ)
                    for plats, alternativ in enumerate(alternativen, start=1)
                )
            )
            for rad, alternativen in enumerate(modell.krav, start=1)
        )
        return DelmalKrav(
            kod=DelmalKod(modell.kod),
            titel=modell.titel,
            titel_typ=modell.titel_typ,
            titel_konfidens=modell.titel_konfidens,
            aktivitet_konfidens=modell.aktivitet_konfidens,
            kallor=modell.kallor,
            nivaer=modell.nivaer,
            krav=krav,
            rad=modell.rad,
            eget_intyg=_make_intyg(modell.eget_intyg) if modell.eget_intyg else None,
            anmarkning=modell.anmarkning or "",
        )

    def _make_alternativ(self, slug: str, nyckel: str, modell: AlternativModell) -> Alternativ:
        vanligt = self._intyg.get(modell.slag)
        bilaga = modell.bilaga or (vanligt.bilaga if vanligt else "")
        signeras_av = modell.signeras_av or (vanligt.signeras_av if vanligt else ())
        if self._intyg and not (bilaga and signeras_av):
            self._complain(
                slug, nyckel, f"{modell.slag} har inget intyg i {_GEMENSAMMA}.toml; ange bilaga och signeras_av"
            )
        return Alternativ(modell.slag, modell.miljo, bilaga, signeras_av)

    def _name(self, slug: str) -> str:
        return f"{self.visas_som}/{slug}.toml"

    def _complain(self, slug: str, nyckel: str, vad: str) -> None:
        self.fel.append(Felrad(self._name(slug), nyckel, vad))


def _make_intyg(modell: IntygModell) -> Intygskrav:
    return Intygskrav(modell.bilaga, modell.signeras_av, modell.vad or "")
