"""From cues to what was heard: a phrase in a sentence, beside another where it must be, and not denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.core.dialog import LANGUAGES, Cue, Hearing
from bot.core.hearing.phrases import GAPS, Phrase, phrases
from bot.core.hearing.scanner import Match, Scanner
from bot.core.hearing.story import Sentence, piece, sentences

NEAR = 14  # words within which one thing is beside another, however long the sentence
REACH = 4  # words over which a denial or a wish reaches what follows
ENOUGH = 3  # sequences that a story without a word of a project has to tell: else it is of a match, or of holidays
LONGEST = 20_000  # characters that are heard, some ten pages: less than a tenth of a second
DENIALS, WISHES, PROJECTS = "denials", "wishes", "projects"


@dataclass(frozen=True, slots=True)
class Heard:
    """What shows a sequence or a marker: a piece of the story, exactly as written.

    `why` names each cue that was found, with the words in which it was.
    """

    words: str
    why: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sign:
    """One cue, found once: the words that hold it, and where the words that it says stand in the story."""

    cue: Cue
    words: str
    why: str
    start: int
    end: int

    def after(self, before: int) -> _Sign:
        """The same, where so many characters of the story stand before the piece that holds it."""
        return replace(self, start=before + self.start, end=before + self.end) if before else self


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells: its signs, and whether it speaks of a project."""

    signs: Sequence[_Sign]
    of_project: bool


def hear(story: str, hearing: Hearing) -> Mapping[str, Heard]:
    """The sequences that are heard, in the order of the content, each with its shortest piece of the story."""
    return hear_pieces([(story, hearing)])


def hear_pieces(pieces: Iterable[tuple[str, Hearing]]) -> Mapping[str, Heard]:
    """The same of a story whose pieces are not all in one language: each is heard by the rules of its own.

    Of a very long one, the first LONGEST characters are heard: others wait while this is done.
    """
    signs: defaultdict[str, list[_Sign]] = defaultdict(list)
    order: dict[str, None] = {}
    of_project, before = False, 0
    for story, hearing in pieces:
        order |= dict.fromkeys(cue.sequence for cue in hearing.cues)
        for told in _ear(hearing).listen(_beginning(story, LONGEST - before)):
            of_project |= told.of_project
            for sign in told.signs:
                signs[sign.cue.sequence].append(sign.after(before))
        before += len(story)
    heard = {name: found for name in order if (found := _judged(signs[name]))}
    return heard if of_project or len(heard) >= ENOUGH else {}


def _beginning(story: str, most: int) -> str:
    """As much of a story as so many characters hold, without a word that is cut."""
    return story if len(story) <= most else story[: max(most, 0)].rpartition(" ")[0]


def markers(heard: Mapping[str, Heard]) -> Mapping[str, Heard]:
    """The markers that the same words show. Of two sequences that show one marker, the first is quoted."""
    found: dict[str, Heard] = {}
    for sequence in heard.values():
        for mark in sequence.marks:
            found.setdefault(mark, sequence)
    return found


def _judged(signs: Sequence[_Sign]) -> Heard | None:
    """A sure sign is enough; hints are not, unless there are two different ones."""
    sure = [sign for sign in signs if not sign.cue.hint]
    if not sure and not _two(signs):
        return None
    best = min(sure or signs, key=lambda sign: len(sign.words))
    return Heard(
        words=best.words,
        why=tuple(dict.fromkeys(sign.why for sign in (best, *sure, *signs))),
        marks=tuple(dict.fromkeys(mark for sign in signs for mark in sign.cue.marks)),
    )


