"""Where do lanes and tracks stand across the flow? As near to one another as labels allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

TRACK = 10
"""The distance of two tracks."""

PAD = 14
"""The room between a box and the next track or border: an arrow head fits in."""

SLIM = 8
"""The same where no track is near, in a chart whose labels may reach over lanes."""

CLEAR = 7
"""The room between a label and the next line across, and half of that along the flow."""

BEGIN = 2.0
"""Where the first lane begins."""


class Stretch(NamedTuple):
    """A line from one place along the flow to another."""

    first: float
    last: float


class Tag(NamedTuple):
    """A label from one place along the flow to another, `far` from the middle of its lane."""

    first: float
    last: float
    far: float

    def beside(self, line: Stretch) -> bool:
        """Whether a line passes the label, or begins at it."""
        return line.first - 4 < self.last and line.last + 4 > self.first


@dataclass(frozen=True, slots=True)
class Lane:
    """Half of the room for the boxes of a lane, labels on their sides, lines in their middle."""

    half: float
    before: list[Tag] = field(default_factory=list)
    after: list[Tag] = field(default_factory=list)
    falls: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Channel:
    """Lines with their tracks; how many tracks the lane before, both, and the lane after use."""

    own: int
    both: int
    others: int
    lines: list[tuple[int, Stretch]] = field(default_factory=list)


class Across:
    """The `centre` of each lane, the first track and the border of each channel, and the `end`.

    Labels stay within their lanes, or may reach `over` what is empty beside them.
    """

    def __init__(self, lanes: list[Lane], channels: list[Channel], *, over: bool) -> None:
        self.over = over
        self.centre: list[float] = []
        self.first_track: list[float] = []
        self.border: list[float] = []
        self.lines: list[tuple[float, Stretch]] = []
        self.tags: list[tuple[float, Tag]] = []
        self.at = BEGIN
        for number, channel in enumerate(channels):
            self._channel(channel, lanes[number - 1] if number else None)
            if number < len(lanes):
                self._lane(lanes[number], channel)
        self.at += 4 if channels[-1].own else 2
        self.end = max([self.at, *(far + 2 for far, _ in self.tags)])
        self.border[0], self.border[-1] = BEGIN, self.end

    def _channel(self, channel: Channel, lane: Lane | None) -> None:
        own = channel.own + channel.both // 2
        if lane is None:
            self.at += 4 if channel.others else 0
        else:
            self.at += PAD if channel.own or channel.both or not self.over else SLIM
        for track, line in channel.lines:
            self.at = max(self.at, self._beyond([line]) - (track + 0.5) * TRACK)
        if lane and not self.over:
            far = max((tag.far for tag in lane.after), default=0)
            self.at = max(self.at, self.centre[-1] + far + 2 - own * TRACK)
        self.first_track.append(self.at + TRACK / 2)
        for track, line in channel.lines:
            self.lines.append((self.at + (track + 0.5) * TRACK, line))
        self.border.append(self.at + own * TRACK)
        self.at += (channel.own + channel.both + channel.others) * TRACK

    def _lane(self, lane: Lane, channel: Channel) -> None:
        pad = PAD if channel.others or channel.both or not self.over else SLIM
        centre = max(self.at + pad + lane.half, self._beyond(lane.falls))
        for tag in lane.before:
            lines = [at for at, line in self.lines if tag.beside(line)]
            edge = BEGIN if self.over else self.border[-1]
            centre = max(centre, max(lines, default=edge) + CLEAR + tag.far)
        self.centre.append(centre)
        self.lines += [(centre, line) for line in lane.falls]
        self.tags += [(centre + tag.far, tag) for tag in lane.after]
        self.at = centre + lane.half

    def _beyond(self, lines: Iterable[Stretch]) -> float:
        """Where lines stand clear of the labels before them."""
        return max(
            (far + CLEAR for far, tag in self.tags for line in lines if tag.beside(line)), default=0
        )
