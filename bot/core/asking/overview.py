"""The end of the walk, and `recap`.

Every answer with its number, what waits, what is told, and where one may go from here.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import FINISHED, HANDLERS, OVERVIEW, Asking, ask, go_to, kind
from bot.core.asking.chapters import chapters_left, enter_chapter
from bot.core.asking.effects import has_effects, show_effects
from bot.core.asking.question import numbered_actions
from bot.core.asking.rounds import walk_again
from bot.core.asking.views import draw
from bot.core.coverage import cover, level
from bot.core.dialog import Choice, Step
from bot.core.dimensions import bridges, shown
from bot.core.machine import REVIEW
from bot.core.model import Answer
from bot.core.places import is_passed, number_of, open_steps
from bot.core.plain import excerpt
from bot.core.ranking import given_order, read_order
from bot.core.report import told
from bot.core.standing import elsewhere, say_none_here
from bot.core.turn import Turn

_ENOUGH = 6  # answers from which the coverage says something on the way; at the end it is always shown
_CHAPTER = "chapter:"  # before the id of a chapter, in a choice
_NOTHING = "\0"  # marks a line of the coverage that has nothing to tell
_QUOTED = 240  # characters of an answer shown in the overview; the document has it whole


@kind(OVERVIEW)
class Overview(Asking):
    """The walk is over: go back to what waits, fill a blind spot, take the document, or be done."""

    answers = False

    def ask(self, turn: Turn) -> None:
        if not (turn.has_spoken and turn.stood_on == REVIEW):  # on arrival, not after every slip: it may be long
            (show_effects if has_effects(turn) else show_recap)(turn)
            if not _was_drawn(turn):
                draw(turn)
        self.put(turn)

    def put(self, turn: Turn) -> None:
        """The question alone."""
        turn.ask("overview_ask")
        turn.offer(self.choices(turn), moves=("edit", "recap", "map", "help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        waiting = open_steps(turn)
        first = (turn.option("waiting", count=len(waiting)),) if waiting else ()
        left = chapters_left(turn) if turn.dialog().any_chapter else ()
        chapters = tuple(replace(choice, value=f"{_CHAPTER}{choice.value}") for choice in left)
        effects = (turn.option("effects"),) if has_effects(turn) else ()
        filling = tuple(turn.leading(f"bridge:{step.id}", step.bridges) for step in bridges(turn))
        others = ("export", "actions" if turn.dialog().headings else "again")
        names = ("read_again", *others, "finish", "menu")
        return (*first, *chapters, *filling, *effects, *(turn.option(name) for name in names))

    def chose(self, turn: Turn, value: str) -> None:
        if value == "finish":
            turn.walk().finish(turn.draft)
            ask(turn)
        elif value == "waiting":
            first, draft = open_steps(turn)[0], turn.draft
            unsure = (later for later in draft.later if turn.answered(turn.step(later)))
            draft.recheck = tuple(dict.fromkeys((*draft.recheck, *unsure)))
            draft.later = tuple(step for step in draft.later if step not in turn.walk().order)
            go_to(turn, first.id)
        elif value.startswith("bridge:"):
            go_to(turn, value.removeprefix("bridge:"))
        elif value.startswith(_CHAPTER):
            enter_chapter(turn, value.removeprefix(_CHAPTER))
        elif value == "effects":
            show_effects(turn)
            self.put(turn)
        elif value == "read_again":
            _read_again(turn)
        elif value == "again":
            walk_again(turn)
        else:
            HANDLERS[value](turn, "")


def _was_drawn(turn: Turn) -> bool:
    """Whether a journey was drawn at the end of a chapter and nothing was answered since."""
    before = turn.situation.conversations.get(turn.focus) if turn.focus else None
    chapters = [chapter for chapter in turn.dialog().chapters if chapter.walked]
    if before is None or turn.dialog().headings or all(is_passed(turn, chapter) for chapter in chapters):
        return False
    return any(before.state in chapter.steps and is_passed(turn, chapter) for chapter in chapters)


@kind(FINISHED)
class Finished(Asking):
    """The person said that they are done. Nothing is closed: one may always read again."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.say("finished_note" if turn.dialog().headings else "finished_walk")
        turn.ask("overview_ask")
        turn.offer(self.choices(turn), moves=("edit", "help", "human"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (
            turn.option("export" if turn.dialog().headings else "again"),
            turn.option("read_again"),
            turn.option("menu"),
        )

    def chose(self, turn: Turn, value: str) -> None:
        if value == "read_again":
            turn.walk().goto(turn.draft, REVIEW)
            _read_again(turn)
        elif value == "again":
            walk_again(turn)
        else:
            HANDLERS[value](turn, "")


def _read_again(turn: Turn) -> None:
    """All answers, at the end of the walk, and what can be done there."""
    show_recap(turn)
    draw(turn)
    Overview().put(turn)


def show_recap(turn: Turn) -> None:
    """Add every answer with its number, what waits for later, and the coverage in words."""
    lines = []
    for number, step in enumerate(turn.dialog().steps.values(), start=1):
        answer = turn.answer(step)
        if answer is not None and turn.answered(step):
            words = excerpt(_words(turn, step, answer), _QUOTED)
            label = turn.step_words(step).label
            line = turn.words("recap_line", number=number, label=label, words=words)
            heard = (name for name in answer.chosen if step.hears and name in turn.guide.library.dimensions)
            names = ", ".join(map(turn.dimension, heard))
            lines.append(turn.words("recap_told", line=line, names=names) if names else line)
    if not lines:
        say_none_here(turn, "recap_empty")
        return
    _name_walk(turn)
    turn.say("recap_intro")
    turn.enumerate(tuple(lines))
    draft = turn.draft
    still_open = open_steps(turn)
    unasked = [step for step in still_open if step.id not in draft.later and step.id not in draft.recheck]
    told = [step for step in still_open if turn.answered(step) and step.id not in draft.later]
    waiting = [step for step in still_open if step not in told and not (turn.on_step and step in unasked)]
    for message, steps in (("recap_waiting", waiting), ("recap_recheck", told)):
        if steps:
            numbered = (f"{number_of(turn, step)}. {turn.step_words(step).label}" for step in steps)
            turn.say(message, labels=", ".join(numbered))
    if turn.on_step and unasked:
        turn.say("recap_to_come", count=len(unasked))
    if not turn.on_step or len(lines) >= _ENOUGH:
        _show_coverage(turn)
    others = elsewhere(turn)
    if others:
        turn.say("recap_elsewhere", walks=others)
    turn.say("recap_hint" if turn.dialog().headings else "recap_hint_walk")


def _name_walk(turn: Turn) -> None:
    """Numbers count in one walk: say in which one, and about which action, where there are several."""
    if elsewhere(turn) or not turn.dialog().headings:
        turn.add("progress", turn.words("recap_walk", walk=turn.dialog().titles[turn.language]))
    if len(turn.project.live) > 1 and turn.draft.subject != turn.me.project:
        turn.add("progress", turn.action_name(turn.draft.subject))


def _words(turn: Turn, step: Step, answer: Answer) -> str:
    """An answer on one line. An order is shown by names: "2, 1" counted in the list as it was then."""
    names = turn.action_names() if step.kind == "ranking" else ()
    if step.kind != "ranking" or given_order(answer, names) is None:
        return told(step, answer, turn.language).replace("\n\n", " / ")
    reasons = (part.text for part in answer.parts if read_order(part.text, names) is None)
    return " / ".join((", ".join(numbered_actions(turn)), *reasons))


def _show_coverage(turn: Turn) -> None:
    """The coverage in words; what has nothing to tell is left out."""
    steps = tuple(turn.dialog().steps.values())
    stories = (turn.answer(step) for step in steps if step.hears)
    confirmed = {name for answer in stories if answer for name in answer.chosen}
    found = cover(shown(turn), [steps], lambda step: level(turn.answer(step)), confirmed)
    fields = ("told", "to_clarify", "not_yet")
    names = {field: ", ".join(turn.dimension(name) for name in getattr(found, field)) for field in fields}
    lines = turn.words("coverage", **{field: told or _NOTHING for field, told in names.items()}).split("\n")
    turn.add("paragraph", "\n".join(line for line in lines if _NOTHING not in line))


def recap(turn: Turn, argument: str) -> None:
    """The move `recap`: all answers, then the question that was open."""
    turn.focus_walk()
    show_recap(turn)
    if turn.draft.state == REVIEW and turn.draft.pending is None:
        draw(turn)
    ask(turn)
