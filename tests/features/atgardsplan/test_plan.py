"""An åtgärdsplan from its reason to its outcome: rows done by one and followed up by another."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import AtgardsplanRad, AtgardsradRad
from app.domain.atgardsplan import Planutfall
from app.underlag.regelunderlag import Regelverk
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
RAD = {
    "vad": "Två medsittningar i månaden",
    "vem": "huvudhandledare",
    "klar_senast": "2026-11-30",
    "foljs_upp": "2026-12-10",
    "foljs_upp_av": "studierektor",
}


def _plan(databas: Databas) -> AtgardsplanRad:
    with databas.lasning() as session:
        return session.exec(select(AtgardsplanRad)).one()


def _rad(databas: Databas) -> AtgardsradRad:
    with databas.lasning() as session:
        return session.exec(select(AtgardsradRad)).one()


def test_a_plan_from_its_reason_to_its_outcome(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor, handledare, st = klient("studierektor"), klient("handledare"), klient("st")
    bas = f"/portfolj/{varld.portfolj}/besok/atgardsplan"
    fel = studierektor.skicka(f"{bas}/ny", {"anledning": "Få bedömningar", "mal": ""})
    assert (fel.status, "Fyll i mål." in fel.text, "Få bedömningar" in fel.html) == (422, True, True)
    studierektor.skicka(f"{bas}/ny", {"anledning": "Få\0 bedömningar", "mal": "Takten hålls"})
    assert _plan(databas).anledning == "Få bedömningar", "PostgreSQL takes no NUL"
    plan = f"{bas}/{_plan(databas).id}"
    assert "Planen har inga punkter än" in st.sida(plan).text

    # A row says what, who, until when, and who follows it up when.
    fel = studierektor.skicka(f"{plan}/atgard/ny", RAD | {"foljs_upp": "2026-11-29"})
    assert (fel.status, "Uppföljningen kan inte vara före" in fel.text) == (422, True)
    studierektor.skicka(f"{plan}/atgard/ny", RAD)
    atgard = f"{plan}/atgard/{_rad(databas).id}"

    # It waits for the handledare, who notes that it is done; the handledare of a placement sees nothing of it.
    assert "Två medsittningar i månaden" in handledare.sida("/mina-st-lakare").text
    assert f"{atgard}/klar" not in st.sida(plan).html
    assert klient("placering").sida(plan).status == 403
    fel = handledare.skicka(f"{atgard}/klar", {"klar": "2026-11-24", "klar_text": "Tider bokade"}, fran=plan)
    assert (fel.status, "Datumet ligger i framtiden" in fel.text, "Tider bokade" in fel.html) == (422, True, True)
    handledare.skicka(f"{atgard}/klar", {"klar": "2026-11-23", "klar_text": "Tider bokade"}, fran=plan)
    gammal = studierektor.sida(plan).formular_till(f"{atgard}/folj-upp")
    studierektor.skicka(f"{atgard}/folj-upp", {"utfall": "Det har kommit i gång."}, fran=plan)
    igen = studierektor.post(f"{atgard}/folj-upp", data=gammal | {"utfall": ["Något annat"]})
    assert (igen.status_code, "har ändrats sedan du öppnade sidan" in igen.text) == (409, True)
    assert _rad(databas).utfall == "Det har kommit i gång."

    # It ends with an outcome, and then nothing in it is changed.
    avsluta = studierektor.sida(plan).formular_till(f"{plan}/avsluta")
    assert studierektor.skicka(f"{plan}/avsluta", {"slutsats": "Klart"}, fran=plan).status == 422
    sida = studierektor.skicka(f"{plan}/avsluta", {"utfall": "uppnatt", "slutsats": "Takten hålls."}, fran=plan)
    assert "Målet är nått" in sida.text
    assert (
        studierektor.post(f"{plan}/avsluta", data=avsluta | {"utfall": ["delvis"], "slutsats": ["x"]}).status_code
        == 409
    )
    assert _plan(databas).utfall is Planutfall.UPPNATT
    assert slag(databas, "atgardsplan") == [
        "atgardsplan_skapad", "atgard_skriven", "atgard_klar", "atgard_uppfoljd", "atgardsplan_avslutad",
    ]  # fmt: skip


def test_the_rail_counts_no_more_than_the_reader_sees(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    bas = f"/portfolj/{varld.portfolj}"
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        plan = AtgardsplanRad(portfolj_id=varld.portfolj, datum=idag, anledning="Få bedömningar", mal="Takten hålls")
        session.add(plan)
        session.flush()
        rad: dict[str, Any] = {"vad": "Fler medsittningar", "vem": "huvudhandledare", "foljs_upp_av": "studierektor"}
        rad |= {"klar_senast": idag - timedelta(days=9), "foljs_upp": idag - timedelta(days=2)}
        session.add(AtgardsradRad(**rad, plan_id=plan.id or 0, portfolj_id=varld.portfolj))
        handelse(session, Handelseslag.ATGARDSPLAN_SKAPAD, portfolj_id=varld.portfolj, objekt="atgardsplan")

    def antal(vem: str) -> tuple[int, int]:
        """The number in the rail, and the lines of the list that are brist."""
        html = klient(vem).sida(bas).html
        ral = html.partition('class="antal">')[2].partition("<")[0]
        return int(ral), html.count('<li class="fynd" data-utfall="brist"')

    alla, placering = antal("studierektor"), antal("placering")
    assert alla[0] == alla[1]
    assert placering[0] == placering[1] == alla[0] - 1
