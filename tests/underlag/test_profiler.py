"""Profiles: inheritance, dated values, and faults told by file and key; against a small catalogue of our own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.underlag.profiler import FelIProfil, load_profiler
from app.underlag.regionprofil import Profiler

IDAG = date(2026, 3, 1)
KALLOR = {"plan", "guide", "egen"}
RIKET = """
titel = "Hela riket"
[allmant]
kalla = "egen"
konfidens = "low"
tolkning = true
varsel_dagar = 30
franvaro_dagar = 28
franvaro_som_raknas = []
[steg]
kalla = "egen"
konfidens = "low"
revidering = ["huvudhandledare", "studierektor"]
[tillracklighet]
kalla = "egen"
konfidens = "low"
antal = 2
bedomare = 2
hogst_manader = 24
sammanhang = 1
berattelser = 1
[klimat]
kalla = "egen"
konfidens = "low"
manader = 12
minst_poster = 5
minst_bedomare = 3
[begaran]
kalla = "egen"
konfidens = "low"
svara_inom_dagar = 14
paminn_hogst = 3
paminn_mellanrum_dagar = 3
paminn_fore_dagar = [7, 2]
lank_hogst_dagar = 30
[flerkalla]
kalla = "egen"
konfidens = "low"
minst_svar = 8
minst_i_grupp = 3
svara_inom_dagar = 21
paminn_mellanrum_dagar = 5
[TAKT]
kalla = ["plan", "egen"]
konfidens = "medium"
hogst_manader = 6
[TAKT.delar.uteblivet]
kalla = "egen"
konfidens = "low"
tolkning = true
uteblivet_manader = 12
[BUNDEN]
kalla = "plan"
konfidens = "high"
andel = "0.75"
"""
NORR = 'titel = "Norr"\nregion = "norr"\narver = "riket"\n'
NORR_SMA = 'titel = "Små i norr"\nregion = "norr"\nspecialitet = "sma"\narver = "norr"\n'
GUIDE = 'kalla = "guide"\nkonfidens = "high"\n'


@dataclass(frozen=True, slots=True)
class Takt:
    uteblivet_manader: int
    varsel_dagar: int
    hogst_manader: int | None
    fasta_manader: tuple[int, ...] = ()
    fasta_datum: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Lokal:
    antal: int
    period: Literal["kvartal", "halvar"]
    video: bool | None = None
    fran_dag: date | None = None


@dataclass(frozen=True, slots=True)
class Bunden:
    andel: Decimal
    varsel_dagar: int


def no_findings(_portfolj: Portfolj, _kontext: Kontext) -> Iterator[Fynd]:
    return iter(())


def regel(regel_id: str, parametrar: type | None, **delar: Niva) -> Regel:
    return Regel(
        id=regel_id,
        slug=regel_id.lower(),
        titel=regel_id,
        delar={namn: Del(niva, kalla="plan") for namn, niva in delar.items()},
        omfattar=Bredd.PORTFOLJ,
        kontroll=no_findings,
        atgard=Atgard("start", "Visa"),
        parametrar=parametrar,
    )


REGLER: Mapping[str, Regel] = {
    "TAKT": regel("TAKT", Takt, intervall=Niva.LOKAL, uteblivet=Niva.FORESKRIFT),
    "LOKAL": regel("LOKAL", Lokal, antal=Niva.LOKAL),
    "BUNDEN": regel("BUNDEN", Bunden, andel=Niva.ALLMANT_RAD),
    "ENKEL": regel("ENKEL", None, enkel=Niva.FORESKRIFT),
}


def load(mapp: Path, **filer: str) -> Profiler:
    for namn, text in {"riket": RIKET, "norr": NORR, "norr_sma": NORR_SMA, **filer}.items():
        (mapp / f"{namn.replace('_', '-')}.toml").write_text(text)
    return load_profiler(REGLER, KALLOR, mapp)


def faults(mapp: Path, **filer: str) -> list[str]:
    with pytest.raises(FelIProfil) as fel:
        load(mapp, **filer)
    return [str(rad) for rad in fel.value.rader]


def test_the_most_special_profile_is_chosen(tmp_path: Path) -> None:
    profiler = load(tmp_path)
    assert profiler.valj("norr", "sma").namn == "norr-sma"
    assert profiler.valj("norr", "stora").namn == "norr"
    assert profiler.valj("soder", "sma").namn == "riket"
    assert [profil.titel for profil in profiler.alla()] == ["Norr", "Små i norr", "Hela riket"]
    assert profiler.regioner() == {"norr": "Norr"}


def test_values_are_inherited_one_by_one(tmp_path: Path) -> None:
    profil = load(tmp_path, norr_sma=f"{NORR_SMA}[TAKT]\n{GUIDE}hogst_manader = 4\n").valj("norr", "sma")
    assert profil.varden("TAKT", IDAG) == {"hogst_manader": 4, "uteblivet_manader": 12, "varsel_dagar": 30}
    assert profil.parametrar(IDAG)["TAKT"] == Takt(uteblivet_manader=12, varsel_dagar=30, hogst_manader=4)


def test_an_inherited_value_can_be_left_out(tmp_path: Path) -> None:
    egen = f'{NORR}[TAKT]\n{GUIDE}utan = ["hogst_manader"]\nfasta_datum = ["04-15", "02-29"]\nfasta_manader = [1, 5]\n'
    takt = load(tmp_path, norr=egen).valj("norr", "sma").parametrar(IDAG)["TAKT"]
    assert takt == Takt(12, 30, None, fasta_manader=(1, 5), fasta_datum=((4, 15), (2, 29)))


def test_sources_follow_the_values_and_the_parts(tmp_path: Path) -> None:
    profil = load(tmp_path, norr=f"{NORR}[TAKT]\n{GUIDE}hogst_manader = 4\n").valj("norr", "sma")
    regeln, delen = profil.grund("TAKT", IDAG), profil.grund("TAKT", IDAG, "uteblivet")
    assert regeln is not None
    assert (regeln.kalla, regeln.konfidens, regeln.tolkning) == ("guide", Konfidens.HIGH, False)
    assert profil.grund("TAKT", IDAG, "intervall") == regeln
    assert delen is not None
    assert (delen.kallor, delen.konfidens, delen.tolkning) == (("egen",), Konfidens.LOW, True)
    assert profil.grund("LOKAL", IDAG) is None


def test_a_rule_without_values_in_the_chain_has_none(tmp_path: Path) -> None:
    profil = load(tmp_path).valj("norr", "sma")
    assert profil.varden("LOKAL", IDAG) is None
    assert profil.varden("ENKEL", IDAG) == {}
    assert profil.parametrar(IDAG).keys() == {"TAKT", "BUNDEN"}


def test_values_change_on_their_day(tmp_path: Path) -> None:
    egen = (
        f"{NORR}[[TAKT]]\nfran = 2026-01-01\n{GUIDE}hogst_manader = 3\n"
        f"[[TAKT]]\nfran = 2025-01-01\nkalla = 'plan'\nkonfidens = 'low'\nhogst_manader = 5\n"
    )
    profil = load(tmp_path, norr=egen).valj("norr", "sma")

    def manader(dag: date) -> object:
        varden = profil.varden("TAKT", dag)
        assert varden is not None
        return varden["hogst_manader"]

    assert [manader(date(2024, 12, 31)), manader(date(2025, 1, 1)), manader(date(2025, 12, 31))] == [6, 5, 5]
    assert manader(date(2026, 1, 1)) == 3
    grund = profil.grund("TAKT", date(2025, 6, 1))
    assert grund is not None
    assert grund.kalla == "plan"


def test_every_type_of_parameter_is_read(tmp_path: Path) -> None:
    egen = f"{NORR}[LOKAL]\n{GUIDE}antal = 2\nperiod = 'kvartal'\nvideo = true\nfran_dag = 2021-07-01\n"
    parametrar = load(tmp_path, norr=egen).valj("norr", "sma").parametrar(IDAG)
    assert parametrar["LOKAL"] == Lokal(2, "kvartal", video=True, fran_dag=date(2021, 7, 1))
    assert parametrar["BUNDEN"] == Bunden(Decimal("0.75"), 30)


def test_common_values_and_steps(tmp_path: Path) -> None:
    steg = f'[steg]\n{GUIDE}revidering = ["huvudhandledare", "studierektor", "chef"]\n'
    profiler = load(tmp_path, norr=f"{NORR}{steg}[BUNDEN]\n{GUIDE}varsel_dagar = 10\n")
    profil = profiler.valj("norr", "sma")
    assert (profil.allmant(IDAG).varsel_dagar, profil.allmant(IDAG).franvaro_dagar) == (30, 28)
    assert profil.steg(IDAG).revidering == ("huvudhandledare", "studierektor", "chef")
    assert profiler.valj("soder", "sma").steg(IDAG).revidering == ("huvudhandledare", "studierektor")
    varden = profil.varden("BUNDEN", IDAG)
    assert varden is not None
    assert varden["varsel_dagar"] == 10


def test_version_follows_the_whole_chain(tmp_path: Path) -> None:
    fore = load(tmp_path)
    assert load(tmp_path, norr=f"{NORR}# ny\n").valj("norr", "sma").version != fore.valj("norr", "sma").version
    efter = load(tmp_path, soder='titel = "Söder"\nregion = "soder"\narver = "riket"\n')
    assert efter.valj("norr", "sma").version == fore.valj("norr", "sma").version
    assert efter.version != fore.version


@pytest.mark.parametrize(
    ("tillagg", "vantat"),
    [
        (f"[FINNS-INTE]\n{GUIDE}", "FINNS-INTE: regeln finns inte"),
        (f"[TAKT]\n{GUIDE}hogst = 4", "TAKT.hogst: okänd parameter"),
        (f"[TAKT]\n{GUIDE}hogst_manader = 'fyra'", "TAKT.hogst_manader: ska vara ett heltal, 0 eller större"),
        (f"[TAKT]\n{GUIDE}hogst_manader = true", "TAKT.hogst_manader: ska vara ett heltal, 0 eller större"),
        (f"[TAKT]\n{GUIDE}hogst_manader = -1", "TAKT.hogst_manader: ska vara ett heltal, 0 eller större"),
        (f"[TAKT]\n{GUIDE}fasta_manader = 1", "TAKT.fasta_manader: ska vara en lista"),
        (
            f"[TAKT]\n{GUIDE}fasta_datum = ['31 april']",
            'TAKT.fasta_datum: ska vara månad och dag, till exempel "04-15"',
        ),
        (f"[BUNDEN]\n{GUIDE}andel = 'tre'", "BUNDEN.andel: ska vara ett tal, 0 eller större"),
        (f"[LOKAL]\n{GUIDE}antal = 1\nperiod = 'år'", "LOKAL.period: ska vara något av 'kvartal', 'halvar'"),
        (f"[LOKAL]\n{GUIDE}antal = 1\nperiod = 'kvartal'\nvideo = 1", "LOKAL.video: ska vara true eller false"),
        (f"[LOKAL]\n{GUIDE}antal = 1\nperiod = 'kvartal'\nfran_dag = '1 maj'", "LOKAL.fran_dag: ska vara ett datum"),
        (f"[LOKAL]\n{GUIDE}antal = 1", "LOKAL.period: saknas"),
        ("[TAKT]\nkonfidens = 'high'\nhogst_manader = 4", "TAKT.kalla: saknas"),
        ("[TAKT]\nkalla = 'plan'\nhogst_manader = 4", "TAKT.konfidens: saknas"),
        ("[TAKT]\nkalla = 'rykte'\nkonfidens = 'high'\nhogst_manader = 4", "TAKT.kalla: 'rykte' finns inte i"),
        ("[TAKT]\nkalla = []\nkonfidens = 'high'\nhogst_manader = 4", "TAKT.kalla: får inte vara tom"),
        (f"[TAKT]\n{GUIDE}fran = 'nu'", "TAKT.fran: ska vara ett datum, till exempel 2025-01-01"),
        (f"[TAKT]\n{GUIDE}utan = ['hogst']", "TAKT.utan: ska vara en lista med regelns parametrar"),
        (f"[TAKT.delar.ny]\n{GUIDE}", "TAKT.delar.ny: regeln har ingen sådan del"),
        (f"[[TAKT]]\n{GUIDE}[[TAKT]]\n{GUIDE}", "TAKT: två tabeller gäller från samma dag"),
        (f"[steg]\n{GUIDE}revidering = ['kungen']", "steg.revidering: ska vara något av 'huvudhandledare'"),
        (f"[ENKEL]\n{GUIDE}antal = 1", "ENKEL.antal: okänd parameter"),
        ("[TAKT", "filen är inte giltig TOML"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, tillagg: str, vantat: str) -> None:
    funna = faults(tmp_path, norr=f"{NORR}{tillagg}\n")
    assert any(rad.startswith(f"norr.toml: {vantat}") for rad in funna), funna


@pytest.mark.parametrize(
    ("huvud", "vantat"),
    [
        ('titel = "Norr"\nregion = "norr"\narver = "nord"\n', "arver: ska vara en profil som i sin tur ärver riket"),
        ('titel = "Norr"\nregion = "norr"\narver = "norr"\n', "arver: ska vara en profil som i sin tur ärver riket"),
        ('titel = "Norr"\nregion = "norr"\n', "arver: ska vara en profil som i sin tur ärver riket"),
        ('titel = "Norr"\narver = "riket"\n', "region: ska finnas i alla profiler utom riket.toml"),
        ('region = "norr"\narver = "riket"\n', "titel: saknas"),
        (f'{NORR}farg = "blå"\n', "farg: okänd nyckel"),
    ],
)
def test_a_faulty_head_is_told(tmp_path: Path, huvud: str, vantat: str) -> None:
    assert f"norr.toml: {vantat}" in faults(tmp_path, norr=huvud)


def test_two_profiles_for_the_same_place_are_a_fault(tmp_path: Path) -> None:
    assert "norr.toml: region: samma region och specialitet som i annan.toml" in faults(tmp_path, annan=NORR)


@pytest.mark.parametrize(
    ("utan", "vantat"),
    [
        ('andel = "0.75"', "BUNDEN.andel"),
        ("franvaro_dagar = 28", "allmant.franvaro_dagar"),
        ("bedomare = 2", "tillracklighet.bedomare"),
        ("minst_poster = 5", "klimat.minst_poster"),
        ('revidering = ["huvudhandledare", "studierektor"]', "steg.revidering"),
        ("minst_svar = 8", "flerkalla.minst_svar"),
        (RIKET[RIKET.index("[TAKT.delar") : RIKET.index("[BUNDEN]")], "TAKT.delar.uteblivet"),
    ],
)
def test_the_nation_must_say_what_is_binding(tmp_path: Path, utan: str, vantat: str) -> None:
    assert utan in RIKET
    assert f"riket.toml: {vantat}: saknas" in faults(tmp_path, riket=RIKET.replace(utan, ""))


def test_a_local_parameter_may_be_unset_for_the_nation(tmp_path: Path) -> None:
    profil = load(tmp_path, riket=RIKET.replace("hogst_manader = 6\n", "")).valj("soder", "sma")
    assert profil.parametrar(IDAG)["TAKT"] == Takt(12, 30, None)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    assert faults(tmp_path, norr=f"{NORR}[A]\n[B]\n", norr_sma=f"{NORR_SMA}[C]\n") == [
        "norr-sma.toml: C: regeln finns inte",
        "norr.toml: A: regeln finns inte",
        "norr.toml: B: regeln finns inte",
    ]
