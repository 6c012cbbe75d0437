"""Who is let in where: every route of the application, asked as everybody, against `tests/behorighet.toml`.

The file is written by hand, so that what the code allows is compared with what somebody decided.
"""

import inspect
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import update
from sqlmodel import col
from starlette.responses import Response

from app.config import Installningar
from app.db.engine import Databas
from app.db.hemlighet import hasha_nyckel
from app.db.session import WriteSession
from app.db.tabeller import (
    AktivitetRad,
    AtagandeRad,
    AtgardsplanRad,
    AtgardsradRad,
    BedomningRad,
    BedomningslankRad,
    BrevRad,
    DokumentRad,
    FlerkallsinbjudanRad,
    FlerkallsrundaRad,
    FranvaroRad,
    HandledarskapRad,
    Importkorning,
    Importutkast,
    Inbjudan,
    Inloggning,
    KalenderlankRad,
    Konto,
    KursmedelRad,
    MeritRad,
    NarvaroRad,
    Person,
    StudietidRad,
    SysselsattningRad,
    TillgodoraknandeRad,
    Uppdrag,
)
from app.db.tabeller import Uppdragsroll as Roll
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.atagande import Atagandekalla
from app.domain.avstamning import Dokumentslag, Dokumentstatus, Part
from app.domain.bedomning import Bedomningsstatus
from app.domain.behorighet import RATTER, Handling, Relation, may
from app.domain.handledning import Handledarroll, Meritslag
from app.domain.kursmedel import Medelstatus
from app.domain.slag import Aktivitetsslag, Metod
from app.domain.tjanst import Franvaroslag
from app.domain.undervisning import Narvaroslag
from app.main import create_app
from app.underlag.dokumentmallar import dokumentmall
from app.underlag.regelunderlag import Regelverk
from app.web.csrf import make_token
from app.web.sidor import Krav, Sidor, Tillgang, Vakt
from app.web.statiska import Statiska
from tests.asynk import kor
from tests.features.varld import START, Varld, nyckel

FIL = Path(__file__).parents[1] / "behorighet.toml"
HEMLIGHET = "h" * 40
# Everybody of the file, in its order; those with no session that holds come last.
VEM = (
    "st", "handledare", "placering", "tidigare", "studierektor", "annan_studierektor", "tidigare_studierektor",
    "chef", "annan_chef", "admin", "frammande", "ingen", "aterkallad", "stangd",
)  # fmt: skip
INNE, UTE = "in", {"login", "403", "404"}
PROV = "prov "  # begins the names of the routes that have nothing behind their guard

Cell = Mapping[str, str]


@dataclass(frozen=True)
class Rad:
    """One row of the file: the pattern of a route, cells of its own, and what stands in its address."""

    monster: str
    celler: Cell
    platser: Mapping[str, str]


@cache
def _fil() -> dict[str, Any]:
    return tomllib.loads(FIL.read_text(encoding="utf-8"))


@cache
def _monster(namn: str) -> dict[str, str]:
    """The cells of a pattern: `in` names who is let in, the others say what those get who are not."""
    tabell = _fil()["monster"][namn]
    ut = {vem: svar for svar, vilka in tabell.items() for vem in vilka}
    dubbla = [vem for vem in VEM if sum(vem in vilka for vilka in tabell.values()) != 1]
    assert not dubbla, f"[monster.{namn}]: name each of {dubbla} exactly once"
    return ut


@cache
def _rader() -> dict[str, Rad]:
    ut = {}
    for rutt, varde in _fil()["rutter"].items():
        tabell: dict[str, Any] = {"som": varde} if isinstance(varde, str) else dict(varde)
        monster = tabell.pop("som")
        platser = tabell.pop("platser", {})
        ut[rutt] = Rad(monster, _monster(monster) | tabell, platser)
    return ut


def _rutter(app: FastAPI) -> dict[str, APIRoute]:
    """Every route by "METHOD name"."""
    ut: dict[str, APIRoute] = {}
    for rutt in app.routes:
        assert isinstance(rutt, APIRoute), f"{rutt} is not a page: teach this test to ask it"
        if not rutt.name.startswith(PROV):
            ut |= {f"{metod} {rutt.name}": rutt for metod in rutt.methods or ()}
    return ut


