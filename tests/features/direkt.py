"""Asks the application itself, without a server between: one event loop for all requests of the test process."""

import asyncio
import threading
from collections.abc import MutableMapping
from functools import cache
from typing import Any
from urllib.parse import unquote

import httpx2
from fastapi import FastAPI


@cache
def _slinga() -> asyncio.AbstractEventLoop:
    """The loop, on a thread of its own that ends with the process: what it calls finds its threads already there."""
    slinga = asyncio.new_event_loop()
    threading.Thread(target=slinga.run_forever, name="direkt", daemon=True).start()
    return slinga


class Direkt(httpx2.BaseTransport):
    """Carries requests to the application. With `is_fel_kvar` its faults are raised here, else answered as they are."""

    def __init__(self, app: FastAPI, *, is_fel_kvar: bool) -> None:
        self.app = app
        self.is_fel_kvar = is_fel_kvar

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask, and wait for the whole answer."""
        return asyncio.run_coroutine_threadsafe(self._fraga(request, request.read()), _slinga()).result()

    async def _fraga(self, request: httpx2.Request, kropp: bytes) -> httpx2.Response:
        start: dict[str, Any] = {}
        delar: list[bytes] = []

        async def ta_emot() -> dict[str, Any]:
            return {"type": "http.request", "body": kropp, "more_body": False}

        async def skicka(meddelande: MutableMapping[str, Any]) -> None:
            if meddelande["type"] == "http.response.start":
                start.update(meddelande)
            else:
                delar.append(meddelande.get("body", b""))

        try:
            await self.app(_scope(request), ta_emot, skicka)
        except Exception:
            if self.is_fel_kvar or not start:
                raise
        return httpx2.Response(start["status"], headers=start["headers"], content=b"".join(delar), request=request)


def _scope(request: httpx2.Request) -> dict[str, Any]:
    url = request.url
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": unquote(url.path),
        "raw_path": url.raw_path.partition(b"?")[0],
        "root_path": "",
        "query_string": url.query,
        "headers": [(namn.lower(), varde) for namn, varde in request.headers.raw],
        "client": ("testclient", 50000),
        "server": (url.host, url.port or {"http": 80, "https": 443}[url.scheme]),
        "state": {},
    }
