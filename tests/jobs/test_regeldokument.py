"""docs/regler.md says what the catalogue says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Kallslag, Niva, Rattskalla
from app.jobs.regeldokument import hela, skriv_regler
from app.regler import REGLER
from app.regler.enheten import EN_05
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel

DOKUMENT = Path(__file__).parents[2] / "docs/regler.md"
KALLOR = {"lag": Rattskalla(id="lag", titel="Påhittad lag", slag=Kallslag.FORFATTNING, beteckning="X 1:1")}


def _tyst(_portfolj: Portfolj, _kontext: Kontext) -> Iterator[Fynd]:
    return iter(())


REGEL = Regel(
    id="XX-01",
    slug="prov",
    titel="En regel för prov",
    delar={"a": Del(Niva.FORESKRIFT, kalla="lag", foreskrifter=frozenset({Foreskrift.F2021}), tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_tyst,
    atgard=Atgard("x", "Gör något"),
    beskrivning="Varför: för att.",
)


def test_the_document_on_disk_is_the_catalogue_of_today() -> None:
    idag = hela()
    assert DOKUMENT.read_text(encoding="utf-8") == idag, "Run `make docs`."
    assert all(f"## {regel_id} " in idag for regel_id in (*REGLER, EN_05.id))


def test_a_rule_is_described_with_its_text_level_regulation_and_source() -> None:
    text = skriv_regler([REGEL], KALLOR, {})
    assert "## XX-01 En regel för prov" in text
    assert "Varför: för att." in text
    assert "| a | Föreskrift | HSLF-FS 2021:8 | Författning: X 1:1, Påhittad lag (vår tolkning) |" in text


def test_a_part_is_named_as_readers_know_it() -> None:
    visad = replace(REGEL, delar={"a": replace(REGEL.delar["a"], visa="Uteblivet", tolkning=False)})
    assert "| Uteblivet | Föreskrift |" in skriv_regler([visad], KALLOR, {})


@dataclass(frozen=True, slots=True)
class Parametrar:
    hogst_manader: int
    fasta_manader: tuple[int, ...] = ()


def test_parameters_stand_with_the_values_of_the_nation_or_a_dash() -> None:
    text = skriv_regler([replace(REGEL, parametrar=Parametrar)], KALLOR, {"XX-01": {"hogst_manader": 6}})
    assert "| `hogst_manader` | 6 |\n| `fasta_manader` | – |" in text


def test_a_rule_with_an_unknown_source_stops_the_writing() -> None:
    with pytest.raises(KeyError):
        skriv_regler([REGEL], {}, {})
