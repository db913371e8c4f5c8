"""What coaches read and wrote, in a person's own data: in words and for a machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from bot.core.coaching.parts import ALL
from bot.core.dialog import Library
from bot.core.model import HOLDER, Coach, Comment, Note, Part, Reading, Share, Stage
from bot.ports import Holding
from tests.documents.archive import BEGUN, FIRST, Archive
from tests.documents.rendered import json_of, kinds, markdown_of, shown, texts, under
from tests.documents.test_escape import NASTY, read_lines, shown_lines

FILE = "Dossier 1, commencé le 2026-03-02"
SINCE = "depuis le 2026-03-02 09:00 UTC"
HOUR = timedelta(hours=1)
ENDED = Share("s1", "project1", "coach1", "Marie Petit", {ALL: BEGUN}, BEGUN, BEGUN + 90 * 24 * HOUR, BEGUN + HOUR)
RUNS = Share("s2", "project1", "coach2", "", {"annexe_b/besoin": BEGUN, "gone": BEGUN}, BEGUN, BEGUN + 24 * HOUR)
SAID = Comment("c1", "s1", "project1", FIRST, "B11", 1, "Avec qui d'autre ?", "fr", BEGUN, "Marie Petit", BEGUN)


def holding() -> Holding:
    """Ana shared with Marie, who read and wrote, and with a coach who erased everything."""
    return replace(
        Archive().answer("B01", "La laverie").answer("B11", "Le lycée.").holding(),
        shares=(ENDED, RUNS),
        stages=(Stage("project1", "shared", HOLDER, BEGUN), Stage("project1", "changes", "coach1", BEGUN + HOUR)),
        readings=(Reading("s1", "summary", BEGUN), Reading("s2", "transcript", BEGUN + HOUR)),
        comments=(
            SAID,
            replace(SAID, id="c2", answered_at=BEGUN + HOUR, answered_by=2),
            replace(SAID, id="c3", subject="project1", answered_at=BEGUN, answered_by=1, resolved_at=BEGUN + HOUR),
        ),
        notes=(Note("n1", "s1", "Voir le budget.", "fr", BEGUN, "Marie Petit"),),
    )


async def test_every_share_is_told_with_its_parts(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", holding())
    assert under(markdown, "Vos partages avec des coachs") == [
        f"{FILE} : Marie Petit, {SINCE}, jusqu'au 2026-05-31 09:00 UTC (arrêté le 2026-03-02 10:00 UTC)",
        f"tout le projet, {SINCE}",
        f"{FILE} : un coach qui a tout effacé, {SINCE}, jusqu'au 2026-03-03 09:00 UTC",
        f"Le besoin, {SINCE}",
        f"Partie retirée du questionnaire (gone), {SINCE}",
    ]


async def test_every_stage_and_reading_is_told(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", holding())
    assert under(markdown, "Les étapes de vos projets") == [
        f"{FILE}, le 2026-03-02 09:00 UTC : en cours (vous)",
        f"{FILE}, le 2026-03-02 10:00 UTC : changements proposés (votre coach)",
    ]
    assert under(markdown, "Les lectures des coachs") == [
        f"2026-03-02 09:00 UTC, Marie Petit : le résumé, {FILE}",
        f"2026-03-02 10:00 UTC, un coach qui a tout effacé : la conversation, {FILE}",
    ]


async def test_every_comment_is_told_with_what_became_of_it(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", holding())
    on = f"{FILE}. Partenariat inédit, La laverie, version 1, le 2026-03-02 09:00 UTC, Marie Petit"
    whole = on.replace(", La laverie", "")
    assert under(markdown, "Les commentaires des coachs") == [
        f"{on} : sans réponse",
        "Avec qui d'autre ?",
        f"{on} : réponse le 2026-03-02 10:00 UTC, version 2",
        "Avec qui d'autre ?",
        f"{whole} : réglé le 2026-03-02 10:00 UTC",
        "Avec qui d'autre ?",
    ]


async def test_the_notes_of_coaches_are_told(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", holding())
    assert under(markdown, "Les notes des coachs sur vos projets") == [
        f"{FILE}, le 2026-03-02 09:00 UTC, Marie Petit",
        "Voir le budget.",
    ]


async def test_without_sharing_nothing_is_told_of_it(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", Archive().answer("B01", "La laverie").holding())
    assert not any("coach" in block.text for block in shown(markdown))


async def test_what_a_coach_took_back_is_in_neither_file(library: Library) -> None:
    gone = replace(
        holding(), comments=(replace(SAID, text=""),), notes=(Note("n1", "s1", "", "fr", BEGUN, "Marie Petit"),)
    )
    markdown = await markdown_of(library, "my_data", gone)
    assert "Les commentaires des coachs" not in texts(markdown)
    assert "Les notes des coachs sur vos projets" not in texts(markdown)
    data = await json_of(library, "my_data", gone)
    assert (data["comments"], data["notes"]) == ([], [])


async def test_what_the_platform_calls_the_messages_of_a_coach_is_in_no_file(library: Library) -> None:
    parts = (Part("$id-of-the-platform", "Voir le budget.", "fr"),)
    said, note = replace(SAID, parts=parts), Note("n1", "s1", "Voir le budget.", "fr", BEGUN, "Marie Petit", parts)
    everything = replace(holding(), comments=(said,), notes=(note,), written=(said,), noted=(note,))
    assert "$id-of-the-platform" not in await markdown_of(library, "my_data", everything)
    assert "$id-of-the-platform" not in str(await json_of(library, "my_data", everything))


async def test_everything_about_sharing_can_be_read_back_from_the_json(library: Library) -> None:
    kept = holding()
    data = dict(await json_of(library, "my_data", kept))
    data.pop("questions")
    assert TypeAdapter(Holding).validate_python(data) == kept


@pytest.mark.parametrize("text", NASTY)
async def test_words_of_a_coach_never_become_structure(library: Library, text: str) -> None:
    plain = await markdown_of(library, "my_data", replace(holding(), comments=(SAID,)))
    markdown = await markdown_of(library, "my_data", replace(holding(), comments=(replace(SAID, text=text),)))
    assert kinds(markdown) - {"hardbreak", "text_special"} <= kinds(plain)
    quoted = [block for block in shown(markdown) if block.tag == "blockquote"]
    assert shown_lines(quoted)[2:-1] == read_lines(text)


# --- of somebody who is a coach ---------------------------------------------------------------------------------------

MARIE = Coach("coach1", "Marie Petit", "BCD-FGHJK", BEGUN, invitation="digest", person="person1")


async def test_a_coach_finds_what_she_wrote_without_the_projects_it_is_about(library: Library) -> None:
    theirs = replace(SAID, project="project9", subject="action9")
    hers = replace(
        Archive().holding(), coach=MARIE, written=(theirs,), noted=(Note("n1", "s9", "Voir le budget.", "fr", BEGUN),)
    )
    markdown = await markdown_of(library, "my_data", hers)
    about = under(markdown, "Votre accord et vos accès")
    assert (
        "Vous êtes coach, sous le nom « Marie Petit », depuis le 2026-03-02 09:00 UTC. Votre code : BCD-FGHJK" in about
    )
    assert under(markdown, "Vos commentaires sur les projets que vous suivez") == [
        "Partenariat inédit, version 1, le 2026-03-02 09:00 UTC",
        "Avec qui d'autre ?",
    ]
    assert under(markdown, "Vos notes sur les projets que vous suivez") == [
        "Le 2026-03-02 09:00 UTC",
        "Voir le budget.",
    ]
    data = await json_of(library, "my_data", hers)
    assert data["coach"]["name"] == "Marie Petit"
    assert "digest" not in str(data)


async def test_all_of_it_is_told_in_english(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", replace(holding(), coach=MARIE), "en")
    for title in ("What you shared with coaches", "What coaches read", "Comments of coaches"):
        assert under(markdown, title)
    assert "the whole project, since 2026-03-02 09:00 UTC" in texts(markdown)
