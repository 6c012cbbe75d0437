"""The draft of a revision: kept while it is gone through, by the script or by a button, and thrown away."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import PlainTextResponse, Response

from app.db.utkast import kasta_utkast, spara_utkast
from app.domain.behorighet import Handling
from app.features.revidering.delat import BAS, PLATS, sidor
from app.features.revidering.genomgang import ANDRA, BEKRAFTA
from app.features.revidering.sidan import formular
from app.web.forms import Falt, fel_i_text
from app.web.sida import Portfoljinskick

_FALT: Final = frozenset({"datum", "deltagare", "sammanfattning", BEKRAFTA})
_HOGST: Final = 30_000  # characters of a whole draft


def _sparas(falt: Falt) -> dict[str, list[str]]:
    return {namn: varden for namn, varden in falt.items() if namn in _FALT or namn.startswith(ANDRA)}


def _fel(falt: Mapping[str, list[str]]) -> dict[str, str]:
    """What keeps a draft from being saved: it may be unfinished, but never hold what could point out a patient."""
    fel = {namn: vad for namn, varden in falt.items() if (vad := fel_i_text("\n".join(varden), _HOGST))}
    if not fel and sum(len(text) for varden in falt.values() for text in varden) > _HOGST:
        fel["sammanfattning"] = f"Texterna är för långa för ett utkast: högst {_HOGST} tecken tillsammans."
    return fel


@sidor.skriv(BAS + "/utkast", Handling.GORA_REVIDERING, namn="revidering.spara_utkast")
def spara(post: Portfoljinskick) -> Response:
    """Keep what is filled in without handing in. The script gets a line of text, the button the form again."""
    falt = _sparas(post.falt)
    fel = _fel(falt)
    if fel and "auto" in post.falt:
        return PlainTextResponse(next(iter(fel.values())), 422)
    if fel:
        return formular(post, post.falt, status=422, fel=fel)
    utkast = spara_utkast(post.skriv, post.portfolj_id, PLATS, ("", None), falt)
    if "auto" in post.falt:
        return PlainTextResponse(utkast.sparad.isoformat())
    sparat = "Utkastet är sparat. Inget är inlämnat än."
    return post.vidare("revidering.ny", portfolj_id=post.portfolj_id, meddelande=sparat)


@sidor.skriv(BAS + "/utkast/kasta", Handling.GORA_REVIDERING, namn="revidering.kasta_utkast")
def kasta(post: Portfoljinskick) -> Response:
    """Throw one's own draft away."""
    kasta_utkast(post.skriv, post.portfolj_id, PLATS)
    return post.klart("revidering.ny", portfolj_id=post.portfolj_id, meddelande="Utkastet är borttaget.")
