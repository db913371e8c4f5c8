"""The words that the conditions know, one file per language and kind. Content only: no code beyond these tuples."""

from bot.core.conditions.lexicon import en_alerts, en_people, en_signs, fr_alerts, fr_people, fr_signs, grammar

FRENCH_GROUPS = fr_people.GROUPS + fr_signs.GROUPS + fr_alerts.GROUPS + grammar.FRENCH
ENGLISH_GROUPS = en_people.GROUPS + en_signs.GROUPS + en_alerts.GROUPS + grammar.ENGLISH
ENDINGS = grammar.ENDINGS

__all__ = ["ENDINGS", "ENGLISH_GROUPS", "FRENCH_GROUPS"]
