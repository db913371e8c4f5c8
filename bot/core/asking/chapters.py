"""Where one chapter ends and another begins: a break, the next one, or, in some walks, whichever one likes."""

from __future__ import annotations

from bot.core.asking.base import CHAPTER, Asking, ask, go_to, kind
from bot.core.asking.small import pause
from bot.core.asking.views import draw
from bot.core.dialog import Choice
from bot.core.dimensions import reached_headings
from bot.core.machine import REVIEW
from bot.core.places import ahead, first_ahead
from bot.core.turn import Turn


@kind(CHAPTER)
class ChapterAsked(Asking):
    """Which chapter to begin with."""

    def ask(self, turn: Turn) -> None:
        turn.ask("chapter_ask")
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(Choice(chapter.id, chapter.titles[turn.language]) for chapter in ahead(turn))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        _enter(turn, value)


@kind("chapter_end")
class ChapterEnd(Asking):
    """A chapter is finished: a break, or the next one."""

    def ask(self, turn: Turn) -> None:
        chapters = {chapter.id: chapter for chapter in turn.dialog().chapters}
        done = chapters.get(turn.pending.data["chapter"])
        title = done.titles[turn.language] if done else ""
        if turn.dialog().headings:
            turn.ask("chapter_end", chapter=title, count=len(reached_headings(turn)), total=len(turn.dialog().headings))
        elif turn.dialog().any_chapter:
            turn.ask("chapter_end_any", chapter=title)
        else:
            turn.ask("chapter_end_walk", chapter=title)
        documents = ("export",) if turn.dialog().headings else ()
        if not turn.dialog().headings:
            draw(turn)
        turn.offer(self.choices(turn), moves=("recap", "map", *documents, "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        if turn.dialog().any_chapter:
            return (*ChapterAsked().choices(turn), turn.option("look_back"), turn.option("pause"))
        return (turn.option("next_chapter"), turn.option("pause"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if value == "pause":
            pause(turn)
        elif value == "look_back":
            go_to(turn, REVIEW)
        elif value == "next_chapter":
            ask(turn)
        else:
            _enter(turn, value)


def _enter(turn: Turn, chapter_id: str) -> None:
    """Go to the first question of a chapter that is still ahead."""
    chapter = next(chapter for chapter in turn.dialog().chapters if chapter.id == chapter_id)
    go_to(turn, first_ahead(turn, chapter))
