"""The words of today for what records of another day name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from bot.core.answering import MORE, probes_of
from bot.core.dialog import Language, Library, Step
from bot.core.model import Answer, Asked


class Wording:
    """Finds the words of today for what a person's records name, and the questions as they were `asked`.

    `zone`: where people live; times are told in it.
    """

    def __init__(self, library: Library, language: Language, asked: Asked, zone: tzinfo = UTC) -> None:
        self.library = library
        self.language = language
        self.asked = asked
        self._zone = zone
        self.steps: dict[str, Step] = {}
        for dialog in library.dialogs.values():
            for step in dialog.steps.values():
                self.steps |= {old: step for old in step.formerly if old not in self.steps} | {step.id: step}

    def say(self, name: str, /, **values: object) -> str:
        """A message of the documents."""
        return self.library.messages[self.language][name].format(**values)

    def local(self, at: datetime) -> datetime:
        """A time where people live."""
        return at.astimezone(self._zone)

    def moment(self, at: datetime) -> str:
        """A time where people live, as it reads in every language: "2026-11-23 12:39 CET"."""
        return f"{self.local(at):%Y-%m-%d %H:%M %Z}"

    def current(self, step_id: str) -> str:
        """The id that a question has today."""
        return self.steps[step_id].id if step_id in self.steps else step_id

    def label(self, step_id: str) -> str:
        """The name of a question, as of now."""
        if step_id in self.steps:
            return self.steps[step_id].words[self.language].label
        return self.say("doc_unknown_step", step=step_id)

    def question(self, step_id: str) -> str:
        """A question, as of now."""
        return self.steps[step_id].words[self.language].question if step_id in self.steps else ""

    def question_then(self, answer: Answer) -> str:
        """The question that was answered, if it is another one today, or gone; nothing if it was not kept."""
        kept = self.asked.get((answer.dialog, answer.version), {}).get(answer.step, {}).get(self.language, "")
        return "" if kept == self.question(answer.step) else kept

    def labels(self, step_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.label, step_ids))

    def choices(self, step_id: str, chosen: Iterable[str]) -> tuple[str, ...]:
        """The labels of what was chosen, or heard in a story; the bare value of a choice that is gone."""
        words = self.steps[step_id].words[self.language].choices if step_id in self.steps else ()
        labels = {name: names[self.language] for name, names in self.library.dimensions.items()}
        labels |= {choice.value: choice.label for choice in words}
        return tuple(labels.get(value, value) for value in chosen)

    def probe(self, step_id: str, key: str) -> str:
        """A follow-up question as authors wrote it; the condition itself if there is none of that name any more."""
        if key == MORE:
            return self.say("more")
        probes = probes_of(self.steps[step_id], self.library) if step_id in self.steps else ()
        text = next((probe.texts[self.language] for probe in probes if probe.key == key), key)
        return text.format(word="…", excerpt="…", dimension="…") if "{" in text else text
