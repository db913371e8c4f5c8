"""File models that passed the rules -> the immutable objects that the rest of the program reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from pydantic import BaseModel

from bot.core.conditions import parse
from bot.core.content.hearing import hearing_of
from bot.core.content.index import all_steps, own_steps, step_id
from bot.core.content.reading import Source
from bot.core.content.schema import BorrowFile, ChapterFile, ChoiceWordsFile, GameFile, StepFile, StepWordsFile
from bot.core.dialog import (
    LANGUAGES,
    Card,
    Chapter,
    Choice,
    Dialog,
    Game,
    GlobalProbe,
    Heading,
    Language,
    Library,
    Route,
    Step,
    StepWords,
)


def build(sources: tuple[Source, ...]) -> Library:
    """The library. The sources are sound: a KeyError here is a bug of the rules."""
    owned = {step.id: (source, step) for source in sources for _, step in own_steps(source)}
    steps = {name: _step(source, step) for name, (source, step) in owned.items()}
    alike = _alike(owned)
    steps = {name: replace(step, same_as=alike.get(name, ())) for name, step in steps.items()}
    dimensions = {name: _named(source, name) for source in sources for name in source.structure.dimensions}
    return Library(
        dialogs={source.folder: _dialog(source, steps, _version(source, owned)) for source in sources},
        messages={
            language: {name: text for source in sources for name, text in source.words[language].messages.items()}
            for language in LANGUAGES
        },
        probes=tuple(_probe(source, place) for source in sources for place in range(len(source.structure.probes))),
        dimensions={name: {each: label for each, (label, *_) in named.items()} for name, named in dimensions.items()},
        synonyms={
            name: {each: tuple(others) for each, (_, *others) in named.items()} for name, named in dimensions.items()
        },
        hearing={
            language: hearing_of(source, language)
            for source in sources
            if source.structure.hearing
            for language in LANGUAGES
        },
    )


def _named(source: Source, name: str) -> Mapping[Language, list[str]]:
    """What a dimension is called, by language: "Label | synonym | synonym"."""
    return {language: text.split(" | ") for language, text in _each(source, "dimensions", name).items()}


def _alike(owned: Mapping[str, tuple[Source, StepFile]]) -> dict[str, tuple[str, ...]]:
    """The steps that ask the same as another, both ways: authors write a pair once."""
    alike: dict[str, tuple[str, ...]] = {}
    for name, (_, step) in owned.items():
        for other in step.same_as:
            alike[name] = (*alike.get(name, ()), other)
            alike[other] = (*alike.get(other, ()), name)
    return alike


def _dialog(source: Source, steps: Mapping[str, Step], version: str) -> Dialog:
    structure = source.structure
    return Dialog(
        id=structure.id,
        version=version,
        titles={language: words.title for language, words in source.words.items()},
        chapters=tuple(
            Chapter(
                id=chapter.id,
                subject=chapter.subject,
                steps=tuple(step_id(step) for step in chapter.steps),
                titles=_each(source, "chapters", chapter.id),
                walked=chapter.walked,
                effects=chapter.effects,
            )
            for chapter in structure.chapters
        ),
        steps={step_id(step): _placed(step, steps, chapter) for _, chapter, step in all_steps(source)},
        headings=tuple(Heading(id=name, titles=_each(source, "headings", name)) for name in structure.headings),
        cards=tuple(_card(source, place) for place in range(len(structure.cards))),
        games=tuple(_game(source, game) for game in structure.games),
        commands={language: words.command for language, words in source.words.items() if words.command},
        names={language: words.door or words.title for language, words in source.words.items()},
        intro={language: words.intro for language, words in source.words.items() if words.intro},
        reflection=structure.reflection,
        any_chapter=structure.any_chapter,
        midway=structure.midway or "",
        fills=structure.fills,
    )


def _version(source: Source, owned: Mapping[str, tuple[Source, StepFile]]) -> str:
    """A short digest of what the dialog says, borrowed steps included.

    Comments and layout do not count; neither does a key that a later program knows and nobody wrote.
    """
    said: list[BaseModel] = [source.structure, *source.words.values()]
    for _, _, step in all_steps(source):
        if isinstance(step, BorrowFile):
            lender, lent = owned[step.borrow]
            said += [lent, *(words.steps[step.borrow] for words in lender.words.values())]
    text = "\n".join(model.model_dump_json(exclude_unset=True) for model in said)
    return sha256(text.encode()).hexdigest()[:12]


def _placed(step: StepFile | BorrowFile, steps: Mapping[str, Step], chapter: ChapterFile) -> Step:
    """The step as this dialog asks it: a borrowed one keeps words and weights, and lands where the borrower says."""
    if isinstance(step, BorrowFile):
        lent = replace(steps[step.borrow], routes=(), show_if=None, depends_on=())
        return replace(lent, subject=chapter.subject, lands=step.lands, bridges=step.bridges)
    return replace(steps[step.id], subject=step.subject or chapter.subject)


def _step(source: Source, step: StepFile) -> Step:
    return Step(
        id=step.id,
        kind=step.kind,
        words={language: _words(step, source.words[language].steps[step.id]) for language in LANGUAGES},
        min_words=step.min_words,
        target_words=step.target_words,
        probes=tuple(map(parse, step.probes)),
        show_if=parse(step.show_if) if step.show_if else None,
        depends_on=step.depends_on,
        routes=tuple(Route(to=route.to, when=parse(route.when) if route.when else None) for route in step.routes),
        lands=step.lands,
        weights=step.weights,
        offers=step.offers or "",
        tags=step.tags,
        formerly=step.formerly,
    )


def _words(step: StepFile, words: StepWordsFile) -> StepWords:
    return StepWords(
        label=words.label,
        question=words.question,
        help=words.help,
        example=words.example or "",
        before=words.before or "",
        community=words.community or "",
        probes={str(parse(written)): words.probes[written] for written in step.probes},
        choices=tuple(_choice(value, words.choices[value]) for value in step.choices),
    )


def _choice(value: str, words: ChoiceWordsFile) -> Choice:
    return Choice(value=value, label=words.label, synonyms=words.synonyms)


def _card(source: Source, place: int) -> Card:
    card = source.structure.cards[place]
    words = {language: source.words[language].cards[card.id] for language in LANGUAGES}
    return Card(
        id=card.id,
        kind=card.kind,
        titles={language: words[language].title for language in LANGUAGES},
        texts={language: words[language].text for language in LANGUAGES},
        answer=card.answer or "",
        explanations={language: words[language].explanation or "" for language in LANGUAGES if card.answer},
        steps=card.steps,
        tags=card.tags,
    )


def _game(source: Source, game: GameFile) -> Game:
    words = {language: source.words[language].games[game.id] for language in LANGUAGES}
    return Game(
        id=game.id,
        names={language: _choice(game.id, said) for language, said in words.items()},
        questions={language: said.question for language, said in words.items()},
        choices={
            language: tuple(_choice(value, said.choices[value]) for value in game.choices)
            for language, said in words.items()
        },
        readings={
            language: {value: said.choices[value].reading for value in game.choices} for language, said in words.items()
        },
    )


def _probe(source: Source, place: int) -> GlobalProbe:
    probe = source.structure.probes[place]
    return GlobalProbe(
        id=probe.id,
        condition=parse(probe.condition),
        texts=_each(source, "probes", probe.id),
        after_item_probes=probe.after_item_probes,
    )


def _each(source: Source, group: str, name: str) -> Mapping[Language, str]:
    """The words of one name, by language."""
    return {language: getattr(source.words[language], group)[name] for language in LANGUAGES}
