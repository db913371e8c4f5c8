"""One person on several channels: the notice of the new channel is shown there, and has to be accepted."""

from __future__ import annotations

import pytest

from bot.core.model import Account, Attached
from tests.core.joined import MATRIX, MESSAGES, TELEGRAM, InWorld, World, code_of, joined, pair
from tests.core.wild import GOOD
from tests.talk import shown


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
