"""Plays a story on any stage, holds every reply to what is expected, and writes the transcript.

Beyond what a story expects, no reply may be a dead end: there is always a question, a choice or a move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import NoReturn

from docx import Document
from docx.oxml.ns import qn

from bot.core.report import latest
from bot.ports import File, Holding
from tests.stories.stage import Clock, Seen, Stage, lines
from tests.stories.story import STARTS, Expected, Story, Turn, patched

_PNG, _PDF, _ZIP = b"\x89PNG", b"%PDF", b"PK"  # a Word file is an archive
_COACHES = {"coach": "marie", "other": "paul"}  # what they are called where they have accounts
_SHOWN = 160  # characters of a long message in the transcript


class Player:
    """One story on one stage. `texts`: the content to begin with."""

    def __init__(self, story: Story, stage: Stage, clock: Clock, texts: Mapping[str, str]) -> None:
        self._story = story
        self._stage = stage
        self._clock = clock
        self._texts = texts
        self._where = "the opening"
        self._transcript = [story.story]
        self._documents: dict[str, str] = {}
        self._coaches: dict[str, Stage] = {}  # by what a story calls them
        self._codes: dict[str, str] = {}  # what chance made, by what stands for it in stories and transcripts

    async def play(self) -> str:
        """The transcript. AssertionError with the story, the turn, what was expected and the reply."""
        story = self._story
        await self._open(story.opening, again=False)
        for text in STARTS.get(story.start or "", ()):
            await self._say(text, Expected())
        for number, turn in enumerate(story.turns, start=1):
            self._where = f"turn {number}, line {turn.line}"
            if turn.writes:
                await self._write(turn)
            else:
                await self._happens(turn)
        await self._at_the_end()
        return "\n\n".join(self._transcript) + "\n"

    async def _write(self, turn: Turn) -> None:
        """Somebody writes, one message after the other; a coach opens their own place before the first words."""
        who = turn.writes if turn.writes in _COACHES else ""
        if who and who not in self._coaches:
            self._coaches[who] = await self._stage.beside(_COACHES[who])
            self._clock.advance(minutes=1)
            self._saw(await self._coaches[who].open(self._story.language), Expected(), f"~ the {who} opens")
        for text in turn.messages[:-1]:
            await self._say(text, Expected(), who)
        await self._say(turn.messages[-1], turn, who)

    async def _happens(self, turn: Turn) -> None:
        """Something that is not written."""
        if turn.days is not None:
            self._clock.advance(days=turn.days)
            self._transcript.append(f"~ {turn.days:g} days pass")
        elif turn.content is not None:
            self._texts = patched(self._texts, turn.content)
            await self._stage.edit_content(self._texts)
            self._transcript.append(f"~ the content is edited: {', '.join(turn.content)}")
        elif turn.invite is not None:
            await self._invite(turn.invite)
        elif turn.due is not None:
            who = self._coaches["coach"] if turn.due == "bell" else self._stage
            self._saw(await who.due(turn.due), turn, f"~ time brings: {turn.due}")
        elif turn.press is not None:
            self._clock.advance(minutes=1)
            self._saw(await self._stage.press(turn.press), turn, f"> [{turn.press}]")
        else:
            await self._stage.close()
            await self._open(turn, again=True)

    async def _open(self, expected: Expected, *, again: bool) -> None:
        self._clock.advance(minutes=1)
        language = None if again else self._story.language
        self._saw(await self._stage.open(language), expected, "~ closes, and opens again" if again else "~ opens")

    async def _invite(self, name: str) -> None:
        invited = await self._stage.invite(name)
        number = len(self._codes) // 2 + 1
        mark = str(number) if number > 1 else ""
        self._codes |= {f"{{invitation{mark}}}": invited.code, f"{{code{mark}}}": invited.coach.code}
        self._transcript.append(f"~ the operator adds a coach: {name}")

    async def _say(self, text: str, expected: Expected, who: str = "") -> None:
        self._clock.advance(minutes=1)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"
        for name, code in self._codes.items():
            text = text.replace(name, code)
        mark, stage = f"{who}> ", self._coaches[who] if who else self._stage
        self._saw(await stage.say(text), expected, mark + lines(shown).replace("\n", f"\n{mark}"))

    def _saw(self, seen: Seen, expected: Expected, heading: str) -> None:
        for name, code in self._codes.items():
            seen = replace(seen, text=seen.text.replace(code, name))
        shown = _as_text(seen)
        self._transcript += [heading, shown]
        self._where = f"{self._where.partition(':')[0]}: {heading}"
        self._documents |= {file.name: _words_of(file) for file in seen.files}
        self._in_order(lines(seen.text), expected.bot, "in the reply", shown)
        for unwanted in expected.without:
            if unwanted in seen.text:
                self._fail(f"nowhere in the reply: {unwanted!r}", shown)
        if expected.choices is not None and seen.choices != expected.choices:
            self._fail(f"exactly the choices {list(expected.choices)}", shown)
        names = tuple(file.name for file in seen.files)
        if expected.files is not None and names != expected.files:
            self._fail(f"exactly the documents {list(expected.files)}", shown)
        if not (seen.choices or seen.moves or seen.text.rstrip().endswith("?")):
            self._fail("something to do next: a question, a choice or a move", shown)

    async def _at_the_end(self) -> None:
        self._where = "the end"
        holding = await self._stage.holding()
        if self._story.stored == "nothing" and holding is not None and _words(holding):
            self._fail("nothing stored about the person", repr(holding))
        self._check_answers(holding)
        for name, pieces in self._story.documents.items():
            if name not in self._documents:
                self._fail(f"a document {name}", f"documents: {', '.join(self._documents) or 'none'}")
            self._in_order(self._documents[name], pieces, f"in {name}", self._documents[name])
        stored = await self._stage.stored()
        for word in self._story.nowhere:
            if word.encode() in stored:
                self._fail(f"nowhere in what is stored: {word!r}", "it is there")

    def _check_answers(self, holding: Holding | None) -> None:
        for key, wanted in self._story.answers.items():
            action, expected = (key, wanted) if isinstance(wanted, dict) else (1, {str(key): wanted})
            kept = _answers(holding, int(action))
            for step, text in expected.items():
                if kept.get(step) != (text.strip() if text is not None else None):
                    self._fail(f"stored for {step} of action {action}: {text!r}", repr(kept.get(step)))

    def _in_order(self, text: str, wanted: Iterable[str], where: str, shown: str) -> None:
        at = 0
        for piece in wanted:
            found = text.find(piece, at)
            if found < 0:
                self._fail(f"{where}, in this order: {piece!r}", shown)
            at = found + len(piece)

    def _fail(self, expected: str, found: str) -> NoReturn:
        raise AssertionError(
            f"\nstory:    {self._story.name}.yaml: {self._story.story}"
            f"\nwhere:    {self._where}\nexpected: {expected}\nfound:\n\n{found}\n"
        )


def _words_of(file: File) -> str:
    """What a document says; "" of a picture, of which a channel tells in its own way, and of a PDF."""
    if file.content.startswith(_ZIP):
        return "\n".join(paragraph.text for paragraph in Document(BytesIO(file.content)).element.body.iter(qn("w:p")))
    return "" if file.content.startswith((_PNG, _PDF)) else file.content.decode()


def _as_text(seen: Seen) -> str:
    """A reply as it stands in a transcript."""
    parts = [f"=> {file.name}" for file in seen.files] + seen.text.splitlines()
    if seen.choices:
        parts.append(" ".join(f"[{label}]" for label in seen.choices))
    if seen.moves:
        parts.append(f"({' '.join(seen.moves)})")
    return "\n".join(f"    {part}" for part in parts)


def _words(holding: Holding) -> bool:
    return bool(holding.history or holding.projects or holding.person.agreed)


def _answers(holding: Holding | None, action: int) -> Mapping[str, str]:
    """What is stored about an action (1: the most important) and about its project, by step: "[choices] words"."""
    if holding is None:
        return {}
    project = next((project for project in holding.projects if project.id == holding.person.project), None)
    if project is None or action > len(project.live):
        return {}
    subjects: Iterable[str] = (project.live[action - 1].id, project.id)
    kept = {}
    for (subject, step), answer in latest(holding.history).items():
        if subject in subjects:
            chosen = f"[{', '.join(answer.chosen)}]" if answer.chosen else ""
            kept[step] = " ".join(text for text in (chosen, answer.text) if text).strip()
    return kept
