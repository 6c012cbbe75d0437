"""The feed: who gets what, and how it is closed. Read by another library than the one that writes it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.tabeller import (
    BedomningRad,
    HandledarskapRad,
    KalenderlankRad,
    Konto,
    RegelstatusRad,
    SamtalRad,
    TjanstgoringRad,
    Uppdrag,
)
from app.regler import REGLER
from tests.features import handelser
from tests.features.klient import Klient
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def _gor(klient: K, vem: str) -> str:
    """Make a calendar address; its path."""
    sida = klient(vem).skicka("/konto/kalender")
    assert sida.status == 200
    return "/kalender/" + sida.html.split("/kalender/")[1].split('"')[0]


def _hamta(klient: K, adress: str) -> list[Any]:
    svar = klient("ingen").get(adress)
    assert (svar.status_code, svar.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return list(getattr(vobject.readOne(svar.content.decode("utf-8")), "vevent_list", []))


def _rubriker(klient: K, adress: str) -> list[str]:
    return [handelse.summary.value for handelse in _hamta(klient, adress)]


def test_the_st_lakare_gets_her_own_calendar_without_signing_in(klient: K) -> None:
    adress = _gor(klient, "st")
    per = {handelse.summary.value: handelse for handelse in _hamta(klient, adress)}
    placering, svar = per["Placering: Internmedicin"], per["Svara senast: Medsittning (b1)"]
    assert (placering.dtstart.value, placering.dtend.value) == (date(2026, 10, 1), date(2027, 2, 1))
    assert (svar.dtstart.value, len(svar.valarm_list)) == (date(2026, 12, 4), 2)
    assert not hasattr(placering, "valarm_list")


def test_the_address_is_long_shown_once_and_only_its_hash_is_kept(klient: K, databas: Databas) -> None:
    adress = _gor(klient, "st")
    hemlighet = adress.removeprefix("/kalender/").removesuffix(".ics")
    assert len(hemlighet) >= 43  # 256 bits
    with databas.lasning() as session:
        assert session.exec(select(KalenderlankRad.nyckel)).all() == [hasha_nyckel(hemlighet)]
    sida = klient("st").sida("/konto/kalender")
    assert hemlighet not in sida.html
    assert "Du har en kalenderadress sedan" in sida.text
    assert handelser.slag(databas, "kalenderlank") == ["kalenderlank_skapad"]


def test_the_same_form_twice_makes_one_address(klient: K, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida("/konto/kalender").formular_till("/konto/kalender")
    assert st.post("/konto/kalender", data=falt).status_code == 200
    assert st.post("/konto/kalender", data=falt, follow_redirects=False).headers["location"] == "/konto/kalender"
    assert handelser.slag(databas, "kalenderlank") == ["kalenderlank_skapad"]


def test_a_new_address_closes_the_old_and_a_revoked_one_opens_nothing(klient: K, databas: Databas) -> None:
    gammal, ny = _gor(klient, "st"), _gor(klient, "st")
    assert klient("ingen").get(gammal).status_code == 404
    assert _rubriker(klient, ny)
    sida = klient("st").skicka("/konto/kalender/aterkalla", fran="/konto/kalender")
    assert "Adressen är återkallad" in sida.text
    assert klient("ingen").get(ny).status_code == 404
    assert handelser.slag(databas, "kalenderlank")[-1] == "kalenderlank_aterkallad"


def test_one_without_an_address_has_none_to_revoke(klient: K, databas: Databas) -> None:
    st = klient("st")
    falt = st.sida("/konto/kalender").formular_till("/konto/kalender")
    svar = st.post("/konto/kalender/aterkalla", data=falt, follow_redirects=False)
    assert svar.headers["location"] == "/konto/kalender"
    assert handelser.slag(databas, "kalenderlank") == []


def test_events_keep_their_ids_from_one_fetch_to_the_next(klient: K) -> None:
    adress = _gor(klient, "st")
    forsta, andra = ([handelse.uid.value for handelse in _hamta(klient, adress)] for _ in range(2))
    assert forsta == andra
    assert len(set(forsta)) == len(forsta) > 2


def test_no_free_text_and_no_sentence_about_people_goes_out(klient: K, databas: Databas, varld: Varld) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(TjanstgoringRad).values(mal="Hemligt mål", omdome="Hemligt omdöme"))
        koppling.execute(update(SamtalRad).values(nasta=date(2026, 12, 7), overenskommet="Hemlig plan"))
        koppling.execute(update(BedomningRad).values(situation="Hemligt besök", aterkoppling="Hemligt omdöme"))
    for vem in ("st", "handledare", "studierektor"):
        adress = _gor(klient, vem)
        text = klient("ingen").get(adress).text.replace("\r\n ", "")
        assert "emlig" not in text
        assert "Min egen tanke" not in text
        assert "Bo Påhittad" not in text
        assert not any(hasattr(en, "description") for en in _hamta(klient, adress))


def test_a_handledare_gets_those_supervised_today_by_name_and_loses_them(
    klient: K, databas: Databas, varld: Varld, idag: date
) -> None:
    adress = _gor(klient, "handledare")
    assert "Astrid Exempel: Placering: Internmedicin" in _rubriker(klient, adress)
    assert _rubriker(klient, _gor(klient, "tidigare")) == []
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(HandledarskapRad)
            .where(col(HandledarskapRad.person_id) == varld.personer["handledare"])
            .values(till=idag)
        )
    assert _rubriker(klient, adress), "the last day counts"
    with databas.skriv.begin() as koppling:
        koppling.execute(update(HandledarskapRad).values(till=idag - timedelta(days=1)))
    assert _rubriker(klient, adress) == []


@pytest.mark.parametrize("vem", ["studierektor", "chef"])
def test_a_studierektor_and_a_chef_get_the_deadlines_of_their_units_today(
    klient: K, databas: Databas, varld: Varld, vem: str
) -> None:
    gemensamt = {"regel_id": "IUP-07", "niva": "K", "antal": 1, "forfaller": date(2026, 12, 31)}
    with databas.skriv.begin() as koppling:
        tabell = RegelstatusRad.__table__  # type: ignore[attr-defined]
        koppling.execute(tabell.delete())
        for portfolj in (varld.portfolj, varld.frammande_portfolj):
            koppling.execute(
                tabell.insert().values(**gemensamt, delregel=_del(), portfolj_id=portfolj, utfall="varning")
            )
        koppling.execute(
            tabell.insert().values(
                **gemensamt | {"forfaller": date(2028, 1, 1)}, delregel="x", portfolj_id=varld.portfolj, utfall="brist"
            )
        )
    adress = _gor(klient, vem)
    (handelse,) = _hamta(klient, adress)
    assert handelse.summary.value.startswith("Astrid Exempel: Sista dag: ")
    assert (handelse.dtstart.value, len(handelse.valarm_list)) == (date(2026, 12, 31), 2)
    assert _rubriker(klient, _gor(klient, f"annan_{vem}"))[0].startswith("Karin Någon: ")
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(Uppdrag).where(col(Uppdrag.person_id) == varld.personer[vem]).values(till=date(2026, 11, 22))
        )
    assert _rubriker(klient, adress) == []


def _del() -> str:
    return next(iter(REGLER["IUP-07"].delar))


def test_a_closed_account_closes_the_feed(klient: K, databas: Databas, varld: Varld) -> None:
    adress = _gor(klient, "st")
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).where(col(Konto.person_id) == varld.personer["st"]).values(is_aktiv=False))
    assert klient("ingen").get(adress).status_code == 404


def test_fetching_writes_nothing_and_is_kept_by_nobody(klient: K, databas: Databas) -> None:
    adress = _gor(klient, "handledare")
    with rakna(databas) as satser:
        svar = klient("ingen").get(adress)
    assert satser
    assert [sats for sats in satser if not sats.lstrip().startswith(("SELECT", "PRAGMA", "BEGIN"))] == []
    assert svar.headers["cache-control"] == "no-store"
    assert svar.headers["referrer-policy"] == "no-referrer"


def test_whoever_is_signed_in_here_is_not_asked(klient: K) -> None:
    adress = _gor(klient, "st")
    assert klient("frammande").get(adress).text.count("Internmedicin") == 1


def test_guessing_is_stopped_but_a_revoked_address_is_no_guess(klient: K, app: FastAPI) -> None:
    gammal, ny = _gor(klient, "st"), _gor(klient, "st")
    ingen, flest = klient("ingen"), app.state.installningar.forsok_per_adress
    for _ in range(flest + 1):
        assert ingen.get(gammal).status_code == 404
    assert ingen.get(ny).status_code == 200
    for nummer in range(flest):
        assert ingen.get(f"/kalender/gissning-{nummer}.ics").status_code == 404
    svar = ingen.get(ny)
    assert (svar.status_code, svar.headers["retry-after"]) == (429, str(60 * app.state.installningar.forsok_minuter))
