"""The pieces that a made-up portfolio is put together from; everything is reckoned from the day of the demo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import count

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, BtDel, PlaneradMetod, Tjanstgoring, TjanstgoringsTyp
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.handledning import Handledarroll, Handledarsamtal, Handledarskap
from app.domain.iup import (
    DelmalSignering,
    Revidering,
    Revideringsslag,
    Revideringsstatus,
    Tillgodoraknande,
    Tillgodoslag,
)
from app.domain.moment import Momentlogg, Sjalvstandighet
from app.domain.portfolj import Portfolj, Utbildning
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tid import Period
from app.domain.tjanst import Franvaro, Franvaroslag, Sysselsattning
from app.domain.undervisning import Arbetssteg, Arbetsstegsslag, Narvaro, Narvaroslag
from app.jobs.demo import handledare as handledarfakta
from app.jobs.demo.bedomningar import Tillfalle, make_bedomning
from app.jobs.demo.dagar import nasta_vardag, vardag
from app.jobs.demo.innehall import ANNAN_TITEL, KLINISKA_METODER, KURSMETODER, OVERENSKOMMET, SAMTALSAMNEN
from app.jobs.demo.organisation import Demoperson
from app.jobs.demo.placeringsgang import med_gang
from app.underlag.regionplaner import regionplan_for

_ARBETEN = (
    Aktivitetsslag.KVALITETSARBETE,
    Aktivitetsslag.UTVECKLINGSARBETE,
    Aktivitetsslag.SKRIFTLIGT_ARBETE,
    Aktivitetsslag.TEORETISKA_STUDIER,
)
_OVNING = {
    Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING: Metod.HANDLEDNING_PA_HANDLEDNING,
    Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING: Metod.UNDERVISA_UNDER_HANDLEDNING,
}


def koder(text: str | Iterable[str]) -> frozenset[DelmalKod]:
    """Codes written "a1 c7", or one by one."""
    return _koder(text) if isinstance(text, str) else frozenset(DelmalKod(kod) for kod in text)


@lru_cache
def _koder(text: str) -> frozenset[DelmalKod]:
    return frozenset(DelmalKod(kod) for kod in text.split())


@lru_cache
def ordnade(delmal: frozenset[DelmalKod]) -> tuple[DelmalKod, ...]:
    """The codes as people count them."""
    return tuple(sorted(delmal))


@dataclass(slots=True)
class Bygge:
    """A portfolio in the making. Everything added gets an id of its own; texts rotate, so that no chance is needed."""

    idag: date
    namn: str
    utbildning: Utbildning
    huvudhandledare: Demoperson
    sysselsattningar: list[Sysselsattning] = field(default_factory=list)
    franvaron: list[Franvaro] = field(default_factory=list)
    handledarskap: list[Handledarskap] = field(default_factory=list)
    aktiviteter: list[Aktivitet] = field(default_factory=list)
    metoder: list[PlaneradMetod] = field(default_factory=list)
    bedomningar: list[Bedomning] = field(default_factory=list)
    handledarsamtal: list[Handledarsamtal] = field(default_factory=list)
    revideringar: list[Revidering] = field(default_factory=list)
    signeringar: list[DelmalSignering] = field(default_factory=list)
    tillgodoraknanden: list[Tillgodoraknande] = field(default_factory=list)
    momentlogg: list[Momentlogg] = field(default_factory=list)
    narvaron: list[Narvaro] = field(default_factory=list)
    arbetssteg: list[Arbetssteg] = field(default_factory=list)
    is_arbetstid: bool = True  # whether handledning is scheduled in working time
    has_genomgangar: bool = True  # whether the extra hours for the plan are held, where the region has them
    is_sedd: bool = True  # whether the studierektor goes through the assessments
    _idn: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def start(self) -> date:
        """The first day of training."""
        return self.utbildning.start

    def portfolj(self) -> Portfolj:
        """The finished portfolio."""
        hel = Portfolj(
            id=1,
            namn=self.namn,
            utbildning=self.utbildning,
            sysselsattningar=tuple(self.sysselsattningar),
            franvaron=tuple(self.franvaron),
            handledarskap=tuple(self.handledarskap),
            aktiviteter=tuple(self.aktiviteter),
            metoder=tuple(self.metoder),
            bedomningar=tuple(self.bedomningar),
            handledarsamtal=tuple(self.handledarsamtal),
            revideringar=tuple(self.revideringar),
            signeringar=tuple(self.signeringar),
            tillgodoraknanden=tuple(self.tillgodoraknanden),
            momentlogg=tuple(self.momentlogg),
            narvaron=tuple(self.narvaron),
            arbetssteg=tuple(self.arbetssteg),
        )
        return replace(
            hel,
            handledarsamtal=handledarfakta.med_genomgangar(hel) if self.has_genomgangar else hel.handledarsamtal,
            ataganden=handledarfakta.ataganden(hel.handledarsamtal, self.idag),
            meriter=handledarfakta.meriter(hel, self.idag),
            handledningstider=(handledarfakta.handledningstid(hel, is_arbetstid=self.is_arbetstid),),
        )

    def anstalld(self, procent: int = 100, fran: date | None = None) -> None:
        """Employed to that share of full time, from the start unless told."""
        self.sysselsattningar.append(Sysselsattning(fran or self.start, procent))

    def handledd_av(
        self, person: Demoperson, fran: date | None = None, till: date | None = None, *, is_pa_enheten: bool = True
    ) -> None:
        """Huvudansvarig handledare, from the start unless told."""
        roll = Handledarroll.HUVUDHANDLEDARE
        self.handledarskap.append(
            Handledarskap(person.id, person.namn, roll, fran or self.start, till, is_pa_enheten=is_pa_enheten)
        )

    def franvarande(self, slag: Franvaroslag, start: date, slut: date | None) -> None:
        """Away from training."""
        self.franvaron.append(Franvaro(next(self._idn), slag, start, slut))

    def aktivitet(  # noqa: PLR0913 - a record with its fields
        self,
        slag: Aktivitetsslag,
        titel: str,
        delmal: str,
        start: date | None = None,
        slut: date | None = None,
        *,
        status: Aktivitetsstatus | None = None,
        tjanstgoring: Tjanstgoring | None = None,
        intyg: date | None = None,
        mall: str = "",
    ) -> Aktivitet:
        """An activity; it is done when its last day has passed, unless told otherwise. A course ends with its intyg."""
        is_over = slut is not None and slut < self.idag
        given = status or (Aktivitetsstatus.GENOMFORD if is_over else Aktivitetsstatus.PLANERAD)
        ny = Aktivitet(
            next(self._idn), slag, titel, given, start, slut, koder(delmal), tjanstgoring=tjanstgoring, mall=mall
        )
        if slag is Aktivitetsslag.KURS and is_over:
            ny = replace(ny, intyg=slut, intyg_av=f"{self.huvudhandledare.namn}, {self.utbildning.enhet}")
        if intyg is not None and tjanstgoring is not None:
            ny = replace(ny, intyg=intyg, intyg_av=f"{tjanstgoring.handledare_namn}, {tjanstgoring.enhet}")
        self.aktiviteter.append(ny)
        return ny

    def tjanstgoring(  # noqa: PLR0913 - a placement has many sides
        self,
        titel: str,
        enhet: str,
        delmal: str,
        period: Period,
        handledare: Demoperson | None,
        *,
        typ: TjanstgoringsTyp = TjanstgoringsTyp.SIDOTJANSTGORING,
        miljo: Miljo = Miljo.RELEVANT_ENHET,
        procent: int = 100,
        has_jour: bool | None = None,
        is_slutenvard: bool = False,
    ) -> Aktivitet:
        """A placement; the handledare there confirms and judges it a few days after its end."""
        is_over = period.slut + timedelta(days=6) <= self.idag
        klar = vardag(period.slut + timedelta(days=6)) if is_over and handledare else None
        falt = Tjanstgoring(
            typ,
            enhet,
            procent,
            miljo,
            handledare.id if handledare else None,
            handledare.namn if handledare else None,
            klar,
            amne=self.plannyckel(titel),
            has_jour=has_jour,
            is_slutenvard=is_slutenvard,
        )
        is_borta = typ is not TjanstgoringsTyp.HEMENHET and handledare is not None
        if is_borta:
            falt = med_gang(falt, period, self.idag, klar)
        slag = Aktivitetsslag.KLINISK_TJANSTGORING
        return self.aktivitet(
            slag, titel, delmal, period.start, period.slut, tjanstgoring=falt, intyg=klar if is_borta else None
        )

    def plannyckel(self, titel: str) -> str:
        """What the region's plan calls a placement or course of that title; "" for what it does not name."""
        ram = self.utbildning
        plan = regionplan_for(ram.region, ram.specialitet, ram.foreskrift)
        nycklar = {} if plan is None else {titel: nyckel for nyckel, titel in plan.titlar()}
        annan = ANNAN_TITEL.get(titel, "")
        return nycklar.get(titel) or (annan if annan in {*nycklar.values(), *BtDel} else "")

    def metod(self, delmal: str, metod: Metod, aktivitet: Aktivitet | None = None) -> None:
        """A planned assessment, due when the activity ends."""
        nar = aktivitet.slut if aktivitet else None
        self.metoder.append(
            PlaneradMetod(next(self._idn), DelmalKod(delmal), metod, aktivitet.id if aktivitet else None, nar)
        )

    def bedomning(
        self,
        metod: Metod,
        datum: date,
        bedomare: Demoperson,
        delmal: Iterable[str],
        aktivitet: Aktivitet | None = None,
        *,
        status: Bedomningsstatus = Bedomningsstatus.SIGNERAD,
        mall: str = "",
        svar: Mapping[str, str] | None = None,
    ) -> None:
        """An assessment on a form, signed within days; one asked for has no feedback yet."""
        aktivitet_id = aktivitet.id if aktivitet else None
        tillfalle = Tillfalle(metod, datum, bedomare, koder(delmal), aktivitet_id, status, mall, svar or {})
        nr = len(self.bedomningar)
        self.bedomningar.append(
            make_bedomning(next(self._idn), nr, tillfalle, self.start, self.idag, is_sedd=self.is_sedd)
        )

    def samtal(
        self, datum: date, minuter: int, handledare: Demoperson, delmal: str = "", nasta: date | None = None
    ) -> None:
        """A documented session; the handledare has confirmed those older than ten days. `nasta`: the next one."""
        nr = len(self.handledarsamtal)
        self.handledarsamtal.append(
            Handledarsamtal(
                next(self._idn),
                datum,
                minuter,
                handledare.namn,
                handledare.id,
                koder(delmal),
                anteckning=SAMTALSAMNEN[nr % len(SAMTALSAMNEN)],
                overenskommet=OVERENSKOMMET[nr % len(OVERENSKOMMET)],
                nasta=nasta,
                bekraftad=nasta_vardag(datum + timedelta(days=4)) if datum + timedelta(days=10) < self.idag else None,
            )
        )

    def revidering(
        self,
        datum: date,
        studierektor: Demoperson | None,
        text: str,
        *,
        upprattad: bool = False,
        status: Revideringsstatus | None = None,
        kommentar: str = "",
    ) -> None:
        """A revision signed within three days and, where `studierektor` is named, approved within ten.

        With a status it stops there: handed in, or returned.
        """
        signerad = min(nasta_vardag(datum + timedelta(days=3)), self.idag)
        godkand = min(nasta_vardag(datum + timedelta(days=10)), self.idag) if studierektor else None
        if status is not None:
            signerad_dag, godkand = (signerad if status is Revideringsstatus.ATERLAMNAD else None), None
        else:
            signerad_dag = signerad
            status = Revideringsstatus.GODKAND if godkand else Revideringsstatus.SIGNERAD
        deltagare = (self.namn, self.huvudhandledare.namn, *((studierektor.namn,) if studierektor else ()))
        slag = Revideringsslag.UPPRATTAD if upprattad else Revideringsslag.REVIDERING
        self.revideringar.append(
            Revidering(
                next(self._idn), datum, slag, status, deltagare, signerad_dag, godkand, godkand, text, kommentar
            )
        )  # fmt: skip

    def tillgodorakna(
        self,
        datum: date,
        skal: str,
        beslutad_av: str,
        *,
        delmal: str = "",
        manader: float | None = None,
        intyg: str,
        slag: Tillgodoslag = Tillgodoslag.TJANSTGORING,
    ) -> None:
        """Each of the delmål, or a number of months, credited."""
        kodade: list[DelmalKod | None] = [*ordnade(koder(delmal))]
        for kod in kodade or [None]:
            self.tillgodoraknanden.append(
                Tillgodoraknande(next(self._idn), skal, beslutad_av, datum, kod, manader, intyg, slag)
            )

    def logga(self, moment: str, namn: str, datum: date, niva: Sjalvstandighet, antal: int, delmal: str) -> None:
        """A moment done; `moment` is "" for one of one's own."""
        self.momentlogg.append(Momentlogg(next(self._idn), moment, namn, datum, niva, antal, koder(delmal)))

    def narvara(self, slag: Narvaroslag, datum: date, skal: str = "") -> None:
        """An occasion attended, or missed for that reason."""
        self.narvaron.append(Narvaro(next(self._idn), slag, datum, not skal, skal))

    def steg(self, arbete: Aktivitet, slag: Arbetsstegsslag, planerad: date) -> None:
        """A step of a work, done on its day."""
        klar = planerad if planerad <= self.idag else None
        self.arbetssteg.append(Arbetssteg(next(self._idn), arbete.id, slag, planerad, klar))

    def signera(self, delmal: str, datum: date) -> None:
        """Delmål signed off by huvudhandledare."""
        self.signeringar += [DelmalSignering(kod, datum, self.huvudhandledare.namn) for kod in ordnade(koder(delmal))]

    def koppla(self, utom: str = "") -> None:
        """Plan a method for every activity of every delmål that no signed assessment covers yet; the link is whole."""
        tackta = {(b.aktivitet_id, kod) for b in self.bedomningar if b.is_signerad for kod in b.delmal}
        tackta |= {(metod.aktivitet_id, metod.delmal) for metod in self.metoder}
        utelamnade = koder(utom)
        for aktivitet in self.aktiviteter:
            for nr, kod in enumerate(ordnade(aktivitet.delmal - utelamnade)):
                if aktivitet.is_gallande and (aktivitet.id, kod) not in tackta:
                    self.metod(kod, lamplig_metod(aktivitet.slag, kod, nr + aktivitet.id), aktivitet)

    def hemma(self, dag: date) -> bool:
        """Whether the day lies outside every side placement."""
        return not any(
            a.is_sidotjanstgoring and a.start and a.start <= dag and (a.slut is None or dag <= a.slut)
            for a in self.aktiviteter
        )

    def pa_plats(self, dag: date) -> Aktivitet | None:
        """The home placement that the day belongs to."""
        hem = [a for a in self.aktiviteter if a.tjanstgoring and a.tjanstgoring.typ is TjanstgoringsTyp.HEMENHET]
        return next((a for a in hem if a.start and a.start <= dag and (a.slut is None or dag <= a.slut)), None)


def lamplig_metod(slag: Aktivitetsslag, delmal: DelmalKod, nr: int) -> Metod:
    """A method that suits the kind of activity; `nr` varies it."""
    if slag in _OVNING:
        return _OVNING[slag]
    if slag in _ARBETEN:
        return Metod.MUNTLIG_PRESENTATION
    if slag is not Aktivitetsslag.KLINISK_TJANSTGORING:
        return KURSMETODER[nr % len(KURSMETODER)]
    if delmal in ("b1", "STb1", "c3", "STc3"):
        return Metod.MEDSITTNING
    if delmal.startswith(("a", "STa")):
        return Metod.HANDLEDARBEDOMNING
    return KLINISKA_METODER[nr % len(KLINISKA_METODER)]
