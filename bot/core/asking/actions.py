"""Several actions in one project: add, name, duplicate, remove and bring back, put in order of importance.

Each action has its own answers; only the project's list knows their order, so that reordering touches no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.core.asking.base import Asking, ask, kind, names_something
from bot.core.asking.edit import begin_edit
from bot.core.asking.question import numbered_actions
from bot.core.choosing import match
from bot.core.dialog import Choice
from bot.core.guide import FORM
from bot.core.model import Action
from bot.core.plain import plain
from bot.core.ranking import read_order
from bot.core.turn import Turn

UNDO = timedelta(days=30)
_TASKS = ("add", "open", "rename", "duplicate", "remove", "order", "bring_back")
_ON_ONE = ("open", "rename", "duplicate", "remove", "bring_back")
_WITH_NUMBER = re.compile(r"^(.*?)\s*(\d+)$")


@kind("actions")
class ActionsMenu(Asking):
    """The list of actions, and what can be done with it."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.say("actions_intro")
        turn.enumerate(numbered_actions(turn))
        turn.ask("actions_ask")
        turn.offer(self.choices(turn), moves=("cancel", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        several = len(turn.project.live) > 1
        offered = {"add": True, "open": several, "rename": True, "duplicate": True, "remove": several, "order": several}
        offered["bring_back"] = bool(removed(turn))
        return (
            *(turn.option(task, f"choice_action_{task}") for task in _TASKS if offered[task]),
            turn.option("back_to_work"),
        )

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if value == "back_to_work":
            ask(turn)
        else:
            begin(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        menu = turn.pending
        turn.resume_pending()
        if not _at_once(turn, text):
            turn.draft.pending = menu
            super().said(turn, text)


@kind("action_which")
class WhichAction(Asking):
    """Which action a task is about."""

    def ask(self, turn: Turn) -> None:
        turn.ask(f"action_which_{turn.pending.data['task']}")
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return which(turn, turn.pending.data["task"])

    def chose(self, turn: Turn, value: str) -> None:
        task = turn.pending.data["task"]
        turn.resume_pending()
        DO[task](turn, value)


@kind("action_order")
class ActionOrder(Asking):
    """The order of importance: "2, 1, 3", or "place 3 first"."""

    numbered = False

    def ask(self, turn: Turn) -> None:
        turn.enumerate(numbered_actions(turn))
        turn.ask("action_order_ask")
        turn.offer((), moves=("cancel",))

    def said(self, turn: Turn, text: str) -> None:
        order = read_order(text, turn.action_names())
        live = turn.project.live
        if order is None and not names_something(text):
            super().said(turn, text)
            return
        if order is None or sorted(order) != list(range(1, len(live) + 1)):
            turn.say("action_order_unclear")
            ask(turn)
            return
        turn.reorder(tuple(live[rank - 1] for rank in order))
        turn.resume_pending()
        turn.say("action_ordered")
        turn.enumerate(numbered_actions(turn))
        ask(turn)


def actions(turn: Turn, argument: str) -> None:
    """The move `actions`: the menu, or at once "actions renommer 2", "actions 2, 1, 3", "actions place 3 first"."""
    turn.focus_form()
    if argument and _at_once(turn, argument):
        return
    if argument:
        turn.say("actions_unclear")
    turn.interrupt("actions")
    ask(turn)


def _at_once(turn: Turn, argument: str) -> bool:
    menu = ActionsMenu().choices(turn)
    chosen = match(which(turn, "open"), argument, numbered=True)
    if chosen is not None and len(turn.project.live) > 1:
        open_action(turn, chosen.value)
        return True
    found = match(menu, argument, numbered=False)
    if found is not None and found.value != "back_to_work":
        begin(turn, found.value)
        return True
    numbered = _WITH_NUMBER.match(argument.strip())
    task = match(menu, numbered[1], numbered=False) if numbered else None
    if numbered and task and task.value in _ON_ONE:
        choice = match(which(turn, task.value), numbered[2], numbered=True)
        if choice is not None:
            DO[task.value](turn, choice.value)
            return True
    if len(turn.project.live) > 1 and read_order(argument, turn.action_names()) is not None:
        turn.interrupt("action_order")
        ActionOrder().said(turn, argument)
        return True
    return False


def begin(turn: Turn, task: str) -> None:
    """Start a task, asking which action it is about where that matters."""
    if task == "add":
        add(turn)
    elif task == "order":
        turn.interrupt("action_order")
        ask(turn)
    elif len(which(turn, task)) == 1:
        DO[task](turn, which(turn, task)[0].value)
    else:
        turn.interrupt("action_which", task=task)
        ask(turn)


def which(turn: Turn, task: str) -> tuple[Choice, ...]:
    """The actions a task can be about, under labels that can be typed: two of one name get their number too."""
    pool = removed(turn) if task == "bring_back" else turn.project.live
    names = [turn.action_name(action.id) for action in pool]
    taken = [plain(name) for name in names]
    return tuple(
        Choice(action.id, f"{name} ({number})" if name.isdecimal() or taken.count(plain(name)) > 1 else name)
        for number, (action, name) in enumerate(zip(pool, names, strict=True), start=1)
    )


def removed(turn: Turn) -> tuple[Action, ...]:
    """The removed actions that can still be brought back."""
    return tuple(
        action for action in turn.project.actions if action.removed_at and turn.now - action.removed_at <= UNDO
    )


def add(turn: Turn) -> None:
    """A new action, asked about from its name on."""
    action = Action(turn.new_id())
    turn.set_actions((*turn.project.actions, action))
    turn.enter(FORM, action.id)
    _rank_again(turn)
    turn.say("action_added", number=len(turn.project.live))
    ask(turn)


def open_action(turn: Turn, action_id: str) -> None:
    """Go to the questions of another action."""
    turn.enter(FORM, action_id)
    turn.say("action_opened", name=turn.action_name(action_id))
    ask(turn)


def rename(turn: Turn, action_id: str) -> None:
    """An action is named by its answer to the first question: change that."""
    turn.enter(FORM, action_id)
    turn.say("action_opened", name=turn.action_name(action_id))
    step = turn.naming_step
    if turn.answered(step):
        turn.interrupt("edit_text", step=step.id, mode="replace")
        ask(turn)
    else:
        begin_edit(turn, step)


def duplicate(turn: Turn, action_id: str) -> None:
    """A new action with a copy of every answer, then its own name."""
    copy = Action(turn.new_id())
    turn.set_actions((*turn.project.actions, copy))
    for answer in turn.answers(action_id).values():
        turn.keep(replace(answer, subject=copy.id, revision=1, at=turn.now))
    turn.say("action_duplicated", name=turn.action_name(action_id))
    turn.enter(FORM, copy.id)
    _rank_again(turn)
    if turn.answered(turn.naming_step):
        turn.wait_for("edit_text", step=turn.naming_step.id, mode="replace")
    ask(turn)


def remove(turn: Turn, action_id: str) -> None:
    """Take an action out; for 30 days it can be brought back as it was."""
    if len(turn.project.live) < 2:
        turn.say("action_last")
        ask(turn)
        return
    name = turn.action_name(action_id)
    _set_removed(turn, action_id, gone=True)
    turn.focus_form()
    turn.say("action_removed", name=name)
    ask(turn)


def bring_back(turn: Turn, action_id: str) -> None:
    """Undo a removal."""
    _set_removed(turn, action_id, gone=False)
    turn.enter(FORM, action_id)
    turn.say("action_back", name=turn.action_name(action_id))
    ask(turn)


def _set_removed(turn: Turn, action_id: str, *, gone: bool) -> None:
    moment = turn.now if gone else None
    turn.set_actions(tuple(replace(a, removed_at=moment) if a.id == action_id else a for a in turn.project.actions))
    _rank_again(turn)


def _rank_again(turn: Turn) -> None:
    """The list changed: an order that was given is to be looked at again, wherever the question may come up."""
    ranking = [step for step in turn.dialog(FORM).steps.values() if step.kind == "ranking"]
    for key in turn.conversations():
        draft = turn.draft_of(key)
        for step in ranking:
            if key[0] == FORM and turn.answer(step, turn.project.id) and step.id not in draft.recheck:
                draft.recheck = (*draft.recheck, step.id)


DO: dict[str, Callable[[Turn, str], None]] = {
    "open": open_action,
    "rename": rename,
    "duplicate": duplicate,
    "remove": remove,
    "bring_back": bring_back,
}
