from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language, Library
from tests.documents.rendered import json_of, markdown_of, shown, texts, under


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_stands_under_its_chapter_with_its_number_and_help(
    library: Library, language: Language
) -> None:
    form = library.dialogs["annexe_b"]
    markdown = await markdown_of(library, "blank_form", None, language)
    numbers = list(form.steps)
    for chapter in form.chapters:
        inside = under(markdown, chapter.titles[language])
        for name in chapter.steps:
            words = form.steps[name].words[language]
            assert words.question in inside
            assert words.help in inside
            assert any(text.startswith(f"{numbers.index(name) + 1}. ") for text in inside)


async def test_every_question_leaves_lines_to_write_on(library: Library) -> None:
    markdown = await markdown_of(library, "blank_form", None)
    blocks = shown(markdown)
    written = [block for block in blocks if block.tag == "code"]
    assert len(written) == len([block for block in blocks if block.tag == "h3"])
    assert all(set("".join(block.lines)) == {"_"} and len(block.lines) >= 3 for block in written)


async def test_choices_are_boxes_to_tick(library: Library) -> None:
    markdown = await markdown_of(library, "blank_form", None)
    assert "\n- [ ] Logement\n" in markdown
    assert "\n- [ ] Pas pour l'instant\n" in markdown


async def test_the_form_says_that_there_is_one_copy_per_action(library: Library) -> None:
    assert "Une feuille par action" in texts(await markdown_of(library, "blank_form", None, "fr"))[1]
    assert "One copy for each action" in texts(await markdown_of(library, "blank_form", None, "en"))[1]


async def test_bridging_questions_come_last_and_are_optional(library: Library) -> None:
    markdown = await markdown_of(library, "blank_form", None)
    chapters = [block.text for block in shown(markdown) if block.tag == "h2"]
    assert chapters[-1] == "Pour aller plus loin"
    assert under(markdown, "Pour aller plus loin")[0].startswith("Ces questions sont facultatives.")


async def test_a_question_says_when_it_concerns_few_and_where_its_answer_goes(library: Library) -> None:
    markdown = await markdown_of(library, "blank_form", None)
    ranking = next(text for text in texts(markdown) if "Seulement si vous avez plusieurs actions." in text)
    assert "Rubrique du formulaire : Ordre d'importance" in ranking


async def test_the_form_needs_nobody_and_shows_nobodys_words(library: Library) -> None:
    data = await json_of(library, "blank_form", None)
    asked = [question["step"] for chapter in data["chapters"] for question in chapter["questions"]]
    assert asked == list(library.dialogs["annexe_b"].steps)
