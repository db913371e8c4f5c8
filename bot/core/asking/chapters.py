"""Where one chapter ends and another begins: a break, the next one, or, in some walks, whichever one likes."""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import CHAPTER, HANDLERS, Asking, ask, begin, go_to, kind
from bot.core.asking.comments import comments_option
from bot.core.asking.small import pause
from bot.core.choosing import match
from bot.core.dialog import LANGUAGES, Chapter, Choice
from bot.core.dimensions import reached_headings
from bot.core.machine import HOME, REVIEW
from bot.core.places import ahead, chapter_of, first_ahead, is_passed
from bot.core.plain import without_article
from bot.core.turn import Turn

CHAPTER_END = "chapter_end"  # pending: a break, or which chapter comes next


@kind(CHAPTER)
class ChapterAsked(Asking):
    """Which chapter to begin with."""

    def ask(self, turn: Turn) -> None:
        turn.ask("chapter_ask")
        turn.offer(self.choices(turn), moves=("back", "help", "menu") if turn.on_step else ("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return chapters_left(turn)

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        enter_chapter(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        named = match([_as_choice(turn, chapter) for chapter in _walked(turn)], text, numbered=False)
        if named is None:
            super().said(turn, text)
        else:
            turn.say("chapter_answered", chapter=named.label)
            ask(turn)


@kind(CHAPTER_END)
class ChapterEnd(Asking):
    """A chapter is finished: a break, or the next one."""

    def ask(self, turn: Turn) -> None:
        chapters = {chapter.id: chapter for chapter in turn.dialog().chapters}
        done = chapters.get(turn.pending.data["chapter"])
        title = done.titles[turn.language] if done else ""
        if done and is_passed(turn, done):
            turn.ask("chapter_end_any_passed" if turn.dialog().any_chapter else "chapter_end_passed", chapter=title)
        elif turn.dialog().headings:
            turn.ask("chapter_end", chapter=title, count=len(reached_headings(turn)), total=len(turn.dialog().headings))
        elif turn.dialog().any_chapter:
            turn.ask("chapter_end_any", chapter=title)
        else:
            turn.ask("chapter_end_walk", chapter=title)
        documents = ("export",) if turn.dialog().headings else ()
        turn.offer(self.choices(turn), moves=("recap", "map", *documents, "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        following = turn.option("next_chapter")
        if not turn.dialog().any_chapter:
            return (following, *comments_option(turn), turn.option("pause"))
        words, next_one = (following.label, *following.synonyms), _following(turn)
        left = (
            replace(choice, synonyms=(*choice.synonyms, *words)) if choice.value == next_one else choice
            for choice in chapters_left(turn)
        )
        return (*left, *comments_option(turn), turn.option("look_back"), turn.option("pause"))

    def chose(self, turn: Turn, value: str) -> None:
        if value == "comments":  # and then this is asked again
            HANDLERS[value](turn, "")
            return
        turn.resume_pending()
        if value == "pause":
            pause(turn)
        elif value == "look_back":
            go_to(turn, REVIEW)
        elif value != "next_chapter":
            enter_chapter(turn, value)
        elif turn.dialog().any_chapter and not turn.on_step and _following(turn):
            enter_chapter(turn, _following(turn))
        else:
            ask(turn)


def _following(turn: Turn) -> str:
    """Where "go on" leads in a walk without an order: to the chapter one stands in, or to the first one left."""
    left = [chapter.id for chapter in ahead(turn)]
    here = chapter_of(turn, turn.step()).id if turn.on_step else ""
    return here if here in left else next(iter(left), "")


def _walked(turn: Turn) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in turn.dialog().chapters if chapter.walked)


def _as_choice(turn: Turn, chapter: Chapter) -> Choice:
    """A chapter, by its title in either language, with its article or without."""
    names = (chapter.titles[turn.language], *(chapter.titles[language] for language in LANGUAGES))
    synonyms = dict.fromkeys((*names[1:], *map(without_article, names)))
    return Choice(chapter.id, names[0], tuple(synonyms))


def chapters_left(turn: Turn) -> tuple[Choice, ...]:
    """The chapters with a question that is still ahead."""
    return tuple(_as_choice(turn, chapter) for chapter in ahead(turn))


def enter_chapter(turn: Turn, chapter_id: str) -> None:
    """Go to the first question of a chapter that is still ahead."""
    chapter = next(chapter for chapter in turn.dialog().chapters if chapter.id == chapter_id)
    go_to(turn, first_ahead(turn, chapter))


def choose_chapter(turn: Turn, named: str) -> None:
    """Go to the chapter that is named, by its title or its number; else ask which, where there is a choice."""
    if turn.draft.state == HOME and turn.draft.pending is None:
        begin(turn)
    walked = _walked(turn)
    found = match([_as_choice(turn, chapter) for chapter in walked], named, numbered=True) if named else None
    if found and first_ahead(turn, next(chapter for chapter in walked if chapter.id == found.value)):
        enter_chapter(turn, found.value)
        return
    if found:
        turn.say("chapter_answered", chapter=found.label)
    asked = turn.draft.pending.kind if turn.draft.pending else ""
    if ahead(turn) and asked not in (CHAPTER, CHAPTER_END):
        turn.interrupt(CHAPTER)
    ask(turn)
