"""The agreement to a notice, of somebody who agreed to another one: it changed, or this is another kind of place.

It has a conversation of its own for each notice: what is open elsewhere stays as it is, on the person's other accounts
too.
"""

from __future__ import annotations

from bot.core.asking.base import HANDLERS, ask, is_out, kind
from bot.core.asking.question import Question
from bot.core.asking.unlinking import own_link, separate
from bot.core.asking.welcome import CONSENT_STEP, agree, come_back
from bot.core.guide import WELCOME
from bot.core.machine import HOME
from bot.core.model import ConversationKey
from bot.core.turn import Turn


def consent_again(turn: Turn) -> None:
    """Show the notice of this place and ask for agreement. What the person just wrote was not kept; say so."""
    known = _knows_notice(turn)
    back = {} if known or turn.focus is None else {"dialog": turn.focus[0], "subject": turn.focus[1]}
    draft = turn.enter(WELCOME, turn.situation.place.notice)
    draft.let_go()
    turn.walk().goto(draft, CONSENT_STEP)
    turn.interrupt("consent", **back)
    turn.say("notice_changed" if known else "notice_here")
    if turn.message and not known:
        turn.say("notice_not_kept")
    turn.add("paragraph", turn.notice())
    ask(turn)


def _knows_notice(turn: Turn) -> bool:
    """Whether the person ever agreed to the notice of this place, in whatever version."""
    return any(consent.notice == turn.situation.place.notice for consent in turn.me.consents)


def last_elsewhere(turn: Turn) -> ConversationKey | None:
    """Where the person was when they wrote last, if that was in another place; the question of a notice is nowhere."""
    situation = turn.situation
    key = None if situation.here_last else situation.last_focus
    return key if key in turn.conversations() and key[1] not in turn.guide.notice_versions else None


@kind("consent")
class ConsentAgain(Question):
    """The question of consent, before anything else that is pending: held words are no answer until then."""

    def chose(self, turn: Turn, value: str) -> None:
        if value == "accept":
            self._accept(turn)
        elif value == "refuse":
            _refuse(turn)
        else:
            super().chose(turn, value)

    def _accept(self, turn: Turn) -> None:
        """Go on where the person was, in the middle of what was asked; after a notice that changed, at the menu."""
        data = turn.pending.data
        known = _knows_notice(turn)
        turn.draft.let_go()
        turn.walk().goto(turn.draft, HOME)
        agree(turn)
        key = last_elsewhere(turn) or (data.get("dialog", ""), data.get("subject", ""))
        if not known and key in turn.conversations():
            turn.look_at(key)
            if not is_out(turn):
                come_back(turn)
                return
        HANDLERS["menu"](turn, "")


def _refuse(turn: Turn) -> None:
    """On an account that was just joined, the link is undone, and nothing else changes. Else erasing is asked.

    They agreed once, and have answers here: a copy is offered first.
    """
    link = own_link(turn)
    if link is not None and not _knows_notice(turn):
        separate(turn, link, "link_refused")
    else:
        turn.say("refused_again")
        HANDLERS["erase"](turn, "")
