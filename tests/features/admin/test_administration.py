"""Administration: units, persons, accounts and roles, within the admin's own part and no further."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import Enhet, Enhetsslag, Handelse, Konto, Person, PortfoljRad, SysselsattningRad, Uppdrag
from app.db.tabeller import Uppdragsroll as Roll
from tests.features.klient import Klient
from tests.features.varld import PERSONER, Varld, epost

NyKlient = Callable[[str], Klient]
NYTT_LOSENORD = "en lång promenad hem"


@pytest.fixture
def admin(klient: NyKlient) -> Klient:
    return klient("admin")


@pytest.fixture
def annan_region(databas: Databas) -> dict[str, int]:
    """A region of somebody else's, with a unit and a person."""
    with databas.skriv.begin() as koppling:
        koppling.execute(
            Enhet.__table__.insert(),  # type: ignore[attr-defined]
            [
                {"id": 900, "namn": "Region Norrbotten", "slag": Enhetsslag.REGION, "region": "norrbotten",
                 "stig": "/900/", "overordnad_id": None},
                {"id": 901, "namn": "Vårdcentralen Granen", "slag": Enhetsslag.ENHET, "region": "norrbotten",
                 "stig": "/900/901/", "overordnad_id": 900},
            ],
        )  # fmt: skip
        koppling.execute(
            Person.__table__.insert(),  # type: ignore[attr-defined]
            [{"id": 900, "namn": "Lena Långtbort", "epost": "lena@exempel.invalid", "titel": "", "enhet_id": 901,
              "sortnyckel": "lena"}],
        )  # fmt: skip
    return {"region": 900, "enhet": 901, "person": 900}


def _handelser(databas: Databas) -> list[tuple[str, int | None]]:
    with databas.lasning() as session:
        fraga = select(Handelse.slag, Handelse.person_id).order_by(col(Handelse.id))
        return [(slag, person) for slag, person in session.exec(fraga)]


def _enhet(databas: Databas, namn: str) -> Enhet:
    with databas.lasning() as session:
        return session.exec(select(Enhet).where(Enhet.namn == namn)).one()


def test_a_unit_is_added_below_another(admin: Klient, databas: Databas, varld: Varld) -> None:
    sida = admin.skicka(
        "/admin/enhet/ny", {"namn": "Kirurgkliniken", "slag": "verksamhet", "overordnad": str(varld.region)}
    )
    assert (sida.h1, "Kirurgkliniken är tillagd." in sida.text) == ("Administration", True)
    ny = _enhet(databas, "Kirurgkliniken")
    assert (ny.slag, ny.region, ny.stig) == (Enhetsslag.VERKSAMHET, "kronoberg", f"/{varld.region}/{ny.id}/")
    assert _handelser(databas)[-1] == ("enhet_skapad", varld.personer["admin"])


@pytest.mark.parametrize(
    ("falt", "text"),
    [
        ({"namn": "", "overordnad": "1"}, "Fyll i namn."),
        ({"namn": "Ny", "overordnad": ""}, "Välj var enheten ligger."),
        ({"namn": "Ny", "overordnad": "77777"}, "Välj en enhet i listan."),
        ({"namn": "vårdcentralen EKEN", "overordnad": "1"}, "Det finns redan en enhet med det namnet där."),
        ({"namn": "Ny", "slag": "region", "overordnad": "1"}, "Välj ett av alternativen."),
    ],
)
def test_a_faulty_unit_is_refused_with_what_was_written(
    admin: Klient, databas: Databas, falt: dict[str, str], text: str
) -> None:
    antal = len(_handelser(databas))
    sida = admin.skicka("/admin/enhet/ny", falt)
    assert (sida.status, text in sida.text, falt["namn"] in sida.html) == (422, True, True)
    assert len(_handelser(databas)) == antal


