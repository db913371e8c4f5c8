"""The page of a project as a message."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.coaching.seen import Moved, PutAside, Remark, Said, Summary, Told
from bot.core.map import in_words
from bot.core.plain import excerpt
from bot.core.turn import Turn

_QUOTED = 300  # characters of a comment or a voice; documents and pages have them whole


def show_summary(turn: Turn, page: Summary) -> None:
    """Add it to the reply. Where there is nothing to tell under a heading, the heading is left out."""
    stage = turn.words(f"stage_{page.stage}")
    turn.say("summary_head", title=page.title, stage=stage, since=turn.date(page.since), until=turn.date(page.until))
    if page.read_at is not None:
        turn.say("summary_read_at", date=turn.date(page.read_at))
    _list(turn, "summary_strongest", (_quote(turn, said) for said in page.strongest))
    _list(turn, "summary_moved_since" if page.read_at else "summary_moved", (_moved(turn, one) for one in page.moved))
    _list(turn, "summary_remarks", (_remark(turn, remark) for remark in page.remarks))
    for name, labels in (("summary_open", page.open), ("summary_to_clarify", page.to_clarify)):
        if labels:
            turn.say(name)
            turn.add("paragraph", ", ".join(labels))
    if page.coverage is not None:
        turn.say("summary_coverage")
        turn.add("paragraph", in_words(page.coverage, (page.coverage.traits, page.coverage.wheel)))
    _list(turn, "summary_put_aside", (_put_aside(turn, one) for one in page.put_aside))
    _list(turn, "summary_reflections", (_quote(turn, said) for said in page.reflections))
    _list(turn, "summary_voices", (_voice(turn, voice) for voice in page.voices))
    if page.empty:
        turn.say("summary_empty")


def _list(turn: Turn, heading: str, lines: Iterable[str]) -> None:
    found = tuple(lines)
    if found:
        turn.say(heading)
        turn.enumerate(found)


def named(label: str, about: str) -> str:
    """What an answer is called, with the action that it is about, where there are several."""
    return f"{label} ({about})" if about else label


def _quote(turn: Turn, said: Said) -> str:
    return turn.words("summary_quote", words=said.words, label=named(said.label, said.about), date=turn.date(said.at))


def _moved(turn: Turn, one: Moved) -> str:
    name = "summary_new" if one.new else "summary_changed"
    return turn.words(name, label=named(one.label, one.about), date=turn.date(one.at))


def _put_aside(turn: Turn, one: PutAside) -> str:
    return turn.words("summary_put_aside_line", question=one.question, label=named(one.label, one.about))


def _voice(turn: Turn, voice: Told) -> str:
    return turn.words("summary_voice", words=excerpt(voice.words, _QUOTED), role=voice.role, label=voice.label)


def _remark(turn: Turn, remark: Remark) -> str:
    status, label = turn.words(f"remark_{remark.status}"), named(remark.label, remark.about)
    return turn.words("summary_remark", words=excerpt(remark.comment.text, _QUOTED), label=label, status=status)
