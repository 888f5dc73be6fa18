"""What pages show a reader: commands and Python sessions in fences, and what they really print.

Run as a script (`make docs`), it writes into each page what its commands print now.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from serving import served

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SERVICE = "127.0.0.1:8765"
PROMPT = re.compile(r"^(?:>>>|\.\.\.) ?(?P<code>.*)$", re.MULTILINE)


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Where each fence of a language stands, and what it holds."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            if match["language"] == language:
                line = text[: match.start("body")].count("\n") + 1
                yield f"{page.relative_to(ROOT)}:{line}", match["body"]


def session(body: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it.

    >>> session("$ echo a\\na\\n")
    [('echo a', 'a\\n')]
    """
    parts = [part.partition("\n") for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in parts]


@cache
def service() -> str:
    """The address, without http://, of a service that runs until we end."""
    running = ExitStack()
    atexit.register(running.close)
    return running.enter_context(served()).url.removeprefix("http://")


def printed(command: str) -> str:
    """What a shell prints for a command, with our environment's programs first and the service where pages have it."""
    if SERVICE in command:
        return printed(command.replace(SERVICE, service())).replace(service(), SERVICE)
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]]), "COLUMNS": "100"}
    result = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    return result.stdout + result.stderr


def _console(body: str) -> str:
    return "".join(f"$ {command}\n{printed(command)}" for command, _ in session(body))


def _python(body: str) -> str:
    """A session of one statement that prints, after those that do not."""
    lines = list(PROMPT.finditer(body))
    code = "\n".join(match["code"] for match in lines)
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return "".join(f"{match[0]}\n" for match in lines) + result.stdout


WRITERS = {"console": _console, "pycon": _python}


def _rewritten(match: re.Match[str]) -> str:
    writer = WRITERS.get(match["language"])
    return f"```{match['language']}\n{writer(match['body'])}```" if writer else match[0]


def main() -> None:
    """Write what is really printed into every page."""
    for page in PAGES:
        page.write_text(FENCE.sub(_rewritten, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
