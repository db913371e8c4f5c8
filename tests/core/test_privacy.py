"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern the engine and the terminal's words.

Rows about files, logs and bytes are tested with the store and the command line; rows about coaches and messengers come
with their subjects.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from pydantic import TypeAdapter

from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.model import Attachment, Block, Consent, Erase, Outcome, Person, Reply
from tests.core.wild import GOOD, WEIRD
from tests.talk import Talk, shipped_library, shown

LIBRARY = shipped_library()
MESSAGES = LIBRARY.messages
CANARY = "canari-jaune-4711"
FACTS = {
    "controller": "Association Le Fil, Mérival",
    "contact": "bonjour@lefil.example",
    "legal_basis": "votre accord",
    "retention_days": "180",
    "database": "colibri.db",
}
_OUTCOME = TypeAdapter(Outcome)


def stored(talk: Talk) -> str:
    """Everything that a store would be told, the messages to the person aside."""
    revisions = [text for kept in talk.answers.values() for text in kept]
    effects = [_OUTCOME.dump_json(Outcome(effects=outcome.effects)).decode() for outcome in talk.outcomes]
    return "\n".join([talk.person or "", *talk.projects.values(), *talk.conversations.values(), *revisions, *effects])


def at(step: str) -> Talk:
    """Standing on an open question of the form."""
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say(f"/modifier {step}")
    assert talk.draft.state == step
    return talk


def probe_asked(talk: Talk) -> str:
    pending = talk.draft.pending
    return pending.data["probe"] if pending is not None and pending.kind == "probe" else ""


def end_of_walk(language: Language) -> Reply:
    talk = Talk()
    reply = talk.settle_in(language)
    while talk.draft.state != "review":
        easy = {"next_chapter", "already_said"} & {choice.value for choice in reply.choices}
        reply = talk.press(easy.pop()) if easy else talk.say(GOOD)
    return reply


# --- row 1: no content stored before agreement ------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [(), ("start",), ("start", "yes")])
@pytest.mark.parametrize("said", [f"Ma laverie {CANARY}", f"/{CANARY}", f"/modifier {CANARY}", f"{CANARY}\n" * 1000])
def test_row_1_what_is_written_before_the_yes_is_nowhere(steps: tuple[str, ...], said: str) -> None:
    talk = Talk()
    for step in steps:
        talk.start("fr") if step == "start" else talk.press(step)
    talk.say(said)
    talk.say(said)
    assert talk.answers == {}
    assert talk.projects == {}
    assert CANARY not in stored(talk)
    assert CANARY not in "".join(shown(reply) for outcome in talk.outcomes for reply in outcome.replies)


def test_row_1_whoever_writes_first_gets_the_first_contact_up_to_the_question_of_consent() -> None:
    talk = Talk()
    told = [shown(talk.say(f"Ma laverie {CANARY}"))]
    told += [shown(talk.press(value)) for value in ("fr", "yes")]
    everything = "\n".join(told)
    for name in ("first_contact",):
        assert MESSAGES["fr"][name] in everything
    assert MESSAGES["fr"]["terminal_notice"].split("{")[0] in everything
    for step in ("A01", "A02", "A03"):
        assert LIBRARY.dialogs["accueil"].steps[step].words["fr"].question in everything
    assert talk.answers == {}


@pytest.mark.parametrize("text", WEIRD)
def test_row_1_holds_for_anything_that_can_be_written(text: str) -> None:
    talk = Talk()
    talk.say(text)
    talk.say(text)
    assert talk.answers == {}
    person = TypeAdapter(Person).validate_json(talk.person or "")
    assert person == Person(person.id, "fr")
    assert all(json.loads(conversation)["pending"] is None for conversation in talk.conversations.values())


# --- row 2: it says that it is a bot, first ---------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("fr", "robot"), ("en", "bot")])
def test_row_2_the_first_message_says_that_it_is_a_bot(language: Language, word: str) -> None:
    first = Talk().start(language).blocks[0].text
    assert re.search(rf"\b{word}\b", first.split(".")[1])


def test_row_2_holds_when_the_language_is_not_known() -> None:
    first = shown(Talk().start(None))
    assert "robot" in first
    assert "a bot" in first


