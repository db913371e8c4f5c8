"""From a message to a revision of an answer, and from an answer to the follow-up question it calls for.

The authors' rules (E3, E4, E6): at most two probes for a question and one for a message, in a fixed order, never the
same twice, always quoting the person, never blocking. A question's own probe replaces the global one with the same
condition. A prompt to think with has one probe at most, and no answer to it is marked as open: none is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.conditions import Condition, Evidence, Text, find, holds
from bot.core.dialog import Language, Library, Step
from bot.core.dimensions import untouched
from bot.core.guide import Probe
from bot.core.machine import DONE, REVIEW
from bot.core.model import Answer, Blank, ConversationKey, Part, Pending, ProbeMark
from bot.core.ranking import given_order
from bot.core.turn import Turn

MOST_PROBES, MOST_FOR_REFLECTION = 2, 1
NOT_NOW = "not_now"
_ONLY_WORDS_OF_REFUSAL = ("dont_know", "yes_only", "no_only")  # "non" is a full answer to an optional question
WITHDRAWING = ("personal_data", "sensitive_data")  # the reply to these probes may replace words instead of adding some
_NEVER_AUTOMATIC = "off_topic"  # only the person says that an answer belongs elsewhere: the move `ranger`
MORE = "words_lt"  # the neutral probe: under the minimum and nothing else fires


@dataclass(frozen=True, slots=True)
class Wanted:
    """The follow-up question to ask now. `excerpt`: the words it is about, where it quotes some."""

    key: str
    excerpt: str = ""


def probes_of(step: Step, library: Library) -> tuple[Probe, ...]:
    """All probes a step can be given, in the order in which they are tried (rule E4).

    A common probe that comes before the item's own keeps its place when the item has words of its own for it.
    """
    own = {str(condition): _own(step, condition) for condition in step.probes}
    common = [
        Probe(str(probe.condition), probe.condition, probe.texts)
        for probe in library.probes
        if probe.condition.name != _NEVER_AUTOMATIC
        and not (step.kind == "optional_text" and probe.condition.name in _ONLY_WORDS_OF_REFUSAL)
    ]
    after = {str(probe.condition) for probe in library.probes if probe.after_item_probes}
    early = {probe.key: own.get(probe.key, probe) for probe in common if probe.key not in after}
    late = {probe.key: probe for probe in common if probe.key in after and probe.key not in own}
    return tuple((early | own | late).values())


def _own(step: Step, condition: Condition) -> Probe:
    key = str(condition)
    return Probe(key, condition, {language: words.probes[key] for language, words in step.words.items()})


def record(turn: Turn, step: Step, text: str, *, chosen: tuple[str, ...] = (), replace: bool = False) -> Answer:
    """Append a revision with what was just said, each message as a part: see `append`."""
    parts = tuple(Part(said.message, said.text, turn.language) for said in turn.pieces) if text else ()
    return append(turn, step, parts, chosen=chosen, replace=replace)


def append(
    turn: Turn,
    step: Step,
    parts: tuple[Part, ...],
    *,
    chosen: tuple[str, ...] = (),
    replace: bool = False,
    origin: str = "",
) -> Answer:
    """Append a revision: what was there and this; or this alone if `replace`. `origin`: where it was taken over from.

    Probes that were asked stay marked, so that none is asked twice; "already said" is only true of the words it was
    said of.
    """
    old = turn.answer(step)
    dialog = turn.dialog()
    before = None if replace else old
    marks = old.probes if old else ()
    revision = turn.next_revision(old)
    if replace:
        marks = tuple(
            ProbeMark(mark.probe, "answered" if mark.outcome == "already_said" else mark.outcome) for mark in marks
        )
    answer = Answer(
        project=turn.me.project,
        subject=turn.subject_of(step),
        step=step.id,
        revision=revision,
        dialog=dialog.id,
        version=dialog.version,
        at=turn.now,
        parts=(*(before.parts if before else ()), *parts),
        chosen=tuple(dict.fromkeys((*(before.chosen if before else ()), *chosen))),
        probes=marks,
        open=not dialog.reflection,
        chosen_by=turn.message if chosen else before.chosen_by if before else "",
        origin=origin or (before.origin if before and before.parts else ""),
        refused=before.refused if before else (),
        comment=_commented(turn, step, revision),
    )
    turn.keep(answer)
    overtake(turn, step)
    return answer


def _commented(turn: Turn, step: Step, revision: int) -> str:
    """The id of the comment to which a new revision replies in this turn; "" if it does not."""
    replied = {reply.comment for reply in turn.replied if reply.revision == revision}
    about = (comment for comment in turn.situation.comments if comment.id in replied)
    names = (step.id, *step.formerly)
    here = (each.id for each in about if each.subject == turn.subject_of(step) and each.step in names)
    return next(here, "")


def overtake(turn: Turn, step: Step, walk: ConversationKey | None = None) -> None:
    """An answer changed: those that depend on it are to be looked at again. Nothing of them is lost.

    `walk`: where it was given, if that is not the one in focus.
    """
    if walk is not None and walk not in turn.conversations():
        return
    draft = turn.draft_of(walk) if walk else turn.draft
    subject = walk[1] if walk else ""
    for other in turn.guide.walks[draft.dialog].dependents.get(step.id, ()):
        if turn.answered(other, subject) and other.id not in draft.recheck:
            draft.recheck = (*draft.recheck, other.id)


def reparted(turn: Turn, answer: Answer, parts: tuple[Part, ...]) -> Answer:
    """Revise an answer with other messages. What was confirmed of a story goes with its last word."""
    step = turn.step_of(answer)
    if not parts and step is not None and step.hears:
        return turn.revise(answer, parts=parts, chosen=(), refused=())
    return turn.revise(answer, parts=parts)


def reword(turn: Turn, project: str, instead: Mapping[str, tuple[Part, ...]]) -> tuple[Answer, ...]:
    """Put other parts in the place of some messages, in every answer of a project that they were copied or moved to.

    The old wording disappears from all that was kept before. Returns the answers as they are now.
    """
    changed = []
    for answer in [answer for answer in turn.all_answers() if answer.project == project]:
        if any(part.message in instead for part in answer.parts):
            parts = dict.fromkeys(new for part in answer.parts for new in instead.get(part.message, (part,)))
            changed.append(reparted(turn, answer, tuple(parts)))
    keep = tuple((answer.subject, answer.step, answer.revision) for answer in changed)
    turn.effects.append(Blank(project, tuple(instead), keep))
    subjects = {subject for subject, _, _ in keep}
    for key in turn.conversations():
        if key != turn.focus and (key[1] in subjects or project in subjects):
            draft = turn.draft_of(key)
            draft.pending = _unasked(draft.pending)
    return tuple(changed)


def _unasked(pending: Pending | None) -> Pending | None:
    """What waits in another conversation, without a question that quotes what is withdrawn."""
    if pending is None:
        return None
    under = _unasked(pending.under)
    return under if pending.kind in ("probe", "role", "withdraw") else replace(pending, under=under)


def rejudge(turn: Turn, step: Step, answer: Answer) -> None:
    """Mark an answer whose words changed as open or not, whatever it is about."""
    names = turn.action_names(answer.project) if step.kind == "ranking" else ()
    evidence = evidence_of(step, answer, turn.language, names=names)
    probes = turn.guide.probes[answer.dialog, step.id]
    _judge(turn, step, answer, evidence, probes)


def _judge(turn: Turn, step: Step, answer: Answer, evidence: Evidence, probes: Sequence[Probe]) -> None:
    """Mark an answer as open or not."""
    reflection = turn.dialog(answer.dialog).reflection
    turn.revise(answer, open=not reflection and still_open(step, answer, evidence, probes))


def evidence_of(
    step: Step, answer: Answer, language: Language, *, names: Sequence[str] = (), uncovered: str = ""
) -> Evidence:
    """What the conditions of a step judge: the whole answer, all messages together, with what they need around it.

    `names`: the live actions, for a ranking; `uncovered`: a dimension nothing speaks of yet.
    """
    words = step.words[language]
    text = answer.text
    if not text and answer.chosen:
        labels = {choice.value: choice.label for choice in words.choices}
        text = "non" if answer.chosen == (NOT_NOW,) else ", ".join(labels.get(value, value) for value in answer.chosen)
    return Evidence(
        Text(text),
        example=words.example,
        actions=len(names) or 1,
        ranks=given_order(answer, names) if step.kind == "ranking" else None,
        chosen=frozenset(answer.chosen),
        uncovered=uncovered,
    )


def _evidence(turn: Turn, step: Step, answer: Answer) -> Evidence:
    names = turn.action_names() if step.kind == "ranking" else ()
    uncovered = ""
    at_the_end = turn.draft.state in (turn.walk().order[-1], REVIEW, DONE)
    if at_the_end and any(condition.name == "uncovered_dimension" for condition in step.probes):
        uncovered = next((turn.dimension(name) for name in untouched(turn)), "")
    return evidence_of(step, answer, turn.language, names=names, uncovered=uncovered)


def next_probe(turn: Turn, step: Step) -> Wanted | None:
    """The follow-up question that the answer to a step calls for, if any and if it has not had its two yet.

    Without one the answer is taken as it is, and marked as open or not (rule E3).
    """
    answer = turn.answer(step)
    if answer is None:
        return None
    evidence = _evidence(turn, step, answer)
    probes = turn.guide.probes[turn.draft.dialog, step.id]
    if len(answer.probes) < (MOST_FOR_REFLECTION if turn.dialog().reflection else MOST_PROBES):
        wanted = choose_probe(step, evidence, probes, answer.probes)
        if wanted is not None:
            return wanted
        asked = {mark.probe for mark in answer.probes}
        probes = tuple(probe for probe in probes if probe.key in asked)  # the others were just found not to hold
    _judge(turn, step, answer, evidence, probes)
    return None


def found_by(turn: Turn, step: Step, key: str) -> str:
    """What the condition of a probe finds in the answer as it stands now; "" if it does not hold or finds no words."""
    answer = turn.answer(step)
    probe = next((probe for probe in turn.guide.probes[turn.draft.dialog, step.id] if probe.key == key), None)
    finding = find(probe.condition, _evidence(turn, step, answer)) if answer and probe else None
    return finding.excerpt if finding else ""


def take_as_is(turn: Turn, step: Step) -> None:
    """The person put a probe aside: the answer stands, and is marked as open or not."""
    answer = turn.answer(step)
    if answer is not None:
        probes = turn.guide.probes[turn.draft.dialog, step.id]
        _judge(turn, step, answer, _evidence(turn, step, answer), probes)


def choose_probe(
    step: Step, evidence: Evidence, probes: Sequence[Probe], marks: Sequence[ProbeMark] = ()
) -> Wanted | None:
    """The first probe, in the authors' order, whose condition holds and that has not been asked.

    Else, under the minimum of words, the neutral one; a question with a probe of its own about that has been asked it.
    """
    asked = {mark.probe for mark in marks}
    for probe in probes:
        if probe.key in asked:
            continue
        finding = find(probe.condition, evidence)
        if finding is not None:
            return Wanted(probe.key, finding.excerpt)
    asked_for_more = any(key.partition(":")[0] == MORE for key in asked)
    short = step.min_words and not evidence.chosen and evidence.text.words < step.min_words
    return Wanted(MORE) if short and not asked_for_more else None


def probe_text(turn: Turn, step: Step, key: str, excerpt: str) -> str:
    """The words of a probe in the person's language; the neutral one for a probe that the content no longer has."""
    texts = next((probe.texts for probe in turn.guide.probes[turn.draft.dialog, step.id] if probe.key == key), None)
    if texts is None:
        return turn.words("more")
    return texts[turn.language].format(word=excerpt, excerpt=excerpt, dimension=excerpt)


def still_open(step: Step, answer: Answer, evidence: Evidence, probes: Sequence[Probe]) -> bool:
    """Whether a condition still holds, unless the person said "C'est déjà dit": then the answer counts as it stands."""
    if any(mark.outcome == "already_said" and mark.probe not in _ONLY_WORDS_OF_REFUSAL for mark in answer.probes):
        return False
    short = evidence.text.words < step.min_words and not evidence.chosen
    return short or any(holds(probe.condition, evidence) for probe in probes)
