"""How much the property tests try, what programs hear, and the homeserver that tests share.

In CI the examples are the same every time; `HYPOTHESIS_PROFILE=long` looks further.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.matrix.synapse import Synapse

_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile("usual", deadline=None, max_examples=150, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("ci", settings.get_profile("usual"), derandomize=True, database=None, print_blob=True)
settings.register_profile("long", settings.get_profile("usual"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "usual"))


def pytest_configure() -> None:
    """Let programs that tests start hear Ctrl-C, also where a shell started the tests in the background, deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A Matrix homeserver without rate limits: one for all tests of a process, started when the first asks for it."""
    from tests.matrix.synapse import Synapse, serving

    yield from serving(Synapse(tmp_path_factory.mktemp("synapse")))
