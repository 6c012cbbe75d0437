"""What the demo's trainings consist of: placements, courses, work, and the words that people write about them.

Placements and their delmål under the 2015 regulation are those of Kronoberg's plan for ST in allmänmedicin; so are
the courses. Under the 2021 regulation the same themes have other codes.
"""

from typing import Final, NamedTuple

from app.domain.slag import Aktivitetsslag, Metod


class Placering(NamedTuple):
    """A side placement: so many months into training, so many months long."""

    titel: str
    klinik: str
    delmal: str
    manad: int
    langd: int
    has_jour: bool | None = None
    is_slutenvard: bool = False


class Uppdrag(NamedTuple):
    """An assignment at the home unit: so many months into training, so many months long."""

    titel: str
    delmal: str
    manad: int
    langd: int


class Moment(NamedTuple):
    """Something else that is planned: a course of some days, or work over months (`dagar`)."""

    slag: Aktivitetsslag
    titel: str
    delmal: str
    manad: int
    dagar: int


PLACERINGAR_2015: Final = (
    Placering("Internmedicin", "Medicinkliniken", "b3 c1 c2 c4 c5 c8", 13, 3, has_jour=True, is_slutenvard=True),
    Placering("Pediatrik", "Barn- och ungdomskliniken", "b3 c1 c2 c4 c5 c6", 19, 3, has_jour=True),
    Placering("Gynekologi och mödrahälsovård", "Kvinnokliniken", "c1 c2 c4 c5 c7", 25, 2),
    Placering("ÖNH", "Öronkliniken", "c1 c2 c4 c5", 33, 2),
    Placering(
        "Psykiatri", "Vuxenpsykiatriska kliniken", "b3 c1 c2 c4 c5 c8 c13", 38, 3, has_jour=True, is_slutenvard=True
    ),
    Placering("Ögon", "Ögonkliniken", "c1 c2 c4 c5 c8", 43, 1),
    Placering("Hud", "Hudkliniken", "c1 c4 c5", 45, 1),
    Placering("Akutgeriatrik", "Akutgeriatriska kliniken", "b3 c1 c4 c5 c8", 49, 2, is_slutenvard=True),
    Placering("Infektion", "Medicinkliniken", "a3 c1 c5", 36, 1, is_slutenvard=True),
)
UPPDRAG_KRONOBERG: Final = (
    Uppdrag("Egen BVC", "c6", 28, 6),
    Uppdrag("Hemsjukvård och särskilt boende", "c8 c9", 41, 6),
)
UPPDRAG_NORRBOTTEN: Final = (
    Uppdrag("BHV-mottagning", "c6", 28, 6),
    Uppdrag("MHV-mottagning", "c7", 34, 4),
    Uppdrag("Äldreboende (SÄBO)", "c8 c9", 41, 6),
)
_KURS, _KVALITET = Aktivitetsslag.KURS, Aktivitetsslag.KVALITETSARBETE
MOMENT_2015: Final = (
    Moment(_KURS, "Försäkringsmedicin", "b4", 5, 3),
    Moment(_KURS, "Allmänmedicinskt arbetssätt", "c3", 6, 4),
    Moment(Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING, "Undervisning på läkarmötet", "a1", 8, 1),
    Moment(_KURS, "Patientcentrerat samtal", "b1", 10, 4),
    Moment(_KURS, "Sjukdomsförebyggande arbete", "b2", 12, 2),
    Moment(_KURS, "Ledarskap, etik, kvalitet (LEK)", "a1 a2 a4 a6", 16, 40),
    Moment(_KVALITET, "Förbättringsarbete: kortare väntan i telefon", "a4", 16, 210),
    Moment(Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, "Handleda läkarstudenter under handledning", "a1", 17, 19),
    Moment(_KURS, "Läkemedel", "b3", 18, 3),
    Moment(_KURS, "Medicinsk vetenskap", "a5", 22, 10),
    Moment(_KURS, "Barnhälsovård", "c6 c14", 24, 4),
    Moment(Aktivitetsslag.SKRIFTLIGT_ARBETE, "Skriftligt arbete: uppföljning efter utskrivning", "a5", 24, 500),
    Moment(_KURS, "Lagar och föreskrifter", "a6", 34, 2),
    Moment(_KURS, "Palliativ vård", "b5", 46, 3),
)
# Which course of the region's plan each is, by its title.
KURSER: Final = {
    "kronoberg": {
        "Försäkringsmedicin": "forsakringsmedicin",
        "Allmänmedicinskt arbetssätt": "allmanmedicinskt-arbetssatt",
        "Patientcentrerat samtal": "patientcentrerat-samtal",
        "Sjukdomsförebyggande arbete": "sjukdomsforebyggande",
        "Ledarskap, etik, kvalitet (LEK)": "ledarskap-etik-kvalitet",
        "Läkemedel": "lakemedel",
        "Medicinsk vetenskap": "medicinsk-vetenskap",
        "Barnhälsovård": "barnhalsovard",
        "Lagar och föreskrifter": "lagar",
        "Palliativ vård": "palliativ-vard",
    },
    "norrbotten": {
        "Allmänmedicinskt arbetssätt": "allmanmedicinskt-forhallningssatt",
        "Allmänmedicinskt förhållningssätt": "allmanmedicinskt-forhallningssatt",
        "Patientcentrerat samtal": "konsultation",
        "Konsultationskurs": "konsultation",
        "Ledarskap, etik, kvalitet (LEK)": "ab-kurser",
        "Ledarskap och lärande": "ab-kurser",
        "Barnhälsovård": "bhv-kurs",
        "Lagar och föreskrifter": "lagar",
        "Lagar, föreskrifter och myndighetsutövning": "lagar",
    },
}
# Titles that a region's plan words otherwise, with the keys that they may have there.
ANNAN_TITEL: Final = {
    "Gynekologi och mödrahälsovård": "gynekologi",
    "BT: hälsocentralen": "primarvard",
    "BT: akutsjukvård": "akutsjukvard",
    "BT: psykiatri": "psykiatri",
}

