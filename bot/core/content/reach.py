"""Rules for ways: every walk comes to an end, and all that is written can be met on one.

A walk passes over what is answered or put off, so a way that leads back leads round for ever once all of it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from bot.core.cards import TOLD_BY, WARMUP
from bot.core.conditions import Condition, Evidence, Text, UnknownCondition, holds, parse
from bot.core.content.index import Index, Rule, all_steps, own_steps, step_id
from bot.core.content.problems import Problem
from bot.core.content.reading import Source, suggestion
from bot.core.content.schema import BorrowFile, StepFile

ENDS = ("home", "review", "done")  # where a route may lead besides a step
_MOST_ACTIONS = 9  # nobody has more in one project
_Ways = Mapping[str, Collection[str]]  # of each walked step, in order: where one may go from there


def ways_end(index: Index) -> Iterator[Problem]:
    """From every question one comes to the end: no route leads back to where it came from."""
    for source in index.sources:
        ways = _ways(source)
        order = list(ways)
        for path, step in own_steps(source):
            for number, route in enumerate(step.routes if step.id in ways else (), 1):
                back = route.to in ways and order.index(route.to) <= order.index(step.id)
                if back and step.id in _met(ways, route.to):
                    message = f"leads back to {route.to}, so the walk would go round for ever; lead on, or to review."
                    yield Problem(source.file(), f"{path}.routes.{number}", message)


def reachable_steps(index: Index) -> Iterator[Problem]:
    """Walking from the first question, every step of a walked chapter can be met."""
    for source in index.sources:
        ways = _ways(source)
        targets = {*ENDS, *(step_id(step) for _, _, step in all_steps(source))}
        if not targets.issuperset(to for several in ways.values() for to in several):
            continue  # a route that leads nowhere is told, and may be the one that is missing here
        met = _met(ways, *list(ways)[:1])
        places = {step_id(step): path for path, _, step in all_steps(source)}
        before = ""
        for is_met, names in groupby(ways, met.__contains__):
            run = list(names)
            if not is_met:
                message = f"pass over {', '.join(run)}, which nobody can meet; let one of them lead to {run[0]}."
                yield Problem(source.file(), f"{places[before]}.routes", message)
            before = run[-1]


def _ways(source: Source) -> _Ways:
    """The ways of a dialog, as its machine has them."""
    walked = [step for _, chapter, step in all_steps(source) if chapter.walked]
    ways: dict[str, Collection[str]] = {}
    for position, step in enumerate(walked, 1):
        written = [route.to for route in step.routes] if isinstance(step, StepFile) else []
        ways[step_id(step)] = written or list(_following(walked[position:]))
    return ways


def _following(steps: list[StepFile | BorrowFile]) -> Iterator[str]:
    """What may come next where no route is written: all up to the first that is always shown."""
    for step in steps:
        yield step_id(step)
        if isinstance(step, BorrowFile) or not step.show_if:
            return
    yield "review"


def _met(ways: _Ways, *first: str) -> set[str]:
    """The steps that one can meet from some of them on, themselves included."""
    met: set[str] = set()
    waiting = list(first)
    while waiting:
        name = waiting.pop()
        if name in ways and name not in met:
            met.add(name)
            waiting += ways[name]
    return met


# --- what nobody meets ------------------------------------------------------------------------------------------------


def met_by_somebody(index: Index) -> Iterator[Problem]:
    """Nothing is written that nobody can meet: a question, a route, a card, or what is offered after a question."""
    for source in index.sources:
        for found in (_asides(source), _conditions(source), _offers(source), _cards(source)):
            for path, message in found:
                yield Problem(source.file(), path, f"nobody can meet this; {message}")


def _asides(source: Source) -> Iterator[tuple[str, str]]:
    """A question that is not walked is asked at half of the way, as a bridge, or where a route leads to it."""
    led = {to for several in _ways(source).values() for to in several} | {source.structure.midway}
    for path, chapter, step in all_steps(source):
        bridges = isinstance(step, BorrowFile) and step.bridges
        if not chapter.walked and not bridges and step_id(step) not in led:
            yield path, "name it under `midway`, borrow it with `bridges`, or take `walked: false` from its chapter."


def _conditions(source: Source) -> Iterator[tuple[str, str]]:
    """A condition on the way holds for somebody."""
    every = {value for _, step in own_steps(source) for value in step.choices}
    for path, step in own_steps(source):
        written = [(f"{path}.show_if", step.show_if, every)] if step.show_if else []
        routes = ((number, route.when) for number, route in enumerate(step.routes, 1) if route.when)
        written += [(f"{path}.routes.{number}.when", when, set(step.choices)) for number, when in routes]
        for place, condition, choices in written:
            try:
                parsed = parse(condition)
            except UnknownCondition:  # another rule says so
                continue
            if not _may_hold(parsed, choices):
                yield place, f'"{condition}" never holds here; correct it.'


def _may_hold(condition: Condition, choices: Collection[str]) -> bool:
    """Whether a condition holds at best. On the way it is judged on the situation, without any text."""
    return holds(condition, Evidence(Text(""), actions=_MOST_ACTIONS, chosen=frozenset(choices)))


def _offers(source: Source) -> Iterator[tuple[str, str]]:
    """Cards are offered on the way to the next question; the one at half of the way leads to none."""
    for path, step in own_steps(source):
        if step.offers and step.id == source.structure.midway:
            yield f"{path}.offers", "no card is offered after the question at half of the way; remove this."


def _cards(source: Source) -> Iterator[tuple[str, str]]:
    """A card is told by a command, played with, or a warm-up."""
    games = [game.id for game in source.structure.games]
    kinds = [*(kind for several in TOLD_BY.values() for kind in several), WARMUP, *games]
    for card in source.structure.cards:
        if card.kind not in kinds and not card.answer:  # a case without its game is told elsewhere
            yield f"cards.{card.id}.kind", f'there is no kind "{card.kind}"; {suggestion(card.kind, kinds)}.'


SOUND: tuple[Rule, ...] = (ways_end,)
READABLE: tuple[Rule, ...] = (reachable_steps, met_by_somebody)
