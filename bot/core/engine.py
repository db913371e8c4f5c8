"""One turn, decided: an event in, what follows out. Pure: no I/O, no clock, no randomness, nothing kept between calls.

The order of reading a message: is it a command, is it one of the choices just offered, else it is text for whatever
is being asked. Every turn ends with something to do: a question, choices, or a word that starts again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.core import asking, handlers, moves
from bot.core.answering import probes_of
from bot.core.asking.base import HANDLERS, KINDS, ask, current, tell_removed
from bot.core.choosing import match
from bot.core.dialog import Choice, Language, Library
from bot.core.draft import HELD
from bot.core.guide import FORM, WELCOME, Guide, read_option
from bot.core.machine import Walk
from bot.core.model import Chose, Event, Outcome, Said, Situation, Started
from bot.core.plain import visible
from bot.core.turn import Turn

__all__ = ["Engine", "asking", "handlers"]


# The facts that are part of what a person agrees to, and the setting each comes from; where the file lies is not.
_TOLD = (
    ("controller", "controller"),
    ("contact", "contact"),
    ("legal_basis", "legal_basis"),
    ("period", "retention_days"),
)


class Engine:
    """Decides turns, from content and from the facts of this installation.

    `facts`: controller, contact, legal_basis, retention_days, database; an empty one is told by a default message.
    """

    def __init__(self, library: Library, facts: Mapping[str, str], language: Language = "fr") -> None:
        self.library = library
        self.language: Language = language
        probes = {
            (dialog.id, step.id): probes_of(step, library)
            for dialog in library.dialogs.values()
            for step in dialog.steps.values()
        }
        walks = {dialog.id: Walk(dialog) for dialog in library.dialogs.values() if dialog.steps}
        told = {language: _facts(messages, facts) for language, messages in library.messages.items()}
        self.guide = Guide(
            library,
            walks,
            probes,
            told,
            _notice_versions(library, facts),
            bool(facts.get("contact")),
            _options(library),
        )

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        """What follows from one event.

        `now` is aware, in UTC; `ids` makes new record ids. Never raises on what people write.
        """
        guessed = event.language if isinstance(event, Started) else None
        turn = Turn(self.guide, situation, now, ids, guessed or self.language)
        if isinstance(event, Said | Chose):
            turn.message = event.message
        if turn.person is None:
            _meet(turn, event, guessed)
        elif not _agreed(turn):
            _first_contact(turn, event)
        else:
            _known(turn, event)
        return turn.outcome()


def _facts(messages: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of this installation in words: what is not set is said by the message `default_<fact>`."""
    told = {
        name: facts.get(name) or messages[f"default_{name}"]
        for name in ("controller", "contact", "legal_basis", "database")
    }
    return told | {"period": messages["period_days"].format(days=facts.get("retention_days", ""))}


def _options(library: Library) -> dict[tuple[Language, str], Choice]:
    """The choices whose words never vary, by language and message, so that a turn need not read them again.

    Like commands, they are understood in both languages.
    """
    options = {}
    for language, messages in library.messages.items():
        for name, text in messages.items():
            if name.startswith("choice_") and "{" not in text:
                elsewhere = [words[name] for other, words in library.messages.items() if other != language]
                options[language, name] = read_option(name.removeprefix("choice_"), " | ".join((text, *elsewhere)))
    return options


def _notice_versions(library: Library, facts: Mapping[str, str]) -> dict[str, str]:
    """A version for each notice, made from what it says: its words, the facts it tells, and the question of consent."""
    consent = library.dialogs[WELCOME].steps[asking.welcome.CONSENT_STEP].words.values()
    asked = [text for words in consent for text in (words.before, words.question)]
    versions = {}
    for name in library.messages["fr"]:
        if name.endswith("_notice"):
            texts = [words[name] for words in library.messages.values()]
            told = [f"{fact}={facts.get(source, '')}" for fact, source in _TOLD if f"{{{fact}}}" in texts[0]]
            versions[name] = hashlib.sha256("\n".join((*texts, *told, *asked)).encode()).hexdigest()[:12]
    return versions


def _agreed(turn: Turn) -> bool:
    person = turn.person
    return (
        person is not None
        and person.consent is not None
        and person.consent.version == turn.guide.notice_versions[turn.situation.place.notice]
    )


