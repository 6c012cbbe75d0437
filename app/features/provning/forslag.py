"""A proposal of a plan: asked for, found, and opened among the changes that are tried. It writes nothing by itself."""

import json
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.domain.planforslag import Forslag, IngetSvar, Konflikt, Uppgiftsslag
from app.domain.portfolj import Portfolj
from app.domain.provning import prova
from app.features.provning import andringar, planord
from app.features.provning.kollegor import kollegor
from app.features.provning.utkast import HOGST, Post, Utkast, post_av
from app.losare.plan import los
from app.regler.placeringar import anstalld_procent
from app.regler.planposter import Planpost, Planposter, planposter
from app.regler.planproblem import Del, GarInteAttPlanera, Onskemal, Planunderlag, SlutetForLangtBort, planproblem
from app.web.format import period
from app.web.forms import las_dag
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_HOGST_MANADER: Final = 24
_RUBRIKER: Final = {
    Uppgiftsslag.BORTA: "Placeringar",
    Uppgiftsslag.UPPDRAG: "Uppdrag på hemenheten",
    Uppgiftsslag.KURS: "Kurser",
}
_INGEN_ENHET: Final = "Inte bestämd"


@dataclass(frozen=True, slots=True)
class Rad:
    """A line of a proposal: what, when, whether it is new, and the change as it is kept."""

    titel: str
    nar: str
    vad: str
    andring: str


@dataclass(frozen=True, slots=True)
class Svar:
    """What came of asking: the lines of a proposal, or sentences that cannot hold together, or why there is neither."""

    rader: tuple[Rad, ...] = ()
    konflikt: tuple[str, ...] = ()
    fel: str = ""
    for_sent: tuple[str, ...] = ()
    is_avbrutet: bool = False


@dataclass(frozen=True, slots=True)
class Val:
    """A thing that can be placed, with what the person has said: `med` whether it is to be, `manader` as written."""

    post: Planpost
    med: bool
    manader: str = ""
    fel: str = ""


@dataclass(frozen=True, slots=True)
class Ifyllt:
    """The form as it stands. `tidigast` is None where what was written is no day.

    Of `daterade` those are to be placed anew (`med`) that are not locked where they lie.
    """

    nya: tuple[Val, ...]
    daterade: tuple[Val, ...]
    tidigast_text: str
    tidigast: date | None

    @property
    def fel(self) -> dict[str, str]:
        """The faults by field."""
        fel = {f"m_{val.post.nyckel}": val.fel for val in self.nya if val.fel}
        if self.tidigast is None:
            fel["tidigast"] = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-01."
        return fel

    @property
    def med(self) -> tuple[str, ...]:
        """The keys of what is ticked to be placed."""
        return tuple(val.post.nyckel for val in self.nya if val.med)

    @property
    def lasta(self) -> tuple[str, ...]:
        """The keys of what is locked."""
        return tuple(val.post.nyckel for val in self.daterade if not val.med)

    @property
    def i_grupper(self) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
        """What lacks dates, for the macro `flerval`."""
        grupper = (
            (rubrik, tuple(_kryss(v.post) for v in self.nya if v.post.slag is slag))
            for slag, rubrik in _RUBRIKER.items()
        )
        return tuple(grupp for grupp in grupper if grupp[1])

    @property
    def med_datum(self) -> tuple[tuple[str, str, str], ...]:
        """What has dates, for the macro `flerval`."""
        return tuple(_kryss(val.post) for val in self.daterade)

    @property
    def poster(self) -> tuple[Planpost, ...]:
        """What is to be placed."""
        nya = (_med_langd(val) for val in self.nya if val.med)
        return (*(post for post in nya if post.has_langd), *(val.post for val in self.daterade if val.med))


def _kryss(post: Planpost) -> tuple[str, str, str]:
    """A box of the macro `flerval`."""
    hur = planord.nar(post) or planord.langd(post) or ("" if post.dagar else "längd saknas i regionens plan")
    return post.nyckel, f"{post.titel}, {hur}" if hur else post.titel, ""


