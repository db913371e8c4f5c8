"""Every page and every form, for everybody: who may not see a project cannot tell it from one that does not exist.

The addresses come from the app itself. A new one is refused to everybody here until it is told what may be seen there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import chain

import pytest
from starlette.responses import Response
from starlette.routing import Route

from adapters.web.session import COOKIE
from bot.core.model import Outcome, Share
from bot.ports import TurnMoved
from tests.web.addresses import PUBLIC, addresses, ask, requests, routes, told
from tests.web.browsing import Visitor
from tests.web.filled import comment, comments
from tests.web.world import ANA, BOB, LEO, MARIE, Somebody, World


async def seen_by_ana(world: World) -> object:
    """What the holder finds in her copy: readings, comments, notes and stages; nothing once she is erased."""
    if await world.store.person_of(ANA.account) is None:
        return None
    found = await world.store.holding(ANA.id)
    return found.readings, found.comments, found.notes, found.stages


def test_what_is_for_everybody_is_there(world: World) -> None:
    assert set(routes(world.app())) > PUBLIC


def test_a_page_or_a_form_that_is_added_is_asked_for_too(world: World) -> None:
    app = world.app()
    app.routes.insert(0, Route("/p/{share}/more", lambda _: Response("all of it"), methods=["GET"]))
    assert ("GET", "/p/share-1/more", {}) in requests(app, "share-1")
    app.routes.insert(0, Route("/p/{share}/more", lambda _: Response("done"), methods=["POST"]))
    with pytest.raises(KeyError, match="more"):
        list(requests(app, "share-1"))


# --- who is not signed in ---------------------------------------------------------------------------------------------


async def stranger(world: World, visitor: Visitor) -> None:
    """A browser that never came in."""


async def guessing(world: World, visitor: Visitor) -> None:
    visitor.http.cookies.set(COOKIE, "x" * 43)


async def holder(world: World, visitor: Visitor) -> None:
    """Who shares is no coach by that: the bot sends her no link, and a link for her cannot even be written down."""
    assert "/in/" not in await world.chat(ANA, "/coach pages")
    with pytest.raises(TurnMoved):
        await world.ticket(ANA)


async def too_late(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    world.later(hours=12)


async def signed_out(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    kept = visitor.http.cookies[COOKIE]
    await visitor.send((await visitor.page("/")).form("/out"))
    visitor.http.cookies.set(COOKIE, kept)


async def removed_coach(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    await world.store.remove_coach("coach-marie", world.now())


async def erased_coach(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    await world.store.erase(MARIE.id)


Way = Callable[[World, Visitor], Awaitable[None]]
OUTSIDE: list[Way] = [stranger, guessing, holder, too_late, signed_out, removed_coach, erased_coach]


@pytest.mark.parametrize("way", OUTSIDE)
async def test_who_is_not_signed_in_gets_one_answer_whatever_is_there(world: World, share: Share, way: Way) -> None:
    item = (await comments(world, share))[0].id
    app = world.app()
    visitor = Visitor(app)
    await way(world, visitor)
    before = await seen_by_ana(world)
    for asked in chain(requests(app, share.id, item), requests(app, "unknown")):
        method, _, fields = asked  # their own words are handed back to them
        expected = told(await ask(visitor, (method, "/nowhere", fields), "m" * 64, world.new_id()))
        assert expected[0] == 403
        assert told(await ask(visitor, asked, "m" * 64, world.new_id())) == expected, asked
    assert await seen_by_ana(world) == before


# --- coaches to whom it is not shared ---------------------------------------------------------------------------------


async def never_shared(world: World, share: Share) -> tuple[Somebody, Share]:
    return LEO, share


async def withdrawn(world: World, share: Share) -> tuple[Somebody, Share]:
    await world.unshare(ANA, share)
    return MARIE, share


async def ended_by_date(world: World, share: Share) -> tuple[Somebody, Share]:
    world.later(days=100)
    return MARIE, share


async def withdrawn_and_given_anew(world: World, share: Share) -> tuple[Somebody, Share]:
    await world.unshare(ANA, share)
    await world.share(ANA, MARIE)
    return MARIE, share


async def of_another_coach_of_the_same_project(world: World, share: Share) -> tuple[Somebody, Share]:
    await world.share(ANA, LEO)
    return LEO, share


async def her_own_project_shared_with_another(world: World, share: Share) -> tuple[Somebody, Share]:
    return MARIE, await world.share(MARIE, LEO)


async def of_a_holder_who_was_erased(world: World, share: Share) -> tuple[Somebody, Share]:
    await world.store.erase(ANA.id)
    return MARIE, share


async def of_a_coach_removed_and_invited_again(world: World, share: Share) -> tuple[Somebody, Share]:
    await world.store.remove_coach("coach-marie", world.now())
    again = replace(MARIE, id="marie-2")
    await world.coach(again, "Marie Petit")
    return again, share


async def of_a_second_coach_whom_she_is_since_her_accounts_were_joined(
    world: World, share: Share
) -> tuple[Somebody, Share]:
    second = await world.share(ANA, LEO)
    world.store._connection.execute("UPDATE coaches SET person = ? WHERE id = 'coach-leo'", (MARIE.id,))
    return MARIE, second


Case = Callable[[World, Share], Awaitable[tuple[Somebody, Share]]]
CLOSED: list[Case] = [
    never_shared,
    withdrawn,
    ended_by_date,
    withdrawn_and_given_anew,
    of_another_coach_of_the_same_project,
    her_own_project_shared_with_another,
    of_a_holder_who_was_erased,
    of_a_coach_removed_and_invited_again,
    of_a_second_coach_whom_she_is_since_her_accounts_were_joined,
]


@pytest.mark.parametrize("case", CLOSED)
async def test_what_is_not_shared_answers_like_what_does_not_exist(world: World, share: Share, case: Case) -> None:
    item = (await comments(world, share))[0].id
    coach, closed = await case(world, share)
    app = world.app()
    visitor = Visitor(app)
    await visitor.sign_in(world, coach)
    mark = (await visitor.page("/")).form("/out").fields["mark"]
    before = await seen_by_ana(world)
    there, nowhere = (requests(app, name, item, of_a_share=True) for name in (closed.id, "unknown"))
    for asked, same in zip(there, nowhere, strict=True):
        found, none = [told(await ask(visitor, each, mark, world.new_id())) for each in (asked, same)]
        assert found == none, asked
        assert found[0] == 404, asked
    assert f'"/p/{closed.id}' not in (await visitor.get("/")).text
    assert await seen_by_ana(world) == before


# --- the coach to whom it is shared -----------------------------------------------------------------------------------


async def test_the_coach_to_whom_it_is_shared_is_shown_every_page_and_may_use_every_form(
    world: World, share: Share, marie: Visitor
) -> None:
    mark = (await marie.page("/")).form("/out").fields["mark"]
    for method, path, fields in requests(world.app(), share.id):
        waiting = next(each.id for each in await comments(world, share) if each.text and each.answered_at is None)
        asked = (method, path, {**fields, "item": waiting} if "item" in fields else fields)
        answer = await ask(marie, asked, mark, world.new_id())
        unknown = asked[1] in ("/nowhere", "/p/", "/p/x/y/z")
        assert answer.status_code == (404 if unknown else 200 if asked[0] == "GET" else 303), asked


CLOSED_WORDS = ("lavaient à la main", "40 familles sur 52", "Combien de familles", "Et les seniors")


async def test_a_part_that_was_closed_is_on_no_page_and_in_no_form(world: World, share: Share, marie: Visitor) -> None:
    """The holder keeps the share and closes the chapter in which a comment was left and answered."""
    (asked_then,) = [each for each in await comments(world, share) if each.step == "B04.1"]
    await world.review(MARIE, comment(share, "B04.1", 2, "Et les seniors ?"))
    (waits,) = [each for each in await comments(world, share) if each.text == "Et les seniors ?"]
    everywhere = [path for path in addresses(world.app(), share.id, "GET") if share.id in path]
    shown = "".join([(await marie.get(path)).text for path in everywhere])
    assert all(words in shown for words in CLOSED_WORDS)

    await world.turn(ANA, Outcome(shares=(replace(share, parts={"annexe_b/commencer": world.now()}),)))
    for path in (*everywhere, "/"):
        answer = await marie.get(path)
        assert answer.status_code == 200, path
        assert not [words for words in CLOSED_WORDS if words in answer.text], path
    mark = (await marie.page("/")).form("/out").fields["mark"]
    about = {"anchor": "action-ana/B04.1", "revision": "2", "text": "Et alors ?"}
    before = await seen_by_ana(world)
    for path, fields in (
        ("comment", about),
        ("comment", {**about, "item": waits.id}),
        ("resolve", {"item": asked_then.id}),
    ):
        asked = ("POST", f"/p/{share.id}/{path}", fields)
        assert (await ask(marie, asked, mark, world.new_id())).status_code == 404, asked
    assert await seen_by_ana(world) == before


async def test_one_may_take_back_what_one_said_about_a_part_that_was_closed(
    world: World, share: Share, marie: Visitor
) -> None:
    form = (await marie.page(f"/p/{share.id}/answers")).form(f"/p/{share.id}/take-back")
    await world.turn(ANA, Outcome(shares=(replace(share, parts={"annexe_b/objectifs": world.now()}),)))
    assert (await marie.send(form)).status_code == 303
    assert form.fields["item"] not in [each.id for each in await comments(world, share) if each.text]


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
