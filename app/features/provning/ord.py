"""Changes, and what hinders them, in words."""

from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.portfolj import Portfolj
from app.domain.provning import (
    AndradFranvaro,
    Andring,
    BortAktivitet,
    BortFranvaro,
    FlyttadAktivitet,
    Hinder,
    Hinderslag,
    NyAktivitet,
    NyFranvaro,
    NyGrad,
    NyttSlut,
)
from app.domain.tid import manader_dagar
from app.domain.tjanst import Franvaro, Franvaroslag
from app.web import ord as etiketter
from app.web.format import datum, period


def i_ord(andring: Andring, portfolj: Portfolj) -> str:  # noqa: PLR0911 - one a kind
    """A change as a line to read; `portfolj` is the one that it changes."""
    match andring:
        case NyFranvaro(slag, start, slut):
            return f"Ny frånvaro: {_ledighet(slag, start, slut)}"
        case AndradFranvaro(id_, slag, start, slut):
            gammal = _franvaro(portfolj, id_)
            forr = f" (nu {_gemen(period(gammal.start, gammal.slut))})" if gammal else ""
            return f"Ändrad frånvaro: {_ledighet(slag, start, slut)}{forr}"
        case BortFranvaro(id_):
            gammal = _franvaro(portfolj, id_)
            return (
                f"Ingen frånvaro: {_ledighet(gammal.slag, gammal.start, gammal.slut)}" if gammal else "Ingen frånvaro"
            )
        case NyGrad(fran, procent):
            return f"{procent} % av heltid från {datum(fran)}"
        case NyttSlut(dag):
            return f"Planerat slut {datum(dag)} (nu {datum(portfolj.utbildning.planerat_slut, 'inte angivet')})"
        case FlyttadAktivitet(id_, start, slut):
            post = portfolj.aktivitet(id_)
            forr = f" (nu {_gemen(period(post.start, post.slut))})" if post else ""
            return f"{post.titel if post else 'Aktiviteten'}: {period(start, slut)}{forr}"
        case BortAktivitet(id_):
            post = portfolj.aktivitet(id_)
            return f"{post.titel if post else 'Aktiviteten'} återkallas"
        case NyAktivitet():
            vad = "Ny placering" if andring.tjanstgoring else "Ny kurs"
            return f"{vad}: {andring.titel}, {_gemen(period(andring.start, andring.slut))}"


def _franvaro(portfolj: Portfolj, franvaro_id: int) -> Franvaro | None:
    return next((post for post in portfolj.franvaron if post.id == franvaro_id), None)


def _ledighet(slag: Franvaroslag, start: date, slut: date | None) -> str:
    return f"{etiketter.FRANVAROSLAG[slag].lower()} {_gemen(period(start, slut))}"


def _gemen(text: str) -> str:
    return text[:1].lower() + text[1:]


def hinder(hinder: Hinder) -> str:  # noqa: PLR0911 - one a kind
    """Why a change cannot be made, and what to do."""
    dag, post = datum(hinder.dag), hinder.aktivitet
    match hinder.slag:
        case Hinderslag.FINNS_INTE:
            return "Det som ändras finns inte kvar i portföljen. Ta bort ändringen."
        case Hinderslag.INTE_PLANERAD:
            return f"{post.titel if post else 'Aktiviteten'} är inte längre planerad, så den kan inte flyttas härifrån."
        case Hinderslag.SLUT_FORE_START:
            return "Slutdatum ligger före startdatum."
        case Hinderslag.FORE_ST:
            return (
                f"Datumet ligger före ST-starten {dag}."
                if hinder.falt != "dag"
                else f"ST börjar {dag}, så slutet måste komma senare."
            )
        case Hinderslag.EFTER_SLUT:
            return (
                f"Datumet ligger efter planerat slut {dag}. Välj ett tidigare datum, eller prova ett senare slut först."
            )
        case Hinderslag.PROCENT:
            return "Skriv 1–100 procent."
        case Hinderslag.FRANVARO_KROCKAR:
            vad = (
                _ledighet(hinder.franvaro.slag, hinder.franvaro.start, hinder.franvaro.slut) if hinder.franvaro else ""
            )
            return f"Dagarna överlappar {vad}. Ändra datumen, eller ändra den frånvaron."
        case Hinderslag.OVER_HELTID:
            return f"Krockar med {_placering(post)}: tillsammans {hinder.procent} % av heltid."


def _placering(post: Aktivitet | None) -> str:
    return f"{post.titel} {_gemen(period(post.start, post.slut))}" if post else "en annan placering"


def skillnad(fore: date | None, efter: date | None) -> str:
    """How much later or earlier a day is: "3 mån 2 dgr senare"."""
    if fore == efter:
        return "ingen"
    if fore is None or efter is None:
        return ""
    tidigt, sent = sorted((fore, efter))
    # Two days differ by the days from the earlier up to, not including, the later.
    spann = manader_dagar(tidigt, date.fromordinal(sent.toordinal() - 1))
    dagar = f"{spann.dagar} {'dag' if spann.dagar == 1 else 'dgr'}"
    delar = [f"{spann.manader} mån"] * bool(spann.manader) + [dagar] * bool(spann.dagar)
    return f"{' '.join(delar)} {'senare' if efter > fore else 'tidigare'}"
