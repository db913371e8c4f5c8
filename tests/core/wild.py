"""What people do, well-behaved and not: the events of the property tests, and one way of taking each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from bot.core.dialog import Language
from bot.core.model import Contribution, Inquiry, Outcome, Said, Voice
from bot.core.moves import BY_NAME, BY_WORD, PREFIXES
from tests.core.coached import GIVE, comment
from tests.core.edited import engines
from tests.core.watched import Watched
from tests.talk import GROUP

GOOD = (
    "Avec 40 habitants du quartier, parce que le bus s'arrête à 19 h, nous avons décidé ensemble en mars 2025 d'ouvrir"
    " un atelier au marché de Mérival. Avant il n'y avait rien, désormais la mairie nous aide."
)
ANSWERS = (
    GOOD,
    "La Laverie qui roule à Mérival",
    "Ateliers de couture du mardi soir",
    "With 40 residents of the estate, because the bus stops at 7 pm, we decided together to open a workshop in March.",
    "2, 1",
    "place 2 en premier",
    "non",
    "oui",
    "je ne sais pas",
    "I don't know",
    "climat, santé",
    "1, 3",
    "bien",
    "12",
    "une habitante",
    "Mme Dupont au 06 12 34 56 78 nous aide chaque semaine avec les habitants du quartier",
    "sa fille est diabétique et elle ne peut plus sortir de chez elle depuis deux ans",
    "nous travaillons l'empowerment et la résilience systémique du territoire",
    "Une habitante nous aide chaque semaine, elle connaît tous les habitants du quartier et leurs besoins",
    "B04.1",
    "Calendrier",
    "renommer 2",
    "déjà dit",
)
SIGNS = ("je veux mourir", "garder", "copie", "stop", "continuer")
WEIRD = (
    "",
    "   \n\t ",
    "?",
    "/",
    "!",
    "/foo",
    "!!! quoi",
    "\x00\x01\x1b[2J",
    "\u202eabc\u202c שלום مرحبا",
    "😀",
    "👩‍👩‍👧‍👦 🇫🇷",
    "'; DROP TABLE answers;--",
    "<script>alert(1)</script>",
    "{excerpt} {0} %s %(x)s",
    "0",
    "-1",
    "99999999999999999999",
    "١٢",
    "²",
    "1" * 300,
    "modifier 3",
    "aide moi",
    "/restart en",
    "ligne une\nligne deux\r\nligne trois",
    "mot " * 25_000,
)
ARGUMENTS = ("", "", "", "", " 2", " 5", " 19", " en", " zzz", " B04.1", " 2, 1", " json")
OFTEN = (
    "/modifier 1",
    "/modifier 2",
    "remplacer",
    "compléter",
    "/ranger 3",
    "/ranger",
    "/pause",
    "/menu",
    "/passer",
    "/retour",
    "/exemple",
    "/langue",
    "/dossiers",
    "/recommencer",
    "/annuler",
    "/cercles",
    "/voyage",
    "/storyboard",
    "/annexe",
    "/jouer",
    "/echauffement",
    "reprendre",
    GIVE,
    "/partage",
    "/partage stop",
    "/commentaires",
)
ON_ACTIONS = ("ajouter", "renommer 1", "dupliquer 1", "retirer 1", "retirer 2", "rétablir", "ordre", "ouvrir 2", "2, 1")
VALUES = (
    "yes",
    "accept",
    "refuse",
    "fr",
    "resume",
    "keep",
    "replace",
    "complete",
    "erase",
    "bridge:S05",
    "B01",
    "id3",
    "again",
    "groupe",
    "take",
    "leave",
    "edit",
    "look_back",
)
LANGUAGES: tuple[Language | None, ...] = ("fr", "en", None)

Op = tuple[str, Any]


def _ops(name: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Op]:
    return st.tuples(st.just(name), values)


_moves = st.builds(
    lambda prefix, word, argument: f"{prefix}{word}{argument}",
    st.sampled_from((*PREFIXES, "")),
    st.sampled_from(sorted(BY_WORD)),
    st.sampled_from(ARGUMENTS),
)
_answers = st.sampled_from((*ANSWERS, "", "\u200b", "/recap", "/passer", *SIGNS))
# What is drawn first is what a failing example is shrunk to.
OPS = st.one_of(
    _ops("say", st.sampled_from(ANSWERS)),
    _ops("choose", st.integers(0, 20)),
    _ops("go on", st.integers(1, 9)),
    _ops("choose", st.integers(0, 20)),
    _ops("say", st.sampled_from(OFTEN)),
    _ops("say", _moves),
    _ops("say", st.sampled_from(OFTEN)),
    _ops("say", st.sampled_from([f"/actions {task}" for task in ON_ACTIONS])),
    _ops("say", st.sampled_from(WEIRD)),
    _ops("say", st.text(max_size=40)),
    _ops("press", st.sampled_from(VALUES) | st.text(max_size=8)),
    _ops("start", st.sampled_from(LANGUAGES)),
    _ops("edit content", st.sampled_from((0, 1, 0, 1, 2))),
    _ops("wait", st.integers(0, 40)),
    _ops("edit", st.tuples(st.integers(1, 12), _answers)),
    _ops("edit", st.tuples(st.integers(1, 12), _answers)),
    _ops("say", st.sampled_from(SIGNS)),
    _ops("share", _answers),
    _ops("pieces", st.lists(_answers, min_size=2, max_size=4)),
    _ops("late", _answers),
    _ops("old press", st.tuples(st.integers(1, 12), st.sampled_from(VALUES))),
    _ops("move", st.tuples(st.integers(1, 12), st.sampled_from((*BY_NAME, "?")))),
    _ops("time", st.sampled_from(("reminder", "warning", "warning", "expired", "voices", "voices", "comments"))),
    _ops("coach", st.tuples(_answers, st.integers(1, 12))),
    _ops("community", st.tuples(_answers, st.sampled_from(("B04.1", "B06", "B11")))),
    _ops("group", _answers),
)


def _choose(talk: Watched, position: int) -> None:
    """One of the offered choices, proving that pressing and typing are the same."""
    if not talk.still_offered:
        talk.say(GOOD)
        return
    talk.both_ways(position)


def _go_on(talk: Watched, turns: int) -> None:
    """A person who simply answers."""
    for _ in range(turns):
        offered = {choice.value for choice in talk.last.choices}
        easy = offered & {"already_said", "next_chapter", "keep", "accept", "finished", "resume", "hold_yes", "go_on"}
        if easy and talk.engine is talk.asked_by:
            talk.press(sorted(easy)[0])
        else:
            talk.say(GOOD)


def _edit_content(talk: Watched, which: int) -> None:
    talk.engine = engines()[which]


def _wait(talk: Watched, days: int) -> None:
    talk.at += timedelta(days=days)


def _edit(talk: Watched, op: tuple[int, str]) -> None:
    back, text = op
    talk.edit(f"m{max(0, len(talk.outcomes) - back)}", text)


def _late(talk: Watched, text: str) -> None:
    """A message that was sent before our last one was delivered."""
    talk.asked_at = talk.at
    talk.say(text, at=talk.at - timedelta(seconds=1))
    talk.asked_at = None


def _old_press(talk: Watched, op: tuple[int, str]) -> None:
    back, value = op
    talk.press(value, talk.marks[-min(back, len(talk.marks))])


def _move(talk: Watched, op: tuple[int, str]) -> None:
    back, name = op
    talk.command(name, talk.marks[-min(back, len(talk.marks))])


def _group(talk: Watched, text: str) -> None:
    """The same person in a group: nothing follows but a message."""
    situation = replace(talk.situation(), place=GROUP, focus=None)
    outcome = talk.engine.step(situation, Said("g", text), talk.at, lambda: "id")
    assert outcome == Outcome(replies=outcome.replies)


def _community(talk: Watched, op: tuple[str, str]) -> None:
    """Somebody in a room answers a question about the project that is open."""
    text, step = op
    person = talk.situation().person
    project = next((each for each in talk.situation().projects if person and each.id == person.project), None)
    if person is None or project is None:
        return
    number = len(talk.voices)
    inquiry = Inquiry(f"inquiry-{project.id}-{step}", person.id, project.id, project.actions[0].id, talk.at, step)
    said = Contribution(f"said-{number}", inquiry.id, f"$room{number}", text, "fr", "near", talk.at)
    told = next((voice.inquiry for voice in talk.voices if voice.inquiry.id == inquiry.id), inquiry)
    talk.voices.append(Voice(told, said, f"by-{number % 3}"))


def _coach(talk: Watched, op: tuple[str, int]) -> None:
    """The coach of the last share comments one of the last answers of that project."""
    text, back = op
    share = next(reversed(talk.records.shares.values()), None)
    answers = [answer for answer in talk.history() if share is not None and answer.project == share.project]
    if answers and text:
        comment(talk, answers[-min(back, len(answers))], text)


DO: dict[str, Callable[[Watched, Any], object]] = {
    "say": Watched.say,
    "press": Watched.press,
    "start": Watched.start,
    "choose": _choose,
    "go on": _go_on,
    "edit content": _edit_content,
    "wait": _wait,
    "edit": _edit,
    "share": Watched.share,
    "pieces": lambda talk, texts: talk.say(*texts),
    "late": _late,
    "old press": _old_press,
    "move": _move,
    "time": lambda talk, what: talk.time_out(what, talk.at),
    "group": _group,
    "community": _community,
    "coach": _coach,
}
