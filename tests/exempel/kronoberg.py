"""A GP trainee in Kronoberg under SOSFS 2015:8, in the template's layout, with that region's placements and courses.

As such portfolios are: some delmål lack a method or an activity, supervision is thin, the last revision is old.
"""

from datetime import date
from typing import Any

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from tests import bygg
from tests.exempel import verktyg

_HEM = "Lindens vårdcentral"
_HUVUDHANDLEDARE = "Maja Myrtuv"
_PERSONER = {_HUVUDHANDLEDARE: 1, "Ines Igelkott": 2, "Pär Pilgren": 3, "Gun Gullviva": 4, "Ola Orrspel": 5}
D = date.fromisoformat

# title, unit, kind of placement, from, to, done, delmål, handledare; the region's own links of placement to delmål
_PLACERINGAR = (
    ("Vårdcentralen, första perioden", _HEM, "Hemenhet", D("2023-09-04"), D("2025-01-06"), True,
     "c1, c2, c3, c4, c5, c9", _HUVUDHANDLEDARE),
    ("Internmedicin", "Medicinkliniken Växjö", "Sidotjänstgöring", D("2025-01-07"), D("2025-03-30"), True,
     "b3, c1, c2, c4, c5, c8", "Ines Igelkott"),
    ("Pediatrik", "Barn- och ungdomskliniken", "Sidotjänstgöring", D("2025-09-01"), D("2025-11-30"), True,
     "b3, c1, c2, c4, c5, c6", "Pär Pilgren"),
    ("Gynekologi och mödrahälsovård", "Kvinnokliniken", "Sidotjänstgöring", D("2026-03-02"), D("2026-04-30"), True,
     "c1, c2, c4, c5, c7", "Gun Gullviva"),
    ("ÖNH", "Öronkliniken", "Sidotjänstgöring", D("2026-09-01"), D("2026-10-31"), True,
     "c1, c2, c4, c5", "Ola Orrspel"),
    ("Psykiatri", "Vuxenpsykiatriska kliniken", "Sidotjänstgöring", D("2027-02-01"), D("2027-04-30"), False,
     "b3, c1, c2, c4, c5, c8, c13", None),
    ("Ögon", "Ögonkliniken", "Sidotjänstgöring", D("2027-09-01"), D("2027-09-30"), False, "c1, c2, c4, c5, c8", None),
    ("Hud", "Hudkliniken", "Sidotjänstgöring", D("2027-10-01"), D("2027-10-31"), False, "c1, c4, c5", None),
)  # fmt: skip

# title, from, to, done, delmål
_KURSER = (
    ("Allmänmedicinskt arbetssätt", D("2024-02-05"), D("2024-02-08"), True, "c3"),
    ("Patientcentrerat samtal", D("2024-10-14"), D("2024-10-17"), True, "b1"),
    ("Ledarskap, etik, kvalitet (LEK)", D("2025-04-07"), D("2025-05-23"), True, "a1–a4, a6"),
    ("Läkemedel", D("2025-05-26"), D("2025-05-28"), True, "b3"),
    ("Barnhälsovård", D("2026-02-02"), D("2026-02-05"), True, "c14"),
    ("Försäkringsmedicin", D("2026-05-18"), D("2026-05-20"), True, "b4"),
    ("Medicinsk vetenskap", D("2027-03-01"), D("2027-03-12"), False, "a5"),
    ("Palliativ vård", D("2027-05-10"), D("2027-05-12"), False, "b5"),
)

# method, delmål, title of the activity it is to assess
_METODER = (
    ("Mini-CEX", "c1", "Internmedicin"),
    ("Mini-CEX", "c2", "Internmedicin"),
    ("CBD", "c4", "Internmedicin"),
    ("CBD", "c8", "Internmedicin"),
    ("Medsittning", "c3", "Vårdcentralen, första perioden"),
    ("Medsittning", "c5", "Vårdcentralen, första perioden"),
    ("Videoinspelad konsultation", "b1", "Patientcentrerat samtal"),
    ("DOPS", "c7", "Gynekologi och mödrahälsovård"),
    ("CBD", "c6", "Pediatrik"),
    ("Specialistkollegium", "a1", ""),
    ("Återkoppling efter muntlig presentation", "a4", "Ledarskap, etik, kvalitet (LEK)"),
    ("CBD", "c13", ""),
    ("Handledarens samlade bedömning", "b4", "Försäkringsmedicin"),
)

