"""The page with the whole training on one line, and the same as a table."""

from contextlib import suppress

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.domain.tidslinje import Tidsfonster, fonster, i_fonstret
from app.features.tidslinje import vy
from app.regler.tidslinje import tidslinje
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor
from app.web.tidsbild import tidsbild
from app.web.tidslinjeord import ritlinjer, ritspar, tabell

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/tidslinje", Handling.LASA_PORTFOLJ, namn="tidslinje.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """The whole, this year, or the twelve months to come."""
    valt = Tidsfonster.HELA
    with suppress(ValueError):
        valt = Tidsfonster(sida.fraga("visa"))
    linje = tidslinje(sida.portfolj, sida.underlag, sida.fynd, sida.regelverk.regler)
    fran, till = fonster(linje, valt)
    poster = i_fonstret(linje.poster, fran, till)
    return sida.render(
        "tidslinje/visa.html",
        titel="Tidslinje",
        mening=vy.mening(linje),
        bild=tidsbild(ritspar(poster, sida.portfolj_id, sida.url), ritlinjer(linje), fran, till),
        tabell=tabell(poster, sida.portfolj_id, sida.url),
        antal=len(poster),
        utanfor=len(linje.poster) - len(poster) if valt is Tidsfonster.HELA else 0,
        fonster=vy.fonsterval(valt),
        linje=linje,
    )