def _vakt(rutt: APIRoute) -> Vakt | None:
    return getattr(rutt.endpoint, "vakt", None)


@pytest.fixture(scope="module")
def prov_app(
    _varldsmall: tuple[Path, Varld], regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FastAPI]:
    """The application on a world with a little more in it, in which nothing is ever saved."""
    fil = shutil.copyfile(_varldsmall[0], tmp_path_factory.mktemp("behorighet") / "varld.db")
    idag, nu = date(2026, 11, 23), datetime.fromisoformat("2026-11-23T09:30:00+00:00")
    app = create_app(
        Installningar(databas_url=f"sqlite:///{fil}", hemlighet=HEMLIGHET, _env_file=None),
        regelverk=regelverk,
        idag=lambda: idag,
        nu=lambda: nu,
    )
    _fyll_pa(app.state.databas, _varldsmall[1], nu)
    _lagg_till_prov(app)
    with pytest.MonkeyPatch.context() as lapp:
        lapp.setattr(WriteSession, "commit", _prova_utan_att_spara)
        yield app
    app.state.databas.stang()


class Lika(NamedTuple):
    """What the guard of a route decides by: routes alike in this refuse the same persons, each in the same way."""

    metod: str
    krav: Krav
    i_portfolj: bool

    @property
    def namn(self) -> str:
        """The name of the route that has this guard and nothing behind it."""
        return f"{PROV}{self.metod} {self.krav} {self.i_portfolj}"


# The functions that every guard of `Sidor` is: what is told of them below holds for any route made of one.
_MALLVAKT = Sidor()
_MALLVAKT.las("/", Tillgang.OPPEN, namn="las")(lambda _: Response())
_MALLVAKT.skriv("/", Tillgang.OPPEN, namn="skriv")(lambda _: Response())
VAKTKOD = {rutt.endpoint.__code__ for rutt in _MALLVAKT.router.routes if isinstance(rutt, APIRoute)}


def _lika(namn: str, rutt: APIRoute) -> Lika | None:
    """What the route's guard decides by; None where it has no guard of `Sidor`."""
    vakt = _vakt(rutt)
    if vakt is None:
        return None
    variabler = inspect.getclosurevars(rutt.endpoint).nonlocals
    assert rutt.endpoint.__code__ in VAKTKOD, f"{namn}: made by something else than Sidor"
    assert variabler["vakt"] is vakt, f"{namn}: says that it asks for something else than it does"
    return Lika(namn.split(maxsplit=1)[0], vakt.krav, "portfolj_id" in rutt.param_convertors)


def _lagg_till_prov(app: FastAPI) -> None:
    """A route for each guard there is, with nothing behind it: its answer is the guard's alone."""
    sidor = Sidor()
    for lika in {lika for namn, rutt in _rutter(app).items() if (lika := _lika(namn, rutt))}:
        registrera = sidor.las if lika.metod == "GET" else sidor.skriv
        stig = f"/prov/{lika.krav}" + "/{portfolj_id:int}" * lika.i_portfolj
        registrera(stig, lika.krav, namn=lika.namn)(lambda _: Response())
    app.router.routes[:0] = sidor.router.routes


def _prova_utan_att_spara(session: WriteSession) -> None:
    """Everything but the saving, so that each asks the same world."""
    session.flush()
    session.rollback()


# What the small world lacks, by the name that [platser] of the file uses.
EXTRA = {"inloggning": 9001, "uppdrag": 9001, "tillgodoraknande": 9001, "franvaro": 9001, "sysselsattning": 9001,
         "handledarskap": 9001, "atagande": 9001, "merit": 9001,
         "egen_bedomning": 9001, "utkast": 9001, "inlasning": 9001,
         "osakert_brev": 9001, "narvaro": 9001, "studietid": 9001, "kursmedel": 9001, "arbete": 9001,
         "besok": 9001, "utkast_arsrapport": 9002, "utkast_utlatande": 9003, "utkast_utvecklingssamtal": 9004,
         "utkast_slutgenomgang": 9005, "utkast_kontrakt": 9006, "utkast_tillstyrkan": 9007, "atgardsplan": 9001,
         "atgard": 9001, "kollegium": 9002, "mitt_i_st": 9003, "runda": 9004, "svarsinbjudan": 9001}  # fmt: skip
