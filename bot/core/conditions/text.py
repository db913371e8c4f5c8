"""One answer, analysed once and only as far as somebody asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Any, Generic, TypeVar, overload

from bot.core.conditions.index import index
from bot.core.conditions.lists import items_of
from bot.core.conditions.names import names_in, openings_in
from bot.core.conditions.words import count_words, tokens_of

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used like a decorator of the language
    """A value that is computed when it is first read, then kept on the object (cached_property takes a lock)."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> lazy[T] | T:
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.make(owner)
        return value


_BULLET = re.compile(r"^[ \t]*(?:[-–—*•·▪◦‣+]|\(?\d{1,2}[.)°:]|[a-z]\))[ \t]*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n+")


# Without accents these are one word: "élevé" (high) is not "élève" (a pupil).
_HOMOGRAPHS = {"eleve": "élevé", "eleves": "élevés"}


class Text:
    """One answer. `raw` is what was written; everything else is derived from it."""

    def __init__(self, raw: str) -> None:
        self.raw = raw

    @lazy
    def tokens(self) -> list[str]:
        """The folded words in order: "L'École" gives "l", "ecole"."""
        return tokens_of(self.raw)

    @lazy
    def flat(self) -> str:
        """The tokens with one space before, between and after: what phrases are looked for in."""
        return f" {' '.join(self.tokens)} "

    @lazy
    def words(self) -> int:
        """How many words a person would count."""
        return count_words(self.raw)

    @lazy
    def lean(self) -> int:
        """Above zero: reads as French; below zero: as English; zero: cannot tell. Small words only one of them has."""
        found, tokens = index(), self.tokens
        return len(found.french.intersection(tokens)) - len(found.english.intersection(tokens))

    @lazy
    def kinds(self) -> dict[str, int]:
        """The marks of each different token. Words that two languages share count in the language of the answer."""
        found, tokens = index(), self.tokens
        kinds = dict(zip(tokens, map(found.words.__getitem__, tokens), strict=True))
        for word, other in _HOMOGRAPHS.items():
            if word in kinds and other in self.raw.casefold():
                kinds[word] = 0
        for shared in (found.french_only if self.lean >= 0 else {}, found.english_only if self.lean <= 0 else {}):
            for word in shared.keys() & kinds.keys():
                kinds[word] |= shared[word]
        return kinds

    @lazy
    def marks(self) -> int:
        """All the marks of the answer, those of its words and those of its phrases."""
        return reduce(or_, [marks for _, marks in self.phrases], reduce(or_, self.kinds.values(), 0))

    @lazy
    def phrases(self) -> list[tuple[str, int]]:
        """The phrases of the lexicons that are in the answer, with their marks; one may be the start of another."""
        found, flat = index(), self.flat
        pairs = set(filter(found.pairs.__contains__, pairwise(self.tokens)))
        candidates = [found.pairs[words] for words in pairs]
        candidates += [found.starred[first] for first in found.starred.keys() & self.kinds.keys()]
        return [(needle.strip(), marks) for phrases in candidates for needle, marks in phrases if needle in flat]

    @lazy
    def row(self) -> list[int]:
        """The marks of each token, in order, for what depends on neighbours (phrases are not in it)."""
        return list(map(self.kinds.__getitem__, self.tokens))

    @lazy
    def lines(self) -> list[str]:
        """The lines that hold a word, without bullets."""
        return [clean for line in self.raw.splitlines() if count_words(clean := _BULLET.sub("", line))]

    @lazy
    def names(self) -> list[tuple[str, str]]:
        """Capitalised words that do not start a sentence, each with the folded word before it; also acronyms."""
        return names_in(self.raw)

    @lazy
    def openings(self) -> list[tuple[str, str]]:
        """The first words of sentences that no lexicon knows, each with the word after it: "Tesco gives"."""
        known, kinds = index().words, self.kinds
        return [(word, after) for word, after in openings_in(self.raw) if word not in known and not kinds.get(word)]

    @lazy
    def sentences(self) -> list[str]:
        """The sentences that hold a word; a new line ends a sentence too."""
        return [part.strip() for part in _SENTENCE.split(self.raw) if count_words(part)]

    @lazy
    def items(self) -> list[str]:
        """The items of the list that the answer is; one item when it is not a list."""
        return items_of(self.lines, self.sentences)
