"""Content and notices after somebody edited them, and the engines on them."""

from __future__ import annotations

from functools import cache

from bot.core.content import load
from bot.core.dialog import Library
from bot.core.engine import Engine
from bot.shelf import read_folder, shipped
from tests.talk import shipped_engine, shipped_library


@cache
def edited_library() -> Library:
    """The shipped content after its authors went over it: steps renamed, removed, turned into stories, routed."""
    files = dict(read_folder(shipped()))

    def change(name: str, *pairs: tuple[str, str]) -> None:
        for old, new in pairs:
            assert old in files[name], f"{old!r} is not in {name}"
            files[name] = files[name].replace(old, new)

    change(
        "annexe_b/dialog.yaml",
        ("- id: B06\n", "- id: B06x\n        formerly: [B06]\n"),
        ("- id: B08\n        kind: long_text", "- id: B08x\n        kind: long_text"),
        ("- id: B03.2\n        kind: long_text", "- id: B03.2\n        kind: story"),
    )
    change("accueil/dialog.yaml", ("- id: A02\n", "- id: A02x\n        formerly: [A02]\n"))
    for language in ("fr", "en"):
        change(f"annexe_b/{language}.yaml", ("\n  B06:\n    label", "\n  B06x:\n    label"))
        change(f"annexe_b/{language}.yaml", ("\n  B08:\n    label", "\n  B08x:\n    label"))
        change(f"accueil/{language}.yaml", ("\n  A02:\n", "\n  A02x:\n"))
    return load(files)


@cache
def edited_engine() -> Engine:
    """An engine on the edited content."""
    return Engine(edited_library(), {"retention_days": "180"})


@cache
def renoticed_engine() -> Engine:
    """An engine whose notice names another controller: everybody is asked to agree anew."""
    return Engine(shipped_library(), {"retention_days": "180", "controller": "Une autre association"})


def engines() -> tuple[Engine, Engine, Engine]:
    """The engines before and after the content was edited, and with another notice."""
    return shipped_engine(), edited_engine(), renoticed_engine()
