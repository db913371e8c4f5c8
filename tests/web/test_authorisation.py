"""Every page and every form, for everybody: who may not see a project cannot tell it from one that does not exist."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import httpx
import pytest
from starlette.routing import Route

from adapters.web.session import COOKIE
from bot.core.model import Share
from tests.web.browsing import Visitor
from tests.web.filled import comments
from tests.web.world import ANA, BOB, LEO, MARIE, World

OPEN = {  # for everybody; what they show is the same for all, and says nothing about anybody
    ("GET", "/in/{ticket}"),
    ("POST", "/in/{ticket}"),
    ("GET", "/out"),
    ("GET", "/accessibility"),
    ("GET", "/robots.txt"),
    ("GET", "/static/colibri.css"),
    ("GET", "/static/colibri.svg"),
}
SIGNED_IN = {("GET", "/"), ("POST", "/bell"), ("POST", "/out"), ("GET", "/{path:path}"), ("POST", "/{path:path}")}
OF_A_SHARE = {
    ("GET", "/p/{share}"),
    ("GET", "/p/{share}/answers"),
    ("GET", "/p/{share}/comments"),
    ("GET", "/p/{share}/notes"),
    ("GET", "/p/{share}/transcript"),
    ("GET", "/p/{share}/documents/{name}"),
    ("POST", "/p/{share}/comment"),
    ("POST", "/p/{share}/resolve"),
    ("POST", "/p/{share}/take-back"),
    ("POST", "/p/{share}/note"),
    ("POST", "/p/{share}/stage"),
}
DOCUMENTS = ("summary.md", "summary.json", "dossier.md", "dossier.json")
Told = tuple[int, dict[str, str], str]


def told(answer: httpx.Response) -> Told:
    """An answer without what differs between any two: the address itself, and what is fresh in each form."""
    body = re.sub(r'value="[0-9a-f]{16,64}"|href="[^"]*(?=\?lang)', "", answer.text)
    return answer.status_code, {name: value for name, value in answer.headers.items() if name != "content-length"}, body


def addresses(share: str) -> list[tuple[str, str]]:
    """Every address of a share, with its method."""
    found = []
    for method, path in sorted(OF_A_SHARE):
        names = DOCUMENTS if "{name}" in path else ("",)
        found += [(method, path.format(share=share, name=name)) for name in names]
    return found


def test_every_address_is_in_this_matrix(world: World) -> None:
    there = {
        (method, route.path)
        for route in world.app().routes
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }
    assert there == OPEN | SIGNED_IN | OF_A_SHARE


async def no_session(world: World, visitor: Visitor) -> None:
    """A browser that never came in."""


async def invented(world: World, visitor: Visitor) -> None:
    visitor.http.cookies.set(COOKIE, "x" * 43)


async def expired(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    world.later(hours=12)


async def signed_out(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    kept = visitor.http.cookies[COOKIE]
    await visitor.send((await visitor.page("/")).form("/out"))
    visitor.http.cookies.set(COOKIE, kept)


async def removed(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    await world.store.remove_coach("coach-marie", world.now())


async def erased(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    await world.store.erase(MARIE.id)


Way = Callable[[World, Visitor], Awaitable[None]]


@pytest.mark.parametrize("way", [no_session, invented, expired, signed_out, removed, erased])
async def test_who_is_not_signed_in_gets_one_answer_whatever_is_there(world: World, share: Share, way: Way) -> None:
    visitor = Visitor(world.app())
    await way(world, visitor)
    before = await seen_by_ana(world)
    expected = told(await visitor.get("/nowhere"))
    assert expected[0] == 403
    elsewhere = [("GET", "/"), ("POST", "/bell"), ("POST", "/out"), ("POST", "/nowhere"), ("GET", "/p/unknown")]
    for method, path in (*addresses(share.id), *addresses("unknown"), *elsewhere):
        answer = await (visitor.get(path) if method == "GET" else visitor.post(path, {"mark": "m", "id": "12345678"}))
        assert told(answer) == expected, (method, path)
    assert await seen_by_ana(world) == before


async def unshared(world: World, share: Share) -> Share:
    await world.unshare(ANA, share)
    return share


async def over(world: World, share: Share) -> Share:
    world.later(days=100)
    return share


async def of_another_coach(world: World, share: Share) -> Share:
    await world.holder(BOB, {"B01": "Le jardin de Bob"})
    return await world.share(BOB, LEO)


async def of_another_who_has_marie_too(world: World, share: Share) -> Share:
    other = await of_another_coach(world, share)
    await world.share(BOB, MARIE)
    return other


async def holder_erased(world: World, share: Share) -> Share:
    await world.store.erase(ANA.id)
    return share


async def withdrawn_and_given_anew(world: World, share: Share) -> Share:
    await world.unshare(ANA, share)
    await world.share(ANA, MARIE)
    return share


Case = Callable[[World, Share], Awaitable[Share]]
CASES = [unshared, over, of_another_coach, of_another_who_has_marie_too, holder_erased, withdrawn_and_given_anew]


@pytest.mark.parametrize("case", CASES)
async def test_what_is_not_shared_answers_like_what_does_not_exist(world: World, share: Share, case: Case) -> None:
    known = (await comments(world, share))[0]
    closed = await case(world, share)
    visitor = Visitor(world.app())
    await visitor.sign_in(world, MARIE)
    mark = (await visitor.page("/")).form("/out").fields["mark"]
    fields = {"anchor": f"{ANA.action}/B01", "revision": "1", "text": "Bonjour", "stage": "ready", "item": known.id}
    before = await seen_by_ana(world)
    for (method, path), (_, nowhere) in zip(addresses(closed.id), addresses("unknown"), strict=True):
        answers = []
        for place in (path, nowhere):
            form = {**fields, "mark": mark, "id": world.new_id()}
            answer = await (visitor.get(place) if method == "GET" else visitor.post(place, form))
            answers.append(told(answer))
        assert answers[0] == answers[1], path
        assert answers[0][0] == 404, path
    assert await seen_by_ana(world) == before


async def seen_by_ana(world: World) -> object:
    """What the holder finds in her copy: readings, comments, notes and stages; nothing once she is erased."""
    if await world.store.person_of(ANA.account) is None:
        return None
    found = await world.store.holding(ANA.id)
    return found.readings, found.comments, found.notes, found.stages


async def test_a_coach_with_the_share_is_shown_every_page(marie: Visitor, share: Share) -> None:
    for method, path in addresses(share.id):
        if method == "GET":
            assert (await marie.get(path)).status_code == 200, path


async def test_the_list_is_of_what_is_shared_with_this_coach_alone(world: World, marie: Visitor) -> None:
    await world.holder(BOB, {"B01": "Le jardin de Bob"})
    await world.share(BOB, LEO)
    leo = Visitor(world.app())
    await leo.sign_in(world, LEO)
    hers, his = (await marie.page("/")).text, (await leo.page("/")).text
    assert "La Laverie qui roule" in hers
    assert "Le jardin de Bob" not in hers
    assert "Le jardin de Bob" in his
    assert "La Laverie qui roule" not in his


@pytest.mark.parametrize("path", ["resolve", "take-back", "note"])
async def test_an_item_of_another_share_is_none_of_this_one(world: World, share: Share, path: str) -> None:
    theirs = await world.store.disclosed(MARIE.id, share.id, world.at)
    assert theirs is not None
    other = await world.share(ANA, LEO)
    leo = Visitor(world.app())
    await leo.sign_in(world, LEO)
    mark = (await leo.page("/")).form("/out").fields["mark"]
    before = await seen_by_ana(world)
    for item in (theirs.comments[0].id, theirs.notes[0].id, "unknown"):
        form = {"mark": mark, "id": world.new_id(), "item": item, "text": "Bonjour"}
        assert (await leo.post(f"/p/{other.id}/{path}", form)).status_code == 404
    assert await seen_by_ana(world) == before


@pytest.mark.parametrize(
    ("anchor", "revision"),
    [
        ("action-ana/B07", "1"),  # not answered
        ("action-bob/B01", "1"),  # of somebody else
        ("action-ana/B01", "2"),  # no such revision
        ("action-ana/B01", "x"),
        ("", ""),
    ],
)
async def test_what_is_not_seen_cannot_be_commented(
    world: World, marie: Visitor, share: Share, anchor: str, revision: str
) -> None:
    mark = (await marie.page("/")).form("/out").fields["mark"]
    before = await comments(world, share)
    form = {"mark": mark, "id": world.new_id(), "anchor": anchor, "revision": revision, "text": "Bonjour"}
    assert (await marie.post(f"/p/{share.id}/comment", form)).status_code == 404
    assert await comments(world, share) == before


async def test_a_part_that_is_not_opened_is_on_no_page(world: World, marie: Visitor) -> None:
    await world.holder(BOB, {"B01": "Le jardin de Bob", "B04.1": "Ici, tout est gris."})
    share = await world.share(BOB, MARIE, "annexe_b/commencer")
    for method, path in addresses(share.id):
        if method == "GET":
            answer = await marie.get(path)
            assert answer.status_code == 200
            assert "tout est gris" not in answer.text, path
