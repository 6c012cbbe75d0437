"""What becomes of an activity: changed, completed, withdrawn, restored, suggested, confirmed."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, Handelse, TjanstgoringRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _en(varld: Varld, aktivitet_id: int, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet/{aktivitet_id}{steg}"


def _rad(databas: Databas, aktivitet_id: int) -> AktivitetRad:
    with databas.lasning() as session:
        rad = session.get(AktivitetRad, aktivitet_id)
    assert rad is not None
    return rad


def _plats(databas: Databas, aktivitet_id: int) -> TjanstgoringRad:
    with databas.lasning() as session:
        rad = session.get(TjanstgoringRad, aktivitet_id)
    assert rad is not None
    return rad


def _slag(databas: Databas, aktivitet_id: int) -> list[str]:
    """The kinds of the events about the activity, in order."""
    with databas.lasning() as session:
        fraga = select(Handelse.slag).where(
            col(Handelse.objekt) == "aktivitet", col(Handelse.objekt_id) == aktivitet_id
        )
        return list(session.exec(fraga.order_by(col(Handelse.id))))


def test_a_change_is_saved_and_keeps_the_rest(klient: K, varld: Varld, databas: Databas) -> None:
    adress = _en(varld, varld.aktivitet, "/andra")
    sida = klient("st").skicka(adress, {"titel": "Samtalskurs", "delmal": ["b1", "b2"]})
    assert sida.h1 == "Samtalskurs"
    rad = _rad(databas, varld.aktivitet)
    assert (rad.titel, sorted(rad.delmal), rad.version) == ("Samtalskurs", ["b1", "b2"], 2)
    assert (rad.start, rad.slut, rad.egen_anteckning) == (
        date(2025, 3, 10), date(2025, 3, 14), "Min egen tanke om kursen",
    )  # fmt: skip
    assert _slag(databas, varld.aktivitet) == ["aktivitet_andrad"]


def test_two_who_change_the_same_both_keep_their_text(klient: K, varld: Varld, databas: Databas) -> None:
    adress = _en(varld, varld.aktivitet, "/andra")
    ena, andra = klient("st"), klient("st")
    oppnad = andra.sida(adress).formular_till(adress)
    ena.skicka(adress, {"titel": "Den enas rubrik"})
    svar = andra.skicka(adress, {**oppnad, "titel": "Den andras rubrik"})
    assert svar.status == 409
    assert "har ändrats sedan du öppnade sidan" in svar.text
    assert "Den enas rubrik" in svar.text
    falt = svar.formular_till(adress)
    assert falt["titel"] == ["Den andras rubrik"]
    assert _rad(databas, varld.aktivitet).titel == "Den enas rubrik"
    klar = andra.post(adress, data=falt, follow_redirects=False)
    assert klar.status_code == 303
    assert _rad(databas, varld.aktivitet).titel == "Den andras rubrik"


def test_back_after_saving_meets_a_conflict_not_a_second_write(klient: K, varld: Varld, databas: Databas) -> None:
    """The form as the browser shows it again after Back: same key, same version, another text."""
    st, adress = klient("st"), _en(varld, varld.aktivitet, "/andra")
    falt = st.sida(adress).formular_till(adress)
    assert st.post(adress, data=falt | {"titel": ["Ett"]}, follow_redirects=False).status_code == 303
    assert st.post(adress, data=falt | {"titel": ["Ett"]}, follow_redirects=False).status_code == 303
    assert st.post(adress, data=falt | {"titel": ["Två"]}, follow_redirects=False).status_code == 409
    assert _rad(databas, varld.aktivitet).titel == "Ett"
    assert _slag(databas, varld.aktivitet) == ["aktivitet_andrad"]


def test_stored_dates_outside_the_frame_may_stay(klient: K, varld: Varld, databas: Databas) -> None:
    adress = f"/portfolj/{varld.portfolj}/utbildning/andra"
    klient("st").skicka(adress, {"start": "2025-03-12"})
    sida = klient("st").skicka(_en(varld, varld.aktivitet, "/andra"), {"titel": "Ny rubrik"})
    assert sida.status == 200
    assert _rad(databas, varld.aktivitet).titel == "Ny rubrik"


def test_a_finished_placement_is_completed_with_its_end(klient: K, varld: Varld, databas: Databas) -> None:
    adress = _en(varld, varld.placering, "/genomford")
    st = klient("st")
    assert "Markera som genomförd" in st.sida(_en(varld, varld.placering)).text
    framtid = st.skicka(adress, {"slut": "2027-01-31"})
    assert framtid.status == 422
    assert "har inte varit än" in framtid.text
    assert framtid.formular_till(adress)["slut"] == ["2027-01-31"]
    fore = st.skicka(adress, {"slut": "2026-09-30"})
    assert "Slutdatum ligger före startdatum." in fore.text
    sida = st.skicka(adress, {"slut": "2026-11-20"})
    assert "Aktiviteten är markerad som genomförd." in sida.text
    rad = _rad(databas, varld.placering)
    assert (str(rad.status), rad.slut) == ("genomford", date(2026, 11, 20))
    assert _slag(databas, varld.placering) == ["aktivitet_genomford"]


def test_one_click_completes_what_lies_behind(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    ny = st.skicka(
        f"/portfolj/{varld.portfolj}/aktivitet/ny",
        {"slag": "seminarium", "titel": "Etik", "start": "2026-11-02", "slut": "2026-11-02"},
    )
    aktivitet_id = int(ny.svar.url.path.rsplit("/", 1)[1])
    st.skicka(_en(varld, aktivitet_id, "/genomford"), fran=_en(varld, aktivitet_id))
    assert str(_rad(databas, aktivitet_id).status) == "genomford"


def test_withdrawing_asks_why_and_can_be_undone(klient: K, varld: Varld, databas: Databas) -> None:
    st, adress = klient("st"), _en(varld, varld.aktivitet, "/aterkalla")
    utan = st.skicka(adress, {"skal": ""})
    assert utan.status == 422
    assert "Fyll i skäl." in utan.text
    sida = st.skicka(adress, {"skal": "Kursen ställdes in"})
    assert "Kursen ställdes in" in sida.text
    rad = _rad(databas, varld.aktivitet)
    assert (str(rad.status), rad.aterkallad_skal) == ("aterkallad", "Kursen ställdes in")
    lista = st.sida(f"/portfolj/{varld.portfolj}/aktivitet")
    assert "Återkallade aktiviteter (1)" in lista.text
    tillbaka = st.skicka(_en(varld, varld.aktivitet, "/angra"), fran=_en(varld, varld.aktivitet))
    assert "tillbaka som genomförd" in tillbaka.text
    rad = _rad(databas, varld.aktivitet)
    assert (str(rad.status), rad.aterkallad_skal) == ("genomford", "")
    assert _slag(databas, varld.aktivitet) == ["aktivitet_aterkallad", "aktivitet_andrad"]


def test_a_withdrawn_activity_cannot_be_changed(klient: K, varld: Varld, databas: Databas) -> None:
    st, adress = klient("st"), _en(varld, varld.aktivitet, "/andra")
    falt = st.sida(adress).formular_till(adress)
    st.skicka(_en(varld, varld.aktivitet, "/aterkalla"), {"skal": "Inställd"})
    assert "Ta in aktiviteten i planen" in st.sida(adress).text
    assert st.post(adress, data=falt | {"titel": ["Smyg"]}).status_code == 409
    assert _rad(databas, varld.aktivitet).titel == "Patientcentrerat samtal"


def test_a_step_on_a_changed_activity_shows_it_as_it_is_now(klient: K, varld: Varld, databas: Databas) -> None:
    ena, andra = klient("st"), klient("st")
    adress = _en(varld, varld.aktivitet, "/aterkalla")
    falt = andra.sida(adress).formular_till(adress) | {"skal": ["Dubblett"]}
    ena.skicka(_en(varld, varld.aktivitet, "/andra"), {"titel": "Ny rubrik"})
    svar = andra.post(adress, data=falt)
    assert svar.status_code == 409
    assert "har ändrats sedan du öppnade sidan" in svar.text
    assert str(_rad(databas, varld.aktivitet).status) == "genomford"


FORSLAG = {"slag": "kurs", "titel": "Palliativ vård", "delmal": ["b5"], "beskrivning": "Passar dig i vår"}


def _foresla(klient: K, varld: Varld, vem: str) -> int:
    sida = klient(vem).skicka(f"/portfolj/{varld.portfolj}/aktivitet/foresla", FORSLAG)
    assert "Förslaget är skickat." in sida.text
    return int(sida.svar.url.path.rsplit("/", 1)[1])


@pytest.mark.parametrize("vem", ["handledare", "studierektor"])
def test_a_suggestion_is_taken_in_with_one_click(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    aktivitet_id = _foresla(klient, varld, vem)
    rad = _rad(databas, aktivitet_id)
    assert (str(rad.status), rad.foreslagen_av) == ("foreslagen", varld.personer[vem])
    assert "Ta in i planen" not in klient(vem).sida(_en(varld, aktivitet_id)).text
    sida = klient("st").skicka(_en(varld, aktivitet_id, "/anta"), fran=_en(varld, aktivitet_id))
    assert "Aktiviteten är med i din plan." in sida.text
    assert str(_rad(databas, aktivitet_id).status) == "planerad"
    assert _slag(databas, aktivitet_id) == ["aktivitet_foreslagen", "aktivitet_antagen"]


def test_a_suggestion_is_declined_with_one_click(klient: K, varld: Varld, databas: Databas) -> None:
    aktivitet_id = _foresla(klient, varld, "handledare")
    st = klient("st")
    st.skicka(_en(varld, aktivitet_id, "/avboj"), fran=_en(varld, aktivitet_id))
    assert str(_rad(databas, aktivitet_id).status) == "aterkallad"
    assert _slag(databas, aktivitet_id)[-1] == "aktivitet_avbojd"
    st.skicka(_en(varld, aktivitet_id, "/angra"), fran=_en(varld, aktivitet_id))
    assert str(_rad(databas, aktivitet_id).status) == "foreslagen"


@pytest.mark.parametrize("vem", ["st", "placering", "chef"])
def test_others_do_not_suggest(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).sida(f"/portfolj/{varld.portfolj}/aktivitet/foresla").status == 403


@pytest.mark.parametrize("vem", ["handledare", "placering"])
def test_a_handledare_confirms_the_placement(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    adress = _en(varld, varld.placering, "/bekrafta")
    sida = klient(vem).skicka(adress, fran=_en(varld, varld.placering))
    assert "Placeringen är bekräftad." in sida.text
    assert "23 november 2026 av" in sida.text
    plats = _plats(databas, varld.placering)
    assert (plats.bekraftad, plats.bekraftad_av) == (date(2026, 11, 23), varld.personer[vem])
    assert _slag(databas, varld.placering) == ["tjanstgoring_bekraftad"]


def test_a_placements_handledare_confirms_no_other_placement(klient: K, varld: Varld, databas: Databas) -> None:
    ny = klient("st").skicka(
        f"/portfolj/{varld.portfolj}/aktivitet/ny-placering", {"titel": "Psykiatri", "enhet": "Psykiatrin"}
    )
    aktivitet_id = int(ny.svar.url.path.rsplit("/", 1)[1])
    cecilia = klient("placering")
    assert "Bekräfta placeringen" not in cecilia.sida(_en(varld, aktivitet_id)).text
    falt = cecilia.sida(_en(varld, varld.placering)).formular_till(_en(varld, varld.placering, "/bekrafta"))
    assert cecilia.post(_en(varld, aktivitet_id, "/bekrafta"), data=falt).status_code == 403
    assert _plats(databas, aktivitet_id).bekraftad is None


def test_what_is_no_placement_cannot_be_confirmed(klient: K, varld: Varld) -> None:
    bo = klient("handledare")
    falt = bo.sida(_en(varld, varld.placering)).formular_till(_en(varld, varld.placering, "/bekrafta"))
    assert bo.post(_en(varld, varld.aktivitet, "/bekrafta"), data=falt).status_code == 403


def test_changing_a_confirmed_placement_takes_the_confirmation_away(klient: K, varld: Varld, databas: Databas) -> None:
    klient("handledare").skicka(_en(varld, varld.placering, "/bekrafta"), fran=_en(varld, varld.placering))
    st, adress = klient("st"), _en(varld, varld.placering, "/andra")
    st.skicka(adress, {"beskrivning": "Bara ett ord till"})
    assert _plats(databas, varld.placering).bekraftad is not None
    sida = st.skicka(adress, {"procent": "50"})
    assert "bekräfta placeringen på nytt" in sida.text
    plats = _plats(databas, varld.placering)
    assert (plats.procent, plats.bekraftad, plats.bekraftad_av) == (50, None, None)