INBJUDAN = "inbjudan-hemlig"
SVARSLANK = "svarslank-hemlig"


def _fyll_pa(databas: Databas, varld: Varld, nu: datetime) -> None:
    senare = nu + timedelta(days=10)
    with databas.skriv.begin() as koppling:
        konto = {p: k for k, p in koppling.execute(Konto.__table__.select().with_only_columns(  # type: ignore[attr-defined]
            col(Konto.id), col(Konto.person_id)))}  # fmt: skip

        def rad(tabell: Any, **falt: object) -> None:
            koppling.execute(tabell.__table__.insert().values(**falt))

        st = konto[varld.personer["st"]]
        tid = {"skapad": nu, "giltig_till": senare, "webblasare": ""}
        rad(Inloggning, id=9001, konto_id=st, nyckel="x", **tid)
        rad(Inloggning, konto_id=st, nyckel=hasha_nyckel(nyckel("aterkallad")), aterkallad=nu, **tid)
        rad(Person, id=9001, namn="Olle Stängd", titel="", enhet_id=varld.enhet, sortnyckel="olle")
        rad(Konto, id=9001, person_id=9001, is_aktiv=False, skapad=nu)
        rad(Inloggning, konto_id=9001, nyckel=hasha_nyckel(nyckel("stangd")), **tid)
        huvud = Handledarroll.HUVUDHANDLEDARE
        rad(HandledarskapRad, id=9001, portfolj_id=varld.portfolj, person_id=9001, roll=huvud, fran=START,
            skal="", tillganglighet="", version=1)  # fmt: skip
        rad(AtagandeRad, id=9001, portfolj_id=varld.portfolj, kalla=Atagandekalla.HANDLEDNING, text="Boka kurs",
            datum=date(2026, 11, 16), ansvarig_namn="", foljs_upp_av="", utfall="", version=1)  # fmt: skip
        rad(MeritRad, id=9001, person_id=varld.personer["handledare"], slag=Meritslag.FORTBILDNING, specialitet="",
            underlag="", finns=True, noterad=START, version=1)  # fmt: skip
        rad(KalenderlankRad, person_id=varld.personer["st"], nyckel=hasha_nyckel("kalender-hemlig"), skapad=nu)
        rad(Inbjudan, konto_id=st, nyckel=hasha_nyckel(INBJUDAN), skapad=nu, giltig_till=senare)
        rad(Uppdrag, id=9001, person_id=varld.personer["chef"], roll=Roll.CHEF, enhet_id=varld.enhet,
            fran=date(2020, 1, 1))  # fmt: skip
        rad(SysselsattningRad, id=9001, portfolj_id=varld.portfolj, fran=date(2025, 1, 1), procent=80)
        rad(FranvaroRad, id=9001, portfolj_id=varld.portfolj, slag=Franvaroslag.SJUK, start=date(2025, 2, 1),
            slut=date(2025, 2, 3), version=1)  # fmt: skip
        rad(BedomningRad, id=9001, portfolj_id=varld.portfolj, metod=Metod.CBD, skapad=nu, datum=date(2026, 10, 1),
            status=Bedomningsstatus.SIGNERAD, bedomare_namn="Bo Påhittad", bedomare_id=varld.personer["handledare"],
            delmal=frozenset(), signerad=date(2026, 10, 1), signerad_av=varld.personer["handledare"])  # fmt: skip
        for id_, metod, mall in (
            (9002, Metod.SPECIALISTKOLLEGIUM, "specialistkollegium"),
            (9003, Metod.MITT_I_ST, "mitt_i_st"),
            (9004, Metod.FLERKALLA, "msf_360"),
        ):
            rad(BedomningRad, id=id_, portfolj_id=varld.portfolj, metod=metod, skapad=nu, datum=date(2026, 11, 23),
                status=Bedomningsstatus.BEGARD, bedomare_namn="Bo Påhittad", begard=date(2026, 11, 20),
                bedomare_id=varld.personer["handledare"], delmal=frozenset(), mall=mall, mall_version=1)  # fmt: skip
        rad(FlerkallsrundaRad, bedomning_id=9004, sista_dag=date(2026, 12, 1), sjalv={})
        rad(FlerkallsinbjudanRad, id=9001, bedomning_id=9004, grupp="lakare_egen", namn="Vem Helst",
            nyckel=hasha_nyckel(SVARSLANK), skapad=nu, is_besvarad=False)  # fmt: skip
        rad(TillgodoraknandeRad, id=9001, portfolj_id=varld.portfolj, delmal="b2", skal="Tidigare ST", intyg="",
            beslutad_av="Chefen", datum=date(2025, 1, 1), version=1)  # fmt: skip
        egna: dict[str, Any] = {"id": 9001, "portfolj_id": varld.portfolj, "datum": date(2026, 11, 2), "version": 1}
        rad(NarvaroRad, slag=Narvaroslag.SEMINARIUM, is_narvarande=True, skal="", **egna)
        rad(StudietidRad, minuter=60, **egna)
        rad(KursmedelRad, titel="Kurs", sokt=100, status=Medelstatus.SOKT, kommentar="", **egna)
        rad(AktivitetRad, id=9001, portfolj_id=varld.portfolj, slag=Aktivitetsslag.SKRIFTLIGT_ARBETE, titel="Arbete",
            status=Aktivitetsstatus.PLANERAD, delmal=frozenset(), beskrivning="", egen_anteckning="",
            aterkallad_skal="", version=1)  # fmt: skip
        for id_, dokumentslag in enumerate(Dokumentslag, start=9001):
            status = Dokumentstatus.PLANERAD if dokumentslag is Dokumentslag.BESOK else Dokumentstatus.UTKAST
            parter = dokumentmall(dokumentslag).parter
            rad(DokumentRad, id=id_, portfolj_id=varld.portfolj, slag=dokumentslag, datum=date(2026, 11, 20), svar={},
                status=status, parter=parter, mall_version=1, has_risk=False, upplaga=1, version=1)  # fmt: skip
        rad(AtgardsplanRad, id=9001, portfolj_id=varld.portfolj, datum=date(2026, 11, 1), anledning="", mal="",
            slutsats="", version=1)  # fmt: skip
        rad(AtgardsradRad, id=9001, portfolj_id=varld.portfolj, plan_id=9001, vad="Kurs", vem=Part.ST_LAKARE,
            klar_senast=date(2026, 12, 1), foljs_upp=date(2026, 12, 1), foljs_upp_av=Part.HUVUDHANDLEDARE,
            klar_text="", utfall="", version=1)  # fmt: skip
        egen = {"portfolj_id": varld.portfolj, "person_id": varld.personer["st"], "filnamn": "iup.csv"}
        tabell = {"namn": "iup.csv", "anmarkning": "", "blad": []}
        rad(Importutkast, id=9001, blad=tabell, val={}, skapad=nu, **egen)
        rad(Importkorning, id=9001, tid=nu, antal=0, portfolj_version=0, aterstallning={}, **egen)
        rad(BrevRad, id=9001, nyckel="x", slag="begaran", till="bo@exempel.invalid", amne="", text="", skapad=nu,
            portfolj_id=varld.portfolj, paborjad=nu - timedelta(hours=1), objekt="", forsok=1, fel="",
            is_omojlig=False)  # fmt: skip
        rad(BedomningslankRad, bedomning_id=varld.begard_bedomning, nyckel=hasha_nyckel("lank-hemlig"), skapad=nu,
            giltig_till=senare, epost="", kod="", kod_epost="", kod_forsok=0, koder_skickade=0, utkast={})  # fmt: skip
        koppling.execute(update(Konto).where(col(Konto.id) == 9001).values(is_aktiv=False))


