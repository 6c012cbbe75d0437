"""A Mitt-i-ST on its way: ordered, material sent, the day, and then the report."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.behorighet import Handling
from app.features.flersteg import actions
from app.features.flersteg.delat import ANDRAD, EN, LAST, sidor, visa_posten
from app.features.flersteg.forms import BestallForm, DagForm, OrderForm, UnderlagForm, VersionForm, fel_i_dagar
from app.features.flersteg.villkor import far_notera, posten
from app.web.format import datum
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick

# Step → its form, the days in it, and those of them that tell of what is done.
_STEG: Final[Mapping[str, tuple[type[VersionForm], tuple[str, ...], tuple[str, ...]]]] = {
    "bestalld": (OrderForm, ("bestalld",), ("bestalld",)),
    "underlag": (
        UnderlagForm,
        ("inspelningar_skickade", "sammanfattning_skickad"),
        ("inspelningar_skickade", "sammanfattning_skickad"),
    ),
    "dag": (DagForm, ("datum",), ()),
}


def bestall(post: Portfoljinskick, mall: Bedomningsmall, oppna: Callable[..., Response]) -> Response:
    """Note that it is ordered."""
    fel = fel_i_dagar(post.falt, post, ("bestalld", "datum"), gjort=("bestalld",))
    form = post.validera(BestallForm, fler_fel=fel)
    if form.varde is None:
        return oppna(post, mall, post.falt, status=422, fel=form.fel)
    rad = actions.oppna(
        post.skriv, post.portfolj_id, mall,
        datum=form.varde.datum, svar={"bestalld": form.varde.bestalld.isoformat()},
    )  # fmt: skip
    return _klart(post, rad.id or 0, f"Mitt-i-ST är noterad som beställd {datum(form.varde.bestalld)}.")


@sidor.skriv(EN + "/steg/notera", Handling.PLANERA_BEDOMNING, namn="flersteg.notera")
def notera(post: Portfoljinskick) -> Response:
    """Note one step of a Mitt-i-ST."""
    fore, mall = posten(post)
    if not far_notera(post, fore.rad):
        return visa_posten(post, fore, mall, status=409, fel=LAST)
    steg = Ifyllt(post.falt)("steg")
    modell, dagar, gjort = _STEG.get(steg, _STEG["bestalld"])
    form = post.validera(modell, fler_fel=fel_i_dagar(post.falt, post, dagar, gjort=gjort))
    if form.varde is None:
        return visa_posten(post, fore, mall, status=422, falt=post.falt, faltfel=form.fel)
    try:
        actions.spara(post.skriv, fore.rad, form.varde.version, **_falten(form.varde, fore.rad.svar))
    except Konflikt:
        return visa_posten(post, *posten(post), status=409, fel=ANDRAD, falt=post.falt)
    return _klart(post, fore.rad.id or 0, "Steget är sparat.")


def _falten(form: VersionForm, svar: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(form, DagForm):
        return form.model_dump(include={"datum", "bedomare_namn"}) | {"bedomare_epost": form.bedomare_epost or ""}
    dagar = form.model_dump(exclude={"version"})
    kvar = {namn: varde for namn, varde in svar.items() if namn not in dagar}
    return {"svar": kvar | {namn: dag.isoformat() for namn, dag in dagar.items() if dag is not None}}


@sidor.skriv(EN + "/steg/be-om-rapport", Handling.PLANERA_BEDOMNING, namn="flersteg.be_om_rapport")
def be_om_rapport(post: Portfoljinskick) -> Response:
    """Say that the report is awaited: from now on it is a request like any other."""
    fore, mall = posten(post)
    if not far_notera(post, fore.rad) or not fore.rad.bedomare_namn:
        return visa_posten(post, fore, mall, status=409, fel=LAST)
    form = post.validera(VersionForm).varde
    try:
        actions.overlamna(post.skriv, fore.rad, form.version if form else 0)
    except Konflikt:
        return visa_posten(post, *posten(post), status=409, fel=ANDRAD)
    return _klart(post, fore.rad.id or 0, f"Rapporten väntas av {fore.rad.bedomare_namn}.")


def _klart(post: Portfoljinskick, bedomning_id: int, meddelande: str) -> Response:
    return post.klart("flersteg.visa", portfolj_id=post.portfolj_id, bedomning_id=bedomning_id, meddelande=meddelande)
