"""The summary of a project as a message, read on a phone."""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.coach_summary import show_summary
from bot.core.coaching.seen import Opened, PutAside
from bot.core.coaching.summary import summary
from bot.core.coaching.view import open_up
from bot.core.model import Disclosure
from bot.core.turn import Turn
from tests.core.office import CoachTalk, day, laundry
from tests.talk import shipped_library


def _opened(found: Disclosure) -> Opened:
    opened = open_up(shipped_library(), found, day(3))
    assert opened is not None
    return opened


def test_long_lists_are_cut_and_say_how_much_is_left_out(project: CoachTalk) -> None:
    found = project.office.shared["share"]
    page = summary(shipped_library(), _opened(found), "fr")
    listed = {block.items[-1]: block.items for block in project.say("/coach 1").blocks if block.items}
    assert len(page.open) > 5
    cut = listed[f"et {len(page.open) - 4} de plus, sur {len(page.open)} en tout"]
    assert cut[:-1] == page.open[:4]
    assert all(len(items) <= 6 for items in listed.values())


def test_five_lines_are_shown_and_six_are_cut(talk: CoachTalk) -> None:
    def told(count: int) -> tuple[str, ...]:
        asides = tuple(PutAside("Combien ?", f"Question {number}", "", "", day(1)) for number in range(count))
        turn = Turn(talk.engine.guide, talk.situation(), day(3), str, "fr")
        show_summary(turn, replace(summary(shipped_library(), _opened(laundry()), "fr"), put_aside=asides))
        lists = [block.items for reply in turn.reply("") for block in reply.blocks]
        return next(items for items in lists if items and items[0].startswith("Question 0"))

    assert len(told(5)) == 5
    assert told(6)[-1] == "et 2 de plus, sur 6 en tout"
