"""The document that shows, before sharing, all that a coach would read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.documents.markdown import MarkdownWriter
from bot.core.coaching.parts import ALL, VOICES
from bot.core.dialog import Language, Library
from bot.core.model import Attachment, Contribution, Inquiry, Voice
from bot.ports import Holding
from tests.documents.archive import BEGUN, FIRST, Archive
from tests.documents.rendered import shown, texts

LONG = "Quarante familles du quartier des Lilas. " * 50


async def preview(library: Library, holding: Holding, *parts: str, language: Language = "fr") -> str:
    attachment = Attachment("preview", "md", language, "person1", "project1", parts=parts)
    return (await MarkdownWriter(library).write(attachment, holding)).content.decode()


def holding() -> Holding:
    kept = Archive().answer("B01", "Le perroquet").answer("B01", "La laverie").answer("B04.1", LONG)
    return kept.answer("S01", "Une histoire.", subject="project1", dialog="storyboard").holding()


async def test_every_word_that_will_be_read_is_in_it(library: Library) -> None:
    markdown = await preview(library, holding(), ALL)
    titles = [block.text for block in shown(markdown) if block.tag in ("h1", "h2", "h3")]
    assert titles == [
        "Ce qu'un coach pourra lire",
        "Annexe B",
        "Pour commencer",
        "Le besoin",
        "Le storyboard",
        "La scène",
        "Le résumé",
        "La conversation",
    ]
    assert LONG.strip() in " ".join(texts(markdown))
    assert "Parties : tout le projet." in markdown
    assert "Rien ne change avant votre accord." in markdown


async def test_older_wordings_and_other_parts_are_not(library: Library) -> None:
    markdown = await preview(library, holding(), "annexe_b/commencer")
    assert "La laverie" in markdown
    assert not any(word in markdown for word in ("perroquet", "Quarante", "histoire"))
    assert "Parties : « Pour commencer »." in markdown


async def test_kept_voices_are_shown_if_they_are_opened(library: Library) -> None:
    inquiry = Inquiry("i1", "person1", "project1", FIRST, BEGUN, "B04.1")
    voice = Voice(inquiry, Contribution("v1", "i1", "$m", "Moi aussi.", "fr", "near", BEGUN), "by", kept=True)
    kept = replace(holding(), voices=(voice,))
    assert "Moi aussi." in await preview(library, kept, VOICES)
    assert "Moi aussi." not in await preview(library, kept, "annexe_b/besoin")


@pytest.mark.parametrize(("language", "name"), [("fr", "apercu-du-partage.md"), ("en", "sharing-preview.md")])
async def test_its_name_says_what_it_is(library: Library, language: Language, name: str) -> None:
    attachment = Attachment("preview", "md", language, "person1", "project1", parts=(ALL,))
    assert (await MarkdownWriter(library).write(attachment, holding())).name == name


async def test_a_project_of_somebody_else_is_not_found(library: Library) -> None:
    with pytest.raises(LookupError):
        await preview(library, replace(holding(), projects=()), ALL)
