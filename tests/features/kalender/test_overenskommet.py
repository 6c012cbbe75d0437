"""What was agreed on: on the page and the wheel for those who may see it, in the feed of whoever is to act."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import vobject

from app.db.engine import Databas
from app.db.tabeller import AtagandeRad, AtgardsplanRad, AtgardsradRad
from app.db.typer import core
from app.domain.atagande import Atagandekalla
from app.domain.avstamning import Part
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


@pytest.fixture(autouse=True)
def _overenskommet(databas: Databas, varld: Varld) -> None:
    """Three agreed actions, one of them from a visit and one the handledare's, and an åtgärdsplan with two rows."""
    nu = {"portfolj_id": varld.portfolj, "datum": date(2026, 11, 16), "version": 1}
    tomt = {"ansvarig_namn": "", "foljs_upp_av": "", "utfall": ""}
    with databas.skriv.begin() as koppling:

        def lagg(tabell: Any, **falt: Any) -> int:
            return int(koppling.execute(core(tabell).insert().values(**falt).returning(core(tabell).c.id)).scalar_one())

        samtal, besok = Atagandekalla.HANDLEDNING, Atagandekalla.BESOK
        lagg(AtagandeRad, **nu | tomt, kalla=samtal, text="Hemligt ett", senast=date(2026, 12, 1))
        lagg(AtagandeRad, **nu | tomt, kalla=besok, text="Hemligt tre", senast=date(2026, 12, 3))
        bo = {"ansvarig_namn": "Bo Påhittad", "ansvarig_id": varld.personer["handledare"]}
        lagg(AtagandeRad, **nu | tomt | bo, kalla=samtal, text="Hemligt två", senast=date(2026, 12, 2))
        plan = lagg(AtgardsplanRad, **nu, anledning="x", mal="y", slutsats="")
        for vem in (Part.HUVUDHANDLEDARE, Part.ST_LAKARE):
            lagg(
                AtgardsradRad, plan_id=plan, portfolj_id=varld.portfolj, vad=f"Hemligt för {vem}", vem=vem,
                klar_senast=date(2026, 12, 8), foljs_upp=date(2027, 3, 9), foljs_upp_av=Part.STUDIEREKTOR,
                klar_text="", utfall="", version=1,
            )  # fmt: skip
        koppling.exec_driver_sql("UPDATE portfolj SET version = version + 1")


def _hamta(klient: K, vem: str) -> tuple[str, list[Any]]:
    sida = klient(vem).skicka("/konto/kalender")
    svar = klient("ingen").get("/kalender/" + sida.html.split("/kalender/")[1].split('"')[0])
    kalender = vobject.readOne(svar.content.decode("utf-8"))
    alla = [h for h in getattr(kalender, "vevent_list", []) if "Överenskommet" in h.summary.value]
    return svar.text.replace("\r\n ", ""), sorted(alla, key=lambda h: h.dtstart.value)


@pytest.mark.parametrize(
    ("vem", "vantat"),
    [
        ("st", [(date(2026, 12, dag), "Överenskommet: sista dag") for dag in (1, 3, 8)]),
        ("handledare", [(date(2026, 12, dag), "Astrid Exempel: Överenskommet: sista dag") for dag in (2, 8)]),
        ("studierektor", [(date(2027, 3, 9), "Astrid Exempel: Överenskommet: sista dag att följa upp")]),
        ("chef", []),
        ("placering", []),
    ],
)
def test_the_feed_of_whoever_acts_has_the_day_and_nothing_more(
    klient: K, vem: str, vantat: list[tuple[date, str]]
) -> None:
    text, handelser = _hamta(klient, vem)
    assert [(h.dtstart.value, h.summary.value) for h in handelser] == vantat
    assert all(len(h.valarm_list) == 2 for h in handelser)
    assert len({h.uid.value for h in handelser}) == len(handelser)
    for ord_ in ("emlig", "tgärd", "plan1", "esök"):
        assert ord_ not in text


def test_the_page_and_the_wheel_show_each_reader_what_is_theirs_to_see(klient: K, varld: Varld) -> None:
    bas = f"/portfolj/{varld.portfolj}"
    for adress in (f"{bas}/kalender", f"{bas}/kalender/ar"):
        st, placering = klient("st").sida(adress), klient("placering").sida(adress)
        for text in ("Hemligt ett", "Hemligt två", "Hemligt tre", "Hemligt för st_lakare", "Följ upp: Hemligt för"):
            assert text in st.text, (adress, text)
        assert ("Hemligt ett" in placering.text, "Hemligt två" in placering.text) == (True, True)
        assert "Hemligt tre" not in placering.text
        assert "Hemligt för" not in placering.text
        mal = {text: vart for text, vart in st.lankar if text.startswith(("Hemligt", "Följ upp: H"))}
        assert mal["Hemligt ett"].startswith(f"{bas}/overenskommet/")
        assert mal["Hemligt för st_lakare"].startswith(f"{bas}/besok/atgardsplan/")
    sida = klient("st").sida(f"{bas}/kalender")
    assert "2 december 2026 Överenskommet Hemligt två Bo Påhittad" in sida.text
    assert (
        "8 december 2026 Överenskommet Hemligt för huvudhandledare Huvudhandledare, enligt åtgärdsplanen" in sida.text
    )
