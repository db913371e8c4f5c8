"""A file of an older program is brought to today's schema with all that is in it."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from adapters.stores.sqlite import back_up, open_store, read_report
from adapters.stores.sqlite.migrations import m001_first
from adapters.stores.sqlite.records import place_key
from bot.core.model import Account, Consent, Outcome, Place, Started
from bot.ports import Inbound
from tests.contracts.store import NOW, answer, conversation, reply, take

PHONE, PHONES = Account("telegram", "7"), Place("telegram", "chat 7", notice="telegram_notice")
BEN, BENS = Account("terminal", "ben"), Place("terminal", "ben")

# What the program before today's wrote, as it lies in its file.
_ROWS = """
    INSERT INTO persons VALUES
        ('ana', 'fr', '2026-01', '2026-03-01T09:30:15.123456+00:00', 'project-ana', '2026-03-01T09:31:00+00:00', NULL,
            NULL, NULL, 3, '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'{phone}'),
        ('ben', 'en', NULL, NULL, '', NULL, NULL, NULL, NULL, 1, '2026-03-01T09:30:00+00:00',
            '2026-03-01T09:40:00+00:00', x'{ben}'),
        ('cleo', 'en', '2026-01', '2026-03-01T09:30:15.123456+00:00', '', NULL, NULL, NULL, NULL, 1,
            '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'09');
    INSERT INTO accounts VALUES ('telegram', '7', 'ana'), ('terminal', 'ben', 'ben');
    INSERT INTO places (channel, address, account, key, person, private, notice, dialog, subject, asked_at) VALUES
        ('telegram', 'group', '7', x'01', 'ana', 0, 'group_notice', NULL, NULL, NULL),
        ('telegram', 'chat 7', '7', x'{phone}', 'ana', 1, 'telegram_notice', 'annexe_b', 'action-ana',
            '2026-03-01T09:35:00+00:00'),
        ('terminal', 'ben', 'ben', x'{ben}', 'ben', 1, 'terminal_notice', NULL, NULL, NULL);
    INSERT INTO projects VALUES ('project-ana', 'ana', '2026-03-01T09:30:00+00:00',
        '{"id":"project-ana","actions":[{"id":"action-ana"}],"created_at":"2026-03-01T09:30:00Z"}');
    INSERT INTO conversations VALUES ('ana', 'annexe_b', 'action-ana', 1,
        '{"id":"conversation-ana-1","dialog":"annexe_b","version":"v1","subject":"action-ana","state":"B01"}');
    INSERT INTO answers VALUES ('project-ana', 'action-ana', 'B01', 1,
        '{"project":"project-ana","subject":"action-ana","step":"B01","revision":1,"dialog":"annexe_b","version":"v1",'
        || '"at":"2026-03-01T09:32:00Z","parts":[{"message":"m1","text":"un jardin","language":"fr"}]}');
    INSERT INTO outbox VALUES ('telegram', 'chat 7', 5, 'ana', '{"blocks":[{"kind":"question","text":"waits"}]}');
    UPDATE counters SET value = 256 WHERE name = 'message';
    """


def key(account: Account, place: Place) -> str:
    return place_key(Inbound("1", account, place, Started(), NOW)).hex()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file as the first program left it."""
    path = tmp_path / "colibri.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations = Migrations("colibri")
        migrations()(m001_first)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.executescript(_ROWS.replace("{phone}", key(PHONE, PHONES)).replace("{ben}", key(BEN, BENS)))
    return path


async def test_everything_of_an_older_file_is_there(path: Path) -> None:
    store = await open_store(path)
    situation = await store.load(PHONE, PHONES)
    assert situation.person is not None
    assert situation.person.consents == (Consent("telegram_notice", "2026-01", NOW),)
    assert (situation.person.turn, situation.person.project) == (3, "project-ana")
    assert situation.person.reminders is not None
    assert [project.id for project in situation.projects] == ["project-ana"]
    assert situation.conversations == {("annexe_b", "action-ana"): conversation()}
    assert situation.answers["action-ana", "B01"].text == "un jardin"
    assert (situation.home, situation.here_last, situation.asked, situation.links) == ("ana", True, "", ())
    assert situation.last_focus == situation.focus == ("annexe_b", "action-ana")
    assert [message.reply for message in await store.waiting(PHONES)] == [reply("waits")]
    await store.close()


async def test_who_never_agreed_has_not_agreed_and_a_place_that_is_gone_was_a_terminal(path: Path) -> None:
    store = await open_store(path)
    assert (await store.holding("ben")).person.consents == ()
    assert (await store.holding("cleo")).person.consents == (Consent("terminal_notice", "2026-01", NOW),)
    await store.close()


async def test_turns_go_on_in_an_older_file(path: Path) -> None:
    store = await open_store(path)
    outcome = Outcome(answers=(answer(revision=2),), replies=(reply("noted"),))
    assert await take(store, "1", outcome, account=PHONE, place=PHONES, minute=9)
    assert [found.person for found in await store.quiet(NOW + timedelta(days=1))] == ["ana", "ben"]
    await store.close()


async def test_an_older_file_can_be_looked_at_and_backed_up_before_it_is_changed(path: Path) -> None:
    before, copy = path.read_bytes(), path.with_name("copy.db")
    assert read_report(path).schema == "m001_first"
    back_up(path, copy)
    assert path.read_bytes() == before
    store = await open_store(copy)
    assert (await store.load(PHONE, PHONES)).answers["action-ana", "B01"].text == "un jardin"
    await store.close()
