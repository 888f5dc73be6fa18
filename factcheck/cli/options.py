"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from factcheck.cli.published import published
from factcheck.errors import UsageError
from factcheck.rulebook.profiles import PROFILES


class Listed(argparse.Action):
    """A list, given in one word or several; it replaces the one of the configuration."""

    def __call__(self, _: object, namespace: argparse.Namespace, values: Any, __: object = None) -> None:
        given = getattr(namespace, self.dest)
        setattr(namespace, self.dest, [*([] if given is self.default else given), *values])


def add_files(parser: argparse.ArgumentParser, number: str = "+") -> None:
    parser.add_argument(
        "files",
        nargs=number,
        metavar="FILE",
        help="an article (.txt .md .html), many (.jsonl), a folder, or - for standard input",
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How articles are read; the same for every command that reads some."""
    parser.add_argument(
        "--published",
        type=published,
        metavar="DATE",
        help="when the articles were published, as 2025-01-28, 28/1/2025 or 2025-01-28T10:43; "
        "without it, the date each article states",
    )
    parser.add_argument(
        "--number-style",
        choices=("auto", "vi", "en"),
        default="auto",
        help="how 1.234 and 1,234 are read: vi, en, or auto (default): as each article writes its other figures",
    )
    add_rules(parser)


def add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of rule packs that add to the built-in ones (may be repeated)",
    )
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="read the configuration there; without it, the nearest factcheck.toml or [tool.factcheck] in pyproject.toml",
    )


def add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default="default",
        help="which rules run: default, the precise ones; review, every rule (default default)",
    )


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"default {formats[0]}")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to standard output")
    add_lang(parser)


def add_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of what is said (default vi)")


def ids(value: str) -> list[str]:
    """The ids of a comma-separated list.

    >>> ids("ratio, same-measure")
    ['ratio', 'same-measure']
    """
    return [name for name in (part.strip() for part in value.split(",")) if name]


def jobs(value: str) -> int:
    """A number of processes; 0 is one for each core."""
    if not value.isdecimal():
        raise UsageError(f"--jobs {value}: a number of processes is needed, such as 4, or 0 for one a core")
    return int(value) or os.cpu_count() or 1


def share(value: str) -> float:
    """A number from 0 to 1.

    >>> share("0.8")
    0.8
    """
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise UsageError(f"--min-confidence {value}: a number from 0 to 1 is needed, such as 0.8")
    return number


def count(value: str) -> int:
    """A whole number of at least 1.

    >>> count("20")
    20
    """
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise UsageError(f"{value!r}: a whole number is needed, such as 20")
    return int(value)