def _med_langd(val: Val) -> Planpost:
    manader = _manader(val.manader)
    return val.post if val.post.dagar or manader is None else replace(val.post, manader=manader)


def _manader(text: str) -> Fraction | None:
    """A length as written: "2", "1,5". None where it is none, or not between half a month and two years."""
    hela, _, del_ = text.strip().replace(".", ",").partition(",")
    if not (hela.isascii() and hela.isdecimal() and len(hela) <= 2 and (not del_ or del_ in ("0", "5"))):  # noqa: PLR2004
        return None
    manader = Fraction(int(hela)) + (Fraction(1, 2) if del_ == "5" else 0)
    return manader if 0 < manader <= _HOGST_MANADER else None


def _las(sida: Portfoljsida, poster: Planposter, *, is_fragat: bool) -> Ifyllt:
    """What the address says; before anything is asked everything is to be placed, and what has dates stays.

    A length that cannot be is a fault whether the thing is ticked or not, so that nothing written is passed over.
    """
    fraga = sida.request.query_params
    med, lasta = set(fraga.getlist("med")), set(fraga.getlist("las"))
    tidigast = fraga.get("tidigast", sida.idag.isoformat()).strip()

    def ny(post: Planpost) -> Val:
        ifyllt = planord.manader(post)
        skrivet = fraga.get(f"m_{post.nyckel}", ifyllt).strip()
        is_med = post.nyckel in med if is_fragat else post.has_langd
        is_sagt = skrivet not in ("", ifyllt) or (is_fragat and is_med)
        is_fel = is_sagt and not post.dagar and _manader(skrivet) is None
        return Val(post, is_med, skrivet, "Skriv hela eller halva månader, högst 24." if is_fel else "")

    return Ifyllt(
        tuple(ny(post) for post in (*poster.saknade, *poster.odaterade)),
        tuple(
            Val(post, is_fragat and post.nyckel not in lasta)
            for post in poster.daterade
            if (post.aktivitet_id or 0) > 0
        ),
        tidigast,
        las_dag(tidigast),
    )


def _kopia(sida: Portfoljsida) -> Portfolj:
    """The portfolio with the changes that are tried already: the proposal builds on them."""
    return prova(sida.portfolj, andringar.hamta(sida).andringar).portfolj


@sidor.las(f"{andringar.BAS}/forslag", Handling.LASA_PORTFOLJ, namn="provning.forslag")
def forslag(sida: Portfoljsida) -> Response:
    """Ask for a proposal, and show it."""
    is_fragat = bool(sida.fraga("rakna"))
    vem = _kopia(sida)
    ifyllt = _las(sida, planposter(vem, sida.underlag), is_fragat=is_fragat)
    svar = _svar(sida, vem, ifyllt) if is_fragat and not ifyllt.fel else None
    return sida.render(
        "provning/forslag.html",
        status=422 if ifyllt.fel else 200,
        titel="Föreslå plan",
        ifyllt=ifyllt,
        fel=ifyllt.fel,
        svar=svar,
        has_plan=sida.underlag.plan is not None,
        till=sida.url("provning.forslag", portfolj_id=sida.portfolj_id),
        tillbaka=sida.url("provning.visa", portfolj_id=sida.portfolj_id),
    )


def _svar(sida: Portfoljsida, vem: Portfolj, ifyllt: Ifyllt) -> Svar:
    poster = ifyllt.poster
    if not poster or ifyllt.tidigast is None:
        return Svar(fel="Välj minst en sak som ska få plats.")
    losa = frozenset(post.aktivitet_id for post in poster if post.aktivitet_id is not None)
    onskemal = Onskemal(poster, ifyllt.tidigast, losa, kollegor(sida) or ())
    try:
        underlag = planproblem(vem, sida.underlag, onskemal)
        funnet = los(underlag.problem)
    except SlutetForLangtBort:
        return Svar(fel="Utbildningen slutar om mer än 20 år, och så långt fram går det inte att räkna fram en plan.")
    except GarInteAttPlanera:
        return Svar(fel="Slutet på utbildningen går inte att räkna ut, så det finns inget att planera mot.")
    except IngetSvar:
        return Svar(fel="Det hann inte räknas ut. Ta med färre saker, eller lås fler.")
    if isinstance(funnet, Konflikt):
        plan = sida.underlag.plan
        return Svar(konflikt=tuple(planord.villkor(v, underlag, vem, plan) for v in funnet.villkor))
    return Svar(
        rader=forslagsrader(vem, underlag, funnet),
        for_sent=tuple(post.titel for post in underlag.for_sent),
        is_avbrutet=funnet.is_avbrutet,
    )


