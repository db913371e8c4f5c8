"""A regular verb in the forms in which a story tells: "prêter+" is prête, prêtent, prêtait, prêtera, prêté.

The French infinitive and the participle in -ant are left out: "aider les jeunes à choisir" does not tell that the young
people choose. An irregular verb is written out by the author, form by form. A form that does not exist does no harm:
nobody writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

VERB = "+"

# Folded, as the words of a story are: "prêté" and "prête" are one word here.
_ER = ("e", "es", "ent", "ons", "ez", "ait", "aient", "ais", "ions", "ee", "ees", "era", "eront", "erons", "erait")
_IR = ("i", "is", "it", "issent", "issons", "issez", "issait", "issaient", "ie", "ies", "ira", "iront", "irons")
_RE = ("", "s", "ent", "ons", "ez", "ait", "aient", "u", "ue", "us", "ues", "ra", "ront", "rons")
_ENDINGS = {"er": _ER, "ir": _IR, "re": _RE}
_VOWELS = "aeiou"


def told(verb: str, french: bool) -> Iterator[str]:
    """The forms of a folded verb: of the infinitive in French, of the bare verb in English."""
    yield from _french(verb) if french else _english(verb)


def _french(verb: str) -> Iterator[str]:
    stem, ending = verb[:-2], verb[-2:]
    for end in _ENDINGS.get(ending, ("",)):
        yield stem + end
        if ending == "er" and stem.endswith("g") and end[:1] in "ao":  # mangeons
            yield f"{stem}e{end}"
        if ending == "er" and stem.endswith("y"):  # paie
            yield f"{stem[:-1]}i{end}"
        if ending == "er" and stem[-2:] in {"el", "et"}:  # appelle, jette
            yield stem + stem[-1] + end


def _english(verb: str) -> Iterator[str]:
    yield from (verb, f"{verb}s")
    if verb.endswith("e"):
        yield from (f"{verb}d", f"{verb[:-1]}ing")
        return
    yield from (f"{verb}ed", f"{verb}ing")
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        yield f"{verb}es"
    if verb.endswith("y"):  # carries
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    if verb[-1] not in f"{_VOWELS}wxy" and verb[-2:-1] in _VOWELS:  # planned
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
