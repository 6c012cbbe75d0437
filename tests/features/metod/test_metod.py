"""Planned methods: choosing, linking, changing, removing."""

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import Handelse, MetodRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _ny(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/metod/ny{fraga}"


def _metod(varld: Varld, steg: str) -> str:
    return f"/portfolj/{varld.portfolj}/metod/{varld.metod}/{steg}"


def _metoder(databas: Databas, delmal: str) -> list[MetodRad]:
    with databas.lasning() as session:
        return list(session.exec(select(MetodRad).where(col(MetodRad.delmal) == delmal).order_by(col(MetodRad.id))))


def _handelser(databas: Databas, slag: str) -> list[Handelse]:
    with databas.lasning() as session:
        return list(session.exec(select(Handelse).where(col(Handelse.slag) == slag)))


def test_the_form_begins_with_what_the_flag_was_about(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_ny(varld, f"?delmal=C1&aktivitet={varld.placering}"))
    falt = sida.formular_till(_ny(varld))
    assert (falt["delmal"], falt["aktivitet"]) == (["c1"], [str(varld.placering)])


def test_the_only_activity_of_the_delmal_is_proposed(klient: K, varld: Varld) -> None:
    assert klient("st").sida(_ny(varld, "?delmal=c4")).formular_till(_ny(varld))["aktivitet"] == [str(varld.placering)]
    assert "aktivitet" not in klient("st").sida(_ny(varld, "?delmal=c9")).formular_till(_ny(varld))


def test_methods_used_last_come_first(klient: K, varld: Varld) -> None:
    html = klient("st").sida(_ny(varld)).html
    nyliga = html.partition('<optgroup label="Nyligen använda">')[2].partition("</optgroup>")[0]
    assert "Medsittning" in nyliga
    assert "DOPS" not in nyliga


def test_one_method_for_several_delmal_is_one_event(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(
        _ny(varld),
        {"metod": "mini_cex", "delmal": ["c1", "c4"], "aktivitet": str(varld.placering), "planerad_till": "2027-01-20"},
    )
    assert sida.h1 == "Delmål"
    assert "Metoden är vald." in sida.text
    for kod in ("c1", "c4"):
        (rad,) = _metoder(databas, kod)
        assert (rad.metod, rad.aktivitet_id, str(rad.planerad_till)) == ("mini_cex", varld.placering, "2027-01-20")
    (handelse,) = _handelser(databas, "metod_vald")
    assert handelse.detalj == {"delmal": ["c1", "c4"]}


def test_the_quick_form_of_the_delmal_mends_the_flag(klient: K, varld: Varld) -> None:
    oversikt = f"/portfolj/{varld.portfolj}"
    assert "Delmål c1 har ingen bedömningsmetod." in klient("st").sida(oversikt).text
    sida = klient("st").skicka(
        _ny(varld), {"metod": "cbd", "aktivitet": str(varld.placering)}, fran=f"{oversikt}/delmal/c1"
    )
    assert sida.h1.startswith("c1 ")
    assert "Bedömer Internmedicin" in sida.text
    assert "Delmål c1 har ingen bedömningsmetod." not in klient("st").sida(oversikt).text


def test_a_double_click_writes_once(klient: K, varld: Varld, databas: Databas) -> None:
    klient_ = klient("st")
    form = klient_.sida(_ny(varld)).formular_till(_ny(varld)) | {"metod": ["dops"], "delmal": ["c2"]}
    svar = [klient_.post(_ny(varld), data=form, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert svar[0].headers["location"] == svar[1].headers["location"]
    assert len(_metoder(databas, "c2")) == 1


@pytest.mark.parametrize(
    ("varden", "fel"),
    [
        ({"metod": ""}, "Välj metod."),
        ({"metod": "nonsens"}, "Välj ett av alternativen."),
        ({"delmal": []}, "Välj minst ett."),
        ({"delmal": ["c99"]}, "Delmål c99 finns inte i målbeskrivningen för Allmänmedicin (SOSFS 2015:8)."),
        ({"delmal": ["hej"]}, "”hej” är inte en delmålskod."),
        ({"aktivitet": "1"}, "Aktiviteten är inte kopplad till c1."),
        ({"aktivitet": "99999"}, "Välj en aktivitet som finns i planen."),
        ({"planerad_till": "2020-01-01"}, "Datumet ligger före ST-starten 1 mars 2024."),
        ({"planerad_till": "2035-01-01"}, "Datumet ligger efter planerat slut 28 februari 2029."),
        ({"planerad_till": "i vår"}, "Skriv datumet som ÅÅÅÅ-MM-DD"),
    ],
)
def test_bad_input_is_told_at_the_field_and_kept(
    klient: K, varld: Varld, databas: Databas, varden: dict[str, str | list[str]], fel: str
) -> None:
    giltigt: dict[str, str | list[str]] = {"metod": "cbd", "delmal": ["c1"], "aktivitet": "", "planerad_till": ""}
    sida = klient("st").skicka(_ny(varld), giltigt | varden)
    assert sida.status == 422
    assert sida.text.count(fel) >= 2, "in the summary and at the field"
    if "metod" not in varden:
        assert sida.formular_till(_ny(varld))["metod"] == ["cbd"]
    assert _handelser(databas, "metod_vald") == []


def test_the_same_method_twice_is_refused(klient: K, varld: Varld) -> None:
    sida = klient("st").skicka(
        _ny(varld), {"metod": "medsittning", "delmal": ["b1"], "aktivitet": str(varld.aktivitet)}
    )
    assert sida.status == 422
    assert "Metoden är redan vald för b1." in sida.text


def test_a_method_is_unlinked_and_linked_again(klient: K, varld: Varld, databas: Databas) -> None:
    delmal = f"/portfolj/{varld.portfolj}/delmal/b1"
    sida = klient("st").skicka(_metod(varld, "koppla"), fran=delmal)
    assert "Kopplingen är borttagen." in sida.text
    assert "Ingen aktivitet vald" in sida.text
    sida = klient("st").skicka(_metod(varld, "koppla"), {"aktivitet": str(varld.aktivitet)}, fran=delmal)
    assert "Bedömer Patientcentrerat samtal" in sida.text
    assert _metoder(databas, "b1")[0].version == 3


def test_a_method_is_changed(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("st").skicka(_metod(varld, "andra"), {"metod": "dops", "planerad_till": "2027-05-01"})
    assert "Metoden är ändrad." in sida.text
    (rad,) = _metoder(databas, "b1")
    assert (rad.metod, rad.aktivitet_id) == ("dops", varld.aktivitet)
    assert len(_handelser(databas, "metod_andrad")) == 1


def test_two_who_change_the_same_method_lose_nothing(klient: K, varld: Varld, databas: Databas) -> None:
    forsta, andra = klient("st"), klient("st")
    gammal = andra.sida(_metod(varld, "andra")).formular_till(_metod(varld, "andra"))
    forsta.skicka(_metod(varld, "andra"), {"metod": "dops"})
    form = gammal | {"metod": ["cbd"], "_nyckel": ["en-helt-annan-nyckel"]}
    svar = andra.post(_metod(varld, "andra"), data=form)
    assert svar.status_code == 409
    assert "DOPS" in svar.text
    assert '<option value="cbd" selected>' in svar.text
    assert 'name="version" value="2"' in svar.text
    assert _metoder(databas, "b1")[0].metod == "dops"


def test_removal_asks_first_and_keeps_the_row(klient: K, varld: Varld, databas: Databas) -> None:
    fraga = klient("st").sida(_metod(varld, "ta-bort"))
    assert "Medsittning" in fraga.text
    assert _metoder(databas, "b1")[0].borttagen is None
    sida = klient("st").skicka(_metod(varld, "ta-bort"))
    assert "Metoden är borttagen." in sida.text
    assert "Ingen metod är vald än." in sida.text
    assert _metoder(databas, "b1")[0].borttagen is not None
    assert klient("st").get(_metod(varld, "andra")).status_code == 404


def test_a_removal_of_what_changed_meanwhile_is_stopped(klient: K, varld: Varld, databas: Databas) -> None:
    klient_ = klient("st")
    form = klient_.sida(_metod(varld, "ta-bort")).formular_till(_metod(varld, "ta-bort"))
    klient_.skicka(_metod(varld, "andra"), {"metod": "dops"})
    assert klient_.post(_metod(varld, "ta-bort"), data=form).status_code == 409
    assert _metoder(databas, "b1")[0].borttagen is None


@pytest.mark.parametrize("steg", ["ny", "1/andra", "1/ta-bort"])
@pytest.mark.parametrize(("vem", "status"), [("handledare", 403), ("studierektor", 403), ("frammande", 404)])
def test_only_the_owner_plans(klient: K, varld: Varld, steg: str, vem: str, status: int) -> None:
    assert klient(vem).get(f"/portfolj/{varld.portfolj}/metod/{steg}").status_code == status


def test_a_method_of_another_portfolio_is_not_found(klient: K, varld: Varld) -> None:
    annan = f"/portfolj/{varld.frammande_portfolj}/metod/{varld.metod}/andra"
    assert klient("frammande").get(annan).status_code == 404
