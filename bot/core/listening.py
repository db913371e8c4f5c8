"""What a message or a press means to a person who has agreed: a command, a choice, or text for what is being asked.

In this order: is it a command, is it one of the choices on offer, else it is text. What comes late is recognised: words
sent before our question was seen, and a press on a question that is not asked any more.
"""

from __future__ import annotations

from datetime import timedelta

from bot.core import moves
from bot.core.answering import record, take_as_is
from bot.core.asking.base import (
    KINDS,
    MENU,
    ask,
    current,
    do,
    held_first,
    is_interrupted,
    past_warning,
    react,
    words_wait,
)
from bot.core.asking.edit import begin_edit
from bot.core.asking.question import probe_or_settle
from bot.core.asking.reading import past_cards
from bot.core.choosing import match
from bot.core.distress import in_distress
from bot.core.draft import DISTRESS, HELD
from bot.core.guide import WELCOME
from bot.core.machine import HOME
from bot.core.model import Chose, Commanded, ConversationKey, Press, Said
from bot.core.plain import visible
from bot.core.turn import Turn
from bot.core.wondering import word_asked, word_wondered

_OF_THE_QUESTION = ("skip", "back", "cancel", "example")  # moves that mean the question they stand under
_SPLIT = 2000  # characters; platforms cut texts into pieces that are longer than this
_BACKLOG = timedelta(days=2)  # no platform keeps messages for longer; beyond that a clock is wrong
_LEFT_BEHIND = ("map", "projects")
_STEPPING = ("back", "skip")  # moves that mean what is pending


def gathers(turn: Turn, event: Said, *, begun: bool) -> bool:
    """Whether a text may be one of several that make an answer: nothing else that it could mean ends the waiting.

    `begun`: another one waits already. A very long one was split by the platform, whatever was asked.
    """
    _heed(turn, event.text)
    asking = current(turn)
    several = begun or len(event.text) >= _SPLIT or (asking.takes_text and asking.gathers(turn))
    if not several or not visible(event.text) or _is_late(turn, event):
        return False
    return not _is_choice(turn, event.text) and _command(turn, event.text) is None


def read(turn: Turn, event: Said, *, answers: bool = True, elsewhere: str = "") -> None:
    """Take what was written.

    `answers`: whether it may answer what is now due; else it was written for what is not asked any more, and is held.
    So it is if the person went on `elsewhere`, as this message says.
    """
    answers = answers and not elsewhere
    turn.pieces = tuple(Said(piece.message, piece.text) for piece in event.pieces if visible(piece.text))
    text = "\n".join(piece.text for piece in turn.pieces)
    if not turn.pieces:
        turn.say("empty")
        ask(turn)
        return
    took, turn.draft.took = turn.draft.took, ""
    _heed(turn, text)
    is_late = took and _is_late(turn, event) and _is_no_command(turn, text)
    if answers and is_late:
        _add_late(turn, took, text)
    elif answers and _is_choice(turn, text):
        react(turn, text)
    else:
        _command_or_words(turn, text, answers=answers, elsewhere=elsewhere)


def _is_no_command(turn: Turn, text: str) -> bool:
    return moves.read(text, bare=False, known=turn.guide.moves) is None and not in_distress(text)


def _is_late(turn: Turn, event: Said) -> bool:
    """Whether a text was sent before our last message was there to be read."""
    shown = turn.situation.asked_at
    return shown is not None and event.at is not None and shown - _BACKLOG < event.at < shown


def _add_late(turn: Turn, took: str, text: str) -> None:
    """Words that were sent before our question was seen belong to the answer before it."""
    step = turn.dialog().steps.get(took)
    if step is None or not turn.answered(step):
        current(turn).said(turn, text)
        return
    record(turn, step, text)
    turn.draft.took = took
    turn.say("added_late", label=turn.step_words(step).label)
    pending = turn.draft.pending
    if pending is not None and pending.kind == "probe" and pending.data["step"] == took:
        turn.unmark_probe(step, pending.data["probe"])  # the words came before the probe was read: judge them all anew
        probe_or_settle(turn, step)
        return
    take_as_is(turn, step)
    ask(turn)


def _is_choice(turn: Turn, text: str) -> bool:
    asking = current(turn)
    return match(asking.choices(turn), text, numbered=asking.counts_numbers(turn)) is not None


def _command_or_words(turn: Turn, text: str, *, answers: bool, elsewhere: str) -> None:
    command = _command(turn, text)
    if isinstance(command, moves.Command) and elsewhere and command.move.name in _OF_THE_QUESTION:
        turn.say(elsewhere)
        ask(turn)
    elif isinstance(command, moves.Command):
        if in_distress(text):  # "/humain je veux mourir"
            turn.say("distress")
        move(turn, command)
    elif isinstance(command, moves.Unknown):
        near = moves.nearest(command.word, turn.language, turn.guide.moves)
        turn.say("unknown_command_near" if near else "unknown_command", word=command.word[:40], near=near)
        ask(turn)
    elif in_distress(text):
        KINDS[DISTRESS].said(turn, text)
    elif not answers:
        if elsewhere:
            turn.say(elsewhere)
        KINDS[HELD].said(turn, text)
    elif (turn.on_walk or not turn.on_step) and (word := word_wondered(text)):
        _tell_unknown(turn, word, text)
    else:
        current(turn).said(turn, text)


