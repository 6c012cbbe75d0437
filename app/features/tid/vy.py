"""What the page of the derivation shows, worked out before the template."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import takewhile

from app.domain.delmal import DelmalKod
from app.domain.iup import Tillgodoslag
from app.domain.kedja import kedjor
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Konfidens
from app.domain.tid import EN_DAG
from app.domain.tid_delmal import Delmalsdag, Delmalsskal, Delmalsslut, delmalsslut
from app.domain.tid_i_st import TidISt, Tidsrad
from app.domain.tid_krav import Tillgodorad, Tillgodoskal
from app.domain.tid_manad import lage
from app.domain.tid_strackor import Radskal, Stracka
from app.features.tid import ord as orden
from app.regler.modell import Regelunderlag
from app.web import ord as etiketter
from app.web.format import antal_ord, datum, decimal

Kodlank = tuple[str, str, str]  # code, address, title


@dataclass(frozen=True, slots=True)
class Rad:
    """One line of the table: figures as text, and the reason."""

    start: date
    slut: date | None
    dagar: str
    faktor: str
    manader: str
    summa: str
    rubrik: str
    utrakning: str
    skal: orden.Skal
    is_slut: bool


@dataclass(frozen=True, slots=True)
class Radgrupp:
    """The lines served, or those to come."""

    rubrik: str
    rader: tuple[Rad, ...]


@dataclass(frozen=True, slots=True)
class Tillgodo:
    """Credited months, as the page tells them."""

    rubrik: str
    anledning: str
    noterat: str
    raknas: str
    skal: orden.Skal


@dataclass(frozen=True, slots=True)
class Okanda:
    """Delmål that the plan gives no day, for one reason."""

    rubrik: str
    koder: tuple[Kodlank, ...]


def brak(tal: Fraction) -> str:
    """An exact number as people write it: "5 12/31", "8/15", "6"."""
    if tal < 0:
        return f"−{brak(-tal)}"
    hela, rest = divmod(tal, 1)
    if not rest:
        return str(hela)
    return f"{hela or ''} {rest.numerator}/{rest.denominator}".strip()


def tal(manader: Fraction) -> str:
    """Months with two decimals, or none where they are whole: "5,39", "−6"."""
    text = decimal(float(manader), 2) if manader.denominator > 1 else str(manader.numerator)
    return text.replace("-", "−")


def radgrupper(tid: TidISt, start: date, idag: date) -> tuple[Radgrupp, ...]:
    """The lines, those served first."""
    gjorda = tuple(_rad(rad, tid, start) for rad in tid.rader if rad.is_gjord)
    kommande = tuple(_rad(rad, tid, start) for rad in tid.rader if not rad.is_gjord)
    fran = max(idag + EN_DAG, start)
    grupper = (
        Radgrupp(f"Gjort till och med {datum(idag)}", gjorda),
        Radgrupp(f"Prognos från {datum(fran)}, om det som är noterat håller", kommande),
    )
    return tuple(grupp for grupp in grupper if grupp.rader)


def _rad(rad: Tidsrad, tid: TidISt, start: date) -> Rad:
    stracka = rad.stracka
    is_oppen = stracka.is_oppen
    return Rad(
        start=stracka.period.start,
        slut=None if is_oppen else stracka.period.slut,
        dagar="–" if is_oppen else str(stracka.period.dagar),
        faktor=decimal(float(stracka.faktor), 2),
        manader=tal(rad.manader),
        summa=tal(rad.summa),
        rubrik=_rubrik(stracka),
        utrakning=_utrakning(rad, tid, start),
        skal=orden.RADSKAL[stracka.skal],
        is_slut=stracka.period.slut == tid.prognos,
    )


def _rubrik(stracka: Stracka) -> str:
    if stracka.slag is not None:
        return etiketter.FRANVAROSLAG[stracka.slag]
    grad = "Heltid" if stracka.procent == 100 else f"{stracka.procent} % av heltid"  # noqa: PLR2004 - per cent
    return f"{grad}, antaget" if stracka.skal is Radskal.ANTAGEN_HELTID else grad


def _utrakning(rad: Tidsrad, tid: TidISt, start: date) -> str:
    """The arithmetic of a line, exact."""
    stracka = rad.stracka
    if not stracka.faktor:
        return "Faktorn är 0, så dagarna ger inga månader."
    fran, till = lage(start, stracka.period.start), lage(start, stracka.period.slut + EN_DAG)
    text = f"Från {brak(fran)} till {brak(till)} månader efter ST-starten är {brak(till - fran)}."
    if stracka.faktor != 1:
        text += f" {brak(till - fran)} × {decimal(float(stracka.faktor), 2)} = {brak(rad.manader)}."
    if stracka.period.slut == tid.prognos and tid.krav is not None and rad.summa > tid.krav:
        text += f" Av den sista dagen behövs bara en del: summan blir {brak(rad.summa)}."
    return text


def tillgodo(tid: TidISt, portfolj: Portfolj, malbeskrivning: Malbeskrivning | None) -> tuple[Tillgodo, ...]:
    """Credited months with what limits them."""
    anledningar = {post.id: post.skal for post in portfolj.tillgodoraknanden}
    konfidens = {} if malbeskrivning is None else {tak.slag: tak.konfidens for tak in malbeskrivning.tillgodotak}
    return tuple(
        Tillgodo(
            etiketter.TILLGODOSLAG[rad.slag],
            anledningar[rad.id],
            tal(rad.noterat),
            tal(rad.manader),
            _tillgodoskal(rad, konfidens.get(rad.slag, Konfidens.HIGH)),
        )
        for rad in tid.tillgodorader
    )


def _tillgodoskal(rad: Tillgodorad, konfidens: Konfidens) -> orden.Skal:
    is_tak = rad.skal is Tillgodoskal.TAK_SLAG
    return orden.Skal(
        orden.TILLGODOSKAL[rad.skal],
        konfidens if is_tak else Konfidens.HIGH,
        tolkning=is_tak and rad.slag is Tillgodoslag.TIDIGARE_SPECIALITET,
    )


def tidsslut(tid: TidISt) -> str:
    """Why the end by time is what it is, or why there is none."""
    if tid.krav is None:
        return "Målbeskrivning saknas för specialiteten, så det är okänt hur mycket tid som krävs."
    if tid.prognos is None:
        sist = tid.rader[-1].stracka
        borta = takewhile(lambda rad: (rad.stracka.skal, rad.stracka.slag) == (sist.skal, sist.slag), tid.rader[::-1])
        fran = min(rad.stracka.period.start for rad in borta)
        return f"Frånvaron från {datum(fran)} saknar sista dag. När den är noterad går slutet att räkna ut."
    return (
        f"Den dagen är summan för första gången minst {tal(tid.krav)} månader, "
        "om sysselsättningsgraden och frånvaron blir som noterat."
    )


def delmal(portfolj: Portfolj, underlag: Regelunderlag) -> Delmalsslut | None:
    """The end by delmål; None where the målbeskrivning is unknown."""
    mal = underlag.malbeskrivning
    return None if mal is None else delmalsslut(kedjor(portfolj, mal, underlag.bt))


def okanda(slut: Delmalsslut, lank: Callable[[DelmalKod], Kodlank]) -> tuple[Okanda, ...]:
    """What the plan lacks, one entry a reason."""
    return tuple(
        Okanda(rubrik, koder)
        for skal, rubrik in orden.DELMALSSKAL.items()
        if (koder := tuple(_lankar(slut.okanda, skal, lank)))
    )


def _lankar(
    dagar: tuple[Delmalsdag, ...], skal: Delmalsskal, lank: Callable[[DelmalKod], Kodlank]
) -> Iterator[Kodlank]:
    return (lank(ett.kod) for ett in dagar if ett.skal is skal)


def mening(tid: TidISt, slut: Delmalsslut | None) -> str:
    """The opening sentence: when both are reached, or what keeps it from being told."""
    if slut is None or tid.krav is None:
        return "Målbeskrivning saknas för specialiteten, så inget slut går att räkna ut."
    delmalen = slut.slut
    if tid.prognos is None:
        return "Slutet går inte att räkna ut än, för frånvaron saknar sista dag."
    if delmalen is None:
        return f"Tiden är fullgjord {datum(tid.prognos)}. {_saknas(len(slut.okanda))}".strip()
    if tid.prognos == delmalen:
        return f"ST kan vara klar tidigast {datum(delmalen)}, både enligt tid och enligt delmål."
    sist, vad = max((tid.prognos, "Tiden"), (delmalen, "Delmålen"))
    return f"ST kan vara klar tidigast {datum(sist)}. {vad} avgör."


def _saknas(antal: int) -> str:
    if not antal:
        return ""
    vad = antal_ord(antal, "delmål är inte färdigplanerat", "delmål är inte färdigplanerade")
    return f"{vad.replace('En ', 'Ett ', 1)}, så slutet enligt delmål är okänt."
