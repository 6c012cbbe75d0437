"""Carrying out imports: all or nothing, conflicts as chosen, one event, undone until something builds on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.logg import Handelseslag, handelse
from app.db.session import andra_rad
from app.db.tabeller import (
    AktivitetRad,
    Enhet,
    Handelse,
    Importkorning,
    MetodRad,
    Person,
    RevideringRad,
    SigneringRad,
)
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.slag import Metod
from app.utbyte.angra import KanInteAngras, undo_import
from app.utbyte.mall import Postslag
from app.utbyte.mallfil import write_csv, write_xlsx
from app.utbyte.plan import Importval, Radutfall
from app.utbyte.portfoljfil import to_json
from app.utbyte.skriv import KanInteImporteras, apply_import
from tests import bygg
from tests.exempel import kronoberg
from tests.utbyte import kontor
from tests.utbyte.conftest import Skrivning

_KURS = "Typ av aktivitet;Titel;Från;Till;Status;Delmål;Beskrivning\n"


def _csv(*rader: str) -> bytes:
    return (_KURS + "\n".join(rader)).encode()


@pytest.fixture
def tom(skrivning: Skrivning) -> int:
    """An empty portfolio."""
    return kontor.ny_portfolj(skrivning, bygg.portfolj())


def test_faulty_rows_stop_everything_unless_left_out(skrivning: Skrivning, tom: int) -> None:
    data = kontor.innehall("daliga-rader.xlsx")
    with skrivning() as session:
        plan = kontor.planera(session, tom, data)
        with pytest.raises(KanInteImporteras, match="10 rader har fel"):
            apply_import(session, tom, plan, Importval())
    assert kontor.hamta(skrivning, tom).aktiviteter == ()
    kontor.importera(skrivning, tom, data, utelamna_fel=True)
    assert [a.titel for a in kontor.hamta(skrivning, tom).aktiviteter] == ["Felfri"]


def test_one_event_and_one_new_version_for_a_whole_import(skrivning: Skrivning, tom: int) -> None:
    import_id = kontor.importera(skrivning, tom, _csv("Kurs;Läkemedel;2026-01-12;;;b3", "Kurs;Etik;2026-02-12;;;a2"))
    with skrivning() as session:
        handelser = session.exec(select(Handelse).where(col(Handelse.portfolj_id) == tom)).all()
        assert [h.slag for h in handelser] == ["portfolj_skapad", "import_genomford"]
        assert (handelser[1].objekt_id, handelser[1].detalj) == (import_id, {"skapade": 2, "ersatta": 0})
        assert session.get_one(Importkorning, import_id).portfolj_version == 3


def test_conflict_keeps_or_replaces_as_chosen_and_undo_puts_back(skrivning: Skrivning, tom: int) -> None:
    kontor.importera(skrivning, tom, _csv("Kurs;Läkemedel;2026-01-12;2026-01-14;Planerad;b3;Bra kurs"))
    fore = to_json(kontor.hamta(skrivning, tom))
    andrad = _csv("Kurs;läkemedel;2026-01-12;2026-01-15;Genomförd;b3, c8;")
    with skrivning() as session:
        plan = kontor.planera(session, tom, andrad)
        (rad,) = plan.rader
        assert rad.utfall is Radutfall.KONFLIKT
        assert {(s.nyckel, s.nuvarande, s.ny) for s in rad.skillnader} == {
            ("slut", "2026-01-14", "2026-01-15"),
            ("status", "Planerad", "Genomförd"),
            ("delmal", "b3", "b3, c8"),
        }
        with pytest.raises(KanInteImporteras, match="inget nytt"):
            apply_import(session, tom, plan, kontor.allt(plan))
    import_id = kontor.importera(skrivning, tom, andrad, ersatt=True)
    (aktivitet,) = kontor.hamta(skrivning, tom).aktiviteter
    assert aktivitet.status is Aktivitetsstatus.GENOMFORD
    assert aktivitet.delmal == bygg.koder("b3 c8")
    assert aktivitet.beskrivning == "Bra kurs"  # an empty cell says nothing
    with skrivning() as session:
        undo_import(session, tom, import_id)
    assert to_json(kontor.hamta(skrivning, tom)) == fore


def test_replacing_a_placement_changes_its_own_fields_and_is_undone(skrivning: Skrivning, tom: int) -> None:
    rubrik = "Typ av aktivitet;Titel;Från;Till;Enhet;Procent;Typ av tjänstgöring\n"
    forsta = f"{rubrik}Klinisk tjänstgöring;Hud;2026-01-12;2026-02-12;Hudkliniken;100;Sidotjänstgöring".encode()
    kontor.importera(skrivning, tom, forsta)
    fore = to_json(kontor.hamta(skrivning, tom))
    andra = f"{rubrik}Klinisk tjänstgöring;Hudsjukdomar;2026-01-12;2026-02-12;Hudkliniken;80;Sidotjänstgöring".encode()
    import_id = kontor.importera(skrivning, tom, andra, ersatt=True)
    (aktivitet,) = kontor.hamta(skrivning, tom).aktiviteter
    assert aktivitet.titel == "Hudsjukdomar"
    assert aktivitet.tjanstgoring
    assert aktivitet.tjanstgoring.procent == 80
    with skrivning() as session:
        undo_import(session, tom, import_id)
    assert to_json(kontor.hamta(skrivning, tom)) == fore


def test_signed_assessment_is_never_replaced(skrivning: Skrivning, tom: int) -> None:
    rubrik = "Datum;Bedömningsmetod;Bedömare;Delmål;Återkoppling;Signerad\n"
    kontor.importera(skrivning, tom, f"{rubrik}2026-03-02;CBD;Maja Myrtuv;c1;Bra;Ja".encode())
    with skrivning() as session:
        plan = kontor.planera(session, tom, f"{rubrik}2026-03-02;CBD;Maja Myrtuv;c1;Dåligt;Ja".encode())
        (rad,) = plan.rader
        assert (rad.utfall, rad.kan_ersattas) == (Radutfall.KONFLIKT, False)
        assert rad.skal == ("Bedömningen i portföljen är signerad och kan inte ersättas.",)
        with pytest.raises(KanInteImporteras):
            apply_import(session, tom, plan, kontor.allt(plan, ersatt=True))


def test_undo_takes_away_everything_that_came(skrivning: Skrivning) -> None:
    portfolj_id = kontor.ny_portfolj(skrivning, kontor.ram_av(kronoberg.forvantad()))
    fore = to_json(kontor.hamta(skrivning, portfolj_id))
    with skrivning() as session:
        antal = [len(session.exec(select(tabell)).all()) for tabell in (Person, Enhet)]
    import_id = kontor.importera(skrivning, portfolj_id, kontor.innehall("kronoberg-2015.xlsx"))
    with skrivning() as session:
        assert [len(session.exec(select(tabell)).all()) for tabell in (Person, Enhet)] != antal
    with skrivning() as session:
        undo_import(session, portfolj_id, import_id)
    assert to_json(kontor.hamta(skrivning, portfolj_id)) == fore
    with skrivning() as session:
        assert [len(session.exec(select(tabell)).all()) for tabell in (Person, Enhet)] == antal
        with pytest.raises(KanInteAngras, match="redan ångrad"):
            undo_import(session, portfolj_id, import_id)


def _change_imported(skrivning: Skrivning, portfolj_id: int) -> None:
    with skrivning() as session:
        rad = session.exec(select(AktivitetRad)).one()
        assert rad.id
        andra_rad(session, AktivitetRad, rad.id, rad.version, titel="Ny titel")
        handelse(session, Handelseslag.AKTIVITET_ANDRAD, portfolj_id=portfolj_id)


def _link_to_imported(skrivning: Skrivning, portfolj_id: int) -> None:
    with skrivning() as session:
        rad = session.exec(select(AktivitetRad)).one()
        session.add(MetodRad(portfolj_id=portfolj_id, delmal="b3", metod=Metod.CBD, aktivitet_id=rad.id))
        handelse(session, Handelseslag.METOD_VALD, portfolj_id=portfolj_id)


def _revise(skrivning: Skrivning, portfolj_id: int) -> None:
    with skrivning() as session:
        session.add(
            RevideringRad(
                portfolj_id=portfolj_id,
                datum=session.idag,
                slag=Revideringsslag.REVIDERING,
                status=Revideringsstatus.INLAMNAD,
            )
        )
        handelse(session, Handelseslag.REVIDERING_INLAMNAD, portfolj_id=portfolj_id)


def _sign_off(skrivning: Skrivning, portfolj_id: int) -> None:
    with skrivning() as session:
        session.add(SigneringRad(portfolj_id=portfolj_id, delmal="b3", datum=session.idag, signerad_namn="Maja"))
        handelse(session, Handelseslag.DELMAL_SIGNERAT, portfolj_id=portfolj_id)


@pytest.mark.parametrize(
    ("bygger_pa", "skal"),
    [
        (_revise, "IUP har reviderats"),
        (_sign_off, "Ett delmål har signerats"),
        (_change_imported, "har ändrats"),
        (_link_to_imported, "utanför importen"),
    ],
)
def test_undo_stops_once_something_builds_on_the_import(
    skrivning: Skrivning, tom: int, bygger_pa: Callable[[Skrivning, int], None], skal: str
) -> None:
    import_id = kontor.importera(skrivning, tom, _csv("Kurs;Läkemedel;2026-01-12;;;b3"))
    bygger_pa(skrivning, tom)
    with skrivning() as session, pytest.raises(KanInteAngras, match=skal):
        undo_import(session, tom, import_id)
    assert len(kontor.hamta(skrivning, tom).aktiviteter) == 1


def test_two_imports_are_undone_one_by_one_in_any_order(skrivning: Skrivning, tom: int) -> None:
    forsta = kontor.importera(skrivning, tom, _csv("Kurs;Läkemedel;2026-01-12;;;b3"))
    andra = kontor.importera(skrivning, tom, _csv("Kurs;Etik;2026-01-12;;;a2"))
    for import_id, kvar in ((forsta, ["Etik"]), (andra, [])):
        with skrivning() as session:
            undo_import(session, tom, import_id)
        assert [a.titel for a in kontor.hamta(skrivning, tom).aktiviteter] == kvar


def test_persons_and_units_are_created_only_when_confirmed(skrivning: Skrivning, tom: int) -> None:
    rubrik = "Typ av aktivitet;Titel;Från;Enhet;Handledare;Handledarens e-post\n"
    data = f"{rubrik}Klinisk tjänstgöring;Hud;2026-01-12;Hudkliniken;Ebba Ek;ebba@exempel.invalid".encode()
    with skrivning() as session:
        plan = kontor.planera(session, tom, data)
        assert [(p.namn, p.epost, p.enhet) for p in plan.okanda_personer] == [
            ("Ebba Ek", "ebba@exempel.invalid", "Hudkliniken")
        ]
        assert plan.okanda_enheter == ("Hudkliniken",)
        apply_import(session, tom, plan, Importval())
    with skrivning() as session:
        assert session.exec(select(Person).where(col(Person.namn) == "Ebba Ek")).first() is None
        assert session.exec(select(Enhet).where(col(Enhet.namn) == "Hudkliniken")).first() is None
    (aktivitet,) = kontor.hamta(skrivning, tom).aktiviteter
    assert aktivitet.tjanstgoring
    assert aktivitet.tjanstgoring.handledare_id is None


def test_known_person_is_found_by_mail_whatever_the_name(skrivning: Skrivning, tom: int) -> None:
    with skrivning() as session:
        session.add(Person(namn="Ebba Ek", epost="ebba@exempel.invalid"))
        handelse(session, Handelseslag.PERSON_SKAPAD)
    rubrik = "Datum;Tid;Handledare;Handledarens e-post\n"
    with skrivning() as session:
        plan = kontor.planera(session, tom, f"{rubrik}2026-01-12;60;E. Ek;Ebba@exempel.invalid".encode())
        assert plan.okanda_personer == ()
        apply_import(session, tom, plan, Importval())
        ebba = session.exec(select(Person.id).where(col(Person.namn) == "Ebba Ek")).one()
    (samtal,) = kontor.hamta(skrivning, tom).handledarsamtal
    assert (samtal.handledare_namn, samtal.handledare_id) == ("E. Ek", ebba)


def test_template_filled_with_a_portfolio_says_nothing_new(skrivning: Skrivning) -> None:
    portfolj_id = kontor.ny_portfolj(skrivning, kronoberg.forvantad())
    portfolj = kontor.hamta(skrivning, portfolj_id)
    with skrivning() as session:
        plan = kontor.planera(session, portfolj_id, write_xlsx(portfolj))
        assert [r for r in plan.rader if r.utfall is not Radutfall.FINNS] == []
        assert len(plan.rader) == 48
        for slag in (Postslag.AKTIVITET, Postslag.BEDOMNING, Postslag.HANDLEDNING):
            plan = kontor.planera(session, portfolj_id, write_csv(slag, portfolj), "utdrag.csv")
            assert {rad.utfall for rad in plan.rader} == {Radutfall.FINNS}


def test_text_that_looks_like_a_formula_survives_csv(skrivning: Skrivning, tom: int) -> None:
    kurs = bygg.aktivitet("b3", titel="=Läkemedel", start="2026-01-12")
    kontor.importera(skrivning, tom, write_csv(Postslag.AKTIVITET, bygg.portfolj(kurs)))
    (aktivitet,) = kontor.hamta(skrivning, tom).aktiviteter
    assert replace(aktivitet, id=0) == replace(kurs, id=0)
    assert aktivitet.start == date(2026, 1, 12)


def test_same_record_twice_in_a_file_is_written_once(skrivning: Skrivning, tom: int) -> None:
    data = _csv("Kurs;Läkemedel;2026-01-12;;;b3", "kurs;LÄKEMEDEL;2026-01-12;;;b3", "Kurs;Läkemedel;2026-01-12;;;c8")
    with skrivning() as session:
        plan = kontor.planera(session, tom, data)
    assert [rad.utfall for rad in plan.rader] == [Radutfall.SKAPAS, Radutfall.IGNORERAS, Radutfall.FEL]
    assert plan.rader[1].skal == ("Samma post står redan på rad 2 på bladet iup.xlsx.",)
    assert plan.rader[2].skal == ("Samma post står på rad 2 på bladet iup.xlsx, med annat innehåll (Delmål).",)
    kontor.importera(skrivning, tom, data, utelamna_fel=True)
    assert len(kontor.hamta(skrivning, tom).aktiviteter) == 1
