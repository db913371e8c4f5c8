"""The migrations, in their order: append-only, each with a number in its name. What the tables are stands here.

Every read of a turn goes by a primary key or an index, so a turn costs the same in a full file as in an empty one.
Short rows lie in their primary key (WITHOUT ROWID): one page less to write. Answers, conversations and contributions
have long bodies and lie as they came, with their key beside them: in a key, where they would have to be in order, each
new one moves its neighbours to other pages (twice as many pages in a turn). All of a person hangs on `persons` by
foreign keys, so that nothing is forgotten when the person leaves; only `outbox` is cleared by hand, because an index on
its `person` would cost every message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing it takes 0.3 s: only a file that has to be changed pays for that
    from sqlite_utils import Database

APPLICATION_ID = 0xC0118B1  # PRAGMA application_id: says that a file is ours


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


def m002_together(db: Database) -> None:
    """Several accounts of one person, agreements for each kind of place, and what people answer in a community."""
    for statement in _M002:
        db.execute(statement)


_M002 = (
    # consents: a yes for each notice, as JSON. Until now there was one, to the notice of the place used last.
    "ALTER TABLE persons ADD COLUMN consents TEXT NOT NULL DEFAULT '[]'",
    """UPDATE persons SET consents = json_array(json_object(
        'notice', coalesce(
            (SELECT f.notice FROM places f WHERE f.person = persons.id AND f.key = persons.place), 'terminal_notice'),
        'version', consent_version, 'at', consent_at))
    WHERE consent_version IS NOT NULL AND consent_at IS NOT NULL""",
    "ALTER TABLE persons DROP COLUMN consent_version",
    "ALTER TABLE persons DROP COLUMN consent_at",
    # home: the person that the account makes by itself. former, linked_at: the person that it was until it was joined
    # to another, and when; there for as long as that can be undone.
    "ALTER TABLE accounts ADD COLUMN home TEXT NOT NULL DEFAULT ''",
    "UPDATE accounts SET home = person",
    "ALTER TABLE accounts ADD COLUMN former TEXT",
    "ALTER TABLE accounts ADD COLUMN linked_at TEXT",
    "CREATE INDEX links_of_person ON accounts (person) WHERE former IS NOT NULL",
    # home: that of the account which began the project.
    "ALTER TABLE projects ADD COLUMN home TEXT NOT NULL DEFAULT ''",
    "UPDATE projects SET home = person",
    # asked: the mark of the last message delivered there that has one.
    "ALTER TABLE places ADD COLUMN asked TEXT NOT NULL DEFAULT ''",
    # account: whom a message answers, where several people read.
    "ALTER TABLE outbox ADD COLUMN account TEXT",
    # A person has one code at most. place: where it was given, by the key of the places table.
    """CREATE TABLE codes (
        selector TEXT PRIMARY KEY, digest TEXT NOT NULL,
        person TEXT NOT NULL UNIQUE REFERENCES persons ON DELETE CASCADE,
        place BLOB NOT NULL, expires_at TEXT NOT NULL, tries INTEGER NOT NULL, language TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # thread: stands for the channel and the address. The holder is the person of the project, whoever that comes to be.
    """CREATE TABLE inquiries (
        id TEXT PRIMARY KEY, project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE, thread BLOB NOT NULL,
        opened_at TEXT NOT NULL, told_at TEXT, body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX inquiries_of_project ON inquiries (project)",
    "CREATE INDEX inquiries_of_thread ON inquiries (thread, opened_at)",
    # asked: the mark of our last message in a thread, for whoever speaks there next. Nothing of anybody is in it.
    "CREATE TABLE threads (thread BLOB PRIMARY KEY, asked TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # home: that of the account which wrote it. kept: what the holder decided, if anything.
    """CREATE TABLE contributions (
        id TEXT PRIMARY KEY, inquiry TEXT NOT NULL REFERENCES inquiries ON DELETE CASCADE,
        person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, home TEXT NOT NULL, at TEXT NOT NULL, kept INTEGER,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX contributions_to_inquiry ON contributions (inquiry, at)",
    "CREATE INDEX contributions_of_person ON contributions (person, inquiry)",
    # Holders to whom somebody else said something since they were told.
    """CREATE VIEW answered AS SELECT DISTINCT o.person FROM inquiries i JOIN projects o ON o.id = i.project
        WHERE EXISTS (SELECT 1 FROM contributions c
            WHERE c.inquiry = i.id AND c.at > coalesce(i.told_at, '') AND c.person != o.person)""",
    # Of whom nothing is left but that they once agreed to speak in a community.
    """CREATE VIEW strays AS SELECT p.id FROM persons p WHERE
        NOT EXISTS (SELECT 1 FROM contributions c WHERE c.person = p.id)
        AND NOT EXISTS (SELECT 1 FROM places f WHERE f.person = p.id AND f.private)
        AND NOT EXISTS (SELECT 1 FROM projects o WHERE o.person = p.id)
        AND NOT EXISTS (
            SELECT 1 FROM json_each(p.consents) WHERE json_extract(value, '$.notice') != 'community_notice')""",
)


def m003_coaches(db: Database) -> None:
    """Coaches, what holders share with them, and what they say to it."""
    for statement in _M003:
        db.execute(statement)


_M003 = (
    # person: who the coach is, once the invitation was used; it stays when the operator removed the coach, so that an
    # erasure still finds the words. home: the person that the account makes by itself in which it was used.
    """CREATE TABLE coaches (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, code TEXT, added_at TEXT NOT NULL, invitation TEXT, invited_until TEXT,
        person TEXT REFERENCES persons, home TEXT, bell TEXT, rung TEXT, removed_at TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX coaches_by_code ON coaches (code) WHERE code IS NOT NULL",
    "CREATE UNIQUE INDEX coaches_by_invitation ON coaches (invitation) WHERE invitation IS NOT NULL",
    "CREATE INDEX coaches_of_person ON coaches (person) WHERE person IS NOT NULL",
    # parts: since when each is open, by its id, as JSON. narrowed: how often it came to open less than before. The
    # coach's row stays for ever: the holder's log names it.
    """CREATE TABLE shares (
        id TEXT PRIMARY KEY, project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE,
        coach TEXT NOT NULL REFERENCES coaches, parts TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
        ended_at TEXT, narrowed INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER share_narrows AFTER UPDATE OF parts, until ON shares
    WHEN NEW.until < OLD.until OR EXISTS (SELECT 1 FROM json_each(OLD.parts) o WHERE NOT EXISTS (
            SELECT 1 FROM json_each(NEW.parts) n WHERE n.key = o.key AND n.value = o.value)) BEGIN
        UPDATE shares SET narrowed = narrowed + 1 WHERE id = NEW.id;
    END""",
    "CREATE INDEX shares_of_project ON shares (project)",
    "CREATE INDEX shares_with_coach ON shares (coach)",
    """CREATE TABLE stages (
        project TEXT REFERENCES projects ON DELETE CASCADE, number INTEGER, name TEXT NOT NULL, mover TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (project, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE readings (
        share TEXT REFERENCES shares ON DELETE CASCADE, at TEXT, page TEXT, PRIMARY KEY (share, at, page)
    ) STRICT, WITHOUT ROWID""",
    # body and resolved_at are the coach's; told_at to answered_by the holder's: neither writes what is the other's.
    """CREATE TABLE comments (
        id TEXT PRIMARY KEY, share TEXT NOT NULL REFERENCES shares ON DELETE CASCADE, at TEXT NOT NULL,
        body TEXT NOT NULL, resolved_at TEXT, told_at TEXT, answered_at TEXT, answered_by INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX comments_on_share ON comments (share, at)",
    "CREATE INDEX comments_untold ON comments (share) WHERE told_at IS NULL",
    """CREATE TABLE notes (
        id TEXT PRIMARY KEY, share TEXT NOT NULL REFERENCES shares ON DELETE CASCADE, at TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX notes_on_share ON notes (share, at)",
    # Ways into the pages, and who is in. They are few, and gone soon: no index.
    """CREATE TABLE tickets (
        digest TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sessions (
        digest TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES persons ON DELETE CASCADE, until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # A person is one coach: of two, whose accounts were joined, the one who was added first, until they part again.
    """CREATE VIEW acting AS SELECT c.* FROM coaches c
        WHERE c.removed_at IS NULL AND c.person IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM coaches k WHERE k.person = c.person AND k.removed_at IS NULL
            AND (k.added_at, k.id) < (c.added_at, c.id))""",
    # about: the shares and the comments that a message shows, as JSON. Those about nothing are in no index.
    "ALTER TABLE outbox ADD COLUMN about TEXT",
    "CREATE INDEX outbox_about ON outbox (about) WHERE about IS NOT NULL",
    # What coaches may read, for whoever asks at a moment before `until`.
    """CREATE VIEW granted AS
        SELECT s.id, s.project, s.coach, c.person, s.until FROM shares s JOIN acting c ON c.id = s.coach
        WHERE s.ended_at IS NULL""",
    # Holders to whom a coach said something that stands, and who were not told.
    """CREATE VIEW remarked AS SELECT DISTINCT o.person FROM comments m JOIN shares s ON s.id = m.share
        JOIN projects o ON o.id = s.project WHERE m.told_at IS NULL AND m.resolved_at IS NULL""",
    # By whichever way a person leaves: the words of a coach go along, and the name. The log of the holders stays.
    """CREATE TRIGGER coach_leaves BEFORE DELETE ON persons
    WHEN EXISTS (SELECT 1 FROM coaches WHERE person = OLD.id) BEGIN
        DELETE FROM comments WHERE share IN (
            SELECT s.id FROM coaches c JOIN shares s ON s.coach = c.id WHERE c.person = OLD.id);
        DELETE FROM notes WHERE share IN (
            SELECT s.id FROM coaches c JOIN shares s ON s.coach = c.id WHERE c.person = OLD.id);
        UPDATE shares SET ended_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')
        WHERE ended_at IS NULL AND coach IN (SELECT id FROM coaches WHERE person = OLD.id);
        UPDATE coaches SET name = '', code = NULL, invitation = NULL, invited_until = NULL, person = NULL, home = NULL,
            bell = NULL, rung = NULL, removed_at = coalesce(removed_at, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'))
        WHERE person = OLD.id;
    END""",
)

MIGRATIONS: tuple[Callable[[Database], None], ...] = (m001_first, m002_together, m003_coaches)
