"""Portfolio files: export, import and export again are equal; what is wrong is told in Swedish."""

import json
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj, Utbildning
from app.resurser import resurs
from app.utbyte.dokument import documents
from app.utbyte.portfoljfil import load_portfolj_json, renumber, to_json
from app.utbyte.portfoljlasning import read_json
from app.utbyte.schema import Portfoljfel, check_json
from tests import bygg
from tests.exempel import kronoberg, norrbotten
from tests.utbyte import kontor
from tests.utbyte.conftest import Skrivning

_DAGAR = st.dates(date(2015, 1, 1), date(2035, 12, 31))
_IDN = st.integers(1, 9)
_TEXTER = st.text("abc åäö\n", max_size=8)
_NAMN = st.text("abcÅÄÖ", min_size=1, max_size=6)
st.register_type_strategy(DelmalKod, st.sampled_from([DelmalKod(k) for k in ("a1", "c2", "c10", "STa3", "BT4")]))
st.register_type_strategy(date, _DAGAR)


def _shuffled(portfolj: Portfolj, fro: int) -> Portfolj:
    """The same portfolio with other ids and its records in another order."""
    slump = random.Random(fro)
    aktiviteter = {a.id: a.id * 7 + 100 for a in portfolj.aktiviteter}
    personer = {n: n * 3 + 50 for n in range(100)}
    blandad = {
        "aktiviteter": [
            replace(
                a,
                id=aktiviteter[a.id],
                tjanstgoring=a.tjanstgoring
                and replace(a.tjanstgoring, handledare_id=personer.get(a.tjanstgoring.handledare_id or 0)),
            )
            for a in portfolj.aktiviteter
        ],
        "metoder": [replace(m, aktivitet_id=aktiviteter.get(m.aktivitet_id or 0)) for m in portfolj.metoder],
    }
    for poster in blandad.values():
        slump.shuffle(poster)  # type: ignore[arg-type]  # lists of different records
    return replace(portfolj, **{namn: tuple(poster) for namn, poster in blandad.items()})  # type: ignore[arg-type]  # as above


def _span(ena: date, andra: date) -> tuple[date, date]:
    return min(ena, andra), max(ena, andra)


@st.composite
def _portfoljer(draw: st.DrawFn) -> Portfolj:
    """Any portfolio at all, also absurd ones; ids are unique within their list, as in the database."""
    portfolj = Portfolj(draw(_IDN), draw(_NAMN), draw(st.from_type(Utbildning)))
    delar: dict[str, Any] = {
        "aktiviteter": [
            bygg.placering(
                *_span(draw(_DAGAR), draw(_DAGAR)),
                delmal="c1 c10",
                enhet=draw(_NAMN),
                handledare_id=draw(_IDN),
                handledare_namn=draw(_NAMN),
                id=nummer + 20,
            )
            for nummer in range(draw(st.integers(0, 3)))
        ],
        "metoder": [
            bygg.metod("c2", aktivitet_id=draw(st.sampled_from([None, 20])), planerad_till=draw(_DAGAR), id=nummer + 5)
            for nummer in range(draw(st.integers(0, 3)))
        ],
        "bedomningar": [
            replace(bygg.bedomning(draw(_DAGAR), "a1", id=nummer + 1), aterkoppling=draw(_TEXTER))
            for nummer in range(draw(st.integers(0, 3)))
        ],
        "tillgodoraknanden": [
            bygg.tillgodoraknande(manader=draw(st.floats(0.5, 30)), datum=draw(_DAGAR), id=nummer + 1)
            for nummer in range(draw(st.integers(0, 2)))
        ],
        "handledarsamtal": [bygg.samtal(draw(_DAGAR), id=7)],
        "ataganden": [
            bygg.atagande(
                datum=draw(_DAGAR), text=draw(_NAMN), kalla_id=draw(st.sampled_from([None, 7])),
                id=nummer + 3,
            )
            for nummer in range(draw(st.integers(0, 2)))
        ],
        "momentlogg": [
            bygg.moment(datum=draw(_DAGAR), namn=draw(_NAMN), delmal="c10 c2", antal=nummer + 1, id=nummer + 3)
            for nummer in range(draw(st.integers(0, 2)))
        ],
    }  # fmt: skip
    samlingar: dict[str, Any] = {namn: tuple(poster) for namn, poster in delar.items()}
    return replace(portfolj, **samlingar)


MOMENT = (
    bygg.moment("mvc", "2025-10-08", namn="MVC, normal graviditet", antal=3, delmal="c7", anteckning="Utan tolk."),
    bygg.moment("", "2026-02-11", namn="Benmärgsprov"),
)


@settings(max_examples=40, deadline=None)
@given(portfolj=_portfoljer(), fro=st.integers(0, 5))
def test_export_import_export_is_equal_whatever_the_order_and_ids(portfolj: Portfolj, fro: int) -> None:
    ut = json.loads(json.dumps(to_json(portfolj)))
    tillbaka = load_portfolj_json(ut)
    assert to_json(tillbaka) == ut
    assert tillbaka == renumber(portfolj)


@pytest.mark.parametrize("fro", range(3))
def test_ids_and_order_of_the_database_leave_no_trace(fro: int) -> None:
    portfolj = renumber(norrbotten.forvantad())
    utan_andra = replace(portfolj, bedomningar=(), handledarsamtal=(), handledarskap=())
    assert to_json(_shuffled(utan_andra, fro)) == to_json(utan_andra)


