"""Security headers on every answer, and a limit on every body: one thin ASGI layer."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import ForStor

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def sakerhetshuvuden(*, https: bool) -> dict[str, str]:
    """What every answer carries; HSTS where the site is reached by https."""
    huvuden = {
        "Content-Security-Policy": CSP,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
    return huvuden | ({"Strict-Transport-Security": "max-age=31536000; includeSubDomains"} if https else {})


# Addresses that themselves open something: no page may tell another of them, and nobody keeps or lists them.
HEMLIGA: Final = ("/b/", "/m/", "/kalender/")
_HEMLIGT: Final = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
# So many times the limit is received and thrown away for the sake of a readable answer.
_TALAMOD = 20


def _langd(scope: Scope) -> int:
    """The length that the sender has declared, 0 where it says nothing."""
    varde = next((v for namn, v in scope["headers"] if namn == b"content-length"), b"0")
    return int(varde) if varde.isdigit() else 0


class Sakerhetshuvuden:
    """Adds the headers; `https` adds HSTS. Bodies over `max_mb` megabytes are refused.

    What is too large is thrown away piece by piece to its end before it is answered: a browser that is still sending
    when the connection closes shows no answer at all. Somebody who sends very much more is cut off.
    """

    def __init__(self, app: ASGIApp, *, https: bool, max_mb: int) -> None:
        self.app = app
        self.max_mb = max_mb
        self.huvuden = sakerhetshuvuden(https=https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with both sides wrapped."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # No text has a NUL, and PostgreSQL takes none.
        scope["query_string"] = scope["query_string"].replace(b"%00", b"")
        mottaget = 0
        grans = self.max_mb * 1024 * 1024
        is_for_stor = _langd(scope) > grans

        async def las() -> Message:
            nonlocal mottaget, is_for_stor
            while True:
                meddelande = await receive()
                if meddelande["type"] != "http.request":
                    return meddelande
                mottaget += len(meddelande.get("body", b""))
                is_for_stor = is_for_stor or mottaget > grans
                if not is_for_stor:
                    return meddelande
                if not meddelande.get("more_body", False) or mottaget > grans * _TALAMOD:
                    raise ForStor(self.max_mb)

        async def skicka(meddelande: Message) -> None:
            if meddelande["type"] == "http.response.start":
                self._satt(MutableHeaders(scope=meddelande), scope["path"])
            await send(meddelande)

        await self.app(scope, las, skicka)

    def _satt(self, huvuden: MutableHeaders, stig: str) -> None:
        if stig.startswith(HEMLIGA):
            huvuden.update(_HEMLIGT)
        for namn, varde in self.huvuden.items():
            huvuden.setdefault(namn, varde)
