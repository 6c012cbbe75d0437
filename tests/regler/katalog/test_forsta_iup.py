"""What the IUP is to hold is a warning, never a brist, up to the day on which the first IUP is to be finished."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.portfolj import Portfolj
from app.domain.slag import Aktivitetsslag
from app.regler.katalog import (
    iup_02_delmal_utan_aktivitet,
    iup_03_delmal_utan_metod,
    iup_04_koppling,
    iup_09_intern_extern_studier,
    iup_12_grupper,
    iup_13_foreskrivna_aktiviteter,
    kv_10_kvalitetsarbete,
)
from app.regler.modell import Regel, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk
from tests.bygg import aktivitet, assert_fynd, delmal, malbeskrivning, metod, portfolj

KURS, SEMINARIUM = Aktivitetsslag.KURS, Aktivitetsslag.SEMINARIUM
MAL = malbeskrivning([delmal("c1", KURS)])
IUP_09 = iup_09_intern_extern_studier.Parametrar((SEMINARIUM,), (KURS,), (Aktivitetsslag.SJALVSTUDIER,))
# What each rule finds lacking, in a training begun 2024-01-16.
LACKS: dict[str, tuple[Regel, tuple[object, ...], object | None, dict[str, Any]]] = {
    "no activity": (iup_02_delmal_utan_aktivitet.REGEL, (), None, {}),
    "no method": (iup_03_delmal_utan_metod.REGEL, (), None, {}),
    "nothing linked": (iup_04_koppling.REGEL, (aktivitet("c1"), metod("c1", aktivitet_id=None)), None, {}),
    "no studies": (iup_09_intern_extern_studier.REGEL, (), IUP_09, {"delregel": "sjalvstudier"}),
    "a thin group": (
        iup_12_grupper.REGEL,
        (aktivitet("c1"), metod("c1")),
        iup_12_grupper.Parametrar(Decimal("0.5")),
        {"mal": malbeskrivning("a1 c1")},
    ),
    "a prescribed course": (
        iup_13_foreskrivna_aktiviteter.REGEL,
        (aktivitet("c1", slag=SEMINARIUM, status=Aktivitetsstatus.PLANERAD),),
        None,
        {},
    ),
    "no quality work": (
        kv_10_kvalitetsarbete.REGEL,
        (),
        kv_10_kvalitetsarbete.Parametrar(bedoms_inom_dagar=90),
        {"delregel": "plan"},
    ),
}


@pytest.mark.parametrize("vad", LACKS)
def test_the_day_itself_is_still_good_and_the_day_after_is_not(vad: str) -> None:
    regel, poster, parametrar, ovrigt = LACKS[vad]
    vem, ram = portfolj(*poster, start="2024-01-16"), {"mal": MAL, **ovrigt}
    for dag in ("2024-01-16", "2024-07-16"):
        fynd = assert_fynd(
            regel, vem, dag, Utfall.VARNING, parametrar,
            iup_manader=6, forfaller="2024-07-16", vander="2024-07-17", **ram,
        )  # fmt: skip
        assert fynd.meddelande.endswith("; det ska finnas senast 16 juli 2024.")
    fynd = assert_fynd(regel, vem, "2024-07-17", Utfall.BRIST, parametrar, iup_manader=6, **ram)
    assert "senast" not in fynd.meddelande


@pytest.mark.parametrize("vad", LACKS)
def test_where_the_profile_sets_no_day_it_is_brist_at_once(vad: str) -> None:
    regel, poster, parametrar, ovrigt = LACKS[vad]
    vem, ram = portfolj(*poster, start="2024-01-16"), {"mal": MAL, **ovrigt}
    assert_fynd(regel, vem, "2024-01-16", Utfall.BRIST, parametrar, **ram)


def test_the_day_is_that_of_iup_05_in_the_profile(regelverk: Regelverk) -> None:
    vem = portfolj(start="2026-01-31")

    def utfall(vem: Portfolj, dag: str) -> set[tuple[str, Utfall]]:
        funna = utvardera(vem, regelverk.underlag_for(vem, date.fromisoformat(dag)))
        return {(f.regel_id, f.utfall) for f in funna if f.regel_id in {"IUP-02", "IUP-05"}}

    assert utfall(vem, "2026-07-31") == {("IUP-02", Utfall.VARNING), ("IUP-05", Utfall.VARNING)}
    assert utfall(vem, "2026-08-01") == {("IUP-02", Utfall.BRIST), ("IUP-05", Utfall.BRIST)}
