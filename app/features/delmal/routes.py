"""Pages about the delmål of one portfolio."""

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.delmal.matris import alla_kedjor, matris
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/delmal", Handling.LASA_PORTFOLJ, namn="delmal.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """The matrix: every delmål with what is planned and done towards it."""
    kedjorna = alla_kedjor(sida.portfolj, sida.underlag)
    return sida.render(
        "delmal/lista.html",
        titel="Delmål",
        matris=matris(kedjorna, sida.fynd, sida.url, sida.portfolj_id, sida.fraga("saknar")),
        malbeskrivning=sida.underlag.malbeskrivning,
        listurl=sida.url("delmal.lista", portfolj_id=sida.portfolj_id),
    )
