"""The clap: what was heard in a story is shown, and the person says what it really tells.

A question whose tag is `hears` listens. A guess is only a guess: what is confirmed is kept, what is refused stays
refused, and what was not heard can be added, and is never said to be missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.answering import record
from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.asking.question import decided_of, probe_or_settle, settle_plainly
from bot.core.choosing import match, nearest, pieces
from bot.core.dialog import Choice, Step
from bot.core.draft import HELD
from bot.core.hearing import Heard, hear_pieces, markers
from bot.core.model import Answer
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_RIGHT, _WRONG = "right", "wrong"
_WORDS = 4  # a story goes on in words; one or two are a name that was mistyped


def listens(turn: Turn, step: Step) -> bool:
    """Whether a story that answers this question is listened to."""
    return step.hears and bool(turn.guide.library.hearing)


def play_back(turn: Turn, step: Step) -> None:
    """Show what is heard, with what the person decided about it before."""
    answer = turn.answer(step)
    before = {"added": " ".join(answer.chosen), "refused": " ".join(answer.refused)} if answer else {}
    turn.wait_for("heard", step=step.id, heard="", **(before | decided_of(turn, step)))
    ask(turn)


def is_open(turn: Turn, step: Step) -> bool:
    """Whether this is asked now about a story."""
    pending = turn.draft.pending
    return pending is not None and pending.kind == "heard" and pending.data["step"] == step.id


def go_on(turn: Turn, step: Step, text: str) -> None:
    """Words go on with the story: they are heard with the rest of it, and what was decided stays."""
    record(turn, step, text)
    turn.draft.took = step.id
    turn.say("clap_more")
    ask(turn)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a story tells, as it stands: what was heard in it, and what the person added or refused by hand."""

    sequences: tuple[str, ...]
    heard: frozenset[str]
    added: frozenset[str]
    refused: frozenset[str]

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(name for name in self.sequences if name in (self.heard | self.added) - self.refused)


