"""A coach in a chat: becoming one, the list, a project, comments, notes, the digest; and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import codes
from bot.core.coaching import tickets
from bot.core.coaching.naming import awaited_coach, coach_code_of, opens_projects
from bot.core.engine import Engine
from bot.core.model import HOLDER, Attachment, Comment, Disclosure, Erase, Person, Reviewed, Said, Stage
from tests.core.office import INVITATION, OWN_CODE, CoachTalk, Office, day, disclosure, given, marie, share
from tests.talk import GROUP, shipped_library, shown

BUS = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine."
UNKNOWN = "Aucun projet de ce nom n'est partagé avec vous."
WRONG = "Ce code n'ouvre rien"


def laundry(id_: str = "share", name: str = "La laverie qui roule", **more: object) -> Disclosure:
    """A project that is shared with Marie."""
    told = [given("B01", name), given("B04.1", BUS), given("B11", "La mairie prête le local.")]
    return replace(disclosure(told, share(id_=id_)), **more)  # type: ignore[arg-type]


@pytest.fixture
def talk() -> CoachTalk:
    """Marie, with whom one project is shared; a question about her own is open."""
    found = CoachTalk(Office())
    found.become()
    found.office.share(laundry())
    found.press("coach_leave")
    return found


@pytest.fixture
def project(talk: CoachTalk) -> CoachTalk:
    """The same, with the project opened."""
    talk.say("/coach")
    talk.press("share")
    return talk


# --- becoming a coach -------------------------------------------------------------------------------------------------


def test_somebody_we_know_becomes_a_coach_at_once_and_their_own_file_is_as_it_was() -> None:
    talk = CoachTalk(Office())
    talk.settle_in()
    talk.say("La Laverie qui roule")
    before = talk.texts()
    talk.office.coaches["marie"] = marie()
    told = shown(talk.say(f"/coach {INVITATION}"))
    assert "vous êtes coach ici" in told
    assert str(OWN_CODE) in told
    coach = talk.office.coaches["marie"]
    assert (coach.person, coach.invitation, coach.invited_until) == (talk.id, "", None)
    assert talk.texts() == before
    assert "Qui va profiter" in shown(talk.press("coach_leave"))


def test_a_stranger_agrees_first_and_then_stands_at_the_list() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    told = shown(talk.say(f"!coach {str(INVITATION).lower().replace('-', ' ')}"))
    assert "Bonjour Marie Petit" in told
    assert "Hello Marie Petit" in told
    assert talk.office.coaches["marie"].person == talk.id
    for answer in ("fr", "yes"):
        talk.press(answer)
    assert "Donnez votre code" in shown(talk.press("accept"))
    talk.office.share(laundry())
    assert "La laverie qui roule" in shown(talk.say("/coach"))


@pytest.mark.parametrize("answers", [("fr", "no"), ("fr", "yes", "refuse")])
def test_who_refuses_is_forgotten_and_the_code_is_spent(answers: tuple[str, ...]) -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.say(f"/coach {INVITATION}")
    for answer in answers:
        talk.press(answer)
    assert any(isinstance(effect, Erase) for effect in talk.outcomes[-1].effects)
    assert WRONG in shown(talk.say(f"/coach {INVITATION}"))


def test_a_code_that_is_wrong_used_too_old_or_of_a_removed_coach_gets_one_answer() -> None:
    unused = marie()
    cases = {
        "wrong": ({"marie": unused}, codes.made_from("another")),
        "what is given to holders": ({"marie": unused}, OWN_CODE),
        "used": ({"marie": marie("somebody")}, INVITATION),
        "used, and still there": ({"marie": replace(unused, person="somebody")}, INVITATION),
        "too old": ({"marie": replace(unused, invited_until=day(3))}, INVITATION),
        "removed": ({"marie": replace(unused, removed_at=day(1))}, INVITATION),
        "nobody": ({}, INVITATION),
    }
    for known in (True, False):
        told = set()
        for coaches, code in cases.values():
            talk = CoachTalk(Office(dict(coaches)))
            if known:
                talk.settle_in()
            told.add(shown(talk.say(f"/coach {code}")))
            assert talk.outcomes[-1].coaches == ()
        assert len(told) == 1
        assert WRONG in told.pop()


def test_a_stranger_with_a_wrong_code_leaves_no_record() -> None:
    talk = CoachTalk(Office())
    talk.say(f"/coach {INVITATION}")
    assert talk.person is None


def test_who_is_a_coach_already_spends_no_other_invitation(talk: CoachTalk) -> None:
    other = replace(marie(id_="other"), code="CCC-CCCCC")
    talk.office.coaches["other"] = other
    assert "déjà coach" in shown(talk.say(f"/coach {INVITATION}"))
    assert talk.office.coaches["other"] == other


def test_an_invitation_that_is_typed_in_a_group_is_not_used() -> None:
    talk = CoachTalk(Office({"marie": marie()}), GROUP)
    talk.say(f"/coach {INVITATION}")
    assert talk.office.coaches["marie"].person == ""


def test_an_invitation_in_the_first_contact_leaves_its_question_open() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.start()
    assert "15 ans" in shown(talk.say(f"/coach {INVITATION}"))
    assert talk.office.coaches["marie"].person == talk.id
    talk.press("yes")
    assert "Donnez votre code" in shown(talk.press("accept"))


def test_who_is_no_coach_is_told_what_this_is_for() -> None:
    talk = CoachTalk(Office())
    talk.settle_in()
    told = shown(talk.say("/coach"))
    assert "pour les coachs" in told
    assert "Quel nom simple" in told  # the question that was open


def test_home_leads_coaches_to_their_list_and_nobody_else(talk: CoachTalk) -> None:
    assert "[Les projets que je suis]" in shown(talk.say("/menu"))
    assert "La laverie qui roule" in shown(talk.press("coach"))
    holder = CoachTalk(Office())
    holder.settle_in()
    assert "Les projets que je suis" not in shown(holder.say("/menu"))


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_tells_where_each_project_stands_and_is_no_reading(talk: CoachTalk) -> None:
    told = shown(talk.say("/coach"))
    assert "La laverie qui roule : partagé. Jamais lu, partagé le 03/03/2026." in told
    assert BUS not in told
    assert talk.outcomes[-1].readings == ()


def test_many_projects_are_listed_some_at_a_time(talk: CoachTalk) -> None:
    for number in range(2, 20):
        talk.office.share(laundry(f"share{number}", f"Le jardin numéro {number}"))
    seen = set()
    reply = talk.say("/coach")
    for _ in range(3):
        seen |= {choice.value for choice in reply.choices if choice.value.startswith("share")}
        assert all(len(choice.label) <= 40 for choice in reply.choices)
        reply = talk.press("coach_more")
    assert len(seen) == 19
    assert reply.choices == talk.say("/coach").choices  # round again
    assert shown(talk.say("/coach numéro 7")).startswith("Le jardin numéro 7.")


def test_projects_of_the_same_name_can_be_told_apart(talk: CoachTalk) -> None:
    talk.office.share(laundry("again"))
    labels = [choice.label for choice in talk.say("/coach").choices]
    assert labels[:2] == ["La laverie qui roule (1)", "La laverie qui roule (2)"]
    assert UNKNOWN in shown(talk.say("/coach laverie qui"))  # which one


@pytest.mark.parametrize("named", ["1", "laverie", "La laverie qui roule", "LAVERIE QUI ROULE"])
def test_a_project_opens_by_its_number_or_its_name(talk: CoachTalk, named: str) -> None:
    assert BUS in shown(talk.say(f"/coach {named}"))
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["summary"]
    talk.say("/coach")
    assert BUS in shown(talk.say(named))


# --- a project --------------------------------------------------------------------------------------------------------


def test_a_project_opens_with_its_page_and_what_can_be_done(project: CoachTalk) -> None:
    told = shown(project.say("/coach 1"))
    assert f"« {BUS} » (Besoin vécu, le 02/03/2026)" in told
    assert "Questions encore sans réponse" in told
    assert "[Commenter une réponse]" in told
    assert "[Revoir mes commentaires]" not in told  # there are none


def test_an_answer_is_chosen_by_number_shown_with_its_words_and_commented_in_several_messages(
    project: CoachTalk,
) -> None:
    assert BUS not in shown(project.press("coach_answers"))
    told = shown(project.say("2"))
    assert BUS in told
    assert [reading.page for reading in project.outcomes[-1].readings] == ["answers"]
    assert "Votre commentaire est envoyé" in shown(project.say("Combien sont-elles ?", "Et où vont-elles ?"))
    (said,) = project.office.shared["share"].comments
    assert (said.text, said.step, said.revision) == ("Combien sont-elles ?\nEt où vont-elles ?", "B04.1", 1)
    assert "[Revoir mes commentaires]" in shown(project.say("/coach 1"))


@pytest.mark.parametrize("named", ["Besoin vécu", "besoin", "2", "B04.1"])
def test_an_answer_can_be_named(project: CoachTalk, named: str) -> None:
    project.press("coach_answers")
    assert "Besoin vécu, réponse du" in shown(project.say(named))


@pytest.mark.parametrize("named", ["99", "0", "Nimporte"])
def test_an_answer_that_there_is_not_changes_nothing(project: CoachTalk, named: str) -> None:
    project.press("coach_answers")
    assert "Quelle réponse voulez-vous" in shown(project.say(named))


def test_what_is_shown_is_what_is_commented(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    found = project.office.shared["share"]
    newer = given("B04.1", "Quarante familles.", at=2.9, revision=2)
    project.office.share(replace(found, history=(*found.history, newer)))
    project.say("Combien sont-elles ?")
    assert project.office.shared["share"].comments[0].revision == 1  # what she had read
    project.press("coach_answers")
    project.say("2")
    project.say("Et lesquelles ?")
    assert project.office.shared["share"].comments[1].revision == 2


def test_a_comment_word_that_is_a_command_word_is_a_comment(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    project.say("exemple")
    assert project.office.shared["share"].comments[0].text == "exemple"


def test_comments_are_looked_at_with_the_reply_settled_and_taken_back(project: CoachTalk) -> None:
    found = project.office.shared["share"]
    reply = given("B04.1", "Quarante familles.", at=2.9, revision=2)
    said = Comment("c1", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2.5))
    said = replace(said, answered_at=day(2.9), answered_by=2)
    other = replace(said, id="c2", text="Et où ?", answered_at=None, answered_by=0)
    project.office.share(replace(found, history=(*found.history, reply), comments=(said, other)))
    assert "Une réponse à votre commentaire" in shown(project.press("coach_list"))
    project.press("share")
    labels = [choice.label for choice in project.press("coach_remarks").choices]
    assert labels == ["Combien ? (répondu)", "Et où ? (la réponse a changé depuis)"]
    told = shown(project.press("c1"))
    assert BUS in told
    assert "Quarante familles." in told
    assert "réglé" in shown(project.press("coach_resolve"))
    project.press("coach_remarks")
    project.press("c2")
    assert "retiré" in shown(project.press("coach_take_back"))
    (left,) = project.office.shared["share"].comments
    assert (left.id, left.resolved_at is not None) == ("c1", True)


def test_notes_are_listed_and_who_may_read_them_is_said(project: CoachTalk) -> None:
    assert "/mesdonnees" in shown(project.press("coach_notes"))
    project.say("Les appeler lundi matin")
    told = project.press("coach_notes")
    assert "Les appeler lundi matin" in shown(told)
    project.press(told.choices[0].value)
    assert project.office.shared["share"].notes == ()


def test_a_project_is_marked_and_what_is_so_already_is_not_offered(project: CoachTalk) -> None:
    told = shown(project.press("coach_ready"))
    assert "le projet est prêt" in told
    assert "[Dire que c'est prêt]" not in told
    told = shown(project.press("coach_changes"))
    assert "[Dire que c'est prêt]" in told
    assert [(stage.name, stage.by) for stage in project.office.shared["share"].stages[1:]] == [
        ("ready", "marie"),
        ("changes", "marie"),
    ]


def test_the_page_comes_as_a_document_in_the_formats_there_are(talk: CoachTalk) -> None:
    talk.say("/coach 1")
    reply = talk.press("coach_document")
    assert reply.attachments == (Attachment("summary", "md", "fr", talk.id, share="share"),)
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["document"]
    talk.engine = Engine(shipped_library(), {"retention_days": "180"}, formats=("json", "md", "docx", "pdf"))
    assert [choice.label for choice in talk.press("coach_document").choices] == ["PDF", "Word", "Texte"]
    reply = talk.say("word")
    assert [attached.format for attached in reply.attachments] == ["docx"]
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["document"]


def test_a_part_that_was_closed_while_its_answer_was_open_is_told(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    found = project.office.shared["share"]
    closed = replace(found.share, parts={"annexe_b/commencer": found.share.since})
    project.office.share(replace(found, share=closed))
    told = shown(project.say("Combien sont-elles ?"))
    assert "n'a pas été envoyé" in told
    assert project.outcomes[-1].comments == ()


# --- nothing is lost, nothing is stuck --------------------------------------------------------------------------------


def test_words_that_come_where_a_choice_is_asked_are_not_kept_in_the_coachs_own_dossier(project: CoachTalk) -> None:
    told = shown(project.say("Pouvez-vous dire combien elles sont ?"))
    assert "Je n'ai pas compris. Vous pouvez répondre : Commenter une réponse" in told
    assert "pas encore rangé" not in shown(project.say("/menu"))


def test_words_for_an_answer_of_ones_own_are_not_taken_for_a_comment(talk: CoachTalk) -> None:
    talk.say("Ma propre laverie")
    assert "Ma propre laverie" in talk.texts().values()
    talk.say("/coach 1")
    talk.press("coach_answers")
    talk.say("2")
    talk.say("Un commentaire pour elle")
    assert "Un commentaire pour elle" not in talk.texts().values()


@pytest.mark.parametrize("steps", [(), ("share",), ("share", "coach_answers"), ("share", "coach_notes")])
def test_cancelling_leads_back_step_by_step_to_the_question_that_was_open(
    talk: CoachTalk, steps: tuple[str, ...]
) -> None:
    talk.say("/coach")
    for value in steps:
        talk.press(value)
    for _ in steps:
        talk.say("/annuler")
    assert "Quel nom simple" in shown(talk.say("/annuler"))


def test_an_old_button_changes_nothing(project: CoachTalk) -> None:
    old = project.asked
    project.press("coach_list")
    project.press("coach_leave")
    assert "Ce choix n'est plus proposé ici" in shown(project.press("coach_ready", old))
    assert project.outcomes[-1].stages == ()


@pytest.mark.parametrize(
    "nonsense",
    ["/coach " + "x" * 500, "/coach 0", "/coach 999999999999", "/coach \u200b", "/coach code code", "/coach '"],
)
def test_nonsense_after_the_command_is_answered(talk: CoachTalk, nonsense: str) -> None:
    assert shown(talk.say(nonsense))
    assert talk.outcomes[-1].coaches == ()


def test_one_comes_back_to_a_project_by_whatever_way(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    project.say("/menu")
    assert "Besoin vécu, réponse du" in shown(project.press("resume"))
    told = shown(project.start("fr"))
    assert "Besoin vécu, réponse du" in told
    assert "nous parlions" not in told  # that is a question to holders
    project.say("/rappel oui")
    project.at += timedelta(days=8)
    assert "Besoin vécu, réponse du" in shown(project.time_out("reminder"))


def test_an_old_button_under_a_comment_does_not_open_the_coachs_own_answer(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    old = project.asked
    project.say("Combien sont-elles ?")
    project.press("coach_list")
    project.press("coach_leave")
    assert "Ce choix n'est plus proposé ici" in shown(project.press("keep", old))
    assert "Quel nom simple" in shown(project.say("/aide tout"))


def test_the_help_tells_coaches_their_commands_and_nobody_else(talk: CoachTalk) -> None:
    assert "/coach pages" in shown(talk.say("/aide tout"))
    holder = CoachTalk(Office())
    holder.settle_in()
    assert "/coach" not in shown(holder.say("/aide tout"))


def test_a_share_that_ends_while_it_is_open_leads_back_to_the_list(project: CoachTalk) -> None:
    project.press("coach_notes")
    found = project.office.shared["share"]
    project.office.share(replace(found, share=replace(found.share, ended_at=project.at)))
    told = shown(project.say("Les appeler lundi matin"))
    assert "n'a pas été envoyé" in told
    assert UNKNOWN in told
    assert "Aucun projet n'est partagé" in told


def test_somebody_who_is_no_coach_any_more_is_back_at_their_own_question(project: CoachTalk) -> None:
    project.office.coaches["marie"] = replace(project.office.coaches["marie"], removed_at=project.at)
    assert "Quel nom simple" in shown(project.press("coach_notes"))


# --- the code, the pages ----------------------------------------------------------------------------------------------


def test_the_code_is_shown_and_changed(talk: CoachTalk) -> None:
    assert str(OWN_CODE) in shown(talk.say("/coach code"))
    told = shown(talk.say("/coach code nouveau"))
    code = talk.office.coaches["marie"].code
    assert code != str(OWN_CODE)
    assert code in told
    assert codes.read(code) is not None


def test_the_way_into_the_pages_is_sent_once_and_only_its_digest_is_kept(talk: CoachTalk) -> None:
    talk.engine = Engine(shipped_library(), {"retention_days": "180", "web": "https://coach.example.org"})
    told = [shown(talk.say("/coach pages")) for _ in range(2)]
    secrets = [text.partition("https://coach.example.org/in/")[2].split()[0] for text in told]
    assert secrets[0] != secrets[1]
    assert [ticket.digest for ticket in talk.office.tickets] == [tickets.digest(secret) for secret in secrets]
    assert all(ticket.person == talk.id for ticket in talk.office.tickets)
    assert talk.office.tickets[-1].expires_at == talk.at + timedelta(minutes=10)
    assert "Quel nom simple" in told[0]  # what was open is open still


def test_without_pages_that_is_said(talk: CoachTalk) -> None:
    assert "Les pages web ne sont pas ouvertes" in shown(talk.say("/coach pages"))
    assert talk.outcomes[-1].tickets == ()


def test_who_is_no_coach_gets_neither_a_code_nor_a_way_in() -> None:
    talk = CoachTalk(Office(), engine=Engine(shipped_library(), {"web": "https://coach.example.org"}))
    talk.settle_in()
    for named in ("code", "code nouveau", "pages", "résumé oui"):
        talk.say(f"/coach {named}")
        assert (talk.outcomes[-1].tickets, talk.outcomes[-1].coaches) == ((), ())


# --- the digest -------------------------------------------------------------------------------------------------------


def _move(talk: CoachTalk, *history: str, **more: object) -> None:
    """Something happens in the project now."""
    found = talk.office.shared["share"]
    days = (talk.at - day(0)) / timedelta(days=1)
    told = tuple(given(step, "Nouveau", at=days, revision=9) for step in history)
    talk.office.share(replace(found, history=(*found.history, *told), **more))  # type: ignore[arg-type]


def test_the_digest_tells_what_changed_since_the_last_one_and_leaves_what_is_open(talk: CoachTalk) -> None:
    assert "au plus une fois par jour" in shown(talk.say("/coach résumé oui"))
    asked = talk.asked
    talk.at += timedelta(hours=2)
    _move(talk, "B08", "B11")
    told = shown(talk.time_out("bell"))
    assert "La laverie qui roule. A changé : Partenariat inédit, Adaptation au territoire et au public." in told
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
    assert "Besoin vécu" in shown(talk.time_out("bell"))


def test_the_digest_comes_once_a_day_at_most(talk: CoachTalk) -> None:
    talk.say("/coach résumé oui")
    talk.at += timedelta(hours=1)
    _move(talk, "B08")
    assert shown(talk.time_out("bell"))
    talk.at += timedelta(hours=1)
    _move(talk, "B11")
    assert shown(talk.time_out("bell")) == ""
    talk.at += timedelta(days=1)
    assert "Partenariat inédit" in shown(talk.time_out("bell"))


def test_the_digest_tells_replies_new_shares_and_words_on_where_a_project_stands(talk: CoachTalk) -> None:
    talk.say("/coach résumé oui")
    talk.at += timedelta(hours=1)
    said = Comment("c", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2))
    replied = replace(said, answered_at=talk.at, answered_by=1)
    stages = (*talk.office.shared["share"].stages, Stage("project", "ready", HOLDER, talk.at))
    _move(talk, comments=(replied,), stages=stages)
    new = laundry("new", "Le jardin")
    talk.office.share(replace(new, share=replace(new.share, since=talk.at)))
    told = shown(talk.time_out("bell"))
    assert "La laverie qui roule. Une réponse à votre commentaire. La personne dit : prêt." in told
    assert "Le jardin. Partagé avec vous." in told


def test_no_digest_for_whoever_does_not_want_it_or_is_no_coach_any_more(talk: CoachTalk) -> None:
    talk.at += timedelta(hours=1)
    _move(talk, "B08")
    assert shown(talk.time_out("bell")) == ""
    talk.say("/coach résumé oui")
    talk.say("/coach résumé non")
    talk.at += timedelta(days=2)
    _move(talk, "B11")
    assert shown(talk.time_out("bell")) == ""
    talk.say("/coach résumé oui")
    talk.at += timedelta(days=2)
    _move(talk, "B04.1")
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], removed_at=talk.at)
    assert shown(talk.time_out("bell")) == ""


def test_the_digest_tells_nothing_of_a_share_that_ended_or_of_a_part_that_is_closed(talk: CoachTalk) -> None:
    talk.say("/coach résumé oui")
    talk.at += timedelta(hours=1)
    _move(talk, "B08", "B11")
    found = talk.office.shared["share"]
    talk.office.share(replace(found, share=replace(found.share, ended_at=talk.at)))
    assert shown(talk.time_out("bell")) == ""
    talk.office.share(replace(found, share=replace(found.share, parts={"annexe_b/besoin": day(2)})))
    assert shown(talk.time_out("bell")) == ""


# --- what a turn has to be given --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"/coach {OWN_CODE}", str(OWN_CODE)),
        (f"!partager {str(OWN_CODE).lower()}", str(OWN_CODE)),
        (f"share {OWN_CODE}", str(OWN_CODE)),
        (f"/lier {OWN_CODE}", ""),
        ("/coach", ""),
        ("/coach code", ""),
        ("coach de foot", ""),
        (str(OWN_CODE), ""),
    ],
)
def test_the_code_of_a_coach_is_found_where_it_belongs(text: str, code: str) -> None:
    assert coach_code_of(Said("m", text)) == code


def test_projects_are_read_for_whoever_may_open_them_and_for_nobody_else(project: CoachTalk) -> None:
    here = project.situation()
    assert opens_projects(here, Said("m", "bonjour"))
    assert not opens_projects(replace(here, coach=None), Said("m", "bonjour"))
    away = replace(here, conversations={}, focus=None)
    assert not opens_projects(away, Said("m", "bonjour"))
    assert not opens_projects(away, Said("m", "/coach"))
    assert opens_projects(away, Said("m", "/coach laverie"))
    assert opens_projects(away, Reviewed("ready", "share"))
    assert awaited_coach(here) == ""


def test_a_coach_who_is_a_person_of_another_language_reads_in_it() -> None:
    talk = CoachTalk(Office())
    talk.settle_in("en")
    talk.office.coaches["marie"] = marie()
    talk.say(f"/coach {INVITATION}")
    talk.office.share(laundry())
    told = shown(talk.say("/coach 1"))
    assert "The project, in its own words" in told
    assert BUS in told
    assert isinstance(talk.situation().person, Person)
