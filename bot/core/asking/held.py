"""Words that have no place yet, and words that worry: both are held until the person has decided."""

from __future__ import annotations

from bot.core.answering import WITHDRAWING, next_probe, record, take_as_is
from bot.core.asking.base import KINDS, Asking, ask, kind, tell_removed
from bot.core.asking.clap import go_on, is_open
from bot.core.asking.question import take
from bot.core.asking.small import pause
from bot.core.cards import WARMUP
from bot.core.choosing import match, nearest
from bot.core.dialog import Choice, Step
from bot.core.draft import DISTRESS, HELD, held_in, holding
from bot.core.guide import FORM
from bot.core.model import Pending, Said
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_SURE = "sure"  # among the data of what is held: whether it is to go was asked


@kind(HELD)
class Held(Asking):
    """A message came where no text was asked for.

    It is held, not lost: the person says whether it belongs to an answer. Before several of them go, or one that was
    not asked about just now ("annuler"), that is asked once more.
    """

    def ask(self, turn: Turn) -> None:
        *_, step = _destination(turn)
        held = held_in(turn.pending)
        turn.add("quote", _shown("\n".join(said.text for said in held)))
        if len(held) > 1:
            turn.say("held_elsewhere")
        if _is_to_go(turn.pending):
            turn.ask("held_sure" if len(held) > 1 else "held_sure_one", count=len(held))
        elif _is_story(turn):
            turn.ask("held_story", label=turn.step_words(step).label)
        elif len(held) > 1:
            turn.ask("held_ask_many", count=len(held), label=turn.step_words(step).label)
        else:
            turn.ask("held_ask", label=turn.step_words(step).label)
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        if _is_to_go(turn.pending):
            dropped = "choice_hold_drop" if len(held_in(turn.pending)) > 1 else "choice_hold_drop_one"
            return (turn.option("hold_drop", dropped), turn.option("hold_back"))
        several = "choice_hold_all" if len(held_in(turn.pending)) > 1 else "choice_hold_yes"
        return (
            turn.option("hold_yes", "choice_hold_story" if _is_story(turn) else several),
            turn.option("hold_no"),
        )

    def chose(self, turn: Turn, value: str) -> None:
        held = held_in(turn.pending)
        if value == "hold_back" or (value == "hold_no" and len(held) > 1):
            sure = {} if _is_to_go(turn.pending) else {_SURE: "yes"}
            data = {name: text for name, text in turn.pending.data.items() if name != _SURE}
            turn.wait_for(HELD, **data, **sure)
            self.ask(turn)
        elif value == "hold_yes":
            self._keep(turn)
        else:
            turn.resume_pending()
            turn.withdraw(*(said.message for said in held))
            turn.say("held_dropped_many" if len(held) > 1 else "held_dropped", count=len(held))
            ask(turn)

    def _keep(self, turn: Turn) -> None:
        """Put the words where they belong; what they interrupted goes on."""
        dialog, subject, step = _destination(turn)
        turn.pieces = held_in(turn.pending)
        turn.resume_pending()
        warming = turn.draft.pending if turn.draft.pending and turn.draft.pending.kind == WARMUP else None
        if warming is not None:  # it goes on in the walk that has these words
            turn.resume_pending()
        turn.enter(dialog, subject)
        turn.draft.paused = False
        tell_removed(turn)
        text = "\n".join(said.text for said in turn.pieces)
        if warming is not None:
            turn.interrupt(WARMUP, **warming.data)
            _note(turn, step, text)
            return
        if is_open(turn, step):
            go_on(turn, step, text)
            return
        turn.interrupt("answering")  # so that taking the answer ends this, and not what is pending in the walk
        take(turn, step, text)

    def said(self, turn: Turn, text: str) -> None:
        """Hold a message for the question that is open, or for the last one of the walk."""
        pending = turn.draft.pending
        if pending is not None and pending.kind == HELD and self._is_none(turn, pending.under, text):
            choices = turn.listed(choice.label for choice in self.choices(turn))
            turn.say("held_not_added", words=excerpt(text), choices=choices)
            self.ask(turn)
            return
        _hold(turn)
        turn.draft.paused = False
        self.ask(turn)

    def _is_none(self, turn: Turn, under: Pending | None, text: str) -> bool:
        """Whether a text is not one more message: a number, a choice of ours misspelt, or one that we offer elsewhere.

        "next" at the end of a chapter, "complete" where an answer is not shown.
        """
        if plain(text).isdecimal() or nearest(self.choices(turn), text):
            return True
        ended = KINDS["chapter_end"].choices(turn) if under is not None and under.kind == "chapter_end" else ()
        elsewhere = (choice for (language, _), choice in turn.guide.options.items() if language == turn.language)
        return match((*ended, *elsewhere), text, numbered=False) is not None


