"""What several rules share: the ways to answer and to look things up. A convenience, never a prison."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.avstamning import Dokument
from app.domain.bedomning import Bedomning
from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.iup import Revidering
from app.domain.malbeskrivning import DelmalKrav, Malbeskrivning
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.tid import EN_DAG, add_months
from app.regler.delmalsplan import Delmalsplan
from app.regler.modell import PORTFOLJEN, Bevis, Bevisslag, Fynd, Kontext, Om, Utfall
from app.regler.ord import datum


@dataclass(frozen=True, slots=True)
class Svar:
    """Answers on behalf of one part of one rule: `SVAR = Svar("IUP-01", "iup")`, then `SVAR.brist("...", ...)`.

    Messages are complete Swedish sentences. `sedan` is the first bad day, `forfaller` the last good one. The evidence
    is put in order of its days.
    """

    regel_id: str
    delregel: str

    def uppfylld(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        forfaller: date | None = None,
        vander: date | None = None,
        anmarkning: str = "",
    ) -> Fynd:
        """It is as it should be, on this evidence; `anmarkning` tells what was late but is done."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.UPPFYLLD,
            meddelande,
            om,
            bevis=_ordnade(bevis),
            forfaller=forfaller,
            vander=vander,
            anmarkning=anmarkning,
        )

    def varning(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        forfaller: date | None = None,
        vander: date | None = None,
    ) -> Fynd:
        """Not broken, or not surely, but something is to be done."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.VARNING,
            meddelande,
            om,
            forfaller=forfaller,
            vander=vander,
            bevis=_ordnade(bevis),
        )

    def brist(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        sedan: date | None = None,
        forfaller: date | None = None,
        vander: date | None = None,
    ) -> Fynd:
        """Broken, since `sedan` where that is a matter of time."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.BRIST,
            meddelande,
            om,
            sedan=sedan,
            forfaller=forfaller,
            vander=vander,
            bevis=_ordnade(bevis),
        )

    def ej_tillamplig(self, skal: str, om: Om = PORTFOLJEN, *, vander: date | None = None) -> Fynd:
        """The question does not arise, for this reason."""
        return Fynd(self.regel_id, self.delregel, Utfall.EJ_TILLAMPLIG, skal, om, vander=vander)


def _ordnade(bevis: tuple[Bevis, ...]) -> tuple[Bevis, ...]:
    return bevis if len(bevis) <= 1 else tuple(sorted(bevis, key=_bevisordning))


def _bevisordning(bevis: Bevis) -> tuple[date, str, int]:
    return bevis.datum or date.max, bevis.slag, bevis.id


def flagga(
    svar: Svar,
    idag: date,
    forfaller: date,
    varsel_dagar: int,
    *,
    varning: str,
    brist: str,
    bevis: tuple[Bevis, ...] = (),
    om: Om = PORTFOLJEN,
) -> Fynd | None:
    """The flag of something still undone: brist from the day after the last good one, varning before; else None."""
    dagen_efter = forfaller + EN_DAG
    if idag >= dagen_efter:
        return svar.brist(brist, om, sedan=dagen_efter, forfaller=forfaller, bevis=bevis)
    if idag >= varslas(forfaller, varsel_dagar):
        return svar.varning(varning, om, forfaller=forfaller, vander=dagen_efter, bevis=bevis)
    return None


def varslas(forfaller: date, varsel_dagar: int) -> date:
    """The first day of the warning window before a last good day."""
    return forfaller - timedelta(days=varsel_dagar)


def om_delmal(kod: DelmalKod) -> Om:
    """A finding about that delmål."""
    return Om(delmal=kod)


def bindande(portfolj: Portfolj, kontext: Kontext) -> Malbeskrivning | None:
    """The målbeskrivning that binds this person; None before ST, and where the specialty has none."""
    return None if _is_fore_st(portfolj, kontext) else kontext.malbeskrivning


def inga_delmal(portfolj: Portfolj, kontext: Kontext, svar: Svar) -> Fynd:
    """The answer where no målbeskrivning binds this person: why."""
    start = portfolj.utbildning.start
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        return svar.ej_tillamplig("Den som är anställd inför ST har inga delmål att uppfylla än.")
    if kontext.malbeskrivning is None:
        return svar.ej_tillamplig("Målbeskrivning saknas för specialiteten.")
    return svar.ej_tillamplig(f"Din ST börjar {datum(start)}.", vander=start)


def _is_fore_st(portfolj: Portfolj, kontext: Kontext) -> bool:
    utbildning = portfolj.utbildning
    return utbildning.slag is Utbildningsslag.INFOR_ST or kontext.idag < utbildning.start


