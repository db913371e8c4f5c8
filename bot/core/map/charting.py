"""From answers to the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from bot.core.coverage import measure
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

    `confirmed`: what a person said that their story tells; it is touched at least.
    """
    states = _states(library, level, confirmed)
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


def _states(library: Library, level: Callable[[Step], float], confirmed: Collection[str]) -> Mapping[str, State]:
    """Each dimension as the dialog tells it that tells it best.

    There are many doors to a project, and one of them is enough: who tells everything in the form is not asked to
    walk the storyboard too. What a question asks for is touched by any answer to it, and told if enough is; what
    answers say by the way is never more than touched.
    """
    doors = [
        measure(tuple(library.dimensions), tuple(dialog.steps.values()), level) for dialog in library.dialogs.values()
    ]
    spoken = (step for dialog in library.dialogs.values() for step in dialog.steps.values() if level(step))
    asked = {name for step in spoken for name in step.asks_for}
    told = {name for door in doors for name in door.told if name in asked}
    touched = {name for door in doors for name in (*door.told, *door.to_clarify)} | asked | set(confirmed)
    return {name: "told" if name in told else "touched" if name in touched else "open" for name in library.dimensions}
