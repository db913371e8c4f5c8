"""Reading an order of importance: "2, 1, 3", "place 3 first", "d'abord la laverie, ensuite l'atelier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.conditions import Text
from bot.core.model import Answer, Part
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

_RANK = re.compile(r"\d{1,6}")
# Every run of spaces is bounded: a long one must not be tried from each of its characters.
_LEADING_RANKS = re.compile(
    r"\s{0,9}(\d+(?:\s{0,9}(?:[,;/>-]|puis|et|then|and|\s)\s{0,9}\d+)+)"
    r"(?:\s{0,9}[.:;,–—-]\s{0,9}|\s{0,9}\n\s{0,9}|\s{0,9}$|\s{1,9}(?=parce\b|car\b|because\b|since\b))",
    re.IGNORECASE,
)
_ORDER_ONLY = 4  # words beside the numbers: "place 3 first", "d'abord 2, puis 1"


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


def reasons(answer: Answer, spoken: tuple[Part, ...], names: tuple[str, ...]) -> tuple[Part, ...]:
    """The words of a ranking without its numbers, once they have put the actions in order.

    "2, 1" counts in the list as it was then; beside the list as it is now it would say the opposite.
    """
    ranks = list(range(1, len(names) + 1))
    if sorted(given_order(answer, names) or ()) != ranks:
        return spoken  # the order was never complete: the words are all there is
    left = (replace(part, text=_reason(part.text, names)) for part in spoken)
    return tuple(part for part in left if part.text)


def _reason(text: str, names: tuple[str, ...]) -> str:
    leading = _LEADING_RANKS.match(text)
    if leading and sorted(map(int, _RANK.findall(leading[1]))) == list(range(1, len(names) + 1)):
        return text[leading.end() :]
    beside = _RANK.sub(" ", text)
    only = beside != text and Text(beside).words <= _ORDER_ONLY and read_order(text, names) is not None
    return "" if only else text
