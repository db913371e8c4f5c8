"""How much the property tests try. In CI the same examples every time; `HYPOTHESIS_PROFILE=long` looks further."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile("usual", deadline=None, max_examples=150, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("ci", settings.get_profile("usual"), derandomize=True, database=None, print_blob=True)
settings.register_profile("long", settings.get_profile("usual"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "usual"))
