"""Whatever is done on two accounts of one person, in whatever order, words go where they were asked for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import Account, Attached, Edited, Event, Reply, Said
from tests.core.joined import MATRIX, InWorld, World, code_of
from tests.core.watched import Watched
from tests.core.wild import DO, OPS, Op


class Walking(InWorld, Watched):
    """An account whose turns are checked, alone and with the other account."""

    def event(self, event: Event) -> Reply:
        event = self._named(event)
        asked_about = self._subject_of(self.asked)
        reply = super().event(event)
        if isinstance(event, Said):
            messages = {piece.message for piece in event.pieces}
            for answer in self.outcomes[-1].answers:
                new = messages & {part.message for part in answer.parts}
                assert not new or asked_about in ("", answer.subject, answer.project), "filed where nobody asked"
        owned = {
            project.id: {project.id, *(action.id for action in project.actions)}
            for project in self.situation().projects
        }
        assert all(answer.subject in owned[answer.project] for answer in self.history()), "answers of projects mix"
        return reply

    def _named(self, event: Event) -> Event:
        """The event with message ids that no other channel has."""
        if isinstance(event, Said):
            more = tuple(replace(piece, message=f"{self.account.channel}:{piece.message}") for piece in event.more)
            return replace(event, message=f"{self.account.channel}:{event.message}", more=more)
        if isinstance(event, Edited | Attached):
            return replace(event, message=f"{self.account.channel}:{event.message}")
        return event

    def both_ways(self, position: int) -> Reply:
        """What is typed for a question that is not asked any more is held: there, a press alone is a choice."""
        if self.records.used is self:
            return super().both_ways(position)
        return self.press(self.last.choices[position % len(self.last.choices)].value, self.asked)

    def _subject_of(self, mark: str) -> str:
        """The action or the project that a question was about; "" for the menu and the like."""
        talks = self.situation().conversations.values()
        found = next((talk for talk in talks if mark and talk.id == mark.partition(".")[0]), None)
        if found is None or found.dialog == "accueil":
            return ""
        step = mark.partition(".")[2].rpartition(".")[0]
        about = self.engine.library.dialogs[found.dialog].steps.get(step)
        if about is None or about.subject != "project":
            return found.subject
        return next(
            project.id
            for project in self.situation().projects
            if found.subject in {project.id, *(action.id for action in project.actions)}
        )


def walkers() -> tuple[Walking, Walking]:
    """A person on two channels, with a dossier begun on each, and a third one."""
    world = World()
    ana, other = Walking(world), Walking(world, MATRIX)
    other.account = Account("matrix", "ana")
    for talk, name in ((ana, "La Laverie qui roule"), (other, "L'atelier du mardi soir")):
        talk.settle_in()
        talk.say(name)
    other.take(code_of(ana))
    other.press("accept")
    other.say("/recommencer")
    other.press("new_project")
    other.press("resume")
    return ana, other


def _stays_linked(op: Op) -> bool:
    name, value = op
    words = value if isinstance(value, str) else "".join(map(str, value)) if isinstance(value, list | tuple) else ""
    return not (name == "time" and value == "expired") and "delier" not in words and "unlink" not in words


@settings(max_examples=max(1, settings().max_examples // 2))
@given(st.lists(st.tuples(st.booleans(), OPS.filter(_stays_linked)), min_size=15, max_size=40))
def test_on_two_accounts_the_promises_hold_and_no_answers_of_projects_mix(ops: list[tuple[bool, Op]]) -> None:
    ana, other = walkers()
    for here, (name, value) in ops:
        talk = ana if here else other
        if name == "time":  # what time brings, it brings where the person wrote last
            talk = ana if ana.records.used is ana else other
        DO[name](talk, value)
