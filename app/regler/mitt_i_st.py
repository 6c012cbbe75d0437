"""Mitt-i-ST: where it stands in a portfolio, and what is asked of each part of it on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.bedomning import Bedomning
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.domain.tid import EN_DAG, Period, add_months, klockstopp
from app.domain.tid_i_st import nar_gjort
from app.regler.former import Svar, bevis_bedomning, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Fynd, Kontext
from app.regler.ord import datum

# Fields of the form: days as ISO text.
BESTALLD = "bestalld"
SKICKAT = ("inspelningar_skickade", "sammanfattning_skickad")

_EJ_KRAV = "Regionens profil ställer inte kravet."
_OKANT = "Det går inte att räkna ut när din ST är halvvägs."


@dataclass(frozen=True, slots=True)
class Krav:
    """What a profile asks for, nothing where it is silent.

    To order `bestall_manader` ahead; the day between `fran_manader` and `till_manader` of full time in ST, and no later
    than `kvar_manader` before the expected end; material sent ahead, and the report.
    """

    varsel_dagar: int
    bestall_manader: int | None = None
    fran_manader: int | None = None
    till_manader: int | None = None
    kvar_manader: int | None = None
    has_underlag: bool | None = None
    has_rapport: bool | None = None


@dataclass(frozen=True, slots=True)
class Halvtid:
    """The records of Mitt-i-ST in a portfolio and the days by which it is judged; None where they are unknown.

    `gjorda` are the signed ones by their day. `vantande` is the one that is ordered or under way.
    """

    portfolj: Portfolj
    krav: Krav
    stopp: tuple[Period, ...]
    gjorda: tuple[Bedomning, ...]
    vantande: Bedomning | None
    fran: date | None
    till: date | None
    senast: date | None

    @property
    def bestalls_senast(self) -> date | None:
        """The last day to order it; None where nothing is asked, or the day is unknown."""
        slut = min(filter(None, (self.till, self.senast)), default=None)
        manader = self.krav.bestall_manader
        return None if slut is None or manader is None else add_months(slut, -manader)

    def gjord(self, dag: date) -> Bedomning | None:
        """The first one signed and done by that day."""
        return self.gjorda[0] if self.gjorda and self.gjorda[0].datum <= dag else None

    def svara(self, idag: date, prova: Callable[[date], Fynd], *brytdagar: date | None) -> Fynd:
        """The answer of today with the day on which it turns."""
        dagar = {dag for dag in brytdagar if dag is not None} | {b.datum for b in self.gjorda}
        runt = {dag + EN_DAG for dag in dagar} | {varslas(dag, self.krav.varsel_dagar) for dag in dagar}
        return med_vander(prova, idag, granser(self.portfolj, self.stopp) | dagar | runt)

    def inte_nu(self, dag: date) -> str:
        """Why nothing is asked on that day; "" where something is."""
        return varfor_inte(self.portfolj, dag, self.stopp)

    def flagga(self, svar: Svar, dag: date, sista: date, vad: str, bevis: tuple[Bedomning, ...] = ()) -> Fynd | None:
        """The flag of what is undone; None before the warning window. `vad` ends in "ska vara gjord" or the like."""
        if dag > sista:
            text = f"{vad.replace('ska vara', 'skulle ha varit')} senast {datum(sista)}."
            return svar.brist(text, sedan=sista + EN_DAG, forfaller=sista, bevis=bevis_bedomning(bevis))
        if dag >= varslas(sista, self.krav.varsel_dagar):
            return svar.varning(f"{vad} senast {datum(sista)}.", forfaller=sista, bevis=bevis_bedomning(bevis))
        return None


def las_halvtid(portfolj: Portfolj, kontext: Kontext, krav: Krav) -> Halvtid:
    """Find the records and work out the days."""
    alla = sorted((b for b in portfolj.bedomningar if b.metod is Metod.MITT_I_ST), key=lambda b: (b.datum, b.id))
    vantande = [b for b in alla if b.is_vantande]
    tid = kontext.tid(portfolj)
    slut = tid.prognos or portfolj.utbildning.planerat_slut

    def vid(manader: int | None) -> date | None:
        if manader is None:
            return None
        return nar_gjort(portfolj, manader - tid.tillgodoraknad, kontext.franvaro_som_raknas)

    return Halvtid(
        portfolj=portfolj,
        krav=krav,
        stopp=klockstopp(portfolj, kontext.franvaro_dagar),
        gjorda=tuple(b for b in alla if b.is_signerad),
        vantande=vantande[-1] if vantande else None,
        fran=vid(krav.fran_manader),
        till=vid(krav.till_manader),
        senast=None if krav.kvar_manader is None or slut is None else add_months(slut, -krav.kvar_manader),
    )


def bestalld(halvtid: Halvtid, svar: Svar, idag: date) -> Fynd:
    """Whether it was ordered long enough ahead of the last day of the window."""
    manader = halvtid.krav.bestall_manader
    if manader is None:
        return svar.ej_tillamplig(_EJ_KRAV)
    sista = halvtid.bestalls_senast

    def pa(dag: date) -> Fynd:
        if skal := halvtid.inte_nu(dag):
            return svar.ej_tillamplig(skal)
        post = halvtid.gjord(dag) or halvtid.vantande
        if post is not None:
            nar = post.svarad_dag(BESTALLD) or post.begard
            for_sent = nar is not None and add_months(nar, manader) > post.datum
            return svar.uppfylld(
                f"Mitt-i-ST är beställd{f' {datum(nar)}' if nar else ''}.",
                bevis=bevis_bedomning([post]),
                anmarkning=f"beställd mindre än {manader} månader före dagen" if for_sent else "",
            )
        if sista is None:
            return svar.ej_tillamplig(_OKANT)
        return halvtid.flagga(svar, dag, sista, "Mitt-i-ST ska vara beställd") or svar.ej_tillamplig(
            f"Mitt-i-ST behöver inte vara beställd förrän {datum(sista)}."
        )

    return halvtid.svara(idag, pa, sista)


def i_fonstret(halvtid: Halvtid, svar: Svar, idag: date) -> Fynd:
    """Whether it is done around half of ST."""
    if halvtid.krav.till_manader is None:
        return svar.ej_tillamplig(_EJ_KRAV)
    fran, till = halvtid.fran, halvtid.till

    def pa(dag: date) -> Fynd:
        if skal := halvtid.inte_nu(dag):
            return svar.ej_tillamplig(skal)
        gjord = halvtid.gjord(dag)
        if gjord is not None:
            tidigt, sent = fran is not None and gjord.datum < fran, till is not None and gjord.datum > till
            return _gjord(svar, gjord, "gjord före tidsfönstret" if tidigt else _skulle(till) if sent else "")
        if till is None:
            return svar.ej_tillamplig(_OKANT)
        text = f"Mitt-i-ST ska göras {f'mellan {datum(fran)} och' if fran else 'senast'} {datum(till)}."
        return halvtid.flagga(svar, dag, till, "Mitt-i-ST ska vara gjord", _vantar(halvtid)) or svar.ej_tillamplig(text)

    return halvtid.svara(idag, pa, till)


def senast(halvtid: Halvtid, svar: Svar, idag: date) -> Fynd:
    """Whether it is done long enough before the expected end."""
    if halvtid.krav.kvar_manader is None:
        return svar.ej_tillamplig(_EJ_KRAV)
    sista = halvtid.senast

    def pa(dag: date) -> Fynd:
        if skal := halvtid.inte_nu(dag):
            return svar.ej_tillamplig(skal)
        gjord = halvtid.gjord(dag)
        if gjord is not None:
            sent = sista is not None and gjord.datum > sista
            return _gjord(svar, gjord, _skulle(sista) if sent else "")
        if sista is None:
            return svar.ej_tillamplig("Det går inte att räkna ut när din ST slutar.")
        vad = "Med tanke på när din ST slutar ska Mitt-i-ST vara gjord"
        return halvtid.flagga(svar, dag, sista, vad, _vantar(halvtid)) or svar.ej_tillamplig(
            f"Mitt-i-ST behöver inte vara gjord förrän {datum(sista)}."
        )

    return halvtid.svara(idag, pa, sista)


def underlaget(halvtid: Halvtid, svar: Svar, idag: date) -> Fynd:
    """Whether recorded consultations and a summary of the portfolio are sent before the day."""
    if not halvtid.krav.has_underlag:
        return svar.ej_tillamplig(_EJ_KRAV)
    vantande = halvtid.vantande

    def pa(dag: date) -> Fynd:
        if skal := halvtid.inte_nu(dag):
            return svar.ej_tillamplig(skal)
        post = halvtid.gjord(dag) or vantande
        if post is None:
            return svar.ej_tillamplig("Mitt-i-ST är inte beställd än.")
        skickat = [post.svarad_dag(falt) for falt in SKICKAT]
        kanda = [nar for nar in skickat if nar is not None]
        if len(kanda) == len(skickat):
            sent = max(kanda) >= post.datum
            return svar.uppfylld(
                "Inspelningar och sammanfattning är skickade.",
                bevis=bevis_bedomning([post]),
                anmarkning="skickat först samma dag eller senare" if sent else "",
            )
        if post.is_signerad:
            return svar.ej_tillamplig("Mitt-i-ST är gjord; att underlaget skickades i förväg framgår inte.")
        vad = "Inspelningar och sammanfattning inför Mitt-i-ST ska vara skickade"
        sista = post.datum - EN_DAG
        return halvtid.flagga(svar, dag, sista, vad, (post,)) or svar.ej_tillamplig(f"{vad} senast {datum(sista)}.")

    return halvtid.svara(idag, pa, None if vantande is None else vantande.datum - EN_DAG)


def rapporten(halvtid: Halvtid, svar: Svar, idag: date) -> Fynd:
    """Whether the report of the day is in the portfolio."""
    if not halvtid.krav.has_rapport:
        return svar.ej_tillamplig(_EJ_KRAV)
    vantande = halvtid.vantande

    def pa(dag: date) -> Fynd:
        if skal := halvtid.inte_nu(dag):
            return svar.ej_tillamplig(skal)
        gjord = halvtid.gjord(dag)
        if gjord is not None:
            bevis = bevis_bedomning([gjord])
            if gjord.aterkoppling:
                return svar.uppfylld(f"Rapporten från Mitt-i-ST {datum(gjord.datum)} finns.", bevis=bevis)
            text = f"Mitt-i-ST {datum(gjord.datum)} är undertecknad utan rapport."
            return svar.brist(text, sedan=gjord.datum, bevis=bevis)
        if vantande is not None and dag > vantande.datum:
            text = f"Mitt-i-ST var {datum(vantande.datum)}, men rapporten finns inte i portföljen."
            return svar.varning(text, bevis=bevis_bedomning([vantande]))
        return svar.ej_tillamplig("Mitt-i-ST är inte gjord än.")

    return halvtid.svara(idag, pa, None if vantande is None else vantande.datum)


def _gjord(svar: Svar, gjord: Bedomning, anmarkning: str) -> Fynd:
    bevis = bevis_bedomning([gjord])
    return svar.uppfylld(f"Mitt-i-ST gjordes {datum(gjord.datum)}.", bevis=bevis, anmarkning=anmarkning)


def _vantar(halvtid: Halvtid) -> tuple[Bedomning, ...]:
    return () if halvtid.vantande is None else (halvtid.vantande,)


def _skulle(sista: date | None) -> str:
    return f"skulle ha gjorts senast {datum(sista)}" if sista else ""
