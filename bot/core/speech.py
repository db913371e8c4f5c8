"""The one message that answers a turn, while it is being put together, in the person's language."""

from __future__ import annotations

from dataclasses import replace

from bot.core.dialog import Choice, Language
from bot.core.guide import Guide, read_option
from bot.core.model import Attachment, Block, BlockKind, Reply
from bot.core.moves import SHOWN


class Speech:
    """What is said in one turn. Handlers add to it; `reply` is the whole."""

    def __init__(self, guide: Guide, language: Language) -> None:
        self.guide = guide
        self.language: Language = language
        self._blocks: list[Block] = []
        self._choices: tuple[Choice, ...] = ()
        self._numbered = False
        self._moves: tuple[Choice, ...] = ()
        self._attachments: list[Attachment] = []

    def words(self, name: str, /, **values: object) -> str:
        """A message in the person's language.

        Its placeholders filled from `values` and the facts of the installation.
        """
        text = self.guide.library.messages[self.language][name]
        return text.format(**{**self.guide.facts[self.language], **values}) if "{" in text else text

    def dimension(self, name: str) -> str:
        """The name of a dimension of the coverage map."""
        return self.guide.library.dimensions[name][self.language]

    def option(self, value: str, name: str = "", /, **values: object) -> Choice:
        """A choice whose message reads "Label | synonym | synonym". `name` defaults to `choice_` and the value."""
        name = name or f"choice_{value}"
        fixed = None if values else self.guide.options.get((self.language, name))
        if fixed is None:
            return read_option(value, self.words(name, **values))
        return fixed if fixed.value == value else replace(fixed, value=value)

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

    def moves(self, *names: str) -> tuple[Choice, ...]:
        """The usual moves of these names, as they are typed in the person's language."""
        shown = SHOWN[self.language]
        return tuple(shown[name] for name in names)

    @property
    def has_spoken(self) -> bool:
        """Whether the reply says something already."""
        return bool(self._blocks)

    def attach(self, attachment: Attachment) -> None:
        """Hand over a document with this message."""
        self._attachments.append(attachment)

    def reply(self) -> tuple[Reply, ...]:
        """The message, if anything was said."""
        if not self._blocks and not self._attachments:
            return ()
        return (Reply(tuple(self._blocks), self._choices, self._numbered, self._moves, tuple(self._attachments)),)
