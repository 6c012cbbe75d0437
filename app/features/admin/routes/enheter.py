"""The tree of units: see, add, rename, move."""

from starlette.responses import Response

from app.db.tabeller import Enhet, Enhetsslag
from app.db.utkorg import osakra
from app.domain.behorighet import Handling
from app.features.admin import actions
from app.features.admin.forms import EnhetForm
from app.features.admin.queries import Enhetsrad
from app.features.admin.routes.bas import avtryck, enheter, enhetsfel, enhetsval, sidor, stigar
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt, skillnader
from app.web.sida import Inskickat, Sida

_SLAG = ((Enhetsslag.VERKSAMHET, "Verksamhet"), (Enhetsslag.ENHET, "Enhet"))
_SLAGORD = {Enhetsslag.REGION: "Region"} | dict(_SLAG)
_ETIKETTER = (("namn", "Namn"), ("slag", "Slag"), ("overordnad", "Ligger under"))


@sidor.las("/admin", Handling.ADMINISTRERA, namn="admin.visa")
def visa(sida: Sida) -> Response:
    """The tree of units."""
    return sida.render(
        "admin/visa.html",
        titel="Administration",
        enheter=enheter(sida),
        slagord=_SLAGORD,
        osakra_brev=len(osakra(sida.session, sida.nu, stigar(sida))),
    )


@sidor.las("/admin/enhet/ny", Handling.ADMINISTRERA, namn="admin.enhet_ny")
def ny(sida: Sida) -> Response:
    """The form for a new unit."""
    return _formular(sida, {"overordnad": [sida.fraga("under")], "slag": ["enhet"]}, {})


@sidor.skriv("/admin/enhet/ny", Handling.ADMINISTRERA, namn="admin.enhet_skapa")
def skapa(post: Inskickat) -> Response:
    """Add a unit."""
    form = post.validera(EnhetForm, _fel(post, None))
    if form.varde is None or form.varde.overordnad is None:
        return _formular(post, post.falt, dict(form.fel), status=422)
    actions.skapa_enhet(post.skriv, form.varde.overordnad, form.varde.namn, form.varde.slag)
    return post.klart("admin.visa", meddelande=f"{form.varde.namn} är tillagd.")


@sidor.las("/admin/enhet/{enhet_id:int}", Handling.ADMINISTRERA, namn="admin.enhet")
def visa_enhet(sida: Sida) -> Response:
    """The form of a unit."""
    enhet = _enhet(sida)
    return _formular(sida, _sparat(enhet), {}, enhet)


@sidor.skriv("/admin/enhet/{enhet_id:int}", Handling.ADMINISTRERA, namn="admin.enhet_andra")
def andra(post: Inskickat) -> Response:
    """Rename or move a unit."""
    actions.las_for_andring(post.skriv, Enhet, post.request.path_params["enhet_id"])
    enhet = _enhet(post)
    form = post.validera(EnhetForm, _fel(post, enhet))
    if form.varde is None:
        return _formular(post, post.falt, dict(form.fel), enhet, status=422)
    if post.falt.get("sedd") != [avtryck(_sparat(enhet))]:
        return _formular(post, post.falt, {}, enhet, status=409)
    actions.andra_enhet(post.skriv, enhet.id, form.varde.namn, form.varde.slag, form.varde.overordnad)
    return post.klart("admin.visa", meddelande=f"{form.varde.namn} är sparad.")


def _enhet(sida: Sida) -> Enhetsrad:
    for rad in enheter(sida):
        if rad.id == sida.request.path_params["enhet_id"]:
            return rad
    raise FinnsInte


def _sparat(enhet: Enhetsrad) -> Falt:
    return falt_av({"namn": enhet.namn, "slag": enhet.slag, "overordnad": enhet.overordnad_id})


def _fel(post: Inskickat, enhet: Enhetsrad | None) -> dict[str, str]:
    """Faults that only the tree can tell: a place that is not one's own, within itself, or a name taken there."""
    if enhet is not None and enhet.djup == 0:
        return {}  # the uppermost unit of the admin keeps its place; only its name is changed
    over = (post.falt.get("overordnad") or [""])[-1].strip()
    if not over:
        return {"overordnad": "Välj var enheten ligger."}
    fel = enhetsfel(post, post.falt, "overordnad")
    if fel:
        return fel
    trad = {str(rad.id): rad for rad in enheter(post)}
    namn = (post.falt.get("namn") or [""])[-1].strip().casefold()
    syskon = [rad for rad in trad.values() if str(rad.overordnad_id) == over and (enhet is None or rad.id != enhet.id)]
    if namn and any(rad.namn.casefold() == namn for rad in syskon):
        return {"namn": "Det finns redan en enhet med det namnet där."}
    return {} if enhet is None else _flyttfel(enhet, trad[over])


def _flyttfel(enhet: Enhetsrad, over: Enhetsrad) -> dict[str, str]:
    if over.stig.startswith(enhet.stig):
        return {"overordnad": "Enheten kan inte ligga under sig själv eller en enhet som ligger under den."}
    if over.region != enhet.region:
        return {"overordnad": "En enhet kan bara flyttas inom sin region."}
    return {}


def _formular(
    sida: Sida, falt: Falt, fel: dict[str, str], enhet: Enhetsrad | None = None, *, status: int = 200
) -> Response:
    trad = enheter(sida)
    ord_ = {str(rad.id): rad.namn for rad in trad} | {slag.value: text for slag, text in _SLAGORD.items()}
    sparat = {} if enhet is None else _sparat(enhet)
    rader = skillnader(falt, sparat, _ETIKETTER, lambda _n, v: ord_.get(v, v)) if status == 409 else None  # noqa: PLR2004
    under = [rad for rad in trad if enhet is None or not rad.stig.startswith(enhet.stig)]
    return sida.render(
        "admin/enhet.html", status=status, titel="Ny enhet" if enhet is None else enhet.namn, enhet=enhet,
        v=Ifyllt(falt), fel=fel, konfliktrader=rader, sedd=avtryck(sparat), slagval=_SLAG,
        enhetsval=enhetsval(tuple(under)),
    )  # fmt: skip
