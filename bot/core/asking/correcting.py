"""What the person changes on the platform itself: an edited message revises the part of the answer that it gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core import moves
from bot.core.answering import overtake, rejudge, reword
from bot.core.asking.base import KINDS, Asking, ask, current, do, kind, react
from bot.core.asking.question import NUMBERED, change_order, numbered_actions, probe_or_settle, take
from bot.core.choosing import match
from bot.core.dialog import Choice, Step
from bot.core.distress import in_distress
from bot.core.draft import DISTRESS, held_in, holding, holds, reworded
from bot.core.model import Answer, ConversationKey, Part, Said
from bot.core.plain import excerpt, visible
from bot.core.turn import Turn

_QUOTING = ("probe", "role")  # follow-up questions that quote the answer they are about


def edited(turn: Turn, message: str, text: str) -> None:
    """A message has a new text: it is found wherever it is kept, changed there, and the person is told where.

    A command, or words of distress, are no answer: the old words go, and the new ones are heard as any others.
    """
    given = [answer for answer in turn.all_answers() if any(part.message == message for part in answer.parts)]
    words = text if visible(text) and not (command_in(turn, text) or in_distress(text)) else ""
    kept = {part.text for answer in given for part in answer.parts if part.message == message}
    if words and kept == {words}:
        turn.say("edited_same")
        current(turn).ask(turn)
        return
    live = turn.project.live
    held = _rewrite_held(turn, message, words)
    probed = _rewrite(turn, given, message, words)
    if held and not given:
        turn.withdraw(message)
    if in_distress(text):
        turn.pieces = (Said(message, text),)
        KINDS[DISTRESS].said(turn, text)
        return
    _tell(turn, given, held=held, gone=not words)
    if turn.project.live != live:
        turn.say("action_ordered")
        turn.enumerate(numbered_actions(turn))
    if command_in(turn, text) or not (held or given):
        offer(turn, message, text)
    else:
        _go_on(turn, probed)


def command_in(turn: Turn, text: str) -> str:
    """The move that a text calls with its prefix, by its name; "" if it is no command."""
    command = moves.read(text, bare=False, known=turn.guide.moves)
    return command.move.name if isinstance(command, moves.Command) else ""


def _tell(turn: Turn, given: Sequence[Answer], *, held: bool, gone: bool) -> None:
    if held:
        turn.say("held_dropped" if gone else "edited_held")
    if given:
        names = dict.fromkeys(_named(turn, answer) for answer in given)
        turn.say("edited_out" if gone else "edited_in", label=", ".join(names))


def _go_on(turn: Turn, probed: Step | None) -> None:
    """Judge the words anew that a follow-up question was about, or ask again what was being asked."""
    if probed is None:
        current(turn).ask(turn)
    elif turn.answered(probed):
        turn.interrupt("answering")  # so that judging anew ends this, and not what is pending
        probe_or_settle(turn, probed)
    else:
        ask(turn)


def _rewrite_held(turn: Turn, message: str, words: str) -> bool:
    """Put these words, or nothing, in the place of a message that waits to be put somewhere. Whether there is one."""
    waiting = turn.situation.conversations
    keys = [key for key in turn.conversations() if key in waiting and holds(waiting[key].pending, message)]
    for draft in map(turn.draft_of, keys):
        draft.pending = reworded(draft.pending, message, words)
    return bool(keys)


def _rewrite(turn: Turn, given: Sequence[Answer], message: str, words: str) -> Step | None:
    """Put these words, or nothing, in the place of a message, in every answer that it is part of.

    Returns the question that a follow-up question was just asked about, if it is about these very words.
    """
    probed = None
    old = {(answer.subject, answer.step): answer for answer in given}
    for project in dict.fromkeys(answer.project for answer in given):
        part = next(part for answer in given for part in answer.parts if part.message == message)
        for answer in reword(turn, project, {message: (replace(part, text=words),) if words else ()}):
            step = turn.step_of(answer)
            if step is None:
                continue
            if step.kind == "ranking":
                _order_anew(turn, old[answer.subject, answer.step], part, words)
            rejudge(turn, step, answer)
            overtake(turn, step, (answer.dialog, answer.subject))
            probed = _unask(turn, step, answer) or probed
    return probed


def _order_anew(turn: Turn, answer: Answer, part: Part, words: str) -> None:
    rest = replace(answer, parts=tuple(other for other in answer.parts if other.message != part.message))
    change_order(turn, rest, part.text, words)


def _unask(turn: Turn, step: Step, answer: Answer) -> Step | None:
    """Follow-up questions quote words that are gone: they are not asked any more. The step, if one was just asked."""
    if turn.draft.dialog != answer.dialog or turn.subject_of(step) != answer.subject:
        return None
    pending = turn.draft.pending
    asked = pending is not None and pending.kind in _QUOTING and pending.data["step"] == step.id
    if asked:
        turn.mark_probe(step, turn.pending.data["probe"], "answered")
    turn.drop(_QUOTING, step)
    return step if asked else None


def _named(turn: Turn, answer: Answer) -> str:
    """The label of a question, with its action where there are several."""
    step = turn.step_of(answer)
    label = turn.step_words(step).label if step else answer.step
    several = answer.subject in {action.id for action in turn.project.live} and len(turn.project.live) > 1
    return f"{label} ({turn.action_name(answer.subject)})" if several else label


def offer(turn: Turn, message: str, text: str) -> None:
    """The message gave no words to an answer: it chose something, or was a command. Offer to do it anew."""
    if not visible(text):
        turn.say("edited_same")
        ask(turn)
        return
    answers = () if command_in(turn, text) else turn.all_answers()
    chose = next((answer for answer in answers if answer.chosen and answer.chosen_by == message), None)
    step = turn.step_of(chose) if chose else None
    about = {"step": step.id, "subject": chose.subject, "dialog": chose.dialog} if chose and step else {}
    turn.interrupt("spent", **about, **holding((Said(message, text),)))
    ask(turn)


@kind("spent")
class Spent(Asking):
    """A choice or a command was edited after it had done its work: is the new text to be taken instead?"""

    def ask(self, turn: Turn) -> None:
        words = excerpt(held_in(turn.pending)[0].text)
        step = _chosen_in(turn, turn.pending.data)
        if step is not None:
            turn.ask("spent_choice", label=turn.step_words(step).label, words=words)
        else:
            turn.ask("spent_command", words=words)
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("yes", "choice_spent_yes"), turn.option("no"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.pieces, about = held_in(turn.pending), turn.pending.data
        text = turn.pieces[0].text
        turn.message = turn.pieces[0].message
        turn.resume_pending()
        step = _chosen_in(turn, about)
        command = moves.read(text, bare=True, loose=True, known=turn.guide.moves)
        if value == "no":
            turn.say("cancelled")
            ask(turn)
        elif step is not None and turn.is_present(about["subject"]):
            _choose_anew(turn, step, (about["dialog"], about["subject"]), text)
        elif isinstance(command, moves.Command):
            do(turn, command)
        else:
            react(turn, text)


def _chosen_in(turn: Turn, about: Mapping[str, str]) -> Step | None:
    """The question that a message had answered with a choice, if the content still has it."""
    dialog = turn.guide.doors.get(about.get("dialog", ""))
    return dialog.steps.get(about["step"]) if dialog else None


def _choose_anew(turn: Turn, step: Step, walk: ConversationKey, text: str) -> None:
    """Another choice, or words, in the place of a choice. What else was said in that answer stays."""
    dialog, subject = walk
    turn.enter(dialog, turn.subject_in(dialog) if subject == turn.me.project else subject)
    turn.draft.paused = False
    turn.interrupt("answering")  # so that taking the answer ends this, and not what is pending in the form
    answer = turn.answer(step)
    if answer is not None:
        turn.revise(answer, chosen=(), chosen_by="")
    chosen = match(turn.step_words(step).choices, text, numbered=step.kind in NUMBERED)
    take(turn, step, "" if chosen else text, chosen=(chosen.value,) if chosen else ())
