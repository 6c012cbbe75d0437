"""Form tokens: tied to the sign-in session, masked anew in each answer.

The mask keeps a compressed page from leaking the token by its length (BREACH).
"""

import base64
import hashlib
import hmac
import secrets

_LANGD = 32


def _hemligt(hemlighet: str, grund: str) -> bytes:
    return hmac.new(hemlighet.encode(), f"csrf:{grund}".encode(), hashlib.sha256).digest()


def make_token(hemlighet: str, grund: str) -> str:
    """A fresh masked token. `grund` is what it is tied to: the session's secret, or the anonymous cookie."""
    mask = secrets.token_bytes(_LANGD)
    dolt = bytes(a ^ b for a, b in zip(mask, _hemligt(hemlighet, grund), strict=True))
    return base64.urlsafe_b64encode(mask + dolt).decode()


def is_valid(hemlighet: str, grund: str, token: str) -> bool:
    """Whether the token was made for `grund`."""
    try:
        ratt = base64.urlsafe_b64decode(token.encode())
    except ValueError:
        return False
    if len(ratt) != 2 * _LANGD:
        return False
    oppet = bytes(a ^ b for a, b in zip(ratt[:_LANGD], ratt[_LANGD:], strict=True))
    return hmac.compare_digest(oppet, _hemligt(hemlighet, grund))
