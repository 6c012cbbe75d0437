"""Credits of earlier competence."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import TillgodoraknandeRad
from app.domain.iup import Tillgodoslag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
GILTIGT = {
    "delmal": "a3",
    "skal": "Kurs i vårdhygien",
    "intyg": "Intyg 2023-05-02",
    "beslutad_av": "Hans Uppdiktad",
    "datum": "2024-04-01",
}


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/tillgodoraknande/ny"


def _rader(databas: Databas) -> list[TillgodoraknandeRad]:
    with databas.lasning() as session:
        return list(session.exec(select(TillgodoraknandeRad)))


def test_a_credited_delmal_is_whole_and_can_be_taken_back(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_ny(varld), GILTIGT)
    assert sida.h1.startswith("a3 ")
    assert "Tillgodoräknat" in sida.text
    (rad,) = _rader(databas)
    assert (rad.delmal, rad.manader) == ("a3", None)
    bort = f"/portfolj/{varld.portfolj}/tillgodoraknande/{rad.id}/ta-bort"
    assert bort in [url for _, url in sida.lankar]
    efter = klient("st").skicka(bort)
    assert "Inget är tillgodoräknat." in efter.text
    assert _rader(databas)[0].borttagen is not None
    assert klient("st").get(bort).status_code == 404


def test_months_are_of_a_kind_and_no_more_count_than_it_lets(klient: K, varld: Varld, databas: Databas) -> None:
    tid = {"delmal": "", "manader": "36", "slag": "tidigare_specialitet"}
    assert klient("st").skicka(_ny(varld), GILTIGT | tid).status == 200
    assert _rader(databas)[0].slag is Tillgodoslag.TIDIGARE_SPECIALITET
    sida = klient("st").sida(f"/portfolj/{varld.portfolj}/utbildning/tid")
    assert "Tidigare specialitet" in sida.text
    assert "36 30 Av det här slaget får inte fler månader räknas." in sida.text
    # 30 of 60 months remain from 1 March 2024.
    assert "Slut enligt tid 31 augusti 2026" in sida.text


def test_without_a_certificate_it_does_not_count_yet(klient: K, varld: Varld) -> None:
    sida = klient("st").skicka(_ny(varld), GILTIGT | {"intyg": ""})
    assert "Intyg saknas, så det räknas inte än" in sida.text
    assert "Delmål a3 har ingen aktivitet." in sida.text


@pytest.mark.parametrize(
    ("varden", "fel"),
    [
        ({"delmal": ""}, "Välj antingen ett delmål eller ett antal månader."),
        ({"manader": "2,5"}, "Välj antingen ett delmål eller ett antal månader."),
        ({"delmal": "", "manader": "många"}, "som ett tal."),
        ({"delmal": "c99"}, "Delmål c99 finns inte"),
        ({"skal": ""}, "Fyll i skäl."),
        ({"slag": "gissning"}, "Välj ett av alternativen."),
        ({"datum": "2027-01-01"}, "Beslutet kan inte ligga framåt i tiden."),
        ({"skal": "Vårdade 19121212-1212"}, "personnummer"),
    ],
)
def test_bad_input_is_told_at_the_field_and_kept(
    klient: K, varld: Varld, databas: Databas, varden: dict[str, str], fel: str
) -> None:
    sida = klient("st").skicka(_ny(varld), GILTIGT | varden)
    assert sida.status == 422
    assert fel in sida.text
    assert sida.formular_till(_ny(varld))["beslutad_av"] == ["Hans Uppdiktad"]
    assert _rader(databas) == []


def test_a_removal_of_what_changed_meanwhile_is_stopped(klient: K, varld: Varld, databas: Databas) -> None:
    klient_ = klient("st")
    klient_.skicka(_ny(varld), GILTIGT)
    bort = f"/portfolj/{varld.portfolj}/tillgodoraknande/{_rader(databas)[0].id}/ta-bort"
    form = klient_.sida(bort).formular_till(bort) | {"version": ["7"]}
    assert klient_.post(bort, data=form).status_code == 409
    assert _rader(databas)[0].borttagen is None


@pytest.mark.parametrize(("vem", "status"), [("handledare", 403), ("chef", 403), ("annan_chef", 404)])
def test_only_the_owner_adds(klient: K, varld: Varld, vem: str, status: int) -> None:
    assert klient(vem).get(_ny(varld)).status_code == status
