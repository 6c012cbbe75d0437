"""Mails of which nobody knows whether they went: the administrator decides whether they go once more."""

from starlette.responses import Response

from app.db.logg import Handelseslag, handelse
from app.db.utkorg import Brevlage, osakra, skicka_om
from app.domain.behorighet import Handling
from app.features.admin.routes.bas import sidor, stigar
from app.web.errors import FinnsInte
from app.web.sida import Inskickat, Sida


def osakra_brev(sida: Sida) -> tuple[Brevlage, ...]:
    """The uncertain mails about portfolios within the admin's units."""
    return osakra(sida.session, sida.nu, stigar(sida))


@sidor.las("/admin/brev", Handling.ADMINISTRERA, namn="admin.brev")
def visa(sida: Sida) -> Response:
    """The list."""
    return sida.render("admin/brev.html", titel="Osäkra brev", brev=osakra_brev(sida))


@sidor.skriv("/admin/brev/{brev_id:int}/skicka-om", Handling.ADMINISTRERA, namn="admin.brev_om")
def skicka(post: Inskickat) -> Response:
    """Send one once more."""
    brev_id = post.request.path_params["brev_id"]
    if brev_id not in {brev.id for brev in osakra_brev(post)} or not skicka_om(post.skriv, brev_id):
        raise FinnsInte
    handelse(post.skriv, Handelseslag.BREV_SKICKAT_OM, objekt="brev", objekt_id=brev_id)
    return post.klart("admin.brev", meddelande="Brevet skickas om.")
