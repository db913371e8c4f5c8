"""Which reaction means what, for whom, and for how long that is known."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.channels.matrix import ids
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.reactions import Buttons, keys_of
from bot.core.dialog import Choice
from bot.core.model import Block, Chose, Reply

ROOM, EVENT, ANA, BOB = "!room:test", "$event", "@ana:test", "@bob:test"
YES_NO = (Choice("yes", "Oui, le garder"), Choice("no", "Non"))
ASKED = "ab.P1.B1.0f"
QUESTION = Reply((Block("question", "Le garder ?"),), YES_NO, numbered=True, asked=ASKED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "buttons.json"


@pytest.fixture
def buttons(path: Path) -> Buttons:
    buttons = Buttons(Folder(path.parent))
    buttons.offer(ROOM, EVENT, ANA, QUESTION)
    return buttons


def chose(value: str, event_id: str = EVENT) -> Chose:
    return Chose(ids.make(event_id), value, ASKED)


def test_each_choice_has_a_sign_of_its_own() -> None:
    four = tuple(Choice(value, value) for value in "abcd")
    numbers, signs = keys_of(Reply((), four, numbered=True)), keys_of(Reply((), four))
    assert len({*numbers, *signs}) == 8
    assert not any(char.isdigit() for char in "".join(signs))
    assert len(keys_of(QUESTION)) == 2


def test_more_than_four_choices_have_no_buttons_and_neither_has_none() -> None:
    assert not keys_of(Reply((), tuple(Choice(value, value) for value in "abcde"), numbered=True))
    assert not keys_of(Reply(()))


def test_a_reaction_is_the_choice_that_stands_beside_its_sign(buttons: Buttons) -> None:
    assert buttons.press(ROOM, EVENT, "1️⃣", ANA) == chose("yes")
    assert buttons.press(ROOM, EVENT, "2️⃣", ANA) == chose("no")


def test_some_clients_spell_a_sign_without_its_selector(buttons: Buttons) -> None:
    assert buttons.press(ROOM, EVENT, "1\u20e3", ANA) == chose("yes")


def test_only_the_person_who_was_asked_can_press(buttons: Buttons) -> None:
    assert buttons.press(ROOM, EVENT, "1️⃣", BOB) is None


def test_what_is_offered_to_everybody_can_be_pressed_by_anybody_and_stays(path: Path) -> None:
    buttons = Buttons(Folder(path.parent))
    buttons.offer(ROOM, EVENT, ANA, replace(QUESTION, for_all=True))
    buttons.placed(EVENT, ["$one", "$two"])
    again = Buttons(Folder(path.parent))
    assert [again.press(ROOM, EVENT, "1️⃣", who) for who in (ANA, BOB)] == [chose("yes"), chose("yes")]
    assert not again.settle(ids.make(EVENT))


@pytest.mark.parametrize(
    ("room", "event", "key"),
    [(ROOM, EVENT, "3️⃣"), (ROOM, EVENT, "👍"), (ROOM, EVENT, ""), (ROOM, "$other", "1️⃣"), ("!other:test", EVENT, "1️⃣")],
)
def test_every_other_reaction_means_nothing(buttons: Buttons, room: str, event: str, key: str) -> None:
    assert buttons.press(room, event, key, ANA) is None


def test_what_a_reaction_means_is_known_after_a_restart(path: Path, buttons: Buttons) -> None:
    assert Buttons(Folder(path.parent)).press(ROOM, EVENT, "2️⃣", ANA) == chose("no")


def test_a_late_reaction_brings_the_mark_of_its_own_question(path: Path, buttons: Buttons) -> None:
    later = Reply((Block("question", "Et celui-ci ?"),), YES_NO, numbered=True, asked="ab.P2.B1.0f")
    buttons.offer(ROOM, "$later", ANA, later)
    buttons.settle(ids.make(EVENT))
    assert Buttons(Folder(path.parent)).press(ROOM, EVENT, "1️⃣", ANA) == chose("yes")


def test_our_own_reactions_are_told_once_when_a_button_was_pressed(path: Path, buttons: Buttons) -> None:
    buttons.placed(EVENT, ["$one", "$two"])
    again = Buttons(Folder(path.parent))
    assert again.settle(ids.make(EVENT)) == ["$one", "$two"]
    assert not again.settle(ids.make(EVENT))
    assert not Buttons(Folder(path.parent)).settle(ids.make(EVENT))
    assert not again.settle(ids.make("$other"))


def test_the_oldest_messages_are_forgotten_first_and_one_sent_again_is_the_newest(path: Path) -> None:
    buttons = Buttons(Folder(path.parent), most=3)
    for event_id in ("$1", "$2", "$3", "$1", "$4"):
        buttons.offer(ROOM, event_id, ANA, QUESTION)
    known = [event_id for event_id in ("$1", "$2", "$3", "$4") if buttons.press(ROOM, event_id, "1️⃣", ANA)]
    assert known == ["$1", "$3", "$4"]


def test_the_file_is_small_and_nobody_else_can_read_it(path: Path) -> None:
    buttons = Buttons(Folder(path.parent))
    for number in range(1100):
        buttons.offer(ROOM, f"$event{number}", ANA, QUESTION)
    assert path.stat().st_size < 400_000
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, "salt.json"]
    assert (path.parent / "salt.json").stat().st_mode & 0o777 == 0o600


def test_the_file_names_nobody_and_holds_no_words(path: Path, buttons: Buttons) -> None:
    kept = path.read_text()
    assert not any(word in kept for word in (ROOM, EVENT, ANA, "ana", "garder", "Oui"))
    assert ids.make(ANA) not in kept  # who knows her name could make this again


def test_two_installations_hide_the_same_person_in_different_ways(tmp_path: Path) -> None:
    folders = [Folder(tmp_path / name) for name in ("one", "two")]
    for folder in folders:
        folder.path.mkdir()
        Buttons(folder).offer(ROOM, EVENT, ANA, QUESTION)
    one, two = (json.loads((folder.path / "buttons.json").read_text())[ids.make(EVENT)] for folder in folders)
    assert one["to"] != two["to"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"x": {"room": 5}}', b"\xff\xfe"])
def test_a_broken_file_is_begun_again(path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(content)
    buttons = Buttons(Folder(path.parent))
    assert buttons.press(ROOM, EVENT, "1️⃣", ANA) is None
    buttons.offer(ROOM, EVENT, ANA, QUESTION)
    assert Buttons(Folder(path.parent)).press(ROOM, EVENT, "1️⃣", ANA) == chose("yes")
    [record] = caplog.records
    assert record.levelno == logging.WARNING


def test_a_folder_that_cannot_be_written_does_not_stop_the_talk(tmp_path: Path) -> None:
    buttons = Buttons(Folder(tmp_path / "gone"))
    buttons.offer(ROOM, EVENT, ANA, QUESTION)
    assert buttons.press(ROOM, EVENT, "1️⃣", ANA) == chose("yes")
