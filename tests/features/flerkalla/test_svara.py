"""The respondent's page: one link, one form, one answer, nothing else told."""

import pytest
from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col, select

from app.db.tabeller import FlerkallsrundaRad, Handelse
from tests.features.flerkalla.rundor import EN_DAG, FALT, Rundan
from tests.features.klient import Sidan
from tests.features.varld import PERSONER


def test_an_answer_is_given_without_account_and_kept_without_name(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    sida = runda.svara(lank, bra="Lyssnar på alla.")
    assert sida.h1 == "Tack för ditt svar"
    (svar,) = runda.svaren()
    assert (svar.grupp, svar.svar["bra"], svar.svar["etik"]) == ("lakare_egen", "Lyssnar på alla.", "inga_problem")
    assert runda.inbjudna()[0].is_besvarad
    assert set(type(svar).model_fields) == {"id", "bedomning_id", "grupp", "svar"}  # no time, no person, no invitation


def test_the_page_tells_of_nothing_but_the_name_and_the_form(runda: Rundan) -> None:
    runda.bjud("sjukskoterska", "Någon Annan")
    sida = runda.klient("ingen").sida(runda.lankar("lakare_egen", 1)[0])
    assert PERSONER["st"] in sida.h1
    for namn in ("Någon Annan", "Björken", "Kronoberg", *(n for vem, n in PERSONER.items() if vem != "st")):
        assert namn not in sida.html
    assert "/portfolj/" not in sida.html


def test_opening_uses_nothing_up(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    robot = runda.klient("ingen")
    for _ in range(3):
        assert robot.sida(lank).status == 200
    robot.head(lank)
    assert runda.svara(lank).h1 == "Tack för ditt svar"


def test_a_link_is_used_once(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    en, annan = runda.klient("ingen"), runda.klient("ingen")
    falt = annan.sida(lank).formular_till(lank)
    en.skicka(lank, dict.fromkeys(FALT, "inga_problem"))
    sen = Sidan(annan.post(lank, data=falt | dict.fromkeys(FALT, "bor_adresseras")))
    assert sen.status == 410
    assert runda.svara_eller_stangd(lank) == 410
    assert len(runda.svaren()) == 1


def test_the_same_form_sent_twice_is_one_answer(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    klient = runda.klient("ingen")
    falt = klient.sida(lank).formular_till(lank) | {namn: ["inga_problem"] for namn in FALT}
    svar = [klient.post(lank, data=falt, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert len(runda.svaren()) == 1


def test_a_revoked_link_and_a_day_past_are_closed(runda: Rundan) -> None:
    forst, sen = runda.lankar("lakare_egen", 2)
    inbjudan = runda.inbjudna()[0].id
    runda.klient("st").skicka(runda.adress(f"/inbjudan/{inbjudan}/aterkalla"), fran=runda.adress())
    assert runda.svara_eller_stangd(forst) == 410
    assert runda.svara_eller_stangd(sen) == 200
    satt_sista_dag(runda, 0)
    assert runda.svara_eller_stangd(sen) == 200  # the last day itself
    satt_sista_dag(runda, 1)
    assert runda.svara_eller_stangd(sen) == 410


def satt_sista_dag(runda: Rundan, dagar_sedan: int) -> None:
    idag = runda.klient("ingen").app.state.idag()
    with runda.databas.skriv.begin() as koppling:
        koppling.execute(update(FlerkallsrundaRad).values(sista_dag=idag - EN_DAG * dagar_sedan))


def test_a_withdrawn_round_takes_no_answers(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    runda.klient("st").skicka(runda.adress().replace("/360", "/ta-tillbaka"))
    assert runda.svara_eller_stangd(lank) == 410


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("svar_etik", "", "Välj etik."),
        ("svar_etik", "kanske", "Välj ett av stegen på skalan för etik."),
        ("svar_bra", "Om 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("svar_bra", "x" * 20_000, "Texten är för lång"),
    ],
)
def test_faults_are_told_and_the_link_is_not_used_up(runda: Rundan, falt: str, varde: str, text: str) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    svar = dict.fromkeys(FALT, "inga_problem") | {"svar_utveckla": "Kvar."} | {falt: varde}
    sida = runda.klient("ingen").skicka(lank, svar)
    assert sida.status == 422
    assert text in sida.text
    assert sida.formular_till(lank)["svar_utveckla"] == ["Kvar."]
    assert not runda.svaren()
    assert not runda.inbjudna()[0].is_besvarad


def test_guessing_is_stopped_but_real_links_are_not_counted(runda: Rundan, app: FastAPI) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    klient = runda.klient("ingen")
    for _ in range(app.state.installningar.forsok_per_adress):
        assert klient.sida(lank).status == 200
        assert klient.get("/m/finns-inte").status_code == 404
    assert klient.get("/m/finns-inte").status_code == 429


def test_the_st_lakare_signed_in_does_not_answer_about_herself(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    falt = runda.klient("handledare").sida(lank).formular_till(lank)
    st = runda.klient("st")
    assert st.get(lank).status_code == 403
    assert st.post(lank, data=falt | dict.fromkeys(FALT, "inga_problem")).status_code in (400, 403)
    assert not runda.svaren()


def test_the_page_of_a_link_is_kept_and_told_nowhere(runda: Rundan) -> None:
    svar = runda.klient("ingen").get(runda.lankar("lakare_egen", 1)[0])
    assert (svar.headers["Referrer-Policy"], svar.headers["Cache-Control"]) == ("no-referrer", "no-store")


def test_the_log_tells_neither_who_nor_for_whom(runda: Rundan) -> None:
    lank = runda.lankar("lakare_egen", 1)[0]
    runda.klient("chef").skicka(lank, dict.fromkeys(FALT, "inga_problem"))  # signed in by chance
    with runda.databas.lasning() as session:
        handelse = session.exec(select(Handelse).where(col(Handelse.slag) == "flerkalla_svar")).one()
    assert (handelse.person_id, handelse.portfolj_id, handelse.objekt_id) == (None, None, None)
    assert "svarade" not in runda.klient("st").sida(f"/portfolj/{runda.varld.portfolj}/historik").text
