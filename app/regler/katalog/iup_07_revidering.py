"""IUP revideras regelbundet.

Vad som kontrolleras: två saker. Att planen gås igenom så ofta, eller vid de fasta tider, som regionens profil anger.
Och att en ST som har pågått längre än profilens gräns har reviderats minst en gång inom den tiden.

Varför: en plan som inte ändras stämmer snart inte med vad du gör och vad du behöver.

Så gör du: gå igenom planen med din huvudhandledare, frys den som en revidering och låt handledaren underteckna.

Tolkning: en revidering räknas från den dag huvudhandledaren undertecknar; en återlämnad räknas inte. Att planen
upprättas räknas som första genomgång när takten mäts, men är ingen revidering. Finns ingen undertecknad plan att
revidera mäts inte takten, för då gäller kravet på att IUP ska bli klar. En fast månad besvaras av en revidering med
datum i den månaden, ett fast datum av en inom profilens marginal på ömse sidor. En missad fast tid kvarstår tills
planen har reviderats. Lång frånvaro flyttar alla dagar framåt, en fast tid bara med de dagar av den som frånvaron tar.
De senaste månaderna slutar med dagen själv, så en revidering räknas i dem till och med dagen före samma datum. Att en
utebliven revidering efter viss tid bryter mot föreskriften är vår tolkning; föreskriften anger inget antal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.iup import Revidering
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.rattsgrund import Konfidens, Niva
from app.domain.tid import EN_DAG, Period, add_months, flytta, klockstopp, sista_i_fonster
from app.regler.fasta_datum import FastaDatum
from app.regler.former import Svar, flagga, genomgangar, varslas
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_INTERVALL = Svar("IUP-07", "intervall")
_UTEBLIVET = Svar("IUP-07", "uteblivet")
_STILLA = "Frånvaron pågår tills vidare, och under tiden står klockan still."


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The pace: fixed months or days where given (day ± margin), else months between revisions.

    `uteblivet_manader` is after how many months without any revision the regulation is taken to be broken.
    """

    uteblivet_manader: int
    varsel_dagar: int
    fasta_datum_slack_dagar: int
    hogst_manader: int | None = None
    fasta_manader: tuple[int, ...] = ()
    fasta_datum: tuple[tuple[int, int], ...] = ()

    @property
    def has_takt(self) -> bool:
        """Whether the profile sets a pace at all."""
        return bool(self.fasta) or self.hogst_manader is not None

    def raknade(self, revideringar: Iterable[Revidering]) -> list[tuple[date, Revidering]]:
        """Signed revisions, earliest first, with the day that meets the pace: for fixed times the revision's own."""
        undertecknade = genomgangar(revideringar)
        if not self.fasta:
            return undertecknade
        return sorted(((r.datum, r) for _, r in undertecknade), key=lambda par: (par[0], par[1].id))

    @property
    def fasta(self) -> FastaDatum:
        """The fixed times; false where there are none."""
        return FastaDatum(self.fasta_manader, self.fasta_datum, self.fasta_datum_slack_dagar)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    if portfolj.utbildning.slag is Utbildningsslag.INFOR_ST:
        yield _INTERVALL.ej_tillamplig("ST har inte börjat.")
        yield _UTEBLIVET.ej_tillamplig("ST har inte börjat.")
        return
    stopp = klockstopp(portfolj, kontext.franvaro_dagar)
    yield _intervall(portfolj, kontext, stopp)
    yield _uteblivet(portfolj, kontext, stopp)


