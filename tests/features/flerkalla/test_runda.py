"""A round from its start to the result: invited, counted, closed, put together, handed out by the right person."""

from collections.abc import Callable
from datetime import date

import pytest
from fastapi import FastAPI
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import BedomningRad, BrevRad, SignaturRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Kompetensomrade
from tests.features.bedomning.bedomningar import bas, las_rad
from tests.features.flerkalla.rundor import FALT, Rundan
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
SUMMERING = {"aterkoppling": "Omtyckt och pålitlig.", "overenskommet": "Ta plats på ronden."}


def rad(runda: Rundan) -> BedomningRad:
    return las_rad(runda.databas, runda.id)


def brev(databas: Databas) -> list[BrevRad]:
    with databas.lasning() as session:
        return list(session.exec(select(BrevRad)))


@pytest.fixture
def med_epost(app: FastAPI) -> FastAPI:
    """An installation that can send mail."""
    app.state.installningar = app.state.installningar.model_copy(update={"smtp_vard": "127.0.0.1"})
    return app


def test_a_round_is_begun_and_tells_how_it_goes_on(klient: K, varld: Varld, runda: Rundan) -> None:
    assert (rad(runda).status, rad(runda).bedomare_namn, rad(runda).begard) == (
        Bedomningsstatus.BEGARD, "Bo Påhittad", None,
    )  # fmt: skip
    sida = klient("st").sida(bas(varld, f"/{runda.id}"))
    assert "Ingen är inbjuden än." in sida.text
    assert "360-gradersbedömning (MSF)" not in klient("handledare").sida("/").text  # nothing awaits him yet


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [("vem", "", "Välj vem som ska lämna ut resultatet."), ("sista_dag", "2026-11-22", "Dagen har redan varit."),
     ("sista_dag", "", "Fyll i sista dag att svara.")],
)  # fmt: skip
def test_a_faulty_start_is_refused(klient: K, varld: Varld, falt: str, varde: str, text: str) -> None:
    sida = klient("st").skicka(bas(varld, "/360/ny"), {falt: varde})
    assert (sida.status, text in sida.text) == (422, True)


def test_the_st_lakare_herself_is_never_the_one_to_hand_it_out(klient: K, varld: Varld) -> None:
    sida = klient("st").skicka(bas(varld, "/360/ny"), {"vem": str(varld.personer["st"])})
    assert sida.status == 422


def test_links_are_shown_once_and_mailed_where_there_is_an_address(
    klient: K, runda: Rundan, med_epost: FastAPI
) -> None:
    sida = runda.bjud("sjukskoterska", "Ada Ett, ada@exempel.invalid\nBea Två\n")
    assert "Bea Två" in sida.text
    assert "Ada Ett" not in sida.text
    assert [(i.namn, i.epost) for i in runda.inbjudna()] == [("Ada Ett", "ada@exempel.invalid"), ("Bea Två", "")]
    (ett,) = brev(runda.databas)
    assert (ett.till, ett.portfolj_id, ett.objekt_id) == ("ada@exempel.invalid", None, None)
    lank = ett.text[ett.text.index("/m/") :].split()[0]
    assert runda.svara(lank).h1 == "Tack för ditt svar"
    assert "/m/" not in klient("st").sida(runda.adress()).html


