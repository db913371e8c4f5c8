"""Coming in: a link is good once, for ten minutes, and only when its button is pressed."""

from __future__ import annotations

import re

import pytest

from adapters.web.session import COOKIE
from bot.core.coaching.tickets import LASTS, secret
from bot.core.model import Share
from tests.web.browsing import Visitor
from tests.web.world import LEO, MARIE, World

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
async def visitor(world: World, share: Share) -> Visitor:
    return Visitor(world.app())


async def test_the_button_lets_a_coach_in_and_the_link_is_spent(world: World, visitor: Visitor) -> None:
    ticket = await world.ticket(MARIE)
    offered = await visitor.page(f"/in/{ticket}")
    assert "Entrer" in offered.text
    entered = await visitor.send(offered.form(f"/in/{ticket}"))
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert "Marie Petit" in (await visitor.page("/")).text
    again = await Visitor(world.app()).post(f"/in/{ticket}")
    assert (again.status_code, "set-cookie" in again.headers) == (403, False)


async def test_the_session_cookie_is_of_this_host_over_https_alone(world: World, visitor: Visitor) -> None:
    cookie = (await visitor.post(f"/in/{await world.ticket(MARIE)}")).headers["set-cookie"]
    name, _, value = cookie.partition(";")[0].partition("=")
    assert name == "__Host-colibri"
    assert len(value) >= 43  # 256 bits
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert attributes == {"httponly", "max-age=43200", "path=/", "samesite=lax", "secure"}


async def test_opening_a_link_spends_nothing_however_often_and_by_whomever(world: World, visitor: Visitor) -> None:
    ticket = await world.ticket(MARIE)
    for agent in ("TelegramBot (like TwitterBot)", "Synapse (bot; +https://github.com/matrix-org/synapse)", "Mozilla"):
        answer = await Visitor(world.app()).get(f"/in/{ticket}", **{"user-agent": agent})
        assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"):
        answer = await visitor.http.request(method, f"/in/{ticket}", headers={"origin": visitor.url, **FORM})
        assert answer.status_code == 405
    assert (await visitor.post(f"/in/{ticket}")).status_code == 303


async def test_a_form_from_elsewhere_spends_nothing(world: World, visitor: Visitor) -> None:
    ticket = await world.ticket(MARIE)
    for origin in ("https://evil.example", "null", ""):
        assert (await visitor.post(f"/in/{ticket}", origin=origin)).status_code == 403
    answer = await visitor.http.post(f"/in/{ticket}", headers=FORM)
    assert answer.status_code == 403
    assert (await visitor.post(f"/in/{ticket}")).status_code == 303


async def test_every_bad_link_gets_the_same_answer(world: World, visitor: Visitor) -> None:
    used, old = await world.ticket(MARIE), await world.ticket(MARIE)
    await Visitor(world.app()).post(f"/in/{used}")
    world.later(seconds=LASTS.total_seconds())
    told = set()
    for ticket in (used, old, "never-given", "x" * 5000, "%00", "%F0%9F%92%A5", "' OR 1=1 --"):
        for page in (await visitor.get(f"/in/{ticket}"), await visitor.post(f"/in/{ticket}")):
            body = re.sub(r'(href|action)="[^"]*"', "", page.text)
            told.add((page.request.method, page.status_code, "set-cookie" in page.headers, body))
    assert len(told) == 2
    assert {(method, status) for method, status, _, _ in told} == {("GET", 200), ("POST", 403)}
    assert not any(cookie for _, _, cookie, _ in told)


async def test_a_link_works_until_its_tenth_minute(world: World, visitor: Visitor) -> None:
    ticket = await world.ticket(MARIE)
    world.later(minutes=9, seconds=59)
    assert (await visitor.post(f"/in/{ticket}")).status_code == 303


def test_a_secret_has_128_bits() -> None:
    made = secret(iter(("0123456789abcdef", "fedcba9876543210")).__next__)
    assert made == "0123456789abcdeffedcba9876543210"


async def test_a_link_of_somebody_removed_since_lets_nobody_in(world: World, visitor: Visitor) -> None:
    ticket = await world.ticket(MARIE)
    await world.store.remove_coach("coach-marie", world.now())
    assert (await visitor.post(f"/in/{ticket}")).status_code == 403


async def test_coming_in_again_ends_the_session_before(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    before = visitor.http.cookies[COOKIE]
    await visitor.sign_in(world, LEO)
    assert "Léo" in (await visitor.page("/")).text
    other = Visitor(world.app())
    other.http.cookies.set(COOKIE, before)
    assert (await other.get("/")).status_code == 403


async def test_a_session_planted_before_is_not_the_one_that_one_comes_in_with(world: World, visitor: Visitor) -> None:
    visitor.http.cookies.set(COOKIE, "planted-by-somebody", domain="coach.example.org")
    await visitor.sign_in(world, MARIE)
    thief = Visitor(world.app())
    thief.http.cookies.set(COOKIE, "planted-by-somebody")
    assert (await thief.get("/")).status_code == 403


async def test_signing_out_ends_the_session_here_and_in_the_store(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    kept = visitor.http.cookies[COOKIE]
    left = await visitor.send((await visitor.page("/")).form("/out"))
    assert (left.status_code, left.headers["location"]) == (303, "/out")
    assert COOKIE not in visitor.http.cookies
    assert "hors connexion" in (await visitor.page("/out")).text
    visitor.http.cookies.set(COOKIE, kept)
    assert (await visitor.get("/")).status_code == 403


async def test_a_session_lasts_twelve_hours(world: World, visitor: Visitor) -> None:
    await visitor.sign_in(world, MARIE)
    world.later(hours=11, minutes=59)
    assert (await visitor.get("/")).status_code == 200
    world.later(minutes=1)
    assert (await visitor.get("/")).status_code == 403


async def test_neither_ticket_nor_session_is_in_the_file(world: World, visitor: Visitor, share: Share) -> None:
    unused = await world.ticket(MARIE)
    await visitor.sign_in(world, MARIE)
    held = visitor.http.cookies[COOKIE]
    folder = world.folder
    written = b"".join(file.read_bytes() for file in folder.iterdir())
    assert unused.encode() not in written
    assert held.encode() not in written
