"""What small change alters a line of code? Every change of each kind that a module admits."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

OPPOSITES: tuple[tuple[type[ast.AST], type[ast.AST]], ...] = (
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.In, ast.NotIn),
    (ast.Is, ast.IsNot),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub),
)
OTHER = {old: new for pair in OPPOSITES for old, new in (pair, pair[::-1])}
ORDERLESS = {"all", "any", "frozenset", "set", "sum"}
"""Functions to which it does not matter in which order they are given something."""


@dataclass(frozen=True)
class Change:
    """A piece of a module written in another way."""

    kind: str
    lines: range
    is_called: bool
    """It stands in a function, so it runs only when that is called."""
    old: str
    new: str
    source: str
    """The whole module, changed."""


def changes(source: str) -> Iterator[Change]:
    """Every change of a module, in the order of its lines."""
    text = source.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tree = ast.parse(source)
    orderless = {id(node) for node in without_order(tree)}
    for node, is_called in running(tree, is_called=False):
        for kind, place, other in others(node):
            if kind == "order" and id(node) in orderless:
                continue
            begin = starts[place.lineno - 1] + place.col_offset
            end = starts[place.end_lineno - 1] + place.end_col_offset
            new = ast.unparse(other)
            put = f"({new})" if isinstance(other, ast.expr) else new
            yield Change(
                kind=kind,
                lines=range(place.lineno, place.end_lineno + 1),
                is_called=is_called,
                old=text[begin:end].decode(),
                new=new,
                source=(text[:begin] + put.encode() + text[end:]).decode(),
            )


def running(node: ast.AST, *, is_called: bool) -> Iterator[tuple[ast.AST, bool]]:
    """The nodes below one that are run: no annotation, docstring, f-string or import of types."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns"}:
            continue
        inside = is_called or (isinstance(node, ast.FunctionDef) and field == "body")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not is_silent(child):
                yield child, inside
                yield from running(child, is_called=inside)


def without_order(tree: ast.AST) -> Iterator[ast.comprehension]:
    """What goes through items in an order that nobody sees: `any(… for …)`, `{… for …}`."""
    for node in ast.walk(tree):
        match node:
            case ast.SetComp(generators=found):
                yield from found
            case ast.Call(func=ast.Name(id=name), args=[ast.GeneratorExp(generators=found)]):
                yield from found if name in ORDERLESS else ()


def is_silent(node: ast.AST) -> bool:
    """Does a node only speak to people or types, or lie where Python 3.11 does not tell?"""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
    return False


def others(node: ast.AST) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """The changes at a node: their kind, what is replaced, and what by."""
    match node:
        case ast.Compare(ops=[first, *rest]):
            yield "comparison", node, altered(node, ops=[OTHER[type(first)](), *rest])
        case ast.BoolOp(op=op, values=[_, *rest]):
            yield "and/or", node, altered(node, op=OTHER[type(op)]())
            yield "half a condition", node, altered(node, values=rest)
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            yield "plus/minus", node, altered(node, op=OTHER[type(op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not", node, operand
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "not", test, ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(iter=items) | ast.For(iter=items):
            yield "order", items, called("reversed", ast.List([ast.Starred(items)]))
        case ast.Call(func=ast.Name(id="sorted" | "reversed"), args=[items]):
            yield "order", node, called("list", items)
        case ast.Call(args=[ast.expr() as first, ast.expr() as second, *rest]):
            is_same = ast.dump(first) == ast.dump(second)
            if not is_same and not any(isinstance(one, ast.Starred) for one in (first, second)):
                yield "arguments", node, altered(node, args=[second, first, *rest])
        case ast.Constant(value=bool(value)):
            yield "constant", node, ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield "constant", node, ast.Constant(value + 1)
            yield "constant", node, ast.Constant(value - 1)
        case ast.Constant(value=str(value)) if value:
            yield "word", node, ast.Constant(value[:-1])
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise():
            yield "statement", node, ast.Pass()


def altered(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of a node in which some fields are others."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def called(function: str, argument: ast.expr) -> ast.expr:
    """The call of a function that everybody has."""
    return ast.Call(ast.Name(function), [argument], [])
