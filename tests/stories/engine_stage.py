"""The engine alone: no channel, no store; all state is JSON between any two turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import replace
from datetime import timedelta
from typing import cast

from bot.coaches import Invited, invite
from bot.core.coaching.view import open_up
from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import Attachment, Reply
from bot.ports import DocumentWriter, File, Holding, Source, Store
from bot.settings import Settings
from tests.core.office import Office
from tests.stories.engine_desk import CoachBeside, Register
from tests.stories.stage import Clock, Due, Notice, Seen, library_of, lines, program_of
from tests.talk import ACCOUNT, PLACE, Talk


class EngineStage:
    """A `Stage` on `tests.talk.Talk`."""

    def __init__(
        self,
        settings: Settings,
        facts: Mapping[str, str],
        texts: Mapping[str, str],
        clock: Clock,
        notice: Notice = "terminal_notice",
    ) -> None:
        self._settings = settings
        self._facts = facts
        self._clock = clock
        self._began = clock()
        self._shown: dict[str, str] = {}  # the value behind each label on show
        self._library = library_of(texts)
        engine, self._writers = self._made(texts)
        self._office = Office()
        self._holder = self._talk = Talk(engine, replace(PLACE, notice=notice))

    @asynccontextmanager
    async def played(self) -> AsyncIterator[EngineStage]:
        """Nothing begins and nothing ends with a story."""
        yield self

    async def open(self, language: Language | None) -> Seen:
        return await self._seen(self._at_now().start(language))

    async def say(self, text: str) -> Seen:
        return await self._seen(self._at_now().say(text))

    async def press(self, label: str) -> Seen:
        return await self._seen(self._at_now().press(self._shown[label]))

    async def close(self) -> None:
        self._shown = {}

    async def edit_content(self, texts: Mapping[str, str]) -> None:
        self._talk.engine, self._writers = self._made(texts)

    async def invite(self, name: str) -> Invited:
        register = cast("Store", Register(self._office))
        return await invite(register, name, self._clock(), lambda: f"id{next(self._talk._ids)}")

    async def due(self, what: Due) -> Seen:
        return await self._seen(self._at_now().time_out(what))

    async def beside(self, name: str) -> EngineStage:
        other = copy(self)
        other._talk, other._shown = CoachBeside(self._holder, self._office, name), {}
        return other

    async def holding(self) -> Holding | None:
        situation = self._talk.situation()
        if situation.person is None:
            return None
        return Holding(
            situation.person,
            (ACCOUNT,),
            self._began,
            self._clock(),
            situation.projects,
            tuple(situation.conversations.values()),
            self._talk.history(),
            shares=situation.shares,
            stages=situation.stages,
            readings=situation.readings,
            comments=situation.comments,
            notes=tuple(note for found in self._office.shared.values() for note in found.notes),
        )

    async def stored(self) -> bytes:
        talk = self._talk
        revisions = [text for kept in talk.answers.values() for text in kept]
        texts = [talk.person or "", *talk.projects.values(), *talk.conversations.values(), *revisions]
        return "\n".join(texts).encode()

    def _at_now(self) -> Talk:
        self._talk.at = self._clock() - timedelta(minutes=1)  # Talk moves its clock with every event
        self._holder.coaches[:] = self._office.coaches.values()
        return self._talk

    def _made(self, texts: Mapping[str, str]) -> tuple[Engine, dict[str, DocumentWriter]]:
        return program_of(library_of(texts), self._settings, self._facts)

    async def _seen(self, reply: Reply) -> Seen:
        questions = [block.text for block in reply.blocks if block.kind == "question"]
        assert len(questions) < 2, f"two questions in one message: {questions}"
        files = tuple([await self._render(attachment) for attachment in reply.attachments])
        self._shown = {choice.label: choice.value for choice in reply.choices}
        text = "\n".join(block.text or "\n".join(block.items) for block in reply.blocks)
        return Seen(lines(text), tuple(self._shown), tuple(move.typed for move in reply.moves), files)

    async def _render(self, attachment: Attachment) -> File:
        source: Source | None = await self.holding() if attachment.person else None
        if attachment.share:
            source = open_up(self._library, self._office.shared[attachment.share], self._clock())
        return await self._writers[attachment.format].write(attachment, source)
