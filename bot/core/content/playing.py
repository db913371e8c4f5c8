"""Rules for games, and for the cards that are offered beside a walk."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import TOLD_BY
from bot.core.content.index import Index, Rule, own_steps
from bot.core.content.problems import Problem
from bot.core.content.reading import Source
from bot.core.content.schema import CardFile, GameFile
from bot.core.content.sound import unpaired
from bot.core.dialog import LANGUAGES


def words_of_games(index: Index) -> Iterator[Problem]:
    """Each choice of a game has words in each language, and no words stand there for nothing."""
    for source in index.sources:
        for game in source.structure.games:
            for language in LANGUAGES:
                written = source.words[language].games.get(game.id)
                if written:
                    path = f"games.{game.id}.choices"
                    yield from unpaired(source.file(language), path, game.choices, written.choices)


def cases(index: Index) -> Iterator[Problem]:
    """A game has cases, and each case has a reading among the choices, explained in each language."""
    for source in index.sources:
        games = {game.id: game for game in source.structure.games}
        for name in games:
            if all(card.kind != name for card in source.structure.cards):
                yield Problem(source.file(), f"games.{name}", f"nothing to play with; add cards of kind {name}.")
        for card in source.structure.cards:
            yield from _reading(source, card, games.get(card.kind))
            yield from _explanations(source, card)


def _reading(source: Source, card: CardFile, game: GameFile | None) -> Iterator[Problem]:
    path = f"cards.{card.id}.answer"
    if game is None and card.answer:
        yield Problem(
            source.file(), path, f'"{card.kind}" is no game of this dialog; add it under games, or remove this.'
        )
    elif game is not None and not card.answer:
        yield Problem(source.file(), path, "this is missing; name one of the choices of the game.")
    elif game is not None and card.answer not in game.choices:
        message = f'"{card.answer}" is no choice of {game.id}; write one of {", ".join(game.choices)}.'
        yield Problem(source.file(), path, message)


def _explanations(source: Source, card: CardFile) -> Iterator[Problem]:
    for language in LANGUAGES:
        written = source.words[language].cards.get(card.id)
        path = f"cards.{card.id}.explanation"
        if written and card.answer and not written.explanation:
            yield Problem(source.file(language), path, "say what speaks for this answer.")
        elif written and written.explanation and not card.answer:
            yield Problem(source.file(language), path, "this card has no `answer` in dialog.yaml; remove it here.")


def offered_cards(index: Index) -> Iterator[Problem]:
    """What a question offers can be asked for: a kind of cards, or one card, that a command tells."""
    kinds = {card.id: card.kind for source in index.sources for card in source.structure.cards}
    told = {kind for several in TOLD_BY.values() for kind in several}
    for source in index.sources:
        for path, step in own_steps(source):
            offered = step.offers
            if offered and kinds.get(offered, offered) not in told and (index.complete or offered in kinds):
                known = ", ".join(sorted(told))
                message = f'"{offered}" is no card that a command tells; write one of {known}, or the id of a card.'
                yield Problem(source.file(), f"{path}.offers", message)


def kept_somewhere(index: Index) -> Iterator[Problem]:
    """The questions that the words said to a card may go to exist. Where one is gone, the open question takes them."""
    for source in index.sources if index.complete else ():
        for card in source.structure.cards:
            for name in card.steps:
                if name not in index.steps:
                    message = f'there is no step "{name}"; correct it or remove it.'
                    yield Problem(source.file(), f"cards.{card.id}.steps", message)


SOUND: tuple[Rule, ...] = (words_of_games, cases, offered_cards)
READABLE: tuple[Rule, ...] = (kept_somewhere,)
