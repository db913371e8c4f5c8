"""What every kind of question has in common, and the table of kinds.

An Asking knows how to put its question, which choices go with it, and what follows from a choice or from free text.
Kinds register under the name that `Pending.kind` persists; without a pending kind, the state of the conversation
decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.core.choosing import match, nearest
from bot.core.dialog import Choice
from bot.core.draft import DISTRESS, HELD, HOLDING
from bot.core.guide import WELCOME
from bot.core.knowing import offer_known
from bot.core.machine import DONE, HOME
from bot.core.moves import Command
from bot.core.offering import offer_warmup
from bot.core.places import ahead
from bot.core.plain import plain
from bot.core.turn import Turn

RETENTION = "retention"  # pending: the warning that everything will be erased
VOICES_TOLD = "voices_told"  # pending: the news that a community answered
AGAIN = "again"  # pending: an answer of the round before, and what changed since
CHAPTER = "chapter"  # pending: which chapter to begin with
QUESTION, EDIT, MENU, OVERVIEW, FINISHED, PAUSED = "question", "edit", "menu", "overview", "finished", "paused"


_FEW = 6  # choices that are named again when none was understood; more of them are only shown
_REAL_WORDS = 4  # "merci" or an old label is no answer; four words may be


class Asking:
    """One kind of question. Stateless: everything it needs is in the turn.

    `numbered`: a bare number picks a choice, because no answer could be a bare number. `takes_text`: free text is
    welcome.
    """

    numbered = True
    takes_text = False
    of_a_question = False  # whether help and example are those of the question that `pending.data["step"]` names
    holds = True  # whether words that fit nothing are held for the dossier; a coach's are about somebody else's
    help = ""  # the message that explains what is asked, where it is about no question of a walk
    answers = True  # whether a press here answers something, and stays visible; else it only leads somewhere

    def counts_numbers(self, turn: Turn) -> bool:
        """Whether a bare number picks a choice now."""
        return self.numbered

    def bare_commands(self, turn: Turn) -> bool:
        """Whether a command word alone is a command here. Not where the answer itself is a word or two."""
        return True

    def gathers(self, turn: Turn) -> bool:
        """Whether several messages in a row are one answer: a platform may have split it."""
        return False

    def stepped_back(self, turn: Turn) -> bool:
        """Ask what was asked one step before, where this is one of several steps. Whether it is."""
        return False

    def ask(self, turn: Turn) -> None:
        """Add the question to the reply, with its choices."""
        raise NotImplementedError

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        """What can be chosen now."""
        return ()

    def chose(self, turn: Turn, value: str) -> None:
        """One of the choices was made."""
        raise NotImplementedError

    def said(self, turn: Turn, text: str) -> None:
        """The person wrote something that is no choice and no command.

        A slip is corrected, a word or two is told what is expected; real words are held, not lost.
        """
        near = nearest(self.choices(turn), text)
        if plain(text).isdecimal() and self.choices(turn) and self.counts_numbers(turn):
            turn.say("number_unknown")
            ask(turn)
        elif near:
            turn.say("did_you_mean", choices=turn.listed(choice.label for choice in near))
            ask(turn)
        elif self.holds and (len(text.split()) >= _REAL_WORDS or not self.choices(turn)):
            KINDS[HELD].said(turn, text)
        else:
            labels = [choice.label for choice in self.choices(turn)]
            turn.say("choose_listed" if len(labels) > _FEW else "choose_one", choices=turn.listed(labels))
            ask(turn)


def names_something(text: str) -> bool:
    """Whether a text is short enough to be meant as a name or a number; longer ones are words to be held, not lost."""
    return len(text) < 60 and len(text.split()) < 8


KINDS: dict[str, Asking] = {}
HANDLERS: dict[str, Callable[[Turn, str], None]] = {}  # what each move does, by its name; filled by bot.core.handlers
Kind = TypeVar("Kind", bound=type[Asking])


def do(turn: Turn, command: Command) -> None:
    """Do what a command says."""
    if command.move.door:
        HANDLERS["door"](turn, f"{command.move.door} {command.argument}")
    else:
        HANDLERS[command.move.name](turn, command.argument)


def kind(name: str) -> Callable[[Kind], Kind]:
    """Register an Asking under the name that is persisted."""

    def register(asking: Kind) -> Kind:
        KINDS[name] = asking()
        return asking

    return register


def current(turn: Turn) -> Asking:
    """What is being asked now: the pending question if there is one, else what the state calls for."""
    draft = turn.draft
    if draft.paused:
        return KINDS[PAUSED]
    if draft.pending is not None:
        return KINDS[draft.pending.kind]
    if turn.on_step:
        return KINDS[QUESTION]
    if draft.dialog == WELCOME:
        return KINDS[MENU]
    return KINDS[FINISHED] if draft.state == DONE else KINDS[OVERVIEW]


def below(turn: Turn, holds: Callable[[Asking], bool]) -> bool:
    """Whether something holds of what waits under what is pending."""
    pending, turn.draft.pending = turn.draft.pending, turn.pending.under
    try:
        return holds(current(turn))
    finally:
        turn.draft.pending = pending


def react(turn: Turn, text: str) -> None:
    """Take a text as one of the choices now on offer, else as words for what is asked."""
    asking = current(turn)
    chosen = match(asking.choices(turn), text, numbered=asking.counts_numbers(turn))
    if chosen is not None:
        asking.chose(turn, chosen.value)
    else:
        asking.said(turn, text)


def held_first(turn: Turn) -> bool:
    """Ask about a message that is held, if there is one, before anything else. Whether that was so."""
    if not words_wait(turn):
        return False
    turn.say("held_first")
    while turn.pending.kind not in HOLDING:
        turn.resume_pending()
    _ask_about_held(turn)
    return True


def words_wait(turn: Turn) -> bool:
    """Whether words wait for a decision, under what interrupted them too."""
    pending = turn.draft.pending
    while pending is not None and pending.kind not in HOLDING:
        pending = pending.under
    return pending is not None


def _ask_about_held(turn: Turn) -> None:
    if turn.pending.kind == DISTRESS:
        current(turn).chose(turn, "go_on")
    else:
        ask(turn)


def ask(turn: Turn) -> None:
    """Put the question that is now due, which ends a pause.

    A question that has an answer already is shown with it, never asked blankly again.
    """
    draft = turn.draft
    draft.paused = False
    tell_removed(turn)
    if draft.pending is None and turn.on_walk:
        begin(turn)
    if draft.pending is None and turn.on_walk and turn.on_step and turn.answered(turn.step()):
        again = draft.round > 1 and draft.state in draft.recheck
        turn.wait_for(AGAIN if again else EDIT, step=draft.state)
    current(turn).ask(turn)


def begin(turn: Turn) -> None:
    """Begin a walk: go to its first question that is open. What a copied action has answered is not asked again.

    Where one may begin with any chapter, that is asked first.
    """
    if turn.draft.state != HOME:
        return
    draft, walk, evidence = turn.draft, turn.walk(), turn.evidence()
    if turn.dialog().intro:
        turn.add("paragraph", turn.dialog().intro[turn.language])
    offer_warmup(turn)
    if turn.dialog().any_chapter and ahead(turn):
        turn.interrupt(CHAPTER)
        return
    walk.next(draft, evidence)
    while turn.on_step and turn.answered(turn.step()) and draft.state not in draft.recheck:
        walk.next(draft, evidence)
    offer_known(turn)


def past_warning(turn: Turn) -> None:
    """The person is there: what time interrupted (a warning, news of a community) is open again."""
    while is_interrupted(turn):
        turn.resume_pending()


def is_interrupted(turn: Turn) -> bool:
    """Whether time interrupted what was asked: a warning, news of a community."""
    return turn.draft.pending is not None and turn.draft.pending.kind in (RETENTION, VOICES_TOLD)


def is_out(turn: Turn) -> bool:
    """Whether what is in focus is an action that was meanwhile taken out, or of another dossier."""
    return turn.on_walk and not turn.is_present(turn.draft.subject)


def find_focus(turn: Turn) -> bool:
    """Put the focus on the menu, if it is nowhere or on what is gone. Whether that was so.

    The open dossier may be gone too, when the account that began it is one of its own again.
    """
    astray = False
    if turn.find_project(turn.me.project) is None:
        astray = True
        if turn.projects():
            turn.person = replace(turn.me, project=turn.projects()[-1].id)
        else:
            turn.open_project()
    if astray or turn.focus is None or is_out(turn):
        turn.enter(WELCOME, turn.me.id)
        return True
    return False


def tell_removed(turn: Turn) -> None:
    """Say it, once, if the content no longer has the question where the person stood."""
    if turn.draft.gone:
        turn.say("step_removed")
        turn.draft.gone = ""


def go_to(turn: Turn, state: str) -> None:
    """Jump to a step or to home, review or done, leaving whatever was pending, and ask what is due there."""
    draft = turn.draft
    remember(turn)
    draft.let_go()
    draft.later = tuple(step for step in draft.later if step != state)
    turn.walk().goto(draft, state)
    offer_known(turn)
    ask(turn)


def remember(turn: Turn) -> None:
    """Note the step being left, for going back. The trail is short: nobody goes back thirty times."""
    draft = turn.draft
    if turn.on_step and draft.trail[-1:] != (draft.state,):
        draft.trail = (*draft.trail, draft.state)[-30:]
