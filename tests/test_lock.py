"""The lock files say what pyproject.toml asks for. Offline: nothing is resolved here; `make lock` does that."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
ADDRESSES = {
    "an address": re.compile(r"\b(https?|ftp|file|git\+\w+|ssh):", re.IGNORECASE),
    "an index": re.compile(r"--(extra-)?index-url|--find-links|--trusted-host|--no-index"),
    "a path": re.compile(r"(?:^|[\s'\"=@])(?:/|~/|\.{1,2}/|[A-Za-z]:[\\/])"),
    "a direct reference": re.compile(r"^[^#]*\s@\s"),
}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Pin:
    """One pinned package: `matrix-nio[e2e]==0.26.0`, how many hashes it has and who asks for it."""

    requirement: Requirement
    hashes: int
    via: frozenset[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> Version | None:
        """None when the line allows more than one version."""
        exact = re.fullmatch(r"==([^*,]+)", str(self.requirement.specifier))
        return Version(exact[1]) if exact else None


def pins_of(lock: str) -> Iterator[Pin]:
    """Each pin is a block: a line that begins at the margin, and the indented lines that follow it."""
    for block in re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]:
        comments = re.findall(r"^ +# +(?:via\b ?)?(.*)", block, flags=re.MULTILINE)
        yield Pin(
            requirement=Requirement(block.split("\\")[0].split("#")[0].strip()),
            hashes=len(HASH.findall(block)),
            via=frozenset(comment.strip() for comment in comments if comment.strip()),
        )


def declared_in(pyproject: Mapping[str, Any], *groups: str, extras: Sequence[str] = ()) -> dict[str, list[Requirement]]:
    """What the project ("", with `extras`) or a group of tools asks for, by the mark that uv leaves at a pin."""
    optional = [text for extra in extras for text in pyproject["project"]["optional-dependencies"][extra]]
    texts = {"": [*pyproject["project"]["dependencies"], *optional], **pyproject["dependency-groups"]}
    return {
        f"colibri (pyproject.toml{group and ':' + group})": [Requirement(text) for text in texts[group]]
        for group in groups
    }


def problems(lock: str, declared: Mapping[str, list[Requirement]]) -> Iterator[str]:
    """Where a lock differs from what is declared: one sentence each, nothing when they agree."""
    for number, line in enumerate(lock.splitlines(), start=1):
        yield from (f"line {number} holds {what}" for what, pattern in ADDRESSES.items() if pattern.search(line))
    pins = list(pins_of(lock))
    for pin in pins:
        yield from _problems_of_a_pin(pin, {other.name for other in pins}, declared)
    for mark, requirements in declared.items():
        for requirement in requirements:
            yield from _problems_of_a_requirement(requirement, mark, pins)


def _problems_of_a_pin(pin: Pin, names: set[str], declared: Mapping[str, list[Requirement]]) -> Iterator[str]:
    if pin.version is None:
        yield f"{pin.requirement} is not pinned with =="
    if not pin.hashes:
        yield f"{pin.requirement} has no hash"
    parents = {parent for parent in pin.via if not parent.startswith("-c ")}
    if not parents:
        yield f"{pin.name} is locked, and nobody asks for it"
    for parent in parents:
        if not parent.startswith("colibri "):
            if canonicalize_name(parent) not in names:
                yield f"{pin.name} is locked for {parent}, which is not"
        elif pin.name not in {canonicalize_name(requirement.name) for requirement in declared.get(parent, [])}:
            yield f"{pin.name} is locked for {parent}, which no longer declares it"


def _problems_of_a_requirement(requirement: Requirement, mark: str, pins: list[Pin]) -> Iterator[str]:
    name = canonicalize_name(requirement.name)
    found = [pin for pin in pins if pin.name == name]
    if not found:
        yield f"{requirement} is declared and not locked"
    for pin in found:
        if mark not in pin.via:
            yield f"{name} is declared in {mark}, and its pin does not say so"
        if pin.version is not None and not requirement.specifier.contains(pin.version, prereleases=True):
            yield f"{name} is locked at {pin.version}, {requirement} is declared"
        if missing := requirement.extras - pin.requirement.extras:
            yield f"{name} is locked without {', '.join(sorted(missing))}"


PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = tuple(PYPROJECT["project"]["optional-dependencies"])  # `make` installs what makes it whole
LOCKS = {
    "requirements-build.lock": declared_in(PYPROJECT, "build"),
    "requirements.lock": declared_in(PYPROJECT, "", extras=EXTRAS),
    "requirements-dev.lock": declared_in(PYPROJECT, "", "dev", extras=EXTRAS),
}


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_what_pyproject_asks_for_and_holds_no_address(name: str) -> None:
    assert list(problems(_read(name), LOCKS[name])) == [], f"{name} is out of step: run `make lock`"


def test_every_lock_is_checked_and_every_group_is_locked() -> None:
    assert {path.name for path in ROOT.glob("*.lock")} == set(LOCKS)
    assert set(PYPROJECT["dependency-groups"]) == {"build", "dev"}


def test_the_tools_are_locked_beside_the_very_versions_that_people_run() -> None:
    run_time = {(pin.name, pin.version) for pin in pins_of(_read("requirements.lock"))}
    assert run_time <= {(pin.name, pin.version) for pin in pins_of(_read("requirements-dev.lock"))}


def test_what_builds_the_project_is_locked_with_the_tools() -> None:
    pins = list(pins_of(_read("requirements-dev.lock")))
    for text in PYPROJECT["build-system"]["requires"]:
        requirement = Requirement(text)
        versions = [pin.version for pin in pins if pin.name == canonicalize_name(requirement.name)]
        assert [v for v in versions if v is not None and v in requirement.specifier], f"{text} is not locked"


# --- the check can fail -----------------------------------------------------------------------------------------------

GOOD = f"""\
# This file was autogenerated by uv via the following command:
#    make lock
matrix-nio[e2e]==0.26.0 ; sys_platform != 'win32' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via colibri (pyproject.toml)
pyyaml==6.0.3 \\
    --hash=sha256:{"c" * 64}
    # via
    #   -c requirements.lock
    #   colibri (pyproject.toml)
    #   matrix-nio
