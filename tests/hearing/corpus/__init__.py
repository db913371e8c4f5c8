"""The made-up stories, with what a careful reader hears in each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from bot.core.dialog import LANGUAGES, Language

Part = Literal["development", "held_out", "late", "blind"]
PARTS: tuple[Part, ...] = ("development", "held_out", "late", "blind")


@dataclass(frozen=True)
class Story:
    """One story. `heard` holds the labels; `voice` is "none" where it tells no project at all."""

    id: str
    language: Language
    part: Part
    voice: str
    heard: frozenset[str]
    text: str


def read_stories() -> tuple[Story, ...]:
    """All of them, in the order of the files."""
    found = []
    for language in LANGUAGES:
        tree = yaml.safe_load((Path(__file__).parent / f"{language}.yaml").read_text(encoding="utf-8"))
        for part in PARTS:
            for row in tree[part]:
                labels = frozenset(row["heard"])
                found.append(Story(row["id"], language, part, row["voice"], labels, row["story"].strip()))
    return tuple(found)
