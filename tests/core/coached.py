"""A holder and the coach they share with, for the tests of the holder's side."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.model import Answer, Coach, Comment, Page, Reading, Reply, Share
from tests.talk import Talk

SINCE = datetime(2026, 1, 5, tzinfo=UTC)
MARIE = Coach("coach1", "Marie Petit", "BCD-FGHJK", SINCE, person="marie")
PAUL = Coach("coach2", "Paul Roche", "MNP-QRTVW", SINCE, person="paul")
GIVE = f"/partager {MARIE.code}"
OPEN = "Qui va profiter"  # the question that is open


def known(talk: Talk, *coaches: Coach) -> Talk:
    """Whose codes can be found: Marie's and Paul's by default."""
    talk.coaches += coaches or (MARIE, PAUL)
    return talk


def share_all(talk: Talk, coach: Coach = MARIE) -> Reply:
    """Share everything for three months."""
    talk.say(f"/partager {coach.code}")
    talk.say("tout partager")
    talk.say("trois mois")
    return talk.say("oui")


def shares(talk: Talk) -> list[Share]:
    """What is stored, oldest first."""
    return list(talk.records.shares.values())


def stages(talk: Talk) -> list[str]:
    """How the project moved."""
    return [stage.name for stage in talk.records.stages]


def read(talk: Talk, page: Page = "summary", share: int = -1) -> None:
    """Have the coach of a share read something now."""
    talk.records.readings.append(Reading(shares(talk)[share].id, page, talk.at))


def comment(talk: Talk, about: str | Answer, text: str = "Et combien sont-elles ?") -> Comment:
    """Have the coach of the last share comment an answer, or the one to a question as it stands now."""
    share = shares(talk)[-1]
    if isinstance(about, str):
        about = next(answer for answer in reversed(talk.history()) if answer.step == about)
    said = Comment(
        f"comment{len(talk.records.comments) + 1}",
        share.id,
        share.project,
        about.subject,
        about.step,
        about.revision,
        text,
        "fr",
        talk.at,
        share.coach_name,
    )
    talk.records.comments[said.id] = said
    return said


def stored(talk: Talk, said: Comment) -> Comment:
    """A comment as it stands now."""
    return talk.records.comments[said.id]


def resolve(talk: Talk, said: Comment) -> None:
    """Have the coach say that there is nothing more to say."""
    talk.records.comments[said.id] = replace(stored(talk, said), resolved_at=talk.at)


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


def asked(reply: Reply) -> str:
    """The question of a reply, or nothing."""
    return next((block.text for block in reply.blocks if block.kind == "question"), "")


def quotes(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if block.kind == "quote"]
