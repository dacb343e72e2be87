"""What does a diagram in BPMN show? The same as a chart."""

from __future__ import annotations

from collections.abc import Iterator

from ..failure import ReadingError
from ..web.tags import parsed
from ..web.tree import Node
from .chart import MAX_SHAPES, Chart, Kind, Line, Shape

_KINDS: dict[str, Kind] = {
    "startEvent": "start",
    "endEvent": "end",
    "boundaryEvent": "timer",
    "intermediateCatchEvent": "timer",
    "exclusiveGateway": "question",
    "inclusiveGateway": "question",
    "eventBasedGateway": "question",
    "complexGateway": "question",
    "dataObjectReference": "data",
    "dataStoreReference": "data",
}


def read(text: str, name: str) -> list[Chart]:
    """The charts of a diagram: one for each of its processes."""
    root = parsed(text, "root", "export the diagram anew as BPMN 2.0")
    pools = {one.get("processRef"): one.get("name") for one in _all(root, "participant")}
    made = {
        process.get("id"): _chart(process, pools.get(process.get("id"), ""), name)
        for process in _all(root, "process")
    }
    charts = {id: chart for id, chart in made.items() if chart.shapes}
    if not charts:
        raise ReadingError("the file holds no process in BPMN", "export the diagram as BPMN 2.0")
    _collaboration(root, charts)
    return list(charts.values())


def _collaboration(root: Node, charts: dict[str, Chart]) -> None:
    """Note what stands around the processes: messages at their steps, all else with the first."""
    first = next(iter(charts.values()))
    shapes = {id: (chart, shape) for chart in charts.values() for id, shape in chart.shapes.items()}
    pools = list(_all(root, "participant"))
    names = {one.get("id"): one.get("name") for one in pools}
    others = {one.get("id"): one for one in pools if one.get("processRef") not in charts}
    ours = {one.get("id"): charts.get(one.get("processRef")) for one in pools}
    for flow in _all(root, "messageFlow"):
        ends = flow.get("sourceRef"), flow.get("targetRef")
        for end, other, arrow in ((*ends, "→"), (*ends[::-1], "←")):
            chart, shape = shapes.get(end, (ours.get(end), None))
            if chart is None or not flow.get("name"):
                continue
            there = names.get(other) or (shapes[other][1].text if other in shapes else "")
            told = " ".join(filter(None, (_line(flow), arrow, _line(there))))
            if shape is not None and shape.kind not in ("start", "end"):
                shape.notes.append(told)
            else:
                chart.notes.append((flow.at, told))
            chart.said += [flow.get("name"), there]
            others.pop(other, None)
    left = [(one.at, _line(one)) for one in others.values()]
    left += [(one.at, _line(one.get("value"))) for one in _all(root, "categoryValue")]
    for one in _all(root, "collaboration"):
        left += [(one.at, text) for text in _texts(one, "documentation")]
        left += [(note.at, _line(note.text())) for note in _all(one, "textAnnotation")]
    first.notes += [(at, text) for at, text in left if text]
    first.said += [text for _, text in left]


def _line(words: str | Node) -> str:
    """Words, or the name of a tag, in one line."""
    return " ".join((words.get("name") if isinstance(words, Node) else words).split())


def _local(node: Node) -> str:
    return node.tag.rpartition(":")[2]


def _all(node: Node, name: str) -> Iterator[Node]:
    return (one for one in node.walk() if _local(one) == name)


def _texts(node: Node, name: str) -> list[str]:
    found = (" ".join(one.text().split()) for one in node.nodes() if _local(one) == name)
    return [text for text in found if text]


def _chart(process: Node, pool: str, name: str) -> Chart:
    chart = Chart(name, pool or process.get("name"))
    lanes: dict[str, str] = {}
    for lane in _all(process, "lane"):
        chart.lanes[lane.get("id")] = lane.get("name")
        lanes |= {one.text().strip(): lane.get("id") for one in _all(lane, "flowNodeRef")}
    annotations: dict[str, tuple[Node, str]] = {}
    for node in process.walk():
        kind = _KINDS.get(_local(node)) or ("task" if _is_task(node) else None)
        if kind is not None and node.get("id"):
            shape = _shape(node, kind)
            shape.lane = lanes.get(shape.id, "")
            if len(chart.shapes) >= MAX_SHAPES:
                raise ReadingError(f"the chart has more than {MAX_SHAPES:,} shapes", "split it")
            chart.shapes[shape.id] = shape
        elif _local(node) == "textAnnotation":
            annotations[node.get("id")] = node, " ".join(_texts(node, "text"))
        elif _local(node) == "sequenceFlow":
            text = " ".join(node.get("name").split())
            chart.lines.append(Line(node.get("sourceRef"), node.get("targetRef"), text, node.at))
    for one in _all(process, "association"):
        ends = one.get("sourceRef"), one.get("targetRef")
        for note, shape_id in (ends, ends[::-1]):
            if note in annotations and shape_id in chart.shapes:
                chart.shapes[shape_id].notes.append(annotations.pop(note)[1])
    chart.notes = [(node.at, text) for node, text in annotations.values() if text]
    chart.notes += [(process.at, text) for text in _texts(process, "documentation")]
    chart.lines = [one for one in chart.lines if {one.source, one.target} <= chart.shapes.keys()]
    _merged(chart)
    chart.said = [one.get("name") for one in process.walk() if _local(one) not in _SILENT]
    chart.said += [one.text() for n in ("text", "documentation") for one in _all(process, n)]
    return chart


_SILENT = {"process", "ioSpecification", "dataInput", "dataOutput", "property", "laneSet"}


def _is_task(node: Node) -> bool:
    name = _local(node)
    return name.endswith(("Task", "ThrowEvent")) or name in (
        "task",
        "subProcess",
        "callActivity",
        "transaction",
        "adHocSubProcess",
        "parallelGateway",
    )


def _shape(node: Node, kind: Kind) -> Shape:
    shape = Shape(node.get("id"), kind, " ".join(node.get("name").split()), node.at)
    shape.notes = _texts(node, "documentation")
    if kind == "timer":
        times = [one for n in ("timeDuration", "timeDate", "timeCycle") for one in _all(node, n)]
        shape.after = times[0].text().strip() if times else ""
        shape.at = node.get("attachedToRef")
    return shape


def _merged(chart: Chart) -> None:
    """Leave out gateways that only join or part lines, and have no words."""
    for shape in [one for one in chart.shapes.values() if not one.text and one.kind != "timer"]:
        outgoing = [one for one in chart.lines if one.source == shape.id]
        if len(outgoing) != 1 or shape.kind in ("start", "end"):
            continue
        target = outgoing[0].target
        chart.lines = [
            Line(one.source, target, one.text, one.place) if one.target == shape.id else one
            for one in chart.lines
            if one is not outgoing[0]
        ]
        del chart.shapes[shape.id]
