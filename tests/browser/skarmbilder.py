"""Pictures of every page, wide and narrow, to be looked at: `python -m tests.browser.skarmbilder [--readme]`.

They land in skarmbilder/, which is not kept in git. With --readme the small pictures of docs/bilder/ are
taken anew.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from app.underlag.regelunderlag import load_regelverk
from tests.browser import demovarld, server, webblasare
from tests.browser.sidor import SIDOR, Besok, besok, formular

ROT = Path(__file__).resolve().parents[2]
MAPP = ROT / "skarmbilder"
README = ROT / "docs" / "bilder"
# The pages that decide; also dark and printed.
HUVUDSIDOR = {
    "portfolj.oversikt": "oversikt",
    "delmal.lista": "delmal",
    "studierektor.kohort": "studierektor",
    "tidslinje.visa": "tidslinje",
}
_LIS = {"oversikt": "", "delmal": "/delmal"}  # her portfolio has something of everything
SKARMAR = ("bord", "telefon")
_README_YTA = {"oversikt": (1120, 720), "delmal": (1120, 720), "studierektor": (1280, 820), "tidslinje": (1120, 760)}
_README_HOGST = 120_000  # bytes


def ta_alla(fonster: webblasare.Fonster, tjanst: server.Server, demo: demovarld.Demo) -> int:
    """Take a picture of every page and every form on both screens; how many there are."""
    antal = 0
    alla = [*(besok(namn, tjanst, demo) for namn in sorted(SIDOR)), *formular(tjanst, demo).values()]
    for mal in alla:
        namn = mal.namn
        for skarm in SKARMAR:
            page = _oppna(fonster, mal, skarm)
            _ta(page, f"{namn}-{_roll(mal, demo)}-{skarm}")
            if namn in HUVUDSIDOR and skarm == "bord":
                page.emulate_media(color_scheme="dark")
                _ta(page, f"{namn}-{_roll(mal, demo)}-morkt")
                page.emulate_media(color_scheme="light", media="print")
                page.pdf(path=MAPP / f"{namn}-{_roll(mal, demo)}.pdf", prefer_css_page_size=True)
                _ta(page, f"{namn}-{_roll(mal, demo)}-utskrift")
                antal += 2
            antal += 1
            fonster.stang()
    return antal


def _oppna(fonster: webblasare.Fonster, mal: Besok, skarm: str) -> Page:
    page = fonster.oppna(mal.vem, skarm=skarm, stilla=True)
    page.goto(mal.adress)
    page.evaluate("document.fonts.ready")
    return page


def _roll(mal: Besok, demo: demovarld.Demo) -> str:
    """Who looks, as a word in the file's name."""
    if mal.vem is None:
        return "ingen"
    return next((roll for roll, person in demo.roller.items() if person == mal.vem), "inloggad")


def _ta(page: Page, namn: str) -> None:
    page.screenshot(path=MAPP / f"{namn}.png", full_page=True)


def ta_readme(fonster: webblasare.Fonster, tjanst: server.Server, demo: demovarld.Demo) -> None:
    """The pictures of the README: the first screenful."""
    README.mkdir(parents=True, exist_ok=True)
    for namn, fil in HUVUDSIDOR.items():
        mal = besok(namn, tjanst, demo)
        if fil in _LIS:
            li = besok("utbyte.visa", tjanst, demo)
            mal = replace(mal, vem=li.vem, adress=li.adress.replace("/utbyte", _LIS[fil]))
        page = _oppna(fonster, mal, "bord")
        bredd, hojd = _README_YTA[fil]
        page.set_viewport_size({"width": bredd, "height": hojd})
        bild = page.screenshot(path=README / f"{fil}.png")
        assert len(bild) <= _README_HOGST, f"{fil}.png is {len(bild)} bytes"
        fonster.stang()


def main() -> None:
    """Take the pictures and say where they are."""
    sokvag = webblasare.chromium()
    if sokvag is None:
        sys.exit("Chromium saknas. På Debian: apt install chromium")
    MAPP.mkdir(exist_ok=True)
    regelverk = load_regelverk()
    with tempfile.TemporaryDirectory() as tillfallig:
        mapp = Path(tillfallig)
        demo = demovarld.bygg(mapp / "demo.db", regelverk)
        (mapp / "server").mkdir()
        with (
            server.start(demo.fil, mapp / "server", regelverk) as tjanst,
            webblasare.webblasare(sokvag) as browser,
        ):
            fonster = webblasare.Fonster(browser, tjanst.url)
            if "--readme" in sys.argv[1:]:
                ta_readme(fonster, tjanst, demo)
                print(f"Bilderna till README ligger i {README.relative_to(ROT)}/.")
                return
            print(f"{ta_alla(fonster, tjanst, demo)} bilder ligger i {MAPP.name}/.")


if __name__ == "__main__":
    main()
