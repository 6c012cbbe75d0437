"""The lists of moments: whole, sourced, and chosen by region and specialty."""

from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.underlag.momentlistor import FelIMomentlistor, load_momentlistor, moment_for
from app.underlag.regelunderlag import Regelverk

HUVUD = 'region = "x"\nspecialitet = "y"\nkalla = "k"\nkonfidens = "high"\n'


def test_every_delmal_is_in_its_malbeskrivning_and_every_source_is_known(regelverk: Regelverk) -> None:
    for (_, specialitet), lista in load_momentlistor().items():
        for moment in lista:
            assert moment.kalla in regelverk.rattskallor
            for kod in moment.delmal:
                assert kod.foreskrift is not None
                malbeskrivning = regelverk.malbeskrivningar.hamta(kod.foreskrift, specialitet)
                assert malbeskrivning.krav_for(kod), moment.titel
    assert Foreskrift.F2015 in {kod.foreskrift for m in moment_for("kronoberg", "allmanmedicin") for kod in m.delmal}


def test_what_the_region_names_comes_first_and_the_general_list_fills_up() -> None:
    lista = moment_for("kronoberg", "allmanmedicin")
    kallor = [moment.kalla for moment in lista]
    assert kallor == sorted(kallor, key=lambda kalla: kalla == "var-tolkning")
    assert (kallor[0], kallor[-1]) == ("kronoberg-st-plan", "var-tolkning")
    assert len({moment.id for moment in lista}) == len(lista)
    assert next(m.titel for m in lista if m.id == "ingrepp") == "Kirurgia minor"


def test_only_the_number_that_a_source_gives_is_a_goal() -> None:
    alla = {(nyckel, m.id): m.mal for nyckel, lista in load_momentlistor().items() for m in lista if m.mal}
    assert alla == {(("kronoberg", "allmanmedicin"), "jour-psykiatri-natt"): (2, 3)}


@pytest.mark.parametrize(
    ("region", "specialitet", "finns"),
    [("dalarna", "allmanmedicin", "lpt"), ("kronoberg", "palliativ-medicin", "ovanlig-diagnos")],
)
def test_without_a_list_of_its_own_the_general_one_is_our_reading(region: str, specialitet: str, finns: str) -> None:
    lista = moment_for(region, specialitet)
    assert finns in {moment.id for moment in lista}
    assert {(m.kalla, m.konfidens) for m in lista} == {("var-tolkning", Konfidens.LOW)}


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        ("moment = []\n", "får inte vara tom"),
        ('[[moment]]\nid = "a"\ntitel = "A"\ndelmal = ["zz"]\n', "ingen delmålskod"),
        ('[[moment]]\nid = "a"\ntitel = "A"\nmal = [3, 2]\n', "minst och högst antal gånger"),
        ('[[moment]]\nid = "a"\ntitel = "A"\n[[moment]]\nid = "a"\ntitel = "B"\n', "står flera gånger"),
    ],
)
def test_a_faulty_file_is_told_with_file_and_key(tmp_path: Path, text: str, fel: str) -> None:
    (tmp_path / "lista.toml").write_text(HUVUD + text, encoding="utf-8")
    with pytest.raises(FelIMomentlistor, match=rf"lista\.toml: .*{fel}"):
        load_momentlistor(tmp_path, ["k"])


def test_an_unknown_source_and_delmal_without_a_specialty_are_faults(tmp_path: Path) -> None:
    text = 'kalla = "k"\nkonfidens = "low"\n[[moment]]\nid = "a"\ntitel = "A"\ndelmal = ["c1"]\n'
    (tmp_path / "lista.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FelIMomentlistor, match="delmål hör till en specialitet") as fel:
        load_momentlistor(tmp_path, [])
    assert "okänd källa 'k'" in str(fel.value)
