"""What the pages about visits show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus
from app.domain.bedomningsmall import Faltslag
from app.domain.dokumentmall import Dokumentmall
from app.features.besok.delat import far_skriva
from app.features.besok.forifyllt import forra_besoket, fran_besok, hant, sedan
from app.features.besok.trend import Halvar, halvar
from app.regler.modell import Fynd, Utfall
from app.underlag.dokumentmallar import dokumentmall
from app.web.agenda import Agendapunkt, agenda
from app.web.ataganden import Atagandevy, vyer
from app.web.format import datum
from app.web.fyndrader import Fyndrader, Skal
from app.web.ord import DOKUMENTSLAG
from app.web.sida import Portfoljsida

INFOR: Final = "AB-02"
TON: Final = {
    Dokumentstatus.KLAR: "ok",
    Dokumentstatus.UNDERTECKNAS: "vantar",
    Dokumentstatus.UTKAST: "vantar",
}
# In the order in which they are offered; visits have a place of their own.
_OVRIGA: Final = (
    Dokumentslag.ARSRAPPORT,
    Dokumentslag.UTLATANDE,
    Dokumentslag.UTVECKLINGSSAMTAL,
    Dokumentslag.SLUTGENOMGANG,
)


@dataclass(frozen=True, slots=True)
class Villkor:
    """A precondition of a visit: how it stands, on which authority, and the way to what is missing."""

    utfall: str
    skal: Skal
    atgard: tuple[str, str] | None
    vem: str
    is_kvar: bool


@dataclass(frozen=True, slots=True)
class Forberedelse:
    """What a visit begins with. `osedda` are the ids of the assessments that the studierektor has not seen."""

    villkor: tuple[Villkor, ...]
    agenda: tuple[Agendapunkt, ...]
    forra: Dokument | None
    ataganden: tuple[Atagandevy, ...]
    halvar: tuple[Halvar, ...]
    osedda: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dokumentgrupp:
    """The documents of one kind, latest first, and where a new one is written ("": not by this reader)."""

    titel: str
    beskrivning: str
    dokument: tuple[Dokument, ...]
    ny_url: str
    ny_etikett: str


@dataclass(frozen=True, slots=True)
class Svarat:
    """One field of a document in words."""

    etikett: str
    text: str


def villkoren(sida: Portfoljsida) -> tuple[Villkor, ...]:
    """How what a visit asks for stands: the parts that the profile asks for."""
    rader = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    galler = [f for f in sida.fynd if f.regel_id == INFOR and not _utanfor_profilen(f)]
    return tuple(Villkor(f.utfall.value, rader.skal(f), *rader.vag(f), is_kvar=_is_kvar(f)) for f in galler)


def _utanfor_profilen(fynd: Fynd) -> bool:
    """Nothing to be done: the profile does not ask for it, or no visit is planned."""
    return fynd.utfall is Utfall.EJ_TILLAMPLIG and fynd.vander is None


def _is_kvar(fynd: Fynd) -> bool:
    """Whether somebody is to do something: also long before the visit, but not about what has not come up yet."""
    return (fynd.utfall is not Utfall.UPPFYLLD and fynd.delregel != "mitt_i_st") or fynd.utfall is Utfall.VARNING


def forberedelse(sida: Portfoljsida) -> Forberedelse:
    """All that a visit begins with."""
    portfolj = sida.portfolj
    forra = forra_besoket(portfolj)
    osedda = tuple(b.id for b in portfolj.signerade_bedomningar if b.sedd is None)
    ataganden = vyer(sida, fran_besok(portfolj, forra)) if forra else ()
    redan = {ett.url for ett in ataganden}
    punkter = tuple(p for p in agenda(sida, forra.datum if forra else None) if p.url not in redan)
    return Forberedelse(villkoren(sida), punkter, forra, ataganden, halvar(portfolj, sida.idag), osedda)


def hittills(sida: Portfoljsida, slag: Dokumentslag) -> tuple[str, ...]:
    """What the records tell since the one before, for who writes a statement; the others are filled in with it."""
    if slag is not Dokumentslag.UTLATANDE:
        return ()
    fran = sedan(sida.portfolj, slag)
    return (f"Sedan {datum(fran)}:", *hant(sida.portfolj, fran, sida.idag))


def besoken(portfolj_dokument: Iterable[Dokument]) -> tuple[Dokument, ...]:
    """Visits held or on their way to be signed, latest first."""
    hallna = (d for d in portfolj_dokument if d.slag is Dokumentslag.BESOK and not d.is_planerad)
    return tuple(sorted(hallna, key=lambda d: (d.datum, d.id), reverse=True))


def planerade(portfolj_dokument: Iterable[Dokument]) -> tuple[Dokument, ...]:
    """Visits booked, the next one first."""
    return tuple(sorted((d for d in portfolj_dokument if d.is_planerad), key=lambda d: (d.datum, d.id)))


def grupper(sida: Portfoljsida) -> tuple[Dokumentgrupp, ...]:
    """The other kinds of documents."""
    return tuple(_grupp(sida, slag) for slag in _OVRIGA)


def _grupp(sida: Portfoljsida, slag: Dokumentslag) -> Dokumentgrupp:
    mall = dokumentmall(slag)
    egna = sorted((d for d in sida.portfolj.dokument if d.slag is slag), key=lambda d: (d.datum, d.id), reverse=True)
    ny = sida.url(f"{slag.value}.ny", portfolj_id=sida.portfolj_id) if far_skriva(sida, slag) else ""
    return Dokumentgrupp(mall.titel, mall.beskrivning, tuple(egna), ny, f"Skriv {DOKUMENTSLAG[slag].lower()}")


def svaren(mall: Dokumentmall, svar: dict[str, str]) -> tuple[Svarat, ...]:
    """A document in words, in the order of its form; what the form does not know stands last."""
    kanda = [
        Svarat(f.etikett, _i_ord(f.slag, svar[f.id], {varde: text for varde, text, _ in f.val}))
        for f in mall.falt
        if svar.get(f.id)
    ]
    okanda = [Svarat(falt, text) for falt, text in svar.items() if not mall.har(falt)]
    return (*kanda, *okanda)


def _i_ord(slag: Faltslag, text: str, val: dict[str, str]) -> str:
    if slag is Faltslag.DATUM:
        return datum(date.fromisoformat(text))
    return val.get(text, text)


def foreslagen_dag(sida: Portfoljsida) -> date:
    """The day that a booking begins with: when a visit falls due, or in a month."""
    fynd = next((f for f in sida.fynd if f.regel_id == "AB-01"), None)
    om_en_manad = sida.idag + timedelta(days=30)
    if fynd is None or fynd.forfaller is None or fynd.forfaller < om_en_manad:
        return om_en_manad
    return fynd.forfaller
