"""The course of a placement: its five written steps, who writes each, and how they stand; and any other certificate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.db.logg import Handelseslag
from app.db.tabeller import AktivitetRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.behorighet import Handling, Relation
from app.domain.slag import Aktivitetsslag
from app.features.aktivitet import queries
from app.web.forms import Formular, Fritext, Rad
from app.web.sida import Portfoljsida


class StegForm(Formular):
    """A day and what was written on it, upon the activity as the person saw it."""

    datum: date
    text: str
    version: int = 0


class MalForm(StegForm):
    """Goals and plan."""

    datum: Annotated[date, Field(title="Överenskommet den")]
    text: Annotated[Fritext, Field(title="Mål och plan", min_length=1)]


class AvstamningForm(StegForm):
    """The talk midway."""

    datum: Annotated[date, Field(title="Samtalets datum")]
    text: Annotated[Fritext, Field(title="Vad ni kom fram till", min_length=1)]


class OmdomeForm(StegForm):
    """What the clinic says of the ST-läkare."""

    datum: Annotated[date, Field(title="Datum")]
    text: Annotated[Fritext, Field(title="Omdöme", min_length=1)]


class UtvarderingForm(StegForm):
    """What the ST-läkare says of the clinic."""

    datum: Annotated[date, Field(title="Datum")]
    text: Annotated[Fritext, Field(title="Utvärdering", min_length=1)]


class IntygForm(StegForm):
    """When the certificate was signed, and by whom."""

    datum: Annotated[date, Field(title="Undertecknat den")]
    text: Annotated[Rad, Field(title="Undertecknat av", min_length=1)]


@dataclass(frozen=True, slots=True)
class Steg:
    """One step: where it is kept (`datumfalt`, `textfalt`), what it asks for, and what is said about it.

    `handling` lets in to the form; `vem` says who that is, to those who are not let in. `is_rad`: one line of text.
    """

    namn: str
    rubrik: str
    gor: str
    hjalp: str
    vem: str
    klart: str
    handling: Handling
    slag: Handelseslag
    modell: type[StegForm]
    datumfalt: str
    textfalt: str
    is_rad: bool = False

    def etikett(self, falt: str) -> str:
        """The label of a field of its form."""
        return str(self.modell.model_fields[falt].title)

    @property
    def is_aktivitetens(self) -> bool:
        """Whether it is kept with the activity itself, since other activities have it too."""
        return self.datumfalt in AktivitetRad.model_fields

    def varden(self, post: queries.Posten) -> tuple[date | None, str]:
        """The day and the text as stored."""
        rad = post.aktivitet if self.is_aktivitetens else post.tjanstgoring
        return getattr(rad, self.datumfalt), getattr(rad, self.textfalt)


MAL = Steg(
    "mal", "Mål och plan", "Skriv mål och plan",
    "Vad du ska lära dig, hur och när ni stämmer av. Skriv det med handledaren innan placeringen börjar.",
    "ST-läkaren skriver.", "Mål och plan är sparade.",
    Handling.SKRIVA_PLAN, Handelseslag.PLACERING_MAL, MalForm, "mal_satta", "mal",
)  # fmt: skip
AVSTAMNING = Steg(
    "avstamning", "Avstämning mitt i", "Skriv avstämning",
    "Hur det går mot målen och vad som ändras under resten av placeringen.",
    "ST-läkaren, placeringens handledare eller huvudhandledaren skriver.", "Avstämningen är sparad.",
    Handling.STAMMA_AV_PLACERING, Handelseslag.PLACERING_AVSTAMD, AvstamningForm, "mitt_datum", "mitt_text",
)  # fmt: skip
OMDOME = Steg(
    "omdome", "Klinikens omdöme", "Skriv omdöme",
    "Hur målen är nådda, vad som är bra och vad ST-läkaren ska arbeta vidare med. Läses av alla som läser portföljen.",
    "Placeringens handledare eller huvudhandledaren skriver.", "Omdömet är sparat.",
    Handling.BEKRAFTA_TJANSTGORING, Handelseslag.PLACERING_OMDOME, OmdomeForm, "omdome_datum", "omdome",
)  # fmt: skip
UTVARDERING = Steg(
    "utvardering", "Din utvärdering av kliniken", "Skriv utvärdering",
    "Handledning, innehåll och arbetsmiljö. Texten läses bara av dig, huvudhandledaren och studierektorn.",
    "ST-läkaren skriver.", "Utvärderingen är sparad.",
    Handling.SKRIVA_PLAN, Handelseslag.PLACERING_UTVARDERAD, UtvarderingForm, "utvarderad", "utvardering",
)  # fmt: skip
INTYG = Steg(
    "intyg", "Intyg", "Fyll i intyg",
    "När intyget undertecknades och av vem. Intyget självt förvarar du som förut.",
    "ST-läkaren fyller i.", "Intyget är noterat.",
    Handling.SKRIVA_PLAN, Handelseslag.PLACERING_INTYGAD, IntygForm, "intyg", "intyg_av", is_rad=True,
)  # fmt: skip
_UTVARDERINGENS_LASARE = frozenset({Relation.AGARE, Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR})
STEGEN = (MAL, AVSTAMNING, OMDOME, UTVARDERING, INTYG)
# Besides placements these have a certificate of their own.
_INTYGAS = frozenset(
    {
        Aktivitetsslag.KURS,
        Aktivitetsslag.KVALITETSARBETE,
        Aktivitetsslag.UTVECKLINGSARBETE,
        Aktivitetsslag.SKRIFTLIGT_ARBETE,
    }
)


@dataclass(frozen=True, slots=True)
class Stegvy:
    """A step on the page of the placement. `adress` is "" for who may not write it, or not yet."""

    steg: Steg
    rubrik: str
    datum: date | None
    text: str
    av: str
    adress: str
    is_dold: bool


def far_bekrafta(sida: Portfoljsida, post: queries.Posten) -> bool:
    """A placement's handledare answers for the own placement, huvudhandledare for any."""
    huvud = Relation.HUVUDHANDLEDARE in sida.tilltrade.relationer
    return post.tjanstgoring is not None and (huvud or post.id in sida.tilltrade.placeringar)


