"""Accounts of several people, in one world: what a store does when one is joined to a person, and separated again."""

from __future__ import annotations

from dataclasses import replace

from bot.core.model import Account, Join, Link, Linked, Outcome, Person, Place, Reply, Separate
from tests.records import PERSON, PROJECT, Records
from tests.talk import Talk, shipped_library, shown

TELEGRAM = Place("telegram", "ana", notice="telegram_notice")
MATRIX = Place("matrix", "!ana", notice="matrix_notice")
MESSAGES = shipped_library().messages
WRONG = MESSAGES["fr"]["link_wrong"]


class World:
    """Everybody there is. `told`: what was said in a place where nothing happened."""

    def __init__(self) -> None:
        self.talks: list[InWorld] = []
        self.told: list[tuple[Place, Reply]] = []

    def of(self, person: str) -> Records:
        """The records of a person."""
        return next(talk.records for talk in self.talks if talk.id == person)


class InWorld(Talk):
    """The talk of one account in a world. `former`: the records that it had before it was joined."""

    def __init__(self, world: World, place: Place = TELEGRAM) -> None:
        super().__init__(place=place)
        self.account = Account(place.channel, "ana")
        self.world = world
        self.former: Records | None = None
        if world.talks:
            self.codes, self._ids, self.at = world.talks[0].codes, world.talks[0]._ids, world.talks[0].at
        world.talks.append(self)

    @property
    def id(self) -> str:
        """The id of the person."""
        person = self.situation().person
        return person.id if person else ""

    def step_question(self, step: str) -> str:
        """The question of a step of the form, in French."""
        return shipped_library().dialogs["annexe_b"].steps[step].words["fr"].question

    def step_label(self, step: str) -> str:
        """The name of a step of the form, in French."""
        return shipped_library().dialogs["annexe_b"].steps[step].words["fr"].label

    def take(self, code: str) -> tuple[str, str]:
        """Type a code that is right, say yes if that is asked, and what is said then, twice."""
        said = self.say(f"/lier {code}")
        if any(choice.value == "join" for choice in said.choices):
            said = self.press("join")
        return shown(said), shown(self.event(Linked()))

    def _apply(self, outcome: Outcome) -> None:
        super()._apply(outcome)
        for effect in outcome.effects:
            if isinstance(effect, Join):
                self._join(effect)
            elif isinstance(effect, Separate):
                next(talk for talk in self.world.talks if talk.account == effect.link.account).separate(effect)

    def _join(self, effect: Join) -> None:
        old, new = self.records, self.world.of(effect.code.person)
        assert old is not new
        assert new.used is not None
        new.projects |= old.projects
        new.conversations |= old.conversations
        new.answers |= old.answers
        new.homes |= old.homes
        new.links.append(Link(self.account, self.id or self.account.channel, effect.at))
        self.former, self.records = Records(old.person), new
        self.focus = new.used.focus
        self.world.told.append((effect.code.place, effect.told))

    def _forget(self) -> None:
        super()._forget()
        for talk in [talk for talk in self.world.talks if talk.records is self.records and talk is not self]:
            talk.records, talk.focus, talk.asked = Records(), None, ""

    def separate(self, effect: Separate) -> None:
        """Be a person of its own again, with the projects that were begun here."""
        assert self.former is not None
        old, new = self.records, self.former
        before = self.situation().person
        assert before is not None
        agreed = tuple(consent for consent in before.consents if consent.notice == self.place.notice)
        mine = PERSON.validate_json(new.person) if new.person else Person(effect.link.former, before.language)
        mine = replace(mine, consents=agreed or mine.consents)
        own = {id_: text for id_, text in old.projects.items() if old.homes[id_] == self.account}
        about = {action.id for text in own.values() for action in PROJECT.validate_json(text).actions} | own.keys()
        if mine.project not in own:
            mine = replace(mine, project=next(iter(own), ""))
        new.person = PERSON.dump_json(mine).decode() if agreed or new.person else None
        new.homes = dict.fromkeys(own, self.account)
        new.projects |= {key: old.projects.pop(key) for key in own}
        new.conversations |= {key: old.conversations.pop(key) for key in list(old.conversations) if key[1] in about}
        new.answers |= {key: old.answers.pop(key) for key in list(old.answers) if key[0] in about}
        if before.project in own:
            left = replace(before, project=next(iter(old.projects), ""))
            old.person = PERSON.dump_json(left).decode()
        old.links.remove(effect.link)
        old.used = next(talk for talk in self.world.talks if talk.records is old and talk is not self)
        self.records, self.focus = new, None
        self.world.told.append((self.place, effect.told))


def pair() -> tuple[InWorld, InWorld]:
    """A holder on Telegram who is at the second question, and somebody on Matrix whom nobody knows."""
    world = World()
    ana = InWorld(world)
    ana.settle_in()
    ana.say("La Laverie qui roule")
    return ana, InWorld(world, MATRIX)


def code_of(talk: Talk, move: str = "/lier") -> str:
    """Ask for a code."""
    words = shown(talk.say(move)).split()
    return next(word.strip(".") for word in words if len(word.strip(".")) == 9 and word[3] == "-")


def joined() -> tuple[InWorld, InWorld]:
    """A holder at the second question, on two channels whose notices are both accepted."""
    ana, other = pair()
    other.take(code_of(ana))
    other.press("accept")
    return ana, other


def both() -> tuple[InWorld, InWorld]:
    """Two holders with a dossier each, on two channels."""
    ana, other = pair()
    other.settle_in()
    other.say("L'atelier du mardi soir")
    return ana, other
