"""Adding and removing credits of earlier competence."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.tabeller import TillgodoraknandeRad
from app.domain.behorighet import Handling
from app.features.tillgodoraknande import actions, queries
from app.features.tillgodoraknande.forms import TillgodoraknandeForm, VersionForm
from app.web import ord as etiketter
from app.web.delmalsval import alla_delmal, fel_i_delmal
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.ramkontroll import las_datum
from app.web.sida import Konflikt, Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_STIG = "/portfolj/{portfolj_id:int}/tillgodoraknande"


@sidor.las(f"{_STIG}/ny", Handling.SKRIVA_PLAN, namn="tillgodoraknande.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form, begun with the delmål of the query."""
    return _nysida(sida, {"delmal": [sida.fraga("delmal")]})


@sidor.skriv(f"{_STIG}/ny", Handling.SKRIVA_PLAN, namn="tillgodoraknande.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Record a credit."""
    fel = fel_i_delmal(post.falt, post.underlag)
    dag = las_datum(post.falt, "datum")
    if dag is not None and dag > post.idag:
        fel["datum"] = "Beslutet kan inte ligga framåt i tiden."
    form = post.validera(TillgodoraknandeForm, fel)
    if form.varde is None:
        return _nysida(post, post.falt, form.fel)
    actions.tillgodorakna(post.skriv, post.portfolj_id, form.varde)
    return _klart(post, form.varde.delmal, "Tillgodoräknandet är sparat.")


@sidor.las(f"{_STIG}/{{tillgodoraknande_id:int}}/ta-bort", Handling.SKRIVA_PLAN, namn="tillgodoraknande.ta_bort")
def ta_bort(sida: Portfoljsida) -> Response:
    """Ask before a credit is removed."""
    return _bortsida(sida, _post(sida))


@sidor.skriv(f"{_STIG}/{{tillgodoraknande_id:int}}/ta-bort", Handling.SKRIVA_PLAN, namn="tillgodoraknande.tas_bort")
def tas_bort(post: Portfoljinskick) -> Response:
    """Remove a credit."""
    rad = _post(post)
    form = post.validera(VersionForm)
    id_ = post.request.path_params["tillgodoraknande_id"]
    if form.varde is None:
        return _bortsida(post, rad, is_konflikt=True)
    try:
        actions.ta_bort_tillgodoraknande(post.skriv, post.portfolj_id, id_, form.varde.version)
    except Konflikt:
        return _bortsida(post, _post(post), is_konflikt=True)
    return _klart(post, rad.delmal, "Tillgodoräknandet är borttaget.")


def _post(sida: Portfoljsida) -> TillgodoraknandeRad:
    id_ = sida.request.path_params["tillgodoraknande_id"]
    rad = queries.tillgodoraknande(sida.session, sida.portfolj_id, id_)
    if rad is None:
        raise FinnsInte
    return rad


def _nysida(sida: Portfoljsida, falt: Falt, fel: Mapping[str, str] | None = None) -> Response:
    v = Ifyllt(falt)
    return sida.render(
        "tillgodoraknande/ny.html",
        status=422 if fel else 200,
        titel="Lägg till tillgodoräknande",
        v=v,
        fel=fel or {},
        slagval=tuple((slag.value, text) for slag, text in etiketter.TILLGODOSLAG.items()),
        delmal_val=[(krav.kod, f"{krav.kod} {krav.titel}") for krav in alla_delmal(sida.underlag)],
        avbryt=sida.url("delmal.lista", portfolj_id=sida.portfolj_id),
    )


def _bortsida(sida: Portfoljsida, rad: TillgodoraknandeRad, *, is_konflikt: bool = False) -> Response:
    return sida.render(
        "tillgodoraknande/ta_bort.html",
        status=409 if is_konflikt else 200,
        titel="Ta bort tillgodoräknande",
        rad=rad,
        is_konflikt=is_konflikt,
        avbryt=sida.url("delmal.lista", portfolj_id=sida.portfolj_id),
    )


def _klart(post: Portfoljinskick, delmal: str | None, meddelande: str) -> Response:
    if delmal is None:
        return post.klart("utbildning.visa", portfolj_id=post.portfolj_id, meddelande=meddelande)
    return post.klart("delmal.visa", portfolj_id=post.portfolj_id, kod=delmal.lower(), meddelande=meddelande)
