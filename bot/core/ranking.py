"""Reading an order of importance: "2, 1, 3", "place 3 first", "d'abord la laverie, ensuite l'atelier"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.model import Answer
from bot.core.plain import plain

_NUMBERS = re.compile(r"\d+")
_FIRST = re.compile(
    r"\b(?:place|placer|mets|mettre|put|move)\D{0,20}(\d+)\D{0,20}\b(?:premier|premiere|first|tete|top|haut)\b"
)
_LAST = re.compile(
    r"\b(?:place|placer|mets|mettre|put|move)\D{0,20}(\d+)\D{0,20}\b(?:dernier|derniere|last|fin|bas|bottom)\b"
)
_FRONT = re.compile(r"\b(?:en premier|premiere?|d abord|first|en tete|on top)\b")
_SEPARATED = re.compile(r"^\D{0,40}\d+(?:\s*(?:,|;|/|>|-|\bpuis\b|\bet\b|\bthen\b|\band\b|\s)\s*\d+)*\b")


def read_order(text: str, names: Sequence[str]) -> tuple[int, ...] | None:
    """The ranks that a text gives to the actions, as 1-based numbers, most important first.

    The result may be incomplete or repeat a rank: judging that is the caller's. None if the text gives no order at all.
    """
    typed = plain(text)
    everything = tuple(range(1, len(names) + 1))
    for pattern, in_front in ((_FIRST, True), (_LAST, False)):
        found = pattern.search(typed)
        if found and int(found[1]) in everything:
            rest = tuple(rank for rank in everything if rank != int(found[1]))
            return (int(found[1]), *rest) if in_front else (*rest, int(found[1]))
    listed = _SEPARATED.match(typed)
    if listed:
        ranks = tuple(int(number[-6:]) for number in _NUMBERS.findall(listed[0]))
        if len(ranks) > 1 or len(names) == 1:
            return ranks
    return _by_name(typed, names)


def _by_name(typed: str, names: Sequence[str]) -> tuple[int, ...] | None:
    """The order in which the actions' names, or the telling words of their names, are mentioned."""
    places = []
    for rank, name in enumerate(names, start=1):
        words = [word for word in plain(name).split() if len(word) > 4] or plain(name).split()
        spots = [typed.find(word) for word in words if word in typed]
        if spots:
            places.append((min(spots), rank))
    if len(places) == 1 and _FRONT.search(typed):
        first = places[0][1]
        return (first, *(rank for rank in range(1, len(names) + 1) if rank != first))
    return tuple(rank for _, rank in sorted(places)) if len(places) > 1 else None


def given_order(answer: Answer, names: Sequence[str]) -> tuple[int, ...] | None:
    """The order that an answer gives: the first complete one among its parts, else the last that could be read."""
    orders = [order for part in answer.parts if (order := read_order(part.text, names)) is not None]
    complete = [order for order in orders if sorted(order) == list(range(1, len(names) + 1))]
    return complete[0] if complete else (orders[-1] if orders else None)
