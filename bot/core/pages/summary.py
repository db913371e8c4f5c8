"""The summary: a project on one page, for whoever meets the holder soon. Long lists are cut, and say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.coaching.seen import Moved, PutAside, Remark, Said, Summary, Told
from bot.core.map import Map, by_state
from bot.core.pages import nouns
from bot.core.pages.nouns import Block, Bullets, Heading, Line, Page, Region
from bot.core.pages.said import Messages, end
from bot.core.pages.text import isolated, paragraphs
from bot.core.plain import excerpt

_LISTED, _VOICES, _QUOTED = 4, 3, 200  # what is listed of each; characters of a voice


def summary_page(found: Summary, messages: Messages) -> Page:
    """The summary as it is read, on one page."""
    intro = messages["doc_summary_intro"].format(
        stage=messages[f"doc_stage_{found.stage}"],
        coach=isolated(found.coach_name),
        since=_day(found.since, messages),
        until=_day(found.until, messages),
    )
    return Page(found.language, isolated(found.title), intro, "", tuple(_blocks(found, messages)), single=True)


def _blocks(found: Summary, messages: Messages) -> Iterator[Block]:
    yield Heading(1, messages["doc_summary_words"])
    yield from _quotes(found.strongest)
    if not found.strongest:
        yield Line("plain", messages["doc_summary_no_words"])
    yield from _list(messages, "doc_summary_moved", [_moved(one, messages) for one in found.moved])
    waiting = [f"{_where(one)} — {messages[f'doc_comment_{one.status}']}" for one in found.remarks]
    yield from _list(messages, "doc_summary_remarks", waiting)
    yield from _open(found, messages)
    yield from _list(messages, "doc_summary_put_aside", [_put_aside(one) for one in found.put_aside])
    if found.reflections:
        yield Heading(1, messages["doc_summary_walks"])
        yield from _quotes(found.reflections)
    yield from _voices(found.voices, messages)
    if found.coverage:
        yield from _map(found.coverage)
    yield end(messages, voices=bool(found.voices))


def _quotes(quotes: Sequence[Said]) -> Iterator[Block]:
    for said in quotes:
        yield nouns.Remark(paragraphs(said.words), said.language, _where(said))


def _list(messages: Messages, title: str, items: Sequence[str]) -> Iterator[Block]:
    """A list with its title, the first of it; nothing without any."""
    if items:
        yield Heading(1, messages[title])
        yield Bullets((*items[:_LISTED], *_more(messages, len(items) - _LISTED)))


def _more(messages: Messages, count: int) -> tuple[str, ...]:
    return (messages["doc_summary_more"].format(count=count),) if count > 0 else ()


def _moved(one: Moved, messages: Messages) -> str:
    said = messages["doc_summary_new" if one.new else "doc_summary_changed"].format(date=_day(one.at, messages))
    return f"{_where(one)} — {said}"


def _open(found: Summary, messages: Messages) -> Iterator[Block]:
    """What calls for more, and what has no answer yet."""
    if found.to_clarify or found.open:
        yield Heading(1, messages["doc_summary_open"])
    for name, labels in (("doc_summary_to_clarify", found.to_clarify), ("doc_summary_unanswered", found.open)):
        if labels:
            yield Line("plain", messages[name].format(labels=", ".join(map(isolated, labels))))


def _put_aside(one: PutAside) -> str:
    return f"{isolated(one.question)} — {_where(one)}"


def _voices(voices: Sequence[Told], messages: Messages) -> Iterator[Block]:
    if voices:
        yield Heading(1, messages["doc_summary_voices"])
    for told in voices[:_VOICES]:
        words = paragraphs(excerpt(told.words, _QUOTED))
        yield nouns.Remark(words, told.language, f"{isolated(told.role)}, {isolated(told.label)}")
    yield from (Line("plain", line) for line in _more(messages, len(voices) - _VOICES))


def _map(found: Map) -> Iterator[Block]:
    """What the form looks for, in words; the whole map is on the coach's page."""
    yield Heading(1, isolated(found.title))
    for region in (found.traits, found.wheel):
        if region.spots:
            yield Region(isolated(region.title), tuple(map(isolated, by_state(found, region))))


def _where(one: Said | Moved | Remark | PutAside) -> str:
    """The question, and the action it is about, where there are several."""
    return f"{isolated(one.label)} ({isolated(one.about)})" if one.about else isolated(one.label)


def _day(at: datetime, messages: Messages) -> str:
    return messages["date"].format(day=f"{at.day:02}", month=f"{at.month:02}", year=at.year)
