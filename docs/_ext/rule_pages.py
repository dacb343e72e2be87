"""Shows the documentation of the rules: the docstrings that `support-process explain` prints."""

from __future__ import annotations

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_support_process.checks import RULES

SEVERITIES = {
    "error": "an error",
    "warning": "a warning",
    "strict": "with `--strict` only",
}


class RuleText(SphinxDirective):
    """The documentation of the rule that is named."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        rule = RULES[self.arguments[0]]
        facts = f"*Family: {rule.family.capitalize()} · {SEVERITIES[rule.severity]}*"
        return parsed(self, f"{rule.text}\n\n{facts}")


class RuleList(SphinxDirective):
    """All rules, family by family, each with its page, severity and summary."""

    def run(self) -> list[nodes.Node]:
        lines, pages = [], ["```{toctree}", ":hidden:", ""]
        for family in dict.fromkeys(rule.family for rule in RULES.values()):
            lines += ["", f"**{family.capitalize()}**", ""]
            for rule in RULES.values():
                if rule.family == family:
                    link = f"[`{rule.name}`]({rule.name}.md)"
                    lines.append(f"- {link} ({rule.severity}): {rule.summary}")
                    pages.append(rule.name)
        return parsed(self, "\n".join([*lines, "", *pages, "```"]))


def parsed(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    box = nodes.container()
    source, line = directive.get_source_info()
    directive.state.nested_parse(StringList(text.splitlines(), source), line, box)
    return box.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("rule-text", RuleText)
    app.add_directive("rule-list", RuleList)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
