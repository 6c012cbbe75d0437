"""Freezing the IUP: what changed, what is handed in, and that the frozen plan stays as it was."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import RevideringRad
from app.domain.iup import Revideringsslag, Revideringsstatus
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.revidering.gang import TEXTER, bekraftas, frys
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def _bas(varld: Varld, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/iup{steg}"


def _senaste(databas: Databas) -> RevideringRad:
    with databas.lasning() as session:
        return session.exec(select(RevideringRad).order_by(col(RevideringRad.id).desc())).first()  # type: ignore[return-value]


def _antal(databas: Databas) -> int:
    with databas.lasning() as session:
        return len(session.exec(select(RevideringRad.id)).all())


def test_the_plan_is_frozen_and_handed_in(klient: K, varld: Varld, databas: Databas) -> None:
    sida = frys(klient("st"), _bas(varld))
    assert sida.h1 == "Revidering 23 november 2026"
    assert "Patientcentrerat samtal" in sida.text
    rad = _senaste(databas)
    assert (rad.datum, rad.slag, rad.status) == (
        date(2026, 11, 23), Revideringsslag.REVIDERING, Revideringsstatus.INLAMNAD,
    )  # fmt: skip
    assert rad.deltagare.splitlines() == ["Astrid Exempel", "Bo Påhittad"]
    assert rad.ogonblicksbild["portfolj"]["namn"] == "Astrid Exempel"
    assert "egen_anteckning" not in str(rad.ogonblicksbild)
    assert slag(databas, "revidering") == ["revidering_inlamnad"]


def test_the_first_is_the_drawing_up(klient: K, varld: Varld, databas: Databas) -> None:
    bas = f"/portfolj/{varld.frammande_portfolj}/iup"
    frammande = klient("frammande")
    assert ("Upprätta IUP", f"{bas}/ny") in frammande.sida(bas).lankar
    assert frammande.sida(f"{bas}/ny").h1 == "Upprätta IUP"
    frys(frammande, bas)
    assert _senaste(databas).slag is Revideringsslag.UPPRATTAD


def test_the_frozen_plan_stays_whatever_happens_later(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    frys(st, _bas(varld))
    sida = _bas(varld, f"/{_senaste(databas).id}")
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}/andra", {"titel": "Helt annan kurs"})
    st.skicka(f"/portfolj/{varld.portfolj}/bedomning/ny-medsittning", {"aterkoppling": "Ny."})
    frusen = klient("studierektor").sida(sida).text
    assert "Patientcentrerat samtal" in frusen
    assert "Helt annan kurs" not in frusen


def test_what_changed_since_the_last_is_said_in_words(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    frys(st, _bas(varld))
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}/andra", {"delmal": ["b1", "b2"]})
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/ny", {"slag": "kurs", "titel": "Akutkurs", "start": "2027-02-01"})
    text = st.sida(_bas(varld, "/ny")).text
    assert "Ändrat sedan 23 november 2026" in text
    assert "1 aktivitet tillagd, 1 aktivitet med andra delmål." in text
    assert "Andra delmål för Patientcentrerat samtal: b1, b2." in text
    assert "Ny, planerad: Akutkurs, från 1 februari 2027." in text
    assert "Ingen handledning sedan dess." in text


def test_a_last_one_that_was_not_frozen_is_said_to_be(klient: K, varld: Varld) -> None:
    text = klient("st").sida(_bas(varld, "/ny")).text
    assert "ingen fryst plan att jämföra med" in text
    assert "Revidering 2 november 2026 väntar på underskrift." in text
    assert "ingen bild av den" in klient("st").sida(_bas(varld, f"/{varld.revidering}")).text


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("datum", "2024-02-01", "1 mars 2024"),
        ("deltagare", "", "Fyll i vilka som var med."),
        ("deltagare", "Anna 19121212-1212", "aldrig personnummer"),
        ("sammanfattning", "", "Fyll i sammanfattning."),
    ],
)
def test_faults_stand_at_their_field(
    klient: K, varld: Varld, databas: Databas, falt: str, varde: str, text: str
) -> None:
    sida = frys(klient("st"), _bas(varld), **{falt: varde})
    assert sida.status == 422
    assert text in sida.text
    assert f'id="f-{falt}-fel"' in sida.html
    if falt != "sammanfattning":
        assert sida.formular_till(_bas(varld, "/ny"))["sammanfattning"] == [TEXTER["sammanfattning"]]
    assert _antal(databas) == 1


def test_a_double_click_freezes_once(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    sida = st.sida(_bas(varld, "/ny"))
    falt = sida.formular_till(_bas(varld, "/ny")) | {"sammanfattning": ["En gång"], "bekrafta": bekraftas(sida)}
    for _ in range(2):
        assert st.post(_bas(varld, "/ny"), data=falt, follow_redirects=False).status_code == 303
    assert _antal(databas) == 2


def test_a_day_is_frozen_once_also_when_one_goes_back_and_sends_anew(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    frys(st, _bas(varld))
    sida = frys(st, _bas(varld))
    assert sida.status == 422
    assert "Planen är redan fryst 23 november 2026." in sida.text
    assert sida.formular_till(_bas(varld, "/ny"))["sammanfattning"] == [TEXTER["sammanfattning"]]
    assert _antal(databas) == 2


def test_the_list_says_when_the_next_is_due(klient: K, varld: Varld) -> None:
    sida = klient("chef").sida(_bas(varld))
    assert "IUP har inte reviderats sedan ST började" in sida.text
    assert ("Revidering 2 november 2026", _bas(varld, f"/{varld.revidering}")) in sida.lankar


def test_the_pages_take_few_questions(klient: K, varld: Varld, databas: Databas) -> None:
    frys(klient("st"), _bas(varld))
    handledare = klient("handledare")
    handledare.sida(_bas(varld))
    for adress in (_bas(varld), _bas(varld, f"/{_senaste(databas).id}")):
        with rakna(databas) as satser:
            handledare.sida(adress)
        assert len(satser) <= 14, adress