# --- row 3: the notice is complete ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_3_the_notice_of_the_terminal_tells_all_that_it_has_to(language: Language) -> None:
    notice = shown(Talk(Engine(LIBRARY, FACTS)).start(language))
    assert FACTS["controller"] in notice
    assert FACTS["contact"] in notice
    assert FACTS["legal_basis"] in notice
    assert FACTS["database"] in notice
    wanted = {
        "fr": (
            "But :",
            "Durée :",
            "Rien n'est envoyé ailleurs",
            "/mesdonnees",
            "/effacer",
            "cnil.fr",
            "/confidentialite",
        ),
        "en": ("Purpose:", "How long:", "Nothing is sent", "/mydata", "/erase", "cnil.fr", "/privacy"),
    }
    for words in wanted[language]:
        assert words in notice, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [FACTS, {}, {"controller": "", "contact": ""}])
def test_row_3_no_placeholder_is_left_empty_or_open(facts: dict[str, str], language: Language) -> None:
    for reply in _first_contact(Talk(Engine(LIBRARY, facts)), language):
        assert not re.search(r"[{}]", shown(reply))
        assert not re.search(r": *\.|: *$|\( *\)", shown(reply), re.MULTILINE)


def _first_contact(talk: Talk, language: Language) -> Iterator[Reply]:
    yield talk.start(language)
    yield talk.say("/confidentialite")
    yield talk.say("/humain")
    yield talk.press("yes")
    yield talk.press("refuse")


# --- row 5: a clear act, logged with the version and the time; a new version asks again -------------------------------


def test_row_5_consent_is_noted_with_the_version_of_the_notice_and_the_time() -> None:
    talk = Talk()
    talk.settle_in()
    person = talk.situation().person
    assert person is not None
    given_at = talk.at.replace(minute=talk.at.minute - 1)  # the form was opened a minute later
    assert person.consents == (
        Consent("terminal_notice", talk.engine.guide.notice_versions["terminal_notice"], given_at),
    )


@pytest.mark.parametrize(
    "text", ["", "peut-être", "oui mais pourquoi ?", "je suis d'accord sur le principe", "/reprendre", "x"]
)
def test_row_5_nothing_but_a_clear_yes_is_consent(text: str) -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    talk.say(text)
    person = talk.situation().person
    assert person is not None
    assert person.consents == ()


def test_row_5_a_new_version_asks_again_and_keeps_nothing_until_then() -> None:
    talk = Talk()
    talk.settle_in()
    talk.engine = Engine(LIBRARY, FACTS)
    reply = talk.say(f"Une réponse {CANARY}")
    assert [choice.value for choice in reply.choices] == ["accept", "refuse"]
    assert CANARY not in stored(talk)
    talk.start("fr")
    talk.press("accept")
    person = talk.situation().person
    assert person is not None
    (consent,) = person.consents
    assert consent.version == talk.engine.guide.notice_versions["terminal_notice"]


# --- row 6: one thing is agreed to, and nothing else is tied to it ----------------------------------------------------


def test_row_6_the_only_consent_there_is_today_is_to_keep_answers() -> None:
    assert [field.name for field in fields(Consent)] == ["notice", "version", "at", "inquiry", "role"]
    question = LIBRARY.dialogs["accueil"].steps["A03"].words
    for language, other in (("fr", r"coach|rappel|statisti|partag"), ("en", r"coach|remind|statisti|shar")):
        words = question["en" if language == "en" else "fr"]
        assert not re.search(other, words.question + words.before)


# --- row 7: withdrawing takes one command -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/effacer", "!effacer", "/erase", "/delete"])
@pytest.mark.parametrize("where", ["B03.3", "menu", "probe"])
def test_row_7_withdrawing_takes_one_command_and_one_yes_from_anywhere(command: str, where: str) -> None:
    talk = at("B03.3")
    if where == "menu":
        talk.say("/menu")
    if where == "probe":
        talk.say("tout le monde")
    reply = talk.say(command)
    assert "erase" in {choice.value for choice in reply.choices}
    talk.say("Tout effacer")
    assert [type(effect) for effect in talk.outcomes[-1].effects] == [Erase]


# --- row 8: a refusal leaves another way ------------------------------------------------------------------------------


def test_row_8_after_a_refusal_the_paper_form_is_one_press_away() -> None:
    talk = Talk()
    talk.start("fr")
    talk.press("yes")
    reply = talk.press("refuse")
    assert "form" in {move.move for move in reply.moves}
    assert talk.say("/formulaire").attachments == (Attachment("blank_form", "md", "fr"),)
    assert talk.person is None