def _two(hints: Sequence[_Sign]) -> bool:
    """Whether there are two different hints in different words: "la mairie" alone may be a hint of two kinds."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for hint in hints:
        first[hint.cue.name] = min(hint.end, first.get(hint.cue.name, hint.end))
        last[hint.cue.name] = max(hint.start, last.get(hint.cue.name, hint.start))
    return any(name != other and end <= start for name, end in first.items() for other, start in last.items())


@lru_cache(maxsize=len(LANGUAGES))
def _ear(hearing: Hearing) -> _Ear:
    """Made once for the rules of a language: they do not change while the program runs."""
    return _Ear(hearing)


class _Ear:
    """The cues of one language, ready to be looked for."""

    def __init__(self, hearing: Hearing) -> None:
        self.spellings = {word: tuple(meant.split()) for word, meant in hearing.spellings}
        groups = {name: phrases(block) for name, block in hearing.groups}
        self._denying = _words_of(phrases(hearing.denials))
        self._denying |= {f"<{name}>" for name, held in groups.items() if _words_of(held) & self._denying}
        blocks = {DENIALS: hearing.denials, WISHES: hearing.wishes, PROJECTS: hearing.projects}
        self._cues = []  # each cue, with the names of its blocks
        for number, cue in enumerate(hearing.cues):
            says, beside, unless = f"{number} says", f"{number} beside", f"{number} unless"
            self._cues.append((cue, says, beside, unless))
            blocks |= {says: cue.says, beside: cue.beside, unless: cue.unless}
        self._scanner = Scanner(
            {name: phrases(block) for name, block in blocks.items()},
            groups,
            french=hearing.language == "fr",
        )

    def listen(self, story: str) -> Iterator[_Told]:
        """What each sentence tells; a question tells nothing."""
        told = [sentence for sentence in sentences(story, self.spellings) if not sentence.asks]
        words = {word.folded for sentence in told for word in sentence.words}
        kinds = {word: self._scanner.kinds(word) for word in words}  # for this call only: they are a person's words
        for sentence in told:
            read = [kinds[word.folded] for word in sentence.words]
            found = self._scanner.scan(read, [word.clause for word in sentence.words])
            yield _Told(tuple(self._signs(story, sentence, found)), of_project=PROJECTS in found)

    def _signs(self, story: str, sentence: Sentence, found: Mapping[str, Sequence[Match]]) -> Iterator[_Sign]:
        for cue, says, besides, unless in self._cues:
            if says not in found or unless in found:
                continue
            for match in found[says]:
                if self._denied(match, found.get(DENIALS, ()), sentence):
                    continue
                if not cue.wished and _reached(match, found.get(WISHES, ()), sentence):
                    continue
                beside = _nearest(match, found.get(besides, ()))
                if cue.beside and not beside:
                    continue
                yield _sign(story, sentence, cue, match, beside)
                if not cue.hint:  # of hints, any other may be the one that stands apart from the next cue's
                    break

    def _denied(self, match: Match, denials: Sequence[Match], sentence: Sentence) -> bool:
        """Whether it is said not to be so. A phrase that holds a denial itself ("sans dossier") means it."""
        meant = _words_of((match.phrase,)) & self._denying
        return not meant and _reached(match, denials, sentence, after=1)


def _sign(story: str, sentence: Sentence, cue: Cue, match: Match, beside: Match | None) -> _Sign:
    held = [match, beside] if beside else [match]
    spans = [(sentence.words[part.start].start, sentence.words[part.end - 1].end) for part in held]
    return _Sign(
        cue=cue,
        words=piece(story, sentence, min(part.start for part in held), max(part.end for part in held)),
        why=f"{cue.name}: {' + '.join(story[start:end] for start, end in spans)}",
        start=spans[0][0],
        end=spans[0][1],
    )


def _words_of(written: Sequence[Phrase]) -> set[str]:
    return {word for phrase in written for item in phrase.items for word in item if word not in GAPS}


def _reached(match: Match, others: Sequence[Match], sentence: Sentence, after: int = 0) -> bool:
    """Whether one of the others stands in the same clause, just before the match, in it, or so many words after it."""
    clause = sentence.words[match.start].clause
    return any(
        match.start - REACH < other.end <= match.end + after and sentence.words[other.start].clause == clause
        for other in others
    )


def _nearest(match: Match, others: Sequence[Match]) -> Match | None:
    """The nearest of the others that is apart from the match and not too far from it."""
    apart = [other for other in others if other.end <= match.start or other.start >= match.end]
    distance = {id(other): max(match.start - other.end, other.start - match.end) for other in apart}
    near = [other for other in apart if distance[id(other)] <= NEAR]
    return min(near, key=lambda other: distance[id(other)], default=None)
