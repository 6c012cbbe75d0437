"""Going through the plan as a person does: each block confirmed, then handed in."""

import re
from typing import Any

from tests.features.klient import Klient, Sidan

TEXTER = {"sammanfattning": "Planen håller. Mer akutmedicin till våren."}


def bekraftas(sida: Sidan) -> list[str]:
    """What the page offers to confirm."""
    return re.findall(r'name="bekrafta" value="([^"]+)"', sida.html)


def frys(klient: Klient, bas: str, **falt: Any) -> Sidan:
    """Confirm all that the form asks about, and hand in."""
    alla = bekraftas(klient.sida(f"{bas}/ny"))
    return klient.skicka(f"{bas}/ny", TEXTER | {"bekrafta": alla} | falt)