def forslagsrader(vem: Portfolj, underlag: Planunderlag, funnet: Forslag) -> tuple[Rad, ...]:
    """What a proposal changes, in order of time."""
    i_ordning = sorted(funnet.start.items(), key=lambda par: (par[1], par[0]))
    return tuple(rad for nyckel, vecka in i_ordning if (rad := _rad(vem, underlag, nyckel, vecka)) is not None)


def _rad(vem: Portfolj, underlag: Planunderlag, nyckel: str, vecka: int) -> Rad | None:
    """A line, None for what was to be moved and lies well where it is."""
    del_, dagar = underlag.delar[nyckel], underlag.dagar[nyckel][vecka]
    falt = {"start": [dagar.start.isoformat()], "slut": [dagar.slut.isoformat()]}
    nar = period(dagar.start, dagar.slut)
    sparad = vem.aktivitet(del_.post.aktivitet_id)
    if sparad is not None and del_.nr == 1:
        if (sparad.start, sparad.slut) == (dagar.start, dagar.slut):
            return None
        falt["aktivitet"] = [str(sparad.id)]
        vad = f"flyttas från {period(sparad.start, sparad.slut).lower()}" if sparad.start else "får datum"
        return Rad(sparad.titel, nar, vad, json.dumps(["flytta", falt]))
    typ, mer = _ny(vem, del_, dagar.start)
    return Rad(del_.titel, nar, "ny", json.dumps([typ, falt | mer], ensure_ascii=False))


def _ny(vem: Portfolj, del_: Del, start: date) -> tuple[str, dict[str, list[str]]]:
    post = del_.post
    gemensamt = {"titel": [del_.titel], "mall": [post.plannyckel], "delmal": [str(kod) for kod in post.delmal]}
    if post.slag is Uppgiftsslag.KURS:
        return "kurs", gemensamt
    is_hemma = post.slag is Uppgiftsslag.UPPDRAG
    return "placering", gemensamt | {
        "typ": ["hemenhet" if is_hemma else "sidotjanstgoring"],
        "enhet": [vem.utbildning.enhet if is_hemma else _INGEN_ENHET],
        "procent": [str(anstalld_procent(vem, start))],
    }


@sidor.skriv(f"{andringar.BAS}/forslag", Handling.LASA_PORTFOLJ, namn="provning.ta_forslag")
def ta_forslag(post: Portfoljinskick) -> Response:
    """Open a proposal among the changes that are tried, where it can be amended and saved."""
    utkast, antal = andringar.hamta(post), 0
    for text in post.falt.get("andring", ())[:HOGST]:
        ny = _las_andring(text)
        if ny is not None:
            utkast, antal = utkast.med(ny), antal + 1
    if not antal or len(utkast.poster) > HOGST:
        nej = "Förslaget gick inte att öppna. Låt räkna fram det igen."
        return post.vidare("provning.forslag", portfolj_id=post.portfolj_id, meddelande=nej, slag="fel")
    return andringar.behall(post, Utkast(utkast.poster), "Förslaget är öppnat. Ändra det du vill och spara sedan.")


def _las_andring(text: str) -> Post | None:
    """A change out of the form; None where it is none."""
    try:
        typ, falt = json.loads(text)
    except (ValueError, TypeError):
        return None
    is_falt = isinstance(falt, dict) and all(
        isinstance(varden, list) and all(isinstance(varde, str) for varde in varden) for varden in falt.values()
    )
    return post_av(str(typ), falt) if is_falt else None
