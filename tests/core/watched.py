"""A talk that checks, after every turn, what must always hold; and the wild things people do in one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from itertools import count

from pydantic import TypeAdapter

from bot.core.answering import MOST_PROBES, WITHDRAWING
from bot.core.asking.base import KINDS
from bot.core.choosing import match
from bot.core.engine import Engine
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import (
    Answer,
    AnswerKey,
    Attached,
    Blank,
    Chose,
    Conversation,
    Edited,
    Event,
    Outcome,
    Part,
    Pending,
    Place,
    Reply,
    Said,
    Situation,
    TimedOut,
)
from tests.core.coached import MARIE
from tests.talk import PLACE, Talk, shown

_OUTCOME = TypeAdapter(Outcome)
_ENDS = (HOME, REVIEW, DONE)
_ABOUT_A_STEP = ("probe", "withdraw", "story")
# What is said then may be for what they interrupted.
_STEPPING_ASIDE = ("retention", "voices_told", "spent", "example", "cards")


def chain(pending: Pending | None) -> Iterator[Pending]:
    """A pending question and what it interrupted, outermost first."""
    while pending is not None:
        yield pending
        pending = pending.under


@dataclass(frozen=True)
class Before:
    """What stood before a turn."""

    situation: Situation
    history: dict[AnswerKey, Answer]

    @property
    def pending(self) -> Pending | None:
        focus = self.situation.focus
        return self.situation.conversations[focus].pending if focus else None


class Watched(Talk):
    """Every turn is checked. `kinds` and `states` note what was reached."""

    def __init__(self, engine: Engine | None = None, place: Place = PLACE) -> None:
        super().__init__(engine, place)
        self.marks = [""]
        self.last = Reply(())
        self.asked_by = self.engine
        self.heard = 0  # how much others had said when we asked, communities and coaches
        self.coaches.append(MARIE)
        self.kinds: set[str] = set()
        self.states: set[str] = set()
        self.said_before_consent: list[str] = []
        self.asked_on = self.at.date()

    @property
    def said_by_others(self) -> int:
        """How much communities and coaches said."""
        return len(self.voices) + len(self.records.comments)

    @property
    def still_offered(self) -> bool:
        """Whether what can be chosen is what was shown: it may depend on the content, on others, and on the day."""
        same = self.engine is self.asked_by and self.said_by_others == self.heard
        return bool(self.last.choices) and same and self.at.date() == self.asked_on

    def copy(self) -> Watched:
        """The same talk at the same point, to go on from in another way. The engine is shared: it keeps nothing."""
        return deepcopy(self, {id(self.engine): self.engine, id(self.asked_by): self.asked_by})

    def event(self, event: Event) -> Reply:
        before = Before(self.situation(), self._last_revisions())
        wrote = event.text if isinstance(event, Said | Attached | Edited) else ""
        if wrote and (before.situation.person is None or not before.situation.person.agreed):
            self.said_before_consent.append(wrote)
        agreed = self._agreed(before.situation)
        kept = self._kept()
        erased = self.erased
        self.last = super().event(event)
        self.asked_by = self.engine
        self.heard, self.asked_on = self.said_by_others, self.at.date()
        outcome = self.outcomes[-1]
        self.marks.append(self.last.asked)
        if not isinstance(event, TimedOut) or self.last.blocks:
            self._check_reply(self.last)
        self._check_answers(before, outcome, event)
        if self.erased > erased:
            assert self.person is None
            return self.last
        self._check_records(outcome)
        if wrote and not agreed:
            assert not outcome.answers
            assert self._kept().count(wrote) <= kept.count(wrote), "kept before they agreed"
        self._note()
        return self.last

    def both_ways(self, position: int) -> Reply:
        """Take an offered choice, and prove that typing its label or its number would have done the same."""
        choices = self.last.choices
        assert choices
        assert self.engine is self.asked_by, "the content was edited since: a choice may be gone"
        choice = choices[position % len(choices)]
        typed = [choice.label]
        if self.last.numbered:
            typed.append(str(choices.index(choice) + 1))
        pressed = self._dry(Chose("m", choice.value))
        for text in typed:
            assert self._dry(Said("m", text)) == pressed, f"{text!r} typed is not {choice.value!r} pressed"
        spent = self.draft.pending is not None and self.draft.pending.kind == "spent"  # "déjà dit" may be told so
        assert spent or not self._refused(pressed), f"{choice.value!r} was offered, then refused"
        return self.press(choice.value)

    def _agreed(self, situation: Situation) -> bool:
        given = situation.person.consents if situation.person else ()
        notice = situation.place.notice
        guide = self.engine.guide
        today = {guide.notice_versions[notice], *([guide.coach_versions[notice]] if situation.coach else [])}
        return any(consent.notice == notice and consent.version in today for consent in given)

    def _kept(self) -> str:
        """The words of the person that the records hold."""
        pending = [p for c in self.situation().conversations.values() for p in chain(c.pending)]
        return "\n".join(text for p in pending for text in p.data.values())

    def _refused(self, outcome: Outcome) -> bool:
        gone = {words["choice_gone"] for words in self.engine.library.messages.values()}
        return any(block.text in gone for reply in outcome.replies for block in reply.blocks)

    def _dry(self, event: Event) -> Outcome:
        ids = count(10_000)
        outcome = self.engine.step(self.situation(), event, self.at, lambda: f"id{next(ids)}")
        return replace(outcome, replies=tuple(replace(reply, press=None) for reply in outcome.replies))

    def _last_revisions(self) -> dict[AnswerKey, Answer]:
        return {(answer.subject, answer.step): answer for answer in sorted(self.history(), key=lambda a: a.revision)}

    # --- the checks ---------------------------------------------------------------------------------------------------

    def _check_reply(self, reply: Reply) -> None:
        questions = [block for block in reply.blocks if block.kind == "question"]
        assert len(questions) <= 1, shown(reply)
        assert questions or reply.choices or reply.moves, f"nothing to do: {shown(reply)}"
        assert all(block.text or block.items for block in reply.blocks), reply
        assert len({choice.value for choice in reply.choices}) == len(reply.choices), reply.choices
        for number, choice in enumerate(reply.choices, start=1):
            for text in (choice.label, *([str(number)] if reply.numbered else [])):
                assert match(reply.choices, text, numbered=reply.numbered) == choice, (text, reply.choices)

    def _check_answers(self, before: Before, outcome: Outcome, event: Event) -> None:
        asked = 0
        for answer in outcome.answers:
            old = self._predecessor(before, answer)
            assert answer.revision == (old.revision + 1 if old else 1), (answer, old)
            names = [mark.probe for mark in answer.probes]
            assert len(names) <= MOST_PROBES, answer
            assert len(set(names)) == len(names), answer
            old_names = {mark.probe for mark in old.probes} if old else set()
            if old is not None and not self._copied(before, answer):
                asked += len(set(names) - old_names)
                late = isinstance(event, Said) and event.at is not None  # sent before a probe was there to be read
                assert late or old_names <= set(names), (answer, old)
            elif not self._copied(before, answer):
                asked += len(names)
            if old is not None:
                over = {mark.probe for mark in old.probes if mark.outcome != "asked"}
                again = over & {mark.probe for mark in answer.probes if mark.outcome == "asked"}
                assert not again, f"asked again: {again}"
                if isinstance(event, Edited):
                    self._check_edited(event, old, answer)
                else:
                    self._check_parts(before, outcome, old, answer)
        assert asked <= 1, "two follow-up questions in one turn"

    def _predecessor(self, before: Before, answer: Answer) -> Answer | None:
        step = self.engine.library.dialogs[answer.dialog].steps.get(answer.step)
        names = (answer.step, *(step.formerly if step else ()))
        return next((before.history[answer.subject, n] for n in names if (answer.subject, n) in before.history), None)

    def _copied(self, before: Before, answer: Answer) -> bool:
        known = {action.id for project in before.situation.projects for action in project.actions}
        return answer.subject not in known and answer.subject not in {p.id for p in before.situation.projects}

    def _check_parts(self, before: Before, outcome: Outcome, old: Answer, new: Answer) -> None:
        if new.parts[: len(old.parts)] == old.parts:
            return
        if new.parts == old.parts[:-1] and self._moved(outcome, old.parts[-1], new.step):
            return
        pending = before.pending
        while pending is not None and pending.kind in _STEPPING_ASIDE:
            pending = pending.under
        assert pending is not None, (old, new)
        if pending.kind in ("edit_text", "comment_text") and pending.data["mode"] == "replace":
            assert pending.data["step"] == new.step
            return
        blanks = [effect for effect in outcome.effects if isinstance(effect, Blank)]
        assert any((new.subject, new.step, new.revision) in blank.keep for blank in blanks), (old, new)
        assert pending.kind in ("role", "withdraw") or pending.data["probe"] in WITHDRAWING

    def _check_edited(self, event: Edited, old: Answer, new: Answer) -> None:
        others = [[part for part in answer.parts if part.message != event.message] for answer in (old, new)]
        assert others[0] == others[1], "an edit changed what was not edited"

    def _moved(self, outcome: Outcome, part: Part, source: str) -> bool:
        return any(other.step != source and other.parts[-1:] == (part,) for other in outcome.answers)

    def _check_records(self, outcome: Outcome) -> None:
        situation = self.situation()
        dialogs = self.engine.library.dialogs
        assert situation.person is not None or not outcome.conversations
        if situation.person is None:
            assert not self.projects
            assert not self.answers
            return
        assert situation.focus in situation.conversations
        for conversation in situation.conversations.values():
            assert conversation.dialog in dialogs
            if conversation.version != dialogs[conversation.dialog].version:
                continue  # carried over when its turn comes
            self._check_conversation(conversation)
        for answer in outcome.answers:
            assert answer.project in {project.id for project in situation.projects}
        if not situation.person.agreed:
            self._check_nothing_kept(outcome)
        else:
            focus = situation.conversations[situation.focus]  # type: ignore[index]
            assert focus.version == dialogs[focus.dialog].version
            project = next(p for p in situation.projects if p.id == situation.person.project)
            assert project.live, "a project without an action"
            about = {project.id, situation.person.id, *self.engine.guide.notice_versions}
            subjects = about | {action.id for action in project.live}
            assert focus.subject in subjects, "the focus is on what is not there"

    def _check_conversation(self, conversation: Conversation) -> None:
        steps = self.engine.library.dialogs[conversation.dialog].steps
        assert conversation.state in (*steps, *_ENDS), conversation
        for listed in (conversation.later, conversation.trail, conversation.recheck):
            assert set(listed) <= set(steps), conversation
        for listed in (conversation.later, conversation.recheck):
            assert len(set(listed)) == len(listed), conversation
        waiting = list(chain(conversation.pending))
        assert {pending.kind for pending in waiting} <= set(KINDS)
        # A follow-up question may wait under the editing of another answer; nothing else is there twice.
        once = [(p.kind, p.data["step"] if p.kind in _ABOUT_A_STEP else "") for p in waiting]
        assert len(set(once)) == len(once), f"interruptions pile up: {once}"

    def _check_nothing_kept(self, outcome: Outcome) -> None:
        assert not outcome.answers
        assert not outcome.projects
        kept = _OUTCOME.dump_json(replace(outcome, replies=(), effects=())).decode()
        for text in self.said_before_consent:
            assert len(text) < 12 or text not in kept, text

    def _note(self) -> None:
        draft = self.situation().conversations.get(self.focus) if self.focus else None
        if draft is not None:
            self.states.add(draft.state)
            self.kinds |= {pending.kind for pending in chain(draft.pending)}


assert {field.name for field in fields(Outcome)} >= {"answers", "effects"}
