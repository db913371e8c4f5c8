"""The map of the project, one view at a time: in words and drawn, and what is not covered yet is one press away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.core.asking.base import Asking, ask, go_to, kind
from bot.core.dialog import Choice, MapPart
from bot.core.dimensions import questions_ahead
from bot.core.map import Map, Region, by_state, survey
from bot.core.model import Attachment
from bot.core.turn import Turn

_VIEW, _SPOT, _RETURN = "view:", "spot:", "return"  # before the name of a view, or of a place, in a choice


@dataclass(frozen=True, slots=True)
class _View:
    """What is told together. `drawn`: the part of the map that is shown with it."""

    regions: Callable[[Map], tuple[Region, ...]]
    drawn: MapPart | None = None


_VIEWS: Mapping[str, _View] = {
    "wheel": _View(lambda found: (found.wheel, found.traits), "wheel"),
    "sequences": _View(lambda found: (found.sequences,), "sequences"),
    "stops": _View(lambda found: (found.stops,), "stops"),
    "circles": _View(lambda found: (found.circles, found.moments)),
    "markers": _View(lambda found: found.markers),
}


@kind("map")
class MapShown(Asking):
    """Another view, or the question that leads to what is not covered yet."""

    answers = False

    def ask(self, turn: Turn) -> None:
        turn.ask("map_ask")
        turn.offer(self.choices(turn), moves=("recap", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        shown = turn.pending.data["view"]
        spots = (spot for region in _VIEWS[shown].regions(_survey(turn)) for spot in region.spots)
        ahead = questions_ahead(turn)
        leads = tuple(
            turn.leading(f"{_SPOT}{spot.dimension}", spot.dimension, spot.label)
            for spot in spots
            if spot.state == "open" and spot.dimension in ahead
        )
        others = tuple(turn.option(f"{_VIEW}{name}", f"choice_map_{name}") for name in _VIEWS if name != shown)
        return (*leads, *others, turn.option(_RETURN))

    def chose(self, turn: Turn, value: str) -> None:
        if value.startswith(_VIEW):
            _show(turn, value.removeprefix(_VIEW))
        elif value.startswith(_SPOT):
            _lead(turn, value.removeprefix(_SPOT))
        else:
            turn.resume_pending()
            ask(turn)


def show_map(turn: Turn, argument: str) -> None:
    """The move `panorama`: what the walk that was used last fills in comes first."""
    turn.interrupt("map")
    _show(turn, turn.dialog(turn.last_walk()[0]).fills or "wheel")


def draw(turn: Turn) -> None:
    """Hand over, with this message, the drawing that the walk in focus fills in, once there is something on it."""
    part = turn.dialog().fills
    if part and any(spot.state != "open" for region in _VIEWS[part].regions(_survey(turn)) for spot in region.spots):
        _draw(turn, part)


def _draw(turn: Turn, part: MapPart | None) -> None:
    """Only what some walk fills in has a drawing: other content may have other dimensions."""
    if part and any(dialog.fills == part for dialog in turn.guide.doors.values()):
        turn.attach(Attachment("map", "png", turn.language, turn.me.id, turn.me.project, part))


def _show(turn: Turn, name: str) -> None:
    view, found = _VIEWS[name], _survey(turn)
    turn.wait_for("map", view=name)
    turn.add("progress", found.title)
    for region in view.regions(found):
        turn.add("paragraph", region.title)
        turn.enumerate(by_state(found, region))
    turn.add("paragraph", found.note)
    _draw(turn, view.drawn)
    ask(turn)


def _survey(turn: Turn) -> Map:
    answers = {(answer.subject, answer.step): answer for answer in turn.all_answers()}
    return survey(turn.guide.library, turn.language, turn.project, answers)


def _lead(turn: Turn, dimension: str) -> None:
    """Go to the question that speaks of it; the walk of that question goes on from there."""
    found = questions_ahead(turn).get(dimension)
    turn.resume_pending()
    if found is None:
        ask(turn)
        return
    dialog, step = found
    turn.enter(dialog.id, turn.subject_in(dialog.id))
    go_to(turn, step.id)
