"""What a turn is decided on: the usual, and what the event or what is open calls for besides."""

from __future__ import annotations

from functools import partial

from bot.core.asking.data import chooses_project
from bot.core.coaching.naming import awaited_coach, coach_code_of, opens_projects
from bot.core.linking import awaited, selector
from bot.core.model import Edited, Reviewed, Situation
from bot.ports import Inbound, Store


async def load(store: Store, inbound: Inbound, *, followed: bool = False) -> Situation:
    """All that a turn may look at: what a code opens, an edit changes or a choice opens may be in any project.
    Of what a coach follows, the pages name the project that they are about, and nothing is read of the others.

    `followed`: the turn turned out to need the list of what a coach follows. Raises StoreFault.
    """
    private, event = inbound.place.private, inbound.event
    edited, share = isinstance(event, Edited), event.share if isinstance(event, Reviewed) else ""
    read = partial(store.load, inbound.account, inbound.place, followed=followed, share=share, written=edited)
    code, coach = (selector(event), coach_code_of(event)) if private else ("", "")
    every = bool(code) or edited
    situation = await read(every_project=every, code=code, coach_code=coach)
    proven = awaited(situation) if private and not code else ""
    named = awaited_coach(situation) if private and not coach else ""
    chooses, opens = not every and chooses_project(situation), opens_projects(situation, event)
    if not (proven or named or chooses or opens):
        return situation
    return await read(every_project=every or chooses, code=code or proven, coach_code=coach or named, disclosures=opens)
