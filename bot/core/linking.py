"""One person with accounts on several channels: the code that joins them, and going on from one to the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core import codes
from bot.core.asking.base import ask, find_focus
from bot.core.asking.consent import consent_again, last_elsewhere
from bot.core.asking.welcome import come_back
from bot.core.guide import WELCOME
from bot.core.model import Block, Code, Event, Join, Person, Reply, Said
from bot.core.moves import language_of
from bot.core.turn import Turn

_LIVES = timedelta(minutes=10)
_TRIES = 5
_NO_QUESTION = "linked"  # the mark of a message that asks nothing: whatever follows it answers no question


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


def redeem(turn: Turn, event: Event) -> bool:
    """Take a code that was typed, by whomever. Whether the event was that."""
    text = codes.typed(event)
    if text is None:
        return False
    if turn.person is None and isinstance(event, Said):
        turn.language = language_of(event.text) or turn.language
    code, proven = turn.situation.code, _prove(turn, text)
    if code is None or not proven:
        _go_on(turn, "link_wrong")
    elif turn.person is not None and code.person == turn.person.id:
        _go_on(turn, "link_same")
    elif turn.situation.links:
        _go_on(turn, "link_taken")
    else:
        _join(turn, code)
    return True


def _prove(turn: Turn, text: str) -> bool:
    """Whether a text proves the code that it names. One that does not is counted; nobody is told what is wrong."""
    code, written = turn.situation.code, codes.read(text)
    if code is None or written is None or turn.now >= code.expires_at or code.tries >= _TRIES:
        return False
    if written.selector == code.selector and written.proves(code.digest):
        return True
    tries = code.tries + 1
    turn.codes.append(replace(code, tries=tries, expires_at=turn.now if tries == _TRIES else code.expires_at))
    return False


def _join(turn: Turn, code: Code) -> None:
    here = turn.situation.account.channel.title()
    turn.codes.append(replace(code, expires_at=turn.now))
    turn.language = code.language  # from now on they speak as that person
    if turn.person is None:  # whom the account is again if this is undone
        turn.person = Person(turn.new_id(), turn.language)
    told = Reply((Block("paragraph", turn.words("link_told", channel=here)),), moves=turn.moves("unlink"))
    turn.effects.append(Join(code, turn.now, told))
    turn.say("link_done")
    if turn.situation.projects:
        turn.say("link_projects")
    turn.offer((), moves=("start",))  # what is open follows at once; this is for whom it does not reach
    turn.asked = _NO_QUESTION


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
    """Greet an account that was just joined: the notice of this channel if it was never accepted, then what is open."""
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
