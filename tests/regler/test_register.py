"""The catalogue is in order: every rule is complete, and what is not is found at start."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler import REGLER, FelIKatalogen, register
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.underlag.rattskallor import load_rattskallor
from app.web.links import ATGARDER

ROT = Path(__file__).parents[2]
KATALOG = sorted(fil.stem for fil in (ROT / "app/regler/katalog").glob("[a-z]*_*_*.py"))
RUBRIKER = ("Vad som kontrolleras:", "Varför:", "Så gör du:", "Tolkning:")


def _tyst(_portfolj: Portfolj, _kontext: Kontext) -> Iterator[Fynd]:
    return iter(())


def _regel(regel_id: str, slug: str) -> Regel:
    del_ = Del(Niva.LOKAL, kalla="sunt-fornuft")
    return Regel(regel_id, slug, "Prov", {"a": del_}, Bredd.PORTFOLJ, _tyst, Atgard("aktivitet.ny", "Gör"))


def _modul(regel: object, doc: str | None = "Om prov.\n\n    Varför: för att.") -> ModuleType:
    modul = ModuleType("prov", doc)
    modul.__dict__["REGEL"] = regel
    return modul


@pytest.mark.parametrize("regel", REGLER.values(), ids=REGLER)
def test_a_rule_is_complete(regel: Regel) -> None:
    assert {del_.kalla for del_ in regel.delar.values()} <= load_rattskallor().keys()
    assert regel.atgard.namn in ATGARDER
    assert regel.atgard.etikett
    assert regel.delar
    assert all(rubrik in regel.beskrivning for rubrik in RUBRIKER), regel.beskrivning
    assert regel.slug == regel.slug.lower()
    assert regel.slug.replace("-", "").isascii()


@pytest.mark.parametrize("fil", KATALOG)
def test_a_rule_has_its_own_test_file_and_is_named_after_its_id(fil: str) -> None:
    assert (ROT / f"tests/regler/katalog/test_{fil}.py").exists()
    grupp, nummer, _ = fil.split("_", 2)
    assert f"{grupp}-{nummer}" in {regel_id.lower() for regel_id in REGLER}


def test_every_file_of_the_catalogue_is_in_the_register_in_id_order() -> None:
    assert len(REGLER) == len(KATALOG)
    assert list(REGLER) == sorted(REGLER)
    assert all(regel_id == regel.id for regel_id, regel in REGLER.items())


def test_a_binding_part_that_is_our_reading_says_so_in_the_text() -> None:
    for regel in REGLER.values():
        if any(del_.tolkning for del_ in regel.delar.values()):
            assert "Tolkning:" in regel.beskrivning


def test_the_docstring_is_the_description_without_its_indentation() -> None:
    (regel,) = register([_modul(_regel("X-01", "x"))]).values()
    assert regel.beskrivning == "Om prov.\n\nVarför: för att."


def test_two_rules_may_not_share_id_or_slug() -> None:
    with pytest.raises(FelIKatalogen, match="X-01"):
        register([_modul(_regel("X-01", "a")), _modul(_regel("X-01", "b"))])
    with pytest.raises(FelIKatalogen, match="X-01 and X-02"):
        register([_modul(_regel("X-01", "a")), _modul(_regel("X-02", "a"))])


@pytest.mark.parametrize("modul", [_modul(None), _modul(_regel("X-01", "a"), doc=None)])
def test_a_file_without_rule_or_text_is_refused(modul: ModuleType) -> None:
    with pytest.raises(FelIKatalogen):
        register([modul])


def test_the_register_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        REGLER["X-01"] = replace(next(iter(REGLER.values())))  # type: ignore[index]
