"""Which migrations a file has had, and bringing it to today's. They stand in `migrations`."""

from __future__ import annotations

import sqlite3

from adapters.stores.sqlite.migrations import APPLICATION_ID, MIGRATIONS
from bot.ports import StoreCorrupt, StoreNewer

_SET = "colibri"
KNOWN = tuple(migration.__name__ for migration in MIGRATIONS)


def recognise(connection: sqlite3.Connection) -> None:
    """Look whether the file is one of ours, or empty, and change nothing. Raises as `prepare` does."""
    _pending(connection)


def version(connection: sqlite3.Connection) -> str:
    """The last migration of a file that is there to be read, maybe an older one than today's.

    Raises as `prepare` does, StoreCorrupt if the file is empty.
    """
    applied = _applied(connection)
    if not applied:
        raise StoreCorrupt("an empty file")
    return max(applied)


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
    return len(_applied(connection)) < len(KNOWN)


def _applied(connection: sqlite3.Connection) -> set[str]:
    """The migrations that the file has had; none if it is empty. Raises as `prepare` does."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    if not tables:
        return set()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID or "_sqlite_migrations" not in tables:
        raise StoreCorrupt("a database of another program")
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,)).fetchall()
    applied = {str(name) for (name,) in rows}
    if unknown := applied - set(KNOWN):
        raise StoreNewer(", ".join(sorted(unknown)))
    return applied


def _apply(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - takes 0.3 s, and is rarely needed

    migrations = Migrations(_SET)
    for migration in MIGRATIONS:
        migrations()(migration)
    migrations.apply(Database(connection, execute_plugins=False))
