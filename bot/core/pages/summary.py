"""The summary: a project on one sheet, for whoever meets the holder soon.

What finds no room is cut, a little of everything, and the page says so: the dossier has the answers whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.core.coaching.seen import Moved, PutAside, Said, SeenComment, Summary
from bot.core.map import Map, by_state
from bot.core.pages import nouns
from bot.core.pages.fitting import fits, shortened
from bot.core.pages.nouns import Block, Bullets, End, Heading, Line, Overview, Page, Region
from bot.core.pages.said import Messages, end
from bot.core.pages.text import flat, isolated, paragraphs


@dataclass(frozen=True, slots=True)
class _Cut:
    """How much is shown: quotes of the form and of the walks, items of a list, voices, names of questions in a row.

    Then letters: of a quote, of what is `told` (a comment, a voice, a follow-up question), of a question's name.
    """

    quotes: int
    reflections: int
    listed: int
    voices: int
    names: int
    quoted: int
    told: int
    name: int


_CUTS = (  # the first is for most projects, the last fits whatever people write
    _Cut(quotes=6, reflections=3, listed=4, voices=3, names=20, quoted=600, told=200, name=120),
    _Cut(quotes=6, reflections=2, listed=4, voices=2, names=10, quoted=600, told=140, name=80),
    _Cut(quotes=5, reflections=2, listed=3, voices=2, names=7, quoted=600, told=110, name=70),
    _Cut(quotes=4, reflections=2, listed=2, voices=2, names=6, quoted=600, told=90, name=60),
    _Cut(quotes=3, reflections=1, listed=2, voices=1, names=5, quoted=200, told=90, name=50),
    _Cut(quotes=3, reflections=1, listed=1, voices=1, names=3, quoted=110, told=50, name=24),
)
_TITLE, _NAME = 90, 50  # letters of the title, and of the name of a coach


def summary_page(found: Summary, messages: Messages, zone: tzinfo) -> Page:
    """The summary as it is read, with as much as one sheet has room for; days are told in `zone`."""
    for cut in _CUTS[:-1]:
        page = _Composing(found, messages, zone, cut).page()
        if fits(page):
            return page
    return _Composing(found, messages, zone, _CUTS[-1]).page()


class _Composing:
    """One way to compose the page. It is noted on the way whether anything is cut."""

    def __init__(self, found: Summary, messages: Messages, zone: tzinfo, cut: _Cut) -> None:
        self._found = found
        self._messages = messages
        self._zone = zone
        self._cut = cut
        self._is_cut = False

    def page(self) -> Page:
        title = self._short(self._found.title, _TITLE)
        return Page(self._found.language, title, self._intro(), "", tuple(self._blocks()), single=True)

    def _intro(self) -> str:
        found, messages = self._found, self._messages
        if not found.share:
            return messages["doc_summary_own"]
        about = messages["doc_summary_intro"].format(
            stage=messages[f"stage_{found.stage}"],
            coach=self._short(found.coach_name, _NAME),
            since=self._day(found.since),
            until=self._day(found.until),
        )
        if found.read_at is None:
            return f"{about} {messages['doc_summary_first']}"
        return f"{about} {messages['doc_summary_read_at'].format(date=self._day(found.read_at))}"

    def _blocks(self) -> Iterator[Block]:
        found, cut = self._found, self._cut
        yield Heading(1, self._messages["doc_summary_words"])
        yield from map(self._quote, found.strongest[: cut.quotes])
        if not found.strongest:
            yield Line("plain", self._messages["summary_empty" if found.empty else "doc_summary_no_words"])
        yield from self._moved()
        yield from self._list("doc_summary_remarks", [self._remark(one) for one in found.comments])
        yield from self._open()
        yield from self._list("doc_summary_put_aside", [self._put_aside(one) for one in found.put_aside])
        if found.reflections:
            yield Heading(1, self._messages["doc_summary_walks"])
            yield from map(self._quote, found.reflections[: cut.reflections])
        yield from self._voices()
        if found.coverage:
            yield from _overview(found.coverage)
        yield End((" ".join(end(self._messages, voices=bool(found.voices), cut=self._is_cut).lines),))

    def _quote(self, said: Said) -> Block:
        words = paragraphs(self._cut_to(said.words, self._cut.quoted))
        return nouns.Quotation(words, said.language, f"{self._where(said)}, {self._day(said.at)}")

    def _moved(self) -> Iterator[Block]:
        """What is new or changed; that nothing is, is told too to who reads it by a share."""
        found, messages = self._found, self._messages
        title = "doc_summary_moved_since" if found.read_at else "doc_summary_moved"
        yield from self._list(title, [self._change(one) for one in found.moved])
        if found.share and not found.moved and not found.empty:
            yield Heading(1, messages[title])
            yield Line("plain", messages["doc_summary_moved_none"])

    def _change(self, one: Moved) -> str:
        name = "summary_new" if one.new else "summary_changed"
        return self._messages[name].format(label=self._where(one), date=self._day(one.at))

    def _remark(self, one: SeenComment) -> str:
        status, words = self._messages[f"remark_{one.status}"], self._short(one.comment.text, self._cut.told)
        return self._messages["summary_remark"].format(words=words, label=self._where(one), status=status)

    def _put_aside(self, one: PutAside) -> str:
        question = self._short(one.question, self._cut.told)
        return self._messages["summary_put_aside_line"].format(question=question, label=self._where(one))

    def _list(self, title: str, items: Sequence[str]) -> Iterator[Block]:
        """A list with its title, the first of it; nothing without any."""
        if items:
            yield Heading(1, self._messages[title])
            most = _most(self._cut.listed, items)
            yield Bullets((*items[:most], *self._more(len(items) - most)))

    def _more(self, count: int) -> tuple[str, ...]:
        """That so many are left out."""
        if count <= 0:
            return ()
        self._is_cut = True
        return (self._messages["doc_summary_more"].format(count=count),)

    def _open(self) -> Iterator[Block]:
        """What calls for more, and what has no answer yet."""
        found = self._found
        if found.to_clarify or found.open:
            yield Heading(1, self._messages["doc_summary_open"])
        for name, labels in (("doc_summary_to_clarify", found.to_clarify), ("doc_summary_unanswered", found.open)):
            most = _most(self._cut.names, labels)
            if labels:
                names = [self._short(label, self._cut.name) for label in labels[:most]]
                listed = ", ".join((*names, *self._more(len(labels) - most)))
                yield Line("plain", self._messages[name].format(labels=listed))

    def _voices(self) -> Iterator[Block]:
        voices, most = self._found.voices, _most(self._cut.voices, self._found.voices)
        if voices:
            yield Heading(1, self._messages["doc_summary_voices"])
        for told in voices[:most]:
            words = paragraphs(self._cut_to(told.words, self._cut.told))
            role = f"{isolated(told.role)}, {self._short(told.label, self._cut.name)}"
            yield nouns.Quotation(words, told.language, role)
        yield from (Line("plain", line) for line in self._more(len(voices) - most))

    def _where(self, one: Said | Moved | SeenComment | PutAside) -> str:
        """The question, and the action it is about, where there are several."""
        label = self._short(one.label, self._cut.name)
        return f"{label} ({self._short(one.about, self._cut.name)})" if one.about else label

    def _short(self, text: str, letters: int) -> str:
        """A text for a line of ours, with at most so many letters."""
        return isolated(self._cut_to(text, letters))

    def _cut_to(self, text: str, letters: int) -> str:
        """A text on one line, with the room of so many letters."""
        short = shortened(text, letters)
        self._is_cut |= short != flat(text)
        return short

    def _day(self, at: datetime) -> str:
        day = at.astimezone(self._zone)
        return self._messages["date"].format(day=f"{day.day:02}", month=f"{day.month:02}", year=day.year)


def _most(wanted: int, items: Sequence[object]) -> int:
    """How many are shown: a last one stands where it would say that there is one more."""
    return wanted + (len(items) == wanted + 1)


def _overview(found: Map) -> Iterator[Block]:
    """What the answers speak of, drawn and in words; the whole map is on the coach's page."""
    regions = [region for region in (found.traits, found.wheel, found.sequences, found.stops) if region.spots]
    yield Heading(1, isolated(found.title))
    yield Overview(tuple(Region(isolated(each.title), tuple(map(isolated, by_state(found, each)))) for each in regions))
