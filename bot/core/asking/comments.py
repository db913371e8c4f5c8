"""What a coach says to an answer, as a question to the holder: completed, replaced or kept, one comment at a time.

It is asked in the walk that the answer is of, and then what was open before is open again. Never asked unbidden: it is
offered where a chapter ends and at home, and time only tells that there is something.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.core.asking.base import Asking, ask, current, kind
from bot.core.asking.data import project_labels
from bot.core.asking.edit import EditText, is_wording, say_name_stays, ways
from bot.core.asking.question import LONG
from bot.core.asking.remarked import has_reply, is_read, label, place, print_of, remarks, unanswered, waiting
from bot.core.dialog import Choice, Step
from bot.core.draft import COMMENT
from bot.core.model import Comment, Replied
from bot.core.report import told
from bot.core.turn import Turn

_TEXT = "comment_text"  # pending: the words that reply
_READ = "print"  # among the data of both: of the words as they were read


def comments_option(turn: Turn) -> tuple[Choice, ...]:
    """The choice that leads to the comments, with their number, while some wait."""
    count = len(unanswered(turn))
    return (turn.option("comments", "choice_comments", count=count),) if count else ()


def tell_comments(turn: Turn) -> None:
    """Time brought comments: say from whom and how many. Nothing is asked, and what is open stays as it is."""
    new = [comment for comment in unanswered(turn) if comment.told_at is None]
    _note_told(turn)
    for project in turn.projects():
        about = [comment for comment in new if comment.project == project.id]
        if about and len(turn.projects()) > 1:
            turn.say("comments_file", file=project_labels(turn)[project.id])
        for coach, count in Counter(comment.coach_name for comment in about).items():
            turn.say("comments_many" if count > 1 else "comments_one", coach=coach, count=count)
    if turn.has_spoken:
        turn.say("comments_how")
        turn.offer((), moves=("comments",))


def _note_told(turn: Turn) -> None:
    """The holder knows of all that was commented until now."""
    untold = (comment for comment in turn.situation.comments if comment.told_at is None)
    turn.replied += [Replied(comment.id, turn.now) for comment in untold]


def comments(turn: Turn, argument: str) -> None:
    """The move `commentaires`: the oldest one that waits. Where there is none, that is said, and what was open goes on.

    Comments on another project are answered there: its answers are not at hand here.
    """
    _note_told(turn)
    if not _ask_next(turn, *_here(turn)):
        elsewhere = {comment.project for comment in unanswered(turn)} - {turn.me.project}
        files = [label for project, label in project_labels(turn).items() if project in elsewhere]
        if files:
            turn.say("comments_elsewhere", files=turn.listed(files))
        else:
            turn.say("comments_none")
        ask(turn)


def _here(turn: Turn) -> tuple[str, str]:
    """Where the person is, and is to come back to; if that is a comment already, where they were before it."""
    pending = turn.draft.pending
    while pending is not None:
        if pending.kind == COMMENT:
            return pending.data["dialog"], pending.data["subject"]
        pending = pending.under
    return turn.draft.dialog, turn.draft.subject


def _ask_next(turn: Turn, dialog: str, subject: str) -> bool:
    """Ask the oldest comment that waits, in its walk. Whether there is one. `dialog`, `subject`: where to return to."""
    found = waiting(turn)
    if not found:
        return False
    walk, about, step = place(turn, found[0])
    turn.enter(walk, about)
    turn.interrupt(COMMENT, comment=found[0].id, step=step, dialog=dialog, subject=subject)
    ask(turn)
    return True


@kind(COMMENT)
class CommentAsked(Asking):
    """One comment, under the answer that it is about. Words that come at once are added to the answer; a name stays."""

    takes_text = True
    of_a_question = True

    def gathers(self, turn: Turn) -> bool:
        step = _step(turn)
        return step is not None and step.kind in LONG

    def ask(self, turn: Turn) -> None:
        comment = _asked(turn)
        if comment is None:
            self._go_on(turn)
            return
        _note_read(turn, comment)
        self._show(turn, comment)
        step = _step(turn)
        turn.ask(_question(turn, step))
        turn.offer(self.choices(turn), moves=("help", "example", "menu") if step else ("menu",))

    def _show(self, turn: Turn, comment: Comment) -> None:
        step = _step(turn)
        answer = turn.answer(step) if step else None
        if step is not None and answer is not None and turn.answered(step):
            message = "comment_on" if answer.revision == comment.revision else "comment_on_changed"
            turn.say(message, label=label(turn, step))
            turn.add("quote", told(step, answer, turn.language))
        elif step is not None:
            turn.say("comment_on_nothing", label=label(turn, step))
        _quote(turn, comment)

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        step = _step(turn)
        keep = turn.option("keep", "choice_comment_keep")
        return (*(turn.option(way) for way in _ways(turn, step)), keep, turn.option("later", "choice_comment_later"))

    def chose(self, turn: Turn, value: str) -> None:
        comment, data = _asked(turn), turn.pending.data
        if comment is None:
            self._go_on(turn)
        elif value == "later":
            turn.resume_pending()
            turn.say("comments_later")
            _return(turn, data["dialog"], data["subject"])
        elif not _is_as_read(turn, comment):
            turn.say("comment_changed", coach=comment.coach_name)
            ask(turn)
        elif value == "keep":
            turn.replied.append(Replied(comment.id, turn.now, comment.revision))
            _tell_end(turn, comment, "comment_kept")
            self._go_on(turn)
        else:
            self._take_words(turn, data["step"], value)
            ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        step = _step(turn)
        if step is None or not is_wording(self, turn, text):
            super().said(turn, text)
            return
        if step is turn.naming_step and turn.answered(step):
            say_name_stays(turn)
            return
        self._take_words(turn, step.id, _ways(turn, step)[0])
        current(turn).said(turn, text)

    def _take_words(self, turn: Turn, step: str, mode: str) -> None:
        """The words that come now reply to the comment, as it was read."""
        about = {name: turn.pending.data[name] for name in ("comment", _READ)}
        turn.interrupt(_TEXT, step=step, mode=mode, **about)

    def _go_on(self, turn: Turn) -> None:
        """One is done with: the next one, or what was open before."""
        data = turn.pending.data
        if not has_reply(turn, data["comment"]):
            there = any(comment.id == data["comment"] for comment in remarks(turn))
            turn.say("comment_gone" if there else "comment_withdrawn")
        turn.resume_pending()
        if not _ask_next(turn, data["dialog"], data["subject"]):
            turn.say("comments_done")
            _return(turn, data["dialog"], data["subject"])


def _asked(turn: Turn) -> Comment | None:
    """The comment that is asked about, if it still waits for a reply."""
    wanted = turn.pending.data["comment"]
    return next((comment for comment in waiting(turn) if comment.id == wanted), None)


def _note_read(turn: Turn, comment: Comment) -> None:
    """The comment is shown with the words that it has now: what is said next is said to these."""
    turn.draft.pending = replace(turn.pending, data={**turn.pending.data, _READ: print_of(comment)})


def _is_as_read(turn: Turn, comment: Comment) -> bool:
    """Whether a comment says what it said when it was shown: its coach may have changed it since."""
    return turn.pending.data[_READ] == print_of(comment)


def _quote(turn: Turn, comment: Comment) -> None:
    """Show the words of a comment; the message goes with them, should they be taken back."""
    turn.quote(comment.id)
    turn.say("comment_says", coach=comment.coach_name)
    turn.add("quote", comment.text)


def _step(turn: Turn) -> Step | None:
    return turn.dialog().steps.get(turn.pending.data["step"])


def _ways(turn: Turn, step: Step | None) -> tuple[str, ...]:
    """How the answer can be changed, what is done with words that come at once first."""
    if step is None:
        return ()
    return ways(turn, step) if turn.answered(step) else ("replace",)


def _question(turn: Turn, step: Step | None) -> str:
    """The message that asks what to do about a comment."""
    if step is None:
        return "comment_ask_gone"
    if not turn.answered(step):
        return "comment_ask_new"
    return "comment_ask" if "complete" in _ways(turn, step) else "comment_ask_name"


def _tell_end(turn: Turn, comment: Comment, done: str) -> None:
    """What becomes of a comment. Who does not read the answer any more will not see the reply, and that is said."""
    turn.say(done if is_read(turn, comment) else f"{done}_unseen", coach=comment.coach_name)


def _return(turn: Turn, dialog: str, subject: str) -> None:
    """Go back to where the person was before the comments, if that is still there."""
    if (dialog, subject) in turn.conversations() and (dialog not in turn.guide.doors or turn.is_present(subject)):
        turn.enter(dialog, subject)
    ask(turn)


@kind(_TEXT)
class CommentText(EditText):
    """The reply to a comment: the new words of the answer. The comment is answered by the revision they make."""

    def ask(self, turn: Turn) -> None:
        comment = _asked(turn)
        if comment is None and not has_reply(turn, turn.pending.data["comment"]):
            turn.resume_pending()
            ask(turn)
            return
        if comment is not None:
            _note_read(turn, comment)
            _quote(turn, comment)
        super().ask(turn)

    def chose(self, turn: Turn, value: str) -> None:
        _reply(turn)
        super().chose(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        _reply(turn)
        super().said(turn, text)


def _reply(turn: Turn) -> None:
    """Note that what comes now answers the comment, if it still waits for that as it was read, and say so at once.

    A follow-up question may come next, and be left for good: nothing is said about the comment then.
    """
    comment = _asked(turn)
    if comment is not None and not _is_as_read(turn, comment):
        turn.say("comment_changed_kept", coach=comment.coach_name)
    elif comment is not None:
        old = turn.answer(turn.step(turn.pending.data["step"]))
        turn.replied.append(Replied(comment.id, turn.now, turn.next_revision(old)))
        _tell_end(turn, comment, "comment_replied")
