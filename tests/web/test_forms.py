"""A form is taken when it is of this very session, and once."""

from __future__ import annotations

import pytest

from adapters.web.forms import LONGEST
from bot.core.model import Share
from bot.ports import Inbound, StoreFault
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


# --- words that are refused come back ---------------------------------------------------------------------------------


async def test_words_come_back_when_the_share_ended_meanwhile(
    world: World, marie: Visitor, share: Share, form: Form
) -> None:
    before = await comments(world, share)
    note = (await marie.page(f"/p/{share.id}/notes")).form(f"/p/{share.id}/note")
    await world.unshare(ANA, share)
    for sent in (form, note):
        answer = await marie.send(sent, text="Et <b>les</b> seniors ?\n\nCombien sont-ils ?")
        page = Page(answer.text)
        assert (answer.status_code, "Cette page n'existe pas" in page.text) == (404, True)
        assert "Rien n'a été envoyé. Voici ce que vous aviez écrit :" in page.text.replace("\u00a0", " ")
        assert "Et <b>les</b> seniors ? Combien sont-ils ?" in page.text
        assert "b" not in page.tags
    held = await world.store.holding(ANA.id)
    assert (len(held.comments), [note for note in held.notes if "seniors" in note.text]) == (len(before), [])


async def test_words_come_back_when_the_session_ended_meanwhile(
    world: World, marie: Visitor, share: Share, form: Form
) -> None:
    before = await said(world, share)
    world.later(hours=13)
    answer = await marie.send(form, text="Et les seniors ?")
    page = Page(answer.text)
    assert answer.status_code == 403
    assert all(told in page.text for told in ("Il faut un lien", "Rien n'a été envoyé.", "Et les seniors ?"))
    assert await said(world, share) == before


async def test_words_come_back_when_the_store_cannot_say_whether_it_has_them(
    world: World, marie: Visitor, form: Form
) -> None:
    async def lost(inbound: Inbound) -> None:
        raise StoreFault

    broken = Visitor(world.app(receive=lost))
    broken.http.cookies = marie.http.cookies
    answer = await broken.send(form, text="Et les seniors ?")
    page = Page(answer.text)
    assert answer.status_code == 503
    assert "Regardez d'abord si vos mots sont arrivés." in page.text
    assert "Rien n'a été envoyé" not in page.text
    assert "Et les seniors ?" in page.text


async def test_words_that_another_site_sends_are_not_shown(world: World, marie: Visitor, form: Form) -> None:
    world.later(hours=13)
    sent = {**form.fields, "text": "Appelez ce numéro"}
    for visitor in (marie, Visitor(world.app())):
        answer = await visitor.post(form.action, sent, origin="https://evil.example")
        assert (answer.status_code, "Appelez" in answer.text) == (403, False)
