"""What a first visit to the overview costs, in bytes as they are sent."""

from playwright.sync_api import Page

from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.server import Server
from tests.browser.sidor import besok

ALLT, CSS = 80_000, 15_000


def overforda(page: Page, adress: str) -> dict[str, int]:
    """Bytes of each answer, head and body, as the browser's own network layer counts them."""
    svar: dict[str, str] = {}
    byte: dict[str, int] = {}
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.on("Network.responseReceived", lambda h: svar.update({h["requestId"]: h["response"]["url"]}))
    cdp.on("Network.loadingFinished", lambda h: byte.update({h["requestId"]: h["encodedDataLength"]}))
    page.goto(adress, wait_until="networkidle")
    return {url: int(byte.get(nr, 0)) for nr, url in svar.items()}


def test_first_visit_is_light(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    byte = overforda(oppna(mal.vem), mal.adress)
    assert any(url.endswith(".woff2") for url in byte), "the typeface is part of the visit"
    assert all(byte.values()), byte
    assert sum(byte.values()) <= ALLT, byte
    assert max(antal for url, antal in byte.items() if url.endswith(".css")) <= CSS, byte


def test_second_page_fetches_itself_only(oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = besok("portfolj.oversikt", server, demo)
    page = oppna(mal.vem)
    overforda(page, mal.adress)
    byte = overforda(page, f"{mal.adress}/delmal")
    assert {url for url, antal in byte.items() if antal} == {f"{server.url}{mal.adress}/delmal"}
