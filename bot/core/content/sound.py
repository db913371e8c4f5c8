"""Rules without which a conversation would break. `load` refuses content that fails one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from bot.core.conditions import UnknownCondition, parse
from bot.core.content.index import Index, Rule, all_steps, own_steps, step_id
from bot.core.content.placeholders import placeholders
from bot.core.content.problems import Problem
from bot.core.content.reach import ENDS
from bot.core.content.reading import Source
from bot.core.content.schema import BorrowFile, RouteFile, StepFile, StepWordsFile, WordsFile
from bot.core.dialog import LANGUAGES


def folder_names(index: Index) -> Iterator[Problem]:
    """The id of a dialog is the name of its folder."""
    for source in index.sources:
        if source.structure.id != source.folder:
            message = f'"{source.structure.id}" is not the name of the folder; write "{source.folder}".'
            yield Problem(source.file(), "id", message)


def words_for_everything(index: Index) -> Iterator[Problem]:
    """What the structure declares has words in each language, and no words stand there for nothing."""
    for source in index.sources:
        for language in LANGUAGES:
            yield from _pairs(source, source.file(language), source.words[language])


def _pairs(source: Source, file: str, words: WordsFile) -> Iterator[Problem]:
    structure = source.structure
    steps = {step.id: step for _, step in own_steps(source)}
    declared: dict[str, Collection[str]] = {
        "headings": structure.headings,
        "chapters": [chapter.id for chapter in structure.chapters],
        "steps": steps,
        "cards": [card.id for card in structure.cards],
        "games": [game.id for game in structure.games],
        "probes": [probe.id for probe in structure.probes],
        "dimensions": structure.dimensions,
        "messages": structure.messages,
    }
    for group, names in declared.items():
        yield from unpaired(file, group, names, getattr(words, group))
    for name, step in steps.items():
        if spoken := words.steps.get(name):
            yield from unpaired(file, f"steps.{name}.probes", step.probes, spoken.probes)
            yield from unpaired(file, f"steps.{name}.choices", step.choices, spoken.choices)
            yield from _one_sided(source, file, name, spoken)


def _one_sided(source: Source, file: str, name: str, spoken: StepWordsFile) -> Iterator[Problem]:
    """The parts that one is free to leave out are left out in every language, or in none."""
    others = [words.steps[name] for words in source.words.values() if name in words.steps]
    for part in ("before", "example", "community"):
        if not getattr(spoken, part) and any(getattr(other, part) for other in others):
            message = "another language has this; add it here, or remove it there."
            yield Problem(file, f"steps.{name}.{part}", message)


def unpaired(file: str, path: str, declared: Collection[str], written: Collection[str]) -> Iterator[Problem]:
    """What is declared has words, and what has words is declared."""
    for name in declared:
        if name not in written:
            yield Problem(file, f"{path}.{name}", "the words are missing; add them here.")
    for name in written:
        if name not in declared:
            yield Problem(file, f"{path}.{name}", "dialog.yaml does not have this; add it there or remove it here.")


def unique_ids(index: Index) -> Iterator[Problem]:
    """An id names one step or one card in all dialogs; a dialog asks a step once."""
    live: dict[str, str] = {}
    for source in index.claimants:
        asked: set[str] = set()
        for path, _, step in all_steps(source):
            if isinstance(step, StepFile):
                yield from _claim(live, source, path, step.id)
            elif step.borrow in asked:
                yield Problem(source.file(), path, "this dialog already asks this question; keep one.")
            asked.add(step_id(step))
        for card in source.structure.cards:
            yield from _claim(live, source, f"cards.{card.id}", card.id)


def former_ids(index: Index) -> Iterator[Problem]:
    """A former id is free: no step or card has it now, and no two steps had it."""
    owners = {step.id: source.file() for source in index.sources for _, step in own_steps(source)}
    owners |= {card.id: source.file() for source in index.sources for card in source.structure.cards}
    for source in index.claimants:
        for path, step in own_steps(source):
            for old in step.formerly:
                yield from _claim(owners, source, f"{path}.formerly", old)


def _claim(owners: dict[str, str], source: Source, path: str, name: str) -> Iterator[Problem]:
    if name in owners:
        where = "here" if source.is_copy or owners[name] == source.file() else "in one of the two"
        yield Problem(source.file(), path, f"the id {name} is taken in {owners[name]}; write another id {where}.")
    owners.setdefault(name, source.file())


def unique_names(index: Index) -> Iterator[Problem]:
    """Lists of names hold each name once."""
    for source in index.sources:
        structure = source.structure
        lists: dict[str, Collection[str]] = {
            "headings": structure.headings,
            "chapters": [chapter.id for chapter in structure.chapters],
            "probes": [probe.id for probe in structure.probes],
            "dimensions": structure.dimensions,
            "messages": [message.id for message in structure.messages.values() if message.id],
        }
        for path, step in own_steps(source):
            lists |= {f"{path}.probes": step.probes, f"{path}.choices": step.choices}
        for path, names in lists.items():
            for name in (name for name, times in Counter(names).items() if times > 1):
                yield Problem(source.file(), f"{path}.{name}", "written twice; keep one.")


def known_conditions(index: Index) -> Iterator[Problem]:
    """Every condition is one of the closed registry."""
    for source in index.sources:
        written = [(f"probes.{probe.id}.if", probe.condition) for probe in source.structure.probes]
        for path, step in own_steps(source):
            written += [(f"{path}.probes", condition) for condition in step.probes]
            written += [(f"{path}.routes.{n}.when", route.when) for n, route in enumerate(step.routes, 1) if route.when]
            written += [(f"{path}.show_if", step.show_if)] if step.show_if else []
        for path, condition in written:
            try:
                parse(condition)
            except UnknownCondition as error:
                yield Problem(source.file(), path, f"{error}")


def routes(index: Index) -> Iterator[Problem]:
    """Routes lead somewhere, and the last one, and only the last, has no condition."""
    for source in index.sources:
        targets = {*ENDS, *(step_id(step) for _, _, step in all_steps(source))}
        for path, step in own_steps(source):
            for number, route in enumerate(step.routes, 1):
                last = number == len(step.routes)
                for message in _route_faults(route, targets, last=last):
                    yield Problem(source.file(), f"{path}.routes.{number}", message)


def _route_faults(route: RouteFile, targets: Collection[str], *, last: bool) -> Iterator[str]:
    if route.to not in targets:
        yield f'"{route.to}" is not a step of this dialog; write a step id or {", ".join(ENDS)}.'
    if last and route.when:
        yield "the last route has a condition; add a route without `when` after it."
    if not last and not route.when:
        yield "this route has no condition, so those after it are never taken; move it to the end."


def references(index: Index) -> Iterator[Problem]:
    """What a step names exists: the step it borrows or depends on, its headings, its dimensions."""
    for source in index.sources:
        here = {step_id(step) for _, _, step in all_steps(source)}
        for path, _, step in all_steps(source):
            for place, name, known, kind in _named(index, source, step, here):
                if name not in known:
                    message = f'there is no {kind} "{name}"; correct it or remove it.'
                    yield Problem(source.file(), f"{path}.{place}", message)


def _named(
    index: Index, source: Source, step: StepFile | BorrowFile, here: Collection[str]
) -> Iterator[tuple[str, str, Collection[str], str]]:
    yield from (("lands", name, source.structure.headings, "heading") for name in step.lands)
    if isinstance(step, StepFile):
        yield from (("depends_on", name, here, "step of this dialog") for name in step.depends_on)
    if not index.complete:  # the file that would answer the rest may be the one that could not be read
        return
    if isinstance(step, BorrowFile):
        yield "borrow", step.borrow, index.steps, "step"
        if step.bridges:
            yield "bridges", step.bridges, index.dimensions, "dimension"
    else:
        yield from (("weights", name, index.dimensions, "dimension") for name in step.weights)


def no_circles(index: Index) -> Iterator[Problem]:
    """No question depends on itself, not even by way of others."""
    for source in index.sources:
        needs = {step.id: step.depends_on for _, step in own_steps(source)}
        for path, step in own_steps(source):
            if step.id in _all_needs(step.id, needs):
                yield Problem(source.file(), f"{path}.depends_on", "goes round in a circle; remove one of its links.")


def _all_needs(name: str, needs: Mapping[str, Collection[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(needs.get(name, ()))
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += needs.get(other, ())
    return found


def answers_land(index: Index) -> Iterator[Problem]:
    """In a form, every answer is handed in somewhere."""
    for source in index.sources:
        for path, _, step in all_steps(source) if source.structure.headings else ():
            if not step.lands:
                yield Problem(source.file(), f"{path}.lands", "this answer would not be handed in; name a heading.")


def choices_where_needed(index: Index) -> Iterator[Problem]:
    """A question that is answered by choosing has something to choose."""
    for source in index.sources:
        for path, step in own_steps(source):
            if step.kind in ("choice", "choice_plus_text") and not step.choices:
                yield Problem(source.file(), f"{path}.choices", f"a {step.kind} needs choices; list their values here.")


SOUND: tuple[Rule, ...] = (
    folder_names,
    words_for_everything,
    unique_ids,
    former_ids,
    unique_names,
    known_conditions,
    routes,
    references,
    no_circles,
    answers_land,
    choices_where_needed,
    placeholders,
)
