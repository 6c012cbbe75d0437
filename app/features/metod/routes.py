"""Choosing, changing, linking and removing planned assessment methods."""

from starlette.responses import Response

from app.db.tabeller import MetodRad
from app.domain.behorighet import Handling
from app.domain.delmal import DelmalKod
from app.features.metod import actions, queries
from app.features.metod.forms import (
    AndraMetodForm,
    IhopForm,
    KopplaForm,
    MetodForm,
    VersionForm,
    fel_i_aktivitet,
    fel_i_metod,
)
from app.features.metod.kopplingar import losa_andar, valda_par
from app.features.metod.vy import andrasida, bortsida, ihopsida, koder_av, nysida, sparad
from app.web.delmalsval import fel_i_delmal
from app.web.errors import FinnsInte
from app.web.format import antal_ord
from app.web.forms import validera
from app.web.ramkontroll import fel_i_datum
from app.web.sida import Konflikt, Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/metod/ny", Handling.SKRIVA_PLAN, namn="metod.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form, begun with the delmål and activity of the query."""
    fraga = sida.request.query_params
    return nysida(sida, {"delmal": fraga.getlist("delmal"), "aktivitet": [sida.fraga("aktivitet")]})


@sidor.skriv("/portfolj/{portfolj_id:int}/metod/ny", Handling.SKRIVA_PLAN, namn="metod.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Plan a method for one or several delmål."""
    fel = {
        **fel_i_delmal(post.falt, post.underlag),
        **fel_i_aktivitet(post.falt, post.portfolj, koder_av(post.falt)),
        **fel_i_datum(post.falt, post.portfolj.utbildning, ("planerad_till",)),
    }
    form = post.validera(MetodForm, fel)
    fel = dict(form.fel) if form.varde is None else fel_i_metod(form.varde, post.portfolj)
    if form.varde is None or fel:
        return nysida(post, post.falt, fel)
    actions.valj_metod(post.skriv, post.portfolj_id, form.varde)
    return sparad(post, sorted(form.varde.delmal), "Metoden är vald.")


@sidor.las("/portfolj/{portfolj_id:int}/metod/koppla-ihop", Handling.SKRIVA_PLAN, namn="metod.koppla_flera")
def koppla_flera(sida: Portfoljsida) -> Response:
    """Every loose end of the plan, to be tied in one form."""
    return ihopsida(sida, losa_andar(sida.portfolj, sida.underlag))


@sidor.skriv("/portfolj/{portfolj_id:int}/metod/koppla-ihop", Handling.SKRIVA_PLAN, namn="metod.koppla_ihop")
def koppla_ihop(post: Portfoljinskick) -> Response:
    """Link what was ticked. Where the plan has changed meanwhile, nothing is linked and the choice is shown anew."""
    losa = losa_andar(post.portfolj, post.underlag)
    form = post.validera(IhopForm)
    if form.varde is None:
        return ihopsida(post, losa, frozenset(post.falt.get("par", ())), form.fel)
    par = valda_par(losa, form.varde.par)
    if len(par) != len(form.varde.par):
        text = "Planen har ändrats sedan du öppnade sidan. Se över det som är ibockat och koppla ihop igen."
        return ihopsida(post, losa, form.varde.par, {"par": text})
    actions.koppla_ihop(post.skriv, post.portfolj_id, par, queries.metoder(post.skriv, post.portfolj_id))
    meddelande = f"{antal_ord(len(par), 'koppling är sparad', 'kopplingar är sparade')}."
    return post.klart("delmal.lista", portfolj_id=post.portfolj_id, meddelande=meddelande)


@sidor.las("/portfolj/{portfolj_id:int}/metod/{metod_id:int}/andra", Handling.SKRIVA_PLAN, namn="metod.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form with what is stored."""
    return andrasida(sida, _metod(sida))


@sidor.skriv("/portfolj/{portfolj_id:int}/metod/{metod_id:int}/andra", Handling.SKRIVA_PLAN, namn="metod.spara")
def spara(post: Portfoljinskick) -> Response:
    """Change method, activity or date; somebody else's change is shown, never overwritten."""
    rad = _metod(post)
    kod = DelmalKod(rad.delmal)
    fel = {
        **fel_i_aktivitet(post.falt, post.portfolj, [kod]),
        **fel_i_datum(post.falt, post.portfolj.utbildning, ("planerad_till",), (rad.planerad_till,)),
    }
    form = post.validera(AndraMetodForm, fel)
    if form.varde is None:
        return andrasida(post, rad, post.falt, fel=form.fel)
    try:
        actions.andra_metod(post.skriv, post.portfolj_id, _id(rad), form.varde)
    except Konflikt:
        return andrasida(post, _metod(post), post.falt, is_konflikt=True)
    return sparad(post, [kod], "Metoden är ändrad.")


@sidor.skriv("/portfolj/{portfolj_id:int}/metod/{metod_id:int}/koppla", Handling.SKRIVA_PLAN, namn="metod.koppla")
def koppla(post: Portfoljinskick) -> Response:
    """Say which activity the method assesses, or that it assesses none."""
    rad = _metod(post)
    kod = DelmalKod(rad.delmal)
    form = validera(KopplaForm, post.falt, fel_i_aktivitet(post.falt, post.portfolj, [kod]))
    if form.varde is None:
        return andrasida(post, rad, post.falt, fel=form.fel)
    try:
        actions.koppla_metod(post.skriv, post.portfolj_id, _id(rad), form.varde)
    except Konflikt:
        return andrasida(post, _metod(post), post.falt, is_konflikt=True)
    return sparad(post, [kod], "Kopplingen är sparad." if form.varde.aktivitet else "Kopplingen är borttagen.")


@sidor.las("/portfolj/{portfolj_id:int}/metod/{metod_id:int}/ta-bort", Handling.SKRIVA_PLAN, namn="metod.ta_bort")
def ta_bort(sida: Portfoljsida) -> Response:
    """Ask before a method is taken out of the plan."""
    return bortsida(sida, _metod(sida))


@sidor.skriv("/portfolj/{portfolj_id:int}/metod/{metod_id:int}/ta-bort", Handling.SKRIVA_PLAN, namn="metod.tas_bort")
def tas_bort(post: Portfoljinskick) -> Response:
    """Take a method out of the plan."""
    rad = _metod(post)
    form = post.validera(VersionForm)
    try:
        if form.varde is None:
            return bortsida(post, rad, is_konflikt=True)
        actions.ta_bort_metod(post.skriv, post.portfolj_id, _id(rad), form.varde.version)
    except Konflikt:
        return bortsida(post, _metod(post), is_konflikt=True)
    return sparad(post, [DelmalKod(rad.delmal)], "Metoden är borttagen.")


def _metod(sida: Portfoljsida) -> MetodRad:
    rad = queries.metod(sida.session, sida.portfolj_id, sida.request.path_params["metod_id"])
    if rad is None:
        raise FinnsInte
    return rad


def _id(rad: MetodRad) -> int:
    if rad.id is None:  # pragma: no cover - a stored row has an id
        raise FinnsInte
    return rad.id