def _meet(turn: Turn, event: Event, guessed: Language | None) -> None:
    """A stranger: the few moves that need no agreement, or the first contact. What they wrote is not kept."""
    if isinstance(event, Said):
        command = moves.read(event.text, bare=True)
        if isinstance(command, moves.Command) and command.move.name in ("form", "privacy", "human"):
            turn.language = moves.language_of(event.text) or turn.language
            HANDLERS[command.move.name](turn, command.argument)
            return
    asking.welcome.greet(turn, guessed)


def _first_contact(turn: Turn, event: Event) -> None:
    """A person who has not agreed to this notice.

    Only the questions of the first contact, and the moves that are open.
    """
    on_first_contact = turn.focus is not None and turn.draft.dialog != FORM and turn.on_step
    if not on_first_contact and turn.me.consent is None:
        asking.welcome.meet_again(turn)
        return
    if not on_first_contact:
        asking.welcome.consent_again(turn)
        return
    if isinstance(event, Started):
        asking.welcome.come_back(turn)
        return
    if isinstance(event, Chose):
        _pressed(turn, event)
        return
    command = moves.read(event.text, bare=True)
    if isinstance(command, moves.Command) and command.move.name == "language":
        asking.welcome.language_first(turn, command.argument)
        return
    if isinstance(command, moves.Command) and _allowed(turn, command.move):
        HANDLERS[command.move.name](turn, command.argument)
        return
    now_asked = current(turn)
    chosen = match(now_asked.choices(turn), event.text, numbered=True)
    if chosen is not None:
        now_asked.chose(turn, chosen.value)
    elif isinstance(command, moves.Command):
        turn.say("after_consent")
        ask(turn)
    elif now_asked.takes_text:
        now_asked.said(turn, event.text)
    else:
        ask(turn)  # where choices alone are asked, words would be held: not before they agree


def _allowed(turn: Turn, move: moves.Move) -> bool:
    """Whether a move needs no agreement to today's notice. Who agreed to an older one keeps their rights."""
    return move.open or (move.right and turn.me.consent is not None)


def _known(turn: Turn, event: Event) -> None:
    astray = turn.focus is None or _is_out(turn)
    if astray:
        turn.enter(WELCOME, turn.me.id)
    stale = astray or bool(turn.draft.gone)
    tell_removed(turn)
    if isinstance(event, Started):
        if event.language is not None and event.language != turn.language:
            asking.welcome.speak(turn, event.language)
        (ask if stale else asking.welcome.come_back)(turn)
    elif isinstance(event, Said):
        _read(turn, event, answers=not stale)
    elif stale:
        turn.say("choice_gone")
        ask(turn)
    else:
        _pressed(turn, event)


def _is_out(turn: Turn) -> bool:
    """Whether the form in focus is about an action that was meanwhile taken out, or is of another dossier."""
    return turn.draft.dialog == FORM and turn.draft.subject not in {action.id for action in turn.project.live}


def _read(turn: Turn, event: Said, *, answers: bool) -> None:
    """A choice, a command, or text for what is being asked: in this order.

    `answers`: whether it may answer what is now due; else it was written for what is not asked any more, and is held.
    """
    text = event.text
    if not visible(text):
        turn.say("empty")
        ask(turn)
        return
    now_asked = current(turn)
    chosen = match(now_asked.choices(turn), text, numbered=now_asked.counts_numbers(turn)) if answers else None
    if chosen is not None:
        now_asked.chose(turn, chosen.value)
        return
    busy = now_asked.takes_text
    command = moves.read(text, bare=not busy or now_asked.bare_commands(turn), loose=not busy)
    if isinstance(command, moves.Command):
        _move(turn, command)
    elif isinstance(command, moves.Unknown):
        near = moves.nearest(command.word, turn.language)
        turn.say("unknown_command_near" if near else "unknown_command", word=command.word[:40], near=near)
        ask(turn)
    elif not answers:
        KINDS[HELD].said(turn, text)
    else:
        now_asked.said(turn, text)


def _move(turn: Turn, command: moves.Command) -> None:
    """A command. While a message is held, what would lead away from it waits until the person has decided."""
    pending = turn.draft.pending
    if pending is not None and pending.kind == HELD and command.move.leads_away:
        turn.say("held_first")
        ask(turn)
    else:
        HANDLERS[command.move.name](turn, command.argument)


def _pressed(turn: Turn, event: Chose) -> None:
    """A button. One that is not on offer any more changes nothing."""
    now_asked = current(turn)
    if any(choice.value == event.value for choice in now_asked.choices(turn)):
        now_asked.chose(turn, event.value)
    else:
        turn.say("choice_gone")
        ask(turn)
