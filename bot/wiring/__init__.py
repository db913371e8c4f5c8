"""The composition root: the only package that names concrete adapters, and the only one with a clock and random ids."""

from bot.wiring.coaches import add_coach, all_coaches, coach_leaving, remove_coach
from bot.wiring.documents import document, form_fields, form_problems, writers
from bot.wiring.faults import CannotRun
from bot.wiring.library import apologies, content
from bot.wiring.networks import profile
from bot.wiring.serving import chat, run
from bot.wiring.stores import backup, report

__all__ = [
    "CannotRun",
    "add_coach",
    "all_coaches",
    "apologies",
    "backup",
    "chat",
    "coach_leaving",
    "content",
    "document",
    "form_fields",
    "form_problems",
    "profile",
    "remove_coach",
    "report",
    "run",
    "writers",
]
