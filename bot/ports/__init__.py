"""What the shell needs from the outside world. Adapters implement these; `bot.wiring` picks them.

Every store passes the contracts of `tests/contracts`, every channel `tests/contracts/channel.py`.
"""

from __future__ import annotations

from bot.ports.channels import Channel, Network, Receiver, Retracting, Site
from bot.ports.desk import WEB, Desk, Door
from bot.ports.documents import DocumentWriter, Source, told_by
from bot.ports.faults import (
    ChannelRefused,
    StoreBusy,
    StoreCorrupt,
    StoreFault,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
    TurnMoved,
    Uncertain,
    Unreachable,
)
from bot.ports.messages import File, Inbound, Outgoing
from bot.ports.records import ChannelReport, Holding, OperatorReport, Quiet, Removal, Visitor
from bot.ports.store import Reader, Store

__all__ = [
    "WEB",
    "Channel",
    "ChannelRefused",
    "ChannelReport",
    "Desk",
    "DocumentWriter",
    "Door",
    "File",
    "Holding",
    "Inbound",
    "Network",
    "OperatorReport",
    "Outgoing",
    "Quiet",
    "Reader",
    "Receiver",
    "Removal",
    "Retracting",
    "Site",
    "Source",
    "Store",
    "StoreBusy",
    "StoreCorrupt",
    "StoreFault",
    "StoreFull",
    "StoreNewer",
    "StoreReadOnly",
    "TurnMoved",
    "Uncertain",
    "Unreachable",
    "Visitor",
    "told_by",
]
