"""Addresses by route name, without walking through every route for each link of a page."""

from typing import Any, Final

from starlette.applications import Starlette

_TAL: Final = 10**15  # stands where a number goes while an address is taken apart


class Adresser:
    """The addresses of one application. Each route is looked up once; after that an address is one formatting."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._monster: dict[tuple[str, ...], str] = {}

    def __call__(self, namn: str, /, **parametrar: Any) -> str:
        """The address of the named route; an unknown name raises Starlette's NoMatchFound."""
        nyckel = (namn, *parametrar)
        monster = self._monster.get(nyckel)
        if monster is None:
            monster = self._monster[nyckel] = self._ta_isar(namn, parametrar)
        return monster.format(**parametrar)

    def _ta_isar(self, namn: str, parametrar: dict[str, Any]) -> str:
        platser = {
            falt: _TAL + nummer if isinstance(varde, int) else f"plats{_TAL + nummer}"
            for nummer, (falt, varde) in enumerate(parametrar.items())
        }
        monster = str(self._app.url_path_for(namn, **platser))
        for falt, plats in platser.items():
            monster = monster.replace(str(plats), f"{{{falt}}}")
        return monster
