"""Whole answers, judged end to end: a weak one is seen, and a good one is seldom asked about."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language
from tests.conditions.exam import judged, library, share_wrong

MOST_WRONG = 0.1  # the promise: under one wrong probe in ten good answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weak_answer_is_seen(language: Language) -> None:
    assert [str(case) for case in judged(language) if case.missed] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_good_answers_are_asked_about(language: Language) -> None:
    cases = judged(language)
    wrong = "\n".join(str(case) for case in cases if case.wrong)
    assert share_wrong(cases) < MOST_WRONG, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_answers_of_both_kinds(language: Language) -> None:
    cases = judged(language)
    good, weak = ({case.question for case in cases if bool(case.wants) is kind} for kind in (False, True))
    probed = {
        step.id
        for name in ("annexe_b", "physique_avant_le_moral", "voyage_en_mer", "storyboard")
        for step in library().dialogs[name].steps.values()
        if step.probes
    }
    assert probed - good == set()
    assert probed - weak == set()
