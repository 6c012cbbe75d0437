"""The templates of one's region or units: list, make, change, remove and take back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from starlette.responses import Response

from app.db.aktivitetsmallar import Aktivitetsmall, inom
from app.db.logg import Handelseslag
from app.db.session import Konflikt, WriteSession
from app.db.tabeller import AktivitetsmallRad
from app.domain.behorighet import RATTER, Handling
from app.domain.slag import Aktivitetsslag
from app.features.aktivitetsmall import actions, queries
from app.features.aktivitetsmall.forms import MallForm, VersionForm
from app.web.errors import FinnsInte
from app.web.forms import Falt, Validerad, falt_av, las_tal
from app.web.ifyllt import Ifyllt, skillnader
from app.web.ord import AKTIVITETSSLAG
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor

sidor = Sidor()

_HANDLING: Final = Handling.SKOTA_AKTIVITETSMALLAR
_EN: Final = "/aktivitetsmallar/{mall_id:int}"
# A placement has a form of its own, which no template fills in.
_SLAG: Final = tuple(
    (s.value, AKTIVITETSSLAG[s]) for s in Aktivitetsslag if s is not Aktivitetsslag.KLINISK_TJANSTGORING
)
_GJORDE: Final = {
    Handelseslag.AKTIVITETSMALL_SKAPAD: "lade in mallen",
    Handelseslag.AKTIVITETSMALL_ANDRAD: "ändrade mallen",
    Handelseslag.AKTIVITETSMALL_BORTTAGEN: "tog bort mallen",
    Handelseslag.AKTIVITETSMALL_ATERSTALLD: "tog tillbaka mallen",
}
_ETIKETTER: Final = tuple((namn, str(falt.title)) for namn, falt in MallForm.model_fields.items() if falt.title)


def _stigar(sida: Sida) -> tuple[str, ...]:
    """Paths of the units whose templates this person keeps."""
    return sida.aktor.stigar(RATTER[_HANDLING])


def _hamta(sida: Sida) -> Aktivitetsmall:
    funna = inom(sida.session, _stigar(sida), sida.request.path_params["mall_id"])
    if not funna:
        raise FinnsInte
    return funna[0]


def _sparat(rad: AktivitetsmallRad) -> Falt:
    falt = {namn: getattr(rad, namn) for namn in ("slag", "titel", "omfattning", "beskrivning")}
    return falt_av(falt | {"enhet": rad.enhet_id, "delmal": " ".join(sorted(rad.delmal))})


def _formular(
    sida: Sida,
    falt: Falt,
    mall: Aktivitetsmall | None = None,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    is_konflikt: bool = False,
) -> Response:
    enheter = queries.enheter(sida.session, _stigar(sida))
    ord_ = {str(id_): namn for id_, namn in enheter} | dict(_SLAG)
    rader = (
        skillnader(falt, _sparat(mall.rad), _ETIKETTER, lambda _n, v: ord_.get(v, v)) if mall and is_konflikt else None
    )
    version = mall.rad.version if mall and (status == 200 or is_konflikt) else las_tal(Ifyllt(falt)("version"), 0)  # noqa: PLR2004
    return sida.render(
        "aktivitetsmall/formular.html",
        status=status,
        titel=mall.rad.titel if mall else "Ny aktivitetsmall",
        post=mall,
        v=Ifyllt(falt),
        fel=fel or {},
        konfliktrader=rader,
        version=version,
        enhetsval=enheter,
        slagval=_SLAG,
        handelser=_gjort(sida, mall) if mall else [],
    )


def _gjort(sida: Sida, mall: Aktivitetsmall) -> list[tuple[datetime, str, str]]:
    """When, who and what: the changes of a template, latest first."""
    alla = queries.handelser(sida.session, mall.rad.id)
    return [(handelse.tid, namn, _GJORDE[Handelseslag(handelse.slag)]) for handelse, namn in alla]


def _validera(post: Inskickat) -> Validerad[MallForm]:
    valt, egna = Ifyllt(post.falt)("enhet"), {str(id_) for id_, _ in queries.enheter(post.session, _stigar(post))}
    fel = {"enhet": "Välj regionen eller en av dina enheter."} if valt not in egna else {}
    if Ifyllt(post.falt)("slag") == Aktivitetsslag.KLINISK_TJANSTGORING:
        fel["slag"] = "Placeringar har ett eget formulär. Välj ett annat slag."
    return post.validera(MallForm, fel)


@sidor.las("/aktivitetsmallar", _HANDLING, namn="aktivitetsmall.lista")
def lista(sida: Sida) -> Response:
    """The templates in one's charge."""
    alla = inom(sida.session, _stigar(sida))
    return sida.render(
        "aktivitetsmall/lista.html",
        titel="Aktivitetsmallar",
        mallar=[mall for mall in alla if mall.rad.borttagen is None],
        borttagna=[mall for mall in alla if mall.rad.borttagen is not None],
        slagord=AKTIVITETSSLAG,
    )


