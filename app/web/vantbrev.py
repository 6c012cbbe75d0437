"""The mail about one thing that awaits somebody, in words."""

from app.config import Installningar
from app.db.att_gora import Vantande
from app.web.att_gora import vantrader
from app.web.bedomningsbrev import FOT


def vantbrev(val: Installningar, namn: str, post: Vantande) -> tuple[str, str]:
    """Subject and text; the page where it is done is reached from the first page after sign-in."""
    (rad,) = vantrader([post], lambda *_, **__: "")
    bas = val.bas_url.rstrip("/")
    delar = [
        f"Hej {namn},",
        f"{rad.vad} för {rad.namn}, {rad.nar}, väntar på dig.",
        f"{rad.knapp} här: {bas}/",
        f"Välj vilka brev du vill ha: {bas}/konto/brev",
    ]
    return f"{rad.namn}: {rad.vad} väntar på dig", "\n\n".join(delar) + FOT
