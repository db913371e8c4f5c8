"""Each rule finds its fault: a valid dialog, one place broken, and what an author is told."""

# ruff: noqa: E501  # the tables are read row by row

from __future__ import annotations

import pytest

from tests.content.tiny import Tiny

DIALOG, FR, EN = "form/dialog.yaml", "form/fr.yaml", "form/en.yaml"
QUOTES = "''"
CUES = f"hearing: {{denials: a, wishes: b, projects: c, cues: {{S01: {{need: {QUOTES}}}}}}}\n"
LONG = " ".join(["word"] * 23)


def test_a_valid_dialog_has_no_problem(tiny: Tiny) -> None:
    assert tiny.problems() == []


# Each row: the file, what is replaced there, by what, and what is said.
WRITING = [
    (DIALOG, "    subject: action\n", "    subjet: action\n", f'{DIALOG}: chapters.first.subjet: unknown key; did you mean "subject".'),
    (DIALOG, "    subject: action\n", "", f"{DIALOG}: chapters.first.subject: this is missing; add it."),
    (DIALOG, "kind: long_text", "kind: novel", f"{DIALOG}: chapters.first.steps.A1.kind: write one of short_text, long_text"),
    (DIALOG, "kind: long_text", "kind: longtext", f"{DIALOG}: chapters.first.steps.A1.kind: did you mean \"long_text\"; found 'longtext'."),
    (DIALOG, "id: A1", "id: À 1", f'{DIALOG}: chapters.first.steps.À 1.id: "À 1" cannot be an id'),
    (DIALOG, "{D1: 2}", "{D1: 3}", f"{DIALOG}: chapters.first.steps.A1.weights.D1: write 1 or 2; found '3'."),
    (DIALOG, "{D1: 2}", "{D1: deux}", f"{DIALOG}: chapters.first.steps.A1.weights.D1: write 1 or 2; found 'deux'."),
    (DIALOG, "{D1: 2}", "2", f"{DIALOG}: chapters.first.steps.A1.weights: write lines `key: value` under it; found '2'."),
    (DIALOG, "walked: false", "walked: non", f"{DIALOG}: chapters.bridges.walked: write true or false; found 'non'."),
    (DIALOG, "kind: long_text", "kind: long_text\n        min_words: dix", f"{DIALOG}: chapters.first.steps.A1.min_words: write a whole number; found 'dix'."),
    (DIALOG, "headings: [H1]", "headings: H1", f"{DIALOG}: headings: write a list of names, such as [one, two]; found 'H1'."),
    (DIALOG, "- {to: A3}", "- A3", f"{DIALOG}: chapters.first.steps.A2.routes.2: write lines `key: value` under it; found 'A3'."),
    (FR, "question: Which name?", "question: [Which, name]", f"{FR}: steps.A1.question: write a text."),
    (FR, "command: fill\n", f"command: fill\n{CUES}", f"{FR}: hearing.cues.S01.need: write a list of phrases, each with `say`; found ''."),
    (FR, "command: fill\n", f"command: fill\n{CUES.replace(QUOTES, '[{say: a}, {say: b, unless: [c]}]')}", f"{FR}: hearing.cues.S01.need.2.unless: write a text."),
    (FR, "    help: Any name.\n", "", f"{FR}: steps.A1.help: this is missing; add it."),
    (FR, "help: Any name.", 'help: ""', f"{FR}: steps.A1.help: this text is empty; write it or remove the key."),
    (FR, "help: Any name.", "help: Any: name.", f"{FR}: line 13: this is not valid YAML"),
    (FR, "help: Any name.", "help: Any.\n    help: Name.", f'{FR}: line 14: the key "help" is written twice; keep one.'),
    (FR, "title: Form", "titel: Form", f'{FR}: titel: unknown key; did you mean "title".'),
]  # fmt: skip
IDS = [
    (DIALOG, "id: form", "id: from", f'{DIALOG}: id: "from" is not the name of the folder; write "form".'),
    (DIALOG, "id: A3", "id: O1", f"other/dialog.yaml: chapters.only.steps.O1: the id O1 is taken in {DIALOG}; write another id in one of the two."),
    (DIALOG, "id: A3", "id: K1", f"other/dialog.yaml: cards.K1: the id K1 is taken in {DIALOG}; write another id in one of the two."),
    (DIALOG, "- borrow: O1", "- {borrow: O1, lands: [H1]}\n      - borrow: O1", f"{DIALOG}: chapters.bridges.steps.O1: this dialog already asks this question"),
    ("other/dialog.yaml", "[O0]", "[A1]", f"other/dialog.yaml: chapters.only.steps.O1.formerly: the id A1 is taken in {DIALOG}"),
    ("other/dialog.yaml", "[O0]", "[O0, O0]", "other/dialog.yaml: chapters.only.steps.O1.formerly: the id O0 is taken in other/dialog.yaml"),
    (DIALOG, "[H1]", "[H1, H1]", f"{DIALOG}: headings.H1: written twice; keep one."),
    (DIALOG, "[yes, no]", "[yes, no, no]", f"{DIALOG}: chapters.first.steps.A2.choices.no: written twice; keep one."),
]  # fmt: skip
WORDS = [
    (FR, "  A3:\n    label: Last\n    question: Anything else?\n    help: It is over.\n", "", f"{FR}: steps.A3: the words are missing; add them here."),
    (FR, "  A3:", "  A3: {label: Last, question: More?, help: Over.}\n  A9:", f"{FR}: steps.A9: dialog.yaml does not have this; add it there or remove it here."),
    (EN, "    probes:\n      words_lt:3: Could you say more?\n", "", f"{EN}: steps.A1.probes.words_lt:3: the words are missing; add them here."),
    (EN, "words_lt:3: Could", "words_gt:9: Is it long?\n      words_lt:3: Could", f"{EN}: steps.A1.probes.words_gt:9: dialog.yaml does not have this"),
    (EN, "    example: The mill.\n", "", f"{EN}: steps.A1.example: another language has this; add it here, or remove it there."),
    (EN, "      no: {label: No thanks, synonyms: [no]}\n", "", f"{EN}: steps.A2.choices.no: the words are missing; add them here."),
    (FR, "{H1: Heading}", "{}", f"{FR}: headings.H1: the words are missing; add them here."),
    (FR, "{first: First, bridges: Further}", "{first: First}", f"{FR}: chapters.bridges: the words are missing; add them here."),
    (FR, "{D1: need}", "{}", f"{FR}: dimensions.D1: the words are missing; add them here."),
    (FR, "{P1: Which word comes first?}", "{}", f"{FR}: probes.P1: the words are missing; add them here."),
    (FR, '{hello: "Hello {name}."}', "{}", f"{FR}: messages.hello: the words are missing; add them here."),
    (FR, '"Hello {name}."', "Hello.", f"{FR}: messages.hello: {{name}} of {DIALOG} is missing; write the same placeholders in both."),
    (FR, '"Hello {name}."', '"{name} {nom}."', f"{FR}: messages.hello: {{nom}} does not stand in {DIALOG}"),
    (FR, "It is over.", "Write to {contact}.", f"{EN}: steps.A3.help: {{contact}} of {FR} is missing"),
    (EN, "It is over.", "Write to {contact}.", f"{EN}: steps.A3.help: {{contact}} does not stand in {FR}"),
    (EN, "It is over.", "It is {is|is not} over.", f"{EN}: steps.A3.help: {{is|is not}} is not a placeholder; write {{name}} in small plain letters."),
    (EN, "It is over.", "It is } over.", f"{EN}: steps.A3.help: }} is not a placeholder"),
]  # fmt: skip
LINKS = [
    (DIALOG, '"words_lt:3"', '"word_lt:3"', f"{DIALOG}: chapters.first.steps.A1.probes: there is no condition 'word_lt'; did you mean 'words_lt'?"),
    (DIALOG, "if: dont_know", "if: dunno", f"{DIALOG}: probes.P1.if: there is no condition 'dunno'"),
    (DIALOG, "chose:no", "chooses:no", f"{DIALOG}: chapters.first.steps.A2.routes.1.when: there is no condition 'chooses'"),
    (DIALOG, "kind: short_text", "kind: short_text\n        show_if: sunny", f"{DIALOG}: chapters.first.steps.A3.show_if: there is no condition 'sunny'"),
    (DIALOG, "to: A3", "to: A4", f'{DIALOG}: chapters.first.steps.A2.routes.2: "A4" is not a step of this dialog; write a step id or home, review, done.'),
    (DIALOG, "          - {to: A3}\n", "", f"{DIALOG}: chapters.first.steps.A2.routes.1: the last route has a condition; add a route without `when` after it."),
    (DIALOG, "          - {to: A3}\n", "          - {to: A3}\n          - {to: home}\n", f"{DIALOG}: chapters.first.steps.A2.routes.2: this route has no condition, so those after it are never taken"),
    (DIALOG, "borrow: O1", "borrow: O2", f'{DIALOG}: chapters.bridges.steps.O2.borrow: there is no step "O2"; correct it or remove it.'),
    (DIALOG, "bridges: D1", "bridges: D2", f'{DIALOG}: chapters.bridges.steps.O1.bridges: there is no dimension "D2"'),
    (DIALOG, "{D1: 2}", "{D2: 2}", f'{DIALOG}: chapters.first.steps.A1.weights: there is no dimension "D2"'),
    (DIALOG, "lands: [H1]", "lands: [H2]", f'{DIALOG}: chapters.first.steps.A1.lands: there is no heading "H2"'),
    (DIALOG, "        lands: [H1]\n", "", f"{DIALOG}: chapters.first.steps.A1.lands: this answer would not be handed in; name a heading."),
    (DIALOG, "depends_on: [A1]", "depends_on: [O9]", f'{DIALOG}: chapters.first.steps.A2.depends_on: there is no step of this dialog "O9"'),
    (DIALOG, "id: A1\n", "id: A1\n        depends_on: [A2]\n", f"{DIALOG}: chapters.first.steps.A1.depends_on: goes round in a circle; remove one of its links."),
    (DIALOG, "        choices: [yes, no]\n", "", f"{DIALOG}: chapters.first.steps.A2.choices: a choice needs choices; list their values here."),
]  # fmt: skip
CHOICES = [
    (FR, "[no]", "[ok]", f'{FR}: steps.A2.choices.no.synonyms: "ok" also means yes; keep it in one of the two.'),
    (FR, "label: No thanks", "label: Yes Please!", f'{FR}: steps.A2.choices.no.label: "Yes Please!" also means yes'),
    (FR, "[no]", "[ÔK]", f'{FR}: steps.A2.choices.no.synonyms: "ÔK" also means yes'),
    (FR, "[no]", '[""]', f'{FR}: steps.A2.choices.no.synonyms: "" cannot be typed; write a word.'),
    (FR, "label: No thanks", 'label: "?!"', f'{FR}: steps.A2.choices.no.label: "?!" cannot be typed; write a word.'),
    (FR, "[no]", "[2]", f'{FR}: steps.A2.choices.no.synonyms: "2" would be read as the number of a choice; write a word.'),
    (FR, "label: No thanks", f"label: No {'a' * 38}", f"{FR}: steps.A2.choices.no.label: 41 characters; shorten the label to 40."),
]  # fmt: skip
READING = [
    (FR, "It is over.", f"{LONG}.", f'{FR}: steps.A3.help: 23 words in the sentence "word word word word word..."; cut it in two.'),
    (EN, "Could you say more?", f"Thanks. {LONG}?", f"{EN}: steps.A1.probes.words_lt:3: 23 words in the sentence"),
    (EN, "Which name?", "Which name? Which place?", f"{EN}: steps.A1.question: two question marks; ask one question per message."),
    (EN, "Could you say more?", "Who? When? Where?", f"{EN}: steps.A1.probes.words_lt:3: three question marks; ask one question per message."),
    (EN, "Which name?", "Say a name.", f"{EN}: steps.A1.question: no question mark; ask something."),
    (EN, "Which word comes first?", "Say a word.", f"{EN}: probes.P1: no question mark; ask something."),
    (FR, '"Hello {name}."', '"Hello {name}? Ready?"', f"{FR}: messages.hello: two question marks"),
    (FR, '"Hello {name}."', '"👋 Hello {name}."', f"{FR}: messages.hello: starts with an emoji; begin with a word."),
    (FR, "Which name?", "Quelle est votre religion ?", f'{FR}: steps.A1.question: "religion" asks for private matters; ask about the project instead.'),
    (EN, "Could you say more?", "I see. Is she in good health?", f'{EN}: steps.A1.probes.words_lt:3: "health" asks for private matters'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), WRITING + IDS + WORDS + LINKS + CHOICES + READING)
