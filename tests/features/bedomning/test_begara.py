"""What the ST-läkare does with assessments: asks, logs a sit-in, changes, withdraws."""

from collections.abc import Callable
from datetime import date

import pytest

from app.db.engine import Databas
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from tests.features.bedomning.bedomningar import bas, begard, las_rad, nya
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
_FRAGA = {"mall": "mini_cex", "situation": "Rond", "svara_senast": "2026-12-01"}


def test_a_request_goes_to_the_person_chosen(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(
        bas(varld, "/ny"),
        {
            "vem": str(varld.personer["placering"]),
            "mall": "mini_cex",
            "situation": "Akutbesök på torsdag",
            "datum": "2026-12-01",
            "delmal": ["c1"],
        },
    )
    assert sida.h1 == "Mini-CEX 1 december 2026"
    assert "väntar på underskrift av Cecilia Fiktiv" in sida.text
    (rad,) = nya(databas)
    assert (rad.status, rad.metod, rad.datum) == (Bedomningsstatus.BEGARD, Metod.MINI_CEX, date(2026, 12, 1))
    assert (rad.bedomare_id, rad.signerad) == (varld.personer["placering"], None)
    assert (rad.mall, rad.mall_version, rad.situation) == ("mini_cex", 1, "Akutbesök på torsdag")
    assert (rad.begard, rad.svara_senast) == (date(2026, 11, 23), date(2026, 12, 7))
    assert slag(databas, "bedomning") == ["bedomning_begard"]


def test_a_link_about_a_delmal_fills_in_the_planned_method(klient: K, varld: Varld) -> None:
    falt = klient("st").sida(bas(varld, "/ny?delmal=b1")).formular_till(bas(varld, "/ny"))
    assert (falt["delmal"], falt["aktivitet"]) == (["b1"], [str(varld.aktivitet)])
    assert falt["mall"][0].endswith("medsittning")


def test_a_sit_in_waits_for_the_one_who_saw(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(
        bas(varld, "/ny-medsittning"),
        {"minuter": "20", "aterkoppling": "Tog en tydlig anamnes.", "overenskommet": "Sammanfatta oftare."},
    )
    assert "Väntar på underskrift" in sida.text
    (rad,) = nya(databas)
    assert (rad.metod, rad.minuter, rad.datum) == (Metod.MEDSITTNING, 20, date(2026, 11, 23))
    assert (rad.aterkoppling, rad.status) == ("Tog en tydlig anamnes.", Bedomningsstatus.BEGARD)
    assert slag(databas, "bedomning") == ["bedomning_begard"]


@pytest.mark.parametrize(
    ("form", "falt", "varde", "text"),
    [
        ("/ny", "mall", "", "Välj formulär."),
        ("/ny", "mall", "gissning", "Välj formulär."),
        ("/ny", "mall", "metod:mini_cex", "Välj formulär."),
        ("/ny", "situation", "", "Fyll i situation."),
        ("/ny", "situation", "Patienten 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("/ny", "svara_senast", "2026-11-22", "Dagen har passerat"),
        ("/ny", "svara_senast", "", "Fyll i svara senast."),
        ("/ny", "vem_epost", "ulla@exempel.invalid", "Skriv vem adressen hör till"),
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
    ratt = ratt if form != "/ny" else {"mall": "mini_cex", "situation": "Det jag skrev"}
    sida = klient("st").skicka(bas(varld, form), ratt | {falt: varde})
    assert sida.status == 422
    assert text in sida.text
    assert f'id="f-{"vem_namn" if falt == "vem_epost" else falt}-fel"' in sida.html
    text = "situation" if form == "/ny" else "overenskommet"
    assert falt == text or sida.formular_till(bas(varld, form))[text] == ["Det jag skrev"]
    assert nya(databas) == []


def test_a_double_click_asks_once(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(bas(varld, "/ny")).formular_till(bas(varld, "/ny"))
    falt |= {"mall": ["mini_cex"], "situation": ["Rond"]}
    for _ in range(2):
        assert st.post(bas(varld, "/ny"), data=falt, follow_redirects=False).status_code == 303
    assert len(nya(databas)) == 1


def test_a_request_can_be_changed_until_it_is_signed(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(begard(varld, "/andra"), {**_FRAGA, "vem": str(varld.personer["placering"])})
    rad = las_rad(databas, varld.begard_bedomning)
    assert (rad.metod, rad.bedomare_id, rad.version) == (Metod.MINI_CEX, varld.personer["placering"], 2)
    assert slag(databas, "bedomning") == ["bedomning_andrad"]
    sida = st.sida(bas(varld, f"/{varld.bedomning}/andra"))
    assert sida.status == 409
    assert "kan inte ändras" in sida.text


def test_a_change_that_meets_a_signature_is_refused_and_kept(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    oppnad = st.sida(begard(varld, "/andra")).formular_till(begard(varld, "/andra"))
    klient("handledare").skicka(begard(varld, "/besvara"), {"aterkoppling": "Bra."})
    sida = Sidan(
        st.post(
            begard(varld, "/andra"),
            data=oppnad
            | {"mall": ["mini_cex"], "situation": ["Rond"], "svara_senast": ["2026-12-01"], "vem_namn": ["Någon Ny"]},
        )
    )
    assert sida.status == 409
    assert "kan inte ändras" in sida.text
    assert sida.formular_till(begard(varld, "/andra"))["vem_namn"] == ["Någon Ny"]
    assert las_rad(databas, varld.begard_bedomning).metod is Metod.MEDSITTNING


def test_a_withdrawn_request_can_not_be_signed(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(begard(varld, "/ta-tillbaka"))
    assert "Återtagen" in sida.text
    assert slag(databas, "bedomning") == ["bedomning_atertagen"]
    handledare = klient("handledare").sida(begard(varld, "/besvara"))
    assert handledare.status == 409
    assert klient("st").sida(begard(varld, "/ta-tillbaka")).status == 409


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
    mal = {adress for _, adress in klient("chef").sida(bas(varld, fraga)).lankar}
    sedda = {
        n
        for n, id_ in (("begard", varld.begard_bedomning), ("signerad", varld.bedomning))
        if bas(varld, f"/{id_}") in mal
    }
    assert sedda == ids


def test_an_empty_list_offers_the_first_step(klient: K, varld: Varld) -> None:
    bas = f"/portfolj/{varld.frammande_portfolj}/bedomning"
    assert ("Begär bedömning", f"{bas}/ny") in klient("frammande").sida(bas).lankar
