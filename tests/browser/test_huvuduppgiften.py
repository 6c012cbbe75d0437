"""The main job, as three people do it: an IUP comes in, flags show what is missing, and go away as it is mended."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.jobs.demo.organisation import MYRTUV, STUDIEREKTOR_K
from tests.browser.conftest import Oppna
from tests.browser.demovarld import IUP, LO, epost
from tests.browser.personer import besked, flagga, lank_i_menyn, logga_in, rubrik, till_oversikten
from tests.exempel.verktyg import MAPP

AKTIVITET = "Delmål b2 har ingen aktivitet"
METOD = "Delmål b2 har ingen bedömningsmetod"
HANDLEDNING = "Du har dokumenterat 2 tim av 8 tim handledning"
REVISION = "IUP har inte reviderats sedan 20 oktober 2025"
NAMNT = "Levnadsvanor i mötet med patienten"


@pytest.mark.parametrize("js", [True, False], ids=["med JavaScript", "utan JavaScript"])
def test_an_iup_comes_in_and_what_is_missing_is_mended(oppna: Oppna, js: bool) -> None:
    lo, maja, sixten = (oppna(None, js=js) for _ in range(3))

    logga_in(lo, epost(LO))
    las_in(lo)
    till_oversikten(lo)
    for text in (AKTIVITET, METOD, HANDLEDNING, REVISION):
        expect(flagga(lo, text)).to_be_visible()

    logga_in(sixten, STUDIEREKTOR_K.epost)
    fore = brister_i_tabellen(sixten)
    assert fore == brister_i_portfoljen(sixten)

    planera(lo)
    handled(lo)
    revidera(lo)

    logga_in(maja, MYRTUV.epost)
    signera(maja)
    godkann(sixten)

    for vem in (lo, maja, sixten):
        till_oversikten(vem)
        for text in (AKTIVITET, METOD, HANDLEDNING.replace("Du", ""), "IUP har inte reviderats"):
            expect(flagga(vem, text)).to_have_count(0)
    # Activity and method stood in one line: three lines are gone.
    assert brister_i_tabellen(sixten) == fore - 3


def las_in(page: Page) -> None:
    """Try the file, see that all of it is understood, and read it in."""
    till_oversikten(page)
    expect(flagga(page, "Det finns ingen IUP")).to_be_visible()
    lank_i_menyn(page, "Hämta in och ut")
    page.get_by_label("Fil", exact=True).set_input_files(MAPP / IUP)
    page.get_by_role("button", name="Provkör").click()
    rubrik(page, f"Provkörning av {IUP}")
    expect(page.get_by_text("48 rader: 48 skapas.")).to_be_visible()
    page.get_by_role("button", name="Läs in 48 rader").click()
    besked(page, "48 rader lästes in.")
    till_oversikten(page)
    expect(flagga(page, "Det finns ingen IUP")).to_have_count(0)


def planera(page: Page) -> None:
    """From the flag: an activity for the delmål, then a method that is to assess it."""
    flagga(page, AKTIVITET).get_by_role("link", name="Lägg till aktivitet").click()
    rubrik(page, "Ny aktivitet")
    expect(page.get_by_role("checkbox", name=re.compile("^b2"))).to_be_checked()
    page.get_by_label("Slag").select_option("Kurs")
    page.get_by_label("Rubrik").fill(NAMNT)
    page.get_by_role("button", name="Spara", exact=True).click()
    rubrik(page, NAMNT)
    till_oversikten(page)
    expect(flagga(page, AKTIVITET)).to_have_count(0)
    flagga(page, METOD).get_by_role("link", name="Välj metod").click()
    page.get_by_label("Metod", exact=True).select_option("cbd")
    page.get_by_label(re.compile("^Aktivitet som")).select_option(label=NAMNT)
    page.get_by_role("button", name=re.compile("metod$")).click()
    till_oversikten(page)
    expect(flagga(page, METOD)).to_have_count(0)


def handled(page: Page) -> None:
    """Log the conversations that were had but not written down."""
    flagga(page, HANDLEDNING).get_by_role("link", name="Logga handledning").click()
    for dag, knapp in (("2026-11-09", "Spara och logga en till"), ("2026-11-16", "Spara")):
        rubrik(page, "Logga handledning")
        page.get_by_label("Datum").fill(dag)
        page.get_by_label("Längd").fill("180")
        expect(page.get_by_label("Handledare", exact=True).locator("option:checked")).to_contain_text(MYRTUV.namn)
        page.get_by_label(re.compile("^Vad ni talade om")).fill("Genomgång av hösten")
        page.get_by_role("button", name=knapp, exact=True).click()
    till_oversikten(page)
    expect(flagga(page, "av 8 tim handledning")).to_have_count(0)


def revidera(page: Page) -> None:
    """Freeze the plan as it now is and hand it in."""
    flagga(page, REVISION).get_by_role("link", name="Revidera IUP").click()
    rubrik(page, "Revidera IUP")
    for kryss in page.get_by_role("checkbox", name=re.compile("^Bekräfta")).all():
        kryss.check()
    page.get_by_label("Datum för genomgången").fill("2026-11-23")
    page.get_by_label(re.compile("^Vilka som var med")).fill(f"{LO}\n{MYRTUV.namn}")
    page.get_by_label("Sammanfattning").fill("b2 är planerat och handledningen i kapp.")
    page.get_by_role("button", name="Frys och lämna in").click()
    besked(page, "Planen är fryst och inlämnad.")
    # It counts from the day it is signed.
    till_oversikten(page)
    expect(flagga(page, REVISION)).to_be_visible()


def signera(page: Page) -> None:
    """Huvudhandledare finds it among what waits, and signs."""
    rubrik(page, "Mina ST-läkare")
    page.get_by_role("listitem").filter(has_text=LO).get_by_role("link", name=re.compile("Revidering av IUP")).click()
    page.get_by_role("button", name="Signera revideringen").click()
    besked(page, "Revideringen är signerad.")


def godkann(page: Page) -> None:
    """Studierektor goes from the table to the revision, and approves it."""
    page.goto("/st-lakare")
    page.get_by_role("link", name=LO, exact=True).click()
    lank_i_menyn(page, "IUP")
    page.get_by_role("link", name="Revidering 23 november 2026").click()
    expect(page.get_by_text(NAMNT)).to_be_visible()
    page.get_by_role("button", name="Godkänn revideringen").click()
    besked(page, "Revideringen är godkänd.")


def brister_i_tabellen(page: Page) -> int:
    """How many faults the studierektor's table counts for Lo."""
    page.goto("/st-lakare")
    rad = page.get_by_role("row").filter(has_text=LO)
    kolumn = page.get_by_role("columnheader").all_inner_texts().index("Brist")
    return _tal(rad.locator("th, td").nth(kolumn).inner_text())


def brister_i_portfoljen(page: Page) -> int:
    """How many faults the overview of her portfolio counts, in the rail."""
    page.get_by_role("link", name=LO, exact=True).click()
    rubrik(page, "Översikt")
    return _tal(page.get_by_role("navigation", name="Portfölj").get_by_role("link", name="Översikt").inner_text())


def _tal(text: str) -> int:
    tal = re.search(r"\d+", text)
    assert tal, f"no number in {text!r}"
    return int(tal[0])
