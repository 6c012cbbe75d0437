"""What portfolios are judged against: the right facts for each, and a version that tells when they change."""

from dataclasses import replace
from datetime import date

from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage
from app.regler.katalog.iup_07_revidering import Parametrar as Revidering
from app.regler.katalog.tid_03_ratt_foreskrift import Parametrar as Ratt
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk, load_regelverk
from tests.bygg import dag, portfolj

IDAG = dag("2026-03-01")


def test_a_portfolio_gets_the_facts_of_its_specialty_and_regulation(regelverk: Regelverk) -> None:
    aldre = regelverk.underlag_for(portfolj(), IDAG)
    nyare = regelverk.underlag_for(portfolj(foreskrift=Foreskrift.F2021, bt=BtLage.INGAR), IDAG)
    assert aldre.malbeskrivning is not None
    assert nyare.malbeskrivning is not None
    assert aldre.malbeskrivning.foreskrift is Foreskrift.F2015
    assert aldre.bt is None
    assert nyare.malbeskrivning.foreskrift is Foreskrift.F2021
    assert nyare.bt is regelverk.malbeskrivningar.bt
    assert aldre.version != nyare.version


def test_an_unknown_specialty_has_no_malbeskrivning_and_is_judged_all_the_same(regelverk: Regelverk) -> None:
    vems = portfolj(specialitet="trolleri")
    assert regelverk.malbeskrivning_for(vems) is None
    assert utvardera(vems, regelverk.underlag_for(vems, IDAG))


def test_the_region_sets_the_pace_of_revision(regelverk: Regelverk) -> None:
    def takt(region: str, specialitet: str = "allmanmedicin") -> Revidering:
        vems = portfolj(region=region, specialitet=specialitet)
        varden = regelverk.underlag_for(vems, IDAG).parametrar["IUP-07"]
        assert isinstance(varden, Revidering)
        return varden

    assert takt("norrbotten").fasta_manader == (1, 5, 9)
    assert takt("kronoberg", "palliativ-medicin").fasta_datum == ((4, 15), (10, 15))
    assert takt("kronoberg").hogst_manader == 6
    assert takt("stockholm").hogst_manader == 6
    assert not takt("stockholm").fasta
    assert {takt(region).uteblivet_manader for region in ("norrbotten", "kronoberg", "stockholm")} == {12}


def test_the_newer_regulation_began_on_its_day(regelverk: Regelverk) -> None:
    assert regelverk.underlag_for(portfolj(), IDAG).parametrar["TID-03"] == Ratt(ny_foreskrift_fran=date(2021, 7, 1))


def test_only_norrbotten_asks_the_studierektor_to_approve(regelverk: Regelverk) -> None:
    kravs = {
        region: "IUP-06" in regelverk.underlag_for(portfolj(region=region), IDAG).parametrar for region in REGIONER
    }
    assert kravs == {"norrbotten": True, "kronoberg": False, "stockholm": False}


REGIONER = ("norrbotten", "kronoberg", "stockholm")


def test_the_version_is_the_same_for_the_same_and_new_when_the_judging_code_is(regelverk: Regelverk) -> None:
    version = regelverk.underlag_for(portfolj(), IDAG).version
    assert regelverk.underlag_for(portfolj(namn="Någon Annan"), dag("2026-03-02")).version == version
    last_igen = load_regelverk.__wrapped__()
    assert last_igen.underlag_for(portfolj(), IDAG).version == version
    assert replace(regelverk, kallkod="annan").underlag_for(portfolj(), IDAG).version != version
    assert regelverk.underlag_for(portfolj(region="stockholm"), IDAG).version != version
