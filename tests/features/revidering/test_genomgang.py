"""Which delmål are gone through, what changed for each, and the few lines that sum it up: without a database."""

from dataclasses import replace
from datetime import date

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.features.revidering.andringar import per_delmal, sammandrag
from app.features.revidering.genomgang import genomgang, is_fornyad, las_svar
from app.features.revidering.jamforelse import sida_vid_sida
from app.features.revidering.ogonblick import Ogonblick
from app.regler.former import Svar, om_delmal
from tests import bygg

TITLAR = {DelmalKod(kod): f"Delmål {kod}" for kod in ("a1", "a2", "c1", "c2", "c3")}
KURS = bygg.aktivitet("a1 c1", titel="Akutkurs", status=Aktivitetsstatus.PLANERAD, start="2026-03-02", id=7)
PLACERING = bygg.placering("2026-05-01", "2026-07-31", "c2 c3", titel="Psykiatri", id=8)


def lage(*poster: object) -> Ogonblick:
    return Ogonblick(bygg.portfolj(*poster), TITLAR)


def klar(aktivitet: Aktivitet) -> Aktivitet:
    return replace(aktivitet, status=Aktivitetsstatus.GENOMFORD)


def test_the_changes_are_summed_up_in_a_few_lines() -> None:
    fore = lage(KURS, bygg.aktivitet(titel="Etik", status=Aktivitetsstatus.PLANERAD), PLACERING)
    flyttad = replace(PLACERING, start=date(2026, 9, 1), slut=date(2026, 11, 30))
    metoder = [bygg.metod(kod) for kod in ("c1", "c2", "c3")]
    nu = lage(klar(KURS), bygg.aktivitet(titel="Etik"), flyttad, *metoder)
    assert sammandrag(fore, nu) == (
        "3 delmål fick bedömningsmetod, 2 aktiviteter genomförda, 1 placering flyttad.",
    )  # fmt: skip
    assert sammandrag(nu, nu) == ()


def test_what_came_of_the_plan_and_its_frame_have_lines_of_their_own() -> None:
    nu = lage(bygg.bedomning("2026-06-02"), bygg.samtal("2026-06-02"), bygg.signering("c1"))
    langre = Ogonblick(
        replace(nu.portfolj, utbildning=bygg.utbildning(planerat_slut="2029-06-30", enhet="Eken")), TITLAR
    )
    assert sammandrag(lage(), langre) == (
        "1 bedömning signerad, 1 delmål uppfyllt, 1 handledarsamtal.",
        "Planerat slut är ändrat.",
        "Enheten är nu Eken.",
    )


def test_the_first_tells_what_there_is() -> None:
    assert sammandrag(None, lage()) == ()
    assert sammandrag(None, lage(KURS, bygg.metod("c1"))) == (
        "Planen har 1 aktivitet, 0 genomförda, och 1 vald bedömningsmetod.",
        "4 delmål saknar aktivitet eller bedömningsmetod.",
    )


def test_each_change_stands_at_its_delmal() -> None:
    fore = lage(KURS, bygg.metod("c1", Metod.CBD, aktivitet_id=7), bygg.metod("c2", Metod.DOPS))
    nu = lage(
        replace(klar(KURS), id=1, delmal=bygg.koder("c1 c3")),
        bygg.metod("c1", Metod.CBD),
        bygg.metod("c2", Metod.MINI_CEX),
        bygg.bedomning("2026-06-02", "a2"),
    )
    andrat = per_delmal(fore, nu)
    assert {str(kod): ett.plan for kod, ett in andrat.items() if ett.plan} == {
        "a1": ("Borttagen aktivitet: Akutkurs.",),
        "c1": ("Genomförd: Akutkurs.", "Ändrad plan för CBD (falldiskussion)."),
        "c2": ("Borttagen metod: DOPS.", "Ny metod: Mini-CEX."),
        "c3": ("Ny aktivitet, genomförd: Akutkurs.",),
    }
    assert andrat[DelmalKod("a2")].bedomningar == ("Mini-CEX",)


def test_alike_changes_are_one_block_and_the_unchanged_one_a_group() -> None:
    fore = lage(KURS, PLACERING, bygg.signering("a2"))
    nu = lage(klar(KURS), replace(PLACERING, slut=date(2026, 9, 30)), bygg.signering("a2"), bygg.metod("c2"))
    gang = genomgang(fore, nu)
    assert [(b.etikett, b.andringar) for b in gang.block] == [
        ("Bekräfta alla 2: a1, c1", ("Genomförd: Akutkurs.",)),
        ("Bekräfta c2", ("Ny tid för Psykiatri: 1 maj – 30 september 2026.", "Ny metod: Mini-CEX.")),
        ("Bekräfta c3", ("Ny tid för Psykiatri: 1 maj – 30 september 2026.",)),
    ]
    assert gang.klara == (DelmalKod("a2"),)
    oandrad = genomgang(nu, nu)
    assert [(b.nyckel, [str(r.kod) for r in b.rader]) for b in oandrad.block] == [
        ("grupp-a", ["a1"]), ("grupp-c", ["c1", "c2", "c3"]),
    ]  # fmt: skip


