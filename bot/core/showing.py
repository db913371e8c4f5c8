"""Cards as they are told in a room, and examples: the same in private."""

from __future__ import annotations

from bot.core.asking.edit import find_step
from bot.core.asking.small import show_example
from bot.core.cards import find, listed, named_in
from bot.core.dialog import Step
from bot.core.guide import FORM
from bot.core.offering import kind_named, tell
from bot.core.plain import plain
from bot.core.turn import Turn


def show(turn: Turn, move: str, wanted: str) -> bool:
    """Add the card that is wanted, or the list if none is named. Whether a list was shown."""
    if move == "example":
        return _show_example_of(turn, wanted)
    cards = listed(turn.guide.library, move, turn.language)
    kind = kind_named(turn, move, wanted)
    card = (find(cards, wanted) or named_in(cards, wanted)) if wanted and not kind else None
    if card is not None:
        tell(turn, card)
        return False
    if wanted and not kind:
        turn.say("cards_unknown")
    turn.say(f"cards_{move}")
    turn.enumerate(
        tuple(
            f"{number}. {card.titles[turn.language]}"
            for number, card in enumerate(cards, start=1)
            if kind in ("", card.kind)
        )
    )
    return True


def with_examples(turn: Turn) -> tuple[Step, ...]:
    """The questions that have an example, in their order."""
    return tuple(step for step in turn.dialog(_walked(turn)).steps.values() if turn.step_words(step).example)


def _walked(turn: Turn) -> str:
    """The dialog whose questions are meant: the walk in focus; in a room, the form."""
    return turn.draft.dialog if turn.on_walk else FORM


def example_of(turn: Turn, named: str) -> Step | None:
    """The question whose example is wanted: by its number, or by words of its label, the first one best."""
    named_so = find_step(turn, named, _walked(turn)) if plain(named) else []
    found = [step for step in named_so if turn.step_words(step).example]
    begun = [step for step in found if plain(turn.step_words(step).label).startswith(plain(named))]
    return next(iter((*begun, *found)), None)


def _show_example_of(turn: Turn, wanted: str) -> bool:
    step = example_of(turn, wanted)
    if step is not None:
        turn.add("quote", turn.step_words(step).question)
        show_example(turn, step)
        return False
    if wanted:
        turn.say("cards_unknown")
    turn.say("cards_example")
    numbers = {name: number for number, name in enumerate(turn.dialog(_walked(turn)).steps, start=1)}
    turn.enumerate(tuple(f"{numbers[step.id]}. {turn.step_words(step).label}" for step in with_examples(turn)))
    return True
