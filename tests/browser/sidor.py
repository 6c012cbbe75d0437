"""Every page of the application and how to come to it in the demo: who looks, and what fills the address.

A new route fails `test_tillganglighet.py` until it stands here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import text

from app.domain.bedomningsmall import Mallforlopp
from app.features import SLICES
from app.underlag.mallar import load_mallar
from tests.browser.demovarld import Demo
from tests.browser.flersteg import SVARSLANK
from tests.browser.server import IDAG, Server

# One portfolio in which most has happened.
_RIK: Final = """SELECT p.id AS portfolj_id, p.person_id AS vem FROM portfolj p JOIN enhet e ON e.id = p.enhet_id
    WHERE e.region = 'kronoberg' AND p.foreskrift = '2015' AND p.specialitet = 'allmanmedicin'
    ORDER BY (SELECT count(*) FROM bedomning b WHERE b.portfolj_id = p.id) DESC, p.id LIMIT 1"""


@dataclass(frozen=True)
class Sidval:
    """How to come to a page. `fraga` gives one row: the parts of the address, and `vem` if the row knows who looks.

    `vem` otherwise: a role of the demo (`Demo.roller`), or "" for somebody not signed in.
    """

    fraga: str = _RIK
    vem: str = ""
    mer: str = ""  # what follows the address


def _egen(tabell: str, id_namn: str, villkor: str = "1 = 1") -> Sidval:
    """A record of the table, seen by the ST-läkare."""
    return Sidval(
        f"SELECT r.portfolj_id, r.id AS {id_namn}, p.person_id AS vem FROM {tabell} r "
        f"JOIN portfolj p ON p.id = r.portfolj_id WHERE {villkor} ORDER BY r.id DESC LIMIT 1"
    )


def _handledd(vem: str = "h.person_id") -> Sidval:
    """The portfolio above, seen by its huvudhandledare."""
    return Sidval(
        f"SELECT p.portfolj_id, {vem} AS vem FROM ({_RIK}) p JOIN handledarskap h ON h.portfolj_id = p.portfolj_id "
        "WHERE h.roll = 'huvudhandledare' AND h.till IS NULL"
    )


def _flersteg(mall: str, vem: str = "p.person_id", villkor: str = "1 = 1") -> Sidval:
    """The latest open assessment on that form, of `flersteg.lagg_in`."""
    return Sidval(
        f"SELECT r.portfolj_id, r.id AS bedomning_id, {vem} AS vem FROM bedomning r JOIN portfolj p ON p.id = "
        f"r.portfolj_id WHERE r.mall = '{mall}' AND r.status = 'begard' AND {villkor} ORDER BY r.id DESC LIMIT 1"
    )


# Who has logged most kinds of moments.
_MED_MOMENT: Final = Sidval(
    "SELECT m.portfolj_id, p.person_id AS vem FROM momentlogg m JOIN portfolj p ON p.id = m.portfolj_id "
    "GROUP BY m.portfolj_id, p.person_id ORDER BY count(DISTINCT m.namn) DESC, m.portfolj_id LIMIT 1"
)
_ANGIVEN: Final = "SELECT 1"
_PERSON: Final = "SELECT p.person_id FROM portfolj p ORDER BY p.id LIMIT 1"
_UTAN_PORTFOLJ: Final = """SELECT k.person_id FROM konto k
    WHERE k.person_id NOT IN (SELECT person_id FROM portfolj) LIMIT 1"""
_BEGARD: Final = """SELECT portfolj_id, id AS bedomning_id, bedomare_id AS vem FROM bedomning
    WHERE status = 'begard' AND bedomare_id IS NOT NULL LIMIT 1"""
_LANK: Final = Sidval("SELECT 'lank-prov' AS hemlighet")
_AKTIV: Final = "r.status = 'planerad'"
_PLACERING: Final = "r.status = 'genomford' AND r.id IN (SELECT aktivitet_id FROM tjanstgoring)"
_PLACERING_HANDLEDD: Final = Sidval(
    "SELECT r.portfolj_id, r.id AS aktivitet_id, h.person_id AS vem FROM aktivitet r JOIN handledarskap h "
    "ON h.portfolj_id = r.portfolj_id AND h.roll = 'huvudhandledare' AND h.till IS NULL "
    f"WHERE {_PLACERING} ORDER BY r.id DESC LIMIT 1"
)


def _av_ledningen(tabell: str, roll: str, mer: str = "", villkor: str = "1 = 1") -> Sidval:
    """A record of the table, seen by who holds that role in its region; `mer` are further parts of the address."""
    return Sidval(
        f"SELECT r.portfolj_id, u.person_id AS vem{mer} FROM {tabell} r JOIN portfolj p ON p.id = r.portfolj_id "
        "JOIN enhet e ON e.id = p.enhet_id JOIN uppdrag u ON u.enhet_id = e.overordnad_id "
        f"WHERE u.roll = '{roll}' AND {villkor} ORDER BY r.id DESC LIMIT 1"
    )


_BESOK: Final = "r.slag = 'besok' AND r.status = 'planerad'"
_ATGARD: Final = ", r.plan_id, r.id AS atgard_id"

SIDOR: Final[Mapping[str, Sidval]] = {
    "start.adepter": _handledd(),
    "start.tomt": Sidval(),
    "konto.logga_in": Sidval(_ANGIVEN),
    "konto.inbjudan": Sidval("SELECT 'inbjudan-prov' AS hemlighet"),
    "konto.visa": Sidval(),
    "konto.losenord": Sidval(),
    "konto.brev": Sidval(),
    "kalender.visa": Sidval(),
    "kalender.ar": Sidval(),
    "atagande.lista": Sidval(),
    "atagande.visa": _egen("atagande", "atagande_id"),
    "handledare.visa": Sidval(),
    "handledare.ersattare": _av_ledningen("handledarskap", "studierektor"),
    "handledare.andra": _av_ledningen("handledarskap", "studierektor", ", r.id AS handledarskap_id"),
    "handledare.kompetens": _av_ledningen("handledarskap", "studierektor", ", r.person_id AS handledare_id"),
    "kalender.adress": Sidval(),
    "studierektor.kohort": Sidval(_ANGIVEN, "studierektor"),
    "studierektor.klimat": Sidval(_ANGIVEN, "studierektor"),
    "studierektor.plan": Sidval(_ANGIVEN, "studierektor"),
    "studierektor.handledare": Sidval(_ANGIVEN, "studierektor"),
    "aktivitetsmall.lista": Sidval(_ANGIVEN, "studierektor"),
    "aktivitetsmall.ny": Sidval(_ANGIVEN, "studierektor"),
    "aktivitetsmall.andra": Sidval("SELECT id AS mall_id FROM aktivitetsmall ORDER BY id LIMIT 1", "admin"),
    "regelverk.visa": Sidval(_ANGIVEN),
    "regelverk.regioner": Sidval(_ANGIVEN),
    "regelverk.regel": Sidval("SELECT 'iup-02' AS slug"),
    "regelverk.malbeskrivning": Sidval("SELECT '2015' AS foreskrift, 'allmanmedicin' AS slug"),
    "portfolj.oversikt": Sidval(),
    "sok": Sidval(mer="?q=kurs"),
    "besok.lista": _av_ledningen("dokument", "studierektor", villkor=_BESOK),
    "besok.visa": replace(_av_ledningen("dokument", "studierektor", ", r.id AS dokument_id", _BESOK), mer="?skriv=ja"),
    "arsrapport.ny": Sidval(),
    "utlatande.ny": _handledd(),
    "utvecklingssamtal.ny": _av_ledningen("dokument", "chef"),
    "slutgenomgang.ny": _av_ledningen("dokument", "studierektor"),
    "kontrakt.ny": _av_ledningen("dokument", "studierektor"),
    "tillstyrkan.ny": _av_ledningen("dokument", "studierektor"),
    "introduktion.visa": Sidval(),
    "atgardsplan.lista": _av_ledningen("atgardsplan", "studierektor"),
    "atgardsplan.ny": _av_ledningen("atgardsplan", "studierektor"),
    "atgardsplan.visa": _av_ledningen("atgardsplan", "studierektor", ", r.id AS plan_id"),
    "atgardsplan.andra": _av_ledningen("atgardsplan", "studierektor", ", r.id AS plan_id"),
    "atgard.ny": _av_ledningen("atgardsplan", "studierektor", ", r.id AS plan_id"),
    "atgard.andra": _av_ledningen("atgardsrad", "studierektor", _ATGARD),
    "delmal.lista": Sidval(),
    "delmal.visa": Sidval(f"SELECT r.*, 'c1' AS kod FROM ({_RIK}) r"),
    "aktivitet.lista": Sidval(),
    "aktivitet.ny": Sidval(),
    "aktivitet.ny_placering": Sidval(),
    "aktivitet.foresla": _handledd(),
    "aktivitet.visa": _egen("aktivitet", "aktivitet_id", "r.slag = 'klinisk_tjanstgoring'"),
    "aktivitet.andra": _egen("aktivitet", "aktivitet_id", _AKTIV),
    "aktivitet.genomford": _egen("aktivitet", "aktivitet_id", _AKTIV),
    "aktivitet.aterkalla": _egen("aktivitet", "aktivitet_id", _AKTIV),
    "placering.mal": _egen("aktivitet", "aktivitet_id", _PLACERING),
    "placering.avstamning": _egen("aktivitet", "aktivitet_id", _PLACERING),
    "placering.omdome": _PLACERING_HANDLEDD,
    "placering.utvardering": _egen("aktivitet", "aktivitet_id", _PLACERING),
    "placering.intyg": _egen("aktivitet", "aktivitet_id", _PLACERING),
    "handledning.lista": Sidval(),
    "handledning.ny": Sidval(),
    "handledning.forbered": Sidval(),
    "handledning.agenda": Sidval(),
    "handledning.bekrafta_flera": _handledd(),
    "handledningstid.ny": Sidval(),
    "handledning.visa": _egen("handledarsamtal", "samtal_id"),
    "handledning.andra": _egen("handledarsamtal", "samtal_id"),
    "handledning.ta_bort": _egen("handledarsamtal", "samtal_id"),
    "undervisning.visa": _egen("narvaro", "narvaro_id"),
    "narvaro.ny": Sidval(),
    "narvaro.andra": _egen("narvaro", "narvaro_id"),
    "studietid.ny": Sidval(),
    "studietid.andra": _egen("studietid", "studietid_id"),
    "kursmedel.ny": Sidval(),
    "kursmedel.visa": _egen("kursmedel", "kursmedel_id"),
    "kursmedel.andra": _egen("kursmedel", "kursmedel_id", "r.status = 'sokt'"),
    "steg.andra": Sidval(
        "SELECT r.portfolj_id, r.aktivitet_id, r.slag AS steg, p.person_id AS vem FROM arbetssteg r "
        "JOIN portfolj p ON p.id = r.portfolj_id ORDER BY r.id LIMIT 1"
    ),
    "moment.lista": _MED_MOMENT,
    "moment.ny": _MED_MOMENT,
    "moment.visa": _egen("momentlogg", "logg_id", "r.delmal <> ''"),
    "moment.andra": _egen("momentlogg", "logg_id"),
    "metod.ny": Sidval(),
    "metod.koppla_flera": Sidval(),
    "metod.andra": _egen("planerad_metod", "metod_id"),
    "metod.ta_bort": _egen("planerad_metod", "metod_id"),
    "tillgodoraknande.ny": Sidval(),
    "tillgodoraknande.ta_bort": _egen("tillgodoraknande", "tillgodoraknande_id"),
    "bedomning.lista": Sidval(),
    "bedomning.ny": Sidval(),
    "bedomning.ny_medsittning": Sidval(),
    "bedomning.visa": _egen("bedomning", "bedomning_id", "r.status = 'signerad'"),
    "bedomning.andra": _egen("bedomning", "bedomning_id", "r.status = 'begard'"),
    "bedomning.ta_tillbaka": _egen("bedomning", "bedomning_id", "r.status = 'begard'"),
    "bedomning.forlang": _egen("bedomning", "bedomning_id", "r.status = 'begard'"),
    "bedomning.lank": _egen("bedomning", "bedomning_id", "r.status = 'begard'"),
    "bedomning.avboj": Sidval(_BEGARD),
    "bedomning.bedom_ny": _handledd(),
    "bedomning.besvara": Sidval(_BEGARD),
    "bedomning.makulera": Sidval(
        "SELECT portfolj_id, id AS bedomning_id, signerad_av AS vem FROM bedomning "
        "WHERE status = 'signerad' AND signerad_av IN (SELECT person_id FROM konto) ORDER BY id DESC LIMIT 1"
    ),
    "kompetens.plan": Sidval(),
    "kompetens.utveckling": Sidval(),
    "kompetens.strak": Sidval(),
    "engangslank.visa": _LANK,
    "engangslank.kod": _LANK,
    "engangslank.avboj": _LANK,
    "engangslank.klart": Sidval("SELECT 'signerad' AS hur"),
    "demopost.lista": Sidval(_ANGIVEN),
    "demopost.visa": Sidval("SELECT 1 AS nummer"),
    "admin.brev": Sidval(_ANGIVEN, "admin"),
    "flersteg.meny": Sidval(),
    "flersteg.ny": Sidval(f"SELECT r.*, 'specialistkollegium' AS mall FROM ({_RIK}) r"),
    "flersteg.visa": _flersteg("mitt_i_st"),
    "flersteg.egen": _flersteg("sjalvskattning"),
    "flersteg.bedom": _flersteg("specialistkollegium", "bedomare_id"),
    "flerkalla.ny": Sidval(),
    "flerkalla.visa": _flersteg("msf_360"),
    "flerkalla.sjalv": _flersteg("msf_360"),
    "flerkalla.slapp": _flersteg("msf_360", "bedomare_id", "r.begard IS NOT NULL"),
    "flerkalla.svara": Sidval(f"SELECT '{SVARSLANK}' AS hemlighet"),
    "flerkalla.tack": Sidval(_ANGIVEN),
    "utbildning.visa": Sidval(),
    "tid.visa": Sidval(),
    "tidslinje.visa": Sidval(),
    "provning.visa": Sidval(),
    "provning.ny": Sidval(f"SELECT r.*, 'placering' AS typ FROM ({_RIK}) r"),
    "provning.flytta": _egen("aktivitet", "aktivitet_id", "r.status = 'planerad'"),
    "provning.forslag": Sidval(mer="?rakna=ja&med=hud&med=barnhalsovard&m_hud=1"),
    "provning.franvaro": _egen("franvaro", "franvaro_id"),
    "utbildning.andra": Sidval(),
    "sysselsattning.ny": Sidval(),
    "franvaro.ny": Sidval(),
    "franvaro.andra": _egen("franvaro", "franvaro_id"),
    "franvaro.ta_bort": _egen("franvaro", "franvaro_id"),
    "handledarskap.ny": Sidval(f"SELECT portfolj_id FROM ({_RIK})", "studierektor"),
    "handledarskap.avsluta": Sidval(
        f"SELECT p.portfolj_id, h.id AS handledarskap_id FROM ({_RIK}) p JOIN handledarskap h "
        "ON h.portfolj_id = p.portfolj_id WHERE h.till IS NULL LIMIT 1",
        "studierektor",
    ),
    "revidering.lista": Sidval(),
    "revidering.ny": Sidval(),
    "revidering.jamfor": Sidval(mer="?visa=alla"),
    "revidering.visa": _egen("revidering", "revidering_id"),
    "historik.visa": Sidval(),
    "signaturer.visa": Sidval(),
    "start.integritet": Sidval(_ANGIVEN),
    "start.tillganglighet": Sidval(_ANGIVEN),
    "utbyte.visa": _egen("importkorning", "import_id"),
    "utbyte.angra": _egen("importkorning", "import_id"),
    "utbyte.utkast": _egen("importutkast", "utkast_id"),
    "utbyte.kolumner": Sidval(),
    "admin.visa": Sidval(_ANGIVEN, "admin"),
    "admin.enhet_ny": Sidval(_ANGIVEN, "admin"),
    "admin.enhet": Sidval("SELECT id AS enhet_id FROM enhet WHERE overordnad_id IS NOT NULL LIMIT 1", "admin"),
    "admin.personer": Sidval(_ANGIVEN, "admin"),
    "admin.person_ny": Sidval(_ANGIVEN, "admin"),
    "admin.person": Sidval(_PERSON, "admin"),
    "admin.person_andra": Sidval(_PERSON, "admin"),
    "admin.stang_fraga": Sidval(_PERSON, "admin"),
    "admin.portfolj_ny": Sidval(_UTAN_PORTFOLJ, "admin"),
    "admin.uppdrag_ny": Sidval(_PERSON, "admin"),
    "admin.uppdrag_avsluta_fraga": Sidval("SELECT id AS uppdrag_id FROM uppdrag WHERE till IS NULL LIMIT 1", "admin"),
}

# What a GET answers that is no page: why.
INGA_SIDOR: Final[Mapping[str, str]] = {
    "start.hem": "sends everybody on to where their work is",
    "kalender.flode": "a feed for calendar programs",
    "revidering.fryst": "a file",
    "utbyte.json": "a file",
    "utbyte.mall": "a file",
    "utbyte.mall_csv": "a file",
    "utbyte.schema": "a file",
    "utbyte.tabell": "a file",
}


@dataclass(frozen=True)
class Besok:
    """An address and the person who goes there; None is nobody."""

    namn: str
    vem: int | None
    adress: str


def sidnamn() -> list[str]:
    """The names of all GET routes of the slices."""
    return sorted({rutt.name for rutt in _sidor()})


def _sidor() -> Iterator[APIRoute]:
    for sidor in SLICES:
        for rutt in sidor.router.routes:
            if isinstance(rutt, APIRoute) and "GET" in (rutt.methods or ()):
                yield rutt


def besok(namn: str, server: Server, demo: Demo) -> Besok:
    """How to come to the page in this demo."""
    val = SIDOR[namn]
    with server.databas.lasning() as session:
        rad = session.execute(text(val.fraga)).mappings().first()
    assert rad is not None, f"the demo has nothing for {namn}: {val.fraga}"
    delar = dict(rad)
    vem = delar.pop("vem", None) or demo.roller.get(val.vem)
    app: FastAPI = server.app
    mall = app.url_path_for(namn, **{n: v for n, v in delar.items() if f"{{{n}" in _stig(namn)})
    return Besok(namn, vem, f"{mall}{val.mer}")


def formular(server: Server, demo: Demo) -> Mapping[str, Besok]:
    """Each form that one assessor fills in alone, opened to be signed at once; by its id."""
    grund = besok("bedomning.bedom_ny", server, demo)
    mallar = [m for m in load_mallar().aktuella(IDAG) if m.forlopp is Mallforlopp.ENKEL]
    return {m.id: replace(grund, namn=f"formular.{m.id}", adress=f"{grund.adress}?mall={m.id}") for m in mallar}


def _stig(namn: str) -> str:
    return next(str(rutt.path) for rutt in _sidor() if rutt.name == namn)
