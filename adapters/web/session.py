"""Who is signed in: a secret in a cookie, of which the store keeps a digest alone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from bot.core.coaching.tickets import digest
from bot.core.dialog import LANGUAGES, Language
from bot.ports import Visitor

LASTS = timedelta(hours=12)
COOKIE = "__Host-colibri"  # the prefix: browsers take it over https alone, for this host and no other
LANGUAGE_COOKIE = "__Host-colibri-language"
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its cookie carries it."""

    secret: str

    @property
    def digest(self) -> str:
        """What the store keeps."""
        return digest(self.secret)

    @property
    def mark(self) -> str:
        """What every form of this session carries: who cannot read the cookie cannot make it."""
        return hmac.new(self.secret.encode(errors="replace"), b"form", hashlib.sha256).hexdigest()

    def marked(self, mark: str) -> bool:
        """Whether a form is of this session."""
        return hmac.compare_digest(self.mark.encode(), mark.encode(errors="replace"))


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a coach who is signed in."""

    request: Request
    visitor: Visitor
    session: Session
    language: Language

    @property
    def person(self) -> str:
        """Who asks."""
        return self.visitor.person

    @property
    def share(self) -> str:
        """The share that the address names, whether there is one or not."""
        return str(self.request.path_params["share"])


def fresh() -> Session:
    """A session that nobody has had, or can guess."""
    return Session(secrets.token_urlsafe(32))


def carried(request: Request) -> Session | None:
    """The session that a request claims, if any."""
    secret = request.cookies.get(COOKIE, "")
    return Session(secret) if secret else None


def language_of(request: Request, visitor: Visitor | None, default: Language) -> Language:
    """The language asked for on this page, else the one asked for before, the person's, or the browser's first."""
    accepted = (each.strip()[:2].lower() for each in request.headers.get("accept-language", "").split(","))
    wanted = (
        request.query_params.get("lang"),
        request.cookies.get(LANGUAGE_COOKIE),
        visitor.language if visitor else None,
        *accepted,
    )
    return next((language for each in wanted for language in LANGUAGES if each == language), default)


def keep(response: Response, session: Session) -> None:
    """Give a browser its session."""
    _set(response, COOKIE, session.secret, LASTS)


def forget(response: Response) -> None:
    """Take it back."""
    _set(response, COOKIE, "", timedelta())


def keep_language(request: Request, response: Response) -> None:
    """Remember the language that was asked for on this page; a cookie without which the page could not do as asked."""
    if (wanted := request.query_params.get("lang")) in LANGUAGES:
        _set(response, LANGUAGE_COOKIE, wanted, _YEAR)


def _set(response: Response, name: str, value: str, lasts: timedelta) -> None:
    seconds = int(lasts.total_seconds())
    response.set_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")
