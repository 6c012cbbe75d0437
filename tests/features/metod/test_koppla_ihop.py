"""Tying many loose ends of the plan in one form."""

from collections.abc import Callable

import pytest
from sqlmodel import col, insert, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, Handelse, MetodRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.slag import Aktivitetsslag, Metod
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
A7, A8 = 7001, 7002


@pytest.fixture
def losa(varld: Varld, databas: Databas) -> Varld:
    """c12 has one activity and one method, c13 two activities and one method; none are linked."""
    c12, c13 = DelmalKod("c12"), DelmalKod("c13")
    with databas.skriv.begin() as koppling:
        for id_, titel, koder in ((A7, "Folkhälsokurs", {c12, c13}), (A8, "Psykiatridagar", {c13})):
            rad = AktivitetRad(
                id=id_,
                portfolj_id=varld.portfolj,
                slag=Aktivitetsslag.KURS,
                titel=titel,
                status=Aktivitetsstatus.PLANERAD,
                delmal=frozenset(koder),
            )
            koppling.execute(insert(AktivitetRad).values(rad.model_dump()))
        for kod in (c12, c13):
            metod = MetodRad(portfolj_id=varld.portfolj, delmal=kod, metod=Metod.MINI_CEX)
            koppling.execute(insert(MetodRad).values(metod.model_dump(exclude={"id"})))
    return varld


def _adress(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/metod/koppla-ihop{fraga}"


def _kopplade(databas: Databas) -> list[tuple[str, int | None]]:
    with databas.lasning() as session:
        fraga = select(MetodRad.delmal, MetodRad.aktivitet_id).where(col(MetodRad.delmal).in_(["c12", "c13"]))
        return sorted((kod, id_) for kod, id_ in session.execute(fraga))


def _ibockade(klient: Klient, varld: Varld, fraga: str = "") -> set[str]:
    return set(klient.sida(_adress(varld, fraga)).formular_till(_adress(varld)).get("par", ()))


def test_only_what_can_be_linked_in_one_way_is_ticked(klient: K, losa: Varld) -> None:
    ibockade = _ibockade(klient("st"), losa)
    assert f"c12.mini_cex.{A7}" in ibockade
    assert not any(par.startswith("c13.") for par in ibockade)


def test_everything_can_be_proposed(klient: K, losa: Varld) -> None:
    assert {f"c12.mini_cex.{A7}", f"c13.mini_cex.{A7}", f"c13.mini_cex.{A8}"} <= _ibockade(
        klient("st"), losa, "?forslag=alla"
    )


def test_a_method_that_waits_is_used_first_and_planned_once_more_for_the_next(
    klient: K, losa: Varld, databas: Databas
) -> None:
    par = [f"c12.mini_cex.{A7}", f"c13.mini_cex.{A7}", f"c13.mini_cex.{A8}"]
    sida = klient("st").skicka(_adress(losa), {"par": par})
    assert sida.h1 == "Delmål"
    assert "Tre kopplingar är sparade." in sida.text
    assert _kopplade(databas) == [("c12", A7), ("c13", A7), ("c13", A8)]
    with databas.lasning() as session:
        (handelse,) = session.exec(select(Handelse).where(Handelse.slag == "metod_andrad")).all()
    assert handelse.detalj["delmal"] == ["c12", "c13"]
    assert "Det finns inget att koppla ihop." in klient("st").sida(_adress(losa)).text


def test_nothing_ticked_is_said_at_the_field(klient: K, losa: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_adress(losa), {"par": []})
    assert sida.status == 422
    assert "Välj minst ett." in sida.text
    assert _kopplade(databas) == [("c12", None), ("c13", None)]


def test_what_can_no_longer_be_linked_stops_all_and_keeps_the_choice(klient: K, losa: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_adress(losa), {"par": [f"c12.mini_cex.{A7}", f"c12.mini_cex.{A8}"]})
    assert sida.status == 422
    assert "Planen har ändrats sedan du öppnade sidan." in sida.text
    assert sida.formular_till(_adress(losa))["par"] == [f"c12.mini_cex.{A7}"]
    assert _kopplade(databas) == [("c12", None), ("c13", None)]


def test_the_overview_and_the_matrix_lead_here(klient: K, losa: Varld) -> None:
    assert _adress(losa) in [adress for _, adress in klient("st").sida(f"/portfolj/{losa.portfolj}/delmal").lankar]
    matris = klient("handledare").sida(f"/portfolj/{losa.portfolj}/delmal")
    assert _adress(losa) not in [adress for _, adress in matris.lankar]
    oversikt = klient("st").sida(f"/portfolj/{losa.portfolj}")
    assert f"/portfolj/{losa.portfolj}/metod/ny" in [
        adress for text, adress in oversikt.lankar if "Välj metod för" in text
    ]


def test_delmal_without_a_method_come_first_in_the_form_for_several(klient: K, losa: Varld) -> None:
    html = klient("st").sida(f"/portfolj/{losa.portfolj}/metod/ny").html
    forst = html.partition("Saknar metod")[2].partition("flerval-rubrik")[0]
    assert 'value="c14"' in forst
    assert 'value="c12"' not in forst
