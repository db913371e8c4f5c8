"""From answers to the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from bot.core.coverage import cover
from bot.core.dialog import Language, Library, MapPart, Step
from bot.core.map.nouns import Map, Region, Spot, State

_MARKERS = {
    "map_emergence": ("G1", "G2"),
    "map_process": ("G3", "G4", "G5"),
    "map_result": ("G6", "G7"),
    "map_spreading": ("G8", "G9"),
    "map_throughout": ("G10",),
}
DRAWN: Mapping[MapPart, tuple[str, ...]] = {  # what has a place in each drawing
    "wheel": tuple(f"C{number}" for number in range(1, 6)),
    "sequences": tuple(f"S{number:02}" for number in range(1, 12)),
    "stops": tuple(f"V{number}" for number in range(1, 8)),
}
_STOPS = {  # an image names each stop; the dimension's own name is a plain one
    "V1": "map_lighthouse",
    "V2": "map_harbour",
    "V3": "map_crew",
    "V4": "map_rescue",
    "V5": "map_sharks",
    "V6": "map_oars",
    "V7": "map_buoys",
}


def chart(library: Library, language: Language, level: Callable[[Step], float], confirmed: Collection[str] = ()) -> Map:
    """The map of a project. `level` says how far a step is answered: 0, 0.5 or 1, as for the coverage.

    `confirmed`: as there.
    """
    walks = [tuple(dialog.steps.values()) for dialog in library.dialogs.values()]
    found = cover(tuple(library.dimensions), walks, level, confirmed)
    sorted_: Mapping[State, tuple[str, ...]] = {"told": found.told, "touched": found.to_clarify, "open": found.not_yet}
    states = {name: state for state, names in sorted_.items() for name in names}
    words = library.messages[language]

    def spot(name: str) -> Spot:
        if name in _STOPS:
            label, _, hint = words[_STOPS[name]].partition("|")
            return Spot(name, label.strip(), states[name], hint.strip())
        return Spot(name, library.dimensions[name][language], states[name])

    def region(title: str, names: Iterable[str]) -> Region:
        return Region(words[title], tuple(spot(name) for name in names if name in library.dimensions))

    def family(title: str, letter: str) -> Region:
        return region(title, (name for name in library.dimensions if name[0] == letter))

    return Map(
        language,
        words["map_title"],
        words["map_note"],
        {"told": words["map_told"], "touched": words["map_touched"], "open": words["map_open"]},
        traits=family("map_traits", "T"),
        wheel=family("map_wheel", "C"),
        sequences=family("map_sequences", "S"),
        stops=family("map_stops", "V"),
        circles=family("map_circles", "P"),
        moments=family("map_moments", "M"),
        markers=tuple(region(title, names) for title, names in _MARKERS.items()),
    )
