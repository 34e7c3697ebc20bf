"""Switches off what libraries send home; read by them when they are imported, so set before any of them is."""

from __future__ import annotations

import os

SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGSMITH_TRACING": "false",
    "ORT_DISABLE_TELEMETRY": "1",
}
"""onnxruntime sends events of each session to mobile.events.data.microsoft.com since 1.29 unless its switch is set; gradio
looks up two hosts at start; the others tell of use or trace. Source: the libraries' documentation, and `tests/offline`."""


def hush() -> None:
    """Sets the switches of this process and those it starts. The hub is asked only where HF_HUB_OFFLINE=0 was set before."""
    os.environ.update(SWITCHES)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
