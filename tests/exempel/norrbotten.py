"""An ST-läkare in Norrbotten under HSLF-FS 2021:8 with BT, in a layout of its own.

The national IUP table with delmål as rows, on two sheets, one with headings merged over two rows; the other sheets
are the person's own lists, with other headings than the template's.
"""

from datetime import date
from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, TjanstgoringsTyp
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Portfolj
from app.domain.slag import Aktivitetsslag, Metod
from tests import bygg
from tests.exempel import verktyg

_HEM = "Björkens hälsocentral"
_PERSONER = {"Tove Tranbär": 1, "Arvid Alskog": 2, "Petra Pors": 3}
D = date.fromisoformat
_DELTAGARE = "Nils Näckros, Tove Tranbär"

_BT: verktyg.Rader = (
    ["Individuellt utbildningsprogram: bastjänstgöring"],
    [],
    ["Delmål", "Utbildningsaktiviteter", None, "Bedömningsmetoder", "Uppföljning/Intyg"],
    [None, "Planerade", "Genomförda", None, None],
    ["BT1 Akuta och icke akuta sjukdomstillstånd", None, "Klin tjg Akutmottagningen\nKlin tjg Hälsocentralen",
     "Mini-CEX; CBD"],
    ["BT2 Psykiatriska sjukdomstillstånd", None, "Klin tjg Psykiatri", "Mini-CEX"],
    ["BT3", "Kurs Lagar och författningar i BT, planerad 2027-02", None, None],
    ["BT6", "Utvecklingsarbete: kortare telefonköer", None, "Muntlig presentation"],
    ["BT15", None, "Klin tjg Akutmottagningen", "Journalgranskning"],
    ["BT17", None, None, None],
)  # fmt: skip

_ST: verktyg.Rader = (
    ["Delmål", "Utbildningsaktiviteter", "Bedömningsmetoder", "Uppföljning"],
    ["Gemensamma delmål"],
    ["STa1", "Kurs Ledarskap och organisation, planerad 2027-03", "Handledarens samlade bedömning"],
    ["STa2", "Utvecklingsarbete: kortare telefonköer"],
    ["STb1", "Kurs Konsultation (genomförd 2026-03)", "Medsittning, Videoinspelad konsultation"],
    ["Specialitetens delmål"],
    ["STc1", "Klin tjg Hälsocentralen; Klin tjg Medicin 2027-09–2028-02", "Mini-CEX\nCBD"],
    ["STc3", "Klin tjg Hälsocentralen", "Medsittning"],
    ["STc7", "Klin tjg Kvinnosjukvård, planerad 2028-03-01 - 2028-05-31", "DOPS"],
    ["STc9", "- Hembesök med distriktssköterska", None],
    ["STc13", None, None],
)

_PLACERINGAR: verktyg.Rader = (
    ["Placering", "Klinik", "Fr.o.m.", "T.o.m.", "Sysselsättningsgrad", "Handledare", "Typ av tjänstgöring"],
    ["Hälsocentralen", _HEM, D("2024-09-02"), D("2025-01-01"), 0.8, "Tove Tranbär", "BT"],
    ["Akutmottagningen", "Akutkliniken Sunderbyn", D("2025-01-02"), D("2025-05-01"), 1, "Arvid Alskog", "BT"],
    ["Psykiatri", "Vuxenpsykiatrin Sunderbyn", D("2025-05-02"), D("2025-07-15"), 1, "Petra Pors", "BT"],
)

_BEDOMNINGAR: verktyg.Rader = (
    ["Datum", "Instrument", "Bedömd av", "Delmål", "Feedback", "Signerad"],
    ["2024-11-20", "Sit-in", "Tove Tranbär", "BT1", "Varmt bemötande.", "x"],
    [D("2025-03-11"), "MiniCEX", "Arvid Alskog", "BT1, BT15", "Bra läkemedelsgenomgång.", D("2025-03-12")],
    ["18 juni 2025", "Mini-CEX", "Petra Pors", "BT2", "Säker suicidriskbedömning.", "ja"],
    [D("2026-10-06"), "Videokonsultation", "Tove Tranbär", "STb1", "Tydligare avslut.", "ja"],
)