def _intervall(portfolj: Portfolj, kontext: Kontext, stopp: tuple[Period, ...]) -> Fynd:
    """The local part: the pace of the profile."""
    parametrar = kontext.varden(Parametrar)
    if not parametrar.has_takt:
        return _INTERVALL.ej_tillamplig("Regionens profil anger ingen takt för revidering.")
    gjorda = parametrar.raknade(portfolj.gallande_revideringar)
    if not gjorda:
        return _INTERVALL.ej_tillamplig("Det finns ingen undertecknad IUP att revidera än.")
    nasta = [_senast(dag, parametrar, stopp) for dag, _ in gjorda[-2:]]
    dag, revidering = gjorda[-1]
    bevis = (Bevis(Bevisslag.REVIDERING, revidering.id, dag),)
    senast = nasta[-1]
    if senast is None:
        return _INTERVALL.ej_tillamplig(_STILLA)
    flagga_ = flagga(
        _INTERVALL,
        kontext.idag,
        senast,
        parametrar.varsel_dagar,
        varning=f"IUP ska revideras senast {datum(senast)}.",
        brist=f"IUP skulle ha reviderats senast {datum(senast)}.",
        bevis=bevis,
    )
    skulle = nasta[0] if len(nasta) > 1 else None
    return flagga_ or _INTERVALL.uppfylld(
        f"IUP gicks igenom {datum(dag)} och ska revideras senast {datum(senast)}.",
        bevis=bevis,
        forfaller=senast,
        vander=varslas(senast, parametrar.varsel_dagar),
        anmarkning=f"skulle ha gjorts senast {datum(skulle)}" if skulle is not None and dag > skulle else "",
    )


def _senast(dag: date, parametrar: Parametrar, stopp: tuple[Period, ...]) -> date | None:
    """The last good day for the revision after one of `dag`; None while the clock stands still."""
    if parametrar.fasta:
        # The first fixed time that begins after the revision; a missed one stays until something answers it.
        period = next(p for p in parametrar.fasta.perioder(dag, antal_ar=2) if p.start > dag)
        return flytta(period.start - EN_DAG, period.slut, stopp)
    return flytta(dag, add_months(dag, parametrar.hogst_manader or 0), stopp)


def _uteblivet(portfolj: Portfolj, kontext: Kontext, stopp: tuple[Period, ...]) -> Fynd:
    """The part of the regulation: some revision at all."""
    parametrar = kontext.varden(Parametrar)
    gjorda = genomgangar(portfolj.egentliga_revideringar)
    start, manader = portfolj.utbildning.start, parametrar.uteblivet_manader
    dagar = [flytta(start, add_months(start, manader), stopp)]
    dagar += [flytta(dag, sista_i_fonster(dag, manader), stopp) for dag, _ in gjorda[-1:]]
    kanda = [dag for dag in dagar if dag is not None]
    if len(kanda) < len(dagar):
        return _UTEBLIVET.ej_tillamplig(_STILLA)
    senast = max(kanda)
    bevis = tuple(Bevis(Bevisslag.REVIDERING, revidering.id, dag) for dag, revidering in gjorda[-1:])
    senaste = datum(gjorda[-1][0]) if gjorda else ""
    sedan = f"sedan {senaste}" if gjorda else "sedan ST började"
    flagga_ = flagga(
        _UTEBLIVET,
        kontext.idag,
        senast,
        parametrar.varsel_dagar,
        varning=f"IUP har inte reviderats {sedan} och måste revideras senast {datum(senast)}.",
        brist=f"IUP har inte reviderats {sedan}, och {manader} månader i tjänst har gått.",
        bevis=bevis,
    )
    vander = varslas(senast, parametrar.varsel_dagar)
    if flagga_ is not None:
        return flagga_
    if not gjorda:
        return _UTEBLIVET.ej_tillamplig(f"ST har pågått i mindre än {manader} månader.", vander=vander)
    return _UTEBLIVET.uppfylld(f"IUP reviderades {senaste}.", bevis=bevis, forfaller=senast, vander=vander)


REGEL = Regel(
    id="IUP-07",
    slug="iup-revidering",
    titel="IUP revideras regelbundet",
    delar={
        "intervall": Del(Niva.LOKAL, kalla="spur-rapporter", visa="Takten"),
        "uteblivet": Del(
            Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True, konfidens=Konfidens.LOW, visa="Utebliven revidering"
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("revidering.ny", "Revidera IUP"),
)
