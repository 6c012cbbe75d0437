"""The plan of a unit as it is shown: a lane for each ST-läkare, the collisions above, and all of it in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.enhetsplan import Enhetsperson, Enhetsplacering, Kollision, alla_borta, bemanning, fa_hemma
from app.domain.rattsgrund import Kallslag
from app.domain.tid import EN_DAG, Period, add_months
from app.domain.tidslinje import Postlage, lage_av
from app.features.studierektor.planfragor import HORISONT, Planenhet
from app.regler.enheten import Enhetsfynd, en_05
from app.regler.ord import uppraknat
from app.underlag.regelunderlag import Regelverk
from app.web.format import antal_ord, datum, period
from app.web.ord import NIVA
from app.web.tidsbild import Form, Ritlinje, Ritpost, Ritspar, Tidsbild, tidsbild

Url = Callable[..., str]
VISAS: Final = 60  # people drawn at once
_FA_VISAS: Final = 3
_HELA_AR: Final = 10  # the whole reaches no further from today than this


class Plantid(StrEnum):
    """How much of the time to come is shown."""

    TOLV = "12"
    TJUGOFYRA = "24"
    HELA = "hela"


_TIDER: Final = {Plantid.TOLV: "12 månader", Plantid.TJUGOFYRA: "24 månader", Plantid.HELA: "Hela ST"}
_FA: Final = {0: "ingen", 1: "en"}
_LAGE: Final = {
    Postlage.GJORD: "Avslutad",
    Postlage.PAGAR: "Pågår",
    Postlage.KOMMANDE: "Planerad",
    Postlage.FORSENAD: "Planerad, dagen har passerat",
}


@dataclass(frozen=True, slots=True)
class Regelrad:
    """What the rule about units says, with its authority in words."""

    utfall: str
    rubrik: str
    meddelande: str
    gor: str
    niva: str
    nivaord: str
    kalla: str
    kalla_url: str
    konfidens: str
    tolkning: bool
    beskrivning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kollisionsrad:
    """When, and who is away, as (name, address, why)."""

    nar: str
    vilka: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Planrad:
    """One stretch away, as a row."""

    vad: str
    url: str
    fran: str
    till: str
    lage: str


@dataclass(frozen=True, slots=True)
class Planvy:
    """The whole page about one unit."""

    mening: str
    bild: Tidsbild
    regel: Regelrad | None
    kollisioner: tuple[Kollisionsrad, ...]
    fa: tuple[Kollisionsrad, ...]
    tabell: tuple[tuple[str, tuple[Planrad, ...]], ...]
    tider: tuple[tuple[str, str, bool, None], ...]
    antal: int
    visas: int


def planvy(
    enhet: Planenhet,
    personer: Sequence[Enhetsperson],
    regelverk: Regelverk,
    idag: date,
    url: Url,
    *,
    tid: Plantid,
    sokord: str = "",
) -> Planvy:
    """Work out the page; `sokord` chooses whose lanes are shown, but collisions are about everybody."""
    fran, till = _ram(personer, idag, tid)
    dagar = bemanning(personer, min(fran, idag), HORISONT)
    profil = regelverk.profiler.valj(enhet.region, "")
    fynd = en_05(dagar, profil.bemanning(idag), idag)
    alla = [en for en in alla_borta(dagar) if en.period.slut >= fran]
    fa = [en for en in fa_hemma(dagar) if en.period.slut >= fran and en.period.start <= till][:_FA_VISAS]
    valda = [person for person in personer if sokord.casefold() in person.namn.casefold()]
    per_id = {person.portfolj_id: person for person in personer}
    spar = [Ritspar("Alla borta", _krockar(alla, "krock"), 2), Ritspar("Bara en hemma", _krockar(fa, "fa"), 2)]
    return Planvy(
        mening=_mening(personer, alla, idag),
        bild=tidsbild(
            [*(ett for ett in spar if ett.poster), *(_spar(person, idag, url) for person in valda[:VISAS])],
            (Ritlinje(idag, "idag", "I dag"),),
            fran,
            till,
        ),
        regel=_regelrad(fynd, regelverk, enhet.region, idag, url),
        kollisioner=tuple(_kollisionsrad(en, per_id, url) for en in alla),
        fa=tuple(_kollisionsrad(en, per_id, url) for en in sorted(fa, key=lambda en: en.period)),
        tabell=tuple((person.namn, tuple(_rader(person, idag, url))) for person in valda[:VISAS]),
        tider=tuple((text, f"?enhet={enhet.id}&tid={val.value}", val is tid, None) for val, text in _TIDER.items()),
        antal=len(valda),
        visas=min(len(valda), VISAS),
    )


def _ram(personer: Iterable[Enhetsperson], idag: date, tid: Plantid) -> tuple[date, date]:
    """The days shown: from the first of this month on, or from the first start to the last end that is known."""
    forst = idag.replace(day=1)
    if tid is not Plantid.HELA:
        return forst, add_months(forst, int(tid.value)) - EN_DAG
    langst = add_months(forst, 12 * _HELA_AR)
    starter = [person.i_st.start for person in personer]
    sluten = [person.i_st.slut for person in personer if person.i_st.slut < HORISONT]
    fran = max(min([forst, *starter]), add_months(forst, -12 * _HELA_AR))
    return fran, min(max([add_months(forst, 12), *sluten]), langst)


def _mening(personer: Sequence[Enhetsperson], alla: Sequence[Kollision], idag: date) -> str:
    i_st = sum(idag in person.i_st for person in personer)
    borta = sum(any(idag in p for p, _ in person.borta()) for person in personer if idag in person.i_st)
    kommer = next((en.period for en in alla if en.period.slut >= idag), None)
    nu = f"{antal_ord(i_st, 'ST-läkare', 'ST-läkare')}, varav {_FA.get(borta, borta)} är borta i dag."
    if i_st == 1:
        nu = f"En ST-läkare, som är {'borta' if borta else 'hemma'} i dag."
    return nu if kommer is None else f"{nu} Alla är borta samtidigt {period(kommer.start, kommer.slut)}."


def _krockar(krockar: Iterable[Kollision], form: Form) -> list[Ritpost]:
    return [
        Ritpost(
            en.period.start,
            en.period.slut,
            form,
            Postlage.KOMMANDE,
            _dagar(en.period),
            f"{'Alla borta' if form == 'krock' else 'Bara en hemma'} {_dagar(en.period)}",
            "#krockar",
        )
        for en in krockar
    ]


def _dagar(dagar: Period) -> str:
    return period(dagar.start, None if dagar.slut >= HORISONT else dagar.slut)


def _spar(person: Enhetsperson, idag: date, url: Url) -> Ritspar:
    return Ritspar(
        person.namn,
        [*(_placering(en, person, idag, url) for en in person.placeringar), *_franvaro(person, idag, url)],
        url=url("tidslinje.visa", portfolj_id=person.portfolj_id),
        grund=(person.i_st.start, person.i_st.slut),
    )


def _placering(en: Enhetsplacering, person: Enhetsperson, idag: date, url: Url) -> Ritpost:
    vad = _vad(en)
    lage = _lage(en, idag)
    namn = f"{person.namn}: {vad}, {_dagar(en.period)}. {_LAGE[lage]}."
    adress = url("aktivitet.visa", portfolj_id=person.portfolj_id, aktivitet_id=en.aktivitet_id)
    return Ritpost(en.period.start, en.period.slut, "stapel", lage, vad, namn, adress)


def _vad(en: Enhetsplacering) -> str:
    del_av = f", {en.procent} %" if en.procent < 100 else ""  # noqa: PLR2004 - per cent
    bt = "BT: " if en.is_bt and not en.titel.startswith("BT") else ""
    return f"{bt}{en.titel}{del_av}"


def _lage(en: Enhetsplacering, idag: date) -> Postlage:
    if en.is_genomford:
        return Postlage.GJORD
    return Postlage.FORSENAD if en.period.slut < idag else lage_av(en.period.start, en.period.slut, idag)


def _franvaro(person: Enhetsperson, idag: date, url: Url) -> Iterator[Ritpost]:
    for borta in person.franvaro:
        lage = lage_av(borta.start, borta.slut, idag)
        namn = f"{person.namn}: frånvaro, {_dagar(borta)}. {_LAGE[lage]}."
        adress = url("utbildning.visa", portfolj_id=person.portfolj_id)
        yield Ritpost(borta.start, borta.slut, "borta", lage, "Frånvaro", namn, adress)


def _rader(person: Enhetsperson, idag: date, url: Url) -> Iterator[Planrad]:
    poster: list[tuple[Period, str, str, Postlage]] = [
        (
            en.period,
            _vad(en),
            url("aktivitet.visa", portfolj_id=person.portfolj_id, aktivitet_id=en.aktivitet_id),
            _lage(en, idag),
        )
        for en in person.placeringar
    ]
    sida = url("utbildning.visa", portfolj_id=person.portfolj_id)
    poster += [(borta, "Frånvaro", sida, lage_av(borta.start, borta.slut, idag)) for borta in person.franvaro]
    for dagar, vad, adress, lage in sorted(poster):
        till = "tills vidare" if dagar.slut >= HORISONT else datum(dagar.slut)
        yield Planrad(vad, adress, datum(dagar.start), till, _LAGE[lage])


def _kollisionsrad(en: Kollision, per_id: Mapping[int, Enhetsperson], url: Url) -> Kollisionsrad:
    borta = sorted((per_id[portfolj_id] for portfolj_id in en.borta), key=lambda person: person.namn)
    return Kollisionsrad(
        _dagar(en.period),
        tuple(
            (person.namn, url("tidslinje.visa", portfolj_id=person.portfolj_id), uppraknat(_varfor(person, en.period)))
            for person in borta
        ),
    )


def _varfor(person: Enhetsperson, dagar: Period) -> list[str]:
    """Where the person is during those days: the placements by name, leave as that word."""

    def samtidigt(period: Period) -> bool:
        return period.start <= dagar.slut and period.slut >= dagar.start

    var = [_vad(en) for en in person.placeringar if samtidigt(en.period)]
    return var + ["frånvaro"] * any(samtidigt(borta) for borta in person.franvaro)


def _regelrad(fynd: Enhetsfynd, regelverk: Regelverk, region: str, idag: date, url: Url) -> Regelrad | None:
    """The finding as a line with the source by the region's profile; None where the profile asks for nothing."""
    grund = regelverk.profiler.valj(region, "").grund(fynd.regel.id, idag)
    if grund is None:
        return None
    del_, kalla = fynd.regel.del_, regelverk.rattskallor[grund.kalla]
    return Regelrad(
        utfall=fynd.utfall.value,
        rubrik=f"{fynd.regel.id} {fynd.regel.titel}",
        meddelande=fynd.meddelande,
        gor=fynd.regel.gor if fynd.kollisioner else "",
        niva=del_.niva.value,
        nivaord=NIVA[del_.niva],
        kalla=kalla.beteckning or kalla.titel,
        kalla_url=f"{url('regelverk.visa')}#{kalla.id}",
        konfidens=grund.konfidens.value,
        tolkning=kalla.slag is not Kallslag.TOLKNING and (del_.tolkning or grund.tolkning),
        beskrivning=fynd.regel.beskrivning,
    )
