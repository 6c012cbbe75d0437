"""Visits, reports, statements, the contract and the introduction of the demo, and one åtgärdsplan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.atgardsplan import Atgardsplan, Atgardsrad
from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus, Part, Undertecknande
from app.domain.bedomning import Svar
from app.domain.dokumentmall import NASTA, RISK
from app.domain.introduktion import DAG, GENOMGANG, PROGRAM, Introduktionspunkt
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.tid import EN_DAG
from app.jobs.demo.dagar import nasta_vardag, vardag
from app.jobs.demo.organisation import CHEF_K, CHEF_N, HUVUDHANDLEDARE, STUDIEREKTOR_FOR, Region
from app.jobs.demo.texter import (
    BESOK_MILJO,
    BESOK_OVERENSKOMMET,
    BESOK_UTVECKLING,
    UTLATANDE_STYRKOR,
    UTLATANDE_UTVECKLING,
)
from app.underlag.dokumentmallar import dokumentmall

_SENAST: Final = 150  # days since the latest visit
_MELLAN: Final = 330
_NASTA: Final = 190  # days until the next one
_RISK: Final = {"Lilly Liljekonvalj"}
_SLUTAR: Final = {"Jorun Jättebalsamin"}
_CHEF: Final = {Region.KRONOBERG: CHEF_K, Region.NORRBOTTEN: CHEF_N}


def med_besok(portfolj: Portfolj, idag: date) -> Portfolj:
    """The same portfolio as those who follow it have written and signed; nothing before ST."""
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return portfolj
    dokument = tuple(_Skrivare(portfolj, idag).alla())
    hallna = [d for d in dokument if d.slag is Dokumentslag.BESOK and d.is_klar]
    ataganden = tuple(_ataganden(hallna[-1], len(portfolj.ataganden))) if hallna else ()
    return replace(
        portfolj,
        dokument=dokument,
        ataganden=(*portfolj.ataganden, *ataganden),
        atgardsplaner=(_plan(idag),) if portfolj.namn in _RISK else (),
        introduktion=tuple(_introduktion(portfolj, idag)),
    )


class _Skrivare:
    """Writes the documents of one portfolio; ids count from 1."""

    def __init__(self, portfolj: Portfolj, idag: date) -> None:
        self.portfolj, self.idag = portfolj, idag
        self.start = portfolj.utbildning.start
        self.region = Region(portfolj.utbildning.region)
        self.is_guiden = self.region is Region.NORRBOTTEN and portfolj.utbildning.specialitet == "allmanmedicin"
        self._id = count(1)

    def alla(self) -> Iterator[Dokument]:
        if self.is_guiden:
            yield from self._starten()
        yield from self._besoken()
        for dag in self._dagar(200, 340):
            text = {"sammanfattning": "Schemat ger tid för handledning. Vi följer upp arbetsbelastningen i höst."}
            yield self._ett(Dokumentslag.UTVECKLINGSSAMTAL, dag, text)
        if self.is_guiden:
            yield from self._infor_besok()
        if self.portfolj.namn in _SLUTAR:
            text = {"genomgang": "Delmål, intyg och tjänstgöringstid.", "kompletteras": "Intyget för hudplaceringen."}
            yield self._ett(Dokumentslag.SLUTGENOMGANG, vardag(self.idag - timedelta(days=20)), text)

    def _starten(self) -> Iterator[Dokument]:
        bedomning = "Enheten har specialister och handledare nog. Anställningen tillstyrks."
        yield self._ett(Dokumentslag.TILLSTYRKAN, vardag(self.start - timedelta(days=30)), {"bedomning": bedomning})
        dag = nasta_vardag(self.start + timedelta(days=20))
        handledare = self._huvudhandledare(dag)
        specialist = next(p.namn for p in HUVUDHANDLEDARE if p.region is self.region and p.namn != handledare)
        text = {
            "handledare": handledare,
            "andra_specialist": specialist,
            "mal": "Alla delmål nås inom den planerade tiden, och planen gås igenom tre gånger om året.",
            "ansvar": "Chefen ger tid, handledaren handleder varje vecka, ST-läkaren dokumenterar.",
        }
        is_ny = self.idag < self.start + timedelta(days=75)
        skrivit = (Part.STUDIEREKTOR, Part.CHEF) if is_ny else None
        yield self._ett(Dokumentslag.KONTRAKT, min(dag, vardag(self.idag)), text, skrivit=skrivit)

    def _besoken(self) -> Iterator[Dokument]:
        hallna = self._dagar(_SENAST, _MELLAN)
        nasta = nasta_vardag(self.idag + timedelta(days=_NASTA))
        for nr, dag in enumerate(hallna):
            is_sist = dag == hallna[-1]
            har_risk = is_sist and self.portfolj.namn in _RISK
            efter = nasta if is_sist else hallna[nr + 1]
            svar = {
                "deltagare": ", ".join(
                    (self.portfolj.namn, self._namn(Part.STUDIEREKTOR, dag), self._huvudhandledare(dag))
                ),
                "utveckling": BESOK_UTVECKLING[nr % len(BESOK_UTVECKLING)],
                "miljo": BESOK_MILJO[nr % len(BESOK_MILJO)],
                RISK: "ja" if har_risk else "nej",
                "overenskommet": "\n".join(BESOK_OVERENSKOMMET),
                NASTA: efter.isoformat(),
            }
            ett = self._ett(Dokumentslag.BESOK, dag, svar)
            yield replace(ett, nasta=efter, has_risk=har_risk)
        forsta = nasta_vardag(self.start + timedelta(days=_MELLAN))
        planerat = nasta if hallna else max(forsta, nasta_vardag(self.idag + timedelta(days=45)))
        parter = dokumentmall(Dokumentslag.BESOK).parter
        yield Dokument(next(self._id), Dokumentslag.BESOK, planerat, Dokumentstatus.PLANERAD, parter=parter)

    def _infor_besok(self) -> Iterator[Dokument]:
        for nr, dag in enumerate(self._dagar(_SENAST + 7, _MELLAN)):
            aret = {
                "aret": "Medsittningar, handledning och kurser enligt portföljen.",
                "larande": "Att avsluta samtal i tid, och att våga vänta och se.",
                "kommande": "Sidotjänstgöringar enligt planen, och förbättringsarbetet.",
            }
            yield self._ett(Dokumentslag.ARSRAPPORT, dag, aret)
            svar = {
                "styrkor": UTLATANDE_STYRKOR[nr % len(UTLATANDE_STYRKOR)],
                "utveckling": UTLATANDE_UTVECKLING[nr % len(UTLATANDE_UTVECKLING)],
                RISK: "nej",
            }
            yield self._ett(Dokumentslag.UTLATANDE, dag - EN_DAG, svar)

    def _dagar(self, senast: int, mellan: int) -> list[date]:
        """Weekdays so many days ago and then so far apart, from two months into ST, outside leave; earliest first."""
        dag, dagar = self.idag - timedelta(days=senast), []
        while dag >= self.start + timedelta(days=60):
            if not any(f.start <= dag <= (f.slut or date.max) for f in self.portfolj.franvaron):
                dagar.append(vardag(dag))
            dag -= timedelta(days=mellan)
        return dagar[::-1]

    def _ett(
        self, slag: Dokumentslag, dag: date, svar: Mapping[str, str], *, skrivit: Iterable[Part] | None = None
    ) -> Dokument:
        """A document of that day, signed by everybody or by those named."""
        mall = dokumentmall(slag)
        gjort = mall.parter if skrivit is None else tuple(skrivit)
        return Dokument(
            next(self._id), slag, dag,
            Dokumentstatus.KLAR if gjort == mall.parter else Dokumentstatus.UNDERTECKNAS,
            tuple(Svar(*par) for par in svar.items()), mall.version, mall.parter,
            tuple(Undertecknande(part, self._namn(part, dag), dag) for part in gjort),
        )  # fmt: skip

    def _namn(self, part: Part, dag: date) -> str:
        match part:
            case Part.ST_LAKARE:
                return self.portfolj.namn
            case Part.STUDIEREKTOR:
                return STUDIEREKTOR_FOR[self.region].namn
            case Part.CHEF:
                return _CHEF[self.region].namn
        return self._huvudhandledare(dag)

    def _huvudhandledare(self, dag: date) -> str:
        huvud = self.portfolj.huvudhandledare(dag) or self.portfolj.huvudhandledare(self.idag)
        return huvud.namn if huvud else STUDIEREKTOR_FOR[self.region].namn


def _ataganden(besok: Dokument, redan: int) -> Iterator[Atagande]:
    """What was agreed at the latest visit: the first is done."""
    for nr, text in enumerate(BESOK_OVERENSKOMMET, start=redan + 1):
        is_klart = nr == redan + 1
        yield Atagande(
            nr, text, besok.datum, Atagandekalla.BESOK, besok.id, senast=besok.nasta,
            klar=besok.datum + timedelta(days=40) if is_klart else None,
            slut=Atagandeslut.GJORT if is_klart else None, utfall="Kursen är bokad." if is_klart else "",
        )  # fmt: skip


def _plan(idag: date) -> Atgardsplan:
    """An åtgärdsplan with one row followed up and one that is soon to be done."""
    rad = Atgardsrad(
        "Två medsittningar i månaden med handledaren, skrivna samma dag.", Part.HUVUDHANDLEDARE,
        idag - timedelta(days=60), idag - timedelta(days=45), Part.STUDIEREKTOR, klar=idag - timedelta(days=62),
        klar_text="Tider ligger i schemat.", uppfoljd=idag - timedelta(days=44), utfall="De har kommit i gång.",
    )  # fmt: skip
    nasta = Atgardsrad(
        "Skriv in handledningen varje vecka, med delmål.", Part.ST_LAKARE, idag + timedelta(days=10),
        idag + timedelta(days=24), Part.STUDIEREKTOR,
    )  # fmt: skip
    dag = idag - timedelta(days=_SENAST - 10)
    return Atgardsplan(
        1,
        dag,
        "Få bedömningar och gles handledning gör utvecklingen svår att se.",
        "Bedömningar och handledning i profilens takt under ett halvår.",
        (rad, nasta),
    )


def _introduktion(portfolj: Portfolj, idag: date) -> Iterator[Introduktionspunkt]:
    """What is done of the introduction, in the first months."""
    start, is_norr = portfolj.utbildning.start, portfolj.utbildning.region == Region.NORRBOTTEN
    steg = [(PROGRAM, 5), (GENOMGANG, 20)] + ([("introduktionssamtal", 12), (DAG, 100)] if is_norr else [])
    if portfolj.utbildning.specialitet != "allmanmedicin":
        steg = [ett for ett in steg if ett[0] != "introduktionssamtal"]
    for punkt, dagar in steg:
        dag = nasta_vardag(start + timedelta(days=dagar))
        if dag <= idag:
            yield Introduktionspunkt(punkt, dag)
