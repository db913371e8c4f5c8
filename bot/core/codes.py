"""The codes that people type: how they are made, written, and read again.

Short enough to be typed on a phone: a selector that finds the code, and a secret that proves it. No vowels, so that no
word comes about by chance and none is taken for a code; no signs that look or sound like others (0, 1, 2, 5, 8).

The invitation of a coach is longer: nobody counts who tries it, and its digest lies in the file and its backups for two
weeks, where a short one could be found by trying them all.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from bot.core import moves
from bot.core.model import Event, Said

_SIGNS = "BCDFGHJKMNPQRTVWXYZ34679"
_SELECTOR, _GROUP = 3, 5
_SECRET, _LONG_SECRET = _GROUP, 3 * _GROUP  # signs; with the selector 2^36 and 2^82 possibilities


@dataclass(frozen=True, slots=True)
class Written:
    """A code as it is shown, or was typed."""

    selector: str
    secret: str

    def __str__(self) -> str:
        groups = (self.secret[start : start + _GROUP] for start in range(0, len(self.secret), _GROUP))
        return "-".join((self.selector, *groups))

    @property
    def digest(self) -> str:
        """What is stored of it: it proves the secret under this selector, and tells nobody what it is."""
        return hashlib.blake2b(self.secret.encode(), key=self.selector.encode(), digest_size=16).hexdigest()

    def proves(self, digest: str) -> bool:
        """Whether this is the code of a stored digest."""
        return hmac.compare_digest(self.digest, digest)


def made_from(chance: str) -> Written:
    """The code that a fresh id makes, which nobody can guess. Chance comes from the shell, as with every id."""
    return _made(chance, _SECRET)


def invitation_from(chance: str, more: str) -> Written:
    """The invitation that two fresh ids make: one of them alone has less chance in it than the code has signs for."""
    return _made(f"{chance} {more}", _LONG_SECRET)


def _made(chance: str, secret: int) -> Written:
    number = int.from_bytes(hashlib.blake2b(chance.encode(), person=b"code").digest())
    signs = []
    for _ in range(_SELECTOR + secret):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return Written("".join(signs[:_SELECTOR]), "".join(signs[_SELECTOR:]))


def read(text: str) -> Written | None:
    """The code that was typed, however it was: with its dashes or without, with spaces, in small letters."""
    signs = "".join(sign for sign in text.upper() if sign not in " -–—\u00a0\u2011")
    if len(signs) - _SELECTOR not in (_SECRET, _LONG_SECRET) or not set(signs) <= set(_SIGNS):
        return None
    return Written(signs[:_SELECTOR], signs[_SELECTOR:])


def typed(event: Event) -> str | None:
    """What stands after the move `lier`, where a code belongs; None if that is not what an event is.

    Without a prefix the word could begin an answer: then it counts if nothing but a code follows it.
    """
    if not isinstance(event, Said) or event.more:
        return None
    text = moves.heard(event.text)
    command = moves.read(text, bare=False, loose=True)
    if not isinstance(command, moves.Command) or command.move.name != "link" or not command.argument:
        return None
    prefixed = text.strip().startswith(moves.PREFIXES)
    return command.argument if prefixed or read(command.argument) else None
