"""The regions' suggestions of placements and courses."""

from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.underlag.forslag import FelIForslag, load_forslag
from app.underlag.regelunderlag import Regelverk

HUVUD = 'region = "x"\nspecialitet = "y"\nforeskrift = "2015"\nkalla = "k"\nkonfidens = "high"\n'


def test_every_suggested_delmal_is_in_its_malbeskrivning(regelverk: Regelverk) -> None:
    listor = load_forslag()
    assert listor
    for (_, specialitet, foreskrift), lista in listor.items():
        malbeskrivning = regelverk.malbeskrivningar.hamta(foreskrift, specialitet)
        assert lista.kalla in regelverk.rattskallor
        for post in (*lista.placeringar, *lista.kurser):
            assert all(malbeskrivning.krav_for(kod) for kod in post.delmal), post.titel


def test_a_doubtful_entry_keeps_its_own_confidence() -> None:
    kurser = {k.titel: k for k in load_forslag()["kronoberg", "allmanmedicin", Foreskrift.F2015].kurser}
    assert kurser["Barnhälsovård"].konfidens is Konfidens.LOW
    assert kurser["Barnhälsovård"].anmarkning
    assert kurser["Läkemedel"].konfidens is Konfidens.HIGH


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        ('[[kurs]]\ntitel = "A"\ndelmal = ["zz"]\n', "ingen delmålskod"),
        ('[[kurs]]\ntitel = "A"\ndelmal = ["STa1"]\n', "hör inte till SOSFS 2015:8"),
        ('[[kurs]]\ntitel = "A"\ndelmal = []\n', "får inte vara tom"),
        ('[[kurs]]\ntitel = "A"\ndelmal = ["c1"]\nmanad = 3\n', "okänd nyckel"),
    ],
)
def test_a_faulty_file_is_told_with_file_and_key(tmp_path: Path, text: str, fel: str) -> None:
    (tmp_path / "lista.toml").write_text(HUVUD + text, encoding="utf-8")
    with pytest.raises(FelIForslag, match=rf"lista\.toml: .*{fel}"):
        load_forslag(tmp_path, ["k"])


def test_an_unknown_source_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "lista.toml").write_text(HUVUD, encoding="utf-8")
    with pytest.raises(FelIForslag, match="okänd källa 'k'"):
        load_forslag(tmp_path, [])
