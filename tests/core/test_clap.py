"""The clap: what is heard in a story is shown with its words, and the person decides what it tells."""

from __future__ import annotations

import pytest

from tests.core.storyboard import MORE, SILENT, STORY, answer, label, told
from tests.talk import Talk, shown


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
