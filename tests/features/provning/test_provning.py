"""Trying changes: nothing is written before it is saved, everything is in one step, and it can be undone."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import insert, text

from app.db.engine import Databas
from app.db.tabeller import AktivitetRad, TjanstgoringRad
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.slag import Aktivitetsslag
from app.domain.tid import Period
from app.features.provning.queries import kollegor_borta
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
LEDIG = {"slag": "foraldraledig", "start": "2027-03-01", "slut": "2027-08-31"}


def _bas(varld: Varld) -> str:
    return f"/portfolj/{varld.portfolj}/prova"


def _allt(databas: Databas) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a what-if may come to write, but the versions, which only grow."""
    fragor = {
        "franvaro": "SELECT slag, start, slut FROM franvaro ORDER BY start",
        "grad": "SELECT fran, procent FROM sysselsattning ORDER BY fran",
        "ram": "SELECT planerat_slut FROM portfolj ORDER BY id",
        "aktivitet": "SELECT id, titel, status, start, slut, aterkallad_fran, mall, delmal FROM aktivitet ORDER BY id",
        "placering": "SELECT aktivitet_id, enhet, procent, amne, bekraftad, bekraftad_av FROM tjanstgoring",
    }
    with databas.lasning() as session:
        return {namn: [tuple(rad) for rad in session.execute(text(fraga))] for namn, fraga in fragor.items()}


def _prova(st: Klient, varld: Varld, vad: str, /, **varden: str) -> Sidan:
    return st.skicka(f"{_bas(varld)}/ny/{vad}", varden)


def _knapp(sida: Sidan, st: Klient, adress: str) -> Sidan:
    """Press the button that sends to that address, as the page is."""
    return Sidan(st.post(adress, data=sida.formular_till(adress), follow_redirects=True))


