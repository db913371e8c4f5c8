"""Games: read kindly, nothing kept of what was chosen, and the question that was open is still open."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.core.dialog import LANGUAGES, Game, Language, Library
from bot.core.engine import Engine
from bot.core.model import Pending, Reply
from tests.talk import GROUP, Talk, shipped_library, shown

LIBRARY = shipped_library()
GAMES = LIBRARY.dialogs["jeux"].games
CASES = {card.id: card for card in LIBRARY.dialogs["jeux"].cards}
PLAY = {"fr": "/jouer", "en": "/play"}


def shown_case(talk: Talk) -> str:
    """The id of the case that was shown last."""
    pending = talk.draft.pending
    assert pending is not None
    return pending.data[f"shown:{pending.data['game']}"]


def without_jeux(library: Library) -> Engine:
    """An engine whose authors took the games out."""
    dialogs = {name: dialog for name, dialog in library.dialogs.items() if name != "jeux"}
    return Engine(replace(library, dialogs=dialogs), {"retention_days": "180"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("game", GAMES, ids=lambda game: game.id)
def test_every_reading_of_every_case_is_accepted_with_what_speaks_for_it(game: Game, language: Language) -> None:
    talk = Talk()
    talk.settle_in(language)
    talk.say(PLAY[language])
    talk.press(game.id)
    cases = [card.id for card in CASES.values() if card.kind == game.id]
    seen = []
    for turn in range(len(cases) * len(game.choices[language])):
        case = CASES[shown_case(talk)]
        seen.append(case.id)
        choice = game.choices[language][(turn + turn // len(cases)) % len(game.choices[language])]
        text = shown(talk.say(choice.label))
        assert case.explanations[language] in text
        assert (game.readings[language][choice.value] in text) == (choice.value != case.answer)
        talk.press("game_more")
    assert set(seen) == set(cases)
    assert all(cases[(cases.index(one) + 1) % len(cases)] == other for one, other in pairwise(seen))


@pytest.mark.parametrize("word", ["/jouer", "/play", "!jeux", "games"])
def test_the_games_open_by_a_word_in_either_language_and_from_the_menu(word: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/menu")
    listed = shown(talk.press("play"))
    assert all(f"[{game.names['fr'].label}]" in listed for game in GAMES)
    talk.say("revenir")
    assert shown(talk.say(word)) == listed


@pytest.mark.parametrize("way_out", ["revenir", "/retour", "/annuler", "/passer"])
def test_the_open_question_of_a_walk_waits_as_it_was(talk: Talk, way_out: str) -> None:
    talk.say("Pour les habitants")  # too short: a follow-up question is open
    before = replace(talk.draft, took="")
    talk.say("/jouer")
    talk.say("1")
    talk.say("1")
    talk.say(way_out)
    assert talk.draft == before


@pytest.mark.parametrize("presses", [(), ("quiz_forme",), ("quiz_forme", "nouveau_lieu")])
def test_a_game_that_was_paused_goes_on_where_it_was(talk: Talk, presses: tuple[str, ...]) -> None:
    talk.say("/jouer")
    open_now = Reply(())
    for press in presses:
        open_now = talk.press(press)
    talk.say("/pause")
    again = talk.say("/reprendre")
    assert again.choices == (open_now.choices or talk.say("/jouer").choices)


@pytest.mark.parametrize("words", ["revenir", "fini", "assez joué"])
def test_a_case_can_be_left(talk: Talk, words: str) -> None:
    before = replace(talk.draft, took="")
    talk.say("/jouer")
    assert "[Revenir]" in shown(talk.press("quiz_forme"))
    assert "Qui va profiter" in shown(talk.say(words))
    assert talk.draft == before


def test_in_a_case_another_game_or_another_case_may_be_asked_for(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_forme")
    first = shown_case(talk)
    assert "Quelle forme de renouveau" in shown(talk.say("encore"))
    assert shown_case(talk) != first
    assert "À quel jeu" in shown(talk.say("autre"))


@pytest.mark.parametrize("by", ["typed", "pressed"])
def test_a_game_that_was_paused_at_home_goes_on_there(by: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/menu")
    talk.say("/jouer")
    case = shown(talk.press("quiz_forme"))
    talk.say("/pause")
    assert shown(talk.say("/reprendre") if by == "typed" else talk.press("resume")) == case
    assert "Que voulez-vous faire" in shown(talk.say("revenir"))
    assert not talk.draft.paused


def test_nothing_is_kept_of_what_was_chosen(talk: Talk) -> None:
    before = dict(talk.answers), dict(talk.projects), talk.person
    talk.say("/jouer")
    talk.press("quiz_critere")
    talk.press("participation")
    kept = json.dumps(asdict(talk.draft))
    assert "participation" not in kept
    assert (dict(talk.answers), dict(talk.projects), talk.person) == before
    talk.say("revenir")
    assert talk.draft.pending is None
    assert "Q2." not in json.dumps(asdict(talk.draft))


def test_no_one_is_told_a_score_or_that_they_are_wrong() -> None:
    told = [(name, LIBRARY.messages[language][name]) for language in LANGUAGES for name in LIBRARY.messages[language]]
    said = [text for name, text in told if name.startswith("game_")]
    said += [text for card in CASES.values() for text in card.explanations.values()]
    said += [text for game in GAMES for readings in game.readings.values() for text in readings.values()]
    for word in (
        "faux",
        "erreur",
        "raté",
        "bonne réponse",
        "bravo",
        "point",
        "wrong",
        "mistake",
        "correct",
        "well done",
    ):
        assert not [text for text in said if word in text.lower()], word


def test_a_game_that_is_begun_again_shows_another_case(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_forme")
    first = shown_case(talk)
    talk.say("/jouer")  # amid the game
    talk.press("quiz_forme")
    second = shown_case(talk)
    talk.press("nouveau_lieu")
    talk.press("game_other")
    talk.press("quiz_impact")
    talk.press("direct_groupe")
    talk.press("game_other")
    talk.press("quiz_forme")
    assert len({first, second, shown_case(talk)}) == 3


def test_a_game_that_was_left_begins_with_another_case_the_next_day(talk: Talk) -> None:
    begun = []
    for _ in range(3):
        talk.say("/jouer")
        talk.press("quiz_impact")
        begun.append(shown_case(talk))
        talk.say("/annuler")
        talk.at += timedelta(days=1)
    assert len(set(begun)) == 3


def test_words_are_held_not_lost_and_the_case_is_asked_again(talk: Talk) -> None:
    talk.say("/jouer")
    asked = talk.press("quiz_impact")
    words = "On pourrait faire pareil avec les familles du quartier"
    assert words in shown(talk.say(words))
    assert shown(asked) in shown(talk.press("hold_no"))
    talk.say(words)
    talk.press("hold_yes")
    assert words in talk.texts()["B03.3"]


def test_a_word_that_is_no_choice_is_told_what_can_be_chosen(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_impact")
    assert "Direct sur le groupe" in shown(talk.say("euh"))


@pytest.mark.parametrize("presses", [("quiz_forme",), ("quiz_forme", "nouveau_lieu", "game_more")])
def test_a_game_that_its_authors_took_out_gives_way_to_the_question(talk: Talk, presses: tuple[str, ...]) -> None:
    talk.say("/jouer")
    for press in presses:
        talk.press(press)
    talk.engine = without_jeux(LIBRARY)
    assert "Qui va profiter" in shown(talk.start())


def test_one_more_case_of_a_game_that_is_gone_asks_for_another_game(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_forme")
    talk.press("nouveau_lieu")
    talk.engine = without_jeux(LIBRARY)
    assert "À quel jeu" in shown(talk.press("game_more"))
    assert "Qui va profiter" in shown(talk.say("revenir"))


def test_the_games_are_for_who_has_agreed_and_for_private_talks() -> None:
    talk = Talk()
    talk.start("fr")
    assert "après votre accord" in shown(talk.say("/jouer"))
    elsewhere = Talk(place=GROUP)
    assert "À quel jeu" not in shown(elsewhere.say("/jouer"))


# --- cards beside a walk ----------------------------------------------------------------------------------------------


def test_what_is_pending_in_a_game_is_its_name_and_the_last_case_of_each(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_forme")
    pending = talk.draft.pending
    assert isinstance(pending, Pending)
    assert set(pending.data) == {"game", "shown:quiz_forme"}
