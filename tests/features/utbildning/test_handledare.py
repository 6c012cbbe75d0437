"""Naming and ending a huvudhandledare."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import Handelse, HandledarskapRad, Person
from tests.features.klient import Klient
from tests.features.varld import START, Varld

K = Callable[[str], Klient]


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/utbildning/handledare/ny"


def _huvud(databas: Databas) -> list[HandledarskapRad]:
    with databas.lasning() as session:
        fraga = select(HandledarskapRad).where(col(HandledarskapRad.roll) == "huvudhandledare")
        return list(session.exec(fraga.order_by(col(HandledarskapRad.fran))))


def _handelser(databas: Databas) -> list[str]:
    with databas.lasning() as session:
        fraga = select(Handelse.slag).where(col(Handelse.objekt) == "handledarskap")
        return list(session.exec(fraga.order_by(col(Handelse.id))))


@pytest.mark.parametrize("vem", ["studierektor", "chef"])
def test_a_new_huvudhandledare_takes_over(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    ny = varld.personer["placering"]
    sida = klient(vem).skicka(_ny(varld), {"handledare": str(ny), "fran": "2026-12-01"})
    assert "utsedd från 1 december 2026" in sida.text
    assert [(h.person_id, h.fran, h.till) for h in _huvud(databas)] == [
        (varld.personer["handledare"], START, date(2026, 11, 30)),
        (ny, date(2026, 12, 1), None),
    ]
    assert _handelser(databas) == ["handledarskap_skapat"]


def test_somebody_not_in_the_register_is_added_when_asked_for(klient: K, varld: Varld, databas: Databas) -> None:
    klient("studierektor").skicka(
        _ny(varld), {"ny_handledare": "ja", "handledare_namn": "Nils Nyskapad", "fran": "2026-12-01"}
    )
    with databas.lasning() as session:
        person = session.exec(select(Person).where(col(Person.namn) == "Nils Nyskapad")).one()
    assert _huvud(databas)[-1].person_id == person.id


@pytest.mark.parametrize(
    ("varden", "falt", "text"),
    [
        ({"fran": "2026-12-01"}, "handledare", "Välj en person, eller lägg till en ny."),
        ({"handledare": "9999", "fran": "2026-12-01"}, "handledare", "Välj en av personerna i listan."),
        ({"handledare": "handledare", "fran": "2026-12-01"}, "handledare", "är redan huvudhandledare"),
        ({"handledare": "placering", "fran": "2024-03-01"}, "fran", "är utsedd från 1 mars 2024"),
        ({"handledare": "placering", "fran": "2024-02-01"}, "fran", "före ST-starten"),
        ({"handledare": "st", "fran": "2026-12-01"}, "handledare", "Välj en av personerna i listan."),
    ],
)
def test_bad_input_is_told_at_the_field(
    klient: K, varld: Varld, databas: Databas, varden: dict[str, str], falt: str, text: str
) -> None:
    vald = varden.get("handledare", "")
    skickat = varden | {"handledare": str(varld.personer.get(vald, vald))}
    sida = klient("studierektor").skicka(_ny(varld), skickat)
    assert sida.status == 422
    assert any(adress == f"#f-{falt}" and text in ord_ for ord_, adress in sida.lankar), sida.lankar
    assert sida.formular_till(_ny(varld))["fran"] == [varden["fran"]]
    assert len(_huvud(databas)) == 1


def test_ending_notes_the_last_day(klient: K, varld: Varld, databas: Databas) -> None:
    adress = f"/portfolj/{varld.portfolj}/utbildning/handledare/{_huvud(databas)[0].id}/avsluta"
    eva, chef = klient("studierektor"), klient("chef")
    fore = eva.skicka(adress, {"till": "2024-02-01"})
    assert fore.status == 422
    assert "före första dagen" in fore.text
    hans = chef.sida(adress).formular_till(adress)
    sida = eva.skicka(adress, {"till": "2026-11-22"})
    assert "Ingen huvudhandledare är utsedd just nu." in sida.text
    assert [h.till for h in _huvud(databas)] == [date(2026, 11, 22)]
    assert _handelser(databas) == ["handledarskap_avslutat"]
    krock = chef.post(adress, data=hans | {"till": ["2026-12-31"]})
    assert krock.status_code == 409
    assert "22 november 2026" in krock.text
    assert [h.till for h in _huvud(databas)] == [date(2026, 11, 22)]
    assert klient("handledare").sida(f"/portfolj/{varld.portfolj}/utbildning").status == 404


@pytest.mark.parametrize("vem", ["st", "handledare", "placering"])
def test_others_name_nobody(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    assert klient(vem).sida(_ny(varld)).status == 403
    avsluta = f"/portfolj/{varld.portfolj}/utbildning/handledare/{_huvud(databas)[0].id}/avsluta"
    assert klient(vem).sida(avsluta).status == 403


def test_an_unknown_handledarskap_is_not_found(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/utbildning/handledare/9999/avsluta"
    assert klient("studierektor").sida(adress).status == 404
