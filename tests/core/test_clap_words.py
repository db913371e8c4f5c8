"""The clap: how a story ends, in which words it is heard, and what becomes of its list."""

from __future__ import annotations

import pytest

from bot.core.map import chart
from tests.core.storyboard import MORE, SILENT, STORY, answer, label, told, walk_to_the_clap
from tests.talk import NETWORK, Talk, shipped_library, shown


@pytest.mark.parametrize(
    "word",
    ["non", "Non merci.", "fin", "C'est fini.", "rien d'autre", "voilà", "stop", "Voilà !", "terminé"],
)
def test_what_ends_a_story_is_not_taken_for_its_words(talk: Talk, word: str) -> None:
    walk_to_the_clap(talk)
    talk.say(STORY)
    assert "Est-ce bien cela ?" in shown(talk.say(word))
    assert answer(talk).text == STORY


@pytest.mark.parametrize("word", ["no", "No thanks.", "that is all", "The end.", "nothing else", "that's it", "stop"])
def test_so_it_is_in_english(talk: Talk, word: str) -> None:
    talk.say("/langue en")
    walk_to_the_clap(talk)
    talk.say("The residents decide together every month in an assembly.")
    assert "deciding together" in shown(talk.say(word))
    assert label(talk.say("governance"), "S05") == "Add: deciding together"


def test_yes_there_is_more_is_not_taken_for_the_story(talk: Talk) -> None:
    walk_to_the_clap(talk)
    talk.say(STORY)
    reply = talk.say("oui")
    assert shown(reply).startswith("Écrivez la suite.")
    assert [choice.value for choice in reply.choices] == ["finished"]
    talk.say(SILENT)
    talk.say("terminé")
    assert answer(talk).text == f"{STORY}\n{SILENT}"


def test_with_reminders_on_stop_alone_still_ends_those(talk: Talk) -> None:
    talk.place = NETWORK
    talk.say("/rappel oui")
    walk_to_the_clap(talk)
    talk.say(STORY)
    assert "pas de rappel" in shown(talk.say("stop"))


def test_the_recap_says_what_the_story_tells(talk: Talk) -> None:
    told(talk)
    talk.say("rupture")
    talk.say("c'est bien cela")
    (line,) = (item for block in talk.say("/recap").blocks for item in block.items if item.startswith("12."))
    assert line.split("Vous y racontez : ")[1].endswith("décider ensemble, faire autrement ici.")


def test_what_was_confirmed_is_touched_on_the_map() -> None:
    found = chart(shipped_library(), "fr", lambda step: 0.0, confirmed=("S05",))
    assert {spot.dimension for spot in found.sequences.spots if spot.state == "touched"} == {"S05"}


def test_what_was_confirmed_is_not_told_to_be_missing(talk: Talk) -> None:
    told(talk)
    overview = shown(talk.say("c'est bien cela")) + shown(talk.say("/recap"))
    not_covered = [line for line in overview.split("\n") if "Pas encore" in line]
    assert not_covered
    assert not any("décider ensemble" in line for line in not_covered)


WORDS = (
    *("besoin et aspiration", "bénéficiaires au centre", "partenaires multiples", "ancrage", "gouvernance"),
    *("ressources hybrides", "accessibilité", "usage et finalité", "diffusion", "changement social", "rupture"),
)


def test_the_words_of_the_authors_are_still_understood(talk: Talk) -> None:
    reply = told(talk)
    for name, word in zip([choice.value for choice in reply.choices], WORDS, strict=False):
        before = label(reply, name)
        reply = talk.say(word)
        assert label(reply, name) != before


EXPLAINED = {
    "fr": "bénéficiaire, ancrage, gouvernance, ressources hybrides, accessibilité, usage et finalité, diffusion, "
    "changement social, rupture, aspiration, gouvernance élargie, modèle économique pluriel, logique de service",
    "en": "beneficiary, local roots, governance, mixed resources, accessibility, use and purpose, spreading, "
    "social change, break with the usual way, aspiration, wider governance, plural economic model, logic of service",
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_of_the_authors_are_explained(talk: Talk, language: str) -> None:
    talk.say(f"/langue {language}")
    for word in EXPLAINED[language].split(", "):
        assert shown(talk.say(f"/mot {word}")).startswith((f"{word} : ", f"{word}: "))


ENGLISH = (
    "Two neighbours started a charity with the town hall. The residents decide together every month in an assembly."
)
LIST_WAITS = "La liste attend"


def test_each_message_is_heard_in_the_language_in_which_it_was_told(talk: Talk) -> None:
    walk_to_the_clap(talk)
    talk.say(MORE)
    talk.say("/langue en")
    talk.say(ENGLISH)
    reply = talk.say("finished")
    lines = [item for block in reply.blocks for item in block.items]
    assert any(line.startswith("letting the idea travel: ") and "deux autres villages" in line for line in lines)
    assert any(line.startswith("deciding together: ") and "residents decide together" in line for line in lines)


def test_a_list_is_heard_the_same_after_the_language_changed(talk: Talk) -> None:
    before = {choice.value for choice in told(talk).choices if choice.label.startswith("Retirer")}
    after = {choice.value for choice in talk.say("/langue en").choices if choice.label.startswith("Remove")}
    assert after == before


def test_the_list_can_be_left_for_later_and_counts_nothing(talk: Talk) -> None:
    told(talk)
    talk.say("rupture")
    reply = talk.say("/passer")
    assert LIST_WAITS in shown(reply)
    assert "replace" not in {choice.value for choice in reply.choices}
    assert talk.draft.pending is None or talk.draft.pending.kind != "heard"
    assert (answer(talk).text, answer(talk).chosen, answer(talk).refused) == (STORY, (), ())
    assert "S12" in talk.draft.later


def test_a_list_that_was_left_is_seen_again_with_the_answer(talk: Talk) -> None:
    told(talk)
    talk.say("/passer")
    assert "Revoir ce que j'ai entendu" in [choice.label for choice in talk.say("/modifier 12").choices]
    assert label(talk.say("revoir la liste"), "S05") == "Retirer : décider ensemble"
    talk.say("c'est ça")
    assert "S05" in answer(talk).chosen
    assert "S12" not in talk.draft.later


@pytest.mark.parametrize("story", ["On a chanté.", "Marie Dupont (06 12 34 56 78) a chanté."])
def test_after_an_empty_list_only_who_could_be_recognised_is_asked_about(talk: Talk, story: str) -> None:
    told(talk, story)
    talk.say("non merci")
    assert answer(talk).chosen == ()
    assert {mark.probe for mark in answer(talk).probes} == ({"personal_data"} if "06" in story else set())


def test_of_a_list_that_was_left_who_could_be_recognised_is_asked_about(talk: Talk) -> None:
    told(talk, "Marie Dupont (06 12 34 56 78) a chanté.")
    talk.say("/passer")
    assert {mark.probe for mark in answer(talk).probes} == {"personal_data"}
