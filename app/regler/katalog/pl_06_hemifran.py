"""Borta från hemenheten högst några månader i sträck.

Vad som kontrolleras: att sidotjänstgöringar i följd inte håller dig borta från hemenheten längre än regionens profil
anger, utan en återvändarvecka emellan.

Varför: du ska kunna följa dina patienter och behålla kontakten med din handledare och din arbetsplats.

Så gör du: lägg in en återvändarvecka på hemenheten mellan sidotjänstgöringarna, eller flytta en av dem.

Tolkning: källan säger 2–3 månader; över det lägre talet är det en varning, över det högre en brist. En återvändarvecka
är så många dagar i följd utan sidotjänstgöring som profilen anger. En sidotjänstgöring på bara en del av din anställda
tid räknas inte, för resten är du hemma. Lång frånvaro räknas varken som borta eller hemma. En bortavaro som är över
nämns men är ingen brist.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, Period, add_months, flytta, klockstopp, utanfor
from app.regler.former import Svar, bevis_aktivitet, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import datum
from app.regler.placeringar import bortaperioder, sidotjanstgoringar

_SVAR = Svar("PL-06", "borta")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Months away in a row: over `varning_manader` a warning, over `brist_manader` a brist.

    `atervandarvecka_dagar` is how many days at home in a row break the stretch.
    """

    varsel_dagar: int
    varning_manader: int | None = None
    brist_manader: int | None = None
    atervandarvecka_dagar: int | None = None


@dataclass(slots=True)
class _Strackning:
    """Side placements with no return week between them."""

    period: Period
    placeringar: list[Aktivitet]


def _strackningar(portfolj: Portfolj, stopp: Sequence[Period], hemma_dagar: int) -> list[_Strackning]:
    perioder = bortaperioder(portfolj)
    klara: list[_Strackning] = []
    for aktivitet in sorted(
        (a for a in sidotjanstgoringar(portfolj) if a.id in perioder), key=lambda a: perioder[a.id]
    ):
        period = perioder[aktivitet.id]
        if klara and not _is_hemma(klara[-1].period, period, stopp, hemma_dagar):
            klara[-1].period = Period(klara[-1].period.start, max(klara[-1].period.slut, period.slut))
            klara[-1].placeringar.append(aktivitet)
        else:
            klara.append(_Strackning(period, [aktivitet]))
    return klara


def _is_hemma(forra: Period, nasta: Period, stopp: Sequence[Period], hemma_dagar: int) -> bool:
    """Whether there is a return week between two placements."""
    if forra.slut == date.max or forra.slut + EN_DAG >= nasta.start:
        return False
    mellan = Period(forra.slut + EN_DAG, nasta.start - EN_DAG)
    return any(del_.dagar >= hemma_dagar for del_ in utanfor(mellan, stopp))


def _grans(stracka: _Strackning, manader: int | None, stopp: Sequence[Period]) -> date:
    """The last day on which the stretch is not longer than that many months."""
    if manader is None:
        return date.max
    start = stracka.period.start
    return flytta(start - EN_DAG, add_months(start, manader) - EN_DAG, stopp) or date.max


def _prova(portfolj: Portfolj, kontext: Kontext, stracka: _Strackning, stopp: Sequence[Period]) -> Fynd:
    p = kontext.varden(Parametrar)
    period, om = stracka.period, Om(aktivitet_id=stracka.placeringar[-1].id)
    mjuk, hard = _grans(stracka, p.varning_manader, stopp), _grans(stracka, p.brist_manader, stopp)
    if p.varning_manader is None and hard != date.max:
        mjuk = varslas(hard, p.varsel_dagar) - EN_DAG
    bevis = bevis_aktivitet(stracka.placeringar)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag, stopp):
            return _SVAR.ej_tillamplig(skal, om)
        sedan_text = f"Du är borta från hemenheten sedan {datum(period.start)}"
        if dag in period and dag > hard:
            text = f"{sedan_text} utan återvändarvecka."
            return _SVAR.brist(text, om, sedan=hard + EN_DAG, forfaller=hard, bevis=bevis)
        if dag in period and dag > mjuk:
            forfaller = None if hard == date.max else hard
            text = f"{sedan_text}, och det är dags för en återvändarvecka."
            return _SVAR.varning(text, om, forfaller=forfaller, bevis=bevis)
        is_for_lange = dag > period.slut > hard
        sent = f"Borta utan återvändarvecka till {datum(period.slut)}." if is_for_lange else ""
        text = f"Du är inte borta från hemenheten för länge i perioden från {datum(period.start)}."
        if sent:
            text = f"Bortavaron från {datum(period.start)} är över."
        return _SVAR.uppfylld(text, om, bevis=bevis, anmarkning=sent)

    efter = {grans + EN_DAG for grans in (mjuk, hard) if grans != date.max}
    return med_vander(pa, kontext.idag, efter | granser(portfolj, [*stopp, period]))


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    if p.atervandarvecka_dagar is None or (p.varning_manader is None and p.brist_manader is None):
        yield _SVAR.ej_tillamplig("Regionens profil sätter ingen grans för hur länge du får vara borta.")
        return
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    strackor = _strackningar(portfolj, stopp, p.atervandarvecka_dagar)
    for stracka in strackor:
        yield _prova(portfolj, kontext, stracka, stopp)
    if not strackor:
        yield _SVAR.ej_tillamplig("Ingen sidotjänstgöring med datum är inlagd.")


REGEL = Regel(
    id="PL-06",
    slug="borta-fran-hemenheten",
    titel="Borta från hemenheten högst några månader i sträck",
    delar={"borta": Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=True)},
    omfattar=Bredd.TJANSTGORING,
    kontroll=_kontroll,
    atgard=Atgard("tjanstgoring.visa", "Planera återvändarvecka"),
    parametrar=Parametrar,
)
