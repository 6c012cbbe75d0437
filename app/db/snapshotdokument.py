"""Documents and åtgärdsplaner put together out of the rows of the small kinds (`snapshotfragor.SMATT`)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from app.db import snapshotfragor as fragor
from app.domain.atgardsplan import Atgardsplan, Atgardsrad, Planutfall
from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus, Part, Undertecknande
from app.domain.bedomning import Svar
from app.domain.introduktion import Introduktionspunkt


@dataclass(frozen=True, slots=True)
class _Del:
    """A signature or a row, with the id of what it belongs to."""

    hor_till: int
    post: Undertecknande | Atgardsrad


def dokument_av(smatt: Iterable[object]) -> tuple[Dokument, ...]:
    """The documents with their signatures."""
    delar: defaultdict[int, list[Undertecknande]] = defaultdict(list)
    for ett in smatt:
        if isinstance(ett, _Del) and isinstance(ett.post, Undertecknande):
            delar[ett.hor_till].append(ett.post)
    return tuple(replace(d, undertecknanden=tuple(delar[d.id])) for d in smatt if isinstance(d, Dokument))


def planer_av(smatt: Iterable[object]) -> tuple[Atgardsplan, ...]:
    """The åtgärdsplaner with their rows."""
    delar: defaultdict[int, list[Atgardsrad]] = defaultdict(list)
    for ett in smatt:
        if isinstance(ett, _Del) and isinstance(ett.post, Atgardsrad):
            delar[ett.hor_till].append(ett.post)
    return tuple(replace(p, rader=tuple(delar[p.id])) for p in smatt if isinstance(p, Atgardsplan))


def _dokument(*p: Any) -> Dokument:
    id_, datum, nasta, risk, mall_version, upplaga, _, slag, status, svar, parter, *_ = p
    laget = Dokumentstatus(status)
    # What is written of a visit to come is a draft until somebody signs it.
    texter = {} if laget is Dokumentstatus.PLANERAD else json.loads(svar)
    return Dokument(
        id_,
        Dokumentslag(slag),
        datum,
        laget,
        tuple(Svar(*par) for par in texter.items()),
        mall_version,
        tuple(map(Part, parter.split())),
        nasta=nasta,
        has_risk=bool(risk),
        upplaga=upplaga,
    )


def _undertecknande(*p: Any) -> _Del:
    return _Del(p[6], Undertecknande(Part(p[7]), p[8], p[1]))


def _atgardsplan(*p: Any) -> Atgardsplan:
    id_, datum, avslutad, _, _, _, _, anledning, mal, utfall, slutsats, *_ = p
    return Atgardsplan(id_, datum, anledning, mal, (), avslutad, Planutfall(utfall) if utfall else None, slutsats)


def _atgardsrad(*p: Any) -> _Del:
    _, klar_senast, foljs_upp, _, _, _, plan_id, vad, vem, foljs_upp_av, klar_text, utfall, _, klar, uppfoljd, *_ = p
    rad = Atgardsrad(
        vad, Part(vem), klar_senast, foljs_upp, Part(foljs_upp_av), klar, klar_text, uppfoljd, utfall
    )  # fmt: skip
    return _Del(plan_id, rad)


def _introduktion(*p: Any) -> Introduktionspunkt:
    return Introduktionspunkt(p[7], p[1])


# Kind → what its row becomes.
LASARE: Final[Mapping[str, Callable[..., object]]] = {
    fragor.DOKUMENT: _dokument,
    fragor.UNDERTECKNANDE: _undertecknande,
    fragor.ATGARDSPLAN: _atgardsplan,
    fragor.ATGARDSRAD: _atgardsrad,
    fragor.INTRODUKTION: _introduktion,
}
