"""The rule book can be read by anybody, and says how sure it is."""

from collections.abc import Callable

import pytest

from app.features.regelverk.vy import dela_beskrivning
from app.regler import REGLER
from app.underlag.regelunderlag import Regelverk
from app.web.profilord import AVSNITT
from tests.features.klient import Klient

KlientFor = Callable[[str], Klient]


@pytest.mark.parametrize("vem", ["ingen", "st", "admin"])
def test_every_rule_stands_with_level_and_source(klient: KlientFor, regelverk: Regelverk, vem: str) -> None:
    sida = klient(vem).sida("/regelverk")
    assert sida.status == 200
    for regel in REGLER.values():
        assert regel.id in sida.text
        assert regel.titel in sida.text
    for kalla in regelverk.rattskallor.values():
        assert kalla.titel in sida.text


def test_rule_page_tells_what_why_and_how(klient: KlientFor) -> None:
    sida = klient("ingen").sida("/regelverk/regler/iup-revidering")
    assert sida.h1 == "IUP-07 IUP revideras regelbundet"
    for rubrik in ("Vad som kontrolleras", "Varför", "Så gör du", "Tolkning", "Talen i varje profil"):
        assert rubrik in sida.text
    assert "Norrbotten" in sida.text
    assert "vår tolkning" in sida.text.lower()


def test_rule_is_found_by_id_too(klient: KlientFor) -> None:
    assert klient("ingen").sida("/regelverk/regler/hl-06").h1.startswith("HL-06")


def test_the_regions_values_of_no_rule_and_their_plans_are_told_with_source(klient: KlientFor) -> None:
    assert "EN-05" in klient("ingen").sida("/regelverk").text
    text = klient("ingen").sida("/regelverk/regioner").text
    for vantat in (
        "EN-05 Alla ST-läkare är inte på sidotjänstgöring samtidigt",
        "ST-läkare på hemenheten samtidigt, minst",  # norrbotten sets it
        *(rubrik for rubrik, _ in AVSNITT.values()),
        "Psykiatri",
        "4 med BT i stället för AT",
        "Kontrollera kopplingen: c6",
        "ej kontrollerad mot föreskriften",
        "vår tolkning",
        "Barnhälsovård kommer efter Pediatrik",
    ):
        assert vantat in text


def test_malbeskrivning_tells_what_is_not_checked(klient: KlientFor) -> None:
    sida = klient("ingen").sida("/regelverk/malbeskrivningar/2015/palliativ-medicin")
    assert sida.h1 == "Palliativ medicin enligt SOSFS 2015:8"
    assert "ej kontrollerad mot föreskriften" in sida.text
    assert "Vilka b-delmål som gäller är antaget" in sida.text


def test_bt_has_its_page(klient: KlientFor) -> None:
    sida = klient("ingen").sida("/regelverk/malbeskrivningar/2021/bt")
    assert "BT18" in sida.text


def test_search_narrows_the_specialties(klient: KlientFor) -> None:
    sida = klient("ingen").sida("/regelverk?q=allmän")
    assert "Allmänmedicin" in sida.text
    assert "Urologi" not in sida.text


@pytest.mark.parametrize(
    "adress",
    [
        "/regelverk/regler/finns-ej",
        "/regelverk/malbeskrivningar/2015/finns-ej",
        "/regelverk/malbeskrivningar/1999/urologi",
    ],
)
def test_unknown_is_not_found(klient: KlientFor, adress: str) -> None:
    assert klient("ingen").sida(adress).status == 404


def test_description_is_split_by_its_headings() -> None:
    inledning, stycken = dela_beskrivning("En mening.\n\nVarför: därför.\nFortsättning.\n\nNytt stycke.\n")
    assert inledning == "En mening."
    assert stycken == (("Varför", "Därför. Fortsättning. Nytt stycke."),)
