"""Extra handledning för genomgång av IUP.

Vad som kontrolleras: att ett extra handledarsamtal för att gå igenom och revidera IUP hålls i de månader som regionens
profil anger, och att det är så långt som profilen säger.

Varför: genomgången av planen behöver egen tid utöver den vanliga handledningen.

Så gör du: boka ett samtal och logga det som genomgång av IUP.

Tolkning: ett samtal räknas när det är loggat som genomgång av IUP och är minst så långt som profilen anger. En månad
utan genomgång kvarstår tills en har hållits, på samma sätt som en missad revidering. Den första månaden är den som
börjar efter att din ST började. Lång frånvaro flyttar sista dagen framåt med de dagar av månaden som den tar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.handledning import Samtalsslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, Period, flytta, klockstopp
from app.regler.fasta_datum import FastaDatum
from app.regler.former import Svar, flagga, varslas
from app.regler.frist import varfor_inte
from app.regler.handledningstakt import i_ordning
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("HL-07", "genomgang")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The months in which there is an extra session, and how many minutes it lasts at least."""

    manader: tuple[int, ...]
    minst_minuter: int
    varsel_dagar: int


def _senast(dag: date, p: Parametrar, stopp: tuple[Period, ...]) -> date | None:
    """The last good day of the first month that begins after `dag`; None while the clock stands still."""
    perioder = FastaDatum(p.manader, (), 0).perioder(dag, antal_ar=2)
    period = next(ett for ett in perioder if ett.start > dag)
    return flytta(period.start - EN_DAG, period.slut, stopp)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p, start = kontext.varden(Parametrar), portfolj.utbildning.start
    if skal := varfor_inte(portfolj, kontext.idag):
        yield _SVAR.ej_tillamplig(skal, vander=start if kontext.idag < start else None)
        return
    hallna = [
        s
        for s in i_ordning(portfolj.handledarsamtal)
        if s.slag is Samtalsslag.IUP_GENOMGANG and s.minuter >= p.minst_minuter
    ]
    senast = _senast(hallna[-1].datum if hallna else start, p, klockstopp(portfolj, kontext.franvaro_dagar))
    if senast is None:
        yield _SVAR.ej_tillamplig("Frånvaron pågår tills vidare, och under tiden står klockan still.")
        return
    bevis = tuple(Bevis(Bevisslag.HANDLEDARSAMTAL, s.id, s.datum) for s in hallna[-1:])
    yield flagga(
        _SVAR,
        kontext.idag,
        senast,
        p.varsel_dagar,
        varning=f"Ett extra handledarsamtal för genomgång av IUP behövs senast {datum(senast)}.",
        brist=f"Ett extra handledarsamtal för genomgång av IUP skulle ha hållits senast {datum(senast)}.",
        bevis=bevis,
    ) or _SVAR.uppfylld(
        f"Nästa extra handledarsamtal för genomgång av IUP behövs senast {datum(senast)}.",
        bevis=bevis,
        forfaller=senast,
        vander=varslas(senast, p.varsel_dagar),
    )


REGEL = Regel(
    id="HL-07",
    slug="extra-handledning-iup",
    titel="Extra handledning för genomgång av IUP",
    delar={"genomgang": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("handledning.genomgang", "Logga genomgång"),
    parametrar=Parametrar,
)
