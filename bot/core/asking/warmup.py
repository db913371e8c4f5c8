"""The warm-up: small questions before a first walk, to think with. Words that are said are held, and kept on a yes."""

from __future__ import annotations

from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.cards import WARMUP
from bot.core.dialog import Choice
from bot.core.draft import HELD
from bot.core.offering import prompts
from bot.core.plain import plain
from bot.core.turn import Turn

_NEXT, _LEAVE = "pass", "leave"


def warm_up(turn: Turn, argument: str) -> None:
    """The move `echauffement`. At home it leads back home: no walk begins, but it is not offered when one does."""
    if prompts(turn):
        _open_walk(turn)
        turn.say("warmup_intro")
        turn.say("warmup_how")
        turn.interrupt(WARMUP, card=prompts(turn)[0].id)
    ask(turn)


def _open_walk(turn: Turn) -> None:
    """What is said may belong to a question of the walk that was used last."""
    here = turn.focus
    if here is not None and not turn.on_walk:
        turn.focus_walk()
        turn.look_at(here)


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

    takes_text = True  # and no number answers any of them

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
        turn.offer(self.choices(turn), moves=("pause", "menu"))

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
        """Words are held for the question of the walk that speaks of this. Where there is none, they stay a thought."""
        if plain(text).isdecimal():
            turn.say("number_unknown")
            ask(turn)
            return
        near = _near(turn)
        more = _go_on(turn)
        if near is not None:
            turn.meant = near
            KINDS[HELD].said(turn, text)
            return
        turn.say("warmup_thought")
        if not more:
            turn.say("warmup_done")
        ask(turn)


def _near(turn: Turn) -> tuple[str, str, str] | None:
    """The question of the walk that the prompt speaks to: dialog, subject, step."""
    cards, place = prompts(turn), _place(turn)
    dialog, subject = turn.last_walk()
    steps = cards[place].steps if place < len(cards) else ()
    return next(((dialog, subject, step) for step in steps if step in turn.dialog(dialog).steps), None)
