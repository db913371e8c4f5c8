"""A request that was begun is never cut off: nio would not survive half a sharing of keys."""

from __future__ import annotations

import asyncio

import pytest

from adapters.channels.matrix.posting import Posting


class _Slow:
    """A request that is answered when we say so."""

    def __init__(self) -> None:
        self.begun, self.answer = asyncio.Event(), asyncio.Event()
        self.ended = ""

    async def __call__(self) -> str:
        self.begun.set()
        try:
            await self.answer.wait()
        except asyncio.CancelledError:
            self.ended = "cut off"
            raise
        self.ended = "answered"
        return self.ended


async def test_who_asks_may_be_cancelled_and_the_request_goes_on() -> None:
    posting, request = Posting(), _Slow()
    asking = asyncio.create_task(posting.ask(request))
    await request.begun.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    request.answer.set()
    await posting.close(1)
    assert request.ended == "answered"


async def test_what_is_not_waited_for_any_more_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.channels.matrix.posting._QUICK", 0.01)
    posting, request = Posting(), _Slow()
    assert await posting.ask_once(request) is None
    assert request.ended == ""
    request.answer.set()
    await posting.close(1)
    assert request.ended == "answered"


async def test_closing_gives_up_what_does_not_end() -> None:
    posting, request = Posting(), _Slow()
    asking = asyncio.create_task(posting.ask(request))
    await request.begun.wait()
    asking.cancel()
    await posting.close(0.01)
    assert request.ended == "cut off"
