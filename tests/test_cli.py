"""The command line: what each flag does, what goes where, and which exit code comes back.

The checker here answers with a report built by hand, so that these tests are about the command and not about checks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import factcheck.api
import factcheck.cli.check
from factcheck.cli import main
from factcheck.cli.check import exit_code
from factcheck.cli.parser import COMMANDS
from factcheck.model import Document, Report
from tests.report_samples import EMPTY, EVACUATED, FULL, HELD, RATIO, UPDATED, report

Asked = dict[str, Any]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the command asks of a checker that always finds the same."""
    asked: Asked = {"answer": FULL}

    class Checker:
        def __init__(self, rules: Sequence[Path], **settings: object) -> None:
            asked.update(settings, rules=rules)

        def ids(self) -> list[str]:
            return factcheck.api.Checker().ids()

        def check(self, documents: Sequence[Document], progress: Callable[[int, int], None]) -> Report:
            progress(1, 1)
            asked["documents"] = documents
            answer: Report = asked["answer"]
            return answer

    monkeypatch.setattr(factcheck.cli.check, "Checker", Checker)
    return asked


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "bài.txt"
    path.write_text("Bão số 3\n\nĐã có 74.000 người phải sơ tán.\n", encoding="utf-8")
    return str(path)


def test_a_report_goes_to_standard_output(asked: Asked, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing to standard error."""
    code = main(["check", article])
    out, err = capsys.readouterr()
    assert (code, out.splitlines()[0], err) == (1, "[MÂU THUẪN] token-price-ratio · độ tin cậy 93%", "")


def test_output_goes_to_a_file(asked: Asked, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` leaves standard output empty."""
    main(["check", article, "--format", "json", "--output", str(tmp_path / "r.json")])
    assert (json.loads((tmp_path / "r.json").read_bytes())["schema_version"], capsys.readouterr().out) == ("1.0", "")


FLAGS = {
    "nothing": (
        [],
        {"rules": [], "lang": "vi", "select": [], "ignore": [], "number_style": "auto", "min_confidence": None},
    ),
    "lang": (["--lang", "en"], {"lang": "en"}),
    "select twice": (["--select", "ratio", "--select", "scale-slip"], {"select": ["ratio", "scale-slip"]}),
    "select a list": (
        ["--select", "ratio, scale-slip,", "--ignore=percent-change"],
        {"select": ["ratio", "scale-slip"], "ignore": ["percent-change"]},
    ),
    "ignore a check without a pack": (["--ignore", "same-measure"], {"ignore": ["same-measure"]}),
    "number style": (["--number-style", "vi"], {"number_style": "vi"}),
    "confidence": (["--min-confidence", "0.8"], {"min_confidence": 0.8}),
    "rules": (["--rules", "x", "--rules", "y"], {"rules": [Path("x"), Path("y")]}),
}


@pytest.mark.parametrize("name", FLAGS)
def test_flags_reach_the_checker(name: str, asked: Asked, article: str) -> None:
    """Each flag arrives under the name the library has for it."""
    flags, settings = FLAGS[name]
    main(["check", article, *flags])
    assert {key: asked[key] for key in settings} == settings


FAILING = [
    (EMPTY, (0, 0, 0, 0)),
    (report(HELD), (0, 0, 0, 0)),
    (report(UPDATED), (0, 0, 1, 0)),
    (report(EVACUATED), (0, 1, 1, 0)),
    (report(RATIO), (1, 1, 1, 0)),
]


@pytest.mark.parametrize(("found", "codes"), FAILING)
def test_the_exit_code_follows_the_loudest_finding(found: Report, codes: tuple[int, ...]) -> None:
    """`--fail-on` error, warning, info and never."""
    assert tuple(exit_code(found, level) for level in ("error", "warning", "info", "never")) == codes


@pytest.mark.parametrize(("found", "code"), [(report(EVACUATED), 1), (report(UPDATED), 0)])
def test_warnings_fail_unless_told_otherwise(found: Report, code: int, asked: Asked, article: str) -> None:
    """`--fail-on warning` is the default."""
    asked["answer"] = found
    assert main(["check", article]) == code


def test_an_unreadable_file_does_not_silence_the_others(
    asked: Asked, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error, the report of the rest, exit code 2."""
    code = main(["check", str(tmp_path / "missing.txt"), article])
    out, err = capsys.readouterr()
    assert (code, "token-price-ratio" in out, err.count("\n"), "missing.txt" in err) == (2, True, 1, True)


def test_nothing_readable_is_no_report(asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any article there is nothing to say on standard output."""
    assert (main(["check", str(tmp_path)]), capsys.readouterr().out) == (2, "")


REFUSED = {
    "no command": ([], "the following arguments are required: COMMAND"),
    "unknown command": (["chek"], "'chek' (choose from"),
    "no file": (["check"], "the following arguments are required: FILE"),
    "unknown flag": (["check", "a", "--fromat", "json"], "unknown argument '--fromat'; did you mean --format?"),
    "abbreviated flag": (["check", "a", "--form", "json"], "unknown argument '--form'; did you mean --format?"),
    "unknown format": (["check", "a", "--format", "xml"], "'xml' (choose from"),
    "unknown language": (["check", "a", "--lang", "fr"], "'fr' (choose from"),
    "day": (["check", "a", "--published", "31/4/2025"], "04/2025 has days 1 to 30; the last one is 2025-04-30"),
    "leap day": (["check", "a", "--published", "2025-02-29"], "02/2025 has days 1 to 28; the last one is 2025-02-28"),
    "day 0": (["check", "a", "--published", "0/4/2025"], "04/2025 has days 1 to 30"),
    "month": (["check", "a", "--published", "2025-13-01"], "there is no month 13"),
    "American": (["check", "a", "--published", "1/28/2025"], "there is no month 28; day and month come as 28/1/2025"),
    "year 0": (["check", "a", "--published", "0000-01-01"], "there is no year 0"),
    "hour": (["check", "a", "--published", "2025-01-28T25:00"], "not a date; write 2025-01-28, 28/1/2025"),
    "words": (["check", "a", "--published", "yesterday"], "--published yesterday: not a date"),
    "confidence": (["check", "a", "--min-confidence", "80%"], "--min-confidence 80%: a number from 0 to 1"),
    "not a number": (["check", "a", "--min-confidence", "nan"], "--min-confidence nan: a number from 0 to 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_is_told_in_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one line on standard error that says what would be right."""
    arguments, message = REFUSED[name]
    code = main(arguments)
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n"), message in err) == (2, "", 1, True), err


DATES = {
    "28/1/2025": "2025-01-28",
    "28-01-2025": "2025-01-28",
    "2025-01-28": "2025-01-28",
    "2025-01-28T10:43": "2025-01-28T10:43:00",
    "2025-01-28 10:43+07:00": "2025-01-28T10:43:00+07:00",
}


@pytest.mark.parametrize("written", DATES)
def test_publication_dates_are_read_as_written(written: str, asked: Asked, article: str) -> None:
    """ISO 8601 and the way Vietnam writes dates."""
    main(["check", article, "--published", written])
    assert asked["documents"][0].published.isoformat() == DATES[written]


def test_an_output_that_cannot_be_written_is_told(
    asked: Asked, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The path and what would be right."""
    code = main(["check", article, "--output", str(tmp_path / "none" / "r.txt")])
    assert (code, "a file in an existing folder is needed" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_shows_examples(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself on standard output."""
    assert (main(arguments), "examples:" in capsys.readouterr().out) == (0, True)


def test_a_bug_is_not_hidden(asked: Asked, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not the user's mistake crashes with a trace."""
    monkeypatch.setattr(factcheck.cli.check, "renderer", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["check", article])


def test_an_interrupt_is_quiet(asked: Asked, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with the code a shell expects."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(factcheck.cli.check, "renderer", interrupted)
    assert main(["check", article]) == 130
