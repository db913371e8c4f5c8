"""The rows of the privacy checklist that concern sharing and reading, each on the real store, runner and courier.

What else proves a row stands beside its subject: the pages in tests/web, files on disk in tests/stores, everybody and
every command in tests/core/test_chat_authorisation.py.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.stores.sqlite import open_store
from bot.coaches import invite
from bot.core.content import check
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Attachment, Reviewed
from bot.core.moves import BY_WORD
from bot.logs import JsonLines, wanted
from bot.ports import Holding
from bot.shelf import read_folder, shipped
from tests.talk import shipped_library
from tests.test_coaching_end_to_end import ANA, BUS, MARIE, PAGES, PAUL, House

LAUNDRY = "La laverie qui roule à Mérival"
COMMENT, NOTE = "Combien de MARQUEPAGE sont-elles ?", "Appeler la MARQUEPAGE lundi"
REPLY = "Douze MARQUEPAGE en mai, d'après la mairie."
MARK = "MARQUEPAGE"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Ana's project; nothing is shared."""
    path = tmp_path / "talk.db"
    made = House(await open_store(path), path)
    await made.meet(ANA)
    await made.say(ANA, LAUNDRY, "/modifier B04.1", BUS)
    yield made
    await made.store.close()


async def _held(house: House, who: Account = ANA) -> Holding:
    person = await house.store.person_of(who)
    assert person is not None
    return await house.store.holding(person)


async def _followed(house: House) -> None:
    """Shared with Marie, who read it, commented and noted; and Ana replied."""
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.say(MARIE, "/coach 1")
    share, (action,) = await house.project(), (await _held(house)).projects[0].live
    about = Reviewed("comment", share, subject=action.id, step="B04.1", revision=1, text=COMMENT)
    await house.event(MARIE, about, PAGES)
    await house.event(MARIE, Reviewed("note", share, text=NOTE), PAGES)
    await house.say(ANA, "/commentaires")
    await house.press(ANA, "complete")
    await house.say(ANA, REPLY)


# --- 6: separate choices ----------------------------------------------------------------------------------------------


async def test_row_6_what_one_agrees_to_agrees_to_nothing_else(house: House) -> None:
    kept = (await _held(house)).person
    assert (await _held(house)).shares == ()
    await house.share(await house.invited(MARIE, "Marie Petit"))
    shared = await _held(house)
    assert (shared.person.consents, shared.person.reminders) == (kept.consents, None)
    assert [coach.bell for coach in await house.store.coaches()] == [None]
    await house.say(ANA, "/rappel oui")
    await house.say(ANA, "/partage stop")
    stopped = await _held(house)
    assert stopped.person.reminders is not None
    assert stopped.person.consents == kept.consents
    assert stopped.history == shared.history


async def test_row_6_who_refuses_to_share_loses_nothing(house: House) -> None:
    before, code = await _held(house), await house.invited(MARIE, "Marie Petit")
    await house.say(ANA, f"/partager {code}")
    told = await house.press(ANA, "share_no")
    after = await _held(house)
    assert (after.shares, after.stages, after.history) == ((), (), before.history)
    assert told.rstrip().endswith(("?", "]"))  # and goes on


# --- 7: withdrawing takes one command ---------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["/modifier B11", "/menu", "/pause", "/partage", "/commentaires", "/aide", "/coach"])
@pytest.mark.parametrize("command", ["/partage stop", "!sharing stop"])
async def test_row_7_one_command_ends_a_sharing_from_anywhere(house: House, where: str, command: str) -> None:
    await _followed(house)
    await house.say(ANA, where)
    await house.say(ANA, command)
    (share,) = (await _held(house)).shares
    assert share.ended_at == house.at
    heard = await house.say(MARIE, "/coach 1")
    assert BUS not in heard
    assert heard == await house.say(MARIE, "/coach 7")