def test_moving_a_unit_takes_everything_below_along(admin: Klient, databas: Databas, varld: Varld) -> None:
    admin.skicka("/admin/enhet/ny", {"namn": "Mottagningen", "slag": "enhet", "overordnad": str(varld.enhet)})
    admin.skicka(f"/admin/enhet/{varld.enhet}", {"overordnad": str(varld.annan_enhet)})
    assert _enhet(databas, "Mottagningen").stig.startswith(f"/{varld.region}/{varld.annan_enhet}/{varld.enhet}/")
    assert _enhet(databas, "Vårdcentralen Eken").stig == f"/{varld.region}/{varld.annan_enhet}/"
    assert _handelser(databas)[-1][0] == "enhet_andrad"


def test_a_unit_is_not_moved_into_itself(admin: Klient, varld: Varld) -> None:
    admin.skicka("/admin/enhet/ny", {"namn": "Mottagningen", "slag": "enhet", "overordnad": str(varld.enhet)})
    sida = admin.skicka(f"/admin/enhet/{varld.enhet}", {"overordnad": str(varld.enhet)})
    assert "Enheten kan inte ligga under sig själv" in sida.text


def test_the_region_can_be_renamed_but_not_moved(admin: Klient, databas: Databas, varld: Varld) -> None:
    sida = admin.sida(f"/admin/enhet/{varld.region}")
    assert "går inte att flytta" in sida.text
    admin.skicka(f"/admin/enhet/{varld.region}", {"namn": "Region K", "overordnad": str(varld.enhet)})
    rot = _enhet(databas, "Region K")
    assert (rot.overordnad_id, rot.slag, rot.stig) == (None, Enhetsslag.REGION, f"/{varld.region}/")


def test_the_second_of_two_admins_sees_both_texts(admin: Klient, klient: NyKlient, varld: Varld) -> None:
    adress = f"/admin/person/{varld.personer['st']}/andra"
    gammalt = klient("admin").sida(adress).formular_till(adress)
    admin.skicka(adress, {"titel": "ST-läkare i allmänmedicin"})
    svar = admin.post(adress, data=gammalt | {"titel": ["Legitimerad läkare"]})
    assert svar.status_code == 409
    assert "ST-läkare i allmänmedicin" in svar.text
    assert "Legitimerad läkare" in svar.text


def test_a_person_is_added_and_found(admin: Klient, databas: Databas, varld: Varld) -> None:
    sida = admin.skicka(
        "/admin/person/ny", {"namn": "Åke Ödman", "epost": "Ake@Exempel.invalid", "enhet": str(varld.enhet)}
    )
    assert sida.h1 == "Åke Ödman"
    assert "ake@exempel.invalid" in sida.text
    hittade = [text for text, url in admin.sida("/admin/personer?sok=ÖDM").lankar if url.startswith("/admin/person/")]
    assert "Åke Ödman" in hittade
    assert "Bo Påhittad" not in hittade
    assert _handelser(databas)[-1] == ("person_skapad", varld.personer["admin"])


@pytest.mark.parametrize(
    ("falt", "text"),
    [
        ({"epost": "inte en adress"}, "ser inte ut som en e-postadress"),
        ({"epost": epost("chef")}, "Adressen hör redan till en annan person"),
        ({"namn": ""}, "Fyll i namn."),
        ({"enhet": ""}, "Fyll i enhet."),
        ({"enhet": "77777"}, "Välj en enhet i listan."),
        ({"titel": "19121212-1212"}, "personnummer"),
    ],
)
def test_a_faulty_person_is_refused(admin: Klient, varld: Varld, falt: dict[str, str], text: str) -> None:
    sida = admin.skicka("/admin/person/ny", {"namn": "Åke Ödman", "enhet": str(varld.enhet)} | falt)
    assert (sida.status, text in sida.text) == (422, True)


def test_an_account_needs_its_address(admin: Klient, varld: Varld) -> None:
    person = varld.personer["st"]
    sida = admin.skicka(f"/admin/person/{person}/andra", {"epost": ""})
    assert "loggar in med sin e-postadress" in sida.text