@cache
def _stil() -> str:
    return Statiska().url("css/app.css").removeprefix("/statisk/")


def _adress(rutt: APIRoute, rad: Rad, varld: Varld, portfolj: int | None = None) -> str:
    stil = _stil()

    def plats(traff: re.Match[str]) -> str:
        namn = traff[1]
        if namn == "stig":
            return stil
        text = rad.platser.get(namn) or _fil()["platser"].get(namn)
        assert text is not None, f"{rutt.path}: say in [platser] of {FIL.name} what stands for {{{namn}}}"
        if namn == "portfolj_id" and portfolj is not None:
            return str(portfolj)
        if text.startswith("="):
            return text[1:]
        return str(getattr(varld, text, None) or EXTRA.get(text) or varld.personer.get(text) or text)

    return re.sub(r"\{(\w+)(?::\w+)?\}", plats, rutt.path)


class Svar(NamedTuple):
    """The head of an answer."""

    status: int
    huvuden: Mapping[str, str]


def _klass(svar: Svar) -> str:
    """The class of an answer: let in, sent to sign in, or refused."""
    mal = svar.huvuden.get("location", "")
    utloggad = mal == "/logga-in" and "st_meddelande" in svar.huvuden.get("set-cookie", "")
    if svar.status == 401 or (mal.startswith("/logga-in") and not utloggad):
        return "login"
    if svar.status in (403, 404):
        return str(svar.status)
    return INNE if svar.status < 500 and svar.status != 400 else f"{svar.status} (a fault)"


