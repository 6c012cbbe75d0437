"""IUP används i handledningen.

Vad som kontrolleras: två saker. Att minst ett dokumenterat handledarsamtal under de senaste månaderna rör IUP eller
delmål. Och att så stor del av samtalen under samma tid gör det som profilen anger.

Varför: handledning som aldrig utgår från planen styr inte utbildningen mot målen.

Så gör du: ange vilka delmål, vilken aktivitet eller vad i IUP samtalet gällde när du loggar handledning. Du kan ändra
ett samtal i efterhand.

Tolkning: ett samtal rör planen när delmål, en aktivitet eller en del av IUP är angivna, när det är loggat som
genomgång av IUP, eller när planen gicks igenom samma dag. Finns inga samtal under tiden ställs frågan inte, för då
gäller kravet på takt. Sex månader i rad utan ett sådant samtal är gränsen; den räknas från det senaste som rörde
planen, eller från det första samtalet under ST om inget gjorde det, och ett samtal räknas till och med dagen före
samma datum. Lång frånvaro flyttar dagarna framåt. Hur stor del som räcker säger ingen källa; den är vår läsning och
står i profilen, och den prövas bara när något samtal alls rör planen. Fritext läses aldrig.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Final

from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.tid import EN_DAG, Period, flytta, klockstopp, sista_i_fonster
from app.regler.former import Svar, flagga, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_NAGOT: Final = Svar("IUP-10", "nagot")
_ANDEL: Final = Svar("IUP-10", "andel")
_DATUM: Final = attrgetter("datum")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The months looked back on, and the share (0-1) of their sessions that is to be about the plan."""

    manader: int
    minst_andel: Decimal
    varsel_dagar: int


@dataclass(frozen=True, slots=True)
class _Samtal:
    """A session with the last day on which it counts; `date.max` while the clock stands still until further notice."""

    id: int
    datum: date
    sista: date
    is_om_planen: bool


@dataclass(frozen=True, slots=True)
class _Samtalen:
    """The sessions in order of their days, and those about the plan among them."""

    alla: Sequence[_Samtal]
    om_planen: Sequence[_Samtal]
    manader: int
    stopp: tuple[Period, ...]

    def i_fonster(self, dag: date) -> list[_Samtal]:
        return [s for s in self.alla[: bisect_right(self.alla, dag, key=_DATUM)] if dag <= s.sista]

    @property
    def brytdagar(self) -> set[date]:
        return {s.datum for s in self.alla} | {s.sista + EN_DAG for s in self.alla if s.sista < date.max}

    def varslas(self, dagar: int) -> set[date]:
        return {varslas(s.sista, dagar) for s in (*self.alla[:1], *self.om_planen) if s.sista < date.max}


def _samtalen(portfolj: Portfolj, manader: int, stopp: tuple[Period, ...]) -> _Samtalen:
    genomgangsdagar = {r.datum for r in portfolj.gallande_revideringar}
    under_st = (s for s in portfolj.handledarsamtal if s.datum >= portfolj.utbildning.start)
    alla = [
        _Samtal(
            s.id,
            s.datum,
            flytta(s.datum, sista_i_fonster(s.datum, manader), stopp) or date.max,
            s.has_planen or s.datum in genomgangsdagar,
        )
        for s in sorted(under_st, key=lambda s: (s.datum, s.id))
    ]
    return _Samtalen(alla, [s for s in alla if s.is_om_planen], manader, stopp)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    samtalen = _samtalen(portfolj, p.manader, klockstopp(portfolj, kontext.franvaro_dagar))

    def nagot(dag: date) -> Fynd:
        return _nagot(portfolj, samtalen, p, dag)

    def andel(dag: date) -> Fynd:
        return _andel(portfolj, samtalen, p, dag)

    brytdagar = samtalen.brytdagar | granser(portfolj, samtalen.stopp)
    yield med_vander(nagot, kontext.idag, brytdagar | samtalen.varslas(p.varsel_dagar))
    yield med_vander(andel, kontext.idag, brytdagar)


def _inga(portfolj: Portfolj, samtalen: _Samtalen, dag: date) -> str:
    """Why neither question arises on that day; empty where they do."""
    if skal := varfor_inte(portfolj, dag, samtalen.stopp):
        return skal
    if samtalen.i_fonster(dag):
        return ""
    return f"Ingen handledning är dokumenterad de senaste {samtalen.manader} månaderna."


def _nagot(portfolj: Portfolj, samtalen: _Samtalen, p: Parametrar, dag: date) -> Fynd:
    if skal := _inga(portfolj, samtalen, dag):
        return _NAGOT.ej_tillamplig(skal)
    gjorda = samtalen.om_planen[: bisect_right(samtalen.om_planen, dag, key=_DATUM)]
    senast = (gjorda or samtalen.alla[:1])[-1].sista
    sedan = f"sedan {datum(gjorda[-1].datum)}" if gjorda else "än"
    bevis = _bevis(samtalen.i_fonster(dag), "rör inte planen") if not gjorda else _bevis(gjorda[-1:])
    is_flaggad = senast < date.max and flagga(
        _NAGOT,
        dag,
        senast,
        p.varsel_dagar,
        varning=f"Inget handledarsamtal har rört IUP eller delmål {sedan}; ett behövs senast {datum(senast)}.",
        brist=f"Inget av handledarsamtalen de senaste {p.manader} månaderna rör IUP eller delmål.",
        bevis=bevis,
    )
    if is_flaggad:
        return is_flaggad
    if not gjorda:
        return _NAGOT.ej_tillamplig(f"Handledning har inte dokumenterats i {p.manader} månader än.")
    forfaller = None if senast == date.max else senast
    return _NAGOT.uppfylld(f"Handledningen {datum(gjorda[-1].datum)} rörde planen.", bevis=bevis, forfaller=forfaller)


def _andel(portfolj: Portfolj, samtalen: _Samtalen, p: Parametrar, dag: date) -> Fynd:
    if skal := _inga(portfolj, samtalen, dag):
        return _ANDEL.ej_tillamplig(skal)
    alla = samtalen.i_fonster(dag)
    ror = [s for s in alla if s.is_om_planen]
    if not ror:
        return _ANDEL.ej_tillamplig("Inget samtal rör planen, så det finns ingen andel att jämföra.")
    text = f"{len(ror)} av {len(alla)} handledarsamtal de senaste {p.manader} månaderna rör IUP eller delmål"
    if len(ror) < p.minst_andel * len(alla):
        utan = [s for s in alla if not s.is_om_planen]
        return _ANDEL.brist(f"Bara {text}.", bevis=_bevis(utan, "rör inte planen"))
    return _ANDEL.uppfylld(f"{text}.", bevis=_bevis(ror))


def _bevis(samtal: Sequence[_Samtal], varfor: str = "") -> tuple[Bevis, ...]:
    return tuple(Bevis(Bevisslag.HANDLEDARSAMTAL, s.id, s.datum, varfor) for s in samtal)


REGEL = Regel(
    id="IUP-10",
    slug="iup-i-handledningen",
    titel="IUP används i handledningen",
    delar={
        "nagot": Del(Niva.FORESKRIFT, kalla="spur-rapporter", tolkning=True, visa="Något samtal"),
        "andel": Del(
            Niva.KVALITETSINDIKATOR,
            kalla="spur-rapporter",
            tolkning=True,
            konfidens=Konfidens.LOW,
            visa="Andelen samtal",
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("handledning.genomgang", "Logga handledning om planen"),
)
