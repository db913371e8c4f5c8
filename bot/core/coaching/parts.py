"""What a holder can open to a coach, part by part: each chapter of the form, each walk beside it, the kept voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.core.dialog import Language, Library, Step
from bot.core.guide import FORM, doors_of
from bot.core.model import AnswerKey, Comment, Project, Share

ALL = "all"  # everything, what is written later included
VOICES = "voices"  # what communities said, where it was kept


@dataclass(frozen=True, slots=True)
class PartOfProject:
    """One part: its id ("annexe_b/besoin", "storyboard", "voices"), what it is called, and the questions in it."""

    id: str
    title: str
    steps: frozenset[str]


def parts(library: Library, language: Language) -> tuple[PartOfProject, ...]:
    """Every part there is, in the order of home. Former ids of questions are in it too."""
    voices = PartOfProject(VOICES, library.messages[language]["part_voices"], frozenset())
    return (*_parts(library, language), voices)


def _parts(library: Library, language: Language) -> Iterator[PartOfProject]:
    for part, title, steps in _walked(library, language):
        yield PartOfProject(part, title, frozenset(name for step in steps for name in (step.id, *step.formerly)))


def _walked(library: Library, language: Language) -> Iterator[tuple[str, str, list[Step]]]:
    """The parts that are questions: their id, title, and steps."""
    for dialog in doors_of(library).values():
        for chapter in dialog.chapters if dialog.id == FORM else ():
            steps = [dialog.steps[name] for name in chapter.steps]
            yield f"{dialog.id}/{chapter.id}", chapter.titles[language], steps
        if dialog.id != FORM:
            yield dialog.id, dialog.titles[language], list(dialog.steps.values())


class Parts:
    """Which part each answer belongs to, found once for as many shares as are looked at.

    A question can stand in two walks, about an action in one and about the project in the other: these are two answers.
    """

    def __init__(self, library: Library) -> None:
        self._of: dict[tuple[str, bool], tuple[str, Step]] = {}
        self._known: set[str] = set()
        for part, _, steps in _walked(library, "fr"):
            for step in steps:
                for name in (step.id, *step.formerly):
                    self._of.setdefault((name, step.subject == "project"), (part, step))
                    self._known.add(name)

    def step(self, project: Project, subject: str, name: str) -> Step | None:
        """The question of an answer about an action or about the whole project, by whatever id; None if it is gone."""
        found = self._of.get((name, subject == project.id))
        return found[1] if found else None

    def since(self, share: Share, project: Project, subject: str, name: str, walk: str = "") -> datetime | None:
        """From when on a share opens the answer to a question about a subject; None if it does not.

        `walk`: the dialog of the answer. Where it is a part itself, it opens also what it does not ask any more; of
        which chapter of the form a question was that is gone, nobody knows any more.
        """
        found = self._of.get((name, subject == project.id))
        part = found[0] if found else "" if name in self._known else walk
        opened = [share.parts[name] for name in (ALL, part) if name in share.parts]
        return min(opened, default=None)

    def commented(self, share: Share, project: Project, comments: Iterable[Comment]) -> Iterator[Comment]:
        """The comments that have words, and are about an answer that a share opens."""
        live = {project.id, *(action.id for action in project.live)}
        for comment in comments:
            opened = comment.subject in live and self.since(share, project, comment.subject, comment.step) is not None
            if comment.text and opened:
                yield comment


def closed(library: Library, share: Share, project: Project) -> frozenset[AnswerKey]:
    """The questions of the form whose answers a share does not open, each with what it is asked about."""
    known, actions = Parts(library), [action.id for action in project.live]
    asked = (
        (subject, step.id)
        for step in library.dialogs[FORM].steps.values()
        for subject in ([project.id] if step.subject == "project" else actions)
    )
    return frozenset(key for key in asked if known.since(share, project, *key) is None)


def voices_since(share: Share) -> datetime | None:
    """From when on a share opens the kept voices; None if it does not."""
    return share.parts.get(ALL, share.parts.get(VOICES))
