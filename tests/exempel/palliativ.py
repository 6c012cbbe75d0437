"""Palliativ medicin as a second specialty, as .csv: delmål as rows, and nothing at all in the a- and b-delmål."""

from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag, Metod
from tests import bygg
from tests.exempel import verktyg

_ENHET = "Palliativa enheten Växjö"

_RADER: verktyg.Rader = (
    ["Delmål", "Utbildningsaktiviteter", "Bedömningsmetoder"],
    *([f"a{nummer}", None, None] for nummer in range(1, 7)),
    *([f"b{nummer}", None, None] for nummer in range(1, 6)),
    ["c1", "Klinisk tjänstgöring Palliativa enheten; Kurs Palliativ medicin del 1, genomförd 2025-09", "CBD"],
    ["c2", "Klinisk tjänstgöring Palliativa enheten", "CBD; Medsittning"],
    ["c3", "Kurs Etik i livets slut, planerad 2027-04", "Portföljgenomgång"],
    ["c4", "Klinisk tjänstgöring Palliativa enheten; Klinisk tjänstgöring Onkologi 2026-02-02–2026-05-31", "Mini-CEX"],
    ["c5", "Klinisk tjänstgöring Palliativa enheten; Kurs Palliativ medicin del 1, genomförd 2025-09", "Mini-CEX"],
    ["c6", "Auskultation Smärtmottagningen, genomförd 2026-09", "CBD"],
    ["c7", "Klinisk tjänstgöring Palliativa enheten", "Medsittning"],
    ["c8", "Seminarium Existentiella samtal, planerad 2027-01", None],
    ["c9", "Klinisk tjänstgöring Palliativa enheten", "Medsittning"],
    ["c10", "Arbete i vårdteam: teamronder", "360-gradersbedömning"],
    ["c11", "Klinisk tjänstgöring Palliativa enheten", "CBD"],
    ["c12", "Reflektion i grupp: handledningsgrupp", "Specialistkollegium"],
    ["c13", "Kurs Lagar och föreskrifter, planerad 2027-05", "Kunskapsprov"],
)

RAM: dict[str, Any] = {
    "specialitet": "palliativ-medicin",
    "region": "kronoberg",
    "enhet": _ENHET,
    "start": "2025-02-03",
    "planerat_slut": "2027-08-02",
    "legitimation": "2014-03-10",
    "at_datum": "2014-02-28",
}


def skapa() -> None:
    """Write the table and what it should become."""
    verktyg.write_csv("palliativ-2015.csv", _RADER)
    verktyg.write_forvantat("palliativ-2015.json", forvantad())


def _plan(
    delmal: str, slag: Aktivitetsslag, titel: str, start: str | None = None, slut: str | None = None
) -> Aktivitet:
    return bygg.aktivitet(delmal, slag=slag, titel=titel, start=start, slut=slut, status=Aktivitetsstatus.PLANERAD)


def forvantad() -> Portfolj:
    """The portfolio that the table describes, with the frame that it is imported into."""
    klin, kurs = Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KURS
    hem = _plan("c1 c2 c4 c5 c7 c9 c11", klin, "Palliativa enheten")
    del1 = bygg.aktivitet("c1 c5", titel="Palliativ medicin del 1", start="2025-09-01", slut="2025-09-30")
    etik = _plan("c3", kurs, "Etik i livets slut", "2027-04-01", "2027-04-30")
    onkologi = _plan("c4", klin, "Onkologi", "2026-02-02", "2026-05-31")
    smarta = bygg.aktivitet(
        "c6", slag=Aktivitetsslag.AUSKULTATION, titel="Smärtmottagningen", start="2026-09-01", slut="2026-09-30"
    )
    samtal = _plan("c8", Aktivitetsslag.SEMINARIUM, "Existentiella samtal", "2027-01-01", "2027-01-31")
    team = _plan("c10", Aktivitetsslag.VARDTEAMARBETE, "Teamronder")
    grupp = _plan("c12", Aktivitetsslag.REFLEKTION_I_GRUPP, "Handledningsgrupp")
    lagar = _plan("c13", kurs, "Lagar och föreskrifter", "2027-05-01", "2027-05-31")
    return bygg.portfolj(
        bygg.handledarskap("2025-02-03", namn="Vera Vallmo", person_id=1),
        bygg.sysselsattning("2025-02-03", 100),
        *(hem, del1, etik, onkologi, smarta, samtal, team, grupp, lagar),
        bygg.metod("c1", Metod.CBD),
        bygg.metod("c2", Metod.CBD, aktivitet_id=hem.id),
        bygg.metod("c2", Metod.MEDSITTNING, aktivitet_id=hem.id),
        bygg.metod("c3", Metod.PORTFOLJGENOMGANG, aktivitet_id=etik.id),
        bygg.metod("c4", Metod.MINI_CEX),
        bygg.metod("c5", Metod.MINI_CEX),
        bygg.metod("c6", Metod.CBD, aktivitet_id=smarta.id),
        bygg.metod("c7", Metod.MEDSITTNING, aktivitet_id=hem.id),
        bygg.metod("c9", Metod.MEDSITTNING, aktivitet_id=hem.id),
        bygg.metod("c10", Metod.FLERKALLA, aktivitet_id=team.id),
        bygg.metod("c11", Metod.CBD, aktivitet_id=hem.id),
        bygg.metod("c12", Metod.SPECIALISTKOLLEGIUM, aktivitet_id=grupp.id),
        bygg.metod("c13", Metod.KUNSKAPSPROV, aktivitet_id=lagar.id),
        namn="Hedda Hasselört",
        **RAM,
    )
