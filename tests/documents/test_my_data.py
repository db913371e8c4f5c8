from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from bot.core.dialog import Library
from bot.core.model import Action, Answer, Asked, Conversation, Part, Pending, ProbeMark
from bot.ports import Holding
from tests.documents.archive import BEGUN, FIRST, SECOND, Archive
from tests.documents.rendered import json_of, kinds, markdown_of, shown, texts, under
from tests.documents.test_dossier import with_renamed_step
from tests.documents.test_escape import NASTY, read_lines, shown_lines

TALKS = (
    Conversation("c1", "accueil", "v1", "person1", "home"),
    Conversation(
        "c2",
        "annexe_b",
        "v1",
        FIRST,
        "B15",
        later=("B10",),
        trail=("B01", "B03.3", "B01"),
        recheck=("B04.1",),
        pending=Pending("erase", {}, Pending("held", {"said:m9": "encore *un* mot", "step": "B15"})),
        paused=True,
    ),
)


def archive() -> Archive:
    kept = Archive(actions=(Action(FIRST), Action(SECOND, removed_at=BEGUN)), conversations=TALKS)
    kept.answer("B01", "La laverie").answer("B01", "Le perroquet", subject=SECOND)
    kept.answer("B11", "Le lycée.", probes=[ProbeMark("no_role", "asked")])
    kept.answer(
        "B11", "Le lycée.", "La mairie.", probes=[ProbeMark("no_role", "answered"), ProbeMark("gone", "passed")]
    )
    kept.answer("B09", chosen=("logement",)).answer("B02", "2, 1", subject="project1")
    return kept