@kind("heard")
class HeardInStory(Asking):
    """Each sequence can be added or removed, by its number or its name, until the person says that it is right."""

    of_a_question = True
    takes_text = True

    def gathers(self, turn: Turn) -> bool:
        return True

    def ask(self, turn: Turn) -> None:
        step = turn.step(turn.pending.data["step"])
        answer = turn.answer(step)
        if answer is None or not answer.parts or not listens(turn, step):
            turn.resume_pending()
            ask(turn)
            return
        heard = _heard(turn, answer)
        turn.wait_for("heard", **{**turn.pending.data, "heard": " ".join(heard)})
        told = _told(turn)
        shown = {name: heard[name] for name in told.kept if name in heard}
        turn.say("clap_heard" if shown else "clap_emptied" if told.heard else "clap_none")
        if shown:
            turn.enumerate(
                tuple(
                    turn.words("clap_line", name=turn.dimension(name), words=excerpt(found.words))
                    for name, found in shown.items()
                )
            )
        if marks := markers(shown):
            turn.say("clap_marks", names=_names(turn, marks))
        if by_hand := [name for name in told.kept if name not in shown]:
            turn.say("clap_by_hand", names=_names(turn, by_hand))
        self._put(turn, turn.words("clap_ask" if told.kept else "clap_ask_empty"))

    def _put(self, turn: Turn, *lines: str) -> None:
        """One line, and the choices: they say what is in the list."""
        turn.add("question", " ".join(lines))
        turn.offer(self.choices(turn)[:-1], moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        """What is offered; last, and not shown, the words that say that it is not right yet."""
        told = _told(turn)
        sequences = tuple(
            _named(turn, name, f"choice_clap_{'remove' if name in told.kept else 'add'}") for name in told.sequences
        )
        right, wrong = ("right", "wrong") if told.kept else ("nothing", "some")
        return (*sequences, turn.option(_RIGHT, f"choice_clap_{right}"), turn.option(_WRONG, f"choice_clap_{wrong}"))

    def chose(self, turn: Turn, value: str) -> None:
        if value == _WRONG:
            self._put(turn, turn.words("clap_which"))
        elif value == _RIGHT:
            _confirm(turn)
        else:
            self._change(turn, (value,))

    def _change(self, turn: Turn, names: Collection[str], *, wanted: bool | None = None) -> None:
        """Add or remove; what is `wanted` in the list, or out of it, and is so already, stays as it is."""
        before = _told(turn)
        out = {name for name in names if name in before.kept and not wanted}
        new = {name for name in names if name not in before.kept and wanted in (None, True)}
        told = replace(before, added=(before.added | new) - out, refused=(before.refused | (out & before.heard)) - new)
        decided = {"added": " ".join(sorted(told.added)), "refused": " ".join(sorted(told.refused))}
        turn.wait_for("heard", **{**turn.pending.data, **decided})
        same = [name for name in names if name not in out | new]
        lines = [
            turn.words(message, names=_names(turn, [name for name in before.sequences if name in changed]))
            for message, changed in (("clap_removed", out), ("clap_added", new), ("clap_same", same))
            if changed
        ]
        self._put(turn, *lines, turn.words("clap_again" if told.kept else "clap_ask_empty"))

    def said(self, turn: Turn, text: str) -> None:
        """Names, after "add" or "remove" or without; else words, which may go on with the story."""
        named = tuple(_named(turn, name) for name in _told(turn).sequences)
        wanted, rest = _asked(turn, text)
        found = _found(named, rest, loose=wanted is not None)
        near = nearest(named, rest)
        if found:
            self._change(turn, found, wanted=wanted)
        elif near:
            turn.say("did_you_mean", choices=turn.listed(choice.label for choice in near))
            self._put(turn, turn.words("clap_which"))
        elif len(text.split()) < _WORDS:
            turn.say("number_unknown" if plain(rest).isdecimal() else "choose_listed")
            self._put(turn, turn.words("clap_which"))
        else:
            turn.meant = (turn.draft.dialog, turn.draft.subject, turn.pending.data["step"])
            KINDS[HELD].said(turn, text)


def _heard(turn: Turn, answer: Answer) -> Mapping[str, Heard]:
    """What is heard in a story. Each part is heard in the language in which it was told, whatever is spoken now."""
    rules = turn.guide.library.hearing
    return hear_pieces([(part.text, rules[part.language]) for part in answer.parts])


def _told(turn: Turn) -> _Told:
    rules, data = turn.guide.library.hearing.values(), turn.pending.data
    return _Told(
        tuple(dict.fromkeys(cue.sequence for hearing in rules for cue in hearing.cues)),
        frozenset(data.get("heard", "").split()),
        frozenset(data.get("added", "").split()),
        frozenset(data.get("refused", "").split()),
    )


def _confirm(turn: Turn) -> None:
    """Keep what stands in the list, and what was refused: a story that goes on later is not heard to say it again.

    To whom it tells none of this, no more is asked about it.
    """
    step, told = turn.step(turn.pending.data["step"]), _told(turn)
    answer = turn.answer(step)
    if answer is not None:
        turn.revise(answer, chosen=told.kept, refused=tuple(sorted(told.refused)))
    turn.draft.later = tuple(other for other in turn.draft.later if other != step.id)
    (probe_or_settle if told.kept else settle_plainly)(turn, step)


def put_off(turn: Turn) -> None:
    """Leave the list for later: the story is kept, and nothing of the list counts as told meanwhile."""
    step = turn.step(turn.pending.data["step"])
    turn.draft.later = (*(other for other in turn.draft.later if other != step.id), step.id)
    settle_plainly(turn, step, "clap_later")


def _named(turn: Turn, name: str, message: str = "") -> Choice:
    """A sequence by its name and the other words for it, or as the choice that a message makes of each of them."""
    words = (turn.dimension(name), *turn.synonyms(name))
    if not message:
        return Choice(name, words[0], words[1:])
    options = [turn.option(name, message, name=word) for word in words]
    typed = [each for option in options for each in (option.label, *option.synonyms)]
    return Choice(name, typed[0], tuple(typed[1:]))


def _names(turn: Turn, names: Collection[str]) -> str:
    return ", ".join(map(turn.dimension, names))


def _asked(turn: Turn, text: str) -> tuple[bool | None, str]:
    """Whether names are to be added (True) or removed (False), if a text says so, and the rest of it."""
    for wanted, message in ((True, "choice_clap_adding"), (False, "choice_clap_removing")):
        verb = turn.option("verb", message)
        first, _, rest = plain(text).partition(" ")
        if rest and first.rstrip(":,") in map(plain, (verb.label, *verb.synonyms)):
            return wanted, rest.lstrip(": ")
    return None, text


def _found(named: Sequence[Choice], text: str, *, loose: bool) -> tuple[str, ...]:
    """The sequences that a text names, all of it or each piece; `loose`: an article may stand before a name."""

    def one(words: str) -> Choice | None:
        found = match(named, words, numbered=True)
        return match(named, plain(words).partition(" ")[2], numbered=True) if loose and found is None else found

    whole = one(text)
    found = [whole] if whole else [one(piece) for piece in pieces(text)]
    return tuple(dict.fromkeys(choice.value for choice in found if choice)) if all(found) else ()
