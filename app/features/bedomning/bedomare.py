"""What the assessor does: answer a request, make an assessment at once, void one's own."""

from urllib.parse import urlencode

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.session import Konflikt
from app.db.utkast import hamta_utkast, plats_for
from app.domain.behorighet import Handling
from app.features.bedomning import actions, mallval, villkor
from app.features.bedomning.bedomform import REDAN, bedomformular, fran_utkast, pa_ny_version
from app.features.bedomning.delat import BAS, EN, kanda, olika, posten, sidor, visa_posten
from app.features.bedomning.forms import (
    BedomForm,
    MakuleraForm,
    SvarForm,
    falt_for,
    fel_i_bedomning,
)
from app.web.att_gora import till_det_som_vantar
from app.web.flode import flodessida
from app.web.ifyllt import Ifyllt
from app.web.mallformular import LastaSvar, las_svar
from app.web.meddelande import Lank
from app.web.sida import Portfoljinskick, Portfoljsida

_SVARSFALT = ("aterkoppling", "overenskommet", "datum", "minuter", "delmal")


@sidor.las(BAS + "/bedom", Handling.BEDOMA, namn="bedomning.bedom_ny")
def bedom_ny(sida: Portfoljsida) -> Response:
    """Choose a form, or fill in the one chosen, to make and sign an assessment at once."""
    egna, far_allt = villkor.bedombara(sida), villkor.far_bedoma_allt(sida)
    plats = plats_for(None, sida.fraga("mall"))
    utkast = hamta_utkast(sida.session, sida.aktor.person_id, sida.portfolj_id, plats)
    vald = mallval.vald(sida, utkast)
    if vald is None or not (egna or far_allt):
        kvar = urlencode({n: sida.fraga(n) for n in ("aktivitet", "delmal") if sida.fraga(n)})
        mallar, far = mallval.erbjudna(sida), far_allt or bool(egna)
        return sida.render("bedomning/valj_formular.html", titel="Bedöm", mallar=mallar, kvar=kvar, far_bedoma=far)
    aktivitet = str(egna[0].id) if egna and not far_allt else sida.fraga("aktivitet")
    falt = {"datum": [sida.idag.isoformat()], "aktivitet": [aktivitet], "delmal": [sida.fraga("delmal")]}
    return bedomformular(sida, falt | fran_utkast(sida, utkast, vald), None, vald, plats=plats if utkast else "")


@sidor.skriv(BAS + "/bedom", Handling.BEDOMA, namn="bedomning.bedom")
def bedom(post: Portfoljinskick) -> Response:
    """Make and sign an assessment at once. A placement's handledare assesses that placement."""
    egna, mall = villkor.bedombara(post), mallval.for_ny(post, post.falt)
    post.krav(bool(egna) or villkor.far_bedoma_allt(post))
    if (annan_version := pa_ny_version(post, None, mall)) is not None:
        return annan_version
    fel = fel_i_bedomning(post.falt, post, egna)
    if not villkor.far_bedoma_allt(post) and not Ifyllt(post.falt)("aktivitet"):
        fel["aktivitet"] = "Välj den placering som du är handledare för."
    form, lasta = post.validera(BedomForm, fler_fel=fel), las_svar(mall, post.falt)
    if form.varde is None or lasta.fel:
        return bedomformular(post, post.falt, None, mall, status=422, fel={**form.fel, **lasta.fel})
    rad = actions.bedom(post.skriv, post.portfolj_id, form.varde, post.aktor.namn, mall, lasta.svar)
    return _klart(post, rad.id or 0, "Bedömningen är signerad och låst.")


