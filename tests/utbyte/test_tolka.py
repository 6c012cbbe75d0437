"""What is in the cells: remarks at the cell, layouts of one's own, one activity out of many rows."""

from datetime import date

import pytest

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.slag import Aktivitetsslag
from app.utbyte.lasning import read_tabell
from app.utbyte.mall import Postslag
from app.utbyte.modell import Allvar, Bladmappning, Ram, Tolkning, make_ram
from app.utbyte.radlasare import PERSONNUMMER
from app.utbyte.tolka import interpret
from tests import bygg
from tests.utbyte import kontor

_RAM = make_ram(bygg.portfolj(), bygg.malbeskrivning("a1 a2 a3 b3 c1 c2 c8"), kontor.IDAG)


def _tolka(text: str, ram: Ram = _RAM, mappningar: dict[str, Bladmappning] | None = None) -> Tolkning:
    return interpret(read_tabell(text.encode(), "iup.csv"), ram, mappningar)


def _aktiviteter(tolkning: Tolkning) -> dict[str, Aktivitet]:
    return {post.varde.titel: post.varde for post in tolkning.poster if isinstance(post.varde, Aktivitet)}


def test_each_fault_stands_at_its_cell() -> None:
    fil = read_tabell(kontor.innehall("daliga-rader.xlsx"), "daliga-rader.xlsx")
    tolkning = interpret(fil, _RAM)
    fel = {a.plats.rad: (a.kolumn, a.meddelande) for a in tolkning.anmarkningar if a.allvar is Allvar.FEL}
    assert {rad: kolumn for rad, (kolumn, _) in fel.items()} == {
        2: "F", 3: "F", 4: "F", 5: "C", 6: "D", 7: "H", 8: "B", 9: "C", 10: "A", 11: "C"
    }  # fmt: skip
    assert "ingen delmålskod" in fel[2][1]
    assert fel[3][1] == "Delmål c44 finns inte i din målbeskrivning."
    assert fel[4][1] == "Delmål STc1 hör till HSLF-FS 2021:8. Din ST följer SOSFS 2015:8."
    assert "ligger före starten av din ST (2024-01-01)" in fel[5][1]
    assert fel[6][1] == "Slutet (2026-03-10) ligger före starten (2026-03-12)."
    assert fel[7][1] == "Procent får vara högst 100 %."
    assert fel[8][1] == PERSONNUMMER
    assert "formel utan beräknat värde" in fel[11][1]
    assert [post.plats.rad for post in tolkning.poster] == [12]


def test_personnummer_is_not_repeated_in_the_remark() -> None:
    tolkning = _tolka("Typ av aktivitet;Titel;Beskrivning\nKurs;Hud;om 121212-1212\n")
    (anmarkning,) = tolkning.anmarkningar
    assert (anmarkning.meddelande, anmarkning.text, anmarkning.kolumn) == (PERSONNUMMER, "", "C")


@pytest.mark.parametrize(
    ("cell", "mening"),
    [("2030-01-01", "efter det planerade slutet"), ("2026-12-24", "slutar 2026-12-24 men står som genomförd")],
)
def test_days_that_cannot_be(cell: str, mening: str) -> None:
    tolkning = _tolka(f"Typ av aktivitet;Titel;Från;Status\nKurs;Hud;{cell};Genomförd\n")
    assert [a for a in tolkning.anmarkningar if mening in a.meddelande]
    assert not tolkning.poster


def test_handledning_ahead_and_without_length_is_refused() -> None:
    tolkning = _tolka("Datum;Tid;Handledare\n2026-12-24;60;Maja\n2026-01-12;;Maja\n2026-01-12;lite;Maja\n")
    assert [(a.plats.rad, a.kolumn) for a in tolkning.anmarkningar] == [(2, "A"), (3, "B"), (4, "B")]
    assert tolkning.anmarkningar[1].meddelande == "Tid saknas."


def test_unknown_b_delmal_are_taken_with_a_warning_where_nobody_knows_which_apply() -> None:
    ram = make_ram(bygg.portfolj(), bygg.malbeskrivning("a1 c1", b_kand=False), kontor.IDAG)
    tolkning = _tolka("Typ av aktivitet;Titel;Delmål\nKurs;Läkemedel;b3\n", ram)
    assert [a.allvar for a in tolkning.anmarkningar] == [Allvar.VARNING]
    assert _aktiviteter(tolkning)["Läkemedel"].delmal == {"b3"}


def test_headings_by_synonym_case_and_below_a_title() -> None:
    text = "Min plan;;;\n;;;\nKURSNAMN;Fr.o.m.;T.o.m;DELMALSKOD\nHud;1 mars 2026;20260303;C1, c2\n"
    tolkning = interpret(read_tabell(text.encode(), "Kurser 2026.csv"), _RAM)
    hud = _aktiviteter(tolkning)["Hud"]
    assert (hud.slag, hud.start, hud.slut) == (Aktivitetsslag.KURS, date(2026, 3, 1), date(2026, 3, 3))
    assert hud.delmal == {"c1", "c2"}


