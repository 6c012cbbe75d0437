"""What the assessor does: signs what was asked for, assesses at once, voids; and what others may not."""

from collections.abc import Callable
from datetime import date

import pytest

from app.db.engine import Databas
from app.domain.bedomning import Bedomningsstatus
from tests.features.bedomning.bedomningar import bas, begard, las_rad, nya
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


@pytest.mark.parametrize("vem", ["handledare", "studierektor", "chef"])
def test_a_request_is_filled_in_signed_and_locked(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    sida = klient(vem).skicka(begard(varld, "/besvara"), {"aterkoppling": "Lyhörd och strukturerad.", "minuter": "30"})
    assert "Bedömningen är signerad och låst." in sida.text
    assert not [text for text, _ in sida.lankar if text in ("Ändra", "Fyll i och signera")]
    rad = las_rad(databas, varld.begard_bedomning)
    assert (rad.status, rad.signerad, rad.signerad_av) == (
        Bedomningsstatus.SIGNERAD, date(2026, 11, 23), varld.personer[vem],
    )  # fmt: skip
    assert (rad.aterkoppling, rad.minuter, rad.bedomare_namn) == ("Lyhörd och strukturerad.", 30, "Bo Påhittad")
    assert slag(databas, "bedomning") == ["bedomning_signerad"]


def test_a_request_for_later_is_signed_with_a_day_that_has_come(klient: K, varld: Varld) -> None:
    klient("st").skicka(begard(varld, "/andra"), {"datum": "2026-12-24"})
    falt = klient("handledare").sida(begard(varld, "/besvara")).formular_till(begard(varld, "/besvara"))
    assert falt["datum"] == ["2026-11-23"]


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("aterkoppling", "", "Fyll i återkoppling."),
        ("aterkoppling", "Om 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("minuter", "2000", "mellan 1 och 1440 minuter"),
        ("delmal", "b99", "Delmål b99 finns inte i målbeskrivningen"),
    ],
)
def test_a_faulty_signature_is_refused_and_kept(
    klient: K, varld: Varld, databas: Databas, falt: str, varde: str, text: str
) -> None:
    skrivet = {"aterkoppling": "Skrivet.", "overenskommet": "Kvar."} | {falt: varde}
    sida = klient("handledare").skicka(begard(varld, "/besvara"), skrivet)
    assert sida.status == 422
    assert text in sida.text
    assert sida.formular_till(begard(varld, "/besvara"))["overenskommet"] == ["Kvar."]
    assert las_rad(databas, varld.begard_bedomning).status is Bedomningsstatus.BEGARD


