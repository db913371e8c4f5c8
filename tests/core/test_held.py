"""Words that wait for a decision are asked about before anything else, and are gone once the person says so."""

from __future__ import annotations

import pytest

from tests.talk import Talk, shown

SECRET = "Nous avons parlé des horaires avec les familles de la tour"


@pytest.fixture
def holding() -> Talk:
    """At the end of the first part of the voyage, words that no question asked for are held."""
    talk = Talk()
    talk.settle_in()
    talk.say("/voyage")
    for _ in range(3):
        talk.say("/passer")
    assert "pas encore rangé" in shown(talk.say(SECRET))
    return talk


@pytest.mark.parametrize("word", ["/jouer", "/echauffement", "/panorama", "/menu", "/annexe"])
def test_what_leads_away_waits(holding: Talk, word: str) -> None:
    before = shown(holding.say("/recap")).splitlines()[-1]
    assert shown(holding.say(word)).splitlines()[-1] == before


@pytest.mark.parametrize("word", ["/jouer", "/menu"])
def test_it_waits_too_where_something_came_over_the_words(holding: Talk, word: str) -> None:
    before = shown(holding.say("/recap")).splitlines()[-1]
    holding.say("/exemple équipage")
    holding.say("/aide")
    assert shown(holding.say(word)).splitlines()[-1] == before


def test_a_round_that_is_over_holds_nothing() -> None:
    """Its record stays as it was when the next one began: what was held there could never be withdrawn."""
    talk = Talk()
    talk.settle_in()
    talk.say("/voyage")
    talk.say(SECRET)
    for _ in range(9):
        talk.say("/passer")
    talk.press("finish")
    talk.say("/recommencer")
    talk.press("from_first")
    records = [record for outcome in talk.outcomes for record in outcome.conversations]
    last = {record.round: record for record in records if record.dialog == "voyage_en_mer"}
    assert set(last) == {1, 2}
    assert last[1].pending is None


def test_a_command_under_a_list_of_words_waits_as_well() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/menu")
    talk.say(SECRET)
    talk.say("/mot")
    assert "D'abord" in shown(talk.say("modifier 1"))
