"""The person's documents, dossiers, languages, and leaving."""

from __future__ import annotations

import pytest

from bot.core.model import Attachment, Erase, Reply
from tests.core.wild import GOOD
from tests.talk import Talk, shipped_library, shown, values

MESSAGES = shipped_library().messages


@pytest.fixture
def talk() -> Talk:
    """One answer given, the second question open."""
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    return talk


def open_question(reply: Reply, language: str = "fr") -> bool:
    words = shipped_library().dialogs["annexe_b"].steps["B03.3"].words
    return words["en" if language == "en" else "fr"].question in shown(reply)


@pytest.mark.parametrize(("typed", "form"), [("/exporter", "md"), ("/exporter json", "json"), ("/export JSON", "json")])
def test_the_dossier_is_handed_over_and_the_question_asked_again(talk: Talk, typed: str, form: str) -> None:
    reply = talk.say(typed)
    person = talk.situation().person
    assert person is not None
    (attachment,) = reply.attachments
    assert (attachment.document, attachment.format, attachment.project) == ("dossier", form, person.project)
    assert open_question(reply)


def only_journeys() -> Talk:
    """A stop of the voyage is told, and nothing of the form."""
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/voyage")
    talk.say(GOOD)
    return talk


@pytest.mark.parametrize(("typed", "form"), [("/exporter", "md"), ("/exporter json", "json")])
def test_where_only_journeys_have_answers_their_document_is_handed_over_alone(typed: str, form: str) -> None:
    talk = only_journeys()
    reply = talk.say(typed)
    person = talk.situation().person
    assert person is not None
    assert reply.attachments == (
        Attachment("journeys", "json" if form == "json" else "md", "fr", person.id, person.project),
    )
    assert "Le voyage en mer" in shown(reply)
    assert "Rien encore dans « " in shown(reply)
    assert " » : /annexe." in shown(reply)
    assert "Votre dossier est prêt" not in shown(reply)


def test_the_journeys_come_beside_the_dossier_and_the_message_tells_which_is_which(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    reply = talk.say("/exporter")
    assert [attachment.document for attachment in reply.attachments] == ["dossier", "journeys"]
    assert "Votre dossier est prêt" in shown(reply)
    assert "vos chemins : Le voyage en mer." in shown(reply)
    assert "Rien encore" not in shown(reply)


def test_where_nothing_has_an_answer_no_document_is_handed_over() -> None:
    talk = Talk()
    talk.settle_in()
    reply = talk.say("/exporter")
    assert reply.attachments == ()
    assert MESSAGES["fr"]["export_nothing"] in shown(reply)


def test_journeys_of_another_dossier_are_not_handed_over(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/recommencer")
    talk.press("new_project")
    talk.say("Le journal sonore du canton")
    assert [attachment.document for attachment in talk.say("/exporter").attachments] == ["dossier"]


def test_answers_that_were_withdrawn_are_not_handed_over() -> None:
    talk = only_journeys()
    talk.edit(next(part.message for answer in talk.history() for part in answer.parts), "")
    assert talk.say("/exporter").attachments == ()


def test_all_data_is_handed_over_to_read_and_for_a_machine(talk: Talk) -> None:
    reply = talk.say("/mesdonnees")
    assert [(a.document, a.format) for a in reply.attachments] == [("my_data", "md"), ("my_data", "json")]
    assert open_question(reply)


def test_the_blank_form_names_nobody(talk: Talk) -> None:
    assert talk.say("/formulaire").attachments == (Attachment("blank_form", "md", "fr"),)


# --- erasing ----------------------------------------------------------------------------------------------------------


def test_erasing_is_asked_once_with_a_copy_offered_first(talk: Talk) -> None:
    reply = talk.say("/effacer")
    assert values(reply) == ["copy", "erase", "cancel"]
    assert not talk.outcomes[-1].effects
    reply = talk.press("copy")
    assert len(reply.attachments) == 2
    assert values(reply) == ["copy", "erase", "cancel"]
    talk.press("erase")
    assert talk.erased == 1


def test_what_is_said_after_erasing_holds_no_word_of_the_person(talk: Talk) -> None:
    talk.say("/effacer")
    talk.press("erase")
    (effect,) = [effect for effect in talk.outcomes[-1].effects if isinstance(effect, Erase)]
    assert talk.outcomes[-1].replies == ()
    for reply in (effect.done, effect.owed):
        assert "Laverie" not in shown(reply)
        assert reply.moves


@pytest.mark.parametrize("answer", ["non", "annuler", "/annuler", "3", "/retour"])
def test_erasing_can_be_called_off(talk: Talk, answer: str) -> None:
    talk.say("/effacer")
    assert open_question(talk.say(answer))
    assert talk.texts()["B01"] == "La Laverie qui roule"


def test_after_erasing_one_is_a_stranger_again(talk: Talk) -> None:
    talk.say("/effacer")
    talk.press("erase")
    assert MESSAGES["fr"]["first_contact"] in shown(talk.say("bonjour"))


# --- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["/langue en", "/langue English", "/language anglais"])
def test_switching_language_asks_the_same_question_and_translates_no_answer(talk: Talk, typed: str) -> None:
    reply = talk.say(typed)
    assert open_question(reply, "en")
    assert talk.texts()["B01"] == "La Laverie qui roule"
    talk.say("90 families of the estate")
    assert [part.language for answer in talk.history() for part in answer.parts][-1] == "en"


@pytest.mark.parametrize("answer", ["English", "en", "2"])
def test_a_language_that_is_not_named_is_asked(talk: Talk, answer: str) -> None:
    assert values(talk.say("/langue")) == ["fr", "en"]
    assert open_question(talk.say(answer), "en")


def test_switching_under_a_follow_up_question_asks_it_in_the_other_language(talk: Talk) -> None:
    talk.say("tout le monde")
    words = shipped_library().dialogs["annexe_b"].steps["B03.3"].words
    reply = talk.say("/langue en")
    assert words["en"].probes["generic_public"] in shown(reply)
    assert "« tout le monde »" in shown(reply) or '"tout le monde"' in shown(reply)


# --- beginning again --------------------------------------------------------------------------------------------------


def test_beginning_again_shows_every_answer_and_throws_nothing_away(talk: Talk) -> None:
    before = talk.history()
    talk.say("/recommencer")
    reply = talk.press("from_first")
    assert "La Laverie qui roule" in shown(reply)
    talk.press("keep")
    assert talk.draft.state == "B03.3"
    assert talk.history() == before


def test_a_second_dossier_is_empty_and_the_first_is_kept(talk: Talk) -> None:
    talk.say("/recommencer")
    talk.press("new_project")
    assert talk.draft.state == "B01"
    talk.say("Le journal sonore du canton")
    assert len(talk.situation().projects) == 2
    reply = talk.say("/dossiers")
    assert len(values(reply)) == 2
    talk.say("1")
    talk.press("resume")
    assert talk.draft.state == "B03.3"
    assert "La Laverie qui roule" in shown(talk.say("/recap"))
    assert "Le journal sonore" not in shown(talk.say("/recap"))


def test_two_dossiers_do_not_share_a_revision(talk: Talk) -> None:
    talk.say("/recommencer")
    talk.press("new_project")
    talk.say("Le journal sonore du canton")
    keys = [(answer.subject, answer.step, answer.revision) for answer in talk.history()]
    assert len(set(keys)) == len(keys)
    for key in {(subject, step) for subject, step, _ in keys}:
        revisions = sorted(revision for subject, step, revision in keys if (subject, step) == key)
        assert revisions == list(range(1, len(revisions) + 1))
