"""Security headers on every answer, and a limit on every body: one thin ASGI layer."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import ForStor

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class Sakerhetshuvuden:
    """Adds the headers; `https` adds HSTS. Bodies over `max_mb` megabytes are refused while they arrive."""

    def __init__(self, app: ASGIApp, *, https: bool, max_mb: int) -> None:
        self.app = app
        self.max_mb = max_mb
        self.huvuden = {
            "Content-Security-Policy": CSP,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }
        if https:
            self.huvuden["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with both sides wrapped."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        mottaget = 0
        grans = self.max_mb * 1024 * 1024

        async def las() -> Message:
            nonlocal mottaget
            meddelande = await receive()
            if meddelande["type"] == "http.request":
                mottaget += len(meddelande.get("body", b""))
                if mottaget > grans:
                    raise ForStor(self.max_mb)
            return meddelande

        async def skicka(meddelande: Message) -> None:
            if meddelande["type"] == "http.response.start":
                huvuden = MutableHeaders(scope=meddelande)
                for namn, varde in self.huvuden.items():
                    huvuden.setdefault(namn, varde)
            await send(meddelande)

        await self.app(scope, las, skicka)