# --- row 10: personal and sensitive data nudge, never block, never log the excerpt ------------------------------------

PERSONAL = "Mme Dupont nous a alertés avec les habitants du quartier et les infirmières du collège"
SENSITIVE = "sa fille est diabétique et elle ne peut plus sortir de chez elle depuis deux ans, disent les habitants"


@pytest.mark.parametrize(("text", "probe"), [(PERSONAL, "personal_data"), (SENSITIVE, "sensitive_data")])
@pytest.mark.parametrize("answer", ["C'est déjà dit", "Passer", "/passer", "/menu"])
def test_row_10_a_nudge_never_blocks_and_keeps_the_words(text: str, probe: str, answer: str) -> None:
    talk = at("B05.1")
    talk.say(text)
    assert probe_asked(talk) == probe
    talk.say(answer)
    assert talk.texts()["B05.1"] == text
    talk.say("/menu")
    assert talk.press("resume").blocks


def test_row_10_the_excerpt_is_not_kept_once_the_nudge_is_over() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.say("une habitante")
    talk.press("replace_words")
    assert "Dupont" not in stored(talk)


def test_row_10_a_mark_of_the_nudge_holds_no_excerpt() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.press("pass")
    marks = [mark for answer in talk.history() for mark in answer.probes]
    assert {mark.probe for mark in marks} == {"personal_data"}
    assert "Dupont" not in repr(marks)
    assert "Dupont" not in "".join(talk.conversations.values())


# --- row 11: no question asks for health, origin, religion, opinions --------------------------------------------------

_ASKS_FOR = re.compile(
    r"votre (?:santé|maladie|handicap|religion|origine|nationalité|orientation|âge|situation familiale|opinion|parti)"
    r"|(?:êtes|avez)-vous .{0,30}(?:malade|handicap|croyant|syndiqu|condamné|marié)"
    r"|your (?:health|illness|disability|religion|origin|nationality|ethnic|sexual|opinions|political|marital)"
    r"|are you .{0,30}(?:ill|disabled|religious|married|a member of)",
    re.IGNORECASE,
)


def asked() -> Iterator[tuple[str, str]]:
    """Every question and follow-up question of the content."""
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            for language, words in step.words.items():
                yield f"{dialog.id} {step.id} {language}", words.question
                for key, text in words.probes.items():
                    yield f"{dialog.id} {step.id} {language} {key}", text


def test_row_11_no_question_asks_what_is_nobodys_business() -> None:
    assert [name for name, text in asked() if _ASKS_FOR.search(text)] == []


@pytest.mark.parametrize("text", ["Quelle est votre religion ?", "Avez-vous été malade ?", "What about your health?"])
def test_row_11_such_a_question_would_be_found(text: str) -> None:
    assert _ASKS_FOR.search(text)


# --- row 14: access; row 15: rectification ----------------------------------------------------------------------------


def test_row_14_everything_can_be_asked_for_in_one_command() -> None:
    reply = at("B03.3").say("/mesdonnees")
    assert {(a.document, a.format) for a in reply.attachments} == {("my_data", "md"), ("my_data", "json")}


def test_row_15_a_replaced_answer_is_what_counts_from_then_on() -> None:
    talk = at("B03.3")
    talk.say("/modifier 1")
    talk.press("replace")
    talk.say("Le Lavoir mobile solidaire")
    assert talk.texts()["B01"] == "Le Lavoir mobile solidaire"
    assert "La Laverie" not in shown(talk.say("/recap"))


def test_row_15_a_replaced_personal_datum_is_gone_from_every_revision() -> None:
    talk = at("B05.1")
    talk.say(PERSONAL)
    talk.say("une habitante")
    talk.press("replace_words")
    assert [answer for answer in talk.history() if "Dupont" in answer.text] == []
    assert talk.texts()["B05.1"] == PERSONAL.replace("Mme Dupont", "une habitante")


# --- row 23: under 15 -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["Non", "n", "2", "non j'ai moins de 15 ans"])
def test_row_23_under_fifteen_nothing_is_kept_and_a_person_and_paper_are_named(answer: str) -> None:
    talk = Talk(Engine(LIBRARY, FACTS))
    talk.start("fr")
    reply = talk.say(answer)
    assert talk.person is None
    assert talk.erased == 1
    assert FACTS["contact"] in shown(reply)
    assert "/formulaire" in shown(reply)


