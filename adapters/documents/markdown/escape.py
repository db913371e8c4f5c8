"""A person's words as Markdown that shows exactly these words: none of them becomes a heading, a list, a link or HTML.

CommonMark lets any punctuation be escaped with a backslash. Only what would mean something is: many people read the
file as it is, without rendering it, and their words should look like their words there too. An address that a person
writes stays plain text; programs that underline addresses may still do so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")  # pasted from word processors: all of them start a new line
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # control characters: no look of their own, harm to terminals
_HALVES = re.compile(r"[\ud800-\udfff]")  # half an emoji, which UTF-8 cannot hold

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
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate: what is inside chooses its own direction
_TURNING = frozenset(("R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"))


def clean(text: str) -> str:
    """The text with one kind of line break and without what cannot be seen or written."""
    return _HALVES.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def inline(text: str) -> str:
    """A text inside a line of ours: on one line, and harmless in a heading or a list item.

    Right-to-left words are isolated, or they would turn the words of ours that follow.
    """
    line = _TRAILING.sub(r"\#", _line(" ".join(clean(text).split())))
    turning = any(unicodedata.bidirectional(char) in _TURNING for char in line)
    return f"{_ISOLATE}{line}{_END}" if turning else line


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, one block each, its line breaks kept (two spaces, then a new line)."""
    for paragraph in re.split(r"\n(?:[^\S\n]*\n)+", clean(text)):
        lines = [_line(line.strip()) for line in paragraph.split("\n")]
        if any(lines):
            yield "  \n".join(line for line in lines if line)


def quoted(text: str) -> str:
    """A text as a quotation; "" without words."""
    return "\n".join(f"> {line}" if line else ">" for line in "\n\n".join(paragraphs(text)).splitlines())


def _line(line: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    numbered = _NUMBERED.match(escaped)
    if numbered:
        return f"{numbered[1]}\\{escaped[numbered.end(1) :]}"
    return f"\\{escaped}" if _AT_THE_START.match(line) else escaped
