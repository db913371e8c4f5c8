"""What is read, and that it is written down before anything is shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.core.model import Reading, Reviewed, Share
from bot.ports import Inbound, StoreBusy
from bot.wiring.documents import writers
from tests.web.browsing import Page, Visitor
from tests.web.filled import SAID
from tests.web.world import ANA, BOB, MARIE, World

PAGES = {
    "": "summary",
    "/answers": "answers",
    "/comments": "answers",
    "/transcript": "transcript",
    "/documents/summary.md": "document",
    "/documents/dossier.json": "document",
}


async def readings(world: World) -> tuple[Reading, ...]:
    """What the holder sees in her copy."""
    return (await world.store.holding(ANA.id)).readings


@pytest.mark.parametrize(("path", "page"), PAGES.items())
async def test_each_page_is_one_reading(world: World, marie: Visitor, share: Share, path: str, page: str) -> None:
    before = await readings(world)
    assert (await marie.get(f"/p/{share.id}{path}")).status_code == 200
    (read,) = (await readings(world))[len(before) :]
    assert (read.share, read.page) == (share.id, page)


async def test_the_list_and_the_own_notes_are_no_reading(world: World, marie: Visitor, share: Share) -> None:
    before = await readings(world)
    for path in ("/", f"/p/{share.id}/notes", "/accessibility"):
        await marie.page(path)
    await marie.http.head(f"/p/{share.id}")
    assert await readings(world) == before


@pytest.mark.parametrize("path", PAGES)
async def test_what_cannot_be_written_down_is_not_shown(world: World, marie: Visitor, share: Share, path: str) -> None:
    async def fails(inbound: Inbound) -> None:
        raise StoreBusy

    async def forgets(inbound: Inbound) -> None:
        """A turn that broke: it is logged, and nothing is written."""

    before = await readings(world)
    for receive in (fails, forgets):
        visitor = Visitor(world.app(receive=receive))
        visitor.http.cookies = marie.http.cookies
        answer = await visitor.get(f"/p/{share.id}{path}")
        assert answer.status_code == 503
        assert "Laverie" not in answer.text
        assert "familles" not in answer.text
    assert await readings(world) == before


async def test_a_share_that_ends_while_it_is_asked_for_shows_nothing(
    world: World, marie: Visitor, share: Share
) -> None:
    async def ends(inbound: Inbound) -> None:
        await world.runner.receive(inbound)
        await world.unshare(ANA, share)

    visitor = Visitor(world.app(receive=ends))
    visitor.http.cookies = marie.http.cookies
    answer = await visitor.get(f"/p/{share.id}")
    assert (answer.status_code, "Laverie" in answer.text) == (404, False)


async def test_a_store_that_is_away_shows_a_page_that_says_so(world: World, marie: Visitor, share: Share) -> None:
    class Away:
        async def followed(self, *_: object) -> None:
            raise StoreBusy

        disclosed = visitor = enter = leave = followed

    gone = Visitor(world.app(desk=Away()))
    gone.http.cookies = marie.http.cookies
    for path in ("/", f"/p/{share.id}", f"/p/{share.id}/notes"):
        answer = await gone.get(path)
        assert (answer.status_code, "Ce n'est pas possible" in Page(answer.text).text) == (503, True)
    shut = Visitor(world.app(door=Away()))
    shut.http.cookies = marie.http.cookies
    assert (await shut.get("/")).status_code == 503
    assert (await shut.post("/in/ticket")).status_code == 503


async def test_the_list_says_what_waits_what_moved_and_since_when(world: World, marie: Visitor, share: Share) -> None:
    text = (await marie.page("/")).text
    assert "1 réponse à un commentaire, depuis le 6 octobre 2099" in text
    assert "A changéUn enjeu mal traité ici, Besoin vécu, depuis le 6 octobre 2099" in text
    assert "2 commentaires sans réponse" in text
    assert "du 4 octobre 2099 au 2 janvier 2100" in text


async def test_the_summary_quotes_links_and_tells_the_map_in_words(marie: Visitor, share: Share) -> None:
    page = await marie.page(f"/p/{share.id}")
    assert "40 familles sur 52, d'après notre enquête de mai." in page.text
    assert f"/p/{share.id}/answers#{ANA.action}/B04.1" in page.links
    assert [link for link in page.links if link.startswith(f"/p/{share.id}/transcript#m-")]
    assert "Un enjeu mal traité ici, réponse changée, le 6 octobre 2099" in page.text
    assert "svg" in page.tags
    assert "La roue des critères" in page.text
    assert not any(sign in page.text for sign in ("%", "/10", "/20", "score"))


async def test_a_project_of_which_nothing_is_written_says_so_on_every_page(world: World, marie: Visitor) -> None:
    await world.holder(BOB, {})
    path = f"/p/{(await world.share(BOB, MARIE)).id}"
    for page in ("/answers", "/transcript"):
        assert "Il n'y a rien à lire dans les parties ouvertes" in (await marie.page(path + page)).text
    summed_up = (await marie.page(path)).text
    for told in (
        "Aucune phrase à citer",
        "Rien n'a changé depuis le partage.",
        "Visite précédenteaucune depuis ce partage",
    ):
        assert told in summed_up
    world.later(hours=2)
    assert "Rien n'a changé depuis votre visite précédente." in (await marie.page(path)).text


async def test_every_link_leads_to_something_on_its_page(marie: Visitor, share: Share) -> None:
    start = await marie.page(f"/p/{share.id}")
    for link in {*start.links, *(await marie.page(f"/p/{share.id}/transcript")).links}:
        path, _, anchor = link.partition("#")
        answer = await marie.get(path or f"/p/{share.id}")
        assert answer.status_code == 200, link
        found = Page(answer.text) if anchor and path else start
        assert not anchor or anchor in found.ids, link


async def test_the_history_is_told_in_words_too(marie: Visitor, share: Share) -> None:
    page = await marie.page(f"/p/{share.id}/answers")
    assert {"ins", "del"} <= set(page.tags)
    assert "ajouté : 40 familles sur 52" in page.text.replace("\u00a0", " ")
    assert "retiré :" in page.text.replace("\u00a0", " ")


async def test_nothing_from_before_the_sharing_is_seen(world: World, marie: Visitor) -> None:
    await world.unshare(ANA, (await world.store.holding(ANA.id)).shares[0])
    await world.say(ANA, "B06", "Ici, personne. À Brest, oui.", 2)
    share = await world.share(ANA, MARIE)
    page = await marie.page(f"/p/{share.id}/answers")
    assert "À Brest, oui." in page.text
    assert "bus-douche" not in page.text


async def test_the_transcript_is_in_the_order_of_time(marie: Visitor, share: Share) -> None:
    text = (await marie.page(f"/p/{share.id}/transcript")).text
    said = [SAID["B01"], SAID["B03.3"], SAID["B14"], "318 lessives"]
    assert [text.index(words) for words in said] == sorted(text.index(words) for words in said)


async def test_notes_come_with_the_sentence_that_the_holder_has_them(marie: Visitor, share: Share) -> None:
    text = (await marie.page(f"/p/{share.id}/notes")).text
    assert "le droit de les recevoir, avec ses données (/mesdonnees)" in text


async def test_documents_are_those_that_somebody_writes(world: World, marie: Visitor, share: Share) -> None:
    listed = [link for link in (await marie.page(f"/p/{share.id}")).links if "/documents/" in link]
    assert [link.rpartition("/")[2] for link in listed] == ["summary.md", "summary.json", "dossier.md", "dossier.json"]
    found = await marie.get(listed[0])
    assert found.headers["content-type"] == "text/markdown; charset=utf-8"
    assert found.headers["content-disposition"] == 'attachment; filename="resume.md"'
    assert "La Laverie qui roule" in found.text
    assert "La Laverie qui roule" in json.dumps((await marie.get(listed[3])).json(), ensure_ascii=False)
    for name in ("summary.pdf", "summary.exe", "my_data.md", "map.svg"):
        assert (await marie.get(f"/p/{share.id}/documents/{name}")).status_code == 404


async def test_the_program_writes_each_document_in_four_formats(world: World, marie: Visitor, share: Share) -> None:
    whole = Visitor(world.app(writers=writers(world.backing.library, None, world.options.zone)))
    whole.http.cookies = marie.http.cookies
    before = await readings(world)
    listed = [link for link in (await whole.page(f"/p/{share.id}")).links if "/documents/" in link]
    begins = {"pdf": b"%PDF-", "docx": b"PK", "md": b"# ", "json": b"{"}
    assert [link.rpartition("/")[2] for link in listed] == [
        f"{name}.{kind}" for name in ("summary", "dossier") for kind in begins
    ]
    for link in listed:
        found = await whole.get(link)
        assert found.status_code == 200, link
        assert found.content.startswith(begins[link.rpartition(".")[2]]), link
        assert found.headers["content-disposition"].startswith("attachment; filename="), link
    assert [each.page for each in (await readings(world))[len(before) :]] == ["summary"] + ["document"] * len(listed)


async def test_the_language_is_the_persons_until_another_is_asked_for(world: World, marie: Visitor) -> None:
    assert "Vos projets" in (await marie.page("/")).text
    chosen = await marie.get("/?lang=en")
    assert "Your projects" in chosen.text
    assert "__Host-colibri-language=en" in chosen.headers["set-cookie"]
    assert "Your projects" in (await marie.page("/")).text
    assert "Vos projets" in (await marie.page("/?lang=de&lang=fr")).text


@pytest.mark.parametrize(
    ("accepted", "heading"), [("en-GB,fr;q=0.5", "Enter your pages"), ("de", "Entrer dans vos pages"), ("", "Entrer")]
)
async def test_who_is_not_known_reads_the_language_of_the_browser(world: World, accepted: str, heading: str) -> None:
    answer = await Visitor(world.app()).get("/in/x", **{"accept-language": accepted})
    assert heading in answer.text


async def test_quotes_in_another_language_say_so(marie: Visitor, share: Share) -> None:
    page = await marie.page(f"/p/{share.id}/comments?lang=en")
    assert [value for tag, name, value in page.attributes if (tag, name) == ("p", "lang")] == ["fr"] * 9
    page = await marie.page(f"/p/{share.id}?lang=en")
    assert ("p", "lang", "fr") in page.attributes
    assert ("html", "lang", "en") in page.attributes
    assert {name: value for tag, name, value in page.attributes if tag == "bdi"} == {}
    assert all(("p", "dir", "auto") in page.attributes for _ in page.tags if _ == "blockquote")


async def test_the_accessibility_page_says_whom_to_write_to(world: World) -> None:
    text = (await Visitor(world.app()).page("/accessibility")).text
    assert "Nadia, 01 23 45 67 89" in text
    assert "L'association du Four" in text


MARK = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\u202e'


async def test_words_of_people_are_words_and_nothing_else(world: World, marie: Visitor) -> None:
    await world.say(ANA, "B01", f"{MARK}nom", 2)
    await world.say(ANA, "B04.1", f"{MARK}besoin", 3)
    (share,) = [each for each in (await world.store.holding(ANA.id)).shares if each.ended_at is None]
    said = Reviewed("comment", share.id, subject=ANA.action, step="B01", revision=2, text=f"{MARK}commentaire")
    await world.review(MARIE, said)
    await world.review(MARIE, Reviewed("note", share.id, text=f"{MARK}note"))
    coach = next(each for each in await world.store.coaches() if each.person == MARIE.id)
    named = Visitor(world.app(door=_Named(world.store, replace(coach, name=f"{MARK}coach"))))
    named.http.cookies = marie.http.cookies
    for path in ("/", *(f"/p/{share.id}{page}" for page in ("", "/answers", "/comments", "/transcript", "/notes"))):
        html = (await named.get(path)).text
        page = Page(html)
        assert "alert(1)" in page.text, path
        assert not {"script"} & set(page.tags), path
        assert not [name for _, name, _ in page.attributes if name.startswith("on")], path
        assert "49" not in page.text.replace("2049", ""), path


class _Named:
    """A door behind which the coach has another name."""

    def __init__(self, door: object, coach: object) -> None:
        self._door, self._coach = door, coach

    async def visitor(self, session: str, now: object) -> object:
        found = await self._door.visitor(session, now)  # type: ignore[attr-defined]
        return replace(found, coach=self._coach)


async def test_where_parts_are_closed_the_dossier_is_not_called_complete(
    world: World, marie: Visitor, share: Share
) -> None:
    assert "Dossier complet" in (await marie.page(f"/p/{share.id}")).text
    await world.holder(BOB, {"B01": "Le four"})
    part = await world.share(BOB, MARIE, "annexe_b/commencer")
    page = (await marie.page(f"/p/{part.id}")).text
    assert "Dossier (parties ouvertes)" in page
    assert "Dossier complet" not in page


async def test_the_summary_has_the_words_of_the_comments(marie: Visitor, share: Share) -> None:
    text = (await marie.page(f"/p/{share.id}")).text
    assert "Qui sont les trois familles qui décident ?" in text.replace("\u00a0", " ")


async def test_after_sharing_anew_the_comments_say_what_cannot_be_shown_and_not_that_it_was_kept(
    world: World, marie: Visitor, share: Share
) -> None:
    await world.say(ANA, "B04.1", "Un autre état des choses.", 3)
    await world.unshare(ANA, (await world.store.holding(ANA.id)).shares[0])
    world.later(minutes=5)
    again = await world.share(ANA, MARIE)
    for path, wanted in (("comments", 2), ("answers", 1)):
        text = (await marie.page(f"/p/{again.id}/{path}")).text
        assert text.count("ne peut plus être montrée") >= wanted, path
        assert "La personne a répondu le 6 octobre 2099. Cette réponse ne peut plus être montrée." in text
    text = (await marie.page(f"/p/{again.id}/comments")).text
    assert "La réponse que vous aviez lue ne peut plus être montrée." in text
    assert text.count("La personne garde sa réponse telle quelle") == 1
