"""The målbeskrivningar that ship: every fact is there and says how sure it is."""

import unicodedata
from collections import Counter
from functools import cache

import pytest

from app.domain.delmal import Delmalgrupp, DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.malbeskrivning import DelmalKrav, Malbeskrivning, Specialitetstyp, TitelTyp
from app.domain.rattsgrund import Konfidens
from app.domain.slag import Aktivitetsslag, Metod, Miljo, Signerare
from app.resurser import resurs
from app.underlag.malbeskrivningar import MAPP, Malbeskrivningar, MalbeskrivningSaknas, load_malbeskrivningar

A_OCH_B = {Delmalgrupp.A, Delmalgrupp.B, Delmalgrupp.STA, Delmalgrupp.STB}


@cache
def underlag() -> Malbeskrivningar:
    return load_malbeskrivningar()


def hamta(foreskrift: Foreskrift, slug: str) -> Malbeskrivning:
    return underlag().hamta(foreskrift, slug)


def antal(malbeskrivning: Malbeskrivning) -> dict[str, int]:
    return {str(grupp): len(delmal) for grupp, delmal in malbeskrivning.grupper().items()}


def every_delmal() -> list[DelmalKrav]:
    """Each delmål of the files once: the common ones of each regulation, those of each specialty, and BT's."""
    gemensamma = {d.kod: d for m in underlag().alla() for d in m.delmal if d.kod.grupp in A_OCH_B}
    egna = [d for m in underlag().alla() for d in m.delmal if d.kod.grupp not in A_OCH_B]
    return [*gemensamma.values(), *egna, *underlag().bt.delmal]


def test_every_delmal_and_specialty_is_there() -> None:
    assert len(every_delmal()) == 1724
    assert Counter(m.foreskrift for m in underlag().alla()) == {Foreskrift.F2015: 63, Foreskrift.F2021: 63}
    assert Counter(s.typ for s in underlag().specialiteter()) == {
        Specialitetstyp.BAS: 44,
        Specialitetstyp.GREN: 9,
        Specialitetstyp.TILLAGG: 10,
    }


def test_specialties_stand_in_swedish_order() -> None:
    namn = [specialitet.namn for specialitet in underlag().specialiteter()]
    assert namn[-3:] == ["Äldrepsykiatri", "Ögonsjukdomar", "Öron-, näs- och halssjukdomar"]


def test_confidence_of_every_fact_survives() -> None:
    assert Counter(d.titel_konfidens for d in every_delmal()) == {"medium": 1487, "low": 208, "high": 29}
    assert Counter(d.aktivitet_konfidens for d in every_delmal()) == {"medium": 1484, "low": 228, "high": 12}
    assert Counter(d.titel_typ for d in every_delmal()) == {
        TitelTyp.EGEN_BENAMNING: 1684,
        TitelTyp.OFFICIELL: 22,
        TitelTyp.OFFICIELL_EJ_KONTROLLERAD: 18,
    }
    assert sum(d.kontrollerad for d in every_delmal()) == 12


def test_allmanmedicin_2015() -> None:
    malbeskrivning = hamta(Foreskrift.F2015, "allmanmedicin")
    assert antal(malbeskrivning) == {"a": 6, "b": 5, "c": 14}
    assert (malbeskrivning.minsta_tid_manader, malbeskrivning.kraver_bt, malbeskrivning.bt) == (60, False, None)
    assert (malbeskrivning.b_kand, malbeskrivning.b_konfidens) == (True, Konfidens.HIGH)
    assert malbeskrivning.krav_for(DelmalKod("STc1")) is None


def test_allmanmedicin_2021_begins_with_bt() -> None:
    malbeskrivning = hamta(Foreskrift.F2021, "allmanmedicin")
    assert antal(malbeskrivning) == {"STa": 7, "STb": 4, "STc": 15}
    assert (malbeskrivning.minsta_tid_manader, malbeskrivning.kraver_bt) == (66, True)
    assert malbeskrivning.b_konfidens is Konfidens.LOW  # assumed, not read
    assert [str(d.kod) for d in malbeskrivning.delmal_med_bt()][:19][-2:] == ["BT18", "STa1"]
    bt = malbeskrivning.bt
    assert bt is underlag().bt
    assert antal(bt) == {"BT": 18}
    assert (bt.minsta_tid_manader, bt.placeringar_minst, bt.placeringar_hogst) == (6, 2, 4)
    krav = malbeskrivning.krav_for(DelmalKod("BT7"))
    assert krav is not None
    assert krav.eget_intyg is not None
    assert krav.eget_intyg.bilaga == "2"


