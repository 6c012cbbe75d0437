"""Drafts of assessments: kept while somebody writes, by the script or by a button, and thrown away."""

from starlette.responses import PlainTextResponse, Response

from app.db.bedomningar import OPPEN
from app.db.utkast import BEDOM, BESVARA, kasta_utkast, spara_utkast
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.behorighet import Handling
from app.features.bedomning import mallval, villkor
from app.features.bedomning.bedomform import bedomformular
from app.features.bedomning.delat import BAS, sidor
from app.features.bedomning.forms import fel_i_utkast, utkastfalt
from app.features.bedomning.queries import Posten, hamta
from app.web.errors import FinnsInte
from app.web.forms import las_tal
from app.web.ifyllt import Ifyllt
from app.web.mallformular import skickad_mall
from app.web.sida import Portfoljinskick


@sidor.skriv(BAS + "/utkast", Handling.BEDOMA, namn="bedomning.spara_utkast")
def spara(post: Portfoljinskick) -> Response:
    """Keep what is filled in without signing. The script gets a line of text, the button the form again."""
    if not Ifyllt(post.falt)("plats"):
        return PlainTextResponse("Utkastet hör inte till något formulär.", 422)
    fore, mall = _utkastets(post)
    v, fel = Ifyllt(post.falt), fel_i_utkast(post.falt)
    if fel and v("auto"):
        return PlainTextResponse(next(iter(fel.values())), 422)
    if fel:
        return bedomformular(post, post.falt, fore, mall, status=422, fel=fel, version=v("version"))
    skickad = skickad_mall(post.regelverk.mallar, post.falt)
    mallen = (skickad.id, skickad.version) if skickad else ("", None)
    utkast = spara_utkast(post.skriv, post.portfolj_id, v("plats"), mallen, utkastfalt(post.falt))
    if v("auto"):
        return PlainTextResponse(utkast.sparad.isoformat())
    return post.vidare_till(_till_formularet(post, fore, mall), meddelande="Utkastet är sparat. Inget är signerat än.")


@sidor.skriv(BAS + "/utkast/kasta", Handling.BEDOMA, namn="bedomning.kasta_utkast")
def kasta(post: Portfoljinskick) -> Response:
    """Throw one's own draft away."""
    kasta_utkast(post.skriv, post.portfolj_id, Ifyllt(post.falt)("plats"))
    return post.klart("bedomning.lista", portfolj_id=post.portfolj_id, meddelande="Utkastet är borttaget.")


def _utkastets(post: Portfoljinskick) -> tuple[Posten | None, Bedomningsmall | None]:
    """The assessment and the form that the draft is of, where this person may sign it."""
    v = Ifyllt(post.falt)
    slag, _, vilken = v("plats").partition(":")
    if f"{slag}:" == BEDOM:
        mall = mallval.for_ny(post, post.falt)
        kand = any(ett.id == vilken for ett in post.regelverk.mallar.alla)
        if kand and (villkor.far_bedoma_allt(post) or villkor.bedombara(post)):
            return None, mall
    if f"{slag}:" == BESVARA:
        fore = hamta(post.session, post.portfolj_id, las_tal(vilken, 0))
        post.krav(villkor.far_signera(post, fore.rad) and fore.rad.status in OPPEN)
        return fore, mallval.for_begaran(post, fore.rad, v("mall"))
    raise FinnsInte


def _till_formularet(post: Portfoljinskick, fore: Posten | None, mall: Bedomningsmall | None) -> str:
    fraga = f"?mall={mall.id}" if mall else ""
    if fore is None:
        return post.url("bedomning.bedom_ny", portfolj_id=post.portfolj_id) + fraga
    return post.url("bedomning.besvara", portfolj_id=post.portfolj_id, bedomning_id=fore.rad.id) + fraga
