"""What was said at one door is offered at another: the person decides, and where it came from is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.content import check
from bot.core.dialog import Dialog
from bot.core.engine import Engine
from bot.core.model import Reply
from bot.core.personal import project_histories
from bot.core.report import dossier, latest
from bot.core.wording import Wording
from bot.shelf import read_folder, shipped
from tests.talk import Talk, last_answer, shipped_library, shown, values

NEED = "Trente retraités de notre rue ne parlent à personne pendant des jours, et trois sont tombés cet hiver sans aide"
MORE = "Ils n'osent pas sonner chez les voisins"
VOTE = "Les locataires et le bailleur votent ensemble chaque mois, parce que chacun paie une part du loyer commun"
PAIRS = {
    frozenset(pair)
    for pair in (
        ("S01", "B04.1"),
        ("S03", "B11"),
        ("S05", "B14"),
        ("S11", "B12"),
        ("V1", "B03.1"),
        ("V4", "S03"),
        ("V7", "B03.5"),
        ("P3.B1", "S05"),
    )
}


def told_on_the_storyboard(talk: Talk) -> Reply:
    """The need was told in the form; the storyboard asks the same."""
    talk.say("/modifier B04.1")
    talk.say(NEED)
    return talk.say("/storyboard")


def test_only_pairs_that_ask_the_same_are_in_the_table() -> None:
    steps = [step for dialog in shipped_library().dialogs.values() for step in dialog.steps.values()]
    assert {frozenset((step.id, other)) for step in steps for other in step.same_as} == PAIRS


def test_what_was_said_in_the_form_is_offered_with_its_words_and_its_place(talk: Talk) -> None:
    reply = told_on_the_storyboard(talk)
    assert "Quel besoin partagé" in shown(reply)
    assert "Vous avez déjà dit, dans « Annexe B » :" in shown(reply)
    assert NEED in shown(reply)
    assert values(reply) == ["take", "complete", "leave"]
    assert "S01" not in talk.texts()  # nothing is copied unasked


def test_taken_over_it_is_an_answer_with_its_origin_and_is_not_followed_up(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    assert "question 2 sur 4" in shown(talk.press("take"))
    assert (last_answer(talk, "S01").text, last_answer(talk, "S01").origin) == (NEED, "B04.1")
    assert not last_answer(talk, "S01").probes


def test_taken_over_and_completed_it_has_both(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    talk.press("complete")
    talk.say(MORE)
    assert last_answer(talk, "S01").text == f"{NEED}\n{MORE}"
    assert last_answer(talk, "S01").origin == "B04.1"
    assert last_answer(talk, "B04.1").text == NEED


def test_before_the_words_to_add_come_nothing_is_taken_over(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    assert "Écrivez ce que vous voulez ajouter" in shown(talk.press("complete"))
    assert "S01" not in talk.texts()
    reply = talk.say("/annuler")
    assert values(reply) == ["take", "complete", "leave"]
    assert "S01" not in talk.texts()
    talk.press("leave")
    talk.say(VOTE)
    assert (last_answer(talk, "S01").text, last_answer(talk, "S01").origin) == (VOTE, "")


def test_words_that_were_withdrawn_before_they_were_completed_are_not_taken_over(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    talk.press("complete")
    talk.edit(last_answer(talk, "B04.1").parts[0].message, "")
    talk.say(VOTE)
    assert (last_answer(talk, "S01").text, last_answer(talk, "S01").origin) == (VOTE, "")


def test_left_it_is_asked_plainly_and_answered_anew(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    reply = talk.press("leave")
    assert "Quel besoin partagé" in shown(reply)
    assert NEED not in shown(reply)
    talk.say(VOTE)
    assert (last_answer(talk, "S01").text, last_answer(talk, "S01").origin) == (VOTE, "")


def test_not_knowing_is_not_offered(talk: Talk) -> None:
    talk.say("/modifier B04.1")
    talk.say("je ne sais pas")
    assert "Vous avez déjà dit" not in shown(talk.say("/storyboard"))


def test_words_instead_of_a_choice_answer_the_question(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    talk.say(VOTE)
    assert last_answer(talk, "S01").text == VOTE


def test_it_is_offered_the_other_way_round_too(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(NEED)
    talk.say("/annexe")
    assert "dans « Le storyboard »" in shown(talk.say("/modifier B04.1"))


def test_a_bridging_question_offers_what_its_own_walk_was_told(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(NEED)
    talk.say("/modifier S05")
    talk.say(VOTE)
    talk.say("/annexe")
    assert VOTE in shown(talk.say("/modifier S05"))


def test_the_words_are_those_of_today(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    message = last_answer(talk, "B04.1").parts[0].message
    talk.edit(message, f"{NEED}, dit-on à la mairie")
    assert f"{NEED}, dit-on à la mairie" in shown(talk.say("/aide"))


def test_words_that_were_withdrawn_are_offered_no_more(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    talk.edit(last_answer(talk, "B04.1").parts[0].message, "")
    reply = talk.say("/aide")
    assert "Vous avez déjà dit" not in shown(reply)
    assert "Quel besoin partagé" in shown(reply)


def test_withdrawing_words_withdraws_them_where_they_were_taken_over(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    talk.press("take")
    talk.edit(last_answer(talk, "B04.1").parts[0].message, "")
    assert NEED not in "".join(answer.text for answer in talk.history())


def test_the_dossier_and_my_data_tell_the_origin(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(NEED)
    talk.say("/annexe")
    talk.say("/modifier B04.1")
    talk.press("take")
    library, situation = shipped_library(), talk.situation()
    assert situation.person is not None
    made = dossier(library, library.dialogs["annexe_b"], situation.projects[0], latest(talk.history()), "fr")
    entries = {entry.step: entry for action in made.actions for section in action.sections for entry in section.entries}
    assert (
        entries["B04.1"].origin == "Repris de « Séquence 1 — Besoin collectif et aspiration », dans « Le storyboard »"
    )
    histories = project_histories(Wording(library, "en", {}), situation.person, situation.projects, talk.history())
    revisions = {each.step: each.revisions for each in histories[0].actions[0].answers}
    assert (
        revisions["B04.1"][-1].origin
        == 'Taken over from "Sequence 1 — Shared need and aspiration", in "The storyboard"'
    )


def test_of_several_actions_the_last_words_are_offered_under_their_name(talk: Talk) -> None:
    talk.say("/actions ajouter")
    talk.say("L'atelier couture du jeudi")
    talk.say("/modifier B04.1")
    talk.say(NEED)
    assert "dans « Annexe B, L'atelier couture du jeudi »" in shown(talk.say("/storyboard"))


def of_another_action(talk: Talk, step: str) -> str:
    """A new action is begun, and a question about it is opened: what is said."""
    talk.say("/actions ajouter")
    talk.say("L'atelier couture du jeudi")
    said = shown(talk.say(f"/modifier {step}"))
    assert talk.draft.state == step
    return said


@pytest.mark.parametrize(("told", "asked"), [("B04.1", "B04.1"), ("S05", "S05"), ("S05", "B14"), ("B14", "S05")])
def test_what_the_form_was_told_about_another_action_is_not_offered(talk: Talk, told: str, asked: str) -> None:
    talk.say(f"/modifier {told}")
    talk.say(VOTE)
    assert "Vous avez déjà dit" not in of_another_action(talk, asked)


def test_what_a_journey_was_told_is_offered_about_each_action(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(NEED)
    talk.say("/annexe")
    assert NEED in of_another_action(talk, "B04.1")


def test_a_pair_is_checked() -> None:
    def problems(old: str, new: str) -> list[str]:
        files = dict(read_folder(shipped()))
        files["storyboard/dialog.yaml"] = files["storyboard/dialog.yaml"].replace(old, new)
        return [problem.message for problem in check(files)]

    assert 'there is no step "B99"' in problems("same_as: [B04.1]", "same_as: [B99]")[0]
    assert "both questions are of this dialog" in problems("same_as: [B04.1]", "same_as: [S02]")[0]
    assert "a ranking does not answer a long_text" in problems("same_as: [B04.1]", "same_as: [B02]")[0]
    assert "written twice" in problems("same_as: [B11]", "same_as: [B11, V4]")[0]


def _edited(talk: Talk, **dialogs: Dialog | None) -> None:
    """The authors take dialogs out, or change them, while the talk goes on."""
    library = shipped_library()
    kept = {name: dialog for name, dialog in {**library.dialogs, **dialogs}.items() if dialog is not None}
    talk.engine = Engine(replace(library, dialogs=kept), {"retention_days": "180"})


def test_an_offer_from_a_journey_that_is_gone_gives_way_to_the_question(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(NEED)
    talk.say("déjà dit")
    talk.say("/annexe")
    assert "take" in values(talk.say("/modifier B04.1"))
    _edited(talk, storyboard=None)
    reply = talk.say("/aide")
    assert "take" not in values(reply)
    assert shown(reply).splitlines()[-1].endswith("?")


def test_an_answer_to_a_question_that_was_renamed_is_offered_all_the_same(talk: Talk) -> None:
    talk.say("/modifier B04.1")
    talk.say(NEED)
    form = shipped_library().dialogs["annexe_b"]
    renamed = {
        "N04" if name == "B04.1" else name: replace(step, id="N04", formerly=("B04.1",)) if name == "B04.1" else step
        for name, step in form.steps.items()
    }
    chapters = tuple(
        replace(chapter, steps=tuple("N04" if name == "B04.1" else name for name in chapter.steps))
        for chapter in form.chapters
    )
    story = shipped_library().dialogs["storyboard"]
    first = replace(story.steps["S01"], same_as=("N04",))
    _edited(
        talk,
        annexe_b=replace(form, steps=renamed, chapters=chapters, version="renamed"),
        storyboard=replace(story, steps={**story.steps, "S01": first}, version="renamed"),
    )
    assert NEED in shown(talk.say("/storyboard"))


STORY = "Trois voisins ont créé une association. Les habitants décident ensemble chaque mois en assemblée."


def a_story_told(talk: Talk, *decided: str) -> Reply:
    """The story of the storyboard is told, and what it tells is decided; the form asks for it next."""
    talk.say("/storyboard")
    talk.say("/modifier S12")
    talk.say(STORY)
    talk.say("terminé")
    for said in decided:
        talk.say(said)
    talk.say("/annexe")
    return talk.say("/modifier S12")


@pytest.mark.parametrize("then", ["take", "complete"])
def test_with_a_story_comes_what_was_confirmed_and_refused_of_it(talk: Talk, then: str) -> None:
    a_story_told(talk, "gouvernance", "rupture", "c'est ça")
    talk.press(then)
    if then == "complete":
        talk.say(MORE)
        talk.say("terminé")
        talk.say("c'est ça")
    own = [each for each in talk.history() if each.step == "S12" and each.origin == "S12"][-1]
    assert "S11" in own.chosen
    assert own.refused == ("S05",)


def test_a_story_of_which_nothing_was_decided_is_listened_to_when_it_is_taken_over(talk: Talk) -> None:
    a_story_told(talk, "/passer")
    reply = talk.press("take")
    assert "Retirer : décider ensemble" in [choice.label for choice in reply.choices]
    assert last_answer(talk, "S12").chosen == ()


def test_one_skip_leaves_the_offer_and_its_question(talk: Talk) -> None:
    told_on_the_storyboard(talk)
    reply = talk.say("/passer")
    assert "S01" in talk.draft.later
    assert "Quel besoin partagé" not in shown(reply)
