"""The respondent's page: no account, one link that opens one form and tells nothing else."""

from typing import Final

from starlette.responses import Response

from app.domain.bedomningsmall import Bedomningsmall
from app.features.flerkalla.actions import AnvandLank, is_oppen, svara
from app.features.flerkalla.delat import sidor
from app.features.flerkalla.queries import Oppnad, oppna
from app.web.errors import FinnsInte
from app.web.flode import flodesmall
from app.web.forms import Falt
from app.web.forsok import Lankforsok
from app.web.mallformular import LastaSvar, las_svar, mallvy
from app.web.sida import Inskickat, Sida
from app.web.sidor import Tillgang

_STIG: Final = "/m/{hemlighet}"


def _oppna(sida: Sida) -> tuple[Oppnad, Bedomningsmall] | None:
    """What the link leads to; None where too many unknown ones were tried from the same place."""
    forsok: Lankforsok = sida.request.app.state.lankforsok
    adress = sida.request.client.host if sida.request.client else ""
    if forsok.is_stoppad(adress):
        return None
    oppnad = oppna(sida.session, sida.request.path_params["hemlighet"])
    mall = flodesmall(sida, oppnad.rad) if oppnad else None
    if oppnad is None or mall is None:
        forsok.okand(adress)
        raise FinnsInte
    return oppnad, mall


def _stangd(sida: Sida, status: int, text: str) -> Response:
    return sida.render("flerkalla/stangd.html", status=status, titel="Länken går inte att använda", text=text)


_FOR_MANGA: Final = "Det har gjorts för många försök härifrån. Vänta en stund och öppna länken igen."
_EGEN: Final = "Du är inloggad som den som svaren gäller. Den som ska svara öppnar länken på sin egen telefon."
_SLUT: Final = (
    "Den är redan använd, återkallad, eller så är insamlingen avslutad. Har du redan svarat behöver du inte göra något."
)


def _is_egen(sida: Sida, oppnad: Oppnad) -> bool:
    return sida.aktor_eller_ingen is not None and sida.aktor.person_id == oppnad.person_id


def _far_svara(sida: Sida, oppnad: Oppnad) -> bool:
    inbjudan = oppnad.inbjudan
    is_ledig = not inbjudan.is_besvarad and inbjudan.aterkallad is None
    return is_ledig and is_oppen(oppnad.rad, oppnad.runda, sida.idag)


def _formular(
    sida: Sida, oppnad: Oppnad, mall: Bedomningsmall, falt: Falt, *, status: int = 200, last: LastaSvar | None = None
) -> Response:
    return sida.render(
        "flerkalla/svara.html",
        status=status,
        titel=f"Återkoppling till {oppnad.namn}",
        adress=sida.request.url.path,
        grupp=dict(mall.grupper).get(oppnad.inbjudan.grupp, ""),
        sista_dag=oppnad.runda.sista_dag,
        vy=mallvy(mall, falt, sida.regelverk.rattskallor),
        fel=last.fel if last else {},
    )


@sidor.las(_STIG, Tillgang.OPPEN, namn="flerkalla.svara")
def visa(sida: Sida) -> Response:
    """The form. To open it changes nothing, so that a robot that opens links in mails uses none up."""
    funnen = _oppna(sida)
    if funnen is None:
        return _stangd(sida, 429, _FOR_MANGA)
    oppnad, mall = funnen
    if _is_egen(sida, oppnad):
        return _stangd(sida, 403, _EGEN)
    if not _far_svara(sida, oppnad):
        return _stangd(sida, 410, _SLUT)
    return _formular(sida, oppnad, mall, {})


@sidor.skriv(_STIG, Tillgang.OPPEN, namn="flerkalla.lamna_svar")
def lamna_svar(post: Inskickat) -> Response:
    """Take in the answer; the link is used up by it."""
    funnen = _oppna(post)
    if funnen is None:
        return _stangd(post, 429, _FOR_MANGA)
    oppnad, mall = funnen
    if _is_egen(post, oppnad):
        return _stangd(post, 403, _EGEN)
    if not _far_svara(post, oppnad):
        return _stangd(post, 410, _SLUT)
    last = las_svar(mall, post.falt)
    if last.fel:
        return _formular(post, oppnad, mall, post.falt, status=422, last=last)
    # Whoever is signed in on the same device is not to stand as the author in the log.
    post.skriv.person_id = None
    try:
        svara(post.skriv, oppnad.rad.portfolj_id, oppnad.inbjudan.id or 0, last.svar)
    except AnvandLank:
        return _stangd(post, 410, _SLUT)
    return post.klart("flerkalla.tack", meddelande="")


@sidor.las("/m-tack", Tillgang.OPPEN, namn="flerkalla.tack")
def tack(sida: Sida) -> Response:
    """Thanks, on a page that tells nothing of what was answered."""
    return sida.render("flerkalla/tack.html", titel="Tack för ditt svar")
