"""How long does a chart of 60 steps take, from the flow to the text of the SVG?"""

from __future__ import annotations

import statistics
import time

from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.layout import metrics
from sphinx_support_process.chart.pictures import chart
from sphinx_support_process.flow import Flow
from sphinx_support_process.load import read_text

STEPS, ROLES, RUNS = 60, 5, 30
TARGET = 20
"""Milliseconds."""


def source() -> str:
    """A process in which every third step is a question that leads on, far on and back."""
    lines = ["roles:"]
    lines += [f"  role-{n}: {{name: Role number {n}}}" for n in range(ROLES)]
    lines += ["processes:", "  p:", "    title: A process", "    steps:"]
    for n in range(STEPS):
        lines.append(f"      - id: step-{n}")
        lines.append(f"        title: Understand the request number {n} and tell everybody")
        lines.append(f"        who: role-{n * 7 % ROLES}")
        if n % 3 == 2 and n < STEPS - 1:
            far, back = min(n + 9, STEPS - 1), max(n - 7, 0)
            lines.append(f"        answers: {{Yes: next, No: step-{far}, Again: step-{back}}}")
        if n % 10 == 0:
            lines.append(f"        phase: Phase {n // 10 + 1}")
    return "\n".join(lines)


def once(flow: Flow) -> float:
    """Milliseconds of CPU for one chart, with nothing remembered about any text."""
    for cached in vars(metrics).values():
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()
    begin = time.process_time()
    svg(chart(flow, flow.support.processes["p"]))
    return (time.process_time() - begin) * 1000


def main() -> None:
    flow = Flow(read_text(source()).support)
    times = sorted(once(flow) for _ in range(RUNS))
    print(f"{STEPS} steps: median {statistics.median(times):.1f} ms, slowest {times[-1]:.1f} ms")
    print("target met" if statistics.median(times) <= TARGET else f"target missed: {TARGET} ms")


if __name__ == "__main__":
    main()
