"""How an app shows the HTML of a message."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"br"}
ALLOWED = {"p", "br", "em", "strong", "blockquote", "ul", "li"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert not attrs
        self.text += "\n" if tag in ("p", "br", "blockquote", "li") else ""
        self.open += [] if tag in _VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> str:
    """Its text. AssertionError for what we never mean to send: unknown tags, attributes, tags without an end."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.text.strip()
