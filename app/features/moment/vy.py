"""What the pages about moments show: the choice, the list with what is missing, and where it all comes from."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, NamedTuple
from urllib.parse import urlencode

from app.db.tabeller import MomentloggRad
from app.domain.behorighet import Handling
from app.domain.moment import Momentlage, Momentlogg, Sjalvstandighet, sammanstall
from app.domain.rattsgrund import Rattskalla
from app.domain.slag import Metod
from app.underlag.momentlistor import moment_for
from app.web.sida import Portfoljsida

OPPNA: Final = 10  # moments offered before the rest are folded away
FORSTA: Final = 50  # entries shown until all are asked for
EGEN_TOLKNING: Final = "var-tolkning"
VISA: Final = (("aldrig", "Aldrig gjorda"), ("saknas", "Under målet"), ("gjorda", "Gjorda"))


class Val(NamedTuple):
    """The moments of a form as (value, label): those in sight, and those folded away."""

    oppna: tuple[tuple[str, str], ...]
    vikta: tuple[tuple[str, str], ...]


def alla_lagen(sida: Portfoljsida, borttagen: MomentloggRad | None = None) -> tuple[Momentlage, ...]:
    """How far every moment has come, of the list for this training and of one's own.

    `borttagen` is an entry that may come back: what it is about is there to be chosen.
    """
    ram, poster = sida.portfolj.utbildning, sida.portfolj.momentlogg
    if borttagen is not None and borttagen.borttagen is not None:
        post = borttagen
        poster = (*poster, Momentlogg(post.id or 0, post.moment, post.namn, post.datum, post.sjalvstandighet))
    return sammanstall(moment_for(ram.region, ram.specialitet), poster)


def val(lagen: Sequence[Momentlage]) -> Val:
    """The moments to choose among: the latest used first, then those never done, in the list's order."""
    gjorda = sorted((ett for ett in lagen if ett.senast), key=lambda ett: ett.senast or date.min, reverse=True)
    par = tuple((ett.nyckel, ett.titel) for ett in (*gjorda, *(ett for ett in lagen if not ett.senast)))
    return Val(par[:OPPNA], par[OPPNA:])


def urval(lagen: Collection[Momentlage], visa: str) -> tuple[Momentlage, ...]:
    """The moments that the filter asks for; "" for all."""
    match visa:
        case "aldrig":
            return tuple(ett for ett in lagen if not ett.antal)
        case "saknas":
            return tuple(ett for ett in lagen if ett.saknas)
        case "gjorda":
            return tuple(ett for ett in lagen if ett.antal)
    return tuple(lagen)


def loggade(sida: Portfoljsida, nyckel: str) -> tuple[Momentlogg, ...]:
    """The entries of that moment ("" for all), newest first."""
    poster = sorted(sida.portfolj.momentlogg, key=lambda p: (p.datum, p.id), reverse=True)
    return tuple(p for p in poster if nyckel in ("", p.nyckel))


def kallor(sida: Portfoljsida, lagen: Collection[Momentlage]) -> tuple[Rattskalla, ...]:
    """What the list builds on, besides our own reading, which is marked at each moment."""
    idn = dict.fromkeys(ett.moment.kalla for ett in lagen if ett.moment and ett.moment.kalla != EGEN_TOLKNING)
    return tuple(sida.regelverk.rattskallor[id_] for id_ in idn)


def begar_dops(sida: Portfoljsida, rad: MomentloggRad) -> str:
    """Where to ask for an assessment of it by direct observation, filled in with what it was.

    "" for those who may not, and where there is nothing to assess: removed, or merely seen.
    """
    is_gjort = rad.borttagen is None and rad.sjalvstandighet is not Sjalvstandighet.OBSERVERAT
    if not (is_gjort and sida.far(Handling.BEGARA_BEDOMNING)):
        return ""
    fraga = {"metod": Metod.DOPS.value, "situation": rad.namn, "delmal": sorted(rad.delmal)}
    return f"{sida.url('bedomning.ny', portfolj_id=sida.portfolj_id)}?{urlencode(fraga, doseq=True)}"
