"""Several sign: on the spot, in more than one part, at the same time; reports and statements by one."""

from collections.abc import Callable
from datetime import date

from fastapi import FastAPI
from sqlalchemy import update
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.signaturposter import verifiera_kedja
from app.db.tabeller import DokumentRad, HandledarskapRad, Konto, UndertecknandeRad
from app.domain.avstamning import Dokumentstatus, Part
from app.domain.handledning import Handledarroll
from app.web.losenord import hasha
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
LOSENORD = "flera ord efter varandra"
KONTRAKT = {
    "datum": "2026-11-20",
    "andra_specialist": "Nils Nejlikrot",
    "mal": "Alla delmål nås.",
    "ansvar": "Chefen ger tid.",
}


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/besok"


def _senast(databas: Databas) -> DokumentRad:
    with databas.lasning() as session:
        return session.exec(select(DokumentRad).order_by(col(DokumentRad.id).desc())).first() or DokumentRad()  # type: ignore[call-arg]


def _skrivna(databas: Databas) -> list[tuple[Part, str]]:
    with databas.lasning() as session:
        rader = session.exec(select(UndertecknandeRad).order_by(col(UndertecknandeRad.id))).all()
        return [(rad.part, rad.namn) for rad in rader]


def _med_losenord(app: FastAPI, person_id: int) -> None:
    with app.state.databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).where(col(Konto.person_id) == person_id).values(losenord=hasha(LOSENORD)))


def test_four_sign_a_contract_two_of_them_on_one_device(
    klient: K, varld: Varld, databas: Databas, app: FastAPI
) -> None:
    chef, st = klient("chef"), klient("st")
    ny = f"{_bas(varld)}/kontrakt/nytt"
    fel = chef.skicka(ny, {"underteckna": "chef", "andra_specialist": "", "mal": "Alla delmål nås."})
    assert (fel.status, "Fyll i den andra specialisten." in fel.text) == (422, True)
    assert "Alla delmål nås." in fel.html
    chef.skicka(ny, KONTRAKT | {"underteckna": "chef"})
    kontrakt = f"{_bas(varld)}/{_senast(databas).id}"
    har = f"{kontrakt}/skriv-under-har"

    # The ST-läkare signs on the chef's device with her own password; nobody else's will do, nor a part not hers.
    _med_losenord(app, varld.personer["st"])
    _med_losenord(app, varld.personer["frammande"])
    mina = {"part": "st_lakare", "epost": "st@exempel.invalid", "losenord": LOSENORD}
    fel = chef.skicka(har, mina | {"losenord": "fel lösenord här"}, fran=kontrakt)
    assert (fel.status, "lösenordet stämmer inte" in fel.text) == (422, True)
    fel = chef.skicka(har, mina | {"epost": "frammande@exempel.invalid"}, fran=kontrakt)
    assert "Karin Någon är inte ST-läkare för den här ST-läkaren." in fel.text
    assert chef.skicka(har, mina | {"part": "studierektor"}, fran=kontrakt).status == 422
    sida = chef.skicka(har, mina, fran=kontrakt)
    assert "Astrid Exempel har skrivit under som ST-läkare." in sida.text
    assert "Hans Uppdiktad" in sida.text  # who is signed in here still is

    # Nobody signs in a part that is not theirs, or twice; two who read the same text both sign.
    handledare, studierektor = klient("handledare").sida(kontrakt), klient("studierektor").sida(kontrakt)
    under = f"{kontrakt}/skriv-under"
    assert klient("handledare").skicka(under, {"part": "chef"}, fran=kontrakt).status == 403
    for vem, sidan in (("handledare", handledare), ("studierektor", studierektor)):
        svar = klient(vem).post(under, data=sidan.formular_till(under), follow_redirects=True)
        assert svar.status_code == 200
    igen = klient("handledare").post(under, data=handledare.formular_till(under) | {"_nyckel": ["ny"]})
    assert igen.status_code == 409
    assert _senast(databas).status is Dokumentstatus.KLAR
    assert [part for part, _ in _skrivna(databas)] == [
        Part.CHEF,
        Part.ST_LAKARE,
        Part.HUVUDHANDLEDARE,
        Part.STUDIEREKTOR,
    ]
    with databas.lasning() as session:
        assert verifiera_kedja(session, varld.portfolj).fel == ()
    # Where the region asks for none the page still knows it; the start of ST is noted step by step.
    start = f"{_bas(varld)}/start"
    fel = st.skicka(start, {"punkt": "program", "klar": "2026-11-24"})
    assert (fel.status, "Datumet ligger i framtiden" in fel.text) == (422, True)
    assert "1 av 2 steg" in st.skicka(start, {"punkt": "program", "klar": "2024-03-10"}).text
    assert "0 av 2 steg" in st.skicka(start, {"punkt": "program", "klar": ""}).text


