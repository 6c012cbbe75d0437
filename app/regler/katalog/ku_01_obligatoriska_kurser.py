"""Planens obligatoriska kurser går du i rätt tid.

Vad som kontrolleras: att varje obligatorisk kurs i regionens plan är genomförd, eller planerad, inom den del av ST
som planen anger: tidigt, i första halvan, i andra halvan eller när som helst.

Varför: kurserna har få platser och söks långt i förväg, och flera av dem bygger på att du nyss har, eller ännu inte
har, arbetat med det de handlar om.

Så gör du: sök kursen och lägg in den som aktivitet från listan Kurser på sidan Undervisning, så vet portföljen vilken
av planens kurser den är.

Tolkning: bara en aktivitet som är märkt som planens kurs räknas; rubriken läses inte. Halva ST är halva den tid du
ska tjänstgöra, räknad på heltid, så deltid, frånvaro och tillgodoräknad tid flyttar dagen. Hur länge ”tidigt” är, och
hur långt i förväg du varnas, är vår tolkning och står i profilen. En kurs som är planerad till fel tid ger en
varning, och en brist först när tiden är ute och ingen ny dag är satt. En genomförd kurs är genomförd, även om det var
fel tid. Kurser vars delmål alla är tillgodoräknade med intyg behövs inte. Att något annat ska komma före en kurs
frågar en annan regel om.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.kursplan import Kursfonster, Planrad, kurstider, planens_kurser
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.regionplan import Tidpunkt
from app.domain.tid import EN_DAG, Period, klockstopp
from app.regler.former import Svar, bevis_aktivitet, flagga, varslas
from app.regler.frist import granser, med_vander, varfor_inte
from app.regler.modell import Atgard, Bevis, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum, uppraknat

_DELAR = {
    Tidpunkt.TIDIGT: ("tidigt", "Tidigt i ST"),
    Tidpunkt.FORSTA_HALVAN: ("forsta_halvan", "Första halvan av ST"),
    Tidpunkt.ANDRA_HALVAN: ("andra_halvan", "Andra halvan av ST"),
    Tidpunkt.NAR_SOM_HELST: ("nar_som_helst", "När som helst under ST"),
}


@dataclass(frozen=True, slots=True)
class Parametrar:
    """`tidigt_manader`: months of service that are early in ST. The warning comes so long before the last good day."""

    varsel_dagar: int
    tidigt_manader: int | None = None


@dataclass(frozen=True, slots=True)
class _Fraga:
    """The courses of one timing."""

    portfolj: Portfolj
    svar: Svar
    rader: Sequence[Planrad]
    fonster: Kursfonster
    varsel_dagar: int
    stopp: tuple[Period, ...]

    def besvara(self, idag: date) -> Fynd:
        dagar = granser(self.portfolj, self.stopp) | {rad.dag + EN_DAG for rad in self.rader if rad.dag is not None}
        if (senast := self.fonster.senast) is not None:
            dagar |= {senast + EN_DAG, varslas(senast, self.varsel_dagar)}
        return med_vander(self._pa, idag, dagar)

    def _pa(self, dag: date) -> Fynd:
        if skal := varfor_inte(self.portfolj, dag, self.stopp):
            return self.svar.ej_tillamplig(skal)
        kvar = [rad for rad in self.rader if not rad.is_klar]
        bokade = [rad for rad in kvar if rad.dag is not None and rad.dag >= dag]
        obokade = [rad for rad in kvar if rad not in bokade]
        bevis = bevis_aktivitet(rad.aktivitet for rad in self.rader if rad.aktivitet)
        if obokade and (flaggat := self._flagga(dag, _namn(obokade), bevis)):
            return flaggat
        if fel_tid := [rad for rad in bokade if not self._is_i_tid(rad.dag)]:
            text = f"Obligatoriska kurser är planerade {self._nar_de_hor_hemma()}: {_namn(fel_tid)}."
            return self.svar.varning(text, bevis=bevis)
        if obokade:
            senast = self.fonster.senast
            nar = f"senast {datum(senast)}" if senast else "innan din ST är slut"
            return self.svar.ej_tillamplig(f"Kurserna ska vara gjorda {nar}. Kvar: {_namn(obokade)}.")
        text = "Planens kurser för den här tiden är genomförda eller planerade."
        return self.svar.uppfylld(text, bevis=bevis, anmarkning=self._anmarkning())

    def _flagga(self, dag: date, namn: str, bevis: tuple[Bevis, ...]) -> Fynd | None:
        senast = self.fonster.senast
        if senast is None:
            return None
        return flagga(
            self.svar,
            dag,
            senast,
            self.varsel_dagar,
            varning=f"Obligatoriska kurser som ska gås senast {datum(senast)} är inte planerade: {namn}.",
            brist=f"Obligatoriska kurser som skulle ha gåtts senast {datum(senast)} saknas: {namn}.",
            bevis=bevis,
        )

    def _is_i_tid(self, dag: date | None) -> bool:
        fran, senast = self.fonster.tidigast, self.fonster.senast
        return dag is not None and (fran is None or dag > fran) and (senast is None or dag <= senast)

    def _nar_de_hor_hemma(self) -> str:
        fran, senast = self.fonster.tidigast, self.fonster.senast
        efter, fore = (f"efter {datum(fran)}" if fran else ""), (f"senast {datum(senast)}" if senast else "")
        return f"till en annan tid än planens, som är {' och '.join(filter(None, (efter, fore)))}"

    def _anmarkning(self) -> str:
        fel = [rad for rad in self.rader if rad.is_klar and rad.dag is not None and not self._is_i_tid(rad.dag)]
        return f"gjordes på annan tid än planens: {_namn(fel)}" if fel else ""


def _namn(rader: Sequence[Planrad]) -> str:
    return uppraknat([rad.kurs.titel for rad in rader])


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    plan = kontext.plan
    if plan is None or not plan.kurser:
        for namn in REGEL.delar:
            yield Svar("KU-01", namn).ej_tillamplig("Regionens plan nämner inga kurser för den föreskrift du följer.")
        return
    p, stopp = kontext.varden(Parametrar), klockstopp(portfolj, kontext.franvaro_dagar)
    tider = kurstider(portfolj, kontext.tid(portfolj), p.tidigt_manader, kontext.franvaro_som_raknas)
    alla = planens_kurser(portfolj, plan)
    for nar, (delregel, _) in _DELAR.items():
        svar, rader = Svar("KU-01", delregel), [rad for rad in alla if rad.kurs.nar is nar]
        if rader:
            yield _Fraga(portfolj, svar, rader, tider.fonster(nar), p.varsel_dagar, stopp).besvara(kontext.idag)
        else:
            yield svar.ej_tillamplig("Planen har inga kurser för den tiden.")


REGEL = Regel(
    id="KU-01",
    slug="obligatoriska-kurser",
    titel="Obligatoriska kurser i rätt tid",
    delar={
        namn: Del(Niva.LOKAL, kalla="kronoberg-st-plan", tolkning=namn == "tidigt", visa=visa)
        for namn, visa in _DELAR.values()
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("kurs.visa", "Visa kurserna"),
    parametrar=Parametrar,
)
