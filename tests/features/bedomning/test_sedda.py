"""The studierektor marks assessments as seen, and the flags about what is assessed lead to the form that mends them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from app.db.engine import Databas
from app.db.tabeller import BedomningRad
from app.domain.slag import Metod
from tests.features.bedomning.bedomningar import bas, las_rad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
IDAG = date(2026, 11, 23)
KNAPP = "Markera alla som sedda"


def gora_gammal(databas: Databas, varld: Varld) -> None:
    """Let the signed assessment of the world be more than a year old."""
    nar = IDAG - timedelta(days=366)
    with databas.skriv.begin() as koppling:
        koppling.execute(
            update(BedomningRad).where(col(BedomningRad.id) == varld.bedomning).values(signerad=nar, datum=nar)
        )


def test_one_button_marks_what_is_on_the_page(klient: K, varld: Varld, databas: Databas) -> None:
    fore = las_rad(databas, varld.bedomning)
    assert fore.sedd is None
    sida = klient("studierektor").skicka(bas(varld, "/sedda"), fran=bas(varld))
    assert "Bedömningarna är markerade som sedda." in sida.text
    assert "Sedd av studierektorn 23 nov" in sida.text
    assert KNAPP not in sida.text
    efter = las_rad(databas, varld.bedomning)
    assert (efter.sedd, efter.sedd_av) == (date(2026, 11, 23), varld.personer["studierektor"])
    assert efter.version == fore.version  # who signed may still void it as they see it
    assert las_rad(databas, varld.begard_bedomning).sedd is None
    assert slag(databas, "bedomning") == ["bedomning_sedd"]


def test_what_came_after_the_page_is_yet_to_be_seen(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor = klient("studierektor")
    falt = studierektor.sida(bas(varld)).formular_till(bas(varld, "/sedda"))
    klient("handledare").skicka(
        bas(varld, f"/{varld.begard_bedomning}/besvara"), {"aterkoppling": "Lyhörd och strukturerad."}
    )
    assert studierektor.post(bas(varld, "/sedda"), data=falt).status_code == 200
    assert las_rad(databas, varld.bedomning).sedd is not None
    assert las_rad(databas, varld.begard_bedomning).sedd is None


def test_again_changes_nothing_and_is_no_event(klient: K, varld: Varld, databas: Databas) -> None:
    studierektor = klient("studierektor")
    falt = studierektor.sida(bas(varld)).formular_till(bas(varld, "/sedda"))
    for text in ("Bedömningarna är markerade", "var redan markerat"):
        svar = studierektor.post(bas(varld, "/sedda"), data=falt, follow_redirects=True)
        assert text in svar.text
    assert slag(databas, "bedomning") == ["bedomning_sedd"]


@pytest.mark.parametrize("skrivet", ["", "abc", "999999999999999999999", "-1"])
def test_what_is_no_assessment_here_is_passed_over(klient: K, varld: Varld, databas: Databas, skrivet: str) -> None:
    sida = klient("studierektor").skicka(bas(varld, "/sedda"), {"sedda": skrivet}, fran=bas(varld))
    assert "var redan markerat" in sida.text
    assert las_rad(databas, varld.bedomning).sedd is None


def test_a_filtered_list_marks_only_what_it_shows(klient: K, varld: Varld, databas: Databas) -> None:
    rad = las_rad(databas, varld.bedomning)
    annan = next(m for m in Metod if m is not rad.metod)
    studierektor = klient("studierektor")
    assert "som sedda" not in studierektor.sida(bas(varld, f"?metod={annan}")).text
    assert "Markera de visade som sedda" in studierektor.sida(bas(varld, f"?metod={rad.metod}")).text


@pytest.mark.parametrize("vem", ["st", "handledare", "chef"])
def test_only_the_studierektor_has_the_button(klient: K, varld: Varld, vem: str) -> None:
    assert KNAPP not in klient(vem).sida(bas(varld)).text


def test_unseen_for_a_year_is_a_flag_with_its_button_until_it_is_marked(
    klient: K, varld: Varld, databas: Databas
) -> None:
    gora_gammal(databas, varld)
    oversikt = f"/portfolj/{varld.portfolj}"
    studierektor = klient("studierektor")
    sida = studierektor.sida(oversikt)
    assert "Studierektorn har inte sett 1 bedömning" in sida.text
    assert (bas(varld)) in [url for text, url in sida.lankar if text.startswith("Markera som sedda")]
    assert "Görs av studierektorn" in klient("st").sida(oversikt).text
    studierektor.skicka(bas(varld, "/sedda"), fran=bas(varld))
    assert "Studierektorn har inte sett" not in studierektor.sida(oversikt).text


def test_never_supervised_in_supervising_is_a_flag_with_its_button(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(f"/portfolj/{varld.portfolj}")
    assert "Förmågan att handleda andra har inte bedömts" in sida.text
    (adress,) = [url for text, url in sida.lankar if text.startswith("Begär bedömning när du handleder")]
    assert adress == bas(varld, f"/ny?metod={Metod.HANDLEDNING_PA_HANDLEDNING}")
    form = klient("st").sida(adress).formular_till(bas(varld, "/ny"))
    assert form["mall"] == ["handledning_pa_handledning"]


def test_missing_quality_work_leads_to_the_form_of_such_work(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(f"/portfolj/{varld.portfolj}")
    (adress,) = [url for text, url in sida.lankar if text.startswith("Planera kvalitetsarbete")]
    assert adress.endswith("/aktivitet/ny?slag=kvalitetsarbete")
    assert klient("st").sida(adress).formular_till(f"/portfolj/{varld.portfolj}/aktivitet/ny")["slag"] == [
        "kvalitetsarbete"
    ]
