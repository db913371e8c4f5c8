"""The Word file: what Word finds in it, and how LibreOffice prints it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from adapters.documents.docx import DocxWriter
from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.model import Attachment
from tests.documents import samples
from tests.documents.archive import Archive
from tests.documents.printed import (
    NOW,
    facts,
    in_libreoffice,
    opened,
    part,
    read,
    run,
    squeezed,
    white_beside,
    words_outside,
    writer,
    written,
)
from tests.documents.rendered import markdown_of, texts


@dataclass(frozen=True)
class Printed:
    """What LibreOffice made of each file, all of them converted at once: starting it takes seconds."""

    pdfs: dict[str, Path]


@pytest.fixture(scope="module")
def printed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    async def files() -> dict[str, bytes]:
        asked = {
            "dossier": ("dossier", samples.whole(library)),
            "journeys": ("journeys", samples.whole(library)),
            "hard": ("dossier", samples.hard(library)),
            "nasty": ("dossier", samples.nasty()),
            "long": ("dossier", samples.long(50)),
        }
        return {name: (await written(library, what, "docx", of)).content for name, (what, of) in asked.items()}

    return Printed(in_libreoffice(tmp_path_factory.mktemp("printed"), **asyncio.run(files())))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_its_properties_say_what_it_is_and_nothing_of_a_person(library: Library, language: Language) -> None:
    file = await written(library, "dossier", "docx", samples.whole(library, language), language)
    about = opened(file).core_properties
    spoken = {"fr": "fr-FR", "en": "en-GB"}[language]
    assert (about.title, about.language, about.author) == ("Annexe B", spoken, "Colibri")
    assert (about.last_modified_by, about.comments, about.keywords, about.subject) == ("", "", "", "")
    assert about.created == NOW
    languages = set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', part(file, "word/styles.xml")))
    assert languages == {spoken}


async def test_its_headings_lists_and_quotes_are_those_of_word(library: Library) -> None:
    document = opened(await written(library, "dossier", "docx", samples.whole(library)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Heading 3", "List Number", "Quote", "Normal", "toc 1", "toc 2"} <= set(styles)
    actions = [
        paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert [paragraph.text for paragraph in actions] == [
        f"Action 1 : {samples.NAME}",
        f"Action 2 : {samples.NAME}",
        "Action 3",
    ]
    assert all(paragraph.paragraph_format.page_break_before for paragraph in actions)


async def test_the_list_of_headings_leads_to_them_and_to_their_pages(library: Library) -> None:
    document = opened(await written(library, "dossier", "docx", samples.whole(library)))
    listed = [each for each in document.paragraphs if each.style and each.style.name.startswith("toc ")]
    headings = [each for each in document.paragraphs if each.style and each.style.name in ("Heading 1", "Heading 2")]
    shown = ["".join(link.text for link in each.hyperlinks).split("\t")[0] for each in listed]
    assert shown == [each.text for each in headings]
    links = [link.fragment for each in listed for link in each.hyperlinks]
    marks = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    asked = [str(field.text).split()[1] for field in document.element.iter(qn("w:instrText"))]
    assert links == marks == asked


@pytest.mark.parametrize("document", ["dossier", "journeys", "long"])
async def test_printed_the_list_of_headings_tells_the_page_of_each(
    library: Library, printed: Printed, document: str
) -> None:
    pdf = printed.pdfs[document]
    pages = run("pdftotext", "-layout", pdf, "-").split("\f")
    listed = re.findall(r"^ *(\S.*?) ?\.{4,} *(\d+)$", "\n".join(pages[:2]), flags=re.MULTILINE)
    assert len(listed) >= 8
    for title, page in listed:
        assert squeezed(title) in squeezed(pages[int(page) - 1]), (title, page)


async def test_until_they_are_worked_out_the_pages_are_close_to_what_they_are(
    library: Library, printed: Printed
) -> None:
    """Here in another font than Word's: a page in ten."""
    for name, what in {"dossier": samples.whole(library), "journeys": samples.whole(library)}.items():
        document = opened(await written(library, name, "docx", what))
        guessed = [link.text.split("\t")[1] for each in document.paragraphs for link in each.hyperlinks]
        found = re.findall(r"\.{4,} *(\d+)$", run("pdftotext", "-layout", printed.pdfs[name], "-"), flags=re.MULTILINE)
        assert len(guessed) == len(found)
        assert max(abs(int(one) - int(other)) for one, other in zip(guessed, found, strict=True)) <= 1


async def test_nothing_asks_a_question_when_it_is_opened(library: Library) -> None:
    file = await written(library, "dossier", "docx", samples.whole(library))
    assert "updateFields" not in part(file, "word/settings.xml")
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in part(
        file, "word/settings.xml"
    )


