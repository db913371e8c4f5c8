"""Cards to read beside a question: a list of which one is picked, or one of a kind at once, and then another.

An interruption like the games. A list is there for the next message alone: a number or a title opens that card, and any
other words are for what it interrupted. Words that follow one card may speak of it, so they are held.
"""

from __future__ import annotations

from bot.core import moves
from bot.core.asking.base import Asking, ask, below, current, do, held_first, kind, react
from bot.core.cards import TOLD_BY, card_of, find, listed, named_in
from bot.core.choosing import nearest
from bot.core.dialog import Card, Choice
from bot.core.offering import drawn, kind_named, tell
from bot.core.plain import plain
from bot.core.turn import Turn
from bot.core.turn.waiting import CARDS

_LISTED, _DRAWN = CARDS
_KEEPING = (*TOLD_BY, "back", "cancel", "skip")  # moves that mean the list, or the card
_MORE, _LEAVE = "card_more", "return"
_FEW, _SHORT = 3, 3  # words, and letters, of what may stand for a title


def read(turn: Turn, move: str, wanted: str) -> None:
    """A move that tells cards: the one that is named, one of the kind that is named, or the list of them."""
    of_kind = kind_named(turn, move, wanted)
    if of_kind and drawn(turn, of_kind):
        _draw(turn, of_kind)
        return
    cards = listed(turn.guide.library, move, turn.language)
    card = find(cards, wanted) or named_in(cards, wanted) if wanted else None
    if card is not None:
        past_cards(turn)
        tell(turn, card)
    else:
        if wanted:
            turn.say("cards_unknown")
        turn.interrupt(_LISTED, move=move)
    ask(turn)


def past_cards(turn: Turn, move: str = "") -> None:
    """The person goes on to something else (a move, if it is named): a list, or a card, is not asked about again."""
    pending = turn.draft.pending
    if pending is not None and pending.kind in CARDS and move not in _KEEPING:
        turn.resume_pending()


def _draw(turn: Turn, of_kind: str) -> None:
    """One card of a kind; if one was just shown, another."""
    pending = turn.draft.pending
    last = pending.data["card"] if pending is not None and pending.kind == _DRAWN else ""
    card = drawn(turn, of_kind, last)
    turn.interrupt(_DRAWN, card=card.id if card else "")
    ask(turn)


@kind(_LISTED)
class CardsListed(Asking):
    """Which card of a list."""

    takes_text = True
    answers = False

    def ask(self, turn: Turn) -> None:
        if not _listed(turn):
            turn.resume_pending()
            ask(turn)
            return
        turn.add("progress", turn.words(f"cards_{turn.pending.data['move']}"))
        turn.ask("cards_ask")
        turn.offer(self.choices(turn), moves=("menu",))

    def bare_commands(self, turn: Turn) -> bool:
        return below(turn, lambda asking: not asking.takes_text or asking.bare_commands(turn))

    def gathers(self, turn: Turn) -> bool:
        return below(turn, lambda asking: asking.takes_text and asking.gathers(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        titles = ((card, card.titles[turn.language]) for card in _listed(turn))
        cards = (Choice(card.id, title, (card.id, *card.titles.values())) for card, title in titles)
        return (*cards, turn.option(_LEAVE))

    def chose(self, turn: Turn, value: str) -> None:
        card = next((card for card in _listed(turn) if card.id == value), None)
        turn.resume_pending()
        if card is not None:
            tell(turn, card)
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        if of_kind := kind_named(turn, turn.pending.data["move"], text):
            turn.resume_pending()
            _draw(turn, of_kind)
            return
        meant = self._meant(turn, text)
        if len(meant) == 1:
            self.chose(turn, meant[0].value)
        elif plain(text).isdecimal():
            turn.say("number_unknown")
            ask(turn)
        elif meant:
            turn.say("did_you_mean", choices=turn.listed(choice.label for choice in meant))
            ask(turn)
        else:
            turn.resume_pending()
            command = moves.read(text, bare=True, loose=True, known=turn.guide.moves)
            if isinstance(command, moves.Command) and not current(turn).takes_text:  # "mot essaimage", at home
                if not (command.move.leads_away and held_first(turn)):
                    do(turn, command)
            else:
                react(turn, text)

    def _meant(self, turn: Turn, text: str) -> tuple[Choice, ...]:
        """The cards that a word or two of a title, or a slip of the pen, may mean."""
        typed = plain(text)
        if len(typed) < _SHORT:
            return ()
        choices = self.choices(turn)
        few = len(typed.split()) <= _FEW
        within = tuple(choice for choice in choices if few and f" {typed} " in f" {plain(choice.label)} ")
        return within or nearest(choices, text)


def _listed(turn: Turn) -> tuple[Card, ...]:
    return listed(turn.guide.library, turn.pending.data["move"], turn.language)


@kind(_DRAWN)
class CardDrawn(Asking):
    """A card was shown: another one of its kind, or back."""

    answers = False

    def ask(self, turn: Turn) -> None:
        card = _shown(turn)
        if card is None:
            turn.resume_pending()
            ask(turn)
            return
        tell(turn, card)
        turn.ask("card_after")
        turn.offer(self.choices(turn), moves=("menu",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option(_MORE), turn.option(_LEAVE))

    def chose(self, turn: Turn, value: str) -> None:
        card = _shown(turn)
        if value == _MORE and card is not None:
            _draw(turn, card.kind)
            return
        turn.resume_pending()
        ask(turn)


def _shown(turn: Turn) -> Card | None:
    """The card that was shown, if the content still has it."""
    return card_of(turn.guide.library, turn.pending.data["card"])
