"""Handing in: each delmål confirmed or amended, drafts kept, nothing lost, and two versions side by side."""

from collections.abc import Callable

from sqlalchemy import update
from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import PortfoljRad, RevideringRad, UtkastRad
from app.db.typer import core
from app.domain.iup import Revideringsstatus
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.revidering.gang import TEXTER, bekraftas, frys
from tests.features.varld import Varld
from tests.satser import rakna

K = Callable[[str], Klient]


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/iup"


def _rader(databas: Databas) -> list[RevideringRad]:
    with databas.lasning() as session:
        return list(session.exec(select(RevideringRad).order_by(col(RevideringRad.id))))


def _utkast(databas: Databas) -> int:
    with databas.lasning() as session:
        return len(session.exec(select(UtkastRad.id)).all())


def test_what_nobody_confirmed_is_refused_and_all_that_was_written_stays(
    klient: K, varld: Varld, databas: Databas
) -> None:
    st, ny = klient("st"), f"{_bas(varld)}/ny"
    skrivet = TEXTER | {"andra_c7": "Mer gynekologi", "bekrafta": ["grupp-a"], "deltagare": "Astrid\nBo"}
    sida = st.skicka(ny, skrivet)
    assert sida.status == 422
    assert 'id="f-block-grupp-b"' in sida.html
    assert "b1, b2, b3, b4, b5: bekräfta, eller skriv vad som ska ändras." in sida.text
    assert 'href="#f-block-grupp-c"' in sida.html
    assert 'href="#f-block-grupp-a"' not in sida.html
    falt = sida.formular_till(ny)
    assert (falt["andra_c7"], falt["bekrafta"], falt["deltagare"]) == (["Mer gynekologi"], ["grupp-a"], ["Astrid\nBo"])
    assert falt["sammanfattning"] == [TEXTER["sammanfattning"]]
    assert len(_rader(databas)) == 1
    klar = st.skicka(ny, skrivet | {"bekrafta": ["grupp-a", "grupp-b", "grupp-c"]})
    bild = _rader(databas)[-1].ogonblicksbild["genomgang"]
    assert [ett for ett in bild if ett["andras"]] == [{"kod": "c7", "andras": "Mer gynekologi", "is_andrad": False}]
    assert "1 ska ändras: c7 Mer gynekologi" in klar.text
    assert slag(databas, "revidering") == ["revidering_inlamnad"]


def test_a_change_made_meanwhile_is_shown_before_it_is_frozen(klient: K, varld: Varld, databas: Databas) -> None:
    st, ny = klient("st"), f"{_bas(varld)}/ny"
    frys(st, _bas(varld), datum="2026-11-20")
    sett = bekraftas(st.sida(ny))
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}/andra", {"delmal": ["b1", "b2"]})
    sida = st.skicka(ny, TEXTER | {"bekrafta": sett})
    assert sida.status == 422
    assert "b2: bekräfta, eller skriv vad som ska ändras." in sida.text
    assert "Ny aktivitet, genomförd: Patientcentrerat samtal." in sida.text
    sett = bekraftas(sida)
    # The one it was compared with is returned while the form stands open.
    with databas.skriv.begin() as koppling:
        tabell = core(RevideringRad)
        koppling.execute(update(tabell).where(tabell.c.id > varld.revidering).values(status="aterlamnad"))
        koppling.execute(update(core(PortfoljRad)).values(version=core(PortfoljRad).c.version + 1))
    sida = st.skicka(ny, TEXTER | {"bekrafta": sett, "andra_b2": "Mer"}, fran=_bas(varld) + "/ny")
    assert sida.status == 422
    assert "Planen har ändrats sedan du öppnade sidan." in sida.text
    assert sida.formular_till(ny)["andra_b2"] == ["Mer"]
    assert [r.status for r in _rader(databas)][-1] is Revideringsstatus.ATERLAMNAD


