"""Whether an answer shows a scene: something seen, said or counted, somebody, something that happened."""

from __future__ import annotations

import re

from bot.core.conditions.figures import has_date, has_figure, has_quote
from bot.core.conditions.marks import DETERMINER, NUMBER, PERSON, SCENE, SINGLE, STRUCTURE, VERB
from bot.core.conditions.names import known_first_names
from bot.core.conditions.text import Text
from bot.core.conditions.words import word_set

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
_COLLECTIVE = word_set(
    "equipe team staff crew personnel famille family jeunesse gens people children men women youth elderly "
    "professionnel"
)
_BEFORE_ONE = word_set("un une a an one cette ce notre our the la le l ma mon my")


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
        if row[place] & SINGLE and tokens[place - 1] in _BEFORE_ONE:
            return True
    if any(name in known_first_names() for name, _ in text.openings):
        return True
    return has_date(text) or bool(marks & (PERSON | STRUCTURE | VERB) and _DID.search(text.flat) and marks & VERB)
