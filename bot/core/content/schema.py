"""The shape of the files that authors write; the JSON Schema that editors use is made from it.

Each dialog is a folder of three files: `dialog.yaml` (StructureFile), and `fr.yaml` and `en.yaml` (WordsFile), which
meet through ids. The models refuse unknown keys, so that a misspelt one is never passed over in silence.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from bot.core.dialog import Effects, Kind, MapPart, SubjectKind

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.]*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Weight = Annotated[int, Field(ge=1, le=2)]

# Tags of the two ways to write a step. They show up in the places that pydantic reports, and `reading` leaves them out.
STEP, BORROWED = "<step>", "<borrowed>"


class FileModel(BaseModel):
    """What all parts of the files share: no unknown key, no change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- dialog.yaml ------------------------------------------------------------------------------------------------------


class RouteFile(FileModel):
    """Where to go next. Routes are tried in order; the last one has no `when`."""

    to: str = Field(description="A step id, or home, review, done.")
    when: str | None = Field(None, description='A condition, such as "chose:no".')


class StepFile(FileModel):
    """One question of this dialog."""

    id: Id = Field(description="For ever: answers hang on it. To rename it, write the old id under `formerly`.")
    kind: Kind
    subject: SubjectKind | None = Field(None, description="Only where it differs from the chapter's.")
    min_words: int = Field(0, ge=0, description="Under this many words, a follow-up question is asked.")
    target_words: int = Field(0, ge=0, description="Words of a comfortable answer; never shown.")
    probes: tuple[str, ...] = Field((), description="Conditions of the follow-up questions, in order.")
    choices: tuple[Name, ...] = Field((), description="Stable values; their labels are in fr.yaml and en.yaml.")
    show_if: str | None = Field(None, description="The question is asked only while this condition holds.")
    depends_on: tuple[str, ...] = Field((), description="Steps whose change makes this question worth asking again.")
    routes: tuple[RouteFile, ...] = Field((), description="Where to go next, if not to the following step.")
    lands: tuple[str, ...] = Field((), description="Headings of the form under which the answer is handed in.")
    weights: dict[str, Weight] = Field({}, description="What a full answer tells about: 2 main, 1 secondary; {} none.")
    same_as: tuple[Id, ...] = Field((), description="Questions of other dialogs that ask the same; one side names it.")
    offers: Id | None = Field(None, description="A kind of cards, or one card, offered once this is answered.")
    tags: dict[str, str] = {}
    formerly: tuple[str, ...] = Field((), description="Ids that this question had before.")


class BorrowFile(FileModel):
    """A question of another dialog, asked here; its words and weights are those of its own dialog."""

    borrow: Id
    lands: tuple[str, ...] = ()
    bridges: str = Field("", description="The dimension for which this question is offered.")


def _way(written: Any) -> str:
    borrowed = "borrow" in written if isinstance(written, dict) else isinstance(written, BorrowFile)
    return BORROWED if borrowed else STEP


AnyStep = Annotated[Annotated[StepFile, Tag(STEP)] | Annotated[BorrowFile, Tag(BORROWED)], Discriminator(_way)]


class ChapterFile(FileModel):
    """A stretch of questions about one subject; with `walked: false` it is entered by choice only."""

    id: Name
    subject: SubjectKind
    walked: bool = True
    effects: Effects | None = Field(None, description="Its questions tagged `kind: impact` end up in a table.")
    steps: tuple[AnyStep, ...] = Field(min_length=1)


class CardFile(FileModel):
    """A short text offered beside the dialogs."""

    id: Id
    kind: Name
    answer: Name | None = Field(None, description="In a game: our reading of this case, one of the game's choices.")
    steps: tuple[Id, ...] = Field((), description="In a warm-up: the questions that words said here may go to.")
    tags: dict[str, str] = {}


class GameFile(FileModel):
    """One question about the cases that are the cards of its kind."""

    id: Name = Field(description="The `kind` of its cards.")
    choices: tuple[Name, ...] = Field(min_length=2, description="Stable values; their words are in the other files.")


class ProbeFile(FileModel):
    """A follow-up question that may come after any answer."""

    id: Id
    condition: str = Field(alias="if")
    after_item_probes: bool = False


class MessageFile(FileModel):
    """A message: its id in the authors' list, and the names that the program fills in."""

    id: str = ""
    placeholders: tuple[str, ...] = ()


class CueFile(FileModel):
    """One way in which a sequence shows in a story; its phrases are in fr.yaml and en.yaml."""

    hint: bool = Field(False, description="Not enough alone: heard with another hint of its sequence.")
    marks: tuple[Id, ...] = Field((), description="Markers that it shows as well.")


