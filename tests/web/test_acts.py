"""What a coach does on the pages is done, once, and is told only when it was."""

from __future__ import annotations

import asyncio

import pytest

from adapters.web.serving import PLACE
from bot.core.model import Reviewed, Share
from bot.loading import load
from bot.ports import Inbound
from tests.web.browsing import Page, Visitor
from tests.web.filled import comments
from tests.web.world import ANA, BOB, MARIE, World


async def test_a_comment_is_of_the_revision_that_was_read(world: World, marie: Visitor, share: Share) -> None:
    answers = await marie.page(f"/p/{share.id}/answers")
    form = answers.form(f"/p/{share.id}/comment", anchor=f"{ANA.action}/B04.1")
    await world.say(ANA, "B04.1", "Tout autre chose.", 3)
    sent = await marie.send(form, text="Et les seniors ?")
    assert sent.headers["location"] == f"/p/{share.id}/answers?done=comment#{ANA.action}/B04.1"
    (made,) = [each for each in await comments(world, share) if each.text == "Et les seniors ?"]
    assert (made.revision, made.coach_name) == (2, "Marie Petit")
    page = await marie.page(sent.headers["location"])
    assert "Votre commentaire est envoyé." in page.text
    assert "La réponse a changé depuis" in page.text


async def test_a_reply_is_seen_and_settled(world: World, marie: Visitor, share: Share) -> None:
    page = await marie.page(f"/p/{share.id}/comments")
    assert "Répondu" in page.text
    (asked,) = [each for each in await comments(world, share) if each.step == "B04.1"]
    sent = await marie.send(page.form(f"/p/{share.id}/resolve", item=asked.id))
    assert sent.headers["location"] == f"/p/{share.id}/comments?done=resolved"
    after = await marie.page(sent.headers["location"])
    assert "Le commentaire est réglé." in after.text
    assert "Répondu" not in after.text


async def test_a_comment_that_is_taken_back_leaves_no_word(world: World, marie: Visitor, share: Share) -> None:
    (asked,) = [each for each in await comments(world, share) if each.step == "B05.1"]
    page = await marie.page(f"/p/{share.id}/answers")
    sent = await marie.send(page.form(f"/p/{share.id}/take-back", item=asked.id))
    assert sent.headers["location"] == f"/p/{share.id}/answers?done=taken_back#{ANA.action}/B05.1"
    assert "Qui sont les trois familles" not in (await marie.page(f"/p/{share.id}/comments")).text
    assert not [each for each in (await world.store.holding(ANA.id)).comments if each.id == asked.id and each.text]


@pytest.mark.parametrize(("page", "anchor"), [("answers", f"#{ANA.action}/B05.1"), ("comments", "")])
async def test_a_comment_that_waits_is_written_anew_once(
    world: World, marie: Visitor, share: Share, page: str, anchor: str
) -> None:
    (asked,) = [each for each in await comments(world, share) if each.step == "B05.1"]
    form = (await marie.page(f"/p/{share.id}/{page}")).form(f"/p/{share.id}/comment", item=asked.id)
    assert form.fields["text"] == asked.text
    told = f"/p/{share.id}/{page}?done=comment_changed{anchor}"
    for _ in range(2):
        assert (await marie.send(form, text="Comment ont-elles été choisies ?")).headers["location"] == told
    assert "Votre commentaire est changé." in (await marie.page(told)).text
    kept = (await world.store.holding(ANA.id)).comments
    (made,) = [each for each in kept if each.text == "Comment ont-elles été choisies ?"]
    assert (made.step, made.revision, made.answered_at) == (asked.step, asked.revision, None)
    assert asked.text not in [each.text for each in kept]


async def test_new_words_that_are_too_long_come_back_where_they_stood(
    world: World, marie: Visitor, share: Share
) -> None:
    (asked,) = [each for each in await comments(world, share) if each.step == "B05.1"]
    before = await comments(world, share)
    form = (await marie.page(f"/p/{share.id}/comments")).form(f"/p/{share.id}/comment", item=asked.id)
    answer = await marie.send(form, text="é" * 4001)
    page = Page(answer.text)
    assert (answer.status_code, f"#text-{asked.id}" in page.links, f"text-{asked.id}" in page.ids) == (422, True, True)
    assert page.form(form.action, item=asked.id).fields["text"] == "é" * 4001
    assert [each.fields["text"] for each in page.forms if each.action == form.action and "item" not in each.fields]
    assert not any(
        each.fields["text"] for each in page.forms if each.action == form.action and "item" not in each.fields
    )
    assert await comments(world, share) == before


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u2060", "\u00ad", "…"])
@pytest.mark.parametrize("about", ["comment", "note"])
async def test_words_that_nobody_can_read_are_asked_for_again(
    world: World, marie: Visitor, share: Share, about: str, text: str
) -> None:
    before = (await comments(world, share), (await world.store.holding(ANA.id)).notes)
    page = await marie.page(f"/p/{share.id}/{'answers' if about == 'comment' else 'notes'}")
    form = next(form for form in page.forms if form.action == f"/p/{share.id}/{about}" and form.fields["text"])
    answer = await marie.send(form, text=text)
    assert (answer.status_code, "Écrivez quelques mots" in answer.text) == (422, True)
    assert (await comments(world, share), (await world.store.holding(ANA.id)).notes) == before


@pytest.mark.parametrize("step", ["B04.1", "B06"])
async def test_a_comment_that_was_answered_or_settled_is_not_written_anew(
    world: World, marie: Visitor, share: Share, step: str
) -> None:
    (asked,) = [each for each in await comments(world, share) if each.step == step]
    page = await marie.page(f"/p/{share.id}/answers")
    assert not [form for form in page.forms if form.action.endswith("/comment") and form.fields.get("item") == asked.id]
    form = page.form(f"/p/{share.id}/take-back", item=asked.id)
    assert (await marie.post(f"/p/{share.id}/comment", {**form.fields, "text": "Autre chose"})).status_code == 404
    assert asked in await comments(world, share)


