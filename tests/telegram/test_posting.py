"""What goes wrong on the way: what is repeated, what never is, and what is told."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import pytest

from bot.core.model import Block, Reply
from bot.ports import Uncertain, Unreachable
from tests.contracts.channel import PICTURE
from tests.telegram.emulator import BotApi
from tests.telegram.line import (
    NOTES,
    TAKEN,
    bot_of,
    outgoing,
    place_of,
    refusal,
    scripted_sender,
    sender_of,
    texts,
)
from tests.telegram.post import PLACE, QUESTION, SAID, SECRET, YES_NO, Post


async def test_a_chat_that_has_to_wait_waits_alone(post: Post) -> None:
    bob = post.api.user("Bob")
    bob.start()
    post.api.fail("sendMessage", "429", chat=post.ana.id, retry_after=1)
    waiting = asyncio.create_task(post.deliver(SAID))
    await post.api.until(lambda: post.api.called("sendMessage") and post.api.calls[-1].status)
    for _ in range(5):
        await post.deliver(SAID, to=bob)
    await post.sender.busy(place_of(post.ana))
    assert not waiting.done()
    await waiting
    refused, *_, sent = post.api.called("sendMessage")
    assert (len(texts(bob.chat.from_bot)), post.seen) == (5, ["C'est noté."])
    assert sent.at - refused.at >= 1
    assert post.ana.chat.actions == []


@pytest.mark.parametrize("kind", ["drop before", "drop after", "500", "502 html"])
@pytest.mark.parametrize("method", ["sendMessage", "sendDocument"])
async def test_what_may_have_arrived_is_not_sent_again(post: Post, kind: str, method: str) -> None:
    post.api.fail(method, kind)  # type: ignore[arg-type]
    with pytest.raises(Uncertain):
        await post.deliver(SAID, NOTES[0])
    assert post.methods == ["sendDocument", "sendMessage"]


async def test_no_answer_is_uncertain_too() -> None:
    async with BotApi() as api, bot_of(api, read_timeout=0.1) as bot:
        ana = api.user()
        ana.start()
        api.fail("sendMessage", "slow", seconds=60)
        with pytest.raises(Uncertain):
            await sender_of(bot).deliver(outgoing(place_of(ana), SAID), ())
        assert len(api.called("sendMessage")) == 1


async def test_what_follows_an_uncertain_piece_is_sent(post: Post) -> None:
    post.api.fail("sendMessage", "drop before")
    with pytest.raises(Uncertain):
        await post.deliver(Reply((Block("paragraph", "mot " * 1500),), YES_NO))
    [last] = post.ana.chat.from_bot
    assert last.labels == ("Oui", "Non")


async def test_while_telegram_cannot_be_reached_nothing_is_lost_or_doubled(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "adapters")
    port = _free_port()
    async with BotApi() as api, bot_of(api, f"http://127.0.0.1:{port}/bot") as bot:
        people = [api.user(name) for name in ("Ana", "Bob")]
        sender = sender_of(bot)
        for user in people:
            user.start()
        secret = Reply((Block("quote", SECRET),))
        sending = [asyncio.create_task(sender.deliver(outgoing(place_of(user), secret), ())) for user in people]
        await _until(lambda: "Telegram cannot be reached" in caplog.text)
        await asyncio.wait(sending, timeout=0.2)
        assert not any(task.done() for task in sending)
        async with _way(port, api.port):
            await asyncio.wait_for(asyncio.gather(*sending), 5)
            assert [texts(user.chat.from_bot) for user in people] == [[SECRET]] * 2
    assert [record.message for record in caplog.records] == [
        "Telegram cannot be reached, trying again: ConnectError",
        "Telegram can be reached again",
    ]


async def test_waiting_for_the_network_can_be_ended() -> None:
    async with BotApi() as api, bot_of(api, f"http://127.0.0.1:{_free_port()}/bot") as bot:
        sending = asyncio.create_task(sender_of(bot).deliver(outgoing(place_of(api.user()), SAID), ()))
        await asyncio.wait([sending], timeout=0.1)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending


async def test_who_blocked_us_is_unreachable(post: Post) -> None:
    message = await post.question()
    press = post.press(message, "Oui", chosen="Oui")
    post.ana.block()
    for reply in (SAID, Reply(SAID.blocks, press=press)):
        with pytest.raises(Unreachable):
            await post.deliver(reply)


async def test_who_never_came_is_unreachable(post: Post) -> None:
    with pytest.raises(Unreachable):
        await post.deliver(SAID, to=post.api.user("Bob"))


async def test_a_chat_that_does_not_exist_is_unreachable(post: Post) -> None:
    with pytest.raises(Unreachable):
        await post.sender.deliver(outgoing(PLACE, SAID), ())


@pytest.mark.parametrize(
    "answer",
    [
        refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100123),
        refusal(403, "Forbidden: user is deactivated"),
        refusal(400, "Bad Request: PEER_ID_INVALID"),
        refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_place_that_is_gone_is_unreachable(answer: tuple[int, Mapping[str, object]]) -> None:
    sender, request = scripted_sender(answer)
    with pytest.raises(Unreachable):
        await sender.deliver(outgoing(PLACE, SAID), ())
    assert len(request.asked) == 1


async def test_html_that_telegram_does_not_read_goes_out_as_plain_text() -> None:
    sender, request = scripted_sender(refusal(400, "Bad Request: can't parse entities: unsupported start tag"), TAKEN)
    await sender.deliver(outgoing(PLACE, Reply((Block("question", "1 < 2 ?"),), YES_NO)), ())
    assert [asked["text"] for asked in request.asked] == ["<b>1 &lt; 2 ?</b>", "1 < 2 ?"]
    assert "parse_mode" not in request.asked[1]
    assert request.asked[1]["reply_markup"] == request.asked[0]["reply_markup"]


async def test_what_is_refused_goes_out_once_more_as_its_bare_words(caplog: pytest.LogCaptureFixture) -> None:
    sender, request = scripted_sender(refusal(400, "Bad Request: BUTTON_DATA_INVALID"), TAKEN)
    assert await sender.deliver(outgoing(PLACE, QUESTION), ())
    assert request.asked[1].keys() & {"reply_markup", "parse_mode"} == set()
    assert "button_data_invalid" in caplog.text


async def test_what_is_refused_again_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    sender, request = scripted_sender(refusal(400, f"Bad Request: strange {SECRET}"))
    with pytest.raises(Uncertain) as caught:
        await sender.deliver(outgoing(PLACE, Reply((Block("quote", SECRET),), YES_NO)), NOTES[:1])
    assert len(request.asked) == 3  # the document once, the words twice
    assert "BadRequest" in caplog.text
    assert SECRET not in caplog.text + str(caught.value)


async def test_a_picture_that_is_refused_both_ways_is_given_up_and_the_words_come(
    caplog: pytest.LogCaptureFixture,
) -> None:
    refused = refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    sender, request = scripted_sender(refused, refused, TAKEN)
    with pytest.raises(Uncertain):
        await sender.deliver(outgoing(PLACE, SAID), [PICTURE])
    assert [asked.get("text") for asked in request.asked] == [None, None, "C'est noté."]
    assert "photo_invalid_dimensions" in caplog.text
    assert "Votre voyage" not in caplog.text


async def test_a_picture_that_may_have_arrived_is_not_sent_again_as_a_document() -> None:
    sender, request = scripted_sender(refusal(502, "Bad Gateway"), TAKEN)
    with pytest.raises(Uncertain):
        await sender.deliver(outgoing(PLACE, SAID), [PICTURE])
    assert len(request.asked) == 2  # the picture and the words, each once


async def test_nothing_is_sent_with_a_token_that_telegram_does_not_take() -> None:
    sender, request = scripted_sender(refusal(401, "Unauthorized"), refusal(404, "Not Found"), TAKEN)
    assert await sender.deliver(outgoing(PLACE, SAID), ())
    assert len(request.asked) == 3


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is waited for is a line in a log
            await asyncio.sleep(0.01)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def _way(port: int, to: int) -> AsyncIterator[None]:
    """Hand all that arrives at one port on to another, both ways."""
    ends: list[asyncio.StreamWriter] = []

    async def hand_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while some := await source.read(65536):
            target.write(some)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", to)
        ends.extend((writer, back))
        await asyncio.gather(hand_on(reader, back), hand_on(there, writer))

    async with await asyncio.start_server(connected, "127.0.0.1", port):
        yield
        for end in ends:
            end.close()
        await asyncio.gather(*(end.wait_closed() for end in ends))
