"""The owner's page of what happened and who has read."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse, logga_lasning
from app.features.historik.ord import GJORDE
from app.underlag.regelunderlag import Regelverk
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]
NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def _sida(varld: Varld, fraga: str = "") -> str:
    return f"/portfolj/{varld.portfolj}/historik{fraga}"


@pytest.mark.parametrize("slag", Handelseslag)
def test_every_kind_of_event_has_words(slag: Handelseslag) -> None:
    assert GJORDE[slag]
    assert GJORDE[slag][0].islower()
    assert not GJORDE[slag].endswith(".")


def test_events_are_told_in_words_with_a_link(klient: K, varld: Varld) -> None:
    adress = f"/portfolj/{varld.portfolj}/bedomning/{varld.begard_bedomning}"
    klient("handledare").skicka(f"{adress}/besvara", {"aterkoppling": "Bra."})
    klient("st").skicka(f"/portfolj/{varld.portfolj}/handledning/ny")
    sida = klient("st").sida(_sida(varld))
    assert "23 november 2026" in sida.text
    assert "10.30 Bo Påhittad signerade en bedömning" in sida.text
    assert "10.30 Du dokumenterade handledning" in sida.text
    assert "Systemet skapade portföljen" in sida.text
    assert ("signerade en bedömning", adress) in sida.lankar


def test_a_filter_shows_its_kinds_only(klient: K, varld: Varld) -> None:
    st = klient("st")
    st.skicka(f"/portfolj/{varld.portfolj}/handledning/ny")
    assert "dokumenterade handledning" in st.sida(_sida(varld, "?visa=handledning")).text
    assert "skapade portföljen" not in st.sida(_sida(varld, "?visa=handledning")).text
    assert "dokumenterade handledning" not in st.sida(_sida(varld, "?visa=iup")).text


def test_readers_are_shown_by_day_with_their_roles(
    klient: K, varld: Varld, databas: Databas, regelverk: Regelverk
) -> None:
    klient("handledare").sida(f"/portfolj/{varld.portfolj}/handledning")
    igar = NU - timedelta(days=1)
    logga_lasning(
        databas, regelverk, portfolj_id=varld.portfolj, person_id=varld.personer["chef"], roll="chef",
        dag=igar.date(), nu=igar,
    )  # fmt: skip
    text = klient("st").sida(_sida(varld, "?visa=lasningar")).text
    assert text.index("Bo Påhittad (huvudhandledare)") < text.index("22 november 2026")
    assert text.index("22 november 2026") < text.index("Hans Uppdiktad (chef)")


def test_a_portfolio_nobody_read_says_so(klient: K, varld: Varld) -> None:
    sida = klient("frammande").sida(f"/portfolj/{varld.frammande_portfolj}/historik?visa=lasningar")
    assert "Ingen annan har läst portföljen." in sida.text


def test_there_are_fifty_events_a_page(klient: K, varld: Varld, databas: Databas, regelverk: Regelverk) -> None:
    for n in range(51):
        nu = NU + timedelta(minutes=n)
        with databas.skrivning(person_id=None, idag=nu.date(), nu=nu, regelverk=regelverk) as session:
            handelse(session, Handelseslag.EXPORT_HAMTAD, portfolj_id=varld.portfolj)
    st = klient("st")
    forsta, andra = st.sida(_sida(varld)), st.sida(_sida(varld, "?visa=&sida=2"))
    assert forsta.text.count("hämtade ut portföljen") == 50
    assert ("Nästa", _sida(varld, "?visa=&sida=2")) in forsta.lankar
    assert andra.text.count("hämtade ut portföljen") == 1
    assert "skapade portföljen" in andra.text
    assert "Nästa" not in {text for text, _ in andra.lankar}
    assert st.sida(_sida(varld, "?sida=skräp")).status == 200


@pytest.mark.parametrize(
    ("vem", "status"), [("handledare", 403), ("studierektor", 403), ("chef", 403), ("tidigare", 404), ("admin", 404)]
)
def test_only_the_owner_sees_it(klient: K, varld: Varld, vem: str, status: int) -> None:
    assert klient(vem).sida(_sida(varld)).status == status
