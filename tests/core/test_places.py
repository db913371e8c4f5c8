"""Groups, what is not text, and the notice of a network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.engine import Engine
from bot.core.model import Attached, Chose, Commanded, Edited, Event, Outcome, Person, Said, Started, TimedOut
from tests.core.wild import GOOD
from tests.talk import GROUP, NETWORK, Talk, shipped_library, shown

FACTS = {"retention_days": "180", "controller": "La Ruche", "contact": "nadia@ruche.example"}
EVENTS: tuple[Event, ...] = (
    Started("fr"),
    Said("g", GOOD),
    Said("g", "/effacer"),
    Said("g", "je veux mourir"),
    Said("g", "1"),
    Chose("g", "erase", "x.y.z"),
    Commanded("g", "erase"),
    Edited("m4", GOOD),
    Attached("g", GOOD),
)


# --- groups ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS, ids=repr)
@pytest.mark.parametrize("known", [True, False])
def test_in_a_group_there_is_only_help_and_nothing_is_kept(talk: Talk, event: Event, known: bool) -> None:
    talk = talk if known else Talk()
    talk.place, talk.focus = GROUP, None
    reply = talk.event(event)
    assert "écrivez-moi en privé" in shown(reply)
    assert "Laverie" not in shown(reply)
    assert "3114" not in shown(reply)
    assert talk.outcomes[-1] == Outcome(replies=talk.outcomes[-1].replies)


@pytest.mark.parametrize("what", ["reminder", "warning", "expired"])
def test_time_brings_nothing_into_a_group(talk: Talk, what: str) -> None:
    talk.place = GROUP
    assert not talk.event(TimedOut(what, talk.at)).blocks  # type: ignore[arg-type]
    assert not talk.outcomes[-1].effects


# --- what is not text ------------------------------------------------------------------------------------------------


def test_what_is_not_text_is_told_and_the_question_comes_again(talk: Talk) -> None:
    reply = talk.share()
    assert "Je ne sais pas encore lire les images" in shown(reply)
    assert "Qui va profiter" in shown(reply)
    assert "B03.3" not in talk.texts()


def test_the_words_that_came_with_it_are_taken(talk: Talk) -> None:
    reply = talk.share(GOOD)
    assert "Je prends les mots" in shown(reply)
    assert talk.texts()["B03.3"] == GOOD


def test_a_caption_of_invisible_letters_is_none(talk: Talk) -> None:
    assert "Qui va profiter" in shown(talk.share("\u200b"))


def test_before_the_agreement_nothing_of_it_is_kept() -> None:
    talk = Talk(place=NETWORK)
    talk.share("La photo d'Ana")
    talk.share("La photo d'Ana")
    assert "Ana" not in f"{talk.person}{talk.conversations}"
    assert not talk.answers


# --- the notice ------------------------------------------------------------------------------------------------------


def agreed(engine: Engine) -> Person:
    talk = Talk(engine, NETWORK)
    talk.settle_in()
    person = talk.situation().person
    assert person is not None
    assert person.agreed
    return person


def test_the_notice_of_a_network_tells_what_holds_for_all_and_what_is_its_own() -> None:
    talk = Talk(Engine(shipped_library(), FACTS), NETWORK)
    text = shown(talk.start("fr"))
    for told in ("La Ruche", "nadia@ruche.example", "180 jours", "Sur Telegram", "/canal"):
        assert told in text


@pytest.mark.parametrize("message", ["privacy_notice", "telegram_notice"])
def test_changing_either_part_asks_for_the_agreement_again(message: str) -> None:
    library = shipped_library()
    words = {language: {**texts, message: texts[message] + " Et ceci."} for language, texts in library.messages.items()}
    changed = Engine(replace(library, messages=words), FACTS)
    before = Engine(library, FACTS)
    assert before.guide.notice_versions["telegram_notice"] != changed.guide.notice_versions["telegram_notice"]
    talk = Talk(before, NETWORK)
    talk.settle_in()
    talk.engine = changed
    reply = talk.say(GOOD)
    assert [choice.value for choice in reply.choices] == ["accept", "refuse"]
    assert "Et ceci." in shown(reply)
    assert not talk.answers


@pytest.mark.parametrize("fact", ["controller", "contact", "retention_days"])
def test_changing_what_is_told_asks_for_the_agreement_again(fact: str) -> None:
    versions = [Engine(shipped_library(), facts).guide.notice_versions for facts in (FACTS, FACTS | {fact: "9"})]
    assert versions[0]["telegram_notice"] != versions[1]["telegram_notice"]


def test_an_agreement_in_one_kind_of_place_is_none_in_another(talk: Talk) -> None:
    talk.place = Talk().place
    assert [choice.value for choice in talk.say(GOOD).choices] == ["accept", "refuse"]
