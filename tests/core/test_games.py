"""Games and warm-up: read kindly, nothing kept of what was chosen, and the question that was open is still open."""

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


# --- warm-up ----------------------------------------------------------------------------------------------------------


def test_the_warm_up_is_offered_once_when_the_first_walk_begins() -> None:
    talk = Talk()
    assert "/echauffement" in shown(talk.settle_in())
    assert "/echauffement" not in shown(talk.say("/storyboard"))
    assert "/echauffement" not in shown(talk.say("/annexe"))


def test_the_warm_up_is_refused_by_answering_the_question() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule à Mérival")
    assert talk.texts() == {"B01": "La Laverie qui roule à Mérival"}


def test_a_journey_offers_the_warm_up_too_when_it_comes_first() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    assert "/echauffement" in shown(talk.say("/voyage"))


def test_the_warm_up_asks_its_questions_and_gives_the_walk_back(talk: Talk) -> None:
    before = replace(talk.draft, took="")
    asked = [shown(talk.say("/échauffement")), shown(talk.say("suivante")), shown(talk.say("passer"))]
    for number, text in enumerate(asked, start=1):
        assert f"Échauffement : {number} sur 3" in text
        assert LIBRARY.dialogs["reperes"].cards[-4 + number].texts["fr"] in text
    assert "Qui va profiter" in shown(talk.say("c'est parti"))
    assert talk.draft == before


@pytest.mark.parametrize(("walk", "step"), [("/annexe", "B05.1"), ("/voyage", "V2"), ("/storyboard", "S04")])
def test_words_of_the_warm_up_are_kept_on_a_yes_where_the_walk_speaks_of_it(talk: Talk, walk: str, step: str) -> None:
    words = "Sur la place du marché, un matin de pluie"
    talk.say(walk)
    talk.say("/échauffement")
    label = LIBRARY.dialogs[talk.draft.dialog].steps[step].words["fr"].label
    assert label in shown(talk.say(words))
    assert words not in talk.texts().values()
    talk.press("hold_yes")
    assert talk.texts()[step] == words


def test_words_of_the_warm_up_are_gone_on_a_no_and_the_next_question_follows(talk: Talk) -> None:
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    text = shown(talk.press("hold_no"))
    assert "Échauffement : 2 sur 3" in text
    assert "pluie" not in "".join(talk.conversations.values())


def test_where_the_walk_speaks_of_nothing_alike_words_stay_a_thought_and_the_warm_up_goes_on(talk: Talk) -> None:
    talk.say("/cercles")
    talk.press("groupe")
    before = replace(talk.draft, took="")
    talk.say("/échauffement")
    for number in (2, 3):
        text = shown(talk.say("Sur la place du marché, un matin de pluie"))
        assert "ce message-là n'est pas gardé" in text
        assert f"Échauffement : {number} sur 3" in text
    assert "Vous voilà en route." in shown(talk.say("Sur la place du marché, un matin de pluie"))
    assert talk.draft == before
    assert "pluie" not in "".join(talk.conversations.values())


def test_a_number_picks_in_the_warm_up_and_is_never_words(talk: Talk) -> None:
    assert talk.say("/échauffement").numbered
    assert "Échauffement : 2 sur 3" in shown(talk.say("1"))
    text = shown(talk.say("3"))
    assert "Ce numéro n'est pas dans la liste." in text
    assert "Échauffement : 2 sur 3" in text
    assert "Qui va profiter" in shown(talk.say("2"))


@pytest.mark.parametrize("walk", ["/annexe", "/voyage", "/storyboard"])
def test_after_a_yes_the_warm_up_goes_on(talk: Talk, walk: str) -> None:
    talk.say(walk)
    talk.say("/échauffement")
    for number in (2, 3):
        talk.say("Sur la place du marché, un matin de pluie, avec les voisins")
        text = shown(talk.press("hold_yes"))
        assert "C'est rangé sous" in text
        assert f"Échauffement : {number} sur 3" in text


