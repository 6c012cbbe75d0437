"""The page of what has happened in one's own portfolio."""

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.historik import vy
from app.features.historik.queries import handelser, lasningar
from app.web.forms import las_tal
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/historik", Handling.LASA_HISTORIK, namn="historik.visa")
def visa(sida: Portfoljsida) -> Response:
    """Events in words, or who has read; fifty at a time."""
    val, nummer = vy.las_val(sida.fraga("visa")), _sidnummer(sida)
    fran, antal = (nummer - 1) * vy.PER_SIDA, vy.PER_SIDA + 1  # one more tells whether there is a next page
    if val == vy.LASNINGAR:
        las = lasningar(sida.session, sida.portfolj_id, fran=fran, antal=antal)
        dagar, has_fler = vy.lasdagar(las[: vy.PER_SIDA]), len(las) == antal
    else:
        rader = handelser(sida.session, sida.portfolj_id, vy.slag_for(val), fran=fran, antal=antal)
        dagar, has_fler = vy.dagar(sida, rader[: vy.PER_SIDA]), len(rader) == antal
    bas = sida.url("historik.visa", portfolj_id=sida.portfolj_id)
    return sida.render(
        "historik/visa.html",
        titel="Historik",
        dagar=dagar,
        is_lasningar=val == vy.LASNINGAR,
        filter=vy.filterrad(bas, val),
        lasurl=f"{bas}?visa={vy.LASNINGAR}",
        bakat=f"{bas}?visa={val}&sida={nummer - 1}" if nummer > 1 else None,
        framat=f"{bas}?visa={val}&sida={nummer + 1}" if has_fler else None,
        nummer=nummer,
    )


def _sidnummer(sida: Portfoljsida) -> int:
    return min(max(las_tal(sida.fraga("sida"), 1), 1), 10_000)
