"""Several messages that wait for a decision: counted, asked about twice before they go, and no number among them."""

from __future__ import annotations

import pytest

from bot.core.dialog import Language
from tests.talk import Talk, shown

WORDS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "Les infirmières du collège nous aident",
        "La mairie prête la salle du marché",
        "Douze familles viennent chaque mardi",
    ),
    "en": (
        "The nurses of the school help us",
        "The town lends us the market hall",
        "Twelve families come every Tuesday",
    ),
}


def holding(language: Language = "fr", count: int = 3) -> Talk:
    """At home, with messages that no question asked for."""
    talk = Talk()
    talk.settle_in(language)
    talk.say("/menu")
    for words in WORDS[language][:count]:
        talk.say(words)
    return talk


def test_several_messages_are_counted_and_how_to_file_them_is_said() -> None:
    text = shown(holding().say("/aide"))
    assert "Ces 3 messages ne sont pas encore rangés. Faut-il les garder pour" in text
    assert "[Oui, les garder]" in text
    assert "tapez /ranger et son nom" in text
    assert "These 3 messages have no place yet" in shown(holding("en").say("/help"))


@pytest.mark.parametrize("way_out", ["non", "/annuler"])
def test_before_several_messages_go_that_is_asked_once_more(way_out: str) -> None:
    talk = holding()
    text = shown(talk.say(way_out))
    assert "Ces 3 messages ne seront gardés nulle part." in text
    assert all(words in "".join(talk.conversations.values()) for words in WORDS["fr"])
    text = shown(talk.say("oui"))
    assert "D'accord, ces 3 messages ne sont pas gardés." in text
    assert not any(words in "".join(talk.conversations.values()) for words in WORDS["fr"])
    assert talk.texts() == {}


@pytest.mark.parametrize("way_back", ["non", "/annuler", "pas encore"])
def test_one_may_think_again(way_back: str) -> None:
    talk = holding()
    talk.say("non")
    assert "Faut-il les garder pour" in shown(talk.say(way_back))
    talk.say("oui")
    assert talk.texts()["B01"] == "\n".join(WORDS["fr"])


def test_one_more_message_takes_the_second_question_back() -> None:
    talk = holding(count=2)
    talk.say("non")
    assert "Ces 3 messages ne sont pas encore rangés." in shown(talk.say(WORDS["fr"][2]))


def test_they_can_be_filed_elsewhere_from_the_second_question_too() -> None:
    talk = holding()
    talk.say("non")
    talk.say("/ranger calendrier")
    assert talk.texts() == {"B03.5": "\n".join(WORDS["fr"])}


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("named", ["calendrier", "/ranger calendrier"])
def test_where_to_is_asked_for_when_no_question_is_named(count: int, named: str) -> None:
    talk = holding(count=count)
    text = shown(talk.say("/ranger"))
    assert "Je ne trouve pas" not in text
    assert "À quelle question cela répond-il ?" in text
    assert "À quelle question cela répond-il ?" in shown(talk.say("trottinette"))
    talk.say(named)
    assert talk.texts() == {"B03.5": "\n".join(WORDS["fr"][:count])}


def test_who_does_not_say_where_still_holds_the_words_and_what_follows_them() -> None:
    talk = holding(count=1)
    talk.say("/ranger")
    assert "n'est pas encore rangé" in shown(talk.say("annuler"))
    talk.say("/ranger")
    talk.say("Les infirmières du collège nous aident aussi le samedi matin")
    assert "Ces 2 messages" in shown(talk.say("/aide"))
    talk.say("oui")
    assert "held" not in str(talk.draft.pending)
    assert talk.texts()["B01"].count("infirmières") == 2


def test_one_message_goes_by_a_cancel_only_once_that_was_asked() -> None:
    talk = holding(count=1)
    assert "Faut-il vraiment le laisser ?" in shown(talk.say("annuler"))
    assert "Faut-il le garder pour" in shown(talk.say("non"))
    talk.say("/annuler")
    assert "D'accord, ce message n'est pas gardé." in shown(talk.say("oui"))
    assert not any(WORDS["fr"][0] in record for record in talk.conversations.values())


def test_one_message_goes_at_the_first_no() -> None:
    talk = holding(count=1)
    assert "D'accord, ce message n'est pas gardé." in shown(talk.say("non"))


@pytest.mark.parametrize("text", ["3", "77", "compléter", "Remplacer", "la suite", "oui les gardr"])
def test_a_number_or_a_word_of_ours_is_not_added(text: str) -> None:
    talk = holding(count=2)
    told = shown(talk.say(text))
    assert f"Je n'ajoute pas « {text} » à ce qui attend." in told
    assert "Ces 2 messages ne sont pas encore rangés." in told


def test_a_short_piece_of_a_list_is_added() -> None:
    talk = holding(count=1)
    assert "Ces 2 messages" in shown(talk.say("Le four communal"))
