"""The Bot API as a test holds it: the server, the people and groups, faults to order, what happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.telegram.emulator.faults import Fault, Kind, Limits, Window
from tests.telegram.emulator.groups import Group
from tests.telegram.emulator.people import User
from tests.telegram.emulator.profile import Profile
from tests.telegram.emulator.requests import Call, Requests
from tests.telegram.emulator.world import World

Json = dict[str, Any]

TOKEN = "7100000001:AAE-of-nobody_at_all-0123456789abcde"
_LARGEST = 50 * 1024 * 1024


def real_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the world outside has a clock of its own


class BotApi:
    """Enter it to start it: `async with BotApi() as telegram`. At the end every connection is closed.

    What went wrong in the emulator itself, where the bot saw a 500 only, is raised then.

    `webhook_pause` is how long it waits before an update is brought again to a webhook that did not take it.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        username: str = "colibri_test_bot",
        name: str = "Colibri",
        privacy_mode: bool = True,
        clock: Callable[[], datetime] = real_time,
        webhook_pause: float = 0.02,
    ) -> None:
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": username}
        self.token = token
        self.port = 0
        self._world = World(bot, clock, privacy_mode, webhook_pause)
        self._requests = Requests(token, self._world)
        self._user_ids, self._group_ids = count(5_300_000_001), count(1_900_000_001)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_route("*", "/{path:.*}", self._requests.receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._requests.closing.set()
        self._world.updates.end_poll()
        await self._world.webhook.close()
        await self._runner.cleanup()
        if self._requests.bugs and error is None:
            raise self._requests.bugs[0]

    # --- what the bot is told -----------------------------------------------------------------------------------------

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file/bot"

    # --- who is there -------------------------------------------------------------------------------------------------

    def user(
        self,
        name: str = "Ana",
        language_code: str = "fr",
        *,
        last_name: str = "",
        username: str = "",
        phone: str = "33600000000",
    ) -> User:
        """Somebody new, who has not started the bot yet."""
        about: Json = {"id": next(self._user_ids), "is_bot": False, "first_name": name}
        more = {"last_name": last_name, "username": username, "language_code": language_code}
        return User(self._world, about | {key: value for key, value in more.items() if value}, phone)

    def group(self, title: str = "Le groupe", *, forum: bool = False) -> Group:
        """A new group without the bot, with somebody who owns it."""
        about: Json = {"id": -1_000_000_000_000 - next(self._group_ids), "type": "supergroup", "title": title}
        chat = self._world.open(about | ({"is_forum": True} if forum else {}))
        return Group(self._world, chat, self.user("Owner"))

    # --- what goes wrong ----------------------------------------------------------------------------------------------

    def fail(
        self,
        method: str,
        kind: Kind,
        times: int = 1,
        chat: int | None = None,
        *,
        retry_after: int = 1,
        seconds: float = 0.2,
    ) -> None:
        """Let the next calls of this method ("*": any; `chat`: there only) go wrong.

        "drop before": the connection is closed, nothing was done; "drop after": closed when it was done; "slow": done,
        and answered `seconds` later.
        """
        self._requests.faults.order(Fault(method, kind, times, chat, retry_after, seconds))

    def limits(self, *, per_chat: float = 1, burst: int = 3, overall: float = 30, group_per_minute: int = 20) -> None:
        """From now on refuse with 429 what goes beyond these rates, per second where it is not said otherwise."""
        self._requests.limits = Limits(
            lambda: Window(burst, burst / per_chat),
            lambda: Window(group_per_minute, 60),
            Window(max(1, round(overall)), max(1, round(overall)) / overall),
        )

    def redeliver(self, update_id: int | None = None) -> None:
        """Deliver an update again, under the same id: the last one, if none is named."""
        self._world.updates.again(update_id or max(self._world.updates.made))

    def route(self, public: str, local: str) -> None:
        """Stand in for the proxy before a webhook: what goes to addresses that begin with `public` goes to `local`."""
        self._world.webhook.routes[public] = local

    # --- what happened ------------------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """All that the bot asked for, in the order in which it came."""
        return self._requests.calls

    def called(self, *methods: str) -> list[Call]:
        return [call for call in self.calls if call.method in methods]

    @property
    def profile(self) -> Profile:
        """What the bot has set about itself."""
        return self._world.profile

    @property
    def updates(self) -> dict[int, Json]:
        """Every update that was made, by its id, oldest first."""
        return self._world.updates.made

    @property
    def unconfirmed(self) -> list[int]:
        return [pending.id for pending in self._world.updates.pending]

    @property
    def dropped(self) -> list[int]:
        """The updates that the bot threw away with drop_pending_updates."""
        return self._world.updates.dropped

    @property
    def webhook_failures(self) -> list[str]:
        return self._world.webhook.failures

    async def confirmed(self, within: float = 5) -> None:
        """Wait until every update was confirmed, by an offset or by the webhook's 2xx."""
        await self.until(lambda: not self.unconfirmed, within, lambda: f"not confirmed: {self.unconfirmed}")

    async def until(
        self, true: Callable[[], object], within: float = 5, otherwise: Callable[[], str] = lambda: "it is not so"
    ) -> None:
        """Wait for anything that changes with a call or an update."""
        await self._world.bell.within(within, true, otherwise)
