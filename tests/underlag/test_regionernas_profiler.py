"""The profiles that ship: what each region asks for, against the rules as they are."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

import pytest

from app.domain.rattsgrund import Konfidens, Niva
from app.regler import REGLER
from app.underlag.profiler import load_profiler
from app.underlag.rattskallor import load_rattskallor
from app.underlag.regionprofil import Profiler, Regionprofil

IDAG = date(2026, 11, 1)


@cache
def profiler() -> Profiler:
    return load_profiler()


def parametrar(profil: Regionprofil, regel_id: str) -> Mapping[str, Any] | None:
    """The values that are set, the warning window aside; None where the rule does not apply."""
    varde: Any = profil.parametrar(IDAG).get(regel_id)
    if varde is None:
        return None
    return {namn: v for namn, v in asdict(varde).items() if v not in (None, ()) and namn != "varsel_dagar"}


PER_HALVAR = {"antal": 4, "period": "kalenderhalvar"}
SEX_PER_AR = {"antal": 6, "period": "rullande_manader", "manader": 12}


@pytest.mark.parametrize(
    ("region", "specialitet", "regel_id", "vantat"),
    [
        ("stockholm", "allmanmedicin", "IUP-05", {"hogst_manader": 6}),
        ("norrbotten", "allmanmedicin", "IUP-05", {"hogst_manader": 6}),
        ("stockholm", "allmanmedicin", "IUP-06", None),
        ("norrbotten", "allmanmedicin", "IUP-06", {"kravs": True}),
        ("norrbotten", "kirurgi", "IUP-06", None),
        ("kronoberg", "allmanmedicin", "IUP-06", None),
        ("stockholm", "allmanmedicin", "KV-01", None),
        ("norrbotten", "allmanmedicin", "KV-01", PER_HALVAR),
        ("kronoberg", "allmanmedicin", "KV-01", SEX_PER_AR),
        ("kronoberg", "palliativ-medicin", "KV-01", SEX_PER_AR),
        ("norrbotten", "allmanmedicin", "KV-02", {"antal": 2, "period": "kalenderkvartal"}),
        ("kronoberg", "allmanmedicin", "KV-02", {**SEX_PER_AR, "video_raknas": True}),
        ("kronoberg", "palliativ-medicin", "KV-02", None),
        ("stockholm", "allmanmedicin", "PL-06", None),
        ("norrbotten", "allmanmedicin", "PL-06", None),
        ("kronoberg", "allmanmedicin", "PL-06", {"varning_manader": 2, "brist_manader": 3, "atervandarvecka_dagar": 5}),
        ("kronoberg", "palliativ-medicin", "PL-06", None),
        ("stockholm", "allmanmedicin", "TID-03", {"ny_foreskrift_fran": date(2021, 7, 1)}),
    ],
)
def test_what_the_regions_ask_for(
    region: str, specialitet: str, regel_id: str, vantat: Mapping[str, Any] | None
) -> None:
    assert parametrar(profiler().valj(region, specialitet), regel_id) == vantat


@pytest.mark.parametrize(
    ("region", "specialitet", "takt"),
    [
        ("stockholm", "allmanmedicin", {"hogst_manader": 6}),
        ("norrbotten", "allmanmedicin", {"fasta_manader": (1, 5, 9)}),
        ("kronoberg", "allmanmedicin", {"hogst_manader": 6}),
        ("kronoberg", "palliativ-medicin", {"fasta_datum": ((4, 15), (10, 15))}),
    ],
)
def test_pace_of_revision(region: str, specialitet: str, takt: Mapping[str, Any]) -> None:
    gemensamt = {"uteblivet_manader": 12, "fasta_datum_slack_dagar": 30}
    assert parametrar(profiler().valj(region, specialitet), "IUP-07") == {**gemensamt, **takt}


@pytest.mark.parametrize(
    ("region", "specialitet", "takt"),
    [
        ("stockholm", "allmanmedicin", {}),
        ("norrbotten", "allmanmedicin", {"minuter_per_vecka": 60}),
        ("kronoberg", "allmanmedicin", {"minuter_per_vecka": 60, "sido_per_manad": 1}),
        ("kronoberg", "palliativ-medicin", {"manadsvis": 1}),
    ],
)
def test_pace_of_supervision(region: str, specialitet: str, takt: Mapping[str, Any]) -> None:
    satta = parametrar(profiler().valj(region, specialitet), "HL-06")
    assert satta is not None
    gemensamt = {"utan_veckor": 8, "fonster_veckor": 8}
    assert {namn: v for namn, v in satta.items() if namn != "brist_under_andel"} == {**gemensamt, **takt}
    assert float(satta["brist_under_andel"]) == 0.75


def test_the_missing_revision_is_our_interpretation_everywhere() -> None:
    for profil in profiler().alla():
        grund = profil.grund("IUP-07", IDAG, "uteblivet")
        assert grund is not None
        assert (grund.kalla, grund.konfidens, grund.tolkning) == ("var-tolkning", Konfidens.LOW, True)


def test_common_values() -> None:
    allmant = profiler().valj("", "").allmant(IDAG)
    assert (allmant.varsel_dagar, allmant.franvaro_dagar) == (30, 28)
    assert {profil.steg(IDAG).revidering for profil in profiler().alla()} == {("huvudhandledare", "studierektor")}


@pytest.mark.parametrize("avsnitt", ["tillracklighet", "klimat"])
def test_thresholds_of_evidence_and_climate_are_our_interpretation(avsnitt: str) -> None:
    profil = profiler().valj("", "")
    assert profil.tillracklighet(IDAG).antal == profil.tillracklighet(IDAG).bedomare == 2
    assert (profil.klimat(IDAG).minst_poster, profil.klimat(IDAG).minst_bedomare) == (5, 3)
    grund = profil.grund(avsnitt, IDAG)
    assert grund is not None
    assert (grund.kalla, grund.konfidens, grund.tolkning) == ("var-tolkning", Konfidens.LOW, True)


def test_every_rule_that_binds_or_has_values_has_a_source() -> None:
    kallor = load_rattskallor()
    for profil in profiler().alla():
        for regel_id, regel in REGLER.items():
            binder = any(del_.niva is not Niva.LOKAL for del_ in regel.delar.values())
            if not binder and parametrar(profil, regel_id) is None:
                continue
            for delregel in regel.delar:
                grund = profil.grund(regel_id, IDAG, delregel)
                assert grund is not None, (profil.namn, regel_id)
                assert set(grund.kallor) <= kallor.keys()


def test_our_own_values_are_marked_as_interpretation() -> None:
    """Wherever the first source is ours, the reader is told so and it is never called sure."""
    kallor = load_rattskallor()
    for profil in profiler().alla():
        for regel_id, regel in REGLER.items():
            for delregel in regel.delar:
                grund = profil.grund(regel_id, IDAG, delregel)
                if grund and not kallor[grund.kalla].slag.is_riktlinje:
                    assert grund.tolkning
                    assert grund.konfidens is Konfidens.LOW


def test_regions() -> None:
    assert profiler().regioner() == {
        "kronoberg": "Region Kronoberg",
        "norrbotten": "Region Norrbotten",
        "stockholm": "Region Stockholm",
    }
