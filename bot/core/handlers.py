"""What each move does. The table of moves is `bot.core.moves`; here its names meet their functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.core import linking, showing
from bot.core.asking import (
    actions,
    clap,
    coach,
    comments,
    data,
    doors,
    edit,
    filing,
    overview,
    sharing,
    small,
    time,
    unlinking,
    voices,
    welcome,
)
from bot.core.asking.base import AGAIN, EDIT, HANDLERS, KINDS, ask, current
from bot.core.asking.games import play
from bot.core.asking.question import advance
from bot.core.asking.reading import read
from bot.core.asking.views import show_map
from bot.core.asking.warmup import warm_up
from bot.core.cards import TOLD_BY, WARMUP
from bot.core.dialog import Dialog, Step
from bot.core.draft import COMMENT, DISTRESS, HELD, Draft
from bot.core.guide import WELCOME
from bot.core.knowing import SAME
from bot.core.machine import HOME
from bot.core.turn import Turn

_A_MONTH = timedelta(days=30)


def start(turn: Turn, argument: str) -> None:
    """The move `start`: the same as opening the place again."""
    welcome.come_back(turn)


def help_me(turn: Turn, argument: str) -> None:
    """The help of the question that is open; all commands where there is none, or with "aide tout"; then ask again."""
    step = _asked_about(turn)
    if step is not None and not argument and turn.step_words(step).help:
        turn.add("paragraph", turn.step_words(step).help)
        turn.say("help_more")
    elif (message := _help_of(turn)) and not argument:
        turn.say(message)
        turn.say("help_more")
    else:
        turn.say("help", doors=", ".join(f"/{door.commands[turn.language]}" for door in _commanded(turn)))
        if turn.coach is not None:
            turn.say("coach_help")
            if turn.guide.pages:
                turn.say("coach_help_pages")
    ask(turn)


def _help_of(turn: Turn) -> str:
    """The message that explains what is pending, if there is one."""
    return KINDS[turn.draft.pending.kind].help if turn.draft.pending is not None else ""


def _commanded(turn: Turn) -> list[Dialog]:
    """The walks that a word opens."""
    return [door for door in turn.guide.doors.values() if door.commands]


def _asked_about(turn: Turn) -> Step | None:
    """The question that is being talked about, if any."""
    pending = turn.draft.pending
    if pending is None:
        return turn.step() if turn.on_step else None
    return turn.dialog().steps.get(pending.data["step"]) if KINDS[pending.kind].of_a_question else None


def example(turn: Turn, argument: str) -> None:
    """Offer the example of the question that is open; asked twice, or by the name of a question, show it."""
    named = showing.example_of(turn, argument)
    pending = turn.draft.pending
    if named is not None:
        showing.show(turn, "example", named.id)
        ask(turn)
        return
    if pending is not None and pending.kind == "example":
        small.ExampleOffered().chose(turn, "yes")
        return
    step = _asked_about(turn)
    if step is None or not turn.step_words(step).example:
        turn.say("example_none")
    else:
        turn.interrupt("example", step=step.id)
    ask(turn)


def _cards(move: str) -> Callable[[Turn, str], None]:
    """A move that tells cards."""

    def tell(turn: Turn, argument: str) -> None:
        read(turn, move, argument)

    return tell


def in_a_room(turn: Turn, argument: str) -> None:
    """The moves `contribuer` and `fermer`: they mean the thread in which they are said."""
    turn.say("only_in_a_room")
    ask(turn)


def back(turn: Turn, argument: str) -> None:
    """The question that was interrupted; without an interruption the one before; at the first one, say so."""
    draft = turn.draft
    if draft.pending is not None and draft.pending.kind == COMMENT:
        current(turn).chose(turn, "later")
        return
    if draft.pending is not None and KINDS[draft.pending.kind].stepped_back(turn):
        ask(turn)
        return
    if draft.pending is not None and (draft.pending.under is not None or not _of_the_step(draft)):
        turn.resume_pending()
        ask(turn)
        return
    trail = [step for step in draft.trail if step in turn.dialog().steps and step != draft.state]
    if not trail or not turn.on_walk:
        turn.say("back_none")
        ask(turn)
        return
    draft.let_go()
    draft.trail = tuple(trail[:-1])
    draft.later = tuple(step for step in draft.later if step != trail[-1])
    turn.walk().goto(draft, trail[-1])
    ask(turn)


def _of_the_step(draft: Draft) -> bool:
    """Whether what is pending belongs to the question itself: a probe about it, its answer shown, its chapter's end."""
    pending = draft.pending
    if pending is None or pending.kind == "chapter_end":
        return True
    return pending.kind not in ("example", HELD) and pending.data.get("step") == draft.state


