"""In which language somebody writes, from the small words that only one of them has.

Good enough to answer a newcomer; whoever has said which language they want is not guessed about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.dialog import LANGUAGES, Language
from bot.core.plain import plain

_LONGEST = 1000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
# Without accents, as they are compared; words of both ("on", "me", "a", "plus", "main") stand in neither.
_SMALL: Mapping[Language, frozenset[str]] = {
    "fr": frozenset(
        _WORD.findall(
            "accord au aussi autour aux avec avez avons beaucoup bonjour bonsoir ca ce cela ces cette chez comme"
            " dans de depuis des deux du elle elles est et eux fait ici il ils j je la le les leur leurs ma mais"
            " merci mes moi mon ne nos notre nous ou oui par pas pour quand que qui quoi sa sans ses si sont sur"
            " ta tes toi toujours tres trop tu un une vos votre vous y"
        )
    ),
    "en": frozenset(
        _WORD.findall(
            "about all also am and are around at be because been by can cannot could do does doesn don every for from"
            " had has have he hello her here hi his how i in is isn it its just know live lives m many my near need no"
            " not of okay only our out please she since so some sometimes than thank thanks that the their them there"
            " they this to too very was we were what when where which who why with would yes you your"
        )
    ),
}


def language_in(text: str) -> Language | None:
    """The language that most small words of a text are of; None if it has none, or as many of both."""
    words = _WORD.findall(plain(text[:_LONGEST]))
    found = {language: sum(word in _SMALL[language] for word in words) for language in LANGUAGES}
    best = max(LANGUAGES, key=found.__getitem__)
    return best if all(found[best] > found[other] for other in LANGUAGES if other != best) else None
