"""The question of a step, and going on to the next one."""

from __future__ import annotations

from bot.core import moves
from bot.core.answering import WITHDRAWING, Wanted, next_probe, record, take_as_is
from bot.core.asking.base import KINDS, QUESTION, Asking, ask, kind, remember
from bot.core.asking.views import draw
from bot.core.choosing import LONGEST, match, pieces
from bot.core.conditions import Evidence
from bot.core.dialog import Choice, Step
from bot.core.draft import COMMENT
from bot.core.knowing import offer_known
from bot.core.machine import REVIEW
from bot.core.model import Answer
from bot.core.offering import offer_card
from bot.core.places import ahead, chapter_of, is_behind, is_halfway, is_passed, progress
from bot.core.ranking import given_order, read_order
from bot.core.turn import Turn

USUAL_MOVES = ("help", "example", "skip", "back", "menu")
WORDY = ("short_text", "list_plus_text", "dated_list")  # an answer may be a command word alone
LONG = ("long_text", "optional_text", "list_plus_text", "dated_list", "story")  # an answer may take several messages
NUMBERED = ("choice", "choice_plus_text")  # elsewhere a number is an answer: "how many?"


@kind(QUESTION)
class Question(Asking):
    """A step as its author wrote it: one question, help and example on request."""

    takes_text = True
    numbered = False

    def counts_numbers(self, turn: Turn) -> bool:
        return turn.step().kind in NUMBERED

    def bare_commands(self, turn: Turn) -> bool:
        return turn.step().kind not in WORDY

    def gathers(self, turn: Turn) -> bool:
        return turn.step().kind in LONG

    def ask(self, turn: Turn) -> None:
        step = turn.step()
        words = turn.step_words(step)
        if turn.on_walk:
            turn.add("progress", progress(turn, step))
        for text in (turn.before(step), words.before):
            if text:
                turn.add("paragraph", text)
        self._put(turn, step)

    def _put(self, turn: Turn, step: Step) -> None:
        """The question alone, without what stands before it."""
        words = turn.step_words(step)
        turn.add("question", words.question)
        if step.kind == "ranking":
            turn.enumerate(numbered_actions(turn))
        turn.offer(words.choices, numbered=self.counts_numbers(turn), moves=moves_for(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return turn.step_words(turn.step()).choices

    def chose(self, turn: Turn, value: str) -> None:
        step = turn.step()
        if turn.on_walk:
            take(turn, step, chosen=(value,))
        else:
            KINDS["welcome"].chose(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        step = turn.step()
        if step.kind == "choice":
            turn.say("choose_one", choices=turn.listed(choice.label for choice in self.choices(turn)))
            self._put(turn, step)
            return
        if _is_past_choice(turn, text):
            turn.say("choice_gone")
            ask(turn)
            return
        remark(turn, text)
        take(turn, step, text)


def _is_past_choice(turn: Turn, text: str) -> bool:
    """Whether a text is the button of a follow-up question or of a chapter that is over ("yes" may be an answer)."""
    past = (turn.option("already_said"), turn.option("next_chapter"))
    return bool(match(past, text, numbered=False)) and not match((turn.option("yes"),), text, numbered=False)


def remark(turn: Turn, text: str) -> None:
    """A kind word when an answer looks like a command that was typed without its prefix."""
    move = moves.looks_like_command(text, turn.guide.moves)
    if move is not None:
        turn.say("looked_like_command", word=text.strip(), command=move.typed(turn.language))


def numbered_actions(turn: Turn) -> tuple[str, ...]:
    """The live actions as they are ranked and chosen: "1. La laverie"."""
    return tuple(f"{number}. {name}" for number, name in enumerate(turn.action_names(), start=1))


def moves_for(turn: Turn) -> tuple[str, ...]:
    """The usual moves shown under a question."""
    return USUAL_MOVES if turn.on_walk else ("help",)


def _several(choices: tuple[Choice, ...], text: str) -> tuple[str, ...]:
    """The values named by "1, 3" or "climat et santé"; nothing unless every piece is a choice."""
    if len(text) > LONGEST:
        return ()
    found = [match(choices, piece, numbered=True) for piece in pieces(text)]
    return tuple(dict.fromkeys(choice.value for choice in found if choice)) if found and all(found) else ()


def take(turn: Turn, step: Step, text: str = "", *, chosen: tuple[str, ...] = (), replace: bool = False) -> None:
    """Keep an answer (or one more part of it), then ask a probe about it, or go on.

    A text that only names choices is kept as those choices. `replace` starts the answer anew instead of adding to it.
    An order of the actions is read from it until there is one: a reason given later may name them too, in any order.
    """
    if step.kind == "choice_plus_text" and not chosen:
        chosen = _several(turn.step_words(step).choices, text)
    orders = step.kind == "ranking" and (replace or not _ordered(turn, step))
    decided = {} if replace else decided_of(turn, step)
    record(turn, step, "" if chosen else text, chosen=chosen, replace=replace)
    turn.outdate(step)
    turn.draft.later = tuple(other for other in turn.draft.later if other != step.id)
    turn.draft.took = "" if chosen else step.id
    if orders:
        apply_order(turn, text)
    if step.kind == "story":
        turn.say("saved")
        turn.wait_for("story", step=step.id, **decided)
        KINDS["story"].ask(turn)
        return
    probe_or_settle(turn, step)


def decided_of(turn: Turn, step: Step) -> dict[str, str]:
    """What the person decided about what is heard in a story, and has not confirmed yet: it goes on with the story."""
    pending = turn.draft.pending
    while pending is not None and not (pending.kind in ("story", "heard") and pending.data["step"] == step.id):
        pending = pending.under
    return {name: pending.data[name] for name in ("added", "refused") if name in pending.data} if pending else {}


def _ordered(turn: Turn, step: Step) -> bool:
    """Whether the answer to a ranking gives a complete order already."""
    answer = turn.answer(step)
    return answer is not None and _complete(turn, given_order(answer, turn.action_names()))


def _complete(turn: Turn, order: tuple[int, ...] | None) -> bool:
    return order is not None and sorted(order) == list(range(1, len(turn.project.live) + 1))


def apply_order(turn: Turn, text: str) -> None:
    """Put the actions in the order just given, if it is complete.

    Only these words count: the ranks in older ones are those of the list as it was then.
    """
    order = read_order(text, turn.action_names())
    live = turn.project.live
    if order is not None and _complete(turn, order):
        turn.reorder(tuple(live[rank - 1] for rank in order))


def change_order(turn: Turn, rest: Answer, before: str, text: str) -> None:
    """Words of a ranking became others (`rest`: what else was said). If they gave the order, they give it now.

    Their numbers are those of the list that was shown then, before it was put in that order.
    """
    project = turn.find_project(rest.project)
    live = project.live if project else ()
    names, ranks = turn.action_names(rest.project), list(range(1, len(live) + 1))
    old, given = read_order(before, names), given_order(rest, names)
    if old is not None and sorted(old) == ranks:
        live = tuple(live[old.index(rank)] for rank in ranks)
    elif given is not None and sorted(given) == ranks:
        return
    order = read_order(text, tuple(turn.action_name(action.id) for action in live))
    if order is not None and sorted(order) == ranks:
        turn.reorder(tuple(live[rank - 1] for rank in order), rest.project)


def probe_or_settle(turn: Turn, step: Step) -> None:
    """Ask the follow-up question that is wanted after an answer; without one, go on."""
    probe = next_probe(turn, step)
    if probe is None:
        settle(turn, step, _noted(turn, step))
    else:
        _put_probe(turn, step, probe)


def settle_plainly(turn: Turn, step: Step, note: str = "") -> None:
    """Go on without a follow-up question, unless somebody could be recognised. `note`: said instead of "noted"."""
    probe = next_probe(turn, step)
    if probe is not None and probe.key in WITHDRAWING:
        _put_probe(turn, step, probe)
        return
    take_as_is(turn, step)
    settle(turn, step, note or _noted(turn, step))


def _noted(turn: Turn, step: Step) -> str:
    return "noted" if step.id == turn.draft.state else "noted_elsewhere"


def _put_probe(turn: Turn, step: Step, probe: Wanted) -> None:
    turn.mark_probe(step, probe.key, "asked")
    turn.wait_for("probe", step=step.id, probe=probe.key, excerpt=probe.excerpt)
    KINDS["probe"].ask(turn)


def settle(turn: Turn, step: Step, note: str = "") -> None:
    """An answer is complete enough for now.

    Go on if it was the current question, else return to what was being asked. `note`: a message that says what was
    done.
    """
    draft = turn.draft
    turn.resume_pending()
    draft.recheck = tuple(other for other in draft.recheck if other != step.id)
    if note:
        turn.say(note, label=turn.step_words(step).label)
    if draft.pending is not None and draft.pending.kind == COMMENT:  # the walk stays where it is
        ask(turn)
    elif step.id == draft.state:
        if note != "kept_as_is":
            offer_card(turn, step)
        advance(turn, pausing=note != "kept_as_is")
    else:
        ask(turn)


def advance(turn: Turn, chosen: tuple[str, ...] = (), *, pausing: bool = True) -> None:
    """Go on to the next question that is open, past those that are answered or waiting for later; then ask it.

    `pausing`: whether to offer a break at the end of a chapter; not when it was only read again, unless all of the walk
    is.
    """
    draft = turn.draft
    draft.let_go()
    left = turn.step() if turn.on_step else None
    remember(turn)
    evidence = turn.evidence(chosen)
    walk = turn.walk()
    if beside := _left_open(turn, left):
        walk.goto(draft, beside)
    else:
        walk.next(draft, evidence)
    _pass_over(turn, evidence)
    offer_known(turn)
    if left is not None and turn.on_walk and (pausing or draft.round > 1):
        _stop_for_a_moment(turn, left)
    ask(turn)


def _pass_over(turn: Turn, evidence: Evidence) -> None:
    """Go on past what is behind. Where routes lead round in a circle of it, all is said: that is the review."""
    for _ in turn.dialog().steps:
        if not (turn.on_step and is_behind(turn, turn.step())):
            return
        turn.walk().next(turn.draft, evidence)
    if turn.on_step and is_behind(turn, turn.step()):
        turn.walk().goto(turn.draft, REVIEW)


def _left_open(turn: Turn, left: Step | None) -> str:
    """The question that was open before one beside the walk was asked; "" if there was none."""
    if left is None or chapter_of(turn, left).walked:
        return ""
    walked = (state for state in reversed(turn.draft.trail) if state in turn.walk().order)
    last = next(walked, "")
    return last if last and not is_behind(turn, turn.step(last)) else ""


def _stop_for_a_moment(turn: Turn, left: Step) -> None:
    """At the end of a chapter, a break; at half of the way, once, the question of how it could be better."""
    finished = chapter_of(turn, left)
    elsewhere = turn.dialog().any_chapter and not turn.on_step and ahead(turn)
    if elsewhere or (turn.on_step and finished.id != chapter_of(turn, turn.step()).id):
        turn.interrupt("chapter_end", chapter=finished.id, step=left.id)
        if not turn.dialog().headings and not is_passed(turn, finished):  # the form is drawn when it is over
            draw(turn)
    midway = turn.dialog().steps.get(turn.dialog().midway)
    if midway is not None and not is_behind(turn, midway) and is_halfway(turn):
        turn.draft.later = (*turn.draft.later, midway.id)  # whatever they do now, it was asked
        turn.interrupt("midway", step=midway.id)
