"""Sharing a project with a coach: by the code that the coach gives. And what is shared, who read it, and the end of it.

Nothing is shared before the last yes: see `parts` and `preview` beside this file. Stopping takes one command.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core import codes
from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.asking.shared import (
    one_by_one,
    running,
    running_with,
    say_which_file,
    share_told,
    stage,
    tell_readings,
)
from bot.core.choosing import match
from bot.core.coaching.parts import ALL
from bot.core.dialog import Choice
from bot.core.model import HOLDER, Coach, Share, Stage, StageName
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_SHARE, _SHARING, _WHICH = "share", "sharing", "share_which"  # pending
_STEPS = (_SHARE, "share_parts", "share_until", "share_preview")  # of sharing, in their order
_NAME = 24  # letters of a coach's name on a button
_TO_STOP, _TO_CHANGE, _EVERY = "stop", "change", "every"


def share(turn: Turn, argument: str) -> None:
    """The move `partager`, with the code of a coach; without one, how it is done."""
    if _is_stop(turn, argument):
        _stop(turn, "")
        return
    coach = turn.situation.named if argument else None
    if not argument:
        turn.say("share_how")
        ask(turn)
    elif coach is None or not _is_code_of(argument, coach):
        turn.say("share_unknown")
        ask(turn)
    elif coach.person == turn.me.id:
        turn.say("share_self")
        ask(turn)
    else:
        _begin(turn, coach.id, coach.name, coach.code)


def _is_code_of(argument: str, coach: Coach) -> bool:
    """Whether a code is what a coach gives to holders. An invitation is not; nor are those of who is no coach (yet)."""
    typed = codes.read(argument)
    return typed is not None and str(typed) == coach.code and bool(coach.person) and coach.removed_at is None


def _begin(turn: Turn, coach: str, name: str, code: str) -> None:
    turn.interrupt(_SHARE, coach=coach, name=name, code=code, project=turn.me.project)
    ask(turn)


class StepOfSharing(Asking):
    """One of the questions that lead to a share. Nothing is shared meanwhile, and each leads back to the one before."""

    help = "share_help"

    def stepped_back(self, turn: Turn) -> bool:
        turn.wait_for(_SHARE, **turn.pending.data)
        return True


def without(turn: Turn, *names: str) -> dict[str, str]:
    """What was said about the share until now, without what is to be asked anew."""
    return {name: value for name, value in turn.pending.data.items() if name not in names}


def say_left(turn: Turn) -> None:
    """Say that nothing changed, where sharing was begun in the conversation in focus, which is about to forget it."""
    pending = turn.draft.pending
    while pending is not None and pending.kind not in _STEPS:
        pending = pending.under
    if pending is not None:
        turn.say("share_left")


@kind(_SHARE)
class ShareAsked(StepOfSharing):
    """Everything, some parts, or nothing."""

    def stepped_back(self, turn: Turn) -> bool:
        leave_unshared(turn)
        return True

    def ask(self, turn: Turn) -> None:
        if is_elsewhere(turn):
            return
        data = turn.pending.data
        say_which_file(turn)
        now = running_with(turn, data["coach"])
        if now is None:
            turn.ask("share_request", coach=data["name"])
        else:
            turn.add("paragraph", share_told(turn, now))
            turn.ask("share_change")
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        refusal = "share_same" if running_with(turn, turn.pending.data["coach"]) else "share_no"
        return (turn.option("share_all"), turn.option("share_some"), turn.option("share_no", f"choice_{refusal}"))

    def chose(self, turn: Turn, value: str) -> None:
        if is_elsewhere(turn):
            return
        data = turn.pending.data
        now = running_with(turn, data["coach"])
        if value == "share_no":
            leave_unshared(turn)
        elif value == "share_all":
            turn.wait_for("share_until", **{**data, "parts": ALL})
        else:
            opened = one_by_one(turn, now.parts) if now else ""
            turn.wait_for("share_parts", **{"parts": opened, **data})
        ask(turn)


def leave_unshared(turn: Turn) -> None:
    """Go back to what was open before, and say that nothing changed: what already runs with this coach goes on."""
    data = turn.pending.data
    known = running_with(turn, data["coach"])
    turn.resume_pending()
    turn.say("share_unchanged" if known else "share_not", coach=data["name"])


def is_elsewhere(turn: Turn) -> bool:
    """Leave what is asked about sharing, if another dossier was opened meanwhile. Whether that was so."""
    if turn.pending.data["project"] == turn.me.project:
        return False
    turn.resume_pending()
    ask(turn)
    return True


def sharing(turn: Turn, argument: str) -> None:
    """The move `partage`: what is shared, where that stands, who read what; "partage stop" ends it at once."""
    word, _, rest = argument.partition(" ")
    if _is_stop(turn, word):
        _stop(turn, rest)
        return
    turn.interrupt(_SHARING)
    ask(turn)


@kind(_SHARING)
class SharingShown(Asking):
    """What is shared, and what can be done with it."""

    answers = False

    def ask(self, turn: Turn) -> None:
        found = running(turn)
        if found:
            turn.enumerate(tuple(share_told(turn, share) for share in found))
            if running(turn, turn.me.project):
                turn.say(f"sharing_stage_{stage(turn, turn.me.project)}")
        else:
            turn.say("sharing_none")
        tell_readings(turn)
        if not found:
            turn.resume_pending()
            ask(turn)
            return
        turn.ask("sharing_ask")
        turn.offer(self.choices(turn), moves=("comments", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        """Whoever owes an answer to a changed notice can stop, and no more."""
        here = running(turn, turn.me.project) if turn.agrees_here else ()
        ready = stage(turn, turn.me.project) == "ready"
        told = ("sharing_rework" if ready else "sharing_ready", "sharing_change") if here else ()
        return tuple(turn.option(name) for name in (*told, "sharing_stop", "sharing_return"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if value == "sharing_stop":
            _stop(turn, "")
        elif value == "sharing_change":
            _which(turn, _TO_CHANGE, running(turn, turn.me.project))
        elif value == "sharing_ready":
            _move(turn, "ready")
        elif value == "sharing_rework":
            _move(turn, "shared")
        else:
            ask(turn)


def _move(turn: Turn, name: StageName) -> None:
    """The holder says where the project stands."""
    turn.stages.append(Stage(turn.me.project, name, HOLDER, turn.now))
    turn.say("sharing_ready_done" if name == "ready" else "sharing_rework_done")
    ask(turn)


def _is_stop(turn: Turn, word: str) -> bool:
    """Whether a word ends sharing, in either language."""
    stops = turn.option("stop", "choice_share_stop_word")
    return plain(word) in map(plain, (stops.label, *stops.synonyms))


def _stop(turn: Turn, named: str) -> None:
    """End the share that runs; of several, the one that is named, else ask which."""
    _which(turn, _TO_STOP, running(turn), named)


def _which(turn: Turn, task: str, found: tuple[Share, ...], named: str = "") -> None:
    if not found:
        turn.say("share_stop_none")
        ask(turn)
        return
    turn.interrupt(_WHICH, task=task)
    which = KINDS[_WHICH]  # also in a break, where what is asked is to go on
    chosen = match(which.choices(turn), named, numbered=False) if named else None
    if len(found) == 1:
        which.chose(turn, found[0].id)
    elif chosen is not None:
        which.chose(turn, chosen.value)
    else:
        ask(turn)


@kind(_WHICH)
class WhichShare(Asking):
    """Which of several shares is to end, or to change."""

    def ask(self, turn: Turn) -> None:
        if not _those(turn):
            turn.resume_pending()
            ask(turn)
            return
        turn.ask(f"share_which_{turn.pending.data['task']}")
        turn.offer(self.choices(turn), moves=("cancel",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        found = _those(turn)
        every = (turn.option(_EVERY, "choice_share_every"),) if turn.pending.data["task"] == _TO_STOP else ()
        return (*_named(turn, found), *every)

    def chose(self, turn: Turn, value: str) -> None:
        found, task = _those(turn), turn.pending.data["task"]
        turn.resume_pending()
        if task == _TO_STOP:
            for each in found:
                if value in (each.id, _EVERY):
                    _end(turn, each)
            ask(turn)
            return
        changed = next(each for each in found if each.id == value)
        _begin(turn, changed.coach, changed.coach_name, "")


def _those(turn: Turn) -> tuple[Share, ...]:
    """The shares that are meant: to change one, its dossier has to be open."""
    return running(turn, turn.me.project if turn.pending.data["task"] == _TO_CHANGE else "")


def _named(turn: Turn, found: tuple[Share, ...]) -> tuple[Choice, ...]:
    """Shares by their coach, with the dossier for whoever has several; those that read alike get their number too."""
    files = {project.id: number for number, project in enumerate(turn.projects(), start=1)}
    names = [excerpt(share.coach_name, _NAME) for share in found]
    if len(files) > 1:
        pairs = zip(found, names, strict=True)
        names = [turn.words("share_named", coach=name, number=files.get(share.project, "")) for share, name in pairs]
    alike = [plain(name) for name in names]
    return tuple(
        Choice(share.id, f"{name} ({place})" if alike.count(plain(name)) > 1 else name)
        for place, (share, name) in enumerate(zip(found, names, strict=True), start=1)
    )


def _end(turn: Turn, share: Share) -> None:
    turn.shares.append(replace(share, ended_at=turn.now))
    turn.say("share_stopped", coach=share.coach_name)
