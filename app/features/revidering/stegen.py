"""One revision: the frozen plan as it was, and the steps by which it is signed, approved or returned."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.domain.iup import Revideringsstatus
from app.features.revidering import actions, steg, vy
from app.features.revidering.andringar import sammandrag
from app.features.revidering.brev import barare
from app.features.revidering.delat import EN, sidor
from app.features.revidering.forms import SvarForm
from app.features.revidering.ogonblick import las
from app.features.revidering.queries import Posten, hamta, narmast_fore
from app.features.revidering.skillnad import skillnad
from app.features.revidering.stegord import notis, varfor_inte, vem_svarar
from app.web.att_gora import till_det_som_vantar
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida


@sidor.las(EN, Handling.LASA_PORTFOLJ, namn="revidering.visa")
def visa(sida: Portfoljsida) -> Response:
    """The frozen plan as it was, and its way through the steps."""
    return _visa(sida, _posten(sida))


def _posten(sida: Portfoljsida) -> Posten:
    return hamta(sida.session, sida.portfolj_id, sida.request.path_params["revidering_id"])


def _visa(
    sida: Portfoljsida,
    post: Posten,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: str = "",
    falt: Falt | None = None,
) -> Response:
    rad, alla = post.rad, steg.profilens(sida)
    kvar = steg.kvar(post, alla)
    bild = las(rad.ogonblicksbild)
    forra = narmast_fore(sida.session, rad) if bild else None
    fore = las(forra.ogonblicksbild) if forra else None
    return sida.render(
        "revidering/visa.html",
        status=status,
        titel=vy.SLAG[rad.slag],
        rad=rad,
        tagna=post.steg,
        kvar=kvar,
        stegord=steg.I_ORD,
        lage=vy.LAGE[rad.status],
        min_tur=kvar[0] if kvar and sida.far(steg.HANDLING[kvar[0]]) else "",
        svarsvag=steg.VAG,
        vem_svarar=vem_svarar(sida, rad, kvar),
        notis=notis(sida, alla, kvar),
        is_aterlamnad=rad.status is Revideringsstatus.ATERLAMNAD,
        bild=bild,
        forra=forra if fore else None,
        sammandrag=sammandrag(fore, bild) if bild and fore else (),
        skillnad=skillnad(fore, bild, forra.datum) if bild and fore and forra else (),
        v=Ifyllt(falt or {}),
        fel=fel or {},
        konflikt=konflikt,
    )


def _svara(post: Portfoljinskick, ett: str, gjort: str) -> Response:
    """Take one step: sign or approve, or return with a comment."""
    fore, alla = _posten(post), steg.profilens(post)
    form = post.validera(SvarForm)
    if form.varde is None:
        return _visa(post, fore, status=422, fel=form.fel, falt=post.falt)
    try:
        status = actions.svara(barare(post), fore, form.varde, ett, alla)
    except Konflikt:
        return _visa(post, _posten(post), status=409, konflikt=varfor_inte(fore, ett, alla), falt=post.falt)
    meddelande = "Revideringen är återlämnad." if status is Revideringsstatus.ATERLAMNAD else gjort
    return post.klart(
        "revidering.visa",
        portfolj_id=post.portfolj_id,
        revidering_id=fore.rad.id,
        meddelande=meddelande,
        lank=till_det_som_vantar(post),
    )


@sidor.skriv(EN + "/signera", Handling.SIGNERA_REVIDERING, namn="revidering.signera")
def signera(post: Portfoljinskick) -> Response:
    """Huvudhandledare signs, or returns."""
    return _svara(post, steg.HUVUDHANDLEDARE, "Revideringen är signerad.")


@sidor.skriv(EN + "/godkann", Handling.GODKANNA_REVIDERING, namn="revidering.godkann")
def godkann(post: Portfoljinskick) -> Response:
    """Studierektor approves, or returns."""
    return _svara(post, steg.STUDIEREKTOR, "Revideringen är godkänd.")


@sidor.skriv(EN + "/godkann-som-chef", Handling.GODKANNA_REVIDERING_SOM_CHEF, namn="revidering.godkann_som_chef")
def godkann_som_chef(post: Portfoljinskick) -> Response:
    """The head approves, or returns, where the profile has that step."""
    return _svara(post, steg.CHEF, "Revideringen är godkänd.")
