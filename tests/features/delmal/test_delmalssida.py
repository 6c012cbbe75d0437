"""The page of one delmål: what it shows, links to activities, sign-off."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.session import ny_rad
from app.db.tabeller import AktivitetRad, BedomningRad, Handelse, SigneringRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.slag import Metod
from app.underlag.regelunderlag import Regelverk
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _sida(varld: Varld, kod: str, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/delmal/{kod}{steg}"


def _delmal(databas: Databas, aktivitet_id: int) -> list[str]:
    with databas.lasning() as session:
        return sorted(session.exec(select(col(AktivitetRad.delmal)).where(col(AktivitetRad.id) == aktivitet_id)).one())


def _antal(databas: Databas, slag: str) -> int:
    with databas.lasning() as session:
        return len(session.exec(select(Handelse).where(col(Handelse.slag) == slag)).all())


def test_it_shows_plan_demands_and_evidence(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_sida(varld, "b1"))
    assert sida.h1.startswith("b1 ")
    assert "bedöms med Medsittning" in sida.text
    assert "Bedömer Patientcentrerat samtal" in sida.text
    assert "Medsittning 20 januari 2025, David Testman" in sida.text
    assert "undertecknas av" in sida.text
    assert [text for text, _ in sida.lankar if text.startswith(("Föregående", "Nästa"))] == [
        "Föregående: a6",
        "Nästa: b2",
    ]


def test_case_does_not_matter_but_the_code_must_exist(klient: K, varld: Varld) -> None:
    klient_ = klient("st")
    assert klient_.sida(_sida(varld, "B1")).h1 == klient_.sida(_sida(varld, "b1")).h1
    for kod in ("c99", "nonsens", "STa1"):
        assert klient_.get(_sida(varld, kod)).status_code == 404


def test_what_is_not_checked_against_the_regulation_says_so(klient: K, varld: Varld) -> None:
    assert "Ej kontrollerad mot föreskriften" in klient("st").sida(_sida(varld, "c1")).text
    assert "Ej kontrollerad" not in klient("st").sida(_sida(varld, "a1")).text


def test_an_activity_is_linked_and_unlinked(klient: K, varld: Varld, databas: Databas) -> None:
    koppla = _sida(varld, "c7", "/aktivitet")
    sida = klient("st").skicka(koppla, {"aktivitet": str(varld.placering)}, fran=_sida(varld, "c7"))
    assert "”Internmedicin” är kopplad till c7." in sida.text
    assert _delmal(databas, varld.placering) == ["c1", "c4", "c7"]
    bort = _sida(varld, "c7", f"/aktivitet/{varld.placering}/koppla-bort")
    klient("st").skicka(bort, fran=_sida(varld, "c7"))
    assert _delmal(databas, varld.placering) == ["c1", "c4"]
    assert _antal(databas, "aktivitet_andrad") == 2


@pytest.mark.parametrize("aktivitet", ["", "999999", "nonsens"])
def test_an_unknown_activity_is_refused_at_the_field(klient: K, varld: Varld, databas: Databas, aktivitet: str) -> None:
    sida = klient("st").skicka(_sida(varld, "c7", "/aktivitet"), {"aktivitet": aktivitet}, fran=_sida(varld, "c7"))
    assert sida.status == 422
    assert "Välj en aktivitet som finns i planen." in sida.text
    assert _antal(databas, "aktivitet_andrad") == 0


@pytest.mark.parametrize("vem", ["handledare", "chef"])
def test_sign_off_and_withdrawal(klient: K, varld: Varld, databas: Databas, vem: str) -> None:
    klient_ = klient(vem)
    signera, aterkalla = _sida(varld, "b1", "/signera"), _sida(varld, "b1", "/aterkalla")
    sida = klient_.skicka(signera, {"kommentar": "Trygg i samtalet."}, fran=_sida(varld, "b1"))
    assert "b1 är signerat som uppfyllt." in sida.text
    assert "Trygg i samtalet." in klient("st").sida(_sida(varld, "b1")).text
    assert "Uppfyllt" in klient("st").sida(f"/portfolj/{varld.portfolj}/delmal").text
    sida = klient_.skicka(aterkalla, fran=_sida(varld, "b1"))
    assert "återkallad" in sida.text
    with databas.lasning() as session:
        (rad,) = session.exec(select(SigneringRad)).all()
    assert rad.aterkallad is not None, "a withdrawn sign-off stays in the history"
    assert (_antal(databas, "delmal_signerat"), _antal(databas, "delmal_aterkallat")) == (1, 1)


def test_signing_twice_writes_once(klient: K, varld: Varld, databas: Databas) -> None:
    klient_ = klient("handledare")
    adress = _sida(varld, "b1", "/signera")
    form = klient_.sida(_sida(varld, "b1")).formular_till(adress)
    forsta, andra = (klient_.post(adress, data=form, follow_redirects=False) for _ in range(2))
    assert forsta.headers["location"] == andra.headers["location"]
    assert _antal(databas, "delmal_signerat") == 1
    ny = klient_.post(adress, data=form | {"_nyckel": ["en-annan-nyckel"]}, follow_redirects=False)
    assert ny.status_code == 422
    assert "redan signerat" in ny.text


def test_a_personnummer_in_the_comment_is_refused_and_the_text_kept(klient: K, varld: Varld, databas: Databas) -> None:
    text = "Såg patienten 19121212-1212 själv."
    sida = klient("handledare").skicka(_sida(varld, "b1", "/signera"), {"kommentar": text}, fran=_sida(varld, "b1"))
    assert sida.status == 422
    assert "personnummer" in sida.text
    assert text in sida.html
    assert _antal(databas, "delmal_signerat") == 0


@pytest.mark.parametrize("vem", ["st", "placering", "studierektor"])
def test_only_huvudhandledare_and_head_sign(klient: K, varld: Varld, vem: str) -> None:
    klient_ = klient(vem)
    sida = klient_.sida(_sida(varld, "b1"))
    assert not [form for form in sida.formular if form["action"].endswith("/signera")]
    csrf = next(form["falt"]["_csrf"] for form in sida.formular if "_csrf" in form["falt"])
    svar = klient_.post(_sida(varld, "b1", "/signera"), data={"_csrf": csrf, "kommentar": "Jag"})
    assert svar.status_code == 403


def test_readers_get_no_forms_of_the_plan(klient: K, varld: Varld) -> None:
    for vem in ("handledare", "studierektor", "chef", "placering"):
        sida = klient(vem).sida(_sida(varld, "b1"))
        assert not [f for f in sida.formular if "/metod/" in f["action"] or "/aktivitet" in f["action"]]
        assert "Ändra" not in [text for text, _ in sida.lankar]


def test_thin_evidence_is_told_in_words(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_sida(varld, "b1"))
    assert "Underlaget är tunt" in sida.text
    assert "Inte uppfyllt: 1 signerad bedömning, minst 2 behövs" in sida.text
    assert "Uppfyllt: 1 med återkoppling i ord, minst 1 behövs" in sida.text
    assert "Den senaste är från 20 januari 2025, inom 24 månader" in sida.text
    assert "Det finns inget underlag än" in klient("st").sida(_sida(varld, "c7")).text
    assert "Du kan signera ändå" not in sida.text


@pytest.mark.parametrize(
    ("kod", "noterat", "i_historiken"),
    [
        (
            "b1",
            {"underlag": "tunt", "brister": ["antal", "bedomare"]},
            "signerade ett delmål med tunt underlag",
        ),
        (
            "c7",
            {"underlag": "inget", "brister": ["antal", "bedomare", "senaste", "sammanhang", "berattelse"]},
            "signerade ett delmål utan signerat underlag",
        ),
    ],
)
def test_thin_evidence_can_be_signed_but_is_noted(
    klient: K, varld: Varld, databas: Databas, kod: str, noterat: dict[str, object], i_historiken: str
) -> None:
    handledare = klient("handledare")
    assert "Du kan signera ändå." in handledare.sida(_sida(varld, kod)).text
    sida = handledare.skicka(_sida(varld, kod, "/signera"), {"kommentar": ""}, fran=_sida(varld, kod))
    assert "Att underlaget var tunt är noterat i historiken." in sida.text
    with databas.lasning() as session:
        detalj = session.exec(select(Handelse.detalj).where(col(Handelse.slag) == "delmal_signerat")).one()
    assert detalj == {"delmal": kod} | noterat
    assert i_historiken in klient("st").sida(f"/portfolj/{varld.portfolj}/historik").text


def test_enough_evidence_is_signed_without_remark(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk, idag: date, nu: datetime
) -> None:
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        ny_rad(
            session,
            BedomningRad(
                portfolj_id=varld.portfolj,
                metod=Metod.MINI_CEX,
                datum=date(2026, 11, 2),
                status=Bedomningsstatus.SIGNERAD,
                bedomare_namn="Bo Påhittad",
                delmal=frozenset({DelmalKod("b1")}),
                aterkoppling="Lyssnade färdigt.",
                signerad=date(2026, 11, 2),
                skapad=nu,
            ),
        )
        handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=varld.portfolj, objekt="bedomning")
    handledare = klient("handledare")
    sida = handledare.sida(_sida(varld, "b1"))
    assert "Underlaget räcker" in sida.text
    assert "Du kan signera ändå" not in sida.text
    handledare.skicka(_sida(varld, "b1", "/signera"), {"kommentar": ""}, fran=_sida(varld, "b1"))
    with databas.lasning() as session:
        detalj = session.exec(select(Handelse.detalj).where(col(Handelse.slag) == "delmal_signerat")).one()
    assert detalj == {"delmal": "b1"}
