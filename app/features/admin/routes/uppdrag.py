"""Assignments: give a role for a unit, and let it end."""

from datetime import timedelta

from starlette.responses import Response

from app.db.tabeller import Uppdragsroll
from app.domain.behorighet import Handling
from app.features.admin import actions, queries
from app.features.admin.forms import AvslutaForm, UppdragForm
from app.features.admin.queries import Persondetalj
from app.features.admin.routes.bas import ROLLORD, enheter, enhetsfel, enhetsval, person, sidor, stigar
from app.web.errors import FinnsInte
from app.web.format import datum
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt
from app.web.sida import Inskickat, Sida

_ROLLER = (
    (Uppdragsroll.STUDIEREKTOR, "Studierektor", "Läser portföljerna vid enheten och godkänner revideringar."),
    (Uppdragsroll.CHEF, "Chef", "Läser portföljerna vid enheten, utser handledare och signerar."),
    (Uppdragsroll.ADMIN, "Administratör", "Sköter enheter, personer och konton, men läser inga portföljer."),
)


@sidor.las("/admin/person/{person_id:int}/uppdrag/ny", Handling.ADMINISTRERA, namn="admin.uppdrag_ny")
def ny(sida: Sida) -> Response:
    """The form for a new assignment."""
    return _formular(sida, person(sida), falt_av({"fran": str(sida.idag)}), {})


@sidor.skriv("/admin/person/{person_id:int}/uppdrag/ny", Handling.ADMINISTRERA, namn="admin.uppdrag_skapa")
def skapa(post: Inskickat) -> Response:
    """Give a role."""
    vem = person(post)
    form = post.validera(UppdragForm, enhetsfel(post, post.falt))
    fel = dict(form.fel)
    u = form.varde
    if u is not None and queries.uppdrag_overlappar(post.session, vem.id, u.roll, u.enhet, u.fran, u.till):
        fel = {"fran": "Personen har redan det uppdraget för enheten under en del av tiden."}
    if u is None or fel:
        return _formular(post, vem, post.falt, fel, status=422)
    actions.ge_uppdrag(post.skriv, vem.id, u.roll, u.enhet, u.fran, u.till)
    return post.klart("admin.person", person_id=vem.id, meddelande="Uppdraget är sparat.")


@sidor.las("/admin/uppdrag/{uppdrag_id:int}/avsluta", Handling.ADMINISTRERA, namn="admin.uppdrag_avsluta_fraga")
def fraga_avsluta(sida: Sida) -> Response:
    """Ask for the last day of a role."""
    return _avslut(sida, falt_av({"till": str(sida.idag - timedelta(days=1))}), {})


@sidor.skriv("/admin/uppdrag/{uppdrag_id:int}/avsluta", Handling.ADMINISTRERA, namn="admin.uppdrag_avsluta")
def avsluta(post: Inskickat) -> Response:
    """Let a role end. An admin's own is ended by another admin, so that somebody always is left."""
    uppdrag = _uppdrag(post)
    form = post.validera(AvslutaForm)
    fel = dict(form.fel)
    if form.varde is not None and form.varde.till < uppdrag.fran - timedelta(days=1):
        fel = {"till": f"Uppdraget började {datum(uppdrag.fran)}. Välj den dagen eller en senare."}
    if uppdrag.person_id == post.aktor.person_id and uppdrag.roll is Uppdragsroll.ADMIN:
        fel = {"till": "Du kan inte avsluta ditt eget uppdrag som administratör. Be en annan administratör."}
    if form.varde is None or fel:
        return _avslut(post, post.falt, fel, status=422)
    actions.avsluta_uppdrag(post.skriv, uppdrag.id, form.varde.till)
    return post.klart("admin.person", person_id=uppdrag.person_id, meddelande="Uppdraget är avslutat.")


def _uppdrag(sida: Sida) -> queries.Uppdragsrad:
    uppdrag = queries.uppdrag(sida.session, stigar(sida), sida.request.path_params["uppdrag_id"])
    if uppdrag is None:
        raise FinnsInte
    return uppdrag


def _formular(sida: Sida, vem: Persondetalj, falt: Falt, fel: dict[str, str], *, status: int = 200) -> Response:
    return sida.render(
        "admin/uppdrag.html", status=status, titel="Nytt uppdrag", person=vem, v=Ifyllt(falt), fel=fel,
        enhetsval=enhetsval(enheter(sida)), roller=_ROLLER,
    )  # fmt: skip


def _avslut(sida: Sida, falt: Falt, fel: dict[str, str], *, status: int = 200) -> Response:
    uppdrag = _uppdrag(sida)
    return sida.render(
        "admin/uppdrag_avsluta.html", status=status, titel="Avsluta uppdraget", uppdrag=uppdrag, v=Ifyllt(falt),
        fel=fel, rollord=ROLLORD,
    )  # fmt: skip
