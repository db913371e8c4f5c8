"""Becoming a coach: the invitation that an operator made is typed here once, by somebody we know or by a stranger."""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking import welcome
from bot.core.asking.base import HANDLERS, ask, find_focus
from bot.core.asking.consent import consent_again, last_elsewhere
from bot.core.coaching.naming import invitation_of, invites
from bot.core.dialog import LANGUAGES
from bot.core.guide import COACH_KEPT, WELCOME
from bot.core.model import Coach, Event
from bot.core.turn import Turn


def redeem(turn: Turn, event: Event) -> bool:
    """Take an invitation that was typed, by whomever. Whether the event was that.

    A code that is wrong, used or too old gets one and the same answer.
    """
    code = invitation_of(event)
    if not code:
        return False
    coach = turn.situation.named
    if coach is None or not invites(coach, code, turn.now):
        turn.say("coach_code_wrong")
        _go_on(turn)
    elif turn.coach is not None:
        turn.say("coach_is_one")
        _go_on(turn)
    elif turn.person is None:
        for language in LANGUAGES:
            words = turn.guide.library.messages[language]["coach_invited"]
            turn.add("paragraph", words.format(name=coach.name))
        welcome.greet(turn, None)
        _become(turn, coach)
    else:
        _become(turn, coach)
        turn.say("coach_welcome" if turn.agrees_here else "coach_invited", name=coach.name)
        if turn.agrees_here:  # to the notice of holders: what is kept of coaches is told this once
            turn.say(COACH_KEPT)
        _go_on(turn, become=True)
    return True


def _become(turn: Turn, coach: Coach) -> None:
    """Spend the invitation."""
    turn.coaches.append(replace(coach, invitation="", invited_until=None, person=turn.me.id))


def _go_on(turn: Turn, *, become: bool = False) -> None:
    """What was open here, or the list of the new coach; to whom nothing is open, how to begin."""
    if turn.agrees_here:
        key = last_elsewhere(turn)
        if key is not None:
            turn.look_at(key)
        find_focus(turn)
        HANDLERS["coach"](turn, "") if become else ask(turn)
    elif turn.on_step and turn.draft.dialog == WELCOME:
        if become and turn.draft.state == welcome.CONSENT_STEP:  # the notice above the question was that of holders
            turn.add("paragraph", turn.notice())
        ask(turn)
    elif become and turn.me.agreed:
        consent_again(turn)
    elif become:
        welcome.meet_again(turn)
    else:
        turn.offer((), moves=("start",))
