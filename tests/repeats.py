"""Pages of one piece, again and again, as generators of pages and people who paste make them."""

from __future__ import annotations

REPEATS = {
    "orders in one list": ("", "1. Open the door.\n", ""),
    "bullets": ("", "- The clerk opens the door.\n", ""),
    "lists that begin anew": ("", "1. Open the door.\n2. Close it.\n\nThen wait.\n\n", ""),
    "lists with letters": ("", "a) Open the door.\nb) Close it.\n\n", ""),
    "nested lists": ("", "- Open the door.\n  - Look for the key.\n    - Ask the porter.\n", ""),
    "headings": ("", "## Open the door\n\nThe clerk does it.\n\n", ""),
    "headings of cases": ("", "## When it rains\n\n1. Close the window.\n\n", ""),
    "headings of roles": ("", "## Clerk @\n\n- Open the door.\n- Close it.\n\n", ""),
    "headings with numbers": ("", "## Step @: Open the door\n\n", ""),
    "headings that ask": ("# FAQ\n\n", "## How do I open the door?\n\nYou turn the key.\n\n", ""),
    "sentences in one text": ("", "The clerk opens the door within two days. ", ""),
    "texts": ("", "The clerk opens the door within two days.\n\n", ""),
    "clauses in one sentence": ("1. ", "When it rains, ", "the clerk must close it.\n"),
    "conditions without an end": ("", "if the clerk if the dean ", "\n"),
    "names in one sentence": ("# People\n\n", "Anna Berg anna@example.org, ", "\n"),
    "roles with letters": ("", "The duty clerk @ (DC@) opens the door. ", "\n"),
    "one word defined": ("# Terms\n\n", "**Word**: means a thing.\n\n", ""),
    "words defined below no such heading": ("## Things\n\n", "**Word @**: means a thing.\n\n", ""),
    "a message in each step": ("", '1. Say "Thank you for writing to us, we look."\n', ""),
    "messages alike": ("", '1. Say "Thank you for writing to us @, we look."\n', ""),
    "quotations": ("", "1. Answer:\n\n   > Hello {name}, thank you.\n\n", ""),
    "jumps to titles": ("", "1. Open door @. Then continue with Open door 1.\n", ""),
    "questions": ("", "1. Is it open?\n   - Yes: go to step @\n   - No: stop here\n", ""),
    "states before a colon": ("", "1. Not found @: note it, then go to step @. Found: stop.\n", ""),
    "ways in one sentence": ("1. Look", ", then go to step 1; if not, go to 2", "\n"),
    "states in one sentence": ("1. ", "not found: no key → go to ", "\n"),
    "questions in one text": ("1. ", "Wet? Dry it. Then go to step 1. ", "\n"),
    "ways back": ("", "1. Look. If it fails @, go to the previous step.\n", ""),
    "what is done otherwise": ("", "1. If it is wet, dry it.\n2. Otherwise, keep it.\n", ""),
    "cases in one list": ("", "1. For a fire @, go to step 1.\n", ""),
    "letters of steps": ("", "a) Open the door @.\nb) Wet: back to a)\n\n", ""),
    "numbers behind links": ("", "1. See [Procedure](#procedure), step @.\n", ""),
    "ordinal numbers": ("", "1. Repeat the second step of Procedure @.\n", ""),
    "warnings in tags": ("", '<div class="warning">Never open it.\n\n', ""),
    "what opens in tags": ("", "<details><summary>Door</summary>\n\n1. Open it.\n\n", ""),
    "tags without an end": ("", "<u <span ", "\n"),
    "rows with answers": (
        "| ID | Step | Next if yes | Next if no |\n| --- | --- | --- | --- |\n",
        "| @ | Open door @ | @ | yes: @, no: 4 |\n",
        "",
    ),
    "answers in a row": ("", f"1. {'if a go to step 4, ' * 40}A @.\n", ""),
    "tables": ("", "| Name | Phone |\n| --- | --- |\n| Anna Berg | 030 12345 |\n\n", ""),
    "rows of steps": (
        "| Step | Who | Deadline |\n| --- | --- | --- |\n",
        "| Open door @ | Clerk | 2 days |\n",
        "",
    ),
    "rows of people": (
        "# Contacts\n\n| Name | Role | Mail |\n| --- | --- | --- |\n",
        "| Anna Berg | Clerk @ | a@@example.org |\n",
        "",
    ),
    "rows of organisations": (
        "# Contacts\n\n| Name | Organisation | Mail |\n| --- | --- | --- |\n",
        "| Anna Berg | Harbour @ | a@@example.org |\n",
        "",
    ),
    "rows of tasks": ("| Task | Clerk | Dean |\n| --- | --- | --- |\n", "| Open @ | R | A |\n", ""),
    "contacts in a list": ("# Contacts\n\n", "- Anna Berg: 030 12345@\n", ""),
    "rows of a rota": (
        "# Rota\n\n| Day | Clerk | Cook |\n| --- | --- | --- |\n",
        "| Day @ | Anna Berg | Lee Poole |\n",
        "",
    ),
    "rows of who is asked": (
        "# Procedure\n\n| Task | Responsible | Informed |\n| --- | --- | --- |\n",
        "| Open door @ | Clerk | Dean |\n",
        "",
    ),
    "steps of a table of responsibilities": (
        "# P\n\n| Task | Clerk |\n| - | - |\n| Open door 1 | R |\n| Open door 2 | A |\n\n",
        "1. Open door @\n",
        "",
    ),
    "people in one cell": (
        "# Contacts\n\n| Name | Mail |\n| --- | --- |\n| Anna Berg",
        ", Anna Berg",
        " | a@example.org |\n",
    ),
    "people behind labels": ("# Contacts\n\n", "**Clerk @** Anna Berg -@\n", ""),
    "first names in one line": ("# Contacts\n\n- Clerk: ", "Anna and ", "Lee\n"),
    "names on a site": ("# Contacts\n\n", "- Anna Berg (@@anna) or @@lee\n", ""),
    "first letters of names": ("# Contacts\n\n", "- Clerk: A. Berg, 030 12345@\n", ""),
    "cards of people": (
        "# Contacts\n\n",
        ":::{card} Anna Berg\nClerk\na@@example.org\n:::\n\n",
        "",
    ),
    "owners with names": (
        "# Procedure\n\n| Step | Who |\n| --- | --- |\n",
        "| Open door @ | Clerk (Anna Berg, @@anna) |\n",
        "",
    ),
    "brackets in an owner": ("1. Owner: ", "Clerk (Anna Berg, ", "\n"),
    "greetings": ("", "**Mail @**\n\nHello,\n\nit is open.\n\n", ""),
    "messages of terms": ("# Replies\n\n", "Word @\n: Hello, it is open.\n\n", ""),
    "fences in a box": ("", ":::{dropdown} Mail\n```\nHello\n```\n:::\n\n", ""),
    "footnotes": ("", "1. Open the door.[^@]\n\n[^@]: With the key.\n\n", ""),
    "subjects": ("", "Subject: The door\n\nHello,\n\nit is open.\n\n", ""),
}
"""For each, what stands above the pieces, the piece (`@` is its number), and what follows them."""


def repeated(name: str, times: int) -> str:
    before, piece, after = REPEATS[name]
    below = "".join(piece.replace("@@", "\0").replace("@", str(n)) for n in range(1, times + 1))
    before = before if before.startswith(("#", "|")) else f"# Procedure\n\n{before}"
    return f"{before}{below}{after}".replace("\0", "@")