@pytest.mark.parametrize("modul", [kronoberg, norrbotten])
def test_written_to_a_database_and_exported_it_is_the_same_file(modul: Any, skrivning: Skrivning) -> None:
    ram = modul.forvantad()
    samtal, handledare = ram.handledarsamtal[-1].id, ram.handledarskap[0]
    ataganden = (
        bygg.atagande(kalla_id=samtal, ansvarig=handledare.namn, ansvarig_id=handledare.person_id),
        bygg.atagande("Läs på", klar="2026-04-01"),
    )
    person_id = handledare.person_id
    ram = replace(ram, meriter=(bygg.merit(person_id=person_id, namn=handledare.namn, finns=False),))
    ram = replace(ram, handledningstider=(bygg.handledningstid(is_arbetstid=False),))
    ut = to_json(replace(ram, momentlogg=MOMENT, ataganden=ataganden))
    assert {ett["kalla_id"] for ett in ut["ataganden"]} == {None, len(ram.handledarsamtal)}
    portfolj_id = kontor.ny_portfolj(skrivning, load_portfolj_json(ut))
    assert to_json(kontor.hamta(skrivning, portfolj_id)) == ut


def test_a_note_on_a_moment_may_be_as_long_as_the_database_holds() -> None:
    lang = replace(kronoberg.forvantad(), momentlogg=(bygg.moment(anteckning="x" * 501),))
    with pytest.raises(Portfoljfel, match=r"momentlogg\[1\]\.anteckning får vara högst 500 tecken"):
        check_json(to_json(lang))


def _fil() -> dict[str, Any]:
    fil: dict[str, Any] = json.loads(json.dumps(to_json(kronoberg.forvantad())))
    return fil


def test_good_file_passes_and_needs_no_more_than_its_frame() -> None:
    check_json(_fil())
    liten = {namn: _fil()[namn] for namn in ("schema", "namn", "utbildning")}
    check_json(liten)
    assert load_portfolj_json(liten).aktiviteter == ()


@pytest.mark.parametrize(
    ("andra", "mening"),
    [
        (lambda f: f.pop("namn"), "filen saknar namn."),
        (lambda f: f.update(schema="annat"), "schema ska vara ”st-portfoljen/portfolj-1”"),
        (lambda f: f.update(hemligt=1), "filen har okända uppgifter: hemligt."),
        (lambda f: f["aktiviteter"][0].update(start="igår"), "aktiviteter[1].start är ”igår” men ska vara ett datum"),
        (lambda f: f["aktiviteter"][0].update(slag="trolleri"), "aktiviteter[1].slag är ”trolleri”"),
        (lambda f: f["aktiviteter"][0].update(delmal=["q9"]), "aktiviteter[1].delmal[1] är ”q9”"),
        (lambda f: f["aktiviteter"][0].update(titel=7), "aktiviteter[1].titel ska vara text."),
        (lambda f: f["aktiviteter"][0]["tjanstgoring"].update(procent=120), "procent är 120 men får vara högst 100"),
        (lambda f: f["metoder"][0].update(aktivitet_id=999), "aktivitet_id 999 finns inte bland aktiviteterna."),
        (lambda f: f["metoder"][0].update(id=2), "metoder[2].id 2 står flera gånger."),
        (lambda f: f["aktiviteter"][0].update(slut="2001-01-01"), "slut 2001-01-01 ligger före start"),
        (lambda f: f["aktiviteter"][0].update(beskrivning="om 121212-1212"), "ett personnummer"),
    ],
)
def test_faults_are_told_in_swedish_with_their_place(andra: Any, mening: str) -> None:
    fil = _fil()
    andra(fil)
    with pytest.raises(Portfoljfel) as fel:
        check_json(fil)
    assert any(mening in rad for rad in fel.value.rader), fel.value.rader


@pytest.mark.parametrize("innehall", [None, [], "text", 7])
def test_what_is_no_portfolio_at_all_is_refused(innehall: object) -> None:
    with pytest.raises(Portfoljfel, match="filen ska vara ett objekt"):
        check_json(innehall)


@pytest.mark.parametrize("plats", documents(), ids=str)
def test_published_documents_are_those_of_the_code(plats: Any) -> None:
    publicerat = (resurs("templates").parent / "docs" / plats).read_text(encoding="utf-8")
    assert publicerat == documents()[plats], "kör: python -m app.utbyte.dokument docs"


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        (b"", "inte giltig JSON"),
        (b'{"namn": \n}', "inte giltig JSON, rad 2"),
        ('{"namn": "Åsa"}'.encode("cp1252"), "inte i UTF-8"),
        (b"[" * 100_000, "inte giltig JSON"),
        (b" " * 11 * 1024 * 1024, "större än 10 MB"),
        (b"{}", "saknar schema, namn, utbildning"),
    ],
)
def test_bytes_that_are_no_portfolio_file(data: bytes, mening: str) -> None:
    with pytest.raises(Portfoljfel, match=mening):
        read_json(data)


def test_bytes_of_a_portfolio_file_are_read() -> None:
    data = kontor.innehall("palliativ-2015.json")
    assert to_json(load_portfolj_json(read_json(data))) == json.loads(data)
