"""Pages about rare procedures and situations."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import MomentloggRad
from app.domain.behorighet import Handling
from app.domain.moment import Momentlage, Sjalvstandighet
from app.features.moment import actions, vy
from app.features.moment.forms import ETIKETTER, MomentForm, Valt, VersionForm, falt_for, fel_i_moment, valt
from app.features.moment.queries import borttagna, hamta
from app.web.delmalsval import alla_delmal, delmalsval
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.genomfort import nyss_anvanda
from app.web.ifyllt import Ifyllt, skillnader
from app.web.ord import SJALVSTANDIGHET
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_BAS = "/portfolj/{portfolj_id:int}/moment"
_ETT = _BAS + "/{logg_id:int}"
_NIVAER = tuple((niva.value, SJALVSTANDIGHET[niva], "") for niva in Sjalvstandighet)


def _posten(sida: Portfoljsida) -> MomentloggRad:
    """The entry of the address. A removed one is there for its owner only."""
    rad = hamta(sida.session, sida.portfolj_id, sida.request.path_params["logg_id"])
    if rad.borttagen is not None and not sida.is_egen:
        raise FinnsInte
    return rad


def _formular(
    sida: Portfoljsida,
    falt: Falt,
    lagen: Sequence[Momentlage],
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    rad: MomentloggRad | None = None,
    **kontext: Any,
) -> Response:
    v = Ifyllt(falt)
    return sida.render(
        "moment/formular.html",
        status=status,
        titel="Logga moment" if rad is None else "Ändra momentet",
        v=v,
        fel=fel or {},
        rad=rad,
        val=vy.val(lagen),
        nivaer=_NIVAER,
        delmal=delmalsval(sida.underlag, v.alla("delmal"), nyss_anvanda(sida.portfolj, sida.idag)),
        **({"version": rad.version if rad else 0, "konflikt_rader": None} | kontext),
    )


@sidor.las(_BAS, Handling.LASA_PORTFOLJ, namn="moment.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """Every moment and how far it has come, then each entry."""
    lagen, visa, om = vy.alla_lagen(sida), sida.fraga("visa"), sida.fraga("moment")
    loggade = vy.loggade(sida, om)
    return sida.render(
        "moment/lista.html",
        titel="Moment",
        lagen=vy.urval(lagen, visa),
        alla=len(lagen),
        gjorda=sum(1 for ett in lagen if ett.antal),
        visa=visa,
        visaval=vy.VISA,
        om=next((ett.titel for ett in lagen if ett.nyckel == om), ""),
        loggade=loggade if sida.fraga("alla") or om else loggade[: vy.FORSTA],
        antal=len(loggade),
        kallor=vy.kallor(sida, lagen),
        egen_tolkning=vy.EGEN_TOLKNING,
        borttagna=borttagna(sida.session, sida.portfolj_id) if sida.is_egen else (),
    )


@sidor.las(_BAS + "/ny", Handling.LOGGA_MOMENT, namn="moment.ny")
def ny(sida: Portfoljsida) -> Response:
    """The quick form: today, and the moments to tap."""
    falt = {"datum": [sida.idag.isoformat()], "antal": ["1"], "moment": [sida.fraga("moment")]}
    return _formular(sida, falt, vy.alla_lagen(sida))


@sidor.skriv(_BAS + "/ny", Handling.LOGGA_MOMENT, namn="moment.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Log a moment."""
    lagen = vy.alla_lagen(post)
    form = post.validera(MomentForm, fler_fel=fel_i_moment(post.falt, post, lagen))
    vald = _valt(post, lagen, form.varde)
    if form.varde is None or vald is None:
        return _formular(post, post.falt, lagen, status=422, fel=form.fel)
    rad = actions.skapa(post.skriv, post.portfolj_id, form.varde, vald)
    return post.klart(
        "moment.visa",
        portfolj_id=post.portfolj_id,
        logg_id=rad.id,
        fraga="?nyss=1",
        meddelande="Sparat.",
        lank=("Logga ett till", post.url("moment.ny", portfolj_id=post.portfolj_id)),
    )


