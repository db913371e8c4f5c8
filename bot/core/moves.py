"""The moves a person can make at any time, as a table: one row per command, its words in both languages.

A command is typed with `/` or `!` before it, or alone as the whole message. Where the answer itself is a word or two
(short answers, lists, names) only the prefixed form counts. Both languages are always understood, whatever the person
speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bot.core.dialog import LANGUAGES, Dialog, Language
from bot.core.plain import plain

PREFIXES = ("/", "!")
_LEADING_AWAY = (
    *("start", "back", "skip", "resume", "menu", "edit", "actions", "projects", "restart"),
    *("play", "warmup", "map"),
)
_CALL = "colibri"  # "!colibri aide" is "aide", said to us
_TALK = 6  # words after a command that takes none: "/passer cette question svp" is a command all the same


@dataclass(frozen=True, slots=True)
class Move:
    """One command. `words`: the words that call it, the shown one first.

    `open`: allowed before consent. `right`: a right over one's own data, which a changed notice does not suspend.
    `door`: the dialog that it opens.
    """

    name: str
    words: Mapping[Language, tuple[str, ...]]
    open: bool = False
    right: bool = False
    takes_argument: bool = False
    door: str = ""

    @property
    def leads_away(self) -> bool:
        """Whether the move leaves the question that is open for something else."""
        return bool(self.door) or self.name in _LEADING_AWAY

    def typed(self, language: Language) -> str:
        """How the move is typed."""
        return f"/{self.words[language][0]}"


def _move(name: str, fr: str, en: str, *, open: bool = False, right: bool = False, argument: bool = False) -> Move:
    return Move(name, {"fr": tuple(fr.split()), "en": tuple(en.split())}, open, right, argument)


MOVES: tuple[Move, ...] = (
    _move("start", "demarrer start", "start", open=True),
    _move("help", "aide", "help", open=True, argument=True),
    _move("example", "exemple", "example", argument=True),
    _move("word", "mot glossaire", "word glossary", argument=True),
    _move("question", "question", "question", argument=True),
    _move("myth", "mythe idee", "myth", argument=True),
    _move("card", "carte", "card", argument=True),
    _move("play", "jouer jeux", "play games"),
    _move("warmup", "echauffement", "warmup"),
    _move("voices", "voix", "voices"),
    _move("share", "partager", "share", argument=True),
    _move("sharing", "partage", "sharing", right=True, argument=True),
    _move("comments", "commentaires", "comments"),
    _move("coach", "coach", "coach", argument=True),
    _move("contribute", "contribuer", "contribute"),
    _move("close", "fermer", "close"),
    _move("back", "retour", "back"),
    _move("skip", "passer", "skip"),
    _move("pause", "pause", "pause"),
    _move("resume", "reprendre continuer", "resume continue"),
    _move("menu", "menu accueil reglages", "menu home settings"),
    _move("recap", "recap recapitulatif", "recap summary"),
    _move("map", "panorama", "map panorama"),
    _move("edit", "modifier corriger", "edit change", argument=True),
    _move("move", "ranger deplacer", "move", argument=True),
    _move("actions", "actions", "actions", argument=True),
    _move("projects", "dossiers", "files", argument=True),
    _move("export", "exporter", "export", right=True, argument=True),
    _move("form", "formulaire", "form", open=True),
    _move("language", "langue", "language", open=True, argument=True),
    _move("restart", "recommencer", "restart"),
    _move("privacy", "confidentialite", "privacy", open=True),
    _move("my_data", "mesdonnees copie", "mydata copy", right=True),
    _move("erase", "effacer", "erase delete", right=True),
    _move("human", "humain", "human", open=True),
    _move("channels", "canal", "channel", open=True),
    _move("link", "lier", "link", open=True, argument=True),
    _move("unlink", "delier", "unlink", right=True),
    _move("reminder", "rappel", "reminder", right=True, argument=True),
    _move("stop", "stop arreter", "stop", right=True),
    _move("keep", "garder", "keep", right=True),
    _move("cancel", "annuler", "cancel"),
)


def by_word(moves: Iterable[Move]) -> Mapping[str, Move]:
    """Moves by every word that calls them, in whatever language."""
    return {plain(word): move for move in moves for language in LANGUAGES for word in move.words[language]}


def doors(dialogs: Iterable[Dialog]) -> tuple[Move, ...]:
    """The moves that open dialogs."""
    return tuple(
        Move(f"door:{dialog.id}", {language: (word,) for language, word in dialog.commands.items()}, door=dialog.id)
        for dialog in dialogs
        if dialog.commands
    )


BY_WORD = by_word(MOVES)
BY_NAME: Mapping[str, Move] = {move.name: move for move in MOVES}
TYPED: Mapping[Language, Mapping[str, str]] = {
    language: {move.name: move.typed(language) for move in MOVES} for language in LANGUAGES
}


@dataclass(frozen=True, slots=True)
class Command:
    """A move as it was typed, with what followed it."""

    move: Move
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something typed with a prefix that is no command: `word` as typed, without the prefix."""

    word: str


