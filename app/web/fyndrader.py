"""Findings as lines to read: what, why, by which rule and source, on what evidence, and what to do now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.behorighet import Handling
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Kallslag
from app.regler.arbetslista import Rad, arbetslista, fynddel
from app.regler.modell import Fynd, Om
from app.underlag.regelunderlag import Regelverk
from app.web.bevis import Bevisord, Lank
from app.web.format import datum
from app.web.links import atgardslank, vem_gor
from app.web.ord import NIVA

BRADSKAR: Final = timedelta(days=14)  # how near a last day must be for a line to be called urgent


@dataclass(frozen=True, slots=True)
class Grundrad:
    """The authority of one part of a rule, in words: the same for all its findings. `nyckel` names the part."""

    nyckel: str
    niva: str
    nivaord: str
    kalla: str
    kalla_url: str
    regel_id: str
    regel: str
    regel_url: str
    konfidens: str
    tolkning: bool


@dataclass(frozen=True, slots=True)
class Skal:
    """One reason on a line: a finding with its authority and evidence."""

    text: str
    grund: Grundrad
    bevis: tuple[Lank, ...]


@dataclass(frozen=True, slots=True)
class Fyndrad:
    """One line of a work list. The heading is the worst reason, `fler` the others in running text.

    `vem` says who acts where the reader may not; `nar` is when, in words. `atgard_galler` is the reason that the button
    mends, for the reader may be the one to mend another than the worst.
    """

    utfall: str
    rubrik: str
    url: str | None
    fler: str
    nar: str
    bradskar: bool
    atgard: tuple[str, str] | None
    atgard_galler: str
    vem: str
    skal: tuple[Skal, ...]
    om: Om


class Fyndrader:
    """Turns findings of one portfolio into lines for one reader on one day."""

    def __init__(
        self,
        portfolj: Portfolj,
        regelverk: Regelverk,
        idag: date,
        url: Callable[..., str],
        far: Callable[[Handling], bool],
    ) -> None:
        self._portfolj = portfolj
        self._regelverk = regelverk
        self._idag = idag
        self._url = url
        self._far = far
        self._profil = regelverk.profil_for(portfolj)
        self._grunder: dict[tuple[str, str], Grundrad] = {}
        self._regelsida = url("regelverk.visa")
        self._bevisord = Bevisord(portfolj, url, ser_besok=far(Handling.LASA_BESOK))

    def lista(self, fynd: Iterable[Fynd]) -> tuple[Fyndrad, ...]:
        """The work list, worst first."""
        return tuple(self._rad(rad) for rad in arbetslista(fynd, self._regelverk.regler))

    def skal(self, fynd: Fynd) -> Skal:
        """One finding with its authority and evidence."""
        sagt = f"{fynd.meddelande} {fynd.anmarkning}".strip()
        return Skal(sagt, self.grund(fynd), tuple(map(self._bevisord.lank, fynd.bevis)))

    def vag(self, fynd: Fynd) -> tuple[tuple[str, str] | None, str]:
        """Address and button of what mends one finding, or None and who acts where the reader may not."""
        atgard = self._regelverk.regler[fynd.regel_id].atgard_for(fynd.delregel)
        lank = atgardslank(atgard, fynd.om, self._portfolj.id, self._url, self._far)
        return lank, "" if lank else vem_gor(atgard)

    def grund(self, fynd: Fynd) -> Grundrad:
        """The authority of the part of the rule that answers."""
        nyckel = fynd.regel_id, fynd.delregel
        funnen = self._grunder.get(nyckel)
        if funnen is None:
            funnen = self._grunder[nyckel] = self._make_grund(fynd)
        return funnen

    def _make_grund(self, fynd: Fynd) -> Grundrad:
        regel = self._regelverk.regler[fynd.regel_id]
        del_ = fynddel(fynd, self._regelverk.regler)
        profilens = self._profil.grund(fynd.regel_id, self._idag, fynd.delregel)
        kalla = self._regelverk.rattskallor[profilens.kalla if profilens else del_.kalla]
        return Grundrad(
            nyckel=f"{fynd.regel_id} {fynd.delregel}",
            niva=del_.niva.value,
            nivaord=NIVA[del_.niva],
            kalla=kalla.beteckning or kalla.titel,
            kalla_url=f"{self._regelsida}#{kalla.id}",
            regel_id=regel.id,
            regel=f"{regel.id} {regel.titel}",
            regel_url=f"{self._regelsida}#{regel.id.lower()}",
            konfidens=(profilens.konfidens if profilens else del_.konfidens).value,
            # Where the source itself is our reading, its name says so already.
            tolkning=kalla.slag is not Kallslag.TOLKNING
            and (del_.tolkning or (profilens is not None and profilens.tolkning)),
        )

    def _rad(self, rad: Rad) -> Fyndrad:
        atgard, galler = self._reader_atgard(rad)
        return Fyndrad(
            utfall=rad.utfall.value,
            rubrik=rad.varst.meddelande,
            url=self._om_url(rad.om),
            fler=" ".join(fynd.meddelande for fynd in rad.fynd[1:]),
            nar=self._nar(rad),
            bradskar=rad.forfaller is not None and rad.forfaller <= self._idag + BRADSKAR,
            atgard=atgard,
            atgard_galler=galler,
            vem="" if atgard else vem_gor(rad.atgard),
            skal=tuple(map(self.skal, rad.fynd)),
            om=rad.om,
        )

    def _reader_atgard(self, rad: Rad) -> tuple[tuple[str, str] | None, str]:
        """The button of the worst flag, or else of the first on the line that the reader may mend; what it mends."""
        lank = atgardslank(rad.atgard, rad.om, self._portfolj.id, self._url, self._far)
        if lank:
            return lank, rad.varst.meddelande
        vagar = ((self.vag(fynd)[0], fynd.meddelande) for fynd in rad.fynd[1:])
        return next((vag for vag in vagar if vag[0]), (None, ""))

    def _om_url(self, om: Om) -> str | None:
        if om.delmal is not None:
            return self._url("delmal.visa", portfolj_id=self._portfolj.id, kod=om.delmal.lower())
        if om.aktivitet_id is not None:
            return self._url("aktivitet.visa", portfolj_id=self._portfolj.id, aktivitet_id=om.aktivitet_id)
        if om.handledare_id is not None:
            return self._url("handledare.visa", portfolj_id=self._portfolj.id)
        return self._url("delmal.lista", portfolj_id=self._portfolj.id) if om.grupp is not None else None

    def _nar(self, rad: Rad) -> str:
        sedan = min((fynd.sedan for fynd in rad.fynd if fynd.sedan), default=None)
        if sedan is not None:
            return f"Sedan {datum(sedan)}"
        if rad.forfaller is None:
            return ""
        return f"{'Senast' if rad.forfaller >= self._idag else 'Skulle ha varit klart'} {datum(rad.forfaller)}"


def antal_bradskande(rader: Sequence[Fyndrad]) -> int:
    """How many lines are late or soon due."""
    return sum(rad.bradskar for rad in rader)
