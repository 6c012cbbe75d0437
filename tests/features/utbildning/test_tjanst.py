"""Employment percentage and leave."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import FranvaroRad, Handelse, SysselsattningRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
LEDIG = {"slag": "foraldraledig", "start": "2026-01-01", "slut": "2026-06-30"}


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/utbildning"


def _franvaro(databas: Databas) -> list[FranvaroRad]:
    with databas.lasning() as session:
        return list(session.exec(select(FranvaroRad).order_by(col(FranvaroRad.id))))


def _handelser(databas: Databas) -> list[str]:
    with databas.lasning() as session:
        fraga = select(Handelse.slag).where(col(Handelse.objekt).in_(["franvaro", "sysselsattning"]))
        return list(session.exec(fraga.order_by(col(Handelse.id))))


def _grader(databas: Databas, varld: Varld) -> list[tuple[date, int]]:
    with databas.lasning() as session:
        fraga = select(SysselsattningRad).where(col(SysselsattningRad.portfolj_id) == varld.portfolj)
        return [(s.fran, s.procent) for s in session.exec(fraga.order_by(col(SysselsattningRad.fran)))]


def test_a_new_percentage_takes_over_from_its_day(klient: K, varld: Varld, databas: Databas) -> None:
    adress = f"{_bas(varld)}/sysselsattning"
    sida = klient("studierektor").skicka(adress, {"fran": "2026-01-01", "procent": "80"})
    assert "80 % från 1 januari 2026." in sida.text
    assert _grader(databas, varld) == [(date(2024, 3, 1), 100), (date(2026, 1, 1), 80)]
    assert _handelser(databas) == ["sysselsattning_andrad"]
    klient("st").skicka(adress, {"fran": "2026-01-01", "procent": "75"})
    assert _grader(databas, varld) == [(date(2024, 3, 1), 100), (date(2026, 1, 1), 75)]


@pytest.mark.parametrize(
    ("varden", "falt", "text"),
    [
        ({"fran": "2026-01-01", "procent": "101"}, "procent", "ska vara högst 100."),
        ({"fran": "2026-01-01", "procent": "0"}, "procent", "ska vara minst 1."),
        ({"fran": "2024-02-29", "procent": "80"}, "fran", "före ST-starten"),
        ({"fran": "2029-03-01", "procent": "80"}, "fran", "efter planerat slut"),
        ({"fran": "", "procent": "80"}, "fran", "Fyll i från och med."),
    ],
)
def test_bad_percentages_are_told_at_the_field(
    klient: K, varld: Varld, databas: Databas, varden: dict[str, str], falt: str, text: str
) -> None:
    sida = klient("st").skicka(f"{_bas(varld)}/sysselsattning", varden)
    assert sida.status == 422
    assert any(adress == f"#f-{falt}" and text in ord_ for ord_, adress in sida.lankar), sida.lankar
    kvar = sida.formular_till(f"{_bas(varld)}/sysselsattning")
    assert (kvar["fran"], kvar["procent"]) == ([varden["fran"]], [varden["procent"]])
    assert len(_grader(databas, varld)) == 1


def test_leave_is_added_ended_and_removed(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    sida = st.skicka(f"{_bas(varld)}/franvaro/ny", {"slag": "foraldraledig", "start": "2026-11-01"})
    assert "från 1 november 2026" in sida.text
    assert "Pågår" in sida.text
    (rad,) = _franvaro(databas)
    en = f"{_bas(varld)}/franvaro/{rad.id}"
    st.skicka(en, {"slut": "2026-11-20"})
    assert [r.slut for r in _franvaro(databas)] == [date(2026, 11, 20)]
    fraga = st.sida(f"{en}/ta-bort")
    assert "1–20 november 2026" in fraga.text
    st.skicka(f"{en}/ta-bort")
    assert _franvaro(databas) == []
    assert _handelser(databas) == ["franvaro_skapad", "franvaro_andrad", "franvaro_borttagen"]


@pytest.mark.parametrize(
    ("varden", "falt", "text"),
    [
        (LEDIG | {"slut": "2025-12-31"}, "slut", "Slutdatum ligger före startdatum."),
        (LEDIG | {"slag": ""}, "slag", "Välj slag."),
        (LEDIG | {"start": "2024-01-01"}, "start", "före ST-starten"),
        (LEDIG | {"start": "2026-06-30", "slut": ""}, "start", "överlappar föräldraledighet 1 januari – 30 juni 2026"),
        (LEDIG | {"start": "2025-12-01", "slut": "2026-01-01"}, "start", "överlappar"),
    ],
)
def test_bad_leave_is_told_at_the_field(
    klient: K, varld: Varld, databas: Databas, varden: dict[str, str], falt: str, text: str
) -> None:
    st, adress = klient("st"), f"{_bas(varld)}/franvaro/ny"
    st.skicka(adress, LEDIG)
    sida = st.skicka(adress, varden)
    assert sida.status == 422
    assert any(lank == f"#f-{falt}" and text in ord_ for ord_, lank in sida.lankar), sida.lankar
    assert sida.formular_till(adress)["start"] == [varden["start"]]
    assert len(_franvaro(databas)) == 1


def test_leave_does_not_overlap_itself(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(f"{_bas(varld)}/franvaro/ny", LEDIG)
    (rad,) = _franvaro(databas)
    assert st.skicka(f"{_bas(varld)}/franvaro/{rad.id}", {"slut": "2026-07-31"}).status == 200


def test_two_who_change_the_same_leave_both_keep_their_dates(klient: K, varld: Varld, databas: Databas) -> None:
    st, eva = klient("st"), klient("studierektor")
    st.skicka(f"{_bas(varld)}/franvaro/ny", LEDIG)
    (rad,) = _franvaro(databas)
    adress = f"{_bas(varld)}/franvaro/{rad.id}"
    oppnad = st.sida(adress).formular_till(adress)
    bort = st.sida(f"{adress}/ta-bort").formular_till(f"{adress}/ta-bort")
    eva.skicka(adress, {"slut": "2026-05-31"})
    svar = st.skicka(adress, oppnad | {"slut": ["2026-08-31"]})
    assert svar.status == 409
    assert "31 maj 2026" in svar.text
    assert svar.formular_till(adress)["slut"] == ["2026-08-31"]
    assert st.post(f"{adress}/ta-bort", data=bort).status_code == 409
    assert [r.slut for r in _franvaro(databas)] == [date(2026, 5, 31)]
    assert st.post(adress, data=svar.formular_till(adress), follow_redirects=False).status_code == 303
    assert [r.slut for r in _franvaro(databas)] == [date(2026, 8, 31)]


def test_a_double_click_saves_one_leave(klient: K, varld: Varld, databas: Databas) -> None:
    st, adress = klient("st"), f"{_bas(varld)}/franvaro/ny"
    falt = st.sida(adress).formular_till(adress) | {n: [v] for n, v in LEDIG.items()}
    assert [st.post(adress, data=falt, follow_redirects=False).status_code for _ in range(2)] == [303, 303]
    assert len(_franvaro(databas)) == 1


def test_unknown_and_foreign_leave_is_not_found(klient: K, varld: Varld, databas: Databas) -> None:
    klient("st").skicka(f"{_bas(varld)}/franvaro/ny", LEDIG)
    (rad,) = _franvaro(databas)
    assert klient("st").sida(f"{_bas(varld)}/franvaro/9999").status == 404
    annan = f"/portfolj/{varld.frammande_portfolj}/utbildning/franvaro/{rad.id}"
    assert klient("frammande").sida(annan).status == 404


@pytest.mark.parametrize("vem", ["handledare", "chef", "placering"])
def test_others_change_neither(klient: K, varld: Varld, vem: str) -> None:
    assert klient(vem).sida(f"{_bas(varld)}/sysselsattning").status == 403
    assert klient(vem).sida(f"{_bas(varld)}/franvaro/ny").status == 403
