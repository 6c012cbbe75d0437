"""The published template: what kinds of record a table can hold, and which columns each kind has.

Everything that knows the template reads it from here: the reading of tables, the files to download and the
document in docs/.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Postslag(StrEnum):
    """Kinds of record in a table; the last is the national layout with one row per delmål."""

    AKTIVITET = "aktivitet"
    METOD = "metod"
    BEDOMNING = "bedomning"
    HANDLEDNING = "handledning"
    REVIDERING = "revidering"
    TILLGODORAKNANDE = "tillgodoraknande"
    FRANVARO = "franvaro"
    DELMALSRADER = "delmalsrader"


class Falttyp(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    LANGTEXT = "langtext"
    NAMN = "namn"
    NAMNLISTA = "namnlista"
    EPOST = "epost"
    DATUM = "datum"
    PERIODSTART = "periodstart"
    PERIODSLUT = "periodslut"
    SIGNERAD = "signerad"
    PROCENT = "procent"
    MINUTER = "minuter"
    MANADER = "manader"
    DELMAL = "delmal"
    AKTIVITETSSLAG = "aktivitetsslag"
    STATUS = "status"
    TJANSTGORINGSTYP = "tjanstgoringstyp"
    MILJO = "miljo"
    METOD = "metod"
    FRANVAROSLAG = "franvaroslag"
    REVIDERINGSSLAG = "revideringsslag"
    REVIDERINGSSTATUS = "revideringsstatus"
    AKTIVITETER = "aktiviteter"
    METODER = "metoder"


@dataclass(frozen=True, slots=True)
class Kolumn:
    """One column. `nyckel` is permanent; `synonymer` are headings of other people's tables for the same thing."""

    nyckel: str
    rubrik: str
    typ: Falttyp
    forklaring: str
    exempel: str = ""
    synonymer: tuple[str, ...] = ()
    obligatorisk: bool = False


@dataclass(frozen=True, slots=True)
class Bladmall:
    """A kind of record: the sheet's name in the template, what it is for, its columns in order."""

    slag: Postslag
    namn: str
    beskrivning: str
    kolumner: tuple[Kolumn, ...]
    synonymer: tuple[str, ...] = ()

    def kolumn(self, nyckel: str) -> Kolumn:
        """The column with that key; KeyError where there is none."""
        return _PER_NYCKEL[self.slag][nyckel]


_DELMAL: Final = ("Delmålskod", "Delmålskoder", "Mål", "Målkod", "Aktuella delmål", "Kopplade delmål")
_EPOST_FORKLARING: Final = "Gör att rätt person känns igen. Kan lämnas tom."