def far_skriva(sida: Portfoljsida, post: queries.Posten, steg: Steg) -> bool:
    """Whether this person writes that step of that activity: the owner, or a handledare of the placement."""
    return sida.far(steg.handling) and (sida.is_egen or far_bekrafta(sida, post))


def _far_lasa(sida: Portfoljsida, steg: Steg) -> bool:
    """What the ST-läkare says of the clinic goes to huvudhandledare and studierektor, not to the clinic or the chef."""
    return steg is not UTVARDERING or not _UTVARDERINGENS_LASARE.isdisjoint(sida.tilltrade.relationer)


def har_steg(post: queries.Posten, steg: Steg) -> bool:
    """Whether an activity has that step: a placement has all of them, a course or a work its certificate."""
    return post.tjanstgoring is not None or (steg is INTYG and post.aktivitet.slag in _INTYGAS)


def kan_skrivas(post: queries.Posten) -> bool:
    """Whether the activity is part of the plan."""
    return post.aktivitet.status in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)


def _har_borjat(sida: Portfoljsida, post: queries.Posten) -> bool:
    return post.aktivitet.start is None or post.aktivitet.start <= sida.idag


def gangen(sida: Portfoljsida, post: queries.Posten) -> tuple[Stegvy, ...]:
    """The steps that the activity has, as this reader sees them."""
    return tuple(_vyer(sida, post))


def _vyer(sida: Portfoljsida, post: queries.Posten) -> Iterator[Stegvy]:
    omdome_av = queries.namn(sida.session, post.tjanstgoring.omdome_av) if post.tjanstgoring else ""
    for steg in (ett for ett in STEGEN if har_steg(post, ett)):
        datum, text = steg.varden(post)
        synlig = _far_lasa(sida, steg)
        skrivs = kan_skrivas(post) and far_skriva(sida, post, steg) and (steg is MAL or _har_borjat(sida, post))
        yield Stegvy(
            steg,
            steg.rubrik if sida.is_egen or steg is not UTVARDERING else "ST-läkarens utvärdering av kliniken",
            datum,
            text if synlig else "",
            omdome_av if steg is OMDOME else "",
            sida.url(f"placering.{steg.namn}", portfolj_id=sida.portfolj_id, aktivitet_id=post.id) if skrivs else "",
            is_dold=bool(text) and not synlig,
        )
