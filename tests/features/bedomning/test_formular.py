"""Assessments on forms: chosen, answered, kept in the version they were signed on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col

from app.db.engine import Databas
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Kompetensomrade, Metod
from app.underlag.mallar import load_mallar
from tests.features.bedomning.bedomningar import bas, begard, las_rad, nya
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
NY = """
titel = "Klinikens eget"
version = 1
metod = "dops"
ursprung = "lokal"
kalla = ["bedomningsformular-svenska"]
konfidens = "low"
beskrivning = "Släppt i mappen i dag."

[[falt]]
id = "moment"
etikett = "Moment"
slag = "rad"

[[falt]]
id = "hand"
etikett = "Handlag"
slag = "text"
"""


@pytest.fixture
def byt_mallar(app: FastAPI, tmp_path: Path) -> Callable[..., None]:
    """Let the application run on forms of the test's own: file names and texts."""

    def byt(**filer: str) -> None:
        (tmp_path / "mallar" / "aldre").mkdir(parents=True, exist_ok=True)
        for namn, text in filer.items():
            mapp = "mallar/aldre" if "-" in namn else "mallar"
            (tmp_path / mapp / f"{namn}.toml").write_text(text)
        app.state.regelverk = replace(app.state.regelverk, mallar=load_mallar(tmp_path / "mallar"))

    return byt


def _begar_pa(databas: Databas, varld: Varld, metod: Metod, mall: str = "") -> None:
    with databas.skriv.begin() as koppling:
        vilken = col(BedomningRad.id) == varld.begard_bedomning
        koppling.execute(update(BedomningRad).where(vilken).values(metod=metod, mall=mall))


def test_a_new_form_is_one_file(klient: K, varld: Varld, databas: Databas, byt_mallar: Callable[..., None]) -> None:
    byt_mallar(kliniken=NY)
    handledare = klient("handledare")
    val = handledare.sida(bas(varld, "/bedom?aktivitet=&metod=dops"))
    assert val.h1 == "Bedöm: Klinikens eget", "the only one of its method opens at once"
    fran = bas(varld, "/bedom?mall=kliniken")
    sida = handledare.skicka(bas(varld, "/bedom"), {"aterkoppling": "Bra.", "svar_hand": "Säkert."}, fran=fran)
    assert "Klinikens eget" in sida.text
    assert "Handlag Säkert." in sida.text
    (rad,) = nya(databas)
    assert (rad.metod, rad.mall, rad.mall_version, rad.svar) == (Metod.DOPS, "kliniken", 1, {"hand": "Säkert."})