async def _fraga(app: FastAPI, vem: str, metod: str, adress: str, token_av: str | None = None) -> Svar:
    """Ask the application itself; a client between would take longer than the answer.

    `token_av` is what the form's token was made for, where that is not the session of the one who asks.
    """
    kaka, grund = "st_form=anonym", "anonym"
    if vem != "ingen":
        kaka += f"; st_session={nyckel(vem)}"
    if vem not in ("ingen", "aterkallad", "stangd"):
        grund = nyckel(vem)
    kropp = urlencode({"_csrf": make_token(HEMLIGHET, token_av or grund)}).encode() if metod == "POST" else b""
    huvuden = {"host": "testserver", "cookie": kaka, "content-type": "application/x-www-form-urlencoded"}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": metod, "scheme": "http",
        "path": adress, "raw_path": adress.encode(), "query_string": b"", "root_path": "",
        "headers": [(namn.encode(), varde.encode()) for namn, varde in huvuden.items()],
        "server": ("testserver", 80), "client": ("127.0.0.1", 50000),
    }  # fmt: skip
    borjan: list[Svar] = []

    async def ta_emot() -> dict[str, Any]:
        return {"type": "http.request", "body": kropp, "more_body": False}

    async def skicka(meddelande: Any) -> None:
        if meddelande["type"] == "http.response.start":
            namnda: dict[str, str] = {}
            for namn, varde in meddelande["headers"]:
                namnda[namn.decode()] = f"{namnda.get(namn.decode(), '')}{varde.decode('latin-1')}"
            borjan.append(Svar(meddelande["status"], namnda))

    with suppress(Exception):  # answered 500 by then, which is told of with all the rest
        await app(scope, ta_emot, skicka)
    return borjan[0]


async def _ga_runt(
    app: FastAPI, varld: Varld, vilka: Iterable[str], portfolj: int | None = None
) -> dict[tuple[str, str], str]:
    """What each of `vilka` is answered on every route, or on those of `portfolj`.

    Whom the guard turns away never comes further, so that is asked once for all routes with the same guard. Who gets
    past it is asked about on each route: what stands behind may turn them away too.
    """
    rader, ut = _rader(), {}
    vakten: dict[tuple[Lika, str], str] = {}
    prov = {rutt.name: rutt for rutt in app.routes if isinstance(rutt, APIRoute)}
    for namn, rutt in _rutter(app).items():
        if portfolj is not None and "{portfolj_id" not in rutt.path:
            continue
        adress, lika = _adress(rutt, rader[namn], varld, portfolj), _lika(namn, rutt)
        for vem in vilka:
            if lika is not None and (lika, vem) not in vakten:
                till = _adress(prov[lika.namn], rader[namn], varld, portfolj)
                vakten[lika, vem] = _klass(await _fraga(app, vem, lika.metod, till))
            svar = INNE if lika is None else vakten[lika, vem]
            ut[namn, vem] = _klass(await _fraga(app, vem, namn.split()[0], adress)) if svar == INNE else svar
    return ut


def test_every_route_has_a_row_and_every_row_a_route(prov_app: FastAPI) -> None:
    rutter, rader = _rutter(prov_app), _rader()
    utan = {namn: getattr(_vakt(rutt), "krav", "oppen") for namn, rutt in rutter.items() if namn not in rader}
    forslag = "\n".join(f'"{namn}" = "{krav}"' for namn, krav in utan.items())
    assert not utan, f"decide who is let in, and add to [rutter] in {FIL.name} (the guards ask for this):\n{forslag}"
    assert set(rader) <= set(rutter), f"rows without a route: {sorted(set(rader) - set(rutter))}"


