"""What a word can be a sign of: one bit each, so that a whole answer is read with one integer.

A lexicon gives marks to words, stems ("decid*") and phrases ("par exemple"); endings give marks to words that
no lexicon knows ("soudeuse" looks like a person). `bot.core.conditions.index` finds them.
"""

from __future__ import annotations

from collections.abc import Mapping

_ORDER = (
    # what is said
    ("number", "a figure in words: trois, a dozen, half"),
    ("date", "a moment: mars, winter, dans deux ans"),
    ("place", "somewhere: quartier, street"),
    ("decision", "somebody chooses: voter, agree"),
    ("method", "a means of knowing or doing: enquête, workshop"),
    ("cause", "a cause or a consequence: parce que, so"),
    ("hardship", "what makes life difficult, told from life: honte, too far"),
    ("compare", "before and after, here and elsewhere: avant, unlike"),
    ("change", "something is no longer the same: désormais, moved to"),
    ("scene", "something seen or told: par exemple, one day"),
    ("evidence", "a trace: statuts, photo"),
    ("review", "a moment to take stock: bilan, debrief"),
    ("need", "something is said to be missing: manque, looking for"),
    ("condition", "what if: si, unless"),
    ("lack", "a missing solution: il manque un, there is no"),
    # who
    ("person", "a person or a trade"),
    ("structure", "an organisation"),
    ("town", "a public body that is also a place: ville, council"),
    ("concerned", "somebody who may live the need"),
    ("public", "a group of people"),
    ("people", "people in general: gens, personnes"),
    ("generic", "everybody: tous publics"),
    ("someone", "nobody in particular: quelqu'un"),
    ("access", "an obstacle that says who was thought of: braille, fauteuil"),
    ("self", "the one who writes: je, nous, we"),
    ("say", "a word for noticing or telling: dire, notice"),
    ("single", "a noun for one person: voisin, daughter"),
    # what is done
    ("verb", "somebody does something definite: prêter, teach"),
    ("future", "the ending of a French future of the third person"),
    ("conditional", "the ending of a French conditional"),
    ("gerund", "a French word in -ant"),
    ("ing", "an English word in -ing"),
    ("agent", "the ending of a trade: -eur, -trice, -iste"),
    ("er", "an English word in -er, perhaps a trade"),
    ("plural_verb", "a French word in -ent, perhaps a verb"),
    # what should be said otherwise
    ("jargon", "a word of the trade of projects that nobody says at home"),
    ("buzz", "project-speak that one meets in the paper: one is nothing, many together say nothing"),
    ("sensitive", "health, religion, origin, justice, sexual life, politics"),
    # grammar
    ("determiner", "an article, a possessive, a small number"),
    ("owner", "a possessive of one person: sa, his"),
    ("locative", "a word that leads to a place: à, dans, in"),
    ("french", "a small word that only French has"),
    ("english", "a small word that only English has"),
    ("plain", "a word that means nothing by itself here; keeps an ending from being read"),
)
BITS: Mapping[str, int] = {name: 1 << position for position, (name, _) in enumerate(_ORDER)}

(NUMBER, DATE, PLACE, DECISION, METHOD, CAUSE, HARDSHIP, COMPARE, CHANGE, SCENE, EVIDENCE, REVIEW, NEED, CONDITION,
 LACK, PERSON, STRUCTURE, TOWN, CONCERNED, PUBLIC, PEOPLE, GENERIC, SOMEONE, ACCESS, SELF, SAY, SINGLE,
 VERB, FUTURE, CONDITIONAL, GERUND, ING, AGENT, ER, PLURAL_VERB, JARGON, BUZZ, SENSITIVE,
 DETERMINER, OWNER, LOCATIVE, FRENCH, ENGLISH, PLAIN) = BITS.values()  # fmt: skip


def bits(names: str) -> int:
    """The marks of "person concerned" as one integer; KeyError for a name that does not exist."""
    total = 0
    for name in names.split():
        total |= BITS[name]
    return total
