"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern the engine and the terminal's words.

Here: what is said before a person agrees, agreeing, refusing and withdrawing. Rows about files, logs and bytes are
tested with the store and the command line; rows about coaches and messengers come with their subjects.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from pydantic import TypeAdapter

from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.model import Attachment, Consent, Erase, Person, Reply
from tests.core.private import CANARY, FACTS, LIBRARY, MESSAGES, at, stored
from tests.core.wild import WEIRD
from tests.talk import Talk, shown

# --- row 1: no content stored before agreement ------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [(), ("start",), ("start", "yes")])
@pytest.mark.parametrize("said", [f"Ma laverie {CANARY}", f"/{CANARY}", f"/modifier {CANARY}", f"{CANARY}\n" * 1000])
def test_row_1_what_is_written_before_the_yes_is_nowhere(steps: tuple[str, ...], said: str) -> None:
    talk = Talk()
    for step in steps:
        talk.start("fr") if step == "start" else talk.press(step)
    talk.say(said)
    talk.say(said)
    assert talk.answers == {}
    assert talk.projects == {}
    assert CANARY not in stored(talk)
    assert CANARY not in "".join(shown(reply) for outcome in talk.outcomes for reply in outcome.replies)


def test_row_1_whoever_writes_first_gets_the_first_contact_up_to_the_question_of_consent() -> None:
    talk = Talk()
    told = [shown(talk.say(f"Ma laverie {CANARY}"))]
    told += [shown(talk.press(value)) for value in ("fr", "yes")]
    everything = "\n".join(told)
    for name in ("first_contact",):
        assert MESSAGES["fr"][name] in everything
    assert MESSAGES["fr"]["terminal_notice"].split("{")[0] in everything
    for step in ("A01", "A02", "A03"):
        assert LIBRARY.dialogs["accueil"].steps[step].words["fr"].question in everything
    assert talk.answers == {}


@pytest.mark.parametrize("text", WEIRD)
def test_row_1_holds_for_anything_that_can_be_written(text: str) -> None:
    talk = Talk()
    talk.say(text)
    talk.say(text)
    assert talk.answers == {}
    person = TypeAdapter(Person).validate_json(talk.person or "")
    assert person == Person(person.id, "fr")
    assert all(json.loads(conversation)["pending"] is None for conversation in talk.conversations.values())


# --- row 2: it says that it is a bot, first ---------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("fr", "robot"), ("en", "bot")])
def test_row_2_the_first_message_says_that_it_is_a_bot(language: Language, word: str) -> None:
    first = Talk().start(language).blocks[0].text
    assert re.search(rf"\b{word}\b", first.split(".")[1])


def test_row_2_holds_when_the_language_is_not_known() -> None:
    first = shown(Talk().start(None))
    assert "robot" in first
    assert "a bot" in first


# --- row 3: the notice is complete ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_3_the_notice_of_the_terminal_tells_all_that_it_has_to(language: Language) -> None:
    notice = shown(Talk(Engine(LIBRARY, FACTS)).start(language))
    assert FACTS["controller"] in notice
    assert FACTS["contact"] in notice
    assert FACTS["legal_basis"] in notice
    assert FACTS["database"] in notice
    wanted = {
        "fr": (
            "But :",
            "Durée :",
            "Rien n'est envoyé ailleurs",
            "/mesdonnees",
            "/effacer",
            "cnil.fr",
            "/confidentialite",
        ),
        "en": ("Purpose:", "How long:", "Nothing is sent", "/mydata", "/erase", "cnil.fr", "/privacy"),
    }
    for words in wanted[language]:
        assert words in notice, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [FACTS, {}, {"controller": "", "contact": ""}])
def test_row_3_no_placeholder_is_left_empty_or_open(facts: dict[str, str], language: Language) -> None:
    for reply in _first_contact(Talk(Engine(LIBRARY, facts)), language):
        assert not re.search(r"[{}]", shown(reply))
        assert not re.search(r": *\.|: *$|\( *\)", shown(reply), re.MULTILINE)


def _first_contact(talk: Talk, language: Language) -> Iterator[Reply]:
    yield talk.start(language)
    yield talk.say("/confidentialite")
    yield talk.say("/humain")
    yield talk.press("yes")
    yield talk.press("refuse")


