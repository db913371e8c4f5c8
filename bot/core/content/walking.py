"""Rules for walks: a word that opens each, questions that ask the same, and the one at half of the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.content.choices import FAMILIES, is_door, is_walk
from bot.core.content.index import Index, Rule, all_steps, own_steps, step_id
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import StepFile
from bot.core.dialog import LANGUAGES, MAIN, Language
from bot.core.map.charting import DRAWN
from bot.core.plain import plain

_WITHOUT_WORDS = ("choice", "ranking")  # an answer of these kinds says nothing elsewhere


def said_in_each_language(index: Index) -> Iterator[Problem]:
    """The word that opens a dialog, its name as a door and its introduction stand in every language or in none."""
    for source in index.sources:
        for part in ("command", "door", "intro"):
            missing = [language for language in LANGUAGES if not getattr(source.words[language], part)]
            for language in missing if len(missing) < len(LANGUAGES) else ():
                message = "another language has this; add it here, or remove it there."
                yield Problem(source.file(language), part, message)


def one_dialog_for_each_word(index: Index) -> Iterator[Problem]:
    """A word opens one dialog, whatever the language: both are always understood."""
    owners: dict[str, Source] = {}
    for source, language, word in _commands(index):
        owner = owners.setdefault(plain(word), source)
        if owner is not source:
            where = "" if source.is_copy else " in one of the two"
            message = f'"{word}" opens {owner.folder} already ({owner.file(language)}); write another word{where}.'
            yield Problem(source.file(language), "command", message)


def no_word_twice(index: Index) -> Iterator[Problem]:
    """A word that opens a dialog is no other command."""
    for source, language, word in _commands(index):
        if any(plain(word) in map(plain, words) for words in (index.reserved or {}).values()):
            yield Problem(source.file(language), "command", f'"{word}" is a command already; write another word.')


def opened_by_a_word(index: Index) -> Iterator[Problem]:
    """What one walks through can be opened by typing."""
    for source in index.sources:
        if is_door(source) and not any(words.command for words in source.words.values()):
            yield Problem(source.file("fr"), "command", "no word opens this dialog; add `command`, in each language.")


def halfway(index: Index) -> Iterator[Problem]:
    """The question at half of the way is one of this dialog that is not walked."""
    for source in index.sources:
        midway = source.structure.midway
        aside = {step_id(step) for _, chapter, step in all_steps(source) if not chapter.walked}
        if midway and midway not in aside:
            message = f'"{midway}" is no question of a chapter with `walked: false`; name one.'
            yield Problem(source.file(), "midway", message)


def asked_alike(index: Index) -> Iterator[Problem]:
    """Questions that ask the same are known, of two dialogs, answered in words, and paired once."""
    homes = {step.id: source.folder for source in reversed(index.claimants) for _, step in own_steps(source)}
    pairs: dict[frozenset[str], str] = {}
    for source in index.claimants:
        for path, step in own_steps(source):
            for other in step.same_as:
                pair = frozenset((step.id, other))
                message = _pair_fault(index, homes, step, other)
                if pair in pairs:
                    message = f"this pair is written twice, here and in {pairs[pair]}; keep one."
                if message:
                    yield Problem(source.file(), f"{path}.same_as.{other}", message)
                pairs.setdefault(pair, source.file())


def _pair_fault(index: Index, homes: Mapping[str, str], step: StepFile, other: str) -> str:
    if other not in homes:
        return f'there is no step "{other}"; correct it or remove it.' if index.complete else ""
    if homes[other] == homes[step.id]:
        return "both questions are of this dialog; name one of another."
    kind = index.steps[other].kind
    if step.kind in _WITHOUT_WORDS or kind in _WITHOUT_WORDS:
        return f"an answer to a {kind} does not answer a {step.kind}; remove it."
    return ""


def weighed(index: Index) -> Iterator[Problem]:
    """What each question of a walk tells about is said, if only that it is nothing."""
    for source in index.sources:
        for path, chapter, step in all_steps(source):
            if isinstance(step, StepFile) and is_walk(chapter) and "weights" not in step.model_fields_set:
                yield Problem(source.file(), f"{path}.weights", "say what an answer tells about; {} if nothing.")


def asked_for(index: Index) -> Iterator[Problem]:
    """What is shown on the map has a question that mainly asks for it: "not covered yet" leads there."""
    steps = [step for source in index.sources for _, step in own_steps(source)]
    main = {name for step in steps for name, weight in step.weights.items() if weight == MAIN}
    for source in index.sources if index.complete else ():
        for name in source.structure.dimensions:
            if name[0] in FAMILIES and name not in main:
                message = f"the map leads to a question that mainly asks for this; give one the weight {name}: {MAIN}."
                yield Problem(source.file(), f"dimensions.{name}", message)


def drawn(index: Index) -> Iterator[Problem]:
    """What a walk fills in on the map is all there, and nothing of it has no place in the drawing."""
    for source in index.sources if index.complete else ():
        part = source.structure.fills
        places = DRAWN[part] if part else ()
        named = {name for name in index.dimensions if name[0] in {place[0] for place in places}}
        for name in sorted(named ^ set(places)):
            message = f"{name} has no place in this drawing" if name in named else f"this drawing needs {name}"
            yield Problem(source.file(), "fills", f"{message}; correct the dimensions, or remove `fills`.")


def _commands(index: Index) -> Iterator[tuple[Source, Language, str]]:
    for source in index.claimants:
        for language in LANGUAGES:
            word = source.words[language].command
            if word:
                yield source, language, word


SOUND: tuple[Rule, ...] = (said_in_each_language, one_dialog_for_each_word, halfway, asked_alike, drawn)
READABLE: tuple[Rule, ...] = (no_word_twice, opened_by_a_word, weighed, asked_for)