def test_a_studierektor_who_is_handledare_too_signs_in_both_parts(
    klient: K, varld: Varld, databas: Databas, app: FastAPI
) -> None:
    with app.state.databas.skriv.begin() as koppling:
        nytt = {"portfolj_id": varld.portfolj, "person_id": varld.personer["studierektor"]}
        roll = Handledarroll.HUVUDHANDLEDARE
        koppling.execute(HandledarskapRad.__table__.insert().values(**nytt, roll=roll, fran=date(2024, 3, 1)))  # type: ignore[attr-defined]
    studierektor = klient("studierektor")
    ny = f"{_bas(varld)}/slutgenomgang/nytt"
    text = {"datum": "2026-11-20", "deltagare": "Astrid, Eva", "genomgang": "Allt.", "underteckna": "studierektor"}
    assert "som huvudhandledare" in studierektor.sida(ny).text
    sida = studierektor.skicka(ny, text)
    dokument = f"{_bas(varld)}/{_senast(databas).id}"
    sida = studierektor.skicka(f"{dokument}/skriv-under", {}, fran=dokument)
    assert "Eva Låtsas har skrivit under i flera roller." in sida.text
    assert [part for part, _ in _skrivna(databas)] == [Part.STUDIEREKTOR, Part.HUVUDHANDLEDARE]
    assert "Läs och skriv under" not in klient("handledare").sida("/mina-st-lakare").text


def test_the_year_by_the_st_lakare_and_by_the_handledare(klient: K, varld: Varld, databas: Databas) -> None:
    st, handledare = klient("st"), klient("handledare")
    ny = f"{_bas(varld)}/arsrapport/nytt"
    assert "1 bedömning av 1 bedömare: Medsittning 1." in st.sida(ny).html
    st.skicka(ny, {"larande": "Mycket", "underteckna": "nej"})
    utkast = f"{_bas(varld)}/{_senast(databas).id}"
    assert handledare.sida(utkast).status == 404
    assert "Dina utkast" in st.sida(_bas(varld)).text
    spara = utkast.replace("/besok/", "/besok/arsrapport/")
    st.skicka(spara, {"kommande": "Fler kurser", "underteckna": "st_lakare"}, fran=utkast)
    assert _senast(databas).status is Dokumentstatus.KLAR
    assert "Fler kurser" in handledare.sida(utkast).text
    assert klient("placering").sida(utkast).status == 403

    # The statement has beside it what the year shows; a risk in it is a risk that asks for a plan.
    ny = f"{_bas(varld)}/utlatande/nytt"
    assert "Det här visar portföljen" in handledare.sida(ny).text
    text = {"datum": "2026-11-20", "styrkor": "Lyssnar", "utveckling": "Hinna", "risk": "ja"}
    assert handledare.skicka(ny, text | {"risk": "", "underteckna": "huvudhandledare"}).status == 422
    handledare.skicka(ny, text | {"underteckna": "huvudhandledare"})
    assert (
        "En risk att kompetensen inte nås bedömdes" in klient("studierektor").sida(f"/portfolj/{varld.portfolj}").text
    )
    assert "En risk att kompetensen" not in klient("placering").sida(f"/portfolj/{varld.portfolj}").text
