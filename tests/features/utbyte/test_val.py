"""What the person chooses in a dry run: layouts, conflicts, persons, units, rows with faults."""

import json
import re
from datetime import date

import pytest
from sqlmodel import select

from app.db.tabeller import Enhet, Importutkast, Person
from app.features.utbyte.provkorning import kort
from tests.features.klient import Sidan
from tests.features.utbyte.conftest import Kontor, adress, csv
from tests.features.varld import PERSONER, Varld

EGEN = b"Vad;Dag;Sort\nKurs i statistik;2026-02-01;Kurs\n"
# The small world has this course already, with 14 March as its last day.
KONFLIKT = csv("Kurs;Patientcentrerat samtal;2025-03-10;2025-03-12;b1")
MED_PERSON = "Typ av aktivitet;Titel;Från;Enhet;Handledare\nKlinisk tjänstgöring;Kirurgi;2027-02-01;{};{}\n"


def falt(sida: Sidan, forled: str) -> dict[str, str]:
    """The fields of the dry run's form whose names begin so, with what is chosen."""
    formular = sida.formular_till(adress(sida))
    return {namn: varden[-1] for namn, varden in formular.items() if namn.startswith(forled)}


def namnen(kontor: Kontor) -> list[str]:
    with kontor.databas.lasning() as session:
        return list(session.exec(select(Person.namn)))


# --- layouts ---


