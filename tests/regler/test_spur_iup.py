"""What an inspection of palliativ medicin in Kronoberg found about the IUP: each at its level, and no other brist."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.delmal import Delmalgrupp
from app.domain.iup import Revideringsslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Aktivitetsslag, Metod
from app.jobs.demo.besok import med_besok
from app.jobs.demo.kronoberg import palliativ
from app.regler import REGLER
from app.regler.arbetslista import fynddel
from app.regler.modell import Fynd, Utfall
from app.regler.utvardera import utvardera
from app.underlag.regelunderlag import Regelverk

IDAG = date(2025, 12, 15)  # ST began on the first of August 2024
UPPRATTAD = date(2025, 5, 12)
AB = {Delmalgrupp.A, Delmalgrupp.B}
KVALITET = {Aktivitetsslag.KVALITETSARBETE, Aktivitetsslag.UTVECKLINGSARBETE}


def granskad() -> Portfolj:
    """The demo's ST-läkare in order, as the inspectors found the unit's: only c-delmål, and a plan seen to once."""
    vem = med_besok(palliativ(IDAG), IDAG)
    uppratta = next(r for r in vem.revideringar if r.slag is Revideringsslag.UPPRATTAD)
    flytt = UPPRATTAD - uppratta.datum
    return replace(
        vem,
        aktiviteter=tuple(
            replace(a, delmal=frozenset(kod for kod in a.delmal if kod.grupp not in AB))
            for a in vem.aktiviteter
            if a.slag not in KVALITET
        ),
        metoder=tuple(m for m in vem.metoder if m.delmal.grupp not in AB),
        bedomningar=tuple(
            replace(b, delmal=frozenset(kod for kod in b.delmal if kod.grupp not in AB))
            for b in vem.bedomningar
            if b.metod is not Metod.HANDLEDNING_PA_HANDLEDNING
        ),
        handledarsamtal=tuple(replace(s, delmal=frozenset()) for s in vem.handledarsamtal),
        revideringar=(
            replace(
                uppratta,
                datum=UPPRATTAD,
                signerad=None if uppratta.signerad is None else uppratta.signerad + flytt,
            ),
        ),
        tillgodoraknanden=tuple(t for t in vem.tillgodoraknanden if t.delmal is None),
    )


def brister(vem: Portfolj, regelverk: Regelverk) -> list[Fynd]:
    funna = utvardera(vem, regelverk.underlag_for(vem, IDAG), regelverk.regler)
    return [f for f in funna if f.utfall is Utfall.BRIST]


def test_each_finding_is_told_at_its_level_and_nothing_else(regelverk: Regelverk) -> None:
    funna = brister(granskad(), regelverk)
    # IUP-13 names what the same delmål lack, on the same lines of the work list as IUP-02.
    tomma = {f.om for f in funna if f.regel_id == "IUP-02"}
    assert {f.om for f in funna if f.regel_id == "IUP-13"} <= tomma
    nivaer = {(f.regel_id, fynddel(f, REGLER).niva) for f in funna if f.regel_id != "IUP-13"}
    assert nivaer == {
        ("IUP-02", Niva.FORESKRIFT),
        ("IUP-03", Niva.FORESKRIFT),
        ("IUP-07", Niva.FORESKRIFT),
        ("IUP-07", Niva.LOKAL),
        ("IUP-10", Niva.FORESKRIFT),
        ("IUP-12", Niva.FORESKRIFT),
        ("KV-08b", Niva.FORESKRIFT),
        ("KV-10", Niva.FORESKRIFT),
    }
    for regel in ("IUP-02", "IUP-03"):
        assert {f.om.delmal.grupp for f in funna if f.regel_id == regel and f.om.delmal} == AB


def test_the_late_plan_is_a_remark_and_no_brist(regelverk: Regelverk) -> None:
    vem = granskad()
    funna = utvardera(vem, regelverk.underlag_for(vem, IDAG), regelverk.regler)
    (klar,) = [f for f in funna if f.regel_id == "IUP-05"]
    assert (klar.utfall, bool(klar.anmarkning)) == (Utfall.UPPFYLLD, True)
    assert vem.utbildning.start == date(2024, 8, 1)
    assert UPPRATTAD - vem.utbildning.start > timedelta(days=183)
