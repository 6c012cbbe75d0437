"""The conditions on a plan in words, for what cannot be held together."""

from collections.abc import Mapping
from typing import Final

from app.domain.planforslag import Villkor, Villkorsslag
from app.domain.portfolj import Portfolj
from app.domain.regionplan import Regionplan, Tidpunkt
from app.regler.planposter import Planpost
from app.regler.planproblem import Planunderlag
from app.web.format import datum, decimal, period


def manader(post: Planpost) -> str:
    """A length in months as it stands in a field; "" where it is not known in months."""
    return decimal(float(post.manader), 1).removesuffix(",0") if post.manader else ""


def langd(post: Planpost) -> str:
    """How long a thing is: "2 månader", "9 dagar"; "" for a course."""
    if post.manader:
        return f"{manader(post)} {'månad' if post.manader == 1 else 'månader'}"
    return f"{post.dagar} dagar" if post.aktivitet_id is not None and post.dagar > 1 else ""


def nar(post: Planpost) -> str:
    """When a thing that has dates lies now, as in the middle of a line; "" for what has none."""
    return "" if post.nu is None else period(post.nu.start, post.nu.slut).lower()


_LIKA: Final[Mapping[Villkorsslag, str]] = {
    Villkorsslag.FRANVARO: "Inget läggs på noterad frånvaro.",
    Villkorsslag.KAPACITET: "Alla ST-läkare på enheten är inte borta samtidigt.",
    Villkorsslag.EN_I_TAGET: (
        "En placering i taget, med minst en vecka hemma emellan, och inget uppdrag hemma samtidigt."
    ),
    Villkorsslag.EN_KURS_I_VECKAN: "Högst en kurs i veckan.",
}


def villkor(  # noqa: PLR0911 - one a kind
    ett: Villkor, underlag: Planunderlag, portfolj: Portfolj, plan: Regionplan | None
) -> str:
    """One condition as a sentence."""
    grans = datum(underlag.granser.get(ett))
    match ett.slag:
        case Villkorsslag.MED:
            del_ = underlag.delar[ett.nyckel]
            hur = langd(del_.post)
            return f"{del_.titel}{f' ({hur})' if hur and del_.antal == 1 else ''} ska få plats."
        case Villkorsslag.TIDIGAST:
            return f"Inget läggs före {grans}, dagen du har valt som tidigast."
        case Villkorsslag.SLUT:
            return f"Allt ska vara klart senast {grans}."
        case Villkorsslag.HEMMA_FORST:
            return f"Den första tiden är på hemenheten, till {grans}."
        case Villkorsslag.TIDPUNKT:
            return _tidpunkt(ett.nyckel, grans, underlag)
        case Villkorsslag.FAST:
            fast, post = underlag.fasta[ett.nyckel], portfolj.aktivitet(int(ett.nyckel))
            return f"{post.titel if post else 'En placering'} ligger kvar {period(fast.start, fast.slut)}."
        case Villkorsslag.ORDNING:
            return _ordning(int(ett.nyckel), plan)
        case _:
            return _LIKA[ett.slag]


def _tidpunkt(nyckel: str, grans: str, underlag: Planunderlag) -> str:
    post = next(d.post for d in underlag.delar.values() if d.post.nyckel == nyckel)
    if post.nar is Tidpunkt.ANDRA_HALVAN:
        return f"{post.titel} ska ligga i andra halvan av ST, efter {grans}."
    return f"{post.titel} ska vara klar senast {grans}, enligt regionens plan."


def _ordning(nr: int, plan: Regionplan | None) -> str:
    if plan is None:  # pragma: no cover - rules of order come from a plan
        return ""
    titlar, ordning = dict(plan.titlar()), plan.ordning[nr]
    return f"{titlar[ordning.efter]} kommer efter {' eller '.join(titlar[n] for n in ordning.fore)}."
