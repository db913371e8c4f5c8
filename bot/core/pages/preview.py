"""What a coach would read of a project, whole, before it is shared: made by what makes it for the coach later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from bot.core.coaching.parts import ALL, parts
from bot.core.coaching.seen import Opened, PutAside, Said, Seen
from bot.core.coaching.summary import summary
from bot.core.coaching.telling import Teller
from bot.core.coaching.view import chapters, transcript
from bot.core.dialog import Library
from bot.core.map import by_state
from bot.core.model import Attachment
from bot.core.pages.nouns import Block, Bullets, Heading, Line, Page, Quotation, Region, Words
from bot.core.pages.text import isolated, paragraphs


def preview_page(library: Library, attachment: Attachment, opened: Opened, zone: tzinfo) -> Page:
    """All that the parts which the attachment names would show. `zone`: where people live; days are told in it."""
    language, messages = attachment.language, library.messages[attachment.language]
    titles = [part.title for part in parts(library, language) if part.id in attachment.parts]
    listed = ", ".join(messages["label_listed"].format(label=title) for title in titles)
    intro = messages["doc_preview_more"].format(
        sections=messages["share_everything"] if ALL in attachment.parts else listed
    )
    blocks = tuple(_Composing(library, opened, attachment, zone).blocks())
    return Page(language, messages["doc_preview_title"], intro, messages["doc_contents"], blocks)


class _Composing:
    """Puts it together: the answers, the voices, what a summary shows of them, and the conversation."""

    def __init__(self, library: Library, opened: Opened, attachment: Attachment, zone: tzinfo) -> None:
        self._library = library
        self._opened = opened
        self._language = attachment.language
        self._messages = library.messages[attachment.language]
        self._zone = zone

    def blocks(self) -> Iterator[Block]:
        """Every block, in its order."""
        yield from self._answers()
        yield from self._voices()
        yield from self._summary()
        yield from self._conversation()

    def _answers(self) -> Iterator[Block]:
        walk = ""
        for chapter in chapters(self._library, self._opened, self._language):
            if chapter.walk != walk:
                walk = chapter.walk
                yield Heading(1, isolated(walk))
            yield Heading(2, isolated(chapter.title))
            for seen in chapter.answers:
                yield from self._answer(seen)

    def _answer(self, seen: Seen) -> Iterator[Block]:
        yield Heading(3, _named(seen))
        yield Words(paragraphs(seen.now.words), self._language)

    def _voices(self) -> Iterator[Block]:
        voices = Teller(self._library, self._opened, self._language).voices()
        if voices:
            yield Heading(1, self._messages["part_voices"])
        for voice in voices:
            yield Line("plain", isolated(voice.label), leads=True)
            yield Quotation(paragraphs(voice.words), voice.language, isolated(voice.role))

    def _summary(self) -> Iterator[Block]:
        """What stands in a summary beside the words of the answers and the voices, which are whole above."""
        page = summary(self._library, self._opened, self._language)
        yield Heading(1, self._messages["doc_preview_summary"])
        yield from self._quotes("summary_strongest", page.strongest)
        yield from self._quotes("summary_reflections", page.reflections)
        yield from self._list("summary_open", page.open)
        yield from self._list("summary_to_clarify", page.to_clarify)
        yield from self._list("summary_put_aside", [self._put_aside(one) for one in page.put_aside])
        if page.coverage is not None:
            yield Line("plain", self._messages["summary_coverage"], leads=True)
            for region in page.coverage.regions:
                if region.spots:
                    yield Region(isolated(region.title), tuple(map(isolated, by_state(page.coverage, region))))

    def _quotes(self, heading: str, quotes: Sequence[Said]) -> Iterator[Block]:
        if quotes:
            yield Line("plain", self._messages[heading], leads=True)
        for said in quotes:
            yield Quotation(paragraphs(said.words), said.language, f"{_named(said)}, {self._day(said.at)}")

    def _list(self, heading: str, items: Sequence[str]) -> Iterator[Block]:
        if items:
            yield Line("plain", self._messages[heading], leads=True)
            yield Bullets(tuple(map(isolated, items)))

    def _put_aside(self, one: PutAside) -> str:
        return self._messages["summary_put_aside_line"].format(label=_named(one), question=one.question)

    def _conversation(self) -> Iterator[Block]:
        """Each message with its question and its day, as a coach reads them."""
        said = transcript(self._library, self._opened, self._language)
        if said:
            yield Heading(1, self._messages["doc_preview_conversation"])
        for exchange in said:
            asked = {"question": isolated(exchange.question), "date": self._day(exchange.said.at)}
            yield Line("plain", self._messages["doc_preview_asked"].format(**asked), leads=True)
            yield Words(paragraphs(exchange.said.words), exchange.said.language)

    def _day(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return self._messages["date"].format(day=f"{local.day:02}", month=f"{local.month:02}", year=local.year)


def _named(one: Seen | Said | PutAside) -> str:
    """The question, and the action it is about, where there are several."""
    return isolated(f"{one.label} ({one.about})" if one.about else one.label)
