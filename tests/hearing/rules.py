"""A hearing of a few cues, to test one thing at a time."""

from __future__ import annotations

from bot.core.dialog import Cue, Hearing


def hearing(*cues: Cue, **groups: str) -> Hearing:
    """These cues, in French, with a few denials and wishes."""
    return Hearing(
        language="fr",
        cues=cues,
        groups=tuple(groups.items()),
        spellings=(("bcp", "beaucoup"), ("ya", "il y a")),
        denials="pas, sans, aucun",
        wishes="cherch*, aimer*",
        projects="<determiner>, on, sans, il, je, aucun, lycée, votent",  # whatever these tests write
    )


def cue(says: str, beside: str = "", unless: str = "", *, name: str = "cue", hint: bool = False) -> Cue:
    """A cue of S01."""
    return Cue("S01", name, says, beside, unless, hint=hint)
