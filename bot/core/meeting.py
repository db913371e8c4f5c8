"""Somebody who has not agreed here: a stranger, or a person to whom the notice of this place is new. Nothing of what
they write is kept: there are the questions of the first contact, and the moves that need no agreement.
"""

from __future__ import annotations

from bot.core import asking, listening, moves
from bot.core.asking.base import ask, current, do
from bot.core.choosing import match
from bot.core.dialog import Language
from bot.core.distress import in_distress
from bot.core.model import Attached, Chose, Commanded, Edited, Event, Linked, Said, Started, TimedOut
from bot.core.turn import Turn

_BEFORE_AGREEING = ("form", "privacy", "human", "channels", "link")  # what a stranger may ask for at once
_RIGHTS = ("my_data", "erase", "keep")  # over whatever is kept of a person, and wherever they said it


def meet(turn: Turn, event: Event, guessed: Language | None) -> None:
    """A stranger: the few moves that need no agreement, or the first contact. What they wrote is not kept."""
    if isinstance(event, TimedOut | Linked):
        return
    command = _command(turn, event)
    if isinstance(command, moves.Command) and command.move.name in _BEFORE_AGREEING:
        turn.language = (moves.language_of(event.text) if isinstance(event, Said) else None) or turn.language
        do(turn, command)
        return
    _comfort(turn, event)
    asking.welcome.greet(turn, guessed)


def _command(turn: Turn, event: Event) -> moves.Command | moves.Unknown | None:
    """The command that an event is, where no text is expected that could look like one."""
    if isinstance(event, Commanded):
        move = moves.BY_NAME.get(event.move)
        return moves.Command(move) if move else None
    return moves.read(event.text, bare=True, known=turn.guide.moves) if isinstance(event, Said) else None


def _comfort(turn: Turn, event: Event) -> bool:
    """Answer despair before anything else, whoever writes it. Their words are not kept. Whether there was any."""
    alarming = isinstance(event, Said | Attached | Edited) and in_distress(_words(event))
    if alarming:
        turn.say("distress")
    return alarming


def _take_back(turn: Turn, event: Event) -> None:
    """Who was a coach may not have agreed to what holders are told: their own words go all the same."""
    if isinstance(event, Edited):
        asking.coach_edited.take_back(turn, event.message, event.text)


def _words(event: Said | Attached | Edited) -> str:
    return "\n".join(piece.text for piece in event.pieces) if isinstance(event, Said) else event.text


def first_contact(turn: Turn, event: Event) -> None:
    """A person who has not agreed to this notice.

    Only the questions of the first contact, and the moves that are open.
    """
    _take_back(turn, event)
    alarming = _comfort(turn, event)
    on_first_contact = turn.focus is not None and not turn.on_walk and turn.on_step
    command = _command(turn, event)
    if not on_first_contact and isinstance(command, moves.Command) and _of_a_member(turn, command.move):
        asking.welcome.begin(turn)
        do(turn, command)
    elif not on_first_contact and not turn.me.agreed:
        asking.welcome.meet_again(turn)
    elif not on_first_contact:
        asking.consent.consent_again(turn)
    elif alarming:
        ask(turn)
    elif isinstance(event, Started):
        asking.welcome.come_back(turn)
    elif isinstance(event, Chose) and event.asked in ("", turn.mark()):
        listening.pressed(turn, event)
    elif isinstance(event, Chose):  # whatever it was of: nothing but these questions is open now
        turn.say("choice_gone")
        ask(turn)
    elif isinstance(event, Said | Commanded):
        _answer_first_contact(turn, event)
    else:  # where choices alone are asked, words would be held: not before they agree
        if isinstance(event, Attached):
            turn.say("unsupported_media")
        ask(turn)


def _answer_first_contact(turn: Turn, event: Said | Commanded) -> None:
    command = _command(turn, event)
    if isinstance(command, moves.Command) and command.move.name == "language":
        asking.welcome.language_first(turn, command.argument)
        return
    if isinstance(command, moves.Command) and _allowed(turn, command.move):
        do(turn, command)
        return
    text = event.text if isinstance(event, Said) else ""
    now_asked = current(turn)
    chosen = match(now_asked.choices(turn), text, numbered=True)
    if chosen is not None:
        now_asked.chose(turn, chosen.value)
    elif isinstance(command, moves.Command):
        turn.say("after_consent")
        ask(turn)
    elif now_asked.takes_text and text:
        now_asked.said(turn, text)
    else:
        ask(turn)


def _allowed(turn: Turn, move: moves.Move) -> bool:
    """Whether a move needs no agreement to today's notice. Who agreed to an older one keeps their rights; who agreed in
    a community alone has no dossier, and the rights over what they said there.
    """
    return move.open or (move.right and (turn.me.agreed or _of_a_member(turn, move)))


def _of_a_member(turn: Turn, move: moves.Move) -> bool:
    return bool(turn.me.consents) and not turn.me.agreed and move.name in _RIGHTS
