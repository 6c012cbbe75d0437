"""An assessor without an account, from the mail to what is signed and locked, without JavaScript."""

import re
from datetime import datetime

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import BedomningRad, BedomningslankRad, BrevRad, Formnyckel, SignaturRad
from app.domain.bedomning import Bedomningsstatus, Signeringssatt
from tests.features.bedomning.bedomningar import bas, las_rad
from tests.features.conftest import Postgang
from tests.features.engangslank.lankar import SVAR, ULLA, K, begar, lankrad, om, signera, skriv
from tests.features.handelser import slag
from tests.features.klient import Sidan
from tests.features.varld import Varld


def test_from_the_mail_to_signed_and_locked(
    klient: K, varld: Varld, databas: Databas, post: Postgang, nu: datetime
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    assert "Ett besök på hudmottagningen" in ulla.sida(lank).text
    sida = skriv(ulla, lank)
    assert sida.h1 == "Läs igenom och signera"
    assert f"En kod är skickad till {ULLA}" in sida.text
    assert "Du lyssnade in patienten väl." in sida.text
    post.bar_ut()
    sida = signera(ulla, lank, post.server.kod(ULLA))
    assert sida.h1 == "Signerad och låst"
    rad = las_rad(databas, nr)
    assert (rad.status, rad.signerad_satt, rad.signerad_av) == (
        Bedomningsstatus.SIGNERAD, Signeringssatt.ENGANGSLANK, None)  # fmt: skip
    assert (rad.bedomare_namn, rad.bedomare_titel, rad.bedomare_arbetsplats, rad.bedomare_specialitet) == (
        "Ulla Främmande", "Överläkare", "Hudkliniken", "Hud")  # fmt: skip
    assert (rad.bedomare_epost, rad.signerad_tid, rad.mall) == (ULLA, nu, "mini_cex")
    assert slag(databas, "bedomning", nr) == ["bedomning_begard", "bedomningskod_skickad", "bedomning_signerad"]
    with databas.lasning() as session:
        assert len(list(session.exec(select(SignaturRad).where(col(SignaturRad.objekt_id) == nr)))) == 1
    hos = klient("st").sida(bas(varld, f"/{nr}"))
    assert f"av Ulla Främmande via engångslänk, kod skickad till {ULLA}" in hos.text


def test_a_used_link_opens_nothing(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    _, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    post.bar_ut()
    signera(ulla, lank, post.server.kod(ULLA))
    for adress in (lank, f"{lank}/kod", f"{lank}/avboj"):
        sida = ulla.sida(adress)
        assert (sida.status, sida.h1, sida.formular) == (410, "Länken är redan använd", [])
        assert "lyssnade" not in sida.text
        assert "Astrid" not in sida.text


def test_the_code_page_sent_twice_signs_once_and_answers_alike(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    falt = skriv(ulla, lank).formular_till(f"{lank}/kod")
    post.bar_ut()
    falt |= {"kod": [post.server.kod(ULLA)], "vad": ["signera"]}
    svar = [ulla.post(f"{lank}/kod", data=falt, follow_redirects=False) for _ in range(2)]
    assert [s.status_code for s in svar] == [303, 303]
    assert {s.headers["location"] for s in svar} == {"/b/klart/signerad"}
    assert slag(databas, "bedomning", nr).count("bedomning_signerad") == 1


def test_two_devices_sign_and_the_second_keeps_its_text(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    telefon, dator = klient("ingen"), klient("ingen")
    forsta = skriv(telefon, lank, aterkoppling="Skrivet på telefonen.").formular_till(f"{lank}/kod")
    oppen = dator.sida(lank).formular_till(lank)
    post.bar_ut()
    kod = {"kod": [post.server.kod(ULLA)], "vad": ["signera"]}
    andra = dict(forsta) | {"aterkoppling": ["Skrivet på datorn."], "_nyckel": ["en-annan-nyckel"]}
    assert telefon.post(f"{lank}/kod", data=forsta | kod, follow_redirects=False).status_code == 303
    csrf = {"_csrf": oppen["_csrf"]}
    for adress, falt in ((f"{lank}/kod", andra | kod), (lank, oppen | {"aterkoppling": ["Skrivet på datorn."]})):
        sida = Sidan(dator.post(adress, data=falt | csrf))
        assert sida.status == 409
        assert "Skrivet på datorn." in sida.text
        assert "Skrivet på telefonen." not in sida.text
    assert las_rad(databas, nr).aterkoppling == "Skrivet på telefonen."


def test_what_is_signed_is_what_stood_beside_the_code(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    telefon, dator = klient("ingen"), klient("ingen")
    oppen = skriv(telefon, lank, aterkoppling="Det jag läste.").formular_till(f"{lank}/kod")
    skriv(dator, lank, aterkoppling="Något annat.", epost="annan@exempel.invalid")
    post.bar_ut()
    fel = Sidan(telefon.post(f"{lank}/kod", data=oppen | {"kod": [post.server.kod(ULLA)], "vad": ["signera"]}))
    assert fel.status == 422
    assert "skickades till en annan adress" in fel.text
    assert las_rad(databas, nr).status is Bedomningsstatus.BEGARD


def test_faults_stand_at_their_field_and_keep_the_text(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    _, lank = begar(klient, varld, databas, post)
    for falt, varde, text in (
        ("aterkoppling", "", "Fyll i återkoppling."),
        ("aterkoppling", "x" * 20_000, "10000"),
        ("aterkoppling", "Hon är 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("namn", "", "Fyll i namn."),
        ("arbetsplats", "", "Fyll i arbetsplats."),
        ("epost", "ulla", "ser inte ut som en e-postadress"),
        ("epost", "st@exempel.invalid", "Det är ST-läkarens egen adress"),
        ("epost", "St+x@Exempel.invalid", "Det är ST-läkarens egen adress"),
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
        ("datum", "2020-01-01", "före utbildningens början"),
    ):
        sida = skriv(klient("ingen"), lank, overenskommet="Det jag skrev", **{falt: varde})
        assert sida.status == 422, (falt, varde)
        assert text in sida.text, (falt, varde[:50])
        assert f'id="f-{falt}-fel"' in sida.html
        assert sida.formular_till(lank)["overenskommet"] == ["Det jag skrev"]
    assert post.bar_ut().skickade == 0


def test_a_scale_value_out_of_range_is_refused(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    _, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    sida = skriv(ulla, lank, **{re.findall(r'name="(svar_\w+)"', ulla.sida(lank).html)[0]: "99"})
    assert sida.status == 422
    assert "Välj ett av stegen på skalan" in sida.text


def test_a_draft_stays_on_the_link(klient: K, varld: Varld, databas: Databas, post: Postgang) -> None:
    nr, lank = begar(klient, varld, databas, post)
    sida = skriv(klient("ingen"), lank, aterkoppling="Halvfärdigt", namn="", vad="utkast")
    assert "Utkastet är sparat" in sida.text
    assert klient("ingen").sida(lank).formular_till(lank)["aterkoppling"] == ["Halvfärdigt"]
    sida = skriv(klient("ingen"), lank, aterkoppling="Hon är 19121212-1212", vad="utkast")
    assert sida.status == 422
    assert klient("ingen").sida(lank).formular_till(lank)["aterkoppling"] == ["Halvfärdigt"]
    post.ga_till(om(days=7))
    # A reminder brings a new link, and the draft comes along.
    klient("st").skicka(bas(varld, f"/{nr}/paminn"), fran=bas(varld, f"/{nr}"))
    post.bar_ut()
    ny = post.server.lank(ULLA)
    assert ny != lank
    assert klient("ingen").sida(ny).formular_till(ny)["aterkoppling"] == ["Halvfärdigt"]


def test_nothing_stored_holds_the_secret_once_the_mails_are_out(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    ulla = klient("ingen")
    skriv(ulla, lank)
    post.bar_ut()
    kod = post.server.kod(ULLA)
    signera(ulla, lank, kod)
    hemlighet = lank.removeprefix("/b/")
    with databas.lasning() as session:
        rader = [*session.exec(select(BedomningslankRad)), *session.exec(select(BrevRad)),
                 *session.exec(select(Formnyckel))]  # fmt: skip
        allt = " ".join(str(rad.model_dump()) for rad in rader)
    assert hemlighet not in allt
    assert lankrad(databas, nr).utkast == {}
    assert kod not in " ".join(str(rad.model_dump()) for rad in rader if not isinstance(rad, BrevRad))


def test_an_assessor_known_by_the_address_keeps_her_place(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    falt = {"vem": str(varld.personer["placering"]), "mall": "mini_cex", "situation": "Rond", "datum": "2026-11-23"}
    klient("st").skicka(bas(varld, "/ny"), falt)
    with databas.lasning() as session:
        nr = max(id_ or 0 for id_ in session.exec(select(BedomningRad.id)))
    klient("st").skicka(bas(varld, f"/{nr}/lank"), {"epost": "placering@exempel.invalid", "vad": "brev"})
    post.bar_ut()
    lank = post.server.lank("placering@exempel.invalid")
    skriv(klient("ingen"), lank, epost="placering@exempel.invalid")
    post.bar_ut()
    signera(klient("ingen"), lank, post.server.kod("placering@exempel.invalid"))
    rad = las_rad(databas, nr)
    assert (rad.bedomare_id, rad.signerad_av) == (varld.personer["placering"], None)


def test_an_account_signed_in_beside_is_not_who_signs(
    klient: K, varld: Varld, databas: Databas, post: Postgang
) -> None:
    nr, lank = begar(klient, varld, databas, post)
    assert klient("st").sida(lank).status == 403
    chef = klient("chef")
    skriv(chef, lank)
    post.bar_ut()
    sida = signera(chef, lank, post.server.kod(ULLA))
    assert sida.h1 == "Signerad och låst"
    assert "Hans Uppdiktad" not in sida.text
    assert las_rad(databas, nr).signerad_av is None
    assert SVAR["namn"] == las_rad(databas, nr).bedomare_namn
