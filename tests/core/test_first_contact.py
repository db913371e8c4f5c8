"""A bot, the language, the notice, the age, the consent; and what is left to somebody who says no."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.model import Erase
from tests.core.edited import edited_engine
from tests.talk import Talk, shipped_library, shown

MESSAGES = shipped_library().messages


def told(talk: Talk, name: str, text: str, language: Language = "fr") -> bool:
    """Whether a message was said, its placeholders filled however they were."""
    pieces = [piece.split("}")[-1] for piece in MESSAGES[language][name].split("{")]
    return all(piece in text for piece in pieces)


def test_without_a_sure_language_both_are_spoken_and_asked() -> None:
    reply = Talk().start(None)
    for language in LANGUAGES:
        assert MESSAGES[language]["first_contact"] in shown(reply)
    assert [choice.value for choice in reply.choices] == ["fr", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sure_language_is_not_asked_again(language: Language) -> None:
    talk = Talk()
    reply = talk.start(language)
    assert MESSAGES[language]["first_contact"] in shown(reply)
    assert talk.draft.state == "A02"


def test_the_order_is_language_then_notice_and_age_then_consent_then_home() -> None:
    talk = Talk()
    reply = talk.start(None)
    states = [talk.draft.state]
    for word in ("English", "Yes", "I agree"):
        reply = talk.say(word)
        states.append(talk.draft.state)
    assert states == ["A01", "A02", "A03", "home"]
    assert reply.choices[0].value == "resume"
    assert talk.situation().person.language == "en"  # type: ignore[union-attr]


def test_the_notice_is_shown_before_the_age_is_asked() -> None:
    talk = Talk()
    assert told(talk, "terminal_notice", shown(talk.start("fr")))


@pytest.mark.parametrize("text", ["La laverie qui roule", "", "1" * 100_000, "/recap", "/exporter", "<b>", "/trucs"])
def test_whatever_is_written_first_the_first_contact_begins(text: str) -> None:
    talk = Talk()
    reply = talk.say(text)
    assert told(talk, "first_contact", shown(reply))
    assert talk.draft.state == "A01"


def test_a_button_of_another_time_begins_the_first_contact_too() -> None:
    talk = Talk()
    talk.press("accept")
    assert talk.draft.state == "A01"
    assert talk.situation().person.consents == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["peut-être", "3", "/modifier 1", "/passer", "/menu", "/mesdonnees", "   "])
def test_what_is_no_answer_to_the_first_contact_is_asked_again(text: str) -> None:
    talk = Talk()
    talk.start("fr")
    reply = talk.say(text)
    assert talk.draft.state == "A02"
    assert [choice.value for choice in reply.choices] == ["yes", "no"]


@pytest.mark.parametrize("value", ["accept", "home", "resume", "", "A03", "erase"])
def test_a_forged_choice_does_not_skip_the_age(value: str) -> None:
    talk = Talk()
    talk.start("fr")
    talk.press(value)
    assert talk.draft.state == "A02"


@pytest.mark.parametrize("command", ["/aide", "/confidentialite", "/humain", "/formulaire", "!form", "human"])
def test_what_concerns_no_answer_can_be_asked_before_consent(command: str) -> None:
    talk = Talk()
    talk.start("fr")
    reply = talk.say(command)
    assert talk.draft.state == "A02"
    assert [choice.value for choice in reply.choices] == ["yes", "no"]


@pytest.mark.parametrize("command", ["/confidentialite", "/humain", "/formulaire"])
def test_a_stranger_gets_the_same_without_a_record(command: str) -> None:
    talk = Talk()
    reply = talk.say(command)
    assert talk.person is None
    assert "start" in {move.move for move in reply.moves}


def test_the_language_can_be_changed_before_consent_and_the_same_question_is_asked() -> None:
    talk = Talk()
    talk.start("fr")
    reply = talk.say("/langue en")
    assert talk.draft.state == "A02"
    assert "Are you 15 or over?" in shown(reply)


def test_the_language_is_asked_again_before_consent_if_it_is_not_named() -> None:
    talk = Talk()
    talk.start("fr")
    talk.say("/langue")
    assert talk.draft.state == "A01"
    assert "Are you 15 or over?" in shown(talk.say("English"))


def test_a_text_while_the_language_is_asked_before_consent_is_not_held() -> None:
    talk = Talk()
    talk.start("fr")
    talk.say("/langue")
    talk.say("ma laverie est à Mérival")
    assert "Mérival" not in "".join(talk.conversations.values())


@pytest.mark.parametrize("steps", [("no",), ("yes", "refuse")])
def test_a_no_erases_the_record_and_leaves_paper_and_a_person(steps: tuple[str, ...]) -> None:
    talk = Talk()
    reply = talk.start("fr")
    for value in steps:
        reply = talk.press(value)
    assert any(isinstance(effect, Erase) for effect in talk.outcomes[-1].effects)
    assert talk.person is None
    assert {move.move for move in reply.moves} == {"form", "human", "start"}


def test_one_may_change_ones_mind_after_a_refusal() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("refuse")
    talk.settle_in()
    assert talk.draft.state == "B01"


def test_coming_back_in_the_middle_of_the_first_contact_goes_on_there() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.start("fr")
    assert talk.draft.state == "A03"


def test_another_place_before_consent_goes_on_where_the_first_contact_stood() -> None:
    talk = Talk()
    talk.start("fr")
    talk.focus = None
    reply = talk.say("bonjour")
    assert talk.draft.state == "A02"
    assert MESSAGES["fr"]["notice_changed"] not in shown(reply)


def test_a_first_contact_goes_on_after_its_questions_were_renamed() -> None:
    talk = Talk()
    talk.start("fr")
    talk.engine = edited_engine()
    talk.say("oui")
    assert talk.draft.state == "A03"


def test_a_notice_that_changed_is_shown_and_agreed_to_anew() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    old = talk.situation().person
    talk.engine = Engine(shipped_library(), {"retention_days": "180", "controller": "Une autre association"})
    reply = talk.say("Des habitants du quartier")
    assert talk.draft.state == "A03"
    assert "Une autre association" in shown(reply)
    assert "B03.3" not in talk.texts()
    talk.say("j'accepte")
    new = talk.situation().person
    assert old is not None
    assert new is not None
    assert old.consents != new.consents
    assert talk.texts()["B01"] == "La Laverie qui roule"
    assert (
        talk.press("resume").blocks[-1].text
        == shipped_library().dialogs["annexe_b"].steps["B03.3"].words["fr"].question
    )


def test_the_version_of_a_notice_depends_on_what_it_tells_and_not_on_where_the_file_lies() -> None:
    def versions(**facts: str) -> dict[str, str]:
        return dict(Engine(shipped_library(), facts).guide.notice_versions)

    assert versions(database="/a") == versions(database="/b")
    assert versions(controller="a")["terminal_notice"] != versions(controller="b")["terminal_notice"]


def other_notice() -> Engine:
    return Engine(shipped_library(), {"retention_days": "180", "controller": "Une autre association"})


def test_words_held_under_the_older_notice_are_no_answer_until_the_new_one_is_agreed_to() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/menu")
    talk.say("Les infirmières du collège")
    talk.engine = other_notice()
    talk.start("fr")
    assert "B03.3" not in talk.texts()
    assert "Les infirmières du collège" in shown(talk.say("oui"))
    assert "B03.3" not in talk.texts()
    talk.say("oui")
    assert talk.texts()["B03.3"] == "Les infirmières du collège"


def test_who_agreed_to_an_older_notice_may_still_erase_and_nothing_else_is_kept() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.engine = other_notice()
    talk.start("fr")
    talk.say("/effacer")
    talk.say("un canari jaune chante dans la cuisine ce matin")
    assert "canari" not in "".join(talk.conversations.values())
    talk.press("erase")
    assert talk.erased == 1


def test_refusing_a_changed_notice_erases_only_what_one_says_to_erase() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.engine = other_notice()
    talk.start("fr")
    reply = talk.press("refuse")
    assert [choice.value for choice in reply.choices] == ["copy", "erase", "cancel"]
    assert talk.erased == 0
    assert talk.texts()["B01"] == "La Laverie qui roule"