async def test_row_7_one_command_ends_the_digest_from_anywhere(house: House) -> None:
    await house.invited(MARIE, "Marie Petit")
    for where in ("/coach", "/pause", "/menu"):
        await house.say(MARIE, "/coach point oui", where)
        assert [coach.bell for coach in await house.store.coaches()] != [None]
        await house.say(MARIE, "/coach point non")
        assert [coach.bell for coach in await house.store.coaches()] == [None]


# --- 14: what is told to whoever asks for their data ------------------------------------------------------------------


async def test_row_14_ones_data_tell_consents_shares_readings_comments_and_notes(house: House) -> None:
    await _followed(house)
    held = await _held(house)
    library, wanted_ = shipped_library(), Attachment("my_data", "md", "fr", held.person.id)
    read = (await MarkdownWriter(library).write(wanted_, held)).content.decode()
    data = json.loads((await JsonWriter(library).write(replace(wanted_, format="json"), held)).content)
    version = held.person.consents[0].version
    for told in (read, json.dumps(data, ensure_ascii=False)):
        for words in ("Marie Petit", version, BUS, COMMENT, NOTE, REPLY):
            assert words in told
    assert [share["coach_name"] for share in data["shares"]] == ["Marie Petit"]
    assert [reading["page"] for reading in data["readings"]] == [reading.page for reading in held.readings] != []


# --- 16: erased is erased, on both sides ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "marks"), [(ANA, (MARK, "isolées portent")), (MARIE, ("Combien de MARQ", NOTE, "Petit"))]
)
async def test_row_16_after_erasing_no_file_no_log_and_no_message_holds_a_word(
    house: House, caplog: pytest.LogCaptureFixture, who: Account, marks: tuple[str, ...]
) -> None:
    caplog.set_level(logging.DEBUG)
    await _followed(house)
    assert all(_stored(house, mark) for mark in marks)
    await house.say(who, "/effacer")
    await house.press(who, "erase")
    assert await house.store.person_of(who) is None
    assert [mark for mark in marks if _stored(house, mark)] == []
    assert [mark for mark in marks if mark in caplog.text] == []
    other = MARIE if who is ANA else ANA
    house.channel.heard[other.name].clear()
    for command in ("/coach", "/coach 1", "/partage", "/commentaires", "/menu"):
        await house.say(other, command)
    heard = "\n".join(house.channel.heard[other.name])
    assert [mark for mark in marks if mark in heard] == []


def _stored(house: House, words: str) -> bool:
    """Whether some words stand in a file of the database, its log included."""
    return any(words.encode() in file.read_bytes() for file in house.path.parent.iterdir() if file.is_file())


# --- 19: to a named coach, chosen parts, seen before, until a day, and taken back -------------------------------------


async def test_row_19_nothing_is_open_before_the_yes_and_after_the_end(house: House) -> None:
    code = await house.invited(MARIE, "Marie Petit")
    nothing = await house.say(MARIE, "/coach laverie")
    for way in (f"/partager {code}", "choisir les parties", "1", "c'est bon", "un mois"):
        await house.say(ANA, way)
        assert await house.say(MARIE, "/coach laverie") == nothing
    told = house.last(ANA)
    assert "Marie Petit" in told
    assert LAUNDRY in told  # what is seen today
    assert BUS not in told  # stands in a part that was not chosen
    await house.press(ANA, "share_yes")
    (share,) = (await _held(house)).shares
    assert (share.coach_name, len(share.parts)) == ("Marie Petit", 1)
    opened = await house.say(MARIE, "/coach laverie")
    assert opened != nothing
    assert BUS not in opened
    house.at = share.until
    assert await house.say(MARIE, "/coach laverie") == nothing


# --- 20: every reading is written down, and told ----------------------------------------------------------------------


