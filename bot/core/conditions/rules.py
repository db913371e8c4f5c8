"""Which rule answers for which condition: one table, and the three questions that the rest of the program asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.conditions import (
    causes,
    changes,
    figures,
    jargon,
    likeness,
    lists,
    needs,
    people,
    privacy,
    roles,
    scenes,
    signs,
    whole,
)
from bot.core.conditions.evidence import Evidence, Finding
from bot.core.conditions.registry import KNOWN, Condition
from bot.core.conditions.text import Text

_HOLDS = Finding()

# An absence holds when the sign is not there.
_ABSENCES: Mapping[str, Callable[[Text], bool]] = {
    "no_number": figures.has_figure,
    "no_date": figures.has_date,
    "no_actor": people.names_an_actor,
    "no_concerned": people.names_the_concerned,
    "no_public": people.names_a_public,
    "no_role": roles.has_role,
    "no_decision": signs.has_decision,
    "no_method": signs.has_method,
    "no_because": causes.has_cause,
    "no_compare": changes.has_comparison,
    "no_change": changes.has_change,
    "no_place": figures.has_place,
    "no_example": scenes.has_scene,
    "no_evidence": signs.has_trace,
    "no_review": signs.has_review,
    "no_need": needs.has_need,
    "no_condition": needs.has_condition,
}
_PRESENCES: Mapping[str, Callable[[Text], bool]] = {
    "only_self": people.speaks_of_self_only,
    "generic_public": people.speaks_of_everybody,
    "solution_as_need": needs.offers_a_solution_as_need,
    "dont_know": whole.says_unknown,
    "yes_only": whole.says_only_yes,
    "no_only": whole.says_only_no,
    "sensitive_data": privacy.tells_of_one_person,
}
# What they find is an excerpt; nothing found is an empty one.
_EXCERPTS: Mapping[str, Callable[[Text], str]] = {
    "jargon": jargon.jargon_in,
    "personal_data": privacy.personal_excerpt,
}


def find(condition: Condition, evidence: Evidence) -> Finding | None:
    """What the condition found in the evidence, or None when it does not hold.

    KeyError for a name that `parse` would have refused: content is checked when it is loaded, so that is a bug.
    """
    name = condition.name
    if absence := _ABSENCES.get(name):
        return None if absence(evidence.text) else _HOLDS
    if presence := _PRESENCES.get(name):
        return _HOLDS if presence(evidence.text) else None
    if excerpt := _EXCERPTS.get(name):
        found = excerpt(evidence.text)
        return Finding(found) if found else None
    if name == "uncovered_dimension":
        return Finding(evidence.uncovered) if evidence.uncovered else None
    return _HOLDS if _OTHERS[name](condition, evidence) else None


def holds(condition: Condition, evidence: Evidence) -> bool:
    """Whether the condition holds."""
    return find(condition, evidence) is not None


def says_something(text: str) -> bool:
    """Whether an answer says more than that one does not know."""
    return not holds(Condition("dont_know"), Evidence(Text(text)))


def from_text_alone(evidence_text: str, example: str | None = None) -> dict[str, bool]:
    """Every condition that can be told from an answer alone (and its example when given), for `colibri try`."""
    evidence = Evidence(Text(evidence_text), example=example or "")
    return {
        spec.name: holds(Condition(spec.name), evidence)
        for spec in KNOWN.values()
        if spec.argument is None and (spec.needs == "text" or (spec.needs == "example" and example))
    }


def _number(condition: Condition) -> int:
    return condition.argument if isinstance(condition.argument, int) else 0


def _list_longer(condition: Condition, evidence: Evidence) -> bool:
    text = evidence.text
    return len(text.items) > _number(condition) and lists.is_short(text.items, text.lines, text.sentences)


def _rank_incomplete(condition: Condition, evidence: Evidence) -> bool:
    return evidence.ranks is None or sorted(evidence.ranks) != list(range(1, evidence.actions + 1))


_OTHERS: Mapping[str, Callable[[Condition, Evidence], bool]] = {
    "words_lt": lambda condition, evidence: evidence.text.words < _number(condition),
    "words_gt": lambda condition, evidence: evidence.text.words > _number(condition),
    "list_gt": _list_longer,
    "list_eq": lambda condition, evidence: len(evidence.text.items) == _number(condition),
    "rank_incomplete": _rank_incomplete,
    "copied_example": lambda _, evidence: likeness.copies(evidence.text, evidence.example),
    "off_topic": lambda _, evidence: evidence.misplaced,
    "actions_at_least": lambda condition, evidence: evidence.actions >= _number(condition),
    "chose": lambda condition, evidence: condition.argument in evidence.chosen,
}
