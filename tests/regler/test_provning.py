"""What a change does to the rules, today and on the days that the plan leads to."""

from collections.abc import Mapping
from datetime import date

from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.regler.katalog.pl_06_hemifran import Parametrar
from app.regler.modell import Fynd, Om, Regelunderlag, Utfall
from app.regler.provning import Kommande, Nyckel, Regelskillnad, framat, jamfor, provdagar
from tests import bygg


def _fynd(utfall: Utfall, om: Om, text: str = "Text.", regel: str = "PL-06") -> Fynd:
    return Fynd(regel, "del", utfall, text, om)


def _framat(vem: Portfolj, underlag: Regelunderlag) -> Mapping[Nyckel, Kommande]:
    return framat(vem, underlag, provdagar([vem], underlag))


def test_new_worse_gone_and_better_are_told_apart_from_the_unchanged() -> None:
    ett, tva, tre, fyra = (Om(aktivitet_id=n) for n in (1, 2, 3, 4))
    fore = [
        _fynd(Utfall.BRIST, ett),
        _fynd(Utfall.VARNING, tva),
        _fynd(Utfall.UPPFYLLD, tre),
        _fynd(Utfall.BRIST, fyra),
    ]
    efter = [
        _fynd(Utfall.BRIST, ett, "Andra ord."),
        _fynd(Utfall.BRIST, tva),
        _fynd(Utfall.VARNING, tre),
        _fynd(Utfall.VARNING, fyra),
        _fynd(Utfall.EJ_TILLAMPLIG, Om(grupp="x")),
    ]
    skillnad = jamfor(fore, efter)
    assert [f.om for f in skillnad.nya] == [tva, tre]
    assert [f.om for f in skillnad.lagade] == [fyra]
    assert jamfor(fore, fore) == jamfor([], [])


def test_what_is_asked_once_a_delmal_has_something_is_no_news() -> None:
    om = Om(delmal=DelmalKod.parse("a1"))
    tomt, mer = _fynd(Utfall.BRIST, om, regel="IUP-02"), _fynd(Utfall.BRIST, om, regel="IUP-13")
    assert jamfor([tomt], [mer]) == Regelskillnad(nya=(), lagade=(tomt,))
    assert jamfor([mer], [tomt]) == Regelskillnad(nya=(tomt,), lagade=())
    annat = _fynd(Utfall.BRIST, Om(delmal=DelmalKod.parse("a2")), regel="IUP-13")
    assert jamfor([tomt], [tomt, annat]).nya == (annat,)


def test_a_brist_that_the_plan_leads_to_is_found_on_its_day() -> None:
    underlag = bygg.underlag("2026-01-01", {"PL-06": Parametrar(14, 2, 3, 5)})
    en = bygg.placering("2027-01-01", "2027-03-31", id=1)
    nasta = bygg.placering("2027-04-01", "2027-05-31", id=2)
    efter_hemma = bygg.placering("2027-04-08", "2027-05-31", id=3)
    assert _framat(bygg.portfolj(en, efter_hemma), underlag) == {}
    funna = _framat(bygg.portfolj(en, nasta), underlag)
    assert [(k.dag, k.fynd.om.aktivitet_id) for k in funna.values()] == [(date(2027, 4, 1), 2)]  # three months on
    pagar = bygg.underlag("2027-05-01", {"PL-06": Parametrar(14, 2, 3, 5)})
    assert _framat(bygg.portfolj(en, nasta), pagar) == {}  # a brist of today is no news
