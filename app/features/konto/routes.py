"""Sign-in and sign-out."""

from starlette.responses import Response

from app.features.konto import actions
from app.features.konto.forms import InloggningsForm
from app.web.inloggning import satt_sessionskaka
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()


@sidor.las("/logga-in", Tillgang.OPPEN, namn="konto.logga_in")
def visa_inloggning(sida: Sida) -> Response:
    """The sign-in page."""
    return sida.render("konto/logga_in.html", titel="Logga in", fel={}, epost="", till=sida.fraga("till"), vantande=())


@sidor.skriv("/logga-in", Tillgang.OPPEN, namn="konto.logga_in_nu")
def logga_in(post: Inskickat) -> Response:
    """Sign in."""
    form = post.validera(InloggningsForm)
    nyckel = actions.logga_in(post.skriv, form.varde.epost, form.varde.losenord) if form.varde else None
    if nyckel is None:
        return post.render(
            "konto/logga_in.html", status=422, titel="Logga in",
            fel=form.fel or {"losenord": "E-post eller lösenord stämmer inte."},
            epost="".join(post.falt.get("epost", [])), till="", vantande=(),
        )  # fmt: skip
    svar = post.vidare("start.hem")
    satt_sessionskaka(post.request, svar, nyckel)
    return svar
