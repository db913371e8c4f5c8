"""Twenty coaches who turn pages and write on them while a hundred holders write: nothing is lost, nothing fails."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from bot.core.model import Comment, Page, Share
from bot.ports import Holding
from tests.web.browsing import Visitor
from tests.web.world import Somebody, World

pytestmark = pytest.mark.slow

COACHES, EACH = 20, 5
STEPS = ("B11", "B08", "B09")  # what each holder answers meanwhile
PAGES: dict[str, Page] = {"": "summary", "/answers": "answers", "/transcript": "transcript", "/comments": "answers"}
_NEED = "Les familles du quartier n'ont plus de laverie depuis deux ans."


def _comment(coach: Somebody, holder: Somebody) -> str:
    return f"Combien de familles, {holder.id}, et qui le dit ? ({coach.id})"


def _note(coach: Somebody, holder: Somebody) -> str:
    return f"Revoir {holder.id} en mars ({coach.id})"


async def _reads(world: World, coach: Somebody, shared: dict[Somebody, Share]) -> Counter[int]:
    """A coach comes in and goes through every project: each page, a comment, a note, a document."""
    codes = Counter[int]()
    visitor = Visitor(world.app())
    await visitor.sign_in(world, coach)
    for holder, share in shared.items():
        project = f"/p/{share.id}"
        for path in ("/", *(project + page for page in PAGES)):
            codes[(await visitor.get(path)).status_code] += 1
        answers, notes = await visitor.page(f"{project}/answers"), await visitor.page(f"{project}/notes")
        asked = answers.form(f"{project}/comment", anchor=f"{holder.action}/B04.1")
        codes[(await visitor.send(asked, text=_comment(coach, holder))).status_code] += 1
        noted = notes.form(f"{project}/note")
        codes[(await visitor.send(noted, text=_note(coach, holder))).status_code] += 1
    await visitor.http.aclose()
    return codes


async def _writes(world: World, holder: Somebody) -> None:
    """A holder answers, question after question, and looks at what is shared."""
    for step in STEPS:
        await world.chat(holder, f"/modifier {step}")
        await world.chat(holder, _said(holder, step))
        await world.chat(holder, "/partage")


def _said(holder: Somebody, step: str) -> str:
    return f"La mairie et le bailleur de {holder.id} y sont depuis mars 2025, et c'est la réponse à {step}."


async def test_coaches_read_and_write_while_holders_write(tmp_path: Path) -> None:
    world = await World.made(tmp_path)
    shared: dict[Somebody, dict[Somebody, Share]] = {}
    for number in range(COACHES):
        coach = Somebody(f"c{number:02}")
        await world.coach(coach, f"Coach {number}")
        holders = [Somebody(f"h{number:02}{place}") for place in range(EACH)]
        for holder in holders:
            await world.holder(holder, {"B01": f"La laverie de {holder.id}", "B04.1": _NEED})
        shared[coach] = {holder: await world.share(holder, coach) for holder in holders}
    holders = [holder for each in shared.values() for holder in each]
    async with asyncio.timeout(120):
        reading = asyncio.gather(*(_reads(world, coach, each) for coach, each in shared.items()))
        writing = asyncio.gather(*(_writes(world, holder) for holder in holders))
        codes = sum(await reading, Counter[int]())
        await writing
    assert codes == {200: COACHES * EACH * (1 + len(PAGES)), 303: COACHES * EACH * 2}
    for coach, each in shared.items():
        for holder in each:
            _check(await world.store.holding(holder.id), coach, holder)
    await world.store.close()


def _check(held: Holding, coach: Somebody, holder: Somebody) -> None:
    """Every word is there, once; and every reading."""
    said = [answer.text for answer in held.history if answer.step in STEPS and answer.revision == 1]
    assert said == [_said(holder, step) for step in STEPS]
    comments: list[Comment] = list(held.comments)
    assert [comment.text for comment in comments] == [_comment(coach, holder)]
    assert [note.text for note in held.notes] == [_note(coach, holder)]
    pages = Counter(reading.page for reading in held.readings)
    wanted = Counter(PAGES.values())
    assert all(pages[page] >= count for page, count in wanted.items()), pages