def test_unknown_layout_asks_and_the_answer_is_remembered_by_its_headings() -> None:
    text = "Vad;När;Vilka mål\nHud;2026-03;c1\n"
    tolkning = _tolka(text)
    (fraga,) = tolkning.fragor
    assert not tolkning.poster
    assert fraga.rubriker == ((0, "Vad"), (1, "När"), (2, "Vilka mål"))
    assert fraga.exempel == ("Hud", "2026-03", "c1")
    svar = Bladmappning(Postslag.AKTIVITET, {0: "titel", 1: "start", 2: "delmal"})
    sparad = Bladmappning.from_sparad(svar.to_sparad())
    assert sparad == svar
    igen = interpret(read_tabell(f"{text}Öga;2026-04;c2\n".encode(), "Kurser.csv"), _RAM, {fraga.signatur: sparad})
    assert igen.fragor == ()
    assert {namn: a.start for namn, a in _aktiviteter(igen).items()} == {
        "Hud": date(2026, 3, 1),
        "Öga": date(2026, 4, 1),
    }


def test_sheet_is_left_out_when_the_person_says_so() -> None:
    text = "Vad;När;Vilka mål\nHud;2026-03;c1\n"
    (fraga,) = _tolka(text).fragor
    assert _tolka(text, mappningar={fraga.signatur: Bladmappning(None)}) == Tolkning(blad=_tolka(
        text, mappningar={fraga.signatur: Bladmappning(None)}
    ).blad)  # fmt: skip


def test_mapping_without_a_required_column_asks_again() -> None:
    text = "Vad;När;Vilka mål\nHud;2026-03;c1\n"
    (fraga,) = _tolka(text).fragor
    (igen,) = _tolka(text, mappningar={fraga.signatur: Bladmappning(Postslag.AKTIVITET, {1: "start"})}).fragor
    assert igen.meddelande == "Peka också ut: Titel."


def test_column_that_was_not_understood_is_told_of() -> None:
    tolkning = _tolka("Typ av aktivitet;Titel;Kostnad\nKurs;Hud;4000\n")
    assert [(a.kolumn, a.allvar) for a in tolkning.anmarkningar] == [("C", Allvar.VARNING)]
    assert len(tolkning.poster) == 1


def test_delmal_rows_make_one_activity_of_what_many_rows_name() -> None:
    tolkning = _tolka(
        "Delmål;Utbildningsaktiviteter;Bedömningsmetoder\n"
        "c1 Bredden;Kurs Hud, genomförd 2026-03-02;CBD\n"
        "c2;Kurs Hud;\n"
        'c8;"Kurs Hud; Auskultation SÄBO 2026-04-01–2026-04-03";Mini-CEX\n'
        "b3;;\n"
    )
    hud, sabo = _aktiviteter(tolkning).values()
    assert hud.delmal == {"c1", "c2", "c8"}
    assert (hud.status, hud.start) == (Aktivitetsstatus.GENOMFORD, date(2026, 3, 2))
    assert (sabo.slag, sabo.start, sabo.slut) == (Aktivitetsslag.AUSKULTATION, date(2026, 4, 1), date(2026, 4, 3))
    metoder = {post.aktivitet for post in tolkning.poster if post.slag is Postslag.METOD}
    assert metoder == {"Hud", ""}  # c8 names two activities, so that its method is left for the person to link


def test_delmal_rows_remark_on_codes_methods_and_personnummer() -> None:
    tolkning = _tolka(
        "Delmål;Utbildningsaktiviteter;Bedömningsmetoder\n"
        "STc1;Kurs Hud;CBD\nc1;Kurs om 121212-1212;CBD\nc2;Kurs Hud;Trollspö\nxyz;Kurs Hud;\n"
    )
    fel = {(a.plats.rad, a.kolumn) for a in tolkning.anmarkningar if a.allvar is Allvar.FEL}
    assert fel == {(2, "A"), (3, "B"), (4, "C"), (5, "A")}
    assert tolkning.poster == ()


def test_assessment_without_signature_is_a_draft() -> None:
    tolkning = _tolka("Datum;Bedömningsmetod;Bedömare;Signerad\n2026-01-12;CBD;Maja;\n2026-01-13;CBD;Maja;Ja\n")
    statusar = [post.varde.status for post in tolkning.poster if isinstance(post.varde, Bedomning)]
    assert statusar == [Bedomningsstatus.UTKAST, Bedomningsstatus.SIGNERAD]
