"""A form is taken when it is of this very session, and once."""

from __future__ import annotations

import pytest

from adapters.web.forms import LONGEST
from bot.core.model import Share
from tests.web.browsing import Form, Page, Visitor
from tests.web.filled import comments
from tests.web.world import ANA, LEO, URL, World


@pytest.fixture
async def form(marie: Visitor, share: Share) -> Form:
    """The form under one answer."""
    return (await marie.page(f"/p/{share.id}/answers")).form(f"/p/{share.id}/comment", anchor=f"{ANA.action}/B01")


async def said(world: World, share: Share) -> list[str]:
    return [comment.text for comment in await comments(world, share)]


async def test_a_form_without_its_mark_is_refused(world: World, marie: Visitor, share: Share, form: Form) -> None:
    before = await said(world, share)
    leo = Visitor(world.app())
    await leo.sign_in(world, LEO)
    theirs = (await leo.page("/")).form("/out").fields["mark"]
    for mark in ("", "wrong", theirs, form.fields["mark"][:-1], "é"):
        assert (await marie.send(form, text="Bonjour", mark=mark)).status_code == 403
    without = {name: value for name, value in form.fields.items() if name != "mark"}
    assert (await marie.post(form.action, {**without, "text": "Bonjour"})).status_code == 403
    assert await said(world, share) == before


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", URL + ":444", URL + ".evil.example", URL + "/"])
async def test_a_form_from_elsewhere_is_refused(
    world: World, marie: Visitor, share: Share, form: Form, origin: str
) -> None:
    before = await said(world, share)
    answer = await marie.post(form.action, {**form.fields, "text": "Bonjour"}, origin=origin)
    assert answer.status_code == 403
    assert await said(world, share) == before


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", ""])
async def test_what_is_no_form_is_refused(marie: Visitor, form: Form, kind: str) -> None:
    answer = await marie.post(form.action, {**form.fields, "text": "Bonjour"}, **{"content-type": kind})
    assert answer.status_code == 403


@pytest.mark.parametrize("id_", ["", "short", "x" * 65, "with space in it", "é" * 10])
async def test_a_form_without_a_proper_id_is_refused(marie: Visitor, form: Form, id_: str) -> None:
    assert (await marie.send(form, text="Bonjour", id=id_)).status_code == 403


async def test_a_form_with_too_many_fields_is_refused(marie: Visitor, form: Form) -> None:
    many = {f"field{number}": "" for number in range(50)}
    assert (await marie.post(form.action, {**many, **form.fields})).status_code == 403


async def test_a_form_that_is_sent_twice_is_one_act(world: World, marie: Visitor, share: Share, form: Form) -> None:
    before = await said(world, share)
    for _ in range(2):
        assert (await marie.send(form, text="Bonjour")).status_code == 303
    assert await said(world, share) == [*before, "Bonjour"]


async def test_words_that_are_too_long_come_back_with_what_is_wrong(
    world: World, marie: Visitor, share: Share, form: Form
) -> None:
    before = await said(world, share)
    long = "<b>é</b> " * (LONGEST // 9) + "et encore"
    answer = await marie.send(form, text=long)
    assert answer.status_code == 422
    page = Page(answer.text)
    kept = page.form(form.action, anchor=f"{ANA.action}/B01")
    assert kept.fields["text"] == long
    assert "trop long : 4000 signes" in page.text.replace("\u00a0", " ")
    assert ("textarea", "aria-invalid", "true") in page.attributes
    field = next(value for tag, name, value in page.attributes if tag == "textarea" and name == "aria-describedby")
    assert all(id_ in page.ids for id_ in field.split())
    assert any(link == f"#text-{ANA.action}/B01" for link in page.links)
    assert await said(world, share) == before


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07"])
async def test_no_words_are_no_comment(world: World, marie: Visitor, share: Share, form: Form, text: str) -> None:
    before = await said(world, share)
    assert (await marie.send(form, text=text)).status_code == 422
    assert await said(world, share) == before


async def test_words_come_clean_and_whole(world: World, marie: Visitor, share: Share, form: Form) -> None:
    assert (
        await marie.send(form, text="  Une 👩🏽‍🌾\r\n\r\nשלום & <i>\x00 \ud83d ".encode("utf-8", "replace").decode())
    ).status_code == 303
    assert (await said(world, share))[-1] == "Une 👩🏽‍🌾\n\nשלום & <i> ?"
