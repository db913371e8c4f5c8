"""What was said in communities, among a person's own data: by the person, and to them; and what they agreed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.model import Consent, Contribution, Voice
from bot.core.personal import ProjectHistory
from bot.core.quotes import role_of
from bot.core.wording import Wording

_DECISIONS = {True: "doc_voice_kept", False: "doc_voice_dropped", None: "doc_voice_undecided"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was said, and where and as whom. `text` is empty once it was taken back."""

    heading: str
    text: str


def about(wording: Wording, given: Consent) -> str:
    """What an agreement was about. A notice that the program no longer has is named as it was."""
    name = f"doc_notice_{given.notice}"
    return wording.say(name) if name in wording.library.messages[wording.language] else given.notice


def own_remarks(wording: Wording, contributions: Iterable[Contribution]) -> tuple[Remark, ...]:
    """What the person answered in communities."""
    return tuple(
        Remark(wording.say("doc_contribution", date=wording.moment(each.at), role=_role(wording, each)), each.text)
        for each in contributions
    )


def remarks_of_others(
    wording: Wording, projects: Iterable[ProjectHistory], voices: Iterable[Voice]
) -> tuple[Remark, ...]:
    """What communities answered to the person about each project, by role, with what was decided.

    Of what was taken back nothing is left, not even that it was there: it was somebody else's.
    """
    titles = {project.id: project.title for project in projects}
    return tuple(
        Remark(
            wording.say(
                "doc_voice",
                file=titles.get(voice.inquiry.project, ""),
                label=wording.label(voice.inquiry.step),
                date=wording.moment(voice.contribution.at),
                role=_role(wording, voice.contribution),
                decision=wording.say(_DECISIONS[voice.kept]),
            ),
            voice.contribution.text,
        )
        for voice in voices
        if voice.contribution.text
    )


def _role(wording: Wording, contribution: Contribution) -> str:
    return role_of(wording.library, wording.language, contribution.role)