def test_what_the_warm_up_kept_is_shown_to_be_completed_when_its_question_comes(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    talk.press("hold_yes")
    talk.say("c'est parti")
    text = shown(talk.say("/passer"))
    assert "Sur la place du marché" in text
    assert [choice.value for choice in talk.outcomes[-1].replies[0].choices] == ["complete", "replace", "keep"]


def test_a_name_said_to_the_warm_up_is_asked_about_at_once(talk: Talk) -> None:
    talk.say("/échauffement")
    talk.say("Chez Mme Dupont au 06 12 34 56 78, avec les 40 habitants du quartier")
    assert "une donnée personnelle" in shown(talk.press("hold_yes"))
    assert "Échauffement : 2 sur 3" in shown(talk.say("passer"))


def test_a_warm_up_at_home_leads_back_home_and_is_not_offered_again() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("suivante")
    talk.say("suivante")
    text = shown(talk.say("c'est parti"))
    assert "Vous voilà en route." in text
    assert "Que voulez-vous faire" in text
    assert "/echauffement" not in text
    begun = shown(talk.press("resume"))
    assert "Quel nom simple" in begun
    assert "/echauffement" not in begun


def test_a_warm_up_at_home_begins_no_walk() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("c'est parti")
    talk.say("/storyboard")
    talk.say("Soixante familles s'occupent d'un proche malade sans jamais souffler, et nous voulons que cela change.")
    assert "0 réponses" not in shown(talk.say("/menu"))


def test_words_said_to_a_warm_up_at_home_take_it_to_the_walk_that_has_them() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.press("accept")
    talk.say("/échauffement")
    talk.say("Sur la place du marché, un matin de pluie")
    assert "Échauffement : 2 sur 3" in shown(talk.press("hold_yes"))
    assert talk.texts()["B05.1"] == "Sur la place du marché, un matin de pluie"
    assert "Quel nom simple" in shown(talk.say("c'est parti"))


def test_a_warm_up_that_its_authors_took_out_gives_way_to_the_question(talk: Talk) -> None:
    talk.say("/échauffement")
    cards = tuple(card for card in LIBRARY.dialogs["reperes"].cards if card.kind != "warmup")
    dialogs = {**LIBRARY.dialogs, "reperes": replace(LIBRARY.dialogs["reperes"], cards=cards)}
    talk.engine = Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"})
    assert "Qui va profiter" in shown(talk.start())
    assert "Qui va profiter" in shown(talk.say("/échauffement"))


# --- cards beside a walk ----------------------------------------------------------------------------------------------

SHARKS = "Trois requins rôdent, car l'aide s'arrête en juin, la salle ferme et l'ascenseur est souvent en panne."


def at_the_sharks(offers: str) -> Talk:
    """A talk at the sharks, where the authors set these cards."""
    voyage = LIBRARY.dialogs["voyage_en_mer"]
    steps = {**voyage.steps, "V5": replace(voyage.steps["V5"], offers=offers)}
    dialogs = {**LIBRARY.dialogs, voyage.id: replace(voyage, steps=steps)}
    talk = Talk(Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"}))
    talk.settle_in()
    talk.say("/voyage")
    while talk.draft.state != "V5" or talk.draft.pending is not None:
        talk.say("/passer")
    return talk


@pytest.mark.parametrize(
    ("offers", "command"),
    [
        ("brake_card", "/carte frein"),
        ("success_card", "/carte réussite"),
        ("N1", "/carte N1"),
        ("F5", "/question F5"),
        ("myth", "/mythe"),
    ],
)
def test_the_card_of_the_authors_is_offered_once_a_question_is_answered(offers: str, command: str) -> None:
    talk = at_the_sharks(offers)
    text = shown(talk.say(SHARKS))
    assert f"tapez {command}." in text
    assert text.count("?") == 1
    about = text.partition("lisez « ")[2].partition(" »")[0]
    assert about
    told = shown(talk.say(command))
    assert "Je ne trouve pas cela" not in told
    assert about in told


def test_no_card_is_offered_while_a_follow_up_question_is_open_nor_where_the_question_was_passed() -> None:
    talk = at_the_sharks("brake_card")
    assert "/carte" not in shown(talk.say("L'argent"))
    assert "/carte frein" in shown(talk.say("déjà dit"))
    assert "/carte" not in shown(at_the_sharks("brake_card").say("/passer"))


def test_our_own_voyage_offers_the_brakes_after_the_sharks() -> None:
    assert LIBRARY.dialogs["voyage_en_mer"].steps["V5"].offers == "brake_card"


def test_what_is_pending_in_a_game_is_its_name_and_the_last_case_of_each(talk: Talk) -> None:
    talk.say("/jouer")
    talk.press("quiz_forme")
    pending = talk.draft.pending
    assert isinstance(pending, Pending)
    assert set(pending.data) == {"game", "shown:quiz_forme"}