_HANDLEDNING: verktyg.Rader = (
    ["Datum", "Minuter", "Handledare", "Ämne"],
    [D("2026-10-05"), 60, "Tove Tranbär", "Planering inför vintern"],
    [D("2026-10-19"), 60, "Tove Tranbär", "Listning och kontinuitet"],
    [D("2026-11-02"), 60, "Tove Tranbär", "Återkoppling på film"],
    [D("2026-11-16"), 60, "Tove Tranbär", "Remissvar"],
)

_REVIDERINGAR: verktyg.Rader = (
    ["Reviderad", "Typ", "Närvarande", "Ändringar", "Signerad", "Godkänd"],
    [D("2025-01-20"), "Upprättad", _DELTAGARE, "Första planen", "ja", D("2025-02-10")],
    [D("2026-01-19"), "Reviderad", _DELTAGARE, "BT-delmålen genomgångna", "ja", None],
    [D("2026-05-18"), "Reviderad", _DELTAGARE, "Sidotjänstgöringar planerade", "ja", D("2026-05-25")],
)

RAM: dict[str, Any] = {
    "foreskrift": Foreskrift.F2021,
    "region": "norrbotten",
    "enhet": _HEM,
    "start": "2024-09-02",
    "planerat_slut": "2030-03-01",
    "legitimation": "2024-08-01",
    "has_svensk_at": False,
    "at_datum": None,
    "bt": BtLage.INGAR,
}


def skapa() -> None:
    """Write the workbook and what it should become."""
    verktyg.write_xlsx(
        "norrbotten-2021-bt.xlsx",
        {
            "IUP BT": _BT,
            "IUP ST": _ST,
            "Placeringar": _PLACERINGAR,
            "Kompetensvärderingar": _BEDOMNINGAR,
            "Handledarsamtal": _HANDLEDNING,
            "IUP-revideringar": _REVIDERINGAR,
        },
        {"IUP BT": ("A1:E1", "A3:A4", "B3:C3", "D3:D4", "E3:E4")},
    )
    verktyg.write_forvantat("norrbotten-2021-bt.json", forvantad())


def _placering(
    titel: str, enhet: str, dagar: tuple[str, str], delmal: str, vem: str, *, procent: int = 100
) -> Aktivitet:
    return bygg.placering(
        *dagar, delmal, titel=titel, enhet=enhet, procent=procent, typ=TjanstgoringsTyp.BT_DEL,
        status=Aktivitetsstatus.GENOMFORD, handledare_namn=vem, handledare_id=_PERSONER[vem],
    )  # fmt: skip


def _plan(
    delmal: str, slag: Aktivitetsslag, titel: str, start: str | None = None, slut: str | None = None
) -> Aktivitet:
    return bygg.aktivitet(delmal, slag=slag, titel=titel, start=start, slut=slut, status=Aktivitetsstatus.PLANERAD)


