"""A year in Norrbotten: Nova begins her ST on 1 February 2027, and flags come and go on their days.

The numbers are those of `app/underlag/profiler/norrbotten-allmanmedicin.toml`; a warning comes 30 days ahead unless the
profile says otherwise. The arithmetic stands beside each day.
"""

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from app.jobs.demo.organisation import BJORKEN, CHEF_N, TRANBAR
from app.underlag.regelunderlag import Regelverk
from tests.browser import arsliv
from tests.browser.arsliv import Arsliv

INGEN_HANDLEDNING = "Ingen handledning är dokumenterad de senaste 8 veckorna"
TAKT = "av 8 tim handledning"
MEDSITTNING = "medsittningar för kvartalet"
EXTRA = "Ett extra handledarsamtal för genomgång av IUP"
IUP_KLAR = "IUP ska vara klar senast 1 augusti 2027"
KONTRAKT = "Utbildningskontraktet ska vara underskrivet av alla senast 1 augusti 2027"


def mandagar(forsta: str, sista: str) -> list[date]:
    """Every Monday from the first to the last."""
    fran, till = date.fromisoformat(forsta), date.fromisoformat(sista)
    return [fran + timedelta(days=n) for n in range(0, (till - fran).days + 1, 7)]


def test_a_year_in_norrbotten(browser: Browser, regelverk: Regelverk, tmp_path: Path) -> None:
    with arsliv.ar(
        browser, regelverk, tmp_path, vem="Nova Nordanvind", start="2027-02-01", enhet=BJORKEN, handledare=TRANBAR,
        chef=CHEF_N,
    ) as liv:  # fmt: skip
        forsta_veckorna(liv)
        varen(liv)
        sommaren(liv)
        hosten(liv)
        arsbesoket(liv)


def forsta_veckorna(liv: Arsliv) -> None:
    """Handledning is had but not written down: an hour a week, looked at over the last 8 weeks."""
    nova = liv.st
    # 1 February + 8 weeks (56 days) = 29 March is the last good day of the first session; 30 days before, 27 February.
    liv.far("varning", INGEN_HANDLEDNING, den="2027-02-27")
    # The 8 weeks are full on 28 March, 55 days after the first: from the next day the pace is asked for.
    liv.far("brist", TAKT, den="2027-03-29")
    liv.handledare.ser(TAKT, "brist")
    arsliv.las_in_handledning(nova, TRANBAR, mandagar("2027-02-01", "2027-03-29"))
    nova.ser_inte(TAKT, INGEN_HANDLEDNING)
    liv.handledare.ser_inte(TAKT, INGEN_HANDLEDNING)


def varen(liv: Arsliv) -> None:
    """A sit-in too few, an extra hour that is missed, and three Mondays without handledning."""
    nova = liv.st
    # February and March are 59 of the quarter's 90 days: 2 × 59 / 90 is 1 sit-in. None was had by 31 March.
    liv.dag("2027-03-31")
    nova.ser("Du har 0 av 1 medsittningar för kvartalet som slutar 31 mars 2027", "varning")
    liv.far("brist", "Du hade 0 av 1 medsittningar", den="2027-04-01")
    liv.dag("2027-04-12")
    arsliv.medsittning(liv, "2027-04-12")
    nova.ser_inte(MEDSITTNING)

    liv.dag("2027-05-03")
    arsliv.las_in_handledning(nova, TRANBAR, mandagar("2027-04-05", "2027-05-03"))
    # The extra hour of May: its last good day is the 31st, and the profile warns 14 days before.
    liv.far("varning", EXTRA, den="2027-05-17")
    # 8 hours in 8 weeks are asked for. With the Mondays of 10, 17 and 24 May missed there are 5, less than
    # three quarters (6): a brist from the third of them.
    liv.far("brist", "5 tim av 8 tim handledning", den="2027-05-24")
    liv.studierektor.ser("5 tim av 8 tim handledning", "brist")
    page = nova.fran_flaggan(TAKT, "Logga handledning")
    arsliv.logga_samtal(page, "2027-05-10", knapp="Spara och logga en till")
    arsliv.logga_samtal(page, "2027-05-17", knapp="Spara och logga en till")
    arsliv.logga_samtal(page, "2027-05-24")
    nova.ser_inte(TAKT)
    liv.studierektor.ser_inte(TAKT)

    liv.far("brist", EXTRA, den="2027-06-01")
    arsliv.logga_samtal(nova.fran_flaggan(EXTRA, "Logga genomgång"), "2027-06-01")
    nova.ser_inte(EXTRA)


