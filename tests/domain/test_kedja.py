from dataclasses import replace

import pytest

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import Delmalgrupp
from app.domain.kedja import (
    AktivitetsNod,
    BedomningsNod,
    Delmalsstatus,
    Kedja,
    MetodNod,
    fyllnad,
    kedjor,
)
from app.domain.malbeskrivning import Krav
from app.domain.portfolj import BtLage
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from tests.bygg import (
    aktivitet,
    bedomning,
    delmal,
    malbeskrivning,
    metod,
    placering,
    portfolj,
    signering,
    tillgodoraknande,
)

KLIN, KURS = Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KURS
MAL = malbeskrivning([delmal("c1", KLIN, (KURS, Aktivitetsslag.SEMINARIUM)), delmal("c2")])


def c1(*poster: object) -> Kedja:
    return kedjor(portfolj(*poster), MAL)[0]


def test_nothing_at_all() -> None:
    kedja = c1()
    assert (kedja.aktivitet, kedja.metod, kedja.bedomning) == (
        AktivitetsNod.SAKNAS,
        MetodNod.SAKNAS,
        BedomningsNod.SAKNAS,
    )
    assert not kedja.is_aktivitet_metod
    assert not kedja.is_metod_bedomning
    assert kedja.status is Delmalsstatus.EJ_PABORJAD
    assert not kedja.is_ifylld


def test_suggested_and_withdrawn_activities_are_no_part_of_the_plan() -> None:
    kedja = c1(aktivitet("c1", status=Aktivitetsstatus.FORESLAGEN), aktivitet("c1", status=Aktivitetsstatus.ATERKALLAD))
    assert kedja.aktivitet is AktivitetsNod.SAKNAS


def test_activity_is_planned_then_partly_done_then_done() -> None:
    tjanst, kurs = placering("2025-01-01", delmal="c1"), aktivitet("c1", status=Aktivitetsstatus.PLANERAD)
    assert c1(tjanst, kurs).aktivitet is AktivitetsNod.PLANERAD
    assert c1(tjanst, kurs).status is Delmalsstatus.PLANERAD
    assert c1(tjanst, aktivitet("c1")).aktivitet is AktivitetsNod.DELVIS
    assert c1(tjanst, aktivitet("c1")).status is Delmalsstatus.PAGAR
    klar = placering("2025-01-01", delmal="c1", status=Aktivitetsstatus.GENOMFORD)
    assert c1(klar, aktivitet("c1", slag=Aktivitetsslag.SEMINARIUM)).aktivitet is AktivitetsNod.KLAR


def test_any_done_activity_is_enough_where_none_is_prescribed() -> None:
    assert kedjor(portfolj(aktivitet("c2", slag=Aktivitetsslag.ANNAN)), MAL)[1].aktivitet is AktivitetsNod.KLAR


@pytest.mark.parametrize(
    ("miljo", "vantat"),
    [
        (None, AktivitetsNod.KLAR),
        (Miljo.PRIMARVARD_MOTTAGNING, AktivitetsNod.DELVIS),
        (Miljo.RELEVANT_ENHET, AktivitetsNod.KLAR),
    ],
)
def test_the_prescribed_place_is_asked_for_where_it_is_stated(miljo: Miljo | None, vantat: AktivitetsNod) -> None:
    bara_klin = delmal("c1", KLIN)
    alternativ = replace(bara_klin.krav[0].alternativ[0], miljo=Miljo.RELEVANT_ENHET)
    mal = malbeskrivning([replace(bara_klin, krav=(Krav((alternativ,)),))])
    klar = placering("2025-01-01", delmal="c1", status=Aktivitetsstatus.GENOMFORD, miljo=miljo)
    assert kedjor(portfolj(klar), mal)[0].aktivitet is vantat


def test_activity_and_method_are_linked_only_when_the_method_names_the_activity() -> None:
    kurs = aktivitet("c1", id=7)
    assert not c1(kurs, metod("c1")).is_aktivitet_metod
    assert c1(kurs, metod("c1", aktivitet_id=7)).is_aktivitet_metod
    assert not c1(kurs, metod("c1", aktivitet_id=8), aktivitet("c2", id=8)).is_aktivitet_metod
    assert c1(kurs, bedomning(delmal="c1", aktivitet_id=7)).is_aktivitet_metod


def test_assessment_is_requested_then_signed_and_answers_the_planned_method() -> None:
    plan = metod("c1", Metod.CBD)
    begard = bedomning(delmal="c1", metod=Metod.CBD, status=Bedomningsstatus.BEGARD)
    assert c1(plan, begard).bedomning is BedomningsNod.BEGARD
    assert c1(plan, begard).is_metod_bedomning
    annan = bedomning(delmal="c1", metod=Metod.DOPS)
    assert c1(plan, annan).bedomning is BedomningsNod.SIGNERAD
    assert not c1(plan, annan).is_metod_bedomning
    assert c1(annan).metod is MetodNod.VALD
    assert c1(annan).is_metod_bedomning


def test_a_request_alone_chooses_no_method_and_a_voided_assessment_is_nothing() -> None:
    assert c1(bedomning(delmal="c1", status=Bedomningsstatus.BEGARD)).metod is MetodNod.SAKNAS
    assert c1(bedomning(delmal="c1", status=Bedomningsstatus.MAKULERAD)).bedomning is BedomningsNod.SAKNAS


def test_status_is_ready_when_activities_are_done_and_planned_methods_answered() -> None:
    klar = (placering("2025-01-01", delmal="c1", status=Aktivitetsstatus.GENOMFORD), aktivitet("c1"))
    dops, cbd = bedomning(delmal="c1", metod=Metod.DOPS), metod("c1", Metod.CBD)
    assert c1(*klar, dops).status is Delmalsstatus.UNDERLAG_KLART
    assert c1(*klar, dops, cbd).status is Delmalsstatus.PAGAR
    assert c1(*klar).status is Delmalsstatus.PAGAR


def test_signed_off_or_credited_is_fulfilled() -> None:
    assert c1(signering("c1")).status is Delmalsstatus.UPPFYLLD
    raknad = c1(tillgodoraknande("c1"))
    assert raknad.status is Delmalsstatus.UPPFYLLD
    assert raknad.is_tillgodoraknad
    assert raknad.is_hel
    assert c1(tillgodoraknande("c1", intyg="")).status is Delmalsstatus.EJ_PABORJAD


def test_bt_comes_first_where_it_is_part_of_the_training() -> None:
    bt = malbeskrivning("BT1 BT2")
    assert [str(k.kod) for k in kedjor(portfolj(bt=BtLage.INGAR), MAL, bt)] == ["BT1", "BT2", "c1", "c2"]
    assert [str(k.kod) for k in kedjor(portfolj(bt=BtLage.GODKAND), MAL, bt)] == ["c1", "c2"]


def test_completeness_per_group() -> None:
    mal = malbeskrivning("a1 a2 c1")
    vem = portfolj(aktivitet("a1", id=1), metod("a1", aktivitet_id=1), metod("a2"), tillgodoraknande("c1"))
    a, c = fyllnad(kedjor(vem, mal))
    assert (a.grupp, a.antal, a.ifyllda, a.hela, a.uppfyllda) == (
        Delmalgrupp.A,
        2,
        1,
        1,
        0,
    )
    assert (c.antal, c.ifyllda, c.hela, c.uppfyllda) == (1, 1, 1, 1)