async def test_each_list_counts_from_one(library: Library) -> None:
    document = opened(await written(library, "dossier", "docx", samples.whole(library)))
    numbers = [
        each.paragraph_format.element.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.style and each.style.name == "List Number"
    ]
    assert len(numbers) == 9
    assert len(set(numbers)) == 3


async def test_the_map_has_its_drawing_with_a_text_for_those_who_do_not_see_it(library: Library) -> None:
    file = await written(library, "journeys", "docx", samples.whole(library))
    (told,) = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', part(file, "word/document.xml"))
    assert "La roue des critères." in told
    without = await DocxWriter(library, lambda: NOW).write(
        Attachment("journeys", "docx", "fr", "person1", "project1"), samples.whole(library)
    )
    assert "wp:docPr" not in part(without, "word/document.xml")
    assert "La roue des critères" in part(without, "word/document.xml")


async def test_words_say_their_language_and_their_direction(library: Library) -> None:
    holding = Archive().answer("B03.1", samples.ARABIC, "We wash.", language="en").holding()
    document = opened(await written(library, "dossier", "docx", holding))
    turned = next(each for each in document.paragraphs if each.text == samples.ARABIC)
    assert turned.paragraph_format.element.pPr.find(qn("w:bidi")) is not None
    assert [run.font.rtl for run in turned.runs] == [True]
    english = next(each for each in document.paragraphs if each.text == "We wash.")
    assert [tag.get(qn("w:val")) for tag in english.paragraph_format.element.iter(qn("w:lang"))] == ["en-GB"]


@pytest.mark.parametrize("document", ["dossier", "journeys"])
async def test_printed_it_says_what_the_markdown_says(library: Library, printed: Printed, document: str) -> None:
    told = squeezed(read(printed.pdfs[document]))
    at = 0
    for text in texts(await markdown_of(library, document, samples.whole(library)))[1:]:
        if text != "---":
            found = told.find(squeezed(text), at)
            assert found >= at, text
            at = found


def test_printed_each_action_begins_a_page_and_every_page_has_its_number(printed: Printed) -> None:
    pages = run("pdftotext", printed.pdfs["dossier"], "-").split("\f")[:-1]
    assert [page[:8] for page in pages if page.startswith("Action ")] == ["Action 1", "Action 2", "Action 3"]
    assert [squeezed(page)[-len(f"{n}/{len(pages)}") :] for n, page in enumerate(pages, start=1)] == [
        f"{n}/{len(pages)}" for n in range(1, len(pages) + 1)
    ]


def test_printed_the_map_lies_in_the_middle_of_a_page_of_its_own(printed: Printed) -> None:
    pdf = printed.pdfs["journeys"]
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", "-f", "1", "-l", "99", pdf))
    assert [float(width) > float(height) for width, height in sizes].count(True) == 1
    assert re.search(r"image +\d+ +\d+", run("pdfimages", "-list", pdf))
    lying = next(page for page, (width, height) in enumerate(sizes, start=1) if float(width) > float(height))
    left, right = white_beside(pdf, lying)
    assert abs(left - right) < 0.02
    assert left < 0.2


def test_printed_hard_words_stay_on_the_paper_and_none_is_lost(printed: Printed) -> None:
    assert words_outside(printed.pdfs["hard"]) == []
    told = squeezed(read(printed.pdfs["hard"]))
    for words in (samples.LONG, "X" * 500, "W" * 300, "ab[31mc half", *samples.HEBREW.split()):
        assert squeezed(words) in told


def test_printed_no_word_of_a_person_is_read_as_markup(printed: Printed) -> None:
    told = squeezed(read(printed.pdfs["nasty"]))
    for line in (*samples.TYPST.split("\n"), "<b>bold</b> <https://example.org>", "&lt;b&gt;"):
        assert squeezed(line) in told


def test_printed_fifty_pages_are_whole(printed: Printed) -> None:
    assert int(facts(printed.pdfs["long"])["Pages"]) >= 50
    assert read(printed.pdfs["long"]).count("Nous lavons le linge") == 50 * 8 * 8


async def test_what_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(LookupError):
        await writer(library, "docx").write(
            Attachment("dossier", "docx", "fr", "person1", "other"), Archive().holding()
        )
    with pytest.raises(ValueError, match="what is stored"):
        await writer(library, "docx").write(Attachment("dossier", "docx", "fr"), None)
    with pytest.raises(ValueError, match="my_data"):
        await written(library, "my_data", "docx", Archive().holding())
