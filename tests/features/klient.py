"""A browser without JavaScript for tests: it reads pages as a person does and sends their forms."""

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

_TOMMA = {"input", "br", "img", "meta", "link", "hr", "path", "circle", "line", "rect", "use"}


class _Lasare(HTMLParser):
    """Collects what tests ask a page for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.h1 = ""
        self.text: list[str] = []
        self.lankar: list[tuple[str, str]] = []
        self.formular: list[dict[str, Any]] = []
        self._stack: list[str] = []
        self._lank: tuple[str, list[str]] | None = None
        self._falt: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag not in _TOMMA:
            self._stack.append(tag)
        if tag == "a":
            self._lank = (a.get("href") or "", [])
        elif tag == "form":
            self.formular.append({"action": a.get("action") or "", "metod": a.get("method", "get"), "falt": {}})
        elif tag == "input" and self.formular and a.get("name") and a.get("type") != "file":
            if a.get("type") in ("checkbox", "radio") and "checked" not in a:
                return
            self.formular[-1]["falt"].setdefault(a["name"], []).append(a.get("value") or "")
        elif tag == "textarea" and self.formular:
            self._falt = a.get("name")
            self.formular[-1]["falt"].setdefault(self._falt, []).append("")
        elif tag == "select" and self.formular:
            self._falt = a.get("name")
        elif tag == "option" and self._falt and "selected" in a:
            self.formular[-1]["falt"].setdefault(self._falt, []).append(a.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        while self._stack and self._stack.pop() != tag:
            pass
        if tag == "a" and self._lank is not None:
            self.lankar.append((" ".join("".join(self._lank[1]).split()), self._lank[0]))
            self._lank = None
        if tag in ("textarea", "select"):
            self._falt = None

    def handle_data(self, data: str) -> None:
        if "textarea" in self._stack and self._falt is not None:
            self.formular[-1]["falt"][self._falt][-1] += data.removeprefix("\n")
        if "script" in self._stack or "style" in self._stack:
            return
        self.text.append(data)
        if "h1" in self._stack:
            self.h1 += data
        if self._lank is not None:
            self._lank[1].append(data)


class Sidan:
    """A page as read: status, heading, text, links and forms."""

    def __init__(self, svar: Response) -> None:
        self.svar = svar
        self.status = svar.status_code
        self.html = svar.text
        lasare = _Lasare()
        lasare.feed(svar.text)
        self.h1 = " ".join(lasare.h1.split())
        self.text = " ".join(" ".join(lasare.text).split())
        self.lankar = lasare.lankar
        self.formular = lasare.formular

    def formular_till(self, adress: str) -> dict[str, list[str]]:
        """The fields of the form that is sent to `adress`, as they stand on the page."""
        for form in self.formular:
            if form["action"].partition("?")[0] == adress.partition("?")[0] and form["metod"] == "post":
                falt: dict[str, list[str]] = form["falt"]
                return falt
        msg = f"no form to {adress} on the page; there are {[f['action'] for f in self.formular]}"
        raise AssertionError(msg)


class Klient(TestClient):
    """A test client with the eyes and fingers of a person."""

    def sida(self, adress: str, *, fler: Mapping[str, str] | None = None) -> Sidan:
        """Fetch and read a page, following redirects."""
        return Sidan(self.get(adress, headers=dict(fler or {}), follow_redirects=True))

    def skicka(
        self,
        adress: str,
        varden: Mapping[str, str | Sequence[str]] | None = None,
        *,
        fran: str | None = None,
        folj: bool = True,
        filer: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> Sidan:
        """Open the page `fran` (the form's own address unless told), fill in the form and send it to `adress`."""
        oppnad = self.sida(fran or adress)
        falt: dict[str, Any] = dict(oppnad.formular_till(adress))
        falt |= {namn: [v] if isinstance(v, str) else list(v) for namn, v in (varden or {}).items()}
        return Sidan(self.post(adress, data=falt, files=dict(filer) if filer else None, follow_redirects=folj))
