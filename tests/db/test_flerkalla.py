"""The tables of a 360 on both databases: a link is used by one answer only, and nothing joins the two."""

from datetime import date

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.ledare import studierektorer
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import (
    BedomningRad,
    Enhet,
    Enhetsslag,
    FlerkallsinbjudanRad,
    FlerkallsrundaRad,
    FlerkallsvarRad,
    Person,
    Uppdrag,
    Uppdragsroll,
)
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Metod
from app.features.flerkalla.actions import AnvandLank, svara
from app.features.flerkalla.queries import oppna, svaren
from tests.db.rader import Skrivning, ny_portfolj


def runda(skrivning: Skrivning, portfolj_id: int) -> tuple[int, int]:
    """A round with one person invited: the ids of the record and of the invitation."""
    with skrivning() as session:
        rad = BedomningRad(
            portfolj_id=portfolj_id, metod=Metod.FLERKALLA, datum=session.idag, status=Bedomningsstatus.BEGARD,
            bedomare_namn="Bo Påhittad", mall="msf_360", mall_version=1, skapad=session.nu,
        )  # fmt: skip
        session.add(rad)
        session.flush()
        session.add(FlerkallsrundaRad(bedomning_id=rad.id or 0, sista_dag=session.idag))
        inbjudan = FlerkallsinbjudanRad(
            bedomning_id=rad.id or 0, grupp="lakare_egen", namn="Ada", nyckel=hasha_nyckel("hemlig"), skapad=session.nu
        )
        session.add(inbjudan)
        handelse(session, Handelseslag.BEDOMNING_BEGARD, portfolj_id=portfolj_id)
        return rad.id or 0, inbjudan.id or 0


def test_a_link_takes_one_answer(skrivning: Skrivning, databas: Databas) -> None:
    portfolj_id = ny_portfolj(skrivning)
    bedomning_id, inbjudan_id = runda(skrivning, portfolj_id)
    with skrivning() as session:
        svara(session, portfolj_id, inbjudan_id, {"etik": "inga_problem"})
    with pytest.raises(AnvandLank), skrivning() as session:
        svara(session, portfolj_id, inbjudan_id, {"etik": "bor_adresseras"})
    with databas.lasning() as session:
        assert [(s.grupp, s.svar) for s in svaren(session, bedomning_id)] == [("lakare_egen", {"etik": "inga_problem"})]
        oppnad = oppna(session, "hemlig")
        assert oppnad is not None
        assert oppnad.inbjudan.is_besvarad
        assert oppna(session, "annan") is None
        assert len(session.exec(select(FlerkallsvarRad)).one().id) == 32


def test_a_closed_round_takes_none(skrivning: Skrivning, databas: Databas) -> None:
    portfolj_id = ny_portfolj(skrivning)
    bedomning_id, inbjudan_id = runda(skrivning, portfolj_id)
    with skrivning() as session:
        rad = session.get_one(FlerkallsrundaRad, bedomning_id)
        rad.stangd = session.nu
        session.add(rad)
        handelse(session, Handelseslag.BEDOMNING_INSAMLAD, portfolj_id=portfolj_id)
    with pytest.raises(AnvandLank), skrivning() as session:
        svara(session, portfolj_id, inbjudan_id, {})
    with databas.lasning() as session:
        assert not session.get_one(FlerkallsinbjudanRad, inbjudan_id).is_besvarad
        assert svaren(session, bedomning_id) == ()


def test_studierektorer_of_the_unit_and_of_those_above_it(skrivning: Skrivning, databas: Databas) -> None:
    portfolj_id = ny_portfolj(skrivning)
    with skrivning() as session:
        enhet = session.exec(select(Enhet)).first()
        assert enhet
        annan = Enhet(namn="Annan", slag=Enhetsslag.ENHET, region=enhet.region, stig="/999/")
        session.add(annan)
        for namn, plats, till in (("Eva", enhet, None), ("Filip", annan, None), ("Greta", enhet, date(2020, 1, 1))):
            person = Person(namn=namn, titel="", enhet_id=enhet.id or 0, sortnyckel=namn)
            session.add(person)
            session.flush()
            session.add(Uppdrag(
                person_id=person.id or 0, roll=Uppdragsroll.STUDIEREKTOR, enhet_id=plats.id or 0,
                fran=date(2019, 1, 1), till=till,
            ))  # fmt: skip
        handelse(session, Handelseslag.UPPDRAG_GIVET)
    with databas.lasning() as session:
        assert [namn for _, namn in studierektorer(session, portfolj_id, date(2026, 11, 23))] == ["Eva"]
