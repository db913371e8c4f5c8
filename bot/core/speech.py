"""The one message that answers a turn, while it is being put together, in the person's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.core.dialog import Choice, Language
from bot.core.guide import Guide, read_option
from bot.core.model import Attachment, Block, BlockKind, Press, Reply, Shortcut
from bot.core.plain import excerpt

_BUTTON = 24  # letters of a name on a button, beside the words before it


class Speech:
    """What is said in one turn. Handlers add to it; `reply` is the whole."""

    def __init__(self, guide: Guide, language: Language) -> None:
        self.guide = guide
        self.language: Language = language
        self._blocks: list[Block] = []
        self._choices: tuple[Choice, ...] = ()
        self._numbered = False
        self._moves: tuple[Shortcut, ...] = ()
        self._attachments: list[Attachment] = []
        self.press: Press | None = None  # the button that this turn follows
        self.invites = False  # whether a private talk is offered
        self.for_all = False  # whether the choices are for everybody who reads
        self._about: dict[str, None] = {}  # shares and comments that are shown, in their order

    def words(self, name: str, /, **values: object) -> str:
        """A message in the person's language.

        Its placeholders filled from `values` and the facts of the installation.
        """
        text = self.guide.library.messages[self.language][name]
        return text.format(**{**self.guide.facts[self.language], **values}) if "{" in text else text

    def date(self, moment: datetime) -> str:
        """A day as it is told: the one it is where people live."""
        local = moment.astimezone(self.guide.zone)
        return self.words("date", day=f"{local.day:02}", month=f"{local.month:02}", year=local.year)

    def dimension(self, name: str) -> str:
        """The name of a dimension of the coverage map."""
        return self.guide.library.dimensions[name][self.language]

    def synonyms(self, name: str) -> tuple[str, ...]:
        """Other words that people may type for a dimension: the ones that specialists use, for instance."""
        return self.guide.library.synonyms[name][self.language]

    def leading(self, value: str, dimension: str, label: str = "") -> Choice:
        """A choice that leads to what speaks of a dimension. It is cut where it is long, and known by all its names."""
        name = self.dimension(dimension)
        choice = self.option(value, "choice_bridge", label=excerpt(label or name, _BUTTON))
        return replace(choice, synonyms=(*choice.synonyms, label or name, name, *self.synonyms(dimension)))

    def option(self, value: str, name: str = "", /, **values: object) -> Choice:
        """A choice whose message reads "Label | synonym | synonym". `name` defaults to `choice_` and the value."""
        name = name or f"choice_{value}"
        fixed = None if values else self.guide.options.get((self.language, name))
        if fixed is None:
            return read_option(value, self.words(name, **values))
        return fixed if fixed.value == value else replace(fixed, value=value)

    def listed(self, labels: Iterable[str]) -> str:
        """Labels in one line, each between quotation marks: there are commas in some of them."""
        return ", ".join(self.words("label_listed", label=label) for label in labels)

    def add(self, kind: BlockKind, text: str) -> None:
        """Add a piece to the reply."""
        self._blocks.append(Block(kind, text))

    def say(self, name: str, /, **values: object) -> None:
        """Add a message to the reply as a paragraph."""
        self._blocks.append(Block("paragraph", self.words(name, **values)))

    def ask(self, name: str, /, **values: object) -> None:
        """Add a message to the reply as its question."""
        self._blocks.append(Block("question", self.words(name, **values)))

    def enumerate(self, items: tuple[str, ...]) -> None:
        """Add a list to the reply."""
        self._blocks.append(Block("list", items=items))

    def offer(self, choices: tuple[Choice, ...], *, numbered: bool = True, moves: tuple[str, ...] = ()) -> None:
        """Set what can be chosen under this message, and the usual moves shown beside it."""
        self._choices, self._numbered = choices, numbered
        self._moves = self.moves(*moves)

    def moves(self, *names: str) -> tuple[Shortcut, ...]:
        """The usual moves of these names, in the person's language."""
        shown = self.guide.shortcuts[self.language]
        return tuple(shown[name] for name in names)

    @property
    def has_spoken(self) -> bool:
        """Whether the reply says something already."""
        return bool(self._blocks)

    def attach(self, attachment: Attachment) -> None:
        """Hand over a document with this message, which goes with the share that the document is made from."""
        self._attachments.append(attachment)
        if attachment.share:
            self.quote(attachment.share)

    def quote(self, shown: str) -> None:
        """Note that this message shows what a share opens, or the words of a comment, by its id: it goes with that."""
        self._about[shown] = None

    def reply(self, asked: str = "") -> tuple[Reply, ...]:
        """The message, if anything was said. `asked` marks what it asks."""
        if not self._blocks and not self._attachments:
            return ()
        blocks, files = tuple(self._blocks), tuple(self._attachments)
        moves, about = self._moves, (self.invites, self.for_all, tuple(self._about))
        return (Reply(blocks, self._choices, self._numbered, moves, files, asked, self.press, *about),)
