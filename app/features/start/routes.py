"""The first page after sign-in, by what the person is."""

from starlette.responses import Response

from app.domain.behorighet import Handling, may
from app.web.sida import Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()


@sidor.las("/", Tillgang.INLOGGAD, namn="start.hem")
def hem(sida: Sida) -> Response:
    """Send everybody to where their work is."""
    aktor = sida.aktor
    if aktor.egen_portfolj_id is not None:
        return sida.vidare("portfolj.oversikt", portfolj_id=aktor.egen_portfolj_id)
    if may(aktor.relationer, Handling.SE_KOHORT):
        return sida.vidare("studierektor.kohort")
    if aktor.has_adepter:
        return sida.vidare("start.adepter")
    if may(aktor.relationer, Handling.ADMINISTRERA):
        return sida.vidare("admin.visa")
    return sida.vidare("start.tomt")