# date, method, assessor, delmål, title of the activity, feedback, minutes
_BEDOMNINGAR = (
    (D("2024-03-12"), "Medsittning", _HUVUDHANDLEDARE, "c3, c5", "", "Bra struktur, sammanfatta mer.", 20),
    (D("2024-11-06"), "Medsittning", _HUVUDHANDLEDARE, "c5", "", "Tydlig plan för uppföljning.", 20),
    (D("2025-02-13"), "Mini-CEX", "Ines Igelkott", "c1, c2", "Internmedicin", "Säker prioritering på akuten.", 15),
    (D("2025-03-20"), "CBD", "Ines Igelkott", "c4", "Internmedicin", "Resonerar väl om samsjuklighet.", 30),
    (D("2025-11-18"), "CBD", "Pär Pilgren", "c6", "Pediatrik", "God kännedom om tillväxtkurvor.", 30),
    (D("2026-04-21"), "DOPS", "Gun Gullviva", "c7", "Gynekologi och mödrahälsovård", "Lugn och metodisk.", 25),
    (D("2026-06-09"), "Specialistkollegium", _HUVUDHANDLEDARE, "a1", "", "Fortsätt öva på att leda möten.", 45),
)

# date, minutes, delmål, what was taken up
_HANDLEDNING = (
    (D("2025-12-04"), 60, "c6", "Genomgång av barnplaceringen"),
    (D("2026-01-15"), 60, "c3", "Planering av året"),
    (D("2026-02-19"), 45, "", "Listpatienter och kontinuitet"),
    (D("2026-05-28"), 60, "b4", "Sjukskrivning i praktiken"),
    (D("2026-06-11"), 60, "a1", "Efter specialistkollegiet"),
    (D("2026-08-20"), 60, "c5", "Inför ÖNH"),
    (D("2026-11-05"), 60, "c5", "Efter ÖNH"),
)


def _aktivitetsrader() -> list[list[verktyg.Cell]]:
    rubriker: list[verktyg.Cell] = [
        "Typ av aktivitet", "Titel", "Från", "Till", "Status", "Delmål", "Enhet", "Typ av tjänstgöring", "Procent",
        "Miljö", "Handledare",
    ]  # fmt: skip
    placeringar: list[list[verktyg.Cell]] = [
        ["Klinisk tjänstgöring", titel, fran, till, "Genomförd" if klar else "Planerad", delmal, enhet, typ, "100 %",
         "Primärvård med mottagning" if typ == "Hemenhet" else "Enhet som motsvarar delmålet", handledare]
        for titel, enhet, typ, fran, till, klar, delmal, handledare in _PLACERINGAR
    ]  # fmt: skip
    kurser: list[list[verktyg.Cell]] = [
        ["Kurs", titel, fran, till, "Genomförd" if klar else "Planerad", delmal]
        for titel, fran, till, klar, delmal in _KURSER
    ]
    rader = [rubriker, *placeringar, *kurser]
    # People write days in more than one way.
    rader[2][2] = "7 januari 2025"
    rader[3][2], rader[3][3] = "20250901", "30 november 2025"
    rader[4][8] = 1
    arbete: list[verktyg.Cell] = [
        "Kvalitetsarbete", "Förbättringsarbete: telefonrådgivning", "2025-04", "2025-12", "Klar", "a4"
    ]  # fmt: skip
    return [*rader, arbete]


def _metodrader() -> list[list[verktyg.Cell]]:
    rader: list[list[verktyg.Cell]] = [["Delmål", "Bedömningsmetod", "Aktivitet som bedöms"]]
    rader += [[delmal, metod, titel] for metod, delmal, titel in _METODER]
    return rader


def _bedomningsrader() -> list[list[verktyg.Cell]]:
    rader: list[list[verktyg.Cell]] = [
        ["Datum", "Bedömningsmetod", "Bedömare", "Delmål", "Aktivitet som bedömdes", "Återkoppling", "Tid", "Signerad"]
    ]
    rader += [[*rad[:6], f"{rad[6]} min", "Ja"] for rad in _BEDOMNINGAR]
    return rader


def _handledningsrader() -> list[list[verktyg.Cell]]:
    rader: list[list[verktyg.Cell]] = [["Datum", "Tid", "Handledare", "Delmål", "Anteckning"]]
    rader += [[dag, f"{tid} min", _HUVUDHANDLEDARE, delmal, text] for dag, tid, delmal, text in _HANDLEDNING]
    return rader


def skapa() -> None:
    """Write the workbook and what it should become."""
    verktyg.write_xlsx(
        "kronoberg-2015.xlsx",
        {
            "Läs mig": [["Mall för IUP"], ["Fyll i de blad du har uppgifter för."]],
            "Aktiviteter": _aktivitetsrader(),
            "Metoder": _metodrader(),
            "Bedömningar": _bedomningsrader(),
            "Handledning": _handledningsrader(),
            "Revideringar": [
                ["Datum", "Upprättad eller revidering", "Deltagare", "Sammanfattning", "Signerad av huvudhandledare"],
                [D("2024-02-20"), "Upprättad", f"Lo Lövgren, {_HUVUDHANDLEDARE}", "Första planen", "Ja"],
                [D("2025-04-15"), "Revidering", f"Lo Lövgren, {_HUVUDHANDLEDARE}", "Sidotjänstgöring 2026 bokad", "Ja"],
                [D("2025-10-14"), "Revidering", f"Lo Lövgren, {_HUVUDHANDLEDARE}", "Kurser för 2026", D("2025-10-20")],
            ],
            "Tillgodoräknanden": [["Delmål", "Månader", "Skäl", "Intyg", "Beslutad av", "Beslutsdatum"]],
            "Frånvaro": [
                ["Typ av frånvaro", "Från", "Till"],
                ["Föräldraledig", D("2025-06-02"), D("2025-08-31")],
            ],
        },
    )  # fmt: skip
    verktyg.write_forvantat("kronoberg-2015.json", forvantad())


