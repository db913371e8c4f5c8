"""The pages of a document as Markdown: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from adapters.documents.markdown.escape import line, lines
from bot.core.pages import Bullets, Drawing, End, Heading, Line, Overview, Page, Quotation, Ranking, Region, Words

_MARKS = {"plain": "", "chosen": "**", "open": "**", "origin": "*", "heard": "*"}


def page_blocks(page: Page) -> Iterator[str]:
    """The blocks of the document, to be parted by blank lines."""
    yield f"# {line(page.title)}"
    if page.intro:
        yield line(page.intro)
    for block in page.blocks:
        yield from _set(block)


@singledispatch
def _set(block: object) -> Iterator[str]:
    """A block of the page as blocks of Markdown. TypeError for a kind that is not known here."""
    raise TypeError(f"no way to write a {type(block).__name__}")


@_set.register
def _(block: Heading) -> Iterator[str]:
    yield f"{'#' * (block.level + 1)} {line(block.text)}{f' ({block.mark})' if block.mark else ''}"


@_set.register
def _(block: Words) -> Iterator[str]:
    yield from map(lines, block.paragraphs)


@_set.register
def _(block: Line) -> Iterator[str]:
    mark = _MARKS[block.kind]
    yield f"{mark}{line(block.text)}{mark}"


@_set.register
def _(block: Ranking) -> Iterator[str]:
    yield "\n".join(
        f"{place + 1}. **{line(name)}**" if place == block.own else f"{place + 1}. {line(name)}"
        for place, name in enumerate(block.names)
    )


@_set.register
def _(block: Quotation) -> Iterator[str]:
    quoted = "\n\n".join(map(lines, block.paragraphs)).splitlines()
    yield "\n".join(f"> {each}" if each else ">" for each in [*quoted, "", f"— {line(block.role)}"])


@_set.register
def _(block: Bullets) -> Iterator[str]:
    yield "\n".join(f"- {line(item)}" for item in block.items)


@_set.register
def _(block: Drawing) -> Iterator[str]:
    yield f"## {line(block.title)}"
    yield line(block.note)


@_set.register
def _(block: Region) -> Iterator[str]:
    yield "  \n".join((f"**{line(block.title)}**", *map(line, block.lines)))


@_set.register
def _(block: Overview) -> Iterator[str]:
    for region in block.regions:
        yield from _set(region)


@_set.register
def _(block: End) -> Iterator[str]:
    yield "---"
    yield from block.lines
