"""The mails that the demo has sent."""

from starlette.responses import Response

from app.web.errors import FinnsInte
from app.web.postlada import Postlada
from app.web.sida import Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()


def _lada(sida: Sida) -> Postlada:
    lada: Postlada | None = sida.request.app.state.postlada
    if lada is None:
        raise FinnsInte
    return lada


@sidor.las("/demo/post", Tillgang.OPPEN, namn="demopost.lista")
def lista(sida: Sida) -> Response:
    """Every mail, newest first."""
    return sida.render("demopost/lista.html", titel="Demons post", brev=_lada(sida).alla())


@sidor.las("/demo/post/{nummer:int}", Tillgang.OPPEN, namn="demopost.visa")
def visa(sida: Sida) -> Response:
    """One mail, with links that work."""
    brev = _lada(sida).hamta(sida.request.path_params["nummer"])
    if brev is None:
        raise FinnsInte
    return sida.render("demopost/visa.html", titel=brev.amne, brev=brev)
