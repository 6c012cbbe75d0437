"""The frame's links: what is shown to whom. Rights come from the permission table, never from here."""

from collections.abc import Callable
from typing import Any, NamedTuple

from app.db.atkomst import Aktor, Tilltrade
from app.domain.behorighet import Handling, Relation, may
from app.underlag.regelunderlag import Regelverk
from app.web.format import datum

Url = Callable[..., str]
Far = Callable[[Handling], bool]

_ROLLORD = {
    Relation.STUDIEREKTOR: "studierektor",
    Relation.CHEF: "chef",
    Relation.ADMIN: "administratör",
}


class Navlank(NamedTuple):
    """One link of a menu; `antal` is a count shown beside it, or None."""

    etikett: str
    url: str
    aktiv: bool
    antal: int | None = None


_PORTFOLJNAV = (
    ("Översikt", "portfolj.oversikt", Handling.LASA_PORTFOLJ),
    ("Delmål", "delmal.lista", Handling.LASA_PORTFOLJ),
    ("Tidslinje", "tidslinje.visa", Handling.LASA_PORTFOLJ),
    ("Aktiviteter", "aktivitet.lista", Handling.LASA_PORTFOLJ),
    ("Moment", "moment.lista", Handling.LASA_PORTFOLJ),
    ("Undervisning", "undervisning.visa", Handling.LASA_PORTFOLJ),
    ("Handledning", "handledning.lista", Handling.LASA_PORTFOLJ),
    ("Bedömningar", "bedomning.lista", Handling.LASA_PORTFOLJ),
    ("IUP", "revidering.lista", Handling.LASA_PORTFOLJ),
    ("Besök", "besok.lista", Handling.LASA_BESOK),
    ("Utbildning", "utbildning.visa", Handling.LASA_PORTFOLJ),
    ("Hämta in och ut", "utbyte.visa", Handling.EXPORTERA),
    ("Historik", "historik.visa", Handling.LASA_HISTORIK),
)

# Pages that belong to a link of the rail though their addresses do not begin with it.
_HOR_TILL = {
    "utbildning.visa": ("provning.visa", "handledare.visa"),
    "portfolj.oversikt": ("kalender.visa", "kalender.ar"),
    "bedomning.lista": ("kompetens.plan", "kompetens.utveckling", "kompetens.strak"),
}

_LOGGA = (
    ("Handledning", "handledning.ny", "Ett samtal med din handledare", Handling.DOKUMENTERA_HANDLEDNING),
    ("Medsittning", "bedomning.ny_medsittning", "Någon satt med och gav återkoppling", Handling.LOGGA_MEDSITTNING),
    ("Moment", "moment.ny", "En ovanlig procedur eller situation", Handling.LOGGA_MOMENT),
    (
        "Seminarium",
        "narvaro.ny",
        "Seminarium, basgrupp, ST-träff eller annan undervisning",
        Handling.DOKUMENTERA_UNDERVISNING,
    ),
    ("Aktivitet", "aktivitet.ny", "Kurs, auskultation, eget arbete eller annat", Handling.SKRIVA_PLAN),
    ("Begär bedömning", "bedomning.ny", "Be någon bedöma en situation", Handling.BEGARA_BEDOMNING),
    ("Placering", "aktivitet.ny_placering", "Tjänstgöring hemma eller på annan enhet", Handling.SKRIVA_PLAN),
    ("Bedöm", "bedomning.bedom_ny", "Gör och signera en bedömning", Handling.BEDOMA),
    ("Föreslå aktivitet", "aktivitet.foresla", "Något som ST-läkaren kan ta in i sin plan", Handling.FORESLA_AKTIVITET),
)


def portfoljnav(tilltrade: Tilltrade, url: Url, stig: str, far: Far) -> tuple[Navlank, ...]:
    """The rail of one portfolio; the overview carries the number of open faults that the reader may see."""
    bas = url("portfolj.oversikt", portfolj_id=tilltrade.portfolj_id)
    lankar = []
    for etikett, namn, handling in _PORTFOLJNAV:
        if not far(handling):
            continue
        mal = url(namn, portfolj_id=tilltrade.portfolj_id)
        aktiv = stig == mal if mal == bas else stig == mal or stig.startswith(f"{mal}/")
        aktiv |= any(stig == url(en, portfolj_id=tilltrade.portfolj_id) for en in _HOR_TILL.get(namn, ()))
        dolda = 0 if far(Handling.LASA_BESOK) else tilltrade.antal_fortroliga
        antal = max(0, (tilltrade.antal_brist or 0) - dolda) or None if mal == bas else None
        lankar.append(Navlank(etikett, mal, aktiv, antal))
    return tuple(lankar)


def logga_val(tilltrade: Tilltrade, url: Url, far: Far) -> tuple[tuple[str, str, str], ...]:
    """What the Logga menu offers this person in this portfolio."""
    return tuple(
        (etikett, url(namn, portfolj_id=tilltrade.portfolj_id), beskrivning)
        for etikett, namn, beskrivning, handling in _LOGGA
        if far(handling)
    )


def toppnav(aktor: Aktor, url: Url, stig: str) -> tuple[Navlank, ...]:
    """What lies outside any portfolio, by what the person is."""
    lankar: list[tuple[str, str]] = []
    if aktor.egen_portfolj_id is not None:
        lankar.append(("Min portfölj", url("portfolj.oversikt", portfolj_id=aktor.egen_portfolj_id)))
    if aktor.has_adepter:
        lankar.append(("Mina ST-läkare", url("start.adepter")))
    if may(aktor.relationer, Handling.SE_KOHORT):
        lankar.append(("ST-läkare", url("studierektor.kohort")))
    if may(aktor.relationer, Handling.ADMINISTRERA):
        lankar.append(("Administration", url("admin.visa")))
    lankar.append(("Regelverk", url("regelverk.visa")))
    return tuple(Navlank(e, mal, stig == mal or stig.startswith(f"{mal}/")) for e, mal in lankar)


def roller_i_ord(aktor: Aktor) -> tuple[str, ...]:
    """The person's roles in words, with the unit each is held for."""
    roller = [f"{_ROLLORD[u.relation]}, {u.enhet}" for u in aktor.uppdrag]
    if aktor.egen_portfolj_id is not None:
        roller.insert(0, "ST-läkare")
    if aktor.has_adepter:
        roller.append("handledare")
    return tuple(roller)


def portfoljhuvud(tilltrade: Tilltrade, regelverk: Regelverk, *, egen: bool) -> dict[str, Any]:
    """Whose portfolio it is, in the words of the header."""
    return {
        "id": tilltrade.portfolj_id,
        "namn": tilltrade.namn,
        "specialitet": regelverk.specialitetsnamn(tilltrade.specialitet),
        "foreskrift": tilltrade.foreskrift.beteckning,
        "enhet": tilltrade.enhet,
        "start": datum(tilltrade.start),
        "egen": egen,
    }
