"""What the assessor does: sees the ST-läkare's part, fills in the rest and signs."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.bedomningar import Bedomningsvarden, signera
from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall, Ifyllare
from app.domain.behorighet import Handling
from app.features.flersteg import vy
from app.features.flersteg.delat import ANDRAD, EN, LAST, sidor, visa_posten
from app.features.flersteg.forms import BedomForm, fel_i_dagar
from app.features.flersteg.queries import Posten
from app.features.flersteg.villkor import far_bedoma, posten
from app.web.att_gora import till_det_som_vantar
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.mallformular import las_svar, mallvy
from app.web.sida import Portfoljinskick, Portfoljsida


def _formular(
    sida: Portfoljsida, post: Posten, mall: Bedomningsmall, falt: Falt, *, status: int = 200,
    fel: Mapping[str, str] | None = None, konflikt: str = "",
) -> Response:  # fmt: skip
    rad = post.rad
    return sida.render(
        "flersteg/bedom.html",
        status=status,
        titel=mall.titel,
        rad=rad,
        vy=vy.med_sjalvskattning(mallvy(mall, falt, sida.regelverk.rattskallor), mall, rad),
        egna=vy.ovriga_svar(mall, rad, Ifyllare.ST),
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        version=rad.version if konflikt else Ifyllt(falt)("version") or rad.version,
    )


@sidor.las(EN + "/steg/bedom", Handling.BEDOMA, namn="flersteg.bedom")
def bedom(sida: Portfoljsida) -> Response:
    """The assessor's part, with the ST-läkare's beside it."""
    post, mall = posten(sida)
    if not far_bedoma(sida, post.rad):
        return visa_posten(sida, post, mall, status=409, fel="Den är inte överlämnad till dig än, eller redan klar.")
    return _formular(sida, post, mall, {"datum": [min(post.rad.datum, sida.idag).isoformat()]})


@sidor.skriv(EN + "/steg/bedom", Handling.BEDOMA, namn="flersteg.signera")
def skriv_under(post: Portfoljinskick) -> Response:
    """Sign the whole; from now on it is locked."""
    fore, mall = posten(post)
    if not far_bedoma(post, fore.rad):
        return visa_posten(post, fore, mall, status=409, fel=LAST)
    last = las_svar(mall, post.falt)
    fel = fel_i_dagar(post.falt, post, ("datum",), gjort=("datum",))
    form = post.validera(BedomForm, fler_fel=fel)
    if form.varde is None or last.fel:
        return _formular(post, fore, mall, post.falt, status=422, fel={**form.fel, **last.fel})
    varden = Bedomningsvarden(
        datum=form.varde.datum,
        aterkoppling=form.varde.aterkoppling,
        overenskommet=form.varde.overenskommet,
        mall=mall,
        svar=last.svar,
    )
    try:
        signera(post.skriv, fore.rad, form.varde.version, varden)
    except Konflikt:
        nu, mall = posten(post)
        if not far_bedoma(post, nu.rad):
            return visa_posten(post, nu, mall, status=409, fel=LAST)
        return _formular(post, nu, mall, post.falt, status=409, konflikt=ANDRAD)
    return post.klart(
        "flersteg.visa", portfolj_id=post.portfolj_id, bedomning_id=fore.rad.id or 0,
        meddelande=f"{mall.titel} är signerad och låst.", lank=till_det_som_vantar(post),
    )  # fmt: skip
