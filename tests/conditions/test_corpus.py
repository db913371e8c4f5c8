"""Every answer of the corpora: weak ones bring the follow-up question, good ones do not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.conditions import KNOWN, Evidence, Text, find, parse

HERE = Path(__file__).parent
NOT_IN_TEXT = {spec.name for spec in KNOWN.values() if spec.needs == "situation"} | {"words_lt", "words_gt"}


def corpus(language: str) -> dict[str, dict[str, dict[str, Any]]]:
    loaded: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((HERE / f"corpus_{language}.yaml").read_text("utf-8"))
    return loaded


def entries() -> Iterator[Any]:
    for language in ("fr", "en", "mixed"):
        for half, conditions in corpus(language).items():
            for written, answers in conditions.items():
                for kind in ("fires", "silent"):
                    for number, text in enumerate(answers[kind], 1):
                        wanted = kind == "fires"
                        name = f"{language}-{half}-{written}-{kind}-{number}"
                        yield pytest.param(written, text, answers.get("example", ""), wanted, id=name)


@pytest.mark.parametrize(("written", "text", "example", "wanted"), list(entries()))
def test_a_probe_comes_after_a_weak_answer_and_not_after_a_good_one(
    written: str, text: str, example: str, wanted: bool
) -> None:
    found = find(parse(written), Evidence(Text(text), example=example))
    assert (found is not None) is wanted, text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_condition_that_reads_a_text_has_weak_and_good_answers(language: str) -> None:
    seen: dict[str, list[int]] = {}
    for conditions in corpus(language).values():
        for written, answers in conditions.items():
            counts = seen.setdefault(parse(written).name, [0, 0])
            counts[0] += len(answers["fires"])
            counts[1] += len(answers["silent"])
    assert set(seen) == set(KNOWN) - NOT_IN_TEXT
    assert {name: counts for name, counts in seen.items() if counts[0] < 11 or counts[1] < 12} == {}
