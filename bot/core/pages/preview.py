"""What a coach would read of a project, whole, before it is shared: made by what makes it for the coach later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.core.coaching.parts import ALL, parts
from bot.core.coaching.seen import Opened, Seen
from bot.core.coaching.telling import Teller
from bot.core.coaching.view import chapters, open_up
from bot.core.dialog import Library
from bot.core.model import Answer, Attachment, Disclosure, Project, Share, Voice
from bot.core.pages.nouns import Block, Heading, Line, Page, Remark, Words
from bot.core.pages.text import isolated, paragraphs


def preview_page(
    library: Library, attachment: Attachment, project: Project, history: Sequence[Answer], voices: Sequence[Voice]
) -> Page:
    """Every answer of the parts that the attachment names, as it stands; `history`: every answer, oldest first."""
    language, messages = attachment.language, library.messages[attachment.language]
    now = max((answer.at for answer in history), default=project.created_at)
    share = Share("", project.id, "", "", dict.fromkeys(attachment.parts, now), now, now + timedelta(days=1))
    opened = open_up(library, Disclosure(share, project, language, tuple(history), voices=tuple(voices)), now)
    titles = [part.title for part in parts(library, language) if part.id in attachment.parts]
    sections = messages["share_everything"] if ALL in attachment.parts else ", ".join(titles)
    intro = messages["doc_preview_more"].format(sections=sections)
    blocks = tuple(_blocks(library, attachment, opened)) if opened else ()
    return Page(language, messages["doc_preview_title"], intro, messages["doc_contents"], blocks)


def _blocks(library: Library, attachment: Attachment, opened: Opened) -> Iterator[Block]:
    walk, language, messages = "", attachment.language, library.messages[attachment.language]
    for chapter in chapters(library, opened, language):
        if chapter.walk != walk:
            walk = chapter.walk
            yield Heading(1, isolated(walk))
        yield Heading(2, isolated(chapter.title))
        for seen in chapter.answers:
            yield from _answer(attachment, seen)
    voices = Teller(library, opened, language).voices()
    if voices:
        yield Heading(1, messages["part_voices"])
    for voice in voices:
        yield Line("plain", isolated(voice.label), leads=True)
        yield Remark(paragraphs(voice.words), voice.language, isolated(voice.role))


def _answer(attachment: Attachment, seen: Seen) -> Iterator[Block]:
    yield Heading(3, isolated(f"{seen.label} ({seen.about})" if seen.about else seen.label))
    yield Words(paragraphs(seen.now.words), attachment.language)
