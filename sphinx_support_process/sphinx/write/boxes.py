"""How does the place of a picture or walkthrough begin? As a box that knows what it shows."""

from __future__ import annotations

from docutils import nodes

from ...pages.content import Picture, Walk
from ..links.walks import WALK, Walked
from ..marks import CHART
from ..tables import Tables
from .pieces import Lines


def picture_box(picture: Picture, lines: Lines, tables: Tables, docname: str) -> nodes.container:
    """The place of a picture, with all noted that it will show, since it is drawn later."""
    for kind, name in picture.asked.mentions:
        tables.note_mention(docname, kind, name)
    for role, colour in picture.asked.tones:
        tables.note_tone(docname, role, colour)
    for text in picture.asked.texts:
        lines.texts.translate.note(text)
    for time in picture.asked.times:
        lines.said_time(time)
    box = nodes.container("", classes=[CHART], spp_docname=docname, spp_options=picture.options)
    if picture.process:
        box["spp_process"] = picture.process
    if picture.fold:
        box["spp_fold"] = picture.fold
    return box


def walk_box(block: Walk, lines: Lines) -> nodes.container:
    """The place of a walkthrough, with the words that its script says of processes and levels."""
    processes = tuple(part.process for part in block.parts)
    scales = {
        id: {
            "title": lines.said(title),
            "levels": {name: lines.said(said) for name, said in levels},
        }
        for id, title, levels in block.scales
    }
    told = {"titles": [lines.said(part.title) for part in block.parts], "scales": scales}
    walk = Walked(processes[0], processes)
    return nodes.container("", classes=[WALK], spp_walk=walk, spp_told=told)
