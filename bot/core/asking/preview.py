"""What a coach will read, shown before anything is shared; and sharing it, on a clear yes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from zlib import crc32

from bot.core.asking.base import ask, kind
from bot.core.asking.coach_summary import named, show_gaps
from bot.core.asking.shared import one_by_one, parts_told, running_with, say_which_file, shares, stage
from bot.core.asking.sharing import StepOfSharing, is_elsewhere, leave_unshared, without
from bot.core.coaching.parts import ALL
from bot.core.coaching.seen import Opened, SeenChapter, Told
from bot.core.coaching.summary import summary
from bot.core.coaching.telling import Teller
from bot.core.coaching.view import chapters, open_up
from bot.core.days import last_moment
from bot.core.dialog import Choice
from bot.core.model import HOLDER, Attachment, Disclosure, Share, Stage
from bot.core.plain import excerpt
from bot.core.turn import Turn

_SHOWN = 3000  # characters of answers that are shown in a chat
_LONGEST, _SHORTEST = 160, 60  # characters of one answer among them


@kind("share_preview")
class Preview(StepOfSharing):
    """All that will be read today, then yes or no. A day that has passed meanwhile is asked again."""

    def stepped_back(self, turn: Turn) -> bool:
        turn.wait_for("share_until", **without(turn, "until"))
        return True

    def ask(self, turn: Turn) -> None:
        if is_elsewhere(turn):
            return
        share = _wanted(turn)
        opened = open_up(turn.guide.library, _disclosure(turn, share), turn.now)
        if opened is None:
            _ask_day_again(turn)
            return
        say_which_file(turn)
        _show(turn, share, opened)
        turn.ask("share_preview_ask", coach=share.coach_name, date=turn.date(share.until))
        turn.offer(self.choices(turn), moves=("privacy", "cancel"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        refusal = "share_same" if running_with(turn, turn.pending.data["coach"]) else "share_not"
        return (turn.option("share_yes"), turn.option("share_not", f"choice_{refusal}"), turn.option("share_back"))

    def chose(self, turn: Turn, value: str) -> None:
        if is_elsewhere(turn):
            return
        share = _wanted(turn)
        if value == "share_yes" and not share.runs(turn.now):
            _ask_day_again(turn)
        elif value == "share_back":
            _choose_again(turn)
        elif value == "share_not":
            leave_unshared(turn)
            ask(turn)
        elif not _is_there(turn, share.coach):
            turn.resume_pending()
            turn.say("share_gone", coach=share.coach_name)
            ask(turn)
        else:
            _grant(turn, share)


def _grant(turn: Turn, share: Share) -> None:
    """Share it. A project that was a draft is a shared one; another stage stays as it is."""
    known = any(share.id == other.id for other in shares(turn))
    turn.shares.append(share if known else replace(share, id=turn.new_id()))
    if stage(turn, share.project) == "draft":
        turn.stages.append(Stage(share.project, "shared", HOLDER, turn.now))
    turn.resume_pending()
    turn.say("share_done", coach=share.coach_name, date=turn.date(share.until))
    ask(turn)


def _is_there(turn: Turn, coach: str) -> bool:
    """Whether the coach is one still: the code was looked up again, or the share with them runs."""
    named = turn.situation.named
    if named is not None and (named.id, named.code) == (coach, turn.pending.data["code"]):
        return bool(named.person) and named.removed_at is None
    return running_with(turn, coach) is not None


def _ask_day_again(turn: Turn) -> None:
    turn.wait_for("share_until", **without(turn, "until"))
    ask(turn)


def _choose_again(turn: Turn) -> None:
    """From the parts that were chosen on."""
    opened = one_by_one(turn, turn.pending.data["parts"].split())
    turn.wait_for("share_parts", **{**without(turn, "until"), "parts": opened})
    ask(turn)


def _wanted(turn: Turn) -> Share:
    """The share as it will be: the one that runs with this coach changed, or a new one, which has no id yet."""
    data = turn.pending.data
    until = last_moment(date.fromisoformat(data["until"]), turn.guide.zone)
    known = running_with(turn, data["coach"])
    opened = _opened(data["parts"].split(), known.parts if known else {}, turn.now)
    if known is not None:
        return replace(known, parts=opened, until=until)
    return Share("", data["project"], data["coach"], data["name"], opened, turn.now, until)


def _opened(wanted: list[str], before: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    """Parts with the moment from which on they are open: what is open already keeps its own, whatever opened it."""
    kept = dict(before) if ALL in wanted else {}
    since = ((part, (before.get(part, now), before.get(ALL, now))) for part in wanted)
    return {**kept, **{part: min(moments) for part, moments in since}}


def _disclosure(turn: Turn, share: Share) -> Disclosure:
    """The project as it stands now: the coach sees these very words first."""
    ours = (answer for answer in turn.all_answers() if answer.project == share.project)
    history = tuple(sorted(ours, key=lambda answer: answer.at))
    return Disclosure(share, turn.project, turn.language, history, voices=turn.situation.voices)


def _show(turn: Turn, share: Share, opened: Opened) -> None:
    """All that will be read: the words in short, and whole in a document; and what else will be seen."""
    library, language = turn.guide.library, turn.language
    found, voices = chapters(library, opened, language), Teller(library, opened, language).voices()
    turn.say("share_preview", coach=share.coach_name, sections=parts_told(turn, tuple(share.parts)))
    room = _room(found)
    for chapter in found:
        turn.add("paragraph", turn.words("share_chapter", walk=chapter.walk, chapter=chapter.title))
        turn.enumerate(tuple(_answers(turn, chapter, room)))
    if voices:
        turn.add("paragraph", turn.words("part_voices"))
        turn.enumerate(tuple(_voices(turn, voices, room)))
    show_gaps(turn, summary(library, opened, language))
    if found or voices:
        turn.say("share_preview_more")
        _attach(turn, share, opened)
    else:
        turn.say("share_preview_nothing")
    turn.say("share_preview_later", date=turn.date(share.until))
    turn.say("share_preview_changed" if share.id else "share_preview_before")
    turn.say("share_preview_list", name=opened.title)


def _attach(turn: Turn, share: Share, opened: Opened) -> None:
    """Attach all of it, unless this very document was sent here: a question that is asked again needs no other."""
    made = (turn.situation.place, turn.language, tuple(share.parts), opened.found.history, opened.found.voices)
    shown = str(crc32(repr(made).encode()))
    if turn.pending.data.get("shown") == shown:
        turn.say("share_preview_sent")
        return
    turn.wait_for("share_preview", **{**turn.pending.data, "shown": shown})
    turn.attach(Attachment("preview", "md", turn.language, turn.me.id, share.project, parts=tuple(share.parts)))
    turn.say("share_preview_whole")


def _room(found: tuple[SeenChapter, ...]) -> int:
    """How many characters of each answer are shown."""
    count = sum(len(chapter.answers) for chapter in found)
    return max(_SHORTEST, min(_LONGEST, _SHOWN // max(count, 1)))


def _answers(turn: Turn, chapter: SeenChapter, room: int) -> Iterator[str]:
    for seen in chapter.answers:
        label = named(seen.label, seen.about)
        yield turn.words("share_answer", label=label, words=excerpt(seen.now.words, room))


def _voices(turn: Turn, voices: tuple[Told, ...], room: int) -> Iterator[str]:
    for voice in voices:
        yield turn.words("share_voice", label=voice.label, role=voice.role, words=excerpt(voice.words, room))
