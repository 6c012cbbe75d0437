"""What the pages about åtgärdsplaner show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.db.tabeller import AtgardsradRad
from app.domain.avstamning import RELATION, Dokumentslag, Part, klara
from app.domain.behorighet import Handling
from app.domain.slag import Metod
from app.web.format import datum
from app.web.ord import PART
from app.web.sida import Portfoljsida


@dataclass(frozen=True, slots=True)
class Atgardsvy:
    """A row with how it stands, and what this person may do with it."""

    rad: AtgardsradRad
    lage: tuple[str, str]
    far_klarmarkera: bool
    far_folja_upp: bool


@dataclass(frozen=True, slots=True)
class Underlag:
    """Something that rows can begin from: its text, and the address of a row that begins with it."""

    titel: str
    text: str
    url: str
    nyckel: str


def atgardsvy(sida: Portfoljsida, rad: AtgardsradRad, *, is_oppen: bool) -> Atgardsvy:
    """One row for this reader."""
    kan = is_oppen and rad.uppfoljd is None
    return Atgardsvy(
        rad,
        _lage(rad, sida.idag),
        kan and rad.klar is None and far_svara(sida, rad.vem),
        kan and far_svara(sida, rad.foljs_upp_av),
    )


def far_svara(sida: Portfoljsida, part: Part) -> bool:
    """Whether this person answers for that part: it is theirs, or they write the plan."""
    return RELATION[part] in sida.tilltrade.relationer or sida.far(Handling.SKRIVA_BESOK)


def _lage(rad: AtgardsradRad, idag: date) -> tuple[str, str]:
    if rad.uppfoljd is not None:
        return f"Uppföljd {datum(rad.uppfoljd)}", "ok"
    if rad.klar is not None:
        sent = rad.foljs_upp < idag
        return (f"Skulle ha följts upp {datum(rad.foljs_upp)}", "fel") if sent else ("Gjord, ska följas upp", "vantar")
    if rad.klar_senast < idag:
        return f"Skulle ha varit klar {datum(rad.klar_senast)}", "fel"
    return "Pågår", "vantar"


def underlag(sida: Portfoljsida, plan_id: int) -> tuple[Underlag, ...]:
    """What was agreed elsewhere, the latest first, to begin a row from."""
    return tuple(_underlag(sida, plan_id))


def _underlag(sida: Portfoljsida, plan_id: int) -> Iterator[Underlag]:
    ny = sida.url("atgard.ny", portfolj_id=sida.portfolj_id, plan_id=plan_id)
    kollegier = [b for b in sida.portfolj.signerade_bedomningar if b.metod is Metod.SPECIALISTKOLLEGIUM]
    if kollegier:
        senast = max(kollegier, key=lambda b: (b.datum, b.id))
        text = senast.overenskommet or senast.aterkoppling
        nyckel = f"bedomning-{senast.id}"
        yield Underlag(f"Specialistkollegium {datum(senast.datum)}", text, f"{ny}?fran={nyckel}", nyckel)
    for slag, titel, falt in (
        (Dokumentslag.UTVECKLINGSSAMTAL, "Utvecklingssamtal", "sammanfattning"),
        (Dokumentslag.UTLATANDE, "Handledarutlåtande", "utveckling"),
        (Dokumentslag.BESOK, "Studierektorsbesök", "overenskommet"),
    ):
        gjorda = klara(sida.portfolj.dokument, slag)
        if gjorda:
            nyckel = f"dokument-{gjorda[-1].id}"
            titel_med_dag = f"{titel} {datum(gjorda[-1].datum)}"
            yield Underlag(titel_med_dag, gjorda[-1].svarat(falt), f"{ny}?fran={nyckel}", nyckel)


PARTER = tuple((part.value, PART[part]) for part in Part)
