"""How does mystmd get a picture? As a file, which is written anew only where it is another one."""

from __future__ import annotations

import json
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path

from ..chart.draw.svg import svg
from ..chart.pictures import chart, process_map
from ..chart.plan.plan import Options
from ..known.known import Known
from ..pages.content import Picture
from ..project.writing import replace
from .nodes import Node


class Drawing:
    """Draws the charts of a support process into a folder."""

    def __init__(self, known: Known, folder: Path) -> None:
        self.known = known
        self.folder = folder

    def image(self, picture: Picture) -> Node:
        """The picture as a node; its address is relative to the root of the site."""
        flow, options = self.known.flow, picture.options
        if picture.process is None:
            scene = process_map(flow, options=options)
        else:
            scene = chart(flow, self.known.support.processes[picture.process], options=options)
        path = self.folder / f"{picture.process or 'overview'}{_mark(options)}.svg"
        said = svg(scene, alone=True)
        if not path.exists() or path.read_text("utf-8") != said:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(str(path), said)
        return {"type": "image", "url": f"/{path.as_posix()}", "alt": f"Chart: {scene.title}"}


def _mark(options: Options) -> str:
    """What tells a picture from the usual one of its process."""
    if options == Options():
        return ""
    said = json.dumps(astuple(options)).encode()
    return f"-{blake2b(said, digest_size=4).hexdigest()}"
