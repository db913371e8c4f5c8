"""What a community answered to a holder: told when it is new, read one at a time, and kept beside the answer or not.

Those of all their dossiers, whichever is open. Never merged into the answer: its words stay the holder's own, and a
voice stays its author's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.asking.base import VOICES_TOLD, Asking, ask, current, kind
from bot.core.asking.data import project_labels
from bot.core.dialog import Choice, Step
from bot.core.guide import FORM
from bot.core.model import Verdict, Voice
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_VOICE, _AGAIN = "voice", "voices"
_SHOWN, _LABEL = 1500, 22  # characters of a voice that is read, and in a list


def read_in(turn: Turn) -> tuple[Voice, ...]:
    """The voices that are there to be read, of every dossier, oldest first, with what was decided in this turn too."""
    decided = {verdict.contribution: verdict.kept for verdict in turn.verdicts}
    ours = {project.id for project in turn.projects()}
    heard = [voice for voice in turn.situation.voices if voice.contribution.text and voice.inquiry.project in ours]
    ordered = sorted((voice for voice in heard if _step(turn, voice)), key=lambda voice: voice.contribution.at)
    return tuple(replace(voice, kept=decided.get(voice.contribution.id, voice.kept)) for voice in ordered)


def _step(turn: Turn, voice: Voice) -> Step | None:
    """The question that was put to the community, if the form still has it."""
    asked = voice.inquiry.step
    return next((step for step in turn.dialog(FORM).steps.values() if asked in (step.id, *step.formerly)), None)


def _question(turn: Turn, voice: Voice) -> str:
    step = _step(turn, voice)
    return (turn.step_words(step).community or turn.step_words(step).question) if step else ""


def tell_voices(turn: Turn) -> None:
    """Time brought answers: say how many people gave some, to which question, and leave what was open as it is."""
    new = [voice for voice in read_in(turn) if voice.kept is None and _is_new(voice)]
    _note_told(turn)
    if not new:  # taken back meanwhile
        return
    for project in turn.projects():
        about = [voice for voice in new if voice.inquiry.project == project.id]
        if about:
            _tell_file(turn, about[0])
            _count(turn, about)
    turn.interrupt(VOICES_TOLD, **({"paused": "yes"} if turn.draft.paused else {}))
    turn.draft.paused = False
    current(turn).ask(turn)


def _tell_file(turn: Turn, voice: Voice) -> None:
    """Which dossier a voice is about, for whoever has several."""
    if len(turn.projects()) > 1:
        turn.say("voices_file", file=project_labels(turn)[voice.inquiry.project])


def _count(turn: Turn, voices: Sequence[Voice]) -> None:
    """How many people answered each question of one dossier."""
    people: dict[str, set[str]] = {}
    for voice in voices:
        people.setdefault(_question(turn, voice), set()).add(voice.by)
    for question, who in people.items():
        counts = turn.words("voices_counts").split()
        count = counts[len(who) - 2] if 2 <= len(who) < len(counts) + 2 else str(len(who))
        turn.say("voices_many" if len(who) > 1 else "voices_one", count=count, question=question)


def _is_new(voice: Voice) -> bool:
    told = voice.inquiry.told_at
    return told is None or voice.contribution.at > told


def _note_told(turn: Turn) -> None:
    """The holder knows of all that was answered until now."""
    inquiries = {voice.inquiry.id: voice.inquiry for voice in turn.situation.voices}
    turn.inquiries += [replace(inquiry, told_at=turn.now) for inquiry in inquiries.values()]


@kind(VOICES_TOLD)
class VoicesTold(Asking):
    """There are new answers: read them now, or later. Words that come instead are for what was asked before."""

    def ask(self, turn: Turn) -> None:
        turn.ask("voices_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("now", "choice_voices_now"), turn.option("later", "choice_voices_later"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.draft.paused = "paused" in turn.pending.data and value == "later"
        turn.resume_pending()
        if value == "now":
            voices(turn, "")
            return
        turn.say("voices_later")
        _back(turn)


@kind(_VOICE)
class VoiceRead(Asking):
    """One voice, as it was said and by whom, and what to do with it."""

    def ask(self, turn: Turn) -> None:
        voice = _pending_voice(turn)
        if voice is None:
            turn.resume_pending()
            turn.say("voice_gone")
            ask(turn)
            return
        _tell_file(turn, voice)
        role = turn.words(f"role_{voice.contribution.role}")
        turn.say("voice_shown", question=_question(turn, voice), role=role)
        words = voice.contribution.text
        turn.add("quote", words if len(words) <= _SHOWN else excerpt(words, _SHOWN))
        turn.ask("voice_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(turn.option(value, f"choice_voice_{value}") for value in ("keep", "drop", "later"))

    def chose(self, turn: Turn, value: str) -> None:
        voice = _pending_voice(turn)
        if voice is None:
            self.ask(turn)
            return
        turn.resume_pending()
        if value == "later":
            turn.say("voices_later")
            ask(turn)
            return
        turn.verdicts.append(Verdict(voice.contribution.id, kept=value == "keep"))
        step = _step(turn, voice)
        label = turn.step_words(step).label if step else ""
        turn.say("voice_kept" if value == "keep" else "voice_dropped", label=label)
        if not _read_next(turn):
            turn.say("voices_done")
            ask(turn)


def _pending_voice(turn: Turn) -> Voice | None:
    wanted = turn.pending.data["voice"]
    return next((voice for voice in read_in(turn) if voice.contribution.id == wanted), None)


def _read_next(turn: Turn) -> bool:
    """Show the oldest voice that nothing was decided about. Whether there is one."""
    waiting = next((voice for voice in read_in(turn) if voice.kept is None), None)
    if waiting is not None:
        turn.interrupt(_VOICE, voice=waiting.contribution.id)
        ask(turn)
    return waiting is not None


@kind(_AGAIN)
class VoicesAgain(Asking):
    """All is decided: which decision to change."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.ask("voices_which")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (*_listed(turn), turn.option("cancel"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if value == "cancel":
            turn.say("cancelled")
        else:
            turn.interrupt(_VOICE, voice=value)
        ask(turn)


def _listed(turn: Turn) -> tuple[Choice, ...]:
    """The voices by what was decided and how they begin; those that begin alike get their number too."""
    found = read_in(turn)
    names = {True: "choice_voice_again_kept", False: "choice_voice_again_dropped"}
    labels = [
        turn.words(names[bool(voice.kept)], words=excerpt(voice.contribution.text, _LABEL)).partition(" | ")[0]
        for voice in found
    ]
    alike = [plain(label) for label in labels]
    return tuple(
        Choice(voice.contribution.id, f"{label} ({number})" if alike.count(plain(label)) > 1 else label)
        for number, (voice, label) in enumerate(zip(found, labels, strict=True), start=1)
    )


def voices(turn: Turn, argument: str) -> None:
    """The move `voix`: the oldest voice that waits for a decision; without one, the decisions, to change them."""
    _note_told(turn)
    found = read_in(turn)
    if not found:
        turn.say("voices_none")
        ask(turn)
    elif not _read_next(turn):
        turn.interrupt(_AGAIN)
        ask(turn)


def _back(turn: Turn) -> None:
    """What was open, or the break that was taken."""
    if turn.draft.paused:
        current(turn).ask(turn)
    else:
        ask(turn)
