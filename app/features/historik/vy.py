"""The logs as a reader meets them: sentences by day, with links to what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from app.db.logg import Handelseslag
from app.domain.behorighet import Relation
from app.features.historik.ord import GJORDE, UNDERLAG
from app.features.historik.queries import Handelserad, Lasrad
from app.web.format import datum
from app.web.sida import Portfoljsida

PER_SIDA: Final = 50
_SVERIGE: Final = ZoneInfo("Europe/Stockholm")
LASNINGAR: Final = "lasningar"
# Filter → what the event kinds it shows begin with.
FILTER: Final = (
    ("", "Allt", ()),
    ("plan", "Plan", ("aktivitet_", "tjanstgoring_", "metod_", "delmal_", "moment_")),
    ("handledning", "Handledning", ("samtal_", "handledarskap_")),
    ("bedomning", "Bedömningar", ("bedomning_", "flerkalla_")),
    ("iup", "IUP", ("revidering_",)),
    ("besok", "Besök", ("besok_", "dokument_", "introduktion_", "atgard")),
    (
        "utbildning",
        "Utbildning",
        ("portfolj_", "utbildning_", "sysselsattning_", "franvaro_", "planering_", "tillgodoraknande_"),
    ),
    ("undervisning", "Undervisning", ("narvaro_", "studietid_", "kursmedel_", "arbetssteg_")),
    ("filer", "In och ut", ("import_", "export_")),
)
_SIDOR: Final = {
    "aktivitet": ("aktivitet.visa", "aktivitet_id"),
    "bedomning": ("bedomning.visa", "bedomning_id"),
    "handledarsamtal": ("handledning.visa", "samtal_id"),
    "momentlogg": ("moment.visa", "logg_id"),
    "kursmedel": ("kursmedel.visa", "kursmedel_id"),
    "dokument": ("besok.visa", "dokument_id"),
    "atgardsplan": ("atgardsplan.visa", "plan_id"),
    "revidering": ("revidering.visa", "revidering_id"),
}
_ROLLER: Final = {
    Relation.HUVUDHANDLEDARE: "huvudhandledare",
    Relation.PLACERINGSHANDLEDARE: "handledare för en placering",
    Relation.TIDIGARE_HANDLEDARE: "tidigare handledare",
    Relation.STUDIEREKTOR: "studierektor",
    Relation.CHEF: "chef",
}


@dataclass(frozen=True, slots=True)
class Rad:
    """One event: the time of day, who, what, and where to read it."""

    klockan: str
    vem: str
    gjorde: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Dag:
    """What happened, or who read, on one day."""

    rubrik: str
    rader: tuple[Rad, ...] = ()
    lasare: tuple[str, ...] = ()


def las_val(text: str) -> str:
    """The filter asked for; an unknown one is none."""
    return text if text == LASNINGAR or text in {nyckel for nyckel, _, _ in FILTER} else ""


def filterrad(bas: str, val: str) -> list[tuple[str, str, bool, None]]:
    """The filters as links."""
    return [(text, f"{bas}?visa={nyckel}" if nyckel else bas, nyckel == val, None) for nyckel, text, _ in FILTER]


def slag_for(val: str) -> tuple[str, ...]:
    """The event kinds of a filter; none for all."""
    borjan = next((start for nyckel, _, start in FILTER if nyckel == val), ())
    return tuple(slag.value for slag in Handelseslag if borjan and slag.value.startswith(borjan))


def dagar(sida: Portfoljsida, handelser: Iterable[Handelserad]) -> tuple[Dag, ...]:
    """Events by day, in the order in which they come."""
    per_dag = groupby(handelser, key=lambda rad: rad.tid.astimezone(_SVERIGE).date())
    return tuple(Dag(datum(dag), tuple(_rad(sida, rad) for rad in rader)) for dag, rader in per_dag)


def _rad(sida: Portfoljsida, rad: Handelserad) -> Rad:
    vem = "Du" if rad.person_id == sida.aktor.person_id else rad.namn or "Systemet"
    url = None
    if rad.objekt in _SIDOR and rad.objekt_id is not None:
        namn, parameter = _SIDOR[rad.objekt]
        url = sida.url(namn, portfolj_id=sida.portfolj_id, **{parameter: rad.objekt_id})
    gjorde = GJORDE[Handelseslag(rad.slag)] + UNDERLAG.get(rad.detalj.get("underlag"), "")
    return Rad(f"{rad.tid.astimezone(_SVERIGE):%H.%M}", vem, gjorde, url)


def lasdagar(lasningar: Iterable[Lasrad]) -> tuple[Dag, ...]:
    """Readers by day."""
    per_dag = groupby(lasningar, key=lambda rad: rad.dag)
    return tuple(Dag(datum(dag), lasare=tuple(_lasare(rad) for rad in rader)) for dag, rader in per_dag)


def _lasare(rad: Lasrad) -> str:
    roller = [_ROLLER[Relation(roll)] for roll in rad.roll.split(", ") if roll in set(_ROLLER)]
    return f"{rad.namn} ({', '.join(roller)})" if roller else rad.namn
