"""Pages about what is agreed on: all of it, and one followed to its end."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import AtagandeRad
from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.behorighet import Handling
from app.features.atagande import actions
from app.features.atagande.forms import AndraForm, AvslutaForm, VersionForm
from app.features.atagande.queries import hamta
from app.web import ataganden
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt
from app.web.motpart import kanda_handledare
from app.web.ramkontroll import las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidning import sidning
from app.web.sidor import Sidor

sidor = Sidor()
BAS = "/portfolj/{portfolj_id:int}/overenskommet"
_ETT = BAS + "/{atagande_id:int}"
_ANDRAT = "Det har ändrats sedan du öppnade sidan. Så här ser det ut nu."


@sidor.las(BAS, Handling.LASA_PORTFOLJ, namn="atagande.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """What is still to be done, and what is done."""
    klara = sorted((a for a in ataganden.synliga(sida) if a.klar), key=lambda a: (a.klar, a.id), reverse=True)
    sidan = sidning(sida, klara)
    return sida.render(
        "atagande/lista.html",
        titel="Överenskommet",
        oppna=ataganden.oppna_vyer(sida),
        klara=ataganden.vyer(sida, sidan.rader),
        sidan=sidan,
        antal_klara=len(klara),
    )


def _ett(sida: Portfoljsida) -> tuple[AtagandeRad, Atagande]:
    """The one of the address, where the reader may see it."""
    rad = hamta(sida.session, sida.portfolj_id, sida.request.path_params["atagande_id"])
    ett = next((a for a in sida.portfolj.ataganden if a.id == rad.id), None)
    if ett is None or not ataganden.far_se(sida, ett):
        raise FinnsInte
    return rad, ett


@sidor.las(_ETT, Handling.LASA_PORTFOLJ, namn="atagande.visa")
def visa(sida: Portfoljsida) -> Response:
    """One of them, with what can be done about it."""
    return _visa(sida)


def _visa(
    sida: Portfoljsida, falt: Falt | None = None, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    rad, ett = _ett(sida)
    ram = {"slut": Atagandeslut.GJORT.value, "senast": rad.senast, "vem": "kvar"}
    nu = ataganden.ansvarig_i_ord(sida, ett)
    return sida.render(
        "atagande/visa.html",
        status=status,
        titel="Överenskommet",
        ett=ataganden.vyer(sida, [ett])[0],
        rad=rad,
        v=Ifyllt(falt if falt is not None else falt_av(ram)),
        fel=fel or {},
        slutval=tuple((slut.value, text, "") for slut, text in ataganden.SLUT.items()),
        vilka=(("kvar", f"{nu}, som nu"), *_vilka(sida)),
        kalla_url=sida.url("handledning.visa", portfolj_id=sida.portfolj_id, samtal_id=ett.kalla_id)
        if ett.kalla is Atagandekalla.HANDLEDNING and ett.kalla_id
        else "",
    )


def _vilka(sida: Portfoljsida) -> tuple[tuple[str, str], ...]:
    handledare = kanda_handledare(sida.portfolj, sida.idag)
    return (("st", f"{sida.tilltrade.namn} (ST-läkaren)"), *((str(m.id), m.etikett) for m in handledare if m.roll))


def _far(post: Portfoljinskick) -> AtagandeRad:
    rad, ett = _ett(post)
    post.krav(ataganden.far_folja(post, ett))
    return rad


def _klart(post: Portfoljinskick, rad: AtagandeRad, meddelande: str) -> Response:
    return post.klart("atagande.visa", portfolj_id=post.portfolj_id, atagande_id=rad.id, meddelande=meddelande)


@sidor.skriv(_ETT + "/avsluta", Handling.FOLJA_ATAGANDE, namn="atagande.avsluta")
def avsluta(post: Portfoljinskick) -> Response:
    """Close it."""
    rad, form = _far(post), post.validera(AvslutaForm)
    if form.varde is None:
        return _visa(post, post.falt, status=422, fel=form.fel)
    try:
        actions.avsluta(post.skriv, rad, form.varde)
    except Konflikt:
        return _visa(post, post.falt, status=409, fel={"": _ANDRAT})
    return post.klart("atagande.lista", portfolj_id=post.portfolj_id, meddelande="Det är avslutat.")


@sidor.skriv(_ETT + "/oppna", Handling.FOLJA_ATAGANDE, namn="atagande.oppna")
def oppna(post: Portfoljinskick) -> Response:
    """Undo the closing."""
    rad, form = _far(post), post.validera(VersionForm)
    try:
        actions.oppna(post.skriv, rad, form.varde.version if form.varde else 0)
    except Konflikt:
        return _visa(post, status=409, fel={"": _ANDRAT})
    return _klart(post, rad, "Det är öppet igen.")


@sidor.skriv(_ETT + "/andra", Handling.FOLJA_ATAGANDE, namn="atagande.andra")
def andra(post: Portfoljinskick) -> Response:
    """Move its day, or give it to another."""
    rad = _far(post)
    fel, senast = {}, las_datum(post.falt, "senast")
    if senast is not None and senast < rad.datum:
        fel["senast"] = "Dagen ligger före den då ni kom överens."
    vem = Ifyllt(post.falt)("vem")
    if vem not in {"", "kvar"} | {varde for varde, _ in _vilka(post)}:
        fel["vem"] = "Välj någon i listan."
    form = post.validera(AndraForm, fel)
    if form.varde is None:
        return _visa(post, post.falt, status=422, fel=form.fel)
    vald = next((m for m in kanda_handledare(post.portfolj, post.idag) if str(m.id) == form.varde.vem), None)
    try:
        actions.andra(post.skriv, rad, form.varde, vald)
    except Konflikt:
        return _visa(post, post.falt, status=409, fel={"": _ANDRAT})
    return _klart(post, rad, "Ändringen är sparad.")
