"""Who is huvudhandledare: named with a first day, ended with a last."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.personer import kanda_personer
from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.features.utbildning import actions, queries
from app.features.utbildning.forms import AvslutaForm, HuvudhandledareForm
from app.features.utbildning.ram import BAS
from app.web.format import datum
from app.web.ifyllt import Ifyllt
from app.web.personval import fel_i_handledare, personval
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las(f"{BAS}/handledare/ny", Handling.UTSE_HANDLEDARE, namn="handledarskap.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form that names a huvudhandledare."""
    return _visa(sida, Ifyllt({"fran": [max(sida.idag, sida.tilltrade.start).isoformat()]}))


def _visa(sida: Portfoljsida, v: Ifyllt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    personer = kanda_personer(sida.session, sida.portfolj_id, sida.tilltrade.region, sida.tilltrade.person_id)
    return sida.render(
        "utbildning/utse.html",
        status=status,
        titel="Utse huvudhandledare",
        v=v,
        fel=fel or {},
        personer=personval(personer),
        nuvarande=[h for h in _uppdrag(sida) if h.is_huvud and h.galler(sida.idag)],
        till=sida.url("handledarskap.ny", portfolj_id=sida.portfolj_id),
        avbryt=sida.url("utbildning.visa", portfolj_id=sida.portfolj_id),
    )


def _uppdrag(sida: Portfoljsida) -> tuple[queries.Uppdraget, ...]:
    return queries.handledarskap(sida.session, sida.portfolj_id)


def _fel(post: Portfoljinskick) -> dict[str, str]:
    """Faults that the register and the history tell."""
    kanda = kanda_personer(post.session, post.portfolj_id, post.tilltrade.region, post.tilltrade.person_id)
    fel = fel_i_datum(post.falt, post.portfolj.utbildning, ("fran",))
    fel |= fel_i_handledare(post.falt, {p.id for p in kanda}, queries.epost(post.session, post.tilltrade.person_id))
    fran, vald = las_datum(post.falt, "fran"), Ifyllt(post.falt)("handledare")
    if fran is None or fel:
        return fel
    for uppdrag in _uppdrag(post):
        if not uppdrag.is_huvud or not uppdrag.galler(fran):
            continue
        if str(uppdrag.rad.person_id) == vald:
            return {"handledare": f"{uppdrag.namn} är redan huvudhandledare från {datum(uppdrag.rad.fran)}."}
        if uppdrag.rad.fran >= fran:
            return {"fran": f"{uppdrag.namn} är utsedd från {datum(uppdrag.rad.fran)}. Välj en senare dag."}
    return fel


@sidor.skriv(f"{BAS}/handledare/ny", Handling.UTSE_HANDLEDARE, namn="handledarskap.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Name a huvudhandledare; whoever is it until then ends the day before."""
    form = post.validera(HuvudhandledareForm, _fel(post))
    if form.varde is None:
        return _visa(post, Ifyllt(post.falt), status=422, fel=form.fel)
    actions.utse(post.skriv, post.portfolj_id, form.varde, _uppdrag(post), post.tilltrade.region)
    return post.klart(
        "utbildning.visa",
        portfolj_id=post.portfolj_id,
        meddelande=f"Huvudhandledaren är utsedd från {datum(form.varde.fran)}.",
    )


def _ett(sida: Portfoljsida) -> queries.Uppdraget:
    return queries.ett_handledarskap(sida.session, sida.portfolj_id, sida.request.path_params["handledarskap_id"])


@sidor.las(f"{BAS}/handledare/{{handledarskap_id:int}}/avsluta", Handling.UTSE_HANDLEDARE, namn="handledarskap.avsluta")
def avsluta(sida: Portfoljsida) -> Response:
    """Ask for the last day."""
    uppdrag = _ett(sida)
    till = uppdrag.rad.till or max(sida.idag, uppdrag.rad.fran)
    return _visa_avsluta(sida, uppdrag, Ifyllt({"till": [till.isoformat()]}))


def _visa_avsluta(
    sida: Portfoljsida,
    uppdrag: queries.Uppdraget,
    v: Ifyllt,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: bool = False,
) -> Response:
    return sida.render(
        "utbildning/avsluta.html",
        status=status,
        titel=f"Avsluta {uppdrag.namn} som handledare",
        uppdrag=uppdrag,
        v=v,
        fel=fel or {},
        konflikt=konflikt,
        till=sida.url("handledarskap.avsluta", portfolj_id=sida.portfolj_id, handledarskap_id=uppdrag.rad.id),
        avbryt=sida.url("utbildning.visa", portfolj_id=sida.portfolj_id),
    )


@sidor.skriv(
    f"{BAS}/handledare/{{handledarskap_id:int}}/avsluta", Handling.UTSE_HANDLEDARE, namn="handledarskap.avsluta_nu"
)
def avsluta_nu(post: Portfoljinskick) -> Response:
    """Note the last day."""
    uppdrag = _ett(post)
    till = las_datum(post.falt, "till")
    fel = {}
    if till is not None and till < uppdrag.rad.fran:
        fel["till"] = f"Sista dagen ligger före första dagen {datum(uppdrag.rad.fran)}."
    form = post.validera(AvslutaForm, fel)
    if form.varde is None:
        return _visa_avsluta(post, uppdrag, Ifyllt(post.falt), status=422, fel=form.fel)
    try:
        actions.avsluta(post.skriv, uppdrag.rad, form.varde.till, form.varde.sedd)
    except Konflikt:
        return _visa_avsluta(post, uppdrag, Ifyllt(post.falt), status=409, konflikt=True)
    return post.klart(
        "utbildning.visa",
        portfolj_id=post.portfolj_id,
        meddelande=f"{uppdrag.namn} är handledare till och med {datum(form.varde.till)}.",
    )
