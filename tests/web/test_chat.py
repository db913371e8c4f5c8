"""From the chat to the pages and back: the link that the bot sends, the comment that the bot asks, the reply."""

from __future__ import annotations

import re

from bot.core.model import Share
from tests.web.browsing import Visitor
from tests.web.world import ANA, MARIE, URL, World


async def test_a_coach_comes_in_by_the_link_of_the_chat_and_the_holder_replies_there(
    world: World, share: Share
) -> None:
    said = await world.chat(MARIE, "/coach pages")
    (link,) = re.findall(rf"{URL}(/in/[0-9a-f]{{32}})", said)
    marie = Visitor(world.app())
    entered = await marie.send((await marie.page(link)).form(link))
    assert entered.headers["location"] == "/"
    page = await marie.page(f"/p/{share.id}/answers")
    form = page.form(f"/p/{share.id}/comment", anchor=f"{ANA.action}/B11")
    await marie.send(form, text="Qui est venu en premier ?")

    heard = ""
    for _ in range(4):  # older comments wait before this one
        heard = await world.chat(ANA, "/commentaires" if not heard else "garder")
        if "Qui est venu en premier ?" in heard:
            break
    assert "Qui est venu en premier ?" in heard
    assert "Marie Petit" in heard
    await world.chat(ANA, "compléter")
    await world.chat(ANA, "Le bailleur, en janvier.")

    page = await marie.page(f"/p/{share.id}/comments")
    assert "Le bailleur, en janvier." in page.text
    assert "Marie Petit" in await world.chat(ANA, "/partage")