class HeardFile(FileModel):
    """How one sequence is heard."""

    wished: bool = Field(False, description="What people would like counts as well as what is there.")
    marks: tuple[Id, ...] = Field((), description="Markers that all its cues show.")
    cues: dict[Name, CueFile] = Field(min_length=1)


class StructureFile(FileModel):
    """dialog.yaml: everything about a dialog but its words."""

    id: Name = Field(description="The name of the folder.")
    headings: tuple[Id, ...] = Field((), description="The headings of the form that is handed in, in its order.")
    reflection: bool = Field(False, description="Prompts to think with: never wrong, one follow-up question at most.")
    any_chapter: bool = Field(False, description="One begins with the chapter that one likes.")
    midway: Id | None = Field(None, description="A question that is not walked, asked once at half of the way.")
    fills: MapPart | None = Field(None, description="The part of the map that this walk fills in, drawn on the way.")
    chapters: tuple[ChapterFile, ...] = ()
    cards: tuple[CardFile, ...] = ()
    games: tuple[GameFile, ...] = ()
    probes: tuple[ProbeFile, ...] = ()
    dimensions: tuple[Id, ...] = ()
    messages: dict[Name, MessageFile] = {}
    hearing: dict[Id, HeardFile] = Field({}, description="What is listened for in a story.")


# --- fr.yaml, en.yaml -------------------------------------------------------------------------------------------------


class ChoiceWordsFile(FileModel):
    """What is shown for a choice, and what can also be typed for it (capitals and accents do not matter)."""

    label: Text
    synonyms: tuple[str, ...] = ()


class StepWordsFile(FileModel):
    """What people read of one question."""

    label: Text = Field(description="The short name of the question, in a summary.")
    before: Text | None = Field(None, description="Said just before the question.")
    question: Text = Field(description="One question mark, sentences of 22 words at most.")
    help: Text
    example: Text | None = Field(None, description="Invented; shown only when the person asks.")
    community: Text | None = Field(None, description="The question as it is put to several people in a room.")
    probes: dict[str, Text] = Field({}, description="The follow-up questions, by their condition.")
    choices: dict[str, ChoiceWordsFile] = {}


class CardWordsFile(FileModel):
    """What people read of one card."""

    title: Text
    text: Text
    explanation: Text | None = Field(None, description="In a game: what speaks for our reading, kindly.")


class GameChoiceFile(ChoiceWordsFile):
    """A choice of a game, and what speaks for it whatever the case: another reading than ours is always accepted."""

    reading: Text


class GameWordsFile(ChoiceWordsFile):
    """What people read of one game; its label is what one chooses it by."""

    question: Text = Field(description="Asked about each case; one question mark.")
    choices: dict[str, GameChoiceFile]


class CueWordsFile(FileModel):
    """Phrases between commas, looked for in one sentence: `voisin, décid*, coup de main, <group>, c'est ... but`."""

    say: Text = Field(description="One of these is there.")
    beside: str = Field("", description="And one of these, not far from it.")
    unless: str = Field("", description="And none of these.")


class HearingWordsFile(FileModel):
    """How stories are heard in this language."""

    spellings: dict[str, Text] = Field({}, description="Quick spellings, and the words that they stand for.")
    denials: Text = Field(description="Beside a phrase, they turn it into its contrary.")
    wishes: Text = Field(description="Beside a phrase, they make it something that is not there yet.")
    projects: Text = Field(description="How one speaks of a project; a story without them has to tell more.")
    groups: dict[Name, Text] = Field({}, description="Lists that a phrase may name as <name>.")
    cues: dict[Id, dict[Name, Annotated[tuple[CueWordsFile, ...], Field(min_length=1)]]]


class WordsFile(FileModel):
    """fr.yaml and en.yaml: the words, under the ids of dialog.yaml."""

    title: Text
    command: Name | None = Field(None, description="The word that opens this dialog, typed with / or alone.")
    door: Text | None = Field(None, description="Its title where one chooses it, if that should tell a newcomer more.")
    intro: Text | None = Field(None, description="Said when a walk through this dialog begins.")
    headings: dict[str, Text] = {}
    chapters: dict[str, Text] = {}
    steps: dict[str, StepWordsFile] = {}
    cards: dict[str, CardWordsFile] = {}
    games: dict[str, GameWordsFile] = {}
    probes: dict[str, Text] = {}
    dimensions: dict[str, Text] = {}
    messages: dict[str, Text] = {}
    hearing: HearingWordsFile | None = None
