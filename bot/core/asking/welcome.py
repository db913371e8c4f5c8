"""The first contact: a bot, the language, the notice, the age, the consent.

Until the yes, no word of the person is kept.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import HANDLERS, KINDS, Asking, ask, kind
from bot.core.asking.question import advance
from bot.core.asking.reading import past_cards
from bot.core.choosing import match
from bot.core.dialog import LANGUAGES, Language
from bot.core.guide import WELCOME
from bot.core.machine import HOME, REVIEW
from bot.core.model import Attachment, Block, Erase, Person, Reply
from bot.core.turn import Turn

LANGUAGE_STEP, CONSENT_STEP = "A01", "A03"
_ERASED = ("erase_done", "retention_done")  # after these nothing is left here
_WAYS_OUT = ("form", "human", "start")  # what is left to somebody who does not agree


def greet(turn: Turn, guessed: Language | None) -> None:
    """Begin with a stranger. A language that the channel was told for sure is not asked again."""
    turn.person = Person(turn.new_id(), turn.language)
    draft = turn.enter(WELCOME, turn.person.id)
    turn.walk().goto(draft, LANGUAGE_STEP)
    if guessed is None:
        _say_who_speaks(turn)
        ask(turn)
    else:
        turn.say("first_contact")
        advance(turn, (guessed,))


def _say_who_speaks(turn: Turn) -> None:
    for language in LANGUAGES:
        turn.add("paragraph", turn.guide.library.messages[language]["first_contact"])


def meet_again(turn: Turn) -> None:
    """A person who has not agreed yet turns up in another place: the first contact goes on where it stood.

    It may not have begun, for who refused the notice of an account that was joined, or spoke in a community alone.
    """
    has_begun = (WELCOME, turn.me.id) in turn.conversations()
    begin(turn)
    if not has_begun:
        _say_who_speaks(turn)
    ask(turn)


def begin(turn: Turn) -> None:
    """Put the focus on the first contact, at its first question if it has not begun."""
    draft = turn.enter(WELCOME, turn.me.id)
    if not turn.on_step:
        turn.walk().goto(draft, LANGUAGE_STEP)


def language_first(turn: Turn, argument: str) -> None:
    """The move `langue` during the first contact: at once if the language is named, else it is asked once more."""
    named = match(turn.step_words(turn.step(LANGUAGE_STEP)).choices, argument, numbered=False) if argument else None
    if named is not None:
        speak(turn, "en" if named.value == "en" else "fr")
    elif turn.me.agreed:  # of their first contact nothing is left but the agreement to this notice
        HANDLERS["language"](turn, argument)
        return
    else:
        turn.walk().goto(turn.draft, LANGUAGE_STEP)
    ask(turn)


def agree(turn: Turn) -> None:
    """Note the agreement to the notice of this place, and begin a project if there is none."""
    notice = turn.situation.place.notice
    turn.person = turn.me.agreeing(notice, turn.notice_version, turn.now)
    if not turn.me.project:
        turn.open_project()
    turn.say("consent_noted")


@kind("welcome")
class Welcome(Asking):
    """What follows from the choices of the first contact. Its questions are asked like any other."""

    def chose(self, turn: Turn, value: str) -> None:
        if value in LANGUAGES:
            speak(turn, "en" if value == "en" else "fr")
        elif value == "no":
            forget(turn, "under_age", *_WAYS_OUT)
            return
        elif value == "refuse" and turn.me.consents:  # given in a community: what was said there is another matter
            turn.say("refused_here")
            turn.offer((), moves=("my_data", "erase", *_WAYS_OUT))
            return
        elif value == "refuse":
            forget(turn, "refused" if turn.coach is None else "coach_refused", *_WAYS_OUT)
            return
        elif value == "accept":
            agree(turn)
            if turn.coach is not None:  # who was invited came for that
                turn.walk().goto(turn.draft, HOME)
                HANDLERS["coach"](turn, "")
                return
        advance(turn, (value,))


def speak(turn: Turn, language: Language) -> None:
    """Change the language of the person."""
    turn.language = language
    turn.person = replace(turn.me, language=language)


def forget(turn: Turn, message: str, *moves: str) -> None:
    """Erase everything about the person, and say it with a message once it is true."""
    elsewhere = f"{turn.situation.place.notice.removesuffix('_notice')}_erased"  # what a network keeps on its side
    erased = message in _ERASED
    unshared = ("erase_done_shared",) if erased and any(share.runs(turn.now) for share in turn.situation.shares) else ()
    network = (elsewhere,) if erased and elsewhere in turn.guide.library.messages["fr"] else ()
    told = (message, *unshared, *network)
    done, owed = (
        Reply(tuple(Block("paragraph", turn.words(name)) for name in names), moves=turn.moves(*moves))
        for names in (told, ("erase_owed",))
    )
    ended, left = (
        {
            language: Reply((Block("paragraph", messages[name]),))
            for language, messages in turn.guide.library.messages.items()
        }
        for name in ("share_erased", "share_coach_left")
    )
    turn.effects.append(Erase(turn.me.id, done, owed, ended, left))


def resume(turn: Turn) -> None:
    """The move `reprendre`: back to the question that is open in the walk that was used last.

    Where a chapter has just ended, that means the next one. What was paused at home goes on there.
    """
    there, paused = turn.on_walk, turn.draft.paused
    turn.draft.paused = False
    if paused and not there and turn.draft.pending is not None:
        ask(turn)
        return
    turn.focus_walk()
    pending = turn.draft.pending
    if there and pending is not None and pending.kind == "chapter_end":
        KINDS["chapter_end"].chose(turn, "next_chapter")
    else:
        ask(turn)


def come_back(turn: Turn) -> None:
    """The person opened the place again: say where we were, and ask that again."""
    past_cards(turn)
    if turn.on_walk and turn.on_step:
        pending = turn.draft.pending
        spoken_of = turn.draft.state if pending is None else pending.data.get("step", "")
        if spoken_of in turn.dialog().steps and (pending is None or pending.kind != "chapter_end"):
            turn.say("resume", label=turn.step_words(turn.step(spoken_of)).label)
            if pending is not None and pending.kind == "probe":
                turn.add("quote", turn.step_words(turn.step(spoken_of)).question)
        else:
            turn.say("welcome_back")
    elif turn.on_walk:
        message = "resume_review" if turn.draft.state == REVIEW else "resume_walk"
        turn.say(message, walk=turn.dialog().titles[turn.language])
    elif turn.me.agreed:
        turn.say("welcome_back")
    ask(turn)


def blank_form(turn: Turn) -> None:
    """The move `formulaire`: the questions on paper, for anyone, agreement or not."""
    turn.attach(Attachment("blank_form", "md", turn.language))
    turn.say("form_ready")
    if turn.person is None:
        turn.offer((), moves=("start",))
    else:
        ask(turn)
