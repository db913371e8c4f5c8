"""What the file looks like, as a row of migrations: append-only, each with a number in its name.

Every read of a turn goes by a primary key or an index, so a turn costs the same in a full file as in an empty one.
Short rows lie in their primary key (WITHOUT ROWID): one page less to write. Answers and conversations have long bodies
and lie as they came, with their key beside them: in a key, where they would have to be in order, each new one moves its
neighbours to other pages (twice as many pages in a turn). All of a person hangs on `persons` by foreign keys, so that
nothing is forgotten when the person leaves; only `outbox` is cleared by hand, because an index on its `person` would
cost every message.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.ports import StoreCorrupt, StoreNewer

if TYPE_CHECKING:  # importing it takes 0.3 s: only a file that has to be changed pays for that
    from sqlite_utils import Database

APPLICATION_ID = 0xC0118B1  # PRAGMA application_id: says that a file is ours
_SET = "colibri"


def m001_first(db: Database) -> None:
    """Everything that the terminal needs."""
    for statement in _M001:
        db.execute(statement)


_M001 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    # place: where the person wrote last, at seen_at, by the key of the places table: raw ids stand there only.
    """CREATE TABLE persons (
        id TEXT PRIMARY KEY, language TEXT NOT NULL, consent_version TEXT, consent_at TEXT, project TEXT NOT NULL,
        reminders_since TEXT, reminders_last TEXT, warned_at TEXT, erase_on TEXT, turn INTEGER NOT NULL,
        created_at TEXT NOT NULL, seen_at TEXT NOT NULL, place BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE accounts (
        channel TEXT, name TEXT, person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, PRIMARY KEY (channel, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX accounts_of_person ON accounts (person)",
    # The focus of a place is kept per account: in a shared place each person stands somewhere else.
    """CREATE TABLE places (
        channel TEXT, address TEXT, account TEXT, key BLOB NOT NULL,
        person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE,
        private INTEGER NOT NULL, notice TEXT NOT NULL, dialog TEXT, subject TEXT, asked_at TEXT,
        unreachable INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (channel, address, account)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX places_of_person ON places (person)",
    """CREATE TABLE projects (
        id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, created_at TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX projects_of_person ON projects (person, created_at)",
    """CREATE TABLE conversations (
        person TEXT REFERENCES persons ON DELETE CASCADE, dialog TEXT, subject TEXT, round INTEGER, body TEXT NOT NULL,
        PRIMARY KEY (person, dialog, subject, round)
    ) STRICT""",
    """CREATE TABLE answers (
        project TEXT REFERENCES projects ON DELETE CASCADE, subject TEXT, step TEXT, revision INTEGER,
        body TEXT NOT NULL, PRIMARY KEY (project, subject, step, revision)
    ) STRICT""",
    """CREATE TABLE dialog_versions (
        dialog TEXT, version TEXT, source TEXT NOT NULL, PRIMARY KEY (dialog, version)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE inbox (event BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE outbox (
        channel TEXT, address TEXT, id INTEGER, person TEXT, body TEXT NOT NULL, PRIMARY KEY (channel, address, id)
    ) STRICT, WITHOUT ROWID""",
    # Texts that wait for more of the same answer. They are in the inbox too, and go with their person.
    """CREATE TABLE kept (
        event BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, id TEXT NOT NULL,
        place BLOB NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX kept_of_person ON kept (person)",
    # Erasures that were asked for in a turn and not begun yet; the row goes with its person.
    "CREATE TABLE erasures (person TEXT PRIMARY KEY REFERENCES persons ON DELETE CASCADE) STRICT, WITHOUT ROWID",
    # How each channel fares, for the operator. error: the type of the last one, never what it says.
    """CREATE TABLE channels (
        name TEXT PRIMARY KEY, state TEXT NOT NULL, since TEXT NOT NULL, event_at TEXT, error TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # message: the last outbox id set aside. removed: how often words were taken out; scrubbed: how often for good.
    # uncertain: messages that may or may not have arrived.
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO counters VALUES ('message', 0), ('removed', 0), ('scrubbed', 0), ('uncertain', 0)",
)

_MIGRATIONS: tuple[Callable[[Database], None], ...] = (m001_first,)
KNOWN = tuple(migration.__name__ for migration in _MIGRATIONS)


def recognise(connection: sqlite3.Connection) -> None:
    """Look whether the file is one of ours, or empty, and change nothing. Raises as `prepare` does."""
    _pending(connection)


def version(connection: sqlite3.Connection) -> str:
    """The last migration of a file that is there to be read. Raises as `prepare` does, StoreCorrupt if it is empty."""
    if _pending(connection):
        raise StoreCorrupt("no database of today's program")
    return KNOWN[-1]


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the file to this program's schema, if it is not there yet.

    Raises StoreNewer if a newer program changed it, StoreCorrupt if it is a database of something else.
    """
    if _pending(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _apply(connection)  # nothing, if another process was quicker
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _pending(connection: sqlite3.Connection) -> bool:
    """Whether migrations are missing. Raises as `prepare` does."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    if not tables:
        return True
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID or "_sqlite_migrations" not in tables:
        raise StoreCorrupt("a database of another program")
    applied = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,)).fetchall()
    unknown = {name for (name,) in applied} - set(KNOWN)
    if unknown:
        raise StoreNewer(", ".join(sorted(unknown)))
    return len(applied) < len(KNOWN)


def _apply(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - see above

    migrations = Migrations(_SET)
    for migration in _MIGRATIONS:
        migrations()(migration)
    migrations.apply(Database(connection, execute_plugins=False))
