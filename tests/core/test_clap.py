"""The clap: what is heard in a story is shown with its words, and the person decides what it tells."""

from __future__ import annotations

import pytest

from bot.core.map import chart
from bot.core.model import Answer, Reply
from tests.talk import NETWORK, Talk, shipped_library, shown

STORY = (
    "Trois voisins ont créé une association avec la mairie et le centre social. "
    "Les habitants décident ensemble chaque mois en assemblée."
)
MORE = "L'an prochain, deux autres villages reprendront notre guide pour ouvrir la leur."
SILENT = "Il faisait très beau ce matin-là devant la vieille porte bleue."


def walk_to_the_clap(talk: Talk) -> None:
    reply = talk.say("/storyboard")
    for _ in range(40):
        if "en une minute" in shown(reply) or "one minute" in shown(reply):
            return
        values = [choice.value for choice in reply.choices]
        reply = talk.press(values[0]) if "next_chapter" in values else talk.say("/passer")


def told(talk: Talk, story: str = STORY) -> Reply:
    """Walk to the clap, tell a story and end it."""
    walk_to_the_clap(talk)
    talk.say(story)
    return talk.say("terminé")


def answer(talk: Talk) -> Answer:
    return [answer for answer in talk.history() if answer.step == "S12"][-1]


def label(reply: Reply, value: str) -> str:
    return next(choice.label for choice in reply.choices if choice.value == value)


def test_what_was_heard_is_quoted_one_sequence_a_line(talk: Talk) -> None:
    reply = told(talk)
    lines = [item for block in reply.blocks for item in block.items]
    assert any(line.startswith("décider ensemble : « ") for line in lines)
    assert all(line.split("« ")[1].rstrip(" »") in STORY for line in lines)
    assert len(reply.choices) == 12


def test_what_was_not_heard_is_offered_once_and_never_said_to_be_missing(talk: Talk) -> None:
    reply = told(talk)
    assert label(reply, "S09") == "Ajouter : faire voyager l'idée"
    assert shown(reply).count("faire voyager l'idée") == 1


def test_a_wrong_guess_is_refused_by_one_press_and_another_added_by_its_name_or_number(talk: Talk) -> None:
    reply = told(talk)
    assert label(reply, "S05") == "Retirer : décider ensemble"
    reply = talk.press("S05")
    assert label(reply, "S05") == "Ajouter : décider ensemble"
    assert label(talk.say("faire voyager l'idée"), "S09") == "Retirer : faire voyager l'idée"
    assert label(talk.say("11"), "S11") == "Retirer : faire autrement ici"
    talk.say("rien d'autre")
    assert {"S09", "S11"} <= set(answer(talk).chosen)
    assert "S05" not in answer(talk).chosen


def test_nothing_is_kept_before_it_is_confirmed(talk: Talk) -> None:
    told(talk)
    assert answer(talk).chosen == ()
    talk.say("c'est bien cela")
    assert "S05" in answer(talk).chosen
    assert answer(talk).text == STORY


def test_a_silent_story_is_met_kindly_and_the_eleven_are_offered(talk: Talk) -> None:
    reply = told(talk, SILENT)
    assert "c'est vous qui savez" in shown(reply)
    assert all(choice.label.startswith("Ajouter : ") for choice in reply.choices[:11])


def test_more_words_go_on_with_the_story_if_the_person_says_so(talk: Talk) -> None:
    told(talk, SILENT)
    assert "Est-ce la suite de votre histoire ?" in shown(talk.say(STORY))
    assert "décider ensemble : « " in shown(talk.say("oui"))
    assert answer(talk).text == f"{SILENT}\n{STORY}"


def test_words_that_are_not_the_story_are_not_kept(talk: Talk) -> None:
    told(talk)
    assert "Est-ce la suite de votre histoire ?" in shown(talk.say("je ne comprends pas"))
    assert "Est-ce bien cela ?" in shown(talk.say("non"))
    assert answer(talk).text == STORY


def test_corrections_stay_when_the_story_goes_on(talk: Talk) -> None:
    told(talk)
    talk.say("3")
    talk.say("gouvernance")
    talk.say("ancrage")
    talk.say(MORE)
    reply = talk.say("terminé")
    assert [label(reply, name).split(" : ")[0] for name in ("S03", "S04", "S05", "S09")] == [
        "Ajouter",
        "Retirer",
        "Ajouter",
        "Retirer",
    ]
    talk.say("c'est ça")
    assert {"S04", "S09"} <= set(answer(talk).chosen)
    assert not {"S03", "S05"} & set(answer(talk).chosen)


