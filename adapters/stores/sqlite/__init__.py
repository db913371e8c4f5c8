"""The SQLite store: one file, one connection, turns that are ready together written together.

`open_store` opens or makes the file; `back_up` copies it and `read_report` looks into it while others use it. The rest
of this package is its own affair: `files` opens, `schema` migrates (by `migrations`, where the tables stand),
`records` turns the model into rows and back, `reading` and `writing` hold the statements of a turn (`rows`, `outbox`,
`marks`: what those gather), `voices` and `contributing` those of a community, `linking` and `joining` those of several
accounts, `sharing`, `following` and `granting` those of holders and coaches, `doors` who is a coach and signed in,
`quiet` whom time has something to tell, `groups` decides what shares a transaction, `erasure` removes words for good,
`parting` what that means for others, `erased` remembers it beyond a backup, `channels` tells the operator, `faults`
names what went wrong.
"""

from adapters.stores.sqlite.backup import back_up
from adapters.stores.sqlite.channels import read_report
from adapters.stores.sqlite.store import SqliteStore, open_store

__all__ = ["SqliteStore", "back_up", "open_store", "read_report"]
