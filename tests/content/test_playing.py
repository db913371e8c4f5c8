"""Rules for games and for cards beside a walk: a valid game, one place broken, and what an author is told."""

# ruff: noqa: E501  # the table is read row by row

from __future__ import annotations

import pytest

from bot.core.content import ContentError, load
from tests.content.tiny import Tiny

OTHER, FR, EN = "other/dialog.yaml", "other/fr.yaml", "other/en.yaml"
CASES = """
games:
  - {id: whose, choices: [mine, yours]}
cards:
  - {id: Q1, kind: whose, answer: mine}
  - {id: W1, kind: warmup, steps: [A1]}
  - {id: N1, kind: brake_card}
"""
WORDS = """
games:
  whose:
    label: Whose is it
    synonyms: [whose]
    question: Whose is it?
    choices:
      mine: {label: Mine, synonyms: [me], reading: It is mine if one looks at me.}
      yours: {label: Yours, synonyms: [you], reading: It is yours if one looks at you.}
cards:
  Q1: {title: Mill, text: A mill., explanation: I built it.}
  W1: {title: There, text: Where were you?}
  N1: {title: Fear, text: Of what?}
"""


@pytest.fixture
def playing(tiny: Tiny) -> Tiny:
    """The two dialogs of `tiny`, with a game in one of them and a card offered beside a question."""
    played = tiny.broken(OTHER, "\ncards:\n", CASES)
    for file in (FR, EN):
        played = played.broken(
            file, "cards: {K1: {title: Mill, text: It grinds.}}\n", f"{WORDS}  K1: {{title: Mill, text: It grinds.}}\n"
        )
    return played.broken(OTHER, "formerly: [O0]", "offers: brake_card, formerly: [O0]")


def test_a_valid_game_has_no_problem(playing: Tiny) -> None:
    assert playing.problems() == []


ROWS = [
    (OTHER, "answer: mine", "answer: ours", f'{OTHER}: cards.Q1.answer: "ours" is no choice of whose; write one of mine, yours.'),
    (OTHER, ", answer: mine", "", f"{OTHER}: cards.Q1.answer: this is missing; name one of the choices of the game."),
    (OTHER, "kind: brake_card}", "kind: brake_card, answer: mine}", f'{OTHER}: cards.N1.answer: "brake_card" is no game of this dialog'),
    (OTHER, "kind: whose, answer: mine", "kind: glossary", f"{OTHER}: games.whose: nothing to play with; add cards of kind whose."),
    (OTHER, "[mine, yours]", "[mine]", f"{OTHER}: games.whose.choices: write at least 2 of them."),
    (OTHER, "[mine, yours]", "[mine, yours, theirs]", f"{EN}: games.whose.choices.theirs: the words are missing; add them here."),
    (OTHER, "offers: brake_card", "offers: N1", ""),
    (OTHER, "offers: brake_card", "offers: N9", f'{OTHER}: chapters.only.steps.O1.offers: "N9" is no card that a command tells'),
    (OTHER, "offers: brake_card", "offers: W1", f'{OTHER}: chapters.only.steps.O1.offers: "W1" is no card that a command tells'),
    (OTHER, "steps: [A1]", "steps: [A9]", f'{OTHER}: cards.W1.steps: there is no step "A9"; correct it or remove it.'),
    (EN, ", explanation: I built it.", "", f"{EN}: cards.Q1.explanation: say what speaks for this answer."),
    (EN, "Of what?}", "Of what?, explanation: Of all.}", f"{EN}: cards.N1.explanation: this card has no `answer` in dialog.yaml; remove it here."),
    (EN, "      yours:", "      ours:", f"{EN}: games.whose.choices.yours: the words are missing; add them here."),
    (EN, "  whose:", "  who:", f"{EN}: games.whose: the words are missing; add them here."),
    (EN, ", reading: It is mine if one looks at me.", "", f"{EN}: games.whose.choices.mine.reading: this is missing; add it."),
    (EN, "question: Whose is it?", "question: Say whose.", f"{EN}: games.whose.question: no question mark; ask something."),
    (EN, "question: Whose is it?", "question: Whose? Yours?", f"{EN}: games.whose.question: two question marks"),
    (EN, "label: Mine", f"label: {'m' * 41}", f"{EN}: games.whose.choices.mine.label: 41 characters; shorten the label to 40."),
    (EN, "label: Whose is it", f"label: {'w' * 41}", f"{EN}: games.whose.label: 41 characters; shorten the label to 40."),
    (EN, "[you]", "[me]", f'{EN}: games.whose.choices.yours.synonyms: "me" also means mine; keep it in one of the two.'),
    (EN, "[you]", "[help]", f'{EN}: games.whose.choices.yours.synonyms: "help" is a command; write another word.'),
    (EN, "I built it.", f"{'so ' * 23}it is.", f"{EN}: cards.Q1.explanation: 25 words in the sentence"),
    (EN, "looks at me.", f"looks {'so ' * 23}.", f"{EN}: games.whose.choices.mine.reading: "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), ROWS, ids=[f"{file}: {new[:30]}" for file, _, new, _ in ROWS])
def test_each_rule_finds_its_fault(playing: Tiny, file: str, old: str, new: str, told: str) -> None:
    problems = playing.broken(file, old, new).problems({"fr": {"aide"}, "en": {"help"}})
    assert [problem for problem in problems if problem.startswith(told)] if told else problems == []


def test_a_case_that_breaks_a_game_is_refused_and_a_lost_question_is_not(playing: Tiny) -> None:
    load(playing.broken(OTHER, "steps: [A1]", "steps: [A9]").files)
    with pytest.raises(ContentError):
        load(playing.broken(OTHER, "answer: mine", "answer: ours").files)