def test_forms_are_offered_with_what_they_are_for(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(bas(varld, "/bedom?delmal=b1"))
    val = {text: adress for text, adress in sida.lankar if "/bedom?mall=" in adress}
    assert {"Mini-CEX", "Mini-CEX, niogradig", "CBD (falldiskussion)", "EPA", "Fri bedömning"} <= val.keys()
    assert val["Mini-CEX"].endswith("/bedom?mall=mini_cex&delmal=b1")
    tva = klient("handledare").sida(bas(varld, "/bedom?metod=mini_cex"))
    assert {text for text, adress in tva.lankar if "/bedom?mall=" in adress} == {"Mini-CEX", "Mini-CEX, niogradig"}


@pytest.mark.parametrize("mall", [m.id for m in load_mallar().alla])
def test_every_form_can_be_drawn_or_is_not_offered(klient: K, varld: Varld, mall: str) -> None:
    sida = klient("handledare").sida(bas(varld, f"/bedom?mall={mall}"))
    assert sida.status == 200
    if sida.h1 != "Bedöm":
        assert sida.formular_till(bas(varld, "/bedom"))["mall"] == [mall]


def test_what_was_asked_for_opens_its_form_and_another_of_the_method_can_be_chosen(
    klient: K, varld: Varld, databas: Databas
) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    _begar_pa(databas, varld, Metod.MINI_CEX, "mini_cex_nio")
    assert handledare.sida(adress).formular_till(adress)["mall"] == ["mini_cex_nio"]
    assert ("Använd Mini-CEX", f"{adress}?mall=mini_cex") in handledare.sida(adress).lankar
    varden = {"aterkoppling": "Bra.", "svar_kommunikation": "4", "svar_status": "ej_observerat"}
    sida = handledare.skicka(adress, varden, fran=f"{adress}?mall=mini_cex")
    rad = las_rad(databas, varld.begard_bedomning)
    assert (rad.mall, rad.svar) == ("mini_cex", {"kommunikation": "4", "status": "ej_observerat"})
    assert rad.omraden == {Kompetensomrade.KOMMUNIKATION}
    assert "Signerad och låst" in sida.text
    assert "Kommunikativ skicklighet Självständig steg 4 av 4 Klarade det utan hjälp." in sida.text
    assert "Status Ej observerat" in sida.text
    assert "Svensk version, ej kontrollerad mot originalet." in sida.text


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("svar_anamnes", "5", "Välj ett av stegen på skalan för anamnes."),
        ("svar_anamnes", "10000000000000000000000", "Välj ett av stegen på skalan för anamnes."),
        ("aterkoppling", "Lång. " * 3400, "Texten är för lång: högst 10000 tecken."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(
    klient: K, varld: Varld, databas: Databas, *, falt: str, varde: str, text: str
) -> None:
    _begar_pa(databas, varld, Metod.MINI_CEX)
    adress = begard(varld, "/besvara")
    sida = klient("handledare").skicka(adress, {"aterkoppling": "Bra.", "svar_status": "2"} | {falt: varde})
    assert sida.status == 422
    assert text in sida.text
    igen = sida.formular_till(adress)
    assert igen["svar_status"] == ["2"]
    assert falt != "aterkoppling" or igen[falt] == [varde.strip()]
    assert las_rad(databas, varld.begard_bedomning).status is Bedomningsstatus.BEGARD


def test_a_form_that_changed_meanwhile_is_filled_in_anew_with_all_kept(
    klient: K, varld: Varld, databas: Databas, byt_mallar: Callable[..., None]
) -> None:
    byt_mallar(kliniken=NY)
    _begar_pa(databas, varld, Metod.DOPS)
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    oppnad = handledare.sida(adress).formular_till(adress)
    ny = NY.replace("version = 1", "version = 2").replace('id = "hand"', 'id = "grepp"').replace("Handlag", "Grepp")
    byt_mallar(**{"kliniken-1": NY, "kliniken": ny})
    skrivet = {"aterkoppling": ["Bra."], "svar_moment": ["Ledpunktion"], "svar_hand": ["Säkert handlag."]}
    sida = Sidan(handledare.post(adress, data=oppnad | skrivet))
    assert sida.status == 409
    assert "Formuläret har ändrats sedan du öppnade sidan." in sida.text
    igen = sida.formular_till(adress)
    assert (igen["mall_version"], igen["svar_moment"], igen["aterkoppling"]) == (["2"], ["Ledpunktion"], ["Bra."])
    assert igen["rest"] == ["Handlag: Säkert handlag."]
    assert las_rad(databas, varld.begard_bedomning).status is Bedomningsstatus.BEGARD
    klar = Sidan(handledare.post(adress, data=igen, follow_redirects=True))
    assert (klar.status, las_rad(databas, varld.begard_bedomning).mall_version) == (200, 2)


def test_a_signed_record_keeps_the_words_of_its_version(
    klient: K, varld: Varld, byt_mallar: Callable[..., None]
) -> None:
    byt_mallar(kliniken=NY)
    handledare, fran = klient("handledare"), bas(varld, "/bedom?mall=kliniken")
    varden = {"aterkoppling": "Bra.", "svar_hand": "Säkert."}
    signerad = handledare.skicka(bas(varld, "/bedom"), varden, fran=fran).svar.url.path
    byt_mallar(**{"kliniken-1": NY, "kliniken": NY.replace("version = 1", "version = 2").replace("Handlag", "Grepp")})
    assert "Handlag Säkert." in handledare.sida(signerad).text


def test_the_list_tells_form_and_situation(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, fran = klient("handledare"), bas(varld, "/bedom?mall=mini_cex_nio")
    with databas.skriv.begin() as koppling:
        vilken = col(BedomningRad.id) == varld.begard_bedomning
        koppling.execute(update(BedomningRad).where(vilken).values(situation="Nybesök på mottagningen"))
    handledare.skicka(bas(varld, "/bedom"), {"aterkoppling": "Bra."}, fran=fran)
    sida = klient("studierektor").sida(bas(varld))
    assert "Mini-CEX Mini-CEX, niogradig" in sida.text
    assert "Nybesök på mottagningen" in sida.text


def test_a_form_taken_out_of_use_does_not_take_the_text_with_it(
    klient: K, varld: Varld, databas: Databas, byt_mallar: Callable[..., None]
) -> None:
    byt_mallar(kliniken=NY, annan=NY.replace('"dops"', '"annan"').replace("Klinikens eget", "Annat"))
    handledare, adress = klient("handledare"), bas(varld, "/bedom")
    oppnad = handledare.sida(f"{adress}?mall=kliniken").formular_till(adress)
    byt_mallar(kliniken=NY.replace("version = 1", "version = 1\nutgar = 2026-11-01"))
    sida = Sidan(handledare.post(adress, data=oppnad | {"aterkoppling": ["Kvar."], "svar_hand": ["Säkert."]}))
    assert (sida.status, sida.h1) == (409, "Bedöm: Annat")
    assert sida.formular_till(adress)["aterkoppling"] == ["Kvar."]
    assert nya(databas) == []


def test_a_draft_of_an_older_version_opens_on_the_new_one(
    klient: K, varld: Varld, byt_mallar: Callable[..., None]
) -> None:
    byt_mallar(kliniken=NY)
    handledare, adress = klient("handledare"), bas(varld, "/bedom")
    falt = handledare.sida(f"{adress}?mall=kliniken").formular_till(adress)
    falt |= {"aterkoppling": ["Halvskrivet."], "svar_moment": ["Ledpunktion"], "svar_hand": ["Säkert."]}
    handledare.post(bas(varld, "/utkast"), data=falt)
    ny = NY.replace("version = 1", "version = 2").replace('id = "hand"', 'id = "grepp"')
    byt_mallar(**{"kliniken-1": NY, "kliniken": ny})
    igen = handledare.sida(f"{adress}?mall=kliniken").formular_till(adress)
    assert (igen["mall_version"], igen["svar_moment"]) == (["2"], ["Ledpunktion"])
    assert (igen["rest"], igen["aterkoppling"]) == (["Handlag: Säkert."], ["Halvskrivet."])


def test_a_draft_on_a_form_out_of_use_opens_on_another_and_goes_with_its_signature(
    klient: K, varld: Varld, byt_mallar: Callable[..., None]
) -> None:
    annat = NY.replace('"dops"', '"annan"').replace("Klinikens eget", "Annat")
    byt_mallar(kliniken=NY, annan=annat)
    handledare, adress = klient("handledare"), bas(varld, "/bedom")
    falt = handledare.sida(f"{adress}?mall=kliniken").formular_till(adress)
    handledare.post(bas(varld, "/utkast"), data=falt | {"aterkoppling": ["Halvskrivet."]})
    byt_mallar(kliniken=NY.replace("version = 1", "version = 1\nutgar = 2026-11-01"), annan=annat)
    sida = handledare.sida(f"{adress}?mall=kliniken")
    assert (sida.h1, sida.formular_till(adress)["aterkoppling"]) == ("Bedöm: Annat", ["Halvskrivet."])
    handledare.post(adress, data=sida.formular_till(adress))
    assert not [t for t, _ in handledare.sida("/mina-st-lakare").lankar if t.startswith("Fortsätt")]
