"""What an operator does about coaches."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.coaches import Invited, Leaving, invite, leaving, listed, removal
from bot.core.model import Coach
from bot.settings import Settings
from bot.wiring.clock import new_id, now
from bot.wiring.library import content
from bot.wiring.stores import opened_store


async def add_coach(settings: Settings, name: str) -> Invited:
    """Add a coach. Raises KnownName, ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return await invite(store, name, now(), new_id, ZoneInfo(settings.timezone))


async def all_coaches(settings: Settings) -> str:
    """Every coach, in words. Raises ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return listed(await store.coaches(), now(), ZoneInfo(settings.timezone))


async def coach_leaving(settings: Settings, name: str) -> Leaving:
    """What would go with a coach. Raises UnknownCoach, ContentError, StoreFault."""
    async with opened_store(settings, content(settings)) as store:
        return await leaving(store, name, now())


async def remove_coach(settings: Settings, coach: Coach) -> None:
    """Remove a coach, and tell whom it concerns. Raises ContentError, StoreFault."""
    library = content(settings)
    async with opened_store(settings, library) as store:
        await store.remove_coach(coach.id, now(), removal(library, coach))
