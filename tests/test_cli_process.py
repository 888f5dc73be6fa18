"""The command as a process: encodings, pipes, terminals, start-up."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.output import write

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "TERM", "LC_ALL", "LANG"}}
ARTICLE = "Bão số 3\n\nĐã có 74.000 người phải sơ tán.\n"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", *arguments]


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments),
        input=stdin.encode(),
        capture_output=True,
        cwd=ROOT,
        env=ENVIRONMENT | environment,
        check=False,
    )


def test_version() -> None:
    """The name and the version, on standard output."""
    assert run("--version").stdout.startswith(b"factcheck 0.")


def test_standard_input_is_an_article() -> None:
    """`-` reads standard input."""
    done = run("check", "-", stdin=ARTICLE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_gets_utf_8_under_any_locale() -> None:
    """The report is the same bytes whatever the locale."""
    plain, posix = (run("check", "-", stdin=ARTICLE, **extra).stdout for extra in ({}, {"PYTHONIOENCODING": "ascii"}))
    assert plain == posix


@pytest.mark.parametrize("times", [1, 20000])
def test_a_closed_pipe_is_quiet(times: int, tmp_path: Path) -> None:
    """`factcheck extract … | head` says nothing about the pipe, be the output short or long."""
    (tmp_path / "a.txt").write_text(ARTICLE * times, encoding="utf-8")
    process = subprocess.Popen(
        command("extract", str(tmp_path)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 141)


def test_ctrl_c_is_quiet() -> None:
    """An interrupted run leaves no trace on the screen."""
    process = subprocess.Popen(command("check", "-"), cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert process.stderr
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2)  # it waits for standard input
    process.send_signal(signal.SIGINT)
    assert (process.wait(), process.stderr.read()) == (130, b"")


def on_a_terminal(**environment: str) -> bytes:
    """What a run writes to a terminal."""
    main_end, other_end = pty.openpty()
    settings = ENVIRONMENT | {"TERM": "xterm-256color"} | environment
    done = subprocess.run(command("extract", "-"), input=ARTICLE.encode(), stdout=other_end, cwd=ROOT, env=settings)
    os.close(other_end)
    return os.read(main_end, 100_000) if done.returncode == 0 else b""


def test_a_terminal_gets_colours() -> None:
    """Standard output at a terminal is styled."""
    assert b"\x1b[" in on_a_terminal()


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_refused(setting: dict[str, str]) -> None:
    """NO_COLOR and dumb terminals get plain text."""
    out = on_a_terminal(**setting)
    assert (b"74.000" in out, b"\x1b[" in out) == (True, False)


LOADED = "import sys; from factcheck.cli import main; main({}); print(*sorted(sys.modules))"
LIBRARY = {"pydantic", "yaml", "rich", "regex", "babel", "factcheck.api"}
SERVERS = {"fastapi", "uvicorn", "pebble", "prometheus_client", "pygls", "lsprotocol", "asyncio", "factcheck.integrations"}
UNUSED = [
    (["--version"], LIBRARY | SERVERS),
    (["--help"], LIBRARY | SERVERS),
    (["check", "-"], SERVERS | {"rich", "trafilatura", "factcheck.report.json"}),
    (["extract", "-"], SERVERS | {"rich", "trafilatura", "factcheck.report.json", "factcheck.report.layout"}),
]


@pytest.mark.parametrize(("arguments", "unused"), UNUSED)
def test_a_command_loads_only_what_it_uses(arguments: list[str], unused: set[str]) -> None:
    """Start-up stays short because modules that are not used are not loaded."""
    script = [sys.executable, "-c", LOADED.format(arguments)]
    done = subprocess.run(script, input=ARTICLE.encode(), capture_output=True, cwd=ROOT, env=ENVIRONMENT, check=True)
    assert set(done.stdout.decode().split()) & unused == set()


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An output file is replaced when all of it is written, and nothing is left beside it."""
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write("new", report)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"report.txt": "old"}


def test_an_output_file_keeps_its_rights(tmp_path: Path) -> None:
    """A file that others may read stays one."""
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o664)
    write("new", report)
    assert (report.read_text(encoding="utf-8"), report.stat().st_mode & 0o777) == ("new", 0o664)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "link").symlink_to(tmp_path / "report.txt")
    write("new", tmp_path / "link")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "report.txt").read_text(encoding="utf-8")) == (True, "new")


def test_output_may_be_a_pipe() -> None:
    """`--output /dev/stdout` writes into the pipe and replaces nothing."""
    done = run("check", "-", "--output", "/dev/stdout", stdin=ARTICLE)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 2)