async def test_notes_are_written_changed_and_removed(world: World, marie: Visitor, share: Share) -> None:
    path = f"/p/{share.id}/note"
    page = await marie.page(f"/p/{share.id}/notes")
    await marie.send(page.form(path), text="Apporter les chiffres.")
    page = await marie.page(f"/p/{share.id}/notes?done=note")
    assert "Votre note est gardée." in page.text
    (made,) = [note for note in (await world.store.holding(ANA.id)).notes if note.text == "Apporter les chiffres."]
    form = page.form(path, item=made.id)
    assert form.fields["text"] == "Apporter les chiffres."
    await marie.send(form, text="Apporter les chiffres de mai.")
    assert "chiffres de mai" in (await marie.page(f"/p/{share.id}/notes")).text
    page = await marie.page(f"/p/{share.id}/notes")
    gone = await marie.send(page.form(path, item=made.id), remove="1")
    assert gone.headers["location"].endswith("?done=note_gone")
    assert "chiffres" not in (await marie.page(f"/p/{share.id}/notes")).text


@pytest.mark.parametrize("stage", ["changes", "ready"])
async def test_a_coach_moves_the_stage(world: World, marie: Visitor, share: Share, stage: str) -> None:
    path = f"/p/{share.id}/stage"
    sent = await marie.send((await marie.page(f"/p/{share.id}")).form(path, stage=stage))
    page = await marie.page(sent.headers["location"])
    assert {"changes": "Changements demandés", "ready": "Prêt"}[stage] in page.text
    assert [form.fields["stage"] for form in page.forms if form.action == path] == [
        other for other in ("changes", "ready") if other != stage
    ]
    last = (await world.store.holding(ANA.id)).stages[-1]
    assert (last.name, last.by) == (stage, "coach-marie")


async def test_no_other_stage_can_be_asked_for(marie: Visitor, share: Share) -> None:
    form = (await marie.page(f"/p/{share.id}")).form(f"/p/{share.id}/stage", stage="ready")
    for stage in ("draft", "shared", "", "Ready"):
        assert (await marie.send(form, stage=stage)).status_code == 404


async def test_the_digest_is_wanted_and_no_more(world: World, marie: Visitor) -> None:
    async def wanted() -> bool:
        return next(each for each in await world.store.coaches() if each.person == MARIE.id).bell is not None

    await marie.send((await marie.page("/")).form("/bell"))
    assert await wanted()
    page = await marie.page("/?done=bell")
    assert "Vous recevrez le point" in page.text
    await marie.send(page.form("/bell"))
    assert not await wanted()


async def test_what_was_not_done_is_not_said_to_be(world: World, marie: Visitor, share: Share) -> None:
    async def forgets(inbound: Inbound) -> None:
        """A turn that broke: it is logged, and nothing is written."""

    answers = await marie.page(f"/p/{share.id}/answers")
    summary = await marie.page(f"/p/{share.id}")
    notes = await marie.page(f"/p/{share.id}/notes")
    lists = await marie.page("/")
    item = (await comments(world, share))[0].id
    forms = [
        answers.form(f"/p/{share.id}/comment", anchor=f"{ANA.action}/B01"),
        answers.form(f"/p/{share.id}/resolve", item=item),
        answers.form(f"/p/{share.id}/take-back", item=item),
        notes.form(f"/p/{share.id}/note"),
        summary.form(f"/p/{share.id}/stage", stage="ready"),
        lists.form("/bell"),
    ]
    deaf = Visitor(world.app(receive=forgets))
    deaf.http.cookies = marie.http.cookies
    for form in forms:
        answer = await deaf.send(form, text="Bonjour") if "text" in form.fields else await deaf.send(form)
        assert answer.status_code == 503, form.action


async def test_pressing_twice_at_once_is_one_act(world: World, marie: Visitor, share: Share) -> None:
    form = (await marie.page(f"/p/{share.id}/answers")).form(f"/p/{share.id}/comment", anchor=f"{ANA.action}/B01")
    answers = await asyncio.gather(*(marie.send(form, text="Bonjour") for _ in range(4)))
    assert {answer.status_code for answer in answers} == {303}
    assert [each.text for each in await comments(world, share)].count("Bonjour") == 1


async def test_only_what_we_can_say_was_done_is_said(marie: Visitor, share: Share) -> None:
    for claimed in ("hacked", "<b>", "%3Cscript%3E", ""):
        page = Page((await marie.get(f"/p/{share.id}?done={claimed}")).text)
        assert not [value for _, name, value in page.attributes if (name, value) == ("role", "status")]


async def test_the_digest_is_offered_where_it_can_come(world: World, marie: Visitor) -> None:
    assert any(form.action == "/bell" for form in (await marie.page("/")).forms)
    await world.store.reach(MARIE.place, reachable=False)
    assert not any(form.action == "/bell" for form in (await marie.page("/")).forms)


async def test_for_what_a_coach_does_with_one_project_nothing_is_read_of_the_others(world: World, share: Share) -> None:
    await world.holder(BOB, {})
    other = await world.share(BOB, MARIE)
    for event, found in (
        (Reviewed("read", share.id, "summary"), [share.id]),
        (Reviewed("note", other.id, text="revoir le budget"), [other.id]),
        (Reviewed("ready", "no such share"), []),
        (Reviewed("bell"), []),
    ):
        situation = await load(world.store, Inbound("e", MARIE.account, PLACE, event, world.now()))
        assert list(situation.disclosures) == [each.share.id for each in situation.followed or ()] == found