def test_nobody_signs_twice(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, chef = klient("handledare"), klient("chef")
    oppnad = chef.sida(begard(varld, "/besvara")).formular_till(begard(varld, "/besvara"))
    handledare.skicka(begard(varld, "/besvara"), {"aterkoppling": "Först."})
    sida = Sidan(chef.post(begard(varld, "/besvara"), data=oppnad | {"aterkoppling": ["Sedan."]}))
    assert sida.status == 409
    assert "redan signerad" in sida.text
    assert "Först." in sida.text
    assert sida.formular_till(begard(varld, "/besvara"))["aterkoppling"] == ["Sedan."]
    assert handledare.sida(begard(varld, "/besvara")).status == 409
    assert las_rad(databas, varld.begard_bedomning).aterkoppling == "Först."
    assert slag(databas, "bedomning") == ["bedomning_signerad"]


def test_the_assessor_sees_what_the_st_lakare_changed_meanwhile(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    oppnad = handledare.sida(begard(varld, "/besvara")).formular_till(begard(varld, "/besvara"))
    klient("st").skicka(begard(varld, "/andra"), {"delmal": ["c1"]})
    sida = Sidan(handledare.post(begard(varld, "/besvara"), data=oppnad | {"aterkoppling": ["Mitt."]}))
    assert sida.status == 409
    igen = sida.formular_till(begard(varld, "/besvara"))
    assert (igen["aterkoppling"], igen["version"]) == (["Mitt."], ["2"])
    handledare.post(begard(varld, "/besvara"), data=igen)
    assert las_rad(databas, varld.begard_bedomning).aterkoppling == "Mitt."


def test_a_handledare_of_a_placement_signs_what_is_theirs(klient: K, varld: Varld, databas: Databas) -> None:
    placering = klient("placering")
    assert placering.sida(begard(varld, "/besvara")).status == 403
    assert "Fyll i och signera" not in placering.sida(begard(varld)).text
    klient("st").skicka(begard(varld, "/andra"), {"aktivitet": str(varld.placering)})
    assert placering.skicka(begard(varld, "/besvara"), {"aterkoppling": "Bra."}).status == 200
    assert las_rad(databas, varld.begard_bedomning).signerad_av == varld.personer["placering"]


def test_a_named_assessor_signs_whatever_the_activity(klient: K, varld: Varld) -> None:
    klient("st").skicka(begard(varld, "/andra"), {"vem": str(varld.personer["placering"])})
    assert klient("placering").skicka(begard(varld, "/besvara"), {"aterkoppling": "Bra."}).status == 200


def test_an_assessment_is_made_and_signed_at_once(klient: K, varld: Varld, databas: Databas) -> None:
    falt = {"aterkoppling": "Samlat omdöme.", "delmal": ["c1", "c2"]}
    sida = klient("chef").skicka(bas(varld, "/bedom"), falt, fran=bas(varld, "/bedom?mall=mini_cex"))
    assert sida.h1 == "Mini-CEX 23 november 2026"
    (rad,) = nya(databas)
    assert (rad.status, rad.bedomare_namn, rad.bedomare_id) == (
        Bedomningsstatus.SIGNERAD, "Hans Uppdiktad", varld.personer["chef"],
    )  # fmt: skip
    assert (rad.signerad_av, sorted(rad.delmal)) == (varld.personer["chef"], ["c1", "c2"])
    assert slag(databas, "bedomning") == ["bedomning_signerad"]


def test_a_handledare_of_a_placement_assesses_that_placement_only(klient: K, varld: Varld, databas: Databas) -> None:
    placering, adress, fran = klient("placering"), bas(varld, "/bedom"), bas(varld, "/bedom?mall=mini_cex")
    falt = {"aterkoppling": "Säker hand."}
    assert placering.skicka(adress, falt | {"aktivitet": str(varld.aktivitet)}, fran=fran).status == 422
    utan = placering.skicka(adress, falt | {"aktivitet": ""}, fran=fran)
    assert "Välj den placering som du är handledare för." in utan.text
    assert nya(databas) == []
    assert placering.skicka(adress, falt, fran=fran).status == 200
    assert nya(databas)[0].aktivitet_id == varld.placering


def test_only_who_signed_voids_and_says_why(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    handledare.skicka(begard(varld, "/besvara"), {"aterkoppling": "Bra."})
    assert klient("chef").sida(begard(varld, "/makulera")).status == 403
    assert klient("st").sida(begard(varld, "/makulera")).status == 403
    assert "Fyll i skäl." in handledare.skicka(begard(varld, "/makulera")).text
    sida = handledare.skicka(begard(varld, "/makulera"), {"skal": "Fel ST-läkare."})
    assert "Makulerad" in sida.text
    assert "Fel ST-läkare." in klient("st").sida(begard(varld)).text
    rad = las_rad(databas, varld.begard_bedomning)
    assert (rad.status, rad.aterkoppling) == (Bedomningsstatus.MAKULERAD, "Bra.")
    assert slag(databas, "bedomning") == ["bedomning_signerad", "bedomning_makulerad"]


def test_a_former_handledare_reads_what_they_signed_and_nothing_else(klient: K, varld: Varld) -> None:
    tidigare = klient("tidigare")
    sida = tidigare.sida(bas(varld, f"/{varld.bedomning}"))
    assert (sida.status, "Lugn och tydlig." in sida.text) == (200, True)
    inne = [mal for _, mal in sida.lankar if mal.startswith(f"/portfolj/{varld.portfolj}")]
    assert inne == []
    assert tidigare.sida(begard(varld)).status == 404
    assert tidigare.sida(bas(varld)).status == 404


def test_an_assessment_of_another_portfolio_is_not_found(klient: K, varld: Varld) -> None:
    bas = f"/portfolj/{varld.frammande_portfolj}/bedomning/{varld.begard_bedomning}"
    assert {klient("frammande").sida(bas + steg).status for steg in ("", "/andra", "/ta-tillbaka")} == {404}


def test_the_pages_take_few_questions(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    handledare.sida(bas(varld))
    for adress in (bas(varld), begard(varld), begard(varld, "/besvara")):
        with rakna(databas) as satser:
            handledare.sida(adress)
        assert len(satser) <= 14, adress
