"""Reading a message for its writer's own danger, by the phrases of `phrases`.

A first cheap look lets most texts go; only the rest is read by the phrases.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.core.conditions.words import tokens_of
from bot.core.distress.phrases import (
    ALARMING,
    DENIED,
    FILLING,
    LATELY,
    NOW,
    ONESELF,
    PARTS,
    PAST,
    RECENT,
    REPORTED,
    SPELLINGS,
    THREATS,
)

_OWN_VOICE = re.compile(
    r" (?:je (?:me )?(?:dis|repete|pense)|i (?:keep )?(?:think|thinking|say|tell myself))(?: \w+)?$"
)
_YEAR = re.compile(r" (?:19|20)\d\d ")
_QUOTED = re.compile(r"«[^»]{0,400}»|“[^”]{0,400}”|\"[^\"]{0,400}\"")
_STOPS = re.compile(r"[.!?…\n]+")
_COMMAS = re.compile(r"[,;:()«»“”\"–—]+")
_NEAR = 90  # characters


def in_distress(text: str) -> bool:
    """Whether `text`, one message as it was typed, in French or in English, speaks of its writer's own danger.

    The rule is that of message M22: suicidal thoughts, self-harm, being beaten or threatened now. In doubt about the
    writer, yes: a kind message costs little. About others, about the past, in a quotation: no.
    """
    if ALARMING.isdisjoint(_rough_words(text)):
        return False
    flat = _flat(text)
    return (
        _phrases(THREATS).search(flat) is not None
        or any(not _after(REPORTED, found) for found in _phrases(NOW).finditer(flat))
        or any(not (_after(REPORTED, found) or _over(found)) for found in _phrases(LATELY).finditer(flat))
        or any(not (_after(DENIED, found) or _over(found)) for found in _phrases(ONESELF).finditer(flat))
    )


# Latin letters without their accents, anything else a space: `tokens_of` is exact, and three times slower.
_ROUGH = "".join(
    base if (base := unicodedata.normalize("NFD", chr(code))[0].lower()).isascii() and base.isalnum() else " "
    for code in range(256)
).encode()


def _rough_words(text: str) -> list[str]:
    spaced = text.replace("’", " ").replace("…", " ")
    return spaced.encode("latin-1", "ignore").translate(_ROUGH).decode("ascii").split()


@cache
def _phrases(block: str) -> re.Pattern[str]:
    """One pattern out of phrases, one a line, looked for between two spaces. Made when the first text needs it."""
    either = "|".join(line.strip() for line in block.strip().splitlines())
    while (part := re.search("[A-Z]{2,}", either)) is not None:
        either = either.replace(part[0], PARTS[part[0]])
    return re.compile(f"(?<= )(?:{either})(?= )")


def _flat(text: str) -> str:
    """The folded words, chat spellings written out, without quotations; "|" for commas, "| . |" for stops."""
    own = _QUOTED.sub(_own_words, text)
    sentences = _STOPS.split(own if tokens_of(own) else text)
    return f" | {' | . | '.join(' | '.join(map(_words, _COMMAS.split(sentence))) for sentence in sentences)} | "


def _words(text: str) -> str:
    return " ".join(SPELLINGS.get(word, word) for word in tokens_of(text) if word not in FILLING)


def _own_words(quoted: re.Match[str]) -> str:
    """A quotation is left out, unless the writer says that these are their own thoughts."""
    before = " ".join(tokens_of(quoted.string[max(0, quoted.start() - _NEAR) : quoted.start()]))
    return quoted[0] if _OWN_VOICE.search(f" {before}") else " | "


def _after(words: str, found: re.Match[str]) -> bool:
    """Whether `found` stands directly after such words."""
    return re.search(words, found.string[max(0, found.start() - _NEAR) : found.start()]) is not None


def _over(found: re.Match[str]) -> bool:
    """Whether the words around say that it is long ago. A year must be in the same sentence: projects tell theirs."""
    flat, start, end = found.string, found.start(), found.end()
    around = flat[max(0, start - _NEAR) : end + _NEAR]
    sentence = flat[flat.rfind(" . ", 0, start) + 1 : start] + flat[end:].partition(" . ")[0]
    past = _phrases(PAST).search(around) or _YEAR.search(sentence)
    return past is not None and _phrases(RECENT).search(around) is None
