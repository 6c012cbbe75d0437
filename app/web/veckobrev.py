"""The weekly mail in words: what awaits one, what has become late, and what is soon due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.config import Installningar
from app.db.att_gora import Vantande
from app.db.veckobrev import Flagga, Lage
from app.regler.modell import Utfall
from app.underlag.regelunderlag import Regelverk
from app.web.att_gora import vantrader
from app.web.bedomningsbrev import FOT
from app.web.format import antal, datum

_HOGST: Final = 10  # lines of each part


@dataclass(frozen=True, slots=True)
class Innehall:
    """What one person's weekly mail is made of."""

    namn: str
    vantar: Sequence[Vantande]
    flaggor: Sequence[Flagga]
    lage: Lage


def veckobrev(val: Installningar, regelverk: Regelverk, idag: date, innehall: Innehall) -> tuple[str, str] | None:
    """Subject and text; None where there is nothing new and nothing awaits."""
    delar = list(_delar(regelverk, innehall))
    if not delar:
        return None
    bas, vecka = val.bas_url.rstrip("/"), idag.isocalendar().week
    lage = innehall.lage
    if lage.antal:
        delar.append(
            f"Du följer {antal(lage.antal, 'ST-läkare', 'ST-läkare')}: {lage.brist} har brister och {lage.varning} har "
            "varningar."
        )
    text = "\n\n".join(
        [f"Hej {innehall.namn},", *delar, f"Allt finns här: {bas}/", f"Välj vilka brev du vill ha: {bas}/konto/brev"]
    )
    return f"Vecka {vecka} i ST-portföljen", text + FOT


def _delar(regelverk: Regelverk, innehall: Innehall) -> Iterator[str]:
    vantar = [
        ", ".join(filter(None, (f"{rad.namn}: {rad.vad}", rad.nar)))
        for rad in vantrader(innehall.vantar, lambda *_, **__: "")
    ]
    egna = [flagga for flagga in innehall.flaggor if flagga.is_egen]
    # What is confidential is told on the pages, where each reader's rights are known.
    andras = [f for f in innehall.flaggor if not f.is_egen and not regelverk.regler[f.regel_id].is_fortrolig]
    yield from _del("Väntar på dig", vantar)
    for rubrik, flaggor in (("", andras), (" i din portfölj", egna)):
        sena = [_rad(regelverk, f) for f in flaggor if f.utfall is Utfall.BRIST]
        snart = [_rad(regelverk, f) for f in flaggor if f.utfall is not Utfall.BRIST]
        yield from _del(f"Nya brister den senaste veckan{rubrik}", sena)
        yield from _del(f"Sista dag den här veckan{rubrik}", snart)


def _del(rubrik: str, rader: Sequence[str]) -> Iterator[str]:
    if rader:
        yield "\n".join([f"{rubrik} ({len(rader)})", *_kortat(rader)])


def _kortat(rader: Sequence[str]) -> Iterable[str]:
    yield from (f"- {rad}" for rad in rader[:_HOGST])
    if len(rader) > _HOGST:
        yield f"- … och {len(rader) - _HOGST} till"


def _rad(regelverk: Regelverk, flagga: Flagga) -> str:
    regel = regelverk.regler[flagga.regel_id]
    visa = regel.delar[flagga.delregel].visa
    vad = f"{regel.titel} ({visa})" if visa else regel.titel
    vem = "" if flagga.is_egen else f"{flagga.namn}: "
    return f"{vem}{vad}, sista dag {datum(flagga.forfaller)}"
