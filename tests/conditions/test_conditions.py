"""What holds of the conditions apart from their words: reading, excerpts, strange texts, speed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.conditions import (
    KNOWN,
    Condition,
    Evidence,
    Spec,
    Text,
    UnknownCondition,
    count_words,
    find,
    from_text_alone,
    holds,
    parse,
)


def sample(spec: Spec) -> Condition:
    return Condition(spec.name, {int: 3, str: "refuse", None: None}[spec.argument])


ALL = [sample(spec) for spec in KNOWN.values()]
EXAMPLE = "On Tuesday the van parks on the square and two residents plug in the machines."


@pytest.mark.parametrize("condition", ALL, ids=str)
def test_a_condition_is_read_back_as_it_was_written(condition: Condition) -> None:
    assert parse(str(condition)) == condition


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("no_nomber", "'no_number'"),
        ("word_lt:3", "'words_lt'"),
        ("", "known conditions"),
        ("quite different", "known conditions"),
        ("words_lt", "'words_lt:3'"),
        ("words_lt:", "'words_lt:3'"),
        ("words_lt:three", "not 'three'"),
        ("words_lt:-1", "not '-1'"),
        ("words_lt:²", "not '²'"),
        ("chose", "'chose:VALUE'"),
        ("no_number:2", "takes no argument"),
        ("no_number:", "takes no argument"),
    ],
)
def test_a_condition_written_wrongly_is_refused_with_a_proposal(written: str, hint: str) -> None:
    with pytest.raises(UnknownCondition) as refusal:
        parse(written)
    assert hint in str(refusal.value)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("La Gouvernance est partagée", "Gouvernance"),
        ("On CO-CONSTRUIT tout", "CO-CONSTRUIT"),
        ("œuvrer avec les parties prenantes, ici", "parties prenantes"),
        ("We empower women", "empower"),
        ("Our theory of change.", "theory of change"),
    ],
)
def test_jargon_is_quoted_as_it_was_written(answer: str, word: str) -> None:
    found = find(Condition("jargon"), Evidence(Text(answer)))
    assert found is not None
    assert found.excerpt == word


@pytest.mark.parametrize(
    ("answer", "excerpt"),
    [
        ("Appelez le 06 12 34 56 78 le soir", "06 12 34 56 78"),
        ("Écrire à ana.b@exemple.org.", "ana.b@exemple.org"),
        ("Avec Mme Durand, au 2e", "Mme Durand"),
        ("Merci à Jean-Pierre Martin pour le four", "Jean-Pierre Martin"),
        ("Our chair, Mary O’Brien, agreed", "Mary O’Brien"),
    ],
)
def test_personal_data_is_quoted_as_it_was_written(answer: str, excerpt: str) -> None:
    found = find(Condition("personal_data"), Evidence(Text(answer)))
    assert found is not None
    assert found.excerpt == excerpt


@pytest.mark.parametrize(
    ("ranks", "actions", "incomplete"),
    [
        ((2, 1, 3), 3, False),
        ((1, 2), 3, True),
        ((1, 1, 2), 3, True),
        ((1, 2, 4), 3, True),
        ((1,), 1, False),
        (None, 2, True),
        ((), 1, True),
    ],
)
def test_a_ranking_is_complete_when_each_rank_is_there_once(
    ranks: tuple[int, ...] | None, actions: int, incomplete: bool
) -> None:
    evidence = Evidence(Text("2, 1, 3"), actions=actions, ranks=ranks)
    assert holds(Condition("rank_incomplete"), evidence) is incomplete


def test_the_situation_decides_what_no_text_can() -> None:
    text = Text("")
    assert holds(parse("chose:refuse"), Evidence(text, chosen=frozenset({"refuse"})))
    assert not holds(parse("chose:refuse"), Evidence(text, chosen=frozenset({"accept"})))
    assert holds(parse("actions_at_least:2"), Evidence(text, actions=2))
    assert not holds(parse("actions_at_least:2"), Evidence(text))
    assert holds(parse("off_topic"), Evidence(text, misplaced=True))
    assert not holds(parse("off_topic"), Evidence(Text("nothing to do with the question")))
    found = find(parse("uncovered_dimension"), Evidence(text, uncovered="the planet"))
    assert found is not None
    assert found.excerpt == "the planet"
    assert not holds(parse("uncovered_dimension"), Evidence(text))


def test_words_are_counted_as_a_person_would() -> None:
    assert count_words("L'atelier d'aujourd’hui : porte-à-porte 🎉 !") == 3
    assert count_words("") == count_words("... — ?!") == 0
    three = Evidence(Text("un deux trois"))
    assert not holds(parse("words_lt:3"), three)
    assert holds(parse("words_lt:4"), three)
    assert not holds(parse("words_gt:3"), three)
    assert holds(parse("words_gt:2"), three)


def test_accents_capitals_and_apostrophes_change_nothing() -> None:
    plain = from_text_alone("L'hiver prochain, l'école du quartier décide des horaires grâce à un élève")
    for variant in (
        "L’HIVER PROCHAIN, L’ÉCOLE DU QUARTIER DÉCIDE DES HORAIRES GRÂCE À UN ÉLÈVE",
        "l hiver prochain, l ecole du quartier decide des horaires grace a un eleve",
    ):
        assert from_text_alone(variant) == plain


def test_an_answer_in_two_languages_counts_in_both() -> None:
    assert not holds(parse("no_date"), Evidence(Text("On ouvre in September")))
    assert not holds(parse("no_because"), Evidence(Text("We chose a van parce que c'est loin")))


def test_from_text_alone_tells_the_example_only_when_there_is_one() -> None:
    assert "copied_example" not in from_text_alone("a text")
    assert from_text_alone(EXAMPLE, EXAMPLE)["copied_example"] is True
    assert "rank_incomplete" not in from_text_alone(EXAMPLE, EXAMPLE)
    assert "words_lt" not in from_text_alone(EXAMPLE)


STRANGE = {
    "empty": "",
    "spaces": " \n\t\u00a0\u200b ",
    "punctuation": "... !!! — « » “” '' \"\" ()",
    "control": "\x00\x01\x1b[31m\x7f texte \u2028",
    "emoji": "🎉👩‍👩‍👧‍👦🚲",
    "right to left": "نريد مساعدة الناس في الحي 12",
    "chinese": "我们帮助社区里的老人",
    "surrogate": "a\ud800b",
    "combining": "e\u0301" * 50 + "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_text_raises_nothing(name: str) -> None:
    for condition in ALL:
        find(condition, Evidence(Text(STRANGE[name]), example=EXAMPLE))


def test_an_empty_answer_lacks_everything_and_shows_nothing() -> None:
    told = from_text_alone("")
    assert all(held for name, held in told.items() if name.startswith("no_") and name != "no_only")
    assert not any(held for name, held in told.items() if not name.startswith("no_") or name == "no_only")


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "oui",
                "non",
                "à",
                "Rue",
                "M.",
                "Jean",
                "@",
                "06",
                "12",
                "la",
                "fille",
                "«",
                "»",
                ":",
                ",",
                "\n",
                "-",
                "si",
            ]
        )
    ).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_a_condition_fail(raw: str) -> None:
    evidence = Evidence(Text(raw), example=EXAMPLE)
    for condition in ALL:
        find(condition, evidence)


@given(st.text(max_size=80))
def test_the_same_text_always_gives_the_same_finding(raw: str) -> None:
    assert from_text_alone(raw, EXAMPLE) == from_text_alone(raw, EXAMPLE)


LONG = {
    "prose": (EXAMPLE + " Ma voisine a 12 ans de jardin, si la mairie dit oui.\n") * 750,
    "one letter": "a" * 100_000,
    "digits": "06 " * 33_000,
    "names": "Jean " * 20_000,
    "titles": "Mme " * 25_000,
    "addresses": "a@" * 50_000,
    "quotes": '"' * 100_000,
    "open quotes": "« a " * 25_000,
    "dots": "." * 100_000,
    "lines": "\n- x" * 25_000,
    "commas": "a, b et " * 12_500,
    "daughters": "sa fille diabète. " * 5_500,
    "when": "quand " * 16_000,
    "neighbours": "un voisin malade " * 6_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_very_long_answer_is_read_in_time_proportional_to_its_length(name: str) -> None:
    # Ten times the text may take ten times as long, with room for a busy machine; a quadratic pattern takes a hundred.
    for condition in ALL:
        tenth, whole = (spent(condition, LONG[name][:length]) for length in (10_000, 100_000))
        assert whole < 40 * max(tenth, 0.002), str(condition)


def spent(condition: Condition, text: str) -> float:
    """The processor's seconds for one look."""
    began = time.process_time()
    find(condition, Evidence(Text(text), example=EXAMPLE))
    return time.process_time() - began
