"""A Mitt-i-ST on its way: ordered, material sent, the day, the report."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from app.db.engine import Databas
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from tests.features.bedomning.bedomningar import bas, nya
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]


def besok(klient: K, varld: Varld, databas: Databas, datum: str = "2027-05-20") -> BedomningRad:
    klient("st").skicka(bas(varld, "/flera/mitt_i_st"), {"bestalld": "2026-11-20", "datum": datum})
    return nya(databas)[-1]


def notera(klient: Klient, varld: Varld, rad: BedomningRad, steg: str, **varden: str) -> Sidan:
    """Send one of the small forms of the page."""
    visa, hit = bas(varld, f"/{rad.id}/steg"), bas(varld, f"/{rad.id}/steg/notera")
    falt = klient.sida(visa).formular_till(hit)
    return Sidan(klient.post(hit, data={**falt, "steg": steg, **varden}))


def test_it_is_open_from_the_order_on_and_tells_what_is_next(klient: K, varld: Varld, databas: Databas) -> None:
    rad = besok(klient, varld, databas)
    assert (rad.status, rad.svar, str(rad.datum)) == (Bedomningsstatus.BEGARD, {"bestalld": "2026-11-20"}, "2027-05-20")
    sida = klient("handledare").sida(bas(varld, f"/{rad.id}/steg"))
    assert sida.text.index("Nästa steg") > sida.text.index("Underlag skickat")


@pytest.mark.parametrize("vem", ["st", "handledare", "studierektor"])
def test_material_and_day_are_noted_by_those_who_plan(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    rad = besok(klient, varld, databas)
    notera(klient(vem), varld, rad, "underlag", inspelningar_skickade="2026-11-21", sammanfattning_skickad="2026-11-22")
    notera(klient(vem), varld, rad, "dag", datum="2027-06-01", bedomare_namn="Vera Värderare", bedomare_epost="v@x.se")
    nu = nya(databas)[-1]
    assert nu.svar == {
        "bestalld": "2026-11-20", "inspelningar_skickade": "2026-11-21", "sammanfattning_skickad": "2026-11-22",
    }  # fmt: skip
    assert (str(nu.datum), nu.bedomare_namn, nu.bedomare_epost) == ("2027-06-01", "Vera Värderare", "v@x.se")
    assert "Bestämd till 1 juni 2027 med Vera Värderare." in klient(vem).sida(bas(varld, f"/{rad.id}/steg")).text


@pytest.mark.parametrize(
    ("steg", "varden", "text"),
    [
        ("bestalld", {"bestalld": "2026-11-24"}, "Datumet ligger i framtiden"),
        ("bestalld", {"bestalld": ""}, "Fyll i beställd."),
        ("underlag", {"inspelningar_skickade": "i går"}, "Skriv datumet som ÅÅÅÅ-MM-DD"),
        ("dag", {"datum": "2031-01-01", "bedomare_namn": "Vera"}, "efter planerat slut"),
        ("dag", {"datum": "2027-06-01", "bedomare_namn": ""}, "Fyll i värderare."),
        ("dag", {"datum": "2027-06-01", "bedomare_namn": "V", "bedomare_epost": "x"}, "ser inte ut som en e-post"),
    ],
)
def test_faulty_days_are_refused(
    klient: K, varld: Varld, databas: Databas, steg: str, varden: dict[str, str], text: str
) -> None:
    rad = besok(klient, varld, databas)
    sida = notera(klient("st"), varld, rad, steg, **varden)
    assert (sida.status, nya(databas)[-1].version) == (422, rad.version)
    assert text in sida.text


def test_the_report_is_written_when_the_day_has_come(klient: K, varld: Varld, databas: Databas) -> None:
    rad = besok(klient, varld, databas)
    assert klient("handledare").sida(bas(varld, f"/{rad.id}/steg/bedom")).status == 409
    notera(klient("st"), varld, rad, "dag", datum="2026-11-23", bedomare_namn="Vera Värderare")
    rapport = {
        "aterkoppling": "Halvvägs och på god väg.",
        "overenskommet": "Barn och psykiatri.",
        "svar_medsittning": "ja",
    }
    sida = klient("studierektor").skicka(bas(varld, f"/{rad.id}/steg/bedom"), rapport)
    assert "Mitt-i-ST är signerad och låst." in sida.text
    nu = nya(databas)[-1]
    assert (nu.bedomare_namn, nu.signerad_av) == ("Vera Värderare", varld.personer["studierektor"])
    assert (nu.svar["bestalld"], nu.svar["medsittning"]) == ("2026-11-20", "ja")


def test_the_report_is_asked_for_and_then_a_request_like_any(
    klient: K, varld: Varld, databas: Databas, app: FastAPI
) -> None:
    app.state.installningar = app.state.installningar.model_copy(update={"smtp_vard": "127.0.0.1"})
    rad = besok(klient, varld, databas)
    hit = bas(varld, f"/{rad.id}/steg/be-om-rapport")
    assert hit not in {form["action"] for form in klient("st").sida(bas(varld, f"/{rad.id}/steg")).formular}
    notera(klient("st"), varld, rad, "dag", datum="2026-11-23", bedomare_namn="Vera Värderare")
    sida = klient("st").skicka(hit, fran=bas(varld, f"/{rad.id}/steg"))
    assert "Rapporten väntas av Vera Värderare." in sida.text
    assert str(nya(databas)[-1].begard) == "2026-11-23"
    assert bas(varld, f"/{rad.id}/lank") in {adress for _, adress in sida.lankar}
    assert klient("st").sida(bas(varld, f"/{rad.id}/lank")).status == 200


def test_two_who_note_at_once_are_told(klient: K, varld: Varld, databas: Databas) -> None:
    rad = besok(klient, varld, databas)
    hit = bas(varld, f"/{rad.id}/steg/notera")
    gammal = klient("st").sida(bas(varld, f"/{rad.id}/steg")).formular_till(hit)
    notera(klient("handledare"), varld, rad, "bestalld", bestalld="2026-11-01")
    svar = klient("st").post(hit, data={**gammal, "steg": "bestalld", "bestalld": "2026-11-02"})
    assert (svar.status_code, nya(databas)[-1].svar["bestalld"]) == (409, "2026-11-01")


def test_others_do_not_note(klient: K, varld: Varld, databas: Databas) -> None:
    rad = besok(klient, varld, databas)
    for vem in ("chef", "placering"):
        assert not [f for f in klient(vem).sida(bas(varld, f"/{rad.id}/steg")).formular if "notera" in f["action"]]