@pytest.mark.parametrize(
    ("grupp", "personer", "text"),
    [
        ("", "Ada", "Välj en av grupperna."),
        ("kungar", "Ada", "Välj en av grupperna."),
        ("sjukskoterska", "", "Fyll i personer."),
        ("sjukskoterska", "Ada, ada@", "ser inte ut som en e-postadress"),
        ("sjukskoterska", "Ada 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("sjukskoterska", "\n".join(["Ada"] * 31), "högst 30 åt gången"),
    ],
)
def test_a_faulty_invitation_is_refused_and_kept(runda: Rundan, grupp: str, personer: str, text: str) -> None:
    sida = runda.bjud(grupp, personer)
    assert (sida.status, text in sida.text) == (422, True)
    assert sida.formular_till(runda.adress("/bjud-in"))["personer"] == [personer]
    assert not runda.inbjudna()


def test_progress_is_counts_only_and_small_groups_not_even_that(klient: K, runda: Rundan) -> None:
    for lank in [*runda.lankar("lakare_egen", 4)[:2], runda.lankar("administration", 1)[0]]:
        runda.svara(lank, bra="Hemligt ord")
    # One group told of, and the total, would tell of the only one of the other.
    assert "Läkare i egen specialitet 4 visas inte" in klient("st").sida(runda.adress()).text
    runda.lankar("sjukskoterska", 3)
    for vem in ("st", "handledare", "studierektor"):
        sida = klient(vem).sida(runda.adress())
        assert "Läkare i egen specialitet 4 2" in sida.text
        assert "Annan sjuksköterska 3 visas inte" in sida.text
        assert "Administrativ personal 1 visas inte" in sida.text
        assert "Hemligt ord" not in sida.html
    # Revoking tells nothing either: the answered and the others look alike.
    for ett in runda.inbjudna():
        klient("st").skicka(runda.adress(f"/inbjudan/{ett.id}/aterkalla"), fran=runda.adress())
    assert klient("st").sida(runda.adress()).text.count("Återkallad") == 8
    assert len(runda.svaren()) == 3


def test_a_reminder_goes_to_those_who_have_not_answered_with_a_new_link(
    klient: K, runda: Rundan, med_epost: FastAPI
) -> None:
    runda.bjud("sjukskoterska", "Ada Ett, ada@exempel.invalid\nBea Två, bea@exempel.invalid")
    lankar = [b.text[b.text.index("/m/") :].split()[0] for b in brev(runda.databas)]
    runda.svara(lankar[0])
    sida = klient("st").skicka(runda.adress("/paminn"), fran=runda.adress())
    assert "Påminnelsen är på väg till dem som inte har svarat." in sida.text
    assert [b.till for b in brev(runda.databas)][2:] == ["bea@exempel.invalid"]
    ny = brev(runda.databas)[-1].text
    assert runda.svara_eller_stangd(lankar[1]) == 404
    assert runda.svara(ny[ny.index("/m/") :].split()[0]).h1 == "Tack för ditt svar"
    igen = klient("st").skicka(runda.adress("/paminn"), fran=runda.adress())
    assert (igen.status, "Nästa kan gå 28 november 2026." in igen.text) == (409, True)


def test_no_reminder_without_mail(klient: K, runda: Rundan) -> None:
    runda.lankar("lakare_egen", 1)
    assert klient("st").skicka(runda.adress("/paminn"), fran=runda.adress()).status == 409


def test_the_last_day_is_moved(klient: K, runda: Rundan) -> None:
    klient("st").skicka(runda.adress("/sista-dag"), {"sista_dag": "2027-01-15"}, fran=runda.adress())
    assert runda.las().sista_dag == rad(runda).datum == date(2027, 1, 15)
    assert (
        klient("st").skicka(runda.adress("/sista-dag"), {"sista_dag": "2020-01-15"}, fran=runda.adress()).status == 422
    )


def test_too_few_answers_are_not_put_together(klient: K, runda: Rundan) -> None:
    runda.samla({"lakare_egen": 4, "sjukskoterska": 3})
    sida = klient("handledare").sida(runda.adress())
    assert "7 av minst 8" in sida.text
    assert runda.adress("/avsluta") not in {form["action"] for form in sida.formular}
    falt = sida.formular_till(runda.adress("/bjud-in"))
    svar = klient("handledare").post(runda.adress("/avsluta"), data=falt | {"version": "1"})
    assert (svar.status_code, runda.las().stangd) == (409, None)
    assert klient("handledare").sida(runda.adress("/lamna-ut")).status == 409


def test_a_round_is_closed_put_together_and_handed_out(klient: K, varld: Varld, runda: Rundan) -> None:
    klient("st").skicka(runda.adress("/sjalv"), dict.fromkeys(FALT, "bor_adresseras"))
    runda.samla({"lakare_egen": 4, "sjukskoterska": 3, "administration": 1})
    sida = runda.avsluta()
    assert sida.h1 == "Lämna ut resultatet"
    assert "Ord från lakare_egen" in sida.text
    assert "Ord från administration" not in sida.text
    assert rad(runda).begard == date(2026, 11, 23)
    assert "360-gradersbedömning" in klient("handledare").sida("/").text
    # Until it is handed out nobody else sees anything of it.
    for vem in ("st", "chef", "placering"):
        assert "Ord från" not in klient(vem).sida(runda.adress()).html
    klar = klient("handledare").skicka(runda.adress("/lamna-ut"), SUMMERING)
    assert "Resultatet är utlämnat och låst." in klar.text
    st = klient("st").sida(runda.adress())
    for text in ("Omtyckt och pålitlig.", "Ta plats på ronden.", "Ord från lakare_egen", "Alla (7)"):
        assert text in st.text
    for text in ("Ord från administration", "Administrativ personal"):
        assert text not in st.html
    assert "Bör tas upp" in st.text  # her own rating beside
    nu = rad(runda)
    assert nu.svar["svarande"] == "alla 7, lakare_egen 4, sjukskoterska 3"
    assert nu.svar["etik"].split("\n") == [
        "alla: inga_problem 7", "lakare_egen: inga_problem 4", "sjukskoterska: inga_problem 3",
        "sjalv: bor_adresseras 1",
    ]  # fmt: skip
    assert nu.omraden == {Kompetensomrade.KOMMUNIKATION, Kompetensomrade.LEDARSKAP, Kompetensomrade.UNDERVISNING}
    with runda.databas.lasning() as session:
        assert [s.objekt_id for s in session.exec(select(SignaturRad))] == [runda.id]


def test_small_groups_are_together_in_the_total(klient: K, runda: Rundan) -> None:
    runda.samla({"lakare_egen": 5, "sjukskoterska": 2, "administration": 1})
    sida = runda.avsluta("studierektor")
    assert "Alla (8) Läkare i egen specialitet (5) Egen skattning" in sida.text
    assert "Ord från administration" in sida.text


@pytest.mark.parametrize("vem", ["st", "chef", "placering"])
def test_only_huvudhandledare_or_studierektor_hands_it_out(klient: K, runda: Rundan, vem: str) -> None:
    runda.samla({"lakare_egen": 8})
    assert runda.adress("/avsluta") not in {form["action"] for form in klient(vem).sida(runda.adress()).formular}
    runda.avsluta()
    assert klient(vem).sida(runda.adress("/lamna-ut")).status == 403
    assert "Ord från" not in klient(vem).sida(runda.adress("/lamna-ut")).html


def test_nothing_comes_in_or_changes_when_it_is_closed(klient: K, runda: Rundan) -> None:
    sen = runda.lankar("underskoterska", 1)[0]
    sjalv = klient("st").sida(runda.adress("/sjalv")).formular_till(runda.adress("/sjalv"))
    bjud = klient("st").sida(runda.adress()).formular_till(runda.adress("/bjud-in"))
    runda.samla({"lakare_egen": 8})
    runda.avsluta()
    assert runda.svara_eller_stangd(sen) == 410
    for stig, falt in (
        ("/sjalv", sjalv | dict.fromkeys(FALT, "inga_problem")),
        ("/bjud-in", bjud | {"grupp": "lakare_egen", "personer": "Sen Person"}),
    ):
        assert klient("st").post(runda.adress(stig), data=falt).status_code == 409
    assert "Bjud in" not in klient("st").sida(runda.adress()).text
    assert (len(runda.svaren()), runda.las().sjalv) == (8, {})


def test_a_summary_is_asked_for_and_kept(klient: K, runda: Rundan) -> None:
    runda.samla({"lakare_egen": 8})
    runda.avsluta()
    sida = klient("handledare").skicka(runda.adress("/lamna-ut"), {"aterkoppling": "", "overenskommet": "Kvar."})
    assert (sida.status, "Fyll i sammanfattning." in sida.text) == (422, True)
    assert sida.formular_till(runda.adress("/lamna-ut"))["overenskommet"] == ["Kvar."]
    klient("studierektor").skicka(runda.adress("/lamna-ut"), SUMMERING)
    igen = klient("handledare").sida(runda.adress("/lamna-ut"))
    assert (igen.status, rad(runda).signerad_av) == (409, runda.varld.personer["studierektor"])
