"""Around every answer: headers, hosts, and what is never sent."""

from __future__ import annotations

import logging
from dataclasses import replace
from urllib.parse import urljoin

import httpx
import pytest

from adapters.web.forms import LARGEST
from bot.core.model import Share
from bot.settings import Settings
from tests.web.addresses import addresses
from tests.web.browsing import Page, Visitor
from tests.web.world import MARIE, URL, World

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
ODD = (
    *("//evil.example", "/\\evil.example", "/%2F%2Fevil.example", "/%5Cevil.example/", "///evil.example//x", "/p//"),
    *(
        "/p/%00",
        "/p/%ED%A0%80",
        "/p/..%2f..%2fetc",
        "/static/../words.py",
        "/static/",
        "/%22%3E%3Cb%3E",
        "/p/" + "x" * 5000,
    ),
)


async def test_every_answer_has_every_header(world: World, marie: Visitor, share: Share) -> None:
    app = world.app()
    stranger = Visitor(app)
    answers = [await each.get(path) for path in addresses(app, share.id, "GET") for each in (marie, stranger)]
    answers += [await each.post(path) for path in addresses(app, share.id, "POST") for each in (marie, stranger)]
    answers += [await marie.http.head("/"), await marie.get("/", host="evil.example"), await marie.post("/in/wrong")]
    for answer in answers:
        headers, path = answer.headers, answer.request.url.path
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin"
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["strict-transport-security"] == "max-age=31536000"
        long = path.startswith("/static/") and answer.status_code == 200
        assert headers["cache-control"] == ("public, max-age=31536000, immutable" if long else "no-store"), path
        assert "server" not in headers


async def test_without_https_nothing_is_promised_for_later(world: World) -> None:
    world.options = type(world.options)("http://localhost:8080", "c", "d", world.options.zone)
    answer = await Visitor(world.app(), "http://localhost:8080").get("/")
    assert "strict-transport-security" not in answer.headers


HOSTS = ("evil.example", "coach.example.org.evil.example", "coach.example.org:8443", "")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Cette adresse n'est pas la bonne"), ("en", "not the right address")]
)
async def test_another_host_is_not_served(marie: Visitor, host: str, language: str, title: str) -> None:
    answer = await marie.get("/", host=host, **{"accept-language": language})
    assert (answer.status_code, title in Page(answer.text).text) == (421, True)
    assert not [word for word in ("Marie", "Laverie", "evil") if word in answer.text]


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Cette demande n'est pas possible"), ("en", "cannot be asked for")]
)
async def test_what_is_neither_opening_nor_sending_is_refused(marie: Visitor, language: str, title: str) -> None:
    answer = await marie.http.request("PUT", "/", headers={"accept-language": language})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert title in Page(answer.text).text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://Coach.Example.org", URL),
        ("https://coach.example.org:443/", URL),
        ("http://localhost:80", "http://localhost"),
    ],
)
async def test_the_address_that_is_set_serves_what_browsers_say(
    world: World, share: Share, written: str, shown: str
) -> None:
    """Capitals and a port that goes without saying are not in what a browser sends."""
    world.options = replace(world.options, url=Settings(_env_file=None, web_url=written).web_url)
    browser = Visitor(world.app(), shown)
    assert (await browser.post(f"/in/{await world.ticket(MARIE)}")).status_code == 303


async def test_no_page_runs_a_script_or_fetches_from_elsewhere(world: World, marie: Visitor, share: Share) -> None:
    pages = [
        path
        for path in addresses(world.app(), share.id, "GET")
        if not path.endswith((".md", ".json", ".txt", ".css", ".svg"))
    ]
    for path in pages:
        page = Page((await marie.get(path)).text)
        assert not {"script", "style", "iframe", "object", "embed", "base"} & set(page.tags), path
        assert not [found for found in page.attributes if found[1].startswith("on") or found[1] == "style"], path
        assert all(address.startswith("/") and not address.startswith("//") for address in page.fetched), path
        assert len(page.ids) == len(set(page.ids)), path
        assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in page.links), path


@pytest.mark.parametrize("path", ODD)
async def test_no_address_leads_to_another_host_or_out_of_ours(marie: Visitor, path: str) -> None:
    answer = await marie.http.get(httpx.URL("https://coach.example.org", raw_path=path.encode()))
    assert answer.status_code == 404
    page = Page(answer.text)
    assert "b" not in page.tags
    for link in (*page.links, *page.fetched):
        assert urljoin("https://coach.example.org/", link).startswith("https://coach.example.org/"), link


async def test_a_form_that_was_refused_is_read_in_another_language_where_it_stood(
    world: World, marie: Visitor, share: Share
) -> None:
    mark = (await marie.page("/")).form("/out").fields["mark"]
    for path, leads_to in (("note", f"/p/{share.id}/notes"), ("resolve", "/")):
        refused = await marie.post(f"/p/{share.id}/{path}", {"mark": mark, "id": world.new_id(), "text": ""})
        (link,) = [link for link in Page(refused.text).links if "?lang=" in link]
        assert link.startswith(f"{leads_to}?")
        assert (await marie.get(link)).status_code == 200


async def test_search_engines_are_told_to_stay_away(world: World) -> None:
    assert (await Visitor(world.app()).get("/robots.txt")).text == "User-agent: *\nDisallow: /\n"


async def test_more_than_any_form_can_hold_is_refused(world: World, marie: Visitor, share: Share) -> None:
    mark = (await marie.page("/")).form("/out").fields["mark"]
    sent = {"mark": mark, "id": world.new_id(), "text": "é" * LARGEST}
    assert (await marie.post(f"/p/{share.id}/note", sent)).status_code == 413


async def test_logs_hold_no_word_no_ticket_and_no_address(
    world: World, marie: Visitor, share: Share, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ticket = await world.ticket(MARIE)
    await Visitor(world.app()).post(f"/in/{ticket}")
    for path in addresses(world.app(), share.id, "GET"):
        await marie.get(path)

    def broken(*_: object) -> str:
        raise ValueError("La Laverie qui roule")

    refused = Visitor(world.app(draw=broken))
    refused.http.cookies = marie.http.cookies
    assert (await refused.get(f"/p/{share.id}")).status_code == 500
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert "a page could not be made: ValueError at broken" in ours
    for word in ("Laverie", ticket, share.id, "Marie"):
        assert word not in ours
