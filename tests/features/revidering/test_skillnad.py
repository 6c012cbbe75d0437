"""What changed between two frozen plans, in words; and freezing and reading back."""

from dataclasses import replace
from datetime import date

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, PlaneradMetod
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.iup import DelmalSignering
from app.domain.portfolj import Portfolj, Utbildning, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Metod
from app.features.revidering.ogonblick import Ogonblick, las
from app.features.revidering.skillnad import skillnad
from app.utbyte.revideringsbild import frys

C1, C2 = DelmalKod("c1"), DelmalKod("c2")
KURS = Aktivitet(7, Aktivitetsslag.KURS, "Akutkurs", Aktivitetsstatus.PLANERAD, date(2026, 3, 2), date(2026, 3, 4))
TOM = Portfolj(
    id=1,
    namn="Astrid Exempel",
    utbildning=Utbildning(
        Utbildningsslag.ST,
        Foreskrift.F2015,
        "allmanmedicin",
        "kronoberg",
        "Björken",
        date(2024, 3, 1),
        date(2029, 2, 28),
    ),
)
DAG = date(2026, 6, 1)


def _rader(fore: Portfolj, nu: Portfolj) -> dict[str, tuple[str, ...]]:
    avsnitt = skillnad(Ogonblick(fore, {}), Ogonblick(nu, {}), DAG)
    return {ett.rubrik: ett.rader for ett in avsnitt}


def _med(*aktiviteter: Aktivitet) -> Portfolj:
    return replace(TOM, aktiviteter=aktiviteter)


def test_activities_that_are_new_done_moved_or_gone() -> None:
    klar = replace(KURS, status=Aktivitetsstatus.GENOMFORD)
    flyttad = replace(KURS, start=date(2026, 9, 1), slut=None)
    assert _rader(TOM, _med(KURS))["Aktiviteter"] == ("Ny, planerad: Akutkurs, 2–4 mars 2026.",)
    assert _rader(TOM, _med(klar))["Aktiviteter"] == ("Ny, genomförd: Akutkurs, 2–4 mars 2026.",)
    assert _rader(_med(KURS), _med(klar))["Aktiviteter"] == ("Genomförd: Akutkurs, 2–4 mars 2026.",)
    assert _rader(_med(KURS), _med(flyttad))["Aktiviteter"] == ("Ny tid för Akutkurs: från 1 september 2026.",)
    assert _rader(_med(KURS), TOM)["Aktiviteter"] == ("Borttagen: Akutkurs.",)


def test_a_withdrawn_activity_is_gone_from_the_plan() -> None:
    borta = replace(KURS, status=Aktivitetsstatus.ATERKALLAD)
    assert _rader(_med(KURS), _med(borta))["Aktiviteter"] == ("Borttagen: Akutkurs.",)


def test_other_ids_are_no_change() -> None:
    assert "Aktiviteter" not in _rader(_med(KURS), _med(replace(KURS, id=99)))


def test_two_of_the_same_name_are_paired_in_order() -> None:
    assert _rader(_med(KURS), _med(KURS, replace(KURS, id=8)))["Aktiviteter"] == (
        "Ny, planerad: Akutkurs, 2–4 mars 2026.",
    )


def test_methods_signatures_and_the_frame() -> None:
    fore = replace(TOM, metoder=(PlaneradMetod(1, C1, Metod.CBD),))
    nu = replace(
        TOM,
        metoder=(PlaneradMetod(1, C1, Metod.DOPS),),
        signeringar=(DelmalSignering(C2, DAG, "Bo Påhittad"),),
        utbildning=replace(TOM.utbildning, planerat_slut=date(2029, 8, 31)),
    )
    rader = _rader(fore, nu)
    assert rader["Bedömningsmetoder"] == ("Ny för c1: DOPS.", "Borttagen för c1: CBD (falldiskussion).")
    assert rader["Delmål"] == ("Signerade som uppfyllda: c2.",)
    assert rader["Utbildningens ram"] == ("Planerat slut är nu 31 augusti 2029, förut 28 februari 2029.",)


def test_only_assessments_signed_since_count() -> None:
    def bedomning(id_: int, signerad: date) -> Bedomning:
        return Bedomning(id_, Metod.DOPS, signerad, Bedomningsstatus.SIGNERAD, "Bo Påhittad", signerad=signerad)

    nu = replace(TOM, bedomningar=(bedomning(1, DAG), bedomning(2, date(2026, 6, 2))))
    assert _rader(TOM, nu)["Bedömningar"] == ("1 bedömning signerad: DOPS 1.",)


def test_nothing_to_compare_with_tells_what_there_is() -> None:
    (aktiviteter, handledning) = skillnad(None, Ogonblick(_med(KURS), {}), None)
    assert aktiviteter.rader == ("Planen har 1 aktivitet, 0 av dem genomförda.",)
    assert handledning.rader == ("Ingen handledning är dokumenterad.",)


def test_a_frozen_plan_reads_back_with_what_no_delmal_names() -> None:
    portfolj = _med(replace(KURS, delmal=frozenset({C2})), replace(KURS, id=8, titel="Lös aktivitet"))
    bild = las(frys(portfolj, ()))
    assert bild is not None
    ((_, rader),) = bild.rader()
    assert [(rad.kod, [a.titel for a in rad.aktiviteter]) for rad in rader] == [("c2", ["Akutkurs"])]
    assert [a.titel for a in bild.utan_delmal()] == ["Lös aktivitet"]


def test_nothing_frozen_is_no_plan() -> None:
    assert las({}) is None
    assert las({"format": "något annat"}) is None