def _valt(post: Portfoljinskick, lagen: Sequence[Momentlage], form: MomentForm | None) -> Valt | None:
    foreskrift = post.portfolj.utbildning.foreskrift
    return None if form is None else valt(form.moment, form.eget, lagen, foreskrift)


@sidor.las(_ETT, Handling.LASA_PORTFOLJ, namn="moment.visa")
def visa(sida: Portfoljsida) -> Response:
    """One entry."""
    return _visa(sida, _posten(sida))


def _visa(sida: Portfoljsida, rad: MomentloggRad, *, status: int = 200, fel: str = "") -> Response:
    return sida.render(
        "moment/visa.html",
        status=status,
        titel=rad.namn,
        rad=rad,
        niva=SJALVSTANDIGHET[rad.sjalvstandighet],
        titlar={str(krav.kod): krav.titel for krav in alla_delmal(sida.underlag)},
        dops=vy.begar_dops(sida, rad),
        is_nyss=bool(sida.fraga("nyss")),
        fel=fel,
    )


@sidor.las(_ETT + "/andra", Handling.LOGGA_MOMENT, namn="moment.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form with what is stored."""
    rad = _posten(sida)
    return _formular(sida, falt_for(rad), vy.alla_lagen(sida, rad), rad=rad)


@sidor.skriv(_ETT + "/andra", Handling.LOGGA_MOMENT, namn="moment.spara")
def spara(post: Portfoljinskick) -> Response:
    """Change an entry."""
    rad = _posten(post)
    lagen = vy.alla_lagen(post, rad)
    form = post.validera(MomentForm, fler_fel=fel_i_moment(post.falt, post, lagen, rad))
    vald = _valt(post, lagen, form.varde)
    if form.varde is None or vald is None:
        version = Ifyllt(post.falt)("version")
        return _formular(post, post.falt, lagen, status=422, fel=form.fel, rad=rad, version=version)
    try:
        actions.andra(post.skriv, rad, form.varde, vald)
    except Konflikt:
        sparat = _posten(post)
        ord_ = {ett.nyckel: ett.titel for ett in lagen} | dict(SJALVSTANDIGHET)
        rader = skillnader(post.falt, falt_for(sparat), ETIKETTER, lambda _namn, varde: ord_.get(varde, varde))
        return _formular(post, post.falt, lagen, status=409, rad=sparat, konflikt_rader=rader)
    return post.klart("moment.visa", portfolj_id=post.portfolj_id, logg_id=rad.id, meddelande="Ändringen är sparad.")


@sidor.skriv(_ETT + "/ta-bort", Handling.LOGGA_MOMENT, namn="moment.ta_bort")
def ta_bort(post: Portfoljinskick) -> Response:
    """Take an entry away, at once: it can be brought back on the page that follows."""
    form, rad = post.validera(VersionForm).varde, _posten(post)
    try:
        actions.ta_bort(post.skriv, rad, form.version if form else 0)
    except Konflikt:
        fel = "Det har ändrats eller tagits bort sedan du öppnade sidan. Så här ser det ut nu."
        return _visa(post, _posten(post), status=409, fel=fel)
    return post.klart(
        "moment.visa",
        portfolj_id=post.portfolj_id,
        logg_id=rad.id,
        meddelande="Borttaget.",
        lank=("Logga ett annat", post.url("moment.ny", portfolj_id=post.portfolj_id)),
    )


@sidor.skriv(_ETT + "/aterstall", Handling.LOGGA_MOMENT, namn="moment.aterstall")
def aterstall(post: Portfoljinskick) -> Response:
    """Bring a removed entry back."""
    form, rad = post.validera(VersionForm).varde, _posten(post)
    try:
        actions.aterstall(post.skriv, rad, form.version if form else 0)
    except Konflikt:
        return _visa(post, _posten(post), status=409, fel="Det är redan tillbaka. Så här ser det ut nu.")
    return post.klart("moment.visa", portfolj_id=post.portfolj_id, logg_id=rad.id, meddelande="Tillbaka.")
