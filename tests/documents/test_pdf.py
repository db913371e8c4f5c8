"""The PDF as readers have it: by eye, by ear and printed. Looked at with poppler's tools."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.documents.pdf.data import breakable
from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.model import Attachment
from tests.documents import samples
from tests.documents.archive import Archive
from tests.documents.printed import facts, pdf_of, read, run, squeezed, tags, words_outside, writer, written
from tests.documents.rendered import markdown_of, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", ["dossier", "journeys"])
async def test_it_keeps_the_standard_for_accessible_documents(
    library: Library, tmp_path: Path, document: str, language: Language
) -> None:
    pdf = await pdf_of(tmp_path, library, document, samples.whole(library, language), language)
    about = facts(pdf)
    title = library.dialogs["annexe_b"].titles[language] if document == "dossier" else None
    assert about["Title"] == (title or library.messages[language]["doc_journeys_title"])
    assert (about["Tagged"], about["Encrypted"]) == ("yes", "no")
    assert about["Page size"] == "595.276 x 841.89 pts (A4)"
    described = run("pdfinfo", "-meta", pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert f"<rdf:li>{language}</rdf:li>" in described
    assert not {"Author", "CreationDate", "Keywords", "Subject"} & set(about)


async def test_its_headings_lists_and_quotes_are_tagged_as_such(library: Library, tmp_path: Path) -> None:
    found = tags(await pdf_of(tmp_path, library, "dossier", samples.whole(library)))
    kinds = {line.split()[0] for line in found if line and not line.startswith('"')}
    assert {"H1", "H2", "H3", "TOC", "TOCI", "L", "LI", "BlockQuote", "P", "Link"} <= kinds
    headings = [line for line in found if re.match(r"H[1-6] ", line)]
    assert headings[0] == 'H1 "Sommaire" (block)'
    assert headings[1] == f'H1 "Action 1 : {samples.NAME}" (block)'
    assert headings[2].startswith('H2 "')
    levels = [int(line[1]) for line in headings]
    assert max(after - before for before, after in pairwise(levels)) == 1  # no level is jumped over


async def test_it_says_what_the_markdown_says_in_the_same_order(library: Library, tmp_path: Path) -> None:
    holding = samples.whole(library)
    for document in ("dossier", "journeys"):
        told = squeezed(read(await pdf_of(tmp_path, library, document, holding)))
        at = 0
        for text in texts(await markdown_of(library, document, holding))[1:]:
            if text != "---":
                found = told.find(squeezed(text), at)
                assert found >= at, (document, text)
                at = found


async def test_each_action_begins_a_page_and_every_page_has_its_number(library: Library, tmp_path: Path) -> None:
    pdf = await pdf_of(tmp_path, library, "dossier", samples.whole(library))
    pages = run("pdftotext", pdf, "-").split("\f")[:-1]
    assert len(pages) == int(facts(pdf)["Pages"])
    begun = [page for page in pages if re.match(r"Action [123]", page)]
    assert [page.split(" :")[0].split("\n")[0] for page in begun] == ["Action 1", "Action 2", "Action 3"]
    assert [squeezed(page)[-3:] for page in pages] == [f"{number}/{len(pages)}" for number in range(1, len(pages) + 1)]


async def test_the_map_is_drawn_in_the_journeys_and_told_in_words(library: Library, tmp_path: Path) -> None:
    pdf = await pdf_of(tmp_path, library, "journeys", samples.whole(library))
    found = tags(pdf)
    assert len([line for line in found if line.startswith("Figure")]) == 1
    assert read(pdf).count("La roue des critères") == 2  # in the drawing, and below it
    sizes = re.findall(r"size:\s+(\S+) x (\S+)", run("pdfinfo", "-f", "1", "-l", "99", pdf))
    lying = [size for size in sizes if float(size[0]) > float(size[1])]
    assert len(lying) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_hard_words_stay_on_the_paper_and_none_is_lost(
    library: Library, tmp_path: Path, language: Language
) -> None:
    pdf = await pdf_of(tmp_path, library, "dossier", samples.hard(library), language)
    assert words_outside(pdf) == []
    told = squeezed(read(pdf))
    for words in (samples.LONG, "X" * 500, "W" * 300, "ab[31mc half", *samples.HEBREW.split()):
        assert squeezed(words) in told
    assert "😀" * 20 in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in run("pdfinfo", "-meta", pdf)


@pytest.mark.parametrize("script", samples.SCRIPTS)
async def test_every_script_has_its_letters(library: Library, tmp_path: Path, script: str) -> None:
    """The standard forbids a sign without a shape: with one, the document would not say that it keeps it."""
    holding = Archive().answer("B03.1", samples.SCRIPTS[script]).holding()
    pdf = await pdf_of(tmp_path, library, "dossier", holding)
    assert "<pdfuaid:part>1</pdfuaid:part>" in run("pdfinfo", "-meta", pdf)


async def test_a_sign_without_a_shape_is_told_and_stays_in_the_text(library: Library, tmp_path: Path) -> None:
    holding = Archive().answer("B01", "Une laverie བོད").answer("B03.1", "Le mot 𒀀𒁀 ici, བོད là.").holding()
    pdf = await pdf_of(tmp_path, library, "dossier", holding)
    assert "pdfuaid" not in run("pdfinfo", "-meta", pdf)
    assert facts(pdf)["Tagged"] == "yes"
    told = read(pdf)
    assert "Ce PDF n'a pas de dessin pour certains signes" in told
    assert "Le mot 𒀀𒁀 ici, བོད là." in told
    assert told.count("Une laverie བོད") == 3  # in the list of headings, as one, and as the answer


async def test_where_every_sign_has_a_shape_nothing_is_said(library: Library, tmp_path: Path) -> None:
    told = read(await pdf_of(tmp_path, library, "dossier", samples.hard(library)))
    assert "n'a pas de dessin" not in told


@pytest.mark.parametrize(
    ("words", "east"), [("洗濯", "SC"), ("洗濯は楽しい", "JP"), ("洗濯 세탁", "KR"), ("Laver", "SC")]
)
async def test_chinese_characters_have_the_shapes_of_whose_they_are(
    library: Library, tmp_path: Path, words: str, east: str
) -> None:
    pdf = await pdf_of(tmp_path, library, "dossier", Archive().answer("B03.1", words).holding())
    fonts = run("pdffonts", pdf)
    assert words in read(pdf)
    assert ("NotoSansCJK" in fonts) == (not words.isascii())
    assert f"NotoSansCJK{east.lower()}" in fonts or words.isascii()


async def test_no_word_of_a_person_is_read_as_markup(library: Library, tmp_path: Path) -> None:
    told = squeezed(read(await pdf_of(tmp_path, library, "dossier", samples.nasty())))
    for line in samples.TYPST.split("\n"):
        assert squeezed(line) in told
    assert squeezed("<b>bold</b> <https://example.org>") in told


async def test_without_any_answer_it_says_what_is_open(library: Library, tmp_path: Path) -> None:
    told = read(await pdf_of(tmp_path, library, "dossier", Archive().holding()))
    assert told.count("À compléter") > 10


async def test_fifty_pages_are_set_whole(library: Library, tmp_path: Path) -> None:
    pdf = await pdf_of(tmp_path, library, "dossier", samples.long(50))
    assert int(facts(pdf)["Pages"]) >= 50
    assert words_outside(pdf) == []
    assert read(pdf).count("Nous lavons le linge") == 50 * 8 * 8


def test_a_long_word_may_break_anywhere_but_inside_a_sign() -> None:
    family = "👩\u200d👩\u200d👧"
    cut = breakable(family * 30)
    assert cut.replace("\u200b", "") == family * 30
    assert {piece.count("👩") % 2 for piece in cut.split("\u200b")} == {0}
    assert breakable("un mot " * 30) == "un mot " * 30


async def test_what_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(LookupError):
        await writer(library, "pdf").write(Attachment("dossier", "pdf", "fr", "person1", "other"), Archive().holding())
    with pytest.raises(ValueError, match="what is stored"):
        await writer(library, "pdf").write(Attachment("dossier", "pdf", "fr"), None)
    with pytest.raises(ValueError, match="my_data"):
        await written(library, "my_data", "pdf", Archive().holding())
