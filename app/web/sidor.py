"""The only way to make a route: every one names what it takes to be let in.

A route is a plain function of one argument, a `Sida`. The router opens the transaction, finds out who asks and
what they are to the portfolio, refuses or lets in, runs the function and saves, all in one step on one thread:
one request is one transaction, and what is answered is already saved.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from app.db.atkomst import Aktor, Tilltrade, load_aktor, load_tilltrade
from app.db.engine import Databas
from app.db.formnyckel import forbruka
from app.db.logg import logga_lasning
from app.db.session import las_portfolj_rad
from app.db.signaturkedja import KlockanGarFel
from app.domain.behorighet import Handling, Relation, may
from app.web.csrf import is_valid
from app.web.errors import FarInte, FinnsInte, InloggningKravs, KlockanStar, Oforandrad, OgiltigBegaran, Upprepad
from app.web.headers import HEMLIGA
from app.web.inloggning import anonym_grund, hasha_nyckel, satt_anonym_kaka, sessionsnyckel
from app.web.meddelande import MEDDELANDEKAKA
from app.web.sida import KONTROLL, Inskickat, Portfoljinskick, Portfoljsida, Sida


class _Id(IntegerConvertor):
    """A number in an address, of no more digits than a database holds: a longer one is no address here."""

    regex = "[0-9]{1,18}"


register_url_convertor("int", _Id())


class Tillgang(StrEnum):
    """Routes that ask for less than a right in the permission table."""

    OPPEN = "oppen"
    INLOGGAD = "inloggad"


Krav = Handling | Tillgang


@dataclass(frozen=True, slots=True)
class Vakt:
    """What a route asks for; hangs on the endpoint so that tests can walk all routes."""

    krav: Krav
    etag: bool = False


def _tider(request: Request) -> tuple[Any, Any]:
    """Today and now, by the clock of this application (tests and demos set their own)."""
    return request.app.state.idag(), request.app.state.nu()


def _relationer(aktor: Aktor, tilltrade: Tilltrade | None) -> frozenset[Relation]:
    return aktor.relationer if tilltrade is None else tilltrade.relationer


def _slapp_in(aktor: Aktor, tilltrade: Tilltrade | None, krav: Krav, *, i_portfolj: bool) -> None:
    """Refuse who may not: 404 for a portfolio that means nothing to the person, 403 for an act not theirs."""
    if i_portfolj and (tilltrade is None or not tilltrade.relationer):
        raise FinnsInte
    if isinstance(krav, Tillgang) or may(_relationer(aktor, tilltrade), krav):
        return
    if i_portfolj and may(_relationer(aktor, tilltrade), Handling.LASA_PORTFOLJ):
        raise FarInte
    raise FinnsInte


def _etag(request: Request, aktor: Aktor, tilltrade: Tilltrade | None) -> str:
    app = request.app.state
    delar = (
        request.url.path, request.url.query, request.headers.get("HX-Request-Type"), app.idag(), app.version,
        app.regelverk.version, aktor, tilltrade and _synligt(tilltrade),
    )  # fmt: skip
    return f'W/"{hashlib.sha256(_stabil(delar).encode()).hexdigest()[:20]}"'


def _synligt(tilltrade: Tilltrade) -> tuple[Any, ...]:
    """What of the access a page shows; that the reading is logged already changes nothing on it."""
    varden = asdict(replace(tilltrade, is_last_idag=False))
    return tuple(varden.values())


def _stabil(delar: tuple[Any, ...]) -> str:
    """A text of the parts that is the same in every process: sets are sorted."""
    return repr([sorted(d) if isinstance(d, frozenset) else _stabil(d) if isinstance(d, tuple) else d for d in delar])


def _svara_las(request: Request, vakt: Vakt, funktion: Callable[[Any], Response]) -> Response:
    databas: Databas = request.app.state.databas
    idag, nu = _tider(request)
    nyckel = sessionsnyckel(request)
    portfolj_id = request.path_params.get("portfolj_id")
    with databas.lasning() as session:
        aktor = load_aktor(session, hasha_nyckel(nyckel), nu, idag) if nyckel else None
        if aktor is None:
            if vakt.krav is not Tillgang.OPPEN:
                raise InloggningKravs(_har(request))
            oppen = funktion(Sida(request, session, None, idag, nu, anonym_grund(request), secrets.token_urlsafe(18)))
            satt_anonym_kaka(request, oppen)
            return oppen
        tilltrade = None if portfolj_id is None else load_tilltrade(session, aktor, portfolj_id, idag)
        _slapp_in(aktor, tilltrade, vakt.krav, i_portfolj=portfolj_id is not None)
        if tilltrade is not None:
            _logga_lasning(request, aktor, tilltrade)
        etag = None
        # On her own pages, what awaits a handledare in the portfolios of others changes without this one changing.
        is_alltid_ny = aktor.has_adepter and portfolj_id is not None and portfolj_id == aktor.egen_portfolj_id
        if vakt.etag and not is_alltid_ny and MEDDELANDEKAKA not in request.cookies:
            etag = _etag(request, aktor, tilltrade)
            if etag in request.headers.get("if-none-match", ""):
                raise Oforandrad(etag)
        formnyckel = None if vakt.etag else secrets.token_urlsafe(18)
        sida = (
            Sida(request, session, aktor, idag, nu, nyckel or "", formnyckel)
            if tilltrade is None
            else Portfoljsida(request, session, aktor, idag, nu, nyckel or "", formnyckel, tilltrade=tilltrade)
        )
        svar = funktion(sida)
    if etag is not None and svar.status_code == 200:  # noqa: PLR2004 - the plain HTTP code
        svar.headers["ETag"] = etag
    return svar


def _logga_lasning(request: Request, aktor: Aktor, tilltrade: Tilltrade) -> None:
    """Note that somebody else reads the portfolio, once a day, in a write of its own."""
    if tilltrade.person_id == aktor.person_id or tilltrade.is_last_idag:
        return
    idag, nu = _tider(request)
    logga_lasning(
        request.app.state.databas,
        request.app.state.regelverk,
        portfolj_id=tilltrade.portfolj_id,
        person_id=aktor.person_id,
        roll=", ".join(sorted(tilltrade.relationer)),
        dag=idag,
        nu=nu,
    )


def _har(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _kontrollera_ursprung(request: Request) -> None:
    """A form sent from another site is never ours, whatever it carries.

    "null" is what a browser says of a page that asked for no referrer, our own too; then the token alone decides.
    """
    ursprung = request.headers.get("origin")
    if ursprung == "null" and request.url.path.startswith(HEMLIGA):
        ursprung = None
    if request.headers.get("sec-fetch-site") == "cross-site" or (
        ursprung is not None and ursprung.partition("://")[2] != request.headers.get("host")
    ):
        raise OgiltigBegaran(_har(request))


def _svara_skriv(
    request: Request,
    vakt: Vakt,
    funktion: Callable[[Any], Response],
    falt: dict[str, list[str]],
    filer: dict[str, tuple[str, bytes]],
) -> Response:
    _kontrollera_ursprung(request)
    app = request.app.state
    databas: Databas = app.databas
    idag, nu = _tider(request)
    nyckel = sessionsnyckel(request)
    portfolj_id = request.path_params.get("portfolj_id")
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=app.regelverk) as session:
        aktor = load_aktor(session, hasha_nyckel(nyckel), nu, idag) if nyckel else None
        if aktor is None and vakt.krav is not Tillgang.OPPEN:
            raise InloggningKravs(_har(request), falt, _filnamn(filer))
        grund = anonym_grund(request) if aktor is None else nyckel or ""
        if not is_valid(app.installningar.hemlighet, grund, _sista(falt, "_csrf")):
            raise OgiltigBegaran(_har(request), falt, _filnamn(filer))
        session.person_id = None if aktor is None else aktor.person_id
        tilltrade = None
        if aktor is not None and portfolj_id is not None:
            las_portfolj_rad(session, portfolj_id)
            tilltrade = load_tilltrade(session, aktor, portfolj_id, idag)
        if aktor is not None:
            _slapp_in(aktor, tilltrade, vakt.krav, i_portfolj=portfolj_id is not None)
        # A field checked while the form is being filled in: nothing is saved, and the form's key is still unused.
        kontroll = tilltrade is not None and KONTROLL in falt
        formnyckel = None if kontroll else _forbruka_nyckel(session, request, falt, filer)
        gemensamt: dict[str, Any] = {
            "falt": {namn: varden for namn, varden in falt.items() if not namn.startswith("_")},
            "filer": filer,
            "formnyckel": formnyckel,
        }
        plats = (request, session, aktor, idag, nu, grund, secrets.token_urlsafe(18))
        sida = (
            Inskickat(*plats, **gemensamt)
            if tilltrade is None
            else Portfoljinskick(*plats, **gemensamt, tilltrade=tilltrade)
        )
        svar = funktion(sida)
        is_avslag = svar.status_code >= 400  # noqa: PLR2004 - the plain HTTP code
        if kontroll or (is_avslag and not sida.spara_anda):
            session.rollback()
        if kontroll:
            # An answer, not a refusal: there is nothing to swap in where the form would have been saved.
            svar = svar if is_avslag else Response()
            svar.status_code = 200 if is_avslag else 204
    return svar


def _forbruka_nyckel(
    session: Any,
    request: Request,
    falt: dict[str, list[str]],
    filer: dict[str, tuple[str, bytes]],
) -> str | None:
    """Use up the form's one-time key. A form that comes twice is answered as the first time."""
    nyckel = _sista(falt, "_nyckel")
    if not nyckel:
        return None
    kropp = hashlib.sha256(request.url.path.encode())
    for namn in sorted(falt):
        if namn != "_csrf":
            kropp.update(repr((namn, falt[namn])).encode())
    for namn in sorted(filer):
        kropp.update(filer[namn][1])
    tidigare = forbruka(session, nyckel, kropp.hexdigest())
    if tidigare is not None:
        raise Upprepad(tidigare)
    return nyckel


