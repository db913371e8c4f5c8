"""Whatever people do, in whatever order, the engine keeps its promises: `Watched` checks them after every turn."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from bot.core.asking.base import EDIT, FINISHED, KINDS, MENU, OVERVIEW, PAUSED, QUESTION
from bot.core.choosing import match, nearest
from bot.core.codes import made_from
from bot.core.dialog import Choice, Language
from bot.core.engine import Engine
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.model import Code, Place
from bot.core.moves import looks_like_command, read
from bot.core.plain import excerpt, plain, visible
from bot.core.ranking import read_order
from tests.core.coached import GIVE, PAUL
from tests.core.edited import edited_engine, edited_library
from tests.core.watched import Watched
from tests.core.watched_coach import walk_as_a_coach
from tests.core.wild import DO, GOOD, OPS, Op
from tests.talk import NETWORK, PLACE, shipped_engine


@given(st.lists(OPS, max_size=12))
@example([("say", "je m'appelle Ana"), ("start", "fr"), ("say", "la laverie qui roule"), ("press", "resume")])
def test_nothing_is_kept_before_consent_and_every_turn_ends_with_something_to_do(ops: list[Op]) -> None:
    talk = Watched(place=NETWORK)
    for name, value in ops:
        DO[name](talk, value)


@given(st.sampled_from(("fr", "en")), st.sampled_from((PLACE, NETWORK)), st.lists(OPS, min_size=25, max_size=50))
def test_any_sequence_of_events_keeps_the_promises(language: Language, place: Place, ops: list[Op]) -> None:
    talk = Watched(place=place)
    talk.settle_in(language)
    for name, value in ops:
        DO[name](talk, value)
    for kind in sorted(talk.kinds):
        event(f"pending: {kind}")
    event(f"states reached: {len(talk.states) // 5 * 5} or more")


@cache
def _at_the_end(edited: bool) -> Watched:
    talk = Watched(edited_engine() if edited else shipped_engine(), NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule à Mérival")
    talk.say("/actions ajouter")
    DO["go on"](talk, 80)
    assert talk.draft.state == REVIEW
    return talk


@settings(max_examples=max(1, settings().max_examples // 2))
@given(st.booleans(), st.lists(OPS, min_size=10, max_size=25))
def test_the_promises_hold_with_two_actions_at_the_end_of_the_form(edited: bool, ops: list[Op]) -> None:
    talk = _at_the_end(edited).copy()
    for name, value in ops:
        DO[name](talk, value)


def _walk_the_circles(talk: Watched) -> None:
    """From the third circle on, to the end, and the beginning of another round; then back to the form."""
    talk.say("/cercles")
    talk.press("organisation")
    for _ in range(200):
        if "finish" in {choice.value for choice in talk.last.choices}:
            break
        offered = [choice.value for choice in talk.last.choices]
        ahead = [value for value in offered if value in {"personne", "groupe", "territoire", "already_said"}]
        if ahead:
            talk.press(ahead[0])
        else:
            talk.say(GOOD)
    _say(talk, "/panorama", "voir le storyboard", "revenir")
    talk.press("again")
    talk.press("groupe")
    talk.say("garder")
    talk.say("/annexe")


def _walk_the_games(talk: Watched) -> None:
    """A game left again, and a warm-up whose words name somebody."""
    _say(talk, "/jouer", "1", "1", "revenir", "/échauffement", "arrêter là")
    _say(talk, "/mot", "99", "revenir", "/carte frein", "une autre carte", "revenir", "/myth", "2", "/carte", GOOD)
    _say(talk, "Mme Dupont au 06 12 34 56 78 nous aide chaque semaine avec les 40 habitants du quartier")
    _say(talk, "Une habitante nous aide chaque semaine avec les 40 habitants du quartier", "remplacer")


def _walk_the_form(talk: Watched) -> None:
    """Every move that leaves something pending, on the way through the questions."""
    _say(talk, "La Laverie qui roule à Mérival")
    _say(talk, "/exemple", "/annuler", "/langue", "/annuler", "/effacer", "/annuler", "/recommencer", "/annuler")
    _say(talk, "/modifier 1", "remplacer", "La Laverie qui roule", "/modifier", "/annuler", "/ranger", "ici")
    _say(talk, "/actions", "renommer", "La Laverie", "/actions ajouter", "L'atelier du mardi soir, pour coudre")
    _say(talk, "/actions", "changer l'ordre d'importance", "2, 1", "/actions", "dupliquer", "/annuler")
    _say(talk, "/recommencer", "nouveau dossier", "/dossiers", "1", "bonjour à tous", "non", "1", "/pause", "reprendre")
    _say(talk, "/rappel", "oui", "je veux mourir", "continuer", "/ranger", "annuler", "non")
    talk.edit(talk.last_said, "Ce n'était pas un non")
    talk.press("no")
    talk.time_out("warning", talk.at)
    talk.say("garder")
    DO["community"](talk, ("Moi aussi, je lave à la main", "B04.1"))
    talk.time_out("voices", talk.at)
    _say(talk, "lire maintenant", "garder à côté de ma réponse", "/voix", "1", "plus tard")


def _walk_with_a_coach(talk: Watched) -> None:
    """Sharing some parts, changed before the yes; two coaches, of whom one is stopped; a comment that is answered."""
    talk.coaches.append(PAUL)
    _say(talk, GIVE, "choisir", "1", "c'est bon", "zut", "trois mois", "changer les parties", "c'est bon", "3", "oui")
    _say(talk, f"/partager {PAUL.code}", "tout partager", "un mois", "oui", "/partage", "revenir")
    _say(talk, "/partage stop", "paul roche")
    DO["coach"](talk, ("Et combien sont-elles ?", 1))
    talk.time_out("comments", talk.at)
    _say(talk, "/commentaires", "compléter", "Elles sont quarante, dit la mairie.", "passer")


def _walk_to_the_end(talk: Watched) -> None:
    """Names found in an answer, the rest of the form, the story told after the storyboard, and what both ask for."""
    _say(talk, "/storyboard", GOOD, "/annexe", "/modifier B04.1", "compléter", "/annuler", "reprendre")
    _say(talk, "/modifier B13")
    _say(talk, "Mme Dupont nous a alertés avec les 40 habitants du quartier et les infirmières du collège")
    _say(talk, "une habitante", "remplacer")
    DO["go on"](talk, 12)
    _say(talk, "/modifier B03.2", GOOD, "terminé")
    DO["go on"](talk, 50)
    _say(talk, "/storyboard", GOOD, "/modifier S12", GOOD, "terminé", "1", "c'est bien cela", "/annexe")


def _say(talk: Watched, *all_words: str) -> None:
    for words in all_words:
        talk.say(words)


def test_every_kind_of_question_is_reached_and_keeps_the_promises() -> None:
    """A walk that reaches each kind on purpose, whatever hypothesis happens to draw."""
    talk = Watched(edited_engine(), NETWORK)
    talk.start(None)
    reached = set()
    for word in ("fr", "oui", "j'accepte", "reprendre"):
        talk.say(word)
        reached.add("welcome")
    _walk_the_form(talk)
    _walk_the_games(talk)
    _walk_with_a_coach(talk)
    _walk_to_the_end(talk)
    _walk_the_circles(talk)
    talk.press("finish")
    code = made_from("chance")
    until = talk.at + timedelta(minutes=10)
    talk.codes[code.selector] = Code(code.selector, code.digest, "somebody else", talk.place, until)
    talk.say(f"/lier {code}")
    talk.say("non")
    talk.engine = Engine(talk.engine.library, {"controller": "Une autre association"})
    talk.start("fr")
    reached |= talk.kinds | walk_as_a_coach().kinds
    # These are never pending: the state, or the field `paused`, calls for them.
    asked = {QUESTION: "B03.3" in talk.states, MENU: HOME in talk.states, OVERVIEW: REVIEW in talk.states}
    asked[FINISHED] = DONE in talk.states
    asked[PAUSED] = any(conversation.paused for outcome in talk.outcomes for conversation in outcome.conversations)
    assert all(asked.values()), asked
    assert set(KINDS) - set(asked) - reached == set()
    assert EDIT in reached


def test_the_edited_content_is_really_another() -> None:
    before, after = shipped_engine().library.dialogs["annexe_b"], edited_library().dialogs["annexe_b"]
    assert set(before.steps) - set(after.steps) == {"B06", "B08"}
    assert (after.steps["B06x"].formerly, after.steps["B08x"].formerly) == (("B06",), ())
    assert before.version != after.version


# --- reading what people type -----------------------------------------------------------------------------------------


@given(st.text(max_size=200))
@example("1" * 120)
@example("İ" * 50)
@example("0:\x0c")
def test_reading_a_message_never_fails(text: str) -> None:
    choices = (Choice("a", "Oui"), Choice("b", "Non", ("nan",)))
    match(choices, text, numbered=True)
    nearest(choices, text)
    read(text, bare=True, loose=True)
    looks_like_command(text)
    read_order(text, ("La laverie", "L'atelier"))
    assert plain(plain(text)) == plain(text)
    assert len(excerpt(text, 20)) <= 20
    assert visible(text) or not text.strip() or not text.isalnum()


@given(st.sampled_from(("Oui", "C'est déjà dit", "À la première question")), st.text(' \t\n.,;:!?…"«»()', max_size=9))
def test_case_and_edges_do_not_count_when_a_choice_is_typed(label: str, edge: str) -> None:
    choice = Choice("x", label)
    assert match((choice,), f"{edge}{label.upper()}{edge}", numbered=False) == choice
