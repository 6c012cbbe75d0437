"""Drafts of assessments: kept, found again, thrown away, and nobody else's."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import UtkastRad
from app.domain.bedomning import Bedomningsstatus
from tests.features.bedomning.bedomningar import bas, begard, las_rad
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
TEXT = "Halvskrivet: lyhörd i början."


def _falt(vem: Klient, oppna: str, **varden: str) -> dict[str, list[str]]:
    """The form as it stands, with something written in it."""
    sida = vem.sida(oppna)
    return sida.formular_till(oppna) | {namn: [varde] for namn, varde in varden.items()}


def _spara(vem: Klient, varld: Varld, oppna: str, **varden: str) -> Sidan:
    falt = _falt(vem, oppna, **varden)
    return Sidan(vem.post(bas(varld, "/utkast"), data=falt, follow_redirects=True))


def _utkast(databas: Databas) -> list[UtkastRad]:
    with databas.lasning() as session:
        return list(session.exec(select(UtkastRad)))


def test_the_button_keeps_what_is_written_and_the_form_opens_with_it(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    sida = _spara(handledare, varld, adress, aterkoppling=TEXT, minuter="oklart", svar_tid="2")
    assert "Utkastet är sparat. Inget är signerat än." in sida.text
    igen = handledare.sida(adress)
    falt = igen.formular_till(adress)
    assert (falt["aterkoppling"], falt["minuter"], falt["svar_tid"]) == ([TEXT], ["oklart"], ["2"])
    assert "Utkastet sparades 23 november 2026 kl. 10.30." in igen.text
    assert las_rad(databas, varld.begard_bedomning).status is Bedomningsstatus.BEGARD
    assert slag(databas, "bedomning") == [], "a draft is no event"


def test_the_script_is_told_in_a_line(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    for text in (TEXT, "Längre nu."):
        svar = handledare.post(bas(varld, "/utkast"), data=_falt(handledare, adress, aterkoppling=text, auto="ja"))
        assert (svar.status_code, svar.text) == (200, "2026-11-23T09:30:00+00:00")
    (rad,) = _utkast(databas)
    assert (rad.falt["aterkoppling"], rad.plats) == (["Längre nu."], f"besvara:{varld.begard_bedomning}")
    assert not {namn for namn in rad.falt if namn.startswith("_")}, "no tokens"


def test_nobody_else_sees_it(klient: K, varld: Varld) -> None:
    adress = begard(varld, "/besvara")
    _spara(klient("handledare"), varld, adress, aterkoppling=TEXT)
    for vem in ("studierektor", "chef"):
        assert TEXT not in klient(vem).sida(adress).html
    assert TEXT not in klient("st").sida(begard(varld)).html


@pytest.mark.parametrize("falt", ["aterkoppling", "overenskommet", "svar_fokus"])
@pytest.mark.parametrize("text", ["Pat 19121212-1212", "121212+1212", "191212121212"])
def test_what_could_point_out_a_patient_is_never_kept(
    klient: K, varld: Varld, databas: Databas, falt: str, text: str
) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    sida = _spara(handledare, varld, adress, **{"overenskommet": "Kvar.", falt: text})
    assert sida.status == 422
    assert f'id="f-{falt}-fel"' in sida.html
    assert sida.formular_till(adress)[falt] == [text]
    svar = handledare.post(bas(varld, "/utkast"), data=_falt(handledare, adress, **{falt: text}, auto="ja"))
    assert (svar.status_code, "personnummer" in svar.text) == (422, True)
    assert _utkast(databas) == []


def test_a_draft_may_be_long_but_not_endless(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    assert _spara(handledare, varld, adress, aterkoppling="x" * 20_000).status == 200
    assert _spara(handledare, varld, adress, aterkoppling="x" * 50_000, overenskommet="x" * 20_000).status == 422
    assert len(_utkast(databas)[0].falt["aterkoppling"][0]) == 20_000


def test_the_signature_takes_the_draft_away(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    _spara(handledare, varld, adress, aterkoppling=TEXT)
    handledare.skicka(adress)
    assert las_rad(databas, varld.begard_bedomning).aterkoppling == TEXT
    assert _utkast(databas) == []
    _spara(handledare, varld, bas(varld, "/bedom") + "?mall=cbd", aterkoppling=TEXT)
    assert [rad.plats for rad in _utkast(databas)] == ["bedom:cbd"]
    handledare.skicka(bas(varld, "/bedom"), fran=bas(varld, "/bedom?mall=cbd"))
    assert _utkast(databas) == []


def test_what_is_begun_waits_among_what_is_to_do(klient: K, varld: Varld) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    _spara(handledare, varld, adress, aterkoppling=TEXT)
    _spara(handledare, varld, bas(varld, "/bedom") + "?mall=cbd", aterkoppling=TEXT)
    sida = handledare.sida("/mina-st-lakare")
    dit = [adress for text, adress in sida.lankar if text.startswith("Fortsätt")]
    assert sorted(dit) == [adress, bas(varld, "/bedom?mall=cbd")]
    assert not [text for text, url in sida.lankar if url == adress and text.startswith("Bedöm")], "once, as begun"
    assert "Påbörjad bedömning sparad 23 november 2026" in sida.text
    assert not [t for t, _ in klient("studierektor").sida("/st-lakare").lankar if t.startswith("Fortsätt")]


def test_a_draft_can_be_thrown_away(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    _spara(handledare, varld, adress, aterkoppling=TEXT)
    annan = klient("chef")
    _spara(annan, varld, adress, aterkoppling="Chefens.")
    sida = handledare.skicka(bas(varld, "/utkast/kasta"), fran=adress)
    assert "Utkastet är borttaget." in sida.text
    assert [rad.falt["aterkoppling"] for rad in _utkast(databas)] == [["Chefens."]]


def test_a_draft_of_what_somebody_else_signed_can_still_be_read(klient: K, varld: Varld) -> None:
    handledare, adress = klient("handledare"), begard(varld, "/besvara")
    _spara(handledare, varld, adress, aterkoppling=TEXT)
    klient("chef").skicka(adress, {"aterkoppling": "Först."})
    sida = handledare.sida(adress)
    assert sida.status == 409
    assert "redan signerad" in sida.text
    assert sida.formular_till(adress)["aterkoppling"] == [TEXT]
    assert not [t for t, _ in handledare.sida("/mina-st-lakare").lankar if t.startswith("Fortsätt")]
    assert handledare.post(bas(varld, "/utkast"), data=sida.formular_till(adress)).status_code == 403


@pytest.mark.parametrize("plats", ["besvara:1", "besvara:999999", "bedom:okand", "annat:1", "besvara:"])
def test_no_draft_is_kept_for_what_cannot_be_signed(klient: K, varld: Varld, databas: Databas, plats: str) -> None:
    handledare = klient("handledare")
    falt = _falt(handledare, begard(varld, "/besvara"), aterkoppling=TEXT, plats=plats)
    assert handledare.post(bas(varld, "/utkast"), data=falt).status_code in (403, 404)
    placering = klient("placering")
    falt = _falt(placering, bas(varld, "/bedom") + "?mall=cbd", plats=f"besvara:{varld.begard_bedomning}")
    assert placering.post(bas(varld, "/utkast"), data=falt).status_code == 403, "asked of somebody else"
    assert _utkast(databas) == []
