"""What a coach does on the pages: each act is one turn, and the page says that it was done once it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from adapters.web import forms
from adapters.web.forms import LONGEST, Form
from adapters.web.reading import Reading
from adapters.web.refusals import Away, Nothing
from adapters.web.serving import Pages
from adapters.web.session import Visit
from bot.core.coaching.seen import Opened, Seen, SeenComment
from bot.core.coaching.view import chapters
from bot.core.model import Comment, Reviewed
from bot.core.plain import visible

Seal = Callable[[Opened], bool]  # whether an act shows in what is stored


class Acts:
    """The forms of the pages. Each raises Forged first, then Nothing; Away when it was not done."""

    def __init__(self, pages: Pages, reading: Reading) -> None:
        self._pages = pages
        self._reading = reading

    async def comment(self, visit: Visit) -> Response:
        """Comment an answer that is seen, or write a comment anew. What cannot be taken comes back with its words."""
        form, opened = await self._asked(visit)
        anchor, act = (self._rewritten if "item" in form else self._commented)(visit, form, opened)
        if fault := _fault(act.text):
            wrong = {"at": act.item or anchor, "fault": fault, "text": act.text}
            return await self._reading.answers_with(visit, act.share, 422, **wrong)
        await self._do(visit, form["id"], act, lambda after: any(_is(each, act) for each in after.found.comments))
        return _to(_back(form, opened, anchor), "comment_changed" if act.item else "comment")

    async def resolve(self, visit: Visit) -> Response:
        """Say that a comment is settled."""
        form, opened = await self._asked(visit)
        item = self._remark(visit, form, opened)[1].comment.id
        await self._do(visit, form["id"], Reviewed("resolve", opened.share.id, item=item), _resolved(item))
        return _to(_back(form, opened, form.get("anchor", "")), "resolved")

    async def take_back(self, visit: Visit) -> Response:
        """Take a comment back: its words are gone."""
        form, opened = await self._asked(visit)
        item = _item(form, opened).id
        act = Reviewed("take_back", opened.share.id, item=item)
        await self._do(
            visit, form["id"], act, lambda after: not any(_worded(one, item) for one in after.found.comments)
        )
        return _to(_back(form, opened, form.get("anchor", "")), "taken_back")

    async def note(self, visit: Visit) -> Response:
        """Note something, write a note anew, or remove one, which is a note without words."""
        form, opened = await self._asked(visit)
        item, text, removes = form.get("item", ""), form.get("text", ""), "remove" in form
        if item not in {"", *(note.id for note in opened.found.notes)}:
            raise Nothing
        if fault := "" if removes else _fault(text):
            wrong = {"at": item, "fault": fault, "text": text}
            return await self._reading.notes_with(visit, opened.share.id, 422, **wrong)
        act = Reviewed("note", opened.share.id, item=item, text="" if removes else text)
        await self._do(visit, form["id"], act, _noted(act))
        return _to(f"/p/{opened.share.id}/notes", "note_gone" if removes else "note")

    async def stage(self, visit: Visit) -> Response:
        """Ask for changes, or say that the project is ready."""
        form, opened = await self._asked(visit)
        share = opened.share.id
        if form.get("stage") == "changes":
            await self._do(visit, form["id"], Reviewed("changes", share), lambda after: after.stage == "changes")
            return _to(f"/p/{share}", "changes")
        if form.get("stage") == "ready":
            await self._do(visit, form["id"], Reviewed("ready", share), lambda after: after.stage == "ready")
            return _to(f"/p/{share}", "ready")
        raise Nothing

    async def bell(self, visit: Visit) -> Response:
        """Want the digest, or no more."""
        form = await forms.read_own(visit, self._pages.options.url)
        wanted = form.get("wanted") == "yes"
        await self._pages.receive(visit, form["id"], Reviewed("bell" if wanted else "no_bell"))
        after = await self._pages.backing.door.visitor(visit.session.digest, self._pages.backing.clock())
        if after is None or (after.coach.bell is not None) != wanted:
            raise Away
        return _to("/", "bell" if wanted else "no_bell")

    async def _asked(self, visit: Visit) -> tuple[Form, Opened]:
        """The form, and the project that it is about. Raises Forged, then Nothing."""
        form = await forms.read_own(visit, self._pages.options.url)
        return form, await self._pages.opened(visit, visit.share)

    async def _do(self, visit: Visit, name: str, act: Reviewed, seal: Seal) -> None:
        """Take the turn; a form that comes twice is one turn. Raises Away if the act does not show afterwards."""
        await self._pages.receive(visit, name, act)
        if not seal(await self._pages.opened(visit, act.share)):
            raise Away

    def _commented(self, visit: Visit, form: Form, opened: Opened) -> tuple[str, Reviewed]:
        """The answer that a form names, by its anchor, and a comment on the revision that was read.

        Raises Nothing for an answer that is not seen.
        """
        for seen in self._seen(visit, opened):
            for version in seen.versions:
                if [seen.anchor, str(version.number)] == [form.get("anchor"), form.get("revision")]:
                    share = opened.share.id
                    said = {"subject": seen.subject, "step": seen.step, "text": form.get("text", "")}
                    return seen.anchor, Reviewed("comment", share, revision=version.number, **said)
        raise Nothing

    def _rewritten(self, visit: Visit, form: Form, opened: Opened) -> tuple[str, Reviewed]:
        """The answer whose comment a form writes anew. Raises Nothing for one that waits no more."""
        seen, remark = self._remark(visit, form, opened)
        if not remark.waits:
            raise Nothing
        act = Reviewed("comment", opened.share.id, item=remark.comment.id, text=form.get("text", ""))
        return seen.anchor, act

    def _remark(self, visit: Visit, form: Form, opened: Opened) -> tuple[Seen, SeenComment]:
        """The comment that a form names, and the answer that it is about. Raises Nothing if none is seen."""
        for seen in self._seen(visit, opened):
            for remark in seen.comments:
                if remark.comment.id == form.get("item"):
                    return seen, remark
        raise Nothing

    def _seen(self, visit: Visit, opened: Opened) -> Iterator[Seen]:
        for chapter in chapters(self._pages.backing.library, opened, visit.language):
            yield from chapter.answers


def _fault(text: str) -> str:
    """What is wrong with words that were written: the name of a message, or nothing."""
    return "fault_empty" if not visible(text) else "fault_long" if len(text) > LONGEST else ""


def _item(form: Form, opened: Opened) -> Comment:
    """The comment that a form names. Raises Nothing if it is not one of this share."""
    found = next((comment for comment in opened.found.comments if comment.id == form.get("item")), None)
    if found is None:
        raise Nothing
    return found


def _is(comment: Comment, act: Reviewed) -> bool:
    if act.item:
        return (comment.id, comment.text) == (act.item, act.text)
    said = (comment.subject, comment.step, comment.revision, comment.text)
    return said == (act.subject, act.step, act.revision, act.text)


def _resolved(item: str) -> Seal:
    return lambda after: any(one.id == item and one.resolved_at is not None for one in after.found.comments)


def _worded(comment: Comment, item: str) -> bool:
    return comment.id == item and bool(comment.text)


def _noted(act: Reviewed) -> Seal:
    if act.text:
        return lambda after: any(note.text == act.text for note in after.found.notes)
    return lambda after: not any(note.id == act.item and note.text for note in after.found.notes)


def _back(form: Form, opened: Opened, anchor: str) -> str:
    """Where the form stood: the page of comments, or the answer that it is about."""
    if form.get("back") == "comments":
        return f"/p/{opened.share.id}/comments"
    return f"/p/{opened.share.id}/answers" + (f"#{quote(anchor)}" if anchor else "")


def _to(path: str, done: str) -> Response:
    page, sign, anchor = path.partition("#")
    return RedirectResponse(f"{page}?done={done}{sign}{anchor}", 303)
