"""Signs of substance in an answer: figures, dates, places, scenes, changes... Each function says whether one is there.

An absence ("no_number") is the contrary of one of these. They are generous: a list of words cannot hold every good
answer, so most look at the shape of the answer too.
"""

from __future__ import annotations

import re

from bot.core.conditions.figures import has_date, has_figure, has_quote
from bot.core.conditions.marks import (
    CAUSE,
    CHANGE,
    COMPARE,
    CONCERNED,
    CONDITION,
    CONDITIONAL,
    DECISION,
    DETERMINER,
    EVIDENCE,
    FUTURE,
    GERUND,
    HARDSHIP,
    LACK,
    METHOD,
    NEED,
    NUMBER,
    PERSON,
    REVIEW,
    SCENE,
    SINGLE,
    STRUCTURE,
    VERB,
)  # fmt: skip
from bot.core.conditions.names import known_first_names
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

_NO_MORE = re.compile(r" n(?:e)? (?:[a-z]+ ){1,3}plus ")
_WILL = re.compile(r" ([a-z]+) (?:will|ll) (?:not |no longer |never |also |finally |still )?([a-z]+)(?= )")
_WEAK_WILL_DO = ("help", "improv", "offer", "organi", "provid", "host", "run", "propos", "creat", "support", "be")
_DID = re.compile(
    r" (?:ont|avons|avaient|avait|s est|se sont) (?:[a-z]+ )?[a-z]+(?:e|es|is|it|u|us|ert|ees) "
    # "a" is also the folded "à": "à redonner confiance", "à domicile".
    r"| a (?!domicile|table|vie|terme|cause|titre|base|force|grande|toute|chaque|notre|votre|cette|une|pleine|large"
    r"|distance|petite|ce |quelque|disposition|partage|propose )"
    r"(?:bien |deja |tout |enfin |aussi |vite |meme |ete )?[a-z]{2,}(?:e|is|it|u|ert) "
    r"| (?:est|sont) (?:venu|arrive|parti|reste|devenu|alle|monte|sorti|passe)(?:e|s|es)? "
    r"| (?:he|she|they|we|who|i) (?:[a-z]+ed|had|went|came|took|made|brought|built|told"
    r"|said|taught|wrote|began|found|got|gave|ran) "
)


def has_decision(text: Text) -> bool:
    """Somebody votes, chooses, agrees, refuses."""
    return bool(text.marks & DECISION)


_EMPTY_MEANS = word_set("etant ayant faisant aidant travaillant being having doing helping working improving")


def has_method(text: Text) -> bool:
    """A means has a name (enquête, workshop), or is told as "en parlant avec", "by asking"."""
    if text.marks & METHOD:
        return True
    previous = ""
    for token, marks in zip(text.tokens, text.row, strict=True):
        if token not in _EMPTY_MEANS and (
            (previous == "en" and (marks & GERUND or token.endswith("ant")))
            or (previous == "by" and token.endswith("ing"))
        ):
            return True
        previous = token
    return False


def has_cause(text: Text) -> bool:
    """A cause, a consequence or an obstacle."""
    if text.marks & (CAUSE):
        return True
    flat = text.flat
    return (
        " pour pas " in flat
        or " pour ne pas " in flat
        or _ONLY.search(flat) is not None
        or _comma_since(text)
        or _cannot(text)
        or ((" sans " in flat or " without " in flat) and _BUT_FOR.search(text.raw) is not None)
        or (":" in text.raw and _EXPLAINED.search(text.raw) is not None)
        or (" qui " in flat and _IT_IS_WHAT.search(flat) is not None)
    )


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


_ENDS_ALIKE = word_set("souvent comment argent moment vraiment seulement forcement evidemment simplement")


def _comma_since(text: Text) -> bool:
    """A sentence begins with "Depuis," or "Since then,": a consequence, which "depuis mars" is not."""
    return not text.kinds.keys().isdisjoint(_SINCE) and _COMMA_SINCE.search(text.raw) is not None


_SINCE = word_set("depuis since now")
_COMMA_SINCE = re.compile(r"(?:^|[.!?\n]\s?)(?:Depuis|Since then|Now that)\s?,", re.IGNORECASE)


def has_comparison(text: Text) -> bool:
    """Before and after, here and elsewhere, a difference."""
    return (
        bool(text.marks & COMPARE)
        or _NO_MORE.search(text.flat) is not None
        or _NOT_THAT.search(text.raw) is not None
        or _THEM_AND_US.search(text.raw) is not None
        or _MORE_THAN.search(text.flat) is not None
    )


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
    "aider",
    "amelior",
    "organis",
    "propos",
    "anim",
    "accueill",
    "favoris",
    "mettr",
    "sera",
    "fera",
    "serv",
    "ouvr",
    "creer",
    "permettr",
    "verra",
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


