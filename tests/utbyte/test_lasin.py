"""Whole portfolios are written in bulk, with persons recognised, and read back equal."""

from dataclasses import replace

from sqlmodel import col, func, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.snapshot import load_portfoljer
from app.db.tabeller import Enhet, Importkorning, Person, PortfoljRad
from app.utbyte.importera import load_mappningar, remember_mappning
from app.utbyte.lasin import NyPortfolj, write_portfoljer
from app.utbyte.mall import Postslag
from app.utbyte.modell import Bladmappning
from app.utbyte.portfoljfil import to_json
from tests import bygg
from tests.exempel import kronoberg, norrbotten
from tests.satser import rakna
from tests.utbyte import kontor
from tests.utbyte.conftest import Skrivning


def _nya(skrivning: Skrivning, antal: int) -> list[NyPortfolj]:
    forsta = kontor.ny_portfolj(skrivning, bygg.portfolj(region="kronoberg"))
    with skrivning() as session:
        rad = session.get_one(PortfoljRad, forsta)
        return [NyPortfolj(kronoberg.forvantad(), rad.person_id, rad.enhet_id) for _ in range(antal)]


def test_as_many_statements_for_many_as_for_few(databas: Databas, skrivning: Skrivning) -> None:
    antal: list[int] = []
    for hur_manga in (2, 12):
        nya = _nya(skrivning, hur_manga)
        with rakna(databas) as satser, skrivning() as session:
            idn = write_portfoljer(session, nya)
            handelse(session, Handelseslag.PORTFOLJ_SKAPAD)
        # The ids that other rows refer to are given one at a time by SQLite; everything else is written at once.
        antal.append(len([sats for sats in satser if "RETURNING" not in sats]))
        with skrivning() as session:
            lasta = [to_json(portfolj) for portfolj in load_portfoljer(session, idn)]
        forst = lasta[0]
        assert len(lasta) == hur_manga
        assert all(last == forst for last in lasta)
    assert antal[1] == antal[0]


def test_same_name_in_the_region_is_the_same_person(skrivning: Skrivning) -> None:
    nya = _nya(skrivning, 2)
    with skrivning() as session:
        write_portfoljer(session, nya)
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD)
    with skrivning() as session:
        assert session.exec(select(func.count()).where(col(Person.namn) == "Maja Myrtuv")).one() == 1


def test_given_persons_are_used_whatever_their_names(skrivning: Skrivning) -> None:
    (ny,) = _nya(skrivning, 1)
    with skrivning() as session:
        person = Person(namn="Maja Myrtuv-Ek")
        session.add(person)
        session.flush()
        assert person.id
        (id_,) = write_portfoljer(session, [replace(ny, personer={1: person.id})])
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD)
        given = person.id
    (handledarskap,) = kontor.hamta(skrivning, id_).handledarskap
    assert (handledarskap.person_id, handledarskap.namn) == (given, "Maja Myrtuv-Ek")


def test_only_imported_assessments_make_an_import_row(skrivning: Skrivning) -> None:
    portfolj = norrbotten.forvantad()
    egna = replace(portfolj, bedomningar=tuple(replace(b, is_importerad=False) for b in portfolj.bedomningar))
    for vilken, vantat in ((egna, 0), (portfolj, 1)):
        id_ = kontor.ny_portfolj(skrivning, vilken)
        with skrivning() as session:
            assert session.exec(select(func.count()).where(col(Importkorning.portfolj_id) == id_)).one() == vantat
        assert to_json(kontor.hamta(skrivning, id_)) == to_json(vilken)


def test_explained_layout_is_remembered_and_explained_anew(skrivning: Skrivning) -> None:
    kontor.ny_portfolj(skrivning, bygg.portfolj())
    for svar in (Bladmappning(Postslag.AKTIVITET, {0: "titel"}), Bladmappning(None)):
        with skrivning() as session:
            person = session.exec(select(Person.id).order_by(col(Person.id))).first()
            assert person
            remember_mappning(session, person, "signatur", svar)
            handelse(session, Handelseslag.IMPORT_UTKAST)
        with skrivning() as session:
            assert load_mappningar(session, person) == {"signatur": svar}
            assert session.exec(select(func.count()).select_from(Enhet)).one()
