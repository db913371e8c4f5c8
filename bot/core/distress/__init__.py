"""Whether a message speaks of the writer's own danger: suicide, self-harm, being beaten or threatened.

What counts is the first person and the present. Projects write about suicide and violence all the time: about others,
about the past, about prevention. `phrases` holds the words, `reading` looks for them.
"""

from bot.core.distress.reading import in_distress

__all__ = ["in_distress"]
