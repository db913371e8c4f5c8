"""What a share opens: the single gate, the answers with their history, and the words in the order they were said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.coaching.given import given
from bot.core.coaching.parts import Parts, voices_since
from bot.core.coaching.seen import Exchange, Opened, Seen, SeenChapter, SeenComment, Told
from bot.core.coaching.sittings import SITTING
from bot.core.coaching.telling import Teller, Thread, action_labels
from bot.core.dialog import Language, Library
from bot.core.guide import doors_of
from bot.core.model import Answer, AnswerKey, Disclosure, Part, Reading, Stage, StageName, Voice
from bot.core.report import choices_told, latest


def open_up(library: Library, disclosure: Disclosure, now: datetime) -> Opened | None:
    """A project as far as its share opens it at a moment; None if the share does not run.

    Of each answer of an opened part: the revision that stood when the part was opened, and every later one. Actions
    that were taken out are left out. The name of the first action is told in any case: coaches know projects by it.
    """
    return _seen(library, disclosure, now) if disclosure.share.runs(now) else None


def foreseen(library: Library, disclosure: Disclosure) -> Opened:
    """A project as its share would open it, whether it runs or not: for the holder, who looks at what is their own."""
    return _seen(library, disclosure, disclosure.share.since)


def _seen(library: Library, disclosure: Disclosure, now: datetime) -> Opened:
    project = replace(disclosure.project, actions=disclosure.project.live)
    names = action_labels(library, project, latest(disclosure.history), disclosure.language)
    history = _opened(library, disclosure)
    stage, stage_at = stage_of(disclosure.stages)
    return Opened(
        replace(
            disclosure,
            project=project,
            history=history,
            voices=_voices(disclosure),
        ),
        latest(history),
        next(iter(names.values()), ""),
        stage,
        stage_at,
        _read_before(disclosure.readings, now),
        given(Parts(library), disclosure.project, disclosure.history, history),
    )


def stage_of(stages: Sequence[Stage]) -> tuple[StageName, datetime | None]:
    """Where a project stands, and since when."""
    return (stages[-1].name, stages[-1].at) if stages else ("draft", None)


def _opened(library: Library, found: Disclosure) -> tuple[Answer, ...]:
    """The revisions that are opened, oldest first. One that stood when its part was opened hides those before it."""
    parts, live = Parts(library), {found.project.id, *(action.id for action in found.project.live)}
    kept: dict[int, Answer] = {}
    standing: dict[AnswerKey, int] = {}
    for place, answer in enumerate(found.history):
        if answer.project != found.project.id or answer.subject not in live:
            continue
        since = parts.since(found.share, found.project, answer.subject, answer.step, answer.dialog)
        if since is None:
            continue
        if answer.at <= since:
            step = parts.step(found.project, answer.subject, answer.step)
            key = (answer.subject, step.id if step else answer.step)
            kept.pop(standing.get(key, -1), None)
            standing[key] = place
        kept[place] = answer
    return tuple(kept.values())


def _voices(found: Disclosure) -> tuple[Voice, ...]:
    """The voices that were kept, oldest first, if they are opened. They have no history, and are seen as they stand."""
    if voices_since(found.share) is None:
        return ()
    live = {found.project.id, *(action.id for action in found.project.live)}
    kept = (voice for voice in found.voices if voice.kept and voice.contribution.text)
    ours = (each for each in kept if each.inquiry.project == found.project.id and each.inquiry.subject in live)
    return tuple(sorted(ours, key=lambda voice: voice.contribution.at))


def _read_before(readings: Sequence[Reading], now: datetime) -> datetime | None:
    """The last reading before those that are one with the present one."""
    for reading in sorted(readings, key=lambda reading: reading.at, reverse=True):
        if now - reading.at > SITTING:
            return reading.at
        now = reading.at
    return None


def chapters(library: Library, opened: Opened, language: Language) -> tuple[SeenChapter, ...]:
    """Every answer that is opened, chapter by chapter; last those to what is not asked any more."""
    teller = Teller(library, opened, language)
    show = _Showing(teller)
    subjects = {True: [opened.found.project.id], False: [action.id for action in opened.found.project.live]}
    found = []
    for dialog in doors_of(library).values():
        for chapter in dialog.chapters:
            steps = (dialog.steps[name] for name in chapter.steps)
            keys = ((subject, step.id) for step in steps for subject in subjects[step.subject == "project"])
            threads = (teller.thread(*key) for key in keys)
            title = chapter.titles[language]
            found.append(SeenChapter(dialog.titles[language], title, show.all(thread for thread in threads if thread)))
    return (*(chapter for chapter in found if chapter.answers), *_gone(library, show, language))


def _gone(library: Library, show: _Showing, language: Language) -> Iterator[SeenChapter]:
    """The answers to what the content no longer asks, walk by walk."""
    gone = [thread for thread in show.teller.threads if thread.asked is None]
    for walk in dict.fromkeys(thread.walk for thread in gone):
        dialog = library.dialogs.get(walk)
        title = library.messages[language]["doc_journeys_gone"]
        answers = show.all(thread for thread in gone if thread.walk == walk)
        yield SeenChapter(dialog.titles[language] if dialog else walk, title, answers)


class _Showing:
    """Answers as they are seen, with what others say to them."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self._voices: dict[str, list[Told]] = {}
        self._remarks: dict[str, list[SeenComment]] = {}
        for voice in teller.voices():
            self._voices.setdefault(voice.anchor, []).append(voice)
        for remark in teller.comments():
            self._remarks.setdefault(remark.anchor, []).append(remark)

    def all(self, threads: Iterable[Thread]) -> tuple[Seen, ...]:
        return tuple(map(self._seen, threads))

    def _seen(self, thread: Thread) -> Seen:
        teller, versions = self.teller, self.teller.versions(thread)
        return Seen(
            thread.subject,
            thread.step,
            teller.label(thread),
            teller.question(thread),
            teller.about(thread.subject),
            thread.anchor,
            thread.last.open and not versions[-1].withdrawn,
            versions,
            tuple(self._voices.get(thread.anchor, ())),
            tuple(self._remarks.get(thread.anchor, ())),
        )


