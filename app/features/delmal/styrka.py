"""Whether the assessments of a delmål are evidence enough, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.delmal import DelmalKod
from app.domain.kedja import Delmalsstatus, Kedja
from app.domain.tillracklighet import Matt, Styrka, Tillracklighet, Troskelsvar, tillracklighet
from app.regler.ord import uppraknat
from app.web.bevis import Bevisord, Lank
from app.web.format import antal, datum
from app.web.ord import DELMALSSTATUS
from app.web.sida import Portfoljsida

_TON: Final = {Delmalsstatus.UPPFYLLD: "ok", Delmalsstatus.UNDERLAG_KLART: "ok", Delmalsstatus.PAGAR: "vantar"}
_RUBRIK: Final = {
    Styrka.RACKER: "Underlaget räcker",
    Styrka.TUNT: "Underlaget är tunt",
    Styrka.INGET: "Det finns inget underlag än",
}


@dataclass(frozen=True, slots=True)
class Troskelrad:
    """One threshold: met or not, in words, and the assessments it rests on."""

    utfall: str
    text: str
    bevis: tuple[Lank, ...]


@dataclass(frozen=True, slots=True)
class Styrkevy:
    """The answer as the page of a delmål tells it. `kalla` says where the thresholds come from."""

    rubrik: str
    is_rackande: bool
    rader: tuple[Troskelrad, ...]
    saknas: str
    kalla: str
    konfidens: str
    is_tolkning: bool


def styrkor(sida: Portfoljsida, kedjorna: Iterable[Kedja]) -> Mapping[DelmalKod, Tillracklighet]:
    """The answer for each chain, by the thresholds of the portfolio's profile. A credited delmål needs none."""
    trosklar = sida.regelverk.profil_for(sida.portfolj).tillracklighet(sida.idag)
    aktiviteter = {a.id: a for a in sida.portfolj.aktiviteter}
    return {
        kedja.kod: tillracklighet(kedja.bedomningar, aktiviteter, trosklar, sida.idag)
        for kedja in kedjorna
        if not kedja.is_tillgodoraknad
    }


def statusord(kedja: Kedja, svar: Tillracklighet | None) -> tuple[str, str]:
    """How far the delmål has come, with its tone; a chain that is whole on too little evidence is not called ready."""
    if kedja.is_tillgodoraknad:
        return "Tillgodoräknat", "ok"
    if kedja.status is Delmalsstatus.UNDERLAG_KLART and svar is not None and svar.brister:
        return "Underlag tunt", "vantar"
    return DELMALSSTATUS[kedja.status], _TON.get(kedja.status, "")


def anmarkning(kedja: Kedja, svar: Tillracklighet | None) -> str:
    """A word for the matrix where the status alone would let too little evidence pass; "" where it says it."""
    if svar is None or not svar.brister:
        return ""
    if svar.styrka is Styrka.TUNT:
        return "" if kedja.status is Delmalsstatus.UNDERLAG_KLART else "tunt underlag"
    return "inget underlag" if kedja.status is Delmalsstatus.UPPFYLLD else ""


def styrkevy(sida: Portfoljsida, svar: Tillracklighet) -> Styrkevy:
    """The answer for the page."""
    ord_ = Bevisord(sida.portfolj, sida.url)
    grund = sida.regelverk.profil_for(sida.portfolj).grund("tillracklighet", sida.idag)
    kalla = sida.regelverk.rattskallor[grund.kalla] if grund else None
    return Styrkevy(
        rubrik=_RUBRIK[svar.styrka],
        is_rackande=svar.styrka is Styrka.RACKER,
        rader=tuple(
            Troskelrad(
                "uppfylld" if ett.is_uppfylld else "varning",
                i_ord(ett),
                tuple(ord_.bedomning(id_) for id_ in ett.bedomningar),
            )
            for ett in svar.svar
        ),
        saknas=uppraknat([_brist(ett) for ett in svar.brister]),
        kalla="" if kalla is None else kalla.beteckning or kalla.titel,
        konfidens=grund.konfidens.value if grund else "",
        is_tolkning=grund is not None and grund.tolkning,
    )


def i_ord(svar: Troskelsvar) -> str:
    """One threshold: what there is, and what is asked."""
    if svar.matt is Matt.SENASTE:
        if svar.senaste is None:
            return f"Ingen bedömning de senaste {svar.krav} månaderna"
        lage = "inom" if svar.is_uppfylld else "äldre än"
        return f"Den senaste är från {datum(svar.senaste)}, {lage} {svar.krav} månader"
    return f"{_vad(svar.matt, svar.har)}, minst {svar.krav} behövs"


def _brist(svar: Troskelsvar) -> str:
    text = i_ord(svar)
    return text[0].lower() + text[1:]


def _vad(matt: Matt, har: int) -> str:
    if matt is Matt.ANTAL:
        return antal(har, "signerad bedömning", "signerade bedömningar")
    if matt is Matt.BEDOMARE:
        return antal(har, "bedömare", "olika bedömare")
    if matt is Matt.SAMMANHANG:
        return f"{har} sammanhang (enhet eller aktivitet)"
    return f"{har} med återkoppling i ord"
