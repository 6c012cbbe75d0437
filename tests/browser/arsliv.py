"""A year in somebody's life as ST-läkare: the clock that is moved, who takes part, and the few things they do.

`liv.far(...)` moves the clock of the whole program, with time-machine, and looks on both sides of a boundary.
What people do goes through the pages as they are, each in a window of their own.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import time_machine
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import insert
from sqlmodel import col, select

from app import clock
from app.db.engine import Databas
from app.db.migrera import migrera
from app.db.tabeller import Inloggning, Konto, Person
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Portfolj
from app.jobs.demo.fyll import _Fyllning
from app.jobs.demo.organisation import STUDIEREKTOR_FOR, Demoenhet, Demoperson
from app.underlag.regelunderlag import Regelverk
from app.web.inloggning import hasha_nyckel
from tests import bygg
from tests.browser import server as servern
from tests.browser.demovarld import nyckel
from tests.browser.personer import besked, rubrik
from tests.browser.webblasare import Fonster

_MORGON = time(8, 30, tzinfo=UTC)
_LANGE = timedelta(days=900)  # a session outlasts the year, so that nobody has to sign in anew each day


@dataclass(frozen=True)
class Roll:
    """Somebody in the story, with a window of their own that stands open all year."""

    namn: str
    page: Page
    portfolj: str  # the address of the portfolio

    def oversikt(self) -> Page:
        """Open the overview of the portfolio."""
        self.page.goto(self.portfolj)
        rubrik(self.page, "Översikt")
        return self.page

    def ga(self, stig: str) -> Page:
        """Open a page of the portfolio."""
        self.page.goto(f"{self.portfolj}/{stig}")
        return self.page

    def flaggor(self) -> list[tuple[str, str]]:
        """Every line of the work list as the overview shows it now: brist or varning, and its text."""
        rader = self.oversikt().locator("li.fynd")
        par = rader.evaluate_all("rader => rader.map(rad => [rad.dataset.utfall, rad.textContent])")
        return [(utfall, " ".join(text.split())) for utfall, text in par]

    def ser(self, text: str, utfall: str = "") -> None:
        """The work list has a line that says so."""
        flaggor = self.flaggor()
        assert [f for f in flaggor if text in f[1] and utfall in f[0]], f"{self.namn}: {text!r} not in {flaggor}"

    def ser_inte(self, *texter: str) -> None:
        """No line of the work list says any of this."""
        flaggor = self.flaggor()
        kvar = [f for f in flaggor if any(text in f[1] for text in texter)]
        assert not kvar, f"{self.namn}: {kvar}"

    def fran_flaggan(self, text: str, knapp: str) -> Page:
        """Go from the line that says so to where it is mended."""
        page = self.oversikt()
        resten = page.get_by_text(re.compile("^Visa (ytterligare )?.* sak(er)? som saknas"))
        if resten.count():
            resten.click()
        page.locator("li.fynd").filter(has_text=text).get_by_role("link", name=re.compile(f"^{knapp}")).first.click()
        return page


@dataclass
class Arsliv:
    """One ST-läkare's year: `st` is she, and beside her those who are there for her training."""

    klocka: time_machine.Traveller
    st: Roll
    handledare: Roll
    studierektor: Roll
    chef: Roll

    def dag(self, text: str | date) -> None:
        """Let it be that day, in the morning."""
        self.klocka.move_to(datetime.combine(bygg.dag(text), _MORGON))

    def far(self, utfall: str, text: str, *, den: str, vem: Roll | None = None) -> None:
        """The flag comes on that very day: the day before it is not there, or not yet a brist."""
        roll, dag = vem or self.st, bygg.dag(den)
        self.dag(dag - timedelta(days=1))
        dessforinnan = [f for f in roll.flaggor() if text in f[1] and f[0] == utfall]
        assert not dessforinnan, f"{roll.namn} sees it the day before {den}: {dessforinnan}"
        self.dag(dag)
        roll.ser(text, utfall)


@contextmanager
def ar(
    browser: Browser, regelverk: Regelverk, mapp: Path, *, vem: str, start: str, enhet: Demoenhet,
    handledare: Demoperson, chef: Demoperson, js: bool = True,
) -> Iterator[Arsliv]:  # fmt: skip
    """Begin the day somebody's ST begins, with an empty portfolio and a program whose clock is that of this process.

    `js` says whether her browser runs scripts; she has a telephone, the others sit at a desk.
    """
    borjan = datetime.combine(bygg.dag(start), _MORGON)
    studierektor = STUDIEREKTOR_FOR[enhet.region]
    with time_machine.travel(borjan) as klocka:
        fil = mapp / "arsliv.db"
        ram = bygg.portfolj(
            bygg.sysselsattning(start), bygg.handledarskap(start, namn=handledare.namn, person_id=handledare.id),
            namn=vem, start=start, planerat_slut=None, foreskrift=Foreskrift.F2015, region=enhet.region.value,
            enhet=enhet.namn,
        )  # fmt: skip
        portfolj_id, ids = _skriv(fil, regelverk, ram, [vem, handledare.namn, studierektor.namn, chef.namn])
        with servern.start(fil, mapp, regelverk, idag=clock.idag, nu=clock.nu, has_post=False) as server:
            fonster = Fonster(browser, server.url)
            stig = f"/portfolj/{portfolj_id}"
            st, *ovriga = (
                Roll(
                    namn,
                    fonster.oppna(person_id, skarm="telefon" if namn == vem else "bord", js=js or namn != vem),
                    stig,
                )
                for namn, person_id in ids.items()
            )
            yield Arsliv(klocka, st, *ovriga)
            fonster.stang()
            assert not fonster.klagomal, "\n".join(fonster.klagomal)


