"""The page with the whole training on one line, and the same as a table."""

from contextlib import suppress

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.domain.tidslinje import Tidsfonster, utan_besok
from app.features.tidslinje.vy import Tidslinjevy, fonsterval, tidslinjevy
from app.regler.tidslinje import tidslinje
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/tidslinje", Handling.LASA_PORTFOLJ, namn="tidslinje.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """The whole, this year, or the twelve months to come."""
    valt = Tidsfonster.HELA
    with suppress(ValueError):
        valt = Tidsfonster(sida.fraga("visa"))

    ser_besok = sida.far(Handling.LASA_BESOK)

    def gor() -> Tidslinjevy:
        linje = tidslinje(sida.portfolj, sida.underlag, sida.fynd, sida.regelverk.regler)
        return tidslinjevy(linje if ser_besok else utan_besok(linje), valt, sida.portfolj_id, sida.url)

    # What the findings and the visits hold is the same for all who see visits, and for all who do not.
    vy = sida.lage.ur(("tidslinje", valt, ser_besok), gor)
    return sida.render("tidslinje/visa.html", titel="Tidslinje", vy=vy, fonster=fonsterval(valt))
