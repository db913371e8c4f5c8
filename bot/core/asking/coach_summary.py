"""The summary of a project as a message, short enough for a phone: long lists are cut, and say what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.coaching.seen import Moved, PutAside, Said, SeenComment, Summary, Told
from bot.core.map import in_words
from bot.core.plain import excerpt
from bot.core.turn import Turn

_QUOTED = 300  # characters of a comment or a voice; documents and pages have them whole
_LINES = 4  # lines of a list that is cut; one more line is never cut off alone
_IN_LINE = 3  # labels in one line


def show_summary(turn: Turn, page: Summary) -> None:
    """Add it to the reply. Where there is nothing to tell under a heading, the heading is left out."""
    stage = turn.words(f"stage_{page.stage}")
    turn.say("summary_head", title=page.title, stage=stage, since=turn.date(page.since), until=turn.date(page.until))
    if page.read_at is not None:
        turn.say("summary_read_at", date=turn.date(page.read_at))
    _quotes(turn, "summary_strongest", page.strongest)
    _list(turn, "summary_moved_since" if page.read_at else "summary_moved", (_moved(turn, one) for one in page.moved))
    _list(turn, "summary_remarks", (_remark(turn, remark) for remark in page.comments))
    show_gaps(turn, page)
    _quotes(turn, "summary_reflections", page.reflections)
    _list(turn, "summary_voices", (_voice(turn, voice) for voice in page.voices))
    if page.empty:
        turn.say("summary_empty")


def show_gaps(turn: Turn, page: Summary) -> None:
    """What has no answer, what calls for more, what the answers speak of, and what was passed over.

    The holder is shown the very same before sharing.
    """
    _list(turn, "summary_open", page.open)
    _list(turn, "summary_to_clarify", page.to_clarify)
    if page.coverage is not None:
        turn.say("summary_coverage")
        turn.add("paragraph", in_words(page.coverage, (page.coverage.traits, page.coverage.wheel)))
    _list(turn, "summary_put_aside", (_put_aside(turn, one) for one in page.put_aside))


def _quotes(turn: Turn, heading: str, found: Sequence[Said]) -> None:
    """They are few, and what one came for: none is left out."""
    if found:
        turn.say(heading)
        turn.enumerate(tuple(_quote(turn, said) for said in found))


def _list(turn: Turn, heading: str, lines: Iterable[str]) -> None:
    found = tuple(lines)
    if found:
        cut = len(found) > _LINES + 1
        more = (turn.words("summary_more", count=len(found) - _LINES, all=len(found)),) if cut else ()
        turn.say(heading)
        turn.enumerate((*(found[:_LINES] if cut else found), *more))


def in_line(turn: Turn, labels: Sequence[str]) -> str:
    """The first of some labels, for one line, and how many are left out."""
    more = len(labels) - _IN_LINE
    shown = ", ".join(labels[:_IN_LINE])
    return turn.words("coach_and_more", labels=shown, count=more) if more > 0 else shown


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


def _remark(turn: Turn, remark: SeenComment) -> str:
    status, label = turn.words(f"remark_{remark.status}"), named(remark.label, remark.about)
    return turn.words("summary_remark", words=excerpt(remark.comment.text, _QUOTED), label=label, status=status)
