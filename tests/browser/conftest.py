"""A browser, a server and a fresh copy of the demo for each test; whatever the console complains of fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.underlag.regelunderlag import Regelverk
from tests.browser import demovarld, webblasare
from tests.browser import server as servern
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.webblasare import Fonster

HAR = Path(__file__).parent
Oppna = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HAR in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    sokvag = webblasare.chromium()
    if sokvag is None:
        pytest.fail("Chromium saknas. På Debian: apt install chromium")
    expect.set_options(timeout=5000)
    with webblasare.webblasare(sokvag) as browser:
        yield browser


@pytest.fixture(scope="session")
def demo(regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, made once: a database file to copy, and who is who in it."""
    return demovarld.bygg(tmp_path_factory.mktemp("demo") / "demo.db", regelverk)


@pytest.fixture(scope="session")
def _server(demo: Demo, regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servern.start(demo.fil, tmp_path_factory.mktemp("server"), regelverk) as server:
        yield server


@pytest.fixture
def server(_server: Server) -> Server:
    """The server, on a fresh copy of the demo."""
    _server.aterstall()
    return _server


@pytest.fixture
def oppna(browser: Browser, server: Server) -> Iterator[Oppna]:
    """Open a page as somebody: `oppna("studierektor", skarm="telefon", js=False)`."""
    fonster = Fonster(browser, server.url)
    yield fonster.oppna
    fonster.stang()
    assert not fonster.klagomal, "\n".join(fonster.klagomal)
