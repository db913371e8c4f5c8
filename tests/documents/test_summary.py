"""The summary that a coach takes along: on one page, in every format, and only of what was opened."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.documents.pdf.data import data_of
from adapters.documents.pdf.setting import printed
from adapters.pictures.font import FOLDER
from bot.core.coaching.seen import Moved, PutAside
from bot.core.coaching.summary import summary
from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.model import Attachment
from bot.core.pages.summary import summary_page
from bot.ports import DocumentWriter, File, Source
from tests.documents.archive import BEGUN, Archive
from tests.documents.opened import NAME, SHARED, TOLD, WALKED, opened, three_voices, told
from tests.documents.printed import facts, in_libreoffice, part, read, run, squeezed, words_outside, writer
from tests.documents.rendered import shown, texts
from tests.documents.samples import LONG


def who_writes(library: Library, form: str) -> DocumentWriter:
    writers: dict[str, DocumentWriter] = {
        "md": MarkdownWriter(library),
        "json": JsonWriter(library),
        "docx": writer(library, "docx"),
        "pdf": writer(library, "pdf"),
    }
    return writers[form]


async def summarised(library: Library, form: str, source: Source, language: Language = "fr") -> File:
    attachment = Attachment("summary", form, language, share="share1")  # type: ignore[arg-type]
    return await who_writes(library, form).write(attachment, source)


async def markdown_of(library: Library, source: Source, language: Language = "fr") -> str:
    return (await summarised(library, "md", source, language)).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_usual_project_stands_on_one_page_in_letters_that_can_be_read(
    library: Library, tmp_path: Path, language: Language
) -> None:
    file = await summarised(library, "pdf", opened(library, told(), three_voices(), language), language)
    path = tmp_path / file.name
    path.write_bytes(file.content)
    assert (facts(path)["Pages"], facts(path)["Title"], facts(path)["Tagged"]) == ("1", NAME, "yes")
    assert "<pdfuaid:part>1</pdfuaid:part>" in run("pdfinfo", "-meta", path)
    assert words_outside(path) == []
    heights = [float(height) for height in _heights(path)]
    assert min(heights) > 9  # letters of 8 points and more, with their leading


def _heights(pdf: Path) -> list[float]:
    """How high each word is, in points."""
    found = []
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        if "<word" in line:
            numbers = dict(each.split("=") for each in line.split(">")[0].split()[1:])
            found.append(float(numbers["yMax"].strip('"')) - float(numbers["yMin"].strip('"')))
    return found


async def test_in_word_too_it_stands_on_one_page(library: Library, tmp_path: Path) -> None:
    file = await summarised(library, "docx", opened(library, told(), three_voices()))
    assert "TOC" not in part(file, "word/document.xml")
    printed_ = in_libreoffice(tmp_path, summary=file.content)["summary"]
    assert facts(printed_)["Pages"] == "1"
    said = squeezed(read(printed_))
    for text in texts(await markdown_of(library, opened(library, told(), three_voices()))):
        assert text == "---" or squeezed(text) in said


async def test_it_quotes_the_holder_and_says_where_each_sentence_stands(library: Library) -> None:
    markdown = await markdown_of(library, opened(library, told()))
    quotes = [block.text for block in shown(markdown) if block.tag == "blockquote"]
    words = [text for text in quotes if not text.startswith("— ")]
    assert 3 + 1 <= len(words) <= 6 + 3
    assert all(any(text in each for each in (*TOLD.values(), *WALKED.values())) for text in words)
    assert len(words) * 2 == len(quotes)


async def test_it_tells_what_moved_what_waits_and_what_is_open(library: Library) -> None:
    found = texts(await markdown_of(library, opened(library, told())))
    labels = {step: library.dialogs["annexe_b"].steps[step].words["fr"].label for step in ("B03.1", "B10", "B08")}
    assert f"{labels['B03.1']} — changé, le 02/03/2026" in found
    assert f"{labels['B03.1']} — le texte a changé depuis" in found
    (unclear,) = [text for text in found if text.startswith("À préciser : ")]
    assert labels["B10"] in unclear
    (lacking,) = [text for text in found if text.startswith("Sans réponse : ")]
    assert labels["B08"] in lacking
    assert not [text for text in found if text.startswith("Questions mises de côté")]


async def test_long_lists_are_cut_and_say_so(library: Library, tmp_path: Path) -> None:
    usual = summary(library, opened(library, told(), three_voices()), "fr")
    moved = tuple(Moved(f"Question {number}", "", "a/b", BEGUN, new=True) for number in range(20))
    aside = tuple(PutAside(f"Combien {number} ?", "Objectifs", "", "a/b", BEGUN) for number in range(9))
    many = replace(usual, moved=moved, put_aside=aside, voices=usual.voices * 4)
    page = summary_page(many, library.messages["fr"])
    path = tmp_path / "summary.pdf"
    path.write_bytes(printed(data_of(page, None), FOLDER))
    said = read(path)
    assert [f"… et {count} de plus" in said for count in (16, 5, 9)] == [True, True, True]
    assert facts(path)["Pages"] == "1"


async def test_the_hardest_words_only_take_more_room(library: Library, tmp_path: Path) -> None:
    holding = Archive().answer("B01", LONG).answer("B03.1", f"Nous lavons le linge de {LONG}.").holding()
    file = await summarised(library, "pdf", opened(library, holding))
    path = tmp_path / file.name
    path.write_bytes(file.content)
    assert words_outside(path) == []


async def test_as_json_it_has_no_id_of_anybody(library: Library) -> None:
    file = await summarised(library, "json", opened(library, told(), three_voices()))
    data = json.loads(file.content)
    assert (data["title"], data["coach"], data["stage"]) == (NAME, "Inès", "shared")
    assert data["until"] == (SHARED.replace(year=2026, month=5, day=1)).isoformat().replace("+00:00", "Z")
    assert {one["label"] for one in data["remarks"]} == {"Objectifs"}
    assert [region["title"] for region in data["map"]["regions"]][1] == "La roue des critères"
    for secret in ("share1", "coach1", "person1", "project1", "comment1", "zoe", "m2."):
        assert secret not in file.content.decode()


@pytest.mark.parametrize("form", ["md", "json", "docx", "pdf"])
async def test_the_dossier_that_a_coach_takes_holds_what_was_opened_and_no_more(
    library: Library, tmp_path: Path, form: str
) -> None:
    whole = opened(library, told(), three_voices())
    some = replace(whole, answers={key: answer for key, answer in whole.answers.items() if key[1] == "B03.1"})
    attachment = Attachment("dossier", form, "fr", share="share1")  # type: ignore[arg-type]
    file = await who_writes(library, form).write(attachment, some)
    if form == "docx":
        said = part(file, "word/document.xml")
    elif form == "pdf":
        (tmp_path / file.name).write_bytes(file.content)
        said = read(tmp_path / file.name)
    else:
        said = file.content.decode()
    assert "quarante familles" in said
    assert "deux habitants branchent" not in said


@pytest.mark.parametrize("form", ["md", "json", "docx", "pdf"])
async def test_whoever_holds_a_project_has_no_summary_of_it(library: Library, form: str) -> None:
    attachment = Attachment("summary", form, "fr", "person1", "project1")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="summary"):
        await who_writes(library, form).write(attachment, told())
