"""A whole portfolio as JSON of a published schema, and back.

Ids in the file are local: 1, 2, 3 … in natural order, so that the same portfolio always gives the same file whatever
its ids in a database are. Export, import and export again are equal. The schema is docs/schema/portfolj-1.schema.json.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from app.domain.aktivitet import Tjanstgoring
from app.domain.atagande import Atagande, Atagandekalla
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj

SCHEMA: Final = "st-portfoljen/portfolj-1"
_SAMLINGAR: Final = tuple(falt.name for falt in fields(Portfolj) if falt.name not in {"id", "namn", "utbildning"})
_SAMLING_AV_ID: Final = (
    "aktiviteter", "metoder", "bedomningar", "handledarsamtal", "revideringar", "tillgodoraknanden", "franvaron",
    "dokument", "atgardsplaner",
    "narvaron", "studietider", "arbetssteg", "kursmedel", "momentlogg", "ataganden",
    "meriter", "handledningstider",
)  # fmt: skip
# Which list of the file the record stands in that something was agreed in; a source without a list is not in the file.
KALLISTA: Final[Mapping[Atagandekalla, str]] = {
    Atagandekalla.HANDLEDNING: "handledarsamtal",
    Atagandekalla.BESOK: "dokument",
}

_ENKLA: Final = frozenset({str, int, float, bool, type(None)})

T = TypeVar("T")


def to_json(portfolj: Portfolj) -> dict[str, Any]:
    """The portfolio as JSON values: every field, keys and records in a fixed order, local ids."""
    portfolj = renumber(portfolj)
    return {
        "schema": SCHEMA,
        "namn": portfolj.namn,
        "utbildning": _dump(portfolj.utbildning),
        **{namn: [_dump(post) for post in getattr(portfolj, namn)] for namn in _SAMLINGAR},
    }


def load_portfolj_json(innehall: Mapping[str, Any], *, id_: int = 1) -> Portfolj:
    """The portfolio of a file that `check_json` has found good, without the chain of signatures that it may carry.

    What was signed in another installation is not signed anew in this one.
    """
    typer = get_type_hints(Portfolj)
    return Portfolj(
        id=id_,
        namn=innehall["namn"],
        utbildning=_load(typer["utbildning"], innehall["utbildning"]),
        **{namn: _load(typer[namn], innehall[namn]) for namn in _SAMLINGAR if namn in innehall},
    )


def hel_post(samling: str, post: Mapping[str, Any]) -> dict[str, Any]:
    """One record of a good file with every field, also those that the file may leave out."""
    typ = get_args(get_type_hints(Portfolj)[samling])[0]
    hel: dict[str, Any] = _dump(_load(typ, post))
    return hel


def renumber(portfolj: Portfolj) -> Portfolj:
    """The same portfolio with records in natural order and local ids from 1, persons' ids included."""
    samlingar: dict[str, Any] = {}
    for namn, poster in _ordnade(portfolj).items():
        is_med_id = namn in _SAMLING_AV_ID
        samlingar[namn] = tuple(
            replace(post, id=nummer) if is_med_id else post for nummer, post in enumerate(poster, start=1)
        )
    return replace(portfolj, id=1, **samlingar)


def lokala_nummer(portfolj: Portfolj) -> dict[str, dict[int, int]]:
    """Which local id each record gets in the file, by the list it stands in and its id in the database."""
    return {
        namn: {post.id: nummer for nummer, post in enumerate(poster, start=1)}
        for namn, poster in _ordnade(portfolj).items()
        if namn in _SAMLING_AV_ID
    }


def _ordnade(portfolj: Portfolj) -> dict[str, list[Any]]:
    """The records of each list in natural order, with local ids in what they refer to but not yet of their own."""
    personer = _number_personer(portfolj)
    aktiviteter = _ordered(_relink(aktivitet, {}, personer) for aktivitet in portfolj.aktiviteter)
    aktivitetsid = {aktivitet.id: nummer for nummer, aktivitet in enumerate(aktiviteter, start=1)}
    ordnade = {
        namn: _ordered(_relink(post, aktivitetsid, personer) for post in getattr(portfolj, namn))
        for namn in _SAMLINGAR
        if namn != "ataganden"
    }
    kallor = {
        kalla: {post.id: nummer for nummer, post in enumerate(ordnade[lista], start=1)}
        for kalla, lista in KALLISTA.items()
    }
    ataganden = (_med_kalla(_relink(ett, {}, personer), kallor) for ett in portfolj.ataganden)
    return {namn: ordnade[namn] if namn in ordnade else _ordered(ataganden) for namn in _SAMLINGAR}


def _med_kalla(ett: Atagande, kallor: Mapping[Atagandekalla, Mapping[int, int]]) -> Atagande:
    """The agreed action with the local id of what it was agreed in."""
    return replace(ett, kalla_id=kallor.get(ett.kalla, {}).get(ett.kalla_id or 0))


