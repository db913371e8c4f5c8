"""A person's words as Markdown that shows exactly these words: none of them becomes a heading, a list, a link or HTML.

CommonMark lets any punctuation be escaped with a backslash. Only what would mean something is: many people read the
file as it is, without rendering it, and their words should look like their words there too. An address that a person
writes stays plain text; programs that underline addresses may still do so.
"""

from __future__ import annotations

import re

from bot.core.pages import Paragraph, isolated, paragraphs

_ANYWHERE = re.compile(
    r"""[\\`*\[|~$]             # code, emphasis, links, tables, formulas
    | _(?![^\W_]) | (?<![^\W_])_  # emphasis; snake_case is none
    | <(?=[A-Za-z/!?])          # HTML and <addresses>; not "< 3 km" nor "<3"
    | &(?=\#?\w+;)              # &amp;
    """,
    re.VERBOSE,
)
_TRAILING = re.compile(r"(?<!\\)#(?=#*$)")  # closes a heading
_AT_THE_START = re.compile(
    r"""[#>:]                    # headings, quotes, definitions
    | =(?=[=\ \t]*$)             # the underline of a heading
    | [-+](?=[\ \t]|$)           # lists
    | -(?=[-\ \t]*$)             # rules, underlines of headings
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")


def inline(text: str) -> str:
    """A text inside a line of ours: on one line, and harmless in a heading or a list item.

    Right-to-left words are isolated, or they would turn the words of ours that follow.
    """
    return line(isolated(text))


def line(text: str) -> str:
    """A text that is clean and on one line already, harmless in a heading or a list item."""
    return _TRAILING.sub(r"\#", _line(text))


def lines(paragraph: Paragraph) -> str:
    """A paragraph, its line breaks kept (two spaces, then a new line)."""
    return "  \n".join(map(_line, paragraph))


def quoted(text: str) -> str:
    """A text as a quotation; "" without words."""
    found = "\n\n".join(map(lines, paragraphs(text))).splitlines()
    return "\n".join(f"> {each}" if each else ">" for each in found)


def _line(text: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    numbered = _NUMBERED.match(escaped)
    if numbered:
        return f"{numbered[1]}\\{escaped[numbered.end(1) :]}"
    return f"\\{escaped}" if _AT_THE_START.match(text) else escaped
