"""What the pages about handledare show."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.db.atkomst import EFTERTID
from app.domain.handledning import Handledarmerit, Handledarroll, Meritslag
from app.domain.portfolj import Portfolj
from app.features.handledare.queries import Handledaren
from app.web.format import datum, period

Namnge = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Kort:
    """Somebody who supervises now: facts as (label, value, link), and the handledarskap that can be changed."""

    person_id: int
    namn: str
    roll: str
    fakta: tuple[tuple[str, str, None], ...]
    handledarskap_id: int | None = None
    is_huvud: bool = False


def merit_i_ord(merit: Handledarmerit, specialitet: Namnge) -> str:
    """A merit in a few words."""
    vad = {
        Meritslag.SPECIALIST: f"Specialist i {specialitet(merit.specialitet).lower()}" if merit.specialitet else "",
        Meritslag.HANDLEDARUTBILDNING: "Handledarutbildning",
        Meritslag.FORTBILDNING: "Fortbildning eller nätverk",
    }[merit.slag] or "Specialistbevis"
    if not merit.finns:
        return f"{vad}: saknas"
    foreskrift = f"enligt {merit.foreskrift.beteckning}" if merit.foreskrift else ""
    return " ".join(filter(None, (vad, foreskrift, datum(merit.datum, ""))))


def _om_slaget(meriter: Iterable[Handledarmerit], slag: Meritslag, specialitet: Namnge) -> str:
    valda = [m for m in meriter if m.slag is slag]
    finns = sorted((m for m in valda if m.finns), key=lambda m: m.datum or date.min, reverse=True)
    if slag is Meritslag.FORTBILDNING:
        finns = finns[:1]
    if finns:
        # What the label says already is not said again.
        return "; ".join(merit_i_ord(m, specialitet).removeprefix("Handledarutbildning ") for m in finns)
    return "Saknas" if valda else "Inte noterat"


def _kompetens(portfolj: Portfolj, person_id: int, specialitet: Namnge) -> list[tuple[str, str, None]]:
    meriter = [m for m in portfolj.meriter if m.person_id == person_id]
    return [
        ("Specialist", _om_slaget(meriter, Meritslag.SPECIALIST, specialitet), None),
        ("Handledarutbildning", _om_slaget(meriter, Meritslag.HANDLEDARUTBILDNING, specialitet), None),
        ("Senaste fortbildning", _om_slaget(meriter, Meritslag.FORTBILDNING, specialitet), None),
    ]


_ROLLER = {
    Handledarroll.HUVUDHANDLEDARE: "Huvudhandledare",
    Handledarroll.HANDLEDARE: "Handledare",
    Handledarroll.STALLFORETRADARE: "Ersättare för huvudhandledaren",
}


_FAR = {
    Handledarroll.HUVUDHANDLEDARE: "Läsa portföljen, bekräfta handledning, bedöma, signera delmål och revideringar",
    Handledarroll.HANDLEDARE: "Läsa portföljen utom besök och åtgärdsplaner, bekräfta sin handledning, bedöma",
    Handledarroll.STALLFORETRADARE: "Detsamma som huvudhandledaren, som behåller sina rättigheter",
}


def _ratter(roll: Handledarroll, fran: date | None, till: date | None, idag: date) -> tuple[str, str, None]:
    """What the role allows and how long: relations begin and end by themselves, on their days."""
    delar = (
        _FAR[roll],
        f"från {datum(fran)}" if fran and fran > idag else "",
        f"till och med {datum(till)}" if till else "tills någon avslutar det",
    )
    return "Får", ", ".join(filter(None, delar)), None


def kort(portfolj: Portfolj, alla: Sequence[Handledaren], idag: date, specialitet: Namnge) -> tuple[Kort, ...]:
    """Those who supervise now or are named for later, the huvudhandledare first; then handledare of placements."""
    ut = [
        _av_handledarskap(portfolj, ett, idag, specialitet)
        for ett in alla
        if ett.rad.till is None or ett.rad.till >= idag
    ]
    ut.sort(key=lambda k: not k.is_huvud)
    sedda = {k.person_id for k in ut}
    for placering in portfolj.tjanstgoringar:
        tjanst = placering.tjanstgoring
        if tjanst is None or tjanst.handledare_id is None or tjanst.handledare_id in sedda:
            continue
        if placering.start and placering.start <= idag and (placering.slut is None or idag <= placering.slut):
            sedda.add(tjanst.handledare_id)
            till = placering.slut and placering.slut + EFTERTID  # what was done there is signed afterwards
            ratter = _ratter(Handledarroll.HANDLEDARE, placering.start, till, idag)
            fakta = [ratter, *_kompetens(portfolj, tjanst.handledare_id, specialitet)]
            roll = f"Handledare på {placering.titel}, {period(placering.start, placering.slut)}"
            ut.append(Kort(tjanst.handledare_id, tjanst.handledare_namn or "", roll, tuple(fakta)))
    return tuple(ut)


def _av_handledarskap(portfolj: Portfolj, ett: Handledaren, idag: date, specialitet: Namnge) -> Kort:
    rad = ett.rad
    fakta = [_ratter(rad.roll, rad.fran, rad.till, idag), *_kompetens(portfolj, rad.person_id, specialitet)]
    is_huvud = rad.roll is Handledarroll.HUVUDHANDLEDARE
    if is_huvud:
        fakta += [("Tillgänglighet", _tillganglighet(ett), None), ("Frånvaro", _franvaro(ett), None)]
    if rad.skal:
        fakta.append(("Anledning till bytet", rad.skal, None))
    roll = f"{_ROLLER[rad.roll]}, {period(rad.fran, rad.till)}"
    return Kort(rad.person_id, ett.namn, roll, tuple(fakta), rad.id, is_huvud)


def _tillganglighet(ett: Handledaren) -> str:
    var = {True: "Arbetar på samma enhet", False: "Arbetar på en annan enhet", None: ""}[ett.rad.is_pa_enheten]
    return ". ".join(filter(None, (var, ett.rad.tillganglighet))) or "Inte noterat"


def _franvaro(ett: Handledaren) -> str:
    return "" if ett.rad.borta_fran is None else period(ett.rad.borta_fran, ett.rad.borta_till)
