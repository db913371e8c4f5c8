"""Comparing what people type: without case, accents, surrounding punctuation or extra spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARKS = dict.fromkeys(range(0x300, 0x370))  # combining accents, once letters and marks are apart
_EDGES = " \t\r\n.,;:!?…\"'«»“”’()[]*_"
_ARTICLE = re.compile(r"(?:(?:le|la|les|un|une|the|an?)\s+|l['’]\s*)(?=\S)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides and isolates of writing direction
_APART = re.compile(r"\n\s*\n")  # between paragraphs
_SHORTEST_NAME, _LONGEST_NAME = 3, 15  # words
_UNSAFE = re.compile(f"{_CONTROLS.pattern}|{_TURNING.pattern}")


def printable(text: str) -> str:
    """Text that is safe to show: an escape sequence that somebody typed must not steer a screen.

    Signs that turn the writing round go, or ours would be turned with it. Arabic or Hebrew reads well without them.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _TURNING.sub("", _CONTROLS.sub("\ufffd", text))


def plain(text: str) -> str:
    """The text as it is compared: "« C'est dit ! »" and "c est dit" are the same."""
    folded = text.casefold().replace("’", " ").replace("'", " ").replace("œ", "oe")
    if not folded.isascii():
        folded = unicodedata.normalize("NFD", folded).translate(_MARKS)
    return " ".join(folded.split()).strip(_EDGES)


def visible(text: str) -> bool:
    """Whether there is anything to read: a letter, a digit or a symbol such as an emoji.

    Not only spaces and controls.
    """
    return any(unicodedata.category(char)[0] in "LNS" for char in text)


def title(texts: Sequence[str]) -> str:
    """What several messages call a thing: the first that is a name by itself, three to fifteen words.

    What is said after it belongs to it, and is no other name. Without one: the last of three words, else all together.
    """
    alone = [text for text in texts if len(text.split()) >= _SHORTEST_NAME]
    names = [text for text in alone if len(text.split()) <= _LONGEST_NAME]
    return names[0] if names else alone[-1] if alone else " ".join(texts)


def without_article(name: str) -> str:
    """A name as people type it in short: "La personne" is "personne"."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def inside(name: str) -> str:
    """A name as it stands inside a line: its article is small there."""
    return name[0].lower() + name[1:] if _ARTICLE.match(name) else name


def one_line(text: str) -> str:
    """The text on one line. Between its paragraphs, each of which may be a message of its own, stands a sign."""
    return " / ".join(filter(None, (" ".join(paragraph.split()) for paragraph in _APART.split(text))))


def excerpt(text: str, limit: int = 90) -> str:
    """The beginning of a text on one line, cut between words, never longer than `limit` characters."""
    line = one_line(text[: limit * 4])
    if len(line) <= limit:
        return line
    cut = line[: limit - 1].rsplit(" ", 1)[0] if " " in line[: limit - 1] else line[: limit - 1]
    return cut.rstrip(" ,;:./") + "…"