_AKTIVITETER: Final = Bladmall(
    Postslag.AKTIVITET,
    "Aktiviteter",
    "Allt du planerar och har gjort: kurser, arbeten och tjänstgöringar, även sidotjänstgöring och BT.",
    (
        Kolumn(
            "slag",
            "Typ av aktivitet",
            Falttyp.AKTIVITETSSLAG,
            "Välj ur listan. Är enheten ifylld och typen tom antas klinisk tjänstgöring.",
            "Kurs",
            ("Aktivitetstyp", "Slag", "Typ", "Aktivitetens typ", "Kategori"),
        ),
        Kolumn(
            "titel",
            "Titel",
            Falttyp.TEXT,
            "Vad aktiviteten heter.",
            "Läkemedel",
            (
                "Aktivitet",
                "Namn",
                "Benämning",
                "Kurs",
                "Kursnamn",
                "Rubrik",
                "Placering",
                "Tjänstgöring",
                "Utbildningsaktivitet",
                "Auskultation",
            ),
            obligatorisk=True,
        ),
        Kolumn(
            "start",
            "Från",
            Falttyp.PERIODSTART,
            "Första dagen. En månad räknas från den första. Får också vara en hel period.",
            "2026-03-02",
            ("Start", "Startdatum", "Fr.o.m.", "From", "Datum", "Period", "Kursdatum", "Tid", "Tidsperiod"),
        ),
        Kolumn(
            "slut",
            "Till",
            Falttyp.PERIODSLUT,
            "Sista dagen. En månad räknas till och med den sista.",
            "2026-03-06",
            ("Slut", "Slutdatum", "T.o.m.", "Tom"),
        ),
        Kolumn(
            "status",
            "Status",
            Falttyp.STATUS,
            "Planerad eller Genomförd. Tom cell betyder planerad.",
            "Genomförd",
            ("Läge", "Genomförd", "Klar", "Utförd"),
        ),
        Kolumn("delmal", "Delmål", Falttyp.DELMAL, "Koder med komma emellan; a1–a6 går också.", "b3, c8", _DELMAL),
        Kolumn(
            "enhet",
            "Enhet",
            Falttyp.TEXT,
            "Bara för tjänstgöring: enheten du tjänstgör på.",
            "Medicinkliniken",
            ("Klinik", "Utbildningsenhet", "Tjänstgöringsställe", "Arbetsplats", "Utbildningsställe", "Plats"),
        ),
        Kolumn(
            "typ",
            "Typ av tjänstgöring",
            Falttyp.TJANSTGORINGSTYP,
            "Hemenhet, Sidotjänstgöring eller BT.",
            "Sidotjänstgöring",
            ("Tjänstgöringstyp", "Placeringstyp"),
        ),
        Kolumn(
            "procent",
            "Procent",
            Falttyp.PROCENT,
            "Bara för tjänstgöring: andel av heltid. Tom cell betyder 100 %.",
            "100",
            ("Sysselsättningsgrad", "Tjänstgöringsgrad", "Omfattning", "%", "Grad"),
        ),
        Kolumn(
            "miljo",
            "Miljö",
            Falttyp.MILJO,
            "Bara för tjänstgöring: primärvård med mottagning, eller annan enhet som motsvarar delmålet.",
            "Enhet som motsvarar delmålet",
            ("Typ av enhet", "Vårdform"),
        ),
        Kolumn(
            "handledare",
            "Handledare",
            Falttyp.NAMN,
            "Bara för tjänstgöring: den namngivna handledaren.",
            "Ebba Exempelsson",
            ("Handledares namn", "Klinisk handledare", "Handledare på enheten"),
        ),
        Kolumn(
            "handledare_epost",
            "Handledarens e-post",
            Falttyp.EPOST,
            _EPOST_FORKLARING,
            "ebba@exempel.se",
            ("Handledare e-post", "E-post", "Mejl", "Mail"),
        ),
        Kolumn(
            "beskrivning",
            "Beskrivning",
            Falttyp.LANGTEXT,
            "Fri text. Skriv aldrig något om patienter.",
            "Två dagar på plats",
            ("Innehåll", "Kommentar", "Anteckning", "Anteckningar", "Kort beskrivning"),
        ),
    ),
    (
        "Aktivitet",
        "Utbildningsaktiviteter",
        "Kurser",
        "Tjänstgöringar",
        "Tjänstgöring",
        "Placeringar",
        "Sidotjänstgöring",
        "Sidotjänstgöringar",
        "Auskultationer",
        "Auskultation",
    ),
)

_METODER: Final = Bladmall(
    Postslag.METOD,
    "Metoder",
    "Hur varje delmål ska bedömas, och vilken aktivitet bedömningen gäller.",
    (
        Kolumn("delmal", "Delmål", Falttyp.DELMAL, "Ett eller flera delmål.", "c8", _DELMAL, obligatorisk=True),
        Kolumn(
            "metod",
            "Bedömningsmetod",
            Falttyp.METOD,
            "Välj ur listan.",
            "Mini-CEX",
            ("Metod", "Bedömningsinstrument", "Instrument"),
            obligatorisk=True,
        ),
        Kolumn(
            "aktivitet",
            "Aktivitet som bedöms",
            Falttyp.TEXT,
            "Titeln på en aktivitet, precis som den står på bladet Aktiviteter eller i din portfölj.",
            "Läkemedel",
            ("Aktivitet", "Kopplad aktivitet", "Gäller aktivitet"),
        ),
        Kolumn(
            "planerad_till",
            "Planerad till",
            Falttyp.DATUM,
            "Den dag bedömningen är planerad.",
            "2026-04-01",
            ("Planerat datum", "Datum", "När"),
        ),
    ),
    ("Bedömningsmetoder", "Bedömningsplan", "Kompetensvärderingsplan"),
)

