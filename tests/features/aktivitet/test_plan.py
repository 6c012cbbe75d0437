"""The region's plan in the forms and on the pages of activities, and remarks about what does not fit together."""

from collections.abc import Callable

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, TjanstgoringRad
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/aktivitet"


def _amne(databas: Databas, titel: str) -> tuple[int, str]:
    with databas.lasning() as session:
        fraga = select(AktivitetRad.id, TjanstgoringRad.amne).where(
            col(AktivitetRad.id) == col(TjanstgoringRad.aktivitet_id), col(AktivitetRad.titel) == titel
        )
        aktivitet_id, amne = session.exec(fraga).one()
        assert aktivitet_id is not None
        return aktivitet_id, amne


def test_a_placement_is_filled_in_from_the_plan_saved_and_kept_with_remarks(
    klient: K, varld: Varld, databas: Databas
) -> None:
    st, ny = klient("st"), f"{_bas(varld)}/ny-placering"
    sida = st.sida(f"{ny}?valj=pediatrik&fran=2027-01-25")
    falt = sida.formular_till(ny)
    assert [falt[namn] for namn in ("amne", "titel", "typ", "start", "slut")] == [
        ["pediatrik"], ["Pediatrik"], ["sidotjanstgoring"], ["2027-01-25"], ["2027-04-24"],
    ]  # fmt: skip
    assert falt["delmal"] == ["b3", "c1", "c2", "c4", "c5", "c6"]
    assert "Pediatrik är 3 månader på heltid enligt Region Kronoberg" in sida.text
    sida = st.skicka(ny, falt | {"enhet": "Barnkliniken", "slut": "2027-02-28", "titel": "Barn i Linden"})
    assert sida.h1 == "Barn i Linden"
    aktivitet_id, amne = _amne(databas, "Barn i Linden")
    assert amne == "pediatrik"
    assert "Internmedicin och Barn i Linden är tillsammans 200 % 25–31 januari 2027." in sida.text
    assert "När placeringen slutar 28 februari 2027: du är borta från hemenheten sedan 1 oktober 2026" in sida.text
    assert "Kortare än planen" in sida.text
    assert "är tillsammans 200 %" in st.sida(_bas(varld)).text
    andra = f"{_bas(varld)}/{aktivitet_id}/andra"
    sida = st.skicka(andra, {"start": "2027-06-01", "slut": "2027-08-31"})
    assert _amne(databas, "Barn i Linden")[1] == "pediatrik"
    assert "tillsammans" not in sida.text
    assert "Kortare än planen" not in sida.text
    assert "tillsammans" not in st.sida(_bas(varld)).text


def test_an_assignment_is_at_the_home_unit_and_a_course_says_which_it_is(
    klient: K, varld: Varld, databas: Databas
) -> None:
    st, ny, ny_kurs = klient("st"), f"{_bas(varld)}/ny-placering", f"{_bas(varld)}/ny"
    falt = st.sida(f"{ny}?amne=egen-bvc&start=2027-02-01").formular_till(ny)
    assert [falt[namn] for namn in ("typ", "slut")] == [["hemenhet"], ["2027-05-31"]]
    assert falt["enhet"] != [""]
    falt = st.sida(f"{ny_kurs}?mall=barnhalsovard").formular_till(ny_kurs)
    assert [falt[namn] for namn in ("mall", "titel", "slag")] == [["barnhalsovard"], ["Barnhälsovård"], ["kurs"]]
    sida = st.skicka(ny_kurs, falt | {"start": "2027-02-01"})
    assert "Kursen ”Barnhälsovård” börjar före ”Pediatrik”, som regionens plan vill ha först." in sida.text
    assert "c6 handlar om barn och ungdomar" in sida.text
    with databas.lasning() as session:
        assert session.exec(select(AktivitetRad.mall).where(col(AktivitetRad.titel) == "Barnhälsovård")).one() == (
            "barnhalsovard"
        )


def test_what_is_not_in_the_plan_is_refused_and_the_text_stays(klient: K, varld: Varld) -> None:
    ny = f"{_bas(varld)}/ny-placering"
    sida = klient("st").skicka(ny, {"amne": "trolleri", "titel": "Eget", "enhet": "Kliniken"})
    assert sida.status == 422
    assert "Valet finns inte i regionens plan." in sida.text
    assert sida.formular_till(ny)["titel"] == ["Eget"]
    assert klient("st").sida(f"{ny}?valj=trolleri&fran=igar").formular_till(ny)["titel"] == [""]


def test_a_placement_with_no_subject_is_offered_one_to_its_owner_only(klient: K, varld: Varld) -> None:
    en = f"{_bas(varld)}/{varld.placering}"
    assert "Välj ämne" in klient("st").sida(en).text
    assert "Välj ämne" not in klient("handledare").sida(en).text
    sida = klient("st").skicka(f"{en}/andra", {"amne": "internmedicin"})
    assert "Välj ämne" not in sida.text
    assert "3–6 månader" in sida.text
    assert "Planen kopplar också" in klient("handledare").sida(en).text
