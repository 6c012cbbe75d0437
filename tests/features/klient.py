"""A browser without JavaScript for tests: it reads pages as a person does and sends their forms."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx2
from fastapi import FastAPI
from httpx2 import Response

from tests.features.direkt import Direkt
from tests.features.lasare import Lasare


class Sidan:
    """A page as read: status, heading, text, links and forms."""

    def __init__(self, svar: Response) -> None:
        self.svar = svar
        self.status = svar.status_code
        self.html = svar.text
        self._lasare = Lasare(svar.text)

    @property
    def h1(self) -> str:
        """The page's heading."""
        return self._lasare.h1

    @property
    def text(self) -> str:
        """All that stands on the page, on one line."""
        return self._lasare.text

    @property
    def lankar(self) -> list[tuple[str, str]]:
        """The text and address of each link."""
        return self._lasare.lankar

    @property
    def formular(self) -> list[dict[str, Any]]:
        """Where each form is sent, how, and its fields as they stand."""
        return self._lasare.formular

    def formular_till(self, adress: str) -> dict[str, list[str]]:
        """The fields of the form that is sent to `adress`, as they stand on the page."""
        for form in self.formular:
            if form["action"].partition("?")[0] == adress.partition("?")[0] and form["metod"] == "post":
                falt: dict[str, list[str]] = form["falt"]
                return falt
        msg = f"no form to {adress} on the page; there are {[f['action'] for f in self.formular]}"
        raise AssertionError(msg)


class Klient(httpx2.Client):
    """A client with the eyes and fingers of a person; a fault of the application is raised here unless told not to."""

    def __init__(
        self, app: FastAPI, *, base_url: str = "http://testserver", raise_server_exceptions: bool = True
    ) -> None:
        super().__init__(
            base_url=base_url,
            transport=Direkt(app, is_fel_kvar=raise_server_exceptions),
            headers={"user-agent": "testclient", "accept-encoding": "identity"},
            follow_redirects=True,
        )
        self.app = app

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
