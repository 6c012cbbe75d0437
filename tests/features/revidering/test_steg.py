"""The steps of a revision: signed, approved, returned, and in that order only."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert, select

from app.db.att_gora import Vantslag, vantar_pa
from app.db.engine import Databas
from app.db.tabeller import RevideringRad
from app.db.typer import core
from app.domain.iup import Revideringsstatus
from app.underlag.regelunderlag import Regelverk
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
IDAG = date(2026, 11, 23)


def _en(varld: Varld, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/iup/{varld.revidering}{steg}"


def _rad(databas: Databas, varld: Varld) -> RevideringRad:
    with databas.lasning() as session:
        rad = session.get(RevideringRad, varld.revidering)
    assert rad is not None
    return rad


def _svara(klient: Klient, varld: Varld, steg: str, **falt: str) -> Sidan:
    return klient.skicka(_en(varld, steg), {"svar": "godkann"} | falt, fran=_en(varld))


def test_it_is_signed_and_then_approved(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, studierektor = klient("handledare"), klient("studierektor")
    assert "Godkänn revideringen" not in studierektor.sida(_en(varld)).text
    _svara(handledare, varld, "/signera", kommentar="Bra plan.")
    rad = _rad(databas, varld)
    assert (rad.status, rad.signerad, rad.godkand) == (Revideringsstatus.SIGNERAD, IDAG, None)
    _svara(studierektor, varld, "/godkann")
    rad = _rad(databas, varld)
    assert (rad.status, rad.godkand, rad.studierektor_godkand) == (Revideringsstatus.GODKAND, IDAG, IDAG)
    sida = klient("st").sida(_en(varld))
    assert "Bo Påhittad, godkände 23 november 2026 kl. 10.30" in sida.text
    assert "Bra plan." in sida.text
    assert slag(databas, "revidering") == ["revidering_signerad", "revidering_godkand"]


def test_nobody_approves_before_it_is_signed(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor = klient("studierektor")
    token = studierektor.sida(f"/portfolj/{varld.portfolj}/bedomning/bedom").formular[-1]["falt"]
    falt = {"_csrf": token["_csrf"], "svar": ["godkann"], "version": ["1"], "kommentar": ["Det jag skrev"]}
    svar = studierektor.post(_en(varld, "/godkann"), data=falt)
    assert svar.status_code == 409
    assert "Huvudhandledare har inte svarat än." in svar.text
    assert _rad(databas, varld).status is Revideringsstatus.INLAMNAD
    assert slag(databas, "revidering") == []


def test_a_step_is_taken_once(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    falt = handledare.sida(_en(varld)).formular_till(_en(varld, "/signera"))
    _svara(handledare, varld, "/signera")
    svar = handledare.post(_en(varld, "/signera"), data=falt | {"svar": ["aterlamna"], "kommentar": ["Ångrar mig"]})
    assert svar.status_code == 409
    assert "Steget är redan besvarat av Bo Påhittad." in svar.text
    assert _rad(databas, varld).status is Revideringsstatus.SIGNERAD
    assert slag(databas, "revidering") == ["revidering_signerad"]


def test_a_step_answers_what_was_seen(klient: K, varld: Varld, databas: Databas) -> None:
    handledare = klient("handledare")
    falt = handledare.sida(_en(varld)).formular_till(_en(varld, "/signera"))
    svar = handledare.post(
        _en(varld, "/signera"), data=falt | {"svar": ["godkann"], "version": ["0"], "kommentar": ["Kvar"]}
    )
    assert svar.status_code == 409
    assert "Kvar" in svar.text
    assert _rad(databas, varld).signerad is None


def test_a_returned_one_says_why_and_is_made_anew(klient: K, varld: Varld, databas: Databas) -> None:
    handledare, st = klient("handledare"), klient("st")
    utan = handledare.skicka(_en(varld, "/signera"), {"svar": "aterlamna"}, fran=_en(varld))
    assert utan.status == 422
    assert 'id="f-kommentar-fel"' in utan.html
    handledare.skicka(_en(varld, "/signera"), {"svar": "aterlamna", "kommentar": "Mer om b5."}, fran=_en(varld))
    rad = _rad(databas, varld)
    assert (rad.status, rad.kommentar, rad.signerad) == (Revideringsstatus.ATERLAMNAD, "Mer om b5.", None)
    bas = f"/portfolj/{varld.portfolj}/iup"
    assert ("Gör om revideringen", f"{bas}/ny") in st.sida(_en(varld)).lankar
    ny = st.sida(f"{bas}/ny")
    assert "Mer om b5." in ny.text
    assert ny.h1 == "Upprätta IUP"
    assert ny.formular_till(f"{bas}/ny")["deltagare"] == ["Bo Påhittad"]
    assert slag(databas, "revidering") == ["revidering_aterlamnad"]


def test_the_studierektor_returns_with_a_comment(klient: K, varld: Varld, databas: Databas) -> None:
    _svara(klient("handledare"), varld, "/signera")
    _svara(klient("studierektor"), varld, "/godkann", svar="aterlamna", kommentar="Saknar kurser.")
    rad = _rad(databas, varld)
    assert (rad.status, rad.kommentar, rad.godkand) == (Revideringsstatus.ATERLAMNAD, "Saknar kurser.", None)


@pytest.mark.parametrize(
    ("vem", "steg"),
    [
        ("st", "/signera"),
        ("placering", "/signera"),
        ("studierektor", "/signera"),
        ("handledare", "/godkann"),
        ("chef", "/godkann"),
    ],
)
def test_others_take_no_step(klient: K, varld: Varld, databas: Databas, vem: str, steg: str) -> None:
    person = klient(vem)
    sida = person.sida(_en(varld))
    token = sida.formular_till("/logga-ut")["_csrf"]
    svar = person.post(_en(varld, steg), data={"_csrf": token, "svar": "godkann", "version": "1"})
    assert svar.status_code == 403
    assert _rad(databas, varld).version == 1


def test_what_waits_for_whom(klient: K, varld: Varld, databas: Databas, regelverk: Regelverk) -> None:
    def vantar(vem: str) -> list[tuple[Vantslag, int]]:
        with databas.lasning() as session:
            alla = vantar_pa(session, varld.personer[vem], IDAG, regelverk)
        assert {v.namn for v in alla} <= {"Astrid Exempel"}
        return [(v.slag, v.objekt_id) for v in alla]

    assert vantar("handledare") == [
        (Vantslag.SIGNERA_REVIDERING, varld.revidering),
        (Vantslag.BEKRAFTA_HANDLEDNING, varld.samtal),
        (Vantslag.SIGNERA_BEDOMNING, varld.begard_bedomning),
    ]
    for vem in ("st", "tidigare", "studierektor", "annan_studierektor", "chef", "placering"):
        assert vantar(vem) == [], vem
    _svara(klient("handledare"), varld, "/signera")
    assert vantar("studierektor") == [(Vantslag.GODKANNA_REVIDERING, varld.revidering)]
    assert vantar("annan_studierektor") == []
    assert len(vantar("handledare")) == 2


def test_the_studierektor_is_told_at_once_after_sign_in(klient: K, varld: Varld) -> None:
    assert "Väntar på dig" not in klient("studierektor").sida("/").text
    _svara(klient("handledare"), varld, "/signera")
    sida = klient("studierektor").sida("/")
    assert sida.h1 == "ST-läkare"
    assert "Väntar på dig 1" in sida.text
    assert any(text.startswith("Läs och godkänn") and adress == _en(varld) for text, adress in sida.lankar)
    assert _en(varld) not in [adress for _, adress in klient("annan_studierektor").sida("/").lankar]


def test_a_plan_that_a_later_one_replaced_waits_for_nobody(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk
) -> None:
    """Old revisions come in by import, signed once, and must not queue up before those who approve."""
    with databas.skriv.begin() as koppling:
        rad = koppling.execute(select(core(RevideringRad)).where(core(RevideringRad).c.id == varld.revidering)).one()
        koppling.execute(
            insert(core(RevideringRad)).values(
                **{
                    **rad._asdict(),
                    "id": None,
                    "datum": date(2025, 4, 15),
                    "signerad": date(2025, 4, 15),
                    "status": "signerad",
                }
            )
        )

    def vantar() -> list[int]:
        with databas.lasning() as session:
            alla = vantar_pa(session, varld.personer["studierektor"], IDAG, regelverk)
        return [v.objekt_id for v in alla]

    assert len(vantar()) == 1, "the plan that is only handed in has replaced nothing yet"
    assert vantar() != [varld.revidering]
    _svara(klient("handledare"), varld, "/signera")
    assert vantar() == [varld.revidering]


def test_who_has_answered_is_led_on_to_what_else_awaits(klient: K, varld: Varld) -> None:
    vidare = "Till det som väntar på dig"
    assert (vidare, "/mina-st-lakare") in _svara(klient("handledare"), varld, "/signera").lankar
    assert (vidare, "/st-lakare") in _svara(klient("studierektor"), varld, "/godkann").lankar
