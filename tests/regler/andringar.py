"""What a case of an inspection does to a portfolio: alterations that break it, and the acts that mend it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.iup import Revideringsslag
from app.domain.kompetensomraden import bedomda_omraden
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.underlag.regelunderlag import Regelverk
from tests import bygg

Rad = Mapping[str, Any]
EN_VECKA = timedelta(weeks=1)


def _koder(vem: Portfolj, regelverk: Regelverk, rad: Rad) -> frozenset[DelmalKod]:
    """The delmål named, or all of the groups named."""
    mal = regelverk.malbeskrivning_for(vem)
    grupper = rad.get("grupper", "").split()
    i_grupp = {krav.kod for krav in mal.delmal if krav.kod.grupp in grupper} if mal else set()
    return bygg.koder(rad.get("delmal", "")) | i_grupp


def _utan(koder: Collection[DelmalKod], vem: Portfolj) -> Portfolj:
    """Nothing in the plan leads to them, and nothing of it is credited."""
    borta = frozenset(koder)
    return replace(
        vem,
        aktiviteter=tuple(replace(a, delmal=a.delmal - borta) for a in vem.aktiviteter),
        metoder=tuple(m for m in vem.metoder if m.delmal not in borta),
        bedomningar=tuple(replace(b, delmal=b.delmal - borta) for b in vem.bedomningar),
        tillgodoraknanden=tuple(t for t in vem.tillgodoraknanden if t.delmal not in borta),
        signeringar=tuple(s for s in vem.signeringar if s.delmal not in borta),
    )


def tom(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """The delmål have nothing."""
    return _utan(_koder(vem, regelverk, rad), vem)


def losa(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """Methods and assessments of the delmål say nothing of which activity they are about."""
    koder = _koder(vem, regelverk, rad)
    return replace(
        vem,
        metoder=tuple(replace(m, aktivitet_id=None) if m.delmal in koder else m for m in vem.metoder),
        bedomningar=tuple(replace(b, aktivitet_id=None) if b.delmal & koder else b for b in vem.bedomningar),
    )


def utan_slag(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """No activity of those kinds."""
    return replace(vem, aktiviteter=tuple(a for a in vem.aktiviteter if a.slag not in rad["slag"].split()))


def obedomd(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """Nobody has assessed that area."""
    omrade = Kompetensomrade(rad["omrade"])
    return replace(vem, bedomningar=tuple(b for b in vem.bedomningar if omrade not in bedomda_omraden(b)))


def ingen_handledning(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """No session is documented."""
    return replace(vem, handledarsamtal=())


def handledning_om_annat(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """No session touches the IUP or a delmål."""
    samtal = (bygg.samtal(s.datum, s.minuter) for s in vem.handledarsamtal)
    return replace(vem, handledarsamtal=tuple(samtal))


def upprattad_en_gang(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """The IUP was drawn up on that day and never revised."""
    return replace(vem, revideringar=(bygg.revidering(rad["datum"], slag=Revideringsslag.UPPRATTAD),))


def planera(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """What each delmål prescribes is planned with a method for it; or one activity of that kind."""
    start, slut = idag + EN_VECKA, idag + 2 * EN_VECKA
    ram: dict[str, Any] = {"status": Aktivitetsstatus.PLANERAD, "start": start, "slut": slut}
    if "slag" in rad:
        delmal = rad.get("delmal", "")
        return replace(
            vem, aktiviteter=(*vem.aktiviteter, bygg.aktivitet(delmal, slag=Aktivitetsslag(rad["slag"]), **ram))
        )
    koder = _koder(vem, regelverk, rad)
    mal = regelverk.malbeskrivning_for(vem)
    nya: list[Aktivitet] = []
    for krav in mal.delmal if mal else ():
        if krav.kod in koder:
            slag = [ett.alternativ[0].slag for ett in krav.krav] or [Aktivitetsslag.KURS]
            nya += [bygg.aktivitet([krav.kod], slag=ett, id=_IDN + len(nya) + i, **ram) for i, ett in enumerate(slag)]
    metoder = [bygg.metod(kod, Metod.CBD, aktivitet_id=a.id) for a in nya for kod in a.delmal]
    return replace(vem, aktiviteter=(*vem.aktiviteter, *nya), metoder=(*vem.metoder, *metoder))


_IDN = 900_000  # ids that no record of the demo has


def koppla(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """Each activity of the delmål gets a method that assesses it."""
    koder = _koder(vem, regelverk, rad)
    forst = {kod: min(a.id for a in vem.gallande_aktiviteter if kod in a.delmal) for kod in koder}
    kopplade = [replace(m, aktivitet_id=forst[m.delmal]) if m.delmal in koder else m for m in vem.metoder]
    nya = [bygg.metod(kod, Metod.CBD, aktivitet_id=a.id) for a in vem.gallande_aktiviteter for kod in a.delmal & koder]
    return replace(vem, metoder=(*kopplade, *nya))


def handled(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """A session is documented every week of the last two months; each touches the delmål."""
    samtal = [bygg.samtal(idag - nr * EN_VECKA, 60, _koder(vem, regelverk, rad)) for nr in range(30)]
    return replace(vem, handledarsamtal=(*vem.handledarsamtal, *samtal))


def revidera(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """The IUP is revised and signed today."""
    return replace(vem, revideringar=(*vem.revideringar, bygg.revidering(idag)))


def bedom(vem: Portfolj, regelverk: Regelverk, rad: Rad, idag: date) -> Portfolj:
    """An assessment by that method is signed today, with feedback."""
    ny = bygg.bedomning(idag, metod=Metod(rad["metod"]), aterkoppling="Lugnt och tydligt.")
    return replace(vem, bedomningar=(*vem.bedomningar, ny))


ANDRINGAR: Mapping[str, Callable[[Portfolj, Regelverk, Rad, date], Portfolj]] = {
    en.__name__: en
    for en in (
        tom, losa, utan_slag, obedomd, ingen_handledning, handledning_om_annat, upprattad_en_gang,
        planera, koppla, handled, revidera, bedom,
    )
}  # fmt: skip
