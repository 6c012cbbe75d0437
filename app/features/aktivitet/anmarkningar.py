"""What does not fit together among the activities, told where one is saved and where all are listed: never a stop."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.aktivitet import Aktivitet
from app.domain.placeringskontroll import Krock, krockar, luckor
from app.domain.tid import EN_DAG, Period
from app.regler.modell import Fynd, Utfall
from app.regler.ord import uppraknat
from app.regler.utvardera import utvardera
from app.web.format import datum
from app.web.format import period as period_i_ord
from app.web.forms import gemen
from app.web.sida import Portfoljsida

_BORTA = "PL-06"


def om_planen(sida: Portfoljsida) -> tuple[str, ...]:
    """What is amiss among the placements from today on."""
    framat = [krock for krock in krockar(sida.portfolj) if krock.period.slut >= sida.idag]
    tomma = [lucka for lucka in luckor(sida.portfolj) if lucka.slut >= sida.idag]
    return (*map(_krocken, framat), *map(_luckan, tomma))


def om_aktiviteten(sida: Portfoljsida, aktivitet: Aktivitet) -> tuple[str, ...]:
    """What is amiss about one activity of the plan."""
    return tuple(_om(sida, aktivitet)) if aktivitet.is_gallande else ()


def _om(sida: Portfoljsida, aktivitet: Aktivitet) -> Iterator[str]:
    for krock in krockar(sida.portfolj):
        if any(a.id == aktivitet.id for a in krock.placeringar):
            yield _krocken(krock)
    if aktivitet.tjanstgoring is not None:
        yield from (_luckan(lucka) for lucka in luckor(sida.portfolj) if _invid(lucka, aktivitet))
        yield from _lange_borta(sida, aktivitet)


def _krocken(krock: Krock) -> str:
    slut = None if krock.period.slut == date.max else krock.period.slut
    vilka = uppraknat([a.titel for a in krock.placeringar])
    return f"{vilka} är tillsammans {krock.procent} % {period_i_ord(krock.period.start, slut)}."


def _luckan(lucka: Period) -> str:
    return f"Ingen placering är inlagd {period_i_ord(lucka.start, lucka.slut)}."


def _invid(lucka: Period, aktivitet: Aktivitet) -> bool:
    return aktivitet.start == lucka.slut + EN_DAG or aktivitet.slut == lucka.start - EN_DAG


def _lange_borta(sida: Portfoljsida, aktivitet: Aktivitet) -> Iterator[str]:
    """Whether one will have been away from home too long when a coming placement ends: as the rule will say then."""
    slut = aktivitet.slut
    if slut is None or slut <= sida.idag or any(_ar_borta(ett, aktivitet) for ett in sida.fynd):
        return
    da = replace(sida.underlag, idag=slut)
    for fynd in utvardera(sida.portfolj, da, {_BORTA: sida.regelverk.regler[_BORTA]}):
        if _ar_borta(fynd, aktivitet):
            yield f"När placeringen slutar {datum(slut)}: {gemen(fynd.meddelande)}"


def _ar_borta(fynd: Fynd, aktivitet: Aktivitet) -> bool:
    """Whether the rule about time away flags a stretch that the placement is part of."""
    is_flagga = fynd.regel_id == _BORTA and fynd.utfall in (Utfall.BRIST, Utfall.VARNING)
    return is_flagga and any(bevis.id == aktivitet.id for bevis in fynd.bevis)
