"""A story: a conversation as YAML, read and checked. How one is written stands in README.md beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.core.dialog import Language
from tests.stories.stage import Due, Notice

FOLDER = Path(__file__).parent
STARTS: dict[str, tuple[str, ...]] = {
    "home": ("oui", "oui"),
    "form": ("oui", "oui", "1"),
}  # the first contact, typed: 15 or over, the agreement, and the first choice of the menu


class Strict(BaseModel):
    """No unknown key: a misspelt expectation would never fail."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(Strict):
    """What a reply is held to. `bot`: each text must appear, in this order. `choices`, `files`: exactly these."""

    bot: tuple[str, ...] = ()
    without: tuple[str, ...] = Field(default=(), alias="not")
    choices: tuple[str, ...] | None = None
    files: tuple[str, ...] | None = None


class Repeated(Strict):
    """A long message, written short."""

    repeat: str
    times: int


_WRITERS = ("me", "coach", "other")
_DEEDS = (*_WRITERS, "press", "close", "days", "due", "content", "invite")


class Turn(Expected):
    """One thing that happens: a message (or several, one after the other), a pressed choice, time, a new content.

    `invite`: the operator adds a coach of this name; `coach`, `other`: what the first one writes, or the second one, in
    a place of their own. `due`: time brings the person news of comments, or the first coach the digest.
    """

    me: str | tuple[str, ...] | Repeated | None = None
    coach: str | tuple[str, ...] | None = None
    other: str | tuple[str, ...] | None = None
    due: Due | None = None
    invite: str | None = None
    press: str | None = None
    close: Literal[True] | None = None
    days: float | None = None
    content: dict[str, Any] | None = None
    line: int

    @field_validator("me", "coach", "other", mode="before")
    @classmethod
    def _as_typed(cls, me: object) -> object:
        return str(me) if isinstance(me, int | float) and not isinstance(me, bool) else me

    @model_validator(mode="after")
    def _one_thing(self) -> Turn:
        given = [name for name in _DEEDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"line {self.line}: one of {', '.join(_DEEDS)}; found {given or 'none'}")
        if given[0] in ("days", "content", "invite") and (self.bot or self.without or self.choices is not None):
            raise ValueError(f"line {self.line}: nothing is said when time passes, content changes, a coach is added")
        return self

    @property
    def writes(self) -> str:
        """Who writes: "me", "coach" or "other"; "" if something else happens."""
        return next((name for name in _WRITERS if getattr(self, name) is not None), "")

    @property
    def messages(self) -> tuple[str, ...]:
        """What is written."""
        if isinstance(self.me, Repeated):
            return (self.me.repeat * self.me.times,)
        written = getattr(self, self.writes)
        return written if isinstance(written, tuple) else (written,)


class Story(Strict):
    """A whole story. `name` is its file's."""

    name: str
    story: str
    language: Language | None = None
    settings: dict[str, str] = {}
    notice: Notice = "terminal_notice"
    start: Literal["home", "form"] | None = None
    opening: Expected = Expected()
    turns: tuple[Turn, ...]
    answers: dict[str | int, str | dict[str, str | None] | None] = {}
    documents: dict[str, tuple[str, ...]] = {}
    stored: Literal["nothing"] | None = None
    nowhere: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _runs_on(self) -> Story:
        """Somebody else talks to the program that runs: a story with two people does not stop it."""
        coached = any(turn.coach is not None or turn.other is not None for turn in self.turns)
        if coached and any(turn.close or turn.content is not None for turn in self.turns):
            raise ValueError("a story with a coach neither closes nor edits the content")
        if self.notice == "terminal_notice" and any(turn.due for turn in self.turns):
            raise ValueError("time brings nothing in a terminal: give the story a notice of a network")
        return self


def read_story(path: Path) -> Story:
    """Read one file. A mistake in it raises with the file's name, and the line where it is known."""
    text = path.read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    for turn, line in zip(raw["turns"], _lines(text), strict=True):
        turn["line"] = line
    try:
        return Story(name=path.stem, **raw)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _lines(text: str) -> list[int]:
    """The line on which each turn begins."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    turns = next(value for key, value in root.value if key.value == "turns")
    return [item.start_mark.line + 1 for item in turns.value]


def patched(texts: Mapping[str, str], changes: Mapping[str, Any]) -> dict[str, str]:
    """The texts of the content with changes made to some files: see `_patch`."""
    edited = dict(texts)
    for name, change in changes.items():
        edited[name] = yaml.safe_dump(_patch(yaml.safe_load(texts[name]), change), allow_unicode=True, sort_keys=False)
    return edited


def _patch(old: Any, change: Any) -> Any:
    """A mapping changes key by key; in a list of things with an id, the id is the key. Null takes a thing out.

    A change with `id` gives the thing that id.
    """
    if isinstance(old, list) and isinstance(change, dict):
        things = {thing["id"]: thing for thing in old}
        assert change.keys() <= things.keys(), f"no such id: {change.keys() - things.keys()}"
        changed = {key: _patch(thing, change[key]) if key in change else thing for key, thing in things.items()}
        return [thing for thing in changed.values() if thing is not None]
    if isinstance(old, dict) and isinstance(change, dict):
        merged: dict[str, Any] = {}
        for key in [*old, *(new for new in change if new not in old)]:
            if key not in change:
                merged[key] = old[key]
            elif change[key] is not None:
                _put(merged, key, old.get(key), change[key])
        return merged
    return change


def _put(merged: dict[str, Any], key: str, old: Any, change: Any) -> None:
    """Words are kept by the id of their question: a change with `id` moves them under the new one."""
    if isinstance(old, dict) and "id" not in old and isinstance(change, dict) and "id" in change:
        merged[change["id"]] = _patch(old, {name: value for name, value in change.items() if name != "id"})
    else:
        merged[key] = _patch(old, change)
