"""For authors who tune content: which conditions hold for an answer, and which follow-up question would be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.core.answering import choose_probe, evidence_of, probes_of
from bot.core.conditions import KNOWN, Evidence, find, from_text_alone
from bot.core.dialog import Language, Library, Step
from bot.core.model import Answer, Part

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # an answer that is tried belongs to no moment


class UnknownQuestion(LookupError):
    """No dialog has a question of that id; the message lists the ids that exist."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What an answer gives rise to: each probe's condition and whether it holds.

    The probe asked, with its words, if any.
    """

    question: str
    holds: dict[str, bool]
    condition: str
    probe: str


def find_question(library: Library, step_id: str) -> Step:
    """A question by id, former ids included. Raises UnknownQuestion."""
    steps = {step.id: step for dialog in library.dialogs.values() for step in dialog.steps.values()}
    former = {old: step for step in steps.values() for old in step.formerly}
    found = steps.get(step_id) or former.get(step_id)
    if found is None:
        raise UnknownQuestion(f"there is no question {step_id}; there are: {', '.join(steps)}")
    return found


def _with_as_many_actions(step: Step, evidence: Evidence) -> Evidence:
    """Nobody tells here how many actions there are to rank: as many as the highest number in the answer.

    An order told in words cannot be judged without the names of the actions; it is taken as complete.
    """
    if step.kind != "ranking":
        return evidence
    ranks = evidence.ranks or (1,)
    return replace(evidence, ranks=ranks, actions=max(ranks))


def try_answer(library: Library, step_id: str, text: str, language: Language) -> Trial:
    """Judge one answer as the engine would when it arrives first. Raises UnknownQuestion."""
    step = find_question(library, step_id)
    answer = Answer("", "", step.id, 1, "", "", _NO_TIME, (Part("", text, language),))
    evidence = _with_as_many_actions(step, evidence_of(step, answer, language))
    probes = probes_of(step, library)
    holds = {probe.key: find(probe.condition, evidence) is not None for probe in probes}
    wanted = choose_probe(step, evidence, probes)
    if wanted is None:
        return Trial(step.id, holds, "", "")
    texts = next((probe.texts for probe in probes if probe.key == wanted.key), None)
    words = texts[language] if texts else library.messages[language]["more"]
    filled = words.format(word=wanted.excerpt, excerpt=wanted.excerpt, dimension=wanted.excerpt)
    return Trial(step.id, holds, wanted.key if texts else f"{wanted.key}:{step.min_words}", filled)


def conditions_of(library: Library, text: str, step_id: str, language: Language) -> dict[str, bool]:
    """Every condition that needs only the text; with a question, those that need its example or its numbers too.

    Raises UnknownQuestion.
    """
    if not step_id:
        return from_text_alone(text)
    step = find_question(library, step_id)
    answer = Answer("", "", step.id, 1, "", "", _NO_TIME, (Part("", text, language),))
    evidence = evidence_of(step, answer, language)
    found = from_text_alone(text, step.words[language].example)
    for probe in probes_of(step, library):
        if KNOWN[probe.condition.name].needs != "situation":
            found[probe.key] = find(probe.condition, evidence) is not None
    return found
