"""The courses on the page Undervisning: those of the region's plan and where each stands, then the person's own."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from app.domain.aktivitet import Aktivitet
from app.domain.kursplan import Kursfonster, Kurslage, Planrad, kurstider, planens_kurser
from app.domain.rattsgrund import Konfidens, Rattskalla
from app.domain.regionplan import Plankurs, Regionplan, Tidpunkt
from app.domain.slag import Aktivitetsslag
from app.web.format import datum
from app.web.ord import TIDPUNKT
from app.web.sida import Portfoljsida

LAGE: Final = {
    Kurslage.SAKNAS: ("Saknas", ""),
    Kurslage.PLANERAD: ("Planerad", "vantar"),
    Kurslage.GENOMFORD: ("Genomförd, intyg saknas", "vantar"),
    Kurslage.INTYG_FINNS: ("Intyg finns", "ok"),
    Kurslage.TILLGODORAKNAD: ("Tillgodoräknad", "ok"),
}
_FORST: Final = (Kurslage.SAKNAS, Kurslage.GENOMFORD, Kurslage.PLANERAD, Kurslage.INTYG_FINNS, Kurslage.TILLGODORAKNAD)


@dataclass(frozen=True, slots=True)
class Kursrad:
    """A course of the plan as the page shows it.

    `nar` is when in ST, `dagar` the days that this means; `efter` what the plan wants before it. `ny` fills in the form
    of a new activity; `samma` is an own course of the same title that nobody has marked, which may be it.
    """

    post: Planrad
    nar: str
    dagar: str
    efter: str
    is_sen: bool
    ny: str
    samma: Aktivitet | None

    @property
    def lage(self) -> tuple[str, str]:
        """The state in a word, with its tone."""
        return LAGE[self.post.lage]


@dataclass(frozen=True, slots=True)
class Kurslista:
    """All courses. Without a known plan there are only the own ones; `kalla` is whose plan it is."""

    rader: tuple[Kursrad, ...]
    egna: tuple[Aktivitet, ...]
    kalla: Rattskalla | None = None

    @property
    def konfidens(self) -> Konfidens:
        """How sure we are of the plan as a whole."""
        return self.kalla.konfidens if self.kalla else Konfidens.LOW

    @property
    def klara(self) -> int:
        """How many of the plan's are done."""
        return sum(rad.post.is_klar for rad in self.rader)


def kurslista(sida: Portfoljsida) -> Kurslista:
    """The courses of the portfolio, the plan's and the own ones by day."""
    plan = sida.underlag.plan
    poster = planens_kurser(sida.portfolj, plan) if plan else ()
    markta = {rad.aktivitet.id for rad in poster if rad.aktivitet}
    egna = sorted(
        (a for a in sida.portfolj.gallande_aktiviteter if a.slag is Aktivitetsslag.KURS and a.id not in markta),
        key=lambda a: (a.start or date.max, a.id),
    )
    if plan is None:
        return Kurslista((), tuple(egna))
    fonster = _fonster(sida)
    omarkta = {a.titel.casefold(): a for a in egna if not a.mall}
    rader = tuple(
        _rad(sida, plan, rad, fonster[rad.kurs.nar], omarkta.get(rad.kurs.titel.casefold())) for rad in poster
    )
    # What is left to do comes first; the plan's order holds within each.
    return Kurslista(
        tuple(sorted(rader, key=lambda rad: (not rad.is_sen, _FORST.index(rad.post.lage)))),
        tuple(egna),
        sida.regelverk.rattskallor[plan.kalla],
    )


def _fonster(sida: Portfoljsida) -> dict[Tidpunkt, Kursfonster]:
    underlag = sida.underlag
    varden = sida.regelverk.profil_for(sida.portfolj).varden("KU-01", sida.idag) or {}
    tid = underlag.tid(sida.portfolj)
    tider = kurstider(sida.portfolj, tid, varden.get("tidigt_manader"), underlag.franvaro_som_raknas)
    return {nar: tider.fonster(nar) for nar in Tidpunkt}


def _rad(sida: Portfoljsida, plan: Regionplan, post: Planrad, fonster: Kursfonster, samma: Aktivitet | None) -> Kursrad:
    kurs, titlar = post.kurs, dict(plan.titlar())
    efter = [titlar.get(n, n) for ordning in plan.ordning if ordning.efter == kurs.nyckel for n in ordning.fore]
    saknas = post.lage is Kurslage.SAKNAS
    is_over = post.dag is None or post.dag < sida.idag
    return Kursrad(
        post=post,
        nar=TIDPUNKT[kurs.nar],
        dagar=_dagar(kurs.nar, fonster),
        efter=" eller ".join(efter),
        is_sen=not post.is_klar and is_over and fonster.senast is not None and fonster.senast < sida.idag,
        ny=f"{sida.url('aktivitet.ny', portfolj_id=sida.portfolj_id)}?{_ifyllt(kurs)}" if saknas else "",
        samma=samma if saknas else None,
    )


def _dagar(nar: Tidpunkt, fonster: Kursfonster) -> str:
    if nar is Tidpunkt.ANDRA_HALVAN and fonster.tidigast is not None:
        return f"efter {datum(fonster.tidigast)}"
    if nar is not Tidpunkt.NAR_SOM_HELST and fonster.senast is not None:
        return f"senast {datum(fonster.senast)}"
    return ""


def _ifyllt(kurs: Plankurs) -> str:
    falt = {"titel": kurs.titel, "slag": Aktivitetsslag.KURS.value, "mall": kurs.nyckel, "delmal": list(kurs.delmal)}
    return urlencode(falt, doseq=True)
