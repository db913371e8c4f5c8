"""What is offered in one line beside a question, to be taken or left: a warm-up, a card to think on with.

And the card itself: which one, and how it is told.
"""

from __future__ import annotations

from bot.core.cards import TOLD_BY, WARMUP, card_of, listed
from bot.core.choosing import match
from bot.core.dialog import Card, Step
from bot.core.moves import TYPED
from bot.core.turn import Turn


def prompts(turn: Turn) -> tuple[Card, ...]:
    """The questions of the warm-up, in their order."""
    dialogs = turn.guide.library.dialogs.values()
    return tuple(card for dialog in dialogs for card in dialog.cards if card.kind == WARMUP)


def offer_warmup(turn: Turn) -> None:
    """Say how to warm up, once: when the very first walk begins. Its first question stands under it all the same.

    Who warmed up before that has a walk already, which has not begun.
    """
    opened = any(key[0] in turn.guide.doors for key in turn.situation.conversations)
    if prompts(turn) and not turn.has_answers and not opened:
        turn.say("warmup_offer")


def offer_card(turn: Turn, step: Step) -> None:
    """Say how to read the card that the authors set beside a question, or one of its kind: what it is about, and how.

    What is typed: "/carte N1" for a card, "/carte frein" for one of a kind, "/mythe" where a move tells no other.
    """
    if not step.offers:
        return
    card = card_of(turn.guide.library, step.offers)
    kind = card.kind if card else step.offers
    move = next(move for move, kinds in TOLD_BY.items() if kind in kinds)
    command = TYPED[turn.language][move]
    if card is not None:
        command = f"{command} {card.id}"
    elif len(TOLD_BY[move]) > 1:
        card = drawn(turn, kind)
        command = f"{command} {turn.option(kind).label.lower()}"
    about = card.titles[turn.language] if card else turn.words(f"cards_{move}")
    turn.say("card_offer", title=about.rstrip(" .?"), command=command)


def drawn(turn: Turn, kind: str, after: str = "") -> Card | None:
    """The card of a kind that comes after another one. Without one, each day begins with another.

    Nothing is left to chance: what was offered is what is shown that day. Nothing if there are no such cards.
    """
    move = next(move for move, kinds in TOLD_BY.items() if kind in kinds)
    cards = [card for card in listed(turn.guide.library, move, turn.language) if card.kind == kind]
    names = [card.id for card in cards]
    place = names.index(after) + 1 if after in names else turn.now.toordinal()
    return cards[place % len(cards)] if cards else None


def kind_named(turn: Turn, move: str, wanted: str) -> str:
    """The one kind of cards that is wanted, where a move has several: "carte frein"; "" if none is named."""
    kinds = TOLD_BY[move] if len(TOLD_BY[move]) > 1 else ()
    chosen = match(tuple(turn.option(kind) for kind in kinds), wanted, numbered=False)
    return chosen.value if chosen else ""


def tell(turn: Turn, card: Card) -> None:
    """Add a card to the reply."""
    turn.say(f"card_{card.kind}", title=card.titles[turn.language], text=card.texts[turn.language])
