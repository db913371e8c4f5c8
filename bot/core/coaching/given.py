"""When each message of an answer came, and what it answered: found in the whole history, and told without its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.coaching.parts import Parts
from bot.core.coaching.seen import Given
from bot.core.model import Answer, AnswerKey, Project

_Key = tuple[str, str, str]  # the subject, the id that the question has today, the message


def given(parts: Parts, project: Project, history: Iterable[Answer], opened: Iterable[Answer]) -> Mapping[_Key, Given]:
    """How the messages of the `opened` revisions came, by subject, question and message.

    `history`: every revision, oldest first. A message may have come long before a share opened it: its day is told, and
    what was asked then; no word that is not opened is.
    """
    wanted = {key for answer in opened for key in _keys(parts, project, answer)}
    found: dict[_Key, Given] = {}
    before: dict[AnswerKey, Answer] = {}
    for answer in history:
        if answer.project != project.id:
            continue
        keys = _keys(parts, project, answer)
        thread = _thread(parts, project, answer)
        for key in keys:
            if key in wanted and key not in found:
                found[key] = _given(answer, before.get(thread))
        before[thread] = answer
    return found


def _given(answer: Answer, before: Answer | None) -> Given:
    """How a message came that stands in a revision, and not in the one before it."""
    asked = {mark.probe for mark in before.probes if mark.outcome == "asked"} if before else set()
    answered = [mark.probe for mark in answer.probes if mark.outcome == "answered" and mark.probe in asked]
    return Given(replace(answer, parts=(), chosen=(), probes=(), refused=()), next(iter(answered), ""))


def _keys(parts: Parts, project: Project, answer: Answer) -> list[_Key]:
    messages = [part.message for part in answer.parts] + ([answer.chosen_by] if answer.chosen else [])
    return [(*_thread(parts, project, answer), message) for message in messages]


def _thread(parts: Parts, project: Project, answer: Answer) -> AnswerKey:
    step = parts.step(project, answer.subject, answer.step)
    return answer.subject, step.id if step else answer.step
