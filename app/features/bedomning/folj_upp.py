"""What is done about a request that nobody has answered: remind, give more time, a one-time link, decline."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.bedomningslankar import mottagare, sista_dag
from app.db.formnyckel import spara_svar
from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.features.bedomning import actions, utgaende, villkor
from app.features.bedomning.delat import EN, barare, posten, regler, sidor, visa_posten
from app.features.bedomning.forms import AvbojForm, ForlangForm, LankForm, VersionForm, fel_i_frist, fel_i_lank
from app.features.bedomning.queries import Posten
from app.web.att_gora import till_det_som_vantar
from app.web.bedomningsbrev import lankadress
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.qr import qr
from app.web.sida import Portfoljinskick, Portfoljsida

_ANDRAD = "Begäran har ändrats eller besvarats sedan du öppnade sidan. Så här ser den ut nu."


@sidor.skriv(EN + "/paminn", Handling.BEGARA_BEDOMNING, namn="bedomning.paminn")
def paminn(post: Portfoljinskick) -> Response:
    """Send a reminder, within the limits."""
    fore = _egen(post)
    foljd = utgaende.begaran(post, fore.rad, regler(post))
    form = post.validera(VersionForm).varde
    if foljd is None or not foljd.far_paminna or form is None or form.version != fore.rad.version:
        return visa_posten(post, fore, status=409, fel=(foljd.inte_paminna if foljd else "") or _ANDRAD)
    barare(post).paminn(fore.rad)
    return _klart(post, fore, f"En påminnelse går till {foljd.epost}.")


@sidor.las(EN + "/forlang", Handling.BEGARA_BEDOMNING, namn="bedomning.forlang")
def forlang(sida: Portfoljsida) -> Response:
    """The form for another last day."""
    fore = _egen(sida)
    if not villkor.far_andra(sida, fore.rad):
        return visa_posten(sida, fore, status=409, fel=_ANDRAD)
    falt = {"svara_senast": [regler(sida).svara_senast(sida.idag).isoformat()], "version": [str(fore.rad.version)]}
    return _formular(sida, "forlang", fore, falt, {})


@sidor.skriv(EN + "/forlang", Handling.BEGARA_BEDOMNING, namn="bedomning.forlang_nu")
def forlang_nu(post: Portfoljinskick) -> Response:
    """Give the assessor more time."""
    fore = _egen(post)
    form = post.validera(ForlangForm, fler_fel=fel_i_frist(post.falt, post.idag, None))
    if form.varde is None:
        return _formular(post, "forlang", fore, post.falt, form.fel)
    try:
        actions.forlang(barare(post), fore.rad, form.varde)
    except Konflikt:
        return visa_posten(post, posten(post), status=409, fel=_ANDRAD)
    return _klart(post, fore, "Svarstiden är förlängd.")


@sidor.las(EN + "/avboj", Handling.BEDOMA, namn="bedomning.avboj")
def avboj(sida: Portfoljsida) -> Response:
    """Ask for the reason before what was asked is declined."""
    fore = posten(sida)
    sida.krav(fore.rad.bedomare_id == sida.aktor.person_id)
    if not villkor.far_avboja(sida, fore.rad):
        return visa_posten(sida, fore, status=409, fel=_ANDRAD)
    return _formular(sida, "avboj", fore, {"version": [str(fore.rad.version)]}, {})


@sidor.skriv(EN + "/avboj", Handling.BEDOMA, namn="bedomning.avboj_nu")
def avboj_nu(post: Portfoljinskick) -> Response:
    """Decline."""
    fore = posten(post)
    post.krav(fore.rad.bedomare_id == post.aktor.person_id)
    form = post.validera(AvbojForm)
    if form.varde is None:
        return _formular(post, "avboj", fore, post.falt, form.fel)
    if not villkor.far_avboja(post, fore.rad):
        return visa_posten(post, fore, status=409, fel=_ANDRAD)
    try:
        actions.avboj(post.skriv, fore.rad, form.varde)
    except Konflikt:
        return visa_posten(post, posten(post), status=409, fel=_ANDRAD)
    return _klart(post, fore, "Du har avböjt. Den som frågade ser skälet.", till_det_som_vantar(post))


@sidor.las(EN + "/lank", Handling.BEGARA_BEDOMNING, namn="bedomning.lank")
def lank(sida: Portfoljsida) -> Response:
    """Choose how the assessor gets a one-time link: by mail, or from this screen."""
    fore = _egen(sida)
    if not _far_lanka(sida, fore):
        return visa_posten(sida, fore, status=409, fel=_ANDRAD)
    till = mottagare(sida.session, fore.rad)
    return _formular(sida, "lank", fore, {"epost": [till.epost]}, {})


@sidor.skriv(EN + "/lank", Handling.BEGARA_BEDOMNING, namn="bedomning.skapa_lank")
def skapa_lank(post: Portfoljinskick) -> Response:
    """Make a one-time link and show it, this once: as an address, and as a code for the assessor's own phone."""
    fore = _egen(post)
    if not _far_lanka(post, fore):
        return visa_posten(post, fore, status=409, fel=_ANDRAD)
    form = post.validera(LankForm, fler_fel=fel_i_lank(post.falt, post))
    if form.varde is None:
        return _formular(post, "lank", fore, post.falt, form.fel)
    epost = form.varde.epost or "" if Ifyllt(post.falt)("vad") == "brev" else ""
    ny = actions.skapa_lank(barare(post), fore.rad, epost)
    if post.formnyckel is not None:
        spara_svar(post.skriv, post.formnyckel, _url(post, "visa", fore))
    adress = lankadress(post.installningar, ny.hemlighet)
    svar = post.render(
        "bedomning/lank_klar.html", titel="Engångslänk", rad=fore.rad, adress=adress, qr=qr(adress), epost=epost,
        till=sista_dag(ny.giltig_till),
    )  # fmt: skip
    svar.headers["Cache-Control"] = "no-store"
    return svar


