"""The summary that a coach takes along: on one page, in every format, and only of what was opened."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from adapters.documents.docx.setting import written
from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.documents.pdf.data import data_of
from adapters.documents.pdf.setting import printed
from adapters.pictures.font import FOLDER
from adapters.pictures.writer import MapWriter, PictureWriter
from bot.core.coaching.parts import VOICES
from bot.core.coaching.seen import Moved, PutAside, Summary
from bot.core.coaching.summary import summary
from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.model import Attachment
from bot.core.pages import Bullets
from bot.core.pages.summary import summary_page
from bot.ports import DocumentWriter, File, Source
from tests.documents.archive import BEGUN, Archive
from tests.documents.opened import NAME, SHARED, TOLD, WALKED, opened, three_voices, told
from tests.documents.printed import (
    NOW,
    facts,
    in_libreoffice,
    part,
    read,
    run,
    squeezed,
    tags,
    words_outside,
    writer,
)
from tests.documents.rendered import shown, texts
from tests.documents.samples import SCRIPTS


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
    """How high each word above the map is, in points."""
    found = []
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        if ">panorama<" in line or ">map<" in line:
            break
        if "<word" in line:
            numbers = dict(each.split("=") for each in line.split(">")[0].split()[1:])
            found.append(float(numbers["yMax"].strip('"')) - float(numbers["yMin"].strip('"')))
    return found


async def test_in_word_too_it_stands_on_one_page(library: Library, tmp_path: Path) -> None:
    usual = {language: opened(library, told(), three_voices(), language) for language in LANGUAGES}
    files = {name: (await summarised(library, "docx", source, name)).content for name, source in usual.items()}
    for language, pdf in in_libreoffice(tmp_path, **files).items():
        assert facts(pdf)["Pages"] == "1"
        assert words_outside(pdf) == []
        said = squeezed(read(pdf))
        for text in texts(await markdown_of(library, usual[language], language)):  # type: ignore[index, arg-type]
            assert text == "---" or squeezed(text) in said


async def test_it_quotes_the_holder_and_says_where_each_sentence_stands(library: Library) -> None:
    markdown = await markdown_of(library, opened(library, told()))
    quotes = [block.text for block in shown(markdown) if block.tag == "blockquote"]
    words = [text for text in quotes if not text.startswith("— ")]
    assert "— Besoin vécu, 02/03/2026" in quotes
    assert 3 + 1 <= len(words) <= 6 + 3
    assert all(any(text in each for each in (*TOLD.values(), *WALKED.values())) for text in words)
    assert len(words) * 2 == len(quotes)


async def test_it_tells_what_moved_what_waits_and_what_is_open(library: Library) -> None:
    found = texts(await markdown_of(library, opened(library, told())))
    labels = {step: library.dialogs["annexe_b"].steps[step].words["fr"].label for step in ("B03.1", "B10", "B08")}
    assert "Ce qui a changé depuis le partage" in found
    assert f"{labels['B03.1']} : réponse changée, le 02/03/2026" in found
    said = "« Combien de personnes, et d'où viennent-elles ? »"
    assert f"{said} ({labels['B03.1']}) : la réponse a changé depuis" in found
    (unclear,) = [text for text in found if text.startswith("À préciser : ")]
    assert labels["B10"] in unclear
    (lacking,) = [text for text in found if text.startswith("Sans réponse : ")]
    assert labels["B08"] in lacking
    assert not [text for text in found if text.startswith("Relances")]


async def test_it_says_when_it_was_read_before_and_what_moved_since(library: Library) -> None:
    first = opened(library, told())
    assert texts(await markdown_of(library, first))[1].endswith("Aucune visite avant celle-ci depuis ce partage.")
    again = texts(await markdown_of(library, replace(first, read_at=SHARED + timedelta(hours=2))))
    assert again[1].endswith("Visite précédente : le 02/03/2026.")
    since = again.index("Ce qui a changé depuis la visite précédente")
    assert again[since + 1] == "Rien n'a changé."
    english = texts(await markdown_of(library, replace(first, read_at=SHARED), "en"))
    assert english[1].endswith("Visit before this one: 02/03/2026.")


async def test_before_anything_is_written_it_says_so(library: Library) -> None:
    nothing = opened(library, Archive().holding())
    assert "Rien n'est encore écrit dans les parties ouvertes." in texts(await markdown_of(library, nothing))
    little = opened(library, Archive().answer("B03.1", "Laver.").holding())
    assert "Aucune phrase n'est encore assez longue pour être citée." in texts(await markdown_of(library, little))


@pytest.mark.parametrize(("language", "title"), [("fr", "Le panorama du projet"), ("en", "The map of the project")])
async def test_the_map_is_drawn_and_told_by_the_name_it_has_for_a_coach(
    library: Library, tmp_path: Path, language: Language, title: str
) -> None:
    source = opened(library, told(), language=language)
    assert title in texts(await markdown_of(library, source, language))
    path = tmp_path / "summary.pdf"
    path.write_bytes((await summarised(library, "pdf", source, language)).content)
    said = read(path)
    assert said.count(title) == 2  # the heading, and in the drawing
    assert len([line for line in tags(path) if line.startswith("Figure")]) == 1
    file = await summarised(library, "docx", source, language)
    (shows,) = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', part(file, "word/document.xml"))
    wheel = library.messages[language]["map_wheel"]
    assert shows.startswith(title)
    assert f"{wheel}." in shows
    assert said.count(wheel) == 2
    json_ = json.loads((await summarised(library, "json", source, language)).content)
    assert json_["map"]["title"] == title


async def test_without_the_form_there_is_no_map(library: Library, tmp_path: Path) -> None:
    source = opened(library, told())
    walks = replace(source.share, parts={"voyage_en_mer": SHARED})
    some = replace(source, found=replace(source.found, share=walks))
    assert "Le panorama du projet" not in texts(await markdown_of(library, some))
    assert "wp:docPr" not in part(await summarised(library, "docx", some), "word/document.xml")


async def test_long_lists_are_cut_and_say_so(library: Library, tmp_path: Path) -> None:
    usual = summary(library, opened(library, told(), three_voices()), "fr")
    moved = tuple(Moved(f"Question {number}", "", "a/b", BEGUN, new=True) for number in range(20))
    aside = tuple(PutAside(f"Combien {number} ?", "Objectifs", "", "a/b", BEGUN) for number in range(9))
    many = replace(usual, moved=moved, put_aside=aside, voices=usual.voices * 4)
    page = summary_page(replace(many, coverage=None), library.messages["fr"], UTC)
    path = tmp_path / "summary.pdf"
    path.write_bytes(printed(data_of(page, None), FOLDER, ""))
    said = read(path)
    assert [f"et {count} de plus" in said for count in (16, 5, 9)] == [True, True, True]
    assert facts(path)["Pages"] == "1"
    assert "Le dossier donne les réponses entières." in said


def test_a_last_one_stands_where_it_would_say_that_there_is_one_more(library: Library) -> None:
    usual = summary(library, opened(library, told()), "fr")
    moved = tuple(Moved(f"Question {number}", "", "a/b", BEGUN, new=True) for number in range(5))
    page = summary_page(replace(usual, moved=moved, coverage=None), library.messages["fr"], UTC)
    (listed,) = [block.items for block in page.blocks if isinstance(block, Bullets) and "Question" in block.items[0]]
    assert len(listed) == 5
    assert "de plus" not in listed[-1]


EXTREMES = {
    "plain": "Nous lavons le linge de mille familles, et WWWW MMMM encore. " * 12,
    "one word": "z" * 500,
    "capitals": "W" * 500,
    "emoji": "😀" * 500,
    "arabic": f"{SCRIPTS['arabic']} " * 40,
    "chinese": SCRIPTS["chinese"] * 60,
    "devanagari": f"{SCRIPTS['devanagari']} " * 60,
    "thai": SCRIPTS["thai"] * 60,
    "lines": "a\n" * 400,
}


def extreme(library: Library, words: str) -> Summary:
    """A project with too much of everything."""
    usual = summary(library, opened(library, told(), three_voices()), "fr")
    said = replace(usual.strongest[0], words=words[:300], label=words[:90], about=words[:90])
    (remark,) = usual.comments
    remark = replace(remark, comment=replace(remark.comment, text=words), label=words[:90], about=words[:60])
    return replace(
        usual,
        title=words[:120],
        coach_name=words[:80],
        strongest=(said,) * 6,
        reflections=(said,) * 3,
        moved=(Moved(words[:90], words[:60], "a/b", SHARED, new=True),) * 30,
        comments=(remark,) * 20,
        open=(words[:150],) * 20,
        to_clarify=(words[:150],) * 20,
        put_aside=(PutAside(words[:200], words[:90], words[:60], "a/b", SHARED),) * 9,
        voices=(replace(usual.voices[0], words=words),) * 9,
    )


async def test_whatever_people_write_it_stands_on_one_page(library: Library, tmp_path: Path) -> None:
    source = opened(library, told(), three_voices())
    drawn = Attachment("map", "svg", "fr", share="share1")
    svg = await MapWriter(library).write(drawn, source)
    png = await PictureWriter(library).write(replace(drawn, format="png"), source)
    files = {}
    for name, words in EXTREMES.items():
        page = summary_page(extreme(library, words), library.messages["fr"], UTC)
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(printed(data_of(page, svg), FOLDER, ""))
        assert (facts(path)["Pages"], words_outside(path)) == ("1", []), name
        files[f"{name} in Word"] = written(page, png, NOW)
    for name, path in in_libreoffice(tmp_path, **files).items():
        assert facts(path)["Pages"] == "1", name


async def test_as_json_it_has_no_id_of_anybody(library: Library) -> None:
    file = await summarised(library, "json", opened(library, told(), three_voices()))
    data = json.loads(file.content)
    assert (data["title"], data["coach"], data["stage"]) == (NAME, "Inès", "shared")
    assert data["until"] == (SHARED.replace(year=2026, month=5, day=1)).isoformat().replace("+00:00", "Z")
    assert {one["label"] for one in data["comments"]} == {"Objectifs"}
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
    said = _written(await who_writes(library, form).write(attachment, some), tmp_path, form)
    assert "quarante familles" in said
    assert "deux habitants branchent" not in said


@pytest.mark.parametrize("form", ["md", "json", "docx", "pdf"])
async def test_what_is_closed_is_left_out_of_a_coachs_dossier_and_never_called_open(
    library: Library, tmp_path: Path, form: str
) -> None:
    some = opened(library, told(), three_voices(), parts=("annexe_b/concret",))
    attachment = Attachment("dossier", form, "fr", share="share1")  # type: ignore[arg-type]
    file = await who_writes(library, form).write(attachment, some)
    said = _written(file, tmp_path, form)
    assert "quarante familles" in said
    assert NAME in said
    for closed in ("Besoin vécu", "douze familles lavent leurs draps"):
        assert closed not in said
    assert ("ne contient que les parties partagées" in said) == (form != "json")
    whole = await who_writes(library, form).write(attachment, opened(library, told()))
    assert "ne contient que les parties partagées" not in _written(whole, tmp_path, form)


async def test_voices_on_what_is_closed_stand_beside_its_name_alone(library: Library) -> None:
    some = opened(library, told(), three_voices(), parts=("annexe_b/concret", VOICES))
    file = await who_writes(library, "md").write(Attachment("dossier", "md", "fr", share="share1"), some)
    said = texts(file.content.decode())
    beside = said.index("Moi, je vais à 17 km.")
    assert said[beside - 2] == "Non partagé"


async def test_for_the_holder_it_names_no_coach_and_no_reading(library: Library, tmp_path: Path) -> None:
    attachment = Attachment("summary", "pdf", "fr", "person1", "project1")
    path = tmp_path / "summary.pdf"
    path.write_bytes((await who_writes(library, "pdf").write(attachment, told())).content)
    said = read(path)
    assert "Le panorama de votre projet" in said
    assert library.messages["fr"]["doc_summary_own"] in said
    assert "lecture" not in said
    assert facts(path)["Pages"] == "1"


def _written(file: File, folder: Path, form: str) -> str:
    """The words of a document."""
    if form == "docx":
        return part(file, "word/document.xml")
    if form == "pdf":
        (folder / file.name).write_bytes(file.content)
        return " ".join(read(folder / file.name).split())
    return file.content.decode()
