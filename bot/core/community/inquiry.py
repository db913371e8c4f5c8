"""A holder puts a question to a community: which one, and for how long. Nothing else of the project is ever shown."""

from __future__ import annotations

from dataclasses import replace

from bot.core.community.members import offer_roles
from bot.core.community.thread import CLOSED, OPENING, Thread
from bot.core.dialog import Choice
from bot.core.guide import FORM
from bot.core.model import COMMUNITY, Inquiry, Project
from bot.core.plain import excerpt
from bot.core.report import action_name
from bot.core.turn import Turn

CHOOSING = "choosing"  # what was said last: the questions one can ask
_CANCEL = "cancel"
_NAME = 80  # characters of a project's name


def begin(thread: Thread) -> None:
    """The move `contribuer`. Who has no project is told how to begin one, in the same words whether known or not."""
    project = _project(thread.turn)
    if thread.is_being_chosen and thread.is_holders:
        ask(thread)
    elif thread.is_being_chosen or thread.is_open or thread.is_closed:
        thread.say("inquiry_taken")
    elif thread.turn.person is None or project is None:
        thread.invite("inquiry_no_holder")
    else:
        turn = thread.turn
        thread.put(Inquiry(turn.new_id(), thread.turn.person.id, project.id, project.live[0].id, turn.now))
        ask(thread)


def _project(turn: Turn) -> Project | None:
    """The open project of whoever speaks, if they agreed to have one kept."""
    person = turn.person
    project = turn.find_project(person.project) if person and person.agreed else None
    return project if project and project.live else None


def ask(thread: Thread) -> None:
    """Which question is to be put, once it is clear who will read it."""
    thread.say("inquiry_warning")
    thread.turn.ask("inquiry_which")
    thread.turn.offer(choices(thread.turn))
    thread.saying = CHOOSING


def choices(turn: Turn) -> tuple[Choice, ...]:
    """The questions of the form that have words for a community, and a way out."""
    asked = ((step.id, turn.step_words(step)) for step in turn.dialog(FORM).steps.values())
    questions = (Choice(step, words.community, (words.label,)) for step, words in asked if words.community)
    return (*questions, turn.option(_CANCEL))


def choose(thread: Thread, value: str) -> None:
    """The holder chose: the question stands in the thread, with all that who answers has to know."""
    turn, inquiry = thread.turn, thread.inquiry
    if inquiry is None:
        raise LookupError("nothing is being chosen here")
    if value == _CANCEL:
        thread.put(replace(inquiry, closed_at=turn.now))
        thread.say("inquiry_cancelled")
        return
    name = excerpt(action_name(turn.dialog(FORM), turn.situation.answers, inquiry.subject), _NAME)
    thread.put(replace(inquiry, step=value, opened_at=turn.now))
    thread.say("inquiry_asks" if name else "inquiry_asks_unnamed", project=name)
    turn.add("question", turn.step_words(turn.dialog(FORM).steps[value]).community)
    thread.say("inquiry_how")
    thread.say(COMMUNITY)
    offer_roles(thread)
    thread.saying = OPENING


def cancel(thread: Thread) -> None:
    """The move `annuler`: a holder who was choosing asks nothing."""
    if thread.is_being_chosen and thread.is_holders:
        choose(thread, _CANCEL)
    else:
        thread.say("inquiry_none")


def close(thread: Thread) -> None:
    """The move `fermer`: the answers given stay, and stay their authors'."""
    inquiry = thread.inquiry
    if inquiry is None or not (thread.is_open or thread.is_closed):
        cancel(thread)
    elif not thread.is_holders:
        thread.say("inquiry_not_yours")
    else:
        if thread.is_open:
            thread.put(replace(inquiry, closed_at=thread.turn.now))
        tell_closed(thread)


def tell_closed(thread: Thread) -> None:
    """Say that no more answers are kept."""
    thread.say("inquiry_closed")
    thread.saying = CLOSED