def sommaren(liv: Arsliv) -> None:
    """What belongs to the beginning: the contract and the plan, both within six months, by 1 August."""
    nova, tove, sigga = liv.st, liv.handledare, liv.studierektor
    # 1 August less 30 days is 2 July.
    liv.far("varning", IUP_KLAR, den="2027-07-02")
    nova.ser(KONTRAKT, "varning")
    page = sigga.fran_flaggan(KONTRAKT, "Skriv kontrakt")
    adress = arsliv.skriv_dokument(
        page,
        {
            "Huvudansvarig handledare": TRANBAR.namn,
            "Den andra specialisten": "Ture Tallbarr",
            "Mål och genomförande": "Enligt planen.",
            "Vem som ansvarar för vad": "Handledaren för handledningen, chefen för tiden.",
        },
    )
    nova.ser("Kvar att skriva under", "varning")
    for roll in (nova, tove, liv.chef):
        arsliv.skriv_under(roll, adress)
    nova.ser_inte("Utbildningskontraktet")

    liv.dag("2027-07-08")
    adress = arsliv.revidera(nova, nova.fran_flaggan(IUP_KLAR, "Gå igenom IUP"), "2027-07-08", TRANBAR.namn)
    nova.ser(IUP_KLAR)  # it counts when the handledare has signed
    arsliv.signera(tove, adress)
    nova.ser_inte(IUP_KLAR)
    nova.ser("Studierektor har inte godkänt IUP", "brist")
    arsliv.signera(sigga, adress, "Godkänn revideringen")
    nova.ser_inte("Studierektor har inte godkänt IUP")


def hosten(liv: Arsliv) -> None:
    """The plan is to be gone through in September, and is not until October."""
    nova = liv.st
    # After 8 July the next fixed month is September: 30 September less 30 days is 31 August.
    liv.far("varning", "IUP ska revideras senast 30 september 2027", den="2027-08-31")
    liv.far("brist", "IUP skulle ha reviderats senast 30 september 2027", den="2027-10-01")
    liv.dag("2027-10-05")
    page = nova.fran_flaggan("IUP skulle ha reviderats", "Revidera IUP")
    adress = arsliv.revidera(nova, page, "2027-10-05", TRANBAR.namn)
    arsliv.signera(liv.handledare, adress)
    arsliv.signera(liv.studierektor, adress, "Godkänn revideringen")
    nova.ser_inte("IUP skulle ha reviderats")


def arsbesoket(liv: Arsliv) -> None:
    """The visit of the first year, due by 1 February 2028, and what is to be ready before it."""
    nova, tove, sigga = liv.st, liv.handledare, liv.studierektor
    liv.dag("2027-12-01")
    page = sigga.ga("besok")
    page.get_by_label("Dag för besöket").fill("2028-01-24")
    page.get_by_role("button", name="Boka besöket").click()
    besoket = page.url
    # The plan of 5 October is three months old on 5 January, too old for the visit of the 24th; 30 days before it, the
    # warnings come.
    liv.far("varning", "IUP är inte uppdaterad. Det ska vara klart till besöket 24 januari 2028", den="2027-12-25")
    for text in ("Årsrapporten är inte klar", "Handledarutlåtandet är inte klar"):
        nova.ser(text, "varning")
    # A visit and an utlåtande within 12 months: 1 February less 30 days is 2 January.
    liv.far("varning", "Studierektorsbesök har inte hållits", den="2028-01-02")

    liv.dag("2028-01-12")
    page = nova.fran_flaggan("Årsrapporten är inte klar", "Skriv årsrapport")
    arsliv.skriv_dokument(page, {"Vad du har lärt dig": "Att avsluta i tid.", "Det kommande året": "Medicinkliniken."})
    nova.ser_inte("Årsrapporten är inte klar")
    page = tove.fran_flaggan("Handledarutlåtandet är inte klar", "Skriv handledarutlåtande")
    arsliv.skriv_dokument(
        page, {"Vad ST-läkaren gör bra": "Lyssnar.", "Vad ST-läkaren behöver utveckla": "Takten."}, "Nej"
    )
    nova.ser_inte("andledarutlåtande")
    page = nova.fran_flaggan("IUP är inte uppdaterad", "Gå igenom IUP")
    adress = arsliv.revidera(nova, page, "2028-01-12", TRANBAR.namn)
    arsliv.signera(tove, adress)
    arsliv.signera(sigga, adress, "Godkänn revideringen")
    nova.ser_inte("IUP är inte uppdaterad")

    liv.dag("2028-01-24")
    page = sigga.page
    page.goto(besoket)
    page.get_by_role("link", name="Skriv protokoll").click()
    arsliv.skriv_dokument(
        page,
        {"ST-läkarens utveckling": "God.", "Det ni kommer överens om": "Planera första sidotjänstgöringen."},
        "Nej",
    )
    nova.ser("Studierektorsbesök har inte hållits")  # one signature of two
    arsliv.skriv_under(nova, besoket)
    nova.ser_inte("Studierektorsbesök", "till besöket 24 januari")
    sigga.ser_inte("Studierektorsbesök", "till besöket 24 januari")
    # The next year runs from the visit: 24 January 2029 less 30 days is 25 December 2028.
    liv.far("varning", "Studierektorsbesök hölls senast 24 januari 2028", den="2028-12-25", vem=sigga)