def test_the_list_has_fifty_to_a_page(admin: Klient, databas: Databas, varld: Varld) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(
            Person.__table__.insert(),  # type: ignore[attr-defined]
            [{"namn": f"Öst {n:03}", "titel": "", "enhet_id": varld.enhet, "sortnyckel": f"zz3st {n:03}"}
             for n in range(100)],
        )  # fmt: skip
    forsta = admin.sida("/admin/personer")
    assert sum(url.startswith("/admin/person/") and url != "/admin/person/ny" for _, url in forsta.lankar) == 50
    assert f"{100 + len(PERSONER)} personer" in forsta.text
    assert "Öst 099" in admin.sida("/admin/personer?sida=3").text
    assert admin.sida("/admin/personer?sida=-1").status == admin.sida("/admin/personer?sida=x").status == 200
    assert "Ingen person har ett namn" in admin.sida("/admin/personer?sok=%25").text


def _bjud_in(admin: Klient, person: int) -> str:
    sida = admin.skicka(f"/admin/person/{person}/bjud-in", fran=f"/admin/person/{person}")
    assert sida.h1 == "Inbjudan"
    lank = sida.html.split('id="f-lank"')[1].split('value="')[1].split('"')[0]
    assert lank.startswith("http://127.0.0.1:8000/inbjudan/")
    return lank.removeprefix("http://127.0.0.1:8000")


def test_an_invitation_works_once(admin: Klient, klient: NyKlient, databas: Databas, varld: Varld) -> None:
    person = varld.personer["st"]
    lank = _bjud_in(admin, person)
    assert _handelser(databas)[-1] == ("inbjudan_skapad", varld.personer["admin"])
    ny = klient("ingen")
    assert "Astrid Exempel" in ny.sida(lank).text
    falt = ny.sida(lank).formular[-1]["falt"]
    svar = ny.post(lank, data=falt | {"losenord": NYTT_LOSENORD}, follow_redirects=False)
    assert (svar.status_code, svar.headers["location"]) == (303, "/")
    assert _handelser(databas)[-1] == ("inbjudan_anvand", person)
    assert ny.sida("/konto").h1 == "Ditt konto", "one is signed in"
    assert klient("st").sida("/konto").h1 == "Logga in", "earlier sessions have ended"
    assert (
        klient("ingen").skicka("/logga-in", {"epost": epost("st"), "losenord": NYTT_LOSENORD}, folj=False).status == 303
    )

    igen = klient("ingen").sida(lank)
    assert (igen.status, igen.h1) == (404, "Länken gäller inte längre")
    assert "Astrid" not in igen.html
    csrf = klient("ingen")
    token = csrf.sida("/logga-in").formular_till("/logga-in")["_csrf"]
    assert csrf.post(lank, data={"_csrf": token, "losenord": "ett helt annat lösenord"}).status_code in {404, 422}
    assert _handelser(databas)[-1][0] == "inloggad", "nothing was written"


def test_a_link_that_cannot_be_used_tells_nothing(admin: Klient, klient: NyKlient, app: FastAPI, varld: Varld) -> None:
    gammal = _bjud_in(admin, varld.personer["st"])
    ny = _bjud_in(admin, varld.personer["st"])
    okand = klient("ingen").sida("/inbjudan/finns-inte")
    assert klient("ingen").sida(gammal).text == okand.text, "a newer link replaces the older"
    fore = app.state.nu
    app.state.nu = lambda: fore() + timedelta(days=app.state.installningar.inbjudan_dagar)
    assert klient("ingen").sida(ny).text == okand.text, "it is too old"


@pytest.mark.parametrize(
    ("losenord", "text"),
    [("", "Fyll i lösenord."), ("kort", "minst 12 tecken"), (epost("studierektor"), "din e-postadress")],
)
def test_a_poor_password_is_refused(admin: Klient, klient: NyKlient, varld: Varld, losenord: str, text: str) -> None:
    lank = _bjud_in(admin, varld.personer["studierektor"])
    ny = klient("ingen")
    svar = ny.post(lank, data=ny.sida(lank).formular[-1]["falt"] | {"losenord": losenord})
    assert (svar.status_code, text in svar.text) == (422, True)
    assert ny.sida(lank).status == 200, "the link still holds"


