"""New activities and placements."""

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, Handelse, Person, TjanstgoringRad
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
KURS = {"slag": "kurs", "titel": "Försäkringsmedicin", "start": "2026-11-02", "slut": "2026-11-03", "delmal": ["b4"]}
PLATS = {"titel": "Psykiatri", "enhet": "Psykiatriska kliniken", "start": "2027-02-01", "slut": "2027-04-30"}


def _ny(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/ny"


def _ny_placering(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/ny-placering"


def _rader(databas: Databas, titel: str) -> list[AktivitetRad]:
    with databas.lasning() as session:
        return list(session.exec(select(AktivitetRad).where(col(AktivitetRad.titel) == titel)))


def _handelser(databas: Databas, slag: str) -> list[Handelse]:
    with databas.lasning() as session:
        return list(session.exec(select(Handelse).where(col(Handelse.slag) == slag)))


def test_a_new_activity_is_saved_with_one_event(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_ny(varld), KURS | {"status": "genomford", "egen_anteckning": "Bara min"})
    assert sida.status == 200
    assert sida.h1 == "Försäkringsmedicin"
    assert "Aktiviteten är sparad." in sida.text
    (rad,) = _rader(databas, "Försäkringsmedicin")
    assert (rad.portfolj_id, str(rad.status), sorted(rad.delmal)) == (varld.portfolj, "genomford", ["b4"])
    (handelse,) = _handelser(databas, "aktivitet_skapad")
    assert (handelse.objekt_id, handelse.person_id) == (rad.id, varld.personer["st"])
    assert "Bara min" not in str(handelse.detalj)


def test_the_form_is_filled_in_from_the_address(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_ny(varld) + "?delmal=C7&delmal=nonsens&titel=Kurs%20om%20s%C3%A5r&slag=kurs")
    falt = sida.formular_till(_ny(varld))
    assert falt["delmal"] == ["c7"]
    assert falt["titel"] == ["Kurs om sår"]
    assert falt["slag"] == ["kurs"]


def test_recently_used_delmal_come_first(klient: K, varld: Varld) -> None:
    html = klient("st").sida(_ny(varld)).html
    assert html.index("Nyligen använda") < html.index('value="c4"') < html.index('value="a1"')
    assert html.count('value="c4"') == 1


def test_a_done_day_needs_no_end(klient: K, varld: Varld, databas: Databas) -> None:
    klient("st").skicka(_ny(varld), KURS | {"status": "genomford", "slut": ""})
    (rad,) = _rader(databas, "Försäkringsmedicin")
    assert rad.slut == rad.start


FEL = [
    ({"titel": ""}, "titel", "Fyll i rubrik."),
    ({"slag": ""}, "slag", "Välj slag."),
    ({"slag": "nonsens"}, "slag", "Välj ett av alternativen."),
    ({"slut": "2026-11-01"}, "slut", "Slutdatum ligger före startdatum."),
    ({"start": "2 november"}, "start", "ÅÅÅÅ-MM-DD"),
    ({"start": "2024-02-29"}, "start", "före ST-starten 1 mars 2024"),
    ({"slut": "2029-03-01"}, "slut", "efter planerat slut 28 februari 2029"),
    ({"delmal": ["zz9"]}, "delmal", "inte en delmålskod"),
    ({"delmal": ["z" * 5000]}, "delmal", f"”{'z' * 40} …” är inte en delmålskod"),
    ({"delmal": ["c99"]}, "delmal", "Delmål c99 finns inte i målbeskrivningen för Allmänmedicin"),
    ({"delmal": ["STa1"]}, "delmal", "Delmål STa1 finns inte"),
    ({"status": "genomford", "slut": "2026-11-24"}, "slut", "har inte varit än"),
    ({"status": "genomford", "start": "", "slut": ""}, "start", "Fyll i när aktiviteten genomfördes."),
    ({"beskrivning": "Patient 811228-9874 kom åter"}, "beskrivning", "personnummer"),
    ({"egen_anteckning": "Patient 811228-9874"}, "egen_anteckning", "personnummer"),
    ({"titel": "Fall 19811228-9874"}, "titel", "personnummer"),
    ({"titel": "x" * 201}, "titel", "högst 200 tecken"),
]


def _felet(sida: Sidan, falt: str, text: str) -> None:
    """The message stands in the summary with a link to its field, and at the field."""
    assert sida.status == 422
    assert any(adress == f"#f-{falt}" and text in ord_ for ord_, adress in sida.lankar), sida.lankar
    assert f'id="f-{falt}-fel"' in sida.html


@pytest.mark.parametrize(("andrat", "falt", "text"), FEL)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    klient: K, varld: Varld, databas: Databas, andrat: dict[str, str | list[str]], falt: str, text: str
) -> None:
    skickat = KURS | {"beskrivning": "Mål: intyg", "status": "planerad"} | andrat
    sida = klient("st").skicka(_ny(varld), skickat)
    _felet(sida, falt, text)
    kvar = sida.formular_till(_ny(varld))
    for namn, varde in skickat.items():
        # A choice that is not on offer cannot stand in its list; the text of every field does.
        if namn != "slag":
            assert kvar[namn] == ([varde] if isinstance(varde, str) else varde)
    assert _rader(databas, "Försäkringsmedicin") == []
    assert _handelser(databas, "aktivitet_skapad") == []


def test_a_double_click_saves_one(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida(_ny(varld)).formular_till(_ny(varld)) | {
        n: [v] if isinstance(v, str) else v for n, v in KURS.items()
    }
    svar = [st.post(_ny(varld), data=falt, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert svar[0].headers["location"] == svar[1].headers["location"]
    assert len(_rader(databas, "Försäkringsmedicin")) == 1
    assert len(_handelser(databas, "aktivitet_skapad")) == 1


def test_a_key_refused_once_can_still_be_saved(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    sida = st.skicka(_ny(varld), KURS | {"titel": ""})
    falt = sida.formular_till(_ny(varld)) | {"titel": ["Försäkringsmedicin"]}
    assert st.post(_ny(varld), data=falt, follow_redirects=False).status_code == 303
    assert len(_rader(databas, "Försäkringsmedicin")) == 1


@pytest.mark.parametrize("vem", ["handledare", "placering", "studierektor", "chef"])
def test_only_the_owner_writes_the_plan(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).sida(_ny(varld)).status == 403
    assert klient(vem).sida(_ny_placering(varld)).status == 403


def test_a_placement_is_saved_with_its_fields(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = varld.personer["placering"]
    sida = klient("st").skicka(
        _ny_placering(varld), PLATS | {"procent": "80", "handledare": str(handledare), "delmal": ["c1", "c13"]}
    )
    assert sida.h1 == "Psykiatri"
    (rad,) = _rader(databas, "Psykiatri")
    with databas.lasning() as session:
        plats = session.get(TjanstgoringRad, rad.id)
    assert plats is not None
    assert (plats.enhet, plats.procent, plats.handledare_id) == ("Psykiatriska kliniken", 80, handledare)
    assert (str(rad.slag), str(plats.typ)) == ("klinisk_tjanstgoring", "sidotjanstgoring")
    assert len(_handelser(databas, "aktivitet_skapad")) == 1


@pytest.mark.parametrize(
    ("andrat", "falt", "text"),
    [
        ({"procent": "101"}, "procent", "ska vara högst 100."),
        ({"procent": "0"}, "procent", "ska vara minst 1."),
        ({"procent": "halvtid"}, "procent", "som ett heltal."),
        ({"enhet": ""}, "enhet", "Fyll i enhet."),
        ({"typ": ""}, "typ", "Välj typ av placering."),
        ({"enhet": "Kliniken 811228-9874"}, "enhet", "personnummer"),
        ({"handledare": "99999"}, "handledare", "Välj en av personerna i listan."),
        ({"handledare_namn": "Nya Namnet"}, "ny_handledare", "Kryssa i att personen ska läggas till"),
        ({"ny_handledare": "ja"}, "handledare_namn", "Fyll i den nya personens namn."),
        ({"ny_handledare": "ja", "handledare_namn": "Nya", "handledare_epost": "ingen"}, "handledare_epost", "e-post"),
        (
            {"ny_handledare": "ja", "handledare_namn": "Jag", "handledare_epost": "st@exempel.invalid"},
            "handledare_epost",
            "kan inte vara sin egen handledare",
        ),
        ({"status": "genomford", "start": "2026-01-01", "slut": ""}, "slut", "Fyll i när placeringen tog slut."),
    ],
)
def test_bad_input_about_a_placement_is_told_at_its_field(
    klient: K, varld: Varld, databas: Databas, andrat: dict[str, str], falt: str, text: str
) -> None:
    sida = klient("st").skicka(_ny_placering(varld), PLATS | andrat)
    _felet(sida, falt, text)
    assert _rader(databas, "Psykiatri") == []


def test_a_new_handledare_is_added_only_when_asked_for(klient: K, varld: Varld, databas: Databas) -> None:
    ny = {"ny_handledare": "ja", "handledare_namn": "Nils Nyskapad", "handledare_epost": "Nils@Exempel.invalid"}
    st = klient("st")
    st.skicka(_ny_placering(varld), PLATS | ny)
    st.skicka(_ny_placering(varld), PLATS | ny | {"titel": "Psykiatri två"})
    with databas.lasning() as session:
        (person,) = session.exec(select(Person).where(col(Person.epost) == "nils@exempel.invalid")).all()
    assert (person.namn, person.enhet_id) == ("Nils Nyskapad", varld.region)
    assert "Nils Nyskapad" in st.sida(_ny_placering(varld)).text


def test_the_regions_plan_fills_in_the_form(klient: K, varld: Varld) -> None:
    st = klient("st")
    sida = st.sida(_ny_placering(varld))
    assert "Källa: Region Kronoberg: utbildningsplan" in sida.text
    adress = next(adress for text, adress in sida.lankar if text == "Psykiatri")
    falt = st.sida(adress).formular_till(_ny_placering(varld))
    assert falt["titel"] == ["Psykiatri"]
    assert falt["slag"] == ["klinisk_tjanstgoring"]
    assert set(falt["delmal"]) == {"b3", "c1", "c2", "c4", "c5", "c8", "c13"}
    kurs = next(adress for text, adress in st.sida(_ny(varld)).lankar if text == "Läkemedel")
    assert st.sida(kurs).formular_till(_ny(varld))["delmal"] == ["b3"]
