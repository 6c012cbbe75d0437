"""The demo: the same every time, plainly made up, in the database as told, and open to be looked at."""

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import ColumnElement, func, select
from sqlmodel import SQLModel
from typer.testing import CliRunner

from app.cli import app as kommandon
from app.config import Installningar
from app.db.engine import Databas
from app.db.konton import region_for
from app.db.logg import Handelseslag, handelse
from app.db.signaturposter import verifiera_kedja
from app.db.snapshot import load_portfolj, load_portfoljer
from app.db.tabeller import (
    Enhet,
    Enhetsslag,
    Handelse,
    Konto,
    Person,
    PortfoljRad,
    Portfoljsumma,
    RevideringRad,
    Uppdrag,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.alfabet import swedish_key
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import EJ_OBSERVERAT, Faltslag, Mallforlopp
from app.domain.flerkalla import SVARANDE
from app.domain.iup import Revideringsstatus
from app.domain.planforslag import Forslag
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.provning import prova
from app.domain.slag import Metod
from app.domain.utveckling import kurvor
from app.features.provning.forslag import forslagsrader
from app.features.provning.utkast import post_av
from app.features.revidering.ogonblick import las
from app.jobs.demo.berattelser import BERATTELSER
from app.jobs.demo.fyll import fyll_demo
from app.jobs.demo.namn import namn
from app.jobs.demo.organisation import ENHETER, HUVUDHANDLEDARE, LEDNING, PLACERINGSHANDLEDARE, make_epost
from app.losare.plan import los
from app.main import create_app
from app.regler.modell import Regelunderlag, Utfall
from app.regler.planposter import planposter
from app.regler.planproblem import Onskemal, planproblem
from app.regler.provning import framat, jamfor, provdagar
from app.regler.utvardera import utvardera
from app.underlag.mallar import load_mallar
from app.underlag.regelunderlag import Regelverk
from app.utbyte.portfoljfil import to_json
from app.utbyte.schema import check_json
from app.web.demo import LOSENORD
from tests.features.klient import Klient
from tests.omstart import borja_om

IDAG = date(2026, 11, 23)
NU = datetime.fromisoformat("2026-11-23T09:30:00+00:00")
ANTAL = 16
ANTAL_MED_NAGOT_ATT_FLYTTA = 10


@pytest.fixture(scope="module")
def databas(tmp_path_factory: pytest.TempPathFactory) -> Databas:
    return Databas(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}")


@pytest.fixture(scope="module")
def demofil(
    databas: Databas, sqlite_mall: Path, regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A demo of a few more than the stories, made once."""
    _fyll(databas, sqlite_mall, regelverk)
    return shutil.copyfile(databas.url.database or "", tmp_path_factory.mktemp("demomall") / "demo.db")


def _fyll(databas: Databas, sqlite_mall: Path, regelverk: Regelverk, *, fro: int = 1) -> None:
    borja_om(databas, sqlite_mall)
    fyll_demo(databas, regelverk, antal=ANTAL, idag=IDAG, nu=NU, fro=fro)
    databas.stang()


@pytest.fixture
def demo(databas: Databas, demofil: Path) -> Iterator[Databas]:
    borja_om(databas, demofil)
    yield databas
    databas.stang()


@pytest.fixture
def app(demo: Databas, regelverk: Regelverk) -> FastAPI:
    val = Installningar(
        databas_url=demo.url.render_as_string(),
        hemlighet="h" * 40,
        demolage=True,
        forsok_per_adress=1000,
        _env_file=None,
    )
    app = create_app(val, regelverk=regelverk, idag=lambda: IDAG, nu=lambda: NU)
    app.state.databas = demo
    return app


def _alla(databas: Databas) -> list[Portfolj]:
    with databas.lasning() as session:
        return list(load_portfoljer(session, select(core(PortfoljRad).c.id).order_by(core(PortfoljRad).c.id)))


def _antal(databas: Databas, tabell: type[SQLModel], *villkor: ColumnElement[bool]) -> int:
    with databas.lasning() as session:
        fraga = select(func.count()).select_from(core(tabell)).where(*villkor)
        return int(session.connection().execute(fraga).scalar_one())


def test_the_organisation_is_what_was_asked_for(demo: Databas) -> None:
    enhet, uppdrag = core(Enhet).c, core(Uppdrag).c
    assert _antal(demo, Enhet, enhet.slag == Enhetsslag.REGION) == 2
    assert _antal(demo, Enhet, enhet.slag == Enhetsslag.ENHET) == 6
    with demo.lasning() as session:
        rader = session.connection().execute(
            select(uppdrag.roll, func.count(uppdrag.person_id.distinct())).group_by(uppdrag.roll)
        )
        assert {roll.value: antal for roll, antal in rader} == {"studierektor": 2, "chef": 2, "admin": 1}
    assert _antal(demo, Person) == _antal(demo, Konto)


def test_as_many_as_asked_for_and_each_with_its_projection_and_event(demo: Databas) -> None:
    assert _antal(demo, PortfoljRad) == ANTAL
    assert _antal(demo, Portfoljsumma) == ANTAL
    assert _antal(demo, Handelse, core(Handelse).c.slag == "portfolj_skapad") == ANTAL


def test_the_stories_stand_in_the_database_as_they_are_told(demo: Databas) -> None:
    for portfolj, berattelse in zip(_alla(demo), BERATTELSER.values(), strict=False):
        assert to_json(portfolj) == to_json(berattelse.tell(IDAG))


def test_the_fourteen_are_plainly_different() -> None:
    alla = [berattelse.tell(IDAG) for berattelse in BERATTELSER.values()]
    assert len({p.namn for p in alla}) == 14
    assert {p.utbildning.specialitet for p in alla} == {"allmanmedicin", "palliativ-medicin", "psykiatri"}
    assert {p.utbildning.region for p in alla} == {"kronoberg", "norrbotten"}
    assert {p.utbildning.enhet for p in alla} == {enhet.namn for enhet in ENHETER}
    assert {p.utbildning.foreskrift.value for p in alla} == {"2015", "2021"}
    assert [p.utbildning.bt for p in alla].count(BtLage.INGAR) == 1
    assert [p.utbildning.slag for p in alla].count(Utbildningsslag.INFOR_ST) == 1
    assert sum(bool(p.franvaron) for p in alla) == 1
    assert any(t.intyg for p in alla for t in p.tillgodoraknanden)
    # What waits for somebody, and what was sent back.
    assert any(a.status is Aktivitetsstatus.FORESLAGEN for p in alla for a in p.aktiviteter)
    assert any(b.status is Bedomningsstatus.BEGARD for p in alla for b in p.bedomningar)
    assert any(s.bekraftad is None for p in alla for s in p.handledarsamtal)
    assert any(r.status is Revideringsstatus.ATERLAMNAD and r.kommentar for p in alla for r in p.revideringar)


def test_the_stories_are_signed_in_whole_chains_and_the_further_ones_in_none(demo: Databas) -> None:
    with demo.lasning() as session:
        for nr, portfolj in enumerate(_alla(demo), start=1):
            rapport = verifiera_kedja(session, nr)
            assert rapport.fel == (), portfolj.namn
            if nr <= len(BERATTELSER):
                assert rapport.utanfor == (), portfolj.namn
                assert rapport.antal >= len(portfolj.signerade_bedomningar) + len(portfolj.signeringar)
            else:
                assert rapport.antal == 0


def test_nobodys_proposed_plan_breaks_a_rule_that_the_old_plan_kept(demo: Databas, regelverk: Regelverk) -> None:
    """For each person everything that lacks and everything that may be moved is placed anew, nothing is locked."""
    antal = 0
    for vem in _alla(demo)[: len(BERATTELSER)]:
        underlag = regelverk.underlag_for(vem, IDAG)
        efter = _foreslagen(vem, underlag)
        nya = jamfor(utvardera(vem, underlag), utvardera(efter, underlag)).nya
        assert not [f.meddelande for f in nya if f.utfall is Utfall.BRIST], vem.id
        dagar = provdagar((vem, efter), underlag)
        if kommande := framat(efter, underlag, dagar):
            fore = framat(vem, underlag, dagar)
            assert not [k.fynd.meddelande for n, k in kommande.items() if n not in fore], vem.id
        antal += efter is not vem
    assert antal >= ANTAL_MED_NAGOT_ATT_FLYTTA


def _foreslagen(vem: Portfolj, underlag: Regelunderlag) -> Portfolj:
    """The portfolio with the proposal in it, by the very changes that the page would open."""
    planen = planposter(vem, underlag)
    # What the region's plan gives no length is given two months, as somebody would fill it in.
    nya = (p if p.has_langd else replace(p, manader=Fraction(2)) for p in (*planen.saknade, *planen.odaterade))
    poster = (*nya, *(p for p in planen.daterade if (p.aktivitet_id or 0) > 0))
    if not poster:
        return vem
    losa = frozenset(p.aktivitet_id for p in poster if p.aktivitet_id is not None)
    fraga = planproblem(vem, underlag, Onskemal(poster, IDAG, losa))
    svar = los(fraga.problem)
    assert isinstance(svar, Forslag), vem.id
    andringar = [post_av(*json.loads(rad.andring)) for rad in forslagsrader(vem, fraga, svar)]
    resultat = prova(vem, [post.andring for post in andringar if post is not None])
    assert not resultat.hinder
    return resultat.portfolj


def test_every_assessment_is_made_on_a_form_as_it_stands() -> None:
    mallar = load_mallar()
    for namnet, berattelse in BERATTELSER.items():
        for b in berattelse.tell(IDAG).bedomningar:
            mall = mallar.hamta(b.mall, b.mall_version)
            assert mall is not None, f"{namnet} {b.metod}"
            assert mall.metod is b.metod
            svar = {ett.falt: ett.varde for ett in b.svar}
            assert [falt.id for falt in mall.falt if falt.id in svar] == [n for n in svar if n != SVARANDE]
            if b.is_signerad:
                assert b.omraden == mall.sedda_omraden(svar)
                assert {falt.id for falt in mall.falt if falt.is_obligatoriskt} <= set(svar)
            for falt in mall.falt:
                if falt.slag is Faltslag.SKALA and falt.id in svar and mall.forlopp is not Mallforlopp.FLERKALLA:
                    skala = mall.skalor[falt.skala]
                    assert skala.plats(svar[falt.id]) is not None or svar[falt.id] == EJ_OBSERVERAT


def test_assessments_rise_vary_and_are_by_several() -> None:
    portfolj = BERATTELSER["01-foredomlig"].tell(IDAG)
    signerade = portfolj.signerade_bedomningar
    assert len({b.metod for b in signerade}) >= 12
    assert len({b.bedomare_namn for b in signerade}) >= 5
    assert {b.mall for b in signerade} >= {"mini_cex", "mini_cex_nio", "kvalitetsarbete", "msf_360"}
    kurva = max(kurvor(portfolj, load_mallar().hamta), key=lambda kurva: len(kurva.punkter))
    platser = [punkt.plats for punkt in kurva.punkter]
    halften = len(platser) // 2
    assert sum(platser[:halften]) / halften < sum(platser[-halften:]) / halften
    assert len(set(platser)) > 1


def test_requests_end_in_every_way() -> None:
    alla = [b for berattelse in BERATTELSER.values() for b in berattelse.tell(IDAG).bedomningar]
    assert sum(b.status is Bedomningsstatus.AVBOJD for b in alla) == 1
    assert sum(b.is_utgangen(IDAG) for b in alla) == 1
    assert sum(b.is_vantande and b.is_overlamnad and not b.is_utgangen(IDAG) for b in alla) == 2
    assert {b.metod for b in alla if b.is_vantande and not b.is_overlamnad} == {Metod.MITT_I_ST, Metod.SJALVSKATTNING}


def test_every_portfolio_keeps_to_the_published_schema(demo: Databas) -> None:
    for portfolj in _alla(demo):
        check_json(to_json(portfolj))


def test_no_record_lies_ahead_of_its_time() -> None:
    for namnet, berattelse in BERATTELSER.items():
        for dag in (IDAG, date(2027, 1, 1), date(2028, 2, 29)):
            portfolj = berattelse.tell(dag)
            start = portfolj.utbildning.start
            gjorda = [b.datum for b in portfolj.bedomningar if not b.is_vantande] + [
                s.datum for s in portfolj.handledarsamtal
            ]
            gjorda += [r.datum for r in portfolj.revideringar] + [s.datum for s in portfolj.signeringar]
            gjorda += [a.slut or dag for a in portfolj.aktiviteter if a.is_genomford]
            gjorda += [m.datum for m in portfolj.momentlogg]
            assert all(start <= en <= dag for en in gjorda), namnet
            assert all(a.start is None or a.slut is None or a.start <= a.slut for a in portfolj.aktiviteter)


def test_the_same_seed_gives_the_same_and_another_seed_another(
    demo: Databas, sqlite_mall: Path, regelverk: Regelverk
) -> None:
    forsta = [to_json(p) for p in _alla(demo)]
    for fro, is_lika in ((1, True), (2, False)):
        _fyll(demo, sqlite_mall, regelverk, fro=fro)
        andra = [to_json(p) for p in _alla(demo)]
        assert (andra == forsta) is is_lika
        assert andra[:14] == forsta[:14]


def test_further_portfolios_are_of_realistic_size(demo: Databas) -> None:
    mitt_i = [p for p in _alla(demo) if 24 * 30 <= (IDAG - p.utbildning.start).days <= 36 * 30]
    storlekar = [
        len(p.aktiviteter) + len(p.metoder) + len(p.bedomningar) + len(p.handledarsamtal) + len(p.revideringar)
        for p in mitt_i
    ]
    assert max(storlekar) >= 150


def test_names_are_plainly_made_up_and_addresses_lead_nowhere(demo: Databas) -> None:
    kanda = {person.namn for person in (*LEDNING, *HUVUDHANDLEDARE, *PLACERINGSHANDLEDARE)}
    kanda |= {berattelse.tell(IDAG).namn for berattelse in BERATTELSER.values()}
    paahittade = set(namn())
    with demo.lasning() as session:
        rader = session.connection().execute(
            select(core(Person).c.namn, core(Person).c.epost, core(Person).c.sortnyckel)
        )
        for vem, epost, nyckel in rader:
            assert vem in kanda | paahittade
            assert epost.endswith("@exempel.invalid")
            assert epost.isascii()
            assert nyckel == swedish_key(vem)


def test_there_are_names_for_ten_thousand() -> None:
    alla = list(namn())
    assert len(alla) == len(set(alla))
    assert len(alla) > 10_000 * 5 / 4  # and a handledare for every four


def test_revisions_hold_the_plan_as_it_was(demo: Databas) -> None:
    with demo.lasning() as session:
        forst = load_portfolj(session, 1)
        bilder = (
            session.connection()
            .execute(
                select(core(RevideringRad).c.datum, core(RevideringRad).c.ogonblicksbild)
                .where(core(RevideringRad).c.portfolj_id == 1)
                .order_by(core(RevideringRad).c.datum)
            )
            .all()
        )
    assert forst is not None
    frysta = [las(bild) for _, bild in bilder]
    antal = [len(fryst.portfolj.bedomningar) for fryst in frysta if fryst]
    assert len(antal) == len(forst.revideringar)
    assert antal == sorted(antal)
    assert antal[0] < antal[-1] < len(forst.bedomningar)


def _logga_in(app: FastAPI, epost: str) -> Klient:
    klient = Klient(app)
    sida = klient.get("/logga-in", params={"epost": epost})
    assert f'value="{epost}"' in sida.text
    csrf = sida.text.split('name="_csrf" value="')[1].split('"')[0]
    svar = klient.post("/logga-in", data={"_csrf": csrf, "epost": epost, "losenord": LOSENORD}, follow_redirects=False)
    assert svar.status_code == 303, svar.text
    return klient


def test_each_role_signs_in_from_the_list_and_sees_a_first_page(app: FastAPI) -> None:
    for vem in (*LEDNING[:2], LEDNING[3], HUVUDHANDLEDARE[0]):
        klient = _logga_in(app, vem.epost)
        svar = klient.get("/")
        assert svar.status_code == 200, vem
        assert "<h1" in svar.text


def test_every_story_opens_for_the_one_it_is_about(app: FastAPI) -> None:
    for berattelse in BERATTELSER.values():
        klient = _logga_in(app, make_epost(berattelse.tell(IDAG).namn))
        oversikt = klient.get("/")
        assert oversikt.status_code == 200, berattelse.lage
        for stig in ("/delmal", "/iup", "/aktivitet", "/handledning", "/historik"):
            assert klient.get(f"{oversikt.url.path}{stig}").status_code == 200, f"{berattelse.lage} {stig}"


def test_only_a_demo_shows_its_accounts(demo: Databas, regelverk: Regelverk) -> None:
    val = Installningar(databas_url=demo.url.render_as_string(), hemlighet="h" * 40, _env_file=None)
    app = create_app(val, regelverk=regelverk, idag=lambda: IDAG, nu=lambda: NU)
    text = Klient(app).get("/logga-in?epost=nagon@exempel.invalid").text
    app.state.databas.stang()
    assert "Demokonton" not in text
    assert LOSENORD not in text
    assert "nagon@exempel.invalid" not in text


def test_the_command_fills_once_and_tells_the_accounts(tmp_path: Path) -> None:
    fil = tmp_path / "ny" / "demo.db"
    ord_ = ["demo", "--bara-data", "--databas", str(fil), "--antal", "2"]
    forsta = CliRunner().invoke(kommandon, ord_)
    assert forsta.exit_code == 0, forsta.output
    for text in ("Fyller demon", "Studierektor, Kronoberg", "alva.angsull@exempel.invalid", LOSENORD):
        assert text in forsta.stdout
    andra = CliRunner().invoke(kommandon, ord_)
    assert "finns sedan tidigare" in andra.stdout
    databas = Databas(f"sqlite:///{fil}")
    assert _antal(databas, PortfoljRad) == 2
    databas.stang()
    assert "Fyller demon" in CliRunner().invoke(kommandon, [*ord_, "--pa-nytt"]).stdout


def test_the_command_leaves_other_databases_alone(sqlite_mall: Path, tmp_path: Path, regelverk: Regelverk) -> None:
    fil = shutil.copyfile(sqlite_mall, tmp_path / "riktig.db")
    databas = Databas(f"sqlite:///{fil}")
    with databas.skrivning(person_id=None, idag=IDAG, nu=NU, regelverk=regelverk) as session:
        region_for(session, "kronoberg", "Region Kronoberg")
        session.add(Person(namn="Någon Annan", epost="nagon@exempel.invalid"))
        handelse(session, Handelseslag.PERSON_SKAPAD)
    databas.stang()
    for fler in ([], ["--pa-nytt"]):
        svar = CliRunner().invoke(kommandon, ["demo", "--bara-data", "--databas", str(fil), *fler])
        assert svar.exit_code == 1
        assert "rörs inte" in svar.stderr
        assert "nagon@exempel.invalid" not in svar.output
    databas = Databas(f"sqlite:///{fil}")
    assert _antal(databas, Person) == 1
    databas.stang()


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as uttag:
        uttag.bind(("127.0.0.1", 0))
        uttag.listen()
        port = str(uttag.getsockname()[1])
        svar = CliRunner().invoke(kommandon, ["demo", "--port", port, "--databas", str(tmp_path / "demo.db")])
    assert svar.exit_code == 1
    assert f"Porten {port} är upptagen" in svar.stderr
