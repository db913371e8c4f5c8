"""How a story is heard: cues beside each other, denials, wishes, hints, and whatever people type."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import load
from bot.core.dialog import LANGUAGES, Cue, Language, Library
from bot.core.hearing import Heard, hear, hear_pieces, markers
from bot.core.hearing.ear import LONGEST
from bot.core.hearing.verbs import told
from bot.shelf import read_folder, shipped
from tests.hearing.corpus import read_stories
from tests.hearing.rules import cue, hearing

LIBRARY = load(read_folder(shipped()))


def words(story: str, *cues: Cue, **groups: str) -> str | None:
    """What is quoted for S01, if it is heard."""
    heard = hear(story, hearing(*cues, **groups)).get("S01")
    return heard.words if heard else None


def test_the_shortest_clause_that_shows_it_is_quoted() -> None:
    story = "Au printemps, les voisins du haut décident de tout, et le soir on dort.  Les voisins décident vite !"
    assert words(story, cue("voisin ... décid*")) == "Les voisins décident vite"


def test_a_clause_of_a_few_words_takes_in_its_sentence() -> None:
    assert words("Chez nous, on vote, et chacun reste.", cue("vote")) == "Chez nous, on vote, et chacun reste"


def test_a_long_stretch_without_a_stop_is_cut_around_the_words() -> None:
    found = words(f"{'bla ' * 40}les voisins décident{' blo' * 40}", cue("voisin décid*"))
    assert found == "bla " * 5 + "les voisins décident" + " blo" * 8


def test_accents_capitals_and_quick_spellings_are_the_same_words() -> None:
    assert words("LES VOISINS DECIDENT BCP", cue("décid* beaucoup"))
    assert words("yA des voisins dE\u0301cide\u0301s", cue("il y a ... voisin décid*"))


def test_a_cue_beside_another_needs_both_in_one_sentence() -> None:
    both = cue("vot*", "voisin")
    assert words("Le soir, on vote, et les voisins chantent.", both) == "on vote, et les voisins chantent"
    assert words("On vote. Les voisins dorment.", both) is None


def test_one_word_is_not_beside_itself() -> None:
    assert words("Le lycée nous aide.", cue("lycée", "lycée")) is None


def test_what_must_not_stand_there_silences_the_cue() -> None:
    assert words("On vote à la copropriété.", cue("vote", unless="copropriété")) is None


@pytest.mark.parametrize(
    "story",
    ["Nous n'avons pas de partenaires.", "sans partenaires on avance", "Aucun partenaire", "je cherche un partenaire"],
)
def test_what_is_denied_or_wished_is_not_heard(story: str) -> None:
    assert words(story, cue("partenaire")) is None


def test_a_denial_in_another_clause_or_in_the_phrase_itself_denies_nothing() -> None:
    assert words("Ce n'est pas fini, nos partenaires restent.", cue("partenaire"))
    assert words("On vient sans dossier.", cue("sans dossier"))


def test_a_question_tells_nothing() -> None:
    assert words("Est-ce que les voisins votent ?", cue("voisin")) is None


def test_one_hint_is_not_enough_and_two_different_ones_are() -> None:
    sales, gifts = cue("vente", name="sales", hint=True), cue("don, vente", name="gifts", hint=True)
    assert words("Des ventes. Une autre vente.", sales) is None
    assert words("Une vente.", sales, gifts) is None  # the same words, twice a hint
    assert words("Une vente et un don.", sales, gifts) == "Une vente et un don"


def test_a_group_and_a_number_stand_for_their_words() -> None:
    amis = cue("<n> <amis> chantent")
    assert words("Trois fois, 12 bons amis chantent.", amis, amis="copain, bons amis")
    assert words("Trois copains chantent.", amis, amis="copain, bons amis") is None


def test_marks_of_the_conditions_can_be_named_as_groups() -> None:
    assert words("La pharmacie nous aide bien.", cue("<structure> nous"))


def test_a_story_without_a_word_of_a_project_has_to_tell_more() -> None:
    cues = (cue("vote"), replace(cue("don"), sequence="S02"), replace(cue("guide"), sequence="S09"))
    match = replace(hearing(*cues), projects="notre projet")
    assert set(hear("On vote. Un don.", match)) == set()
    assert set(hear("On vote. Notre projet est né.", match)) == {"S01"}
    assert set(hear("On vote. Un don. Un guide.", match)) == {"S01", "S02", "S09"}


@pytest.mark.parametrize(
    "story", ["Le lycée prête une salle.", "Le lycée nous a prêté ses murs.", "Des lycées prêteront tout."]
)
def test_a_verb_with_a_plus_is_heard_in_the_forms_of_a_story(story: str) -> None:
    assert words(story, cue("lycée .. prêter+"))


def test_the_infinitive_tells_nothing() -> None:
    assert words("Le lycée voulait tout prêter.", cue("prêter+")) is None


@pytest.mark.parametrize(
    ("verb", "french", "forms"),
    [
        ("manger", True, {"mangeons", "mangent", "mange", "mangera"}),
        ("payer", True, {"paie", "paye", "paient", "payons"}),
        ("appeler", True, {"appelle", "appelons"}),
        ("choisir", True, {"choisit", "choisissent", "choisie"}),
        ("vendre", True, {"vend", "vendent", "vendu"}),
        ("carry", False, {"carry", "carries", "carried", "carrying"}),
        ("plan", False, {"plans", "planned", "planning"}),
        ("bake", False, {"bakes", "baked", "baking"}),
        ("teach", False, {"teaches", "teaching"}),
    ],
)
def test_the_forms_of_a_regular_verb(verb: str, french: bool, forms: set[str]) -> None:
    assert forms <= set(told(verb, french))


def test_two_dots_stay_in_their_clause_and_three_do_not() -> None:
    story = "Avec les parents, le soir, on décide."
    assert words(story, cue("parents ... décid*"))
    assert words(story, cue("parents .. décid*")) is None
    assert words("Les parents du soir décident.", cue("parents .. décid*"))


def test_a_filler_may_slip_in_between_two_words() -> None:
    vote = cue("on vote ensemble")
    assert words("Le soir on vote toujours très ensemble.", vote, fillers="toujours, très")
    assert words("Le soir on vote rarement ensemble.", vote, fillers="toujours, très") is None
    assert words("Toujours on vote ensemble toujours.", vote, fillers="toujours") is not None


def test_the_reasons_name_the_cue_and_its_words() -> None:
    heard = hear("Ici les Voisins votent.", hearing(cue("votent", "voisin", name="ensemble")))
    assert heard == {"S01": Heard("Ici les Voisins votent", ("ensemble: votent + Voisins",))}


# --- the shipped cues -------------------------------------------------------------------------------------------------


def heard(story: str, language: Language = "fr") -> set[str]:
    return set(hear(story, LIBRARY.hearing[language]))


@pytest.mark.parametrize(
    ("language", "story"),
    [
        ("fr", "Nous n'avons pas de partenaires."),
        ("fr", "Pour l'instant on a pas de partenaires et pas de subvention"),
        ("fr", "On ne décide pas ensemble, c'est le directeur."),
        ("en", "We have no partners and we do not decide together."),
        ("en", "we dont have any partners yet and no funding"),
        ("en", "Nobody votes here."),
    ],
)
def test_what_a_story_denies_is_not_heard(language: Language, story: str) -> None:
    assert heard(story, language) == set()


def test_markers_come_from_the_same_words() -> None:
    found = hear("Notre conseil vote à main levée, chacun a une voix.", LIBRARY.hearing["fr"])
    assert markers(found) == {"G4": found["S05"]}


def test_a_need_and_an_ideal_are_two_markers() -> None:
    need = hear(
        "Beaucoup de familles ne savent plus où dormir, elles sont à la rue. Notre projet en part.",
        LIBRARY.hearing["fr"],
    )
    ideal = hear("Notre projet ? Nous rêvons d'une ville douce. L'association en parle.", LIBRARY.hearing["fr"])
    assert (set(markers(need)), set(markers(ideal))) == ({"G1"}, {"G2"})


NO_STORIES = {
    "empty": "",
    "blank": " \n\t ",
    "emoji": "🎉🎉 ?! …",
    "right-to-left": "مرحبا بالجميع في مشروعنا",
    "Japanese": "私たちのプロジェクトです。",
    "Spanish": "Nuestro proyecto nació en el barrio.",
    "no text": "\ud800 \x00 …",
    "one word": "a" * 5000,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", NO_STORIES.values(), ids=NO_STORIES)
def test_what_is_no_story_is_heard_as_nothing(language: Language, story: str) -> None:
    assert heard(story, language) == set()


@given(st.text(), st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_hearing(story: str, language: Language) -> None:
    assert all(found.words in story for found in hear(story, LIBRARY.hearing[language]).values())


@given(
    st.lists(st.sampled_from([*" ".join(story.text for story in read_stories()[:8]).split(), "\n", "?"]), max_size=60)
)
def test_words_in_any_order_are_quoted_as_they_are(pieces: list[str]) -> None:
    story = " ".join(pieces)
    assert all(found.words in story for found in hear(story, LIBRARY.hearing["fr"]).values())


@pytest.mark.parametrize(
    "part", ["Les habitants décident, la mairie nous aide, on vend des dons. ", "on vend et on donne ", "don "]
)
def test_a_very_long_story_takes_little_time(part: str) -> None:
    story = (part * (50_000 // len(part) + 1))[:50_000]
    hear("", LIBRARY.hearing["fr"])  # the cues are made ready once
    start = process_time()
    hear(story, LIBRARY.hearing["fr"])
    assert process_time() - start < 0.1 * len(story.split()) / 1000


def test_of_a_story_longer_than_a_book_chapter_the_beginning_is_heard() -> None:
    told, silent = "Les voisins décident.", "bla " * (LONGEST // 4)
    assert words(f"{told} {silent}", cue("voisin décid*")) == told.rstrip(".")
    assert words(f"{silent}. {told}", cue("voisin décid*")) is None
    assert words(f"{'bla ' * (LONGEST // 4 - 4)}les voisins décident", cue("décid*")) is None


def test_pieces_in_two_languages_are_heard_as_one_story() -> None:
    french, english = hearing(cue("voisin", hint=True)), hearing(cue("decide", name="other", hint=True), language="en")
    pieces = [("Les voisins chantent.", french), ("We decide now.", english)]
    assert "S01" in hear_pieces(pieces)
    assert "S01" not in hear_pieces(pieces[:1])
    assert "S01" not in hear_pieces([("Les voisins decide.", french), ("Les voisins.", english)])


def test_the_same_story_is_heard_the_same_each_time() -> None:
    again = load(read_folder(shipped()))
    for story in read_stories():
        once, twice = (hear(story.text, library.hearing[story.language]) for library in (LIBRARY, again))
        assert list(once.items()) == list(twice.items())


def test_the_order_is_that_of_the_storyboard(library: Library) -> None:
    longest = max(read_stories(), key=lambda story: len(story.heard))
    found = list(hear(longest.text, library.hearing[longest.language]))
    assert found == sorted(found)
