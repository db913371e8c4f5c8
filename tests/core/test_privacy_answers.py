"""The rows of the privacy checklist about answers: personal and sensitive data, access, rectification."""

from __future__ import annotations

import pytest

from tests.core.private import at, stored
from tests.talk import Talk, shown


def probe_asked(talk: Talk) -> str:
    pending = talk.draft.pending
    return pending.data["probe"] if pending is not None and pending.kind == "probe" else ""


# --- row 10: personal and sensitive data nudge, never block, never log the excerpt ------------------------------------

PERSONAL = "Mme Dupont nous a alertés avec les habitants du quartier et les infirmières du collège"
SENSITIVE = "sa fille est diabétique et elle ne peut plus sortir de chez elle depuis deux ans, disent les habitants"


@pytest.mark.parametrize(("text", "probe"), [(PERSONAL, "personal_data"), (SENSITIVE, "sensitive_data")])
@pytest.mark.parametrize("answer", ["C'est déjà dit", "Passer", "/passer", "/menu"])
def test_row_10_a_nudge_never_blocks_and_keeps_the_words(text: str, probe: str, answer: str) -> None:
    talk = at("B05.1")
    talk.say(text)
    assert probe_asked(talk) == probe
    talk.say(answer)
    assert talk.texts()["B05.1"] == text
    talk.say("/menu")
    assert talk.press("resume").blocks


def test_row_10_the_excerpt_is_not_kept_once_the_nudge_is_over() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.say("une habitante")
    talk.press("replace_words")
    assert "Dupont" not in stored(talk)


def test_row_10_a_mark_of_the_nudge_holds_no_excerpt() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.press("pass")
    marks = [mark for answer in talk.history() for mark in answer.probes]
    assert {mark.probe for mark in marks} == {"personal_data"}
    assert "Dupont" not in repr(marks)
    assert "Dupont" not in "".join(talk.conversations.values())


# --- row 14: access; row 15: rectification ----------------------------------------------------------------------------


def test_row_14_everything_can_be_asked_for_in_one_command() -> None:
    reply = at("B03.3").say("/mesdonnees")
    assert {(a.document, a.format) for a in reply.attachments} == {("my_data", "md"), ("my_data", "json")}


def test_row_15_a_replaced_answer_is_what_counts_from_then_on() -> None:
    talk = at("B03.3")
    talk.say("/modifier 1")
    talk.press("replace")
    talk.say("Le Lavoir mobile solidaire")
    assert talk.texts()["B01"] == "Le Lavoir mobile solidaire"
    assert "La Laverie" not in shown(talk.say("/recap"))


def test_row_15_a_replaced_personal_datum_is_gone_from_every_revision() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.say("une habitante")
    talk.press("replace_words")
    assert [answer for answer in talk.history() if "Dupont" in answer.text] == []
    assert talk.texts()["B05.1"] == PERSONAL.replace("Mme Dupont", "une habitante")
