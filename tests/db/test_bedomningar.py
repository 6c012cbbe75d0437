"""The one write that signs an assessment: locked, sealed, and refused where it is no longer open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlmodel import col, select

from app.db.bedomningar import Bedomare, Bedomningsvarden, signera, signera_ny
from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt
from app.db.tabeller import BedomningRad, SignaturRad
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.signaturkedja import FORSTA
from app.domain.slag import Kompetensomrade, Metod
from app.underlag.regelunderlag import Regelverk
from tests.db.rader import Skrivning, hittad, lagg_portfolj

DAG = date(2026, 11, 20)


@pytest.fixture
def mall(regelverk: Regelverk) -> Bedomningsmall:
    """The mini-CEX as it stands."""
    return regelverk.mallar.for_metod(Metod.MINI_CEX, DAG)[0]


@pytest.fixture
def begard(skrivning: Skrivning) -> tuple[int, int]:
    """A portfolio and an assessment that has been asked for in it."""
    with skrivning() as session:
        portfolj = lagg_portfolj(session)
        rad = BedomningRad(
            portfolj_id=portfolj, metod=Metod.MINI_CEX, datum=DAG, status=Bedomningsstatus.BEGARD,
            bedomare_namn="Den som Tillfrågades", skapad=session.nu,
        )  # fmt: skip
        session.add(rad)
        session.flush()
        id_ = hittad(rad.id)
        handelse(session, Handelseslag.BEDOMNING_BEGARD, portfolj_id=portfolj, objekt="bedomning", objekt_id=id_)
    return portfolj, id_


def _lankar(databas: Databas, portfolj: int) -> list[SignaturRad]:
    with databas.lasning() as session:
        fraga = select(SignaturRad).where(col(SignaturRad.portfolj_id) == portfolj).order_by(col(SignaturRad.nummer))
        return list(session.exec(fraga))


def test_one_without_an_account_signs_and_it_is_sealed(
    databas: Databas, skrivning: Skrivning, begard: tuple[int, int], mall: Bedomningsmall
) -> None:
    varden = Bedomningsvarden(DAG, "Lyhörd.", "Sammanfatta.", 20, None, mall, {"kommunikation": "3"})
    vem = Bedomare("Ulla Uppdiktad", None, "Specialistläkare", "Ögonkliniken", "ögonsjukdomar", "ulla@exempel.invalid")
    with skrivning() as session:
        rad = session.get_one(BedomningRad, begard[1])
        signera(session, rad, 1, varden, Signeringssatt.ENGANGSLANK, vem)
    with databas.lasning() as session:
        rad = session.get_one(BedomningRad, begard[1])
        assert (rad.status, rad.signerad_av, rad.signerad_satt) == ("signerad", None, Signeringssatt.ENGANGSLANK)
        assert (rad.bedomare_namn, rad.bedomare_specialitet, rad.minuter) == ("Ulla Uppdiktad", "ögonsjukdomar", 20)
        assert (rad.mall, rad.mall_version, rad.svar) == (mall.id, mall.version, {"kommunikation": "3"})
        assert rad.omraden == {Kompetensomrade.KOMMUNIKATION}
    (lank,) = _lankar(databas, begard[0])
    assert (lank.nummer, lank.foregaende, lank.person_id, lank.objekt_id) == (1, FORSTA, None, begard[1])
    assert '"aterkoppling":"Lyhörd."' in lank.innehall


@pytest.mark.parametrize("version", [1, 2], ids=["as it was seen first", "as it is now"])
def test_what_is_signed_is_not_signed_again(
    databas: Databas, skrivning: Skrivning, begard: tuple[int, int], version: int
) -> None:
    with skrivning() as session:
        signera(session, session.get_one(BedomningRad, begard[1]), 1, Bedomningsvarden(DAG, "Först."))
    with pytest.raises(Konflikt), skrivning() as session:
        signera(session, session.get_one(BedomningRad, begard[1]), version, Bedomningsvarden(DAG, "Sedan."))
    assert len(_lankar(databas, begard[0])) == 1


@pytest.mark.parametrize("status", [Bedomningsstatus.AVBOJD, Bedomningsstatus.MAKULERAD])
def test_what_is_declined_or_withdrawn_is_not_signed(
    databas: Databas, skrivning: Skrivning, begard: tuple[int, int], status: Bedomningsstatus
) -> None:
    with skrivning() as session:
        session.get_one(BedomningRad, begard[1]).status = status
        handelse(session, Handelseslag.BEDOMNING_ATERTAGEN, portfolj_id=begard[0])
    with pytest.raises(Konflikt), skrivning() as session:
        signera(session, session.get_one(BedomningRad, begard[1]), 1, Bedomningsvarden(DAG, "Bra."))
    assert _lankar(databas, begard[0]) == []


def test_what_is_made_at_once_follows_in_the_chain(
    databas: Databas, skrivning: Skrivning, begard: tuple[int, int]
) -> None:
    for _ in range(2):
        with skrivning() as session:
            signera_ny(session, begard[0], Metod.CBD, Bedomningsvarden(DAG, "Bra."), Bedomare("Ulla Uppdiktad"))
    forst, sedan = _lankar(databas, begard[0])
    assert (sedan.nummer, sedan.foregaende) == (2, forst.hash)


def test_of_two_who_sign_at_once_one_wins_and_the_chain_is_whole(
    databas: Databas, skrivning: Skrivning, begard: tuple[int, int]
) -> None:
    redo = Barrier(2)

    def forsok(text: str) -> bool:
        redo.wait()
        try:
            with skrivning() as session:
                signera(session, session.get_one(BedomningRad, begard[1]), 1, Bedomningsvarden(DAG, text))
        except Konflikt:
            return False
        return True

    with ThreadPoolExecutor(2) as tradar:
        assert sorted(tradar.map(forsok, ("Den ena.", "Den andra."))) == [False, True]
    assert len(_lankar(databas, begard[0])) == 1
