"""What is said to us in a thread of a room, and what we answer there: all can read it, so nothing of anybody's is told.

People talk to each other in a thread. We answer who calls us, commands, and what was just listed; and in the thread of
an open inquiry what members write is an answer to it.
"""

from __future__ import annotations

from bot.core import moves
from bot.core.choosing import match
from bot.core.community import cards, inquiry, members
from bot.core.community.age import tells_a_child
from bot.core.community.commands import HERE, do, names_the_form, tell_help, tell_private
from bot.core.community.thread import CLOSED, NOTICE, OPENING, REMINDER, Thread, language_of
from bot.core.dialog import Language
from bot.core.distress import in_distress
from bot.core.model import Attached, Chose, Commanded, Edited, Event, Outcome, Said
from bot.core.plain import plain, visible
from bot.core.tongue import language_in
from bot.core.turn import Turn

_SHORT = 12  # words of a question to us; longer ones are an answer that asks something


def talk(turn: Turn, event: Event) -> Outcome:
    """Answer what was said to us; say nothing to anything else."""
    thread = Thread(turn)
    text = _text(event)
    if turn.person is None:
        turn.language = _language(thread, event, text) or turn.language
    if in_distress(text):
        _comfort(thread, event)
    elif _answers(thread) and tells_a_child(text):
        members.decline_child(thread)
    elif isinstance(event, Said):
        _said(thread, event, text)
    elif isinstance(event, Edited):
        _edited(thread, event, text)
    elif isinstance(event, Attached):
        _said(thread, Said(event.message, text, called=False), text)
    elif isinstance(event, Chose):
        _pressed(thread, event.value)
    elif isinstance(event, Commanded) and event.move in moves.BY_NAME:
        do(thread, moves.Command(moves.BY_NAME[event.move]))
    else:
        tell_help(thread)
    return thread.outcome()


def _language(thread: Thread, event: Event, text: str) -> Language | None:
    """In which language somebody whom we do not know is answered: theirs, else that of what they answer."""
    offered = language_of(event.asked) if isinstance(event, Chose | Commanded) else None
    return moves.language_of(text) or language_in(text) or offered or thread.language


def _text(event: Event) -> str:
    if isinstance(event, Said):
        return "\n".join(piece.text for piece in event.pieces if visible(piece.text))
    return event.text if isinstance(event, Edited | Attached) else ""


def _comfort(thread: Thread, event: Event) -> None:
    """Somebody seems to be in danger, whomever they wrote it to. Nothing of it is kept, not even as an answer."""
    if isinstance(event, Edited):
        members.edited(thread, event.message, "")
    thread.say("distress")
    thread.invite("room_distress")


def _said(thread: Thread, event: Said, text: str) -> None:
    """In this order: a choice, a command, one of what was just listed, an answer to the inquiry; else words to us."""
    if not text:
        if event.called:
            tell_help(thread)
        return
    command = _command(thread, text, called=event.called)
    if _is_choice(thread, event, text):
        return
    if command is not None:
        do(thread, command)
    elif not cards.pick(thread, text) and not (event.called and _asks_about_a_card(thread, text)):
        if _answers(thread):
            members.wrote(thread, event)
        else:
            _unasked(thread, event, text)


def _answers(thread: Thread) -> bool:
    """Whether plain words are an answer here: what its holder writes is none."""
    return thread.is_open and not thread.is_holders


def _is_choice(thread: Thread, event: Said, text: str) -> bool:
    """Take a text as one of the choices on offer to whoever wrote it. Whether it was one."""
    if thread.is_being_chosen and thread.is_holders:
        chosen = match(inquiry.choices(thread.turn), text, numbered=True)
        if chosen is not None:
            inquiry.choose(thread, chosen.value)
        elif plain(text).isdecimal():
            thread.say("number_unknown")
            inquiry.ask(thread)
        return chosen is not None or plain(text).isdecimal()
    return _answers(thread) and _is_role(thread, event, text)


def _is_role(thread: Thread, event: Said, text: str) -> bool:
    """Take a text as the agreement, or as "no thanks".

    Who has agreed may well answer just that; who has not may say "non", or that they are a neighbour, to somebody else.
    """
    offered = thread.agreed is None and thread.last in (OPENING, NOTICE, REMINDER)
    chosen = members.named(thread.turn, text, offered=offered, called=event.called)
    if chosen is None or (thread.agreed is not None and chosen.value == members.NONE):
        return False
    members.chose(thread, chosen.value)
    return True


def _command(thread: Thread, text: str, *, called: bool) -> moves.Command | None:
    """The command that a text is. Among people, a word without a sign before it is one only if it asks for what is
    answered in a room; where words are answers, only if it was said to us.
    """
    command = moves.read(text, bare=called or not _answers(thread), loose=called, known=thread.turn.guide.moves)
    if not isinstance(command, moves.Command) or text.strip().startswith(moves.PREFIXES):
        return command if isinstance(command, moves.Command) else None
    if command.argument and _answers(thread) and not cards.exists(thread.turn, command):
        return None  # "question de confiance, surtout"
    return command if called or command.move.name in HERE else None


def _asks_about_a_card(thread: Thread, text: str) -> bool:
    """Tell the card that a sentence names. In the thread of a question only a short question is for us."""
    if _answers(thread) and not (text.rstrip().endswith("?") and len(text.split()) <= _SHORT):
        return False
    return cards.tell_named(thread, text)


def _unasked(thread: Thread, event: Said, text: str) -> None:
    """Words that are no answer: who called us gets help, a member of a closed question is told so, once."""
    late = thread.is_closed and thread.given is not None and not thread.is_holders
    if late and (event.called or thread.last != CLOSED):
        inquiry.tell_closed(thread)
    elif event.called and names_the_form(text):
        tell_private(thread)
    elif event.called:
        tell_help(thread)


def _edited(thread: Thread, event: Edited, text: str) -> None:
    """A command is no answer: the old words go, and it is heard as any other."""
    command = moves.read(text, bare=False, known=thread.turn.guide.moves) if visible(text) else None
    words = text if visible(text) and command is None else ""
    known = members.edited(thread, event.message, words)
    if isinstance(command, moves.Command):
        do(thread, command)
    elif not known and words and thread.is_being_chosen:
        _is_choice(thread, Said(event.message, words, called=False), words)


def _pressed(thread: Thread, value: str) -> None:
    """Anybody may press what stands in a thread: it counts for those to whom it was offered, else it is passed over."""
    if thread.is_being_chosen and thread.is_holders:
        if any(choice.value == value for choice in inquiry.choices(thread.turn)):
            inquiry.choose(thread, value)
    elif value in (*members.ROLES, members.NONE) and thread.is_closed:
        inquiry.tell_closed(thread)
    elif value in (*members.ROLES, members.NONE) and _answers(thread):
        members.chose(thread, value)