def test_what_is_tried_is_compared_saved_in_one_step_and_undone(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas, fore = klient("st"), _bas(varld), _allt(databas)
    klient("handledare").skicka(
        f"/portfolj/{varld.portfolj}/aktivitet/{varld.placering}/bekrafta",
        fran=f"/portfolj/{varld.portfolj}/aktivitet/{varld.placering}",
    )
    bekraftad = _allt(databas)
    assert bekraftad["placering"] != fore["placering"]
    handelser = slag(databas, "portfolj")

    _prova(st, varld, "franvaro", **LEDIG)
    _prova(st, varld, "grad", fran="2027-10-01", procent="80")
    _prova(st, varld, "slut", dag="2029-12-31")
    _prova(
        st, varld, "placering", mall="hud", titel="", enhet="Hudkliniken", typ="sidotjanstgoring", procent="100",
        start="2028-02-01", slut="2028-02-29",
    )  # fmt: skip
    _prova(st, varld, "kurs", titel="Lagar i vården", start="2028-04-03", slut="")
    flyttad = f"{bas}/aktivitet/{varld.placering}"
    assert st.sida(flyttad).formular_till(flyttad)["start"] == ["2026-10-01"]
    sida = st.skicka(flyttad, {"start": "2026-12-01", "slut": "2027-02-28"})
    assert sida.h1 == "Prova ändringar"
    assert "Tiden fullgjord 28 februari 2029" in sida.text
    assert "Ny frånvaro: föräldraledighet 1 mars – 31 augusti 2027" in sida.text
    assert "Ny placering: Hud, 1–29 februari 2028" in sida.text
    # 60 months from 1 March 2024: 36 by 28 February 2027, half a year away, 1 in September 2027, and 23 at 80 %.
    assert "Tiden räcker inte till planerat slut 31 december 2029" in sida.text
    assert _allt(databas) == bekraftad
    assert slag(databas, "portfolj") == handelser

    sida = _knapp(sida, st, f"{bas}/spara")
    assert "6 ändringar är sparade." in sida.text
    assert slag(databas, "portfolj") == [*handelser, "planering_andrad"]
    efter = _allt(databas)
    assert ("foraldraledig", "2027-03-01", "2027-08-31") in efter["franvaro"]
    assert ("2027-10-01", 80) in efter["grad"]
    assert ("2029-12-31",) in efter["ram"]
    hud = next(rad for rad in efter["aktivitet"] if rad[1] == "Hud")
    assert hud[2:5] == ("planerad", "2028-02-01", "2028-02-29")
    assert "c4" in str(hud[-1])  # the plan's delmål
    assert (hud[0], "Hudkliniken", 100, "hud", None, None) in efter["placering"]
    assert next(rad[4:] for rad in efter["placering"] if rad[0] == varld.placering) == (None, None)
    assert "Ändringar du provar" not in sida.text

    sida = _knapp(sida, st, f"{bas}/angra")
    assert "Allt är som före ändringarna." in sida.text
    assert _allt(databas) == bekraftad
    assert slag(databas, "portfolj") == [*handelser, "planering_andrad", "planering_aterstalld"]
    assert f"{bas}/angra" not in sida.html


def test_noted_things_are_changed_and_taken_away_and_come_back(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    for start in ("2025-03-01", "2026-03-01"):
        st.skicka(f"/portfolj/{varld.portfolj}/utbildning/franvaro/ny", {"slag": "sjuk", "start": start, "slut": start})
    fore = _allt(databas)
    with databas.lasning() as session:
        ett, tva = session.execute(text("SELECT id FROM franvaro ORDER BY start")).scalars()
    st.skicka(f"{bas}/bort", {"franvaro": str(ett), "aktivitet": ""}, fran=bas)
    sida = st.skicka(f"{bas}/franvaro/{tva}", {"slut": "2026-04-30"})
    assert "Ändrad frånvaro: sjukfrånvaro 1 mars – 30 april 2026 (nu 1 mars 2026)" in sida.text
    sida = st.skicka(f"{bas}/bort", {"aktivitet": str(varld.placering)}, fran=bas)
    assert "Borttagen här" in sida.text
    # Another change of the same thing takes the place of the first.
    sida = st.skicka(f"{bas}/franvaro/{tva}", {"slut": "2026-03-31"})
    assert "1–31 mars 2026" in sida.text
    assert "30 april 2026" not in sida.text
    sida = _knapp(sida, st, f"{bas}/spara")
    efter = _allt(databas)
    assert efter["franvaro"] == [("sjuk", "2026-03-01", "2026-03-31")]
    assert next(rad[2] for rad in efter["aktivitet"] if rad[0] == varld.placering) == "aterkallad"
    _knapp(sida, st, f"{bas}/angra")
    assert _allt(databas) == fore


def test_what_cannot_be_done_is_told_and_the_text_stays(klient: K, varld: Varld) -> None:
    st = klient("st")
    plats = {"titel": "Hud", "enhet": "Kliniken", "start": "2026-12-01", "slut": "2027-01-15"}
    for typ, varden, fel in (
        ("franvaro", LEDIG | {"slut": "2027-02-28"}, "Slutdatum ligger före startdatum."),
        ("franvaro", LEDIG | {"start": "2023-02-28"}, "Datumet ligger före ST-starten 1 mars 2024."),
        (
            "placering",
            plats,
            "Krockar med Internmedicin 1 oktober 2026 – 31 januari 2027: tillsammans 200 % av heltid.",
        ),
        ("kurs", {"titel": "Kurs", "start": "2027-02-29"}, "Skriv datumet som ÅÅÅÅ-MM-DD"),
    ):
        sida = _prova(st, varld, typ, **varden)
        assert sida.status == 422
        assert fel in sida.text
        falt = sida.formular_till(f"{_bas(varld)}/ny/{typ}")
        assert {namn: falt[namn] for namn in varden} == {namn: [varde] for namn, varde in varden.items()}
    assert "Välj ett av alternativen." in _prova(st, varld, "kurs", titel="Kurs", start="2027-01-01", mall="x").text


def test_another_tab_that_changed_the_portfolio_is_told_of(klient: K, varld: Varld, databas: Databas) -> None:
    st, bas = klient("st"), _bas(varld)
    sedd = _prova(st, varld, "franvaro", **LEDIG)
    st.skicka(f"/portfolj/{varld.portfolj}/utbildning/franvaro/ny", LEDIG | {"slut": "2027-04-30"})
    fore = _allt(databas)
    sida = _knapp(sedd, st, f"{bas}/spara")
    assert sida.status == 409
    assert "Portföljen har ändrats sedan du öppnade sidan" in sida.text
    # Now the leaves overlap: the change says so, and there is nothing to save before it is mended.
    assert "Dagarna överlappar föräldraledighet 1 mars – 30 april 2027." in sida.text
    assert f'action="{bas}/spara"' not in sida.html
    assert _allt(databas) == fore
    sida = st.skicka(f"{bas}/ny/franvaro", {"start": "2027-05-01"}, fran=f"{bas}/ny/franvaro?nr=0")
    assert "1 ändring är sparad." in _knapp(sida, st, f"{bas}/spara").text


def test_nothing_is_undone_once_something_else_has_changed(klient: K, varld: Varld) -> None:
    st, bas = klient("st"), _bas(varld)
    sparad = _knapp(_prova(st, varld, "franvaro", **LEDIG), st, f"{bas}/spara")
    st.skicka(f"/portfolj/{varld.portfolj}/utbildning/sysselsattning", {"fran": "2028-01-01", "procent": "90"})
    sida = _knapp(sparad, st, f"{bas}/angra")
    assert sida.status == 409
    assert "går inte att ångra allt på en gång" in sida.text


def test_others_try_for_themselves_and_cannot_save(klient: K, varld: Varld) -> None:
    st, handledare, bas = klient("st"), klient("handledare"), _bas(varld)
    sida = _prova(handledare, varld, "franvaro", **LEDIG)
    assert "ST-läkaren själv sparar ändringar i sin plan." in sida.text
    assert f"{bas}/spara" not in sida.html
    assert "Ändringar du provar" not in st.sida(bas).text
    sida = _knapp(handledare.sida(bas), handledare, f"{bas}/kasta")
    assert "Ändringarna är kastade." in sida.text
    assert "Ändringar du provar" not in sida.text


def test_the_pages_about_time_and_the_activity_lead_here(klient: K, varld: Varld) -> None:
    st, bas = klient("st"), _bas(varld)
    assert ("Prova ändringar", bas) in st.sida(f"/portfolj/{varld.portfolj}/utbildning/tid").lankar
    aktivitet = st.sida(f"/portfolj/{varld.portfolj}/aktivitet/{varld.placering}")
    assert ("Prova att flytta", f"{bas}/aktivitet/{varld.placering}") in aktivitet.lankar
    gjord = st.sida(f"{bas}/aktivitet/{varld.aktivitet}")
    assert "är inte planerad, så den kan inte flyttas." in gjord.text


def test_of_colleagues_only_the_days_of_whole_time_placements_are_read(varld: Varld, databas: Databas) -> None:
    enhet, idag = varld.enhet, date(2026, 11, 23)
    with databas.skriv.begin() as koppling:
        koppling.execute(text(f"UPDATE portfolj SET enhet_id = {enhet} WHERE id = {varld.frammande_portfolj}"))
        for id_, start, slut, procent, typ in (
            (91, "2027-01-01", "2027-02-28", 100, "sidotjanstgoring"),
            (92, "2027-03-01", "2027-04-30", 50, "sidotjanstgoring"),
            (93, "2027-05-01", "2027-06-30", 100, "hemenhet"),
            (94, "2026-01-01", "2026-11-22", 100, "sidotjanstgoring"),
        ):
            aktivitet = {"id": id_, "portfolj_id": varld.frammande_portfolj, "titel": "X", "delmal": frozenset()}
            nar = {"start": date.fromisoformat(start), "slut": date.fromisoformat(slut)}
            slag_ = {"slag": Aktivitetsslag.KLINISK_TJANSTGORING, "status": Aktivitetsstatus.PLANERAD}
            fasta = {"beskrivning": "", "egen_anteckning": "", "aterkallad_skal": "", "version": 1, "mall": ""}
            koppling.execute(insert(core(AktivitetRad)).values(**aktivitet, **nar, **slag_, **fasta, intyg_av=""))
            plats = TjanstgoringRad(aktivitet_id=id_, typ=TjanstgoringsTyp(typ), enhet="Y", procent=procent)
            koppling.execute(insert(core(TjanstgoringRad)).values(**plats.model_dump()))
    with databas.lasning() as session:
        assert kollegor_borta(session, varld.portfolj, enhet, idag) == ((Period(date(2027, 1, 1), date(2027, 2, 28)),),)
        assert kollegor_borta(session, varld.portfolj, varld.annan_enhet, idag) == ()
