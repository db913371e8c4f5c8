"""The blank form, to be printed and written on by hand. It reads well printed as it is, and rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adapters.documents.markdown.escape import inline, quoted
from bot.core.paper import BlankForm, BlankQuestion

# Lines to write on, as text in a fixed font: the same on paper whether the file is rendered or printed as it is.
_LINE = "    " + "_" * 72


def form_blocks(form: BlankForm, messages: Mapping[str, str]) -> Iterator[str]:
    """The blocks of the document, to be parted by blank lines."""
    yield f"# {inline(form.title)}"
    yield form.intro
    for chapter in form.chapters:
        yield f"## {inline(chapter.title)}"
        if chapter.note:
            yield chapter.note
        for question in chapter.questions:
            yield from _question(question, messages)


def _question(question: BlankQuestion, messages: Mapping[str, str]) -> Iterator[str]:
    yield f"### {question.number}. {inline(question.label)}"
    yield f"**{inline(question.question)}**"
    if question.choices:  # before the help: right after a list, indented lines would belong to it
        yield "\n".join(f"- [ ] {inline(choice)}" for choice in question.choices)
    yield quoted(question.help)
    headings = ", ".join(heading for heading in question.headings if heading != question.label)
    where = [messages["doc_form_heading"].format(heading=inline(headings))] if headings else []
    notes = (*question.notes, *where)
    if notes:
        yield "  \n".join(f"*{note}*" for note in notes)
    yield from (_LINE for _ in range(question.lines))
