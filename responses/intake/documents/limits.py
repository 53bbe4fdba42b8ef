"""Limits that a process sets for itself before it touches a foreign file."""

import resource
from collections.abc import Mapping
from typing import Any


def limit(order: Mapping[str, Any]) -> None:
    """Limit memory (bytes), time of the processor (seconds) and output (bytes) as the order says."""
    limits = {
        resource.RLIMIT_AS: order["memory"],
        resource.RLIMIT_CPU: order["seconds"],
        resource.RLIMIT_FSIZE: order["output"],
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            # Not every system knows every limit, and none may be raised: the time-out outside holds always.
            continue
