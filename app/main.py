"""The application: middleware, slices, static files, error pages. Nothing else."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import lru_cache

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from app import clock
from app.config import Installningar, installningar
from app.db.engine import Databas
from app.features import SLICES
from app.jobs.bakgrund import Bakgrund
from app.underlag.regelunderlag import Regelverk, load_regelverk
from app.web.adresser import Adresser
from app.web.felsidor import registrera_felsidor
from app.web.forsok import Inloggningsforsok, Lankforsok
from app.web.headers import Sakerhetshuvuden
from app.web.lagesminne import Minne
from app.web.postlada import Postlada
from app.web.render import Mallar
from app.web.statiska import Statiska


@lru_cache
def _utseende() -> tuple[Statiska, Mallar]:
    """Static files and compiled templates: the same for every application of the process."""
    statiska = Statiska()
    return statiska, Mallar(statiska)


def create_app(
    val: Installningar | None = None,
    *,
    regelverk: Regelverk | None = None,
    idag: Callable[[], date] = clock.idag,
    nu: Callable[[], datetime] = clock.nu,
    postlada: Postlada | None = None,
) -> FastAPI:
    """Build the application. Tests give their own settings, loaded reference data and clock; the demo its mailbox."""
    val = val or installningar()
    app = FastAPI(title="ST-portföljen", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_livslangd)
    app.state.installningar = val
    app.state.databas = Databas(val.databas_url, tradar=val.tradar)
    app.state.regelverk = regelverk or load_regelverk()
    app.state.statiska, app.state.mallar = _utseende()
    app.state.version = f"{app.state.statiska.version}-{app.state.mallar.version}"
    tom_minnet(app)
    app.state.postlada = postlada
    app.state.adresser = Adresser(app)
    app.state.idag = idag
    app.state.nu = nu
    for sidor in SLICES:
        # Not include_router: that wraps every route anew for each application, and each request then walks them twice.
        app.router.routes.extend(sidor.router.routes)
    _registrera_drift(app)
    registrera_felsidor(app)
    app.add_middleware(GZipMiddleware, minimum_size=600, compresslevel=1)
    app.add_middleware(Sakerhetshuvuden, https=val.is_https, max_mb=val.max_uppladdning_mb)
    return app


def tom_minnet(app: FastAPI) -> None:
    """Forget attempts to sign in and portfolios lately read: as at the start, when no request has been answered."""
    val: Installningar = app.state.installningar
    app.state.forsok = Inloggningsforsok(val.forsok_per_konto, val.forsok_per_adress, val.forsok_minuter)
    app.state.lankforsok = Lankforsok(2 * val.forsok_per_konto, val.forsok_per_adress, val.forsok_minuter)
    app.state.kalenderforsok = Lankforsok(2 * val.forsok_per_konto, val.forsok_per_adress, val.forsok_minuter)
    app.state.lagesminne = Minne(val.minne_portfoljer)
    app.state.urvalsminne = Minne(200)


@asynccontextmanager
async def _livslangd(app: FastAPI) -> AsyncIterator[None]:
    """Few threads suit work that is bound by the processor; a frozen heap spares the garbage collector long walks.

    Where mail can be sent, a thread of its own does so.
    """
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.installningar.tradar
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)
    tjanst = app.state
    bakgrund = Bakgrund(lambda: tjanst.databas, tjanst.installningar, tjanst.regelverk, idag=tjanst.idag, nu=tjanst.nu)
    if tjanst.installningar.has_epost:
        bakgrund.starta()
    yield
    if tjanst.installningar.has_epost:
        await anyio.to_thread.run_sync(bakgrund.stoppa)
    gc.unfreeze()
    app.state.databas.stang()


def _registrera_drift(app: FastAPI) -> None:
    """Static files and the two addresses that operators watch."""

    @app.get("/statisk/{stig:path}", name="statisk", include_in_schema=False)
    def statisk(request: Request, stig: str) -> Response:  # noqa: ARG001 - the whole path is the key
        return request.app.state.statiska.svara(request)  # type: ignore[no-any-return]

    @app.get("/health/live", name="health.live", include_in_schema=False)
    async def live() -> Response:
        return PlainTextResponse("ok")

    @app.get("/health/ready", name="health.ready", include_in_schema=False)
    def ready(request: Request) -> Response:
        return JSONResponse(request.app.state.databas.status().as_dict())
