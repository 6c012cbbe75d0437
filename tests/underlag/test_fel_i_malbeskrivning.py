"""A faulty file is told with its name, the key and what is wrong, and all faults at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.resurser import resurs
from app.underlag.malbeskrivningar import MAPP, FelIMalbeskrivning, load_malbeskrivningar

FILER = ("kallor.toml", "2015/_gemensamma.toml", "2015/allmanmedicin.toml", "2021/_gemensamma.toml", "2021/bt.toml")
ALLMANMEDICIN = "2015/allmanmedicin.toml"


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    """A small copy: one specialty and what it needs."""
    for fil in FILER:
        (tmp_path / fil).parent.mkdir(exist_ok=True)
        shutil.copy(resurs(MAPP) / fil, tmp_path / fil)
    return tmp_path


def faults(rot: Path) -> list[str]:
    with pytest.raises(FelIMalbeskrivning) as fel:
        load_malbeskrivningar(rot)
    return [str(rad) for rad in fel.value.rader]


def swap(rot: Path, fil: str, gammalt: str, nytt: str) -> None:
    text = (rot / fil).read_text()
    assert gammalt in text
    (rot / fil).write_text(text.replace(gammalt, nytt, 1))


def test_the_copy_is_sound(rot: Path) -> None:
    assert len(load_malbeskrivningar(rot).alla()) == 1


@pytest.mark.parametrize(
    ("fil", "gammalt", "nytt", "vantat"),
    [
        (ALLMANMEDICIN, 'kod = "c7"', 'kod = "d7"', "delmal[d7].kod: 'd7' är ingen delmålskod"),
        (ALLMANMEDICIN, 'kod = "c7"', 'kod = "C 7"', "delmal[C 7].kod: skriv koden c7 i stället för 'C 7'"),
        (ALLMANMEDICIN, 'kod = "c7"', 'kod = "c8"', "delmal[c8].kod: koden står flera gånger"),
        (ALLMANMEDICIN, 'kod = "c7"', 'kod = "STc7"', "delmal[STc7].kod: koden hör inte hemma i den här filen"),
        (ALLMANMEDICIN, 'kod = "c7"', 'kod = "a1"', "delmal[a1].kod: koden hör inte hemma i den här filen"),
        (
            ALLMANMEDICIN,
            'kallor = ["st-ark",',
            'kallor = ["ryktet",',
            "delmal[c1].kallor: 'ryktet' finns inte i kallor.toml",
        ),
        (ALLMANMEDICIN, 'titel = "Hembesök"', 'titel = ""', "delmal[c9].titel: får inte vara tom"),
        (ALLMANMEDICIN, 'titel = "Hembesök"', 'titlar = "Hembesök"', "delmal[c9].titel: saknas"),
        (ALLMANMEDICIN, 'titel = "Hembesök"', 'titlar = "Hembesök"', "delmal[c9].titlar: okänd nyckel"),
        (
            ALLMANMEDICIN,
            "minsta_tid_manader = 60",
            'minsta_tid_manader = "60"',
            "minsta_tid_manader: ska vara ett heltal",
        ),
        (
            ALLMANMEDICIN,
            "minsta_tid_manader = 60",
            "minsta_tid_manader = 0",
            "minsta_tid_manader: ska vara större än 0",
        ),
        (ALLMANMEDICIN, 'slug = "allmanmedicin"', 'slug = "allman"', "slug: ska vara 'allmanmedicin', som filen heter"),
        (ALLMANMEDICIN, "SOSFS 2015:8", "HSLF-FS 2021:8", "forfattning: ska vara 'SOSFS 2015:8' i den här mappen"),
        (ALLMANMEDICIN, '"a6"]', '"b1"]', "gemensamma_a: b1 finns inte bland delmålen i _gemensamma.toml"),
        (ALLMANMEDICIN, '"a6"]', '"a5"]', "gemensamma_a: samma kod står flera gånger"),
        (ALLMANMEDICIN, 'b_konfidens = "high"', 'b_konfidens = "okand"', "gemensamma_b: ska finnas när"),
        (ALLMANMEDICIN, 'typ = "bas"', 'typ = "gren"', "grundspecialitet: ska finnas för typ gren och tillagg"),
        (
            ALLMANMEDICIN,
            'typ = "bas"',
            'typ = "bas"\nkraver_bt = true',
            "kraver_bt: föreskriften har ingen bastjänstgöring",
        ),
        (
            ALLMANMEDICIN,
            '{ slag = "kurs" }',
            '{ slag = "utvecklingsarbete" }',
            "delmal[c3].krav[2][1]: utvecklingsarbete har inget intyg i _gemensamma.toml; ange bilaga och signeras_av",
        ),
        (ALLMANMEDICIN, 'slag = "kurs"', 'slag = "fika"', "delmal[c3].krav[2][1].slag: okänt värde 'fika'"),
        (ALLMANMEDICIN, "[[delmal]]", "[[delmal", "filen är inte giltig TOML"),
        ("kallor.toml", 'slag = "avskrift"', "", "st-ark.slag: saknas"),
        ("2021/bt.toml", 'kod = "BT1"', 'kod = "STa1"', "delmal[STa1].kod: koden hör inte hemma i den här filen"),
    ],
)
def test_a_fault_names_file_and_key(rot: Path, fil: str, gammalt: str, nytt: str, vantat: str) -> None:
    swap(rot, fil, gammalt, nytt)
    assert any(rad.startswith(f"målbeskrivningar/{fil}: {vantat}") for rad in faults(rot)), faults(rot)


def test_all_faults_of_all_files_come_at_once(rot: Path) -> None:
    swap(rot, ALLMANMEDICIN, 'titel = "Hembesök"', "titel = 9")
    swap(rot, ALLMANMEDICIN, 'grupp = "', 'grop = "')
    swap(rot, "2021/_gemensamma.toml", 'kod = "STa7"', 'kod = "STa6"')
    assert faults(rot) == [
        "målbeskrivningar/2015/allmanmedicin.toml: delmal[c9].titel: ska vara text",
        "målbeskrivningar/2015/allmanmedicin.toml: grop: okänd nyckel",
        "målbeskrivningar/2015/allmanmedicin.toml: grupp: saknas",
        "målbeskrivningar/2021/_gemensamma.toml: delmal[STa6].kod: koden står flera gånger",
    ]


@pytest.mark.parametrize("fil", ["kallor.toml", "2015/_gemensamma.toml", "2021/bt.toml"])
def test_a_missing_file_is_named(rot: Path, fil: str) -> None:
    (rot / fil).unlink()
    assert f"målbeskrivningar/{fil}: filen saknas" in faults(rot)


def test_a_file_in_another_encoding_is_named(rot: Path) -> None:
    fil = rot / ALLMANMEDICIN
    fil.write_bytes(fil.read_text().encode("latin-1", "replace"))
    assert faults(rot) == [f"målbeskrivningar/{ALLMANMEDICIN}: filen är inte i UTF-8"]


@pytest.mark.parametrize(
    "andra",
    [
        lambda rot: swap(rot, ALLMANMEDICIN, "Hembesök", "Besök i hemmet"),
        lambda rot: swap(rot, "2015/_gemensamma.toml", "Läkemedel", "Läkemedelsbehandling"),
    ],
)
def test_version_changes_with_the_files_it_rests_on(rot: Path, andra: Callable[[Path], None]) -> None:
    fore = load_malbeskrivningar(rot).hamta(Foreskrift.F2015, "allmanmedicin").version
    andra(rot)
    assert load_malbeskrivningar(rot).hamta(Foreskrift.F2015, "allmanmedicin").version != fore
