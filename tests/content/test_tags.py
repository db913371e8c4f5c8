"""Tags that the program obeys are checked: a misspelt one would do nothing, silently."""

from __future__ import annotations

import pytest

from bot.core.content import ContentError, check, load

CIRCLES, STORY, HELLO = "physique_avant_le_moral/dialog.yaml", "storyboard/dialog.yaml", "accueil/dialog.yaml"
CARDS = "reperes/dialog.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            CIRCLES,
            "kind: impact, theme: o",
            "kind: impakt, theme: o",
            '"impakt" means nothing here; write comportement',
        ),
        (CIRCLES, "kind: impact, theme: o", "kinds: impact, theme: o", 'unknown tag; did you mean "kind".'),
        (CIRCLES, "kind: impact, theme: o", "x: impact, theme: o", "unknown tag; remove it or correct its spelling."),
        (STORY, "hears: sequences", "hears: sequence", '"sequence" means nothing here; write sequences.'),
        (STORY, "hears: sequences", "hear: sequences", 'unknown tag; did you mean "hears".'),
        (HELLO, "before: notice", "before: notise", 'there is no message "notise"; did you mean'),
        (HELLO, "for_coach: coach_consent", "for_coach: coach_keeps", 'there is no message "coach_keeps"'),
        (HELLO, "for_coach: coach_consent", "for_coach: coach_kept", 'there is no message "coach_kept_before"; '),
        (CARDS, "verdict: faux", "verdit: faux", 'unknown tag; did you mean "verdict".'),
    ],
)
def test_a_misspelt_tag_is_told(files: dict[str, str], file: str, old: str, new: str, said: str) -> None:
    assert old in files[file]
    found = [problem for problem in check(files | {file: files[file].replace(old, new, 1)}) if ".tags." in problem.path]
    assert [problem.file for problem in found] == [file]
    assert found[0].message.startswith(said)


def test_a_chapter_of_effects_asks_for_some(files: dict[str, str]) -> None:
    found = check(files | {CIRCLES: files[CIRCLES].replace("circle: groupe, kind: impact", "circle: groupe")})
    said = "no question here is about an effect; tag one `kind: impact`, or remove this."
    assert [str(problem) for problem in found] == [f"{CIRCLES}: chapters.groupe.effects: {said}"]


def test_a_message_that_is_not_there_is_refused(files: dict[str, str]) -> None:
    with pytest.raises(ContentError):
        load(files | {HELLO: files[HELLO].replace("before: notice", "before: notise")})
