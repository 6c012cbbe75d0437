"""What a 360 shows: put together so that no group of fewer than three can be read, or reckoned, out of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.bedomningsmall import EJ_OBSERVERAT
from app.domain.flerkalla import (
    Flerkallsvar,
    Gruppantal,
    Sammanstallning,
    las_fordelning,
    las_svarande,
    las_texter,
    sammanstall,
    som_svar,
)

GRUPPER = ("lakare", "skoterskor", "administration", "underskoterskor")
MINST = 3


def lagg_ihop(svaren: list[Flerkallsvar]) -> Sammanstallning:
    return sammanstall(svaren, grupper=GRUPPER, skalfalt=("etik", "ledarskap"), textfalt=("bra",), minst=MINST)


def svar(grupp: str, varde: str = "inga_problem", text: str = "") -> Flerkallsvar:
    return Flerkallsvar(grupp, {"etik": varde, "bra": text})


ETT = st.builds(
    lambda grupp, etik, ledarskap, bra: Flerkallsvar(grupp, {"etik": etik, "ledarskap": ledarskap, "bra": bra}),
    st.sampled_from(GRUPPER),
    st.sampled_from(("inga_problem", "bor_adresseras", "ej_observerat")),
    st.sampled_from(("inga_problem", "bor_adresseras")),
    st.sampled_from(("", "Lugn", "Tydlig", "Snabb")),
)
FLERA = st.lists(ETT, max_size=16)


def antal(svaren: list[Flerkallsvar], grupp: str) -> int:
    return sum(ett.grupp == grupp for ett in svaren)


def dolda(svaren: list[Flerkallsvar]) -> list[Flerkallsvar]:
    return [ett for ett in svaren if antal(svaren, ett.grupp) < MINST]


def test_a_group_of_three_is_shown_and_one_of_two_is_not() -> None:
    visat = lagg_ihop([svar("lakare"), svar("lakare"), svar("lakare", "bor_adresseras"), *[svar("skoterskor")] * 2])
    assert visat.grupper[:2] == (Gruppantal("lakare", 3), Gruppantal("skoterskor", None))
    assert visat.fordelningar[0].per_grupp == {"lakare": {"bor_adresseras": 1, "inga_problem": 2}}
    assert visat.antal == 3  # the two are left out: the total less the three would have been theirs
    assert visat.fordelningar[0].alla == {"bor_adresseras": 1, "inga_problem": 2}


def test_small_groups_stand_in_the_total_when_they_are_three_together() -> None:
    visat = lagg_ihop([*[svar("lakare")] * 3, *[svar("skoterskor", "bor_adresseras")] * 2, svar("administration")])
    assert visat.antal == 6
    assert visat.fordelningar[0].alla == {"bor_adresseras": 2, "inga_problem": 4}
    assert set(visat.fordelningar[0].per_grupp) == {"lakare"}
    assert visat.antal_i("administration") is None


def test_two_answers_in_all_show_nothing() -> None:
    visat = lagg_ihop([svar("lakare", text="Lugn"), svar("skoterskor", text="Tydlig")])
    assert (visat.antal, visat.texter) == (0, {"bra": ()})
    assert visat == lagg_ihop([])


def test_texts_have_no_author_and_stand_in_the_order_of_the_alphabet() -> None:
    visat = lagg_ihop([svar("lakare", text="Trygg"), svar("lakare", text="Ärlig "), svar("lakare", text="Bestämd")])
    assert visat.texter == {"bra": ("Bestämd", "Trygg", "Ärlig")}


@given(FLERA)
def test_no_group_under_three_is_shown_or_left_when_the_shown_are_taken_from_the_total(
    svaren: list[Flerkallsvar],
) -> None:
    visat = lagg_ihop(svaren)
    visade = [g for g in visat.grupper if g.antal is not None]
    assert all(g.antal is not None and g.antal >= MINST for g in visade)
    rest = visat.antal - sum(g.antal or 0 for g in visade)
    assert rest == 0 or rest >= MINST
    for fordelning in visat.fordelningar:
        assert set(fordelning.per_grupp) == {g.grupp for g in visade}
        kvar = sum(fordelning.alla.values()) - sum(sum(en.values()) for en in fordelning.per_grupp.values())
        assert kvar in (0, rest)
    assert not visat.antal or all(len(texter) <= visat.antal for texter in visat.texter.values())


@given(FLERA, st.randoms(use_true_random=False))
def test_nothing_is_told_by_the_order_in_which_answers_came(svaren: list[Flerkallsvar], slump: object) -> None:
    blandade = list(svaren)
    slump.shuffle(blandade)  # type: ignore[attr-defined]  # a random.Random
    visat, igen = lagg_ihop(svaren), lagg_ihop(blandade)
    assert (visat, repr(visat)) == (igen, repr(igen))


@given(FLERA, st.lists(ETT, min_size=2, max_size=2))
def test_what_the_hidden_answered_changes_nothing_where_they_are_too_few(
    svaren: list[Flerkallsvar], andra: list[Flerkallsvar]
) -> None:
    """Whoever knows all the other answers, and sees the result, learns nothing of one or two hidden ones."""
    gomda = dolda(svaren)
    if len(gomda) >= MINST:
        return
    bytta = [replace(ny, grupp=ett.grupp) for ett, ny in zip(gomda, andra, strict=False)]
    ovriga = [ett for ett in svaren if ett not in gomda]
    assert lagg_ihop(svaren) == lagg_ihop(ovriga + bytta) == lagg_ihop(ovriga)


@given(FLERA)
def test_it_cannot_be_told_which_small_group_gave_which_answer(svaren: list[Flerkallsvar]) -> None:
    """Where the hidden ones stand in the total together, their groups may be exchanged among them unseen."""
    gomda = dolda(svaren)
    ovriga = [ett for ett in svaren if ett not in gomda]
    kastade = [replace(ett, grupp=annan.grupp) for ett, annan in zip(gomda, reversed(gomda), strict=True)]
    assert lagg_ihop(svaren) == lagg_ihop(ovriga + kastade)


@given(FLERA)
def test_what_is_signed_reads_back_as_it_was_put_together(svaren: list[Flerkallsvar]) -> None:
    visat = lagg_ihop(svaren)
    svar = som_svar(visat, {"etik": "inga_problem"})
    assert las_svarande(svar) == {"alla": visat.antal} | {g.grupp: g.antal for g in visat.grupper if g.antal}
    for fordelning in visat.fordelningar:
        text = svar[fordelning.falt]
        if text != EJ_OBSERVERAT:
            egen = {"sjalv": {"inga_problem": 1}} if fordelning.falt == "etik" else {}
            assert las_fordelning(text) == {"alla": fordelning.alla, **fordelning.per_grupp, **egen}
    assert las_texter(svar.get("bra", "")) == visat.texter["bra"]


def test_a_text_of_several_paragraphs_stays_one_text() -> None:
    visat = lagg_ihop([svar("lakare", text="Lugn.\n\nTydlig.\n"), *[svar("lakare")] * 2])
    assert las_texter(som_svar(visat, {})["bra"]) == ("Lugn.\nTydlig.",)