def forvantad() -> Portfolj:
    """The portfolio that the workbook describes, with the frame that it is imported into."""
    klin, kurs = Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KURS
    hem = _placering("Hälsocentralen", _HEM, ("2024-09-02", "2025-01-01"), "BT1 STc1 STc3", "Tove Tranbär", procent=80)
    akut = _placering(
        "Akutmottagningen", "Akutkliniken Sunderbyn", ("2025-01-02", "2025-05-01"), "BT1 BT15", "Arvid Alskog"
    )
    psyk = _placering("Psykiatri", "Vuxenpsykiatrin Sunderbyn", ("2025-05-02", "2025-07-15"), "BT2", "Petra Pors")
    lagar = _plan("BT3", kurs, "Lagar och författningar i BT", "2027-02-01", "2027-02-28")
    telefon = _plan("BT6 STa2", Aktivitetsslag.UTVECKLINGSARBETE, "Kortare telefonköer")
    ledarskap = _plan("STa1", kurs, "Ledarskap och organisation", "2027-03-01", "2027-03-31")
    konsultation = bygg.aktivitet("STb1", titel="Konsultation", start="2026-03-01", slut="2026-03-31")
    medicin = _plan("STc1", klin, "Medicin", "2027-09-01", "2028-02-29")
    kvinno = _plan("STc7", klin, "Kvinnosjukvård", "2028-03-01", "2028-05-31")
    hembesok = _plan("STc9", Aktivitetsslag.ANNAN, "Hembesök med distriktssköterska")
    return bygg.portfolj(
        *_ram(),
        *(hem, akut, psyk, lagar, telefon, ledarskap, konsultation, medicin, kvinno, hembesok),
        bygg.metod("BT1", Metod.MINI_CEX),
        bygg.metod("BT1", Metod.CBD),
        bygg.metod("BT2", Metod.MINI_CEX, aktivitet_id=psyk.id),
        bygg.metod("BT6", Metod.MUNTLIG_PRESENTATION, aktivitet_id=telefon.id),
        bygg.metod("BT15", Metod.JOURNALGRANSKNING, aktivitet_id=akut.id),
        bygg.metod("STa1", Metod.HANDLEDARBEDOMNING, aktivitet_id=ledarskap.id),
        bygg.metod("STb1", Metod.MEDSITTNING, aktivitet_id=konsultation.id),
        bygg.metod("STb1", Metod.VIDEOKONSULTATION, aktivitet_id=konsultation.id),
        bygg.metod("STc1", Metod.MINI_CEX),
        bygg.metod("STc1", Metod.CBD),
        bygg.metod("STc3", Metod.MEDSITTNING, aktivitet_id=hem.id),
        bygg.metod("STc7", Metod.DOPS, aktivitet_id=kvinno.id),
        *_handelser(),
        namn="Nils Näckros",
        **RAM,
    )


def _ram() -> tuple[object, ...]:
    """What the portfolio holds before the import: who supervises, and the share of full time."""
    return (
        bygg.handledarskap("2024-09-02", namn="Tove Tranbär", person_id=1),
        bygg.sysselsattning("2024-09-02", 80),
        bygg.sysselsattning("2025-01-02", 100),
    )


def _handelser() -> tuple[object, ...]:
    def bedomd(dag: str, delmal: str, metod: Metod, vem: str, text: str, signerad: str = "") -> object:
        return verktyg.imported(
            bygg.bedomning(
                dag, delmal, metod=metod, bedomare_namn=vem, bedomare_id=_PERSONER[vem], aterkoppling=text,
                signerad=signerad or dag,
            )
        )  # fmt: skip

    def samtal(dag: str, text: str) -> object:
        return verktyg.noted(bygg.samtal(dag, handledare_namn="Tove Tranbär", handledare_id=1), text)

    deltagare = ("Nils Näckros", "Tove Tranbär")
    return (
        bedomd("2024-11-20", "BT1", Metod.MEDSITTNING, "Tove Tranbär", "Varmt bemötande."),
        bedomd("2025-03-11", "BT1 BT15", Metod.MINI_CEX, "Arvid Alskog", "Bra läkemedelsgenomgång.", "2025-03-12"),
        bedomd("2025-06-18", "BT2", Metod.MINI_CEX, "Petra Pors", "Säker suicidriskbedömning."),
        bedomd("2026-10-06", "STb1", Metod.VIDEOKONSULTATION, "Tove Tranbär", "Tydligare avslut."),
        samtal("2026-10-05", "Planering inför vintern"),
        samtal("2026-10-19", "Listning och kontinuitet"),
        samtal("2026-11-02", "Återkoppling på film"),
        samtal("2026-11-16", "Remissvar"),
        verktyg.revision("2025-01-20", deltagare, "Första planen", godkand="2025-02-10", upprattad=True),
        verktyg.revision("2026-01-19", deltagare, "BT-delmålen genomgångna"),
        verktyg.revision("2026-05-18", deltagare, "Sidotjänstgöringar planerade", godkand="2026-05-25"),
    )