@sidor.las("/aktivitetsmallar/ny", _HANDLING, namn="aktivitetsmall.ny")
def ny(sida: Sida) -> Response:
    """The form of a new template."""
    enheter = queries.enheter(sida.session, _stigar(sida))
    return _formular(sida, {"enhet": [str(enheter[0][0])]} if enheter else {})


@sidor.skriv("/aktivitetsmallar/ny", _HANDLING, namn="aktivitetsmall.skapa")
def skapa(post: Inskickat) -> Response:
    """Make a template."""
    form = _validera(post)
    if form.varde is None:
        return _formular(post, post.falt, status=422, fel=form.fel)
    actions.skapa(post.skriv, form.varde)
    return post.klart("aktivitetsmall.lista", meddelande=f"Mallen {form.varde.titel} finns nu i aktivitetsformuläret.")


@sidor.las(_EN, _HANDLING, namn="aktivitetsmall.andra")
def andra(sida: Sida) -> Response:
    """The form of a template, with what was done to it."""
    mall = _hamta(sida)
    return _formular(sida, _sparat(mall.rad), mall)


@sidor.skriv(_EN, _HANDLING, namn="aktivitetsmall.spara")
def spara(post: Inskickat) -> Response:
    """Save a change, unless somebody else came first."""
    mall, form = _hamta(post), _validera(post)
    if form.varde is None:
        return _formular(post, post.falt, mall, status=422, fel=form.fel)
    try:
        actions.andra(post.skriv, mall.rad, form.varde)
    except Konflikt:
        return _formular(post, post.falt, _hamta(post), status=409, is_konflikt=True)
    return post.klart(
        "aktivitetsmall.lista", meddelande="Mallen är sparad. Det som redan lagts in från den ändras inte."
    )


@sidor.skriv(f"{_EN}/ta-bort", _HANDLING, namn="aktivitetsmall.ta_bort")
def ta_bort(post: Inskickat) -> Response:
    """Remove a template."""
    return _steg(post, actions.ta_bort, "Mallen är borttagen. Den finns kvar längst ned och kan tas tillbaka.")


@sidor.skriv(f"{_EN}/aterstall", _HANDLING, namn="aktivitetsmall.aterstall")
def aterstall(post: Inskickat) -> Response:
    """Take a removed template back."""
    return _steg(post, actions.aterstall, "Mallen är tillbaka.")


def _steg(post: Inskickat, gor: Callable[[WriteSession, AktivitetsmallRad, int], None], meddelande: str) -> Response:
    mall, form = _hamta(post), post.validera(VersionForm)
    try:
        gor(post.skriv, mall.rad, form.varde.version if form.varde else 0)
    except Konflikt:
        nu = _hamta(post)
        return _formular(post, _sparat(nu.rad), nu, status=409, is_konflikt=True)
    return post.klart("aktivitetsmall.lista", meddelande=meddelande)
