"""What a dialog is once it has been read: immutable, typed, free of files.

`bot.core.content` builds these objects from the authors' YAML and is the only maker of them. Everything else reads.
Words are kept by language, then by step; a language is "fr" or "en".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.core.conditions import Condition

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
MAIN = 2  # the weight of what a question mainly asks for
EFFECT = "impact"  # the tag `kind` of a question about an effect
FOR_COACH = "for_coach"  # the tag of a question that coaches read in other words

Kind = Literal[
    "short_text",
    "long_text",
    "optional_text",
    "list_plus_text",
    "dated_list",
    "ranking",
    "choice",  # a choice only: the first contact
    "choice_plus_text",
    "story",
]
SubjectKind = Literal["action", "project", "person"]
Effects = Literal["direct", "indirect"]
MapPart = Literal["wheel", "sequences", "stops"]  # what is drawn of the map


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be pressed, and typed: by its number, its label or one of its synonyms."""

    value: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepWords:
    """What people read of one step, in one language. `probes` is keyed by the condition as written ("words_lt:3").

    `community`: the question as it is put to the people of a room, who do not know the project; "" if it never is.
    """

    label: str
    question: str
    help: str
    example: str = ""
    before: str = ""
    community: str = ""
    probes: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where the conversation goes after a step. `when` is None on the last route of a step, always."""

    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `id` is global and stable; `formerly` lists the ids it had before.

    `lands` names the headings of the form under which the answer is exported; `weights` says how much a full answer
    tells about each dimension (2 main, 1 secondary); `bridges` names the dimension a bridging question is offered
    for. `subject` is the chapter's, but where it differs: the order of the actions is about the project. `same_as`: the
    steps of other dialogs that ask the same, whichever of the two names the other. `offers`: a kind of cards, or one
    card, to think on with once it is answered.
    """

    id: str
    kind: Kind
    words: Mapping[Language, StepWords]
    subject: SubjectKind = "action"
    min_words: int = 0
    target_words: int = 0
    probes: tuple[Condition, ...] = ()
    show_if: Condition | None = None
    depends_on: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    lands: tuple[str, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)
    bridges: str = ""
    same_as: tuple[str, ...] = ()
    offers: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()

    @property
    def asks_for(self) -> tuple[str, ...]:
        """The dimensions that it mainly asks for; what else weighs may show in an answer."""
        return tuple(name for name, weight in self.weights.items() if weight >= MAIN)

    @property
    def hears(self) -> bool:
        """Whether the story told here is listened to; the choices of its answer are what the person confirmed."""
        return "hears" in self.tags


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of 3 to 6 questions about one subject. A chapter that is not `walked` is only entered by choice.

    `effects`: its questions about effects (tag `kind: impact`) tell direct or indirect ones, and end up in a table.
    """

    id: str
    subject: SubjectKind
    steps: tuple[str, ...]
    titles: Mapping[Language, str]
    walked: bool = True
    effects: Effects | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the form that is handed in, in the order of the form."""

    id: str
    titles: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Card:
    """A short text offered beside the dialogs: glossary, myth, question, success or brake card, warm-up, case to play.

    `answer` and `explanations`: how we read a case, and why. `steps`: the questions for which words said to a warm-up
    may be kept; the walk that has one of them decides which.
    """

    id: str
    kind: str
    titles: Mapping[Language, str]
    texts: Mapping[Language, str]
    answer: str = ""
    explanations: Mapping[Language, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Game:
    """One question about short invented cases: the cards whose kind is its id. Nothing is right or wrong.

    `readings`: what speaks for each choice, whatever the case, by language and value.
    """

    id: str
    names: Mapping[Language, Choice]
    questions: Mapping[Language, str]
    choices: Mapping[Language, tuple[Choice, ...]]
    readings: Mapping[Language, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Dialog:
    """One walk through questions. `version` is made from its text, so that a changed word is a new version.

    `commands`: the word that opens it, by language; `names`: what it is called where one chooses it; `intro` is said
    when a walk begins. `reflection`: its questions are prompts to think with. `any_chapter`: the walk begins with the
    chapter that the person chooses. `midway`: the step that is asked once when half of the way is done. `fills`: the
    part of the map that it fills in, which is drawn on the way.
    """

    id: str
    version: str
    titles: Mapping[Language, str]
    chapters: tuple[Chapter, ...] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    cards: tuple[Card, ...] = ()
    games: tuple[Game, ...] = ()
    commands: Mapping[Language, str] = field(default_factory=dict)
    names: Mapping[Language, str] = field(default_factory=dict)
    intro: Mapping[Language, str] = field(default_factory=dict)
    reflection: bool = False
    any_chapter: bool = False
    midway: str = ""
    fills: MapPart | None = None

    @property
    def subject(self) -> SubjectKind:
        """What a walk through it is about."""
        return self.chapters[0].subject if self.chapters else "person"


@dataclass(frozen=True, slots=True)
class GlobalProbe:
    """A follow-up question that may come after any answer (E4 in the authors' rules)."""

    id: str
    condition: Condition
    texts: Mapping[Language, str]
    after_item_probes: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """What shows a sequence of the storyboard in one sentence of a story. Phrases are as written, between commas.

    One of `says` is there; one of `beside` too, if there are any; none of `unless`. A `hint` is heard only with another
    hint of its sequence. `wished`: what one would like counts as well. `marks` names the markers that it shows too.
    """

    sequence: str
    name: str
    says: str
    beside: str = ""
    unless: str = ""
    hint: bool = False
    wished: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """How stories are heard in one language. `groups` and `spellings` are pairs: a name or a word, and what it means.

    `denials` turn a phrase beside them into its contrary ("pas"); `wishes` make it something that is not there yet.
    `projects` are how one speaks of what one does with others: a story without them has to tell more to be believed.
    """

    language: Language
    cues: tuple[Cue, ...]
    groups: tuple[tuple[str, str], ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    denials: str = ""
    wishes: str = ""
    projects: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All content of the bot: dialogs by id, messages by language and name, global probes in order, dimension names.

    `hearing` says how stories are heard, by language; it is empty where no dialog tells. `synonyms`: other words that
    people may type for a dimension.
    """

    dialogs: Mapping[str, Dialog]
    messages: Mapping[Language, Mapping[str, str]]
    probes: tuple[GlobalProbe, ...]
    dimensions: Mapping[str, Mapping[Language, str]]
    hearing: Mapping[Language, Hearing] = field(default_factory=dict)
    synonyms: Mapping[str, Mapping[Language, tuple[str, ...]]] = field(default_factory=dict)
