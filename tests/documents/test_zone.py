"""Days and times in documents are those of where people live."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from bot.core.coaching.parts import ALL
from bot.core.dialog import Library
from bot.core.model import Attachment, Comment, Note, Reading, Share
from bot.ports import Holding
from tests.documents.archive import FIRST, Archive
from tests.documents.opened import opened, told

PARIS = ZoneInfo("Europe/Paris")
LATE = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)  # the day after, in Paris
UNTIL = datetime(2026, 4, 30, 21, 59, 59, tzinfo=UTC)


def holding() -> Holding:
    share = Share("s1", "project1", "coach1", "Marie Petit", {ALL: LATE}, LATE, UNTIL)
    said = Comment("c1", "s1", "project1", FIRST, "B11", 1, "Avec qui ?", "fr", LATE, "Marie Petit")
    kept = Archive().answer("B11", "Le lycée.").holding()
    return replace(
        kept,
        shares=(share,),
        readings=(Reading("s1", "summary", LATE),),
        comments=(said,),
        notes=(Note("n1", "s1", "Voir le budget.", "fr", LATE, "Marie Petit"),),
    )


async def test_the_copy_of_everything_tells_each_time_where_people_live(library: Library) -> None:
    attachment = Attachment("my_data", "md", "fr", "person1")
    text = (await MarkdownWriter(library, PARIS).write(attachment, holding())).content.decode()
    assert "Marie Petit, depuis le 2026-04-01 00:30 CEST, jusqu'au 2026-04-30 23:59 CEST" in text
    assert "2026-04-01 00:30 CEST, Marie Petit : le résumé" in text
    assert text.count("2026-04-01 00:30 CEST") == 5  # the share, its part, the reading, the comment, the note
    assert "UTC" not in text


async def test_for_a_machine_a_time_says_how_far_it_is_from_utc(library: Library) -> None:
    attachment = Attachment("my_data", "json", "fr", "person1")
    text = (await JsonWriter(library).write(attachment, holding())).content.decode()
    assert '"until": "2026-04-30T21:59:59Z"' in text


async def test_a_summary_tells_days_where_people_live(library: Library) -> None:
    found = opened(library, told())
    late = replace(found, found=replace(found.found, share=replace(found.share, since=LATE, until=UNTIL)))
    attachment = Attachment("summary", "md", "fr", share="share1")
    text = (await MarkdownWriter(library, PARIS).write(attachment, late)).content.decode()
    assert "du 01/04/2026 au 30/04/2026" in text


async def test_a_preview_tells_the_day_of_each_message_where_people_live(library: Library) -> None:
    kept = Archive().answer("B11", "Le lycée.").holding()
    late = replace(kept, history=tuple(replace(answer, at=LATE) for answer in kept.history))
    attachment = Attachment("preview", "md", "fr", "person1", "project1", parts=(ALL,))
    text = (await MarkdownWriter(library, PARIS).write(attachment, late)).content.decode()
    assert "01/04/2026 — " in text
    assert "31/03/2026" not in text


async def test_a_summary_for_the_holder_names_no_time_of_a_sharing(library: Library) -> None:
    attachment = Attachment("summary", "json", "fr", "person1", "project1")
    data = json.loads((await JsonWriter(library).write(attachment, holding())).content)
    assert (data["coach"], data["since"], data["until"], data["moved"]) == ("", None, None, [])
