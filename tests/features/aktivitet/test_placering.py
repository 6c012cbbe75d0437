"""The course of a placement: goals, talk midway, judgements both ways and certificate; deputy, on-call and ward."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, TjanstgoringRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
TEXT = "Sköta egna patienter på avdelningen"
# Step, who writes it, the table's columns, the event.
STEGEN = [
    ("mal", "st", ("mal_satta", "mal"), "placering_mal"),
    ("avstamning", "st", ("mitt_datum", "mitt_text"), "placering_avstamd"),
    ("avstamning", "placering", ("mitt_datum", "mitt_text"), "placering_avstamd"),
    ("omdome", "placering", ("omdome_datum", "omdome"), "placering_omdome"),
    ("omdome", "handledare", ("omdome_datum", "omdome"), "placering_omdome"),
    ("utvardering", "st", ("utvarderad", "utvardering"), "placering_utvarderad"),
    ("intyg", "st", ("intyg", "intyg_av"), "placering_intygad"),
]
FORMULAR = ("mal", "avstamning", "omdome", "utvardering", "intyg")


def _en(varld: Varld, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/{varld.placering}{steg and '/'}{steg}"


def _sparat(databas: Databas, varld: Varld) -> dict[str, Any]:
    with databas.lasning() as session:
        rad, plats = session.get(AktivitetRad, varld.placering), session.get(TjanstgoringRad, varld.placering)
        assert rad is not None
        assert plats is not None
        return plats.model_dump() | rad.model_dump()


def _vem(steg: str) -> str:
    return "placering" if steg == "omdome" else "st"


@pytest.mark.parametrize(("steg", "vem", "falt", "handelse"), STEGEN)
def test_a_step_is_written_and_shown(
    klient: K, varld: Varld, databas: Databas, *, steg: str, vem: str, falt: tuple[str, str], handelse: str
) -> None:
    sida = klient(vem).skicka(_en(varld, steg), {"datum": "2026-11-20", "text": TEXT})
    assert sida.h1 == "Internmedicin"
    assert TEXT in sida.text
    assert "20 november 2026" in sida.text
    rad = _sparat(databas, varld)
    assert [rad[namn] for namn in (*falt, "version")] == [date(2026, 11, 20), TEXT, 2]
    assert slag(databas, "aktivitet", varld.placering) == [handelse]


def test_the_judgement_remembers_who_wrote_it(klient: K, varld: Varld, databas: Databas) -> None:
    klient("placering").skicka(_en(varld, "omdome"), {"text": TEXT})
    assert _sparat(databas, varld)["omdome_av"] == varld.personer["placering"]
    assert "Skrivet av Cecilia Fiktiv." in klient("st").sida(_en(varld)).text


@pytest.mark.parametrize("steg", FORMULAR)
def test_a_new_step_is_of_today(klient: K, varld: Varld, steg: str) -> None:
    falt = klient(_vem(steg)).sida(_en(varld, steg)).formular_till(_en(varld, steg))
    assert (falt["datum"], falt["text"]) == (["2026-11-23"], [""])


@pytest.mark.parametrize("steg", FORMULAR)
@pytest.mark.parametrize(
    ("fel", "text"),
    [
        ({"text": ""}, "Fyll i "),
        ({"datum": ""}, "Fyll i "),
        ({"datum": "igår"}, "ÅÅÅÅ-MM-DD"),
        ({"datum": "2026-11-24"}, "Datumet har inte varit än."),
        ({"text": "Patienten 19121212-1212"}, "personnummer"),
    ],
)
def test_a_bad_step_keeps_what_was_written(
    klient: K, varld: Varld, databas: Databas, steg: str, fel: dict[str, str], text: str
) -> None:
    svar = klient(_vem(steg)).skicka(_en(varld, steg), {"datum": "2026-11-20", "text": TEXT} | fel)
    assert svar.status == 422
    assert text in svar.text
    falt = svar.formular_till(_en(varld, steg))
    assert {namn: falt[namn][0].strip() for namn in ("datum", "text")} == {"datum": "2026-11-20", "text": TEXT} | fel
    assert slag(databas, "aktivitet", varld.placering) == []


@pytest.mark.parametrize("steg", FORMULAR)
def test_only_goals_are_written_before_the_placement_begins(klient: K, varld: Varld, steg: str) -> None:
    dagen_innan = klient(_vem(steg)).skicka(_en(varld, steg), {"datum": "2026-09-30", "text": TEXT})
    assert dagen_innan.status == (200 if steg == "mal" else 422)
    if steg != "mal":
        assert "Placeringen börjar 1 oktober 2026." in dagen_innan.text
        assert klient(_vem(steg)).skicka(_en(varld, steg), {"datum": "2026-10-01", "text": TEXT}).status == 200


@pytest.mark.parametrize("steg", FORMULAR)
def test_two_who_write_the_same_both_keep_their_text(klient: K, varld: Varld, databas: Databas, steg: str) -> None:
    adress = _en(varld, steg)
    ena, andra = klient(_vem(steg)), klient(_vem(steg))
    oppnad = andra.sida(adress).formular_till(adress)
    ena.skicka(adress, {"text": "Den enas text"})
    svar = andra.post(adress, data=oppnad | {"text": ["Den andras text"]})
    assert svar.status_code == 409
    assert "Den enas text" in svar.text
    assert "Den andras text" in svar.text
    assert len(slag(databas, "aktivitet", varld.placering)) == 1


@pytest.mark.parametrize(
    ("vem", "laser"),
    [("st", True), ("handledare", True), ("studierektor", True), ("placering", False), ("chef", False)],
)
def test_what_the_st_lakare_says_of_the_clinic_is_not_for_the_clinic(
    klient: K, varld: Varld, vem: str, laser: bool
) -> None:
    klient("st").skicka(_en(varld, "utvardering"), {"text": "För lite handledning"})
    text = klient(vem).sida(_en(varld)).text
    assert ("För lite handledning" in text) is laser
    assert ("Texten läses bara av ST-läkaren, huvudhandledaren och studierektorn." in text) is not laser


@pytest.mark.parametrize(
    ("vem", "skriver"),
    [
        ("st", {"mal", "avstamning", "utvardering", "intyg"}),
        ("placering", {"avstamning", "omdome"}),
        ("handledare", {"avstamning", "omdome"}),
        ("studierektor", set()),
        ("chef", set()),
    ],
)
def test_each_is_offered_the_steps_that_are_theirs(klient: K, varld: Varld, vem: str, skriver: set[str]) -> None:
    lankar = {adress for _, adress in klient(vem).sida(_en(varld)).lankar}
    assert {steg for steg in FORMULAR if _en(varld, steg) in lankar} == skriver


def test_only_goals_are_offered_before_the_placement_begins(klient: K, varld: Varld) -> None:
    klient("st").skicka(_en(varld, "andra"), {"start": "2026-11-24"})
    lankar = {adress for _, adress in klient("st").sida(_en(varld)).lankar}
    assert {steg for steg in FORMULAR if _en(varld, steg) in lankar} == {"mal"}


def test_a_handledare_of_another_placement_writes_nothing_here(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/aktivitet/ny-placering"
    svar = klient("st").skicka(adress, {"titel": "Psykiatri", "enhet": "Psykiatriska kliniken"}, folj=False)
    annan = svar.svar.headers["location"]
    assert klient("handledare").get(f"{annan}/omdome").status_code == 200
    assert klient("placering").get(f"{annan}/omdome").status_code == 403
    assert klient("placering").get(f"{annan}/avstamning").status_code == 403


def test_a_course_has_no_such_steps(klient: K, varld: Varld) -> None:
    kurs = f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}"
    assert "Placeringens gång" not in klient("st").sida(kurs).text
    assert klient("st").get(f"{kurs}/mal").status_code == 404


def test_a_withdrawn_placement_is_written_no_more(klient: K, varld: Varld) -> None:
    adress = _en(varld, "mal")
    falt = klient("st").sida(adress).formular_till(adress)
    klient("st").skicka(_en(varld, "aterkalla"), {"skal": "Flyttad"})
    assert "Ta in placeringen i planen först." in klient("st").sida(adress).text
    assert klient("st").post(adress, data=falt | {"text": [TEXT]}).status_code == 409


def test_deputy_on_call_and_ward_are_part_of_the_form(klient: K, varld: Varld, databas: Databas) -> None:
    adress = _en(varld, "andra")
    falt = klient("st").sida(adress).formular_till(adress)
    assert (falt["jour"], falt["ersattare"], "slutenvard" in falt) == (["okant"], [""], False)
    svar = {"ersattare": "Vera Vikarie", "jour": "ja", "slutenvard": "ja"}
    sida = klient("st").skicka(adress, svar)
    assert "Vera Vikarie" in sida.text
    rad = _sparat(databas, varld)
    assert (rad["ersattare"], rad["has_jour"], rad["is_slutenvard"]) == ("Vera Vikarie", True, True)
    igen = klient("st").sida(adress).formular_till(adress)
    assert {namn: igen[namn] for namn in svar} == {namn: [varde] for namn, varde in svar.items()}
    klient("st").skicka(adress, {"jour": "nej", "slutenvard": []})
    rad = _sparat(databas, varld)
    assert (rad["has_jour"], rad["is_slutenvard"]) == (False, False)