_BEDOMNINGAR: Final = Bladmall(
    Postslag.BEDOMNING,
    "Bedömningar",
    "Gjorda bedömningar av din kompetens.",
    (
        Kolumn(
            "datum",
            "Datum",
            Falttyp.DATUM,
            "Den dag bedömningen gjordes.",
            "2026-04-01",
            ("Bedömningsdatum", "Utförd", "När"),
            obligatorisk=True,
        ),
        Kolumn(
            "metod",
            "Bedömningsmetod",
            Falttyp.METOD,
            "Välj ur listan.",
            "Mini-CEX",
            ("Metod", "Instrument", "Bedömningsinstrument", "Bedömning", "Typ av bedömning", "Kompetensvärdering"),
            obligatorisk=True,
        ),
        Kolumn(
            "bedomare",
            "Bedömare",
            Falttyp.NAMN,
            "Den som bedömde.",
            "Ebba Exempelsson",
            ("Bedömarens namn", "Bedömd av", "Handledare", "Observatör"),
            obligatorisk=True,
        ),
        Kolumn(
            "bedomare_epost",
            "Bedömarens e-post",
            Falttyp.EPOST,
            _EPOST_FORKLARING,
            "ebba@exempel.se",
            ("E-post", "Mejl"),
        ),
        Kolumn("delmal", "Delmål", Falttyp.DELMAL, "Koder med komma emellan.", "c8, c9", _DELMAL),
        Kolumn(
            "aktivitet",
            "Aktivitet som bedömdes",
            Falttyp.TEXT,
            "Titeln på en aktivitet.",
            "Läkemedel",
            ("Aktivitet", "Gäller aktivitet", "Placering"),
        ),
        Kolumn(
            "aterkoppling",
            "Återkoppling",
            Falttyp.LANGTEXT,
            "Vad som sades. Skriv aldrig något om patienter.",
            "Tydlig struktur",
            ("Feedback", "Kommentar", "Omdöme", "Sammanfattning"),
        ),
        Kolumn(
            "overenskommet",
            "Överenskommet",
            Falttyp.LANGTEXT,
            "Vad ni kom överens om.",
            "Öva på att sammanfatta",
            ("Överenskommelse", "Att öva på", "Utvecklingsområden", "Plan"),
        ),
        Kolumn(
            "minuter",
            "Tid",
            Falttyp.MINUTER,
            "Hur länge tillfället varade.",
            "20 min",
            ("Minuter", "Längd", "Varaktighet"),
        ),
        Kolumn(
            "signerad",
            "Signerad",
            Falttyp.SIGNERAD,
            "Datum, eller Ja om den signerades samma dag. Tom cell betyder utkast.",
            "Ja",
            ("Signerat", "Underskriven", "Signeringsdatum"),
        ),
    ),
    ("Bedömning", "Kompetensbedömningar", "Kompetensvärdering", "Kompetensvärderingar"),
)

_HANDLEDNING: Final = Bladmall(
    Postslag.HANDLEDNING,
    "Handledning",
    "Dokumenterade handledningssamtal.",
    (
        Kolumn(
            "datum",
            "Datum",
            Falttyp.DATUM,
            "Den dag samtalet hölls.",
            "2026-04-01",
            ("Handledningsdatum", "När"),
            obligatorisk=True,
        ),
        Kolumn(
            "minuter",
            "Tid",
            Falttyp.MINUTER,
            "Hur länge samtalet varade.",
            "60 min",
            ("Minuter", "Längd", "Varaktighet", "Tidsåtgång", "Antal minuter"),
            obligatorisk=True,
        ),
        Kolumn(
            "handledare",
            "Handledare",
            Falttyp.NAMN,
            "Den som handledde.",
            "Ebba Exempelsson",
            ("Med",),
            obligatorisk=True,
        ),
        Kolumn(
            "handledare_epost",
            "Handledarens e-post",
            Falttyp.EPOST,
            _EPOST_FORKLARING,
            "ebba@exempel.se",
            ("Handledare e-post", "E-post", "Mejl"),
        ),
        Kolumn("delmal", "Delmål", Falttyp.DELMAL, "Koder med komma emellan.", "c2, c5", _DELMAL),
        Kolumn(
            "aktivitet", "Aktivitet", Falttyp.TEXT, "Titeln på den aktivitet samtalet hörde till.", "", ("Placering",)
        ),
        Kolumn(
            "anteckning",
            "Anteckning",
            Falttyp.LANGTEXT,
            "Vad ni tog upp. Skriv aldrig något om patienter.",
            "Genomgång av remissvar",
            ("Innehåll", "Ämne", "Anteckningar", "Samtalet handlade om", "Kommentar"),
        ),
        Kolumn(
            "overenskommet",
            "Överenskommet",
            Falttyp.LANGTEXT,
            "Vad ni kom överens om.",
            "Läsa om försäkringsmedicin",
            ("Överenskommelse", "Att göra", "Plan"),
        ),
        Kolumn(
            "nasta", "Nästa samtal", Falttyp.DATUM, "När ni ses nästa gång.", "2026-04-08", ("Nästa tillfälle", "Nästa")
        ),
    ),
    ("Handledningar", "Handledarsamtal", "Handledningssamtal", "Handledningslogg"),
)

