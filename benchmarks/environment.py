"""In which environment does a benchmark run? In one that changes nothing of what things cost."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    """This checkout of the package, and the same hashes every time.

    Bytecode is kept whatever is set outside, since that of all other packages is there already.
    """
    outside = {name: is_ for name, is_ in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**outside, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **more}
