"""By what is it known when it is written? Classes, attributes and styles of what views bring."""

from __future__ import annotations

CHART = "spp-chart-box"
"""The class of the container that gives its place to a picture."""

HEAD = "spp-head"
"""The class of what heads a part of a list."""

LOOKED_UP = "spp-filter"
"""The class of the container of what is looked up, and the style that it and matrices need."""

DOORS = "spp-doors"
"""The class of the container that gives its place to links to other views of a process."""

PART = "spp_part"
"""The attribute of what stands over a part of a process: it says which steps are in it."""

LANES = "lanes"
"""The style that every picture needs."""

LEGEND = "spp-legend"
"""The class of the line below a picture that says what its lines mean."""

FOLD = "spp-folded"
"""The class of the container of what is folded; it begins with the summary."""

DUE = "spp-due"
"""The class of the container of due times, and the style that it needs."""

WALKED = "walk"
"""The style that every walkthrough needs."""

REPLIES = "replies"
"""The style that every reply needs."""

REPLY = "spp-reply"
"""The class of the container of a reply, which keeps what it says as `spp_reply`."""

LEVELLED = "level"
"""What a walkthrough needs in which something differs by level."""

TASKS = "spp-ticks"
"""The class of the container of tasks, which follows the list for those who cannot tick."""

WIDE = "spp-wide"
"""The class of the container of a table, in which it scrolls on a screen."""

MATRIX = "spp-matrix"
"""The class of the container of a table of steps and roles."""
