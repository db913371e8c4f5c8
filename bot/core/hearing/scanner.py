"""Looking for many phrases at once: each word of a sentence is looked up, never each phrase in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.conditions.index import forms, index
from bot.core.conditions.marks import BITS
from bot.core.hearing.phrases import GAPS, NARROW, NUMBER, STEM, Phrase, is_group
from bot.core.hearing.verbs import VERB, told

BETWEEN = 4  # words that "..." and ".." may stand for
SHORTEST_STEM = 3
FILLERS = "fillers"  # the group whose words may slip in, one at a time, between two words of any phrase
FILLER = f"<{FILLERS}>"

Kinds = frozenset[str]  # which written words a word of the story is: "décidons" is "decid*"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands: the words from `start` up to, and without, `end`."""

    phrase: Phrase
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Slot:
    """What may stand at one place of a phrase: a word, or a longer phrase of a group."""

    words: Kinds
    longer: tuple[tuple[_Slot, ...], ...] = ()
    gap: bool = False
    narrow: bool = False  # of a gap: it stays in its clause

    def heads(self) -> Iterator[str]:
        yield from self.words
        for slots in self.longer:
            yield from slots[0].heads()


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as it is looked through: what each word is, the number of its clause, and what any of them is."""

    words: Sequence[Kinds]
    clauses: Sequence[int]
    present: Kinds

    def reachable(self, at: int, *, narrow: bool) -> Iterator[int]:
        """The places to which a gap may lead that begins here."""
        for place in range(at, min(at + BETWEEN, len(self.words) - 1) + 1):
            if narrow and self.clauses[place] != self.clauses[at - 1]:
                return
            yield place


class Scanner:
    """Finds the phrases of several lists.

    `groups` are the lists that phrases may name as <name>; any other name is a mark of the conditions, which know a
    great many words: <structure>, <person>, <concerned>.
    """

    def __init__(
        self, lists: Mapping[str, Sequence[Phrase]], groups: Mapping[str, Sequence[Phrase]], *, french: bool
    ) -> None:
        self._groups, self._french = groups, french
        self._exact: defaultdict[str, set[str]] = defaultdict(set)  # a form -> the words as they were written
        self._stems: set[str] = set()
        self._marks: dict[str, int] = {}  # the groups that are marks of the conditions: <structure>
        self._fillers = {word for phrase in groups.get(FILLERS, ()) for item in phrase.items for word in item}
        self._starting: defaultdict[str, list[tuple[str, Phrase, tuple[_Slot, ...]]]] = defaultdict(list)
        for name, written in lists.items():
            for phrase in written:
                slots = self._slots(phrase)
                for head in set(slots[0].heads()):
                    self._starting[head].append((name, phrase, slots))

    def kinds(self, word: str) -> Kinds:
        """Which written words a folded word is. Nothing is kept: it is a person's word."""
        found = {word[:length] + STEM for length in range(SHORTEST_STEM, len(word) + 1)} & self._stems
        found |= self._exact.get(word, set())
        if word.isdigit():
            found.add(NUMBER)
        if word in self._fillers:
            found.add(FILLER)
        known = index()
        marks = known.words[word] | (known.french_only if self._french else known.english_only).get(word, 0)
        found |= {group for group, mark in self._marks.items() if marks & mark}
        return frozenset(found)

    def scan(self, sentence: Sequence[Kinds], clauses: Sequence[int]) -> Mapping[str, Sequence[Match]]:
        """Every place of every phrase, by list; of one phrase at one place, the shortest.

        `clauses` holds the number of the clause of each word.
        """
        read = _Read(sentence, clauses, frozenset().union(*sentence))
        found: defaultdict[str, list[Match]] = defaultdict(list)
        for start, kinds in enumerate(sentence):
            starting = {id(way): way for kind in kinds for way in self._starting.get(kind, ())}
            for name, phrase, slots in starting.values():
                if not _possible(slots, read, start):
                    continue
                end = next(_ends(slots, read, start), None)
                if end is not None:
                    found[name].append(Match(phrase, start, end))
        return found

    def _slots(self, phrase: Phrase) -> tuple[_Slot, ...]:
        return tuple(map(self._slot, phrase.items))

    def _slot(self, item: tuple[str, ...]) -> _Slot:
        if item[0] in GAPS:
            return _Slot(frozenset(), gap=True, narrow=item[0] == NARROW)
        words: set[str] = set()
        longer: list[tuple[_Slot, ...]] = []
        for word in item:
            if is_group(word) and word[1:-1] not in self._groups:
                self._marks[word] = BITS[word[1:-1]]
                words.add(word)
            elif is_group(word):
                members = [self._slots(phrase) for phrase in self._groups[word[1:-1]]]
                words.update(*(slots[0].words for slots in members if len(slots) == 1))
                longer += [slots for slots in members if len(slots) > 1]
            elif word == NUMBER:
                words.add(word)
            else:
                words.add(self._known(word))
        return _Slot(frozenset(words), tuple(longer))

    def _known(self, word: str) -> str:
        """Remember a written word with its forms."""
        if word.endswith(STEM):
            self._stems.add(word)
        else:
            verb = word.endswith(VERB)
            for form in told(word[:-1], self._french) if verb else forms(word, self._french):
                self._exact[form].add(word)
        return word


def _possible(slots: Sequence[_Slot], read: _Read, at: int) -> bool:
    """Whether the last word is in the sentence and the second one fits: a quick look that spares most longer ones."""
    if len(slots) == 1:
        return True
    if not slots[-1].longer and slots[-1].words.isdisjoint(read.present):
        return False
    if slots[0].longer or slots[1].longer or slots[1].gap:
        return True
    after = read.words[at + 1] if at + 1 < len(read.words) else frozenset()
    return not slots[1].words.isdisjoint(after) or FILLER in after


def _ends(slots: Sequence[_Slot], read: _Read, at: int, *, inside: bool = False) -> Iterator[int]:
    """Where a phrase may end of which this, or this rest when `inside`, begins here."""
    if not slots:
        yield at
        return
    first, rest = slots[0], slots[1:]
    if first.gap:
        for place in read.reachable(at, narrow=first.narrow):
            yield from _ends(rest, read, place)
        return
    if at == len(read.words):
        return
    here = read.words[at]
    if not first.words.isdisjoint(here):
        yield from _ends(rest, read, at + 1, inside=True)
    for longer in first.longer:
        if not longer[0].words.isdisjoint(here) and _possible(longer, read, at):
            for end in _ends(longer, read, at):
                yield from _ends(rest, read, end, inside=True)
    if inside and FILLER in here:
        yield from _ends(slots, read, at + 1, inside=True)
