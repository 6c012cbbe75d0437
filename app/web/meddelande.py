"""The message shown once after a redirect: it travels in a short-lived cookie, and is shown as plain text."""

import base64
import binascii
import json

from starlette.requests import Request

MEDDELANDEKAKA = "st_meddelande"


def packa_meddelande(text: str, slag: str) -> str:
    """The cookie's value: base64 of JSON, since cookies carry neither å nor spaces."""
    return base64.urlsafe_b64encode(json.dumps([text, slag]).encode()).decode()


def las_meddelande(request: Request) -> dict[str, str] | None:
    """The message waiting for this request, or None. A garbled cookie is no message."""
    kaka = request.cookies.get(MEDDELANDEKAKA)
    if kaka is None:
        return None
    try:
        text, slag = json.loads(base64.urlsafe_b64decode(kaka.encode()))
    except (ValueError, binascii.Error):
        return None
    return {"text": str(text), "slag": "fel" if slag == "fel" else "ok"}
