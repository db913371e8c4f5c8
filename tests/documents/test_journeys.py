"""The document of the walks beside the form: what was answered, and nothing that is open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.model import Action
from tests.documents.archive import BEGUN, FIRST, SECOND, Archive
from tests.documents.rendered import json_of, kinds, markdown_of, shown, texts, under
from tests.documents.test_escape import NASTY, read_lines, shown_lines
from tests.documents.test_voices import LIVES, voice
from tests.talk import shipped_library

PROJECT = "project1"
WALKS = ("physique_avant_le_moral", "voyage_en_mer", "annexe_b")
CIRCLES, SEA, FORM = (shipped_library().dialogs[name].titles["fr"] for name in WALKS)
MAP, EFFECTS = "Le panorama de votre projet", "Les effets"


def journey(archive: Archive, step: str, *words: str, chosen: tuple[str, ...] = (), origin: str = "") -> Archive:
    """Add an answer about the whole project, given on a walk."""
    return archive.answer(step, *words, subject=PROJECT, chosen=chosen, dialog="walk", origin=origin)


def titles(markdown: str, tag: str) -> list[str]:
    return [block.text for block in shown(markdown) if block.tag == tag]


async def test_what_was_answered_stands_under_its_walk_and_chapter_and_nothing_else_does(library: Library) -> None:
    archive = journey(Archive(), "V5", "Le loyer.", "Et la fatigue.")
    journey(archive, "P4.I3", "La place est animée le samedi.")
    journey(archive, "P.M", "Inviter le collège.")
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert titles(markdown, "h1") == ["Mes chemins"]
    assert titles(markdown, "h2") == [CIRCLES, SEA, MAP]
    assert titles(markdown, "h3") == ["Le territoire", "Une halte", EFFECTS, "La traversée"]
    label = library.dialogs["voyage_en_mer"].steps["V5"].words["fr"].label
    assert under(markdown, SEA, "La traversée") == [label, "Le loyer.", "Et la fatigue."]
    assert "Inviter le collège." in under(markdown, CIRCLES, "Une halte")
    assert "À compléter" not in markdown


async def test_the_form_stands_apart(library: Library) -> None:
    archive = journey(Archive().answer("B11", "Le perroquet."), "V5", "Le loyer.")
    archive.answer("V1", "Le phare du formulaire.")  # a bridging question: about the action, and in the form
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert "perroquet" not in markdown
    assert "Le phare du formulaire." not in markdown
    assert f"« {FORM} »" in texts(markdown)[1]
    dossier = await markdown_of(library, "dossier", archive.holding())
    assert "Le loyer." not in dossier
    assert "Le phare du formulaire." in dossier


async def test_effects_that_were_told_stand_in_a_table_of_words(library: Library) -> None:
    archive = journey(Archive(), "P1.I3", "Huit voisines prennent le bus. " + "Elles sortent chaque jour. " * 20)
    markdown = await markdown_of(library, "journeys", archive.holding())
    title, line = under(markdown, CIRCLES, EFFECTS)
    assert title == "Vos effets directs, sur les personnes et le groupe :"
    assert line.startswith("Effets sur les personnes — autonomie : Huit voisines prennent le bus.")
    assert len(line) < 240
    (walk,) = (await json_of(library, "journeys", archive.holding()))["journeys"]
    (table,) = walk["effects"]
    assert (table["kind"], table["chapters"][0]["title"]) == ("direct", "La personne")
    assert table["chapters"][0]["told"][0]["label"] == "Effets sur les personnes — autonomie"


async def test_behaviours_alone_make_no_table_of_effects(library: Library) -> None:
    markdown = await markdown_of(library, "journeys", journey(Archive(), "P1.B1", "On se parle.").holding())
    assert EFFECTS not in texts(markdown)


@pytest.mark.parametrize(
    ("language", "told"),
    [("fr", "Vous y racontez : {}, {}"), ("en", "You tell of: {}, {}")],
)
async def test_the_story_of_the_clap_names_the_sequences_that_were_confirmed(
    library: Library, language: Language, told: str
) -> None:
    archive = journey(Archive(), "S12", "Une porte fermée.", "Trois voisins.", chosen=("S04", "S05"))
    markdown = await markdown_of(library, "journeys", archive.holding(), language)
    names = [library.dimensions[name][language] for name in ("S04", "S05")]
    assert texts(markdown)[texts(markdown).index("Trois voisins.") + 1] == told.format(*names)
    (walk,) = (await json_of(library, "journeys", archive.holding(), language))["journeys"]
    entry = walk["chapters"][0]["entries"][0]
    assert (entry["heard"], entry["chosen"]) == (names, [])
    assert entry["words"] == "Une porte fermée.\n\nTrois voisins."


async def test_of_several_rounds_the_last_counts(library: Library) -> None:
    archive = journey(journey(Archive(), "V5", "Le perroquet."), "V5", "Le loyer.")
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert "Le loyer." in markdown
    assert "perroquet" not in markdown


async def test_withdrawn_words_are_nowhere_and_leave_no_title(library: Library) -> None:
    archive = journey(Archive(), "V5", "")
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert titles(markdown, "h2") == [MAP]


async def test_an_answer_that_was_taken_over_tells_where_from(library: Library) -> None:
    archive = journey(Archive(), "S01", "On lave à la main.", origin="B04.1")
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert (
        texts(markdown)[texts(markdown).index("On lave à la main.") + 1]
        == f"Repris de « Besoin vécu », dans « {FORM} »"
    )


async def test_the_map_is_told_in_words_at_the_end(library: Library) -> None:
    archive = journey(Archive(), "V5", "Le loyer monte, et nous cherchons un autre lieu.")
    found = under(await markdown_of(library, "journeys", archive.holding()), MAP)
    assert found[0] == library.messages["fr"]["map_note"]
    (sea,) = [text for text in found if text.startswith("Le voyage en mer")]
    assert re.search(r"(Raconté|À préciser) : Les requins\. Pas encore abordé : Le phare,", sea)
    told = (await json_of(library, "journeys", archive.holding()))["map"]
    assert list(told) == ["title", "note", "states", "regions"]
    assert "Le voyage en mer" in [region["title"] for region in told["regions"]]
    assert list(told["regions"][0]["spots"][0]) == ["dimension", "label", "state", "hint"]


async def test_answers_to_what_is_no_longer_asked_come_last(library: Library) -> None:
    archive = journey(Archive(), "V5", "Le loyer.")
    archive.answer("V0", "La boussole.", subject=PROJECT, dialog="voyage_en_mer")
    archive.answer("J1", "Le jardin.", subject=PROJECT, dialog="jardin")
    archive.answer("B99", "Du formulaire.", dialog="annexe_b")
    markdown = await markdown_of(library, "journeys", archive.holding())
    assert titles(markdown, "h2") == [SEA, "Réponses à des questions retirées", MAP]
    gone = under(markdown, "Réponses à des questions retirées")
    assert gone == [
        SEA,
        "Question retirée du questionnaire (V0)",
        "La boussole.",
        "jardin",
        "Question retirée du questionnaire (J1)",
        "Le jardin.",
    ]


async def test_another_project_has_its_own_journeys(library: Library) -> None:
    archive = journey(Archive(), "V5", "Le loyer.")
    archive.answer("V5", "Le perroquet.", subject="project2")
    assert "perroquet" not in await markdown_of(library, "journeys", archive.holding())


# --- a walk about each action -----------------------------------------------------------------------------------------


def about_actions(library: Library) -> Library:
    """The voyage, asked about each action, with a question that the form also puts to a community."""
    sea = library.dialogs["voyage_en_mer"]
    need = replace(library.dialogs["annexe_b"].steps["B04.1"], lands=())
    steps = {name: replace(step, subject="action") for name, step in sea.steps.items()} | {need.id: need}
    first = replace(sea.chapters[0], subject="action", steps=(*sea.chapters[0].steps, need.id))
    changed = replace(sea, steps=steps, chapters=(first, *sea.chapters[1:]))
    return replace(library, dialogs={**library.dialogs, sea.id: changed})


async def test_a_walk_about_each_action_tells_which_one(library: Library) -> None:
    archive = Archive(actions=(Action(SECOND), Action(FIRST), Action("gone", removed_at=BEGUN)))
    archive.answer("B01", "La laverie").answer("V5", "Le loyer.").answer("V5", "La pluie.", subject=SECOND)
    archive.answer("V5", "Le perroquet.", subject="gone")
    markdown = await markdown_of(about_actions(library), "journeys", archive.holding())
    label = library.dialogs["voyage_en_mer"].steps["V5"].words["fr"].label
    assert under(markdown, SEA, "La traversée") == [
        f"{label} — Action 1",
        "La pluie.",
        f"{label} — La laverie",
        "Le loyer.",
    ]


async def test_voices_that_were_kept_stand_beside_the_answer(library: Library) -> None:
    archive = Archive().answer("B04.1", "On lave à la main.")
    held = replace(archive.holding(), voices=(voice("Moi aussi."), voice("Non.", kept=False)))
    markdown = await markdown_of(about_actions(library), "journeys", held)
    start = texts(markdown).index("On lave à la main.")
    assert texts(markdown)[start + 2 : start + 4] == ["Moi aussi.", f"— {LIVES}"]
    assert texts(markdown)[-1] == library.messages["fr"]["doc_quoted"]
    assert "Non." not in texts(markdown)
    for text in (markdown, str(await json_of(about_actions(library), "journeys", held))):
        assert "zoe-tag" not in text
        assert "$event:server" not in text


# --- whatever people write --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
async def test_words_of_the_person_never_become_structure(library: Library, text: str) -> None:
    plain = await markdown_of(library, "journeys", journey(Archive(), "P1.I3", "Un effet.").holding())
    markdown = await markdown_of(library, "journeys", journey(Archive(), "P1.I3", text).holding())
    assert kinds(markdown) - {"hardbreak", "text_special"} == kinds(plain) - {"hardbreak", "text_special"}
    lines = shown_lines(shown(markdown))
    start = lines.index(read_lines(text)[0])
    assert lines[start : start + len(read_lines(text))] == read_lines(text)
    (table_line,) = [block for block in shown(markdown) if block.tag == "li"]
    assert table_line.text.startswith("Effets sur les personnes — autonomie : ")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_survive_in_their_own_language(library: Library, language: Language) -> None:
    words = "مرحبا بالعالم 👩🏽‍🌾 Le loyer, the rent."
    archive = journey(Archive(), "V5", words)
    assert words in texts(await markdown_of(library, "journeys", archive.holding(), language))
    data = await json_of(library, "journeys", archive.holding(), language)
    assert data["journeys"][0]["chapters"][0]["entries"][0]["parts"] == [{"text": words, "language": "fr"}]
    assert data["title"] == {"fr": "Mes chemins", "en": "My walks"}[language]


async def test_the_json_has_the_documented_keys(library: Library) -> None:
    data = await json_of(library, "journeys", journey(Archive(), "P1.I3", "Un effet.").holding())
    assert list(data) == ["language", "title", "form", "journeys", "map"]
    (walk,) = data["journeys"]
    assert list(walk) == ["dialog", "version", "title", "chapters", "effects"]
    assert list(walk["chapters"][0]) == ["chapter", "title", "entries"]
    keys = ["step", "label", "words", "chosen", "parts", "heard", "about", "origin", "voices"]
    assert list(walk["chapters"][0]["entries"][0]) == keys


async def test_journeys_of_somebody_else_are_refused(library: Library) -> None:
    for write in (markdown_of, json_of):
        with pytest.raises(LookupError):
            await write(library, "journeys", Archive().holding(), project="other")
        with pytest.raises(ValueError):
            await write(library, "journeys", None)
