"""Joining the account that speaks to the person of a code: at once, or once that was asked.

Who has answers here is asked first: the other account will see them all, and a code may come from somebody else. That
the code was right is remembered by what finds it and by its end, never by its secret.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import Asking, ask, kind
from bot.core.dialog import Choice
from bot.core.model import Block, Code, Join, Person, Reply
from bot.core.turn import Turn

TRIES = 5
LINK = "link"  # pending: whether to use the code that was typed
_NO_QUESTION = "linked"  # the mark of a message that asks nothing: whatever follows it answers no question


def obstacle(turn: Turn, code: Code | None) -> str:
    """The message that says why a code joins nothing here; "" if it does."""
    if code is None or turn.now >= code.expires_at or code.tries >= TRIES:
        return "link_wrong"
    if turn.person is not None and code.person == turn.person.id:
        return "link_same"
    return "link_taken" if turn.situation.links else ""


def ask_first(turn: Turn, code: Code) -> None:
    """Ask whether to use a code that was right."""
    turn.interrupt(LINK, code=code.selector, until=code.expires_at.isoformat())
    ask(turn)


def join(turn: Turn, code: Code) -> None:
    """Use a code."""
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


@kind(LINK)
class Joining(Asking):
    """Whether to use the code that was typed."""

    def ask(self, turn: Turn) -> None:
        turn.ask("link_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("join", "choice_link_yes"), turn.option("no", "choice_link_no"))

    def chose(self, turn: Turn, value: str) -> None:
        code = _proven(turn)
        turn.resume_pending()
        message = "link_not" if value == "no" else obstacle(turn, code)
        if code is not None and not message:
            join(turn, code)
            return
        turn.say(message)
        ask(turn)


def _proven(turn: Turn) -> Code | None:
    """The code that was right, if it is still the same one: another may be found under its letters by now."""
    code, data = turn.situation.code, turn.pending.data
    same = code is not None and (code.selector, code.expires_at.isoformat()) == (data["code"], data["until"])
    return code if same else None
