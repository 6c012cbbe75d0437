"""The proposal of a plan: asked for, opened among the changes, saved by the person; or told why it cannot be."""

from collections.abc import Callable

from sqlalchemy import text

from app.db.engine import Databas
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/prova"


def _rakna(klient: Klient, varld: Varld, fraga: str) -> Sidan:
    return klient.sida(f"{_bas(varld)}/forslag?rakna=ja&{fraga}")


def _antal(databas: Databas) -> int:
    with databas.lasning() as session:
        return int(session.execute(text("SELECT count(*) FROM aktivitet")).scalar_one())


def test_a_proposal_is_opened_among_the_changes_and_saved_there(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas, fore = klient("st"), _bas(varld), _antal(databas)
    sida = st.sida(bas)
    assert ("Föreslå plan", f"{bas}/forslag") in sida.lankar
    sida = st.sida(f"{bas}/forslag")
    falt = next(f["falt"] for f in sida.formular if f["metod"] == "get" and "rakna" in f["falt"])
    assert {"hud", "barnhalsovard", "egen-bvc"} <= set(falt["med"])
    assert falt["m_hud"] == ["1"]
    fraga = "tidigast=2027-03-01&med=hud&med=pediatrik&med=barnhalsovard&m_hud=1,5&m_pediatrik=3"
    sida = _rakna(st, varld, fraga)
    assert sida.status == 200
    assert "Hud" in sida.text
    assert sida.html.count('name="andring"') == 3
    assert _rakna(st, varld, fraga).html.count('name="andring"') == 3
    assert _antal(databas) == fore
    falt = sida.formular_till(f"{bas}/forslag")
    oppnad = Sidan(st.post(f"{bas}/forslag", data=falt, follow_redirects=True))
    assert oppnad.h1 == "Prova ändringar"
    assert "Ny placering: Pediatrik" in oppnad.text
    assert "Ny kurs: Barnhälsovård" in oppnad.text
    assert "Tidslinjen" in oppnad.text
    assert _antal(databas) == fore
    sparad = Sidan(st.post(f"{bas}/spara", data=oppnad.formular_till(f"{bas}/spara"), follow_redirects=True))
    assert "3 ändringar är sparade." in sparad.text
    with databas.lasning() as session:
        rader = {
            rad.titel: rad
            for rad in session.execute(
                text("SELECT * FROM aktivitet a LEFT JOIN tjanstgoring t ON t.aktivitet_id = a.id")
            )
        }
    assert rader["Barnhälsovård"].start > rader["Pediatrik"].slut
    assert (rader["Hud"].amne, rader["Barnhälsovård"].mall) == ("hud", "barnhalsovard")
    # What is in the plan by now is not proposed again.
    assert "hud" not in [v for f in st.sida(f"{bas}/forslag").formular for v in f["falt"].get("med", ())]


def test_what_cannot_be_is_told_in_sentences_and_bad_input_at_its_field(klient: K, varld: Varld) -> None:
    st = klient("st")
    sida = _rakna(st, varld, "tidigast=2029-01-01&med=hud&m_hud=6")
    assert "Allt får inte plats" in sida.text
    assert "Allt ska vara klart senast 28 februari 2029." in sida.text
    assert "Inget läggs före 1 januari 2029, dagen du har valt som tidigast." in sida.text
    sida = _rakna(st, varld, "tidigast=igår&med=hud&m_hud=x")
    assert sida.status == 422
    assert "Skriv hela eller halva månader, högst 24." in sida.text
    assert "Skriv datumet som ÅÅÅÅ-MM-DD" in sida.text
    # What is not ticked, or only stands in an address, is read all the same.
    for fraga, falt, skrivet in (
        ("", "m_hud", "-5"),
        ("rakna=ja&tidigast=2027-01-01&", "m_hud", "99999999999"),
        ("", "tidigast", "abc"),
    ):
        sida = st.sida(f"{_bas(varld)}/forslag?{fraga}{falt}={skrivet}%00")
        assert sida.status == 422
        assert f'id="f-{falt}-fel"' in sida.html
        assert [skrivet] in [f["falt"].get(falt) for f in sida.formular]
    assert "Välj minst en sak som ska få plats." in _rakna(st, varld, "tidigast=2027-01-01").text


def test_a_form_that_says_nothing_opens_nothing(klient: K, varld: Varld) -> None:
    st, bas = klient("st"), _bas(varld)
    skrap = ["", "inte json", '["flytta", 3]', '["finns-inte", {}]', '["grad", {"fran": ["2027-01-01"]}]', "5"]
    fran = f"{bas}/forslag?rakna=ja&tidigast=2027-03-01&med=hud&m_hud=1"
    assert "Förslaget gick inte att öppna." in st.skicka(f"{bas}/forslag", {"andring": skrap}, fran=fran).text
    assert "Ändringar du provar" not in st.sida(bas).text