@sidor.skriv(EN + "/aterkalla-lank", Handling.BEGARA_BEDOMNING, namn="bedomning.aterkalla_lank")
def aterkalla_lank(post: Portfoljinskick) -> Response:
    """Close the link, so that nobody can answer by it."""
    fore = _egen(post)
    if not actions.aterkalla_lank(post.skriv, fore.rad):
        return visa_posten(post, fore, status=409, fel=_ANDRAD)
    return _klart(post, fore, "Länken är återkallad och går inte att använda.")


def _egen(sida: Portfoljsida) -> Posten:
    """The request of the address, where it is this person's to follow."""
    post = posten(sida)
    sida.krav(villkor.far_folja(sida, post.rad))
    return post


def _far_lanka(sida: Portfoljsida, post: Posten) -> bool:
    is_oppen = post.rad.status in OPPEN and not villkor.is_utgangen(sida, post.rad)
    return is_oppen and sida.installningar.has_epost


# Page → template and title.
_SIDOR = {
    "forlang": ("bedomning/forlang.html", "Förläng svarstiden"),
    "avboj": ("bedomning/avboj.html", "Avböj"),
    "lank": ("bedomning/lank.html", "Engångslänk"),
}


def _formular(sida: Portfoljsida, sort: str, post: Posten, falt: Falt, fel: Mapping[str, str]) -> Response:
    mall, titel = _SIDOR[sort]
    return sida.render(
        mall, status=422 if fel else 200, titel=titel, rad=post.rad, v=Ifyllt(falt), fel=fel,
        till_begaran=_url(sida, "visa", post), har=_url(sida, sort, post),
    )  # fmt: skip


def _url(sida: Portfoljsida, namn: str, post: Posten) -> str:
    return sida.url(f"bedomning.{namn}", portfolj_id=sida.portfolj_id, bedomning_id=post.rad.id)


def _klart(post: Portfoljinskick, fore: Posten, meddelande: str, lank: tuple[str, str] | None = None) -> Response:
    return post.klart(
        "bedomning.visa",
        portfolj_id=post.portfolj_id,
        bedomning_id=fore.rad.id,
        meddelande=meddelande,
        lank=lank,
    )
