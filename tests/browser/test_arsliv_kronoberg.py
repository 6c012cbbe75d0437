"""A year in Kronoberg: Kim begins her ST on 1 February 2027, is ill for eight weeks in spring, and has no JavaScript.

The numbers are those of `app/underlag/profiler/kronoberg-allmanmedicin.toml` and what it inherits; a warning comes 30
days ahead. The arithmetic stands beside each day.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from app.domain.tjanst import Franvaroslag
from app.jobs.demo.organisation import CHEF_K, LINDEN, MYRTUV
from app.underlag.regelunderlag import Regelverk
from tests.browser import arsliv
from tests.browser.arsliv import Arsliv
from tests.browser.personer import besked

PUNKT = "åtgärdsplanen"
TAKT = "av 8 tim handledning"
AVTALAT = "Läsa om diabetes"


def mandagar(forsta: str, antal: int) -> list[date]:
    """So many Mondays in a row."""
    return [date.fromisoformat(forsta) + timedelta(weeks=n) for n in range(antal)]


def test_a_year_in_kronoberg(browser: Browser, regelverk: Regelverk, tmp_path: Path) -> None:
    with arsliv.ar(
        browser, regelverk, tmp_path, vem="Kim Kornvallmo", start="2027-02-01", enhet=LINDEN, handledare=MYRTUV,
        chef=CHEF_K, js=False,
    ) as liv:  # fmt: skip
        atgardsplanen(liv)
        sjukskrivningen(liv)
        planen_blir_sen(liv)
        avstamningen(liv)


def atgardsplanen(liv: Arsliv) -> None:
    """A plan with one row: to be done by 15 April and followed up by 29 April."""
    kim, sixten = liv.st, liv.studierektor
    liv.dag("2027-03-01")
    page = sixten.ga("besok/atgardsplan/ny")
    page.get_by_label("Anledning").fill("Lite handledning.")
    page.get_by_label("Mål").fill("En timme i veckan.")
    page.get_by_role("button", name="Spara planen").click()
    page.get_by_role("link", name="Ny punkt").first.click()
    page.get_by_label("Vad som ska göras").fill("Boka fast tid för handledning.")
    page.get_by_label("Vem som gör det").select_option("st_lakare")
    page.get_by_label("Klart senast").fill("2027-04-15")
    page.get_by_label("Följs upp den").fill("2027-04-29")
    page.get_by_label("Vem som följer upp").select_option("studierektor")
    page.get_by_role("button", name="Spara punkten").click()
    # 15 April less 30 days is 16 March.
    liv.far("varning", "åtgärdsplanen ska vara gjord eller uppföljd senast 15 april 2027", den="2027-03-16")
    liv.far("brist", "1 punkt i åtgärdsplanen har passerat sin dag", den="2027-04-16")
    sixten.ser("1 punkt i åtgärdsplanen har passerat sin dag", "brist")
    page = kim.fran_flaggan(PUNKT, "Öppna åtgärdsplanen")
    page.get_by_role("link", name="Åtgärdsplan 1 mars 2027").click()
    page.locator("summary", has_text="Notera som gjord").click()
    page.get_by_role("button", name="Notera som gjord").click()
    kim.ser("åtgärdsplanen ska vara gjord eller uppföljd senast 29 april 2027", "varning")
    liv.far("brist", PUNKT, den="2027-04-30", vem=sixten)
    page = sixten.fran_flaggan(PUNKT, "Öppna åtgärdsplanen")
    page.get_by_role("link", name="Åtgärdsplan 1 mars 2027").click()
    page.locator("summary", has_text="Följ upp").click()
    page.get_by_label("Hur det gick").fill("Tiden är bokad.")
    page.get_by_role("button", name="Följ upp").click()
    sixten.ser_inte(PUNKT)
    kim.ser_inte(PUNKT)


def sjukskrivningen(liv: Arsliv) -> None:
    """Eight weeks away, 26 April to 20 June, stop the clock of the handledning."""
    kim = liv.st
    liv.dag("2027-05-03")
    arsliv.las_in_handledning(kim, MYRTUV, mandagar("2027-02-01", 12))  # the last is 19 April
    page = kim.ga("utbildning/franvaro/ny")
    page.get_by_label("Slag").select_option(Franvaroslag.SJUK.value)
    page.get_by_label("Första dagen").fill("2027-04-26")
    page.get_by_label("Sista dagen").fill("2027-06-20")
    page.get_by_role("button", name="Spara", exact=True).click()
    # Back on Monday 21 June. The latest 56 days in service on 5 July are 15 after the illness (21 June–5 July) and the
    # 41 before 26 April, from 16 March on: the Mondays 22 and 29 March, 5, 12 and 19 April. 5 of 8 hours is under 3/4.
    liv.dag("2027-06-20")
    kim.ser_inte(TAKT)
    liv.far("brist", f"5 tim {TAKT}", den="2027-07-05")
    liv.handledare.ser(f"5 tim {TAKT}", "brist")
    arsliv.las_in_handledning(kim, MYRTUV, mandagar("2027-06-21", 2))
    kim.ser(f"7 tim {TAKT}", "varning")
    page = kim.fran_flaggan(TAKT, "Logga handledning")
    page.get_by_label(re.compile("^Överenskommet"), exact=False).first.fill(AVTALAT)
    page.get_by_label("Senast", exact=False).first.fill("2027-08-02")
    arsliv.logga_samtal(page, "2027-07-05")
    kim.ser_inte(TAKT)
    assert kim.page.get_by_text(AVTALAT).count(), "what was agreed stands on the overview"


def planen_blir_sen(liv: Arsliv) -> None:
    """The plan is to be ready within six months and is not: 1 August, which illness does not move."""
    kim = liv.st
    # 1 August less 30 days is 2 July: the warning has been there for a while, and turns.
    liv.dag("2027-07-06")
    kim.ser("IUP ska vara klar senast 1 augusti 2027", "varning")
    liv.far("brist", "IUP skulle ha varit klar senast 1 augusti 2027", den="2027-08-02")
    liv.dag("2027-08-10")
    page = kim.ga("handledning/ny")
    page.get_by_role("checkbox", name=re.compile(AVTALAT)).check()
    arsliv.logga_samtal(page, "2027-08-09")
    page = kim.fran_flaggan("IUP skulle ha varit klar", "Gå igenom IUP")
    assert not page.get_by_text(AVTALAT).count(), "what is done is no longer asked for"
    adress = arsliv.revidera(kim, page, "2027-08-10", MYRTUV.namn)
    arsliv.signera(liv.handledare, adress)
    arsliv.signera(liv.studierektor, adress, "Godkänn revideringen")
    kim.ser_inte("IUP skulle ha varit klar")


def avstamningen(liv: Arsliv) -> None:
    """Twice a year the plan is revised; the studierektor's visit asks for it, and for two sit-ins."""
    kim, sixten = liv.st, liv.studierektor
    # Six months after 10 August is 10 February; less 30 days, 11 January.
    liv.far("varning", "IUP ska revideras senast 10 februari 2028", den="2028-01-11")
    page = sixten.ga("besok")
    page.get_by_label("Dag för besöket").fill("2028-03-15")
    page.get_by_role("button", name="Boka besöket").click()
    besoket = page.url
    liv.far("brist", "IUP skulle ha reviderats senast 10 februari 2028", den="2028-02-11")
    # 15 March less 30 days is 14 February (2028 is a leap year).
    liv.far("varning", "0 av 2 medsittningar sedan förra besöket", den="2028-02-14")
    # A year in service: 1 February and the 56 days of illness is 28 March; less 30 days, 27 February.
    liv.far("varning", "Du har 0 av 6 medsittningar de senaste 12 månaderna", den="2028-02-27")
    # It stands on the line of the missed interval, which is a brist already.
    kim.ser("IUP har inte reviderats sedan ST började och måste revideras senast 28 mars 2028")

    liv.dag("2028-02-28")
    page = kim.fran_flaggan("IUP skulle ha reviderats", "Revidera IUP")
    adress = arsliv.revidera(kim, page, "2028-02-28", MYRTUV.namn)
    arsliv.signera(liv.handledare, adress)
    kim.ser_inte("IUP skulle ha reviderats", "IUP har inte reviderats", "IUP är inte uppdaterad")
    arsliv.medsittning(liv, "2028-02-21")
    arsliv.medsittning(liv, "2028-02-28")
    kim.ser_inte("medsittningar sedan förra besöket")

    liv.dag("2028-03-15")
    page = sixten.page
    page.goto(besoket)
    page.get_by_role("link", name="Skriv protokoll").click()
    svar = {"ST-läkarens utveckling": "God.", "Det ni kommer överens om": "Fyra medsittningar till."}
    arsliv.skriv_dokument(page, svar, "Nej")
    arsliv.skriv_under(kim, besoket)
    besked(kim.page, "skrivit under")
    kim.ser_inte("till besöket 15 mars")
    liv.far("brist", "Du har 2 av 6 medsittningar", den="2028-03-29", vem=sixten)