# The home unit in two periods, before and after the first side placement.
HEM_2015: Final = ("c1 c2 c3 c4 c5 c9 c11", "a1 a2 a3 a4 a5 b1 b2 b3 b4 b5 c6 c8 c10 c12 c13 c14")

_OVRIGA_2021: Final = {"a3": "STa7", "b3": "STc14", "c14": "STc15"}


def delmal_2021(delmal: str) -> str:
    """The 2021 codes with the same themes as some of allmänmedicin's under the 2015 regulation: a3, b3 and c codes."""
    return " ".join(_OVRIGA_2021.get(kod) or f"ST{kod}" for kod in delmal.split())


PLACERINGAR_2021: Final = tuple(mall._replace(delmal=delmal_2021(mall.delmal)) for mall in PLACERINGAR_2015)
MOMENT_2021: Final = (
    Moment(_KURS, "Försäkringsmedicin", "STb3", 5, 3),
    Moment(_KURS, "Allmänmedicinskt förhållningssätt", "STc3", 7, 4),
    Moment(Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING, "Undervisning på läkarmötet", "STa6", 8, 1),
    Moment(_KURS, "Konsultationskurs", "STb1", 10, 4),
    Moment(_KURS, "Hälsofrämjande arbete", "STb2", 12, 2),
    Moment(_KURS, "Ledarskap och lärande", "STa1 STa4 STa5 STa6", 16, 30),
    Moment(Aktivitetsslag.UTVECKLINGSARBETE, "Utvecklingsarbete: säkrare läkemedelslistor", "STa2 STa7", 16, 200),
    Moment(Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, "Handleda läkarstudenter under handledning", "STa6", 17, 19),
    Moment(Aktivitetsslag.TEORETISKA_STUDIER, "Vetenskaplig skolning: granska och redovisa", "STa3", 22, 240),
    Moment(_KURS, "Barnhälsovård", "STc6", 24, 4),
    Moment(_KURS, "Lagar, föreskrifter och myndighetsutövning", "STc15", 34, 2),
    Moment(_KURS, "Palliativ vård", "STb4", 46, 3),
)
HEM_2021: Final = (
    "STc1 STc2 STc3 STc4 STc5 STc9 STc11",
    "STa4 STa5 STa6 STa7 STb1 STb2 STb3 STb4 STc6 STc8 STc10 STc12 STc13 STc14 STc15",
)

