"""Natural keys of records, and what differs between a record in a file and one in the portfolio."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.handledning import Handledarsamtal
from app.domain.iup import Revidering, Tillgodoraknande
from app.domain.portfolj import Portfolj
from app.domain.tjanst import Franvaro
from app.utbyte import ord as orden
from app.utbyte.mall import PER_SLAG, Postslag
from app.utbyte.modell import Varde
from app.utbyte.ord import fold, word_for

Nyckel = tuple[object, ...]
_AKTIVITETSLOSA: Final = "aktivitet"


def natural_key(varde: Varde, aktivitet: str = "") -> Nyckel:  # noqa: PLR0911 - one a kind
    """What makes two records the same one; `aktivitet` is the title of the one that a planned method is to assess."""
    match varde:
        case Aktivitet(tjanstgoring=None):
            return ("aktivitet", varde.slag, fold(varde.titel), varde.start)
        case Aktivitet(tjanstgoring=tjanstgoring):
            assert tjanstgoring is not None  # noqa: S101 - the case above took the others
            return ("tjanstgoring", fold(tjanstgoring.enhet), varde.start)
        case PlaneradMetod():
            return ("metod", varde.delmal, varde.metod, fold(aktivitet))
        case Bedomning():
            return ("bedomning", varde.metod, varde.datum, fold(varde.bedomare_namn))
        case Handledarsamtal():
            return ("handledning", varde.datum, fold(varde.handledare_namn))
        case Revidering():
            return ("revidering", varde.datum)
        case Tillgodoraknande():
            return ("tillgodoraknande", varde.delmal, varde.manader, varde.datum)
        case Franvaro():
            return ("franvaro", varde.start)


def records(portfolj: Portfolj) -> tuple[Varde, ...]:
    """Every record of the portfolio that a file can tell of."""
    return (
        *portfolj.aktiviteter,
        *portfolj.metoder,
        *portfolj.bedomningar,
        *portfolj.handledarsamtal,
        *portfolj.revideringar,
        *portfolj.tillgodoraknanden,
        *portfolj.franvaron,
    )


def has_records(portfolj: Portfolj) -> bool:
    """Whether anything at all is documented: more than who is handledare and how much one works."""
    andra = (
        portfolj.signeringar, portfolj.narvaron, portfolj.studietider, portfolj.arbetssteg, portfolj.kursmedel,
        portfolj.momentlogg, portfolj.ataganden, portfolj.handledningstider,
        portfolj.dokument, portfolj.atgardsplaner, portfolj.introduktion,
    )  # fmt: skip
    return bool(records(portfolj)) or any(andra)


def _attribut(varde: Varde, nyckel: str) -> Any:
    if isinstance(varde, Aktivitet) and nyckel in {"enhet", "typ", "procent", "miljo", "handledare"}:
        falt = "handledare_namn" if nyckel == "handledare" else nyckel
        return getattr(varde.tjanstgoring, falt, None)
    namn = {"bedomare": "bedomare_namn", "handledare": "handledare_namn"}.get(nyckel, nyckel)
    return getattr(varde, namn, None)


def content(varde: Varde, slag: Postslag, aktivitet: str = "") -> dict[str, Any]:
    """The record's content by the template's keys; names of persons and titles are compared as people read them."""
    innehall = {
        kolumn.nyckel: _attribut(varde, kolumn.nyckel)
        for kolumn in PER_SLAG[slag].kolumner
        if not kolumn.nyckel.endswith("_epost")
    }
    if _AKTIVITETSLOSA in innehall:
        innehall[_AKTIVITETSLOSA] = aktivitet
    if slag is Postslag.METOD and isinstance(varde, PlaneradMetod):
        innehall["delmal"] = frozenset({varde.delmal})
    if slag is Postslag.TILLGODORAKNANDE and isinstance(varde, Tillgodoraknande):
        innehall["delmal"] = frozenset({varde.delmal}) if varde.delmal else frozenset()
    return innehall


def is_equal(ett: Any, annat: Any) -> bool:
    """Whether two values mean the same: texts by their words, nothing and empty alike."""
    if isinstance(ett, str) and isinstance(annat, str):
        return " ".join(ett.split()) == " ".join(annat.split()) or (fold(ett) == fold(annat) and fold(ett) != "")
    return (ett or None) == (annat or None)


_ORD: Final[Mapping[str, Any]] = {
    "status": orden.STATUS,
    "typ": orden.TJANSTGORINGSTYP,
    "miljo": orden.MILJO,
    "metod": orden.METOD,
}
_SLAGORD: Final[Mapping[Postslag, Any]] = {
    Postslag.AKTIVITET: orden.AKTIVITETSSLAG,
    Postslag.FRANVARO: orden.FRANVAROSLAG,
    Postslag.REVIDERING: orden.REVIDERINGSSLAG,
}


def as_text(varde: Any, slag: Postslag, nyckel: str) -> str:
    """A value as the template would write it."""
    if varde is None or varde == "":
        return ""
    ordlista = _SLAGORD.get(slag) if nyckel == "slag" else _ORD.get(nyckel)
    if ordlista is not None and varde in ordlista:
        return word_for(ordlista, varde)
    match varde:
        case frozenset():
            text = ", ".join(sorted(varde))
        case tuple():
            text = ", ".join(varde)
        case float():
            text = f"{varde:g}".replace(".", ",")
        case _:
            text = str(varde)
    return text


def describe(varde: Varde) -> str:
    """The record in a few words, for a line of a list."""
    match varde:
        case Aktivitet():
            delar = [word_for(orden.AKTIVITETSSLAG, varde.slag), varde.titel, _dagar(varde.start, varde.slut)]
        case PlaneradMetod():
            delar = [varde.delmal, word_for(orden.METOD, varde.metod)]
        case Bedomning():
            delar = [word_for(orden.METOD, varde.metod), str(varde.datum), varde.bedomare_namn]
        case Handledarsamtal():
            delar = ["Handledning", str(varde.datum), varde.handledare_namn]
        case Revidering():
            delar = [word_for(orden.REVIDERINGSSLAG, varde.slag), str(varde.datum)]
        case Tillgodoraknande():
            manader = f"{varde.manader:g} månader".replace(".", ",") if varde.manader else ""
            delar = ["Tillgodoräknande", varde.delmal or manader, varde.skal]
        case Franvaro():
            delar = [word_for(orden.FRANVAROSLAG, varde.slag), _dagar(varde.start, varde.slut)]
    return " · ".join(del_ for del_ in delar if del_)


def _dagar(start: date | None, slut: date | None) -> str:
    if start is None:
        return ""
    return str(start) if slut in (None, start) else f"{start}–{slut}"
