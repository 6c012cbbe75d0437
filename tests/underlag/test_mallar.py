"""The forms that ship, and what is said of a faulty one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.domain.bedomningsmall import Faltslag, Mallforlopp, Mallursprung
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Kompetensomrade, Metod
from app.underlag.mallar import FelIMall, load_mallar
from app.underlag.rattskallor import load_rattskallor

DAG = date(2026, 11, 23)
# Their forms have several steps or several who answer.
FLERA_STEG = {Metod.FLERKALLA, Metod.SPECIALISTKOLLEGIUM, Metod.MITT_I_ST, Metod.SJALVSKATTNING}
RATT = """
titel = "Prov"
version = 2
metod = "annan"
ursprung = "egen"
kalla = ["prov"]
konfidens = "low"
beskrivning = "Ett prov."

[[falt]]
id = "fraga"
etikett = "Fråga"
slag = "text"
"""


def _las(mapp: Path) -> list[str]:
    with pytest.raises(FelIMall) as fel:
        load_mallar(mapp, {"prov"})
    return [str(rad) for rad in fel.value.rader]


def test_every_method_has_a_form() -> None:
    mallar = load_mallar()
    assert {metod for metod in Metod if not mallar.for_metod(metod, DAG)} <= FLERA_STEG
    assert {m.titel for m in mallar.for_metod(Metod.MINI_CEX, DAG)} == {"Mini-CEX", "Mini-CEX, niogradig"}


def test_every_area_of_competence_can_be_shown() -> None:
    enkla = [m for m in load_mallar().aktuella(DAG) if m.forlopp is Mallforlopp.ENKEL]
    sedda = [m.sedda_omraden({falt.id: "1" for falt in m.falt}) for m in enkla]
    assert frozenset().union(*sedda) == set(Kompetensomrade)
    undervisning = next(m for m in enkla if m.metod is Metod.UNDERVISA_UNDER_HANDLEDNING)
    assert undervisning.sedda_omraden({}) == {Kompetensomrade.UNDERVISNING}, "all of it is about that"
    mini_cex = next(m for m in enkla if m.id == "mini_cex")
    assert mini_cex.sedda_omraden({"kommunikation": "ej_observerat", "status": "4"}) == frozenset()


def test_what_is_our_own_says_so() -> None:
    for mall in load_mallar().alla:
        egen = all(not load_rattskallor()[kalla].slag.is_riktlinje for kalla in mall.kallor)
        assert egen == (mall.ursprung is Mallursprung.EGEN), mall.id
        assert mall.ursprung is not Mallursprung.EGEN or mall.konfidens is Konfidens.LOW, mall.id


def test_scales_explain_their_steps_and_competences_have_scales() -> None:
    for mall in load_mallar().alla:
        assert {falt.slag for falt in mall.falt if falt.kompetens} <= {Faltslag.SKALA}, mall.id
        for skala in mall.skalor.values():
            assert skala.steg[0].ankare, (mall.id, skala.id)
            assert skala.steg[-1].ankare, (mall.id, skala.id)


def test_a_form_out_of_use_and_its_older_versions_are_found(tmp_path: Path) -> None:
    (tmp_path / "aldre").mkdir()
    (tmp_path / "prov.toml").write_text(RATT.replace("version = 2", "version = 2\nutgar = 2026-12-01"))
    (tmp_path / "aldre" / "prov-1.toml").write_text(RATT.replace("version = 2", "version = 1").replace("Fråga", "Förr"))
    mallar = load_mallar(tmp_path, {"prov"})
    forr = mallar.hamta("prov", 1)
    assert forr
    assert forr.falt[0].etikett == "Förr"
    nu = mallar.aktuell("prov", date(2026, 11, 30))
    assert nu
    assert nu.version == 2
    assert mallar.aktuell("prov", date(2026, 12, 1)) is None, "and the older one does not come back"


@pytest.mark.parametrize(
    ("fran", "till", "fel"),
    [
        ('titel = "Prov"\n', "", "prov.toml: titel: saknas"),
        ('metod = "annan"', 'metod = "magi"', "prov.toml: metod: okänt värde 'magi'"),
        ('kalla = ["prov"]', 'kalla = ["rykte"]', "prov.toml: kalla: 'rykte' finns inte i rattskallor.toml"),
        ("version = 2", "version = 0", "prov.toml: version: ska vara större än 0"),
        ('slag = "text"', 'slag = "text"\nfarg = "röd"', "prov.toml: falt[1].farg: okänd nyckel"),
        ('slag = "text"', 'slag = "skala"', "prov.toml: falt.fraga.skala: ska vara en av skalorna"),
        ('slag = "text"', 'slag = "val"', "prov.toml: falt.fraga.val: ska finnas för slag val"),
        ('slag = "text"', 'slag = "text"\nifyllare = "st"', "prov.toml: falt.fraga.ifyllare: ST-läkaren fyller bara i"),
        ("[[falt]]", "[[falt", "prov.toml: filen är inte giltig TOML"),
    ],
)
def test_faults_name_file_and_key(tmp_path: Path, fran: str, till: str, fel: str) -> None:
    (tmp_path / "prov.toml").write_text(RATT.replace(fran, till))
    assert [rad for rad in _las(tmp_path) if rad.startswith(fel)], _las(tmp_path)


def test_a_version_stands_once_and_an_older_file_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "aldre").mkdir()
    (tmp_path / "prov.toml").write_text(RATT)
    shutil.copy(tmp_path / "prov.toml", tmp_path / "aldre" / "prov-1.toml")
    assert _las(tmp_path) == [
        "aldre/prov-1.toml: version: filen ska heta prov-2.toml",
        "prov.toml: version: version 2 finns två gånger",
    ]
