"""What an inspection of palliativ medicin in Kronoberg found about assessment, at its level, and nothing else of KV."""

from datetime import date, timedelta
from typing import Any

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag, Metod
from app.regler import REGLER
from app.regler.arbetslista import fynddel
from app.regler.modell import Fynd, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests import bygg

IDAG = date(2026, 2, 10)
START = date(2024, 1, 15)
KV = {regel_id: regel for regel_id, regel in REGLER.items() if regel_id.startswith("KV-")}
# Assessed all along, but never when supervising others.
METODER = (
    Metod.MINI_CEX,
    Metod.CBD,
    Metod.LEDARSKAP,
    Metod.MUNTLIG_PRESENTATION,
    Metod.VETENSKAPLIG_GRANSKNING,
    Metod.SPECIALISTKOLLEGIUM,
    Metod.MEDSITTNING,
)


def granskad(*fler: object) -> Portfolj:
    """ST since 2024; an assessment every fifth week, seen by the studierektor; no quality work in the plan."""
    dagar = [START + timedelta(weeks=5 * nummer) for nummer in range(1, 22)]
    bedomningar = [
        bygg.bedomning(dag, metod=METODER[nummer % len(METODER)], sedd=IDAG) for nummer, dag in enumerate(dagar)
    ]
    ram: dict[str, Any] = {"region": "kronoberg", "specialitet": "palliativ-medicin", "start": START}
    return bygg.portfolj(*bedomningar, *fler, planerat_slut="2029-01-14", **ram)


def flaggor(vem: Portfolj, regelverk: Regelverk) -> list[Fynd]:
    funna = utvardera(vem, regelverk.underlag_for(vem, IDAG), KV)
    return [f for f in funna if f.utfall in (Utfall.BRIST, Utfall.VARNING)]


def test_supervising_others_and_quality_work_break_the_regulation_and_nothing_else(regelverk: Regelverk) -> None:
    funna = flaggor(granskad(), regelverk)
    assert [(f.regel_id, f.delregel, f.utfall) for f in funna] == [
        ("KV-08b", "bedomd", Utfall.BRIST),
        ("KV-10", "plan", Utfall.BRIST),
    ]
    assert {fynddel(f, REGLER).niva for f in funna} == {Niva.FORESKRIFT}
    assert [f.sedan for f in funna] == [date(2025, 1, 16), None]


def test_both_can_be_mended(regelverk: Regelverk) -> None:
    handledd = bygg.bedomning(IDAG, metod=Metod.HANDLEDNING_PA_HANDLEDNING)
    arbete = bygg.aktivitet(
        "a4",
        slag=Aktivitetsslag.KVALITETSARBETE,
        status=Aktivitetsstatus.PLANERAD,
        start="2026-03-01",
        slut="2026-11-30",
    )
    assert flaggor(granskad(handledd, arbete), regelverk) == []
