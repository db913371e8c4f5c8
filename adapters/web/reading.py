"""What a coach reads: the list, and the pages of a project. Each reading is written down before anything is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from adapters.web.papers import papers
from adapters.web.serving import Pages
from adapters.web.session import Visit
from bot.core.coaching.parts import closed
from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Opened, SeenChapter, SeenComment, Summary
from bot.core.coaching.summary import summary
from bot.core.coaching.view import chapters, transcript
from bot.core.dialog import Language
from bot.core.map import by_state

# What was done, as the page after it says so: the end of its address, and the message.
DONE = frozenset(
    ("comment", "comment_changed", "taken_back", "resolved", "note", "note_gone", "changes", "ready", "bell", "no_bell")
)


class Reading:
    """The pages that are read."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._library = pages.backing.library
        self._papers = tuple(papers(pages.backing.writers))

    async def projects(self, visit: Visit) -> Response:
        """The list: what waits first. It shows no answer, and is no reading."""
        now = self._pages.backing.clock()
        followed = await self._pages.backing.desk.followed(visit.person, now)
        listed = rows(self._library, followed, now, visit.language)
        return self._pages.answer("projects.html", visit, rows=listed, done=done(visit))

    async def summary(self, visit: Visit) -> Response:
        """A project on one page."""
        opened = await self._pages.read(visit, visit.share, "summary")
        made = summary(self._library, opened, visit.language)
        partial = bool(closed(self._library, opened.share, opened.found.project))
        values: dict[str, Any] = {"made": made, "papers": self._papers, "partial": partial, **self._drawn(made)}
        return self._page("summary.html", visit, opened, **values)

    async def answers(self, visit: Visit) -> Response:
        """Every answer, with what became of it since it was shared."""
        return await self.answers_with(visit, visit.share)

    async def answers_with(self, visit: Visit, share: str, status: int = 200, **wrong: object) -> Response:
        """The same, with a comment that could not be taken: its words, where it belongs, and what is wrong with it."""
        opened = await self._pages.read(visit, share, "answers")
        found = chapters(self._library, opened, visit.language)
        kept = {"at": None, "fault": "", "text": "", **wrong}
        values = {"chapters": found, "written_in": _languages(opened), "here": f"/p/{share}/answers"}
        return self._page("answers.html", visit, opened, status, **values, **kept)

    async def comments(self, visit: Visit) -> Response:
        """Every comment, and where it stands."""
        opened = await self._pages.read(visit, visit.share, "answers")
        found = chapters(self._library, opened, visit.language)
        return self._page("comments.html", visit, opened, remarks=_remarks(found), written_in=_languages(opened))

    async def notes(self, visit: Visit) -> Response:
        """The coach's own notes. They are hers, and reading them is no reading of the project."""
        return await self.notes_with(visit, visit.share)

    async def notes_with(self, visit: Visit, share: str, status: int = 200, **wrong: object) -> Response:
        """The same, with a note that could not be taken."""
        opened = await self._pages.opened(visit, share)
        kept = {"at": None, "fault": "", "text": "", **wrong}
        values = {"notes": opened.found.notes, "here": f"/p/{share}/notes"}
        return self._page("notes.html", visit, opened, status, **values, **kept)

    async def transcript(self, visit: Visit) -> Response:
        """The messages of what is shared, as they came."""
        opened = await self._pages.read(visit, visit.share, "transcript")
        found = transcript(self._library, opened, visit.language)
        first = {each.said.message: each for each in reversed(found)}  # where links to a message lead
        marked = [(each, first[each.said.message] is each) for each in found]
        return self._page("transcript.html", visit, opened, exchanges=marked)

    def _page(self, template: str, visit: Visit, opened: Opened, status: int = 200, **values: object) -> Response:
        base = f"/p/{opened.share.id}"
        return self._pages.answer(
            template, visit, status, opened=opened, share=opened.share, base=base, done=done(visit), **values
        )

    def _drawn(self, made: Summary) -> dict[str, Any]:
        """The map as a picture and in words; it is made of our own words alone."""
        if made.coverage is None:
            return {"picture": "", "told": ()}
        told = [(region.title, by_state(made.coverage, region)) for region in made.coverage.regions if region.spots]
        return {"picture": Markup(self._pages.backing.draw(made.coverage)), "told": told}  # noqa: S704 - see above


def done(visit: Visit) -> str:
    """What was just done, as the address says; "" for nothing that we know."""
    named = visit.request.query_params.get("done", "")
    return named if named in DONE else ""


def _remarks(chapters: Iterable[SeenChapter]) -> tuple[SeenComment, ...]:
    """Every comment, the oldest first."""
    found = (remark for chapter in chapters for answer in chapter.answers for remark in answer.comments)
    return tuple(sorted(found, key=lambda remark: remark.comment.at))


def _languages(opened: Opened) -> dict[tuple[str, str, int], Language]:
    """The language in which each revision was written, if it was one."""
    found: dict[tuple[str, str, int], Language] = {}
    for answer in opened.found.history:
        languages = {part.language for part in answer.parts}
        if len(languages) == 1:
            found[answer.subject, answer.step, answer.revision] = languages.pop()
    return found
