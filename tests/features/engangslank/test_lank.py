"""What a link withstands: robots, time, second thoughts, guessing. And how the ST-läkare makes one."""

import re

import pytest

from app.config import Installningar
from app.db.engine import Databas
from app.domain.bedomning import Bedomningsstatus
from app.features.engangslank.actions import GISSNINGAR, KODER
from app.web.qr import qr
from tests.features.bedomning.bedomningar import bas, las_rad
from tests.features.conftest import Postgang
from tests.features.engangslank.lankar import ULLA, K, begar, lankrad, om, signera, skriv
from tests.features.handelser import slag
from tests.features.varld import Varld


def test_a_robot_that_opens_everything_uses_nothing_up(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    fore, robot = lankrad(databas, nr).model_dump(), klient("ingen")
    for adress in (lank, f"{lank}/kod", f"{lank}/avboj"):
        robot.get(adress)
        robot.head(adress)
    assert lankrad(databas, nr).model_dump() == fore
    assert slag(databas, "bedomning", nr) == ["bedomning_begard"]
    assert klient("ingen").sida(lank).status == 200


def test_the_page_tells_nothing_else_and_nobody_is_told_of_it(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    _, lank = begar(klient, varld, databas, post)
    sida = klient("chef").sida(lank)
    huvuden = sida.svar.headers
    assert (huvuden["referrer-policy"], huvuden["cache-control"]) == ("no-referrer", "no-store")
    assert "noindex" in huvuden["x-robots-tag"]
    assert {url for _, url in sida.lankar} <= {"#innehall", "/tillganglighet", "/integritet", f"{lank}/avboj"}
    for annat in ("Internmedicin", "Bo Påhittad", "Vårdcentralen", "Hans Uppdiktad", "/portfolj"):
        assert annat not in sida.html


@pytest.mark.parametrize("steg", ["", "/kod", "/avboj"])
def test_an_unknown_secret_is_answered_alike_and_not_for_ever(
    klient: K, varld: Varld, databas: Databas, post: Postgang, steg: str
) -> None:
    _, lank = begar(klient, varld, databas, post)
    gissare, val = klient("ingen"), post.app.state.installningar
    assert isinstance(val, Installningar)
    svar = [gissare.sida(f"/b/{'x' * 42}{n % 10}{steg}") for n in range(val.forsok_per_adress)]
    assert {(s.status, s.h1) for s in svar} == {(404, "Länken går inte att använda")}
    sida = gissare.sida(lank + steg)
    assert (sida.status, sida.h1) == (429, "För många försök")
    assert int(sida.svar.headers["retry-after"]) > 0


def test_after_its_time_the_link_is_closed_and_more_time_opens_it(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    post.ga_till(om(days=14))  # the last day
    assert klient("ingen").sida(lank).status == 200
    oppen = klient("ingen")
    falt = oppen.sida(lank).formular_till(lank)
    post.ga_till(om(days=15))
    sida = klient("ingen").sida(lank)
    assert (sida.status, sida.h1, sida.formular) == (410, "Länken har gått ut", [])
    svar = oppen.post(lank, data=falt | {"aterkoppling": ["Det jag hann skriva."]})
    assert svar.status_code == 409
    assert "Det jag hann skriva." in svar.text
    klient("st").skicka(bas(varld, f"/{nr}/forlang"), {"svara_senast": "2026-12-20"})
    assert klient("ingen").sida(lank).status == 200


def test_a_link_is_valid_for_a_month_at_most(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, _ = begar(klient, varld, databas, post)
    klient("st").skicka(bas(varld, f"/{nr}/andra"), {"svara_senast": "2027-06-30", "vem_namn": "Ulla Främmande"})
    assert lankrad(databas, nr).giltig_till == om(days=30).replace(hour=23, minute=0)


def test_a_revoked_link_is_closed(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    oppen = klient("ingen")
    falt = oppen.sida(lank).formular_till(lank)
    har = bas(varld, f"/{nr}")
    assert "Länken är återkallad" in klient("st").skicka(f"{har}/aterkalla-lank", fran=har).text
    sida = klient("ingen").sida(lank)
    assert (sida.status, sida.h1) == (410, "Länken är återkallad")
    svar = oppen.post(lank, data=falt | {"aterkoppling": ["Min text."]})
    assert svar.status_code == 409
    assert "Min text." in svar.text
    assert slag(databas, "bedomning", nr)[-1] == "bedomningslank_aterkallad"


def test_a_withdrawn_request_closes_its_link(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    klient("st").skicka(bas(varld, f"/{nr}/ta-tillbaka"))
    assert klient("ingen").sida(lank).h1 == "Bedömningen är redan besvarad"


def test_the_assessor_declines_by_the_link(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    assert ulla.skicka(f"{lank}/avboj").status == 422
    assert ulla.skicka(f"{lank}/avboj", {"skal": "Jag var på semester."}).h1 == "Du har tackat nej"
    rad = las_rad(databas, nr)
    assert (rad.status, rad.avbojd_skal) == (Bedomningsstatus.AVBOJD, "Jag var på semester.")
    assert "Jag var på semester." in klient("st").sida(bas(varld, f"/{nr}")).text
    assert ulla.sida(lank).status == 410


def test_a_code_can_be_guessed_five_times(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    post.bar_ut()
    ratt = post.server.kod(ULLA)
    fel = f"{(int(ratt) + 1) % 10**6:06d}"
    for kvar in range(GISSNINGAR - 1, 0, -1):
        sida = signera(ulla, lank, fel)
        assert sida.status == 422
        assert f"Du kan försöka {kvar} gånger till" in sida.text
        assert "Du lyssnade in patienten väl." in sida.text
    assert "Koden gäller inte längre" in signera(ulla, lank, fel).text
    assert "Koden gäller inte längre" in signera(ulla, lank, ratt).text
    assert las_rad(databas, nr).status is Bedomningsstatus.BEGARD
    assert slag(databas, "bedomning", nr).count("bedomningskod_fel") == GISSNINGAR


def test_a_code_runs_out_after_a_quarter(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    post.bar_ut()
    kod = post.server.kod(ULLA)
    post.ga_till(om(minutes=15))
    assert "Koden gäller inte längre" in signera(ulla, lank, kod).text
    ulla.skicka(f"{lank}/kod", {"vad": "ny_kod"})
    post.bar_ut()
    assert signera(ulla, lank, post.server.kod(ULLA)).h1 == "Signerad och låst"
    assert las_rad(databas, nr).status is Bedomningsstatus.SIGNERAD


def test_only_the_latest_code_is_right(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    _, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    post.bar_ut()
    gammal = post.server.kod(ULLA)
    post.ga_till(om(minutes=1))
    ulla.skicka(f"{lank}/kod", {"vad": "ny_kod"})
    post.bar_ut()
    ny = post.server.kod(ULLA)
    assert gammal == ny or "Koden stämmer inte" in signera(ulla, lank, gammal).text
    assert signera(ulla, lank, ny).h1 == "Signerad och låst"


def test_a_double_press_sends_one_code_and_a_link_few(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    skriv(ulla, lank)
    assert lankrad(databas, nr).koder_skickade == 1
    for n in range(1, KODER):
        post.ga_till(om(minutes=n))
        skriv(ulla, lank)
    post.ga_till(om(hours=1))
    sida = skriv(ulla, lank)
    assert sida.status == 429
    assert "Fler koder skickas inte" in sida.text
    assert sida.formular_till(lank)["aterkoppling"] == ["Du lyssnade in patienten väl."]
    assert lankrad(databas, nr).koder_skickade == KODER


def test_a_code_does_not_open_another_link(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    _, forsta = begar(klient, varld, databas, post)
    nr, andra = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, forsta)
    post.bar_ut()
    kod = post.server.kod(ULLA)
    skriv(ulla, andra)
    sida = signera(ulla, andra, kod)
    assert sida.status == 422
    assert las_rad(databas, nr).status is Bedomningsstatus.BEGARD


def test_a_link_can_be_shown_as_a_code_to_the_phone(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, gammal = begar(klient, varld, databas, post)
    sida = klient("st").skicka(bas(varld, f"/{nr}/lank"), {"vad": "qr"})
    assert sida.svar.headers["cache-control"] == "no-store"
    traff = re.search(r'value="(http[^"]+(/b/[\w-]{43}))"', sida.html)
    assert traff is not None
    assert qr(traff[1]).bana in sida.html
    assert klient("ingen").sida(traff[2]).status == 200
    assert klient("ingen").sida(gammal).h1 == "Länken är återkallad"
    assert post.bar_ut().skickade == 0


def test_a_link_is_not_mailed_to_the_one_assessed(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, _ = begar(klient, varld, databas, post)
    for adress, text in (
        ("st@exempel.invalid", "Det är ST-läkarens egen adress"),
        ("", "Fyll i bedömarens e-postadress"),
    ):
        sida = klient("st").skicka(bas(varld, f"/{nr}/lank"), {"epost": adress, "vad": "brev"})
        assert sida.status == 422
        assert text in sida.text


def test_a_form_from_another_site_is_refused(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    _, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    falt = ulla.sida(lank).formular_till(lank)
    for huvuden in ({"origin": "https://elak.invalid"}, {"origin": "null", "sec-fetch-site": "cross-site"}):
        assert ulla.post(lank, data=falt, headers=huvuden).status_code == 400
    # A page without referrer sends its own form so.
    assert ulla.post(lank, data=falt, headers={"origin": "null"}).status_code == 422
    assert ulla.post(lank, data=falt | {"_csrf": ["x"]}, headers={"origin": "null"}).status_code == 400
