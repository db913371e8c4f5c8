"""A project on one page: whole sentences of the holder, chosen by a rule, and nothing that judges."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from bot.core.coaching.seen import Summary
from bot.core.coaching.strongest import sentences
from bot.core.coaching.summary import summary
from bot.core.coaching.view import open_up
from bot.core.model import Action, Comment, Disclosure, ProbeMark, Reading
from tests.core.office import day, disclosure, given, share, voice
from tests.talk import shipped_library

LIBRARY = shipped_library()
FORM = LIBRARY.dialogs["annexe_b"]
NOW = day(5)
BUS = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine."
TRUCK = "Le camion passe deux fois par semaine au pied des tours de Mérival."


def page(found: Disclosure) -> Summary:
    """Its page, in French."""
    opened = open_up(LIBRARY, found, NOW)
    assert opened is not None
    return summary(LIBRARY, opened, "fr")


def strongest(*told: str, step: str = "B04.1") -> list[str]:
    """What is quoted of one answer."""
    return [said.words for said in page(disclosure([given(step, *told)])).strongest]


# --- the quotes -------------------------------------------------------------------------------------------------------


def test_a_sentence_is_quoted_whole_and_as_it_was_written() -> None:
    assert strongest(f"Bon.\n- {BUS}  Voilà, c'est dit !") == [BUS]


def test_a_quote_says_where_it_stands_and_when_it_was_given() -> None:
    told = [
        given("B04.1", BUS, at=1),
        given("B04.1", BUS, "Et puis voilà.", at=3, revision=2, messages=("action.B04.1.1.0", "m")),
    ]
    (said,) = page(disclosure(told)).strongest
    assert (said.step, said.label, said.anchor, said.at) == ("B04.1", "Besoin vécu", "action/B04.1", day(1))
    assert said.question == FORM.steps["B04.1"].words["fr"].question
    assert said.about == ""


@pytest.mark.parametrize(
    "words",
    [
        "Elles lavent loin.",
        "Je ne sais pas quoi dire de plus pour le moment sur ce point.",
        "Écrivez à marie.dupont@exemple.org ou au 06 12 34 56 78 pour les familles du quartier.",
        FORM.steps["B04.1"].words["fr"].example,
        " ".join(["les familles du quartier portent leur linge"] * 10) + ".",
    ],
)
def test_what_is_too_short_or_too_long_or_personal_or_says_nothing_is_not_quoted(words: str) -> None:
    assert strongest(words) == []


def test_of_an_answer_the_sentence_is_quoted_that_shows_most() -> None:
    plain_ = "Nous pensons que tout cela est vraiment quelque chose de bien."
    assert strongest(f"{plain_} {TRUCK}", step="B03.2") == [TRUCK]


def test_an_answer_that_is_complete_goes_before_one_that_is_to_be_made_clearer() -> None:
    steps = ["B03.1", "B03.2", "B03.4"]  # one chapter, of which two are quoted
    told = [given(step, BUS.replace("bus", f"bus {step}"), open=step == "B03.2") for step in steps]
    assert {said.step for said in page(disclosure(told)).strongest} == {"B03.1", "B03.4"}


def test_six_sentences_at_most_stand_in_the_order_of_the_form_and_two_of_a_chapter() -> None:
    told = [given(step, f"{BUS[:-1]} {place}.") for place, step in enumerate(FORM.steps)]
    quoted = [said.step for said in page(disclosure(told)).strongest]
    order = list(FORM.steps)
    assert len(quoted) == 6
    assert quoted == sorted(quoted, key=order.index)
    for chapter in FORM.chapters:
        assert len(set(quoted) & set(chapter.steps)) <= 2
    assert not {"B01", "B02"} & set(quoted)  # a name and an order are no sentences


def test_reflections_are_quoted_apart_and_three_at_most() -> None:
    walks = [
        dialog
        for dialog in LIBRARY.dialogs.values()
        if dialog.reflection or dialog.id in ("storyboard", "voyage_en_mer")
    ]
    told = [
        given(step.id, f"{BUS[:-1]} {step.id}.", subject="project", dialog=dialog.id)
        for dialog in walks
        for step in dialog.steps.values()
    ]
    found = page(disclosure(told))
    assert found.strongest == ()
    assert len(found.reflections) == 3
    assert all(said.anchor.startswith("project/") for said in found.reflections)


@forall(st.text(st.sampled_from("aéB1 .!?…\n-«»)M"), max_size=80))
def test_every_sentence_is_a_piece_of_the_text_and_no_word_is_in_two(text: str) -> None:
    place = 0
    for sentence in sentences(text):
        found = text.find(sentence, place)
        assert found >= place
        place = found + len(sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un. Deux ! Trois ?", ("Un.", "Deux !", "Trois ?")),
        ("Avec M. Martin, p. ex. ici, on lave. Et voilà", ("Avec M. Martin, p. ex. ici, on lave.", "Et voilà")),
        ("Il dit « oui. » Elle part…", ("Il dit « oui. »", "Elle part…")),
        ("On dit « Vraiment ? » au guichet. Puis non.", ("On dit « Vraiment ? » au guichet.", "Puis non.")),
        ("- un point\n2) un autre\n\n", ("un point", "un autre")),
        ("À 3.5 km de là.", ("À 3.5 km de là.",)),
        ("", ()),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, found: tuple[str, ...]) -> None:
    assert sentences(text) == found


# --- what moved, what is open -----------------------------------------------------------------------------------------


def test_what_moved_since_the_last_reading_is_told_newest_first() -> None:
    told = [
        given("B01", "La laverie", at=1),
        given("B04.1", "Avant", at=1),
        given("B04.1", "Après", at=3.5, revision=2),
        given("B11", "La mairie", at=4),
        given("B08", "Lu déjà", at=2.5),
    ]
    found = page(disclosure(told, readings=(Reading("share", "summary", day(3)),)))
    assert [(moved.label, moved.new, moved.at) for moved in found.moved] == [
        ("Partenariat inédit", True, day(4)),
        ("Besoin vécu", False, day(3.5)),
    ]
    assert found.read_at == day(3)
    first = page(disclosure(told))
    assert [moved.anchor for moved in first.moved] == ["action/B11", "action/B04.1", "action/B08"]


def test_open_questions_are_those_of_the_opened_parts_of_the_form() -> None:
    found = page(disclosure([given("B04.1", "Le linge", open=True)], share({"annexe_b/besoin": 2, "storyboard": 2})))
    chapter = next(chapter for chapter in FORM.chapters if chapter.id == "besoin")
    labels = [FORM.steps[step].words["fr"].label for step in chapter.steps]
    assert found.open == tuple(label for label in labels if label != "Besoin vécu")
    assert found.to_clarify == ("Besoin vécu",)


def test_where_one_of_several_actions_lacks_an_answer_it_is_named() -> None:
    actions = (Action("action"), Action("other"))
    told = [
        given("B01", "La laverie"),
        given("B01", "Le jardin", subject="other"),
        given("B04.1", "Le linge", open=True),
        given("B11", "La mairie", subject="other"),
    ]
    found = page(disclosure(told, actions=actions))
    assert "Besoin vécu (Le jardin)" in found.open
    assert "Partenariat inédit (La laverie)" in found.open
    assert "Calendrier" in found.open
    assert found.to_clarify == ("Besoin vécu (La laverie)",)
    part = page(disclosure(told, share({"annexe_b/besoin": 2}), actions=actions))
    assert part.to_clarify == ("Besoin vécu (La laverie)",)
    both = [*told, given("B04.1", "Les légumes", subject="other", open=True)]
    assert page(disclosure(both, actions=actions)).to_clarify == ("Besoin vécu",)


def test_the_map_is_told_where_the_form_is_opened_and_from_what_is_opened_alone() -> None:
    told = [given("B04.1", BUS), given("B11", "La mairie et les voisines tiennent le camion ensemble.")]
    assert page(disclosure(told, share({"storyboard": 2}))).coverage is None
    states = {}
    for part in ("annexe_b/besoin", "annexe_b/ensemble"):
        coverage = page(disclosure(told, share({part: 2}))).coverage
        assert coverage is not None
        states[part] = {spot.dimension: spot.state for region in coverage.regions for spot in region.spots}
    assert states["annexe_b/besoin"]["T1"] != "open"
    assert states["annexe_b/besoin"]["T2"] == "open"
    assert states["annexe_b/ensemble"]["T2"] != "open"


def test_follow_up_questions_that_were_passed_over_are_told_in_their_words() -> None:
    marks = (ProbeMark("solution_as_need", "passed"), ProbeMark("words_lt:25", "answered"))
    (aside,) = page(disclosure([given("B04.1", "Le linge", probes=marks)])).put_aside
    assert aside.question == FORM.steps["B04.1"].words["fr"].probes["solution_as_need"]
    assert aside.anchor == "action/B04.1"


def test_comments_that_are_settled_are_not_on_the_page() -> None:
    comment = Comment("c", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(3))
    settled = replace(comment, id="d", resolved_at=day(4))
    found = page(disclosure([given("B04.1", "Le linge")], comments=(comment, settled)))
    assert [remark.comment.id for remark in found.comments] == ["c"]


def test_no_number_on_the_page_is_about_quality() -> None:
    told = [given(step, BUS, open=place % 2 == 0) for place, step in enumerate(FORM.steps)]
    found = page(disclosure(told, voices=(voice("J'y vais aussi."),)))
    ours = (*found.open, *found.to_clarify, *(aside.question for aside in found.put_aside))
    assert not re.search(r"\d+ ?(?:%|/|points?\b)", " ".join(ours))
    assert not any(isinstance(value, int | float) and not isinstance(value, bool) for value in vars_of(found))


def vars_of(found: Summary) -> list[object]:
    """The values of a page."""
    return [getattr(found, name) for name in Summary.__slots__]


def test_a_page_of_nothing_says_nothing() -> None:
    found = page(disclosure([]))
    assert (found.strongest, found.moved, found.put_aside, found.reflections, found.voices) == ((), (), (), (), ())
    assert found.title == "Action 1"
    assert found.open