def _status(klar: bool) -> Aktivitetsstatus:
    return Aktivitetsstatus.GENOMFORD if klar else Aktivitetsstatus.PLANERAD


def forvantad() -> Portfolj:
    """The portfolio that the workbook describes, with the frame that it is imported into."""
    placeringar = [
        bygg.placering(
            fran, till, delmal.replace(",", ""), enhet=enhet, titel=titel, status=_status(klar),
            typ=TjanstgoringsTyp.HEMENHET if typ == "Hemenhet" else TjanstgoringsTyp.SIDOTJANSTGORING,
            miljo=Miljo.PRIMARVARD_MOTTAGNING if typ == "Hemenhet" else Miljo.RELEVANT_ENHET,
            handledare_namn=vem, handledare_id=_PERSONER.get(vem or ""),
        )
        for titel, enhet, typ, fran, till, klar, delmal, vem in _PLACERINGAR
    ]  # fmt: skip
    kurser = [
        bygg.aktivitet(
            "a1 a2 a3 a4 a6" if "–" in delmal else delmal, titel=titel, start=fran, slut=till, status=_status(klar)
        )
        for titel, fran, till, klar, delmal in _KURSER
    ]
    arbete = bygg.aktivitet(
        "a4", slag=Aktivitetsslag.KVALITETSARBETE, titel="Förbättringsarbete: telefonrådgivning",
        start="2025-04-01", slut="2025-12-31",
    )  # fmt: skip
    aktiviteter = {aktivitet.titel: aktivitet for aktivitet in (*placeringar, *kurser, arbete)}
    return bygg.portfolj(
        *_ram(),
        *aktiviteter.values(),
        *(bygg.metod(delmal, _METOD[metod], aktivitet_id=aktiviteter[titel].id if titel else None)
          for metod, delmal, titel in _METODER),
        *(_bedomning(rad, aktiviteter[rad[4]].id if rad[4] else None) for rad in _BEDOMNINGAR),
        *(_samtal(*rad) for rad in _HANDLEDNING),
        *_revideringar(),
        bygg.franvaro("2025-06-02", "2025-08-31"),
        namn="Lo Lövgren",
        **RAM,
    )  # fmt: skip


RAM: dict[str, Any] = {
    "region": "kronoberg",
    "enhet": _HEM,
    "start": "2023-09-04",
    "planerat_slut": "2028-12-03",
    "legitimation": "2023-08-14",
    "at_datum": "2023-06-30",
}

_METOD = {
    "Mini-CEX": Metod.MINI_CEX,
    "CBD": Metod.CBD,
    "DOPS": Metod.DOPS,
    "Medsittning": Metod.MEDSITTNING,
    "Videoinspelad konsultation": Metod.VIDEOKONSULTATION,
    "Specialistkollegium": Metod.SPECIALISTKOLLEGIUM,
    "Återkoppling efter muntlig presentation": Metod.MUNTLIG_PRESENTATION,
    "Handledarens samlade bedömning": Metod.HANDLEDARBEDOMNING,
}


def _ram() -> tuple[object, ...]:
    """What the portfolio holds before the import: who supervises, and full time."""
    return (
        bygg.handledarskap("2023-09-04", namn=_HUVUDHANDLEDARE, person_id=_PERSONER[_HUVUDHANDLEDARE]),
        bygg.sysselsattning("2023-09-04", 100),
    )


def _bedomning(rad: tuple[date, str, str, str, str, str, int], aktivitet_id: int | None) -> object:
    datum, metod, vem, delmal, _, aterkoppling, minuter = rad
    fran = bygg.bedomning(
        datum, delmal.replace(",", ""), metod=_METOD[metod], bedomare_namn=vem, bedomare_id=_PERSONER[vem],
        aktivitet_id=aktivitet_id, aterkoppling=aterkoppling,
    )  # fmt: skip
    return verktyg.imported(fran, minuter)


def _samtal(datum: date, minuter: int, delmal: str, text: str) -> object:
    samtal = bygg.samtal(datum, minuter, delmal, handledare_namn=_HUVUDHANDLEDARE, handledare_id=1)
    return verktyg.noted(samtal, text)


def _revideringar() -> tuple[object, ...]:
    deltagare = ("Lo Lövgren", _HUVUDHANDLEDARE)
    return (
        verktyg.revision("2024-02-20", deltagare, "Första planen", upprattad=True),
        verktyg.revision("2025-04-15", deltagare, "Sidotjänstgöring 2026 bokad"),
        verktyg.revision("2025-10-14", deltagare, "Kurser för 2026", signerad="2025-10-20"),
    )
