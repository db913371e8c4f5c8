"""A Bot API server on loopback, as strict as Telegram, with the people who talk to the bot on its other side.

`BotApi` is the entry; all that the bot sees goes over HTTP, so that the bot may as well run in another process.
"""

from __future__ import annotations

from tests.telegram.emulator.chats import Chat as Chat
from tests.telegram.emulator.groups import Group as Group
from tests.telegram.emulator.messages import Button as Button
from tests.telegram.emulator.messages import Document as Document
from tests.telegram.emulator.messages import Message as Message
from tests.telegram.emulator.people import User as User
from tests.telegram.emulator.requests import Call as Call
from tests.telegram.emulator.server import BotApi as BotApi
from tests.telegram.emulator.world import Press as Press
