"""Course money: applied for, decided by the studierektor, paid, and reckoned against the budget."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import KursmedelRad
from app.domain.kursmedel import Medelstatus
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
NBSP = "\N{NO-BREAK SPACE}"


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/undervisning"


def _rader(databas: Databas) -> list[KursmedelRad]:
    with databas.lasning() as session:
        return list(session.exec(select(KursmedelRad)))


def _rad(databas: Databas) -> KursmedelRad:
    return _rader(databas)[-1]


def _text(sida: Sidan) -> str:
    return sida.text.replace(NBSP, " ")


@pytest.fixture
def ansokan(klient: K, varld: Varld, databas: Databas) -> str:
    """The address of an application for 12 500 kr."""
    sida = klient("st").skicka(f"{_bas(varld)}/kursmedel/ny", {"titel": "Kurs i palliation", "sokt": "12 500 kr"})
    assert sida.h1 == "Kurs i palliation"
    return f"{_bas(varld)}/kursmedel/{_rad(databas).id}"


def test_from_application_to_what_is_left(klient: K, varld: Varld, databas: Databas, ansokan: str) -> None:
    st, studierektor = klient("st"), klient("studierektor")
    assert (_rad(databas).sokt, _rad(databas).status) == (12500, Medelstatus.SOKT)
    nya = "Sökt, inte beslutat 12 500 kr Beviljat, inte använt 0 kr Använt 0 kr Kvar 110 000 kr"
    assert nya in _text(st.sida(_bas(varld)))
    studierektor.skicka(f"{ansokan}/beslut", {"beslut": "beviljad", "beviljat": "12000"}, fran=ansokan)
    assert "Sökt, inte beslutat 0 kr Beviljat, inte använt 12 000 kr Använt 0 kr Kvar 98 000 kr" in _text(
        st.sida(_bas(varld))
    )
    sida = st.sida(ansokan)
    assert "23 november 2026 av Eva Låtsas" in sida.text
    assert "Ändra" not in [text for text, _ in sida.lankar]
    st.skicka(f"{ansokan}/kostnad", {"anvant": "11400"}, fran=ansokan)
    assert "Beviljat, inte använt 0 kr Använt 11 400 kr Kvar 98 600 kr" in _text(st.sida(_bas(varld)))
    assert "Spara beslutet" not in studierektor.sida(ansokan).text  # what is paid is not decided anew
    assert slag(databas, "kursmedel") == ["kursmedel_sokt", "kursmedel_beslutat", "kursmedel_kostnad"]


def test_a_refusal_says_why_and_takes_nothing(klient: K, varld: Varld, databas: Databas, ansokan: str) -> None:
    studierektor = klient("studierektor")
    sida = studierektor.skicka(f"{ansokan}/beslut", {"beslut": "avslagen"}, fran=ansokan)
    assert sida.status == 422
    assert "Skriv varför ansökan avslås." in sida.text
    studierektor.skicka(f"{ansokan}/beslut", {"beslut": "avslagen", "kommentar": "Finns på hemmaplan."}, fran=ansokan)
    assert (_rad(databas).status, _rad(databas).beviljat) == (Medelstatus.AVSLAGEN, None)
    sida = klient("st").sida(ansokan)
    assert "Finns på hemmaplan." in sida.text
    assert "Spara kostnaden" not in sida.text
    assert "Kvar 110 000 kr" in _text(klient("st").sida(_bas(varld)))


@pytest.mark.parametrize(
    ("sokt", "fel"),
    [
        ("-500", "Beloppet kan inte vara mindre än 0 kronor."),
        ("\N{MINUS SIGN}500", "Beloppet kan inte vara mindre än 0 kronor."),
        ("0", "minst 1 krona"),
        ("99,50", "hela kronor, utan ören"),
        ("mycket", "hela kronor, till exempel 12500"),
        ("1000001", "högst en miljon kronor"),
        ("", "Fyll i belopp."),
    ],
)
def test_an_amount_that_is_none_is_told(klient: K, varld: Varld, databas: Databas, sokt: str, fel: str) -> None:
    sida = klient("st").skicka(f"{_bas(varld)}/kursmedel/ny", {"titel": "Kurs", "sokt": sokt})
    assert sida.status == 422
    assert fel in sida.text
    assert sida.formular_till(f"{_bas(varld)}/kursmedel/ny")["sokt"] == [sokt]
    assert _rader(databas) == []


@pytest.mark.parametrize(
    ("beviljat", "fel"), [("12501", "Bevilja högst så mycket."), ("", "Skriv hur mycket"), ("-1", "0")]
)
def test_no_more_is_granted_than_was_asked(klient: K, databas: Databas, ansokan: str, beviljat: str, fel: str) -> None:
    falt = {"beslut": "beviljad", "beviljat": beviljat, "kommentar": "Som vi sade."}
    sida = klient("studierektor").skicka(f"{ansokan}/beslut", falt, fran=ansokan)
    assert sida.status == 422
    assert fel in sida.text
    assert sida.formular_till(f"{ansokan}/beslut")["kommentar"] == ["Som vi sade."]
    assert _rad(databas).status is Medelstatus.SOKT


def test_who_decides_on_what_has_been_changed_meets_it_first(klient: K, databas: Databas, ansokan: str) -> None:
    st, studierektor = klient("st"), klient("studierektor")
    sedd = studierektor.sida(ansokan).formular_till(f"{ansokan}/beslut")
    st.skicka(f"{ansokan}/andra", {"sokt": "20000"})
    falt = sedd | {"beslut": ["beviljad"], "beviljat": ["12500"]}
    assert studierektor.post(f"{ansokan}/beslut", data=falt).status_code == 409
    assert _rad(databas).status is Medelstatus.SOKT


def test_what_is_decided_is_no_longer_the_applicants_to_change(klient: K, databas: Databas, ansokan: str) -> None:
    st = klient("st")
    sedd = st.sida(f"{ansokan}/andra").formular_till(f"{ansokan}/andra")
    bort = st.sida(ansokan).formular_till(f"{ansokan}/ta-bort")
    klient("studierektor").skicka(f"{ansokan}/beslut", {"beslut": "beviljad"}, fran=ansokan)
    assert st.post(f"{ansokan}/andra", data=sedd | {"sokt": ["99"]}).status_code == 409
    assert st.post(f"{ansokan}/ta-bort", data=bort).status_code == 409
    assert st.sida(f"{ansokan}/andra").h1 == "Kurs i palliation"
    assert (_rad(databas).sokt, _rad(databas).borttagen) == (12500, None)


def test_an_application_taken_away_comes_back(klient: K, databas: Databas, ansokan: str) -> None:
    st = klient("st")
    assert "Ansökan togs bort" in st.skicka(f"{ansokan}/ta-bort", fran=ansokan).text
    assert klient("studierektor").sida(ansokan).status == 404
    st.skicka(f"{ansokan}/aterstall", fran=ansokan)
    assert _rad(databas).borttagen is None


def test_an_application_awaits_the_studierektor_until_it_is_decided(klient: K, ansokan: str) -> None:
    studierektor = klient("studierektor")
    sida = studierektor.sida("/st-lakare")
    assert "Kursmedel: Kurs i palliation" in sida.text
    assert ansokan in [lank for _, lank in sida.lankar]
    assert "Kurs i palliation" not in klient("annan_studierektor").sida("/st-lakare").text
    studierektor.skicka(f"{ansokan}/beslut", {"beslut": "beviljad"}, fran=ansokan)
    assert "Kurs i palliation" not in studierektor.sida("/st-lakare").text
