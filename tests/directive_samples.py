"""A use of each directive that a text may hold, each with a word that a page must not lose."""


def sample(name, word):
    """A use of a directive, with a word that stands nowhere else."""
    if name in _MORE:
        return _MORE[name].replace("WORD", word)
    domain, _, kind = name.rpartition(":")
    if domain in ("py", "js"):
        called = "()" if kind in ("function", "decorator") else ""
        return _directive(name, f"x{word}{called}", word)
    if domain or name in ("describe", "object"):
        return _directive(name, f"x{name.replace(':', '').replace('-', '')}{word}", word)
    if name.startswith("version") or name == "deprecated":
        return _directive(name, "1.0", word)
    if name in ("admonition", "topic", "sidebar", "rubric"):
        named = f":name: {name}-{word}\n"
        return _directive(name, f"title {word}", named + (word if name != "rubric" else ""))
    return _directive(name, "", word)


def _directive(name, argument="", body="", more="", fence="```"):
    return f"{fence}{{{name}}} {argument}\n{body}\n{fence}\n\n{more}"


def _inside(outer, inner, argument=""):
    return _directive(outer, argument, _directive(inner, "", "WORD"), fence="````")


_MORE = {
    "image": _directive("image", "x.png", ":alt: WORD\n:name: img-WORD"),
    "figure": _directive("figure", "x.png", ":name: fig-WORD\nWORD", "{numref}`fig-WORD`"),
    "figure-md": _directive("figure-md", "figmd-WORD", "![alt](x.png)\n\nWORD"),
    "table": _directive("table", "WORD", ":name: table-WORD\n| a | b |\n|---|---|\n| 1 | WORD |"),
    "csv-table": _directive("csv-table", "WORD", ":name: csv-WORD\n\na,WORD"),
    "list-table": _directive("list-table", "WORD", ":name: list-WORD\n\n* - a\n  - WORD"),
    "math": _directive("math", "", ":label: eq-WORD\nWORD = 1", "{eq}`eq-WORD`"),
    "code": _directive("code", "python", ":name: code-WORD\nx = 'WORD'"),
    "code-block": _directive("code-block", "python", ":caption: WORD\n:name: cb-WORD\nx = 'WORD'"),
    "sourcecode": _directive("sourcecode", "python", "x = 'WORD'"),
    "highlight": _directive("highlight", "python", "", "WORD\n\n```\nx = 'WORD'\n```"),
    "contents": _directive("contents", "", "", "WORD"),
    "sectnum": _directive("sectnum", "", "", "WORD"),
    "class": _directive("class", "big", "WORD", _directive("class", "bigger", "", "WORD")),
    "rst-class": _directive("rst-class", "big", "WORD", _directive("rst-class", "bigger", "WORD")),
    "cssclass": _directive("cssclass", "big", "WORD", _directive("cssclass", "bigger", "WORD")),
    "meta": _directive("meta", "", ":keywords: x", "WORD"),
    "title": _directive("title", "Another", "", "WORD"),
    "target-notes": _directive("target-notes", "", "", "WORD [x](https://example.org/WORD)"),
    "replace": _directive("eval-rst", "", ".. |WORD| replace:: x\n\nSee WORD."),
    "unicode": _directive("eval-rst", "", ".. |WORD| unicode:: 0xA9\n\nSee WORD."),
    "date": _directive("eval-rst", "", ".. |WORD| date::\n\nSee WORD."),
    "role": _directive("role", "role-WORD", "", "{role-WORD}`WORD`"),
    "default-role": _directive("default-role", "strong", "", "WORD"),
    "default-domain": _directive("default-domain", "js", "", _directive("function", "WORD()")),
    "include": _directive("include", "other.md", "", "WORD"),
    "literalinclude": _directive("literalinclude", "other.md", "", "WORD"),
    "raw": _directive("raw", "html", "<b>x</b>", "WORD"),
    "toctree": _directive("toctree", "", "", "WORD"),
    "index": _directive("index", "single: WORD", ":name: index-WORD", "WORD"),
    "only": _directive("only", "html or text", "WORD"),
    "ifconfig": _directive("ifconfig", "True", "WORD"),
    "acks": _directive("acks", "", "* WORD\n* b"),
    "hlist": _directive("hlist", "", "* WORD\n* b"),
    "centered": _directive("centered", "WORD"),
    "tabularcolumns": _directive(
        "tabularcolumns", "|l|l|", "", "| a | b |\n|---|---|\n| 1 | WORD |"
    ),
    "glossary": _directive("glossary", "", "a WORD\n  WORD is", "{term}`a WORD`"),
    "productionlist": _directive("productionlist", 'aWORD: "b"', "", "{token}`aWORD`"),
    "program": _directive(
        "program", "WORD", "", _directive("option", "--x", "WORD", "{option}`--x`")
    ),
    "option": _directive("option", "--WORD", "WORD", "{option}`--WORD`"),
    "cmdoption": _directive("cmdoption", "--cWORD", "WORD"),
    "envvar": _directive("envvar", "EWORD", "WORD", "{envvar}`EWORD`"),
    "confval": _directive("confval", "cWORD", ":type: str\n\nWORD", "{confval}`cWORD`"),
    "todolist": "WORD",  # it shows what others have
    "graphviz": _directive("graphviz", "", ":caption: WORD\n:name: gv-WORD\ndigraph { a -> WORD }"),
    "digraph": _directive("digraph", "dWORD", ":caption: WORD\na -> b"),
    "graph": _directive("graph", "gWORD", ":caption: WORD\na -- b"),
    "sectionauthor": _directive("sectionauthor", "A <a@example.org>", "", "WORD"),
    "codeauthor": _directive("codeauthor", "A <a@example.org>", "", "WORD"),
    "moduleauthor": _directive("moduleauthor", "A <a@example.org>", "", "WORD"),
    "tab-set": _inside("tab-set", "tab-item", "").replace("tab-item} ", "tab-item} WORD"),
    "tab-item": _inside("tab-set", "tab-item", "").replace("tab-item} ", "tab-item} WORD"),
    "tab-set-code": "````{tab-set-code}\n```python\nWORD\n```\n````",
    "grid": _inside("grid", "grid-item", "2"),
    "grid-item": _inside("grid", "grid-item", "2"),
    "grid-item-card": _inside("grid", "grid-item-card", "2"),
    "card": _directive("card", "WORD", "WORD"),
    "card-carousel": _inside("card-carousel", "card", "2"),
    "card-header": "WORD",
    "card-footer": "WORD",
    "dropdown": _directive("dropdown", "WORD", ":name: dd-WORD\nWORD", "{ref}`dd-WORD`"),
    "accordion": _inside("accordion", "dropdown").replace("dropdown} ", "dropdown} WORD"),
    "article-info": _directive("article-info", "", ":author: WORD", "WORD"),
    "button-link": _directive("button-link", "https://example.org", "WORD"),
    "button-ref": "(btn-WORD)=\n## WORD\n\n"
    + _directive("button-ref", "btn-WORD", ":ref-type: ref\nWORD"),
    "steps": _inside("steps", "step").replace("step} ", "step} WORD"),
    "step": _inside("steps", "step").replace("step} ", "step} WORD"),
    "header": "WORD",
    "footer": "WORD",
    "restructuredtext-test-directive": "WORD",
    "py:module": _directive(
        "py:module", "WORD", "", _directive("py:function", "f(a)", "WORD", "{py:func}`WORD.f`")
    ),
    "py:currentmodule": _directive("py:currentmodule", "WORD", "", _directive("py:data", "d")),
    "js:module": _directive("js:module", "WORD", "", _directive("js:function", "f(a)", "WORD")),
    "rst:directive:option": _directive(
        "rst:directive", "dWORD", _directive("rst:directive:option", "oWORD", "WORD"), fence="````"
    ),
    "c:enumerator": _directive("c:enumerator", "E.WORD", "WORD"),
    "c:function": _directive("c:function", "int fWORD(int a)", "WORD", "{c:func}`fWORD`"),
    "c:member": _directive("c:member", "int mWORD", "WORD"),
    "c:var": _directive("c:var", "int vWORD", "WORD"),
    "c:type": _directive("c:type", "int tWORD", "WORD"),
    "c:alias": _directive("c:alias", "int WORD", "", "WORD"),
    "c:namespace": _directive("c:namespace", "NWORD", "", _directive("c:var", "int vWORD")),
    "c:namespace-push": _directive("c:namespace-push", "PWORD", "", "WORD"),
    "c:namespace-pop": _directive("c:namespace-pop", "", "", "WORD"),
    "cpp:function": _directive("cpp:function", "int fWORD(int a)", "WORD", "{cpp:func}`fWORD`"),
    "cpp:member": _directive("cpp:member", "int mWORD", "WORD"),
    "cpp:var": _directive("cpp:var", "int vWORD", "WORD"),
    "cpp:type": _directive("cpp:type", "tWORD = int", "WORD"),
    "cpp:concept": _directive("cpp:concept", "template<typename T> cWORD", "WORD"),
    "cpp:alias": _directive("cpp:alias", "int WORD", "", "WORD"),
    "cpp:namespace": _directive("cpp:namespace", "NWORD", "", _directive("cpp:var", "int vWORD")),
    "cpp:namespace-push": _directive("cpp:namespace-push", "PWORD", "", "WORD"),
    "cpp:namespace-pop": _directive("cpp:namespace-pop", "", "", "WORD"),
}
"""Uses of directives that need more than a body."""
