"""The line of a whole training: what the portfolio gives days to, and the deadlines that the rules tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.kedja import kedjor
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.slag import Metod
from app.domain.tid_delmal import delmalsslut
from app.domain.tidslinje import Postlage, Spar, Tidslinje, Tidspost, Tidspostslag, gor_tidslinje, lage_av
from app.regler.delmalsplan import Delat
from app.regler.kalender import fristtitel
from app.regler.mitt_i_st import Krav, las_halvtid
from app.regler.modell import Fynd, Regel, Regelunderlag, Utfall

_MITT_I_ST: Final = "KV-04"
_FLAGGOR: Final = (Utfall.BRIST, Utfall.VARNING)


def tidslinje(
    portfolj: Portfolj, underlag: Regelunderlag, fynd: Iterable[Fynd], regler: Mapping[str, Regel]
) -> Tidslinje:
    """The line on the day that `underlag` and the findings are for."""
    mal = underlag.malbeskrivning
    slut = None if mal is None else delmalsslut(kedjor(portfolj, mal, underlag.bt)).slut
    frister = [*_frister(fynd, regler, underlag.idag), *_mitt_i_st(portfolj, underlag, regler[_MITT_I_ST])]
    # The rule's own flag about the same last day says more.
    per_dag = {(post.titel, post.slut): post for post in reversed(frister)}
    return gor_tidslinje(portfolj, underlag.idag, underlag.tid(portfolj).prognos, slut, per_dag.values())


def _frister(fynd: Iterable[Fynd], regler: Mapping[str, Regel], idag: date) -> Iterator[Tidspost]:
    """What is late or falls due, and the next last day of what is as it should be; alike ones of a day are one."""
    hogar: defaultdict[tuple[str, str, int | None, date], list[Fynd]] = defaultdict(list)
    for ett in fynd:
        if ett.forfaller is not None and (
            ett.utfall in _FLAGGOR or (ett.utfall is Utfall.UPPFYLLD and ett.forfaller >= idag)
        ):
            hogar[ett.regel_id, ett.delregel, ett.om.aktivitet_id, ett.forfaller].append(ett)
    for (regel_id, delregel, aktivitet_id, dag), hog in hogar.items():
        mening = hog[0].meddelande if len(hog) == 1 else ""
        yield _frist(fristtitel(regler[regel_id], delregel), dag, idag, aktivitet_id, mening)


def _frist(titel: str, dag: date, idag: date, aktivitet_id: int | None = None, mening: str = "") -> Tidspost:
    lage = Postlage.FORSENAD if dag < idag else Postlage.KOMMANDE
    return Tidspost(Spar.FRIST, Tidspostslag.FRIST, dag, dag, lage, titel=titel, objekt_id=aktivitet_id, mening=mening)


def _mitt_i_st(portfolj: Portfolj, underlag: Regelunderlag, regel: Regel) -> Iterator[Tidspost]:
    """The days of Mitt-i-ST as the profile sets them, until it is done."""
    kontext = underlag.kontext(_MITT_I_ST, Delat())
    if kontext.parametrar is None or portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return
    halvtid = las_halvtid(portfolj, kontext, kontext.varden(Krav))
    if halvtid.gjorda:
        return
    idag, fran, till = underlag.idag, halvtid.fran, halvtid.till
    if fran is not None and till is not None and fran <= till:
        lage = Postlage.FORSENAD if till < idag else lage_av(fran, till, idag)
        yield Tidspost(Spar.FRIST, Tidspostslag.FONSTER, fran, till, lage, vad=Metod.MITT_I_ST)
    sista = {
        "fonster": till,
        "senast": halvtid.senast,
        "bestalld": halvtid.bestalls_senast if halvtid.vantande is None else None,
    }
    for delregel, dag in sista.items():
        if dag is not None:
            yield _frist(fristtitel(regel, delregel), dag, idag)