def test_a_fault_is_found_and_a_fix_proposed(tiny: Tiny, file: str, old: str, new: str, said: str) -> None:
    assert [problem for problem in tiny.broken(file, old, new).problems() if problem.startswith(said)]


def test_a_chapter_of_a_form_has_three_to_six_questions(tiny: Tiny) -> None:
    short = tiny.broken(DIALOG, "to: A3", "to: done")
    for file in (FR, EN):
        start = short.files[file].index("  A3:")
        short.files[file] = short.files[file][:start]
    short.files[DIALOG] = short.files[DIALOG].replace(
        "      - id: A3\n        kind: short_text\n        lands: [H1]\n        weights: {}\n", ""
    )
    said = "2 questions; a chapter has 3 to 6, so split it or join it to another."
    assert short.problems() == [f"{DIALOG}: chapters.first.steps: {said}"]


def test_what_may_be_typed_instead_of_a_label_is_no_part_of_its_sentence(tiny: Tiny) -> None:
    half = " ".join(["word"] * 15)
    for file in (FR, EN):
        tiny = tiny.broken(file, '"Hello {name}."', f'"Hello {{name}} {half} | {half}."')
    assert tiny.problems() == []


def test_a_command_cannot_name_a_choice(tiny: Tiny) -> None:
    assert tiny.problems({"fr": ["OK"]}) == [
        f'{FR}: steps.A2.choices.yes.synonyms: "ok" is a command; write another word.'
    ]


