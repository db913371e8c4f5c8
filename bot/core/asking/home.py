"""Home: where one stands in each walk, one next step with its reason, and what else can be done here."""

from __future__ import annotations

from bot.core.asking.base import HANDLERS, MENU, Asking, kind
from bot.core.asking.comments import comments_option
from bot.core.asking.shared import running, stage
from bot.core.dialog import Choice, Dialog
from bot.core.machine import DONE, HOME, REVIEW
from bot.core.plain import excerpt, without_article
from bot.core.standing import standings, suggestion, told
from bot.core.turn import Turn

_DOOR = "door:"  # before the id of a dialog, in a choice


@kind(MENU)
class Menu(Asking):
    """Home: what can be done here. Resuming comes first when something is open."""

    answers = False

    def ask(self, turn: Turn) -> None:
        if turn.draft.state == DONE:
            turn.walk().goto(turn.draft, HOME)
        found = standings(turn)
        if any(standing.answered for standing in found):
            turn.enumerate(told(turn, found))
            turn.add("paragraph", suggestion(turn))
        _tell_sharing(turn)
        turn.ask("menu_ask")
        turn.offer(self.choices(turn), moves=("help", "privacy"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        offered = {
            "recap": turn.has_answers,
            "map": turn.has_answers,
            "export": turn.has_answers,
            "projects": len(turn.projects()) > 1,
        }
        answered = any(voice.contribution.text for voice in turn.situation.voices)
        coach = (turn.option("coach"),) if turn.coach is not None else ()
        news = (*comments_option(turn), *((turn.option("voices"),) if answered else ()))
        names = ("recap", "map", "actions", "export", "projects", "play", "glossary", "language", "my_data", "human")
        others = (turn.option(name) for name in names if offered.get(name, True))
        first = (*coach, _first_choice(turn)) if _only_follows(turn) else (_first_choice(turn), *coach)
        return (*first, *news, *_doors(turn), *others)

    def chose(self, turn: Turn, value: str) -> None:
        if value.startswith(_DOOR):
            HANDLERS["door"](turn, value.removeprefix(_DOOR))
        else:
            HANDLERS["word" if value == "glossary" else value](turn, "")


def _only_follows(turn: Turn) -> bool:
    """Whether nothing of the person's own was begun: a coach comes for the projects of others."""
    begun = any(dialog in turn.guide.doors for dialog, _ in turn.conversations())
    return not (begun or turn.has_answers or len(turn.projects()) > 1)


def _tell_sharing(turn: Turn) -> None:
    """Who may read the open project, in one line."""
    found = running(turn, turn.me.project)
    if found:
        coaches = ", ".join(dict.fromkeys(share.coach_name for share in found))
        turn.say("home_shared", coaches=coaches, stage=turn.words(f"home_stage_{stage(turn, turn.me.project)}"))


def _first_choice(turn: Turn) -> Choice:
    """Resume where the walk stands that was used last, or begin it."""
    key = turn.last_walk()
    dialog = turn.dialog(key[0])
    state = turn.draft_of(key).state if key in turn.conversations() else HOME
    step = dialog.steps.get(state)
    title = excerpt(dialog.titles[turn.language], 28)
    if step is not None:
        return turn.option("resume", "choice_resume_at", label=excerpt(turn.step_words(step).label, 28))
    if state in (REVIEW, DONE):
        return turn.option("resume", "choice_resume_review", walk=title)
    if any(standing.answered for standing in standings(turn) if standing.dialog.id == dialog.id):
        return turn.option("resume", "choice_resume_at", label=title)
    if dialog.headings:
        return turn.option("resume", "choice_begin")
    return turn.option("resume", "choice_begin_walk", walk=title)


def _doors(turn: Turn) -> tuple[Choice, ...]:
    """The other walks."""
    last = turn.last_walk()[0]
    return tuple(
        Choice(f"{_DOOR}{dialog.id}", dialog.names[turn.language], _also_called(dialog))
        for dialog in turn.guide.doors.values()
        if dialog.id != last
    )


def _also_called(dialog: Dialog) -> tuple[str, ...]:
    """What else a walk is called: "Le dossier (Annexe B)" is "le dossier", "annexe b" and "annexe" too."""
    names = [*dialog.commands.values(), *dialog.names.values(), *dialog.titles.values()]
    parts = (part.strip(" )") for name in dialog.names.values() for part in name.split("("))
    return tuple(dict.fromkeys((*names, *parts, *map(without_article, dialog.titles.values()))))