@pytest.mark.parametrize("way", ["press", "say", "resume", "another place"])
def test_row_23_there_is_no_way_around_the_question_of_age(way: str) -> None:
    talk = Talk()
    talk.start("fr")
    if way == "press":
        talk.press("accept")
    if way == "say":
        talk.say("j'accepte")
    if way == "resume":
        talk.say("/reprendre")
    if way == "another place":
        talk.focus = None
        talk.say("bonjour")
        talk.press("accept")
    assert talk.draft.state == "A02"


# --- row 30: no score -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_30_the_coverage_is_told_in_words_without_a_number(language: Language) -> None:
    coverage = [block.text for block in end_of_walk(language).blocks if _is_coverage(block, language)]
    assert len(coverage) == 1
    assert not re.search(r"[\d%]", coverage[0])
    assert not re.search(r"\b(?:score|points|niveau|level|rank|éligib|eligib)", coverage[0])


def _is_coverage(block: Block, language: Language) -> bool:
    return block.text.startswith(MESSAGES[language]["coverage"].split("{")[0])


# --- row 32: what is shown can be typed, and means something without colour or emoji ----------------------------------

_LABELS = re.compile(r"\A[^\W\d_]|\A\d+\. |\A\{")


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_32_every_label_is_words_and_begins_with_no_emoji(language: Language) -> None:
    labels = [text.split(" | ")[0] for name, text in MESSAGES[language].items() if name.startswith("choice_")]
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            labels += [choice.label for choice in step.words[language].choices]
    assert [label for label in labels if not _LABELS.search(label)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_32_a_message_of_ours_fits_in_one_message_of_any_channel(language: Language) -> None:
    texts = [*MESSAGES[language].values(), *(text for name, text in asked() if f" {language}" in name)]
    assert max(map(len, texts)) < 4096
    assert [text for text in texts if re.match(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]", text)] == []


# --- row 34: plain language; row 35: both languages -------------------------------------------------------------------

_SENTENCE = re.compile(r"[.!?:;]\s|\n")


def said() -> Iterator[tuple[str, str]]:
    """Everything that people read."""
    yield from asked()
    for language, messages in MESSAGES.items():
        for name, text in messages.items():
            if not name.startswith("choice_"):
                yield f"messages {language} {name}", text
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            for language, words in step.words.items():
                for field, text in (("help", words.help), ("example", words.example), ("before", words.before)):
                    yield f"{dialog.id} {step.id} {language} {field}", text


def test_row_34_no_sentence_is_longer_than_22_words() -> None:
    long = [
        (name, sentence)
        for name, text in said()
        for sentence in _SENTENCE.split(text)
        if len(re.findall(r"\w+(?:['’-]\w+)*", sentence)) > 22
    ]
    assert long == []


_JARGON = re.compile(
    r"\b(?:gouvernance|capacitation|empowerment|parties prenantes|essaimage|disrupti\w+|stakeholders?|scalab\w+"
    r"|leverag\w+|synerg\w+|paradigm\w*|résilien\w+|resilien\w+)\b",
    re.IGNORECASE,
)


def test_row_34_no_question_speaks_in_jargon() -> None:
    assert [name for name, text in asked() if _JARGON.search(text)] == []


def test_row_35_both_languages_say_the_same_things() -> None:
    assert set(MESSAGES["fr"]) == set(MESSAGES["en"])
    for dialog in LIBRARY.dialogs.values():
        for step in dialog.steps.values():
            french, english = step.words["fr"], step.words["en"]
            assert set(french.probes) == set(english.probes), step.id
            assert [c.value for c in french.choices] == [c.value for c in english.choices], step.id
            for field in ("label", "question", "help", "example", "before"):
                assert bool(getattr(french, field)) == bool(getattr(english, field)), (step.id, field)


def test_row_35_the_same_walk_asks_the_same_questions_in_both_languages() -> None:
    states: dict[Language, list[str]] = {"fr": [], "en": []}
    for language in LANGUAGES:
        talk = Talk()
        talk.settle_in(language)
        for _ in range(80):
            states[language].append(talk.draft.state)
            talk.say("/passer" if language == "fr" else "/skip")
    assert states["fr"] == states["en"]
    assert "review" in states["fr"]
