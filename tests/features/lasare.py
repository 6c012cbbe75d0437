"""Reads a page's text, links and forms, each when a test asks for it: a full HTML parser takes longer than the page."""

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from typing import Any

_ATTRIBUT = r"""(?:[^"'>]++|"[^"]*"|'[^']*')*+"""
_OSYNLIGT = re.compile(rf"<!--.*?-->|<(script|style)\b{_ATTRIBUT}>.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAGG = re.compile(rf"<[/!]?[a-z]{_ATTRIBUT}>", re.IGNORECASE)
_H1 = re.compile(rf"<h1\b{_ATTRIBUT}>(.*?)</h1>", re.DOTALL)
_LANK = re.compile(rf"<a\b({_ATTRIBUT})>(.*?)</a>", re.DOTALL)
_FORMDEL = re.compile(
    rf"<(?P<tagg>form|input|select|option|/select)\b(?P<attribut>{_ATTRIBUT})>"
    rf"|<textarea\b(?P<ruta>{_ATTRIBUT})>(?P<text>.*?)</textarea>",
    re.DOTALL,
)
_ETT_ATTRIBUT = re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def _attribut(text: str) -> dict[str, str]:
    """The attributes of a tag; one without a value has an empty one."""
    return {namn: unescape(a or b or c) for namn, a, b, c in _ETT_ATTRIBUT.findall(text)}


def _inne(html: str) -> str:
    """The text between tags, on one line."""
    return " ".join(unescape(_TAGG.sub("", html)).split())


class Lasare:
    """What tests ask a page for."""

    def __init__(self, html: str) -> None:
        self.html = html

    @cached_property
    def _synligt(self) -> str:
        return _OSYNLIGT.sub(" ", self.html)

    @cached_property
    def h1(self) -> str:
        """The page's heading."""
        return "".join(_inne(traff[1]) for traff in _H1.finditer(self._synligt))

    @cached_property
    def text(self) -> str:
        """All that stands on the page, on one line."""
        return " ".join(unescape(_TAGG.sub(" ", self._synligt)).split())

    @cached_property
    def lankar(self) -> list[tuple[str, str]]:
        """The text and address of each link."""
        return [(_inne(t[2]), _attribut(t[1]).get("href", "")) for t in _LANK.finditer(self._synligt)]

    @cached_property
    def formular(self) -> list[dict[str, Any]]:
        """Where each form is sent, how, and what a browser would send of it as it stands."""
        ut: list[dict[str, Any]] = []
        for tagg, attribut, falt in _formdelar(self._synligt):
            if tagg == "form":
                ut.append({"action": attribut.get("action", ""), "metod": attribut.get("method", "get"), "falt": {}})
            elif ut:
                namn, varde = falt
                ut[-1]["falt"].setdefault(namn, []).append(varde)
        return ut


def _formdelar(html: str) -> Iterator[tuple[str, dict[str, str], tuple[str, str]]]:
    """Each form's start, and each field with what it holds, in order."""
    lista: str | None = None  # the name of the select that is open
    for traff in _FORMDEL.finditer(html):
        tagg = traff["tagg"] or "textarea"
        attribut = _attribut(traff["attribut"] or traff["ruta"] or "")
        namn, varde = attribut.get("name"), attribut.get("value", "")
        if tagg == "form":
            yield tagg, attribut, ("", "")
        elif tagg == "textarea" and namn:
            yield tagg, attribut, (namn, unescape(traff["text"]).removeprefix("\n"))
        elif tagg == "input" and namn and _skickas(attribut):
            yield tagg, attribut, (namn, varde)
        elif tagg in ("select", "/select"):
            lista = namn
        elif tagg == "option" and lista and "selected" in attribut:
            yield tagg, attribut, (lista, varde)


def _skickas(attribut: dict[str, str]) -> bool:
    slag = attribut.get("type")
    return slag != "file" and (slag not in ("checkbox", "radio") or "checked" in attribut)
