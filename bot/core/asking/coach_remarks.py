"""A coach's comments in a chat: an answer is chosen, shown with its words and commented; and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from bot.core.asking.base import ask, kind, names_something
from bot.core.asking.coach_project import OfProject, WordsOfProject
from bot.core.asking.coach_summary import named
from bot.core.coaching.desk import act, opened
from bot.core.coaching.seen import Opened, Seen, SeenComment
from bot.core.coaching.telling import Teller
from bot.core.coaching.view import chapters
from bot.core.dialog import Choice
from bot.core.model import Reviewed
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_ANSWERS, _COMMENT, _REMARKS, _REMARK = "coach_answers", "coach_comment", "coach_remarks", "coach_remark"
_LABEL = 34  # letters of a question's name on a button
_WORDS = 22  # letters of a comment on one


def _seen(turn: Turn, found: Opened) -> Mapping[str, Seen]:
    """The answers that are opened and have words, by a short mark, in the order of the pages."""
    shown = chapters(turn.guide.library, found, turn.language)
    return {_mark(seen.anchor): seen for chapter in shown for seen in chapter.answers if not seen.now.withdrawn}


def _mark(anchor: str) -> str:
    """Names an answer on a button, which has little room."""
    return hashlib.blake2b(anchor.encode(errors="replace"), digest_size=6).hexdigest()


@kind(_ANSWERS)
class AnswerChosen(OfProject):
    """Which answer to comment: by its number or by its label. No words are shown yet."""

    numbered = False

    def put(self, turn: Turn, found: Opened) -> None:
        turn.ask("coach_answers_ask")
        turn.offer(self.offered(turn, found), numbered=False, moves=("cancel",))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        seen = enumerate(_seen(turn, found).items(), start=1)
        return tuple(_choice(mark, number, answer) for number, (mark, answer) in seen)

    def chose(self, turn: Turn, value: str) -> None:
        share = turn.pending.data["share"]
        found = opened(turn, share)
        seen = _seen(turn, found).get(value) if found else None
        if seen is not None:
            revision = str(seen.now.number)
            turn.wait_for(_COMMENT, share=share, about=seen.subject, question=seen.step, revision=revision)
        ask(turn)

    def heard(self, turn: Turn, text: str) -> None:
        found = opened(turn, turn.pending.data["share"])
        named_ = _named(found, turn, text) if found and names_something(text) else []
        if len(named_) == 1:
            self.chose(turn, named_[0])
        else:
            super().heard(turn, text)


def _choice(mark: str, number: int, seen: Seen) -> Choice:
    label = named(seen.label, seen.about)
    return Choice(mark, f"{number}. {excerpt(label, _LABEL)}", (str(number), label, seen.step))


def _named(found: Opened, turn: Turn, text: str) -> list[str]:
    """The answers that a number, or words of a label, name."""
    typed = plain(text)
    if typed.isdecimal():
        place = int(typed[:6])
        return list(_seen(turn, found))[place - 1 : place] if place else []
    labels = {mark: plain(named(seen.label, seen.about)) for mark, seen in _seen(turn, found).items()}
    return [mark for mark, label in labels.items() if typed and f" {typed} " in f" {label} "]


@kind(_COMMENT)
class CommentAsked(WordsOfProject):
    """The words of a comment, under the answer that they are about."""

    help = "coach_comment_help"

    def put(self, turn: Turn, found: Opened) -> None:
        data = turn.pending.data
        seen = next((one for one in _seen(turn, found).values() if [one.subject, one.step] == _key(data)), None)
        if seen is None:  # its part was closed meanwhile, or its words were taken back
            turn.resume_pending()
            turn.say("coach_answer_gone")
            ask(turn)
            return
        act(turn, Reviewed("read", data["share"], "answers"))
        turn.wait_for(_COMMENT, **{**data, "revision": str(seen.now.number)})  # what is shown is what is commented
        turn.say("coach_answer", label=named(seen.label, seen.about), date=turn.date(seen.now.at))
        turn.add("quote", seen.now.words)
        if seen.comments:
            turn.say("coach_answer_remarks")
            turn.enumerate(tuple(_told(turn, remark) for remark in seen.comments))
        turn.ask("coach_comment_ask")
        turn.offer((), numbered=False, moves=("cancel",))

    def written(self, turn: Turn, text: str) -> None:
        data = turn.pending.data
        subject, step = _key(data)
        wanted = Reviewed(
            "comment", data["share"], subject=subject, step=step, revision=int(data["revision"]), text=text
        )
        done = act(turn, wanted)
        turn.resume_pending()
        turn.say("coach_commented" if done else "coach_not_sent")
        if not done:
            turn.say("coach_answer_gone")
        ask(turn)


def _key(data: Mapping[str, str]) -> list[str]:
    """The answer that is commented: not `step`, which would be a question to the coach."""
    return [data["about"], data["question"]]


def _told(turn: Turn, remark: SeenComment) -> str:
    return turn.words("coach_remark", words=remark.comment.text, status=turn.words(f"remark_{remark.status}"))


def _remarks(turn: Turn, found: Opened) -> Mapping[str, SeenComment]:
    """The comments on what is opened, by id: those that are settled come last."""
    told = Teller(turn.guide.library, found, turn.language).comments()
    return {remark.comment.id: remark for remark in sorted(told, key=lambda one: one.status == "resolved")}


@kind(_REMARKS)
class RemarkChosen(OfProject):
    """Which comment to look at."""

    def put(self, turn: Turn, found: Opened) -> None:
        if not _remarks(turn, found):
            turn.resume_pending()
            turn.say("coach_remarks_none")
            ask(turn)
            return
        turn.ask("coach_remarks_ask")
        turn.offer(self.offered(turn, found), moves=("cancel",))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        names = [_called(turn, remark) for remark in _remarks(turn, found).values()]
        alike = [plain(name) for name in names]
        return tuple(
            Choice(item, f"{name} ({number})" if alike.count(plain(name)) > 1 else name)
            for number, (item, name) in enumerate(zip(_remarks(turn, found), names, strict=True), start=1)
        )

    def chose(self, turn: Turn, value: str) -> None:
        turn.wait_for(_REMARK, share=turn.pending.data["share"], item=value)
        ask(turn)


def _called(turn: Turn, remark: SeenComment) -> str:
    """What a comment is called on a button."""
    status = turn.words(f"remark_{remark.status}")
    return turn.words("coach_remark_named", words=excerpt(remark.comment.text, _WORDS), status=status)


@kind(_REMARK)
class RemarkShown(OfProject):
    """One comment, the answer as it was then, the reply; and what can be done."""

    def put(self, turn: Turn, found: Opened) -> None:
        data = turn.pending.data
        remark = _remarks(turn, found).get(data["item"])
        if remark is None:
            turn.resume_pending()
            turn.say("coach_answer_gone")
            ask(turn)
            return
        act(turn, Reviewed("read", data["share"], "answers"))
        turn.say("coach_remark_on", label=named(remark.label, remark.about), date=turn.date(remark.comment.at))
        turn.add("quote", remark.comment.text)
        for name, words in (("coach_remark_then", remark.quoted), ("coach_remark_reply", remark.reply)):
            if words:
                turn.say(name)
                turn.add("quote", words)
        if remark.kept:
            turn.say("coach_remark_kept")
        elif remark.comment.answered_at is not None and not remark.reply:
            turn.say("coach_remark_unseen")
        turn.say("coach_remark_status", status=turn.words(f"remark_{remark.status}"))
        turn.ask("coach_remark_ask")
        turn.offer(self.offered(turn, found))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        remark = _remarks(turn, found).get(turn.pending.data["item"])
        settled = remark is not None and remark.status == "resolved"
        names = ("coach_take_back", "coach_back") if settled else ("coach_resolve", "coach_take_back", "coach_back")
        return tuple(turn.option(name) for name in names)

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        turn.resume_pending()
        if value == "coach_resolve" and act(turn, Reviewed("resolve", data["share"], item=data["item"])):
            turn.say("coach_resolved")
        elif value == "coach_take_back" and act(turn, Reviewed("take_back", data["share"], item=data["item"])):
            turn.say("coach_taken_back")
        ask(turn)