def test_a_fulfilled_delmal_is_gone_through_only_when_it_became_so() -> None:
    nu = lage(bygg.signering("c1"), bygg.tillgodoraknande("c2"), bygg.tillgodoraknande("c3", intyg=""))
    assert set(genomgang(nu, nu).klara) == {DelmalKod("c1"), DelmalKod("c2")}
    andrade = [b for b in genomgang(lage(), nu).block if b.is_andrad]
    assert [(b.etikett, b.andringar) for b in andrade] == [("Bekräfta alla 2: c1, c2", ("Uppfyllt.",))]


def test_a_new_assessment_is_told_of_but_changes_no_plan() -> None:
    (block,) = genomgang(lage(), lage(bygg.bedomning("2026-06-02", "a1"))).block[:1]
    assert (block.nyckel, block.rader[0].bedomningar) == ("grupp-a", "1 ny bedömning: Mini-CEX")


def test_a_row_says_what_the_rules_miss() -> None:
    fynd = Svar("IUP-03", "metod").brist("Delmål c1 har ingen bedömningsmetod.", om_delmal(DelmalKod("c1")))
    rader = [rad for b in genomgang(None, lage(KURS), [fynd]).block for rad in b.rader]
    assert {str(r.kod): r.saknas for r in rader if r.saknas} == {"c1": ("Delmål c1 har ingen bedömningsmetod.",)}
    assert {str(r.kod): r.har for r in rader}["c1"] == "1 aktivitet; ingen metod vald"


def test_each_is_confirmed_or_amended_else_it_is_a_fault() -> None:
    block = genomgang(lage(KURS), lage(klar(KURS))).block
    forst = block[0]
    svar, fel = las_svar(block, {"bekrafta": [forst.nyckel, "grupp-a"], "andra_c2": ["DOPS till våren"]})
    assert fel == {"block-grupp-c": "c3: bekräfta, eller skriv vad som ska ändras."}
    svar, fel = las_svar(block, {"bekrafta": [forst.nyckel, "grupp-a", "grupp-c"], "andra_c2": [" DOPS till våren "]})
    assert fel == {}
    assert {str(b.kod): b.andras for b in svar if b.andras} == {"c2": "DOPS till våren"}
    assert {str(b.kod) for b in svar if b.is_andrad} == {"a1", "c1"}
    assert len(svar) == len(TITLAR)
    _, fel = las_svar(block, {"andra_c1": ["Pat 19121212-1212"]})
    assert "personnummer" in fel["andra_c1"]


def test_what_changed_meanwhile_is_asked_about_anew() -> None:
    sedd = genomgang(lage(KURS), lage(klar(KURS))).block[0].nyckel
    nu = genomgang(lage(KURS), lage(klar(KURS), bygg.metod("c1"))).block
    assert is_fornyad(nu, {"bekrafta": [sedd]})
    assert not is_fornyad(nu, {"bekrafta": ["grupp-a", nu[0].nyckel]})
    assert las_svar(nu, {"bekrafta": [sedd, "grupp-a", "grupp-c"]})[1].keys() == {b.falt for b in nu if b.is_andrad}


def test_side_by_side_shows_what_only_one_has() -> None:
    tavla = sida_vid_sida(
        lage(KURS, PLACERING), lage(klar(KURS), PLACERING, bygg.aktivitet(titel="Lös")), is_alla=False
    )
    assert [(grupp, [r.kod for r in rader]) for grupp, rader in tavla.rader] == [
        ("Gemensamma delmål a", ["a1"]), ("Specialitetens delmål c", ["c1"]), ("Övrigt", [""]),
    ]  # fmt: skip
    rad = tavla.rader[0][1][0]
    assert [p.text for p in (*rad.fran, *rad.till)] == [
        "Akutkurs, 2 mars 2026, planerad", "Akutkurs, 2 mars 2026, genomförd",
    ]  # fmt: skip
    assert tavla.antal_lika == 3
    alla = sida_vid_sida(lage(KURS), lage(KURS), is_alla=True)
    assert sum(len(rader) for _, rader in alla.rader) == len(TITLAR)
    assert not any(p.sarskild for _, rader in alla.rader for r in rader for p in (*r.fran, *r.till))


def test_a_plan_without_delmal_has_nothing_to_go_through() -> None:
    tom = Ogonblick(Portfolj(1, "Lo Lövgren", bygg.utbildning()), {})
    assert genomgang(None, tom).block == ()
    assert genomgang(tom, tom).klara == ()
