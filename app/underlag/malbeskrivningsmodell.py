"""The schema of the files in målbeskrivningar/; described for people in the folder's README."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.iup import Tillgodoslag
from app.domain.malbeskrivning import Specialitetstyp, TitelTyp
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Miljo, Signerare
from app.underlag.fel import UnderlagModell


def _official_spelling(text: str) -> str:
    try:
        kod = DelmalKod.parse(text)
    except OkandDelmalKod:
        raise ValueError(f"{text!r} är ingen delmålskod") from None
    if kod != text:
        raise ValueError(f"skriv koden {kod} i stället för {text!r}")
    return text


Kod = Annotated[str, AfterValidator(_official_spelling)]
Antal = Annotated[int, Field(gt=0, strict=True)]
Signerande = Annotated[tuple[Signerare, ...], Field(min_length=1)]


class IntygModell(UnderlagModell):
    """A form and who signs it."""

    bilaga: str
    signeras_av: Signerande
    vad: str | None = None


class AlternativModell(UnderlagModell):
    """One alternative within a requirement; form and signers only where they differ from the regulation's table."""

    slag: Aktivitetsslag
    miljo: Miljo | None = None
    bilaga: str | None = None
    signeras_av: Signerande | None = None


class DelmalModell(UnderlagModell):
    """One delmål."""

    kod: Kod
    titel: str
    titel_typ: TitelTyp
    titel_konfidens: Konfidens
    aktivitet_konfidens: Konfidens
    kallor: Annotated[tuple[str, ...], Field(min_length=1)]
    nivaer: tuple[str, ...] = ()
    krav: tuple[Annotated[tuple[AlternativModell, ...], Field(min_length=1)], ...] = ()
    rad: tuple[Aktivitetsslag, ...] = ()
    eget_intyg: IntygModell | None = None
    anmarkning: str | None = None


class TakModell(UnderlagModell):
    """A table `[tillgodotak.<slag>]`: how many months of that kind may be credited at most."""

    manader: Antal
    konfidens: Konfidens
    kallor: Annotated[tuple[str, ...], Field(min_length=1)]


class GemensamModell(UnderlagModell):
    """`_gemensamma.toml`: the delmål that many specialties share, the forms of the regulation, limits of credits."""

    forfattning: str
    omfattning: str
    intyg: dict[Aktivitetsslag, IntygModell]
    tillgodotak: dict[Tillgodoslag, TakModell] = Field(default_factory=dict)
    delmal: Annotated[tuple[DelmalModell, ...], Field(min_length=1)]


class SpecialitetModell(UnderlagModell):
    """`<slug>.toml`: one specialty."""

    forfattning: str
    namn: str
    slug: str
    grupp: str
    typ: Literal[Specialitetstyp.BAS, Specialitetstyp.GREN, Specialitetstyp.TILLAGG]
    minsta_tid_manader: Antal
    gemensamma_a: tuple[Kod, ...]
    gemensamma_b: tuple[Kod, ...] = ()
    gemensamma_b_konfidens: Literal["high", "medium", "low", "antagen", "okand"]
    grundspecialitet: str | None = None
    grundspecialitet_konfidens: Konfidens | None = None
    hogst_tillgodoraknat_manader: Antal | None = None
    kraver_bt: Annotated[bool, Field(strict=True)] = False
    anmarkning: str | None = None
    delmal: Annotated[tuple[DelmalModell, ...], Field(min_length=1)]


class BtModell(UnderlagModell):
    """`bt.toml`: bastjänstgöring."""

    forfattning: str
    namn: str
    slug: str
    minsta_tid_manader: Antal
    normal_tid_manader: Antal
    ansokan_inom_tjanstgoringsmanader: Antal
    placeringar_minst: Antal
    placeringar_hogst: Antal
    obligatoriska_placeringar: tuple[str, ...]
    obligatorisk_placering_minst_manader: Antal
    obligatorisk_placering_minst_manader_konfidens: Konfidens
    intyg: Annotated[tuple[IntygModell, ...], Field(min_length=1)]
    anmarkning: str | None = None
    delmal: Annotated[tuple[DelmalModell, ...], Field(min_length=1)]


class KallaModell(UnderlagModell):
    """A table in `kallor.toml`."""

    namn: str
    slag: str