def heard(text: str, known: Mapping[str, Move] = BY_WORD) -> str:
    """A message without the word that calls us at its beginning: "!colibri aide" is "/aide", "!colibri" alone too."""
    stripped = text.lstrip()
    first, _, rest = stripped.partition(" ")
    if not stripped.startswith(PREFIXES) or plain(first[1:]) != _CALL:
        return text
    rest = rest.strip()
    word = plain(rest.partition(" ")[0])
    return f"/{rest}" if word in known else rest or TYPED["fr"]["help"]


def read(
    text: str, *, bare: bool, loose: bool = False, known: Mapping[str, Move] = BY_WORD
) -> Command | Unknown | None:
    """The command in a message, if it is one. `bare`: whether a command word alone, without prefix, counts here.

    A prefixed word is a command with an argument, or Unknown. Longer texts that merely begin with a prefix and no known
    word are answers (None): somebody may well begin a sentence with "!". `loose`: no text is expected here, so that
    "modifier 3" without prefix can only be a command. `known`: the moves that there are.
    """
    stripped = text.strip()
    if stripped.startswith(PREFIXES):
        word, _, argument = stripped[1:].strip().partition(" ")
        move = known.get(plain(word))
        if move is not None and (move.takes_argument or len(argument.split()) <= _TALK):
            return Command(move, argument.strip())
        if move is not None:
            return Unknown(word)
        return Unknown(word) if not argument and word.isidentifier() and stripped[1:] == word else None
    if bare and len(stripped) < 24:
        move = known.get(plain(stripped))
        if move:
            return Command(move)
    if loose and len(stripped) < 60:
        word, _, argument = stripped.partition(" ")
        move = known.get(plain(word))
        return Command(move, argument.strip()) if move and move.takes_argument else None
    return None


def language_of(text: str) -> Language | None:
    """The language of the command word that a message begins with, if only one language has it."""
    word = plain(text.strip().lstrip("".join(PREFIXES)).partition(" ")[0])
    spoken = [language for language in LANGUAGES for move in MOVES if word in move.words[language]]
    return spoken[0] if len(spoken) == 1 else None


def nearest(word: str, language: Language, known: Mapping[str, Move] = BY_WORD) -> str:
    """The command that a mistyped one may have meant, as it is typed in a language; "" if none comes close."""
    near = get_close_matches(plain(word), known, n=1, cutoff=0.7)
    return known[near[0]].typed(language) if near else ""


def looks_like_command(text: str, known: Mapping[str, Move] = BY_WORD) -> Move | None:
    """The command that a short answer might have been meant as, for a kind remark: "modifier 3", "aide"."""
    words = text.split() if len(text) < 60 else ()
    return known.get(plain(words[0].lstrip("/!"))) if 0 < len(words) <= 3 else None
