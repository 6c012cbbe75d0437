"""The list of supervision sessions, and what becomes of one: changed, removed, brought back, confirmed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import SamtalRad
from app.underlag.regelunderlag import Regelverk
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/handledning"


def _en(varld: Varld, steg: str = "") -> str:
    return f"{_bas(varld)}/{varld.samtal}{steg}"


def _rad(databas: Databas, varld: Varld) -> SamtalRad:
    with databas.lasning() as session:
        rad = session.get(SamtalRad, varld.samtal)
    assert rad is not None
    return rad


def test_the_list_says_the_pace_and_shows_the_weeks(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(_bas(varld))
    assert "de senaste 8 veckorna i tjänst" in sida.text
    assert "Vecka 47: 1 tim" in sida.text
    assert "1 vecka med samtal, 4 veckor utan samtal, 7 veckor på sidotjänstgöring utan samtal." in sida.text
    assert ("16 november 2026", _en(varld)) in sida.lankar


@pytest.mark.parametrize(
    ("fraga", "finns"),
    [("?vem=Bo+P%C3%A5hittad", True), ("?vem=Annan", False), ("?delmal=c1", True), ("?delmal=c4", False)],
)
def test_the_list_is_filtered_by_person_and_delmal(klient: K, varld: Varld, fraga: str, finns: bool) -> None:
    sida = klient("st").sida(_bas(varld) + fraga)
    assert (_en(varld) in {mal for _, mal in sida.lankar}) is finns
    assert ("Inget samtal stämmer med urvalet" in sida.text) is not finns


def test_an_empty_list_offers_the_first_step(klient: K, varld: Varld) -> None:
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/handledning")
    assert "Ingen handledning är dokumenterad än." in sida.text
    assert ("Logga handledning", f"/portfolj/{varld.frammande_portfolj}/handledning/ny") in sida.lankar


def test_a_long_list_is_shown_a_page_at_a_time_with_its_filter_kept(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk, nu: datetime
) -> None:
    with databas.skrivning(person_id=None, idag=nu.date(), nu=nu, regelverk=regelverk) as session:
        for n in range(60):
            dag = date(2025, 1, 1) + timedelta(days=n)
            session.add(SamtalRad(portfolj_id=varld.portfolj, datum=dag, minuter=30, handledare_namn="Bo Påhittad"))
        handelse(session, Handelseslag.SAMTAL_SKAPAT, portfolj_id=varld.portfolj)
    sida = klient("st").sida(f"{_bas(varld)}?vem=Bo+P%C3%A5hittad")
    assert "61 samtal, 31 tim" in sida.text
    assert ("1 januari 2025" in dict(sida.lankar), "1–20 av 61" in sida.text) == (False, True)
    assert sida.html.count('<th scope="row">') == 20
    lankar = dict(sida.lankar)
    andra, sista = (klient("st").sida(lankar[text]) for text in ("Nästa", "Sida 4"))
    assert ("21–40 av 61" in andra.text, "Föregående" in dict(andra.lankar)) == (True, True)
    assert ("61–61 av 61" in sista.text, "1 januari 2025" in dict(sista.lankar)) == (True, True)
    assert "vem=Bo" in dict(sista.lankar)["Föregående"]
    assert "1 januari 2025" in dict(klient("st").sida(lankar["Visa alla 61 samtal"]).lankar)
    utanfor = klient("st").sida(f"{_bas(varld)}?sida=99999999999999999999")
    assert utanfor.status == 200


def test_the_list_takes_few_questions(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    handledare.sida(_bas(varld))
    with rakna(databas) as satser:
        handledare.sida(_bas(varld))
    assert len(satser) <= 14


def test_an_unchanged_list_is_not_drawn_again(klient: K, varld: Varld) -> None:
    st = klient("st")
    etag = st.get(_bas(varld)).headers["etag"]
    assert st.get(_bas(varld), headers={"If-None-Match": etag}).status_code == 304
    st.skicka(f"{_bas(varld)}/ny")
    st.cookies.delete("st_meddelande")
    assert st.get(_bas(varld), headers={"If-None-Match": etag}).status_code == 200


def test_the_private_note_is_the_owners(klient: K, varld: Varld) -> None:
    assert "Min egen tanke om samtalet" in klient("st").sida(_en(varld)).text
    for vem in ("handledare", "placering", "studierektor", "chef"):
        assert "Min egen tanke" not in klient(vem).sida(_en(varld)).html


def test_a_change_is_saved(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_en(varld, "/andra"), {"minuter": "45", "delmal": ["c4"]})
    assert "Samtalet är ändrat." in sida.text
    rad = _rad(databas, varld)
    assert (rad.minuter, sorted(rad.delmal), rad.version) == (45, ["c4"], 2)
    assert rad.egen_anteckning == "Min egen tanke om samtalet"
    assert slag(databas, "handledarsamtal") == ["samtal_andrat"]


def test_a_faulty_change_keeps_the_version_that_was_seen(klient: K, varld: Varld) -> None:
    sida = klient("st").skicka(_en(varld, "/andra"), {"minuter": "0", "version": "7"})
    assert sida.status == 422
    assert sida.formular_till(_en(varld, "/andra"))["version"] == ["7"]


def test_two_who_change_the_same_see_both_texts(klient: K, varld: Varld, databas: Databas) -> None:
    ena, andra = klient("st"), klient("st")
    oppnad = andra.sida(_en(varld, "/andra")).formular_till(_en(varld, "/andra"))
    ena.skicka(_en(varld, "/andra"), {"anteckning": "Den enas text"})
    svar = andra.post(_en(varld, "/andra"), data=oppnad | {"anteckning": ["Den andras text"]})
    assert svar.status_code == 409
    assert "Den enas text" in svar.text
    assert "Den andras text" in svar.text
    assert _rad(databas, varld).anteckning == "Den enas text"
    igen = Sidan(svar).formular_till(_en(varld, "/andra"))
    assert igen["version"] == ["2"]
    andra.post(_en(varld, "/andra"), data=igen)
    assert _rad(databas, varld).anteckning == "Den andras text"


def test_a_removed_session_can_be_brought_back(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    sida = st.skicka(_en(varld, "/ta-bort"))
    assert "Samtalet togs bort 23 november 2026 och räknas inte." in sida.text
    assert "Ingen handledning är dokumenterad än." in st.sida(_bas(varld)).text
    assert klient("handledare").sida(_en(varld)).status == 404
    st.skicka(_en(varld, "/aterstall"), fran=_en(varld))
    assert _rad(databas, varld).borttagen is None
    assert slag(databas, "handledarsamtal") == ["samtal_borttaget", "samtal_aterstallt"]


def test_what_changed_meanwhile_is_not_removed(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_en(varld, "/ta-bort"), {"version": "0"})
    assert sida.status == 409
    assert _rad(databas, varld).borttagen is None
    assert klient("st").skicka(_en(varld, "/ta-bort")).status == 200


def test_huvudhandledare_confirms_once(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    falt = handledare.sida(_en(varld)).formular_till(_en(varld, "/bekrafta"))
    sida = handledare.skicka(_en(varld, "/bekrafta"), fran=_en(varld))
    assert "23 november 2026, Bo Påhittad" in sida.text
    rad = _rad(databas, varld)
    assert (rad.bekraftad, rad.bekraftad_av) == (date(2026, 11, 23), varld.personer["handledare"])
    igen = handledare.post(_en(varld, "/bekrafta"), data=falt | {"_nyckel": ["en-annan-nyckel"]})
    assert igen.status_code == 409
    assert slag(databas, "handledarsamtal") == ["samtal_bekraftat"]


def test_another_handledare_confirms_only_sessions_that_name_them(klient: K, varld: Varld, databas: Databas) -> None:
    placering = klient("placering")
    assert "Bekräfta samtalet" not in placering.sida(_en(varld)).text
    token = klient("handledare").sida(_en(varld)).formular_till(_en(varld, "/bekrafta"))
    svar = placering.post(
        _en(varld, "/bekrafta"), data=placering.sida("/").formular_till("/logga-ut") | {"version": token["version"]}
    )
    assert svar.status_code == 403
    klient("st").skicka(_en(varld, "/andra"), {"vem": str(varld.personer["placering"])})
    assert placering.skicka(_en(varld, "/bekrafta"), fran=_en(varld)).status == 200
    assert _rad(databas, varld).bekraftad_av == varld.personer["placering"]


@pytest.mark.parametrize(("falt", "varde", "kvar"), [("minuter", "30", False), ("egen_anteckning", "Ny tanke", True)])
def test_a_change_of_what_was_confirmed_undoes_the_confirmation(
    klient: K, varld: Varld, databas: Databas, falt: str, varde: str, kvar: bool
) -> None:
    klient("handledare").skicka(_en(varld, "/bekrafta"), fran=_en(varld))
    sida = klient("st").skicka(_en(varld, "/andra"), {falt: varde})
    assert (_rad(databas, varld).bekraftad is not None) is kvar
    assert ("behöver bekräfta på nytt" in sida.text) is not kvar


def test_a_session_of_another_portfolio_is_not_found(klient: K, varld: Varld) -> None:
    frammande = klient("frammande")
    for steg in ("", "/andra", "/ta-bort"):
        assert frammande.sida(f"/portfolj/{varld.frammande_portfolj}/handledning/{varld.samtal}{steg}").status == 404
