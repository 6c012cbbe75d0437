"""The lanes: what gives an opportunity, what is feedback on it, what is evidence."""

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod
from app.domain.strak import Led, Strak, Strakmall, straken
from tests.bygg import aktivitet, bedomning, koder, portfolj, signering, tillgodoraknande

_MALL = Strakmall(
    omrade=Kompetensomrade.HANDLEDARSKAP,
    slag=frozenset({Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING}),
    slag_med_delmal=frozenset({Aktivitetsslag.ANNAN}),
    delmal={Foreskrift.F2015: tuple(sorted(koder("a1 a2")))},
    metod=Metod.HANDLEDNING_PA_HANDLEDNING,
    kalla="egen",
    konfidens=Konfidens.LOW,
    tolkning=True,
)
_HANDLEDER = aktivitet(slag=Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, id=7)


def _strak(*poster: object, galler: str = "a1 a2 c1") -> Strak:
    return straken(portfolj(*poster), (_MALL,), koder(galler))[0]


def _leden(strak: Strak) -> tuple[Led, Led, Led]:
    return strak.tillfalle, strak.aterkoppling, strak.bevis


def test_an_empty_portfolio_has_nothing_of_it() -> None:
    assert _leden(_strak()) == (Led.SAKNAS, Led.SAKNAS, Led.SAKNAS)


def test_a_whole_lane() -> None:
    strak = _strak(
        _HANDLEDER,
        bedomning("2026-01-15", metod=Metod.HANDLEDNING_PA_HANDLEDNING, aktivitet_id=7),
        signering("a1"),
        tillgodoraknande("a2"),
    )
    assert strak.is_hel
    assert strak.is_kopplad
    assert strak.uppfyllda == (DelmalKod("a1"), DelmalKod("a2"))


def test_what_is_planned_asked_for_or_half_signed_is_on_its_way() -> None:
    strak = _strak(
        aktivitet(slag=Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, status=Aktivitetsstatus.PLANERAD),
        bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING, status=Bedomningsstatus.BEGARD),
        signering("a1"),
    )
    assert _leden(strak) == (Led.PA_VAG, Led.PA_VAG, Led.DELVIS)
    assert not strak.is_hel
    assert not strak.is_kopplad


def test_some_kinds_count_only_towards_the_delmal_of_the_lane() -> None:
    assert _strak(aktivitet("c1", slag=Aktivitetsslag.ANNAN)).tillfalle is Led.SAKNAS
    assert _strak(aktivitet("a2", slag=Aktivitetsslag.ANNAN)).tillfalle is Led.FINNS
    assert _strak(aktivitet("a1", slag=Aktivitetsslag.KURS)).tillfalle is Led.SAKNAS


def test_what_is_withdrawn_declined_or_ones_own_does_not_count() -> None:
    strak = _strak(
        aktivitet(slag=Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING, status=Aktivitetsstatus.ATERKALLAD),
        bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING, status=Bedomningsstatus.AVBOJD),
        bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING, status=Bedomningsstatus.MAKULERAD),
        bedomning(metod=Metod.SJALVSKATTNING, mall="m", omraden=frozenset({Kompetensomrade.HANDLEDARSKAP})),
    )
    assert _leden(strak) == (Led.SAKNAS, Led.SAKNAS, Led.SAKNAS)


def test_a_form_that_looked_at_the_area_is_feedback_whatever_its_method() -> None:
    med = bedomning(metod=Metod.CBD, mall="m", omraden=frozenset({Kompetensomrade.HANDLEDARSKAP}))
    utan = bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING, mall="m")
    assert _strak(med).aterkoppling is Led.FINNS
    assert _strak(utan).aterkoppling is Led.SAKNAS


def test_an_assessment_of_the_very_activity_is_feedback() -> None:
    strak = _strak(_HANDLEDER, bedomning(metod=Metod.CBD, mall="m", aktivitet_id=7))
    assert strak.aterkoppling is Led.FINNS
    utan = aktivitet("a1", slag=Aktivitetsslag.ANNAN, id=8)
    assert _strak(utan, bedomning(metod=Metod.CBD, mall="m", aktivitet_id=8)).aterkoppling is Led.SAKNAS


def test_a_request_by_the_method_is_on_its_way_though_its_form_is_empty() -> None:
    begard = bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING, mall="m", status=Bedomningsstatus.BEGARD)
    assert _strak(begard).aterkoppling is Led.PA_VAG


def test_only_delmal_that_apply_are_asked_for() -> None:
    assert _strak(signering("a1"), galler="a1").bevis is Led.FINNS
    strak = _strak(galler="c1")
    assert (strak.delmal, strak.bevis) == ((), Led.SAKNAS)