_REVIDERINGAR: Final = Bladmall(
    Postslag.REVIDERING,
    "Revideringar",
    "När IUP upprättades och reviderades.",
    (
        Kolumn(
            "datum",
            "Datum",
            Falttyp.DATUM,
            "Den dag IUP upprättades eller reviderades.",
            "2026-01-15",
            ("Revideringsdatum", "Reviderad", "IUP reviderad"),
            obligatorisk=True,
        ),
        Kolumn(
            "slag",
            "Upprättad eller revidering",
            Falttyp.REVIDERINGSSLAG,
            "Den första är Upprättad, övriga Revidering.",
            "Revidering",
            ("Typ", "Slag", "Typ av revidering"),
        ),
        Kolumn(
            "deltagare",
            "Deltagare",
            Falttyp.NAMNLISTA,
            "Vilka som var med, med komma emellan.",
            "Ebba Exempelsson, Otto Testman",
            ("Närvarande", "Medverkande"),
        ),
        Kolumn(
            "sammanfattning",
            "Sammanfattning",
            Falttyp.LANGTEXT,
            "Vad som ändrades.",
            "Sidotjänstgöring i psykiatri lades till",
            ("Ändringar", "Kommentar", "Vad ändrades", "Innehåll"),
        ),
        Kolumn(
            "signerad",
            "Signerad av huvudhandledare",
            Falttyp.SIGNERAD,
            "Datum, eller Ja om det var samma dag. Revideringen räknas från den dagen.",
            "Ja",
            ("Signerad", "Huvudhandledare signerat", "Signerat"),
        ),
        Kolumn(
            "studierektor_godkand",
            "Godkänd av studierektor",
            Falttyp.SIGNERAD,
            "Datum, eller Ja om det var samma dag.",
            "2026-01-20",
            ("Studierektor godkänt", "Godkänd"),
        ),
    ),
    ("IUP-revideringar", "Revidering", "Revidering av IUP", "Revisioner"),
)

_TILLGODORAKNANDEN: Final = Bladmall(
    Postslag.TILLGODORAKNANDE,
    "Tillgodoräknanden",
    "Tidigare kompetens som räknas: ett delmål eller ett antal månader per rad.",
    (
        Kolumn("delmal", "Delmål", Falttyp.DELMAL, "Delmålet som tillgodoräknas.", "a5", _DELMAL),
        Kolumn("manader", "Månader", Falttyp.MANADER, "Antal heltidsmånader.", "6", ("Antal månader", "Tid")),
        Kolumn(
            "skal",
            "Skäl",
            Falttyp.LANGTEXT,
            "Vad som tillgodoräknas.",
            "Doktorsexamen",
            ("Grund", "Motivering", "Avser"),
            obligatorisk=True,
        ),
        Kolumn(
            "intyg",
            "Intyg",
            Falttyp.TEXT,
            "Vilket intyg som styrker det.",
            "Examensbevis 2019",
            ("Underlag", "Styrks av"),
        ),
        Kolumn(
            "beslutad_av",
            "Beslutad av",
            Falttyp.NAMN,
            "Den som beslutade.",
            "Verksamhetschefen",
            ("Beslut av", "Beslutsfattare"),
            obligatorisk=True,
        ),
        Kolumn(
            "datum",
            "Beslutsdatum",
            Falttyp.DATUM,
            "Dagen för beslutet.",
            "2024-02-01",
            ("Datum", "Beslutat"),
            obligatorisk=True,
        ),
    ),
    ("Tillgodoräknande",),
)