def skip(turn: Turn, argument: str) -> None:
    """Leave the open question for later; under a probe or another small exchange, leave that."""
    draft = turn.draft
    if draft.pending is not None and draft.pending.kind in ("probe", "midway", WARMUP):
        current(turn).chose(turn, "pass")
    elif draft.pending is not None and draft.pending.kind == "chapter_end":
        current(turn).chose(turn, "next_chapter")
    elif draft.pending is not None and draft.pending.under is None and draft.pending.kind in (EDIT, AGAIN):
        current(turn).chose(turn, "keep")
    elif draft.pending is not None and draft.pending.kind == "heard":
        clap.put_off(turn)
    elif draft.pending is not None and draft.pending.kind == SAME:  # the question that it stands before
        turn.resume_pending()
        skip(turn, argument)
    elif draft.pending is not None:
        cancel(turn, argument)
    elif turn.on_step and turn.on_walk:
        draft.later = (*draft.later, draft.state)
        turn.say("skip")
        advance(turn)
    else:
        turn.say("skip_nothing")
        ask(turn)


def menu(turn: Turn, argument: str) -> None:
    """Home. The conversation that was open waits as it is."""
    draft = turn.enter(WELCOME, turn.me.id)
    sharing.say_left(turn)
    draft.let_go()
    if draft.state != HOME:
        turn.walk().goto(draft, HOME)
    ask(turn)


def pause(turn: Turn, argument: str) -> None:
    """Stop for now."""
    small.pause(turn)


def resume(turn: Turn, argument: str) -> None:
    """Go on with the walk that was used last."""
    welcome.resume(turn)


def cancel(turn: Turn, argument: str) -> None:
    """Leave what interrupted the question, and return to it."""
    draft = turn.draft
    if draft.pending is None or draft.pending.kind == "probe":
        turn.say("cancel_nothing")
    elif draft.pending.kind == HELD:  # words go once the person has said so
        current(turn).chose(turn, "hold_back")
        return
    elif draft.pending.kind == DISTRESS:
        current(turn).chose(turn, "go_on")
        return
    elif draft.pending.kind == COMMENT:
        current(turn).chose(turn, "later")
        return
    else:
        turn.resume_pending()
        turn.say("cancelled")
    ask(turn)


def human(turn: Turn, argument: str) -> None:
    """How to reach a person. Requests about one's data are answered within a month (RGPD, 12.3): the day is named."""
    turn.say("human_contact" if turn.guide.reachable else "human_none")
    if turn.guide.reachable and not _in_distress(turn):
        turn.say("human_by", date=turn.date(turn.now + _A_MONTH))
    _again(turn)


def _in_distress(turn: Turn) -> bool:
    """Whether the person is just being told whom to turn to: nothing else matters then."""
    return turn.focus is not None and turn.draft.pending is not None and turn.draft.pending.kind == "distress"


def channels(turn: Turn, argument: str) -> None:
    """The other ways to fill in the form."""
    turn.say("channels")
    _again(turn)


def privacy(turn: Turn, argument: str) -> None:
    """The full text about data."""
    turn.say("privacy_full")
    turn.add("paragraph", turn.notice())
    _again(turn)


def form(turn: Turn, argument: str) -> None:
    """The questions on paper."""
    welcome.blank_form(turn)


def _again(turn: Turn) -> None:
    if turn.person is None:
        turn.offer((), moves=("start", "form"))
    else:
        ask(turn)


HANDLERS.update(
    start=start,
    door=doors.door,
    help=help_me,
    example=example,
    back=back,
    skip=skip,
    pause=pause,
    resume=resume,
    menu=menu,
    recap=overview.recap,
    map=show_map,
    edit=edit.edit,
    move=filing.file_elsewhere,
    actions=actions.actions,
    projects=data.projects,
    export=data.export,
    form=form,
    language=data.language,
    restart=data.restart,
    privacy=privacy,
    my_data=data.my_data,
    erase=data.erase,
    human=human,
    channels=channels,
    reminder=time.reminder,
    stop=time.stop,
    keep=time.keep,
    cancel=cancel,
    play=play,
    warmup=warm_up,
    voices=voices.voices,
    share=sharing.share,
    sharing=sharing.sharing,
    coach=coach.coach,
    comments=comments.comments,
    link=linking.link,
    unlink=unlinking.unlink,
    contribute=in_a_room,
    close=in_a_room,
    **{move: _cards(move) for move in TOLD_BY},
)
