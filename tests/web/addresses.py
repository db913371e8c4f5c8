"""Everything that can be asked of the pages, taken from the app itself: a new page or form cannot be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from tests.web.browsing import Visitor

PUBLIC = {  # for everybody; what they show is the same for all, and says nothing about anybody
    ("GET", "/in/{ticket}"),
    ("POST", "/in/{ticket}"),
    ("GET", "/out"),
    ("GET", "/accessibility"),
    ("GET", "/robots.txt"),
    ("GET", "/static/colibri.css"),
    ("GET", "/static/colibri.svg"),
}
NAMES = {  # what an address names besides the share
    "name": ("summary.md", "summary.json", "dossier.md", "dossier.json"),
    "ticket": ("never-given",),
    "path": ("nowhere", "p/", "p/x/y/z"),
}
_COMMENT = {"anchor": "action-ana/B04.1", "revision": "2", "text": "Et les seniors ?"}
FORMS: Mapping[str, tuple[Mapping[str, str], ...]] = {  # what each form sends, by the end of its address
    "comment": (_COMMENT, {**_COMMENT, "item": "", "text": "Et les autres ?"}),
    "resolve": ({"item": ""},),
    "take-back": ({"item": ""},),
    "note": ({"text": "Visite mardi."},),
    "stage": ({"stage": "changes"}, {"stage": "ready"}),
    "bell": ({"wanted": "yes"},),
    "out": ({},),
    "{ticket}": ({},),
    "{path:path}": ({},),
}
Asked = tuple[str, str, Mapping[str, str]]  # method, address, fields
Told = tuple[int, dict[str, str], str]


def routes(app: Starlette) -> list[tuple[str, str]]:
    """Every address of the pages, as the app has it: method and path; leaving comes last."""
    assert all(isinstance(route, Route) for route in app.routes), "what is mounted would escape this matrix"
    ours = [route for route in app.routes if isinstance(route, Route)]
    found = [(method, route.path) for route in ours for method in route.methods or () if method != "HEAD"]
    return sorted(found, key=lambda each: (each == ("POST", "/out"), each))


def filled_in(path: str, share: str) -> Iterator[str]:
    """The addresses that a path stands for."""
    (field,) = re.findall(r"{(\w+)", path.replace("{share}", "")) or [""]
    for name in NAMES[field] if field else ("",):
        yield re.sub(r"{\w+(:\w+)?}", name, path.replace("{share}", share))


def requests(app: Starlette, share: str, item: str = "unknown", *, of_a_share: bool | None = None) -> Iterator[Asked]:
    """Everything that can be asked for and that is not for all; `item`: the comment that forms are about."""
    for method, path in routes(app):
        if (method, path) in PUBLIC or of_a_share not in (None, "{share}" in path):
            continue
        forms = FORMS[path.rpartition("/")[2]] if method == "POST" else ({},)
        for address in filled_in(path, share):
            yield from ((method, address, {**form, "item": item} if "item" in form else form) for form in forms)


def addresses(app: Starlette, share: str, method: str) -> list[str]:
    """Every address there is, for a method."""
    return [address for way, path in routes(app) if way == method for address in filled_in(path, share)]


async def ask(visitor: Visitor, asked: Asked, mark: str, id_: str) -> httpx.Response:
    method, path, fields = asked
    return await (visitor.get(path) if method == "GET" else visitor.post(path, {**fields, "mark": mark, "id": id_}))


def told(answer: httpx.Response) -> Told:
    """An answer without what differs between any two: the address itself, and what is fresh in each form."""
    body = re.sub(r'value="[0-9a-f]{16,64}"|href="[^"]*(?=\?lang)', "", answer.text)
    return answer.status_code, {name: value for name, value in answer.headers.items() if name != "content-length"}, body
