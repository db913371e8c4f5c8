"""One turn, decided: an event in, what follows out. Pure: no I/O, no clock, no randomness, nothing kept between calls.

Here: who is it, have they agreed, what kind of event is it. What a message means is read in `bot.core.listening`.
Every turn that answers a person ends with something to do: a question, choices, or a word that starts again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from bot.core import asking, community, handlers, linking, listening, meeting, moves
from bot.core.answering import probes_of
from bot.core.asking.base import ask, find_focus, is_out, past_warning, tell_removed
from bot.core.coaching.desk import act
from bot.core.dialog import Choice, Language, Library
from bot.core.distress import in_distress
from bot.core.guide import WELCOME, Guide, doors_of, notice_messages, read_option, words_of
from bot.core.machine import Walk
from bot.core.model import (
    Attached,
    Chose,
    Commanded,
    Edited,
    Erase,
    Event,
    Linked,
    Outcome,
    Reply,
    Reviewed,
    Said,
    Shortcut,
    Situation,
    Started,
    TimedOut,
)
from bot.core.plain import excerpt, visible
from bot.core.turn import Turn

__all__ = ["Engine", "asking", "handlers"]


# The facts that are part of what a person agrees to, and the setting each comes from; where the file lies is not.
_TOLD = (
    ("controller", "controller"),
    ("contact", "contact"),
    ("legal_basis", "legal_basis"),
    ("period", "retention_days"),
)
_NEVER = datetime.min.replace(tzinfo=UTC)  # for a look that decides nothing


class Engine:
    """Decides turns, from content and from the facts of this installation.

    `facts`: controller, contact, legal_basis, retention_days, database; an empty one is told by a default message.
    And web, the address of the coaches' pages, "" without them.
    `formats`: those in which documents can be written here. `zone`: where people live, for times of day.
    """

    def __init__(
        self,
        library: Library,
        facts: Mapping[str, str],
        language: Language = "fr",
        formats: Collection[str] = ("md", "json"),
        zone: tzinfo = UTC,
    ) -> None:
        self.library = library
        self.language: Language = language
        probes = {
            (dialog.id, step.id): probes_of(step, library)
            for dialog in library.dialogs.values()
            for step in dialog.steps.values()
        }
        walks = {dialog.id: Walk(dialog) for dialog in library.dialogs.values() if dialog.steps}
        doors = doors_of(library)
        told = {language: _facts(messages, facts) for language, messages in library.messages.items()}
        self.guide = Guide(
            library,
            walks,
            probes,
            told,
            _notice_versions(library, facts, coach=False),
            _notice_versions(library, facts, coach=True),
            bool(facts.get("contact")),
            _options(library),
            {language: _shortcuts(language, messages) for language, messages in library.messages.items()},
            doors,
            moves.by_word((*moves.doors(doors.values()), *moves.MOVES)),
            frozenset(formats),
            facts.get("web", ""),
            zone,
        )

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        """What follows from one event.

        `now` is aware, in UTC; `ids` makes new record ids. Never raises on what people write; Unread, if the situation
        lacks what a coach follows and the turn needs it.
        """
        guessed = event.language if isinstance(event, Started) else None
        event = self._heard(event)
        turn = Turn(self.guide, situation, now, ids, guessed or self.language)
        if not isinstance(event, Started | TimedOut | Linked | Reviewed):
            turn.message = event.message
        if isinstance(event, Reviewed):
            act(turn, event)
            return turn.outcome()
        if not situation.place.private:
            return _in_group(turn, event)
        if linking.redeem(turn, event) or asking.coach_invited.redeem(turn, event):
            pass
        elif turn.person is None:
            meeting.meet(turn, event, guessed)
        elif isinstance(event, TimedOut):
            _time_passed(turn, event)
        elif isinstance(event, Linked):
            linking.welcome(turn)
        elif not turn.agrees_here:
            meeting.first_contact(turn, event)
        else:
            _known(turn, event)
        return turn.outcome()

    def gathers(self, situation: Situation, event: Said, *, begun: bool = False) -> bool:
        """Whether a text may be followed by others that belong to the same answer, so that it is worth a moment's wait.

        `begun`: others wait already. Nothing is decided. Raises Unread, as `step` does.
        """
        turn = Turn(self.guide, situation, _NEVER, str, self.language)
        event = replace(event, text=moves.heard(event.text, self.guide.moves))
        linking.follow(turn)
        if turn.focus is None or not situation.place.private or not turn.agrees_here:
            return False
        return not is_out(turn) and not turn.draft.gone and listening.gathers(turn, event, begun=begun)

    def _heard(self, event: Event) -> Event:
        """What was written, without the word that calls us at its beginning: as welcome in private as in a room."""
        if isinstance(event, Said | Edited | Attached):
            return replace(event, text=moves.heard(event.text, self.guide.moves))
        return event


def _facts(messages: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of this installation in words: what is not set is said by the message `default_<fact>`."""
    told = {
        name: facts.get(name) or messages[f"default_{name}"]
        for name in ("controller", "contact", "legal_basis", "database")
    }
    return told | {"period": messages["period_days"].format(days=facts.get("retention_days", ""))}


