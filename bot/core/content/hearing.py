"""What is listened for in a story: its rules of content, and the objects that the hearing reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.core.conditions.marks import BITS
from bot.core.content.index import Index, Rule
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import HearingWordsFile
from bot.core.dialog import LANGUAGES, Cue, Hearing, Language
from bot.core.hearing.phrases import BadPhrase, groups_named, phrases


def hearing_of(source: Source, language: Language) -> Hearing:
    """How stories are heard in one language. The source is sound."""
    words = source.words[language].hearing
    if words is None:
        raise ValueError(f"{source.file(language)} has no words for the hearing: the rules let it through")
    return Hearing(
        language=language,
        cues=tuple(
            Cue(
                sequence=sequence,
                name=name,
                says=said.say,
                beside=said.beside,
                unless=said.unless,
                hint=cue.hint,
                wished=heard.wished,
                marks=(*heard.marks, *cue.marks),
            )
            for sequence, heard in source.structure.hearing.items()
            for name, cue in heard.cues.items()
            for said in words.cues[sequence][name]
        ),
        groups=tuple(words.groups.items()),
        spellings=tuple(words.spellings.items()),
        denials=words.denials,
        wishes=words.wishes,
        projects=words.projects,
    )


_UNWRITTEN = "the phrases of this cue are missing; add them here."
_UNKNOWN = "dialog.yaml does not have this cue; add it there or remove it here."


def cues_in_each_language(index: Index) -> Iterator[Problem]:
    """Every cue has phrases in every language, and none stand there for nothing."""
    for source in index.sources:
        wanted = {name: set(heard.cues) for name, heard in source.structure.hearing.items()}
        for language in LANGUAGES:
            words = source.words[language].hearing
            written = {name: set(cues) for name, cues in words.cues.items()} if words else {}
            for name in dict.fromkeys((*wanted, *written)):
                here, there = written.get(name, set()), wanted.get(name, set())
                for cue in sorted(here ^ there):
                    path = f"hearing.cues.{name}.{cue}"
                    yield Problem(source.file(language), path, _UNWRITTEN if cue in there else _UNKNOWN)


def heard_dimensions(index: Index) -> Iterator[Problem]:
    """What is listened for, and what it marks, are dimensions; one dialog tells."""
    listening = [source for source in index.sources if source.structure.hearing]
    for source in listening[1:]:
        yield Problem(source.file(), "hearing", f"{listening[0].file()} tells already how to hear; keep one.")
    for source in listening if index.complete else ():
        for name, heard in source.structure.hearing.items():
            marks = {*heard.marks, *(mark for cue in heard.cues.values() for mark in cue.marks)}
            for dimension in sorted({name, *marks} - index.dimensions):
                message = f'there is no dimension "{dimension}"; correct it or remove it.'
                yield Problem(source.file(), f"hearing.{name}", message)


def readable_phrases(index: Index) -> Iterator[Problem]:
    """Every phrase can be looked for, and the groups that it names are there."""
    for source in index.sources:
        for language, words in source.words.items():
            if words.hearing:
                for path, block in _blocks(words.hearing):
                    known = BITS if path.startswith("groups.") else {*words.hearing.groups, *BITS}
                    for message in _phrase_faults(block, known):
                        yield Problem(source.file(language), f"hearing.{path}", message)


def _blocks(words: HearingWordsFile) -> Iterator[tuple[str, str]]:
    """Every list of phrases, with its place in the file."""
    yield "denials", words.denials
    yield "wishes", words.wishes
    yield "projects", words.projects
    yield from ((f"groups.{name}", block) for name, block in words.groups.items())
    for sequence, cues in words.cues.items():
        for name, ways in cues.items():
            for number, way in enumerate(ways, 1):
                path = f"cues.{sequence}.{name}.{number}"
                yield from ((f"{path}.say", way.say), (f"{path}.beside", way.beside), (f"{path}.unless", way.unless))


def _phrase_faults(block: str, groups: Collection[str]) -> Iterator[str]:
    try:
        found = phrases(block)
    except BadPhrase as error:
        yield str(error)
        return
    if block and not found:
        yield "there is no phrase here; write one or remove the key."
    for name in sorted(groups_named(found).difference(groups)):
        yield f'there is no group "{name}" here; correct it, or add it under `groups` (a group names no other group).'


HEARING: tuple[Rule, ...] = (cues_in_each_language, heard_dimensions, readable_phrases)
