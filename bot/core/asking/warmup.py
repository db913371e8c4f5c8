"""The warm-up: small questions before a first walk, to think with. Words that are said are held, and kept on a yes."""

from __future__ import annotations

from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.dialog import Choice
from bot.core.draft import HELD
from bot.core.offering import WARMUP, prompts
from bot.core.turn import Turn

_NEXT, _LEAVE = "pass", "leave"


def warm_up(turn: Turn, argument: str) -> None:
    """The move `echauffement`, in the walk that was used last: what is said may belong to one of its questions."""
    turn.focus_walk()
    if prompts(turn):
        turn.say("warmup_intro")
        turn.say("warmup_how")
        turn.interrupt(WARMUP, card=prompts(turn)[0].id)
    ask(turn)


def _place(turn: Turn) -> int:
    """The place of the prompt that is open; past the last one if the content has lost it meanwhile."""
    cards = [card.id for card in prompts(turn)]
    open_now = turn.pending.data["card"]
    return cards.index(open_now) if open_now in cards else len(cards)


def _go_on(turn: Turn) -> bool:
    """The next prompt; after the last one, back to what the warm-up interrupted. Whether there is another."""
    following = prompts(turn)[_place(turn) + 1 :]
    if following:
        turn.wait_for(WARMUP, card=following[0].id)
    else:
        turn.resume_pending()
    return bool(following)


@kind(WARMUP)
class Warmup(Asking):
    """One prompt. To think is enough; words are held, for the question of the walk that they speak to."""

    takes_text = True
    numbered = False

    def gathers(self, turn: Turn) -> bool:
        return True

    def ask(self, turn: Turn) -> None:
        cards, place = prompts(turn), _place(turn)
        if place == len(cards):
            turn.resume_pending()
            ask(turn)
            return
        turn.add("progress", turn.words("warmup_progress", number=place + 1, total=len(cards)))
        turn.add("question", cards[place].texts[turn.language])
        turn.offer(self.choices(turn), numbered=False, moves=("pause", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        leave = turn.option(_LEAVE, "choice_warmup_leave")
        is_last = _place(turn) + 1 >= len(prompts(turn))
        return (leave,) if is_last else (turn.option(_NEXT, "choice_warmup_next"), leave)

    def chose(self, turn: Turn, value: str) -> None:
        if value == _LEAVE:
            turn.resume_pending()
        if value == _LEAVE or not _go_on(turn):
            turn.say("warmup_done")
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        steps = prompts(turn)[_place(turn)].steps if _place(turn) < len(prompts(turn)) else ()
        near = next((step for step in steps if step in turn.dialog().steps), "")
        if near:
            turn.meant = (turn.draft.dialog, turn.draft.subject, near)
        _go_on(turn)
        KINDS[HELD].said(turn, text)
