"""The working copy of one turn: what the handlers change, thrown away once it has become an Outcome.

Handlers never touch records. They read the situation through the turn, change drafts, and add to the reply. Nothing
here is persisted and nothing is kept between turns. It is built in steps, a file each: the records, the person with
their projects, the conversation in focus, the answers, and the whole.
"""

from bot.core.turn.turn import Turn as Turn