def _since_we(text: Text) -> bool:
    return not text.kinds.keys().isdisjoint(("depuis", "since")) and _SINCE_WE.search(text.raw) is not None


_MOODS = ("content", "heureu", "satisf", "bien", "mieux", "ravi")


def has_change(text: Text) -> bool:
    """Something is or will be different for somebody; what we are going to do is not yet a change."""
    return bool(text.marks & CHANGE) or _has_moved(text) or _will_move(text)


def _has_moved(text: Text) -> bool:
    """It is no longer as it was, or will not be."""
    flat = text.flat
    return (
        (" plus " in flat and _NO_MORE.search(flat) is not None)
        or _comma_since(text)
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


_COLLECTIVE = word_set(
    "equipe team staff crew personnel famille family jeunesse gens people children men women youth elderly "
    "professionnel"
)


def has_scene(text: Text) -> bool:
    """Something seen or told: an example, a quote, a figure, one person, a weekday, something that happened."""
    marks = text.marks
    if marks & (SCENE | NUMBER) or has_quote(text) or has_figure(text):
        return True
    tokens, row = text.tokens, text.row
    for place in range(1, len(tokens)):
        if (
            row[place] & PERSON
            and not tokens[place].endswith("s")
            and tokens[place] not in _COLLECTIVE
            and (row[place - 1] & DETERMINER or (place > 1 and row[place - 2] & DETERMINER))
        ):
            return True
        if row[place] & SINGLE and tokens[place - 1] in (
            "un",
            "une",
            "a",
            "an",
            "one",
            "cette",
            "ce",
            "notre",
            "our",
            "the",
            "la",
            "le",
            "l",
            "ma",
            "mon",
            "my",
        ):
            return True
    if any(name in known_first_names() for name, _ in text.openings):
        return True
    return has_date(text) or bool(marks & (PERSON | STRUCTURE | VERB) and _DID.search(text.flat) and marks & VERB)


def has_trace(text: Text) -> bool:
    """Something that somebody else could see or count."""
    return bool(text.marks & EVIDENCE) or has_quote(text) or has_figure(text)


def has_review(text: Text) -> bool:
    """A moment to take stock."""
    return bool(text.marks & REVIEW)


def has_need(text: Text) -> bool:
    """Something is said to be missing, or that nothing is."""
    if text.marks & NEED:
        return True
    tokens, row = text.tokens, text.row
    return any(row[place] & PERSON and tokens[place - 1] == "no" for place in range(1, len(tokens)))


def has_condition(text: Text) -> bool:
    """What if: "si", "unless", or a conditional ("on garderait")."""
    if text.marks & CONDITION:
        return True
    words = text.kinds.keys()
    if not words.isdisjoint(_IFS) and (_WITHOUT.search(text.raw) or _WHEN_WE.search(text.raw)):
        return True
    return any(marks & CONDITIONAL for marks in text.row) or bool(text.kinds.keys() & {"would", "could", "might"})


# "Sans salariée, ..." and "quand l'argent manque, on ..." are ifs. Bounded, so that a long text is read once.
_IFS = word_set("sans without quand lorsque when")
_WITHOUT = re.compile(r"(?:^|[.!?\n]\s?)(?:sans|without)\s[^,.\n]{1,60}(?:,| (?:we|on|nous)\b)", re.IGNORECASE)
_WHEN_WE = re.compile(r"\b(?:quand|lorsque|when)\s[^,.\n]{1,60},\s?(?:on|nous|je|we|i)\b", re.IGNORECASE)


def offers_a_solution_as_need(text: Text) -> bool:
    """A solution is said to be missing and nothing is told of how people live without it."""
    if not text.marks & LACK and text.tokens[:2] not in (["pas", "de"], ["pas", "d"]) and text.tokens[:1] != ["no"]:
        return False
    if text.marks & HARDSHIP or has_quote(text) or (":" in text.raw and _SO_THEY.search(text.raw)):
        return False
    if _TO_CREATE.search(text.flat) is None and has_figure(text):
        return False
    return not (_BECAUSE.search(text.flat) is not None and text.marks & CONCERNED and len(text.tokens) > 12)


# After the lack, what people do: "Il manque un dentiste : les gens s'arrachent les dents".
_SO_THEY = re.compile(
    r": ?(?:les|leurs?|ils|elles|on|certains|certaines|people|they|some|many|families|children|old|young|parents) ",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r" (?:parce que?|alors|donc|du coup|resultat|because|so|which means|as a result) ")
# The solution is named outright, so a figure in it ("vingt places") tells nothing of how people live.
_TO_CREATE = re.compile(
    r" (?:il faudrait|faut creer|en creer|creer une?|mettre en place|ouvrir une?|need to (?:set up|create|open|build)"
    r"|set one up|should be a|aucune? (?:structure|equipement|offre|lieu|espace)|no (?:dedicated|proper)) "
)