def test_inviting_twice_by_a_double_click_makes_one_link(admin: Klient, databas: Databas, varld: Varld) -> None:
    person = varld.personer["st"]
    falt = admin.sida(f"/admin/person/{person}").formular_till(f"/admin/person/{person}/bjud-in")
    admin.post(f"/admin/person/{person}/bjud-in", data=falt)
    igen = admin.post(f"/admin/person/{person}/bjud-in", data=falt, follow_redirects=False)
    assert (igen.status_code, igen.headers["location"]) == (303, f"/admin/person/{person}")
    assert [slag for slag, _ in _handelser(databas)].count("inbjudan_skapad") == 1


def test_closing_an_account_puts_its_holder_out_at_once(
    admin: Klient, klient: NyKlient, databas: Databas, varld: Varld
) -> None:
    person = varld.personer["st"]
    lank = _bjud_in(admin, person)
    offer = klient("st")
    assert offer.sida("/konto").h1 == "Ditt konto"
    assert "Astrid Exempel loggas ut överallt" in admin.sida(f"/admin/person/{person}/stang").text
    sida = admin.skicka(f"/admin/person/{person}/stang")
    assert "Kontot är stängt." in sida.text
    assert offer.sida("/konto").h1 == "Logga in"
    assert klient("ingen").sida(lank).status == 404
    assert _handelser(databas)[-1][0] == "konto_avstangt"

    sida = admin.skicka(f"/admin/person/{person}/oppna", fran=f"/admin/person/{person}")
    assert "Kontot är öppet igen." in sida.text
    assert offer.sida("/konto").h1 == "Logga in", "opening gives no old session back"
    assert klient("ingen").sida(lank).status == 404, "nor an old link"


def test_an_admin_signs_somebody_out(admin: Klient, klient: NyKlient, varld: Varld) -> None:
    person = varld.personer["st"]
    offer = klient("st")
    assert offer.sida("/konto").h1 == "Ditt konto"
    admin.skicka(f"/admin/person/{person}/logga-ut", fran=f"/admin/person/{person}")
    assert offer.sida("/konto").h1 == "Logga in"


def test_nobody_closes_the_own_account(admin: Klient, databas: Databas, varld: Varld) -> None:
    jag = varld.personer["admin"]
    assert f"/admin/person/{jag}/stang" not in admin.sida(f"/admin/person/{jag}").html
    falt = admin.sida(f"/admin/person/{varld.personer['st']}/stang").formular[-1]["falt"]
    svar = admin.post(f"/admin/person/{jag}/stang", data=falt)
    assert (svar.status_code, "Du kan inte stänga ditt eget konto." in svar.text) == (422, True)
    assert admin.sida("/konto").h1 == "Ditt konto"


def test_a_role_is_given_and_ended(admin: Klient, databas: Databas, varld: Varld) -> None:
    person = varld.personer["frammande"]
    adress = f"/admin/person/{person}/uppdrag/ny"
    sida = admin.skicka(adress, {"roll": "studierektor", "enhet": str(varld.enhet), "fran": "2026-11-01"})
    assert "Uppdraget är sparat." in sida.text
    assert _handelser(databas)[-1][0] == "uppdrag_givet"
    igen = admin.skicka(adress, {"roll": "studierektor", "enhet": str(varld.enhet), "fran": "2026-12-01"})
    assert (igen.status, "har redan det uppdraget" in igen.text) == (422, True)
    avsluta = next(url for _, url in admin.sida(f"/admin/person/{person}").lankar if url.endswith("/avsluta"))
    fel = admin.skicka(avsluta, {"till": "2025-01-01"})
    assert (fel.status, "Uppdraget började 1 november 2026." in fel.text) == (422, True)
    assert "(avslutat)" in admin.skicka(avsluta, {"till": "2026-11-22"}).text
    with databas.lasning() as session:
        assert str(session.exec(select(col(Uppdrag.till)).where(Uppdrag.person_id == person)).one()) == "2026-11-22"


