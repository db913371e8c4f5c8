"""What communities said, in documents: kept voices beside the answer, and everybody's own words in their data."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.dialog import Library
from bot.core.model import COMMUNITY, Account, Action, Consent, Contribution, Inquiry, Link, Voice
from bot.ports import Holding
from tests.documents.archive import BEGUN, FIRST, SECOND, Archive
from tests.documents.rendered import json_of, kinds, markdown_of, shown, texts, under
from tests.documents.test_escape import NASTY, read_lines, shown_lines

INTRO = "Des réponses de la communauté, à côté :"
LIVES, NEAR = "une personne qui vit cette situation", "une personne proche ou voisine"
NEED = ("Besoins auxquels l'action répond", "Besoin vécu")


def voice(
    text: str, *, kept: bool | None = True, role: str = "lives", subject: str = FIRST, step: str = "B04.1"
) -> Voice:
    inquiry = Inquiry("inquiry1", "person1", "project1", subject, BEGUN, step)
    said = Contribution(f"c-{text[:20]}", "inquiry1", "$event:server", text, "fr", role, BEGUN)
    return Voice(inquiry, said, "zoe-tag", kept)


def holding(*voices: Voice, archive: Archive | None = None) -> Holding:
    return replace((archive or Archive()).holding(), voices=voices)


async def test_kept_voices_stand_beside_the_answer_by_role(library: Library) -> None:
    archive = Archive().answer("B04.1", "On lave son linge à la main.")
    later = voice("Chez ma voisine aussi.", role="near")
    later = replace(later, contribution=replace(later.contribution, at=BEGUN + timedelta(hours=1)))
    markdown = await markdown_of(library, "dossier", holding(later, voice("Moi, je vais à 17 km."), archive=archive))
    section = under(markdown, NEED[0])
    start = section.index("On lave son linge à la main.")
    assert section[start + 1 : start + 6] == [
        INTRO,
        "Moi, je vais à 17 km.",
        f"— {LIVES}",
        "Chez ma voisine aussi.",
        f"— {NEAR}",
    ]


async def test_the_answer_itself_does_not_change(library: Library) -> None:
    archive = Archive().answer("B04.1", "On lave à la main.")
    data = await json_of(library, "dossier", holding(voice("Moi, je vais à 17 km."), archive=archive))
    entry = entry_of(data, "B04.1")
    assert (entry["words"], entry["state"]) == ("On lave à la main.", "to_clarify")
    assert entry["voices"] == [{"text": "Moi, je vais à 17 km.", "language": "fr", "role": LIVES}]
    assert entry_of(data, "B04.2")["voices"] == []


def entry_of(data: Any, step: str, action: int = 0) -> dict[str, Any]:
    entries = (entry for section in data["actions"][action]["sections"] for entry in section["entries"])
    return next(entry for entry in entries if entry["step"] == step)


async def test_a_voice_beside_a_question_without_an_answer_leaves_it_open(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", holding(voice("Moi aussi.")))
    assert under(markdown, *NEED) == ["À compléter", INTRO, "Moi aussi.", f"— {LIVES}"]


@pytest.mark.parametrize("document", ["dossier"])
@pytest.mark.parametrize("kept", [False, None])
async def test_only_what_was_kept_is_shown(library: Library, document: str, kept: bool | None) -> None:
    held = holding(voice("Perroquet.", kept=kept), voice("", kept=True))
    markdown = await markdown_of(library, document, held)
    assert "Perroquet" not in markdown
    assert INTRO not in texts(markdown)
    assert "Perroquet" not in str(await json_of(library, document, held))


async def test_the_last_line_says_whose_words_are_whose(library: Library) -> None:
    alone = await markdown_of(library, "dossier", holding())
    assert texts(alone)[-1].startswith("Préparé avec Colibri.")
    quoting = await markdown_of(library, "dossier", holding(voice("Moi aussi.")))
    assert texts(quoting)[-1] == library.messages["fr"]["doc_quoted"]


async def test_a_voice_stands_with_the_action_it_was_asked_for(library: Library) -> None:
    archive = Archive(actions=(Action(FIRST), Action(SECOND)))
    data = await json_of(library, "dossier", holding(voice("Moi aussi.", subject=SECOND), archive=archive))
    assert entry_of(data, "B04.1", 0)["voices"] == []
    assert len(entry_of(data, "B04.1", 1)["voices"]) == 1


async def test_roles_are_in_the_language_of_the_document_and_words_in_their_own(library: Library) -> None:
    markdown = await markdown_of(library, "dossier", holding(voice("Moi aussi.")), "en")
    assert "Moi aussi." in texts(markdown)
    assert "— a person who lives this situation" in texts(markdown)


@pytest.mark.parametrize("document", ["dossier", "my_data"])
async def test_nothing_leads_from_a_voice_to_its_author(library: Library, document: str) -> None:
    held = holding(voice("Moi aussi."))
    for text in (await markdown_of(library, document, held), str(await json_of(library, document, held))):
        assert "zoe-tag" not in text
        assert "$event:server" not in text


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("document", ["dossier", "my_data"])
async def test_words_of_a_community_never_become_structure(library: Library, document: str, text: str) -> None:
    plain = await markdown_of(library, document, holding(voice("Des mots.")))
    markdown = await markdown_of(library, document, holding(voice(text)))
    assert kinds(markdown) - {"hardbreak", "text_special"} == kinds(plain) - {"hardbreak", "text_special"}
    quoted = shown_lines([block for block in shown(markdown) if block.tag == "blockquote"])
    assert [line for line in quoted if line != f"— {LIVES}"] == read_lines(text)


# --- everything about a person ----------------------------------------------------------------------------------------


def own(text: str, role: str = "near") -> Contribution:
    return Contribution(f"own-{text}", "inquiry9", "$mine:server", text, "fr", role, BEGUN)


async def test_my_data_tells_what_a_member_answered_and_what_was_taken_back(library: Library) -> None:
    held = replace(Archive().holding(), contributions=(own("Moi aussi."), own("")))
    found = under(await markdown_of(library, "my_data", held), "Vos réponses à une communauté")
    heading = f"Le 2026-03-02 09:00 UTC, comme {NEAR}"
    assert found == [heading, "Moi aussi.", heading, "Sans mots, ou mots retirés"]
    assert (await json_of(library, "my_data", held))["contributions"][0]["text"] == "Moi aussi."


async def test_my_data_tells_what_a_holder_was_answered_with_the_decisions(library: Library) -> None:
    held = holding(voice("Un."), voice("Deux.", kept=False), voice("Trois.", kept=None), voice(""))
    found = under(await markdown_of(library, "my_data", held), "Ce que l'on a répondu à vos questions")
    about = f"Dossier 1, commencé le 2026-03-02. Besoin vécu, le 2026-03-02 09:00 UTC, {LIVES} : "
    assert found == [
        f"{about}gardée à côté de votre réponse",
        "Un.",
        f"{about}pas gardée",
        "Deux.",
        f"{about}rien de décidé encore",
        "Trois.",
    ]
    told = (await json_of(library, "my_data", held))["voices"]
    assert [each["kept"] for each in told] == [True, False, None]


async def test_my_data_tells_every_agreement_by_its_notice_and_the_accounts_that_were_joined(library: Library) -> None:
    held = Archive().holding()
    consents = (
        Consent("matrix_notice", "v2", BEGUN),
        Consent(COMMUNITY, "v3", BEGUN, "inquiry9", "near"),
        Consent("gone", "v4", BEGUN),
    )
    person = replace(held.person, consents=consents)
    held = replace(held, person=person, links=(Link(Account("matrix", "@ana:server"), "person2", BEGUN),))
    found = under(await markdown_of(library, "my_data", held), "Votre accord et vos accès")
    assert found[1:5] == [
        "Compte « @ana:server » sur matrix, rattaché le 2026-03-02 09:00 UTC",
        "Accord donné le 2026-03-02 09:00 UTC, sur Matrix : texte de version v2",
        "Accord donné le 2026-03-02 09:00 UTC, pour une question posée dans un salon : texte de version v3",
        "Accord donné le 2026-03-02 09:00 UTC, gone : texte de version v4",
    ]
    data = await json_of(library, "my_data", held)
    assert data["person"]["consents"][1] == {
        "notice": COMMUNITY,
        "version": "v3",
        "at": "2026-03-02T09:00:00Z",
        "inquiry": "inquiry9",
        "role": "near",
    }


async def test_a_member_without_a_project_has_a_readable_file(library: Library) -> None:
    held = Archive().holding()
    person = replace(held.person, consents=(Consent(COMMUNITY, "v3", BEGUN, "inquiry9", "near"),), project="")
    bare = replace(held, person=person, projects=(), conversations=(), history=(), contributions=(own("Moi aussi."),))
    markdown = await markdown_of(library, "my_data", bare)
    titles = [block.text for block in shown(markdown) if block.tag == "h2"]
    assert titles == ["Votre accord et vos accès", "Vos réponses à une communauté"]
