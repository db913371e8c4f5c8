"""The shipped cues on the made-up stories. The figures of the development part must not fall."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.hearing import hear, markers
from tests.hearing.corpus import Story, read_stories
from tests.hearing.measure import Tally, measure, misses, report

STORIES = read_stories()
EVERY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_has_stories_of_many_kinds(library: Library, language: Language) -> None:
    stories = [story for story in STORIES if story.language == language]
    lengths = [len(story.text.split()) for story in stories]
    told = [story for story in stories if story.voice != "none"]
    assert len(told) >= 40
    assert len(stories) - len(told) >= 10
    assert sum(story.voice == "phone" for story in told) >= len(told) // 3
    assert min(lengths) < 45
    assert max(lengths) > 200
    sequences = {cue.sequence for cue in library.hearing[language].cues}
    assert set.union(*(set(story.heard) for story in stories)) == sequences
    assert len({story.id for story in STORIES}) == len(STORIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_development_part_is_heard_as_well_as_before(library: Library, language: Language) -> None:
    chosen = [story for story in STORIES if (story.part, story.language) == ("development", language)]
    precision, recall = measure(chosen, library).rates()
    assert precision >= 0.97
    assert recall >= 0.94


@EVERY
def test_what_is_quoted_is_a_literal_piece_of_the_story(library: Library, story: Story) -> None:
    for heard in hear(story.text, library.hearing[story.language]).values():
        assert heard.words in story.text
        assert heard.words.strip() == heard.words != ""
        assert heard.why


@EVERY
def test_markers_are_shown_by_the_words_of_a_sequence(library: Library, story: Story) -> None:
    heard = hear(story.text, library.hearing[story.language])
    for mark, shown in markers(heard).items():
        assert mark in library.dimensions
        assert shown in heard.values()


def test_precision_and_recall_are_counted_by_sequence() -> None:
    tally = Tally()
    tally.add(
        Story("x", "fr", "development", "calm", frozenset({"S01", "S02", "S03"}), ""), ["S01", "S02", "S04", "S05"]
    )
    assert tally.rates() == (2 / 4, 2 / 3)
    assert tally.rates("S01") == (1, 1)
    assert tally.rates("S04") == (0, 1)
    assert tally.rates("S03") == (1, 0)


def test_the_report_names_every_part_and_no_word_of_what_is_held_out(library: Library) -> None:
    lines = "\n".join(report(library, STORIES))
    assert "held_out, fr: 25 stories" in lines
    assert "S11  precision" in lines
    shown = {line.split()[0] for line in misses(library, STORIES)}
    assert shown <= {story.id for story in STORIES if story.part == "development"}
