"""What the pages of assessments in two steps show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db.tabeller import BedomningRad
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall, Faltslag, Ifyllare, Mallforlopp
from app.features.flersteg.villkor import far_notera, is_besok
from app.web.format import datum
from app.web.forms import las_dag
from app.web.mallformular import Besvarat, Mallvy, besvarat, faltnamn
from app.web.sida import Portfoljsida

SJALV = "sjalv_"


@dataclass(frozen=True, slots=True)
class Val:
    """One kind to begin, with those under way as (label, address) and the day of the latest that was signed."""

    titel: str
    beskrivning: str
    url: str
    pagar: tuple[tuple[str, str], ...]
    senast: date | None


@dataclass(frozen=True, slots=True)
class Par:
    """An area as the ST-läkare rated it and as it was judged together; "" where it was not."""

    etikett: str
    sjalv: str
    bedomt: str


@dataclass(frozen=True, slots=True)
class Steg:
    """A step on the way: `nar` is when it was done, "" while it is not; `is_nu` is the one that is next."""

    id: str
    etikett: str
    nar: str
    hjalp: str
    is_nu: bool = False
    far: bool = False


def flervalet(sida: Portfoljsida) -> tuple[Val, ...]:
    """What can be begun of all that is made in several steps, by title."""
    return tuple(
        _val(sida, mall) for mall in sida.regelverk.mallar.aktuella(sida.idag) if mall.forlopp is not Mallforlopp.ENKEL
    )


def _val(sida: Portfoljsida, mall: Bedomningsmall) -> Val:
    alla = [b for b in sida.portfolj.bedomningar if b.metod is mall.metod]
    pagar = sorted((b for b in alla if b.mall == mall.id and b.status is Bedomningsstatus.BEGARD), key=_nyast)
    namn, val = ("flerkalla.ny", {}) if mall.forlopp is Mallforlopp.FLERKALLA else ("flersteg.ny", {"mall": mall.id})
    return Val(
        mall.titel,
        mall.beskrivning,
        sida.url(namn, portfolj_id=sida.portfolj_id, **val),
        tuple(
            (datum(b.datum), sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=b.id)) for b in pagar
        ),
        max((b.datum for b in alla if b.is_signerad), default=None),
    )


def _nyast(bedomning: Bedomning) -> tuple[date, int]:
    return bedomning.datum, bedomning.id


def stegen(sida: Portfoljsida, rad: BedomningRad, mall: Bedomningsmall) -> tuple[Steg, ...]:
    """The way of this assessment, with what is done and the one step that is next."""
    raden = _besokets_steg(sida, rad) if is_besok(rad) else _tva_steg(rad, mall)
    nasta = next((ett.id for ett in raden if not ett.nar), "")
    return tuple(replace(ett, is_nu=ett.id == nasta) for ett in raden)


def _tva_steg(rad: BedomningRad, mall: Bedomningsmall) -> Sequence[Steg]:
    vem = rad.bedomare_namn
    return (
        Steg("egen", "Egen del", datum(rad.begard) if rad.begard else "", "ST-läkaren fyller i och lämnar över."),
        Steg("bedom", mall.aterkoppling.etikett, _signerad(rad), f"{vem} fyller i och signerar."),
    )


def _besokets_steg(sida: Portfoljsida, rad: BedomningRad) -> Sequence[Steg]:
    far = far_notera(sida, rad)
    dagar = [las_dag(rad.svar.get(ett, "")) for ett in ("inspelningar_skickade", "sammanfattning_skickad")]
    skickade = [dag for dag in dagar if dag]
    is_bestamd, is_varit = bool(rad.bedomare_namn), rad.datum <= sida.idag
    bestalld = las_dag(rad.svar.get("bestalld", ""))
    dagen = f"{datum(rad.datum)} med {rad.bedomare_namn}" if is_bestamd else ""
    vantar = f"Bestämd till {dagen}." if is_bestamd else f"Önskad dag {datum(rad.datum)}. Skriv in vem som kommer."
    return (
        Steg("bestalld", "Beställd", datum(bestalld) if bestalld else "", "Skriv in när den beställdes.", far=far),
        Steg(
            "underlag", "Underlag skickat", datum(max(skickade)) if len(skickade) == len(dagar) else "",
            "Inspelade konsultationer och en sammanfattning av portföljen, i god tid före dagen.", far=far,
        ),
        Steg("dag", "Dagen", dagen if is_varit else "", vantar, far=far),
        Steg("rapport", "Rapport", _signerad(rad), "Värderaren skriver en rapport och en plan för resten av ST."),
    )  # fmt: skip


def _signerad(rad: BedomningRad) -> str:
    return datum(rad.signerad) if rad.signerad else ""


def paren(mall: Bedomningsmall, rad: BedomningRad) -> tuple[Par, ...]:
    """Every area that was rated by the ST-läkare and judged by the assessor, side by side."""
    i_ord = {etikett_id: svar.text for etikett_id, svar in _i_ord(mall, rad)}
    return tuple(
        Par(falt.etikett, i_ord.get(f"{SJALV}{falt.id}", ""), i_ord.get(falt.id, ""))
        for falt in mall.ifylls_av(Ifyllare.BEDOMARE)
        if falt.slag is Faltslag.SKALA
    )


def _i_ord(mall: Bedomningsmall, rad: BedomningRad) -> Iterable[tuple[str, Besvarat]]:
    for falt in mall.falt:
        if rad.svar.get(falt.id):
            yield falt.id, besvarat(replace(mall, falt=(falt,)), {falt.id: rad.svar[falt.id]})[0]


def ovriga_svar(mall: Bedomningsmall, rad: BedomningRad, vem: Ifyllare) -> tuple[Besvarat, ...]:
    """What that side answered, apart from the areas that stand side by side."""
    skalor = [falt.id for falt in mall.ifylls_av(Ifyllare.BEDOMARE) if falt.slag is Faltslag.SKALA]
    parade = {f"{prefix}{falt_id}" for falt_id in skalor for prefix in ("", SJALV)}
    egna = {falt.id for falt in mall.ifylls_av(vem)} - parade
    return besvarat(mall, {falt_id: varde for falt_id, varde in rad.svar.items() if falt_id in egna})


def med_sjalvskattning(vy: Mallvy, mall: Bedomningsmall, rad: BedomningRad) -> Mallvy:
    """The assessor's form with the ST-läkare's own rating at each of its areas."""
    sjalv = {
        faltnamn(falt_id.removeprefix(SJALV)): svar.text
        for falt_id, svar in _i_ord(mall, rad)
        if falt_id.startswith(SJALV)
    }
    falt = tuple(
        replace(ett, hjalp=" ".join(filter(None, (ett.hjalp, f"Självskattning: {sjalv[ett.namn]}."))))
        if ett.slag is Faltslag.SKALA and ett.namn in sjalv
        else ett
        for ett in vy.falt
    )
    return replace(vy, falt=falt)
