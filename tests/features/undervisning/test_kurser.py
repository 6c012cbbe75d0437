"""The courses of the region's plan: put in from the list, marked as the plan's, taken, and certified."""

from collections.abc import Callable

from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}"


def _rad(databas: Databas, aktivitet_id: int) -> AktivitetRad:
    with databas.lasning() as session:
        rad = session.get(AktivitetRad, aktivitet_id)
    assert rad is not None
    return rad


def _senaste(databas: Databas) -> int:
    with databas.lasning() as session:
        return max(id_ for id_ in session.exec(select(AktivitetRad.id)) if id_ is not None)


def test_a_course_from_the_list_to_its_certificate(klient: K, varld: Varld, databas: Databas) -> None:
    st, sidan = klient("st"), f"{_bas(varld)}/undervisning"
    sida = st.sida(sidan)
    assert "0 av 10 obligatoriska kurser är klara." in sida.text
    assert "Tidigt i ST, senast 31 augusti 2025" in sida.text
    assert "Första halvan av ST, senast 31 augusti 2026" in sida.text
    assert "När som helst, efter pediatrik" in sida.text
    lagg_in = next(adress for text, adress in sida.lankar if text == "Lägg in kursen Medicinsk vetenskap")
    ny = st.sida(lagg_in).formular_till(f"{_bas(varld)}/aktivitet/ny")
    assert (ny["titel"], ny["slag"], ny["mall"], ny["delmal"]) == (
        ["Medicinsk vetenskap"], ["kurs"], ["medicinsk-vetenskap"], ["a5"],
    )  # fmt: skip
    kurs = {"status": "genomford", "start": "2026-02-02", "slut": "2026-02-06"}
    st.skicka(f"{_bas(varld)}/aktivitet/ny", kurs, fran=lagg_in)
    aktivitet_id = _senaste(databas)
    assert _rad(databas, aktivitet_id).mall == "medicinsk-vetenskap"
    assert "Genomförd, intyg saknas 6 februari 2026" in st.sida(sidan).text
    intyg = f"{_bas(varld)}/aktivitet/{aktivitet_id}/intyg"
    assert intyg in [adress for text, adress in st.sida(sidan).lankar if text.startswith("Fyll i intyg")]
    for_tidigt = st.skicka(intyg, {"datum": "2026-02-01", "text": "Kurs Ledarsson"})
    assert for_tidigt.status == 422
    assert "Aktiviteten börjar 2 februari 2026." in for_tidigt.text
    assert "Kurs Ledarsson" in st.skicka(intyg, {"datum": "2026-02-06", "text": "Kurs Ledarsson"}).text
    assert "1 av 10 obligatoriska kurser är klara." in st.sida(sidan).text
    assert slag(databas, "aktivitet", aktivitet_id) == ["aktivitet_skapad", "aktivitet_intygad"]


def test_a_course_is_marked_as_the_plans_and_only_as_one_that_exists(klient: K, varld: Varld, databas: Databas) -> None:
    st, andra = klient("st"), f"{_bas(varld)}/aktivitet/{varld.aktivitet}/andra"
    st.skicka(andra, {"titel": "Patientcentrerat samtal"})
    lank = next(adress for text, adress in st.sida(f"{_bas(varld)}/undervisning").lankar if text.startswith("Märk din"))
    assert st.sida(lank).formular_till(andra)["mall"] == ["patientcentrerat-samtal"]
    fel = st.skicka(andra, {"mall": "hittepa"})
    assert fel.status == 422
    assert "Valet finns inte i regionens plan." in fel.text
    st.skicka(andra, {}, fran=lank)
    assert _rad(databas, varld.aktivitet).mall == "patientcentrerat-samtal"
    assert "Märk din kurs" not in st.sida(f"{_bas(varld)}/undervisning").text


def test_others_read_the_list_and_a_placement_is_no_course(klient: K, varld: Varld) -> None:
    sida = klient("handledare").sida(f"{_bas(varld)}/undervisning")
    assert "obligatoriska kurser är klara" in sida.text
    assert not [text for text, _ in sida.lankar if text.startswith(("Lägg in", "Fyll i", "Märk"))]
    for steg in ("mal", "utvardering"):  # a course has no such steps
        assert klient("st").sida(f"{_bas(varld)}/aktivitet/{varld.aktivitet}/{steg}").status == 404
