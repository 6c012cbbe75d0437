"""Pages that put the assessments of one portfolio to use. They only read."""

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.kompetens.kurvvy import kurvvy
from app.features.kompetens.planvy import planvy
from app.features.kompetens.strakvy import strakvy
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_BAS = "/portfolj/{portfolj_id:int}"


@sidor.las(f"{_BAS}/bedomningsplan", Handling.LASA_PORTFOLJ, namn="kompetens.plan", etag=True)
def plan(sida: Portfoljsida) -> Response:
    """The kompetensvärderingsplan: targets and progress, what is planned and asked for, and what to do next."""
    return sida.render("kompetens/plan.html", titel="Kompetensvärderingsplan", vy=planvy(sida))


@sidor.las(f"{_BAS}/utveckling", Handling.LASA_PORTFOLJ, namn="kompetens.utveckling", etag=True)
def utveckling(sida: Portfoljsida) -> Response:
    """The ratings of each competence over time."""
    return sida.render("kompetens/utveckling.html", titel="Utveckling", vy=kurvvy(sida))


@sidor.las(f"{_BAS}/strak", Handling.LASA_PORTFOLJ, namn="kompetens.strak", etag=True)
def strak(sida: Portfoljsida) -> Response:
    """The lanes: opportunity, feedback and evidence of each area."""
    return sida.render("kompetens/strak.html", titel="Stråk", rader=strakvy(sida))
