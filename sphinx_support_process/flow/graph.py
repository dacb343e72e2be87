"""What can be reached, and by which path? Graph algorithms that know nothing of processes.

A graph is a function `after` from a node to the nodes that follow it. Everything here is
iterative and, but for `dominators`, linear in nodes and edges.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)
After = Callable[[N], Iterable[N]]


def reachable(starts: Iterable[N], after: After[N]) -> dict[N, N | None]:
    """Every node that can be reached, in the order of a breadth-first search.

    The value is the node before it on a shortest path, None for a start.
    """
    before: dict[N, N | None] = dict.fromkeys(starts)
    queue = list(before)
    for node in queue:
        for other in after(node):
            if other not in before:
                before[other] = node
                queue.append(other)
    return before


def leading_to(goals: Iterable[N], onward: dict[N, Sequence[N]]) -> set[N]:
    """Every node from which a goal can be reached, the goals included.

    Most nodes lead to one that is listed after them, and one pass finds these.
    """
    found = set(goals)
    for node, others in reversed(onward.items()):
        if not found.isdisjoint(others):
            found.add(node)
    before: dict[N, list[N]] = {}
    for node, others in onward.items():
        if node not in found:
            for other in others:
                before.setdefault(other, []).append(node)
    return found.union(reachable(found & before.keys(), lambda node: before.get(node, ())))


def path_to(goal: N, before: Mapping[N, N | None]) -> list[N]:
    """The path to a node, from what `reachable` found."""
    path = [goal]
    while (node := before[path[-1]]) is not None:
        path.append(node)
    return path[::-1]


def shortest_path(starts: Iterable[N], goals: Callable[[N], bool], after: After[N]) -> list[N]:
    """A shortest path from a start to the nearest goal; empty if there is none."""
    before: dict[N, N | None] = dict.fromkeys(starts)
    queue = list(before)
    for node in queue:
        if goals(node):
            return path_to(node, before)
        for other in after(node):
            if other not in before:
                before[other] = node
                queue.append(other)
    return []


def components(nodes: Iterable[N], after: After[N]) -> list[list[N]]:
    """The strongly connected components, each after all those that it leads to (Tarjan 1972).

    Edges that leave `nodes` are ignored.
    """
    pool = dict.fromkeys(nodes)
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    open_: dict[N, None] = {}
    found: list[list[N]] = []
    for root in pool:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_[root] = None
        work = [(root, iter(after(root)))]
        while work:
            node, others = work[-1]
            for other in others:
                if other not in pool:
                    continue
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_[other] = None
                    work.append((other, iter(after(other))))
                    break
                if other in open_:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member, _ = open_.popitem()
                        component.append(member)
                        if member == node:
                            break
                    found.append(component[::-1])
    return found


def is_loop(component: Sequence[N], after: After[N]) -> bool:
    """Whether a component holds a cycle: several nodes, or one that leads to itself."""
    return len(component) > 1 or component[0] in after(component[0])


def shortest_cycle(start: N, after: After[N]) -> list[N]:
    """A shortest way from a node back to it, both ends included; empty if there is none."""
    before = reachable(after(start), after)
    return [start, *path_to(start, before)] if start in before else []


def dominators(start: N, after: After[N]) -> dict[N, N]:
    """For each node that can be reached: the last node before it that every path goes through.

    The start stands for itself (Cooper, Harvey and Kennedy 2001: quadratic at worst, two passes
    where loops have one entry).
    """
    order = _reverse_postorder(start, after)
    rank = {node: position for position, node in enumerate(order)}
    into: dict[N, list[N]] = {node: [] for node in order}
    for node in order:
        for other in after(node):
            into[other].append(node)
    found = {start: start}
    changed = True
    while changed:
        changed = False
        for node in order[1:]:
            known = [other for other in into[node] if other in found]
            best = known[0]
            for other in known[1:]:
                while best != other:
                    while rank[other] > rank[best]:
                        other = found[other]
                    while rank[best] > rank[other]:
                        best = found[best]
            if found.get(node) != best:
                found[node] = best
                changed = True
    return found


class Within(Generic[N]):
    """Which nodes lie below which in a tree; `above` tells the one above each, the root its own."""

    def __init__(self, above: Mapping[N, N]) -> None:
        below: dict[N, list[N]] = {node: [] for node in above}
        for node, parent in above.items():
            if node != parent:
                below[parent].append(node)
        order: dict[N, int] = {}
        work = list(above)[:1]
        while work:
            node = work.pop()
            order[node] = len(order)
            work += below[node]
        self._first = order
        self._last = dict(order)
        for node in reversed(order):
            self._last[above[node]] = max(self._last[above[node]], self._last[node])

    def __contains__(self, node: N) -> bool:
        return node in self._first

    def holds(self, upper: N, lower: N) -> bool:
        """Whether a node of the tree lies below another one, or is it."""
        if upper not in self._first:
            return False
        return self._first[upper] <= self._first[lower] <= self._last[upper]


def _reverse_postorder(start: N, after: After[N]) -> list[N]:
    seen = {start}
    done: list[N] = []
    work = [(start, iter(after(start)))]
    while work:
        node, others = work[-1]
        for other in others:
            if other not in seen:
                seen.add(other)
                work.append((other, iter(after(other))))
                break
        else:
            done.append(node)
            work.pop()
    return done[::-1]
