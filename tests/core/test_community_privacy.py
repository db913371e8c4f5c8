"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern rooms, and whatever people do there.

Rows about files and logs on the disk are tested with the store; here is all that a store would be told.
"""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.model import COMMUNITY, Attached, Outcome, Started
from bot.core.moves import BY_NAME, BY_WORD
from tests.core.wild import ANSWERS, GOOD, SIGNS, WEIRD
from tests.room import Member, Room
from tests.talk import shipped_library, shown

CANARY = "canari-jaune-4711"
LIBRARY = shipped_library()
FACTS = {
    "controller": "Association Le Fil, Mérival",
    "contact": "bonjour@lefil.example",
    "legal_basis": "votre accord",
    "retention_days": "180",
}


def told(room: Room) -> str:
    """All that was said in the room."""
    return "\n".join(map(shown, room.said))


@pytest.fixture
def room() -> Room:
    return Room(Engine(LIBRARY, FACTS))


# --- row 1: no content stored before agreement; row 9: nothing else of anybody ---------------------------------------


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("called", [False, True])
@pytest.mark.parametrize("text", [f"Moi {CANARY}", f"/{CANARY}", f"!colibri mot {CANARY}", f"{CANARY}\n" * 1000])
def test_row_1_what_is_written_without_agreement_is_nowhere(room: Room, opened: bool, called: bool, text: str) -> None:
    if opened:
        room.opened()
    bob = room.member("bob")
    bob.there(text, called=called, message="$m")
    bob.event_there(Attached("$p", text))
    bob.edit_there("$m", text)
    bob.press_there("none")
    bob.there(text, called=called)
    assert all(outcome == Outcome(replies=outcome.replies) for outcome in bob.outcomes)
    assert CANARY not in room.stored()
    assert CANARY not in told(room)


def test_row_9_of_a_member_only_an_identifier_the_agreement_and_the_words_are_kept(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Moi aussi", message="$m")
    person = bob.situation().person
    assert person is not None
    assert (person.project, person.reminders, person.warned, len(person.consents)) == ("", None, None, 1)
    assert not bob.projects
    assert not bob.conversations
    (kept,) = room.contributions()
    assert (kept.message, kept.text, kept.role) == ("$m", "Moi aussi", "lives")


# --- row 2: it says that it is a bot; row 3: the notice is complete --------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_2_and_3_the_notice_says_what_is_to_be_said(language: Language) -> None:
    notice = LIBRARY.messages[language][COMMUNITY]
    assert ("robot" if language == "fr" else "a bot") in notice.split(".")[0]
    for part in ("{controller}", "{contact}", "{legal_basis}", "{period}", "cnil.fr", "15"):
        assert part in notice
    assert "!colibri" in notice
    assert not any(mark in notice for mark in ("http", "Telegram"))


def test_row_3_the_facts_of_the_installation_are_told(room: Room) -> None:
    room.opened()
    for fact in ("Association Le Fil, Mérival", "bonjour@lefil.example", "180 jours"):
        assert fact in shown(room.said[-1])


# --- row 5: agreement by a clear act, with version and time; a new version asks again ---------------------------------


def test_row_5_the_agreement_is_logged_and_a_new_version_asks_again(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("near")
    person = bob.situation().person
    assert person is not None
    (consent,) = person.consents
    inquiry = room.found()
    assert inquiry is not None
    version = room.engine.guide.notice_versions[COMMUNITY]
    assert consent == replace(consent, notice=COMMUNITY, version=version, at=bob.at, inquiry=inquiry.id, role="near")
    room.engine = Engine(LIBRARY, FACTS | {"controller": "Une autre association"})
    room.members[0].there("!colibri aide")
    assert "Une autre association" in shown(bob.there(f"Encore {CANARY}"))
    assert CANARY not in room.stored()
    bob.press_there("near")
    bob.there("Encore un mot")
    assert room.texts() == ["Encore un mot"]


def test_row_7_withdrawing_takes_one_command_or_one_press(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    for command in ("effacer", "erase", ""):
        bob.press_there("lives")
        bob.there(f"Moi {CANARY}")
        if command:
            bob.there(f"!colibri {command}")
        else:
            bob.press_there("none")
        assert CANARY not in room.stored()


# --- row 15: rectification; row 16: erasure ---------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Une autre réponse", "", "!colibri aide", "\u200b", "je veux mourir"])
def test_row_15_and_16_an_edit_leaves_nothing_of_the_old_words(room: Room, text: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there(f"Moi {CANARY}", message="$m")
    bob.edit_there("$m", text)
    assert CANARY not in room.stored()
    assert room.texts() == [text for text in (text,) if text == "Une autre réponse"]


def test_row_16_erasing_in_private_reaches_what_was_said_in_rooms(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there(f"Moi {CANARY}")
    bob.say("/effacer")
    bob.say("tout effacer")
    assert CANARY not in room.stored()
    assert bob.person is None


# --- row 22: no questionnaire in a room -------------------------------------------------------------------------------


@pytest.mark.parametrize("called", [True, False])
def test_row_22_no_question_of_the_form_is_asked_and_no_answer_is_taken_in_a_room(room: Room, called: bool) -> None:
    ana = room.holder()
    before = ana.stored()
    for text in (GOOD, "/modifier 1", "/recap", "/export", "/voix", "resume", "1", "oui", "/restart"):
        ana.there(text, called=called)
    assert ana.stored() == before
    for step in LIBRARY.dialogs["annexe_b"].steps.values():
        assert step.words["fr"].question not in told(room)
    assert not any(reply.attachments for reply in room.said)


# --- row 25: logs hold no text ----------------------------------------------------------------------------------------


def test_row_25_nothing_is_logged(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.opened()
    bob = room.member("bob")
    with caplog.at_level(logging.DEBUG):
        bob.press_there("lives")
        for text in (CANARY, f"!colibri {CANARY}", f"!colibri mot {CANARY}"):
            bob.there(text)
    assert not caplog.records


# --- row 28: the true state of the room -------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "open_to_all"), [("fr", "il n'est pas privé"), ("en", "it is not private")])
def test_row_28_the_notice_says_that_the_whole_room_reads_along(language: Language, open_to_all: str) -> None:
    assert open_to_all in LIBRARY.messages[language][COMMUNITY]


# --- whatever people do -----------------------------------------------------------------------------------------------

SECRET = "colimaçon-argenté"  # a word of the holder's answers, which are nobody else's
_calls = st.sampled_from(("", "!colibri ", "/", "!"))
_words = st.one_of(
    st.sampled_from((CANARY, f"{GOOD} {CANARY}", f"mot {CANARY}", f"c'est quoi {CANARY} ?")),
    st.sampled_from((*ANSWERS, *WEIRD, *SIGNS, "non merci", "D'accord, je vis cette situation", "1", "annuler")),
    st.builds(
        lambda word, more: f"{word} {more}", st.sampled_from(sorted(BY_WORD)), st.sampled_from(("", "2", "besoin"))
    ),
    st.text(max_size=30),
)
_acts = st.one_of(
    st.tuples(st.just("there"), st.builds(str.__add__, _calls, _words), st.booleans()),
    st.tuples(st.just("press"), st.sampled_from(("lives", "near", "works", "none", "B04.1", "cancel", "?")), st.none()),
    st.tuples(st.just("move"), st.sampled_from((*BY_NAME, "?")), st.none()),
    st.tuples(st.just("edit"), _words, st.integers(0, 3)),
    st.tuples(st.just("share"), _words, st.none()),
    st.tuples(st.just("start"), st.none(), st.none()),
    st.tuples(st.just("open"), st.none(), st.none()),
)


def act(member: Member, what: str, value: str | None, more: object) -> None:
    text = value or ""
    if what == "there":
        member.there(text, called=bool(more) or text.startswith("!colibri"))
    elif what == "press":
        member.press_there(text)
    elif what == "move":
        member.command_there(text)
    elif what == "edit":
        known = [each.message for each in member.room.contributions(member.id)] or ["$unknown"]
        member.edit_there(known[int(str(more)) % len(known)], text)
    elif what == "share":
        member.event_there(Attached("$shared", text))
    elif what == "start":
        member.event_there(Started("fr"))
    else:
        member.there("!colibri contribuer")
        member.press_there("B04.1")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), _acts), min_size=5, max_size=30))
def test_whatever_happens_nothing_of_anybody_is_told_in_a_room_or_kept_without_agreement(
    acts: list[tuple[int, tuple[str, str | None, object]]],
) -> None:
    room = Room()
    ana = room.holder()
    ana.say(f"Une quarantaine de familles, {SECRET}, dans les trois villages, et leurs voisins")
    people = [ana, room.holder("carl", "Le potager"), room.member("bob"), room.member("eve")]
    for who, (what, value, more) in acts:
        member = people[who]
        may_keep = agrees(member)
        act(member, what, value, more)
        outcome = member.outcomes[-1]
        assert may_keep or not any(each.text for each in outcome.contributions)
        assert may_keep or agrees(member) or outcome.inquiries or outcome.person is None
    assert SECRET not in told(room)
    assert CANARY not in told(room)
    for reply in room.said:
        assert sum(block.kind == "question" for block in reply.blocks) <= 1
        assert not reply.attachments


def agrees(member: Member) -> bool:
    """Whether somebody agreed to have answers of a room kept."""
    person = member.situation().person
    return person is not None and any(consent.notice == COMMUNITY for consent in person.consents)
