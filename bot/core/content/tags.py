"""Rules for tags. The program obeys some, the others sort what authors write: a misspelt one does nothing, silently."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.core.content.index import Index, Rule, all_steps, own_steps
from bot.core.content.problems import Problem
from bot.core.content.reading import Source, suggestion
from bot.core.content.schema import StepFile
from bot.core.dialog import EFFECT, FOR_COACH

# Each tag with the values that it may have; None: any.
_Known = Mapping[str, Collection[str] | None]
_OF_STEPS: _Known = {
    "before": None,  # a message said before the question; "notice" is the one of the place
    FOR_COACH: None,  # the messages that coaches read instead: NAME (the question), NAME_before, NAME_help
    "kind": ("comportement", "impact"),  # those about an effect (impact) end up in the table
    "hears": ("sequences",),  # what is heard in the story is shown
    "message": None,
    "field": None,
    "circle": None,
    "sequence": None,
    "stop": None,
    "theme": None,
}
_OF_CARDS: _Known = {"theme": None, "topic": None, "verdict": None}
_NOTICE = "notice"
_SAID = {"before": ("",), FOR_COACH: ("", "_before", "_help")}  # tags that name messages, by how these names end


def known_tags(index: Index) -> Iterator[Problem]:
    """A tag is one of a closed list, and so is its value where the program obeys it."""
    for source in index.sources:
        tagged = [(path, step.tags, _OF_STEPS) for path, step in own_steps(source)]
        tagged += [(f"cards.{card.id}", card.tags, _OF_CARDS) for card in source.structure.cards]
        for path, tags, known in tagged:
            for name, value in tags.items():
                if name not in known:
                    message = f"unknown tag; {suggestion(name, list(known))}."
                    yield Problem(source.file(), f"{path}.tags.{name}", message)
                elif value not in (values := known[name] or (value,)):
                    message = f'"{value}" means nothing here; write {" or ".join(values)}.'
                    yield Problem(source.file(), f"{path}.tags.{name}", message)


def effects_told(index: Index) -> Iterator[Problem]:
    """A chapter whose effects end up in a table has questions about them."""
    for source in index.sources:
        for chapter in source.structure.chapters:
            tags = [step.tags for step in chapter.steps if isinstance(step, StepFile)]
            if chapter.effects and not any(each.get("kind") == EFFECT for each in tags):
                message = f"no question here is about an effect; tag one `kind: {EFFECT}`, or remove this."
                yield Problem(source.file(), f"chapters.{chapter.id}.effects", message)


def messages_before(index: Index) -> Iterator[Problem]:
    """The messages that a question wants shown before it, and to coaches instead of it, exist."""
    messages = {name for source in index.sources for name in source.structure.messages}
    for source in index.sources if index.complete else ():
        yield from _unsaid(source, {*messages, _NOTICE})


def _unsaid(source: Source, messages: Collection[str]) -> Iterator[Problem]:
    for path, _, step in all_steps(source):
        tags = step.tags if isinstance(step, StepFile) else {}
        for tag, ends in _SAID.items():
            wanted = (f"{tags[tag]}{end}" for end in ends) if tag in tags else ()
            said = next((name for name in wanted if name not in messages), "")
            if said:
                message = f'there is no message "{said}"; {suggestion(said, sorted(messages))}.'
                yield Problem(source.file(), f"{path}.tags.{tag}", message)


SOUND: tuple[Rule, ...] = (messages_before,)
READABLE: tuple[Rule, ...] = (known_tags, effects_told)
