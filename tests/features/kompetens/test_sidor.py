"""The plan of assessments, ratings over time, and the lanes: what they show, to whom, and what they cost."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import AktivitetRad, BedomningRad, MetodRad
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.underlag.regelunderlag import Regelverk
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]
Spara = Callable[..., None]
PLAN, UTVECKLING, STRAK = "bedomningsplan", "utveckling", "strak"
SIDORNA = (PLAN, UTVECKLING, STRAK)


def _adress(varld: Varld, sida: str) -> str:
    return f"/portfolj/{varld.portfolj}/{sida}"


@pytest.fixture
def spara(databas: Databas, regelverk: Regelverk, varld: Varld, idag: date, nu: datetime) -> Spara:
    """Put records into the portfolio."""

    def gor(*rader: Any) -> None:
        with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
            session.add_all(rader)
            handelse(session, Handelseslag.METOD_VALD, portfolj_id=varld.portfolj, objekt="planerad_metod")

    return gor


def _bedomning(varld: Varld, nu: datetime, datum: date, **mer: Any) -> BedomningRad:
    varden: dict[str, Any] = {
        "metod": Metod.MINI_CEX,
        "status": Bedomningsstatus.SIGNERAD,
        "bedomare_namn": "Bo Påhittad",
        "signerad": datum,
        "delmal": frozenset({DelmalKod("c1")}),
    }
    return BedomningRad(portfolj_id=varld.portfolj, datum=datum, skapad=nu, **(varden | mer))


def _cex(varld: Varld, nu: datetime, datum: date, anamnes: str, **mer: Any) -> BedomningRad:
    return _bedomning(varld, nu, datum, mall="mini_cex", mall_version=1, svar={"anamnes": anamnes}, **mer)


def _lank(sida: Sidan, text: str) -> str:
    return next(adress for etikett, adress in sida.lankar if etikett.startswith(text))


@pytest.mark.parametrize("sida", SIDORNA)
@pytest.mark.parametrize("vem", ["st", "handledare", "placering", "studierektor", "chef"])
def test_everybody_who_reads_the_portfolio_reads_them(klient: K, varld: Varld, vem: str, sida: str) -> None:
    svar = klient(vem).sida(_adress(varld, sida))
    assert svar.status == 200
    assert [text for text, _ in svar.lankar if text in ("Lista", "Plan", "Utveckling", "Stråk")] == [
        "Lista",
        "Plan",
        "Utveckling",
        "Stråk",
    ]
    far_begara = vem in ("st", "handledare")
    assert any(text.startswith(("Begär", "Planera")) for text, _ in svar.lankar) == far_begara


@pytest.mark.parametrize("sida", SIDORNA)
def test_the_rail_shows_where_they_belong(klient: K, varld: Varld, sida: str) -> None:
    html = klient("st").sida(_adress(varld, sida)).html
    assert f'href="/portfolj/{varld.portfolj}/bedomning" hx-boost="true" aria-current="page"' in html


@pytest.mark.parametrize("sida", SIDORNA)
def test_they_cost_few_questions(klient: K, varld: Varld, databas: Databas, sida: str) -> None:
    klient_ = klient("st")
    with rakna(databas) as satser:
        klient_.sida(_adress(varld, sida))
    assert len(satser) <= 14


def test_the_plan_tells_each_target_with_source_and_remedy(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_adress(varld, PLAN))
    assert sida.h1 == "Kompetensvärderingsplan"
    assert "Du har 0 av 6 medsittningar de senaste 12 månaderna" in sida.text
    assert "KV-01 Tillräckligt många bedömningar görs" in sida.text
    assert "Region Kronoberg" in sida.text
    assert "Lokal riktlinje" in sida.text


def test_what_is_asked_for_stands_in_the_plan(klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date) -> None:
    spara(
        _bedomning(
            varld,
            nu,
            idag - timedelta(days=40),
            status=Bedomningsstatus.BEGARD,
            signerad=None,
            begard=idag - timedelta(days=40),
            svara_senast=idag - timedelta(days=1),
        )
    )
    sida = klient("st").sida(_adress(varld, PLAN))
    assert "Mini-CEX 14 oktober 2026, Bo Påhittad har inte besvarats i tid." in sida.text
    assert "Begärd 14 oktober 2026, gick ut 22 november 2026" in sida.text
    assert "Har gått ut" in sida.text
    assert "Medsittning 20 november 2026, Bo Påhittad" in sida.text


def test_one_assessment_answers_several_delmal_on_one_line(klient: K, varld: Varld, spara: Spara, idag: date) -> None:
    spara(
        *(
            MetodRad(portfolj_id=varld.portfolj, delmal=kod, metod=Metod.DOPS, planerad_till=idag + timedelta(days=3))
            for kod in ("c4", "c1")
        )
    )
    sida = klient("st").sida(_adress(varld, PLAN))
    assert _lank(sida, "Begär DOPS för c1, c4").endswith("/bedomning/ny?metod=dops&delmal=c1&delmal=c4")
    assert "26 november 2026" in sida.text
    assert "Försenad" not in sida.text


def test_what_is_late_comes_first_and_what_is_answered_goes(
    klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date
) -> None:
    igar = idag - timedelta(days=1)
    spara(MetodRad(portfolj_id=varld.portfolj, delmal="c1", metod=Metod.CBD, planerad_till=igar))
    sida = klient("st").sida(_adress(varld, PLAN))
    assert "CBD (falldiskussion) för c1 skulle ha gjorts 22 november 2026." in sida.text
    assert "Försenad" in sida.text
    assert "1 av 2 valda metoder har sin bedömning" in sida.text
    form = klient("st").sida(next(adress for text, adress in sida.lankar if text == "Begär bedömning"))
    assert form.h1 == "Begär bedömning"
    falt = form.formular_till(_adress(varld, "bedomning/ny"))
    assert falt["mall"][0].endswith("cbd")
    assert falt["delmal"] == ["c1"]
    spara(_bedomning(varld, nu, idag, metod=Metod.CBD))
    assert "2 av 2 valda metoder har sin bedömning" in klient("st").sida(_adress(varld, PLAN)).text


def test_ratings_are_drawn_and_told_in_a_table(klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date) -> None:
    spara(
        _cex(varld, nu, date(2026, 1, 12), "2", bedomare_id=varld.personer["handledare"]),
        _cex(varld, nu, date(2026, 9, 3), "3", bedomare_namn="Cecilia Fiktiv"),
        _cex(varld, nu, idag, "4", bedomare_namn="Cecilia Fiktiv"),
    )
    sida = klient("st").sida(_adress(varld, UTVECKLING))
    assert "3 bedömningar av 2 personer: ”Behöver stöd” till ”Självständig”, senast ”Självständig”." in sida.text
    assert sida.html.count('<svg class="kurva"') == 1
    assert "<title" in sida.html
    assert "<desc" in sida.html
    assert sida.html.count('data-slag="annan"') == 3  # two marks, and what the mark means
    assert "Klarade det med enstaka råd." in sida.text
    assert "1 signerad bedömning har ingen skala" in sida.text


def test_one_rating_is_too_little_for_a_curve(klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date) -> None:
    spara(_cex(varld, nu, idag, "2"))
    sida = klient("st").sida(_adress(varld, UTVECKLING))
    assert "1 bedömning av 1 person: ”Behöver stöd”. För lite för en kurva." in sida.text
    assert '<svg class="kurva"' not in sida.html


def test_without_a_scale_the_page_teaches_and_offers_the_first_step(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_adress(varld, UTVECKLING))
    assert "Ingen signerad bedömning har en skala än." in sida.text
    assert _lank(sida, "Begär bedömning") == _adress(varld, "bedomning/ny")


def test_an_empty_lane_says_what_is_missing_and_offers_one_step(klient: K, varld: Varld) -> None:
    sida = klient("st").sida(_adress(varld, STRAK))
    assert "Handledarskap: tillfälle saknas, återkoppling saknas, bevis inte signerat" in sida.html
    assert "ett tillfälle att öva, till exempel handleda under handledning" in sida.text
    assert _lank(sida, "Planera tillfälle: Handledarskap").endswith(
        "/aktivitet/ny?slag=handleda_under_handledning&delmal=a1"
    )


def test_a_lane_goes_from_opportunity_to_feedback_to_evidence(
    klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date
) -> None:
    hl = AktivitetRad(
        portfolj_id=varld.portfolj,
        slag=Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING,
        titel="Handleda läkarstudent",
        status=Aktivitetsstatus.GENOMFORD,
        start=idag - timedelta(days=20),
        delmal=frozenset({DelmalKod("a1")}),
    )
    spara(hl)
    sida = klient("st").sida(_adress(varld, STRAK))
    begar = _lank(sida, "Begär återkoppling: Handledarskap")
    assert "metod=handledning_pa_handledning&delmal=a1&aktivitet=" in begar
    spara(_bedomning(varld, nu, idag, metod=Metod.HANDLEDNING_PA_HANDLEDNING, delmal=frozenset({DelmalKod("a1")})))
    sida = klient("st").sida(_adress(varld, STRAK))
    assert _lank(sida, "Se delmål a1: Handledarskap") == _adress(varld, "delmal/a1")
    klient("handledare").skicka(_adress(varld, "delmal/a1/signera"), {}, fran=_adress(varld, "delmal/a1"))
    rad = klient("st").sida(_adress(varld, STRAK)).html.partition('id="handledarskap"')[2].partition("</li>")[0]
    assert "Inget saknas." in rad
    assert "knapp" not in rad


def test_quality_work_is_called_by_its_form(klient: K, varld: Varld, spara: Spara, nu: datetime, idag: date) -> None:
    kvalitet: dict[str, Any] = {
        "mall": "kvalitetsarbete",
        "mall_version": 1,
        "omraden": frozenset({Kompetensomrade.KVALITET}),
    }
    spara(_bedomning(varld, nu, idag, metod=Metod.ANNAN, **kvalitet))
    rad = klient("st").sida(_adress(varld, STRAK)).html.partition('id="kvalitet"')[2].partition("Bevis")[0]
    assert "Kvalitets- och patientsäkerhetsarbete 23 november 2026" in rad
    assert "Annan metod" not in rad


def test_a_target_that_is_met_is_never_urgent(klient: K, varld: Varld) -> None:
    html = klient("st").sida(_adress(varld, PLAN)).html
    rad = html.partition("Ingen bedömning har väntat länge")[2].partition("fynd-atgard")[0]
    assert "Senast 4 december 2026" in rad
    assert "data-bradskar" not in rad
