"""Deadlines on the line: what the rules say falls due, and the days of Mitt-i-ST."""

from collections.abc import Mapping
from datetime import date

from app.domain.bedomning import Bedomningsstatus
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.slag import Metod
from app.domain.tidslinje import Postlage, Spar, Tidspostslag
from app.regler import REGLER
from app.regler.mitt_i_st import Krav
from app.regler.modell import Fynd, Om, Utfall
from app.regler.tidslinje import tidslinje
from tests import bygg

IDAG = "2026-05-01"
KRAV = {"KV-04": Krav(30, bestall_manader=6, fran_manader=30, till_manader=36, kvar_manader=18)}
MAL = bygg.malbeskrivning(minsta_tid_manader=60)
FORE = date(2026, 4, 30)
EFTER = date(2026, 6, 30)


def _frister(
    vem: Portfolj, *fynd: Fynd, idag: str = IDAG, krav: Mapping[str, object] | None = None
) -> list[tuple[Tidspostslag, date, date, Postlage]]:
    linje = tidslinje(vem, bygg.underlag(idag, krav or {}, mal=MAL), fynd, REGLER)
    return [(p.slag, p.start, p.slut, p.lage) for p in linje.poster if p.spar is Spar.FRIST]


def _fynd(utfall: Utfall, dag: date, om: Om = Om(), regel: str = "IUP-07", del_: str = "") -> Fynd:  # noqa: B008
    return Fynd(regel, del_ or next(iter(REGLER[regel].delar)), utfall, "Något.", om=om, forfaller=dag)


def test_what_is_late_what_comes_and_the_next_day_of_what_is_in_order() -> None:
    assert _frister(bygg.portfolj(), _fynd(Utfall.BRIST, FORE)) == [(Tidspostslag.FRIST, FORE, FORE, Postlage.FORSENAD)]
    for utfall in (Utfall.VARNING, Utfall.UPPFYLLD):
        assert _frister(bygg.portfolj(), _fynd(utfall, EFTER)) == [
            (Tidspostslag.FRIST, EFTER, EFTER, Postlage.KOMMANDE)
        ]
    assert _frister(bygg.portfolj(), _fynd(Utfall.UPPFYLLD, FORE), _fynd(Utfall.EJ_TILLAMPLIG, EFTER)) == []


def test_many_delmal_of_one_rule_and_day_are_one_deadline() -> None:
    fynd = [_fynd(Utfall.BRIST, FORE, Om(delmal=kod)) for kod in bygg.koder("c1 c2 c3")]
    linje = tidslinje(bygg.portfolj(), bygg.underlag(IDAG, mal=MAL), fynd, REGLER)
    (post,) = (p for p in linje.poster if p.spar is Spar.FRIST)
    assert (post.titel.startswith(REGLER["IUP-07"].titel), post.mening) == (True, "")


# 30 months of full time on 2026-06-30, 36 on 2026-12-31, the end on 2028-12-31.
VEM = bygg.portfolj(start="2024-01-01")
FONSTER = (Tidspostslag.FONSTER, date(2026, 6, 30), date(2026, 12, 31), Postlage.KOMMANDE)


def _frist(dag: date, lage: Postlage = Postlage.KOMMANDE) -> tuple[Tidspostslag, date, date, Postlage]:
    return Tidspostslag.FRIST, dag, dag, lage


BESTALL, SIST, SENAST = date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30)


def test_the_window_and_the_last_days_of_mitt_i_st() -> None:
    assert _frister(VEM, krav=KRAV) == [_frist(BESTALL), FONSTER, _frist(SIST), _frist(SENAST)]


def test_the_rules_own_flag_of_the_same_day_is_not_doubled() -> None:
    flagga = _fynd(Utfall.VARNING, SIST, regel="KV-04", del_="fonster")
    assert _frister(VEM, flagga, krav=KRAV) == [_frist(BESTALL), FONSTER, _frist(SIST), _frist(SENAST)]


def test_when_it_is_ordered_the_last_day_to_order_goes_and_when_it_is_done_all_go() -> None:
    bestalld = bygg.portfolj(bygg.bedomning("2026-11-01", metod=Metod.MITT_I_ST, status=Bedomningsstatus.BEGARD))
    assert _frist(BESTALL) not in _frister(bestalld, krav=KRAV)
    assert FONSTER in _frister(bestalld, krav=KRAV)
    assert _frister(bygg.portfolj(bygg.bedomning("2026-11-01", metod=Metod.MITT_I_ST)), krav=KRAV) == []


def test_a_window_that_closed_is_late_and_who_is_not_in_st_has_none() -> None:
    _, fonstret, *_ = _frister(VEM, idag="2027-01-01", krav=KRAV)
    assert fonstret == (*FONSTER[:3], Postlage.FORSENAD)
    assert _frister(bygg.portfolj(slag=Utbildningsslag.INFOR_ST), krav=KRAV) == []
    assert _frister(VEM) == []