@pytest.mark.parametrize("file", [DIALOG, FR, EN])
def test_each_dialog_has_its_three_files(tiny: Tiny, file: str) -> None:
    said = f"{file}: this file is missing; every dialog has dialog.yaml, fr.yaml, en.yaml."
    assert tiny.without(file).problems() == [said]


def test_other_files_are_left_alone(tiny: Tiny) -> None:
    tiny.files |= {
        "README.md": "# Hello",
        "form/notes.txt": "{",
        "schemas/dialog.json": "{}",
        "form/draft.yaml": "a: [",
    }
    assert tiny.problems() == []


@pytest.mark.parametrize("text", ["", "just words", "- a list"])
def test_a_file_that_says_nothing_is_named(tiny: Tiny, text: str) -> None:
    tiny.files[FR] = text
    assert tiny.problems() == [f'{FR}: nothing to read here; write "key: value" lines.']


def test_every_problem_is_told_at_once(tiny: Tiny) -> None:
    worse = tiny.broken(DIALOG, "chose:no", "chooses:no").broken(EN, "Which name?", "Which name? Why?")
    worse = worse.broken("other/fr.yaml", "Who decides?", "Who decides").broken(FR, "help: Any name.", "help: [")
    assert {problem.split(":")[0] for problem in worse.problems()} == {FR, "other/fr.yaml"}
    worse.files[FR] = tiny.files[FR]
    assert {problem.split(":")[0] for problem in worse.problems()} == {DIALOG, EN, "other/fr.yaml"}


def test_a_file_that_cannot_be_read_raises_no_complaint_about_what_it_may_hold(tiny: Tiny) -> None:
    problems = tiny.broken("other/fr.yaml", "title: Other", "title: [").problems()
    assert [problem.split(":")[0] for problem in problems] == ["other/fr.yaml"]
