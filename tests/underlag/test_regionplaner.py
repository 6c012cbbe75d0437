"""The regions' own plans: placements, courses and their order."""

from pathlib import Path

import pytest

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Tidpunkt
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionplaner import FelIRegionplan, load_regionplaner

HUVUD = 'region = "x"\nspecialitet = "y"\nforeskrifter = ["2015"]\nkalla = "k"\nkonfidens = "high"\n'


def test_every_suggested_delmal_is_in_its_malbeskrivning(regelverk: Regelverk) -> None:
    listor = load_regionplaner()
    assert listor
    for (_, specialitet, foreskrift), lista in listor.items():
        malbeskrivning = regelverk.malbeskrivningar.hamta(foreskrift, specialitet)
        assert lista.kalla in regelverk.rattskallor
        koder = [kod for poster in (lista.placeringar, lista.kurser) for post in poster for kod in post.delmal]
        assert all(malbeskrivning.krav_for(kod) for kod in koder), (specialitet, foreskrift)


def test_a_doubtful_entry_keeps_its_own_confidence() -> None:
    kurser = {k.titel: k for k in load_regionplaner()["kronoberg", "allmanmedicin", Foreskrift.F2015].kurser}
    assert kurser["Barnhälsovård"].konfidens is Konfidens.LOW
    assert kurser["Barnhälsovård"].anmarkning
    assert kurser["Läkemedel"].konfidens is Konfidens.HIGH


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        ('[[kurs]]\nid = "a"\ntitel = "A"\ndelmal = ["zz"]\n', "ingen delmålskod"),
        ('[[kurs]]\nid = "a"\ntitel = "A"\ndelmal = ["STa1"]\n', "hör inte till SOSFS 2015:8"),
        ('[[kurs]]\nid = "a"\ntitel = "A"\n' * 2, "står flera gånger"),
        ('[[ordning]]\nfore = ["a"]\nefter = "b"\n', "okänt id 'a'"),
        ('[[placering]]\nid = "a"\ntitel = "A"\nmanader = [3, 2]\n', "minst och högst"),
        ('[[kurs]]\nid = "a"\ntitel = "A"\ndelmal = ["c1"]\nmanad = 3\n', "okänd nyckel"),
    ],
)
def test_a_faulty_file_is_told_with_file_and_key(tmp_path: Path, text: str, fel: str) -> None:
    (tmp_path / "lista.toml").write_text(HUVUD + text, encoding="utf-8")
    with pytest.raises(FelIRegionplan, match=rf"lista\.toml: .*{fel}"):
        load_regionplaner(tmp_path, ["k"])


def test_an_unknown_source_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "lista.toml").write_text(HUVUD, encoding="utf-8")
    with pytest.raises(FelIRegionplan, match="okänd källa 'k'"):
        load_regionplaner(tmp_path, [])


def test_the_length_for_those_with_bt_is_their_own() -> None:
    plan = load_regionplaner()["kronoberg", "allmanmedicin", Foreskrift.F2015]
    psykiatri, pediatrik = plan.placering("psykiatri"), plan.placering("pediatrik")
    assert psykiatri
    assert pediatrik
    assert (psykiatri.langd(has_bt=False), psykiatri.langd(has_bt=True)) == ((2, 3), (4, 4))
    assert (pediatrik.langd(has_bt=False), pediatrik.langd(has_bt=True)) == ((3, 3), (3, 3))


def test_each_regions_plan_names_what_everybody_has() -> None:
    planer = load_regionplaner()
    kronoberg, norrbotten = (planer[r, "allmanmedicin", Foreskrift.F2015] for r in ("kronoberg", "norrbotten"))
    assert [p.nyckel for p in norrbotten.vantade] == ["internmedicin", "psykiatri", "pediatrik", "gynekologi"]
    assert [p.nyckel for p in kronoberg.uppdrag] == ["hemsjukvard", "egen-bvc"]
    assert {p.nyckel for p in kronoberg.vantade} >= {"onh", "ogon", "hud"}
    assert {k.nyckel for k in kronoberg.kurser if k.nar is Tidpunkt.ANDRA_HALVAN} == {"palliativ-vard"}
    assert (kronoberg.ordning[0].fore, kronoberg.ordning[0].efter) == (("pediatrik",), "barnhalsovard")
