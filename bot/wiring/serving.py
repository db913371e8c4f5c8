"""What runs: the networks and the pages until they are told to stop, or a conversation in this terminal."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.channels.console import Console, Terminal, converse, standard_input
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.courier import Courier, opening
from bot.lock import AlreadyRunning, run_lock
from bot.ports import Channel, ChannelRefused, Inbound, Network, Site, Store, StoreFault
from bot.reminders import Hours, Watch
from bot.runner import Runner
from bot.service import Service
from bot.settings import Settings
from bot.wiring.clock import new_id, now
from bot.wiring.documents import form_file, writers
from bot.wiring.faults import CannotRun
from bot.wiring.library import apologies, content
from bot.wiring.networks import networks
from bot.wiring.stores import opened_store


async def run(settings: Settings, tell: Callable[[ChannelRefused], None]) -> None:
    """Serve networks and pages until SIGTERM or SIGINT. `tell` hears of what is refused while others are served.

    Raises CannotRun, ContentError, StoreFault, and ChannelRefused when none is left.
    """
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    library = content(settings)
    channels = networks(settings, library)
    if not channels and not settings.web_listen:
        raise CannotRun("run_nothing")
    if settings.web_listen and not find_spec("uvicorn"):
        raise CannotRun("run_no_web")
    if settings.form_template:
        form_file(settings.form_template)
    if missing := settings.missing_for_networks():
        raise CannotRun("run_missing", names=", ".join(missing))
    try:
        with run_lock(settings.database):
            await _serve(settings, library, channels, stop, tell)
    except AlreadyRunning:
        raise CannotRun("run_already", database=str(settings.database)) from None


async def _serve(
    settings: Settings,
    library: Library,
    channels: list[Network],
    stop: asyncio.Event,
    tell: Callable[[ChannelRefused], None],
) -> None:
    async with opened_store(settings, library) as store:
        by_name: dict[str, Channel] = {channel.name: channel for channel in channels}
        taking, courier = runner(settings, library, store, by_name, background=True)
        watching = watch(settings, store, taking.receive, channels)
        site = _site(settings, library, store, taking.receive) if settings.web_listen else None
        await Service(taking, courier, watching, channels, store.note_channel, tell=tell, site=site).run(stop)


def runner(
    settings: Settings, library: Library, store: Store, channels: dict[str, Channel], *, background: bool = False
) -> tuple[Runner, Courier]:
    """The runner and the courier that belong together."""
    zone = ZoneInfo(settings.timezone)
    written = writers(library, settings.form_template, zone)
    opened = opening(store, library, now)
    courier = Courier(store, channels, written, apologies(library), now, opened=opened, background=background)
    engine = Engine(library, settings.facts(), settings.language, frozenset(written), zone)
    return Runner(engine, store, courier, now, new_id), courier


def watch(
    settings: Settings, store: Store, receive: Callable[[Inbound], Awaitable[None]], channels: list[Network]
) -> Watch:
    """What looks after time."""
    begin, end = (time.fromisoformat(part.strip()) for part in settings.quiet_hours.split("-"))
    return Watch(
        store,
        receive,
        now,
        channels=lambda: {channel.name for channel in channels if channel.heard()},
        retention=timedelta(days=settings.retention_days),
        hours=Hours(ZoneInfo(settings.timezone), begin, end),
    )


def _site(settings: Settings, library: Library, store: Store, receive: Callable[[Inbound], Awaitable[None]]) -> Site:
    """The coaches' pages."""
    from adapters.pictures.svg import page
    from adapters.web import Backing, WebOptions, WebServer, pages

    zone = ZoneInfo(settings.timezone)
    backing = Backing(store, store, receive, library, writers(library, zone=zone), page, now, new_id)
    options = WebOptions(settings.web_url, settings.contact, settings.controller, zone)
    return WebServer(pages(backing, options), settings.web_listen)


async def chat(settings: Settings, account: str, language: Language | None) -> None:
    """Hold a conversation in this terminal until the end of input. Raises CannotRun, ContentError and StoreFault."""
    library = content(settings)
    console = Console(sys.stdout, Path.cwd())
    async with opened_store(settings, library) as store:
        taking, courier = runner(settings, library, store, {console.name: console})
        terminal = Terminal(account, new_id(), standard_input(), now)
        try:
            await converse(terminal, taking.receive, courier.catch_up, language)
        except StoreFault as fault:
            fault.language = taking.spoken
            raise