def test_delmal_come_in_natural_order() -> None:
    koder = [d.kod for d in hamta(Foreskrift.F2015, "allmanmedicin").delmal]
    assert koder == sorted(koder)
    assert [str(kod) for kod in koder[:2] + koder[-2:]] == ["a1", "a2", "c13", "c14"]


def test_requirements_name_form_signer_and_place() -> None:
    krav = hamta(Foreskrift.F2015, "allmanmedicin").krav_for(DelmalKod("c6"))
    assert krav is not None
    assert [[(a.slag, a.miljo, a.bilaga) for a in rad.alternativ] for rad in krav.krav] == [
        [(Aktivitetsslag.KLINISK_TJANSTGORING, Miljo.RELEVANT_ENHET, "4")],
        [(Aktivitetsslag.KLINISK_TJANSTGORING, Miljo.PRIMARVARD_MOTTAGNING, "4")],
        [(Aktivitetsslag.KURS, None, "5")],
    ]
    assert krav.krav[2].alternativ[0].signeras_av == (Signerare.KURSLEDARE, Signerare.HANDLEDARE)
    assert krav.rad == (Aktivitetsslag.TEORETISKA_STUDIER,)


def test_any_of_keeps_its_alternatives_and_their_own_signers() -> None:
    krav = hamta(Foreskrift.F2021, "allmanmedicin").krav_for(DelmalKod("STc15"))
    assert krav is not None
    (rad,) = krav.krav
    assert rad.slag == {Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.KURS}
    assert [a.bilaga for a in rad.alternativ] == ["9", "10"]
    assert all(set(a.signeras_av) == {Signerare.HANDLEDARE, Signerare.KURSLEDARE} for a in rad.alternativ)


def test_unknown_b_set_is_left_out_and_assumed_one_is_low() -> None:
    okanda = [m for m in underlag().alla() if not m.b_kand]
    assert len(okanda) == 49
    assert not any(d.kod.grupp in {Delmalgrupp.B, Delmalgrupp.STB} for m in okanda for d in m.delmal)
    antagen = hamta(Foreskrift.F2015, "palliativ-medicin")
    assert (antagen.b_kand, antagen.b_konfidens, antal(antagen)["b"]) == (True, Konfidens.LOW, 5)
    assert antal(hamta(Foreskrift.F2015, "radiologi"))["b"] == 2


def test_every_specialty_has_all_a_delmal() -> None:
    assert {antal(m).get("a") or antal(m).get("STa") for m in underlag().alla()} == {6, 7}


def test_only_other_specialties_build_on_one() -> None:
    for malbeskrivning in underlag().alla():
        assert bool(malbeskrivning.grundspecialitet) == (malbeskrivning.typ is not Specialitetstyp.BAS)


def test_every_source_is_described() -> None:
    assert {kalla for d in every_delmal() for kalla in d.kallor} <= underlag().kallor.keys()


def test_every_kind_in_the_data_but_our_own_two_is_used() -> None:
    anvanda = {a.slag for d in every_delmal() for rad in d.krav for a in rad.alternativ}
    anvanda |= {slag for d in every_delmal() for slag in d.rad}
    assert set(Aktivitetsslag) - anvanda == {Aktivitetsslag.SJALVSTUDIER, Aktivitetsslag.ANNAN}
    assert Aktivitetsslag.MEDSITTNING.value == Metod.MEDSITTNING.value


def test_unknown_specialty_is_told() -> None:
    with pytest.raises(MalbeskrivningSaknas, match="SOSFS 2015:8: trolldom"):
        hamta(Foreskrift.F2015, "trolldom")


def test_the_folder_is_composed_and_its_files_ascii() -> None:
    rot = resurs(MAPP)
    (pa_disk,) = [p.name for p in rot.parent.iterdir() if unicodedata.normalize("NFC", p.name) == MAPP]
    assert pa_disk == MAPP == unicodedata.normalize("NFC", MAPP)
    assert all(fil.name.isascii() for fil in rot.rglob("*"))


def test_version_follows_the_content() -> None:
    versioner = {m.version for m in underlag().alla()}
    assert len(versioner) == 126
    assert underlag().version == load_malbeskrivningar().version