def _tell_unknown(turn: Turn, word: str, text: str) -> None:
    """The glossary lacks a word that is asked about. The message is held: the person says whether it is an answer."""
    past_cards(turn)
    pending = turn.draft.pending
    if pending is not None and "step" in pending.data and current(turn).of_a_question:
        turn.meant = (turn.draft.dialog, turn.draft.subject, pending.data["step"])
    turn.say("word_unknown", word=word)
    KINDS[HELD].said(turn, text)


def _command(turn: Turn, text: str) -> moves.Command | moves.Unknown | None:
    """The command that a text is, where this is asked. "stop" alone ends reminders whatever is asked, as they say."""
    asking = current(turn)
    busy = asking.takes_text
    bare = not busy or asking.bare_commands(turn)
    command = moves.read(text, bare=bare, loose=not busy, known=turn.guide.moves)
    if command is None and (card := word_asked(turn.guide.library, turn.language, text)):
        return moves.Command(moves.BY_NAME["word"], card)
    if command is None and turn.me.reminders is not None:
        word = moves.read(text, bare=True)
        return word if isinstance(word, moves.Command) and word.move.name == "stop" else None
    return command


def _heed(turn: Turn, text: str) -> None:
    """Whatever is written after the warning of erasing is for what was asked before, unless it answers the warning."""
    if is_interrupted(turn) and not _is_choice(turn, text):
        past_warning(turn)


def _leave_behind(turn: Turn, wanted: moves.Move) -> None:
    """Who goes elsewhere is done with the map, or with choosing a dossier: neither is asked about on coming back."""
    pending = turn.draft.pending
    if pending is not None and pending.kind in _LEFT_BEHIND and wanted.leads_away and wanted.name not in _STEPPING:
        turn.resume_pending()


def move(turn: Turn, command: moves.Command) -> None:
    """A command. While a message is held, what would lead away from it waits until the person has decided."""
    past_warning(turn)
    past_cards(turn, command.move.name)
    _leave_behind(turn, command.move)
    if not (command.move.leads_away and held_first(turn)):
        do(turn, command)


def commanded(turn: Turn, event: Commanded) -> None:
    """A button of one of the usual moves. One that means another question than the one now asked changes nothing."""
    wanted = moves.BY_NAME.get(event.move)
    if wanted is None or (event.move in _OF_THE_QUESTION and event.asked not in ("", turn.mark())):
        turn.say("choice_gone")
        ask(turn)
        return
    if event.asked in ("", turn.mark()):  # an old message, far up, is left as it is
        skipped = turn.guide.shortcuts[turn.language]["skip"].label if event.move == "skip" else ""
        turn.press = Press(event.message, skipped)
    turn.draft.took = ""
    move(turn, moves.Command(wanted))


def pressed(turn: Turn, event: Chose) -> None:
    """A button. One that is not on offer any more is kindly explained, and changes nothing."""
    if event.asked and event.asked != turn.mark():
        _pressed_late(turn, event)
        return
    asking = current(turn)
    chosen = next((choice for choice in asking.choices(turn) if choice.value == event.value), None)
    if chosen is None:
        turn.say("choice_gone")
        ask(turn)
        return
    turn.press = Press(event.message, chosen.label if asking.answers else "")
    turn.draft.took = ""
    asking.chose(turn, event.value)


def _pressed_late(turn: Turn, event: Chose) -> None:
    """A button of an old message: the menu still leads where it says; an old question offers to change its answer."""
    past_warning(turn)
    conversation, _, rest = event.asked.partition(".")
    step_id = rest.rpartition(".")[0]
    key = next((key for key in turn.conversations() if turn.draft_of(key).conversation.id == conversation), None)
    if (
        key is not None
        and key[0] == WELCOME
        and step_id == HOME
        and _on_menu(turn, event.value)
        and not words_wait(turn)
    ):
        turn.draft.took = ""
        KINDS[MENU].chose(turn, event.value)
    elif key is not None and _is_answered(turn, key, step_id) and not words_wait(turn):
        turn.say("choice_old")
        turn.enter(*key)
        turn.draft.paused = False
        begin_edit(turn, turn.step(step_id))
    else:
        turn.say("choice_gone")
        ask(turn)


def _on_menu(turn: Turn, value: str) -> bool:
    return any(choice.value == value for choice in KINDS[MENU].choices(turn))


def _is_answered(turn: Turn, key: ConversationKey, step_id: str) -> bool:
    """Whether a walk for the open project, or for a live action of it, has an answer to a question."""
    dialog, subject = key
    step = turn.dialog(dialog).steps.get(step_id)
    walked = dialog in turn.guide.doors and turn.is_present(subject)
    return walked and step is not None and turn.answered(step, subject)
