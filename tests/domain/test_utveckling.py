"""Curves: one for each competence and scale, of signed assessments, with what the assessor was on the day."""

from dataclasses import replace
from typing import Any

from app.domain.bedomning import Bedomning, Bedomningsstatus, Svar
from app.domain.bedomningsmall import (
    EJ_OBSERVERAT,
    Bedomningsmall,
    Berattelse,
    Faltslag,
    Ifyllare,
    Mallfalt,
    Mallforlopp,
    Mallursprung,
    Skala,
    Skalsteg,
)
from app.domain.handledning import Handledarroll
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Metod
from app.domain.utveckling import Bedomarslag, Kurva, kurvor, utan_skala
from tests.bygg import bedomning, handledarskap, placering, portfolj

SKALA = Skala(
    "grad", "Grad", (Skalsteg("1", "Ledd"), Skalsteg("2", "Stödd"), Skalsteg("3", "Själv")), True, Konfidens.LOW
)
ANNAN = replace(SKALA, steg=(Skalsteg("1", "Under"), Skalsteg("2", "Över")))


def _mall(mall_id: str, skala: Skala = SKALA, *falt: Mallfalt) -> Bedomningsmall:
    return Bedomningsmall(
        id=mall_id,
        version=1,
        titel=mall_id,
        metod=Metod.MINI_CEX,
        forlopp=Mallforlopp.ENKEL,
        ursprung=Mallursprung.EGEN,
        kallor=(),
        konfidens=Konfidens.LOW,
        beskrivning="",
        falt=falt or (Mallfalt("helhet", "Helhet", Faltslag.SKALA, skala="grad", kompetens="helhet"),),
        skalor={"grad": skala},
        aterkoppling=Berattelse(""),
        overenskommet=Berattelse(""),
    )


_MALLAR = {
    "cex": _mall("cex"),
    "dops": _mall("dops"),
    "nio": _mall("nio", ANNAN),
    "egen": _mall(
        "egen",
        SKALA,
        Mallfalt("jag", "Helhet", Faltslag.SKALA, skala="grad", kompetens="helhet", ifyllare=Ifyllare.ST),
        Mallfalt("de", "Helheten", Faltslag.SKALA, skala="grad", kompetens="helhet"),
        Mallfalt("ton", "Ton", Faltslag.SKALA, skala="grad"),
    ),
}


def _kurvor(*poster: object) -> tuple[Kurva, ...]:
    return kurvor(portfolj(*poster), lambda mall, _version: _MALLAR.get(mall))


def _svarad(datum: str, varde: str, mall: str = "cex", **mer: Any) -> Bedomning:
    return bedomning(datum, mall=mall, mall_version=1, svar=(Svar("helhet", varde),), **mer)


def test_points_come_in_order_of_days_with_their_place_on_the_scale() -> None:
    (kurva,) = _kurvor(_svarad("2026-03-01", "3"), _svarad("2026-01-01", "1"), _svarad("2026-02-01", "2"))
    assert [p.plats for p in kurva.punkter] == [0, 1, 2]
    assert (kurva.kompetens, kurva.titel, kurva.skala) == ("helhet", "Helhet", SKALA)


def test_the_same_scale_in_two_forms_is_one_curve_but_two_scales_never_are() -> None:
    alla = _kurvor(_svarad("2026-01-01", "1"), _svarad("2026-02-01", "2", "dops"), _svarad("2026-03-01", "2", "nio"))
    assert [(k.skala, len(k.punkter)) for k in alla] == [(SKALA, 2), (ANNAN, 1)]


def test_only_what_is_signed_and_rated_is_a_point() -> None:
    poster = (
        _svarad("2026-01-01", "1", status=Bedomningsstatus.MAKULERAD),
        _svarad("2026-01-02", "1", status=Bedomningsstatus.BEGARD),
        _svarad("2026-01-03", EJ_OBSERVERAT),
        _svarad("2026-01-04", ""),
        _svarad("2026-01-05", "9"),
        _svarad("2026-01-06", "1", "okand"),
        bedomning("2026-01-07"),
    )
    assert _kurvor(*poster) == ()
    assert utan_skala(portfolj(*poster), ()) == 5


def test_the_kind_of_assessor_is_that_of_the_day() -> None:
    plats = placering("2026-01-01", "2026-12-31", handledare_id=3, id=9)
    (kurva,) = _kurvor(
        handledarskap("2026-01-01", "2026-06-30", person_id=1),
        handledarskap("2026-01-01", roll=Handledarroll.HANDLEDARE, person_id=2),
        plats,
        _svarad("2026-06-30", "1", bedomare_id=1),
        _svarad("2026-07-01", "1", bedomare_id=1),
        _svarad("2026-07-02", "1", bedomare_id=2),
        _svarad("2026-07-03", "1", bedomare_id=3, aktivitet_id=9),
        _svarad("2026-07-04", "1", bedomare_id=None),
    )
    assert [p.slag for p in kurva.punkter] == [
        Bedomarslag.HUVUDHANDLEDARE,
        Bedomarslag.ANNAN,
        Bedomarslag.HANDLEDARE,
        Bedomarslag.HANDLEDARE,
        Bedomarslag.ANNAN,
    ]


def test_ones_own_answers_are_points_of_their_own_kind() -> None:
    svar = (Svar("jag", "1"), Svar("de", "3"), Svar("ton", "2"))
    (kurva,) = _kurvor(bedomning("2026-01-01", mall="egen", mall_version=1, svar=svar))
    assert [(p.slag, p.plats, p.vem) for p in kurva.punkter] == [
        (Bedomarslag.SJALV, 0, "Lo Lövgren"),
        (Bedomarslag.ANNAN, 2, "Maja Myrtuv"),
    ]
    assert [p.plats for p in kurva.av_andra] == [2]
    (skattning,) = _kurvor(_svarad("2026-01-01", "1", metod=Metod.SJALVSKATTNING))
    assert skattning.av_andra == ()
