"""Whether an answer tells of a change: what is no longer as it was, what will be, what differs from what."""

from __future__ import annotations

import re

from bot.core.conditions.causes import comma_since
from bot.core.conditions.marks import CHANGE, COMPARE, CONCERNED, FUTURE
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

_NO_MORE = re.compile(r" n(?:e)? (?:[a-z]+ ){1,3}plus ")
_WILL = re.compile(r" ([a-z]+) (?:will|ll) (?:not |no longer |never |also |finally |still )?([a-z]+)(?= )")
_WEAK_WILL_DO = ("help", "improv", "offer", "organi", "provid", "host", "run", "propos", "creat", "support", "be")
# "des livres, pas des outils": what is set against what.
_NOT_THAT = re.compile(r",\s?(?:et |and )?(?:pas|non|not)\s", re.IGNORECASE)
# "Eux réparent tout ; nous seulement les fauteuils", "Nous, si.", "Ici, on parle": one side against the other.
_THEM_AND_US = re.compile(
    r"(?:^|[.;:,!?]\s|\bmais )\s*(?:eux |chez eux|(?:nous|moi|ici|here|with us|for us|chez nous)\s?,)", re.IGNORECASE
)
_MORE_THAN = re.compile(r" (?:plus|moins|aussi) [a-z]+ qu(?:e)? ")
_WEAK_WILL = word_set(
    "ca cela ce it this that there on we i nous je project projet action charity association club team workshop area"
)
_WEAK_FUTURE = (
    *("aider", "amelior", "organis", "propos", "anim", "accueill", "favoris", "mettr"),
    *("sera", "fera", "serv", "ouvr", "creer", "permettr", "verra"),
)
# "so we closed": what was learnt, then what was done about it.
_SO_WE_DID = re.compile(
    r" so (?:we|they|i) (?:now )?(?:[a-z]+ed|cut|put|took|gave|went|made|built|threw|let|set|shut) "
)
# "Dans deux ans, quarante personnes ont un logement": a state to come, told as if it were there.
_BY_THEN = re.compile(
    r"(?: [a-z0-9]+){0,2} (?:dans|d ici|apres|au bout d[eu]?|en|fin|in|after|within|by)"
    r" (?:(?:the )?end of )?(?:[a-z0-9]+ )?(?:ans?|mois|annees?|years?|months?|(?:19|20)[0-9]{2}) "
)
_WE_DO = re.compile(
    r" (?:nous|on|we|i|je) (?:[a-z]+ons|will|shall|ll|va|vais|are|plan|hope to (?:run|hold|offer|open)) "
)
# "Depuis la réunion de mars, on ouvre à 18 h", not "depuis deux ans nous faisons...".
_SINCE_WE = re.compile(
    r"(?:^|[.!?\n]\s?)(?:depuis|since) (?!then|deux|trois|quatre|cinq|six|dix|long|toujours|des |plusieurs"
    r"|une? |\d|peu|we |they )"
    r"[^.,;\n]{1,40}(?:, ?(?:on|nous|c['’]est|ils|elles|les|we|it|they|the|people)\b| (?:we|they|it) )",
    re.IGNORECASE,
)
_MOODS = ("content", "heureu", "satisf", "bien", "mieux", "ravi")


def has_comparison(text: Text) -> bool:
    """Before and after, here and elsewhere, a difference."""
    return (
        bool(text.marks & COMPARE)
        or _NO_MORE.search(text.flat) is not None
        or _NOT_THAT.search(text.raw) is not None
        or _THEM_AND_US.search(text.raw) is not None
        or _MORE_THAN.search(text.flat) is not None
    )


def _since_we(text: Text) -> bool:
    return not text.kinds.keys().isdisjoint(("depuis", "since")) and _SINCE_WE.search(text.raw) is not None


def has_change(text: Text) -> bool:
    """Something is or will be different for somebody; what we are going to do is not yet a change."""
    return bool(text.marks & CHANGE) or _has_moved(text) or _will_move(text)


def _has_moved(text: Text) -> bool:
    """It is no longer as it was, or will not be."""
    flat = text.flat
    return (
        (" plus " in flat and _NO_MORE.search(flat) is not None)
        or comma_since(text)
        or _since_we(text)
        or (" so " in flat and _SO_WE_DID.search(flat) is not None)
        or (bool(text.marks & CONCERNED) and _BY_THEN.match(flat) is not None and not _WE_DO.search(flat))
    )


def _will_move(text: Text) -> bool:
    """Somebody else than us will do or be something."""
    if " will " in text.flat or " ll " in text.flat:
        for match in _WILL.finditer(text.flat):
            if match[1] not in _WEAK_WILL and not match[2].startswith(_WEAK_WILL_DO):
                return True
    tokens, row = text.tokens, text.row
    for place, marks in enumerate(row):
        if tokens[place + 1 : place + 2] and tokens[place + 1].startswith(_MOODS):
            continue
        if (
            marks & FUTURE
            and place
            and tokens[place - 1] not in _WEAK_WILL
            and not tokens[place].startswith(_WEAK_FUTURE)
        ):
            return True
        if tokens[place] in ("auront", "aura", "seront", "iront", "feront", "verront") and tokens[
            place - 1 : place
        ] not in (["on"], ["ca"], ["cela"], ["projet"]):
            return True
    return False
