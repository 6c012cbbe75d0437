"""What the ST-läkare does with assessments: asks, logs a sit-in, changes, withdraws."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _bas(varld: Varld, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/bedomning{steg}"


def _begard(varld: Varld, steg: str = "") -> str:
    return _bas(varld, f"/{varld.begard_bedomning}{steg}")


def _rad(databas: Databas, bedomning_id: int) -> BedomningRad:
    with databas.lasning() as session:
        rad = session.get(BedomningRad, bedomning_id)
    assert rad is not None
    return rad


def _nya(databas: Databas) -> list[BedomningRad]:
    with databas.lasning() as session:
        return list(session.exec(select(BedomningRad).order_by(col(BedomningRad.id))))[2:]


def test_a_request_goes_to_the_person_chosen(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(
        _bas(varld, "/ny"),
        {"vem": str(varld.personer["placering"]), "metod": "mini_cex", "datum": "2026-12-01", "delmal": ["c1"]},
    )
    assert sida.h1 == "Mini-CEX 1 december 2026"
    assert "väntar på underskrift av Cecilia Fiktiv" in sida.text
    (rad,) = _nya(databas)
    assert (rad.status, rad.metod, rad.datum) == (Bedomningsstatus.BEGARD, Metod.MINI_CEX, date(2026, 12, 1))
    assert (rad.bedomare_id, rad.signerad) == (varld.personer["placering"], None)
    assert slag(databas, "bedomning") == ["bedomning_begard"]


def test_a_link_about_a_delmal_fills_in_the_planned_method(klient: K, varld: Varld) -> None:
    falt = klient("st").sida(_bas(varld, "/ny?delmal=b1")).formular_till(_bas(varld, "/ny"))
    assert (falt["metod"], falt["delmal"], falt["aktivitet"]) == (["medsittning"], ["b1"], [str(varld.aktivitet)])


def test_a_sit_in_waits_for_the_one_who_saw(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(
        _bas(varld, "/ny-medsittning"),
        {"minuter": "20", "aterkoppling": "Tog en tydlig anamnes.", "overenskommet": "Sammanfatta oftare."},
    )
    assert "Väntar på underskrift" in sida.text
    (rad,) = _nya(databas)
    assert (rad.metod, rad.minuter, rad.datum) == (Metod.MEDSITTNING, 20, date(2026, 11, 23))
    assert (rad.aterkoppling, rad.status) == ("Tog en tydlig anamnes.", Bedomningsstatus.BEGARD)
    assert slag(databas, "bedomning") == ["bedomning_begard"]


@pytest.mark.parametrize(
    ("form", "falt", "varde", "text"),
    [
        ("/ny", "metod", "", "Fyll i metod."),
        ("/ny", "metod", "gissning", "Välj ett av alternativen."),
        ("/ny", "datum", "2024-01-01", "1 mars 2024"),
        ("/ny", "datum", "2030-01-01", "28 februari 2029"),
        ("/ny", "delmal", "c99", "Delmål c99 finns inte i målbeskrivningen"),
        ("/ny", "vem", "", "Välj vem som ska bedöma"),
        ("/ny-medsittning", "datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("/ny-medsittning", "minuter", "-5", "mellan 1 och 1440 minuter"),
        ("/ny-medsittning", "aterkoppling", "", "Fyll i vad som sågs"),
        ("/ny-medsittning", "aterkoppling", "Patienten 19121212-1212", "ser ut att innehålla ett personnummer"),
    ],
)
def test_faults_stand_at_their_field(
    klient: K, varld: Varld, databas: Databas, *, form: str, falt: str, varde: str, text: str
) -> None:
    ratt = {"metod": "medsittning", "aterkoppling": "Sågs.", "overenskommet": "Det jag skrev"}
    sida = klient("st").skicka(_bas(varld, form), ratt | {falt: varde})
    assert sida.status == 422
    assert text in sida.text
    assert f'id="f-{falt}-fel"' in sida.html
    assert form == "/ny" or sida.formular_till(_bas(varld, form))["overenskommet"] == ["Det jag skrev"]
    assert _nya(databas) == []


def test_a_double_click_asks_once(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_bas(varld, "/ny")).formular_till(_bas(varld, "/ny")) | {"metod": ["cbd"]}
    for _ in range(2):
        assert st.post(_bas(varld, "/ny"), data=falt, follow_redirects=False).status_code == 303
    assert len(_nya(databas)) == 1


def test_a_request_can_be_changed_until_it_is_signed(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(_begard(varld, "/andra"), {"metod": "cbd", "vem": str(varld.personer["placering"])})
    rad = _rad(databas, varld.begard_bedomning)
    assert (rad.metod, rad.bedomare_id, rad.version) == (Metod.CBD, varld.personer["placering"], 2)
    assert slag(databas, "bedomning") == ["bedomning_andrad"]
    sida = st.sida(_bas(varld, f"/{varld.bedomning}/andra"))
    assert sida.status == 409
    assert "kan inte ändras" in sida.text


def test_a_change_that_meets_a_signature_is_refused_and_kept(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    oppnad = st.sida(_begard(varld, "/andra")).formular_till(_begard(varld, "/andra"))
    klient("handledare").skicka(_begard(varld, "/besvara"), {"aterkoppling": "Bra."})
    sida = Sidan(st.post(_begard(varld, "/andra"), data=oppnad | {"metod": ["cbd"], "vem_namn": ["Någon Ny"]}))
    assert sida.status == 409
    assert "kan inte ändras" in sida.text
    assert sida.formular_till(_begard(varld, "/andra"))["vem_namn"] == ["Någon Ny"]
    assert _rad(databas, varld.begard_bedomning).metod is Metod.MEDSITTNING


def test_a_withdrawn_request_can_not_be_signed(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_begard(varld, "/ta-tillbaka"))
    assert "Återtagen" in sida.text
    assert slag(databas, "bedomning") == ["bedomning_atertagen"]
    handledare = klient("handledare").sida(_begard(varld, "/besvara"))
    assert handledare.status == 409
    assert klient("st").sida(_begard(varld, "/ta-tillbaka")).status == 409


@pytest.mark.parametrize(
    ("fraga", "ids"),
    [
        ("", {"begard", "signerad"}),
        ("?lage=begard", {"begard"}),
        ("?lage=signerad", {"signerad"}),
        ("?lage=makulerad", set()),
        ("?metod=cbd", set()),
        ("?metod=medsittning&delmal=b1", {"begard", "signerad"}),
        ("?delmal=c1", set()),
    ],
)
def test_the_list_is_filtered(klient: K, varld: Varld, fraga: str, ids: set[str]) -> None:
    mal = {adress for _, adress in klient("chef").sida(_bas(varld, fraga)).lankar}
    sedda = {
        n
        for n, id_ in (("begard", varld.begard_bedomning), ("signerad", varld.bedomning))
        if _bas(varld, f"/{id_}") in mal
    }
    assert sedda == ids


def test_an_empty_list_offers_the_first_step(klient: K, varld: Varld) -> None:
    bas = f"/portfolj/{varld.frammande_portfolj}/bedomning"
    assert ("Begär bedömning", f"{bas}/ny") in klient("frammande").sida(bas).lankar
