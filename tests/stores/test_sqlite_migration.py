"""A file of an older program is brought to today's schema with all that is in it."""

# ruff: noqa: ASYNC240 - a test may look at a file while the loop waits

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from adapters.stores.sqlite import back_up, open_store, read_report
from adapters.stores.sqlite.migrations import m001_first, m002_together
from adapters.stores.sqlite.records import place_key
from bot.core.model import Account, Consent, Outcome, Place, Started
from bot.ports import Inbound
from tests.contracts.sharing import MARIE, MARIES, at, become, seen, share
from tests.contracts.store import ANA, ANAS, NOW, answer, conversation, reply, take

PHONE, PHONES = Account("telegram", "7"), Place("telegram", "chat 7", notice="telegram_notice")
BEN, BENS = Account("terminal", "ben"), Place("terminal", "ben")

# What the first program wrote, as it lies in its file.
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


# --- a file of before -------------------------------------------------------------------------------------------------

_OLDER = """
    INSERT INTO persons (id, language, project, turn, created_at, seen_at, place, consents) VALUES
        ('ana', 'fr', 'project-ana', 3, '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'01',
            '[{"notice":"terminal_notice","version":"1","at":"2026-03-01T09:30:00Z"}]'),
        ('zoe', 'fr', '', 1, '2026-03-01T09:30:00+00:00', '2026-03-01T09:40:00+00:00', x'02', '[]');
    INSERT INTO accounts (channel, name, person, home) VALUES ('terminal', 'ana', 'ana', 'ana'),
        ('matrix', '@zoe', 'zoe', 'zoe');
    INSERT INTO places (channel, address, account, key, person, private, notice) VALUES
        ('terminal', 'ana', 'ana', x'01', 'ana', 1, 'terminal_notice');
    INSERT INTO projects (id, person, created_at, body, home) VALUES ('project-ana', 'ana', '2026-03-01T09:30:00+00:00',
        '{"id":"project-ana","actions":[{"id":"action-ana"}],"created_at":"2026-03-01T09:30:00Z"}', 'ana');
    INSERT INTO answers VALUES ('project-ana', 'action-ana', 'B01', 1,
        '{"project":"project-ana","subject":"action-ana","step":"B01","revision":1,"dialog":"annexe_b","version":"v1",'
        || '"at":"2026-03-01T09:32:00Z","parts":[{"message":"m1","text":"un jardin","language":"fr"}]}');
    INSERT INTO inquiries VALUES ('i', 'project-ana', x'03', '2026-03-01T09:30:00+00:00', NULL,
        '{"id":"i","person":"ana","project":"project-ana","subject":"action-ana","opened_at":"2026-03-01T09:30:00Z",'
        || '"step":"B05"}');
    INSERT INTO contributions VALUES ('c', 'i', 'zoe', 'zoe', '2026-03-01T09:35:00+00:00', 1,
        '{"id":"c","inquiry":"i","message":"m","text":"un puits","language":"fr","role":"habitant",'
        || '"at":"2026-03-01T09:35:00Z"}');
    """


def write_older(path: Path) -> Path:
    """A file as the program before coaches left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations = Migrations("colibri")
        migrations()(m001_first)
        migrations()(m002_together)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.executescript(_OLDER)
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return write_older(tmp_path / "older.db")


async def test_what_is_in_an_older_file_can_be_shared(older: Path) -> None:
    store = await open_store(older)
    before = await store.load(ANA, ANAS)
    assert before.answers["action-ana", "B01"].text == "un jardin"
    assert (before.shares, before.coach) == ((), None)
    await become(store, "marie", MARIE, MARIES)
    await take(store, "share", Outcome(shares=(share(),)), minute=5)
    found = await seen(store)
    assert found is not None
    assert [given.text for given in found.history] == ["un jardin"]
    assert [voice.contribution.text for voice in found.voices] == ["un puits"]
    (listed,) = await store.followed("marie", at(30))
    assert {key: name.text for key, name in listed.naming.items()} == {"action-ana": "un jardin"}
    assert [(step, when) for _, step, when in listed.moved] == [("B01", datetime(2026, 3, 1, 9, 32, tzinfo=UTC))]
    await store.close()


async def test_an_older_file_can_be_looked_at_and_copied_before_it_is_changed(older: Path) -> None:
    before, copy = older.read_bytes(), older.with_name("copy.db")
    assert read_report(older).schema == "m002_together"
    back_up(older, copy)
    assert older.read_bytes() == before
    store = await open_store(copy)
    assert (await store.report()).schema == "m003_coaches"
    assert (await store.holding("ana")).voices[0].contribution.text == "un puits"
    await store.close()


async def test_an_older_backup_of_an_erased_person_is_erased_in_todays_schema(older: Path) -> None:
    backup = write_older(older.with_name("backup.db"))
    store = await open_store(older)
    await store.erase("ana")
    await store.close()
    backup.replace(older)
    store = await open_store(older)
    assert await store.person_of(ANA) is None
    await store.close()
    assert b"un jardin" not in older.read_bytes()
