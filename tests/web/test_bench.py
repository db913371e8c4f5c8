"""The bench of the pages shows what the pages show: it would stop at a field that a template came to ask for."""

from __future__ import annotations

from pathlib import Path

from tests.bench import pages


async def test_the_list_is_measured_beside_its_query_and_template(tmp_path: Path) -> None:
    (row,) = await pages.measure(tmp_path, projects=3, rounds=1)
    assert row.name == "a coach's list of 3 projects"