async def test_accounts_consent_and_times_are_told(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", archive().holding())
    assert under(markdown, "Votre accord et vos accès") == [
        "Compte « ana » sur terminal",
        "Accord donné le 2026-03-02 09:00 UTC, sur un ordinateur : texte de version notice1",
        "Premier passage le 2026-03-02 09:00 UTC, dernier le 2026-03-03 09:00 UTC",
        "Langue : fr",
        "Messages traités : 12",
    ]


async def test_all_actions_are_told_removed_ones_included(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", archive().holding())
    assert under(markdown, "Vos dossiers et vos actions") == [
        "Dossier 1, commencé le 2026-03-02 (ouvert en ce moment)",
        "La laverie",
        "Le perroquet (retirée le 2026-03-02 09:00 UTC)",
    ]
    title = "Dossier 1, commencé le 2026-03-02 — Le perroquet (retirée le 2026-03-02 09:00 UTC)"
    assert "Le perroquet" in under(markdown, title, "Nom de l'action")


async def test_where_the_person_is_and_what_waits_are_told(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", archive().holding())
    home, form, label, words = under(markdown, "Où vous en êtes")
    assert home == "Accueil, vous — le menu"
    assert form == " ".join(
        (
            "Annexe B, La laverie — Ce que vous voulez ajouter (en pause)",
            "Questions déjà vues : Nom de l'action, Personnes qui en profitent",
            "Pour plus tard : Un enjeu mal traité ici",
            "À relire : Besoin vécu",
            "Une question du robot attend votre réponse",
        )
    )
    assert (label, words) == ("Vos mots, en attente d'être rangés", "encore *un* mot")


async def test_every_revision_is_told_with_its_messages_choices_and_follow_ups(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", archive().holding())
    form = "Dossier 1, commencé le 2026-03-02 — La laverie"
    assert under(markdown, form, "Partenariat inédit") == [
        "version 1, le 2026-03-02 09:03 UTC",
        "Le lycée.",
        "Relance sans réponse : Que fait chacun, concrètement, dans l'action ?",
        "version 2, le 2026-03-02 09:04 UTC",
        "Le lycée.",
        "La mairie.",
        "Relance suivie d'une réponse : Que fait chacun, concrètement, dans l'action ?",
        "Relance passée : gone",
    ]
    assert under(markdown, form, "Grand enjeu de société")[1] == "Choix : Logement"
    whole = under(markdown, "Dossier 1, commencé le 2026-03-02 — tout le dossier")
    assert whole == ["Ordre d'importance entre vos actions", "version 1, le 2026-03-02 09:06 UTC", "2, 1"]


async def test_withdrawn_words_are_told_as_gone(library: Library) -> None:
    kept = Archive().answer("B11", "", "").answer("B11", "Le lycée.")
    markdown = await markdown_of(library, "my_data", kept.holding())
    assert texts(markdown).count("Sans mots, ou mots retirés") == 2


async def test_words_in_another_language_are_marked(library: Library) -> None:
    kept = Archive().answer("B11", "The school.", language="en")
    assert "Langue : en" in texts(await markdown_of(library, "my_data", kept.holding()))


async def test_what_was_heard_in_a_story_and_refused_is_told(library: Library) -> None:
    kept = Archive().answer("S12", "Nous décidons ensemble.", dialog="storyboard", chosen=("S09",))
    kept.history[0] = replace(kept.history[0], refused=("S05",))
    markdown = await markdown_of(library, "my_data", kept.holding())
    assert under(markdown, "Clap — racontez votre histoire")[1:3] == [
        "Choix : faire voyager l'idée",
        "Écarté : décider ensemble",
    ]


async def test_a_removed_question_keeps_its_answer(library: Library) -> None:
    kept = Archive().answer("Z9", "Des mots.", chosen=("x",), probes=[ProbeMark("no_role", "passed")])
    markdown = await markdown_of(library, "my_data", kept.holding())
    assert under(markdown, "Question retirée du questionnaire (Z9)")[1:] == [
        "Choix : x",
        "Des mots.",
        "Relance passée : no_role",
    ]


THEN: Asked = {
    ("annexe_b", "v1"): {"B11": {"fr": "Avec qui ?", "en": "With whom?"}, "Z9": {"fr": "Quel *temps* fait-il ?"}}
}


async def test_a_question_that_was_another_one_is_told_as_it_was_asked(library: Library) -> None:
    kept = Archive().answer("B11", "Le lycée.").answer("Z9", "Il pleut.")
    holding = replace(kept.holding(), asked=THEN)
    markdown = await markdown_of(library, "my_data", holding)
    assert "Question posée alors : Avec qui ?" in under(markdown, "Partenariat inédit")
    gone = under(markdown, "Question retirée du questionnaire (Z9)")
    assert gone[1:] == ["Question posée alors : Quel *temps* fait-il ?", "Il pleut."]
    told = (await json_of(library, "my_data", holding))["questions"]
    assert told["B11"]["then"] == {"v1": "Avec qui ?"}
    assert told["Z9"]["then"] == {"v1": "Quel *temps* fait-il ?"}
    assert (told["B11"]["now"], told["Z9"]["now"]) == ("B11", "")
    assert "With whom?" in await markdown_of(library, "my_data", holding, "en")


async def test_a_question_that_is_the_same_today_is_not_told_twice(library: Library) -> None:
    step = library.dialogs["annexe_b"].steps["B11"]
    asked = {("annexe_b", "v1"): {"B11": {language: words.question for language, words in step.words.items()}}}
    holding = replace(Archive().answer("B11", "Le lycée.").holding(), asked=asked)
    assert "posée alors" not in await markdown_of(library, "my_data", holding)
    assert (await json_of(library, "my_data", holding))["questions"]["B11"]["then"] == {}


async def test_a_renamed_question_has_one_history(library: Library) -> None:
    kept = Archive().answer("B11", "Le lycée.").answer("B11.new", "Le lycée et la mairie.")
    renamed = with_renamed_step(library, "B11", "B11.new")
    markdown = await markdown_of(renamed, "my_data", kept.holding())
    assert [text for text in under(markdown, "Partenariat inédit") if "lycée" in text] == [
        "Le lycée.",
        "Le lycée et la mairie.",
    ]
    data = await json_of(renamed, "my_data", kept.holding())
    assert {name: question["now"] for name, question in data["questions"].items()} == {
        "B11": "B11.new",
        "B11.new": "B11.new",
    }


async def test_everything_stored_is_in_the_json_and_can_be_read_back(library: Library) -> None:
    holding = archive().holding()
    data = dict(await json_of(library, "my_data", holding))
    questions = data.pop("questions")
    assert TypeAdapter(Holding).validate_python(data) == holding
    assert questions["B11"]["label"] == "Partenariat inédit"


async def test_every_word_of_the_person_is_in_both_files(library: Library) -> None:
    markdown = await markdown_of(library, "my_data", archive().holding(), "en")
    data = str(await json_of(library, "my_data", archive().holding(), "en"))
    for word in ("La laverie", "Le perroquet", "Le lycée.", "La mairie.", "2, 1", "ana"):
        assert word in markdown
        assert word in data


@pytest.mark.parametrize("text", NASTY)
async def test_words_of_the_person_never_become_structure(library: Library, text: str) -> None:
    plain = await markdown_of(library, "my_data", Archive().answer("B11", "Le lycée.").holding())
    markdown = await markdown_of(library, "my_data", Archive().answer("B11", text).holding())
    assert kinds(markdown) - {"hardbreak", "text_special"} == kinds(plain)
    assert shown_lines([block for block in shown(markdown) if block.tag == "blockquote"]) == read_lines(text)


async def test_a_person_who_never_agreed_and_wrote_nothing_has_a_short_file(library: Library) -> None:
    holding = archive().holding()
    person = replace(holding.person, consents=(), project="")
    bare = replace(holding, person=person, projects=(), conversations=(), history=())
    markdown = await markdown_of(library, "my_data", bare)
    assert [block.text for block in shown(markdown) if block.tag == "h2"] == ["Votre accord et vos accès"]
    assert "Pas d'accord noté" in texts(markdown)


async def test_two_projects_are_told_apart(library: Library) -> None:
    holding = archive().holding()
    second = replace(holding.projects[0], id="project2", actions=(Action("other"),))
    words = Answer("project2", "other", "B01", 1, "annexe_b", "v1", BEGUN, (Part("m", "La radio", "fr"),))
    both = replace(holding, projects=(*holding.projects, second), history=(*holding.history, words))
    markdown = await markdown_of(library, "my_data", both)
    assert "La radio" in under(markdown, "Dossier 2, commencé le 2026-03-02 — La radio")
    assert "La radio" not in under(markdown, "Dossier 1, commencé le 2026-03-02 — La laverie")


async def test_file_names_hold_no_word_of_the_person(library: Library) -> None:
    from adapters.documents.json import JsonWriter
    from adapters.documents.markdown import MarkdownWriter
    from bot.core.model import Attachment

    holding = Archive().answer("B01", "Perroquet").holding()
    attachments = [
        Attachment(document=document, format="md", language=language, project="project1")
        for document in ("dossier", "journeys", "blank_form", "my_data")
        for language in ("fr", "en")
    ]
    names = [(await MarkdownWriter(library).write(attachment, holding)).name for attachment in attachments]
    assert names == [
        "annexe-b.md",
        "annexe-b.md",
        "mes-chemins.md",
        "my-walks.md",
        "annexe-b-formulaire.md",
        "annexe-b-form.md",
        "mes-donnees.md",
        "my-data.md",
    ]
    others = [(await JsonWriter(library).write(attachment, holding)).name for attachment in attachments]
    assert others == [name.replace(".md", ".json") for name in names]