def _relink(post: T, aktiviteter: Mapping[int, int], personer: Mapping[int, int]) -> T:
    """The record with local ids in place of those of the database; a link to nothing is no link."""
    byten: dict[str, Any] = {}
    if hasattr(post, "aktivitet_id"):
        byten["aktivitet_id"] = aktiviteter.get(post.aktivitet_id)
    for falt in ("person_id", "handledare_id", "bedomare_id", "ansvarig_id"):
        if getattr(post, falt, None) is not None:
            byten[falt] = personer[getattr(post, falt)]
    tjanstgoring = getattr(post, "tjanstgoring", None)
    if tjanstgoring is not None and tjanstgoring.handledare_id is not None:
        byten["tjanstgoring"] = replace(tjanstgoring, handledare_id=personer[tjanstgoring.handledare_id])
    return replace(post, **byten) if byten else post  # type: ignore[type-var]  # every record is a dataclass


def personer_i(portfolj: Portfolj) -> dict[int, str]:
    """The name of every person that the portfolio refers to, by id; the first in order where names differ."""
    namn: dict[int, str] = {}
    for id_, ett in _namngivna(portfolj):
        if id_ is not None:
            namn[id_] = min(namn.get(id_) or ett or "", ett or "") or namn.get(id_, "")
    return namn


def _namngivna(portfolj: Portfolj) -> Iterable[tuple[int | None, str | None]]:
    for handledarskap in portfolj.handledarskap:
        yield handledarskap.person_id, handledarskap.namn
    for aktivitet in portfolj.aktiviteter:
        if aktivitet.tjanstgoring:
            yield aktivitet.tjanstgoring.handledare_id, aktivitet.tjanstgoring.handledare_namn
    for bedomning in portfolj.bedomningar:
        yield bedomning.bedomare_id, bedomning.bedomare_namn
    for samtal in portfolj.handledarsamtal:
        yield samtal.handledare_id, samtal.handledare_namn
    for ett in portfolj.ataganden:
        yield ett.ansvarig_id, ett.ansvarig_namn
    for merit in portfolj.meriter:
        yield merit.person_id, merit.namn


def _number_personer(portfolj: Portfolj) -> dict[int, int]:
    ordnade = sorted(personer_i(portfolj).items(), key=lambda par: (par[1], par[0]))
    return {id_: nummer for nummer, (id_, _) in enumerate(ordnade, start=1)}


def _ordered(poster: Iterable[T]) -> list[T]:
    """By date, then by all that they say, then by id: equal records keep the order they were made in."""
    return sorted(poster, key=lambda post: (_datum(post), _content(post), getattr(post, "id", 0)))


def _datum(post: object) -> date:
    for falt in ("datum", "start", "fran", "planerad_till", "klar"):
        varde = getattr(post, falt, None)
        if varde is not None:
            return varde  # type: ignore[no-any-return]  # the fields so named are dates
    return date.max


@cache
def _falt(klass: Any) -> tuple[str, ...]:
    return tuple(falt.name for falt in fields(klass) if falt.name != "id")


def _content(post: object) -> tuple[str, ...]:
    """All that a record says but its id, as texts that can be compared."""
    klass: Any = type(post)
    return tuple([_as_key(getattr(post, namn)) for namn in _falt(klass)])


def _as_key(varde: object) -> str:
    if type(varde) is str:
        return varde
    if isinstance(varde, frozenset):
        return " ".join(sorted(varde))
    if isinstance(varde, Tjanstgoring):
        return "\n".join(_content(varde))
    return str(varde)


@cache
def _namn(klass: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields; none of another type."""
    return tuple(falt.name for falt in fields(klass)) if is_dataclass(klass) else ()


def _dump(varde: Any) -> Any:
    typ: Any = type(varde)
    if typ in _ENKLA:  # most are, and are told at once
        return varde
    namnen = _namn(typ)
    if namnen:
        return {namn: _dump(getattr(varde, namn)) for namn in namnen}
    match varde:
        case Enum():
            dumpad: Any = varde.value
        case date():
            dumpad = varde.isoformat()
        case frozenset():
            dumpad = sorted(varde)
        case tuple():
            dumpad = [_dump(ett) for ett in varde]
        case DelmalKod():
            dumpad = str(varde)
        case _:
            dumpad = varde
    return dumpad


def _load(typ: Any, varde: Any) -> Any:
    """A value of the domain's type out of JSON; the schema has seen to its form."""
    ursprung = get_origin(typ)
    if ursprung in (Union, UnionType):
        return None if varde is None else _load(next(t for t in get_args(typ) if t is not type(None)), varde)
    if ursprung in (tuple, frozenset):
        return ursprung(_load(get_args(typ)[0], ett) for ett in varde)
    if is_dataclass(typ) and isinstance(typ, type):
        typer = _hints(typ)
        return typ(
            **{falt.name: _load(typer[falt.name], varde[falt.name]) for falt in fields(typ) if falt.name in varde}
        )
    return _LASARE.get(typ, typ)(varde)


_HINTS: Final[dict[type, dict[str, Any]]] = {}


def _hints(klass: type) -> dict[str, Any]:
    if klass not in _HINTS:
        _HINTS[klass] = get_type_hints(klass)
    return _HINTS[klass]


_LASARE: Final[Mapping[Any, Callable[[Any], Any]]] = {date: date.fromisoformat}
