"""Where do lanes and tracks stand across the flow? As near to one another as labels allow."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ...text.named import NamedTuple
from .stretches import Stretches

TRACK = 10
"""The distance of two tracks."""

PAD = 14
"""The room between a box and the next track or border: an arrow head fits in."""

SLIM = 6
"""The same where no track is near, in a chart whose labels may reach over lanes."""

HEAD_OVER = 2 * SLIM - 4
"""How much wider than the boxes of its lane a heading may be."""

CLEAR = 5
"""The room between a label and the next line."""

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


@dataclass(frozen=True, slots=True)
class Lane:
    """Half of the room for the boxes of a lane, labels on their sides, lines in their middle."""

    half: float
    before: list[Tag] = field(default_factory=list)
    after: list[Tag] = field(default_factory=list)
    falls: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Channel:
    """Its tracks, those of them before its border, and the line on each.

    `near` and `far` tell whether a line touches a box of the lane before or after the channel.
    """

    tracks: int
    own: int
    near: bool
    far: bool
    lines: list[tuple[int, Stretch]]


class Across:
    """The `centre` of each lane, the first track and the border of each channel, and the `end`.

    Labels stay within their lanes and tracks, or may reach `over` whatever is empty beside them.
    """

    def __init__(self, lanes: list[Lane], channels: list[Channel], *, over: bool) -> None:
        self.over = over
        self.margin = 2 if over else 4
        self.centre: list[float] = []
        self.first_track: list[float] = []
        self.border: list[float] = []
        self._along(lanes, channels)
        self.at = self.end = BEGIN
        for number, channel in enumerate(channels[: len(lanes) + 1]):
            self._channel(channel, lanes[number - 1] if number else None)
            if number < len(lanes):
                self._lane(lanes[number], channel)
        self.at += 4 if channels[-1].tracks else 2
        self.end = max(self.at, self.end)
        self.border[0], self.border[-1] = BEGIN, self.end

    def _along(self, lanes: list[Lane], channels: list[Channel]) -> None:
        """Where labels and lines begin and end, so that each finds those that it meets."""
        tags = [tag for lane in lanes for tag in (*lane.before, *lane.after)]
        lines = [line for lane in lanes for line in lane.falls]
        lines += [line for channel in channels for _, line in channel.lines]
        places = [place for tag in tags for place in (tag.first, tag.last)]
        places += [place for line in lines for place in self._near(line)]
        self.lines = Stretches(places, max, -math.inf)
        self.tags = Stretches(places, max, -math.inf)

    def _near(self, line: Stretch) -> tuple[float, float]:
        """The stretch within which a label would come too near to a line."""
        return line.first - self.margin, line.last + self.margin

    def _pad(self, touched: bool) -> int:
        return PAD if touched or not self.over else SLIM

    def _channel(self, channel: Channel, lane: Lane | None) -> None:
        if lane:
            self.at += self._pad(channel.near)
        else:
            self.at += 4 if channel.tracks else 0
        for track, line in channel.lines:
            self.at = max(self.at, self._beyond(line) - (track + 0.5) * TRACK)
        if lane and not self.over:
            far = max((tag.far for tag in lane.after), default=0)
            self.at = max(self.at, self.centre[-1] + far + 2 - channel.own * TRACK)
        self.first_track.append(self.at + TRACK / 2)
        for track, line in channel.lines:
            self.lines.put(*self._near(line), self.at + (track + 0.5) * TRACK)
        self.border.append(self.at + channel.own * TRACK)
        self.at += channel.tracks * TRACK

    def _lane(self, lane: Lane, channel: Channel) -> None:
        centre = self.at + self._pad(channel.far) + lane.half
        for line in lane.falls:
            centre = max(centre, self._beyond(line))
        edge = BEGIN if self.over else self.border[-1]
        for tag in lane.before:
            line_before = self.lines.on(tag.first, tag.last)
            before = edge if line_before == -math.inf else line_before
            centre = max(centre, before + CLEAR + tag.far)
        self.centre.append(centre)
        for line in lane.falls:
            self.lines.put(*self._near(line), centre)
        for tag in lane.after:
            self.tags.put(tag.first, tag.last, centre + tag.far)
            self.end = max(self.end, centre + tag.far + 2)
        self.at = centre + lane.half

    def _beyond(self, line: Stretch) -> float:
        """Where a line stands clear of the labels before it."""
        return max(self.tags.on(*self._near(line)), -CLEAR) + CLEAR
