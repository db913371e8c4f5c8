"""A visitor without a screen: keeps cookies, reads pages, fills forms in as a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx
from starlette.types import ASGIApp

from tests.web.world import URL, Somebody, World


@dataclass
class Form:
    """A form of a page: where it goes, and what it sends."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """What is on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self._heard: list[str] = []
        self._area: str | None = None
        self.feed(html)

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join("".join(self._heard).split())

    def form(self, action: str, **fields: str) -> Form:
        """The form that goes there and sends these values among others."""
        return next(form for form in self.forms if form.action == action and fields.items() <= form.fields.items())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in values.items()]
        self.ids += [values["id"]] if "id" in values else []
        if tag == "form":
            self.forms.append(Form(values["action"]))
        elif tag == "input" and self.forms:
            self.forms[-1].fields[values["name"]] = values.get("value", "")
        elif tag == "button" and "formaction" in values:  # the same fields, sent to another address
            self.forms.append(Form(values["formaction"], dict(self.forms[-1].fields)))
        elif tag == "textarea":
            self._area = values["name"]
            self.forms[-1].fields[self._area] = ""
        elif tag == "a":
            self.links.append(values["href"])
        self.fetched += [
            values[name] for name in ("src", "srcset", "action", "formaction", "poster", "data") if name in values
        ]
        self.fetched += [values["href"]] if tag == "link" else []

    def handle_endtag(self, tag: str) -> None:
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.forms[-1].fields[self._area] += data.removeprefix("\n")
        self._heard.append(data)


class Visitor:
    """One browser."""

    def __init__(self, app: ASGIApp, url: str = URL) -> None:
        transport = httpx.ASGITransport(app)
        self.http = httpx.AsyncClient(transport=transport, base_url=url, headers={"accept-language": "fr"})
        self.url = url

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.http.get(path, headers=headers)

    async def page(self, path: str) -> Page:
        """A page that is there."""
        found = await self.get(path)
        assert found.status_code == 200, (path, found.status_code)
        return Page(found.text)

    async def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        sent = {"origin": self.url, "content-type": "application/x-www-form-urlencoded", **headers}
        return await self.http.post(path, content=urlencode(fields or {}), headers=sent)

    async def send(self, form: Form, **fields: str) -> httpx.Response:
        """Send a form with these words in it."""
        return await self.post(form.action, {**form.fields, **fields})

    async def sign_in(self, world: World, coach: Somebody) -> None:
        """Come in by a link that the bot sent."""
        entered = await self.post(f"/in/{await world.ticket(coach)}")
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