def _is_to_go(pending: Pending) -> bool:
    return _SURE in pending.data


def _note(turn: Turn, step: Step, text: str) -> None:
    """Keep words that came before their question was asked. It will show them, to be completed.

    Nothing more is asked about them meanwhile, unless somebody could be recognised.
    """
    draft = turn.draft
    record(turn, step, text)
    turn.outdate(step)
    draft.later = tuple(other for other in draft.later if other != step.id)
    wanted = next_probe(turn, step)
    if wanted is not None and wanted.key in WITHDRAWING:
        turn.mark_probe(step, wanted.key, "asked")
        turn.interrupt("probe", step=step.id, probe=wanted.key, excerpt=wanted.excerpt)
        KINDS["probe"].ask(turn)
        return
    take_as_is(turn, step)
    if step.id not in draft.recheck:
        draft.recheck = (*draft.recheck, step.id)
    turn.say("filed", label=turn.step_words(step).label)
    ask(turn)


def _is_story(turn: Turn) -> bool:
    """Whether the held words came when a story had just been heard, and would go on with it."""
    pending = turn.draft.pending
    under = pending.under if pending else None
    return under is not None and under.kind == "heard" and _destination(turn)[2].id == under.data["step"]


def _hold(turn: Turn) -> None:
    """Keep what was just said, after what is held already, until the person says where it belongs."""
    dialog, subject, step_id = holding_place(turn)
    held = _held(turn.draft.pending, HELD)
    turn.interrupt(HELD, dialog=dialog, subject=subject, step=step_id, **holding((*held, *turn.pieces)))


def _shown(text: str) -> str:
    """Every held message by its beginning; of many, the first and the last ones."""
    lines = [excerpt(line) for line in text.split("\n") if line.strip()]
    return "\n".join(lines if len(lines) < 6 else (lines[0], "…", *lines[-3:]))


def _held(pending: Pending | None, kind: str) -> tuple[Said, ...]:
    """The words that are held already, under whatever interrupted that."""
    if pending is None:
        return ()
    return held_in(pending) if pending.kind == kind else _held(pending.under, kind)


def _destination(turn: Turn) -> tuple[str, str, Step]:
    """Where held words go: a walk, and its question.

    Meanwhile the action may be out, the dossier another, the question renamed or removed.
    """
    data = turn.pending.data
    meant = data.get("dialog", FORM)
    dialog = meant if meant in turn.guide.doors else FORM
    steps = turn.dialog(dialog).steps
    found = next((step for step in steps.values() if data["step"] in (step.id, *step.formerly)), None)
    there = dialog == meant and turn.is_present(data["subject"])
    subject = data["subject"] if there else turn.subject_in(dialog)
    return dialog, subject, found or steps[turn.guide.walks[dialog].order[-1]]


def holding_place(turn: Turn) -> tuple[str, str, str]:
    """Where a stray message would go (dialog, subject, step id): the question that it was written for, the one just
    answered at the end of a chapter, the one that is open in the walk, else the last one, which in the form is free.
    """
    if turn.meant is not None and turn.meant[2] in turn.dialog(turn.meant[0]).steps:
        return turn.meant
    dialog, subject = key = turn.last_walk()
    draft = turn.draft_of(key) if key in turn.conversations() else None
    pending = draft.pending if draft else None
    while pending is not None:
        if pending.kind == HELD:
            return pending.data.get("dialog", dialog), pending.data["subject"], pending.data["step"]
        if pending.kind == "chapter_end":
            return dialog, subject, pending.data["step"]
        pending = pending.under
    on_step = draft is not None and draft.state in turn.dialog(dialog).steps
    return dialog, subject, draft.state if draft and on_step else turn.guide.walks[dialog].order[-1]


@kind(DISTRESS)
class Distress(Asking):
    """Somebody seems to be in danger: a person to turn to, and time. What they wrote is held, and filed nowhere."""

    def ask(self, turn: Turn) -> None:
        turn.say("distress")
        turn.ask("distress_ask")
        turn.offer(self.choices(turn), moves=("human",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("go_on"), turn.option("pause"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.pieces = held_in(turn.pending)
        turn.resume_pending()
        _hold(turn)
        if value == "pause":
            pause(turn)
        else:
            ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        held = _held(turn.draft.pending, DISTRESS)
        turn.interrupt(DISTRESS, **holding((*held, *turn.pieces)))
        turn.draft.paused = False
        self.ask(turn)
