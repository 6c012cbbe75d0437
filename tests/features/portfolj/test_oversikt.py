"""The overview: the sentence, the work list with its reasons, the side panel, the first steps."""

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI

from app.db.engine import Databas
from app.underlag.regelunderlag import Regelverk
from tests.features.conftest import IDAG
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def _oversikt(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}{fraga}"


def _rad(sida: Sidan, rubrik: str) -> str:
    """The markup of the line of the work list with that heading."""
    return next(rad for rad in sida.html.split('<li class="fynd"') if rubrik in rad)


def test_the_page_opens_with_what_is_missing(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_oversikt(varld))
    assert sida.h1 == "Översikt"
    antal = sida.html.count('<li class="fynd" data-utfall="brist"')
    assert re.search(rf"({antal}|Två|Tre) saker saknas", sida.text)


def test_a_line_says_what_why_and_on_what_evidence(klient: K, varld: Varld, regelverk: Regelverk) -> None:
    sida = klient("st").sida(_oversikt(varld))
    rad = _rad(sida, "Delmål c1 har ingen bedömningsmetod.")
    assert 'href="/regelverk#iup-03"' in rad
    grund = regelverk.profiler.valj("kronoberg", "allmanmedicin").grund("IUP-03", IDAG, "metod")
    assert grund is not None
    assert f'href="/regelverk#{grund.kalla}"' in rad
    assert "Föreskrift" in rad
    assert "Varje delmål har en bedömningsmetod" in rad
    assert "Inget i portföljen svarar mot kravet" in rad


def test_a_late_line_says_since_when_and_is_marked_urgent(klient: K, varld: Varld) -> None:
    rader = klient("st").sida(_oversikt(varld)).html.split('<li class="fynd"')[1:]
    sena = [rad for rad in rader if 'class="fynd-nar" data-bradskar>Sedan ' in rad]
    assert sena
    assert "är bråttom" in klient("st").sida(_oversikt(varld)).text


def test_a_line_begins_the_fix(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_oversikt(varld))
    assert f'href="/portfolj/{varld.portfolj}/metod/ny?delmal=c1"' in _rad(sida, "Delmål c1 har ingen bedömningsmetod")
    lank = f"/portfolj/{varld.portfolj}/aktivitet/ny?delmal=a1"
    assert lank in [url for _, url in sida.lankar]


@pytest.mark.parametrize("vem", ["handledare", "studierektor", "chef", "placering"])
def test_others_read_the_same_and_see_who_acts(klient: K, varld: Varld, vem: str) -> None:
    egen, annans = klient("st").sida(_oversikt(varld)), klient(vem).sida(_oversikt(varld))
    rubriker = re.compile(r'class="fynd-rubrik">(?:<a[^>]*>)?([^<]+)')
    assert rubriker.findall(annans.html) == rubriker.findall(egen.html)
    assert "Görs av ST-läkaren" in annans.text
    assert not [url for _, url in annans.lankar if "/metod/ny" in url]


def test_the_side_panel_tells_time_and_what_is_next(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_oversikt(varld))
    assert "av 60 månader heltid" in sida.text
    assert "Planerat slut 28 februari 2029" in sida.text
    assert ("Bo Påhittad", f"/portfolj/{varld.portfolj}/utbildning") in sida.lankar
    assert f"/portfolj/{varld.portfolj}/delmal/b1" in [url for text, url in sida.lankar if text.startswith("b1")]


def test_what_is_in_order_is_shown_on_request(klient: K, varld: Varld) -> None:
    klient_ = klient("st")
    assert "Delmål b1 har bedömningsmetod." not in klient_.sida(_oversikt(varld)).text
    hel = klient_.sida(_oversikt(varld, "?visa=allt"))
    assert "Delmål b1 har bedömningsmetod." in hel.text
    assert ("Medsittning för b1", f"/portfolj/{varld.portfolj}/delmal/b1") in hel.lankar
    del_ = klient_.sida(_oversikt(varld, "?visa=allt"), fler={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "Delmål b1 har bedömningsmetod." in del_.text
    assert "<html" not in del_.html


def test_an_empty_portfolio_teaches_and_offers_the_first_steps(klient: K, varld: Varld) -> None:
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}")
    assert "Portföljen är tom" in sida.text
    steg = [url.rpartition(f"/{varld.frammande_portfolj}/")[2] for _, url in sida.lankar]
    assert {"utbyte", "aktivitet/ny-placering", "aktivitet/ny", "delmal"} <= set(steg)


@pytest.mark.parametrize("vem", ["frammande", "annan_studierektor", "annan_chef", "tidigare_studierektor", "admin"])
def test_nobody_else_finds_it(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).get(_oversikt(varld)).status_code == 404


def test_it_asks_for_sign_in(klient: K, varld: Varld) -> None:
    svar = klient("ingen").get(_oversikt(varld), follow_redirects=False)
    assert svar.status_code == 303
    assert svar.headers["location"].startswith("/logga-in")


@pytest.mark.parametrize("sida", ["", "/delmal", "/sok?q=b1"])
def test_an_unchanged_page_is_not_sent_again(klient: K, varld: Varld, sida: str) -> None:
    klient_ = klient("st")
    forst = klient_.get(_oversikt(varld, sida))
    etag = {"If-None-Match": forst.headers["etag"]}
    assert klient_.get(_oversikt(varld, sida), headers=etag).status_code == 304
    klient_.skicka(f"/portfolj/{varld.portfolj}/metod/ny", {"metod": "cbd", "delmal": ["c1"]})
    klient_.sida(f"/portfolj/{varld.portfolj}/delmal/c1")  # takes the message, which stops answers of 304
    assert klient_.get(_oversikt(varld, sida), headers=etag).status_code == 200


def test_the_number_of_questions_does_not_grow(klient: K, varld: Varld, app: FastAPI, databas: Databas) -> None:
    """At most 14 in all, for the first reader of the day too, and the same with much as with little."""
    klient_ = klient("studierektor")
    antal = []
    for portfolj in (varld.portfolj, varld.frammande_portfolj):
        for sida in ("", "/delmal"):
            vem = klient_ if portfolj == varld.portfolj else klient("frammande")
            with rakna(databas) as satser:
                assert vem.get(f"/portfolj/{portfolj}{sida}").status_code == 200
            antal.append(len([s for s in satser if not s.startswith(("BEGIN", "PRAGMA"))]))
    assert max(antal) <= 14
    egen = klient("st")
    with rakna(databas) as fylld:
        egen.get(_oversikt(varld))
    with rakna(databas) as tom:
        klient("frammande").get(f"/portfolj/{varld.frammande_portfolj}")
    assert len(fylld) == len(tom), "what the portfolio holds does not change how much is asked"
