"""Templates: one environment, pages and fragments from the same file."""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from app.resurser import resurs
from app.web import format as svenska
from app.web import ord as etiketter
from app.web.diagram import Kedja
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
        self.miljo.globals |= {"statisk": statiska.url, "ord": etiketter, "kedja": lru_cache(4096)(self._kedja)}
        self.version = _version(rot or resurs("templates"))
        self._hamta = lru_cache(maxsize=None)(self.miljo.get_template)

    def _kedja(self, marke: Kedja, titel: str) -> Markup:
        """A chain mark as SVG. A page has dozens, and there are few different ones: each is drawn once."""
        makro: Callable[[Kedja, str], Markup] = self._hamta("delar/kedja.html").module.kedja  # type: ignore[attr-defined]
        return makro(marke, titel)

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
