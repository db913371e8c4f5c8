"""Changing an answer: shown with its old words, then completed, replaced or kept as it is."""

from __future__ import annotations

from bot.core.asking.base import EDIT, Asking, ask, current, go_to, kind, names_something
from bot.core.asking.clap import listens, play_back
from bot.core.asking.question import LONG, numbered_actions, settle, take
from bot.core.choosing import nearest
from bot.core.dialog import Choice, Step
from bot.core.model import Answer
from bot.core.places import number_of, progress
from bot.core.plain import excerpt, plain
from bot.core.report import told
from bot.core.standing import say_none_here, typed
from bot.core.turn import Turn

_HEARD = "clap_list"  # what is heard in a story, to be looked at again
_SHOWN_AGAIN = 200  # characters of an answer that has been shown whole
_FEW = 4  # words; fewer of them may be meant as a choice


@kind(EDIT)
class Edit(Asking):
    """Ask: "Compléter, remplacer, garder ?": asked with the old answer in view. Words that come at once complete it."""

    of_a_question = True
    takes_text = True

    def gathers(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind in LONG

    def ask(self, turn: Turn) -> None:
        step = turn.step(turn.pending.data["step"])
        answer = turn.answer(step)
        if answer is None or not turn.answered(step):
            turn.resume_pending()
            ask(turn)
            return
        turn.add("progress", progress(turn, step))
        words = told(step, answer, turn.language)
        self.show(turn, step, excerpt(words, _SHOWN_AGAIN) if _is_asked_again(turn) else words)
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def show(self, turn: Turn, step: Step, words: str) -> None:
        """Add the answer, and what is asked about it."""
        answer = turn.answer(step)
        if step.id in turn.draft.recheck and answer is not None:
            _say_why(turn, step, answer)
        turn.say("edit_shown", label=turn.step_words(step).label)
        turn.add("quote", words)
        turn.ask("edit_ask" if "complete" in ways(turn, step) else "edit_ask_name")

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        step = turn.step(turn.pending.data["step"])
        heard = (_HEARD,) if listens(turn, step) else ()
        return tuple(turn.option(name) for name in (*ways(turn, step), *heard, "keep"))

    def chose(self, turn: Turn, value: str) -> None:
        step_id = turn.pending.data["step"]
        if value == "keep":
            settle(turn, turn.step(step_id), "kept_as_is")
            return
        if value == _HEARD:
            play_back(turn, turn.step(step_id))
            return
        turn.wait_for("edit_text", step=step_id, mode=value)
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        step = turn.step(turn.pending.data["step"])
        if not is_wording(self, turn, text):
            super().said(turn, text)
        elif step is turn.naming_step:
            say_name_stays(turn)
        else:
            turn.wait_for("edit_text", step=step.id, mode="complete")
            current(turn).said(turn, text)


def is_wording(asking: Asking, turn: Turn, text: str) -> bool:
    """Whether words that come at once are meant for the answer, and not as one of the choices."""
    return len(text.split()) >= _FEW and not nearest(asking.choices(turn), text)


def say_name_stays(turn: Turn) -> None:
    """Words that come at once are no name: one is replaced on purpose, for it is read everywhere. Ask again."""
    turn.say("edit_name_first")
    ask(turn)


def ways(turn: Turn, step: Step) -> tuple[str, ...]:
    """How an answer can be changed. A name is not completed: what is added to it would be no name."""
    return ("replace",) if step is turn.naming_step else ("complete", "replace")


def _is_asked_again(turn: Turn) -> bool:
    """Whether this very question was open before this turn: the answer has been shown whole."""
    before = turn.situation.conversations.get(turn.focus) if turn.focus else None
    return before is not None and before.pending is not None and before.pending == turn.draft.pending


def _say_why(turn: Turn, step: Step, answer: Answer) -> None:
    """Why an answer is shown again, where it is not the person who asked for it."""
    causes = (turn.answer(turn.step(other)) for other in step.depends_on)
    if any(cause.at > answer.at for cause in causes if cause is not None):
        turn.say("recheck")
    elif step.kind == "ranking":
        turn.say("recheck_actions")


@kind("edit_text")
class EditText(Asking):
    """The new words of an answer that is being changed."""

    of_a_question = True
    numbered = False
    takes_text = True

    def counts_numbers(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind == "choice_plus_text"

    def bare_commands(self, turn: Turn) -> bool:
        return False

    def gathers(self, turn: Turn) -> bool:
        return turn.step(turn.pending.data["step"]).kind in LONG

    def ask(self, turn: Turn) -> None:
        data = turn.pending.data
        step = turn.step(data["step"])
        turn.say("edit_add" if data["mode"] == "complete" else "edit_replace")
        turn.add("question", turn.step_words(step).question)
        if step.kind == "ranking":
            turn.enumerate(numbered_actions(turn))
        turn.offer(self.choices(turn), numbered=self.counts_numbers(turn), moves=("help", "example", "cancel"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return turn.step_words(turn.step(turn.pending.data["step"])).choices

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        take(turn, turn.step(data["step"]), chosen=(value,), replace=data["mode"] == "replace")

    def said(self, turn: Turn, text: str) -> None:
        data = turn.pending.data
        take(turn, turn.step(data["step"]), text, replace=data["mode"] == "replace")


@kind("edit_which")
class EditWhich(Asking):
    """Which answer to change, when the command did not say or several fit."""

    answers = False

    def ask(self, turn: Turn) -> None:
        if not turn.dialog().headings:  # numbers count in one walk
            turn.add("progress", turn.words("recap_walk", walk=turn.dialog().titles[turn.language]))
        turn.ask("edit_which")
        turn.offer(self.choices(turn), numbered=False, moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(_as_choice(turn, step) for step in editable(turn))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        begin_edit(turn, turn.step(value))

    def said(self, turn: Turn, text: str) -> None:
        if not names_something(text) and not find_step(turn, text):
            super().said(turn, text)
            return
        turn.resume_pending()
        edit_named(turn, text)


def _as_choice(turn: Turn, step: Step) -> Choice:
    number = str(number_of(turn, step))
    return Choice(step.id, f"{number}. {turn.step_words(step).label}", (number, turn.step_words(step).label, step.id))


def editable(turn: Turn) -> tuple[Step, ...]:
    """The answered questions of the dialog in focus, in its order."""
    return tuple(step for step in turn.dialog().steps.values() if turn.answered(step))


def find_step(turn: Turn, named: str, dialog: str = "") -> list[Step]:
    """The questions that a number, an id or words of a label name, in a dialog (the one in focus by default)."""
    typed = plain(named)
    steps = list(turn.dialog(dialog).steps.values())
    if typed.isdecimal():
        position = int(typed[:6])
        return [steps[position - 1]] if 1 <= position <= len(steps) else []
    exact = [step for step in steps if typed in (plain(step.id), plain(turn.step_words(step).label))]
    return exact or [step for step in steps if f" {typed} " in f" {plain(turn.step_words(step).label)} "]


def edit_named(turn: Turn, named: str) -> None:
    """Open the answer that a number or a name points to; ask again if it points to none or to several."""
    found = find_step(turn, named)
    if len(found) == 1:
        begin_edit(turn, found[0])
        return
    if named and not found and not _say_where(turn, named):
        turn.say("edit_unknown")
    if editable(turn):
        turn.interrupt("edit_which")
    ask(turn)


def _say_where(turn: Turn, named: str) -> bool:
    """Say which other walk has a question that is not in this one, best of all with an answer. Whether one has."""
    if plain(named).isdecimal():  # a number counts in one walk
        return False
    others = [dialog for dialog in turn.guide.doors.values() if dialog.id != turn.draft.dialog]
    found = [(dialog, step) for dialog in others for step in find_step(turn, named, dialog.id)]
    if found:
        dialog, _ = max(found, key=lambda each: turn.answered(each[1], turn.subject_in(each[0].id)))
        turn.say("edit_elsewhere", walk=dialog.titles[turn.language], command=typed(turn, dialog))
    return bool(found)


def begin_edit(turn: Turn, step: Step) -> None:
    """Show an answer and ask what to do with it; go to the question if it has none yet."""
    if turn.answered(step):
        turn.interrupt(EDIT, step=step.id)
        ask(turn)
    else:
        go_to(turn, step.id)


def edit(turn: Turn, argument: str) -> None:
    """The move `modifier`."""
    if not turn.on_walk:
        turn.focus_walk()
    if not editable(turn) and not argument:
        say_none_here(turn, "edit_nothing")
        ask(turn)
        return
    edit_named(turn, argument)
