"""Hermetic tests: no user configuration, fixed dates, the same examples at every run.

Two environment variables change the property tests: ``TRACKER_EXAMPLES`` is the number of examples of each test, and
``TRACKER_FRESH`` draws new random examples at every run (``make fresh``) instead of the fixed ones.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

FRESH = bool(os.environ.get("TRACKER_FRESH"))

settings.register_profile(
    "tracker",
    deadline=None,  # speed belongs in benchmarks
    derandomize=not FRESH,
    print_blob=FRESH,  # a failure prints the line that reproduces it
    max_examples=int(os.environ.get("TRACKER_EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tracker")


@pytest.fixture(autouse=True)
def _hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("GIT_", "TRACKER_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1493078400")
