"""People with no store between them: what a holder shares is brought to the coach's side before each turn of the
coach, as a store would load it, and what the coach writes is brought back. All talk to the same engine.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.model import Account, Coach, Disclosure, Outcome, Situation
from tests.core.office import CoachTalk, Office
from tests.talk import ACCOUNT, Talk


class CoachBeside(CoachTalk):
    """The coach of a holder. They have their ids from one source: nobody has the id of somebody else."""

    def __init__(self, holder: Talk, office: Office, name: str) -> None:
        super().__init__(office, replace(holder.place, address=name), holder.engine)
        self.account = Account(ACCOUNT.channel, name)
        self._holder = holder
        self._ids = holder._ids

    def situation(self, *, every_project: bool = False, code: str = "", coach_code: str = "") -> Situation:
        """With what runs now, and nothing else."""
        self._fetch()
        return super().situation(every_project=every_project, code=code, coach_code=coach_code)

    def _fetch(self) -> None:
        kept, known = self._holder.records, dict(self.office.shared)
        found = self._holder.situation(every_project=True)
        projects = {project.id: project for project in found.projects}
        self.office.shared.clear()
        for share in kept.shares.values():
            if found.person is None or not share.runs(self.at):
                continue
            self.office.share(
                Disclosure(
                    share,
                    projects[share.project],
                    found.person.language,
                    self._holder.history(),
                    comments=tuple(
                        replace(each, share=share.id)
                        for each in kept.comments.values()
                        if (each.project, each.coach_name) == (share.project, share.coach_name)
                    ),
                    notes=known[share.id].notes if share.id in known else (),
                    stages=tuple(each for each in kept.stages if each.project == share.project),
                    readings=tuple(each for each in kept.readings if each.share == share.id),
                )
            )

    def _apply(self, outcome: Outcome) -> None:
        super()._apply(replace(outcome, stages=(), readings=(), comments=()))
        kept = self._holder.records
        kept.stages += outcome.stages
        kept.readings += outcome.readings
        kept.comments |= {comment.id: comment for comment in outcome.comments}


class Register:
    """What the operator needs of a store to add a coach."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def coaches(self) -> list[Coach]:
        """Everybody who was added."""
        return [*self._office.coaches.values()]

    async def add_coach(self, coach: Coach) -> None:
        """Add one."""
        self._office.coaches[coach.id] = coach