@sidor.las(EN + "/besvara", Handling.BEDOMA, namn="bedomning.besvara")
def besvara(sida: Portfoljsida) -> Response:
    """The form to fill in and sign what was asked for; one made in several steps has pages of its own."""
    post = posten(sida)
    flode = flodessida(sida, post.rad)
    if flode is not None:
        return sida.vidare(flode, portfolj_id=sida.portfolj_id, bedomning_id=post.rad.id)
    sida.krav(villkor.far_signera(sida, post.rad))
    rad = post.rad
    utkast = hamta_utkast(sida.session, sida.aktor.person_id, sida.portfolj_id, plats_for(rad.id, ""))
    if rad.status not in OPPEN and utkast is None:
        return visa_posten(sida, post, status=409, fel=REDAN)
    if villkor.is_utgangen(sida, rad) and utkast is None:
        return visa_posten(sida, post, status=409, fel=villkor.UTGANGEN)
    mall = mallval.for_begaran(sida, rad, sida.fraga("mall") or (utkast.mall if utkast else ""))
    falt = falt_for(rad, ()) | {"datum": [min(rad.datum, sida.idag).isoformat()]} | fran_utkast(sida, utkast, mall)
    version = Ifyllt(falt)("version") or rad.version
    if rad.status not in OPPEN:
        return bedomformular(sida, falt, post, mall, status=409, last=REDAN, version=version)
    last = villkor.UTGANGEN if villkor.is_utgangen(sida, rad) else ""
    return bedomformular(sida, falt, post, mall, status=409 if last else 200, last=last, version=version)


@sidor.skriv(EN + "/besvara", Handling.BEDOMA, namn="bedomning.signera")
def signera(post: Portfoljinskick) -> Response:
    """Sign what was asked for."""
    fore = posten(post)
    post.krav(villkor.far_signera(post, fore.rad))
    mall = mallval.for_begaran(post, fore.rad, Ifyllt(post.falt)("mall"))
    if villkor.is_utgangen(post, fore.rad):
        version = Ifyllt(post.falt)("version")
        return bedomformular(post, post.falt, fore, mall, status=409, last=villkor.UTGANGEN, version=version)
    if (annan_version := pa_ny_version(post, fore, mall)) is not None:
        return annan_version
    form = post.validera(SvarForm, fler_fel=fel_i_bedomning(post.falt, post, ()))
    lasta = las_svar(mall, post.falt) if mall else LastaSvar({}, {})
    if form.varde is None or lasta.fel:
        version = Ifyllt(post.falt)("version")
        return bedomformular(post, post.falt, fore, mall, status=422, fel={**form.fel, **lasta.fel}, version=version)
    try:
        actions.signera(post.skriv, fore.rad, form.varde, mall, lasta.svar)
    except Konflikt:
        nu = posten(post)
        rader = olika(post.falt, nu, kanda(post), _SVARSFALT)
        last = "" if nu.rad.status in OPPEN else REDAN
        return bedomformular(post, post.falt, nu, mall, status=409, konflikt_rader=rader, last=last)
    return _klart(post, fore.rad.id or 0, "Bedömningen är signerad och låst.", till_det_som_vantar(post))


@sidor.las(EN + "/makulera", Handling.BEDOMA, namn="bedomning.makulera")
def makulera(sida: Portfoljsida) -> Response:
    """Ask for the reason before a signed assessment is voided."""
    post = posten(sida)
    sida.krav(villkor.far_makulera(sida, post.rad))
    return sida.render("bedomning/makulera.html", titel="Makulera bedömningen", rad=post.rad, v=Ifyllt({}), fel={})


@sidor.skriv(EN + "/makulera", Handling.BEDOMA, namn="bedomning.makulera_nu")
def makulera_nu(post: Portfoljinskick) -> Response:
    """Void an assessment that one signed."""
    fore = posten(post)
    post.krav(villkor.far_makulera(post, fore.rad))
    form = post.validera(MakuleraForm)
    if form.varde is None:
        return post.render(
            "bedomning/makulera.html",
            status=422,
            titel="Makulera bedömningen",
            rad=fore.rad,
            v=Ifyllt(post.falt),
            fel=form.fel,
        )
    try:
        actions.makulera(post.skriv, fore.rad, form.varde.version, form.varde.skal)
    except Konflikt:
        return visa_posten(post, posten(post), status=409, fel="Bedömningen är redan makulerad.")
    return _klart(post, fore.rad.id or 0, "Bedömningen är makulerad. Den syns med skälet men räknas inte.")


def _klart(post: Portfoljinskick, bedomning_id: int, meddelande: str, lank: Lank | None = None) -> Response:
    return post.klart(
        "bedomning.visa", portfolj_id=post.portfolj_id, bedomning_id=bedomning_id, meddelande=meddelande, lank=lank
    )
