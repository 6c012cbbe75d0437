"""The kompetensvärderingsplan: the targets are what the rules about assessments answer, whichever rules there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.aktivitet import PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.behorighet import Handling
from app.domain.delmal import DelmalKod
from app.domain.slag import Metod
from app.features.kompetens.lankar import begar
from app.regler.arbetslista import fynddel
from app.regler.modell import Fynd, Utfall
from app.web.bevis import bedomning_i_ord
from app.web.format import datum
from app.web.fyndrader import BRADSKAR, Fyndrader, Skal
from app.web.links import atgardslank, vem_gor
from app.web.ord import METOD
from app.web.sida import Portfoljsida

_KV: Final = "KV-"
_ORDNING: Final = (Utfall.BRIST, Utfall.VARNING, Utfall.UPPFYLLD)

Lank = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Malrad:
    """One target: how it stands, its authority and evidence, when it is due, and what to do (url, label) or by whom."""

    utfall: str
    skal: Skal
    nar: str
    bradskar: bool
    atgard: Lank | None
    vem: str


@dataclass(frozen=True, slots=True)
class Planpost:
    """Methods that one assessment answers: the same method, activity and day, towards one or several delmål.

    `begard` is the open request that is to answer it (text, url); `begar` where to ask, for one who may.
    """

    metod: str
    delmal: tuple[Lank, ...]
    aktivitet: Lank | None
    nar: str
    is_sen: bool
    begard: Lank | None
    begar: str


@dataclass(frozen=True, slots=True)
class Vantpost:
    """An open request: what, by when, and whether that is past."""

    text: str
    url: str
    nar: str
    is_utgangen: bool


@dataclass(frozen=True, slots=True)
class Planvy:
    """Everything the page shows; `harnast` is what to do next: (text, url, label)."""

    mal: tuple[Malrad, ...]
    ej_aktuella: tuple[Skal, ...]
    sena: tuple[Planpost, ...]
    kommande: tuple[Planpost, ...]
    odaterade: tuple[Planpost, ...]
    antal_gjorda: int
    antal_metoder: int
    vantar: tuple[Vantpost, ...]
    harnast: tuple[str, str, str] | None


def planvy(sida: Portfoljsida) -> Planvy:
    """Work out the page."""
    mal, ej_aktuella = _mal(sida)
    poster = [_planpost(sida, *grupp) for grupp in _grupper(sida)]
    daterade = tuple(post for post in poster if post.nar)
    vantar = tuple(_vantar(sida))
    return Planvy(
        mal=mal,
        ej_aktuella=ej_aktuella,
        sena=tuple(post for post in daterade if post.is_sen),
        kommande=tuple(post for post in daterade if not post.is_sen),
        odaterade=tuple(post for post in poster if not post.nar),
        antal_gjorda=sum(map(_besvarad(sida), sida.portfolj.metoder)),
        antal_metoder=len(sida.portfolj.metoder),
        vantar=vantar,
        harnast=_harnast(sida, mal, daterade, vantar) if sida.far(Handling.BEGARA_BEDOMNING) else None,
    )


def _mal(sida: Portfoljsida) -> tuple[tuple[Malrad, ...], tuple[Skal, ...]]:
    ritare = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    fynd = [ett for ett in sida.fynd if ett.regel_id.startswith(_KV)]
    aktuella = sorted((ett for ett in fynd if ett.utfall in _ORDNING), key=lambda ett: _ordning(sida, ett))
    ej = tuple(ritare.skal(ett) for ett in fynd if ett.utfall is Utfall.EJ_TILLAMPLIG)
    return tuple(_malrad(sida, ritare, ett) for ett in aktuella), ej


def _ordning(sida: Portfoljsida, fynd: Fynd) -> tuple[int, int, date, str]:
    niva = fynddel(fynd, sida.regelverk.regler).niva
    return _ORDNING.index(fynd.utfall), niva.rang, fynd.forfaller or date.max, fynd.regel_id


def _malrad(sida: Portfoljsida, ritare: Fyndrader, fynd: Fynd) -> Malrad:
    atgard = sida.regelverk.regler[fynd.regel_id].atgard_for(fynd.delregel)
    is_klar = fynd.utfall is Utfall.UPPFYLLD
    lank = None if is_klar else atgardslank(atgard, fynd.om, sida.portfolj_id, sida.url, sida.far)
    return Malrad(
        utfall=fynd.utfall.value,
        skal=ritare.skal(fynd),
        nar=_nar(fynd, sida.idag),
        bradskar=not is_klar and fynd.forfaller is not None and fynd.forfaller <= sida.idag + BRADSKAR,
        atgard=lank,
        vem="" if lank or is_klar else vem_gor(atgard),
    )


def _nar(fynd: Fynd, idag: date) -> str:
    if fynd.sedan is not None:
        return f"Sedan {datum(fynd.sedan)}"
    if fynd.forfaller is None:
        return ""
    return f"{'Senast' if fynd.forfaller >= idag else 'Skulle ha varit klart'} {datum(fynd.forfaller)}"


def _besvarad(sida: Portfoljsida) -> "_Besvarad":
    return _Besvarad(frozenset((b.metod, kod) for b in sida.portfolj.signerade_bedomningar for kod in b.delmal))


@dataclass(frozen=True, slots=True)
class _Besvarad:
    """Whether a planned method has its signed assessment: by method and delmål, as in the chain."""

    gjorda: frozenset[tuple[Metod, DelmalKod]]

    def __call__(self, metod: PlaneradMetod) -> bool:
        return (metod.metod, metod.delmal) in self.gjorda


def _grupper(sida: Portfoljsida) -> Iterator[tuple[PlaneradMetod, tuple[DelmalKod, ...]]]:
    """The methods yet to be answered, first due first; those that one assessment answers come together."""
    besvarad = _besvarad(sida)
    grupper: defaultdict[tuple[date, str, int], list[PlaneradMetod]] = defaultdict(list)
    for metod in sida.portfolj.metoder:
        if not besvarad(metod):
            nyckel = metod.planerad_till or date.max, METOD[metod.metod], metod.aktivitet_id or 0
            grupper[nyckel].append(metod)
    for _, poster in sorted(grupper.items(), key=lambda par: par[0]):
        yield poster[0], tuple(sorted({m.delmal for m in poster}, key=lambda kod: kod.sortnyckel))


def _planpost(sida: Portfoljsida, metod: PlaneradMetod, delmal: tuple[DelmalKod, ...]) -> Planpost:
    aktivitet = sida.portfolj.aktivitet(metod.aktivitet_id)
    begard = _begard(sida, metod.metod, delmal)
    return Planpost(
        metod=METOD[metod.metod],
        delmal=tuple(
            (str(kod), sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower())) for kod in delmal
        ),
        aktivitet=None
        if aktivitet is None
        else (
            aktivitet.titel,
            sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=aktivitet.id),
        ),
        nar=datum(metod.planerad_till, ""),
        is_sen=metod.planerad_till is not None and metod.planerad_till < sida.idag and begard is None,
        begard=None if begard is None else (bedomning_i_ord(begard, sida.regelverk.mallar), _post(sida, begard)),
        begar=begar(sida, metod.metod, delmal, metod.aktivitet_id)
        if begard is None and sida.far(Handling.BEGARA_BEDOMNING)
        else "",
    )


def _begard(sida: Portfoljsida, metod: Metod, delmal: Sequence[DelmalKod]) -> Bedomning | None:
    return next((b for b in _oppna(sida) if b.metod is metod and not b.delmal.isdisjoint(delmal)), None)


def _oppna(sida: Portfoljsida) -> list[Bedomning]:
    return sorted((b for b in sida.portfolj.bedomningar if b.is_vantande), key=lambda b: (b.datum, b.id))


def _vantar(sida: Portfoljsida) -> Iterator[Vantpost]:
    for post in _oppna(sida):
        is_utgangen = post.is_utgangen(sida.idag)
        nar = f"Begärd {datum(post.begard)}" if post.begard else ""
        if post.svara_senast is not None:
            nar += f"{', ' if nar else ''}{'gick ut' if is_utgangen else 'svar senast'} {datum(post.svara_senast)}"
        yield Vantpost(bedomning_i_ord(post, sida.regelverk.mallar), _post(sida, post), nar, is_utgangen)


def _post(sida: Portfoljsida, post: Bedomning) -> str:
    return sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=post.id)


def _harnast(
    sida: Portfoljsida, mal: Sequence[Malrad], daterade: Sequence[Planpost], vantar: Sequence[Vantpost]
) -> tuple[str, str, str] | None:
    """The one thing to do next: what has stopped, then what is late, then what is lacking, then what comes."""
    for vantande in vantar:
        if vantande.is_utgangen:
            return f"{vantande.text} har inte besvarats i tid.", vantande.url, "Se begäran"
    for post in daterade:
        if post.is_sen and post.begar:
            return f"{_om(post)} skulle ha gjorts {post.nar}.", post.begar, "Begär bedömning"
    for rad in mal:
        if rad.atgard:
            return rad.skal.text, *rad.atgard
    for post in daterade:
        if post.begar:
            return f"{_om(post)} är planerad till {post.nar}.", post.begar, "Begär bedömning"
    if not sida.portfolj.metoder:
        return "Ingen metod är vald än.", sida.url("metod.ny", portfolj_id=sida.portfolj_id), "Välj metod"
    return None


def _om(post: Planpost) -> str:
    return f"{post.metod} för {', '.join(kod for kod, _ in post.delmal)}"