def _skriv(fil: Path, regelverk: Regelverk, ram: Portfolj, namn: Sequence[str]) -> tuple[int, dict[str, int]]:
    """The demo's organisation with this one portfolio, and everybody signed in; the ids of those named."""
    migrera(f"sqlite:///{fil}")
    databas = Databas(f"sqlite:///{fil}")
    fyllning = _Fyllning(databas, regelverk, clock.idag(), clock.nu())
    fyllning.organisation()
    [portfolj_id] = fyllning.portfoljer([ram])
    with databas.skriv.begin() as koppling:
        konton = koppling.execute(select(col(Konto.id), col(Konto.person_id))).all()
        gemensamt = {"skapad": clock.nu(), "giltig_till": clock.nu() + _LANGE, "webblasare": "Provwebbläsare"}
        rader = [{"konto_id": konto, "nyckel": hasha_nyckel(nyckel(person)), **gemensamt} for konto, person in konton]
        koppling.execute(insert(Inloggning), rader)
        alla = koppling.execute(select(col(Person.namn), col(Person.id))).all()
    databas.stang()
    ids = {vem: person_id for vem, person_id in alla if person_id}
    return portfolj_id, {vem: ids[vem] for vem in namn}


# What they do. Each begins on the page that the flag or the menu leads to.


def las_in_handledning(st: Roll, handledare: Demoperson, dagar: Sequence[date]) -> None:
    """Read in the list of an hour's handledning each of those days."""
    rader = [f"{dag.isoformat()};60 min;{handledare.namn};{handledare.epost};Veckans handledning" for dag in dagar]
    text = "\n".join(["Datum;Tid;Handledare;Handledarens e-post;Anteckning", *rader])
    page = st.ga("utbyte")
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": "handledning.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Provkör").click()
    page.get_by_role("button", name=re.compile("^Läs in")).click()
    besked(page, f"{len(dagar)} rader lästes in.")


def logga_samtal(page: Page, dag: str, minuter: int = 60, knapp: str = "Spara") -> None:
    """Fill in the form of a session and save it."""
    rubrik(page, re.compile("^Logga"))
    page.get_by_label("Datum").fill(dag)
    page.get_by_label("Längd").fill(str(minuter))
    page.get_by_label(re.compile("^Vad ni talade om")).fill("Det som veckan gav.")
    page.get_by_role("button", name=knapp, exact=True).click()


def medsittning(liv: Arsliv, dag: str) -> None:
    """The ST-läkare logs a sit-in; the handledare finds it among what waits, and signs."""
    page = liv.st.ga("bedomning/ny-medsittning")
    page.get_by_label("Datum").fill(dag)
    page.get_by_label(re.compile("^Vad som sågs")).fill("Samtalet hade en tydlig början och ett tydligt slut.")
    page.get_by_role("button", name="Spara", exact=True).click()
    rubrik(page, re.compile("^Medsittning"))
    liv.handledare.page.goto(page.url + "/besvara")
    liv.handledare.page.get_by_role("button", name="Signera och lås").click()
    besked(liv.handledare.page, "signerad")


def skriv_dokument(page: Page, svar: dict[str, str], val: str = "") -> str:
    """Fill in a document, keep it and sign; its address."""
    for etikett, text in svar.items():
        page.get_by_label(re.compile(f"^{etikett}")).fill(text)
    if val:
        page.get_by_role("radio", name=val).check()
    page.get_by_role("button", name=re.compile("^(Skriv under|Lämna in)")).first.click()
    expect(page.locator("#meddelande")).to_be_visible()
    return page.url


def skriv_under(roll: Roll, adress: str) -> None:
    """Read a document that somebody else has written, and sign it."""
    roll.page.goto(adress)
    roll.page.get_by_role("button", name=re.compile("^Skriv under")).first.click()
    besked(roll.page, "skrivit under")


def revidera(st: Roll, page: Page, dag: str, med: str) -> str:
    """Confirm the plan group by group, freeze it and hand it in; its address."""
    for kryss in page.get_by_role("checkbox", name=re.compile("^Bekräfta")).all():
        kryss.check()
    page.get_by_label("Datum för genomgången").fill(dag)
    page.get_by_label(re.compile("^Vilka som var med")).fill(f"{st.namn}\n{med}")
    page.get_by_label("Sammanfattning").fill("Vi gick igenom planen.")
    page.get_by_role("button", name="Frys och lämna in").click()
    besked(page, "Planen är fryst och inlämnad.")
    return page.url


def signera(roll: Roll, adress: str, knapp: str = "Signera revideringen") -> None:
    """Read a revision and sign it, or approve it."""
    roll.page.goto(adress)
    roll.page.get_by_role("button", name=knapp).click()
    besked(roll.page, "Revideringen är")
