"""What each move does. The table of moves is `bot.core.moves`; here its names meet their functions."""

from __future__ import annotations

from datetime import timedelta
from difflib import get_close_matches

from bot.core.asking import actions, data, edit, filing, overview, small, time, welcome
from bot.core.asking.base import EDIT, HANDLERS, KINDS, ask, current
from bot.core.asking.question import advance
from bot.core.dialog import Card, Step
from bot.core.draft import DISTRESS, HELD, Draft
from bot.core.guide import FORM, WELCOME
from bot.core.machine import HOME
from bot.core.plain import plain
from bot.core.turn import Turn

_A_MONTH = timedelta(days=30)


def start(turn: Turn, argument: str) -> None:
    """The move `start`: the same as opening the place again."""
    welcome.come_back(turn)


def help_me(turn: Turn, argument: str) -> None:
    """The help of the question that is open; all commands where there is none, or with "aide tout"; then ask again."""
    step = _asked_about(turn)
    if step is not None and not argument and turn.step_words(step).help:
        turn.add("paragraph", turn.step_words(step).help)
        turn.say("help_more")
    else:
        turn.say("help")
    ask(turn)


def _asked_about(turn: Turn) -> Step | None:
    """The question that is being talked about, if any."""
    pending = turn.draft.pending
    if pending is None:
        return turn.step() if turn.on_step else None
    return turn.dialog().steps.get(pending.data["step"]) if KINDS[pending.kind].of_a_question else None


def example(turn: Turn, argument: str) -> None:
    """Offer the example; asked twice, show it."""
    pending = turn.draft.pending
    if pending is not None and pending.kind == "example":
        small.ExampleOffered().chose(turn, "yes")
        return
    step = _asked_about(turn)
    if step is None or not turn.step_words(step).example:
        turn.say("example_none")
    else:
        turn.interrupt("example", step=step.id)
    ask(turn)


def word(turn: Turn, argument: str) -> None:
    """A term of the glossary, or the list of terms; then the same question again."""
    glossary = [
        card for dialog in turn.guide.library.dialogs.values() for card in dialog.cards if card.kind == "glossary"
    ]
    if not argument:
        turn.say(
            "glossary_terms", terms=", ".join(sorted((card.titles[turn.language] for card in glossary), key=plain))
        )
    else:
        card = _find_card(glossary, argument)
        if card is None:
            turn.say("glossary_unknown")
        else:
            turn.say("glossary_card", term=card.titles[turn.language], text=card.texts[turn.language])
    ask(turn)


def _find_card(cards: list[Card], term: str) -> Card | None:
    titles = {plain(title): card for card in cards for title in card.titles.values()}
    wanted = plain(term)[:80]
    if not wanted:
        return None
    inside = next((card for title, card in titles.items() if wanted in title), None)
    near = get_close_matches(wanted, titles, n=1, cutoff=0.7)
    return titles.get(wanted) or inside or (titles[near[0]] if near else None)


def back(turn: Turn, argument: str) -> None:
    """The question that was interrupted; without an interruption the one before; at the first one, say so."""
    draft = turn.draft
    if draft.pending is not None and (draft.pending.under is not None or not _of_the_step(draft)):
        turn.resume_pending()
        ask(turn)
        return
    trail = [step for step in draft.trail if step in turn.dialog().steps and step != draft.state]
    if not trail or draft.dialog != FORM:
        turn.say("back_none")
        ask(turn)
        return
    draft.let_go()
    draft.trail = tuple(trail[:-1])
    draft.later = tuple(step for step in draft.later if step != trail[-1])
    turn.walk().goto(draft, trail[-1])
    ask(turn)


def _of_the_step(draft: Draft) -> bool:
    """Whether what is pending belongs to the question itself: a probe about it, its answer shown, its chapter's end."""
    pending = draft.pending
    if pending is None or pending.kind == "chapter_end":
        return True
    return pending.kind not in ("example", HELD) and pending.data.get("step") == draft.state


def skip(turn: Turn, argument: str) -> None:
    """Leave the open question for later; under a probe or another small exchange, leave that."""
    draft = turn.draft
    if draft.pending is not None and draft.pending.kind == "probe":
        current(turn).chose(turn, "pass")
    elif draft.pending is not None and draft.pending.kind == "chapter_end":
        current(turn).chose(turn, "next_chapter")
    elif draft.pending is not None and draft.pending.under is None and draft.pending.kind == EDIT:
        current(turn).chose(turn, "keep")
    elif draft.pending is not None:
        cancel(turn, argument)
    elif turn.on_step and draft.dialog == FORM:
        draft.later = (*draft.later, draft.state)
        turn.say("skip")
        advance(turn)
    else:
        turn.say("skip_nothing")
        ask(turn)


def menu(turn: Turn, argument: str) -> None:
    """Home. The conversation that was open waits as it is."""
    draft = turn.enter(WELCOME, turn.me.id)
    draft.let_go()
    if draft.state != HOME:
        turn.walk().goto(draft, HOME)
    ask(turn)


def pause(turn: Turn, argument: str) -> None:
    """Stop for now."""
    small.pause(turn)


def resume(turn: Turn, argument: str) -> None:
    """Go on where the form stands."""
    welcome.resume(turn)


def cancel(turn: Turn, argument: str) -> None:
    """Leave what interrupted the question, and return to it."""
    draft = turn.draft
    if draft.pending is None or draft.pending.kind == "probe":
        turn.say("cancel_nothing")
    elif draft.pending.kind == HELD:
        current(turn).chose(turn, "hold_no")
        return
    elif draft.pending.kind == DISTRESS:
        current(turn).chose(turn, "go_on")
        return
    else:
        turn.resume_pending()
        turn.say("cancelled")
    ask(turn)


def human(turn: Turn, argument: str) -> None:
    """How to reach a person. Requests about one's data are answered within a month (RGPD, 12.3): the day is named."""
    turn.say("human_contact" if turn.guide.reachable else "human_none")
    if turn.guide.reachable and not _in_distress(turn):
        turn.say("human_by", date=turn.date(turn.now + _A_MONTH))
    _again(turn)


def _in_distress(turn: Turn) -> bool:
    """Whether the person is just being told whom to turn to: nothing else matters then."""
    return turn.focus is not None and turn.draft.pending is not None and turn.draft.pending.kind == "distress"


def channels(turn: Turn, argument: str) -> None:
    """The other ways to fill in the form."""
    turn.say("channels")
    _again(turn)


def privacy(turn: Turn, argument: str) -> None:
    """The full text about data."""
    turn.say("privacy_full")
    turn.add("paragraph", turn.notice())
    _again(turn)


def form(turn: Turn, argument: str) -> None:
    """The questions on paper."""
    welcome.blank_form(turn)


def _again(turn: Turn) -> None:
    if turn.person is None:
        turn.offer((), moves=("start", "form"))
    else:
        ask(turn)


HANDLERS.update(
    start=start,
    help=help_me,
    example=example,
    word=word,
    back=back,
    skip=skip,
    pause=pause,
    resume=resume,
    menu=menu,
    recap=overview.recap,
    edit=edit.edit,
    move=filing.file_elsewhere,
    actions=actions.actions,
    projects=data.projects,
    export=data.export,
    form=form,
    language=data.language,
    restart=data.restart,
    privacy=privacy,
    my_data=data.my_data,
    erase=data.erase,
    human=human,
    channels=channels,
    reminder=time.reminder,
    stop=time.stop,
    keep=time.keep,
    cancel=cancel,
)
