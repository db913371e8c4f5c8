"""Which parts of a project are to be opened to a coach, and until when. Nothing is shared yet."""

from __future__ import annotations

from datetime import date

from bot.core.asking.base import ask, kind, names_something
from bot.core.asking.shared import parts_told
from bot.core.asking.sharing import StepOfSharing, is_elsewhere, without
from bot.core.choosing import match, nearest, pieces
from bot.core.coaching.parts import ALL, parts
from bot.core.days import last_moment, months_later, read_day
from bot.core.dialog import Choice
from bot.core.plain import excerpt, plain, without_article
from bot.core.turn import Turn

_CLEAR, _DONE = "parts_clear", "parts_done"
_NAME = 30  # letters of a part on a button, beside the word before it
_SPANS = {"until_month": 1, "until_quarter": 3, "until_half": 6}  # months
_LONGEST = 12  # months
_EXAMPLE = 2  # months from now: the day that shows how one is typed


@kind("share_parts")
class PartsAsked(StepOfSharing):
    """The parts one by one, each added or taken out again, in an order that stays."""

    def ask(self, turn: Turn) -> None:
        if is_elsewhere(turn):
            return
        chosen = _chosen(turn)
        if len(chosen) == len(parts(turn.guide.library, turn.language)):
            turn.say("share_parts_all")
        elif chosen:
            turn.say("share_parts_chosen", parts=parts_told(turn, chosen))
        else:
            turn.say("share_parts_none")
        turn.ask("share_parts_ask", coach=turn.pending.data["name"])
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        clear = (turn.option(_CLEAR),) if len(_chosen(turn)) > 1 else ()
        return (*self._offered(turn), *clear, turn.option(_DONE))

    def _offered(self, turn: Turn) -> tuple[Choice, ...]:
        """Each part, to be added or taken out."""
        chosen = _chosen(turn)
        offered = []
        for part in parts(turn.guide.library, turn.language):
            name = "choice_part_remove" if part.id in chosen else "choice_part_add"
            option = turn.option(part.id, name, name=excerpt(part.title, _NAME))
            typed = (*option.synonyms, part.title, without_article(part.title))
            offered.append(Choice(part.id, option.label, tuple(dict.fromkeys(typed))))
        return tuple(offered)

    def chose(self, turn: Turn, value: str) -> None:
        if is_elsewhere(turn):
            return
        if value == _CLEAR:
            _toggle(turn, _chosen(turn))
        elif value != _DONE:
            _toggle(turn, (value,))
        elif not _chosen(turn):
            turn.say("share_parts_empty")
        else:
            data = {**turn.pending.data, "parts": " ".join(_chosen(turn))}
            turn.wait_for("share_until", **data)
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        """Several at once: "1, 3 et 5"."""
        found = [match(self._offered(turn), piece, numbered=True) for piece in pieces(text)]
        named = tuple(dict.fromkeys(choice.value for choice in found if choice is not None))
        if not named:
            super().said(turn, text)
            return
        if None in found:
            turn.say("choose_listed")
        else:
            _toggle(turn, named)
        ask(turn)


def _chosen(turn: Turn) -> tuple[str, ...]:
    """The parts that are chosen until now, in the order of home; what the content no longer has is none of them."""
    chosen = turn.pending.data["parts"].split()
    return tuple(part.id for part in parts(turn.guide.library, turn.language) if part.id in chosen)


def _toggle(turn: Turn, named: tuple[str, ...]) -> None:
    chosen = _chosen(turn)
    left = [part for part in chosen if part not in named]
    added = [part for part in named if part not in chosen]
    turn.wait_for("share_parts", **{**turn.pending.data, "parts": " ".join((*left, *added))})


@kind("share_until")
class UntilAsked(StepOfSharing):
    """The last day of a share: one of the list, or one that is typed."""

    def stepped_back(self, turn: Turn) -> bool:
        everything = turn.pending.data["parts"] == ALL
        turn.wait_for("share" if everything else "share_parts", **without(turn, *(("parts",) if everything else ())))
        return True

    def ask(self, turn: Turn) -> None:
        if is_elsewhere(turn):
            return
        turn.ask("share_until_ask", example=_in_months(turn, _EXAMPLE))
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(
            turn.option(name, f"choice_{name}", date=_in_months(turn, months)) for name, months in _SPANS.items()
        )

    def chose(self, turn: Turn, value: str) -> None:
        if not is_elsewhere(turn):
            _preview(turn, months_later(_today(turn), _SPANS[value]))

    def said(self, turn: Turn, text: str) -> None:
        if is_elsewhere(turn):
            return
        day = read_day(text, _today(turn)) if _is_a_day(text) else None
        if day is None and (not _is_a_day(text) or nearest(self.choices(turn), text)):
            super().said(turn, text)
        elif day is None:
            turn.say("share_until_unclear")
            ask(turn)
        elif day <= _today(turn):
            turn.say("share_until_past")
            ask(turn)
        elif day > months_later(_today(turn), _LONGEST):
            turn.say("share_until_far")
            ask(turn)
        else:
            _preview(turn, day)


def _is_a_day(text: str) -> bool:
    """Whether a text may be meant as a day: it is no number alone, and no words for the dossier."""
    return names_something(text) and not plain(text).isdecimal()


def _in_months(turn: Turn, months: int) -> str:
    """The day in so many months, as it is told."""
    return turn.date(last_moment(months_later(_today(turn), months), turn.guide.zone))


def _today(turn: Turn) -> date:
    """The day it is where people live."""
    return turn.now.astimezone(turn.guide.zone).date()


def _preview(turn: Turn, until: date) -> None:
    turn.wait_for("share_preview", **{**turn.pending.data, "until": until.isoformat()})
    ask(turn)
