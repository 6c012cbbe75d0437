"""Two people at once, a handledare who leaves in the middle, two roles in one person, and the head's step."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert, update
from sqlmodel import col, select

from app.db.att_gora import Vantslag, vantar_pa
from app.db.engine import Databas
from app.db.tabeller import HandledarskapRad, PortfoljRad, RevideringRad
from app.db.typer import core
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsstatus
from app.underlag.regelunderlag import Regelverk
from app.underlag.regionprofil import Regionprofil, Steg
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.revidering.gang import bekraftas, frys
from tests.features.varld import Varld

K = Callable[[str], Klient]
IDAG = date(2026, 11, 23)


def _en(varld: Varld, steg: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/iup/{varld.revidering}{steg}"


def _rad(databas: Databas, varld: Varld) -> RevideringRad:
    with databas.lasning() as session:
        rad = session.get(RevideringRad, varld.revidering)
    assert rad is not None
    return rad


def _svara(klient: Klient, varld: Varld, steg: str, **falt: str) -> Sidan:
    return klient.skicka(_en(varld, steg), {"svar": "godkann"} | falt, fran=_en(varld))


def _ny_huvudhandledare(databas: Databas, varld: Varld, vem: str | None, *, is_kvar: bool = False) -> None:
    tabell = core(HandledarskapRad)
    with databas.skriv.begin() as koppling:
        if not is_kvar:
            forut = tabell.c.person_id == varld.personer["handledare"]
            koppling.execute(update(tabell).where(forut).values(till=date(2026, 11, 15)))
        if vem:
            koppling.execute(
                insert(tabell).values(
                    portfolj_id=varld.portfolj,
                    person_id=varld.personer[vem],
                    roll=Handledarroll.HUVUDHANDLEDARE,
                    fran=date(2026, 11, 16),
                )
            )
        portfolj = core(PortfoljRad)
        koppling.execute(update(portfolj).values(version=portfolj.c.version + 1))


def test_who_approves_what_was_just_returned_keeps_the_comment(klient: K, varld: Varld, databas: Databas) -> None:
    _svara(klient("handledare"), varld, "/signera")
    studierektor = klient("studierektor")
    oppen = studierektor.sida(_en(varld)).formular_till(_en(varld, "/godkann"))
    _svara(studierektor, varld, "/godkann", svar="aterlamna", kommentar="Saknar kurser.")
    sent = {**oppen, "_nyckel": [], "svar": ["godkann"], "kommentar": ["Fin plan, godkänns."]}
    svar = Sidan(studierektor.post(_en(varld, "/godkann"), data=sent))
    assert svar.status == 409
    assert "har redan lämnats tillbaka av Eva Låtsas" in svar.text
    assert "Fin plan, godkänns." in svar.text
    assert _rad(databas, varld).status is Revideringsstatus.ATERLAMNAD
    assert slag(databas, "revidering") == ["revidering_signerad", "revidering_aterlamnad"]


def test_a_return_meets_a_submission_on_the_way(klient: K, varld: Varld, databas: Databas) -> None:
    st, bo, bas = klient("st"), klient("handledare"), f"/portfolj/{varld.portfolj}/iup"
    ny = st.sida(f"{bas}/ny")
    skrivet = {**ny.formular_till(f"{bas}/ny"), "bekrafta": bekraftas(ny), "sammanfattning": ["Mer akutmedicin."]}
    svaret = bo.sida(_en(varld)).formular_till(_en(varld, "/signera"))
    # The return came first: what is written stays, and is not handed in before the comment has been seen.
    _svara(bo, varld, "/signera", svar="aterlamna", kommentar="Akuten saknas.")
    svar = Sidan(st.post(f"{bas}/ny", data=skrivet))
    assert svar.status == 422
    assert "lämnades tillbaka medan du skrev. Läs kommentaren och lämna in igen." in svar.text
    assert "Akuten saknas." in svar.text
    assert svar.formular_till(f"{bas}/ny")["sammanfattning"] == ["Mer akutmedicin."]
    igen = {**svar.formular_till(f"{bas}/ny"), "bekrafta": bekraftas(svar)}
    assert Sidan(st.post(f"{bas}/ny", data=igen)).h1 == "IUP upprättad 23 november 2026"
    # An answer from a page opened before goes to the plan that it was about, and is too late.
    sent = Sidan(bo.post(_en(varld, "/signera"), data={**svaret, "_nyckel": [], "svar": ["godkann"]}))
    assert (sent.status, "har redan lämnats tillbaka av Bo Påhittad" in sent.text) == (409, True)
    with databas.lasning() as session:
        alla = session.exec(select(RevideringRad.status).order_by(col(RevideringRad.id))).all()
    assert list(alla) == [Revideringsstatus.ATERLAMNAD, Revideringsstatus.INLAMNAD]


def test_what_is_returned_after_a_new_one_came_in_leaves_the_new_one(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk
) -> None:
    st, bo, bas = klient("st"), klient("handledare"), f"/portfolj/{varld.portfolj}/iup"
    svaret = bo.sida(_en(varld)).formular_till(_en(varld, "/signera"))
    assert frys(st, bas).h1 == "Revidering 23 november 2026"
    aterlamnar = {**svaret, "svar": ["aterlamna"], "kommentar": ["Akuten saknas."]}
    assert "Revideringen är återlämnad." in Sidan(bo.post(_en(varld, "/signera"), data=aterlamnar)).text
    with databas.lasning() as session:
        alla = session.exec(select(RevideringRad).order_by(col(RevideringRad.id))).all()
        vantar = [
            v.objekt_id
            for v in vantar_pa(session, varld.personer["handledare"], IDAG, regelverk)
            if v.slag is Vantslag.SIGNERA_REVIDERING
        ]
    assert [(r.status, r.kommentar) for r in alla] == [
        (Revideringsstatus.ATERLAMNAD, "Akuten saknas."), (Revideringsstatus.INLAMNAD, ""),
    ]  # fmt: skip
    assert vantar == [alla[-1].id]
    assert "Akuten saknas." in st.sida(_en(varld)).text


def test_the_new_huvudhandledare_takes_over_in_the_middle(klient: K, varld: Varld, databas: Databas) -> None:
    st, bo = klient("st"), klient("handledare")
    oppen = bo.sida(_en(varld)).formular_till(_en(varld, "/signera"))
    assert "Bo Påhittad svarar." in st.sida(_en(varld)).text
    _ny_huvudhandledare(databas, varld, None)
    assert "Ingen är huvudhandledare sedan 15 november 2026." in st.sida(_en(varld)).text
    _ny_huvudhandledare(databas, varld, "placering")
    assert bo.post(_en(varld, "/signera"), data={**oppen, "svar": ["godkann"]}).status_code == 404
    assert _rad(databas, varld).status is Revideringsstatus.INLAMNAD
    text = "Bo Påhittad är inte huvudhandledare längre. Cecilia Fiktiv har tagit över och svarar i stället."
    assert text in st.sida(_en(varld)).text
    _svara(klient("placering"), varld, "/signera")
    assert _rad(databas, varld).signerad == IDAG
    assert "Cecilia Fiktiv, godkände" in st.sida(_en(varld)).text


def test_two_roles_in_one_person_are_two_answers(klient: K, varld: Varld, databas: Databas) -> None:
    _ny_huvudhandledare(databas, varld, "studierektor", is_kvar=True)
    eva = klient("studierektor")
    text = (
        "Du är både huvudhandledare och studierektor. Varje roll svarar för sig, så revideringen behöver 2 svar av dig."
    )
    assert text in eva.sida(_en(varld)).text
    assert "Godkänn revideringen" in _svara(eva, varld, "/signera").text
    assert _rad(databas, varld).status is Revideringsstatus.SIGNERAD
    klar = _svara(eva, varld, "/godkann")
    assert klar.text.count("(samma person, i en annan roll)") == 1
    assert text not in klar.text
    assert _rad(databas, varld).status is Revideringsstatus.GODKAND


def test_there_is_no_step_for_the_head_where_the_profile_has_none(klient: K, varld: Varld, databas: Databas) -> None:
    chef = klient("chef")
    token = chef.sida(_en(varld)).formular_till("/logga-ut")["_csrf"]
    svar = chef.post(_en(varld, "/godkann-som-chef"), data={"_csrf": token, "svar": "godkann", "version": "1"})
    assert svar.status_code == 409
    assert "Regionens profil har inget steg för chef." in svar.text
    assert _rad(databas, varld).version == 1


def test_the_head_is_the_last_where_the_profile_says_so(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tre = Steg(("huvudhandledare", "studierektor", "chef"))
    monkeypatch.setattr(Regionprofil, "steg", lambda _profil, _idag: tre)

    def vantar(vem: str) -> list[Vantslag]:
        with databas.lasning() as session:
            alla = vantar_pa(session, varld.personer[vem], IDAG, regelverk)
        return [v.slag for v in alla if v.objekt_id == varld.revidering and v.slag is Vantslag.GODKANNA_REVIDERING]

    assert (
        "huvudhandledare, sedan studierektor, sedan chef"
        in klient("st").sida(f"/portfolj/{varld.portfolj}/iup/ny").text
    )
    _svara(klient("handledare"), varld, "/signera")
    assert (vantar("studierektor"), vantar("chef")) == ([Vantslag.GODKANNA_REVIDERING], [])
    chef = klient("chef")
    assert "som chef" not in chef.sida(_en(varld)).text
    _svara(klient("studierektor"), varld, "/godkann")
    rad = _rad(databas, varld)
    assert (rad.status, rad.godkand, rad.studierektor_godkand) == (Revideringsstatus.SIGNERAD, None, IDAG)
    assert (vantar("studierektor"), vantar("chef")) == ([], [Vantslag.GODKANNA_REVIDERING])
    assert "Godkänn revideringen som chef" in chef.sida(_en(varld)).text
    _svara(chef, varld, "/godkann-som-chef", kommentar="Bra.")
    rad = _rad(databas, varld)
    assert (rad.status, rad.godkand) == (Revideringsstatus.GODKAND, IDAG)
    assert vantar("chef") == []
    assert "Hans Uppdiktad, godkände" in klient("st").sida(_en(varld)).text
