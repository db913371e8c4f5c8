"""What authors write between commas -> phrases that can be looked for. How a phrase is written:

- voisin: the word, with its regular plural and feminine
- décid*: every word that begins so (three letters at least)
- prêter+: the regular verb as a story tells it: prête, prêtent, prêtait, ont prêté; in English help+, helps, helped
- coup de main: the words in this order; accents and capitals do not matter, an apostrophe or a hyphen is a space
- prête/donne nous: one word or the other
- c'est ... but: up to four words, or none, may stand between
- les élèves .. écrivent: the same within one clause, so that no comma stands between them
- <habitants>: any phrase of the group that has this name, or any word with this mark of the conditions
- <n>: a number in figures

Where a file has a group "fillers", one of its words may slip in between any two others: "on décide toujours ensemble".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.conditions import fold
from bot.core.hearing.verbs import VERB

GAP, NARROW, NUMBER, STEM = "...", "..", "<n>", "*"
GAPS = GAP, NARROW
_WORD = re.compile(rf"[^\W_]+|[^\W_]{{3,}}(?:\*|{re.escape(VERB)})|<[a-z_]+>")
_SPACED = str.maketrans("'’-", "   ")

Item = tuple[str, ...]  # the words, any of which may stand here; (GAP,) or (NARROW,) for what stands between


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: as it was written, and its items in order."""

    written: str
    items: tuple[Item, ...]


class BadPhrase(ValueError):
    """An author's phrase that cannot be read; the message says why, and what to write."""


def phrases(block: str) -> tuple[Phrase, ...]:
    """The phrases of a block. Raises BadPhrase for the first that cannot be read."""
    entries = (" ".join(entry.split()) for entry in block.split(","))
    return tuple(Phrase(entry, tuple(_items(entry))) for entry in entries if entry)


def groups_named(found: Iterable[Phrase]) -> set[str]:
    """The names of the groups that phrases use."""
    words = (word for phrase in found for item in phrase.items for word in item)
    return {word[1:-1] for word in words if is_group(word)}


def is_group(word: str) -> bool:
    """Whether a word of a phrase stands for the phrases of a group."""
    return word.startswith("<") and word != NUMBER


def _items(entry: str) -> Iterator[Item]:
    pieces = fold(entry).translate(_SPACED).split()
    if not {pieces[0], pieces[-1]}.isdisjoint(GAPS):
        raise BadPhrase(f'"{entry}" begins or ends with "..."; leave the dots out there.')
    for piece in pieces:
        item = (piece,) if piece in GAPS else tuple(piece.split("/"))
        for word in item:
            if word not in GAPS and not _WORD.fullmatch(word):
                raise BadPhrase(
                    f'"{word}" in "{entry}" cannot be looked for; write a word, a beginning of three letters or more '
                    "with a star, <group> or <n>."
                )
        yield item
