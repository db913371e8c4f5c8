"""Sharing with a coach, seen by the holder: a code, and nothing before a clear yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.coaching.parts import ALL
from bot.core.model import Coach, Said
from tests.core.coached import (
    GIVE,
    MARIE,
    OPEN,
    PAUL,
    SINCE,
    asked,
    known,
    labels,
    shares,
    stages,
)
from tests.talk import Talk, shown

UNKNOWN = "Je ne connais aucun coach avec ce code."


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


def nothing_shared(talk: Talk) -> bool:
    """Whether nothing was ever shared."""
    return not talk.records.shares and not talk.records.stages


# --- the code ---------------------------------------------------------------------------------------------------------


def test_without_a_code_it_is_said_how_it_is_done_and_what_was_open_goes_on(talk: Talk) -> None:
    reply = talk.say("/partager")
    assert "Demandez-lui son code" in shown(reply)
    assert OPEN in asked(reply)


@pytest.mark.parametrize("typed", ["BCD-FGHJK", "bcd-fghjk", "BCDFGHJK", "bcd fghjk", "BCD–FGHJK"])
@pytest.mark.parametrize("word", ["/partager", "!partager", "/share", "!colibri partager"])
def test_a_code_is_found_however_it_is_typed(talk: Talk, word: str, typed: str) -> None:
    reply = talk.say(f"{word} {typed}")
    assert "Ce code est celui de Marie Petit." in shown(reply)
    assert labels(reply) == ["Tout partager", "Choisir les parties", "Refuser"]


@pytest.mark.parametrize("typed", ["BCD-FGHJM", "bonjour", "12", "BCD", "BCD-FGHJK merci", "@marie", "Marie Petit"])
def test_a_code_that_is_none_gets_one_answer(talk: Talk, typed: str) -> None:
    reply = talk.say(f"/partager {typed}")
    assert UNKNOWN in shown(reply)
    assert "Marie" not in shown(reply).replace(typed, "")
    assert OPEN in asked(reply)


@pytest.mark.parametrize(
    "nobody",
    [
        replace(MARIE, removed_at=SINCE),
        replace(MARIE, person=""),
        replace(MARIE, code="QRT-VWXYZ", invitation="BCD-FGHJK", person=""),
    ],
)
def test_who_is_no_coach_any_more_or_not_yet_is_not_told_apart_from_nobody(talk: Talk, nobody: Coach) -> None:
    talk.coaches[:] = [nobody]
    unknown = shown(talk.say("/partager QRT-VWXYK"))
    assert shown(talk.say(GIVE)) == unknown
    assert nothing_shared(talk)


def test_an_invitation_that_the_store_finds_is_no_code_for_holders(talk: Talk) -> None:
    invited = replace(MARIE, code="QRT-VWXYZ")
    situation = replace(talk.situation(), named=invited)
    outcome = talk.engine.step(situation, Said("m", GIVE), talk.at, lambda: "id")
    assert UNKNOWN in shown(outcome.replies[0])


def test_the_own_code_is_not_shared_with(talk: Talk) -> None:
    me = talk.situation().person
    assert me is not None
    talk.coaches[:] = [replace(MARIE, person=me.id)]
    assert "Ce code est le vôtre" in shown(talk.say(GIVE))
    assert nothing_shared(talk)


# --- nothing before the yes -------------------------------------------------------------------------------------------


def test_nothing_is_shared_before_the_yes(talk: Talk) -> None:
    for text in (GIVE, "tout partager", "trois mois"):
        talk.say(text)
        assert nothing_shared(talk)
    reply = talk.say("oui")
    assert "C'est partagé avec Marie Petit, jusqu'au 02/06/2026." in shown(reply)
    (share,) = shares(talk)
    assert (share.coach, share.coach_name, dict(share.parts)) == ("coach1", "Marie Petit", {ALL: talk.at})
    assert (share.since, share.until) == (talk.at, datetime(2026, 6, 2, 23, 59, 59, tzinfo=UTC))
    assert stages(talk) == ["shared"]
    assert OPEN in asked(reply)


@pytest.mark.parametrize(
    "ways",
    [
        ("refuser",),
        ("/annuler",),
        ("tout partager", "/annuler"),
        ("tout partager", "trois mois", "non"),
        ("tout partager", "trois mois", "/annuler"),
        ("tout partager", "trois mois", "/passer"),
        ("choisir", "1", "/annuler"),
        ("/retour",),
        ("tout partager", "trois mois", "/retour", "/retour", "/retour"),
        ("non",),
    ],
)
def test_every_way_out_shares_nothing_and_leads_back_to_what_was_open(talk: Talk, ways: tuple[str, ...]) -> None:
    talk.say(GIVE)
    reply = [talk.say(text) for text in ways][-1]
    assert nothing_shared(talk)
    assert OPEN in asked(reply)


@pytest.mark.parametrize("steps", [(), ("tout partager",), ("choisir",), ("tout partager", "trois mois")])
@pytest.mark.parametrize("nonsense", ["zut", "hum hum", "99", "?!", "🙂"])
def test_nonsense_asks_the_same_again(talk: Talk, steps: tuple[str, ...], nonsense: str) -> None:
    before = asked([talk.say(text) for text in (GIVE, *steps)][-1])
    assert asked(talk.say(nonsense)) == before
    assert nothing_shared(talk)


@pytest.mark.parametrize("steps", [(), ("tout partager",), ("choisir",), ("tout partager", "trois mois")])
def test_real_words_meanwhile_are_held_and_not_lost(talk: Talk, steps: tuple[str, ...]) -> None:
    before = asked([talk.say(text) for text in (GIVE, *steps)][-1])
    reply = talk.say("Quarante familles du quartier des Lilas en profitent déjà.")
    assert "Ce message n'est pas encore rangé." in asked(reply)
    assert asked(talk.say("non")) == before


def test_a_break_and_home_leave_it_open_and_coming_back_asks_it_again(talk: Talk) -> None:
    before = asked(talk.say(GIVE))
    talk.say("/pause")
    assert asked(talk.say("/reprendre")) == before
    talk.say("/menu")
    assert nothing_shared(talk)
    assert asked(talk.say("reprendre")) == before


def test_going_back_asks_the_step_before_and_keeps_what_was_chosen(talk: Talk) -> None:
    first = asked(talk.say(GIVE))
    until = [asked(talk.say(text)) for text in ("choisir", "1 et 4", "c'est bon")][-1]
    assert "Voulez-vous partager ceci" in asked(talk.say("trois mois"))
    assert asked(talk.say("/retour")) == until
    assert "Choisi : « Pour commencer », « Le besoin »." in shown(talk.say("/retour"))
    assert asked(talk.say("/retour")) == first
    assert "Choisi : « Pour commencer », « Le besoin »." in shown(talk.say("choisir"))
    for text in ("c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert list(shares(talk)[0].parts) == ["annexe_b/commencer", "annexe_b/besoin"]


def test_everything_that_was_chosen_by_mistake_is_chosen_anew(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    assert "Pour l'instant, Marie Petit ne peut pas lire ce projet." in asked(talk.say("/retour"))
    assert "Aucune partie n'est choisie" in shown(talk.say("choisir"))
    talk.say("/retour")
    assert "Jusqu'à quand" in asked(talk.say("tout partager"))


def test_home_forgets_what_was_begun_there_and_says_so(talk: Talk) -> None:
    talk.say("/menu")
    for text in (GIVE, "choisir", "1"):
        talk.say(text)
    reply = talk.say("/menu")
    assert "Rien n'a changé dans vos partages." in shown(reply)
    assert "Que voulez-vous faire ?" in asked(reply)
    assert "Rien n'a changé" not in shown(talk.say("/menu"))
    assert nothing_shared(talk)


@pytest.mark.parametrize("steps", [(), ("tout partager",), ("choisir",), ("tout partager", "trois mois")])
def test_help_says_what_these_steps_are(talk: Talk, steps: tuple[str, ...]) -> None:
    before = asked([talk.say(text) for text in (GIVE, *steps)][-1])
    reply = talk.say("/aide")
    assert "Rien ne change avant votre « oui »." in shown(reply)
    assert "Pour vous repérer" not in shown(reply)
    assert asked(reply) == before
    assert "Pour vous repérer" in shown(talk.say("/aide tout"))


def test_pressing_yes_twice_shares_once(talk: Talk) -> None:
    talk.say(GIVE)
    talk.press("share_all")
    reply = talk.press("until_quarter")
    talk.press("share_yes", reply.asked)
    again = talk.press("share_yes", reply.asked)
    assert "Ce choix n'est plus proposé ici." in shown(again)
    assert len(shares(talk)) == 1
    assert stages(talk) == ["shared"]


def test_an_old_yes_does_not_share_something_else(talk: Talk) -> None:
    talk.say(GIVE)
    talk.press("share_all")
    old = talk.press("until_half")
    talk.press("share_back", old.asked)
    talk.press("share_yes", old.asked)
    assert nothing_shared(talk)


def test_a_yes_after_the_day_has_passed_asks_for_another_day(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    talk.say("un mois")
    talk.at += timedelta(days=40)
    assert "Jusqu'à quand" in asked(talk.say("oui"))
    assert nothing_shared(talk)
    talk.say("trois mois")
    talk.say("oui")
    assert shares(talk)[0].until == datetime(2026, 7, 11, 23, 59, 59, tzinfo=UTC)


def test_a_coach_who_was_removed_before_the_yes_gets_nothing(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    talk.say("trois mois")
    talk.coaches[:] = [replace(MARIE, removed_at=talk.at)]
    reply = talk.say("oui")
    assert "Marie Petit n'accompagne plus de projets ici." in shown(reply)
    assert nothing_shared(talk)
    assert OPEN in asked(reply)


def test_beginning_again_replaces_what_was_begun(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    reply = talk.say(f"/partager {PAUL.code}")
    assert "Ce code est celui de Paul Roche." in shown(reply)
    assert OPEN in asked(talk.say("refuser"))


def test_another_file_that_is_opened_meanwhile_is_not_the_one_that_was_meant(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    first = talk.draft.subject
    talk.say("/recommencer")
    talk.press("new_project")
    assert talk.draft.subject != first
    talk.say("/menu")
    assert nothing_shared(talk)
    assert "partager" not in asked(talk.say("reprendre"))
