"""What a share opens: nothing outside its parts, nothing older than the opening, nothing that was taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.coaching.parts import VOICES, parts
from bot.core.coaching.summary import summary
from bot.core.coaching.view import chapters, open_up, transcript
from bot.core.model import Action, Asked, Comment, ProbeMark, Reading
from tests.core.office import BUS, day, disclosure, given, share, voice
from tests.core.opened import BRIDGES, LIBRARY, NEED, NOW, START, TOGETHER, seen, up

# --- the gate ---------------------------------------------------------------------------------------------------------


def test_a_share_opens_until_its_last_moment_and_no_longer() -> None:
    found = disclosure([given("B04.1", "Le linge")])
    until = found.share.until
    assert open_up(LIBRARY, found, until - timedelta(seconds=1)) is not None
    assert open_up(LIBRARY, found, until) is None


def test_a_share_that_was_withdrawn_opens_nothing() -> None:
    found = disclosure([given("B04.1", "Le linge")], replace(share(), ended_at=day(3)))
    assert open_up(LIBRARY, found, NOW) is None


def test_only_the_parts_that_were_chosen_are_opened() -> None:
    told = [given("B04.1", "Le linge"), given("B11", "La mairie"), given("S03", "Le tour", subject="project")]
    assert set(seen(disclosure(told, share({NEED: 2})))) == {"action/B04.1"}
    assert set(seen(disclosure(told, share({"storyboard": 2})))) == {"project/S03"}
    assert set(seen(disclosure(told))) == {"action/B04.1", "action/B11", "project/S03"}


def test_a_question_that_stands_in_two_walks_is_opened_in_the_one_that_was_chosen() -> None:
    told = [
        given("S05", "Pour le dossier"),
        given("S05", "Pour le storyboard", subject="project", dialog="storyboard"),
    ]
    assert set(seen(disclosure(told, share({BRIDGES: 2})))) == {"action/S05"}
    assert set(seen(disclosure(told, share({"storyboard": 2})))) == {"project/S05"}


def test_an_answer_is_seen_as_it_stood_when_its_part_was_opened_and_ever_since() -> None:
    told = [
        given("B04.1", "Le tout premier brouillon", at=0, revision=1),
        given("B04.1", "Ce qui est envoyé", at=1, revision=2),
        given("B04.1", "Ce qui a changé", at=3, revision=3),
    ]
    answer = seen(disclosure(told))["action/B04.1"]
    assert [version.words for version in answer.versions] == ["Ce qui est envoyé", "Ce qui a changé"]
    assert [version.changed for version in answer.versions] == [False, True]
    assert answer.now.at == day(3)


def test_a_part_that_is_opened_later_shows_nothing_from_before_that() -> None:
    told = [given("B04.1", "Un premier jet", at=1, revision=1), given("B04.1", "Le second", at=3, revision=2)]
    answer = seen(disclosure(told, share({START: 2, NEED: 4})))["action/B04.1"]
    assert [version.words for version in answer.versions] == ["Le second"]


def test_a_renamed_question_shows_no_older_revision_under_its_former_name() -> None:
    form = LIBRARY.dialogs["annexe_b"]
    renamed = replace(form.steps["B04.1"], formerly=("OLD",))
    library = replace(
        LIBRARY, dialogs={**LIBRARY.dialogs, form.id: replace(form, steps={**form.steps, "B04.1": renamed})}
    )
    told = [given("OLD", "Sous l'ancien nom", at=0), given("B04.1", "Sous le nouveau", at=1, revision=2)]
    opened = open_up(library, disclosure(told, share({NEED: 2})), NOW)
    assert opened is not None
    assert [answer.text for answer in opened.found.history] == ["Sous le nouveau"]
    before = open_up(library, disclosure(told[:1], share({NEED: 2})), NOW)
    assert before is not None
    assert chapters(library, before, "fr")[0].answers[0].anchor == "action/B04.1"


def test_words_that_were_taken_back_are_blank_wherever_they_stood() -> None:
    told = [
        given("B04.1", "", at=1, revision=1, messages=("m1",)),
        given("B04.1", at=3, revision=2),
    ]
    answer = seen(disclosure(told))["action/B04.1"]
    assert [(version.words, version.withdrawn) for version in answer.versions] == [("", True)]
    assert transcript(LIBRARY, up(disclosure(told)), "fr") == ()


def test_what_was_filed_elsewhere_before_the_sharing_is_not_seen_at_all() -> None:
    assert seen(disclosure([given("B04.1", at=1, revision=2)])) == {}


def test_an_action_that_was_taken_out_is_not_seen() -> None:
    actions = (Action("action"), Action("other", day(1)))
    told = [given("B04.1", "Le linge"), given("B04.1", "Retirée", subject="other")]
    assert set(seen(disclosure(told, actions=actions))) == {"action/B04.1"}


def test_answers_of_another_project_are_not_seen() -> None:
    other = replace(given("B04.1", "Ailleurs", subject="action"), project="another")
    assert seen(disclosure([other])) == {}


def test_the_answer_to_a_question_that_is_gone_is_seen_with_the_question_it_had() -> None:
    asked: Asked = {("storyboard", "then"): {"S99": {"fr": "Et alors ?", "en": "And then?"}}}
    gone = given("S99", "Voilà", subject="project", dialog="storyboard")
    for opened in (share(), share({"storyboard": 2})):
        answer = seen(disclosure([gone], opened, asked=asked))["project/S99"]
        assert (answer.question, answer.now.words) == ("Et alors ?", "Voilà")
    assert seen(disclosure([gone], share({NEED: 2}), asked=asked)) == {}


def test_of_the_form_a_question_that_is_gone_is_opened_with_all_of_it_alone() -> None:
    gone = given("B99", "Voilà")
    assert set(seen(disclosure([gone]))) == {"action/B99"}
    everything = {part.id: 2.0 for part in parts(LIBRARY, "fr")}
    assert seen(disclosure([gone], share(everything))) == {}


def test_a_revision_that_only_notes_a_follow_up_question_is_no_change() -> None:
    told = [
        given("B04.1", "Le linge", at=1, revision=1),
        given("B04.1", "Le linge", at=3, revision=2, messages=("action.B04.1.1.0",)),
    ]
    assert len(seen(disclosure(told))["action/B04.1"].versions) == 1


def test_the_name_of_the_first_action_is_told_even_where_it_is_not_opened() -> None:
    told = [given("B01", "La laverie qui roule"), given("B04.1", "Le linge")]
    opened = up(disclosure(told, share({NEED: 2})))
    assert opened.title == "La laverie qui roule"
    assert "B01" not in {answer.step for answer in opened.found.history}


def test_other_actions_are_told_by_number_where_their_names_are_not_opened() -> None:
    actions = (Action("action"), Action("other"))
    told = [given("B01", "Le jardin", subject="other"), given("B04.1", "Le linge", subject="other")]
    assert seen(disclosure(told, share({NEED: 2}), actions=actions))["other/B04.1"].about == "Action 2"
    first = [given("B01", "La laverie"), given("B04.1", "Le linge")]
    assert seen(disclosure(first, share({NEED: 2}), actions=actions))["action/B04.1"].about == "La laverie"
    assert seen(disclosure(told, actions=actions))["other/B04.1"].about == "Le jardin"


def test_an_order_of_importance_is_told_by_names_that_are_opened() -> None:
    actions = (Action("action"), Action("other"))
    told = [
        given("B01", "La laverie"),
        given("B01", "Le jardin secret", subject="other"),
        given("B02", "1, 2 parce que le linge presse", subject="project"),
    ]
    step = next(part.id for part in parts(LIBRARY, "fr") if "B02" in part.steps)
    hidden = seen(disclosure(told, share({step: 2}), actions=actions))["project/B02"].now.words
    assert hidden == "1. La laverie, 2. Action 2\n\nparce que le linge presse"
    shown = seen(disclosure(told, actions=actions))["project/B02"].now.words
    assert shown == "1. La laverie, 2. Le jardin secret\n\nparce que le linge presse"


def test_voices_are_seen_where_they_were_kept_and_opened() -> None:
    told = [given("B04.1", "Le linge")]
    said = (voice("Gardée"), voice("Refusée", kept=False), voice("En attente", kept=None))
    assert [each.words for each in seen(disclosure(told, voices=said))["action/B04.1"].voices] == ["Gardée"]
    assert seen(disclosure(told, share({NEED: 2}), voices=said))["action/B04.1"].voices == ()
    alone = up(disclosure(told, share({VOICES: 2}), voices=said))
    assert [(each.words, each.anchor) for each in summary(LIBRARY, alone, "fr").voices] == [("Gardée", "")]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "open"),
        ({"revision": 1}, "outdated"),
        ({"revision": 1, "answered_at": day(4), "answered_by": 2}, "answered"),
        ({"answered_at": day(4), "answered_by": 2}, "answered"),
        ({"answered_at": day(4), "answered_by": 2, "resolved_at": day(4)}, "resolved"),
        ({"resolved_at": day(4)}, "resolved"),
    ],
)
def test_a_comment_says_where_it_stands(changes: dict[str, object], status: str) -> None:
    told = [given("B04.1", "Avant", at=2, revision=1), given("B04.1", "Après", at=3, revision=2)]
    comment = Comment("c", "share", "project", "action", "B04.1", 2, "Combien ?", "fr", day(3))
    comment = replace(comment, **changes)  # type: ignore[arg-type]
    (remark,) = seen(disclosure(told, comments=(comment,)))["action/B04.1"].comments
    assert remark.status == status
    assert remark.quoted == ("Avant" if comment.revision == 1 else "Après")
    assert remark.reply == ("Après" if (comment.revision, comment.answered_by) == (1, 2) else "")


def test_a_comment_that_was_taken_back_is_nowhere() -> None:
    comment = Comment("c", "share", "project", "action", "B04.1", 1, "", "fr", day(3))
    assert seen(disclosure([given("B04.1", "Le linge")], comments=(comment,)))["action/B04.1"].comments == ()


def test_readings_that_follow_each_other_are_one_and_the_one_before_counts() -> None:
    times = (day(1), day(3), NOW - timedelta(minutes=90), NOW - timedelta(minutes=50), NOW)
    readings = tuple(Reading("share", "summary", at) for at in times)
    assert up(disclosure([], readings=readings)).read_at == day(3)
    assert up(disclosure([], readings=readings[-2:])).read_at is None


# --- the transcript ---------------------------------------------------------------------------------------------------


def test_each_message_is_told_once_in_the_order_of_time_with_its_question_of_then() -> None:
    asked: Asked = {("annexe_b", "then"): {"B04.1": {"fr": "Quel besoin ?", "en": "Which need?"}}}
    told = [
        given("B04.1", "Le linge", at=1, revision=1, messages=("m1",)),
        given("B11", "La mairie", at=2.5, messages=("m2",)),
        given("B04.1", "Le linge", "Et l'eau", at=3, revision=2, messages=("m1", "m3")),
        given("B08", "La mairie", at=4, messages=("m2",)),
    ]
    found = transcript(LIBRARY, up(disclosure(told, asked=asked)), "fr")
    assert [exchange.said.words for exchange in found] == ["Le linge", "La mairie", "Et l'eau"]
    assert found[0].question == "Quel besoin ?"
    assert found[1].question == LIBRARY.dialogs["annexe_b"].steps["B11"].words["fr"].question
    assert [exchange.said.at for exchange in found] == [day(1), day(2.5), day(3)]


def test_a_message_has_the_day_on_which_it_came_however_late_its_answer_is_opened() -> None:
    passed = (ProbeMark("solution_as_need", "passed"),)
    told = [
        given("B04.1", "Un brouillon", at=0, revision=1, messages=("m0",)),
        given("B04.1", "Un brouillon", BUS, at=0.5, revision=2, messages=("m0", "m1")),
        given("B11", "La mairie", at=1, messages=("m2",)),
        given("B04.1", BUS, at=1.5, revision=3, messages=("m1",)),
        given("B04.1", BUS, at=4, revision=4, messages=("m1",), probes=passed),
    ]
    for opened in (up(disclosure(told)), up(disclosure(told, share({NEED: 4.5, TOGETHER: 2})))):
        found = [(each.said.words, each.said.at) for each in transcript(LIBRARY, opened, "fr")]
        assert found == [(BUS, day(0.5)), ("La mairie", day(1))]
        (quote,) = summary(LIBRARY, opened, "fr").strongest
        assert quote.at == day(0.5)


def test_a_choice_has_the_day_on_which_it_was_made() -> None:
    told = [
        given("B09", chosen=("climat",), at=0, revision=1),
        given("B09", "parce que", chosen=("climat",), at=1, revision=2),
    ]
    assert [each.said.at for each in transcript(LIBRARY, up(disclosure(told)), "fr")] == [day(0), day(1)]


def test_nothing_of_an_earlier_revision_is_known_but_days_and_what_was_asked() -> None:
    secret = given("B04.1", "Un secret", "Le linge", at=0, revision=1, messages=("m0", "m1"))
    secret = replace(secret, chosen=("tu",), refused=("tu",), probes=(ProbeMark("un secret", "asked"),))
    opened = up(disclosure([secret, given("B04.1", "Le linge", at=1, revision=2, messages=("m1",))]))
    assert set(opened.given) == {("action", "B04.1", "m1")}
    told = opened.given["action", "B04.1", "m1"].asked
    assert (told.at, told.parts, told.chosen, told.refused, told.probes) == (day(0), (), (), (), ())


def test_words_that_answer_a_follow_up_question_stand_under_it() -> None:
    probe = "solution_as_need"
    told = [
        given("B04.1", "Une laverie", at=0, revision=1, messages=("m1",), probes=(ProbeMark(probe, "asked"),)),
        given(
            "B04.1",
            "Une laverie",
            "Le linge",
            at=1,
            revision=2,
            messages=("m1", "m2"),
            probes=(ProbeMark(probe, "answered"),),
        ),
        given("B04.1", "Une laverie", "Le linge", "Et l'eau", at=3, messages=("m1", "m2", "m3"), revision=3),
    ]
    found = [exchange.question for exchange in transcript(LIBRARY, up(disclosure(told)), "fr")]
    words = LIBRARY.dialogs["annexe_b"].steps["B04.1"].words["fr"]
    assert found == [words.question, words.probes[probe], words.question]


def test_words_that_replace_others_do_not_answer_what_was_already_said() -> None:
    probe = "solution_as_need"
    told = [
        given("B04.1", "Une laverie", at=0, probes=(ProbeMark(probe, "already_said"),)),
        given("B04.1", "Le linge", at=1, revision=2, probes=(ProbeMark(probe, "answered"),)),
    ]
    (exchange,) = transcript(LIBRARY, up(disclosure(told)), "fr")
    assert exchange.question == LIBRARY.dialogs["annexe_b"].steps["B04.1"].words["fr"].question


def test_the_reply_to_a_comment_stands_under_it_whose_words_only_its_coach_reads() -> None:
    told = [
        given("B04.1", "Le linge", at=1, revision=1, messages=("m1",)),
        replace(given("B04.1", "Le linge", "Quarante", at=3, revision=2, messages=("m1", "m2")), comment="c"),
    ]
    comment = Comment("c", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2.5))
    own = transcript(LIBRARY, up(disclosure(told, comments=(comment,))), "fr")
    assert own[1].question == "Votre commentaire : Combien ?"
    for others in ((), (replace(comment, id="d"),), (replace(comment, text=""),)):
        assert transcript(LIBRARY, up(disclosure(told, comments=others)), "fr")[1].question == "Un commentaire"
    assert transcript(LIBRARY, up(disclosure(told)), "en")[1].question == "A comment"


def test_a_choice_is_told_by_its_label() -> None:
    told = [given("B09", "parce que", chosen=("climat",))]
    words = [exchange.said.words for exchange in transcript(LIBRARY, up(disclosure(told)), "fr")]
    label = next(
        each.label for each in LIBRARY.dialogs["annexe_b"].steps["B09"].words["fr"].choices if each.value == "climat"
    )
    assert words == [label, "parce que"]


def test_the_mark_of_a_message_is_the_same_wherever_it_is_quoted_and_no_id_of_the_platform() -> None:
    words = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine."
    opened = up(disclosure([given("B04.1", words, messages=("$event:matrix.org",))]))
    (quote,) = summary(LIBRARY, opened, "fr").strongest
    (exchange,) = transcript(LIBRARY, opened, "fr")
    assert quote.message == exchange.said.message
    assert "event" not in quote.message
    assert len(quote.message) == 8