def _shortcuts(language: Language, messages: Mapping[str, str]) -> dict[str, Shortcut]:
    """The usual moves as they are shown, by name: the message `move_<name>` reads "Label | what it does"."""
    labels = {move.name: messages[f"move_{move.name}"].partition(" | ")[0] for move in moves.MOVES}
    return {name: Shortcut(name, moves.TYPED[language][name], label) for name, label in labels.items()}


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


def _notice_versions(library: Library, facts: Mapping[str, str], *, coach: bool) -> dict[str, str]:
    """A version for each notice, made from what it says: its words, the facts it tells, and the question of consent."""
    step = library.dialogs[WELCOME].steps[asking.welcome.CONSENT_STEP]
    consent = (words_of(library, step, language, coach=coach) for language in library.messages)
    asked = [text for words in consent for text in (words.before, words.question)]
    versions = {}
    for name in library.messages["fr"]:
        if name.endswith("_notice"):
            parts = notice_messages(name, coach=coach)
            texts = ["\n".join(words[part] for part in parts) for words in library.messages.values()]
            told = [f"{fact}={facts.get(source, '')}" for fact, source in _TOLD if f"{{{fact}}}" in texts[0]]
            versions[name] = hashlib.sha256("\n".join((*texts, *told, *asked)).encode()).hexdigest()[:12]
    return versions


def _in_group(turn: Turn, event: Event) -> Outcome:
    """Several people read here. In a community: see there. In another group: help, and the way to a private talk.

    Time says nothing where others read. Who was never met elsewhere is forgotten without a word when it is due.
    """
    if isinstance(event, TimedOut | Linked):
        due = isinstance(event, TimedOut) and event.what == "expired" and turn.situation.place.community
        gone = (Erase(turn.me.id, Reply(()), Reply(())),) if due and turn.person else ()
        return Outcome(focus=turn.focus, effects=gone)
    if turn.situation.place.community:
        return community.talk(turn, event)
    turn.say("group_help")
    turn.offer((), moves=("start",))
    return Outcome(focus=turn.focus, replies=turn.reply())


def _time_passed(turn: Turn, event: TimedOut) -> None:
    """Time counts on networks alone: what is on a person's own computer stays there."""
    seen = turn.situation.seen_at
    overtaken = event.since is not None and seen is not None and seen > event.since
    if turn.situation.place.remote and not overtaken:
        agreed = turn.agrees_here
        if agreed:
            linking.follow(turn)
            find_focus(turn)
            turn.draft.took = ""  # what is written while this is on its way answers the question that was open
        asking.time.timed_out(turn, event, agreed=agreed)


def _known(turn: Turn, event: Event) -> None:
    linking.follow(turn)
    stale = find_focus(turn) or bool(turn.draft.gone)
    elsewhere = linking.went_on(turn)
    tell_removed(turn)
    if isinstance(event, Started):
        past_warning(turn)
        if event.certain and event.language is not None and event.language != turn.language:
            asking.welcome.speak(turn, event.language)
        (ask if stale else asking.welcome.come_back)(turn)
    elif isinstance(event, Said):
        listening.read(turn, event, answers=not stale, elsewhere=elsewhere)
    elif isinstance(event, Edited):
        if not asking.coach_edited.edited(turn, event.message, event.text):
            asking.correcting.edited(turn, event.message, event.text)
    elif isinstance(event, Attached):
        _no_text(turn, event, answers=not stale, elsewhere=elsewhere)
    elif isinstance(event, Commanded):
        listening.commanded(turn, event)
    elif isinstance(event, Chose) and not stale and (event.asked or not elsewhere):
        listening.pressed(turn, event)
    else:
        turn.say("choice_gone")
        ask(turn)


def _no_text(turn: Turn, event: Attached, *, answers: bool, elsewhere: str) -> None:
    """What is not text is not understood; the words that came with it are taken as any others."""
    if visible(event.text):
        if not in_distress(event.text):
            turn.say("unsupported_caption", words=excerpt(event.text))
        listening.read(turn, Said(event.message, event.text), answers=answers, elsewhere=elsewhere)
    else:
        turn.say("unsupported_media")
        ask(turn)
