"""The words of tables: what the template writes for each value, and what else people write for the same.

The first word of each value is the template's own. Pages have their words in `app.web.ord`; a test sees to it that
those are understood here too.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tjanst import Franvaroslag

E = TypeVar("E", bound=StrEnum)
Ordlista = Mapping[E, tuple[str, ...]]

AKTIVITETSSLAG: Final[Ordlista[Aktivitetsslag]] = {
    Aktivitetsslag.KLINISK_TJANSTGORING: (
        "Klinisk tjänstgöring",
        "Klinisk tjänstgöring under handledning",
        "Klin tjg",
        "Tjänstgöring",
        "Sidotjänstgöring",
        "Placering",
        "Sidoplacering",
        "Randning",
        "Sidoutbildning",
    ),
    Aktivitetsslag.AUSKULTATION: ("Auskultation", "Ausk"),
    Aktivitetsslag.KURS: ("Kurs", "Kurser", "SK-kurs", "Utbildning"),
    Aktivitetsslag.KVALITETSARBETE: (
        "Kvalitets- och utvecklingsarbete",
        "Kvalitetsarbete",
        "Förbättringsarbete",
        "Kvalitets- och patientsäkerhetsarbete",
    ),
    Aktivitetsslag.UTVECKLINGSARBETE: ("Deltagande i utvecklingsarbete", "Utvecklingsarbete"),
    Aktivitetsslag.SKRIFTLIGT_ARBETE: (
        "Självständigt skriftligt arbete",
        "Skriftligt arbete",
        "Vetenskapligt arbete",
        "Självständigt skriftligt arbete enligt vetenskapliga principer",
    ),
    Aktivitetsslag.REFLEKTION_I_GRUPP: ("Reflektion i grupp", "Basgrupp", "Balintgrupp", "FQ-grupp"),
    Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING: ("Handleda under handledning", "Handledning av student"),
    Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING: ("Undervisa under handledning", "Undervisning"),
    Aktivitetsslag.SEMINARIUM: ("Seminarium", "Seminarier"),
    Aktivitetsslag.STORRE_SAMMANKOMST: (
        "Vetenskapligt möte eller annan större sammankomst",
        "Större sammankomst",
        "Kongress",
        "Vetenskapligt möte",
    ),
    Aktivitetsslag.MEDSITTNING: ("Medsittning", "Sit-in"),
    Aktivitetsslag.SIMULERING: ("Simulering", "Simuleringsövning"),
    Aktivitetsslag.TEORETISKA_STUDIER: ("Teoretiska studier",),
    Aktivitetsslag.DIAGNOSTIK_OCH_BEHANDLINGSKONFERENS: (
        "Diagnostik- och behandlingskonferens",
        "Multidisciplinär konferens",
        "MDK",
    ),
    Aktivitetsslag.VARDTEAMARBETE: ("Arbete i vårdteam", "Vårdteamarbete", "Teamarbete"),
    Aktivitetsslag.SJALVSTUDIER: ("Självstudier", "Litteraturstudier"),
    Aktivitetsslag.ANNAN: ("Annan aktivitet", "Annat", "Övrigt"),
}

METOD: Final[Ordlista[Metod]] = {
    Metod.MINI_CEX: ("Mini-CEX", "MiniCEX", "Min-CEX"),
    Metod.DOPS: ("DOPS",),
    Metod.CBD: ("CBD", "CBD (falldiskussion)", "Case-based discussion", "Falldiskussion", "Fallbaserad diskussion"),
    Metod.MEDSITTNING: ("Medsittning", "Sit-in", "Sitin"),
    Metod.VIDEOKONSULTATION: ("Videoinspelad konsultation", "Videokonsultation", "Videoinspelning", "Video"),
    Metod.FLERKALLA: ("360-gradersbedömning", "360-gradersbedömning (MSF)", "MSF", "360 grader", "360-bedömning"),
    Metod.SPECIALISTKOLLEGIUM: ("Specialistkollegium", "ST-kollegium", "Kollegium"),
    Metod.MITT_I_ST: ("Mitt-i-ST",),
    Metod.MUNTLIG_PRESENTATION: (
        "Återkoppling efter muntlig presentation",
        "Muntlig presentation",
        "Bedömning av muntlig presentation",
    ),
    Metod.JOURNALGRANSKNING: ("Journalgranskning",),
    Metod.HANDLEDNING_PA_HANDLEDNING: ("Handledning på handledning", "Handleda under handledning"),
    Metod.UNDERVISA_UNDER_HANDLEDNING: ("Undervisa under handledning", "Undervisning"),
    Metod.LEDARSKAP: ("Ledarskap och teamarbete", "Ledarskap", "Teamarbete"),
    Metod.VETENSKAPLIG_GRANSKNING: ("Kritisk granskning av vetenskap", "Artikelgranskning", "Vetenskaplig granskning"),
    Metod.EPA: ("EPA",),
    Metod.HANDLEDARBEDOMNING: ("Handledarens samlade bedömning", "Handledarbedömning", "Handledarutlåtande"),
    Metod.KUNSKAPSPROV: ("Kunskapsprov", "Specialistexamen", "Skriftligt prov", "Kursexamination"),
    Metod.PORTFOLJGENOMGANG: ("Portföljgenomgång", "Genomgång av portfölj"),
    Metod.SJALVSKATTNING: ("Självskattning", "Självvärdering"),
    Metod.ANNAN: ("Annan metod", "Annat", "Övrigt"),
}

STATUS: Final[Ordlista[Aktivitetsstatus]] = {
    Aktivitetsstatus.PLANERAD: (
        "Planerad",
        "Planerat",
        "Planeras",
        "Plan",
        "Kommande",
        "Bokad",
        "Pågår",
        "Pågående",
        "Nej",
    ),
    Aktivitetsstatus.GENOMFORD: (
        "Genomförd",
        "Genomfört",
        "Genomförda",
        "Klar",
        "Klart",
        "Avslutad",
        "Utförd",
        "Ja",
        "X",
    ),
    Aktivitetsstatus.FORESLAGEN: ("Föreslagen", "Förslag"),
    Aktivitetsstatus.ATERKALLAD: ("Återkallad", "Struken", "Inställd"),
}

TJANSTGORINGSTYP: Final[Ordlista[TjanstgoringsTyp]] = {
    TjanstgoringsTyp.HEMENHET: ("Hemenhet", "Hemklinik", "Egen enhet", "Huvudenhet", "Vårdcentral", "Hälsocentral"),
    TjanstgoringsTyp.SIDOTJANSTGORING: ("Sidotjänstgöring", "Sidoplacering", "Sido", "Randning", "Sidoutbildning"),
    TjanstgoringsTyp.BT_DEL: ("BT", "BT-del", "BT-placering", "Bastjänstgöring"),
}

MILJO: Final[Ordlista[Miljo]] = {
    Miljo.PRIMARVARD_MOTTAGNING: (
        "Primärvård med mottagning",
        "vid vårdenhet med mottagning inom primärvården",
        "Primärvård",
        "Vårdcentral",
        "Hälsocentral",
    ),
    Miljo.RELEVANT_ENHET: (
        "Enhet som motsvarar delmålet",
        "vid enhet vars verksamhet motsvarar delmålet",
        "Relevant enhet",
        "Sjukhus",
    ),
}

FRANVAROSLAG: Final[Ordlista[Franvaroslag]] = {
    Franvaroslag.FORALDRALEDIG: ("Föräldraledig", "Föräldraledighet", "FL"),
    Franvaroslag.SJUK: ("Sjuk", "Sjukskriven", "Sjukskrivning", "Sjukfrånvaro"),
    Franvaroslag.TJANSTLEDIG: ("Tjänstledig", "Tjänstledighet", "TL"),
    Franvaroslag.ANNAN: ("Annan frånvaro", "Annat", "Övrigt"),
}

REVIDERINGSSLAG: Final[Ordlista[Revideringsslag]] = {
    Revideringsslag.REVIDERING: ("Revidering", "Revision", "Reviderad", "Uppföljning"),
    Revideringsslag.UPPRATTAD: ("Upprättad", "Upprättande", "Första IUP", "Ny"),
}

REVIDERINGSSTATUS: Final[Ordlista[Revideringsstatus]] = {
    Revideringsstatus.INLAMNAD: ("Inlämnad",),
    Revideringsstatus.SIGNERAD: ("Signerad",),
    Revideringsstatus.GODKAND: ("Godkänd",),
    Revideringsstatus.ATERLAMNAD: ("Återlämnad",),
}

_EJ_BOKSTAV: Final = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The text without case, diacritics, punctuation and double spaces, for comparing what people wrote."""
    utan = "".join(t for t in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(t))
    return _EJ_BOKSTAV.sub(" ", utan).strip()


def word_for(ordlista: Ordlista[E], varde: E) -> str:
    """The template's own word for a value."""
    return ordlista[varde][0]


def read_word(ordlista: Ordlista[E], text: str) -> E | None:
    """The value that the text names, by any of its words or by its key; None where it names none."""
    sokt = fold(text)
    traff = next((v for v, orden in ordlista.items() if sokt in map(fold, orden)), None)
    return traff or next((v for v in ordlista if sokt == fold(v.value)), None)


def read_prefix(ordlista: Ordlista[E], text: str) -> tuple[E, str] | None:
    """The value whose word the text begins with, longest word first, and the word; None where there is none."""
    sokt = f"{fold(text)} "
    traffar = [(v, ord_) for v, orden in ordlista.items() for ord_ in orden if sokt.startswith(f"{fold(ord_)} ")]
    return max(traffar, key=lambda traff: len(fold(traff[1])), default=None)
