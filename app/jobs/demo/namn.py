"""Made-up names for as many as are asked for: plants and animals put together, no register of people."""

from collections.abc import Iterator
from itertools import product
from typing import Final

# Ordered so that neighbours differ in both names.
_FORNAMN: Final = (
    "Alba", "Birk", "Cim", "Dagny", "Embla", "Falk", "Gry", "Hilding", "Idun", "Jarl", "Kaj", "Lova", "Mio", "Nanna",
    "Orvar", "Pil", "Rask", "Saga", "Tindra", "Ulv", "Viola", "Ymer", "Ylva", "Åska", "Ängla", "Örn",
)  # fmt: skip
_FORLED: Final = (
    "Blåbärs", "Bofink", "Daggmask", "Fjäril", "Gransångar", "Humle", "Järv", "Kantarell", "Lavskrik", "Masros",
    "Nattviol", "Orm", "Prästkrag", "Rödhak", "Skogsstjärn", "Tofsvip", "Uggle", "Vitsipp", "Åkerbär", "Ängshök",
    "Öring", "Ekorr",
)  # fmt: skip
_EFTERLED: Final = (
    "bo", "dun", "fall", "glänta", "hed", "kulle", "land", "mark", "näste", "pil", "rot", "sten", "stig", "tjärn",
    "topp", "tuva", "vik", "vret", "åker", "ås", "äng", "ö",
)  # fmt: skip


def namn() -> Iterator[str]:
    """Names in a fixed order, none of them twice; there are 12 584."""
    efternamn = [f"{fore}{efter}" for efter, fore in product(_EFTERLED, _FORLED)]
    for varv in range(len(_FORNAMN)):
        for nr, en in enumerate(efternamn):
            yield f"{_FORNAMN[(nr + varv) % len(_FORNAMN)]} {en}"
