"""A request on its way: mailed, reminded, run out, given more time, declined, asked of somebody else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.db.engine import Databas
from app.domain.bedomning import Bedomningsstatus
from app.jobs.paminnelser import paminn_alla
from app.jobs.post import Posttur
from tests.features.bedomning.bedomningar import bas, begard, las_rad, nya
from tests.features.conftest import Postgang
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld, epost

K = Callable[[str], Klient]
FRAGA = {"mall": "mini_cex", "situation": "Akutbesök på jouren", "datum": "2026-11-23", "delmal": ["c1"]}
ULLA = "ulla@exempel.invalid"


def fraga(klient: K, varld: Varld, databas: Databas, vem: str = "handledare", som: str = "st", **mer: str) -> int:
    """Ask somebody; the id of the request."""
    till = {"vem": str(varld.personer[vem])} if vem else {"vem_namn": "Ulla Främmande", "vem_epost": ULLA}
    sida = klient(som).skicka(bas(varld, "/ny"), {**FRAGA, **till, **mer})
    assert sida.status == 200, sida.text
    return nya(databas)[-1].id or 0


def om(dagar: int) -> datetime:
    """A moment so many days after the day of the test."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC) + timedelta(days=dagar)


def test_the_one_asked_gets_a_mail_that_leads_to_the_request(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr = fraga(klient, varld, databas)
    post.bar_ut()
    text = post.server.text(epost("handledare"))
    assert "Akutbesök på jouren" in text
    assert "Svara senast 7 december 2026." in text
    assert f"/portfolj/{varld.portfolj}/bedomning/{nr}\n" in text
    hos = klient("handledare").sida(bas(varld, f"/{nr}"))
    assert "Akutbesök på jouren" in hos.text
    assert ("Avböj", bas(varld, f"/{nr}/avboj")) in hos.lankar


def test_the_inbox_shows_situation_and_last_day(klient: K, varld: Varld, databas: Databas) -> None:
    fraga(klient, varld, databas)
    text = klient("handledare").sida("/").text
    assert "Mini-CEX: Akutbesök på jouren" in text
    assert "svara senast 7 december 2026" in text


def test_a_huvudhandledare_asks_and_follows_only_what_is_her_own(klient: K, varld: Varld, databas: Databas) -> None:
    nr = fraga(klient, varld, databas, "placering", som="handledare")
    handledare = klient("handledare")
    assert handledare.skicka(bas(varld, f"/{nr}/ta-tillbaka")).status == 200
    assert las_rad(databas, nr).status is Bedomningsstatus.MAKULERAD
    assert handledare.sida(begard(varld, "/andra")).status == 403
    assert handledare.sida(bas(varld, "/ny-medsittning")).status == 403
    assert "Logga medsittning" not in handledare.sida(bas(varld)).text


def test_reminders_are_few_and_days_apart(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr = fraga(klient, varld, databas)
    st, har = klient("st"), bas(varld, f"/{nr}")
    for dag, nummer in ((0, 1), (3, 2), (6, 3)):
        post.ga_till(om(dag))
        sida = st.skicka(f"{har}/paminn", fran=har)
        assert f"Påmind {nummer} gång" in sida.text
        post.bar_ut()
        oppnad = [f["action"] for f in sida.formular]
        assert f"{har}/paminn" not in oppnad
    assert "har fått alla påminnelser" in sida.text
    amnen = [str(b["Subject"]) for b in post.server.till(epost("handledare"))]
    assert amnen.count("Påminnelse: Astrid Exempel väntar på din bedömning") == 3
    assert slag(databas, "bedomning", nr) == ["bedomning_begard", *["bedomning_pamind"] * 3]


def test_a_reminder_too_early_is_refused(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr = fraga(klient, varld, databas)
    st, har = klient("st"), bas(varld, f"/{nr}")
    falt = st.sida(har).formular_till(f"{har}/paminn")
    st.post(f"{har}/paminn", data=falt)
    post.ga_till(om(2))
    igen = falt | {"version": [str(las_rad(databas, nr).version)], "_nyckel": ["en-ny-nyckel"]}
    sida = Sidan(st.post(f"{har}/paminn", data=igen))
    assert sida.status == 409
    assert "Nästa påminnelse kan skickas 26 november 2026." in sida.text
    assert las_rad(databas, nr).paminnelser == 1


def test_the_job_reminds_once_before_each_day(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr = fraga(klient, varld, databas)  # to be answered by 7 December
    val, regelverk = post.app.state.installningar, post.app.state.regelverk
    antal = []
    for dag in range(16):
        for _ in range(2):
            paminn_alla(databas, val, regelverk, idag=om(dag).date(), nu=om(dag))
        antal.append(las_rad(databas, nr).paminnelser)
    assert antal == [0] * 7 + [1] * 5 + [2] * 4
    assert slag(databas, "bedomning", nr) == ["bedomning_begard", "bedomning_pamind", "bedomning_pamind"]


def test_after_the_last_day_nobody_answers_until_it_is_given_more_time(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr = fraga(klient, varld, databas)
    har, handledare = bas(varld, f"/{nr}"), klient("handledare")
    post.ga_till(om(14))
    oppnad = handledare.sida(f"{har}/besvara")
    assert oppnad.status == 200
    post.ga_till(om(15))
    sida = Sidan(handledare.post(f"{har}/besvara", data=oppnad.formular_till(f"{har}/besvara") | {
        "aterkoppling": ["Det jag skrev"]}))  # fmt: skip
    assert sida.status == 409
    assert "Svarstiden har gått ut" in sida.text
    assert sida.formular_till(f"{har}/besvara")["aterkoppling"] == ["Det jag skrev"]
    assert handledare.sida(f"{har}/besvara").status == 409
    assert "Akutbesök" not in handledare.sida("/").text
    st = klient("st")
    assert ("Förläng", f"{har}/forlang") in st.sida(har).lankar
    assert st.skicka(f"{har}/forlang", {"svara_senast": "2026-12-07"}).status == 422
    assert "Svarstiden är förlängd" in st.skicka(f"{har}/forlang", {"svara_senast": "2026-12-20"}).text
    assert handledare.sida(f"{har}/besvara").status == 200
    assert "Akutbesök" in handledare.sida("/").text


def test_who_declines_says_why_and_somebody_else_is_asked(klient: K, varld: Varld, databas: Databas) -> None:
    nr = fraga(klient, varld, databas)
    har, handledare, st = bas(varld, f"/{nr}"), klient("handledare"), klient("st")
    assert handledare.skicka(f"{har}/avboj").status == 422
    assert "Du har avböjt" in handledare.skicka(f"{har}/avboj", {"skal": "Jag var inte med."}).text
    sida = st.sida(har)
    assert "Avböjd" in sida.text
    assert "Jag var inte med." in sida.text
    assert ("Fråga någon annan", bas(varld, f"/ny?som={nr}")) in sida.lankar
    ny = st.sida(bas(varld, f"/ny?som={nr}")).formular_till(bas(varld, "/ny"))
    assert (ny["mall"], ny["situation"], ny["delmal"]) == (["mini_cex"], ["Akutbesök på jouren"], ["c1"])
    assert ny.get("vem", [""]) == [""] or not ny["vem"][0]
    assert slag(databas, "bedomning", nr)[-1] == "bedomning_avbojd"
    assert handledare.sida(f"{har}/besvara").status == 409
    assert handledare.sida(f"{har}/avboj").status == 409


def test_only_the_one_asked_declines(klient: K, varld: Varld, databas: Databas) -> None:
    nr = fraga(klient, varld, databas)
    assert klient("studierektor").sida(bas(varld, f"/{nr}/avboj")).status == 403


def test_a_mail_that_can_not_be_delivered_is_told(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    post.server.finns_inte.add(ULLA)
    nr = fraga(klient, varld, databas, "")
    assert post.bar_ut() == Posttur(omojliga=1)
    sida = klient("st").sida(bas(varld, f"/{nr}"))
    assert f"Brevet till {ULLA} gick inte att leverera. Rätta adressen" in sida.text
    assert "Ingen sådan brevlåda" in sida.text
    klient("st").skicka(
        bas(varld, f"/{nr}/andra"), {"vem_epost": "ulla.ny@exempel.invalid", "vem_namn": "Ulla Främmande"}
    )
    assert post.bar_ut() == Posttur(skickade=1)
    assert "/b/" in post.server.text("ulla.ny@exempel.invalid")


def test_a_withdrawn_request_takes_back_its_mail(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr = fraga(klient, varld, databas, "")
    klient("st").skicka(bas(varld, f"/{nr}/ta-tillbaka"))
    assert post.bar_ut() == Posttur()


@pytest.mark.parametrize("adress", ["st@exempel.invalid", "ST@Exempel.invalid", "st+bedomare@exempel.invalid"])
def test_nobody_asks_themselves(klient: K, varld: Varld, databas: Databas, adress: str) -> None:
    falt = {**FRAGA, "vem_namn": "Ulla Främmande", "vem_epost": adress}
    sida = klient("st").skicka(bas(varld, "/ny"), falt)
    assert sida.status == 422
    assert "Det är ST-läkarens egen adress" in sida.text
    assert nya(databas) == []


def test_without_mail_nothing_is_promised(klient: K, varld: Varld, databas: Databas) -> None:
    nr = fraga(klient, varld, databas, "")
    sida = klient("st").sida(bas(varld, f"/{nr}"))
    assert "tjänsten har ingen e-post inställd" in sida.text
    assert "Ett brev går" not in sida.text
    assert klient("st").sida(bas(varld, f"/{nr}/lank")).status == 409
