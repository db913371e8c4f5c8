"""What people send besides words, as Telegram describes it to the bot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]


def _file(kind: str) -> Json:
    return {"file_id": f"AgACAgQ_{kind}", "file_unique_id": f"u_{kind}", "file_size": 4321}


def _contact(person: Json) -> Json:
    kept = ("first_name", "last_name")
    named = {name: person[name] for name in kept if name in person}
    return named | {"phone_number": person["phone"], "user_id": person["id"]}


def _poll(_person: Json) -> Json:
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(("Oui", "Non"))
    ]
    no = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
    return {
        "id": "5000000000000000001",
        "question": "Une question ?",
        "options": options,
        "total_voter_count": 0,
        "is_anonymous": True,
        "type": "regular",
        **dict.fromkeys(no, False),
    }


KINDS: dict[str, Callable[[Json], object]] = {
    "photo": lambda _: [_file("photo") | {"width": 90, "height": 60}],
    "document": lambda _: _file("document") | {"file_name": "plan.pdf", "mime_type": "application/pdf"},
    "voice": lambda _: _file("voice") | {"duration": 3, "mime_type": "audio/ogg"},
    "audio": lambda _: _file("audio") | {"duration": 30, "mime_type": "audio/mpeg"},
    "video": lambda _: _file("video") | {"duration": 3, "width": 320, "height": 240},
    "video_note": lambda _: _file("video_note") | {"duration": 3, "length": 240},
    "sticker": lambda _: (
        _file("sticker")
        | {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"}
    ),
    "location": lambda _: {"latitude": 48.85661, "longitude": 2.35222},
    "contact": _contact,
    "poll": _poll,
    "dice": lambda _: {"emoji": "🎲", "value": 4},
}
_CAPTIONED = ("photo", "document", "voice", "audio", "video")


def content(kind: str, captioned: bool, person: Json) -> Json:
    """`person` has a `phone`, which is seen in a contact and nowhere else."""
    if kind not in KINDS:
        raise ValueError(f"nobody can send {kind!r} here; there are {', '.join(KINDS)}")
    if captioned and kind not in _CAPTIONED:
        raise ValueError(f"{kind} has no caption")
    return {kind: KINDS[kind](person)}
