"""Templates: one environment, pages and fragments from the same file."""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from app.resurser import resurs
from app.web import format as svenska
from app.web import ord as etiketter
from app.web.statiska import Statiska


class Mallar:
    """The template environment of one application."""

    def __init__(self, statiska: Statiska, rot: Path | None = None) -> None:
        self.miljo = Environment(
            loader=FileSystemLoader(rot or resurs("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.miljo.filters |= svenska.FILTER
        self.miljo.globals |= {"statisk": statiska.url, "ord": etiketter}
        # Drawn in every row of a table, and there are few different ones: each is drawn once.
        for mall, makro in (
            ("delar/kedja.html", "kedja"),
            ("delar/remsa.html", "miniremsa"),
            ("delar/utfall.html", "utfallsantal"),
        ):
            self.miljo.globals[makro] = self._en_gang(mall, makro)
        self.version = _version(rot or resurs("templates"))
        self._hamta = lru_cache(maxsize=None)(self.miljo.get_template)

    def _en_gang(self, mall: str, makro: str) -> Callable[..., Markup]:
        """The macro, keeping what it has drawn by its arguments, which must all be hashable."""

        @lru_cache(maxsize=4096)
        def rita(*delar: Hashable) -> Markup:
            drawn: Markup = getattr(self._hamta(mall).module, makro)(*delar)
            return drawn

        return rita

    def rendera(self, mall: str, kontext: Mapping[str, Any], block: str | None = None) -> str:
        """The page as text, or one named block of it."""
        template = self._hamta(mall)
        if block is None:
            return template.render(kontext)
        return "".join(template.blocks[block](template.new_context(dict(kontext))))


def _version(rot: Path) -> str:
    """A short hash of all templates: a page drawn by other templates is another page."""
    summa = hashlib.sha256()
    for fil in sorted(rot.rglob("*.html")):
        summa.update(fil.read_bytes())
    return summa.hexdigest()[:12]


def html(text: str, status: int = 200) -> HTMLResponse:
    """An HTML answer that a browser may keep but must ask about each time."""
    return HTMLResponse(
        text,
        status,
        headers={"Cache-Control": "private, no-cache", "Vary": "HX-Request, HX-Request-Type, Cookie"},
    )
