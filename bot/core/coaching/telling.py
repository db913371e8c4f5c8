"""The words for what is seen: names of actions, labels, questions, an answer as it is told, and its revisions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.coaching.comparing import compare
from bot.core.coaching.parts import Parts
from bot.core.coaching.seen import Given, Opened, Said, SeenComment, Status, Told, Version
from bot.core.dialog import Language, Library, Step
from bot.core.guide import FORM
from bot.core.model import Answer, Comment, Part, Project, Voice
from bot.core.quotes import role_of
from bot.core.ranking import given_order, reasons
from bot.core.report import Answers, action_name, form_label, spoken, told, unnamed
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Thread:
    """One answer through time. `step`: the id that its question has today; `asked`: the question, None if it is gone.

    `walk`: the dialog in which it was given. `revisions`: those that are opened, oldest first.
    """

    subject: str
    step: str
    asked: Step | None
    walk: str
    revisions: tuple[Answer, ...]

    @property
    def last(self) -> Answer:
        """The revision that counts."""
        return self.revisions[-1]

    @property
    def anchor(self) -> str:
        """Names the answer on a page."""
        return f"{self.subject}/{self.step}"


class Teller:
    """Tells what a share opens, in one language. Nothing is read but what was opened."""

    def __init__(self, library: Library, opened: Opened, language: Language) -> None:
        self.library = library
        self.opened = opened
        self.language = language
        self.project = opened.found.project
        self.wording = Wording(library, language, opened.found.asked)
        self._parts = Parts(library)
        self._names = _names(library, opened, language)
        self.threads = self._threads()
        self._by_answer = {(thread.subject, thread.step): thread for thread in self.threads}
        self._told = {
            (thread.subject, thread.step, answer.revision): self.words(thread.asked, answer)
            for thread in self.threads
            for answer in thread.revisions
        }

    # --- answers ------------------------------------------------------------------------------------------------------

    def step(self, subject: str, name: str) -> Step | None:
        """The question of an answer, by whatever id it had; None if it is gone."""
        return self._parts.step(self.project, subject, name)

    def opens(self, subject: str, step: Step) -> bool:
        """Whether the share opens the answer to a question, if there is one."""
        return self._parts.since(self.opened.share, self.project, subject, step.id) is not None

    def since(self, thread: Thread) -> datetime:
        """From when on an answer is opened."""
        share = self.opened.share
        found = self._parts.since(share, self.project, thread.subject, thread.step, thread.walk)
        return share.since if found is None else found

    def _threads(self) -> tuple[Thread, ...]:
        found: dict[tuple[str, str], list[Answer]] = {}
        for answer in self.opened.found.history:
            step = self.step(answer.subject, answer.step)
            found.setdefault((answer.subject, step.id if step else answer.step), []).append(answer)
        threads = (
            Thread(subject, name, self.step(subject, name), answers[-1].dialog, _begun(answers))
            for (subject, name), answers in found.items()
        )
        return tuple(thread for thread in threads if thread.revisions)

    def thread(self, subject: str, name: str) -> Thread | None:
        """An answer that is opened, by whatever id its question had; None if there is none."""
        step = self.step(subject, name)
        return self._by_answer.get((subject, step.id if step else name))

    def label(self, thread: Thread) -> str:
        """What its question is called."""
        return form_label(thread.asked, self.language) if thread.asked else self.wording.label(thread.step)

    def question(self, thread: Thread) -> str:
        """Its question of today, or the one that was asked then if it is gone."""
        if thread.asked is not None:
            return thread.asked.words[self.language].question
        return self.wording.question_then(thread.last)

    def given(self, thread: Thread, message: str) -> Given:
        """How a message of an answer came."""
        return self.opened.given[thread.subject, thread.step, message]

    def asked_then(self, thread: Thread, message: str) -> str:
        """What a message answers: a comment, a follow-up question, or the question as it was asked then.

        The words of a comment are told to the coach who wrote it alone.
        """
        given = self.given(thread, message)
        if given.asked.comment:
            own = {comment.id: comment.text for comment in self.opened.found.comments}
            words = own.get(given.asked.comment, "")
            return self.wording.say("asked_comment", words=words) if words else self.wording.say("asked_a_comment")
        if given.probe:
            return self.wording.probe(thread.step, given.probe)
        return self.wording.question_then(given.asked) or self.question(thread)

    def about(self, subject: str) -> str:
        """The action that something is about, where there are several."""
        return self._names.get(subject, "") if len(self._names) > 1 else ""

    def words(self, step: Step | None, answer: Answer) -> str:
        """An answer in its words. An order of importance is told by names, once it is one: "2, 1" says little later."""
        if step is None:
            return "\n\n".join(part.text for part in spoken(answer))
        names, last = tuple(self._names.values()), self.opened.answers[answer.subject, answer.step]
        if step.kind != "ranking" or answer.parts != last.parts:
            return told(step, answer, self.language)
        if sorted(given_order(answer, names) or ()) != list(range(1, len(names) + 1)):
            return told(step, answer, self.language)
        order = ", ".join(f"{number}. {name}" for number, name in enumerate(names, start=1))
        return "\n\n".join((order, *(part.text for part in reasons(answer, spoken(answer), names))))

    def words_of(self, thread: Thread, revision: int) -> str:
        """A revision in its words; "" if it is not opened."""
        return self._told.get((thread.subject, thread.step, revision), "")

    def versions(self, thread: Thread) -> tuple[Version, ...]:
        """The revisions that say something else than the one before: one that notes a follow-up question does not."""
        found: list[Version] = []
        for answer in thread.revisions:
            words = self.words_of(thread, answer.revision)
            if found and found[-1].words == words:
                continue
            before = found[-1].words if found else words
            pieces = compare(before, words) if words else ()
            found.append(Version(answer.revision, answer.at, words, pieces, bool(found), not words))
        return tuple(found)

    def stands(self, thread: Thread, revision: int) -> bool:
        """Whether an answer still says what it said in a revision."""
        said = (answer.revision for answer in thread.revisions)
        return revision in said and self.words_of(thread, revision) == self.words_of(thread, thread.last.revision)

    # --- quotes -------------------------------------------------------------------------------------------------------

    def quote(self, thread: Thread, part: Part, words: str) -> Said:
        """Words of one message of an answer."""
        at = self.given(thread, part.message).asked.at
        return self.said(thread, part.message, words, part.language, at)

    def said(self, thread: Thread, message: str, words: str, language: Language, at: datetime) -> Said:
        """Words that belong to an answer: a message, or the labels of what was chosen."""
        label, about, mark = self.label(thread), self.about(thread.subject), self.mark(message)
        return Said(words, language, thread.step, label, self.question(thread), about, thread.anchor, mark, at)

    def mark(self, message: str) -> str:
        """Tells messages apart, and says nothing of what the platform calls them; the project's id is no coach's."""
        secret = hashlib.blake2b(self.project.id.encode(errors="replace"), person=b"mark").digest()
        return hashlib.blake2b(message.encode(errors="replace"), key=secret, digest_size=4).hexdigest()

    # --- what others say ----------------------------------------------------------------------------------------------

    def voices(self) -> tuple[Told, ...]:
        """The kept voices, oldest first. Without an anchor, where the answer beside which they stand is not opened."""
        return tuple(map(self._voice, self.opened.found.voices))

    def _voice(self, voice: Voice) -> Told:
        said, inquiry = voice.contribution, voice.inquiry
        thread = self.thread(inquiry.subject, inquiry.step)
        step = self.step(inquiry.subject, inquiry.step)
        label = form_label(step, self.language) if step else self.wording.label(inquiry.step)
        role = role_of(self.library, self.language, said.role)
        return Told(said.text, said.language, role, label, thread.anchor if thread else "", said.at)

    def comments(self) -> tuple[SeenComment, ...]:
        """The comments on what is opened, oldest first; one that was taken back is nowhere."""
        found = ((comment, self.thread(comment.subject, comment.step)) for comment in self.opened.found.comments)
        return tuple(self._remark(comment, thread) for comment, thread in found if thread and comment.text)

    def _remark(self, comment: Comment, thread: Thread) -> SeenComment:
        replied = comment.answered_by not in (0, comment.revision)
        return SeenComment(
            comment,
            self._status(comment, thread),
            self.label(thread),
            self.about(thread.subject),
            thread.anchor,
            self.words_of(thread, comment.revision),
            self.words_of(thread, comment.answered_by) if replied else "",
        )

    def _status(self, comment: Comment, thread: Thread) -> Status:
        if comment.resolved_at is not None:
            return "resolved"
        if comment.answered_at is not None:
            return "answered"
        return "open" if self.stands(thread, comment.revision) else "outdated"


def action_labels(library: Library, project: Project, answers: Answers, language: Language) -> Mapping[str, str]:
    """What each live action is called, by id; by its number, if the answer that names it is not among `answers`."""
    form = library.dialogs[FORM]
    return {
        action.id: action_name(form, answers, action.id) or unnamed(library, language, number)
        for number, action in enumerate(project.live, start=1)
    }


def _names(library: Library, opened: Opened, language: Language) -> Mapping[str, str]:
    """What each live action is called where it is read: the first is the project's name, opened or not."""
    names = dict(action_labels(library, opened.found.project, opened.answers, language))
    first = next(iter(names), None)
    return names if first is None else {**names, first: opened.title}


def says_something(answer: Answer) -> bool:
    """Whether a revision holds anything, be it words that were taken back: one may have been filed elsewhere."""
    return bool(answer.parts or answer.chosen)


def _begun(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The revisions from the first one that holds anything on."""
    first = next((place for place, answer in enumerate(answers) if says_something(answer)), len(answers))
    return tuple(answers[first:])