six==1.17.0 \\
    --hash=sha256:{"d" * 64}
    # via matrix-nio
"""
MARK = "colibri (pyproject.toml)"
ASKED = ["matrix-nio[e2e]>=0.26,<0.27", "PyYAML>=6,<7"]


def _problems(lock: str, asked: list[str]) -> list[str]:
    return list(problems(lock, {MARK: [Requirement(text) for text in asked]}))


def test_a_good_lock_has_no_problem() -> None:
    assert _problems(GOOD, ASKED) == []
    assert [(pin.name, pin.hashes) for pin in pins_of(GOOD)] == [("matrix-nio", 2), ("pyyaml", 1), ("six", 1)]


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ([*ASKED, "transitions>=0.9"], "transitions>=0.9 is declared and not locked"),
        ([*ASKED, "six"], f"six is declared in {MARK}, and its pin does not say so"),
        (ASKED[:1], f"pyyaml is locked for {MARK}, which no longer declares it"),
        ([ASKED[0], "PyYAML>=7"], "pyyaml is locked at 6.0.3, PyYAML>=7 is declared"),
        ([ASKED[0], "PyYAML<6"], "pyyaml is locked at 6.0.3, PyYAML<6 is declared"),
        (["matrix-nio[e2e,more]", ASKED[1]], "matrix-nio is locked without more"),
    ],
    ids=["added", "added-but-locked-for-another", "removed", "raised", "lowered", "an-extra-more"],
)
def test_a_changed_declaration_is_noticed(asked: list[str], problem: str) -> None:
    assert _problems(GOOD, asked) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (f" \\\n    --hash=sha256:{'d' * 64}", "", "six==1.17.0 has no hash"),
        ("d" * 64, "d" * 63, "six==1.17.0 has no hash"),
        ("six==1.17.0", "six>=1.17.0", "six>=1.17.0 is not pinned with =="),
        ("six==1.17.0", "six==1.17.*", "six==1.17.* is not pinned with =="),
        ("    # via matrix-nio\n", "", "six is locked, and nobody asks for it"),
        ("# via matrix-nio\n", "# via gone\n", "six is locked for gone, which is not"),
        ("#    make lock", "#    uv pip compile -o /home/ana/x.lock", "line 2 holds a path"),
        ("pyyaml==6.0.3", "--index-url mirror\npyyaml==6.0.3", "line 7 holds an index"),
        ("six==1.17.0 ", "six @ mirror/six.whl ", "line 13 holds a direct reference"),
        ("# This", "# from https://example.org\n# This", "line 1 holds an address"),
        ("six==1.17.0 \\", "six==1.17.0 \\ # file:wheels/six.whl", "line 13 holds an address"),
    ],
)
def test_a_doctored_lock_is_noticed(old: str, new: str, problem: str) -> None:
    assert old in GOOD
    assert problem in _problems(GOOD.replace(old, new), ASKED)
