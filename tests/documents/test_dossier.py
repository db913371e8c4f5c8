from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.dialog import LANGUAGES, Language, Library, Step
from bot.core.model import Action, Answer, Part
from tests.documents.archive import BEGUN, FIRST, SECOND, THIRD, Archive
from tests.documents.rendered import json_of, kinds, markdown_of, shown, texts, under
from tests.documents.test_escape import NASTY, read_lines, shown_lines

DESCRIPTION, OTHER = "Description de l'action", "Autres informations"
TWO = (Action(FIRST), Action(SECOND))


def only_action(markdown: str) -> str:
    return next(block.text for block in shown(markdown) if block.tag == "h2")


async def test_there_is_one_part_per_action_in_order_of_importance(library: Library) -> None:
    archive = Archive(actions=(Action(SECOND), Action(FIRST)))
    archive.answer("B01", "La laverie").answer("B01", "L'atelier", subject=SECOND)
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert [block.text for block in shown(markdown) if block.tag == "h2"] == [
        "Action 1 : L'atelier",
        "Action 2 : La laverie",
    ]
    data = await json_of(library, "dossier", archive.holding())
    assert [action["name"] for action in data["actions"]] == ["L'atelier", "La laverie"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_action_has_the_headings_of_the_form_in_their_order(library: Library, language: Language) -> None:
    markdown = await markdown_of(library, "dossier", Archive(actions=TWO).holding(), language)
    headings = [heading.titles[language] for heading in library.dialogs["annexe_b"].headings]
    found = [block.text for block in shown(markdown) if block.tag == "h3"]
    assert found == headings * 2


async def test_the_order_of_the_actions_is_no_question_while_there_is_one(library: Library) -> None:
    archive = Archive().answer("B02", "2, 1", subject="project1")
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert "Ordre d'importance" not in texts(markdown)


async def test_a_removed_action_is_absent(library: Library) -> None:
    archive = Archive(actions=(Action(FIRST), Action(SECOND, removed_at=BEGUN)))
    archive.answer("B01", "La laverie").answer("B01", "Le perroquet", subject=SECOND)
    assert "perroquet" not in await markdown_of(library, "dossier", archive.holding())
    assert len((await json_of(library, "dossier", archive.holding()))["actions"]) == 1


async def test_an_action_without_a_name_has_its_number(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", Archive(actions=TWO).holding(), "en")
    assert [block.text for block in shown(markdown) if block.tag == "h2"] == ["Action 1", "Action 2"]


async def test_a_single_action_is_called_by_its_name_alone(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", Archive().answer("B01", "La laverie.").holding())
    assert only_action(markdown) == "La laverie"


async def test_a_name_that_came_after_an_i_do_not_know_is_the_name(library: Library) -> None:
    archive = Archive().answer("B01", "je ne sais pas", "La laverie")
    assert only_action(await markdown_of(library, "dossier", archive.holding())) == "La laverie"


async def test_a_very_long_name_is_cut_in_the_title_and_whole_in_its_section(library: Library) -> None:
    archive = Archive().answer("B01", "mot " * 25_000)
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert len(only_action(markdown)) <= 120
    assert under(markdown, "Nom de l'action (à préciser)")[0].count("mot") == 25_000


async def test_an_open_question_is_marked_and_an_optional_one_says_so(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", Archive().holding())
    assert under(markdown, "Partenariat inédit") == ["À compléter"]
    assert under(markdown, DESCRIPTION, "Objectifs") == ["À compléter"]
    assert under(markdown, OTHER)[0] == "Facultatif, à compléter si vous le souhaitez"


async def test_open_questions_are_marked_in_english_too(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", Archive().holding(), "en")
    assert under(markdown, "Unprecedented partnership") == ["To be filled in"]
    assert under(markdown, "Other information")[0] == "Optional, to be filled in if you wish"


async def test_what_is_to_be_made_clearer_is_marked_beside_the_title(library: Library) -> None:
    archive = Archive().answer("B11", "Des gens.")
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert under(markdown, "Partenariat inédit (à préciser)") == ["Des gens."]


async def test_an_answer_that_was_taken_as_clear_is_not_marked(library: Library) -> None:
    archive = Archive().answer("B11", "Des gens.", still_open=False)
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert under(markdown, "Partenariat inédit") == ["Des gens."]


async def test_a_section_of_several_questions_names_each_in_the_order_of_the_form(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", Archive().answer("V1", "Un village propre.").holding())
    labels = [block.text for block in shown(markdown) if block.tag == "h4"]
    assert labels[:6] == [
        "Objectifs",
        "Ce qui se passe concrètement",
        "Personnes qui en profitent",
        "Façon de faire et moyens",
        "Calendrier",
        "Là où vous voulez arriver (à préciser)",
    ]


async def test_every_message_of_an_answer_is_a_paragraph(library: Library) -> None:
    archive = Archive().answer("B11", "Le lycée.", "La mairie\net l'école.")
    markdown = await markdown_of(library, "dossier", archive.holding())
    lines = [block.lines for block in shown(markdown)]
    assert ("Le lycée.",) in lines
    assert ("La mairie", "et l'école.") in lines


async def test_the_last_revision_counts(library: Library) -> None:
    archive = Archive().answer("B11", "Le perroquet.").answer("B11", "Le lycée.")
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert "perroquet" not in markdown
    assert "Le lycée." in markdown


async def test_choices_are_told_by_their_labels_before_the_words(library: Library) -> None:
    archive = Archive().answer("B09", "L'eau aussi.", chosen=("logement", "climat"))
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert under(markdown, "Grand enjeu de société (à préciser)") == ["Logement, Climat", "L'eau aussi."]


async def test_not_for_now_is_told_only_without_words(library: Library) -> None:
    archive = Archive().answer("B07", chosen=("not_now",))
    archive.answer("B06", "Rien de tel dans le canton.", chosen=("not_now",))
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert texts(markdown).count("Pas pour l'instant") == 1


async def test_an_answer_under_two_headings_stands_under_the_first_and_the_second_refers_to_it(
    library: Library,
) -> None:
    archive = Archive().answer("S06", "Prix libre et dons.")
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert texts(markdown).count("Prix libre et dons.") == 1
    assert "Prix libre et dons." in under(markdown, DESCRIPTION)
    assert under(markdown, OTHER)[0] == f"Voir plus haut, sous « {DESCRIPTION} » : Des ressources mélangées"
    entries = {
        section["heading"]: entry
        for section in (await json_of(library, "dossier", archive.holding()))["actions"][0]["sections"]
        for entry in section["entries"]
        if entry["step"] == "S06"
    }
    assert {heading: entry["see"] for heading, entry in entries.items()} == {"B03": "", "B15": "B03"}
    assert {entry["words"] for entry in entries.values()} == {"Prix libre et dons."}


async def test_bridging_questions_appear_only_with_an_answer_and_by_their_theme(library: Library) -> None:
    form = library.dialogs["annexe_b"]
    archive = Archive()
    bare = await json_of(library, "dossier", archive.holding())
    for step in form.steps.values():
        if step.bridges:
            archive.answer(step.id, "Des mots.")
    full = await json_of(library, "dossier", archive.holding())
    assert not any(form.steps[entry["step"]].bridges for entry in entries_of(bare))
    labels = {entry["label"] for entry in entries_of(full) if form.steps[entry["step"]].bridges}
    assert "Décider ensemble" in labels
    assert not any("—" in label for label in labels)


def entries_of(data: object) -> list[dict[str, str]]:
    assert isinstance(data, dict)
    sections = (section for action in data["actions"] for section in action["sections"])
    return [entry for section in sections for entry in section["entries"]]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("2, 1", []),
        ("place 2 en premier", []),
        ("2 puis 1.", []),
        ("d'abord 2, puis 1", []),
        ("2, 1 : la laverie nourrit l'atelier.", ["la laverie nourrit l'atelier."]),
        ("2,1\nLa laverie nourrit l'atelier.", ["La laverie nourrit l'atelier."]),
        ("2, 1 parce que la laverie nourrit l'atelier", ["parce que la laverie nourrit l'atelier"]),
        ("La laverie d'abord, ensuite l'atelier.", ["La laverie d'abord, ensuite l'atelier."]),
        ("2 et 1 sont liées, mais l'une nourrit l'autre", ["2 et 1 sont liées, mais l'une nourrit l'autre"]),
    ],
)
async def test_the_ranking_shows_the_order_then_the_reason(library: Library, said: str, reason: list[str]) -> None:
    archive = Archive(actions=TWO).answer("B01", "La laverie").answer("B01", "L'atelier", subject=SECOND)
    archive.answer("B02", said, subject="project1")
    markdown = await markdown_of(library, "dossier", archive.holding())
    blocks = shown(markdown)
    start = next(place for place, block in enumerate(blocks) if block.text.startswith("Ordre d'importance"))
    assert [block.text for block in blocks[start + 1 : start + 3 + len(reason)]] == ["La laverie", "L'atelier", *reason]
    assert "1. **La laverie**\n2. L'atelier" in markdown
    assert "1. La laverie\n2. **L'atelier**" in markdown


async def test_an_order_that_is_not_complete_is_shown_as_it_was_said(library: Library) -> None:
    archive = Archive(actions=(*TWO, Action(THIRD))).answer("B02", "2, 1", subject="project1")
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert texts(markdown).count("2, 1") == 3


async def test_an_order_that_was_not_said_lists_the_actions_and_is_open(library: Library) -> None:
    archive = Archive(actions=TWO).answer("B01", "La laverie")
    markdown = await markdown_of(library, "dossier", archive.holding())
    found = under(markdown, "Action 1 : La laverie", "Ordre d'importance")
    assert found == ["La laverie", "Action 2", "À compléter"]


async def test_an_answer_to_a_renamed_question_is_found_under_its_new_id(library: Library) -> None:
    renamed = with_renamed_step(library, "B11", "B11.new")
    archive = Archive().answer("B11", "Le lycée.")
    markdown = await markdown_of(renamed, "dossier", archive.holding())
    assert under(markdown, "Partenariat inédit (à préciser)") == ["Le lycée."]


def with_renamed_step(library: Library, old: str, new: str) -> Library:
    form = library.dialogs["annexe_b"]

    def renamed(step: Step) -> Step:
        return replace(step, id=new, formerly=(old,)) if step.id == old else step

    steps = {step.id: step for step in map(renamed, form.steps.values())}
    chapters = tuple(
        replace(chapter, steps=tuple(new if step == old else step for step in chapter.steps))
        for chapter in form.chapters
    )
    return replace(library, dialogs={**library.dialogs, form.id: replace(form, steps=steps, chapters=chapters)})


@pytest.mark.parametrize("text", NASTY)
async def test_words_of_the_person_never_become_structure(library: Library, text: str) -> None:
    plain = await markdown_of(library, "dossier", Archive(actions=TWO).answer("B04.1", "Un besoin.").holding())
    nasty = Archive(actions=TWO).answer("B04.1", text)
    markdown = await markdown_of(library, "dossier", nasty.holding())
    assert kinds(markdown) - {"hardbreak", "text_special"} == kinds(plain)
    start = shown_lines(shown(markdown)).index(read_lines(text)[0])
    assert shown_lines(shown(markdown))[start : start + len(read_lines(text))] == read_lines(text)


@pytest.mark.parametrize("text", NASTY)
async def test_a_name_never_becomes_structure(library: Library, text: str) -> None:
    archive = Archive(actions=TWO).answer("B01", text)
    markdown = await markdown_of(library, "dossier", archive.holding())
    titles = [block for block in shown(markdown) if block.tag == "h2"]
    assert len(titles) == 2
    assert titles[0].text.startswith("Action 1")


async def test_the_words_are_the_same_in_every_language_of_the_document(library: Library) -> None:
    archive = Archive().answer("B11", "Le lycée, la mairie.", "And the school.")
    french = await markdown_of(library, "dossier", archive.holding(), "fr")
    english = await markdown_of(library, "dossier", archive.holding(), "en")
    for words in ("Le lycée, la mairie.", "And the school."):
        assert words in texts(french)
        assert words in texts(english)
    assert "Préparé avec Colibri" in french
    assert "Prepared with Colibri" in english


async def test_the_json_dossier_has_the_documented_keys(library: Library) -> None:
    archive = Archive().answer("B11", "Le lycée 🐦.", "And the school.")
    data = await json_of(library, "dossier", archive.holding())
    assert list(data) == ["dialog", "version", "language", "title", "actions"]
    assert (data["dialog"], data["version"]) == ("annexe_b", library.dialogs["annexe_b"].version)
    entry = next(entry for entry in entries_of(data) if entry["step"] == "B11")
    assert entry == {
        "step": "B11",
        "label": "Partenariat inédit",
        "words": "Le lycée 🐦.\n\nAnd the school.",
        "state": "to_clarify",
        "chosen": [],
        "parts": [{"text": "Le lycée 🐦.", "language": "fr"}, {"text": "And the school.", "language": "fr"}],
        "order": [],
        "optional": False,
        "see": "",
        "origin": "",
        "voices": [],
    }


async def test_words_that_utf8_cannot_hold_are_written_all_the_same(library: Library) -> None:
    half = "un demi \ud83d émoji et \\ud83d"
    archive = Archive()
    archive.history.append(Answer("project1", FIRST, "B11", 1, "annexe_b", "v1", BEGUN, (Part("m1", half, "fr"),)))
    assert "un demi \ufffd émoji" in await markdown_of(library, "dossier", archive.holding())
    entry = next(e for e in entries_of(await json_of(library, "dossier", archive.holding())) if e["step"] == "B11")
    assert entry["words"] == half
    stored = await json_of(library, "my_data", archive.holding())
    assert stored["history"][0]["parts"][0]["text"] == half


async def test_a_dossier_of_somebody_else_is_refused(library: Library) -> None:
    with pytest.raises(LookupError):
        await markdown_of(library, "dossier", Archive().holding(), project="other")
    with pytest.raises(LookupError):
        await json_of(library, "dossier", Archive().holding(), project="other")
    with pytest.raises(ValueError):
        await markdown_of(library, "dossier", None)
    with pytest.raises(ValueError):
        await json_of(library, "dossier", None)


async def test_a_complete_dossier_has_nothing_open(library: Library) -> None:
    archive = Archive().examples(library)
    markdown = await markdown_of(library, "dossier", archive.holding())
    assert "À compléter" not in markdown