def galler_delmal(portfolj: Portfolj, malbeskrivning: Malbeskrivning, kontext: Kontext) -> tuple[DelmalKrav, ...]:
    """The delmål that the person is to fulfil, those of BT included where BT is part of the training."""
    bt = kontext.bt.delmal if kontext.bt is not None and portfolj.utbildning.bt is BtLage.INGAR else ()
    return (*bt, *malbeskrivning.delmal)


def okand_b_grupp(malbeskrivning: Malbeskrivning) -> Delmalgrupp | None:
    """The b group where nobody knows which of its delmål apply to the specialty; else None."""
    if malbeskrivning.b_kand:
        return None
    grupper = (Delmalgrupp.B, Delmalgrupp.STB)
    return next(grupp for grupp in grupper if grupp.foreskrift is malbeskrivning.foreskrift)


OKANDA_B = "Det är okänt vilka b-delmål som gäller för specialiteten."


def varje_delmal(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, prova: Callable[[DelmalKrav, Delmalsplan], Fynd]
) -> Iterator[Fynd]:
    """Try each delmål that applies; one credited with intyg is whole, and unknown b-delmål are not asked about."""
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield inga_delmal(portfolj, kontext, svar)
        return
    per_delmal = kontext.delat.planer(portfolj)
    tillgodoraknade = portfolj.tillgodoraknade_delmal
    for krav in galler_delmal(portfolj, malbeskrivning, kontext):
        if krav.kod in tillgodoraknade:
            yield svar.uppfylld(
                f"Delmål {krav.kod} är tillgodoräknat med intyg.",
                om_delmal(krav.kod),
                bevis=tillgodoraknat(portfolj, krav.kod),
            )
        else:
            yield prova(krav, per_delmal[krav.kod])
    if grupp := okand_b_grupp(malbeskrivning):
        yield svar.ej_tillamplig(OKANDA_B, Om(grupp=grupp))


def plan_brist(
    portfolj: Portfolj, kontext: Kontext, svar: Svar, text: str, om: Om = PORTFOLJEN, bevis: tuple[Bevis, ...] = ()
) -> Fynd:
    """What the IUP lacks: a warning while the first IUP is still to be made, brist from the day after.

    `text` begins the sentence and has no full stop.
    """
    senast = None if kontext.iup_manader is None else add_months(portfolj.utbildning.start, kontext.iup_manader)
    if senast is None or kontext.idag > senast:
        return svar.brist(f"{text}.", om, bevis=bevis)
    inte_an = f"{text}; det ska finnas senast {datum(senast)}."
    return svar.varning(inte_an, om, forfaller=senast, vander=senast + EN_DAG, bevis=bevis)


def tillgodoraknat(portfolj: Portfolj, kod: DelmalKod) -> tuple[Bevis, ...]:
    """The credits, with intyg, of that delmål."""
    return tuple(
        Bevis(Bevisslag.TILLGODORAKNANDE, t.id, t.datum)
        for t in portfolj.tillgodoraknanden
        if t.delmal == kod and t.intyg
    )


def bevis_aktivitet(aktiviteter: Iterable[Aktivitet], varfor: str = "") -> tuple[Bevis, ...]:
    """Activities as evidence, dated by their end."""
    return tuple(Bevis(Bevisslag.AKTIVITET, a.id, a.slut or a.start, varfor) for a in aktiviteter)


def bevis_metod(metoder: Iterable[PlaneradMetod], varfor: str = "") -> tuple[Bevis, ...]:
    """Planned methods as evidence."""
    return tuple(Bevis(Bevisslag.METOD, m.id, m.planerad_till, varfor) for m in metoder)


def bevis_bedomning(bedomningar: Iterable[Bedomning], varfor: str = "") -> tuple[Bevis, ...]:
    """Assessments as evidence."""
    return tuple(Bevis(Bevisslag.BEDOMNING, b.id, b.datum, varfor) for b in bedomningar)


def bevis_dokument(dokument: Iterable[Dokument], varfor: str = "") -> tuple[Bevis, ...]:
    """Visits, reports and other documents as evidence."""
    return tuple(Bevis(Bevisslag.DOKUMENT, d.id, d.datum, varfor) for d in dokument)


def genomgangar(revideringar: Iterable[Revidering]) -> list[tuple[date, Revidering]]:
    """Signed revisions with the day from which each counts, in that order; unsigned ones are left out."""
    undertecknade = [(r.signerad, r) for r in revideringar if r.signerad is not None]
    return sorted(undertecknade, key=lambda par: (par[0], par[1].datum, par[1].id))
