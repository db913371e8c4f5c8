"""The games: invented cases, read one at a time, and talked over kindly. Nothing that was chosen is kept.

What is pending notes the game and the last case of each game that was shown, no more. A walk that was interrupted waits
under it as it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.asking.base import KINDS, Asking, ask, kind
from bot.core.choosing import match
from bot.core.dialog import Card, Choice, Game
from bot.core.turn import Turn
from bot.core.turn.waiting import GAMES

_WHICH, _CASE, _TOLD = GAMES
_SHOWN = "shown:"  # before the id of a game, among the data of what is pending: its last case
_MORE, _OTHER, _LEAVE = "game_more", "game_other", "game_leave"


def play(turn: Turn, argument: str) -> None:
    """The move `jouer`: which game. Called amid one, it goes on from the cases that were shown."""
    pending = turn.draft.pending
    shown = _shown(pending.data) if pending is not None and pending.kind in GAMES else {}
    turn.say("games_intro")
    turn.interrupt(_WHICH, **shown)
    ask(turn)


def _shown(data: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in data.items() if name.startswith(_SHOWN)}


def _games(turn: Turn) -> dict[str, tuple[Game, tuple[Card, ...]]]:
    """The games by id, with their cases."""
    dialogs = turn.guide.library.dialogs.values()
    return {
        game.id: (game, tuple(card for card in dialog.cards if card.kind == game.id))
        for dialog in dialogs
        for game in dialog.games
    }


def _deal(turn: Turn, game: str) -> None:
    """Show the next case of a game. A new start begins with another case each day: nothing is left to chance."""
    shown = _shown(turn.pending.data)
    cases = [case.id for case in _games(turn)[game][1]]
    last = shown.get(f"{_SHOWN}{game}")
    place = cases.index(last) + 1 if last in cases else turn.now.toordinal()
    turn.wait_for(_CASE, **{**shown, "game": game, f"{_SHOWN}{game}": cases[place % len(cases)]})
    ask(turn)


def _open(turn: Turn) -> tuple[Game, Card] | None:
    """The game that is played and its case; nothing if the content has lost it meanwhile."""
    name = turn.pending.data["game"]
    game, cases = _games(turn).get(name, (None, ()))
    case = next((case for case in cases if case.id == turn.pending.data[f"{_SHOWN}{name}"]), None)
    return (game, case) if game and case else None


def _leave(turn: Turn) -> None:
    """Back to what the games interrupted."""
    turn.resume_pending()
    ask(turn)


@kind(_WHICH)
class GamesAsked(Asking):
    """Which game."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.ask("games_ask")
        turn.offer(self.choices(turn), moves=("menu",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        games = (game.names[turn.language] for game, _ in _games(turn).values())
        return (*games, turn.option(_LEAVE))

    def chose(self, turn: Turn, value: str) -> None:
        if value == _LEAVE:
            _leave(turn)
        else:
            _deal(turn, value)


@kind(_CASE)
class Case(Asking):
    """A case, and the question of the game."""

    def ask(self, turn: Turn) -> None:
        found = _open(turn)
        if found is None:
            _leave(turn)
            return
        game, case = found
        label = game.names[turn.language].label
        turn.add("progress", turn.words("game_case", game=label, title=case.titles[turn.language]))
        turn.add("quote", case.texts[turn.language])
        turn.add("question", game.questions[turn.language])
        turn.offer(self.choices(turn), moves=("pause", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        found = _open(turn)
        return (*(found[0].choices[turn.language] if found else ()), turn.option(_LEAVE))

    def chose(self, turn: Turn, value: str) -> None:
        found = _open(turn)
        if value == _LEAVE:
            _leave(turn)
            return
        if found is not None:
            _talk_over(turn, *found, value)
            turn.wait_for(_TOLD, **turn.pending.data)
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        """What can be chosen once a case was talked over is understood before too."""
        sooner = match((turn.option(_MORE), turn.option(_OTHER)), text, numbered=False)
        if sooner is not None:
            KINDS[_TOLD].chose(turn, sooner.value)
        else:
            super().said(turn, text)


def _talk_over(turn: Turn, game: Game, case: Card, value: str) -> None:
    """Say what speaks for the reading that was chosen, then for ours: none is wrong, and none is counted."""
    labels = {choice.value: choice.label for choice in game.choices[turn.language]}
    if value == case.answer:
        turn.say("game_same", mine=labels[case.answer])
    else:
        turn.say("game_other", choice=labels[value], reading=game.readings[turn.language][value])
        turn.say("game_mine", mine=labels[case.answer])
    turn.add("paragraph", case.explanations[turn.language])


@kind(_TOLD)
class CaseTold(Asking):
    """A case was talked over: one more, another game, or back."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.ask("game_after")
        turn.offer(self.choices(turn), moves=("pause", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option(_MORE), turn.option(_OTHER), turn.option(_LEAVE))

    def chose(self, turn: Turn, value: str) -> None:
        data = turn.pending.data
        if value == _MORE and data["game"] in _games(turn):
            _deal(turn, data["game"])
        elif value == _LEAVE:
            _leave(turn)
        else:
            turn.wait_for(_WHICH, **_shown(data))
            ask(turn)