def test_unknown_layout_is_asked_about_with_a_guess_and_examples(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(EGEN)
    assert "Säg vad bladen innehåller" in sida.text
    assert "Kurs i statistik" in sida.text
    assert 'value="las_in"' not in sida.html


def slagfalt(sida: Sidan) -> str:
    """The field that says what the only sheet holds."""
    return re.findall(r'name="(slag-[0-9a-f]+)"', sida.html)[0]  # type: ignore[no-any-return]  # findall gives Any


def besvara(kontor: Kontor, sida: Sidan) -> Sidan:
    """Say that it is activities, then which column is which."""
    slag = slagfalt(sida)
    sida = kontor.valj(sida, "las_om", **{slag: "aktivitet"})
    id_ = slag.removeprefix("slag-")
    svar = {f"kolumn-{id_}-0": "titel", f"kolumn-{id_}-1": "start", f"kolumn-{id_}-2": "slag"}
    return kontor.valj(sida, "las_om", **{slag: "aktivitet"}, **svar)


def test_answers_about_a_layout_read_the_file_and_the_next_one(kontor: Kontor) -> None:
    sida = besvara(kontor, kontor.ladda_upp(EGEN))
    assert "1 rad: 1 skapas." in sida.text
    kontor.valj(sida)
    assert "Kurs i statistik" in {a.titel for a in kontor.portfolj().aktiviteter}
    nasta = kontor.ladda_upp(EGEN.replace(b"statistik", b"etik"), "annan.csv")
    assert "1 rad: 1 skapas." in nasta.text
    assert "Så läste vi bladen" in nasta.text


def test_two_columns_cannot_be_the_same_field(kontor: Kontor) -> None:
    sida = besvara(kontor, kontor.ladda_upp(EGEN))
    id_ = slagfalt(sida).removeprefix("slag-")
    sida = kontor.valj(sida, **{f"kolumn-{id_}-1": "titel"})
    assert sida.status == 422
    assert "Två kolumner kan inte båda vara Titel." in sida.text
    assert not kontor.korningar()


def test_a_layout_changed_while_reading_in_is_shown_first(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(csv("Kurs;Ny kurs;2026-02-01;;c1"))
    id_ = slagfalt(sida).removeprefix("slag-")
    sida = kontor.valj(sida, **{f"kolumn-{id_}-4": ""})
    assert "Bladen är omlästa. Kontrollera raderna nedan." in sida.text
    assert "Kolumnen ”Delmål” lästes inte." in sida.text
    assert not kontor.korningar()


def test_a_sheet_can_be_left_out(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(EGEN)
    sida = kontor.valj(sida, "las_om", **{slagfalt(sida): "ingen"})
    assert "Inga rader att läsa in." in sida.text


def test_a_question_without_an_answer_stays_a_question(kontor: Kontor) -> None:
    sida = kontor.valj(kontor.ladda_upp(EGEN), "las_om")
    assert "Säg vad bladen innehåller" in sida.text
    assert "Säg vad bladen innehåller" in kontor.ladda_upp(EGEN).text


# --- conflicts ---


def slutdag(kontor: Kontor) -> date | None:
    return next(a.slut for a in kontor.portfolj().aktiviteter if a.titel == "Patientcentrerat samtal")


def test_conflicts_are_shown_side_by_side_and_keep_what_there_is(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(KONFLIKT)
    assert "1 rad: 1 i konflikt." in sida.text
    assert "2025-03-14" in sida.text
    assert "2025-03-12" in sida.text
    svar = kontor.valj(sida)
    assert svar.status == 422
    assert slutdag(kontor) == date(2025, 3, 14)


def test_a_conflict_can_be_replaced(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(KONFLIKT)
    klart = kontor.valj(sida, **dict.fromkeys(falt(sida, "konflikt-"), "ersatt"))
    assert "1 rad lästes in." in klart.text
    assert slutdag(kontor) == date(2025, 3, 12)
    kontor.klient.skicka(dict(klart.lankar)["Ångra"])
    assert slutdag(kontor) == date(2025, 3, 14)


def test_all_conflicts_at_once(kontor: Kontor) -> None:
    sida = kontor.valj(kontor.ladda_upp(KONFLIKT), "spara", alla_konflikter="ersatt")
    assert "Valen är sparade." in sida.text
    assert set(falt(sida, "konflikt-").values()) == {"ersatt"}
    assert "Läs in 1 rad" in sida.text
    assert slutdag(kontor) == date(2025, 3, 14)
    kontor.valj(sida)
    assert slutdag(kontor) == date(2025, 3, 12)


# --- persons and units ---


def handledare(kontor: Kontor) -> tuple[int | None, str | None]:
    tjanst = next(a.tjanstgoring for a in kontor.portfolj().aktiviteter if a.titel == "Kirurgi")
    assert tjanst is not None
    return tjanst.handledare_id, tjanst.handledare_namn


def test_an_unknown_person_is_created_on_confirm_only(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Vårdcentralen Björken", "Nils Nypåhittad").encode())
    assert (
        falt(sida, "person-") == {f"person-{kort('nils nypahittad')}": "ny"} or "ny" in falt(sida, "person-").values()
    )
    assert "Nils Nypåhittad" not in namnen(kontor)
    kontor.valj(sida)
    assert handledare(kontor)[1] == "Nils Nypåhittad"


def test_a_person_can_be_left_out(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Vårdcentralen Björken", "Nils Nypåhittad").encode())
    assert "tjänstgöringen blir utan handledare" in sida.text
    kontor.valj(sida, **dict.fromkeys(falt(sida, "person-"), "text"))
    assert handledare(kontor) == (None, None)
    assert "Nils Nypåhittad" not in namnen(kontor)


def test_a_name_can_be_somebody_known(kontor: Kontor, varld: Varld) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Medicinkliniken", "Bosse Påhittad").encode())
    assert "Det finns personer med liknande namn." in sida.text
    kontor.valj(sida, **dict.fromkeys(falt(sida, "person-"), str(varld.personer["handledare"])))
    assert handledare(kontor) == (varld.personer["handledare"], PERSONER["handledare"])
    assert "Bosse Påhittad" not in namnen(kontor)


def test_only_those_offered_can_be_chosen(kontor: Kontor, varld: Varld) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Medicinkliniken", "Nils Nypåhittad").encode())
    kontor.valj(sida, **dict.fromkeys(falt(sida, "person-"), str(varld.personer["chef"])))
    assert handledare(kontor)[1] == "Nils Nypåhittad"


def test_nobody_becomes_their_own_handledare(kontor: Kontor, varld: Varld) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Vårdcentralen Björken", PERSONER["st"]).encode())
    kontor.valj(sida)
    assert handledare(kontor) == (None, None)


@pytest.mark.parametrize("kryssa", [True, False])
def test_unknown_units_are_listed_and_created_when_ticked(kontor: Kontor, kryssa: bool) -> None:
    sida = kontor.ladda_upp(MED_PERSON.format("Kirurgkliniken", "Nils Nypåhittad").encode())
    assert "Enheter som inte finns i registret" in sida.text
    kontor.valj(sida, enhet=[kort("Kirurgkliniken")] if kryssa else [])
    with kontor.databas.lasning() as session:
        assert ("Kirurgkliniken" in session.exec(select(Enhet.namn)).all()) is kryssa


# --- rows with faults ---


def test_faults_keep_the_rest_out_until_they_are_left_out_on_purpose(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(csv("Kurs;Bra kurs;2026-02-01;;c1", "Kurs;Dålig kurs;2026-02-01;;c99"))
    assert "E3, Delmål, ”c99”" in sida.text
    svar = kontor.valj(sida)
    assert svar.status == 422
    assert 'id="f-utelamna_fel-fel"' in svar.html
    assert not kontor.korningar()
    assert "1 rad lästes in." in kontor.valj(sida, utelamna_fel="ja").text
    titlar = {a.titel for a in kontor.portfolj().aktiviteter}
    assert "Bra kurs" in titlar
    assert "Dålig kurs" not in titlar


def test_choices_are_kept_when_something_else_is_wrong(kontor: Kontor) -> None:
    data = KONFLIKT + b"Kurs;Felaktig;2026-02-01;;c99\n"
    sida = kontor.ladda_upp(data)
    svar = kontor.valj(sida, **dict.fromkeys(falt(sida, "konflikt-"), "ersatt"))
    assert svar.status == 422
    assert set(falt(svar, "konflikt-").values()) == {"ersatt"}


def test_personnummer_stops_its_row_and_is_neither_shown_nor_kept(kontor: Kontor) -> None:
    sida = kontor.ladda_upp(csv("Kurs;Kurs om 640823-3234;2026-02-01;;c1", "Kurs;Utan;2026-02-01;;c1"))
    assert "2 rader: 1 skapas, 1 har fel." in sida.text
    assert "B2, Titel: Texten ser ut att innehålla ett personnummer" in sida.text
    assert "640823-3234" not in sida.html
    assert "Kurs om (dolt)" in sida.text
    with kontor.databas.lasning() as session:
        sparat = json.dumps(session.exec(select(Importutkast.blad)).one())
    assert "3234" not in sparat
    assert "6408233234" not in sparat
