"""Every word of the pages comes from the library, and nothing in the library is left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from adapters.web.forms import LONGEST
from adapters.web.reading import DONE
from adapters.web.refusals import Refusal
from adapters.web.words import HERE, bound
from bot.core.coaching.seen import Status
from bot.core.dialog import LANGUAGES
from bot.core.model import StageName
from tests.talk import shipped_library

TEMPLATES = sorted((HERE / "templates").glob("*.html"))
_PUT_TOGETHER = {
    "name_": LANGUAGES,
    "stage_to_": ("changes", "ready"),
    "remarks_": ("waiting", "open", "settled"),
    "tab_": ("summary", "answers", "comments", "transcript", "notes"),
    "paper_": ("summary", "dossier", "dossier_part"),
    "format_": ("pdf", "docx", "md", "json"),
    "done_": sorted(DONE),
}
_ELSEWHERE = {"months", "day", "day_one", "moment", "fault_empty", "fault_long", "bad_listen"}


def used() -> set[str]:
    """The messages that templates and code name, without `web_`."""
    names = set(_ELSEWHERE)
    for template in TEMPLATES:
        found = template.read_text(encoding="utf-8")
        names |= set(re.findall(r"say\([\"'](\w+)[\"'][,)]", found))
        names |= {one for pair in re.findall(r'say\("(\w+)" if [\w.]+ else "(\w+)"', found) for one in pair}
        names |= {name for one in re.findall(r'many\("(\w+)"', found) for name in (one, f"{one}_one")}
        for start in re.findall(r"say\([\"'](\w+_)[\"'] ~", found):
            names |= {f"{start}{end}" for end in _PUT_TOGETHER[start]}
    refusals = {Refusal.name, *(each.name for each in Refusal.__subclasses__())}
    return names | {f"{name}{end}" for name in refusals for end in ("", "_title")}


def test_every_message_is_used_and_every_name_is_a_message() -> None:
    there = {name[4:] for name in shipped_library().messages["fr"] if name.startswith("web_")}
    assert used() == there


def test_words_that_chats_use_too_are_theirs() -> None:
    used = {name for each in TEMPLATES for name in re.findall(r'term\("(\w+)" ~', each.read_text(encoding="utf-8"))}
    assert used == {"stage_", "remark_"}
    for language, words in shipped_library().messages.items():
        terms = (*(f"stage_{name}" for name in get_args(StageName)), *(f"remark_{name}" for name in get_args(Status)))
        assert all(words[name] for name in terms), language


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_anything_itself(template: Path) -> None:
    found = template.read_text(encoding="utf-8")
    bare = re.sub(r"<[^>]*>", " ", re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", found, flags=re.DOTALL))
    assert set(re.findall(r"\w+", bare)) <= {"Colibri", "lang"}, template  # an attribute that a macro writes
    attributes = re.findall(r'(?:title|alt|aria-label|placeholder|value)="([^"{]*)"', found)
    assert set(attributes) <= {"", "1"}, template


def test_signs_that_begin_no_line_are_bound_to_the_word_before() -> None:
    assert bound("Oui : « non » ; si ?") == "Oui\u00a0: «\u00a0non\u00a0»\u00a0; si\u00a0?"


def test_the_longest_words_fit_into_one_message_of_a_chat() -> None:
    assert LONGEST <= 4096