def test_a_draft_is_kept_until_it_is_handed_in(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    ny, utkast = f"{bas}/ny", f"{bas}/utkast"
    falt = st.sida(ny).formular_till(ny) | {
        "andra_c7": ["Halvfärdigt"],
        "bekrafta": ["grupp-a"],
        "sammanfattning": [""],
    }
    assert st.post(utkast, data=falt, follow_redirects=False).status_code == 303
    sida = st.sida(ny)
    kvar = sida.formular_till(ny)
    assert (kvar["andra_c7"], kvar["bekrafta"]) == (["Halvfärdigt"], ["grupp-a"])
    assert "Utkastet sparades" in sida.text
    assert ("Fortsätt på utkastet", ny) in st.sida(bas).lankar
    assert "Fortsätt på utkastet" not in klient("handledare").sida(bas).text
    auto = falt | {"auto": ["ja"], "andra_c7": ["Pat 19121212-1212"]}
    svar = st.post(utkast, data={n: v for n, v in auto.items() if n != "_nyckel"})
    assert (svar.status_code, "personnummer" in svar.text) == (422, True)
    knapp = st.post(utkast, data=falt | {"andra_c7": ["Pat 19121212-1212"]})
    assert (knapp.status_code, "Pat 19121212-1212" in knapp.text) == (422, True)
    auto["andra_c7"] = ["Klart"]
    assert st.post(utkast, data={n: v for n, v in auto.items() if n != "_nyckel"}).text.startswith("2026-11-23")
    assert slag(databas, "revidering") == []
    assert _utkast(databas) == 1
    frys(st, bas)
    assert _utkast(databas) == 0


def test_a_draft_can_be_thrown_away(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    falt = st.sida(f"{bas}/ny").formular_till(f"{bas}/ny") | {"sammanfattning": ["Bort"]}
    st.post(f"{bas}/utkast", data=falt)
    st.skicka(f"{bas}/utkast/kasta", fran=f"{bas}/ny")
    assert _utkast(databas) == 0
    assert "Bort" not in st.sida(f"{bas}/ny").formular_till(f"{bas}/ny")["sammanfattning"]


def test_a_returned_one_gives_back_what_was_to_be_amended(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    frys(st, bas, andra_c7="Mer gynekologi")
    en = f"{bas}/{_rader(databas)[-1].id}"
    handledare = klient("handledare")
    handledare.skicka(f"{en}/signera", {"svar": "aterlamna", "kommentar": "Mer om b5."}, fran=en)
    falt = st.sida(f"{bas}/ny").formular_till(f"{bas}/ny")
    assert falt["andra_c7"] == ["Mer gynekologi"]
    assert falt["sammanfattning"] == [TEXTER["sammanfattning"]]
    assert falt.get("bekrafta", []) == []


def test_two_versions_side_by_side(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    assert "utan att planen frystes här" in st.sida(f"{bas}/jamfor").text
    frys(st, bas, datum="2026-11-20")
    st.skicka(f"/portfolj/{varld.portfolj}/aktivitet/{varld.aktivitet}/andra", {"delmal": ["b1", "b2"]})
    frys(st, bas)
    forst, sist = (rad.id for rad in _rader(databas)[-2:])
    chef = klient("chef")
    sida = chef.sida(f"{bas}/jamfor?fran={forst}&till={sist}")
    assert "20 november 2026, inlämnad" in sida.text
    assert "Nytt: Patientcentrerat samtal" in sida.text
    assert "b2" in sida.text
    assert "1 aktivitet med andra delmål." in sida.text
    assert "Versionerna är lika." in chef.sida(f"{bas}/jamfor?fran={sist}").text
    with rakna(databas) as satser:
        alla = chef.sida(f"{bas}/jamfor?fran={forst}&till={sist}&visa=alla")
    assert "c14" in alla.text
    assert len(satser) <= 14
    assert chef.get(f"{bas}/jamfor?fran=999").status_code == 404
    assert chef.get(f"{bas}/jamfor?fran=x").status_code == 404
    frammande = f"/portfolj/{varld.frammande_portfolj}/iup/jamfor"
    assert klient("frammande").get(f"{frammande}?fran={forst}").status_code == 404
    assert "Det finns ingen genomgång att jämföra med än." in klient("frammande").sida(frammande).text


def test_the_page_says_what_to_look_at_and_why_the_next_is_due(klient: K, varld: Varld) -> None:
    st = klient("st")
    ny = st.sida(f"{_bas(varld)}/ny")
    assert "Titta särskilt på" in ny.text
    assert "Varje delmål har en aktivitet: inte" in ny.text
    assert "till i arbetslistan" in ny.text
    lista = st.sida(_bas(varld))
    assert "IUP-07 IUP revideras regelbundet" in lista.text
    assert "Takten kommer från profilen" in lista.text


def test_it_stands_in_the_history(klient: K, varld: Varld) -> None:
    st = klient("st")
    frys(st, _bas(varld))
    sida = st.sida(f"/portfolj/{varld.portfolj}/historik?visa=iup")
    assert "frös planen och lämnade in den" in sida.text
