"""Documents and pictures that are sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientSession
from telegram import Bot

from tests.telegram.emulated.using import BIRD, YES_NO, refused
from tests.telegram.emulator import BotApi, User
from tests.telegram.line import drawn


async def test_a_document_arrives_as_it_was_sent(bot: Bot, ana: User) -> None:
    content = "# L'été\n".encode()
    sent = await bot.send_document(
        ana.id, content, caption="<i>Voici</i>", parse_mode="HTML", filename="l'été.md", reply_markup=YES_NO
    )
    (seen,) = ana.chat.from_bot
    assert seen.document
    assert (seen.document.name, seen.document.content) == ("l'été.md", content)
    assert (seen.text, seen.marked("italic"), seen.labels) == ("Voici", ("Voici",), ("Oui", "Non"))
    assert sent.document
    await bot.send_document(ana.id, sent.document.file_id)
    assert [document.name for document in ana.chat.documents] == ["l'été.md"] * 2
    await refused(bot.edit_message_text("x", ana.id, sent.message_id), "there is no text in the message to edit")
    await bot.edit_message_caption(ana.id, sent.message_id, caption="Voilà")
    assert ana.chat.from_bot[0].text == "Voilà"


async def test_an_upload_may_come_in_uneven_pieces(telegram: BotApi, ana: User) -> None:
    """A few bytes of one field, then much at once: what aiohttp warns about, to itself."""
    content = b"z" * 30_000
    field = b'--edge\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = field % (b"caption", b"", b"Voici") + field % (b"chat_id", b"", b"%d" % ana.id)
    body += field % (b"document", b'; filename="a.md"', content) + b"--edge--\r\n"

    async def pieces() -> AsyncIterator[bytes]:
        cut = body.index(b"Voici")
        for piece in (body[: cut + 1], body[cut + 1 : cut + 3], body[cut + 3 :]):
            yield piece
            await asyncio.sleep(0.05)  # or the system puts them together

    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    async with ClientSession() as session:
        address = f"{telegram.base_url}{telegram.token}/sendDocument"
        answer = await session.post(address, data=pieces(), headers=headers)
        assert answer.status == 200
    assert [document.content for document in ana.chat.documents] == [content]


async def test_a_caption_has_1024_signs_at_most(bot: Bot, ana: User) -> None:
    await bot.send_document(ana.id, b"x", caption=BIRD * 512)
    await refused(bot.send_document(ana.id, b"x", caption=BIRD * 512 + "."), "caption is too long")


async def test_a_document_without_content_or_of_unknown_id_is_refused(bot: Bot, ana: User) -> None:
    await refused(bot.send_document(ana.id, BytesIO(b"")), "file must be non-empty")
    await refused(bot.send_document(ana.id, "AgAD"), "wrong remote file identifier")
    await refused(bot.get_file("AgAD"), "wrong file_id")


async def test_a_photo_arrives_as_a_picture_that_has_no_name(bot: Bot, ana: User) -> None:
    content = drawn(40, 30)
    sent = await bot.send_photo(ana.id, content, caption="<i>Voici</i>", parse_mode="HTML", filename="carte.png")
    (seen,) = ana.chat.from_bot
    assert seen.document
    assert (seen.document.name, seen.document.content, seen.text) == ("carte.png", content, "Voici")
    (size,) = sent.photo
    assert (size.width, size.height, size.file_size, sent.document) == (40, 30, len(content), None)
    await bot.send_photo(ana.id, size.file_id)
    assert [document.extent for document in ana.chat.documents] == [(40, 30)] * 2
    await refused(bot.send_document(ana.id, size.file_id), "can't use file of type Photo as Document")
    await refused(bot.send_photo(ana.id, BytesIO(b"")), "file must be non-empty")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a", "IMAGE_PROCESS_FAILED"),
        (drawn(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (drawn(21, 1), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_photo_for_telegram_is_refused(bot: Bot, ana: User, content: bytes, reason: str) -> None:
    await refused(bot.send_photo(ana.id, content), reason)
    await bot.send_photo(ana.id, drawn(9_000, 1_000))
    await bot.send_photo(ana.id, drawn(20, 1))