def transcript(library: Library, opened: Opened, language: Language) -> tuple[Exchange, ...]:
    """What was said, message by message, oldest first, each with what it answers: the question as it was asked then, a
    follow-up question, or a comment, in its words if this coach wrote it.

    A message that stands in several revisions or answers is told once, in its last wording, where it was said first.
    What was only chosen is told by the label of the choice.
    """
    teller = Teller(library, opened, language)
    said = [exchange for thread in teller.threads for exchange in _exchanges(teller, thread)]
    once: dict[tuple[str, str], Exchange] = {}
    for exchange in sorted(said, key=lambda exchange: exchange.said.at):
        once.setdefault((exchange.said.message, exchange.said.words), exchange)
    return tuple(once.values())


def _exchanges(teller: Teller, thread: Thread) -> Iterator[Exchange]:
    """The messages of one answer, and its choices."""
    wording: dict[str, Part] = {}
    chosen: tuple[str, ...] = ()
    for answer in thread.revisions:
        labels = choices_told(thread.asked, answer, teller.language) if thread.asked else ()
        added = [label for label in labels if label not in chosen]
        chosen = labels
        if added:
            words = ", ".join(added)
            at = teller.given(thread, answer.chosen_by).asked.at
            said = teller.said(thread, answer.chosen_by, words, teller.language, at)
            yield Exchange(teller.asked_then(thread, answer.chosen_by), said)
        wording |= {part.message: part for part in answer.parts if part.text}
    for message, part in wording.items():
        yield Exchange(teller.asked_then(thread, message), teller.quote(thread, part, part.text))
