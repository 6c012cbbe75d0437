"""What is kept between pages is never old."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from fastapi import FastAPI

from app.db import snapshot
from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import AktivitetRad, Person
from app.db.versioner import bump_for_enhet, bump_for_person
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.slag import Aktivitetsslag
from app.underlag.regelunderlag import Regelverk
from app.web import sida as sidmodul
from app.web.lagesminne import Lage, Minne
from tests import bygg
from tests.features.klient import Klient
from tests.features.varld import Varld

KlientFor = Callable[[str], Klient]
Skrivning = Callable[[], AbstractContextManager[WriteSession]]


@pytest.fixture
def skrivning(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Skrivning:
    """Open a writing session on behalf of nobody."""
    return partial(databas.skrivning, person_id=None, idag=idag, nu=nu, regelverk=regelverk)


@pytest.fixture
def lasta(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of the portfolios read from the database, in order."""
    ids: list[int] = []

    def load(session: Any, portfolj_id: int) -> Any:
        ids.append(portfolj_id)
        return snapshot.load_portfolj(session, portfolj_id)

    monkeypatch.setattr(sidmodul, "load_portfolj", load)
    return ids


def test_two_pages_of_one_version_read_it_once(klient: KlientFor, varld: Varld, lasta: list[int]) -> None:
    st = klient("st")
    st.sida(f"/portfolj/{varld.portfolj}")
    st.sida(f"/portfolj/{varld.portfolj}/delmal")
    klient("handledare").sida(f"/portfolj/{varld.portfolj}")
    assert lasta == [varld.portfolj]


def test_a_change_is_seen_at_once(klient: KlientFor, varld: Varld, skrivning: Skrivning) -> None:
    st = klient("st")
    st.sida(f"/portfolj/{varld.portfolj}/delmal")
    with skrivning() as session:
        session.add(
            AktivitetRad(
                portfolj_id=varld.portfolj,
                slag=Aktivitetsslag.SEMINARIUM,
                titel="Helt nytt seminarium",
                status=Aktivitetsstatus.PLANERAD,
                delmal=frozenset({"c9"}),  # type: ignore[arg-type]  # read back as a code
            )
        )
        handelse(session, Handelseslag.AKTIVITET_SKAPAD, portfolj_id=varld.portfolj, objekt="aktivitet")
    assert "Helt nytt seminarium" in st.sida(f"/portfolj/{varld.portfolj}/delmal").text


@pytest.mark.parametrize("vem", ["st", "handledare", "placering"])
def test_a_new_name_is_shown_at_once(klient: KlientFor, varld: Varld, skrivning: Skrivning, vem: str) -> None:
    sida = f"/portfolj/{varld.portfolj}"
    fore = klient("st").get(sida).headers["etag"]
    with skrivning() as session:
        session.get_one(Person, varld.personer[vem]).namn = "Nytt Namn"
        bump_for_person(session, varld.personer[vem])
        handelse(session, Handelseslag.PERSON_ANDRAD, objekt="person")
    assert klient("st").get(sida).headers["etag"] != fore


def test_a_renamed_unit_gives_its_portfolios_a_new_version(
    klient: KlientFor, varld: Varld, skrivning: Skrivning
) -> None:
    adresser = {"st": f"/portfolj/{varld.portfolj}", "frammande": f"/portfolj/{varld.frammande_portfolj}"}
    fore = {vem: klient(vem).get(adress).headers["etag"] for vem, adress in adresser.items()}
    with skrivning() as session:
        bump_for_enhet(session, varld.enhet)
        handelse(session, Handelseslag.ENHET_ANDRAD, objekt="enhet")
    efter = {vem: klient(vem).get(adress).headers["etag"] for vem, adress in adresser.items()}
    assert efter["st"] != fore["st"]
    assert efter["frammande"] == fore["frammande"]


def test_what_a_form_sees_in_its_transaction_is_not_kept(app: FastAPI, klient: KlientFor, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/aktivitet/ny"
    st = klient("st")
    falt = st.sida(adress).formular_till(adress)
    app.state.lagesminne._kvar.clear()
    assert st.post(adress, data=falt).status_code == 422
    assert not app.state.lagesminne._kvar


def test_only_the_latest_are_kept() -> None:
    minne = Minne[str](2)
    lasta: list[str] = []

    def las(namn: str) -> str:
        lasta.append(namn)
        return namn

    for namn in ("a", "b", "a", "c", "a", "b"):
        minne.hamta(namn, partial(las, namn))
    assert lasta == ["a", "b", "c", "b"]


def test_of_questions_under_one_name_only_the_latest_answer_is_kept(regelverk: Regelverk) -> None:
    vem = bygg.portfolj()
    lage, gjorda = Lage(vem, regelverk.underlag_for(vem, bygg.dag("2026-03-01"))), list[str]()

    def fraga(vad: str) -> str:
        def svar() -> str:
            gjorda.append(vad)
            return vad.upper()

        return lage.senast("prov", vad, svar)

    assert [fraga(vad) for vad in "aabba"] == list("AABBA")
    assert gjorda == ["a", "b", "a"]
