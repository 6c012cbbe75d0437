"""The page "Hämta in och ut", uploads, and undoing of imports."""

from collections.abc import Mapping

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.utbyte import actions, hamtning, queries, utkast
from app.features.utbyte.forms import las_uppladdning
from app.utbyte.angra import KanInteAngras, undo_hinder, undo_import
from app.utbyte.mall import EGNA_BLAD, MALLAR
from app.utbyte.tabell import HOGST_BYTE
from app.web.format import antal
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_BAS = "/portfolj/{portfolj_id:int}/utbyte"
_IMPORT = _BAS + "/inlast/{import_id:int}/angra"


def _hogst(sida: Portfoljsida) -> int:
    """Greatest size of a file in bytes."""
    return min(HOGST_BYTE, sida.installningar.max_uppladdning_mb * 1024 * 1024)


def _visa(sida: Portfoljsida, *, status: int = 200, fel: Mapping[str, str] | None = None, text: str = "") -> Response:
    return sida.render(
        "utbyte/visa.html",
        status=status,
        titel="Hämta in och ut",
        fel=fel or {},
        text=text,
        kan_importera=sida.regelverk.malbeskrivning_for(sida.portfolj) is not None,
        hogst_mb=_hogst(sida) // 1024 // 1024,
        slag=EGNA_BLAD,
        utkast=queries.vantande_utkast(sida.session, sida.portfolj_id, sida.aktor.person_id),
        korningar=queries.korningar(sida.session, sida.portfolj_id),
    )


@sidor.las(_BAS, Handling.EXPORTERA, namn="utbyte.visa")
def visa(sida: Portfoljsida) -> Response:
    """What can be brought in and taken out."""
    return _visa(sida)


@sidor.skriv(_BAS, Handling.IMPORTERA, namn="utbyte.ladda_upp")
def ladda_upp(post: Portfoljinskick) -> Response:
    """Keep a table for its dry run."""
    uppladdning = las_uppladdning(post.falt, post.filer, _hogst(post))
    fel = dict(uppladdning.fel)
    if post.regelverk.malbeskrivning_for(post.portfolj) is None:
        fel["fil"] = "Din specialitet har ingen målbeskrivning här, så en tabell kan inte läsas in."
    if uppladdning.fil is None or fel:
        return _visa(post, status=422, fel=fel, text="".join(post.falt.get("tabell", [""])[-1:]))
    utkast_id = actions.spara_utkast(post.skriv, post.portfolj_id, post.aktor.person_id, uppladdning.fil)
    return post.klart("utbyte.utkast", portfolj_id=post.portfolj_id, utkast_id=utkast_id, meddelande="")


@sidor.las(_BAS + "/kolumner", Handling.EXPORTERA, namn="utbyte.kolumner", etag=True)
def kolumner(sida: Portfoljsida) -> Response:
    """What every column of the template means, and which other headings are understood."""
    return sida.render("utbyte/kolumner.html", titel="Mallens kolumner", mallar=MALLAR)


@sidor.las(_IMPORT, Handling.IMPORTERA, namn="utbyte.angra")
def angra(sida: Portfoljsida) -> Response:
    """Ask before an import is undone, or say why it cannot be."""
    return _angra(sida)


def _angra(sida: Portfoljsida, *, status: int = 200) -> Response:
    korning = queries.korning(sida.session, sida.portfolj_id, sida.request.path_params["import_id"])
    hinder = undo_hinder(sida.session, korning)
    return sida.render("utbyte/angra.html", status=status, titel="Ångra inläsningen", korning=korning, hinder=hinder)


@sidor.skriv(_IMPORT, Handling.IMPORTERA, namn="utbyte.angra_nu")
def angra_nu(post: Portfoljinskick) -> Response:
    """Undo an import."""
    korning = queries.korning(post.session, post.portfolj_id, post.request.path_params["import_id"])
    rader = antal(korning.antal, "rad", "rader")
    try:
        undo_import(post.skriv, post.portfolj_id, korning.id or 0)
    except KanInteAngras:
        return _angra(post, status=409)
    return post.klart(
        "utbyte.visa",
        portfolj_id=post.portfolj_id,
        meddelande=f"Inläsningen av {korning.filnamn} ({rader}) är ångrad.",
    )


for _del in (hamtning, utkast):
    sidor.router.routes.extend(_del.sidor.router.routes)
