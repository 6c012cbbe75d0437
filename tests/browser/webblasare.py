"""Debian's Chromium through Playwright: one browser, a context for each person and screen."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.demovarld import nyckel

# Width and height of a common laptop, a phone, and the narrowest screen that must do.
SKARMAR = {"bord": (1280, 800), "telefon": (390, 844), "smal": (320, 640)}
_FLAGGOR = (
    "--no-sandbox",  # root in a container has no user namespaces to build a sandbox of
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=sv-SE",
)
_VANTA_MS = 5000
_PROGRAM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # as .ci/webblasare looks


def chromium() -> str | None:
    """Where the browser is: the variable CHROMIUM, else what the path holds."""
    return os.environ.get("CHROMIUM") or next((fil for namn in _PROGRAM if (fil := shutil.which(namn))), None)


@contextmanager
def webblasare(sokvag: str) -> Iterator[Browser]:
    """A running browser without a window."""
    with sync_playwright() as pw:
        browser = pw.chromium.launch(executable_path=sokvag, args=list(_FLAGGOR))
        yield browser
        browser.close()


def logga_in(context: BrowserContext, vem: int | None, url: str) -> None:
    """Let the one who sits there be `vem` and nobody else; None is nobody."""
    context.clear_cookies()
    if vem is not None:
        context.add_cookies([{"name": "st_session", "value": nyckel(vem), "url": url}])


@dataclass
class Fonster:
    """Opens pages as somebody, on some screen, and notes everything the browser complains of."""

    browser: Browser
    url: str
    klagomal: list[str] = field(default_factory=list)
    _oppna: list[BrowserContext] = field(default_factory=list)

    def oppna(
        self, vem: int | None, *, skarm: str = "bord", js: bool = True, morkt: bool = False, stilla: bool = False,
        pekskarm: bool = False,
    ) -> Page:  # fmt: skip
        """An empty page of a new browser context, signed in as `vem` by cookie; None is nobody."""
        bredd, hojd = SKARMAR[skarm]
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": bredd, "height": hojd},
            java_script_enabled=js,
            has_touch=pekskarm,
            color_scheme="dark" if morkt else "light",
            reduced_motion="reduce" if stilla else "no-preference",
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
        )
        context.set_default_timeout(_VANTA_MS)
        logga_in(context, vem, self.url)
        context.on("console", self._konsol)
        context.on("weberror", lambda fel: self.klagomal.append(f"fel i skript: {fel.error}"))
        self._oppna.append(context)
        return context.new_page()

    def _konsol(self, meddelande: ConsoleMessage) -> None:
        """A refused style or script is an error here; an answer of 4xx, or none, is what the test went to see."""
        if meddelande.type not in {"error", "warning"}:
            return
        plats = meddelande.location.get("url", "")
        vantat = r"Failed to load resource: .* status of 4\d\d"
        if re.match(vantat, meddelande.text) and "/statisk/" not in plats:
            return
        if "net::ERR_INTERNET_DISCONNECTED" in meddelande.text:
            return  # a test has pulled the plug
        self.klagomal.append(f"{meddelande.type} på {plats}: {meddelande.text}")

    def stang(self) -> None:
        """Close everything opened."""
        for context in self._oppna:
            context.close()
        self._oppna.clear()