HEM_PALLIATIV: Final = "c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13"
MOMENT_PALLIATIV: Final = (
    Moment(_KURS, "Palliativ medicin, del 1: symtomlindring", "c1 c2 c4 c5", 4, 4),
    Moment(_KURS, "Palliativ medicin, del 2: samtal och närstående", "c7 c9 c11", 9, 4),
    Moment(_KURS, "Palliativ medicin, del 3: etik och team", "c3 c6 c8 c10", 15, 4),
    Moment(_KURS, "Lagar och föreskrifter i palliativ vård", "c13", 20, 2),
)
PLACERINGAR_PALLIATIV: Final = (
    Placering("Onkologi", "Onkologiska kliniken", "c4 c5", 6, 3, has_jour=True, is_slutenvard=True),
)

HEM_PSYKIATRI: Final = (
    "STa4 STa5 STa6 STa7 STb1 STb2 STb3 STb4 STc1 STc2 STc3 STc4 STc5 STc6 STc7 STc8 STc9 STc10 STc11 STc12 STc13 STc14"
)
MOMENT_PSYKIATRI: Final = (
    Moment(_KURS, "Akutpsykiatri och suicidprevention", "STc3", 3, 4),
    Moment(_KURS, "Psykiatrisk diagnostik", "STc1 STc2", 6, 4),
    Moment(_KURS, "Psykofarmaka", "STc4", 9, 3),
    Moment(_KURS, "Samtal och försäkringsmedicin", "STb1 STb3", 11, 4),
    Moment(_KURS, "Beroende och samsjuklighet", "STc6", 14, 3),
    Moment(_KURS, "Ledarskap, etik och lärande", "STa1 STa4 STa5 STa6", 18, 30),
    Moment(Aktivitetsslag.UTVECKLINGSARBETE, "Utvecklingsarbete: vårdplaner", "STa2", 20, 200),
    Moment(_KURS, "Demens och kognitiv svikt", "STc7", 26, 3),
    Moment(_KURS, "Utvecklingsrelaterade tillstånd", "STc8 STc11", 30, 4),
    Moment(Aktivitetsslag.TEORETISKA_STUDIER, "Vetenskaplig skolning", "STa3", 32, 120),
    Moment(_KURS, "Psykologiska behandlingsmetoder", "STc9", 36, 4),
    Moment(_KURS, "Levnadsvanor vid psykisk sjukdom", "STb2", 38, 2),
    Moment(_KURS, "Socialtjänst och andra myndigheter", "STc13", 40, 2),
)

# The parts of BT in Norrbotten: 4 months acute care, 4 primary care, 2.5 psychiatry.
BT_HEM: Final = "BT1 BT3 BT4 BT5 BT6 BT9 BT11 BT12 BT14 BT16"
BT_AKUT: Final = "BT1 BT5 BT8 BT10 BT13 BT15 BT17"
BT_PSYK: Final = "BT2 BT3 BT9 BT15"

SAMTALSAMNEN: Final = (
    "Genomgång av veckans svåraste beslut", "Remisser och remissvar", "Planering av sidotjänstgöring",
    "Återkoppling efter medsittning", "Sjukskrivning i praktiken", "Prioritering på akuttider",
    "Läkemedelsgenomgångar", "Samtalsteknik: att avsluta i tid", "Journalföring och diagnoser",
    "Genomgång av IUP och delmål", "Arbetsbelastning och återhämtning", "Förbättringsarbetet: nästa steg",
    "Hembesök och samarbete med hemsjukvården", "Kursen: vad tar du med dig", "Att ge besked om svår sjukdom",
    "Provsvar och uppföljning", "Handleda studenter", "Etiska frågor i vardagen",
)  # fmt: skip
OVERENSKOMMET: Final = (
    "Boka nästa medsittning.", "Läs riktlinjen till nästa gång.", "Lägg in kursen i planen.",
    "Ta upp frågan på läkarmötet.", "Pröva den nya strukturen i tre besök.", "",
)  # fmt: skip
REVIDERINGSTEXTER: Final = (
    "Sidotjänstgöringar för nästa år planerade.", "Kurser bokade och delmål uppdaterade.",
    "Metoder valda för de delmål som saknade.", "Förbättringsarbetet lagt i planen.",
    "Genomgång inför studierektorns besök.",
)  # fmt: skip

KLINISKA_METODER: Final = (Metod.MINI_CEX, Metod.CBD, Metod.JOURNALGRANSKNING)
KURSMETODER: Final = (Metod.MUNTLIG_PRESENTATION, Metod.PORTFOLJGENOMGANG, Metod.KUNSKAPSPROV)
