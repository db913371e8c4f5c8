"""The cards that stand beside the dialogs: lists that number them, and finding one by what people type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.core.dialog import Card, Language, Library
from bot.core.plain import plain

TOLD_BY: Mapping[str, tuple[str, ...]] = {  # the kinds of cards that each move tells
    "word": ("glossary",),
    "question": ("faq",),
    "myth": ("myth",),
    "card": ("success_card", "brake_card"),
}
WARMUP = "warmup"  # the kind of the cards to warm up with: they are asked, and no move tells them
SORTED = "word"  # a glossary is read by its letters; the other cards stand in their authors' order
_LONGEST = 300  # characters in which a card is looked for: a question is shorter, a story is none
_ENOUGH = 0.6  # of the words of a title, for a sentence to name it
_TOKENS = re.compile(r"[^\W_]{2,}")
_EMPTY = frozenset(  # words that name nothing
    _TOKENS.findall(
        "au aux avec ce cela ces cette comment dans de des du elle en est et etre faut il ils la le les leur ne on ou"
        " par parler pas plus pour pourquoi quand que quel quelle quels qui quoi sa se ses son sont sur tout un une"
        " vous about and are as at by can do does for from have how in is isn it its just must not of one or people"
        " the they this to what when where which who why with you your"
    )
)


def listed(library: Library, move: str, language: Language) -> tuple[Card, ...]:
    """The cards of a move, in the order in which they are numbered in this language."""
    kinds = TOLD_BY[move]
    cards = [card for dialog in library.dialogs.values() for card in dialog.cards if card.kind in kinds]
    in_order = sorted(cards, key=lambda card: plain(card.titles[language])) if move == SORTED else cards
    return tuple(sorted(in_order, key=lambda card: kinds.index(card.kind)))


def card_of(library: Library, card_id: str) -> Card | None:
    """A card by its id, if the content has it."""
    return next((card for dialog in library.dialogs.values() for card in dialog.cards if card.id == card_id), None)


def find(cards: Sequence[Card], wanted: str) -> Card | None:
    """The card that a number in the list, an id, a title or a part of it names; a slip of the pen is forgiven."""
    typed = plain(wanted[:_LONGEST])[:80]
    if not typed:
        return None
    if typed.isdecimal():
        position = int(typed[:6])
        return cards[position - 1] if 1 <= position <= len(cards) else None
    titles = {plain(title): card for card in cards for title in (card.id, *card.titles.values())}
    inside = next((card for title, card in titles.items() if typed in title), None)
    near = get_close_matches(typed, titles, n=1, cutoff=0.7)
    return titles.get(typed) or inside or (titles[near[0]] if near else None)


def named_in(cards: Sequence[Card], text: str) -> Card | None:
    """The card that a sentence speaks of: a short title whole ("c'est quoi l'essaimage ?"), a long one by most words.

    The longest title found counts: "intelligence collective" rather than a word of it.
    """
    if len(text) > _LONGEST:
        return None
    said = _words(text)
    found = [
        (share * len(words), card)
        for card in cards
        for title in card.titles.values()
        for words in map(_words, _names(title))
        if words and (share := len(words & said) / len(words)) >= (1 if len(words) < 3 else _ENOUGH)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _names(title: str) -> tuple[str, ...]:
    """A title, and what stands in brackets in it, each by itself: "pouvoir d'agir (empowerment)"."""
    return tuple(part for part in re.split(r"[()]", title) if part.strip())


def _words(text: str) -> frozenset[str]:
    """The words that name something, without the mark of a plural."""
    return frozenset(word.rstrip("sx") or word for word in _TOKENS.findall(plain(text)) if word not in _EMPTY)
