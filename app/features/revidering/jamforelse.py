"""Any two versions of the plan side by side, today's among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from app.domain.aktivitet import Aktivitet
from app.domain.behorighet import Handling
from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.iup import Revidering, Revideringsslag
from app.features.revidering import vy
from app.features.revidering.andringar import per_delmal, sammandrag
from app.features.revidering.delat import BAS, planen_nu, sidor
from app.features.revidering.ogonblick import Delmalsrad, Ogonblick, las
from app.features.revidering.queries import ogonblicksbilder
from app.web.errors import FinnsInte
from app.web.format import datum, period
from app.web.forms import las_tal
from app.web.ord import DELMALGRUPP, METOD
from app.web.sida import Portfoljsida

NU: Final = "nu"
ALLA: Final = "alla"
_NU_I_ORD: Final = "Planen i dag"


@dataclass(frozen=True, slots=True)
class Post:
    """One thing planned or done in a cell. `sarskild` says that only this version has it so."""

    text: str
    sarskild: bool


@dataclass(frozen=True, slots=True)
class Rad:
    """One delmål in both versions; activities that no delmål names have no code. `lika` are not shown."""

    kod: str
    titel: str
    fran: tuple[Post, ...]
    till: tuple[Post, ...]
    lika: int = 0


@dataclass(frozen=True, slots=True)
class Sida:
    """The two versions compared. `rader` are by group; without `alla` only those that differ."""

    rader: tuple[tuple[str, tuple[Rad, ...]], ...]
    antal_lika: int


def versioner(revideringar: Iterable[Revidering]) -> tuple[tuple[str, str], ...]:
    """The versions to choose among, newest first, today's plan on top: value and label."""
    return (
        (NU, _NU_I_ORD),
        *((str(r.id), _etikett(r)) for r in vy.senast_forst(revideringar)),
    )


def _etikett(r: Revidering) -> str:
    slag = ", upprättad" if r.slag is Revideringsslag.UPPRATTAD else ""
    return f"{datum(r.datum)}{slag}, {vy.LAGE[r.status][0].lower()}"


@sidor.las(BAS + "/jamfor", Handling.LASA_PORTFOLJ, namn="revidering.jamfor", etag=True)
def jamfor(sida: Portfoljsida) -> Response:
    """Two versions side by side: from the one before the latest, or the one asked for, to today's plan."""
    val = versioner(sida.portfolj.revideringar)
    fran, till = _valda(sida, [varde for varde, _ in val])
    lasta = _lagen(sida, {fran, till})
    fore, efter = lasta.get(fran), lasta.get(till)
    is_alla = sida.fraga("visa") == ALLA
    return sida.render(
        "revidering/jamfor.html",
        titel="Jämför två versioner",
        val=val,
        fran=fran,
        till=till,
        namn=dict(val),
        ofrusna=[dict(val)[ett] for ett in (fran, till) if ett and lasta.get(ett) is None],
        sammandrag=sammandrag(fore, efter) if fore and efter else (),
        tabell_=sida_vid_sida(fore, efter, is_alla=is_alla) if fore and efter else None,
        is_alla=is_alla,
    )


def _valda(sida: Portfoljsida, kanda: list[str]) -> tuple[str, str]:
    """What is asked for; by itself from the latest revision to today. An unknown version is no page."""
    ej_ater = vy.ej_aterlamnade(sida.portfolj)
    fran = sida.fraga("fran") or (str(ej_ater[0].id) if ej_ater else "")
    till = sida.fraga("till") or NU
    if {ett for ett in (fran, till) if ett} - set(kanda):
        raise FinnsInte
    return fran, till


def _lagen(sida: Portfoljsida, valda: set[str]) -> Mapping[str, Ogonblick | None]:
    frusna = [las_tal(ett, 0) for ett in valda if ett not in {NU, ""}]
    bilder = ogonblicksbilder(sida.session, sida.portfolj_id, frusna) if frusna else {}
    lagen: dict[str, Ogonblick | None] = {str(id_): las(bild) for id_, bild in bilder.items()}
    return lagen | {NU: planen_nu(sida)} if NU in valda else lagen


def sida_vid_sida(fore: Ogonblick, efter: Ogonblick, *, is_alla: bool) -> Sida:
    """The delmål of both versions with what each planned and did."""
    andrade = per_delmal(fore, efter)
    grupper: dict[Delmalgrupp, list[Rad]] = {}
    lika = 0
    for kod in _koder(fore, efter):
        if kod not in andrade and not is_alla:
            lika += 1
            continue
        a, b = fore.rad(kod), efter.rad(kod)
        rad = _rad(kod, b.titel or a.titel, list(_poster(a)), list(_poster(b)), is_alla=is_alla)
        grupper.setdefault(kod.grupp, []).append(rad)
    rader = [(DELMALGRUPP[grupp], tuple(rader)) for grupp, rader in grupper.items()]
    ovrigt = [list(map(_aktivitet, lage.utan_delmal())) for lage in (fore, efter)]
    if (sorted(ovrigt[0]) != sorted(ovrigt[1])) or (is_alla and any(ovrigt)):
        rader.append(("Övrigt", (_rad("", "Aktiviteter utan delmål", *ovrigt, is_alla=is_alla),)))
    return Sida(tuple(rader), lika)


def _rad(kod: str, titel: str, fran: list[str], till: list[str], *, is_alla: bool) -> Rad:
    fore, efter = _markta(fran, till), _markta(till, fran)
    if is_alla:
        return Rad(kod, titel, fore, efter)
    return Rad(
        kod,
        titel,
        tuple(post for post in fore if post.sarskild),
        tuple(post for post in efter if post.sarskild),
        sum(not post.sarskild for post in fore),
    )


def _koder(fore: Ogonblick, efter: Ogonblick) -> tuple[DelmalKod, ...]:
    """The delmål of the later version in its order, then those that only the earlier one had."""
    i_ordning = [rad.kod for lage in (efter, fore) for _, rader in lage.rader() for rad in rader]
    return tuple(sorted(dict.fromkeys(i_ordning), key=lambda kod: kod.grupp.ordning))


def _poster(rad: Delmalsrad) -> Iterator[str]:
    yield from map(_aktivitet, rad.aktiviteter)
    yield from (f"Metod: {METOD[m.metod]}" for m in rad.metoder)
    yield from (f"Bedömt: {METOD[b.metod]} {datum(b.datum)}" for b in rad.bedomningar)
    if rad.is_uppfylld:
        yield "Uppfyllt"


def _aktivitet(a: Aktivitet) -> str:
    return f"{a.titel}, {period(a.start, a.slut).lower()}, {'genomförd' if a.is_genomford else 'planerad'}"


def _markta(egna: list[str], andras: list[str]) -> tuple[Post, ...]:
    """What a version has, each with whether the other lacks it."""
    kvar = list(andras)
    poster: list[Post] = []
    for text in egna:
        if text in kvar:
            kvar.remove(text)
            poster.append(Post(text, sarskild=False))
        else:
            poster.append(Post(text, sarskild=True))
    return tuple(poster)
