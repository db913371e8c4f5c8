"""People see that we have what they wrote."""

from __future__ import annotations

import pytest

from adapters.channels.matrix.receipts import confirm
from tests.matrix.homeserver import Fault
from tests.matrix.post import ROOM, Post


async def test_a_receipt_names_what_was_read_last_and_where(post: Post) -> None:
    await confirm(post.client, ROOM, "$one")
    await confirm(post.client, ROOM, "$two", thread="$root")
    assert post.server.receipts == [("$one", "main"), ("$two", "$root")]


@pytest.mark.parametrize("fault", ["502", "429", "403", "dropped", "half"])
async def test_a_receipt_that_does_not_arrive_is_missed_by_nobody(post: Post, fault: Fault) -> None:
    post.server.fail("receipt", fault)
    await confirm(post.client, ROOM, "$one")


async def test_nothing_can_be_confirmed_before_we_are_logged_in(post: Post) -> None:
    post.client.access_token = ""
    await confirm(post.client, ROOM, "$one")
    assert post.server.receipts == []
