"""The cookies that carry who is signed in. Only a hash of the secret is stored on the server."""

import secrets

from starlette.requests import Request
from starlette.responses import Response

from app.db.hemlighet import hasha_nyckel, ny_nyckel

_SESSION = "st_session"
_ANONYM = "st_form"


def _kaknamn(request: Request) -> str:
    """`__Host-` binds the cookie to this very host; browsers accept it over https only."""
    return f"__Host-{_SESSION}" if request.app.state.installningar.is_https else _SESSION


def sessionsnyckel(request: Request) -> str | None:
    """The secret of the session cookie, if one was sent."""
    return request.cookies.get(_kaknamn(request))


def satt_sessionskaka(request: Request, svar: Response, nyckel: str) -> None:
    """Sign the browser in until it is closed or the session runs out on the server."""
    svar.set_cookie(
        _kaknamn(request),
        nyckel,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.app.state.installningar.is_https,
    )


def ta_bort_sessionskaka(request: Request, svar: Response) -> None:
    """Sign the browser out."""
    svar.delete_cookie(_kaknamn(request), path="/", secure=request.app.state.installningar.is_https)


def anonym_grund(request: Request) -> str:
    """What ties the form token of somebody not signed in: a random cookie, set by `satt_anonym_kaka`."""
    kaka = request.cookies.get(_ANONYM)
    if kaka:
        return kaka
    grund: str = getattr(request.state, "anonym", "") or secrets.token_urlsafe(24)
    request.state.anonym = grund
    return grund


def satt_anonym_kaka(request: Request, svar: Response) -> None:
    """Remember the ground of the token just given out."""
    if _ANONYM not in request.cookies:
        svar.set_cookie(
            _ANONYM,
            anonym_grund(request),
            path="/",
            httponly=True,
            samesite="lax",
            secure=request.app.state.installningar.is_https,
        )


__all__ = [
    "anonym_grund",
    "hasha_nyckel",
    "ny_nyckel",
    "satt_anonym_kaka",
    "satt_sessionskaka",
    "sessionsnyckel",
    "ta_bort_sessionskaka",
]
