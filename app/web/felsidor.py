"""What can go wrong, as pages: what happened, and what to do now."""

import logging
import secrets
from urllib.parse import quote

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.web.csrf import make_token
from app.web.errors import (
    FarInte,
    FinnsInte,
    ForStor,
    InloggningKravs,
    KlockanStar,
    Oforandrad,
    OgiltigBegaran,
    Upprepad,
)
from app.web.format import tidpunkt
from app.web.headers import sakerhetshuvuden
from app.web.inloggning import anonym_grund, satt_anonym_kaka, sessionsnyckel
from app.web.render import html
from app.web.vantande import Vantande, egen_stig, las_vantande, vanta

_logg = logging.getLogger("st_portfoljen")

_TEXTER = {
    400: (
        "Begäran kom inte från ST-portföljen",
        "Något på en annan webbplats försökte göra något här i ditt namn. Ingenting är ändrat.",
        "Gör det du tänkte göra härifrån i stället.",
    ),
    403: (
        "Det här får du inte göra",
        "Du får läsa portföljen, men åtgärden hör till en annan roll.",
        "Be den som har rollen, eller gå tillbaka.",
    ),
    404: (
        "Sidan finns inte",
        "Adressen leder ingenstans, eller så finns inget här som du har tillgång till.",
        "Kontrollera adressen, eller börja om från startsidan.",
    ),
    405: ("Så går det inte att göra", "Sidan tar inte emot den sortens begäran.", "Gå tillbaka och försök igen."),
    413: (
        "Filen är för stor",
        "Det du skickade är större än vad som tas emot.",
        "Dela upp filen, eller ta bort blad som inte behövs, och försök igen.",
    ),
    500: (
        "Något gick fel hos oss",
        "Det du gjorde blev inte sparat.",
        "Försök igen. Går det fortfarande inte: hör av dig till den som sköter systemet och uppge referensen.",
    ),
}


def felsida(
    request: Request,
    status: int,
    referens: str | None = None,
    forklaring: str = "",
    vag: tuple[str, str] | None = None,
) -> Response:
    """The page of one HTTP error. `referens` finds the fault in the log, `vag` is the way on (address, label)."""
    titel, standard, gor = _TEXTER.get(status, _TEXTER[404])
    return _rendera(
        request,
        "layout/fel.html",
        status,
        titel=titel,
        status=status,
        forklaring=forklaring or standard,
        gor=gor,
        vag=vag,
        referens=referens,
    )


def _rendera(request: Request, mall: str, kod: int, *, grund: str = "", **kontext: object) -> Response:
    """A page of the bare frame. `grund` ties its form token; the anonymous cookie unless told."""
    app = request.app.state
    tomt: dict[str, object] = {
        "aktor": None, "portfolj_huvud": None, "nav": (), "toppnav": (), "logga_val": (), "meddelande": None,
        "csrf": make_token(app.installningar.hemlighet, grund or anonym_grund(request)), "sokurl": "", "sokord": "",
        "nyckel": secrets.token_urlsafe(18),
    }  # fmt: skip
    svar = html(app.mallar.rendera(mall, tomt | kontext), kod)
    satt_anonym_kaka(request, svar)
    return svar


def logga_in_forst(request: Request, fel: InloggningKravs) -> Response:
    """Ask the person to sign in; what was being sent waits in the form and is offered again afterwards."""
    adress = str(request.app.url_path_for("konto.logga_in"))
    if fel.falt is None or request.url.path == request.app.url_path_for("konto.logga_ut"):
        is_hem = fel.falt is not None or fel.mal == "/"
        return RedirectResponse(adress if is_hem else f"{adress}?till={quote(fel.mal, safe='/')}", 303)
    return _inloggning(request, 401, till=fel.mal, fel={}, vantande=vanta(fel.falt, fel.filer))


def _inloggning(request: Request, kod: int, till: str, fel: dict[str, str], vantande: Vantande) -> Response:
    return _rendera(
        request, "konto/logga_in.html", kod, titel="Logga in igen", epost="", till=till, fel=fel, vantande=vantande
    )


