"""One request is one transaction: saved before it is answered, or not at all."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from starlette.responses import PlainTextResponse, Response

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import Enhet, Enhetsslag
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor, Tillgang
from tests.features.klient import Klient

KlientFor = Callable[[str], Klient]


@pytest.fixture
def provsidor(app: FastAPI) -> Iterator[None]:
    """A page with a token, and a form that saves, refuses, forgets its event, or breaks."""
    sidor = Sidor()

    @sidor.las("/prov", Tillgang.INLOGGAD, namn="prov.visa")
    def visa(sida: Sida) -> Response:
        return PlainTextResponse(f"csrf={sida.kontext()['csrf']} nyckel={sida.nyckel}")

    @sidor.skriv("/prov/{vad}", Tillgang.INLOGGAD, namn="prov.gor")
    def gor(post: Inskickat) -> Response:
        vad = post.request.path_params["vad"]
        post.skriv.add(Enhet(namn="Provad", slag=Enhetsslag.ENHET, region="prov"))
        if vad != "tyst":
            handelse(post.skriv, Handelseslag.ENHET_SKAPAD, objekt="enhet")
        if vad == "trasig":
            raise ZeroDivisionError
        return PlainTextResponse(vad, 422 if vad == "nekad" else 200)

    routes = list(app.router.routes)
    app.router.routes.extend(sidor.router.routes)
    yield
    app.router.routes[:] = routes  # other tests meet the same application


def _skicka(klient: Klient, vad: str, **falt: str) -> int:
    sida = klient.get("/prov").text
    csrf, nyckel = re.findall(r"csrf=(\S+) nyckel=(\S+)", sida)[0]
    falt = {"_csrf": csrf, "_nyckel": nyckel} | falt
    return klient.post(f"/prov/{vad}", data=falt, follow_redirects=False).status_code


def _sparade(databas: Databas) -> int:
    with databas.lasning() as session:
        return session.exec(select(func.count()).select_from(Enhet).where(Enhet.namn == "Provad")).one()


@pytest.mark.usefixtures("provsidor")
def test_saved_before_it_is_answered(klient: KlientFor, databas: Databas) -> None:
    assert _skicka(klient("st"), "spara") == 200
    assert _sparade(databas) == 1


@pytest.mark.usefixtures("provsidor")
def test_refused_form_saves_nothing_and_its_key_can_be_used_again(klient: KlientFor, databas: Databas) -> None:
    st = klient("st")
    assert _skicka(st, "nekad", _nyckel="samma-nyckel") == 422
    assert _sparade(databas) == 0
    assert _skicka(st, "nekad", _nyckel="samma-nyckel") == 422


@pytest.mark.usefixtures("provsidor")
@pytest.mark.parametrize("vad", ["trasig", "tyst"])
def test_failure_saves_nothing_and_gives_a_reference(
    app: FastAPI, klient: KlientFor, databas: Databas, vad: str
) -> None:
    st = klient("st")
    utan_undantag = Klient(app, raise_server_exceptions=False)
    utan_undantag.cookies = st.cookies
    assert _skicka(utan_undantag, vad) == 500
    assert _sparade(databas) == 0


@pytest.mark.usefixtures("provsidor")
def test_same_form_twice_is_one_change(klient: KlientFor, databas: Databas) -> None:
    st = klient("st")
    assert _skicka(st, "spara", _nyckel="samma-nyckel") == 200
    assert _skicka(st, "spara", _nyckel="samma-nyckel") == 303
    assert _sparade(databas) == 1
