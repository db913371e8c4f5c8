"""Glossary, myths, questions, cards and examples in a room."""

from __future__ import annotations

from bot.core.cards import TOLD_BY, find, listed, named_in
from bot.core.community.thread import Thread
from bot.core.guide import FORM
from bot.core.moves import Command
from bot.core.offering import tell
from bot.core.plain import plain
from bot.core.showing import example_of, show
from bot.core.turn import Turn

MOVES = (*TOLD_BY, "example")


def answer(thread: Thread, command: Command) -> None:
    """The card that is named, or the list: its numbers and titles are answered after that without a call."""
    name = command.move.name
    if show(thread.turn, name, command.argument):
        thread.say("room_hint")
        thread.saying = name
    elif thread.last in MOVES:
        thread.saying = thread.last  # the list stands above; one may well read another


def exists(turn: Turn, command: Command) -> bool:
    """Whether what follows a command names a card or an example of it."""
    name = command.move.name
    if name not in MOVES:
        return True
    if name == "example":
        return example_of(turn, command.argument) is not None
    return find(listed(turn.guide.library, name, turn.language), command.argument) is not None


def pick(thread: Thread, text: str) -> bool:
    """Tell the one of what was just listed that a text is: by its number, or its title. Whether it is one."""
    turn, typed = thread.turn, plain(text)
    if thread.last == "example":
        labels = {plain(turn.step_words(step).label) for step in turn.dialog(FORM).steps.values()}
        found = (typed.isdecimal() or typed in labels) and example_of(turn, text) is not None
        if found:
            show(turn, "example", text)
    elif thread.last in TOLD_BY:
        cards = listed(turn.guide.library, thread.last, turn.language)
        titles = {plain(title) for card in cards for title in card.titles.values()}
        card = find(cards, text) if typed.isdecimal() or typed in titles else None
        found = card is not None
        if card is not None:
            tell(turn, card)
    else:
        return False
    thread.saying = thread.last if found else thread.saying
    return found


def tell_named(thread: Thread, text: str) -> bool:
    """Tell the card that a sentence speaks of. Whether there is one."""
    turn = thread.turn
    every = tuple(card for move in TOLD_BY for card in listed(turn.guide.library, move, turn.language))
    card = named_in(every, text)
    if card is not None:
        tell(turn, card)
    return card is not None
