"""Whether an answer explains: causes, consequences, obstacles."""

from __future__ import annotations

import re

from bot.core.conditions.marks import CAUSE
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

_ONLY = re.compile(r" n(?:e)? [a-z]+ qu(?:e)? ")
# "Sans les visites, ..." at the beginning of a sentence: what all depends on.
_BUT_FOR = re.compile(r"(?:^|[.;:!?\n]\s?)(?:sans|without)\s", re.IGNORECASE)
# A clause after a colon explains the one before: "Le jardin passe devant : on y rencontre les familles".
_EXPLAINED = re.compile(
    r"\b[^\W\d_]{2,30} [^\W\d_]{1,30} ?: "
    r"(?:c['’]|il|elle|on|ils|elles|nous|ça|cela|y a|it|they|we|he|she|there|that|you)(?:\b|['’])"
    # or what comes after it is too long for the item of a list
    r"|\b[^\W\d_]{2,30} [^\W\d_]{1,30} ?: "
    r"(?:le|la|les|l['’]|des|un|une|the|a|an|their|his|her|leurs?|sa|son|ses|women|men|people) ?"
    r"(?:(?!puis |et |ensuite |then |and )[^\W\d_]{1,30} ){3}[^\W\d_]{1,30}",
    re.IGNORECASE,
)
# "C'est sa sœur qui l'a poussée", not "c'est une dame qui tient la caisse".
_IT_IS_WHAT = re.compile(r" c est (?:[a-z]+ ){1,7}qui (?:l|la|le|lui|m|nous|les|leur) ")
_NOT = word_set("pas jamais plus personne rien aucun aucune guere")
_CLITICS = word_set("y en l le la les lui leur se s m me nous")
_CAN = word_set("peut peux sait ose veut va ont vont")
_OWNED = word_set("de d le la les")  # "n'a pas de voiture"
_NO_OBSTACLE = word_set("est y existe sera faut a")  # "ce n'est pas", "il n'y a pas" state; they do not explain
_ENDS_ALIKE = word_set("souvent comment argent moment vraiment seulement forcement evidemment simplement")
_SINCE = word_set("depuis since now")
_COMMA_SINCE = re.compile(r"(?:^|[.!?\n]\s?)(?:Depuis|Since then|Now that)\s?,", re.IGNORECASE)


def has_cause(text: Text) -> bool:
    """A cause, a consequence or an obstacle."""
    if text.marks & CAUSE:
        return True
    flat = text.flat
    return (
        " pour pas " in flat
        or " pour ne pas " in flat
        or _ONLY.search(flat) is not None
        or comma_since(text)
        or _cannot(text)
        or ((" sans " in flat or " without " in flat) and _BUT_FOR.search(text.raw) is not None)
        or (":" in text.raw and _EXPLAINED.search(text.raw) is not None)
        or (" qui " in flat and _IT_IS_WHAT.search(flat) is not None)
    )


def _cannot(text: Text) -> bool:
    """Somebody does not, cannot, dares not, now or usually: an obstacle ("ne lisent pas", "peuvent pas").

    What one person did not do before ("elle ne parlait pas") is the beginning of a story, not its cause.
    """
    if text.kinds.keys().isdisjoint(_NOT):
        return False
    tokens = text.tokens
    for place, token in enumerate(tokens):
        if token not in _NOT or place < 2:
            continue
        for start in range(max(0, place - 4), place - 1):
            if tokens[start] in ("n", "ne"):
                verb = tokens[start + 2] if tokens[start + 1] in _CLITICS and start + 2 < place else tokens[start + 1]
                if tokens[start + 1] == "y":
                    continue
                owns = verb == "a" and tokens[place + 1 : place + 2] and tokens[place + 1] in _OWNED
                if owns or (verb not in _NO_OBSTACLE and not verb.endswith("ait")):
                    return True
        before = tokens[place - 1]
        if token in ("pas", "jamais") and (before in _CAN or (before.endswith("ent") and before not in _ENDS_ALIKE)):
            return True
    return False


def comma_since(text: Text) -> bool:
    """A sentence begins with "Depuis," or "Since then,": a consequence, which "depuis mars" is not."""
    return not text.kinds.keys().isdisjoint(_SINCE) and _COMMA_SINCE.search(text.raw) is not None
