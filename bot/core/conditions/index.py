"""From the lexicons to one index: word -> marks. Built once, when the first text is read (some milliseconds).

How an entry is written in a lexicon: separated by commas, accents and apostrophes as one likes.
  voisin          the word, with its regular plural and feminine when it has four letters or more
  décid*          every word that begins so (three letters at least)
  par exemple     the phrase; its last word may end with a star
  car!            only when the answer reads as the language of the lexicon ("car" is a vehicle in English)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.core.conditions.lexicon import ENDINGS, ENGLISH_GROUPS, FRENCH_GROUPS
from bot.core.conditions.marks import ENGLISH, FRENCH, PLAIN, bits
from bot.core.conditions.words import fold

Groups = Sequence[tuple[str, str]]


class Words(dict[str, int]):
    """The marks of each listed word. Any other is read, at each look, by its stems and by its ending; it is not kept.

    `heads`: the stems and their marks, by the first three letters; `tails`: the endings, by the last two.
    """

    def __init__(self, listed: Mapping[str, int], stems: Mapping[str, int], endings: Mapping[str, int]) -> None:
        self.heads = _grouped(stems, lambda stem: stem[:3])
        self.tails = _grouped(endings, lambda ending: ending[-2:])
        # A word may be both listed and a form of a stem.
        super().__init__({word: marks | self._beginning(word) for word, marks in listed.items()})

    def _beginning(self, word: str) -> int:
        marks = 0
        for stem, meant in self.heads.get(word[:3], ()):
            if word.startswith(stem):
                marks |= meant
        return marks

    def __missing__(self, word: str) -> int:
        marks = self._beginning(word)
        if len(word) > 4:
            for ending, meant in self.tails.get(word[-2:], ()):
                if word.endswith(ending):
                    marks |= meant
        return marks


@dataclass(frozen=True, slots=True)
class Index:
    """Everything needed to read an answer.

    `french`, `english`: the small words that only one of them has; `french_only`, `english_only`: what else a word
    means in an answer of that language. `pairs` holds the phrases by their first two words; `starred` holds by their
    first word those whose second word is a stem, since it cannot be looked up.
    """

    words: Words
    french: frozenset[str]
    english: frozenset[str]
    french_only: Mapping[str, int]
    english_only: Mapping[str, int]
    pairs: Mapping[tuple[str, str], tuple[tuple[str, int], ...]]
    starred: Mapping[str, tuple[tuple[str, int], ...]]


def entries(block: str) -> Iterator[str]:
    """The entries of one block of a lexicon, folded, apostrophes and hyphens read as spaces."""
    flat = fold(block).replace("'", " ").replace("’", " ").replace("-", " ")
    for entry in flat.split(","):
        clean = " ".join(entry.split())
        if clean:
            yield clean


def forms(word: str, french: bool) -> Iterator[str]:
    """The word and its regular forms. A form that does not exist does no harm: nobody writes it."""
    yield word
    if len(word) < (4 if french else 3):
        return
    if word[-1] not in "sxz":
        yield word + "s"
    if french and word[-1] != "e":
        yield word + "e"
        yield word + "es"
    if not french and word[-1] == "y":
        yield word[:-1] + "ies"
    if not french and word[-1] in "shx":
        yield word + "es"


@cache
def index() -> Index:
    """The one index of this program."""
    words: defaultdict[str, int] = defaultdict(int)
    stems: defaultdict[str, int] = defaultdict(int)
    pairs: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    starred: defaultdict[str, dict[str, int]] = defaultdict(dict)
    only: tuple[defaultdict[str, int], defaultdict[str, int]] = (defaultdict(int), defaultdict(int))
    for groups, french in ((FRENCH_GROUPS, True), (ENGLISH_GROUPS, False)):
        own = only[0 if french else 1]
        for names, block in groups:
            marks = bits(names)
            for entry in entries(block):
                if " " in entry:
                    needle = f" {entry[:-1]}" if entry.endswith("*") else f" {entry} "
                    first, second = entry.split(" ")[:2]
                    found = starred[first] if second.endswith("*") else pairs[first, second]
                    found[needle] = found.get(needle, 0) | marks
                elif entry.endswith("*"):
                    stems[entry[:-1]] |= marks
                elif entry.endswith("!"):
                    own[entry[:-1]] |= marks
                else:
                    for form in forms(entry, french) if not marks & (FRENCH | ENGLISH | PLAIN) else (entry,):
                        words[form] |= marks
    endings = {ending: bits(names) for names, block in ENDINGS for ending in entries(block)}
    listed = {word: words.get(word, 0) for word in (*words, *only[0], *only[1])}
    return Index(
        words=Words(listed, stems, endings),
        french=frozenset(word for word, marks in listed.items() if marks & FRENCH),
        english=frozenset(word for word, marks in listed.items() if marks & ENGLISH),
        french_only=dict(only[0]),
        english_only=dict(only[1]),
        pairs={words: tuple(found.items()) for words, found in pairs.items()},
        starred={first: tuple(found.items()) for first, found in starred.items()},
    )


def _grouped(pieces: Mapping[str, int], key: Callable[[str], str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """The pieces of each key, with their marks."""
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for piece, marks in pieces.items():
        groups[key(piece)].append((piece, marks))
    return {head: tuple(found) for head, found in groups.items()}