async def test_row_20_whatever_a_coach_is_shown_the_holder_is_told_of(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    counts: list[int] = []
    for way in ("/coach", "1", "commenter une réponse", "B04.1", COMMENT, "revoir mes commentaires", "1", "retour"):
        heard, before = await house.say(MARIE, way), sum(counts)
        readings = (await _held(house)).readings
        counts.append(len(readings) - before)
        assert counts[-1] or BUS not in heard, f"{way}: shown, and not written down"
    told = await house.press(MARIE, "coach_document")
    readings = (await _held(house)).readings
    assert readings[-1].page == "document"
    assert house.channel.files, told
    seen = await house.say(ANA, "/partage")
    assert "Marie Petit" in seen
    assert str(len(readings)) in seen


# --- 21: nobody is found, and an invitation works once ----------------------------------------------------------------


async def test_row_21_a_coach_finds_nobody_by_whatever_word(house: House) -> None:
    await house.invited(MARIE, "Marie Petit")
    words = (
        "ana",
        "telegram",
        LAUNDRY,
        "laverie",
        BUS,
        "B04.1",
        "*",
        "%",
        "_",
        "' OR 1=1 --",
        "1",
        (await _held(house)).person.id,
    )
    assert len({await house.say(MARIE, f"/coach {word}") for word in words}) == 1
    listed = await house.say(MARIE, "/coach")
    assert "laverie" not in listed
    assert "ana" not in listed.casefold().split()


async def test_row_21_an_invitation_that_was_used_is_like_one_that_never_was(house: House) -> None:
    made = await invite(house.store, "Marie Petit", house.at, house.ids)
    await house.say(MARIE, f"/coach {made.code}", "fr", "oui", "j'accepte")
    for who in (PAUL, ANA):
        used, unknown = await house.say(who, f"/coach {made.code}"), await house.say(who, "/coach BCD-FGHJK")
        assert used == unknown
    (coach,) = await house.store.coaches()
    assert coach.person == await house.store.person_of(MARIE)


# --- 25: logs ---------------------------------------------------------------------------------------------------------


async def test_row_25_logs_hold_no_word_no_name_and_no_secret_of_a_sharing(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await _followed(house)
    link = (await house.say(MARIE, "/coach pages")).partition("/in/")[2].split()[0]
    await house.event(MARIE, Reviewed("comment", "no such share", text=COMMENT), PAGES)
    await house.watch.look()
    for command in ("/partage", "/mesdonnees", "/partage stop"):
        await house.say(ANA, command)
    await house.press(MARIE, "coach_document")
    codes = [coach.code for coach in await house.store.coaches()]
    written = "\n".join(JsonLines().format(record) for record in caplog.records if wanted(record))
    everything = f"{written}\n{caplog.text}"
    assert [word for word in (MARK, BUS, "Petit", LAUNDRY, link, *codes) if word in everything] == []


# --- 32, 34, 35: the words themselves ---------------------------------------------------------------------------------

CHOICES = (("partage", "choice_share_no"), ("coach", "choice_coach_leave"))
MESSAGES = (("partage", "share_how"), ("coach", "coach_unknown"), ("pages", "web_about"))
FAULTS = [
    *((folder, name, f"{'n' * 41} | n") for folder, name in CHOICES),  # 32: too long for a button
    *((folder, name, "🙂 Quitter | quitter") for folder, name in CHOICES),  # 32: begins with a sign
    *((folder, name, " ".join(["mot"] * 23)) for folder, name in MESSAGES),  # 34: a sentence of 23 words
    *((folder, name, "Combien ? Et depuis quand ?") for folder, name in MESSAGES),  # 34: two questions
    *((folder, name, None) for folder, name in (*CHOICES, *MESSAGES)),  # 35: in English alone
]


@pytest.mark.parametrize(("folder", "name", "text"), FAULTS)
def test_rows_32_34_and_35_the_check_of_words_reads_those_about_sharing(
    folder: str, name: str, text: str | None
) -> None:
    files = read_folder(shipped())
    words = yaml.safe_load(files[f"{folder}/fr.yaml"])
    assert words["messages"].pop(name)
    if text is not None:
        words["messages"][name] = text
    files[f"{folder}/fr.yaml"] = yaml.safe_dump(words, allow_unicode=True)
    problems = [str(problem) for problem in check(files, dict.fromkeys(LANGUAGES, BY_WORD))]
    assert any(problem.startswith(f"{folder}/fr.yaml: messages.{name}") for problem in problems), problems
