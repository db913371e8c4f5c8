"""A follow-up question. Never a reproach, never a gate: "C'est déjà dit" and "Passer" are always there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.answering import WITHDRAWING, found_by, probe_text, record, reword, take_as_is
from bot.core.asking.base import Asking, ask, kind
from bot.core.asking.question import LONG, WORDY, probe_or_settle, remark, settle, take
from bot.core.conditions import Condition, Evidence, Text, holds
from bot.core.dialog import Choice, Step
from bot.core.model import Answer
from bot.core.plain import excerpt
from bot.core.turn import Turn

_SENTENCE = 200  # characters of a sentence shown again
_ROLE_WORDS = 6  # "une habitante du quartier" replaces the name; anything longer may be a new wording of the whole


@kind("probe")
class ProbeAsked(Asking):
    """One probe about one answer, with the person's own words before it."""

    of_a_question = True
    takes_text = True
    numbered = False  # "12" answers "how many people?"; the choices are typed in words

    def ask(self, turn: Turn) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        answer = turn.answer(step)
        if answer is None or not turn.answered(step):
            turn.resume_pending()
            ask(turn)
            return
        if len(turn.project.live) > 1 and step.subject != "project":
            turn.add("progress", turn.action_name(turn.draft.subject))
        if data["probe"] != "dont_know":  # to quote "I don't know" back would sound like a reproach
            turn.say("confirm", excerpt=_last_words(turn, answer, step).removesuffix("."))
        turn.add("question", probe_text(turn, step, data["probe"], data["excerpt"]))
        turn.offer(self.choices(turn), numbered=False, moves=("help", "menu"))

    def bare_commands(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind not in WORDY

    def gathers(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind in LONG

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("already_said"), turn.option("pass"))

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        turn.mark_probe(step, data["probe"], "already_said" if value == "already_said" else "passed")
        if data["probe"] == "dont_know" and value == "pass" and step.id not in turn.draft.later:
            turn.draft.later = (*turn.draft.later, step.id)
            turn.say("skip")
        take_as_is(turn, step)
        settle(turn, step)

    def said(self, turn: Turn, text: str) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        if data["probe"] != "no_only" and _is_only(text, "no_only"):
            self.chose(turn, "pass")  # "non" answers the bot's question, and says nothing about the project
            return
        if data["probe"] != "no_only" and _is_only(text, "yes_only"):
            turn.say("probe_go_on")
            ask(turn)
            return
        remark(turn, text)
        if _names_a_role(turn, step, data, text):
            turn.wait_for("role", step=step.id, probe=data["probe"], excerpt=data["excerpt"], role=text)
            ask(turn)
            return
        turn.mark_probe(step, data["probe"], "answered")
        if data["probe"] not in WITHDRAWING:
            take(turn, step, text)
        else:
            record(turn, step, text)
            turn.wait_for("withdraw", step=step.id, message=turn.message)
            ask(turn)


@kind("role")
class Role(Asking):
    """A few words came to stand for a personal datum: the sentence is shown with them before the old one is erased."""

    of_a_question = True

    def ask(self, turn: Turn) -> None:
        data = turn.pending.data
        answer = turn.answer(turn.step(data["step"]))
        parts = answer.parts if answer else ()
        reworded = next((_with_role(part.text, data) for part in parts if data["excerpt"] in part.text), data["role"])
        turn.ask("role_ask", words=excerpt(reworded, _SENTENCE))
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("replace_words"), turn.option("keep_words"))

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        if value == "keep_words":
            turn.mark_probe(step, data["probe"], "passed")
            take_as_is(turn, step)
            settle(turn, step, "kept_as_is")
            return
        turn.mark_probe(step, data["probe"], "answered")
        parts = answer.parts if (answer := turn.answer(step)) else ()
        reworded = {part.message: replace(part, text=_with_role(part.text, data)) for part in parts}
        reword(turn, turn.me.project, {message: (part,) for message, part in reworded.items() if part not in parts})
        turn.say("withdrawn_words")
        other = found_by(turn, step, data["probe"])
        if other:  # a name went, and a phone number stands beside it: the same exchange goes on
            turn.wait_for("probe", step=step.id, probe=data["probe"], excerpt=other)
            ask(turn)
            return
        take_as_is(turn, step)
        settle(turn, step)


@kind("withdraw")
class Withdraw(Asking):
    """A new wording came after a privacy probe, and was added: does it replace the words before it?"""

    of_a_question = True
    takes_text = True

    def ask(self, turn: Turn) -> None:
        step = turn.step(turn.pending.data["step"])
        answer = turn.answer(step)
        if answer is None or not answer.parts:
            turn.resume_pending()
            ask(turn)
            return
        turn.say("confirm", excerpt=excerpt(answer.parts[-1].text).removesuffix("."))
        turn.ask("withdraw_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("replace_words"), turn.option("add_words"))

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        answer = turn.answer(step)
        parts = answer.parts if answer else ()
        first_new = next((place for place, part in enumerate(parts) if part.message == data["message"]), 0)
        if value == "replace_words" and first_new:
            old, new = parts[:first_new], parts[first_new:]
            reword(turn, turn.me.project, {part.message: new for part in old})
            turn.say("withdrawn_words")
        probe_or_settle(turn, step)

    def said(self, turn: Turn, text: str) -> None:
        record(turn, turn.step(turn.pending.data["step"]), text)
        ask(turn)


def _is_only(text: str, name: str) -> bool:
    """Whether a reply is a yes, or a no, and nothing else."""
    return len(text) < _SENTENCE and holds(Condition(name), Evidence(Text(text)))


def _names_a_role(turn: Turn, step: Step, data: Mapping[str, str], text: str) -> bool:
    """Whether a reply is a word or two to stand for the datum, which is in the answer as it was quoted."""
    answer = turn.answer(step)
    return bool(
        data["probe"] in WITHDRAWING
        and data["excerpt"]
        and answer
        and len(text.split()) <= _ROLE_WORDS
        and any(data["excerpt"] in part.text for part in answer.parts)
    )


def _with_role(text: str, data: Mapping[str, str]) -> str:
    return text.replace(data["excerpt"], data["role"])


def _last_words(turn: Turn, answer: Answer, step: Step) -> str:
    if answer.parts:
        return excerpt(answer.parts[-1].text)
    labels = {choice.value: choice.label for choice in turn.step_words(step).choices}
    return ", ".join(labels.get(value, value) for value in answer.chosen)
