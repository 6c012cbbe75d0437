"""The whole calendar of a training: what the portfolio gives days to, and the last days that the rules tell of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.kalender import Kalenderpost, Kalenderslag, ordnade, portfoljens_poster
from app.domain.portfolj import Portfolj
from app.regler.modell import Fynd, Regel, Regelunderlag, Utfall

_Nyckel = tuple[str, str, int | None, date]


def kalender(
    portfolj: Portfolj, underlag: Regelunderlag, fynd: Iterable[Fynd], regler: Mapping[str, Regel]
) -> tuple[Kalenderpost, ...]:
    """Every entry, past and coming, by day. `fynd` are the findings of the day that `underlag` is for."""
    prognos = underlag.tid(portfolj).prognos
    return ordnade([*portfoljens_poster(portfolj, underlag.idag, prognos), *frister(fynd, regler)])


def frister(fynd: Iterable[Fynd], regler: Mapping[str, Regel]) -> tuple[Kalenderpost, ...]:
    """The last good days of what is missing or soon will be; findings of one part that fall due alike are one entry."""
    hogar: defaultdict[_Nyckel, list[Fynd]] = defaultdict(list)
    for ett in fynd:
        if ett.forfaller is not None and ett.utfall in (Utfall.BRIST, Utfall.VARNING):
            hogar[ett.regel_id, ett.delregel, ett.om.aktivitet_id, ett.forfaller].append(ett)
    return tuple(_frist(nyckel, hog, regler[nyckel[0]]) for nyckel, hog in hogar.items())


def fristtitel(regel: Regel, delregel: str) -> str:
    """What a deadline is called: the rule, and the part of it where a rule has several with names."""
    visa = regel.delar[delregel].visa
    return f"{regel.titel}: {visa}" if visa else regel.titel


def _frist(nyckel: _Nyckel, hog: list[Fynd], regel: Regel) -> Kalenderpost:
    regel_id, delregel, aktivitet_id, dag = nyckel
    delmal = {ett.om.delmal for ett in hog if ett.om.delmal is not None}
    om = f"aktivitet-{aktivitet_id}-" if aktivitet_id is not None else ""
    return Kalenderpost(
        f"frist-{regel_id.lower()}-{delregel}-{om}{dag:%Y%m%d}",
        Kalenderslag.FRIST,
        dag,
        dag,
        titel=fristtitel(regel, delregel),
        delmal=tuple(sorted(delmal, key=lambda kod: kod.sortnyckel)),
        objekt_id=aktivitet_id,
        mening=hog[0].meddelande if len(hog) == 1 else "",
    )