_FRANVARO: Final = Bladmall(
    Postslag.FRANVARO,
    "Frånvaro",
    "Ledighet från tjänstgöringen, till exempel föräldraledighet.",
    (
        Kolumn(
            "slag",
            "Typ av frånvaro",
            Falttyp.FRANVAROSLAG,
            "Välj ur listan.",
            "Föräldraledig",
            ("Frånvaro", "Orsak", "Typ", "Slag", "Ledighet"),
            obligatorisk=True,
        ),
        Kolumn(
            "start",
            "Från",
            Falttyp.PERIODSTART,
            "Första dagen.",
            "2025-06-01",
            ("Start", "Startdatum", "Fr.o.m.", "From", "Period"),
            obligatorisk=True,
        ),
        Kolumn(
            "slut",
            "Till",
            Falttyp.PERIODSLUT,
            "Sista dagen. Tom om du fortfarande är borta.",
            "2025-12-31",
            ("Slut", "Slutdatum", "T.o.m.", "Tom"),
        ),
    ),
    ("Ledighet", "Föräldraledighet"),
)

_DELMALSRADER: Final = Bladmall(
    Postslag.DELMALSRADER,
    "IUP med delmål som rader",
    "Den vanliga IUP-tabellen: ett delmål per rad, och i kolumnerna vad som ska göras och hur det ska bedömas.",
    (
        Kolumn(
            "delmal",
            "Delmål",
            Falttyp.DELMAL,
            "Delmålets kod, gärna följd av titeln.",
            "b5",
            (*_DELMAL, "Delmål enligt målbeskrivningen", "Nr"),
            obligatorisk=True,
        ),
        Kolumn(
            "aktiviteter",
            "Utbildningsaktiviteter",
            Falttyp.AKTIVITETER,
            "En per rad i cellen, eller med semikolon emellan. "
            "Börja med typen och skriv när: Kurs Palliativ vård, genomförd 2024-03.",
            "Kurs Palliativ vård, genomförd 2024-03",
            (
                "Utbildningsaktivitet",
                "Aktiviteter",
                "Aktivitet",
                "Planerade aktiviteter",
                "Lärandeaktiviteter",
                "Utbildningsaktiviteter planerade",
                "Planerade utbildningsaktiviteter",
                "Hur målet nås",
                "Kurser och tjänstgöring",
            ),
            obligatorisk=True,
        ),
        Kolumn(
            "genomforda",
            "Genomförda aktiviteter",
            Falttyp.AKTIVITETER,
            "Som ovan; allt här är genomfört.",
            "",
            ("Utbildningsaktiviteter genomförda", "Genomfört", "Genomförda utbildningsaktiviteter"),
        ),
        Kolumn(
            "metoder",
            "Bedömningsmetoder",
            Falttyp.METODER,
            "En eller flera metoder. Står de på samma rad som en enda aktivitet kopplas de till den.",
            "CBD; Medsittning",
            (
                "Bedömningsmetod",
                "Metod",
                "Metoder",
                "Bedömning",
                "Kompetensvärdering",
                "Hur målet bedöms",
                "Metoder för bedömning",
                "Metod för bedömning",
            ),
        ),
        Kolumn(
            "uppfoljning",
            "Uppföljning",
            Falttyp.LANGTEXT,
            "Läses inte in: lägg in intyg och bedömningar för sig.",
            "",
            ("Intyg", "Uppföljning/Intyg", "Uppföljning och intyg", "Kommentar", "Anteckning", "Uppfyllt", "Klart"),
        ),
    ),
    ("IUP", "Delmål", "Individuellt utbildningsprogram"),
)

MALLAR: Final[tuple[Bladmall, ...]] = (
    _AKTIVITETER,
    _METODER,
    _BEDOMNINGAR,
    _HANDLEDNING,
    _REVIDERINGAR,
    _TILLGODORAKNANDEN,
    _FRANVARO,
    _DELMALSRADER,
)
"""Every kind, in the order of the template's sheets; the national layout last, which the template has no sheet for."""

PER_SLAG: Final[Mapping[Postslag, Bladmall]] = {mall.slag: mall for mall in MALLAR}
_PER_NYCKEL: Final = {mall.slag: {kolumn.nyckel: kolumn for kolumn in mall.kolumner} for mall in MALLAR}
EGNA_BLAD: Final = tuple(mall for mall in MALLAR if mall.slag is not Postslag.DELMALSRADER)