def skicka_igen(request: Request, fel: OgiltigBegaran) -> Response:
    """Offer the form again with a fresh token; what another site sent is never offered."""
    if fel.falt is None:
        return felsida(request, 400)
    if request.url.path == request.app.url_path_for("konto.logga_in"):
        return _inloggning(
            request,
            400,
            till=egen_stig("".join(fel.falt.get("till", []))),
            fel={"losenord": "Sidan hade legat för länge. Logga in igen."},
            vantande=las_vantande(fel.falt),
        )
    return _erbjud_igen(request, 400, till=fel.mal, titel="Skicka formuläret igen", vantande=vanta(fel.falt, fel.filer))


def klockan_star(request: Request, fel: KlockanStar) -> Response:
    """Say that nothing can be signed just now, and offer the form again: its key is unused, so it is signed once."""
    _logg.error("the clock stands before the latest signature, made %s: nothing can be signed", fel.senast)
    ingress = (
        f"Serverns klocka går fel: den senaste signaturen i portföljen gjordes {tidpunkt(fel.senast)}, men klockan har "
        "inte kommit dit än. Inget är signerat. Det du skrev finns kvar. Försök igen om en stund, och hör av dig till "
        "den som sköter systemet om det inte hjälper."
    )
    titel = "Det går inte att signera just nu"
    return _erbjud_igen(request, 503, till=fel.mal, titel=titel, ingress=ingress, vantande=vanta(fel.falt, fel.filer))


def _erbjud_igen(request: Request, kod: int, **kontext: object) -> Response:
    # The session still holds here, and the form goes to a page that will check the token against it.
    return _rendera(request, "konto/skicka_igen.html", kod, grund=sessionsnyckel(request) or "", **kontext)


def registrera_felsidor(app: FastAPI) -> None:
    """Turn every exception of `app.web.errors`, and anything unforeseen, into its answer."""

    @app.exception_handler(FinnsInte)
    async def finns_inte(request: Request, _fel: Exception) -> Response:
        return felsida(request, 404)

    @app.exception_handler(FarInte)
    async def far_inte(request: Request, _fel: Exception) -> Response:
        return felsida(request, 403)

    @app.exception_handler(ForStor)
    async def for_stor(request: Request, fel: ForStor) -> Response:
        # A form and what it is sent to share one address.
        vag = (request.url.path, "Tillbaka till formuläret")
        return felsida(request, 413, forklaring=f"Högst {fel.grans_mb} MB tas emot åt gången.", vag=vag)

    @app.exception_handler(Oforandrad)
    async def oforandrad(_request: Request, fel: Oforandrad) -> Response:
        return Response(
            status_code=304,
            headers={
                "ETag": fel.etag,
                "Cache-Control": "private, no-cache",
                "Vary": "HX-Request, HX-Request-Type, Cookie",
            },
        )

    @app.exception_handler(Upprepad)
    async def upprepad(_request: Request, fel: Upprepad) -> Response:
        return RedirectResponse(fel.svar or "/", 303)

    @app.exception_handler(InloggningKravs)
    async def inloggning_kravs(request: Request, fel: InloggningKravs) -> Response:
        return logga_in_forst(request, fel)

    @app.exception_handler(OgiltigBegaran)
    @app.exception_handler(KlockanStar)
    async def erbjud_igen(request: Request, fel: OgiltigBegaran | KlockanStar) -> Response:
        return klockan_star(request, fel) if isinstance(fel, KlockanStar) else skicka_igen(request, fel)

    @app.exception_handler(HTTPException)
    async def http(request: Request, fel: HTTPException) -> Response:
        return felsida(request, fel.status_code)

    @app.exception_handler(Exception)
    async def ovantat(request: Request, fel: Exception) -> Response:
        referens = secrets.token_hex(4)
        # The route, not the address: that may hold the secret of an invitation, or line breaks.
        rutt = getattr(request.scope.get("route"), "path", "no route")
        _logg.error("fault %s at %s", referens, rutt, exc_info=fel)
        svar = felsida(request, 500, referens)
        # This is answered outside the layer that gives every other answer its headers.
        svar.headers.update(sakerhetshuvuden(https=request.app.state.installningar.is_https))
        return svar
