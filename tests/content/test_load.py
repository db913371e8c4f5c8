"""What the loader makes of a dialog, from strings alone."""

from __future__ import annotations

import pytest

from bot.core.content import ContentError, load
from bot.core.dialog import Choice, Heading, Library, Route
from tests.content.tiny import Tiny

DIALOG, FR, EN = "form/dialog.yaml", "form/fr.yaml", "form/en.yaml"


def test_a_dialog_is_built_from_texts_alone(tiny: Tiny) -> None:
    form = load(tiny.files).dialogs["form"]
    assert [chapter.steps for chapter in form.chapters] == [("A1", "A2", "A3"), ("O1",)]
    assert [chapter.walked for chapter in form.chapters] == [True, False]
    assert form.headings == (Heading("H1", {"fr": "Heading", "en": "Heading"}),)
    assert [str(condition) for condition in form.steps["A1"].probes] == ["words_lt:3"]
    assert form.steps["A1"].words["fr"].probes == {"words_lt:3": "Could you say more?"}
    assert form.steps["A2"].depends_on == ("A1",)


def test_yes_and_no_are_words_and_not_truth_values(tiny: Tiny) -> None:
    step = load(tiny.files).dialogs["form"].steps["A2"]
    assert step.words["en"].choices == (
        Choice("yes", "Yes please", ("yes", "ok")),
        Choice("no", "No thanks", ("no",)),
    )


def test_routes_keep_their_order_and_the_last_has_no_condition(tiny: Tiny) -> None:
    first, last = load(tiny.files).dialogs["form"].steps["A2"].routes
    assert (first.to, str(first.when)) == ("done", "chose:no")
    assert last == Route("A3")


def test_a_borrowed_step_keeps_its_words_and_lands_where_the_borrower_says(tiny: Tiny) -> None:
    dialogs = load(tiny.files).dialogs
    own, borrowed = dialogs["other"].steps["O1"], dialogs["form"].steps["O1"]
    assert borrowed.words == own.words
    assert (own.lands, own.bridges) == ((), "")
    assert (borrowed.lands, borrowed.bridges) == (("H1",), "D1")


def test_a_step_may_have_another_subject_than_its_chapter(tiny: Tiny) -> None:
    form = load(tiny.broken(DIALOG, "kind: short_text", "kind: short_text\n        subject: project").files).dialogs[
        "form"
    ]
    assert form.chapters[0].subject == "action"
    assert (form.steps["A1"].subject, form.steps["A3"].subject) == ("action", "project")


def test_a_condition_written_with_a_space_finds_its_words(tiny: Tiny) -> None:
    spaced = tiny.broken(DIALOG, "words_lt:3", "words_lt: 3")
    for file in (FR, EN):
        spaced = spaced.broken(file, "words_lt:3:", '"words_lt: 3":')
    step = load(spaced.files).dialogs["form"].steps["A1"]
    assert step.words["en"].probes[str(step.probes[0])] == "Could you say more?"


def version(tiny: Tiny) -> str:
    return load(tiny.files).dialogs["form"].version


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (EN, "Any name.", "Any name you like."),
        (DIALOG, "{D1: 2}", "{D1: 1}"),
        ("other/fr.yaml", "Say who.", "Say who it is."),  # a borrowed step is part of the dialog
    ],
)
def test_a_changed_word_makes_a_new_version(tiny: Tiny, file: str, old: str, new: str) -> None:
    assert version(tiny.broken(file, old, new)) != version(tiny)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FR, "title: Form", "# A comment.\ntitle:   Form"),
        ("other/fr.yaml", "It grinds.", "It grinds corn."),  # not borrowed
    ],
)
def test_a_comment_or_a_word_elsewhere_makes_no_new_version(tiny: Tiny, file: str, old: str, new: str) -> None:
    assert version(tiny.broken(file, old, new)) == version(tiny)


def test_unsound_content_is_refused_with_every_problem(tiny: Tiny) -> None:
    broken = tiny.broken(DIALOG, "to: A3", "to: A4").broken(FR, "{D1: need}", "{}")
    with pytest.raises(ContentError) as refused:
        load(broken.files)
    assert [problem.path for problem in refused.value.problems] == ["chapters.first.steps.A2.routes.2", "dimensions.D1"]
    assert str(refused.value).count("\n") == 1


def test_a_long_sentence_is_no_reason_to_refuse_people_an_answer(tiny: Tiny) -> None:
    assert isinstance(load(tiny.broken(FR, "Any name.", "word " * 30).files), Library)
