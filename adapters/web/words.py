"""Pages from templates and messages: every word comes from the library, every value is escaped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from adapters.web.backing import WebOptions
from adapters.web.forms import LONGEST
from bot.core.dialog import LANGUAGES, Language, Library
from bot.core.pages.text import clean, paragraphs

HERE = Path(__file__).parent
STATIC = HERE / "static"
_APART = re.compile(r" (?=[:;?!»])|(?<=«) ")


class Words:
    """Renders templates in each language."""

    def __init__(self, library: Library, options: WebOptions) -> None:
        self._library = library
        self._zone = options.zone
        shared = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        shared.filters |= {"bound": bound, "clean": clean, "paragraphs": paragraphs}
        shared.globals |= {"style": _version(STATIC / "colibri.css"), "facts": options, "languages": LANGUAGES}
        shared.globals["most"] = LONGEST
        self._environments = {language: self._in(shared, language) for language in LANGUAGES}

    def page(self, template: str, language: Language, **values: object) -> str:
        """A whole page as HTML."""
        return self._environments[language].get_template(template).render(values)

    def say(self, language: Language, name: str, /, **values: object) -> str:
        """The message `web_NAME`, as it is put into a page: what fills it in is escaped."""
        text = bound(self._library.messages[language][f"web_{name}"])
        return Markup(escape(text)).format(**values) if values else text  # noqa: S704 - escaped just here

    def _in(self, shared: Environment, language: Language) -> Environment:
        environment = shared.overlay()
        say = partial(self.say, language)
        told: dict[str, Callable[..., Any]] = {
            "say": say,
            "term": partial(self._term, language),
            "many": partial(_many, say),
            "day": partial(self._day, language),
            "moment": partial(self._moment, language),
        }
        environment.globals = {**shared.globals, **told, "lang": language}
        return environment

    def _term(self, language: Language, name: str) -> str:
        """A word that chats use too, as it stands alone."""
        text = self._library.messages[language][name]
        return text[:1].upper() + text[1:]

    def _day(self, language: Language, at: datetime) -> Markup:
        """A day as it is told, for people and for programs."""
        local = at.astimezone(self._zone)
        return _time(local.date().isoformat(), self._date(language, local))

    def _moment(self, language: Language, at: datetime) -> Markup:
        """A day and a time."""
        local = at.astimezone(self._zone)
        told = self.say(language, "moment", day=self._date(language, local), time=f"{local:%H:%M}")
        return _time(local.isoformat(timespec="minutes"), told)

    def _date(self, language: Language, local: datetime) -> str:
        month = self.say(language, "months").split(" | ")[local.month - 1]
        if local.day == 1:
            return self.say(language, "day_one", month=month, year=local.year)
        return self.say(language, "day", day=local.day, month=month, year=local.year)


def bound(text: str) -> str:
    """Our own words with French signs bound to the word beside them, so that no line begins with a colon."""
    return _APART.sub("\u00a0", text)


def _many(say: Callable[..., str], name: str, count: int) -> str:
    """A message that counts; one of a thing has a message of its own, `web_NAME_one`."""
    return say(f"{name}_one") if count == 1 else say(name, count=count)


def _time(machine: str, told: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine, told)


def _version(file: Path) -> str:
    """Changes with the file, so that browsers can keep it for long."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
