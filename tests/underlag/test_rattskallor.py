"""Sources are described once; the file's faults are told by key."""

from pathlib import Path

import pytest

from app.domain.rattsgrund import Kallslag, Konfidens
from app.regler import REGLER
from app.underlag.rattskallor import FelIRattskalla, load_rattskallor


def test_the_sources_that_ship() -> None:
    kallor = load_rattskallor()
    assert kallor["sosfs-2015-8"].beteckning == "SOSFS 2015:8"
    assert kallor["hslf-fs-2021-8"].beteckning == "HSLF-FS 2021:8"
    assert {kalla.slag for kalla in kallor.values()} == set(Kallslag)
    assert all(kalla.id == nyckel for nyckel, kalla in kallor.items())


def test_a_source_that_nobody_has_read_says_what_is_known_of_it() -> None:
    assert all(kalla.last_datum or kalla.anmarkning for kalla in load_rattskallor().values())


def test_our_own_judgement_is_never_sure() -> None:
    egna = [kalla for kalla in load_rattskallor().values() if not kalla.slag.is_riktlinje]
    assert {kalla.id for kalla in egna} == {"var-tolkning", "sunt-fornuft"}
    assert all(kalla.konfidens is Konfidens.LOW for kalla in egna)


def test_every_rule_refers_to_a_source_that_is_described() -> None:
    assert {del_.kalla for regel in REGLER.values() for del_ in regel.delar.values()} <= load_rattskallor().keys()


def test_faults_name_key(tmp_path: Path) -> None:
    fil = tmp_path / "rattskallor.toml"
    fil.write_text(
        '[a]\ntitel = "A"\nslag = "rykte"\nkonfidens = "high"\n[b]\ntitel = "B"\nslag = "praxis"\nlast_datum = 3\n'
    )
    with pytest.raises(FelIRattskalla) as fel:
        load_rattskallor(fil)
    assert [(rad.nyckel, rad.vad.split(";")[0]) for rad in fel.value.rader] == [
        ("a.slag", "okänt värde 'rykte'"),
        ("b.konfidens", "saknas"),
        ("b.last_datum", "ska vara ett datum"),
    ]