@pytest.mark.parametrize("confirmed", [True, False])
def test_what_was_refused_stays_refused_when_the_answer_is_completed_later(talk: Talk, confirmed: bool) -> None:
    told(talk)
    talk.say("gouvernance")
    if confirmed:
        talk.say("c'est ça")
    talk.say("/modifier 12")
    talk.say("compléter")
    talk.say("Nous décidons tout ensemble, et les habitants votent à main levée.")
    reply = talk.say("terminé")
    assert label(reply, "S05") == "Ajouter : décider ensemble"
    talk.say("c'est ça")
    assert "S05" not in answer(talk).chosen
    assert answer(talk).refused == ("S05",)


def test_what_was_refused_can_be_added_again(talk: Talk) -> None:
    told(talk)
    talk.say("gouvernance")
    talk.say("gouvernance")
    talk.say("c'est ça")
    assert "S05" in answer(talk).chosen
    assert answer(talk).refused == ()


def test_a_story_told_anew_is_heard_anew(talk: Talk) -> None:
    told(talk)
    talk.say("gouvernance")
    talk.say("c'est ça")
    talk.say("/modifier 12")
    talk.say("remplacer")
    talk.say(STORY)
    assert label(talk.say("terminé"), "S05") == "Retirer : décider ensemble"


def test_after_a_press_one_line_tells_what_changed(talk: Talk) -> None:
    told(talk)
    for name, line in (("S05", "Retiré : décider ensemble."), ("S09", "Ajouté : faire voyager l'idée.")):
        (block,) = talk.press(name).blocks
        assert block.text == f"{line} Est-ce bien cela ?"


@pytest.mark.parametrize("no", ["non", "c'est pas ça", "Non, ce n'est pas ça."])
def test_no_asks_what_is_wrong(talk: Talk, no: str) -> None:
    told(talk)
    (block,) = talk.say(no).blocks
    assert block.text == "Que faut-il retirer ou ajouter ? Tapez un numéro ou un nom."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("retirer 5", "Retiré : décider ensemble."),
        ("enlève la gouvernance", "Retiré : décider ensemble."),
        ("Retirer : décider ensemble", "Retiré : décider ensemble."),
        ("pas gouvernance", "Retiré : décider ensemble."),
        ("ajouter 9 et 11", "Ajouté : faire voyager l'idée, faire autrement ici."),
        ("ajoute l'ancrage", "Ajouté : le lien au territoire."),
        ("ajouter besoin et aspiration", "Ajouté : un besoin et un idéal."),
        ("ajouter gouvernance", "Rien à changer pour : décider ensemble."),
        ("retirer rupture", "Rien à changer pour : faire autrement ici."),
    ],
)
def test_add_and_remove_are_understood_with_a_number_or_a_name(talk: Talk, text: str, line: str) -> None:
    told(talk)
    assert shown(talk.say(text)).startswith(line)


@pytest.mark.parametrize("text", ["ajouter trottinette", "99", "bof"])
def test_what_names_nothing_changes_nothing(talk: Talk, text: str) -> None:
    before = told(talk)
    assert talk.say(text).choices == before.choices


def test_a_misspelt_name_is_guessed(talk: Talk) -> None:
    told(talk)
    assert "décider ensemble" in shown(talk.say("decidez ensembles")).split("\n")[0]


def test_what_was_added_by_hand_stands_apart(talk: Talk) -> None:
    told(talk)
    talk.say("rupture")
    reply = talk.say("/reprendre")
    lines = [item for block in reply.blocks for item in block.items]
    assert "Ajouté par vous : faire autrement ici." in shown(reply)
    assert not any(line.startswith("faire autrement") for line in lines)


def test_when_everything_heard_was_removed_it_says_so(talk: Talk) -> None:
    reply = told(talk)
    for choice in [choice for choice in reply.choices if choice.label.startswith("Retirer")]:
        reply = talk.press(choice.value)
    assert "Est-ce bien cela" not in shown(reply)
    reply = talk.say("/reprendre")
    assert "Vous avez retiré tout ce que j'avais cru entendre." in shown(reply)
    assert "rien reconnu" not in shown(reply)
    assert label(reply, "right") == "Ne rien ajouter"
    talk.say("non merci")
    assert answer(talk).chosen == ()


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
