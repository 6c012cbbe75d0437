"""The message shown once after a redirect: it travels in a short-lived cookie, and is shown as plain text."""

import base64
import binascii
import json

from starlette.requests import Request

from app.web.vantande import egen_stig

MEDDELANDEKAKA = "st_meddelande"


Lank = tuple[str, str]


def packa_meddelande(text: str, slag: str, lank: Lank | None = None) -> str:
    """The cookie's value: base64 of JSON, since cookies carry neither å nor spaces. `lank` is (label, path)."""
    return base64.urlsafe_b64encode(json.dumps([text, slag, *(lank or ())]).encode()).decode()


def las_meddelande(request: Request) -> dict[str, str] | None:
    """The message waiting for this request, or None. A garbled cookie is no message."""
    kaka = request.cookies.get(MEDDELANDEKAKA)
    if kaka is None:
        return None
    try:
        text, slag, *lank = json.loads(base64.urlsafe_b64decode(kaka.encode()))
        etikett, stig = lank or ("", "")
    except (TypeError, ValueError, binascii.Error):
        return None
    return {
        "text": str(text),
        "slag": "fel" if slag == "fel" else "ok",
        "lank": str(etikett),
        "lank_url": egen_stig(str(stig)),
    }
