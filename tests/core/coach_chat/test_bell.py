"""The digest of what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.model import HOLDER, Comment, Place, Stage
from tests.core.office import (
    BUS,
    CoachTalk,
    Office,
    day,
    given,
    laundry,
)
from tests.talk import shown


def _move(talk: CoachTalk, *history: str, **more: object) -> None:
    """Something happens in the project now."""
    found = talk.office.shared["share"]
    days = (talk.at - day(0)) / timedelta(days=1)
    told = tuple(given(step, "Nouveau", at=days, revision=9) for step in history)
    talk.office.share(replace(found, history=(*found.history, *told), **more))  # type: ignore[arg-type]


def test_the_digest_tells_what_changed_since_the_last_one_and_leaves_what_is_open(talk: CoachTalk) -> None:
    assert "au plus une fois par jour" in shown(talk.say("/coach point oui"))
    asked = talk.asked
    talk.at += timedelta(hours=2)
    _move(talk, "B08", "B11")
    told = shown(talk.time_out("bell"))
    assert "Projets où des réponses ont changé : 1." in told
    assert "laverie" not in told
    assert BUS not in told
    assert "Nouveau" not in told
    assert talk.outcomes[-1].readings == ()
    assert talk.asked == asked
    assert talk.texts() == {}
    talk.say("Ma propre laverie")  # for the question that is open
    assert "Ma propre laverie" in talk.texts().values()
    talk.at += timedelta(days=1)
    assert shown(talk.time_out("bell")) == ""  # nothing since
    _move(talk, "B04.1")
    assert "Projets où des réponses ont changé : 1." in shown(talk.time_out("bell"))


def test_the_digest_comes_once_a_day_at_most(talk: CoachTalk) -> None:
    talk.say("/coach point oui")
    talk.at += timedelta(hours=1)
    _move(talk, "B08")
    assert shown(talk.time_out("bell"))
    talk.at += timedelta(hours=1)
    _move(talk, "B11")
    assert shown(talk.time_out("bell")) == ""
    talk.at += timedelta(days=1)
    assert "réponses ont changé" in shown(talk.time_out("bell"))


def test_the_digest_tells_replies_new_shares_and_words_on_where_a_project_stands(talk: CoachTalk) -> None:
    talk.say("/coach point oui")
    talk.at += timedelta(hours=1)
    said = Comment("c", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2))
    replied = replace(said, answered_at=talk.at, answered_by=1)
    stages = (*talk.office.shared["share"].stages, Stage("project", "ready", HOLDER, talk.at))
    _move(talk, comments=(replied,), stages=stages)
    new = laundry("new", "Le jardin")
    talk.office.share(replace(new, share=replace(new.share, since=talk.at)))
    told = shown(talk.time_out("bell"))
    assert "Projets partagés avec vous : 1." in told
    assert "Réponses à vos commentaires : 1." in told
    assert "Projets que la personne dit « prêt » : 1." in told
    assert "ont changé" not in told


def test_the_digest_tells_no_reply_in_a_part_that_is_closed(talk: CoachTalk) -> None:
    talk.say("/coach point oui")
    talk.at += timedelta(hours=1)
    said = Comment("c", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2))
    _move(talk, comments=(replace(said, answered_at=talk.at, answered_by=1),))
    found = talk.office.shared["share"]
    talk.office.share(replace(found, share=replace(found.share, parts={"storyboard": day(2)})))
    assert shown(talk.time_out("bell")) == ""


def test_no_digest_is_promised_where_none_can_come() -> None:
    talk = CoachTalk(Office(), Place("terminal", "marie"))
    talk.become()
    for typed in ("/coach point oui", "/coach point"):
        told = shown(talk.say(typed))
        assert "Ici, je ne peux pas écrire en premier" in told
        assert talk.outcomes[-1].coaches == ()
    assert "coach_bell" not in {choice.value for choice in talk.say("/coach").choices}
    mine = talk.office.coaches["marie"]
    talk.office.coaches["marie"] = replace(mine, bell=talk.at)  # it was asked for elsewhere
    assert "coach_bell" in {choice.value for choice in talk.say("/coach").choices}
    talk.say("/coach point non")
    assert talk.office.coaches["marie"].bell is None


def test_no_digest_for_whoever_does_not_want_it_or_is_no_coach_any_more(talk: CoachTalk) -> None:
    talk.at += timedelta(hours=1)
    _move(talk, "B08")
    assert shown(talk.time_out("bell")) == ""
    talk.say("/coach point oui")
    talk.say("/coach point non")
    talk.at += timedelta(days=2)
    _move(talk, "B11")
    assert shown(talk.time_out("bell")) == ""
    talk.say("/coach point oui")
    talk.at += timedelta(days=2)
    _move(talk, "B04.1")
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], removed_at=talk.at)
    assert shown(talk.time_out("bell")) == ""


def test_the_digest_tells_nothing_of_a_share_that_ended_or_of_a_part_that_is_closed(talk: CoachTalk) -> None:
    talk.say("/coach point oui")
    talk.at += timedelta(hours=1)
    _move(talk, "B08", "B11")
    found = talk.office.shared["share"]
    talk.office.share(replace(found, share=replace(found.share, ended_at=talk.at)))
    assert shown(talk.time_out("bell")) == ""
    talk.office.share(replace(found, share=replace(found.share, parts={"annexe_b/besoin": day(2)})))
    assert shown(talk.time_out("bell")) == ""