@pytest.mark.parametrize(
    ("falt", "text"),
    [
        ({"till": "2025-01-01"}, "Slutdatum ligger före startdatum."),
        ({"fran": "i dag"}, "Skriv datumet som ÅÅÅÅ-MM-DD"),
        ({"roll": "kung"}, "Välj ett av alternativen."),
        ({"enhet": "77777"}, "Välj en enhet i listan."),
    ],
)
def test_a_faulty_role_is_refused(admin: Klient, varld: Varld, falt: dict[str, str], text: str) -> None:
    grund = {"roll": "chef", "enhet": str(varld.enhet), "fran": "2026-11-01"}
    sida = admin.skicka(f"/admin/person/{varld.personer['st']}/uppdrag/ny", grund | falt)
    assert (sida.status, text in sida.text) == (422, True)


def test_an_admin_cannot_end_the_own_role(admin: Klient, varld: Varld) -> None:
    avsluta = next(
        url for _, url in admin.sida(f"/admin/person/{varld.personer['admin']}").lankar if url.endswith("/avsluta")
    )
    assert "Du kan inte avsluta ditt eget uppdrag" in admin.skicka(avsluta).text


@pytest.mark.parametrize(
    "adress",
    ["/admin/enhet/901", "/admin/person/900", "/admin/person/900/andra", "/admin/person/900/uppdrag/ny",
     "/admin/person/900/portfolj/ny", "/admin/person/900/stang"],
)  # fmt: skip
@pytest.mark.usefixtures("annan_region")
def test_another_region_does_not_exist(admin: Klient, adress: str) -> None:
    assert admin.sida(adress).status == 404
    assert "Lena" not in admin.sida("/admin/personer?sok=lena").text.replace("lena", "")
    assert "Granen" not in admin.sida("/admin/enhet/ny").text


@pytest.mark.usefixtures("annan_region")
def test_nothing_is_moved_to_another_region(admin: Klient, varld: Varld) -> None:
    assert admin.skicka(f"/admin/enhet/{varld.enhet}", {"overordnad": "901"}).status == 422
    assert admin.skicka(f"/admin/person/{varld.personer['st']}/andra", {"enhet": "901"}).status == 422


def test_an_account_that_reaches_further_is_not_ones_own(
    admin: Klient, annan_region: dict[str, int], databas: Databas, varld: Varld
) -> None:
    """Whoever makes a link can sign in by it; an admin must not become somebody with rights elsewhere."""
    vem = varld.personer["studierektor"]
    with databas.skriv.begin() as koppling:
        koppling.execute(
            Uppdrag.__table__.insert(),  # type: ignore[attr-defined]
            [
                {
                    "person_id": vem,
                    "roll": Roll.ADMIN,
                    "enhet_id": annan_region["region"],
                    "fran": date(2026, 1, 1),
                    "till": None,
                }
            ],
        )
    sida = admin.sida(f"/admin/person/{vem}")
    assert "Kontot sköts av administratören där." in sida.text
    falt = admin.sida(f"/admin/person/{varld.personer['st']}").formular_till(
        f"/admin/person/{varld.personer['st']}/bjud-in"
    )
    for vad in ("bjud-in", "stang", "oppna", "logga-ut"):
        assert admin.post(f"/admin/person/{vem}/{vad}", data=falt).status_code == 404, vad
    assert admin.skicka(f"/admin/person/{vem}/andra", {"epost": "jag@exempel.invalid"}).status == 422


GRUND = {
    "slag": "st",
    "specialitet": "kirurgi",
    "start": "2026-09-01",
    "planerat_slut": "2031-08-31",
    "procent": "80",
    "svensk_at": "ja",
    "at_datum": "2025-06-01",
    "legitimation": "2025-07-01",
    "bt": "ej_aktuell",
}


def test_a_portfolio_gets_the_regulation_that_the_facts_give(admin: Klient, databas: Databas, varld: Varld) -> None:
    person = varld.personer["chef"]
    adress = f"/admin/person/{person}/portfolj/ny"
    hl = str(varld.personer["handledare"])
    forslag = admin.skicka(adress, GRUND | {"huvudhandledare": hl})
    assert "Föreslagen föreskrift: SOSFS 2015:8. Svensk AT är gjord." in forslag.text
    assert forslag.formular_till(adress)["foreskrift"] == ["2015"]
    falt = forslag.formular_till(adress)
    klar = admin.post(adress, data=falt)
    assert "Portföljen är skapad." in klar.text
    with databas.lasning() as session:
        rad = session.exec(select(PortfoljRad).where(PortfoljRad.person_id == person)).one()
        procent = session.exec(select(SysselsattningRad.procent).where(SysselsattningRad.portfolj_id == rad.id)).one()
    assert (rad.foreskrift.value, rad.specialitet, rad.has_svensk_at, procent) == ("2015", "kirurgi", True, 80)
    assert _handelser(databas)[-1] == ("portfolj_skapad", varld.personer["admin"])
    assert admin.get(f"/portfolj/{rad.id}").status_code == 404, "an admin sees that it is there, not what it holds"


