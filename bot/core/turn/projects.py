"""The person of a turn and their projects, as they stand now."""

from __future__ import annotations

from dataclasses import replace

from bot.core.guide import notice_messages
from bot.core.model import Action, Coach, Person, Project
from bot.core.turn.records import Records


class Projects(Records):
    """Who speaks, and what they work on. `person` is None until a stranger has been given a record."""

    @property
    def me(self) -> Person:
        """The person, who has a record by now."""
        if self.person is None:
            raise LookupError("a stranger has no record")
        return self.person

    @property
    def project(self) -> Project:
        """The open project, as it stands now. LookupError before consent."""
        found = self.find_project(self.me.project)
        if found is None:
            raise LookupError("no open project")
        return found

    @property
    def coach(self) -> Coach | None:
        """The coach that the person is, as it stands now."""
        coach = self.coaches[-1] if self.coaches else self.situation.coach
        own = coach is not None and self.person is not None and coach.person == self.person.id
        return coach if own and coach is not None and coach.removed_at is None else None

    def find_project(self, project_id: str) -> Project | None:
        """A project of this person by id."""
        if project_id in self._projects:
            return self._projects[project_id]
        return next((project for project in self.situation.projects if project.id == project_id), None)

    def projects(self) -> tuple[Project, ...]:
        """All projects of this person, oldest first, those begun in this turn included."""
        known = {project.id: project for project in self.situation.projects}
        return tuple((known | self._projects).values())

    def set_actions(self, actions: tuple[Action, ...]) -> None:
        """Replace the actions of the open project (order of importance, removed ones included)."""
        project = self.project
        self._projects[project.id] = replace(project, actions=actions)

    def open_project(self) -> Project:
        """Begin a project with one nameless action and make it the open one."""
        project = Project(self.new_id(), (Action(self.new_id()),), self.now)
        self._projects[project.id] = project
        self.person = replace(self.me, project=project.id)
        return project

    def reorder(self, live: tuple[Action, ...], project: str = "") -> None:
        """Put the live actions of a project in a new order of importance; removed ones keep behind them."""
        found = self.find_project(project) or self.project
        actions = (*live, *(action for action in found.actions if action not in live))
        self._projects[found.id] = replace(found, actions=actions)

    def is_present(self, subject: str) -> bool:
        """Whether something can be walked for now: the open project, or one of its live actions."""
        return subject == self.me.project or subject in {action.id for action in self.project.live}

    def notice(self) -> str:
        """What this kind of place means for privacy."""
        names = notice_messages(self.situation.place.notice, coach=self.coach is not None)
        return "\n\n".join(self.words(name) for name in names)

    @property
    def notice_version(self) -> str:
        """The version of the notice of this place, as this person reads it today."""
        versions = self.guide.notice_versions if self.coach is None else self.guide.coach_versions
        return versions[self.situation.place.notice]

    @property
    def agrees_here(self) -> bool:
        """Whether the person agreed to the notice of this place, as it is today.

        Who agreed as a holder and became a coach later was told then what is kept of coaches.
        """
        notice = self.situation.place.notice
        given = self.person.consents if self.person else ()
        today = (self.notice_version, self.guide.notice_versions[notice])
        return any(consent.notice == notice and consent.version in today for consent in given)