# --- row 5: a clear act, logged with the version and the time; a new version asks again -------------------------------


def test_row_5_consent_is_noted_with_the_version_of_the_notice_and_the_time() -> None:
    talk = Talk()
    talk.settle_in()
    person = talk.situation().person
    assert person is not None
    given_at = talk.at.replace(minute=talk.at.minute - 1)  # the form was opened a minute later
    assert person.consents == (
        Consent("terminal_notice", talk.engine.guide.notice_versions["terminal_notice"], given_at),
    )


@pytest.mark.parametrize(
    "text", ["", "peut-être", "oui mais pourquoi ?", "je suis d'accord sur le principe", "/reprendre", "x"]
)
def test_row_5_nothing_but_a_clear_yes_is_consent(text: str) -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.say(text)
    person = talk.situation().person
    assert person is not None
    assert person.consents == ()


def test_row_5_a_new_version_asks_again_and_keeps_nothing_until_then() -> None:
    talk = Talk()
    talk.settle_in()
    talk.engine = Engine(LIBRARY, FACTS)
    reply = talk.say(f"Une réponse {CANARY}")
    assert [choice.value for choice in reply.choices] == ["accept", "refuse"]
    assert CANARY not in stored(talk)
    talk.start("fr")
    talk.press("accept")
    person = talk.situation().person
    assert person is not None
    (consent,) = person.consents
    assert consent.version == talk.engine.guide.notice_versions["terminal_notice"]


# --- row 6: one thing is agreed to, and nothing else is tied to it ----------------------------------------------------


def test_row_6_the_only_consent_there_is_today_is_to_keep_answers() -> None:
    assert [field.name for field in fields(Consent)] == ["notice", "version", "at", "inquiry", "role"]
    question = LIBRARY.dialogs["accueil"].steps["A03"].words
    for language, other in (("fr", r"coach|rappel|statisti|partag"), ("en", r"coach|remind|statisti|shar")):
        words = question["en" if language == "en" else "fr"]
        assert not re.search(other, words.question + words.before)


# --- row 7: withdrawing takes one command -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/effacer", "!effacer", "/erase", "/delete"])
@pytest.mark.parametrize("where", ["B03.3", "menu", "probe"])
def test_row_7_withdrawing_takes_one_command_and_one_yes_from_anywhere(command: str, where: str) -> None:
    talk = at("B03.3")
    if where == "menu":
        talk.say("/menu")
    if where == "probe":
        talk.say("tout le monde")
    reply = talk.say(command)
    assert "erase" in {choice.value for choice in reply.choices}
    talk.say("Tout effacer")
    assert [type(effect) for effect in talk.outcomes[-1].effects] == [Erase]


# --- row 8: a refusal leaves another way ------------------------------------------------------------------------------


def test_row_8_after_a_refusal_the_paper_form_is_one_press_away() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    reply = talk.press("refuse")
    assert "form" in {move.move for move in reply.moves}
    assert talk.say("/formulaire").attachments == (Attachment("blank_form", "md", "fr"),)
    assert talk.person is None


# --- row 23: under 15 -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["Non", "n", "2", "non j'ai moins de 15 ans"])
def test_row_23_under_fifteen_nothing_is_kept_and_a_person_and_paper_are_named(answer: str) -> None:
    talk = Talk(Engine(LIBRARY, FACTS))
    talk.start("fr")
    reply = talk.say(answer)
    assert talk.person is None
    assert talk.erased == 1
    assert FACTS["contact"] in shown(reply)
    assert "/formulaire" in shown(reply)


@pytest.mark.parametrize("way", ["press", "say", "resume", "another place"])
def test_row_23_there_is_no_way_around_the_question_of_age(way: str) -> None:
    talk = Talk()
    talk.start("fr")
    if way == "press":
        talk.press("accept")
    if way == "say":
        talk.say("j'accepte")
    if way == "resume":
        talk.say("/reprendre")
    if way == "another place":
        talk.focus = None
        talk.say("bonjour")
        talk.press("accept")
    assert talk.draft.state == "A02"
