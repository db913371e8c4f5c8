"""One person on several channels: the code that joins them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.codes import Written, invitation_from, made_from, read
from bot.core.dialog import Language
from bot.core.model import Attached, Commanded, Join, Linked, Person, Said
from tests.core.joined import MATRIX, MESSAGES, TELEGRAM, WRONG, InWorld, World, code_of, joined, pair
from tests.talk import GROUP, Talk, shown


def test_a_code_is_told_in_plain_words_and_only_its_digest_is_stored() -> None:
    ana, _ = pair()
    code = code_of(ana)
    (stored,) = ana.codes.values()
    assert (stored.person, stored.place, stored.tries) == (ana.id, TELEGRAM, 0)
    assert stored.expires_at == ana.at + timedelta(minutes=10)
    assert code.partition("-")[2] not in repr(stored)


def test_after_a_code_the_question_that_was_open_is_asked_again() -> None:
    ana, _ = pair()
    reply = ana.say("/lier")
    assert reply.blocks[-1].text == ana.step_question("B03.3")
    assert (ana.draft.state, ana.draft.pending) == ("B03.3", None)


def test_codes_have_no_vowels_no_look_alikes_and_differ() -> None:
    codes = {str(made_from(str(number))) for number in range(2000)}
    assert len(codes) == 2000
    signs = set("".join(codes)) - {"-"}
    assert not signs & set("AEIOU01258SL")
    assert len(signs) == 24


@pytest.mark.parametrize("code", [made_from("chance"), invitation_from("two", "chances")], ids=["short", "long"])
@pytest.mark.parametrize("way", ["{}", " {} ", "{lower}", "{plain}", "{spaced}", "{lower_plain}"])
def test_a_code_is_read_however_it_is_typed(way: str, code: Written) -> None:
    text = str(code)
    plain = text.replace("-", "")
    typed = way.format(text, lower=text.lower(), plain=plain, spaced=" ".join(plain), lower_plain=plain.lower())
    assert read(typed) == code


def test_an_invitation_is_too_long_to_be_found_by_trying_its_digest() -> None:
    assert [len(group) for group in str(made_from("chance")).split("-")] == [3, 5]
    code = invitation_from("two", "chances")
    assert [len(group) for group in str(code).split("-")] == [3, 5, 5, 5]
    assert len({str(invitation_from("one", str(number))) for number in range(2000)}) == 2000
    assert code.proves(code.digest)
    assert not made_from("chance").proves(code.digest)


@pytest.mark.parametrize("text", ["", "ABC-DEFGH", "BCD-FGHJ", "BCD-FGHJKM", "0CD-FGHJK", "😀", "BCD-FGHJK merci"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("typed", ["/lier {}", "!link {}", "lier {}", "Link {}", "/LIER {}"])
def test_row_9_a_stranger_joins_by_typing_the_code_and_nothing_else_of_theirs_is_stored(typed: str) -> None:
    ana, other = pair()
    reply = shown(other.say(typed.format(code_of(ana))))
    assert MESSAGES["fr"]["link_done"] in reply
    assert other.id == ana.id
    outcome = other.outcomes[-1]
    assert outcome.person is not None
    assert outcome.person == Person(outcome.person.id, "fr")
    assert (outcome.projects, outcome.conversations, outcome.answers, outcome.focus) == ((), (), (), None)


def test_the_place_of_the_code_is_told_and_how_to_undo_it() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    ((place, told),) = ana.world.told
    assert place == TELEGRAM
    assert "Un compte Matrix" in shown(told)
    assert [move.typed for move in told.moves] == ["/delier"]


def test_what_is_told_is_in_the_language_of_whom_it_is_told() -> None:
    world = World()
    ana = InWorld(world)
    ana.settle_in("en")
    other = InWorld(world, MATRIX)
    first, second = other.take(code_of(ana, "/link"))
    assert MESSAGES["en"]["link_done"] in first
    assert "read what becomes of your data" in second
    assert "A Matrix account" in shown(world.told[0][1])


def test_nobody_is_greeted_whose_link_is_gone_by_then() -> None:
    ana, other = pair()
    other.say(f"/lier {code_of(ana)}")
    ana.say("/delier")
    for talk in (other, InWorld(ana.world, MATRIX)):
        talk.event(Linked())
        assert talk.outcomes[-1].replies == ()


def test_a_code_is_used_once() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.take(code)
    third = InWorld(ana.world, MATRIX)
    assert WRONG in shown(third.say(f"/lier {code}"))
    assert third.person is None


def test_a_code_ends_after_ten_minutes() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.at = ana.at + timedelta(minutes=9)
    assert WRONG in shown(other.say(f"/lier {code}"))
    assert other.person is None


def wrong_secret(code: str) -> str:
    return code[:-1] + ("B" if code[-1] != "B" else "C")


def test_five_wrong_tries_end_a_code_and_four_do_not() -> None:
    for tries, is_good in ((4, True), (5, False)):
        ana, other = pair()
        code = code_of(ana)
        for _ in range(tries):
            assert WRONG in shown(other.say(f"/lier {wrong_secret(code)}"))
        assert (MESSAGES["fr"]["link_done"] in shown(other.say(f"/lier {code}"))) is is_good


def test_row_21_nothing_tells_whether_there_is_such_a_code() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.at = ana.at
    replies = [other.say(f"/lier {text}") for text in (wrong_secret(code), "BBB-BBBBB", "pas un code", code + "B")]
    other.at += timedelta(minutes=10)
    replies.append(other.say(f"/lier {code}"))
    assert len(set(replies)) == 1
    assert other.person is None
    assert other.outcomes[-1].codes == ()


@pytest.mark.parametrize(("word", "language"), [("/lier", "fr"), ("/link", "en"), ("!link", "en")])
def test_a_stranger_is_answered_in_the_language_of_the_command(word: str, language: Language) -> None:
    _, other = pair()
    assert MESSAGES[language]["link_wrong"] in shown(other.say(f"{word} BBB-BBBBB"))
    assert MESSAGES[language]["link_from"] in shown(other.say(word))
    assert other.person is None


def test_ones_own_code_joins_nothing_and_stays_good() -> None:
    ana, other = pair()
    code = code_of(ana)
    assert MESSAGES["fr"]["link_same"] in shown(ana.say(f"/lier {code}"))
    assert MESSAGES["fr"]["link_done"] in shown(other.say(f"/lier {code}"))


def test_an_account_that_is_linked_is_not_taken_away_by_another_code() -> None:
    ana, other = joined()
    stranger = InWorld(ana.world)
    stranger.settle_in()
    code = code_of(stranger)
    for talk in (ana, other):
        assert MESSAGES["fr"]["link_taken"] in shown(talk.say(f"/lier {code}"))
    assert not any(isinstance(effect, Join) for effect in other.outcomes[-1].effects)


def test_before_agreeing_there_is_no_code_and_it_is_said_where_to_get_one() -> None:
    world = World()
    ana = InWorld(world)
    ana.start("fr")
    reply = ana.say("/lier")
    assert MESSAGES["fr"]["link_from"] in shown(reply)
    assert [choice.value for choice in reply.choices] == ["yes", "no"]
    assert not ana.codes


def test_a_wrong_code_during_the_first_contact_asks_the_same_question_again() -> None:
    world = World()
    ana = InWorld(world)
    ana.start("fr")
    reply = ana.say("/lier BBB-BBBBB")
    assert WRONG in shown(reply)
    assert [choice.value for choice in reply.choices] == ["yes", "no"]


@pytest.mark.parametrize("text", ["Lier les générations entre elles, à Mérival", "Link our kitchens", "lier"])
def test_an_answer_that_begins_like_the_move_is_an_answer(text: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say(text)
    assert talk.texts()["B01"] == text


def test_in_a_room_no_code_is_taken() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.place = GROUP
    other.say(f"/lier {code}")
    assert other.outcomes[-1].effects == ()


def test_the_button_of_the_move_gives_a_code_too() -> None:
    ana, _ = pair()
    assert "Votre code" in shown(ana.event(Commanded("m", "link")))


def test_an_event_of_another_kind_names_no_code() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.event(Attached("m", f"/lier {code}"))
    assert other.id != ana.id
    other.event(Said("m2", f"/lier {code}", more=(Said("m3", "et voilà"),)))
    assert other.id != ana.id
    assert not any(isinstance(event, Linked) for event in other.outcomes)
