"""How well stories are heard: `python -m tests.hearing.measure`.

Precision: of the sequences heard, how many a careful reader hears too. Recall: of those the reader hears, how many were
heard. `--misses` lists what went wrong in the development part; of the others only figures are ever shown, since cues
that are tuned on them make them worthless.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.core.content import load
from bot.core.dialog import LANGUAGES, Library
from bot.core.hearing import Heard, hear
from bot.shelf import read_folder, shipped
from tests.hearing.corpus import PARTS, Story, read_stories


@dataclass
class Tally:
    """What was heard rightly, heard wrongly and missed, by sequence."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, story: Story, heard: Iterable[str]) -> None:
        found = set(heard)
        self.right.update(found & story.heard)
        self.wrong.update(found - story.heard)
        self.missed.update(story.heard - found)

    def rates(self, sequence: str = "") -> tuple[float, float]:
        """Precision and recall, of one sequence or of all together; 1 where there is nothing to be wrong about."""
        right, wrong, missed = (
            count[sequence] if sequence else count.total() for count in (self.right, self.wrong, self.missed)
        )
        return _share(right, wrong), _share(right, missed)


def measure(stories: Iterable[Story], library: Library) -> Tally:
    tally = Tally()
    for story in stories:
        tally.add(story, hear(story.text, library.hearing[story.language]))
    return tally


def report(library: Library, stories: Iterable[Story]) -> Iterator[str]:
    """The figures, line by line."""
    stories = tuple(stories)
    for part in PARTS:
        for language in LANGUAGES:
            chosen = [story for story in stories if (story.part, story.language) == (part, language)]
            tally = measure(chosen, library)
            none = [story for story in chosen if story.voice == "none"]
            quiet = sum(not hear(story.text, library.hearing[language]) for story in none)
            yield f"{part}, {language}: {len(chosen)} stories; {quiet} of {len(none)} without a project heard as none"
            yield f"  {_row('all', tally)}"
            yield from (f"  {_row(name, tally, name)}" for name in _sequences(library))
            yield ""
    for part in PARTS:
        tally = measure([story for story in stories if story.part == part], library)
        yield f"{part}, both languages: {_row('all', tally)}"


def misses(library: Library, stories: Iterable[Story]) -> Iterator[str]:
    """What went wrong in the development part, with the words that misled."""
    for story in stories:
        if story.part == "development":
            heard = hear(story.text, library.hearing[story.language])
            yield from (f"{story.id} wrong {name}: {_shown(heard, name)}" for name in heard if name not in story.heard)
            yield from (f"{story.id} missed {name}" for name in sorted(story.heard - heard.keys()))


def _sequences(library: Library) -> Iterable[str]:
    return dict.fromkeys(cue.sequence for cue in library.hearing["fr"].cues)


def _share(right: int, others: int) -> float:
    return right / (right + others) if right + others else 1.0


def _row(title: str, tally: Tally, sequence: str = "") -> str:
    precision, recall = tally.rates(sequence)
    counts = [count[sequence] if sequence else count.total() for count in (tally.right, tally.wrong, tally.missed)]
    right, wrong, missed = counts
    return f"{title:4} precision {precision:.2f}  recall {recall:.2f}  (right {right}, wrong {wrong}, missed {missed})"


def _shown(heard: Mapping[str, Heard], name: str) -> str:
    return f"{heard[name].words!r} {list(heard[name].why)}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hearing.measure", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what went wrong in the development part")
    library, stories = load(read_folder(shipped())), read_stories()
    lines = misses(library, stories) if parser.parse_args().misses else report(library, stories)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
