"""A specialist between two patients: few taps on a phone, everything by keyboard, and no text lost with the network."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import col, select

from app.db.tabeller import BedomningRad, UtkastRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall, Faltslag
from app.underlag.mallar import load_mallar
from tests.browser.conftest import Oppna
from tests.browser.demovarld import Demo
from tests.browser.personer import besked
from tests.browser.server import IDAG, Server
from tests.browser.sidor import Besok, besok, formular

TEXT = "Lyhörd, men sammanfatta för patienten innan ni skiljs."
# Taps and typed fields for a form filled in completely and signed. It may shrink; what makes it grow needs a reason.
HOGST = {
    "annan": 4,
    "cbd": 10,
    "dops": 16,
    "epa": 5,
    "handledarbedomning": 8,
    "handledning_pa_handledning": 10,
    "journalgranskning": 11,
    "kunskapsprov": 6,
    "kvalitetsarbete": 8,
    "ledarskap_team": 9,
    "medsittning": 11,
    "mini_cex": 10,
    "mini_cex_nio": 13,
    "muntlig_presentation": 11,
    "portfoljgenomgang": 4,
    "undervisa_under_handledning": 9,
    "vetenskaplig_granskning": 9,
    "videokonsultation": 11,
}
MINI_CEX_HOGST = 12
_ENKLA = load_mallar()


@dataclass
class Tumme:
    """A thumb that counts: a tap is one, a field typed in is one."""

    page: Page
    antal: int = 0

    def tryck(self, namn: str, varde: str) -> None:
        self.page.locator(f'[name="{namn}"][value="{varde}"]').tap()
        self.antal += 1

    def skriv(self, namn: str, text: str) -> None:
        self.page.locator(f'[name="{namn}"]').fill(text)
        self.antal += 1

    def signera(self) -> None:
        self.page.get_by_role("button", name="Signera och lås").tap()
        self.antal += 1
        besked(self.page, "Bedömningen är signerad och låst.")

    def fyll_i(self, mall: Bedomningsmall) -> None:
        """Answer every field of the form."""
        self.skriv("aterkoppling", TEXT)
        self.skriv("overenskommet", "Öva på avslut.")
        for falt in mall.falt:
            if falt.slag is Faltslag.SKALA:
                self.tryck(f"svar_{falt.id}", mall.skalor[falt.skala].steg[-1].varde)
            elif falt.slag is Faltslag.VAL:
                self.tryck(f"svar_{falt.id}", falt.val[0][0])
            elif falt.slag is Faltslag.KRYSS:
                self.tryck(f"svar_{falt.id}", "ja")
            else:
                self.skriv(f"svar_{falt.id}", "2026-11-20" if falt.slag is Faltslag.DATUM else "Enligt överenskommelse")


def _mall(id_: str) -> Bedomningsmall:
    mall = _ENKLA.aktuell(id_, IDAG)
    assert mall
    return mall


@pytest.fixture
def begard_mini_cex(server: Server, demo: Demo) -> Besok:
    """A request for a mini-CEX, and the one who was asked."""
    mal = besok("bedomning.besvara", server, demo)
    with server.databas.skriv.begin() as koppling:
        id_ = int(re.findall(r"/bedomning/(\d+)", mal.adress)[0])
        tabell = BedomningRad.__table__  # type: ignore[attr-defined]  # SQLModel adds it
        koppling.execute(tabell.update().where(tabell.c.id == id_).values(metod="mini_cex", mall="mini_cex"))
    return mal


def _rad(server: Server, mal: Besok) -> BedomningRad:
    id_ = int(re.findall(r"/bedomning/(\d+)", mal.adress)[0])
    with server.databas.lasning() as session:
        return session.exec(select(BedomningRad).where(col(BedomningRad.id) == id_)).one()


def test_a_complete_mini_cex_takes_few_interactions(oppna: Oppna, server: Server, begard_mini_cex: Besok) -> None:
    page = oppna(begard_mini_cex.vem, skarm="telefon", pekskarm=True)
    page.goto(begard_mini_cex.adress)
    tumme = Tumme(page)
    tumme.fyll_i(_mall("mini_cex"))
    tumme.signera()
    assert tumme.antal <= min(MINI_CEX_HOGST, HOGST["mini_cex"])
    rad = _rad(server, begard_mini_cex)
    assert (rad.status, rad.aterkoppling) == (Bedomningsstatus.SIGNERAD, TEXT)
    assert rad.svar == {falt.id: "4" for falt in _mall("mini_cex").falt}


def test_every_form_has_a_bound(server: Server, demo: Demo) -> None:
    assert set(HOGST) == set(formular(server, demo)), "count a new form, and write down what it takes"


@pytest.mark.parametrize("mall", sorted(HOGST))
def test_no_form_takes_more_than_it_did(mall: str, oppna: Oppna, server: Server, demo: Demo) -> None:
    mal = formular(server, demo)[mall]
    page = oppna(mal.vem, skarm="telefon", pekskarm=True)
    page.goto(mal.adress)
    tumme = Tumme(page)
    tumme.fyll_i(_mall(mall))
    tumme.signera()
    assert tumme.antal <= HOGST[mall]


def test_the_whole_form_by_keyboard(oppna: Oppna, server: Server, begard_mini_cex: Besok) -> None:
    page = oppna(begard_mini_cex.vem)
    page.goto(begard_mini_cex.adress)
    for _ in range(120):
        page.keyboard.press("Tab")
        har = page.evaluate(
            "() => [document.activeElement.name, document.activeElement.type, document.activeElement.innerText]"
        )
        if har[0] == "aterkoppling":
            page.keyboard.type(TEXT)
        elif har[1] == "radio":
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
        elif har[2] == "Signera och lås":
            page.keyboard.press("Enter")
            break
    besked(page, "Bedömningen är signerad och låst.")
    rad = _rad(server, begard_mini_cex)
    assert rad.aterkoppling == TEXT
    assert rad.svar == {falt.id: "3" for falt in _mall("mini_cex").falt}


def test_the_text_survives_a_lost_connection_and_a_closed_tab(
    oppna: Oppna, server: Server, begard_mini_cex: Besok
) -> None:
    page = oppna(begard_mini_cex.vem, skarm="telefon", pekskarm=True)
    page.goto(begard_mini_cex.adress)
    page.context.set_offline(True)
    page.get_by_label("Återkoppling").fill(TEXT)
    page.locator('[name="svar_status"][value="2"]').check()
    expect(page.get_by_text("Sparas på den här enheten tills nätet är tillbaka.").first).to_be_visible()
    page.close()
    page = page.context.new_page()
    page.context.set_offline(False)
    page.goto(begard_mini_cex.adress)
    expect(page.get_by_label("Återkoppling")).to_have_value(TEXT)
    expect(page.locator('[name="svar_status"][value="2"]')).to_be_checked()
    page.get_by_role("button", name="Signera och lås").tap()
    besked(page, "Bedömningen är signerad och låst.")
    assert _rad(server, begard_mini_cex).svar == {"status": "2"}
    page.wait_for_function("() => Object.keys(localStorage).length === 0")


def test_what_is_typed_is_saved_by_itself_and_found_on_another_device(oppna: Oppna, begard_mini_cex: Besok) -> None:
    page = oppna(begard_mini_cex.vem)
    page.goto(begard_mini_cex.adress)
    page.get_by_label("Återkoppling").fill(TEXT)
    expect(page.get_by_text(re.compile("^Utkastet sparades"))).to_be_visible()
    assert page.evaluate("() => Object.keys(localStorage).length") == 0, "the server has it"
    annan = oppna(begard_mini_cex.vem, skarm="telefon")
    annan.goto(begard_mini_cex.adress)
    expect(annan.get_by_label("Återkoppling")).to_have_value(TEXT)


def test_leaving_the_page_saves_at_once(oppna: Oppna, begard_mini_cex: Besok) -> None:
    page = oppna(begard_mini_cex.vem)
    page.goto(begard_mini_cex.adress)
    page.get_by_label("Återkoppling").fill(TEXT)
    page.goto("/konto")
    page.goto(begard_mini_cex.adress)
    expect(page.get_by_label("Återkoppling")).to_have_value(TEXT)


def test_what_could_point_out_a_patient_is_told_at_once_and_kept_nowhere(
    oppna: Oppna, server: Server, begard_mini_cex: Besok
) -> None:
    page = oppna(begard_mini_cex.vem)
    page.goto(begard_mini_cex.adress)
    falt = page.get_by_label("Återkoppling")
    falt.fill("Patienten 121212-1212 mådde bra.")
    varning = page.get_by_role("alert").filter(has_text="personnummer")
    expect(varning).to_be_visible()
    page.goto("/konto")
    page.goto(begard_mini_cex.adress)
    expect(falt).to_have_value("")
    with server.databas.lasning() as session:
        assert session.exec(select(UtkastRad)).all() == []
    assert page.evaluate("() => Object.keys(localStorage).length") == 0
    falt.fill("Patienten 121212-1213 mådde bra.")
    expect(page.get_by_text(re.compile("^Utkastet sparades"))).to_be_visible()
    expect(varning).to_have_count(0)


def test_signing_out_leaves_nothing_on_the_device(oppna: Oppna, begard_mini_cex: Besok) -> None:
    page = oppna(begard_mini_cex.vem)
    page.goto(begard_mini_cex.adress)
    page.evaluate("() => localStorage.setItem('utkast:1:kvar', 'text')")
    page.goto("/konto")
    page.locator("summary").filter(has_text="Konto").click()
    page.get_by_role("button", name="Logga ut", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    assert page.evaluate("() => Object.keys(localStorage).length") == 0
