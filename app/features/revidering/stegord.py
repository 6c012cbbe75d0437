"""The approval steps in words: who answers now, what the reader should know, and why an answer was not taken."""

from collections.abc import Sequence

from app.db.tabeller import RevideringRad
from app.domain.iup import Revideringsstatus
from app.features.revidering.queries import Posten
from app.features.revidering.steg import HANDLING, HUVUDHANDLEDARE, I_ORD, kvar
from app.regler.ord import uppraknat
from app.web.format import datum
from app.web.sida import Portfoljsida


def vem_svarar(sida: Portfoljsida, rad: RevideringRad, vantar: Sequence[str]) -> str:
    """Who signs, where it is huvudhandledare's turn: also when another has taken over since the plan was frozen."""
    if vantar[:1] != (HUVUDHANDLEDARE,):
        return ""
    nu, da = sida.portfolj.huvudhandledare(sida.idag), sida.portfolj.huvudhandledare(rad.datum)
    if nu is None:
        sist = max((h.till for h in sida.portfolj.handledarskap if h.till and h.till < sida.idag), default=None)
        sedan = f" sedan {datum(sist)}" if sist else ""
        return (
            f"Ingen är huvudhandledare{sedan}. Revideringen väntar kvar tills studierektorn eller chefen har utsett en."
        )
    if da is not None and da.person_id != nu.person_id:
        return f"{da.namn} är inte huvudhandledare längre. {nu.namn} har tagit över och svarar i stället."
    return f"{nu.namn} svarar."


def notis(sida: Portfoljsida, alla: Sequence[str], vantar: Sequence[str]) -> str:
    """What a reader who holds several of the steps should know; else empty."""
    egna = [ett for ett in alla if sida.far(HANDLING[ett])]
    if len(egna) < 2 or not set(egna) & set(vantar):  # noqa: PLR2004 - two roles
        return ""
    roller = uppraknat([I_ORD[ett].lower() for ett in egna])
    return f"Du är både {roller}. Varje roll svarar för sig, så revideringen behöver {len(egna)} svar av dig."


def varfor_inte(fore: Posten, ett: str, alla: Sequence[str]) -> str:
    """Why that step could not be taken."""
    vantar = kvar(fore, alla)
    if ett not in alla:
        return f"Regionens profil har inget steg för {I_ORD[ett].lower()}."
    if ett in vantar[1:]:
        return f"{I_ORD[vantar[0]]} har inte svarat än. Du kan svara när det är gjort."
    if ett in vantar:
        return "Revideringen har ändrats sedan du öppnade sidan. Så här ser den ut nu."
    sist = fore.steg[-1].namn if fore.steg else ""
    if fore.rad.status is Revideringsstatus.ATERLAMNAD:
        return f"Revideringen har redan lämnats tillbaka{f' av {sist}' if sist else ''}. Ditt svar är inte sparat."
    tog = next((s.namn for s in fore.steg if s.steg == ett), "")
    return f"Steget är redan besvarat{f' av {tog}' if tog else ''}. Så här ser revideringen ut nu."