def test_another_regulation_needs_a_reason(admin: Klient, databas: Databas, varld: Varld) -> None:
    adress = f"/admin/person/{varld.personer['chef']}/portfolj/ny"
    fakta = GRUND | {"svensk_at": "nej", "at_datum": "", "bt": "ingar"}
    forslag = admin.skicka(adress, fakta)
    assert "Föreslagen föreskrift: HSLF-FS 2021:8. Svensk AT är inte gjord" in forslag.text
    falt = forslag.formular_till(adress) | {"foreskrift": ["2015"]}
    svar = admin.post(adress, data=falt)
    assert (svar.status_code, "Ska SOSFS 2015:8 ändå följas, skriv skälet." in svar.text) == (422, True)
    nytt = forslag.formular_till(adress) | {"foreskrift": ["2015"], "undantag_skal": ["Beslut av Socialstyrelsen."]}
    assert "Portföljen är skapad." in admin.post(adress, data=nytt).text


def test_the_newer_regulation_needs_bt(admin: Klient, varld: Varld) -> None:
    adress = f"/admin/person/{varld.personer['chef']}/portfolj/ny"
    forslag = admin.skicka(adress, GRUND)
    svar = admin.post(adress, data=forslag.formular_till(adress) | {"foreskrift": ["2021"]})
    assert (svar.status_code, "ska ha BT" in svar.text) == (422, True)


@pytest.mark.parametrize(
    ("falt", "text"),
    [
        ({"procent": "101"}, "ska vara högst 100."),
        ({"procent": "0"}, "ska vara minst 1."),
        ({"planerat_slut": "2026-01-01"}, "Slutdatum ligger före startdatum."),
        ({"specialitet": "hittepå"}, "Välj en specialitet i listan."),
        ({"svensk_at": "nej"}, "Ta bort datumet, eller svara ja på svensk AT."),
        ({"bt_godkand": "2025-01-01"}, "Ta bort datumet, eller välj att BT är godkänd."),
        ({"huvudhandledare": "77777"}, "Välj en av personerna i listan."),
        ({"start": ""}, "Fyll i start."),
        ({"svensk_at": ""}, "Välj svensk AT."),
    ],
)
def test_a_faulty_frame_is_refused(admin: Klient, varld: Varld, falt: dict[str, str], text: str) -> None:
    sida = admin.skicka(f"/admin/person/{varld.personer['chef']}/portfolj/ny", GRUND | falt)
    assert (sida.status, text in sida.text) == (422, True)


def test_nobody_gets_two_portfolios_in_one_specialty(admin: Klient, varld: Varld) -> None:
    sida = admin.skicka(f"/admin/person/{varld.personer['st']}/portfolj/ny", GRUND | {"specialitet": "allmanmedicin"})
    assert "Personen har redan en portfölj i den specialiteten." in sida.text


def test_a_first_unit_is_asked_for(admin: Klient, databas: Databas, varld: Varld) -> None:
    assert "Här finns ännu inga enheter" not in admin.sida("/admin").text
    with databas.skriv.begin() as koppling:
        koppling.exec_driver_sql("UPDATE enhet SET stig = '/999/' WHERE overordnad_id IS NOT NULL")
    assert "Här finns ännu inga enheter under din egen." in admin.sida("/admin").text


def test_an_account_is_named_by_its_state(admin: Klient, databas: Databas) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(Konto.__table__.update().values(losenord="x"))  # type: ignore[attr-defined]
    assert "Öppet" in admin.sida("/admin/personer").text
