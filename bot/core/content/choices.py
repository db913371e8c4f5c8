"""Rules for choices: each can be pressed, and each can be typed, without meaning two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.core.content.index import Index, Rule
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import ChapterFile, ChoiceWordsFile
from bot.core.dialog import LANGUAGES, Language
from bot.core.moves import BY_NAME
from bot.core.plain import plain, visible

FAMILIES = "TCSVPMG"  # of the dimensions: the first letter of those that are shown on the map
LABEL_LIMIT = 40  # characters; a longer label is cut on the buttons of a phone

# The messages `choice_...` that are offered together.
TOGETHER = tuple(
    tuple(names.split())
    for names in (
        "already_said pass",
        "replace_words keep_words",
        "replace_words add_words",
        "complete replace keep",
        "complete replace clap_list keep",
        "round_complete replace round_keep",
        "yes no",
        "spent_yes no",
        "hold_yes hold_no",
        "hold_story hold_no",
        "hold_all hold_no",
        "hold_drop hold_back",
        "hold_drop_one hold_back",
        "finished story_on",
        "here",
        "go_on pause",
        "next_chapter comments pause",
        "copy erase cancel",
        "keep_data copy erase",
        "from_first new_project cancel",
        "reminder_yes reminder_no",
        "link_yes link_no",
        "community_yes role_lives role_near role_works role_none",
        "community_nod",
        "voices_now voices_later",
        "voice_keep voice_drop voice_later",
        "voice_again_kept voice_again_dropped cancel",
        "share_all share_some share_no",
        "share_all share_some share_same",
        "part_add part_remove parts_clear parts_done",
        "until_quarter until_month until_half",
        "share_yes share_not share_back",
        "share_yes share_same share_back",
        "sharing_ready sharing_change sharing_stop sharing_return",
        "sharing_rework sharing_change sharing_stop sharing_return",
        "share_stop_word",
        "share_every",
        "complete replace comment_keep comment_later",
        "coach_summary coach_more coach_code coach_pages coach_bell coach_leave",
        "coach_code_new",
        "coach_answers coach_remarks coach_notes coach_document coach_changes coach_ready coach_list",
        "coach_pdf coach_docx coach_md",
        "coach_resolve coach_take_back coach_back",
        "coach_note_drop",
        "coach_bell_yes coach_bell_no",
        "midway_edit midway_pass",
        "same_take same_complete same_leave",
        "game_more game_other game_leave",
        "warmup_next warmup_leave",
        "clap_add clap_remove clap_right clap_wrong",
        "clap_add clap_nothing clap_some",
        "clap_adding clap_removing",
        "card_more",
        "success_card brake_card",
        "map_wheel map_sequences map_stops map_circles map_markers bridge return",
        "waiting bridge effects read_again export actions finish menu",
        "waiting bridge effects read_again again finish menu",
        "export read_again menu",
        "again read_again menu",
        "action_add action_open action_rename action_duplicate action_remove action_order back_to_work",
        "action_add action_bring_back back_to_work",
    )
)
_RESUMING = ("resume", "resume_at", "resume_review", "begin", "begin_walk")  # one of them comes first at home
_HOME = (
    *("coach", "comments", "voices", "recap", "map", "actions", "export"),
    *("projects", "play", "glossary", "language", "my_data", "human"),
)
_BESIDE_CHAPTERS = (("comments", "look_back", "pause"), ("waiting", "effects", "read_again", "again", "finish", "menu"))
_SENTENCES = ("gone", "old")  # said of choices, and no choices themselves
LISTED = frozenset(name for names in (*TOGETHER, _RESUMING, _HOME, *_BESIDE_CHAPTERS, _SENTENCES) for name in names)

# The commands whose words a choice of the program may have too: there, both mean the same or nearly so.
_KINDRED = (
    "start word play voices coach comments share sharing skip pause resume menu recap map edit actions projects export"
    " language my_data human"
)
_KINDRED_WORDS = frozenset(
    plain(word)
    for name in (*_KINDRED.split(), "stop", "keep", "cancel")
    for words in BY_NAME[name].words.values()
    for word in words
)
_WORD = "word"  # that opens a dialog
_FILLED = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True)
class _Words:
    """One thing that can be typed for a choice. `says` is what another choice with the same words is told about it."""

    file: str
    path: str
    owner: str
    text: str
    commands: frozenset[str]
    is_label: bool = False
    says: str = ""


_Group = list[_Words]  # all that can be typed under one question


def typable(index: Index) -> Iterator[Problem]:
    """A label or synonym is a word, no number (numbers choose by position), no command, and names one choice only."""
    for file, path, message in dict.fromkeys(_found(index)):  # what is offered twice is told once
        yield Problem(file, path, message)


def _found(index: Index) -> Iterator[tuple[str, str, str]]:
    for group in _groups(index):
        owners: dict[str, _Words] = {}
        for words in group:
            typed = plain(words.text)
            first = owners.setdefault(typed, words)
            message = _fault(words, typed)
            if not message and first.owner != words.owner:
                message = _clash(words, first)
            if message:
                yield words.file, words.path, message


def _clash(words: _Words, first: _Words) -> str:
    if words.says == first.says == _WORD:  # another rule says so
        return ""
    if words.says and words.says == first.says:
        return f"this {words.says} is used by {first.owner}; write another."
    return f'"{words.text}" also means {first.owner}; keep it in one of the two.'


def _fault(words: _Words, typed: str) -> str:
    if not (any(char.isalnum() for char in typed) if words.is_label else visible(typed)):
        return f'"{words.text}" cannot be typed; write a word.'
    if typed.isdigit():
        return f'"{words.text}" would be read as the number of a choice; write a word.'
    if typed in words.commands:
        return f'"{words.text}" is a command; write another word.'
    return ""


def short_labels(index: Index) -> Iterator[Problem]:
    """A label fits on a button."""
    labels = (words for group in _groups(index) for words in group if words.is_label)
    for file, path, length in dict.fromkeys((each.file, each.path, len(each.text)) for each in labels):
        if length > LABEL_LIMIT:
            yield Problem(file, path, f"{length} characters; shorten the label to {LABEL_LIMIT}.")


# --- what is offered together -----------------------------------------------------------------------------------------


def _groups(index: Index) -> Iterator[_Group]:
    for language in LANGUAGES:
        commands = index.commands[language]
        for source in index.claimants:
            yield from _written(source, language, commands)
            yield from _dimensions(source, language, commands)
    alone = sorted(choices_named(index) - LISTED)
    for names in (*TOGETHER, *((name,) for name in alone)):
        yield [words for name in names for words in _message(index, name)]
    doors = [words for source in index.claimants if is_door(source) for words in _door(index, source)]
    for name in _RESUMING:
        yield [words for shown in (name, *_HOME) for words in _message(index, shown)] + doors
    for source in index.sources:
        if source.structure.any_chapter:
            for names in _BESIDE_CHAPTERS:
                beside = [words for name in names for words in _message(index, name)]
                yield beside + list(_chapters(index, source))


def choices_named(index: Index) -> set[str]:
    """The choices of the program: its messages `choice_...`."""
    names = (name for source in index.sources for name in source.structure.messages)
    return {name.removeprefix("choice_") for name in names if name.startswith("choice_")}


def is_door(source: Source) -> bool:
    """Whether one walks through a dialog for a project."""
    return any(map(is_walk, source.structure.chapters))


def is_walk(chapter: ChapterFile) -> bool:
    """Whether a chapter is walked for a project: the others are about the person."""
    return chapter.subject != "person"


def _written(source: Source, language: Language, commands: frozenset[str]) -> Iterator[_Group]:
    """The choices of each question and game, and the games themselves."""
    words, file = source.words[language], source.file(language)
    lists: dict[str, Mapping[str, ChoiceWordsFile]] = {
        **{f"steps.{name}.choices": step.choices for name, step in words.steps.items()},
        "games": words.games,
        **{f"games.{name}.choices": game.choices for name, game in words.games.items()},
    }
    for path, choices in lists.items():
        yield [each for value, choice in choices.items() for each in _choice(file, path, value, choice, commands)]


def _choice(file: str, path: str, value: str, choice: ChoiceWordsFile, commands: frozenset[str]) -> Iterator[_Words]:
    yield _Words(file, f"{path}.{value}.label", value, choice.label, commands, is_label=True)
    for synonym in choice.synonyms:
        yield _Words(file, f"{path}.{value}.synonyms", value, synonym, commands)


def _dimensions(source: Source, language: Language, commands: frozenset[str]) -> Iterator[_Group]:
    """The dimensions of each family: they lead to their questions from the map, under their names."""
    named = source.words[language].dimensions
    for family in FAMILIES:
        yield [
            _Words(source.file(language), f"dimensions.{name}", name, text, commands, is_label=not place, says="name")
            for name, written in named.items()
            if name[0] == family
            for place, text in enumerate(written.split(" | "))
        ]


def _message(index: Index, name: str) -> Iterator[_Words]:
    """A choice of the program, "Label | synonym", in both languages: both are understood. What is filled in varies."""
    message = f"choice_{name}"
    for source in index.sources:
        for language in LANGUAGES:
            commands = index.commands[language] - _KINDRED_WORDS
            label, *synonyms = source.words[language].messages.get(message, "").split(" | ")
            path, file = f"messages.{message}", source.file(language)
            if label:
                yield _Words(file, path, message, _FILLED.sub("", label), commands, is_label=True)
            for synonym in synonyms:
                if "{" not in synonym:
                    yield _Words(file, path, message, synonym, commands)


def _door(index: Index, source: Source) -> Iterator[_Words]:
    """What a dialog is called at home, and the words that open it."""
    for language, words in source.words.items():
        file, commands = source.file(language), index.commands[language]
        for path, text in (("title", words.title), ("door", words.door)):
            if text:
                yield _Words(file, path, source.file(), text, commands, is_label=True, says="title")
        if words.command:
            yield _Words(file, "command", source.file(), words.command, frozenset(), says=_WORD)


def _chapters(index: Index, source: Source) -> Iterator[_Words]:
    """The chapters of a walk that begins with any of them."""
    walked = [chapter.id for chapter in source.structure.chapters if chapter.walked]
    for language, words in source.words.items():
        for name in walked:
            if text := words.chapters.get(name):
                place = f"chapters.{name}"
                commands = index.commands[language]
                yield _Words(source.file(language), place, place, text, commands, is_label=True, says="name")


CHOICES: tuple[Rule, ...] = (typable, short_labels)
