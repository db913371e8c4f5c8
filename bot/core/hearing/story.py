"""A story cut into sentences, clauses and words. Each knows where it stands, so that a quotation is never retyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.conditions import fold

# A letter may be written as a letter and its accent apart, as some phones do.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_END = re.compile(r"(?:[.!?…]+[»\"”)]*(?=\s|$)|\n+)")
_CLAUSE = re.compile(r"[,;:()«»\"“”]|\s[–—-]\s")
LONG, FEW = 25, 4  # words: of a clause that is worth cutting, of one that says too little alone
ENDLESS = 100  # words after which a sentence is taken to end
BEFORE, AFTER = 6, 8  # words that stay on each side when it is cut


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, where it stands in the story, and the number of its clause."""

    folded: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence. `asks`: it ends with a question mark, so it tells nothing."""

    words: Sequence[Word]
    asks: bool


def sentences(story: str, spellings: Mapping[str, Sequence[str]]) -> Iterator[Sentence]:
    """The sentences that hold a word; one without an end is cut, so that time grows with the length and no faster.

    `spellings` says which words a quick spelling stands for.
    """
    start = 0
    for end in (*_END.finditer(story), None):
        stop = end.end() if end else len(story)
        words = tuple(_words(story, start, stop, spellings))
        if words:
            asks = "?" in story[words[-1].end : stop]
            yield from (Sentence(words[place : place + ENDLESS], asks) for place in range(0, len(words), ENDLESS))
        start = stop


def _words(story: str, start: int, stop: int, spellings: Mapping[str, Sequence[str]]) -> Iterator[Word]:
    breaks = [found.start() for found in _CLAUSE.finditer(story, start, stop)]
    clause = 0
    for found in _WORD.finditer(story, start, stop):
        while clause < len(breaks) and breaks[clause] < found.start():
            clause += 1
        folded = fold(found[0])
        for word in spellings.get(folded, (folded,)):
            yield Word(word, found.start(), found.end(), clause)


def piece(story: str, sentence: Sentence, start: int, end: int) -> str:
    """The shortest run of clauses that holds the words from `start` up to `end`, exactly as written.

    A clause of a few words takes in its sentence, if that is not long; a very long one is cut around the words.
    """
    words = sentence.words
    first, last = start, end - 1
    while first > 0 and words[first - 1].clause == words[start].clause:
        first -= 1
    while last + 1 < len(words) and words[last + 1].clause == words[end - 1].clause:
        last += 1
    held = last + 1 - first
    if held < FEW and len(words) <= LONG:
        first, last = 0, len(words) - 1
    elif held > LONG:
        first, last = max(first, start - BEFORE), min(last, end + AFTER - 1)
    return story[words[first].start : words[last].end]
