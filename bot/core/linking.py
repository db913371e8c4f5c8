"""One person with accounts on several channels: the code that joins them, and going on from one to the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core import codes
from bot.core.asking.base import ask, find_focus, held_first
from bot.core.asking.consent import consent_again, last_elsewhere
from bot.core.asking.joining import LINK, TRIES, ask_first, join, obstacle
from bot.core.asking.welcome import come_back
from bot.core.guide import WELCOME
from bot.core.model import Code, Event, Said, Situation
from bot.core.moves import language_of
from bot.core.turn import Turn

_LIVES = timedelta(minutes=10)


def selector(event: Event) -> str:
    """The selector of the code that an event names; "" if it names none."""
    code = codes.read(codes.typed(event) or "")
    return code.selector if code else ""


def link(turn: Turn, argument: str) -> None:
    """The move `lier` without a code: gives one to whoever agreed, and says to others how to come by one."""
    if argument:  # not where a code would be read: see `redeem`
        _go_on(turn, "link_wrong")
    elif turn.person is None or not turn.me.agreed:
        _go_on(turn, "link_from")
    else:
        code = codes.made_from(turn.new_id())
        place, until = turn.situation.place, turn.now + _LIVES
        turn.codes.append(Code(code.selector, code.digest, turn.me.id, place, until, language=turn.language))
        _go_on(turn, "link_code", code=code)


def awaited(situation: Situation) -> str:
    """The selector of the code about which the person is being asked; "" if there is none."""
    talks = (situation.conversations.get(key) for key in (situation.focus, situation.last_focus) if key is not None)
    asked = (talk.pending for talk in talks if talk is not None and talk.pending is not None)
    return next((pending.data["code"] for pending in asked if pending.kind == LINK), "")


def redeem(turn: Turn, event: Event) -> bool:
    """Take a code that was typed, by whomever. Whether the event was that."""
    text = codes.typed(event)
    if text is None:
        return False
    if turn.person is None and isinstance(event, Said):
        turn.language = language_of(event.text) or turn.language
    code = _prove(turn, text)
    message = obstacle(turn, code)
    if code is None or message:
        _go_on(turn, message)
    else:
        _use(turn, code)
    return True


def _prove(turn: Turn, text: str) -> Code | None:
    """The code that a text proves. A text that does not is counted; nobody is told what is wrong."""
    code, written = turn.situation.code, codes.read(text)
    if code is None or written is None or turn.now >= code.expires_at or code.tries >= TRIES:
        return None
    if written.selector == code.selector and written.proves(code.digest):
        return code
    tries = code.tries + 1
    turn.codes.append(replace(code, tries=tries, expires_at=turn.now if tries == TRIES else code.expires_at))
    return None


def _use(turn: Turn, code: Code) -> None:
    """Join, or ask whether to, as the other account will see every answer. Held words are decided about before."""
    if turn.agrees_here:
        follow(turn)
        find_focus(turn)
        if held_first(turn):
            return
    if not turn.situation.answers:
        join(turn, code)
    elif turn.agrees_here:
        ask_first(turn, code)
    else:
        _go_on(turn, "link_agree_first")


def _go_on(turn: Turn, message: str, **values: object) -> None:
    """Say something, then what was open here; to whom nothing is open, how to begin."""
    turn.say(message, **values)
    if turn.agrees_here:
        follow(turn)
        find_focus(turn)
        ask(turn)
    elif turn.on_step and turn.draft.dialog == WELCOME:
        ask(turn)
    else:
        turn.offer((), moves=("start",))


def welcome(turn: Turn) -> None:
    """Greet an account that was just joined: the notice of this channel if it was never accepted, then what is open.

    To whom the link was undone in between, or is being erased, there is nothing to say.
    """
    if all(link.account != turn.situation.account for link in turn.situation.links):
        return
    if turn.agrees_here:
        follow(turn)
        find_focus(turn)
        come_back(turn)
    else:
        consent_again(turn)


def follow(turn: Turn) -> None:
    """Put the focus where the person was last, in whatever place."""
    key = last_elsewhere(turn)
    if key is not None:
        turn.look_at(key)


def went_on(turn: Turn) -> str:
    """The message that the person went on elsewhere, if this place was asked something else than what is open now.

    What is written then was written for a question that is not asked any more, and is held for that one.
    """
    asked = turn.situation.asked
    if turn.situation.here_last or not asked or asked == turn.mark():
        return ""
    conversation, _, rest = asked.partition(".")
    talks = turn.situation.conversations.values()
    meant = next((talk for talk in talks if talk.id == conversation and talk.dialog in turn.guide.doors), None)
    if meant is None:
        return "went_on"
    if not turn.is_present(meant.subject):
        return "went_on_file"
    turn.meant = (meant.dialog, meant.subject, rest.rpartition(".")[0])
    return "went_on"
