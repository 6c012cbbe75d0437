"""What there is to talk about, drawn from the gaps of the portfolio: for handledning, visits and other talks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.tid import add_months
from app.regler.modell import Utfall
from app.web import ord as etiketter
from app.web.ataganden import oppna_vyer
from app.web.delmalsval import alla_delmal
from app.web.format import antal, datum
from app.web.fyndrader import Fyndrader
from app.web.sida import Portfoljsida

_FLAGGOR, _DELMAL, _BEDOMNINGAR = 3, 3, 4
_SNART: Final = timedelta(days=60)
_LANGE_MANADER: Final = 6
_REVIDERING: Final = "IUP-07"


@dataclass(frozen=True, slots=True)
class Agendapunkt:
    """One thing to talk about: a heading that says why it is there, the point itself, and where it stands."""

    rubrik: str
    text: str
    url: str = ""


def agenda(sida: Portfoljsida, sedan: date | None) -> tuple[Agendapunkt, ...]:
    """The points, what was agreed first. `sedan` is the day of the last talk of the kind; None where there was none."""
    return (
        *_overenskommet(sida),
        *_flaggor(sida),
        *_bedomningar(sida, sedan),
        *_kommande(sida),
        *_orort(sida),
    )


def _overenskommet(sida: Portfoljsida) -> Iterator[Agendapunkt]:
    for ett in oppna_vyer(sida):
        vem = sida.tilltrade.namn if ett.ansvarig == "Du" and sida.is_egen else ett.ansvarig
        yield Agendapunkt("Överenskommet", f"{ett.text} ({vem}, {ett.nar})", ett.url)


def _flaggor(sida: Portfoljsida) -> Iterator[Agendapunkt]:
    for rad in Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far).lista(sida.fynd)[:_FLAGGOR]:
        yield Agendapunkt("Det som saknas mest", rad.rubrik, rad.url or "")


def _bedomningar(sida: Portfoljsida, sedan: date | None) -> Iterator[Agendapunkt]:
    nya = [b for b in sida.portfolj.andras_bedomningar if sedan is None or (b.signerad or b.datum) > sedan]
    nya.sort(key=lambda b: (b.datum, b.id), reverse=True)
    if not nya:
        return
    valda = ", ".join(f"{etiketter.METOD[b.metod]} {datum(b.datum)}" for b in nya[:_BEDOMNINGAR])
    fler = f" och {antal(len(nya) - _BEDOMNINGAR, 'till', 'till')}" if len(nya) > _BEDOMNINGAR else ""
    url = sida.url("bedomning.lista", portfolj_id=sida.portfolj_id)
    yield Agendapunkt("Bedömningar sedan sist", f"{valda}{fler}", url)


def _kommande(sida: Portfoljsida) -> Iterator[Agendapunkt]:
    for a in sida.portfolj.tjanstgoringar:
        if a.start is not None and sida.idag < a.start <= sida.idag + _SNART:
            url = sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=a.id)
            yield Agendapunkt("Snart", f"Tjänstgöringen ”{a.titel}” börjar {datum(a.start)}", url)
    for fynd in sida.fynd:
        is_snart = fynd.forfaller is not None and sida.idag <= fynd.forfaller <= sida.idag + _SNART
        if fynd.regel_id == _REVIDERING and is_snart and fynd.utfall is Utfall.UPPFYLLD:
            yield Agendapunkt("Snart", fynd.meddelande, sida.url("revidering.lista", portfolj_id=sida.portfolj_id))


def _orort(sida: Portfoljsida) -> Iterator[Agendapunkt]:
    for kod in orord(sida.portfolj, (krav.kod for krav in alla_delmal(sida.underlag)), sida.idag)[:_DELMAL]:
        url = sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower())
        text = f"Delmål {kod}: inget samtal och ingen bedömning på {_LANGE_MANADER} månader"
        yield Agendapunkt("Länge sedan", text, url)


def orord(portfolj: Portfolj, koder: Iterable[DelmalKod], idag: date) -> list[DelmalKod]:
    """The delmål that neither a session nor an assessment has touched for half a year, the longest ago first.

    Those signed off or credited are left out, and none is named in the first half-year of training.
    """
    grans = add_months(idag, -_LANGE_MANADER)
    if portfolj.utbildning.start > grans:
        return []
    senast: dict[DelmalKod, date] = {}
    tagna = [(s.datum, s.delmal) for s in portfolj.handledarsamtal]
    tagna += [(b.datum, b.delmal) for b in portfolj.signerade_bedomningar]
    for dag, delmal in tagna:
        senast |= {kod: max(dag, senast.get(kod, dag)) for kod in delmal}
    klara = {s.delmal for s in portfolj.signeringar} | portfolj.tillgodoraknade_delmal
    kvar = [kod for kod in koder if kod not in klara and senast.get(kod, date.min) < grans]
    return sorted(kvar, key=lambda kod: (senast.get(kod, date.min), kod.sortnyckel))