def test_everybody_gets_the_answer_that_was_decided(prov_app: FastAPI, varld: Varld) -> None:
    svar = kor(_ga_runt(prov_app, varld, VEM))
    rader = _rader()
    fel = {
        f"{namn} as {vem}": f"answered {fick}, the file says {rader[namn].celler[vem]}"
        for (namn, vem), fick in svar.items()
        if fick != rader[namn].celler[vem]
    }
    assert not fel, "\n".join(f"{var}: {text}" for var, text in fel.items())


def test_no_form_is_taken_with_the_token_of_another_session(prov_app: FastAPI, varld: Varld) -> None:
    async def ga_runt() -> dict[str, int]:
        rader, ut = _rader(), {}
        for namn, rutt in _rutter(prov_app).items():
            vem = next((vem for vem in VEM if rader[namn].celler[vem] == INNE), None)
            if namn.startswith("POST ") and vem is not None:
                adress = _adress(rutt, rader[namn], varld)
                ut[namn] = (await _fraga(prov_app, vem, "POST", adress, token_av=nyckel("frammande"))).status
        return ut

    svar = kor(ga_runt())
    assert len(svar) > 50
    assert {namn: status for namn, status in svar.items() if status != 400} == {}


def test_somebody_elses_portfolio_does_not_exist(prov_app: FastAPI, varld: Varld) -> None:
    """Neither for its neighbour nor for those who have a role towards another portfolio: 404 on every route of it."""
    vilka = ("st", "handledare", "studierektor", "chef")
    svar = kor(_ga_runt(prov_app, varld, vilka, varld.frammande_portfolj))
    assert {var: fick for var, fick in svar.items() if fick != "404"} == {}
    finns_inte = kor(_ga_runt(prov_app, varld, ("st",), 987_654))
    assert set(finns_inte.values()) == {"404"}, "and one that is not there at all answers alike"


# --- the permission table against the file, with no request at all ---

RELATION = {
    "st": Relation.AGARE,
    "handledare": Relation.HUVUDHANDLEDARE,
    "placering": Relation.PLACERINGSHANDLEDARE,
    "tidigare": Relation.TIDIGARE_HANDLEDARE,
    "studierektor": Relation.STUDIEREKTOR,
    "chef": Relation.CHEF,
    "admin": Relation.ADMIN,
}
Ratter = Mapping[Handling, frozenset[Relation]]


def _skillnader(app: FastAPI, ratter: Ratter) -> set[str]:
    """Routes at which the table would let in somebody else than the file says."""
    rader, ut = _rader(), set()
    for namn, rutt in _rutter(app).items():
        vakt = _vakt(rutt)
        if vakt is None or isinstance(vakt.krav, Tillgang):
            continue
        monster = _monster(rader[namn].monster)
        ut |= {
            f"{namn} as {vem}"
            for vem, relation in RELATION.items()
            if may({relation}, vakt.krav, ratter) != (monster[vem] == INNE)
        }
    return ut


def test_the_table_agrees_with_the_file(prov_app: FastAPI) -> None:
    assert _skillnader(prov_app, RATTER) == set()


@pytest.mark.parametrize("handling", Handling)
def test_no_cell_of_the_table_can_be_flipped_unseen(prov_app: FastAPI, handling: Handling) -> None:
    for relation in Relation:
        vand = dict(RATTER) | {handling: RATTER[handling] ^ {relation}}
        assert _skillnader(prov_app, vand), f"{handling} × {relation}: no route asks for it, so nobody would notice"


def test_the_cells_of_one_route_are_only_narrower_than_its_pattern() -> None:
    """A row may refuse by the object (another's placement); it can never let in whom the table keeps out."""
    for namn, rad in _rader().items():
        monster = _monster(rad.monster)
        egna = {vem: svar for vem, svar in rad.celler.items() if svar != monster[vem]}
        assert set(egna.values()) <= UTE, f"{namn}: {egna}"
        assert all(monster[vem] == INNE for vem in egna), f"{namn}: {egna}"
