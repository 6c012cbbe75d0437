"""A training's line in words: what each entry is called, how it stands, and the page about it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from app.domain.iup import Revideringsslag
from app.domain.slag import Aktivitetsslag, Metod
from app.domain.tidslinje import Postlage, Spar, Tidslinje, Tidspost, Tidspostslag
from app.domain.tjanst import Franvaroslag
from app.regler.ord import uppraknat
from app.web import ord as etiketter
from app.web.format import antal as antal_av
from app.web.format import datum, period
from app.web.tidsbild import Form, Linjeslag, Ritlinje, Ritpost, Ritspar

Url = Callable[..., str]

SPAR: Final[Mapping[Spar, str]] = {
    Spar.FRIST: "Sista dagar",
    Spar.TJANST: "Tjänst",
    Spar.FRANVARO: "Frånvaro",
    Spar.HEMMA: "Hemenhet",
    Spar.SIDA: "Sidotjänstgöring",
    Spar.BT: "BT",
    Spar.KURS: "Kurser",
    Spar.UNDERVISNING: "Undervisning",
    Spar.OVRIGT: "Annat i planen",
    Spar.BEDOMNING: "Bedömningar",
    Spar.AVSTAMNING: "Avstämningar",
    Spar.IUP: "IUP",
}
# How many rows each lane may take, so that the whole stands on one printed page.
_HOGST: Final[Mapping[Spar, int]] = {
    Spar.FRIST: 3,
    Spar.TJANST: 1,
    Spar.FRANVARO: 2,
    Spar.HEMMA: 2,
    Spar.SIDA: 3,
    Spar.BT: 2,
    Spar.KURS: 4,
    Spar.UNDERVISNING: 3,
    Spar.OVRIGT: 4,
    Spar.BEDOMNING: 2,
    Spar.AVSTAMNING: 3,
    Spar.IUP: 2,
}
_LAGE: Final[Mapping[Postlage, str]] = {
    Postlage.GJORD: "Genomförd",
    Postlage.PAGAR: "Pågår",
    Postlage.KOMMANDE: "Planerad",
    Postlage.FORSENAD: "Planerad, dagen har passerat",
}
_EGNA_LAGEN: Final[Mapping[tuple[Tidspostslag, Postlage], str]] = {
    (Tidspostslag.FRIST, Postlage.KOMMANDE): "Kommer",
    (Tidspostslag.FRIST, Postlage.FORSENAD): "Dagen har passerat",
    (Tidspostslag.FONSTER, Postlage.KOMMANDE): "Kommer",
    (Tidspostslag.FONSTER, Postlage.FORSENAD): "Dagarna har passerat",
    (Tidspostslag.SYSSELSATTNING, Postlage.GJORD): "Avslutad",
    (Tidspostslag.SYSSELSATTNING, Postlage.KOMMANDE): "Kommer",
    (Tidspostslag.FRANVARO, Postlage.GJORD): "Avslutad",
    (Tidspostslag.NARVARO, Postlage.GJORD): "Noterad",
    (Tidspostslag.BEDOMNING, Postlage.GJORD): "Signerad",
    (Tidspostslag.BEDOMNING, Postlage.KOMMANDE): "Väntar på svar",
    (Tidspostslag.BEDOMNING, Postlage.FORSENAD): "Väntar på svar, dagen har passerat",
    (Tidspostslag.BESOK, Postlage.PAGAR): "Undertecknas",
    (Tidspostslag.BESOK, Postlage.FORSENAD): "Dagen har passerat, protokollet är inte undertecknat",
    (Tidspostslag.REVIDERING, Postlage.GJORD): "Signerad",
    (Tidspostslag.REVIDERING, Postlage.KOMMANDE): "Väntar på underskrift",
}
_REVIDERING: Final[Mapping[Revideringsslag, str]] = {
    Revideringsslag.UPPRATTAD: "Upprättad",
    Revideringsslag.REVIDERING: "Reviderad",
}
_SIDA: Final[Mapping[Tidspostslag, tuple[str, str]]] = {
    Tidspostslag.FRIST: ("aktivitet.visa", "aktivitet_id"),
    Tidspostslag.AKTIVITET: ("aktivitet.visa", "aktivitet_id"),
    Tidspostslag.BEDOMNING: ("bedomning.visa", "bedomning_id"),
    Tidspostslag.BESOK: ("besok.visa", "dokument_id"),
    Tidspostslag.REVIDERING: ("revidering.visa", "revidering_id"),
}
_HELHET: Final[Mapping[Tidspostslag, str]] = {
    Tidspostslag.FRIST: "portfolj.oversikt",
    Tidspostslag.FONSTER: "portfolj.oversikt",
    Tidspostslag.SYSSELSATTNING: "utbildning.visa",
    Tidspostslag.FRANVARO: "utbildning.visa",
    Tidspostslag.NARVARO: "undervisning.visa",
    Tidspostslag.METOD: "kompetens.plan",
}


@dataclass(frozen=True, slots=True)
class Tabellrad:
    """One entry as a row: what, from, to, state."""

    vad: str
    url: str
    fran: str
    till: str
    lage: str


def vad(post: Tidspost) -> str:  # noqa: PLR0911 - one return a kind reads best
    """What it is, in a few words."""
    match post.vad:
        case Franvaroslag():
            return etiketter.FRANVAROSLAG[post.vad]
        case Metod() if post.slag is Tidspostslag.METOD:
            return f"{etiketter.METOD[post.vad]}, {antal_av(post.antal[1] if post.antal else 1, 'delmål', 'delmål')}"
        case Metod():
            return etiketter.METOD[post.vad]
        case Revideringsslag():
            return _REVIDERING[post.vad]
        case Aktivitetsslag() if not post.titel:
            return etiketter.AKTIVITETSSLAG[post.vad]
    if post.slag is Tidspostslag.BESOK:
        return "Studierektorsbesök"
    if post.slag is Tidspostslag.SYSSELSATTNING:
        return f"{post.procent} %"
    if post.slag is Tidspostslag.NARVARO and post.antal:
        return f"{post.antal[0]} av {post.antal[1]}"
    return post.titel


def lage(post: Tidspost) -> str:
    """How it stands, in words."""
    return _EGNA_LAGEN.get((post.slag, post.lage), _LAGE[post.lage])


def nar(post: Tidspost) -> str:
    """Its days, in words."""
    return period(post.start, None if post.is_oppen else post.slut)


def hela_namnet(post: Tidspost) -> str:
    """The name that says it all to who does not see the drawing."""
    del_av = f", {post.procent} %" if post.slag is Tidspostslag.AKTIVITET and 0 < post.procent < 100 else ""  # noqa: PLR2004 - per cent
    mening = f" {post.mening}" if post.mening else ""
    return f"{SPAR[post.spar]}: {vad(post)}{del_av}, {nar(post)}. {lage(post)}.{mening}"


def adress(post: Tidspost, portfolj_id: int, url: Url) -> str:
    """The page about the record, or about all of its kind."""
    if post.objekt_id is not None and post.slag in _SIDA:
        namn, falt = _SIDA[post.slag]
        return url(namn, portfolj_id=portfolj_id, **{falt: post.objekt_id})
    return url(_HELHET[post.slag], portfolj_id=portfolj_id)


def ritspar(poster: Iterable[Tidspost], portfolj_id: int, url: Url) -> tuple[Ritspar, ...]:
    """The lanes that hold something, to be drawn; deadlines of one day share a flag."""
    return tuple(
        Ritspar(SPAR[spar], _ritposter(spar, list(grupp), portfolj_id, url), _HOGST[spar])
        for spar, grupp in groupby(poster, key=lambda post: post.spar)
    )


def _ritposter(spar: Spar, poster: list[Tidspost], portfolj_id: int, url: Url) -> tuple[Ritpost, ...]:
    if spar is Spar.FRIST:
        return tuple(_flaggor(poster, portfolj_id, url))
    return tuple(_ritpost(post, adress(post, portfolj_id, url)) for post in poster)


def _ritpost(post: Tidspost, url: str) -> Ritpost:
    form = _form(post)
    text = "" if post.spar is Spar.BEDOMNING else vad(post)
    return Ritpost(post.start, post.slut, form, post.lage, text, hela_namnet(post), url)


def _form(post: Tidspost) -> Form:
    if post.slag is Tidspostslag.FRANVARO:
        return "borta"
    if post.slag is Tidspostslag.FONSTER:
        return "fonster"
    if post.spar is Spar.AVSTAMNING:
        if post.slag is Tidspostslag.BESOK:
            return "punkt"
        return "romb" if post.vad is Metod.MITT_I_ST else "ruta"
    return "punkt" if post.spar in (Spar.BEDOMNING, Spar.IUP) else "stapel"


def _flaggor(poster: list[Tidspost], portfolj_id: int, url: Url) -> Iterable[Ritpost]:
    """Windows as they are, and a flag for each day on which something falls due."""
    frister = [post for post in poster if post.slag is Tidspostslag.FRIST]
    yield from (_ritpost(post, adress(post, portfolj_id, url)) for post in poster if post not in frister)
    for _, grupp in groupby(frister, key=lambda post: post.slut):
        forst, *fler = grupp
        if not fler:
            yield Ritpost(
                forst.start,
                forst.slut,
                "flagga",
                forst.lage,
                vad(forst),
                hela_namnet(forst),
                adress(forst, portfolj_id, url),
            )
            continue
        namn = f"{SPAR[Spar.FRIST]} {datum(forst.slut)}: {'; '.join(vad(post) for post in (forst, *fler))}."
        text = f"{len(fler) + 1} sista dagar"
        oversikt = url("portfolj.oversikt", portfolj_id=portfolj_id)
        yield Ritpost(forst.start, forst.slut, "flagga", forst.lage, text, namn, oversikt, len(fler) + 1)


def ritlinjer(linje: Tidslinje) -> tuple[Ritlinje, ...]:
    """Today, and the ends that are known."""
    per_dag: defaultdict[date, list[tuple[Linjeslag, str]]] = defaultdict(list)
    sluten: tuple[tuple[date | None, Linjeslag, str], ...] = (
        (linje.tidsslut, "tid", "slut enligt tid"),
        (linje.delmalsslut, "delmal", "slut enligt delmål"),
        (linje.planerat_slut, "plan", "planerat slut"),
    )
    for dag, slag, text in sluten:
        if dag is not None:
            per_dag[dag].append((slag, text))
    return (
        Ritlinje(linje.idag, "idag", "I dag"),
        *(
            Ritlinje(dag, en[0][0], _versal(f"{uppraknat([t for _, t in en])} {datum(dag)}"))
            for dag, en in per_dag.items()
        ),
    )


def _versal(text: str) -> str:
    return text[:1].upper() + text[1:]


def tabell(poster: Iterable[Tidspost], portfolj_id: int, url: Url) -> tuple[tuple[str, tuple[Tabellrad, ...]], ...]:
    """The same entries as rows, by lane."""
    return tuple(
        (
            SPAR[spar],
            tuple(
                Tabellrad(
                    vad(post),
                    adress(post, portfolj_id, url),
                    datum(post.start),
                    "tills vidare" if post.is_oppen else datum(post.slut),
                    lage(post),
                )
                for post in grupp
            ),
        )
        for spar, grupp in groupby(poster, key=lambda post: post.spar)
    )