def _filnamn(filer: dict[str, tuple[str, bytes]]) -> tuple[str, ...]:
    """Names of the files that were sent; a field left empty has none."""
    return tuple(namn for namn, _ in filer.values() if namn)


def _sista(falt: dict[str, list[str]], namn: str) -> str:
    return falt.get(namn, [""])[-1]


async def _las_form(request: Request) -> tuple[dict[str, list[str]], dict[str, tuple[str, bytes]]]:
    hogst = request.app.state.installningar.max_uppladdning_mb * 1024 * 1024
    form: FormData = await request.form(max_files=4, max_fields=2000, max_part_size=hogst)
    falt: dict[str, list[str]] = {}
    filer: dict[str, tuple[str, bytes]] = {}
    for namn, varde in form.multi_items():
        if isinstance(varde, UploadFile):
            filer[namn] = (varde.filename or "", await varde.read())
        else:
            # No text has a NUL, and PostgreSQL takes none.
            falt.setdefault(namn, []).append(varde.replace("\r\n", "\n").replace("\0", ""))
    await form.close()
    return falt, filer


class Sidor:
    """A router for pages. `las` registers a GET, `skriv` a POST; both ask for a right before anything else."""

    def __init__(self) -> None:
        self.router = APIRouter(include_in_schema=False)

    def las(
        self, stig: str, krav: Krav, *, namn: str, etag: bool = False
    ) -> Callable[[Callable[[Any], Response]], Callable[[Any], Response]]:
        """Register a page. With `etag`, an unchanged page is answered 304 before anything is read or drawn.

        A page with `etag` carries no one-time form key.
        """
        vakt = Vakt(krav, etag)

        def registrera(funktion: Callable[[Any], Response]) -> Callable[[Any], Response]:
            def endpoint(request: Request) -> Response:
                return _svara_las(request, vakt, funktion)

            self._lagg_till(stig, endpoint, vakt, namn, "GET")
            return funktion

        return registrera

    def skriv(
        self, stig: str, krav: Krav, *, namn: str
    ) -> Callable[[Callable[[Any], Response]], Callable[[Any], Response]]:
        """Register what a form is sent to."""
        vakt = Vakt(krav)

        def registrera(funktion: Callable[[Any], Response]) -> Callable[[Any], Response]:
            async def endpoint(request: Request) -> Response:
                falt, filer = await _las_form(request)
                try:
                    return await run_in_threadpool(_svara_skriv, request, vakt, funktion, falt, filer)
                except KlockanGarFel as fel:
                    raise KlockanStar(_har(request), falt, _filnamn(filer), fel.senast) from fel

            self._lagg_till(stig, endpoint, vakt, namn, "POST")
            return funktion

        return registrera

    def _lagg_till(self, stig: str, endpoint: Any, vakt: Vakt, namn: str, metod: str) -> None:
        endpoint.vakt = vakt
        self.router.add_api_route(stig, endpoint, methods=[metod], name=namn, response_model=None)


__all__ = ["Krav", "Sidor", "Tillgang", "Vakt"]
