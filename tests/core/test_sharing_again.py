"""Sharing again: with the same coach, with another one, and after the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.coaching.parts import ALL
from tests.core.coached import (
    GIVE,
    PAUL,
    known,
    labels,
    share_all,
    shares,
    stages,
)
from tests.talk import Talk, shown


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


def test_sharing_again_with_the_same_coach_changes_the_share(talk: Talk) -> None:
    share_all(talk)
    (first,) = shares(talk)
    reply = talk.say(GIVE)
    assert "Marie Petit peut lire, jusqu'au 02/06/2026 : tout le projet." in shown(reply)
    assert labels(reply)[-1] == "Ne rien changer"
    assert "Toutes les parties sont choisies." in shown(talk.say("choisir"))
    talk.say("tout retirer")
    talk.say("1 et 2")
    talk.say("c'est bon")
    assert "les textes remplacés depuis leur ouverture restent visibles" in shown(talk.say("six mois"))
    talk.say("oui")
    (share,) = shares(talk)
    assert share.id == first.id
    assert share.since == first.since
    opened = first.parts[ALL]
    assert share.parts == {"annexe_b/commencer": opened, "annexe_b/ici_et_ailleurs": opened}
    assert share.until == datetime(2026, 9, 2, 23, 59, 59, tzinfo=UTC)
    assert stages(talk) == ["shared"]


def test_a_part_that_is_opened_later_is_open_from_then_on(talk: Talk) -> None:
    for text in (GIVE, "choisir", "1", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    first = talk.at
    talk.say(GIVE)
    assert "Choisi : « Pour commencer »." in shown(talk.say("choisir"))
    for text in ("2", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert shares(talk)[0].parts == {"annexe_b/commencer": first, "annexe_b/ici_et_ailleurs": talk.at}
    for text in (GIVE, "tout partager", "trois mois", "oui"):
        talk.say(text)
    assert shares(talk)[0].parts["annexe_b/commencer"] == first
    assert shares(talk)[0].parts[ALL] == talk.at


def test_changing_nothing_changes_nothing(talk: Talk) -> None:
    share_all(talk)
    before = shares(talk)
    talk.say(GIVE)
    kept = "D'accord, rien n'a changé : le partage avec Marie Petit continue comme avant."
    assert kept in shown(talk.say("ne rien changer"))
    for text in (GIVE, "choisir", "1", "c'est bon"):
        talk.say(text)
    assert labels(talk.say("un mois"))[1] == "Ne rien changer"
    assert kept in shown(talk.say("non"))
    assert shares(talk) == before


@pytest.mark.parametrize(
    "ways",
    [
        (f"/partager {PAUL.code}",),
        (f"/partager {PAUL.code}", "refuser"),
        (f"/partager {PAUL.code}", "tout partager", "trois mois", "non"),
        (f"/partager {PAUL.code}", "choisir", "c'est bon"),
        ("/partager ZZZ",),
    ],
)
def test_while_one_coach_reads_it_is_never_said_that_nothing_is_shared(talk: Talk, ways: tuple[str, ...]) -> None:
    share_all(talk)
    for text in ways:
        told = shown(talk.say(text))
        assert "rien n'est partagé" not in told.lower()
        assert "ne rien partager" not in told.lower()
    assert [share.coach_name for share in shares(talk)] == ["Marie Petit"]


def test_refusing_says_who_reads_nothing(talk: Talk) -> None:
    share_all(talk)
    talk.say(f"/partager {PAUL.code}")
    assert "D'accord, rien n'a changé : Paul Roche ne peut pas lire ce projet." in shown(talk.say("refuser"))
    assert shares(talk)[0].runs(talk.at)


def test_each_coach_has_a_share_of_their_own(talk: Talk) -> None:
    share_all(talk)
    share_all(talk, PAUL)
    assert [share.coach_name for share in shares(talk)] == ["Marie Petit", "Paul Roche"]
    assert stages(talk) == ["shared"]


def test_a_share_that_ended_stays_ended_and_another_begins(talk: Talk) -> None:
    share_all(talk)
    talk.say("/partage stop")
    share_all(talk)
    first, second = shares(talk)
    assert first.id != second.id
    assert first.ended_at is not None
    assert second.ended_at is None


def test_a_share_whose_day_has_come_is_over(talk: Talk) -> None:
    share_all(talk)
    talk.at += timedelta(days=95)
    assert "Rien n'est partagé" in shown(talk.say("/partage"))
    share_all(talk)
    assert len(shares(talk)) == 2
