"""One person on several channels: the code, what it opens and what it does not, and how that is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.codes import made_from, read
from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Account, Attached, Chose, Commanded, Join, Linked, Person, Said, Separate
from tests.core.joined import MATRIX, TELEGRAM, InWorld, World, code_of, pair
from tests.core.watched import renoticed_engine
from tests.core.wild import GOOD
from tests.talk import GROUP, Talk, shipped_library, shown

MESSAGES = shipped_library().messages
WRONG = MESSAGES["fr"]["link_wrong"]


def joined() -> tuple[InWorld, InWorld]:
    """A holder at the second question, on two channels whose notices are both accepted."""
    ana, other = pair()
    other.take(code_of(ana))
    other.press("accept")
    return ana, other


# --- the code ---------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("way", ["{}", " {} ", "{lower}", "{plain}", "{spaced}", "{lower_plain}"])
def test_a_code_is_read_however_it_is_typed(way: str) -> None:
    code = made_from("chance")
    text = str(code)
    plain = text.replace("-", "")
    typed = way.format(text, lower=text.lower(), plain=plain, spaced=" ".join(plain), lower_plain=plain.lower())
    assert read(typed) == code


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


# --- the notice of the new channel ------------------------------------------------------------------------------------


def test_row_5_the_notice_of_the_new_channel_is_shown_and_has_to_be_accepted() -> None:
    ana, other = pair()
    _, reply = other.take(code_of(ana))
    assert MESSAGES["fr"]["matrix_notice"] in reply
    assert "Acceptez-vous" in reply
    for text in ("Des gens du quartier, avec 40 habitants", "/modifier 1", "/recap"):
        other.say(text)
        assert "Acceptez-vous" in shown(other.say(text))
    assert ana.texts() == {"B01": "La Laverie qui roule"}
    assert "quartier" not in "".join(ana.conversations.values())


def test_row_5_each_notice_has_its_own_consent_with_version_and_time() -> None:
    ana, other = joined()
    person = ana.situation().person
    assert person is not None
    versions = other.engine.guide.notice_versions
    assert [(c.notice, c.version) for c in person.consents] == [
        (name, versions[name]) for name in ("telegram_notice", "matrix_notice")
    ]
    assert person.consents[1].at == other.at


def test_after_the_yes_the_open_question_goes_on() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    reply = shown(other.press("accept"))
    assert MESSAGES["fr"]["consent_noted"] in reply
    assert other.step_question("B03.3") in reply
    other.say(GOOD)
    assert ana.texts()["B03.3"] == GOOD


def test_after_the_yes_the_probe_goes_on() -> None:
    ana, other = pair()
    ana.say("Des gens")
    assert ana.draft.pending is not None
    probe = ana.draft.pending
    other.take(code_of(ana))
    other.press("accept")
    assert other.draft.pending == probe
    other.say("avec 40 habitants du quartier")
    assert ana.texts()["B03.3"] == "Des gens\navec 40 habitants du quartier"


def test_after_the_yes_a_held_message_is_asked_about() -> None:
    ana, other = pair()
    ana.say("/menu")
    ana.say("Les infirmières du collège nous aident")
    other.take(code_of(ana))
    assert "Les infirmières" in shown(other.press("accept"))
    other.press("hold_yes")
    assert "Les infirmières" in ana.texts()["B03.3"]


def test_while_the_notice_is_not_accepted_the_other_channel_goes_on_as_ever() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    ana.say(GOOD)
    assert ana.texts()["B03.3"] == GOOD
    assert other.step_question("B05.1") in shown(other.press("accept"))


@pytest.mark.parametrize("first", ["/menu", "/recap", "/start", "Les voisins du quartier et la mairie"])
def test_a_process_that_died_before_the_notice_shows_it_at_the_next_word(first: str) -> None:
    ana, other = pair()
    other.say(f"/lier {code_of(ana)}")
    reply = shown(other.say(first))
    assert MESSAGES["fr"]["matrix_notice"] in reply
    assert MESSAGES["fr"]["notice_not_kept"] in reply
    assert other.step_question("B03.3") in shown(other.press("accept"))
    assert "B03.3" not in ana.texts()


def test_a_notice_that_was_accepted_already_is_not_shown_again() -> None:
    world = World()
    ana = InWorld(world)
    ana.settle_in()
    second = InWorld(world, TELEGRAM)
    second.account = Account("telegram", "ana2")
    _, reply = second.take(code_of(ana))
    assert MESSAGES["fr"]["telegram_notice"] not in reply
    assert second.step_question("B01") in reply


def test_what_is_written_before_the_question_was_shown_there_is_no_answer() -> None:
    world = World()
    ana = InWorld(world)
    ana.settle_in()
    second = InWorld(world, TELEGRAM)
    second.account = Account("telegram", "ana2")
    second.say(f"/lier {code_of(ana)}")
    second.say("Je suis là maintenant")
    assert ana.texts() == {}
    assert "hold_yes" in {choice.value for choice in second.event(Attached("x")).choices}


def test_refusing_the_notice_undoes_the_link_and_changes_nothing_else() -> None:
    ana, other = pair()
    code = code_of(ana)
    before = ana.draft, dict(ana.answers), dict(ana.projects)
    other.take(code)
    other.press("refuse")
    assert not other.answers
    assert not other.situation().person.agreed  # type: ignore[union-attr]
    assert (ana.draft, ana.answers, ana.projects) == before
    assert MESSAGES["fr"]["link_refused"] in shown(ana.world.told[-1][1])
    assert ana.world.told[-1][0] == MATRIX
    assert ana.erased == 0
    ana.say(GOOD)
    assert ana.texts()["B03.3"] == GOOD


def test_the_language_can_be_changed_before_the_notice_is_accepted() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    other.say("/langue")
    assert "Do you agree" in shown(other.say("English"))
    other.press("accept")
    assert (other.draft.state, other.draft.pending) == ("B03.3", None)


# --- with dossiers on both sides --------------------------------------------------------------------------------------


def both() -> tuple[InWorld, InWorld]:
    """Two holders with a dossier each, on two channels."""
    ana, other = pair()
    other.settle_in()
    other.say("L'atelier du mardi soir")
    return ana, other


def test_dossiers_of_both_stay_whole_and_beside_each_other() -> None:
    ana, other = both()
    first, _ = other.take(code_of(ana))
    assert MESSAGES["fr"]["link_projects"] in first
    other.press("accept")
    assert len(other.say("/dossiers").choices) == 2
    other.press(other.situation().projects[1].id)
    other.press("resume")
    other.say(GOOD)
    by_project = {(answer.project, answer.step): answer.text for answer in ana.history()}
    mine, theirs = (project.id for project in ana.situation().projects)
    assert by_project == {
        (mine, "B01"): "La Laverie qui roule",
        (theirs, "B01"): "L'atelier du mardi soir",
        (theirs, "B03.3"): GOOD,
    }


def test_who_has_answers_is_asked_before_the_other_account_sees_them() -> None:
    ana, other = both()
    reply = other.say(f"/lier {code_of(ana)}")
    assert MESSAGES["fr"]["link_ask"] in shown(reply)
    assert [choice.value for choice in reply.choices] == ["join", "no"]
    assert (other.outcomes[-1].effects, other.id == ana.id) == ((), False)
    assert ana.world.told == []


@pytest.mark.parametrize("typed", ["1", "oui", "Oui, relier", "relier", "yes"])
def test_the_yes_can_be_typed(typed: str) -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    assert MESSAGES["fr"]["link_done"] in shown(other.say(typed))
    assert other.id == ana.id


@pytest.mark.parametrize("typed", ["2", "non", "Non, ne pas relier", "/annuler", "/retour", "/passer"])
def test_after_a_no_the_question_goes_on_and_the_code_is_still_good(typed: str) -> None:
    ana, other = both()
    code = code_of(ana)
    other.say(f"/lier {code}")
    assert other.step_question("B03.3") in shown(other.say(typed))
    assert (other.draft.pending, other.id == ana.id) == (None, False)
    other.at = ana.at
    other.take(code)
    assert other.id == ana.id


def test_of_the_code_that_is_asked_about_no_secret_is_stored() -> None:
    ana, other = both()
    code = code_of(ana)
    other.say(f"/lier {code}")
    (stored,) = ana.codes.values()
    kept = "".join(other.conversations.values())
    assert stored.selector in kept
    assert code.partition("-")[2] not in kept
    assert stored.digest not in kept


def test_a_yes_after_ten_minutes_or_to_a_used_code_joins_nothing() -> None:
    for minutes in (0, 10):
        ana, other = both()
        code = code_of(ana)
        other.say(f"/lier {code}")
        other.at = ana.at + timedelta(minutes=minutes)
        if not minutes:
            InWorld(ana.world, MATRIX).take(code)
        reply = shown(other.press("join"))
        assert WRONG in reply
        assert other.step_question("B03.3") in reply
        assert other.id != ana.id


def test_a_yes_does_not_join_whoever_has_a_code_of_the_same_letters_by_then() -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    (stored,) = ana.codes.values()
    ben = InWorld(ana.world)
    ben.settle_in()
    ana.codes[stored.selector] = replace(
        stored, person=ben.id, digest="another", expires_at=stored.expires_at + timedelta(seconds=1)
    )
    assert WRONG in shown(other.press("join"))
    assert other.id not in (ana.id, ben.id)


def test_what_is_asked_in_between_keeps_the_question_open() -> None:
    ana, other = both()
    other.say(f"/lier {code_of(ana)}")
    for text in ("/aide", "/mot diagnostic", f"/lier {code_of(ana)[:-1]}B"):
        assert MESSAGES["fr"]["link_ask"] in shown(other.say(text))
    assert MESSAGES["fr"]["link_done"] not in shown(other.say("/menu"))
    assert other.id != ana.id


def test_answers_in_a_dossier_that_is_not_open_count_too_and_change_no_menu() -> None:
    ana, other = both()
    other.say("/recommencer")
    other.press("new_project")
    other.say("/menu")
    menu = [choice.value for choice in other.say("/aide").choices]
    assert [choice.value for choice in other.say("/lier BBB-BBBBB").choices] == menu
    other.at = ana.at
    assert MESSAGES["fr"]["link_ask"] in shown(other.say(f"/lier {code_of(ana)}"))


def test_who_has_agreed_and_answered_nothing_joins_at_once() -> None:
    ana, other = pair()
    other.settle_in()
    assert MESSAGES["fr"]["link_done"] in shown(other.say(f"/lier {code_of(ana)}"))


def test_held_words_are_decided_about_before_anything_is_joined() -> None:
    ana, other = pair()
    other.settle_in()
    other.say("/menu")
    other.say("Les infirmières du collège nous aident")
    code = code_of(ana)
    reply = shown(other.say(f"/lier {code}"))
    assert MESSAGES["fr"]["held_first"] in reply
    assert "Les infirmières" in reply
    other.press("hold_yes")
    other.at = ana.at
    other.take(code)
    assert "Les infirmières du collège nous aident" in ana.texts().values()


def test_who_owes_an_answer_to_a_changed_notice_gives_it_first() -> None:
    ana, other = both()
    code = code_of(ana)
    other.engine = renoticed_engine()
    assert MESSAGES["fr"]["link_agree_first"] in shown(other.say(f"/lier {code}"))
    assert "Acceptez-vous" in shown(other.start("fr"))
    other.press("accept")
    other.at = ana.at
    assert MESSAGES["fr"]["link_ask"] in shown(other.say(f"/lier {code}"))


# --- going on elsewhere -----------------------------------------------------------------------------------------------


def test_what_begins_on_one_goes_on_in_the_other() -> None:
    ana, other = joined()
    other.say(GOOD)
    ana.start("fr")
    assert ana.draft.state == other.draft.state == "B05.1"


def test_words_for_a_question_that_was_answered_elsewhere_are_held() -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say("Les voisins de la rue des Lilas"))
    assert MESSAGES["fr"]["went_on"] in reply
    assert "Les voisins de la rue des Lilas" in reply
    assert "B05.1" not in ana.texts()
    assert f"« {ana.step_label('B03.3')} »" in reply
    ana.press("hold_no")
    ana.say("Une rue plus calme, avec 40 voisins depuis mars, parce que le bus ne passe plus.")
    assert "Une rue plus calme" in ana.texts()["B05.1"]


def test_words_for_another_dossier_are_told_so() -> None:
    ana, other = joined()
    other.say("/recommencer")
    other.press("new_project")
    other.press("resume")
    reply = shown(ana.say("Les voisins de la rue des Lilas"))
    assert MESSAGES["fr"]["went_on_file"] in reply
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule"}


def test_held_words_go_to_the_question_that_they_were_written_for() -> None:
    ana, other = joined()
    other.say(GOOD)
    ana.say("Les voisins de la rue des Lilas, 12 familles")
    ana.press("hold_yes")
    assert ana.texts()["B03.3"] == f"{GOOD}\nLes voisins de la rue des Lilas, 12 familles"
    assert (ana.draft.state, "B05.1" in ana.texts()) == ("B05.1", False)


@pytest.mark.parametrize("text", ["oui", "1", "déjà dit"])
def test_a_choice_that_is_typed_for_an_older_question_is_not_taken_for_the_new_one(text: str) -> None:
    ana, other = joined()
    ana.say("/menu")
    other.start("fr")
    other.press("resume")
    other.say("Des gens")
    before = other.texts()
    assert other.draft.pending is not None
    ana.say(text)
    assert ana.texts() == before
    assert MESSAGES["fr"]["went_on"] in shown_last(ana)


def shown_last(talk: Talk) -> str:
    return "\n".join(shown(reply) for reply in talk.outcomes[-1].replies)


@pytest.mark.parametrize("text", ["/passer", "/retour", "/annuler", "/exemple"])
def test_a_command_about_the_older_question_shows_the_open_one(text: str) -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say(text))
    assert MESSAGES["fr"]["went_on"] in reply
    assert ana.step_question("B05.1") in reply
    assert ana.draft.state == "B05.1"


def test_other_commands_work_as_ever() -> None:
    ana, other = joined()
    other.say(GOOD)
    assert "Voici vos réponses" in shown(ana.say("/recap"))


def test_with_the_same_question_open_all_goes_on_as_in_one_place() -> None:
    ana, other = joined()
    other.say("/aide")
    reply = shown(ana.say(GOOD))
    assert MESSAGES["fr"]["went_on"] not in reply
    assert ana.texts()["B03.3"] == GOOD


def test_a_button_of_the_older_question_offers_to_change_its_answer() -> None:
    ana, other = joined()
    ana.say("Des gens")
    mark = ana.asked
    other.start("fr")
    other.press("already_said")
    ana.event(Chose("m", "pass", mark))
    assert ana.draft.pending is not None
    assert ana.draft.pending.kind == "edit"
    assert ana.event(Chose("m", "already_said")).blocks


def test_an_edit_reaches_the_answer_that_was_given_elsewhere() -> None:
    ana, other = joined()
    other.say(GOOD)
    other.edit(other.last_said, GOOD + " Et le samedi.")
    ana.say("/recap")
    assert ana.texts()["B03.3"] == GOOD + " Et le samedi."


def test_a_text_of_several_pieces_for_an_older_question_is_held_as_one() -> None:
    ana, other = joined()
    other.say(GOOD)
    reply = shown(ana.say("Les voisins", "de la rue des Lilas", "et la mairie"))
    assert "et la mairie" in reply
    assert "B05.1" not in ana.texts()


def test_without_a_second_account_nothing_is_held() -> None:
    talk = Talk(place=TELEGRAM)
    talk.settle_in()
    talk.asked = "another.mark.0"
    talk.say("La Laverie qui roule")
    assert talk.texts()["B01"] == "La Laverie qui roule"


# --- undoing ----------------------------------------------------------------------------------------------------------


def test_row_7_one_command_undoes_the_link_where_it_was_made() -> None:
    ana, other = joined()
    other.say("/delier")
    assert [type(effect) for effect in other.outcomes[-1].effects] == [Separate]
    assert ana.world.told[-1][0] == MATRIX
    assert other.id != ana.id
    assert ana.texts() == {"B01": "La Laverie qui roule"}
    assert other.texts() == {}


def test_one_command_undoes_it_from_the_other_side_too() -> None:
    ana, other = joined()
    reply = shown(ana.say("/delier"))
    assert "Le lien est défait : le compte Matrix" in reply
    assert ana.world.told[-1][0] == MATRIX
    assert other.id != ana.id


def test_what_was_begun_there_goes_with_the_account_and_the_rest_stays() -> None:
    ana, other = both()
    other.take(code_of(ana))
    other.press("accept")
    other.say("/recommencer")
    other.press("new_project")
    other.press("resume")
    other.say("Le jardin des Lilas")
    ana.say("/delier")
    assert {answer.text for answer in other.history()} == {"L'atelier du mardi soir", "Le jardin des Lilas"}
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule"}
    ana.say("/reprendre")
    ana.say(GOOD)
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule", GOOD}


@pytest.mark.parametrize("first", ["/start", "/menu", "/reprendre", "bonjour à tous les voisins", "/recap", "1"])
def test_the_separated_account_goes_on_by_itself_whatever_is_said_first(first: str) -> None:
    for side in (0, 1):
        ana, other = joined()
        (ana, other)[side].say("/delier")
        assert other.say(first).blocks
        assert other.say("/menu").choices
        assert ana.say(first).blocks


def test_after_thirty_days_it_is_said_that_it_is_too_late() -> None:
    ana, other = joined()
    for talk in (ana, other):
        talk.at += timedelta(days=31)
        assert MESSAGES["fr"]["unlink_late"] in shown(talk.say("/delier"))
    assert ana.id == other.id


def test_with_nothing_linked_it_is_said() -> None:
    ana, _ = pair()
    assert MESSAGES["fr"]["unlink_none"] in shown(ana.say("/delier"))


def test_of_several_links_the_last_one_is_undone_unless_the_account_has_its_own() -> None:
    ana, other = joined()
    third = InWorld(ana.world, MATRIX)
    third.account = Account("matrix", "ana3")
    third.take(code_of(ana))
    ana.say("/delier")
    assert (third.id == ana.id, other.id == ana.id) == (False, True)
    third.take(code_of(ana))
    other.say("/delier")
    assert (third.id == ana.id, other.id == ana.id) == (True, False)


def test_row_16_erasing_from_either_account_erases_both() -> None:
    for side in (0, 1):
        ana, other = joined()
        talk = (ana, other)[side]
        talk.say("/effacer")
        talk.press("erase")
        assert (ana.person, other.person) == (None, None)
        assert not ana.answers


def test_undoing_is_a_right_that_a_changed_notice_does_not_suspend() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    other.say("/delier")
    assert other.id != ana.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_moves_are_understood_in_both_languages(language: Language) -> None:
    talk = Talk()
    talk.settle_in(language)
    for link, unlink in (("/lier", "/delier"), ("/link", "/unlink")):
        assert code_of(talk, link)
        assert MESSAGES[language]["unlink_none"] in shown(talk.say(unlink))


def test_an_event_of_another_kind_names_no_code() -> None:
    ana, other = pair()
    code = code_of(ana)
    other.event(Attached("m", f"/lier {code}"))
    assert other.id != ana.id
    other.event(Said("m2", f"/lier {code}", more=(Said("m3", "et voilà"),)))
    assert other.id != ana.id
    assert not any(isinstance(event, Linked) for event in other.outcomes)
