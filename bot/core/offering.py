"""What is offered in one line beside a question, to be taken or left: a warm-up, a card to think on with."""

from __future__ import annotations

from bot.core.cards import KINDS
from bot.core.dialog import Card, Step
from bot.core.machine import HOME
from bot.core.moves import TYPED
from bot.core.turn import Turn

WARMUP = "warmup"  # the kind of the cards to warm up with


def prompts(turn: Turn) -> tuple[Card, ...]:
    """The questions of the warm-up, in their order."""
    dialogs = turn.guide.library.dialogs.values()
    return tuple(card for dialog in dialogs for card in dialog.cards if card.kind == WARMUP)


def offer_warmup(turn: Turn) -> None:
    """Say how to warm up, once: when the very first walk begins. Its first question stands under it all the same."""
    begun = (key for key in turn.conversations() if key[0] in turn.guide.doors)
    if prompts(turn) and not turn.has_answers and all(turn.draft_of(key).state == HOME for key in begun):
        turn.say("warmup_offer")


def offer_card(turn: Turn, step: Step) -> None:
    """Say how to read the card that the authors set beside a question, or the cards of its kind."""
    if step.offers:
        turn.say("card_offer", command=_command(turn, step.offers))


def _command(turn: Turn, offered: str) -> str:
    """What is typed for it: "/carte N1" for a card, "/carte frein" for a kind, "/mythe" where a move tells no other."""
    cards = {card.id: card.kind for dialog in turn.guide.library.dialogs.values() for card in dialog.cards}
    kind = cards.get(offered, offered)
    move = next(move for move, kinds in KINDS.items() if kind in kinds)
    named = turn.option(kind).label.lower() if len(KINDS[move]) > 1 else ""
    return f"{TYPED[turn.language][move]} {offered if offered in cards else named}".strip()
