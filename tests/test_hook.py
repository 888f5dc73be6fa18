"""The pre-commit hook in a real git repository, installed by a real pre-commit from a copy of this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WRONG = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%.\n"
RIGHT = WRONG.replace("20%", "10%")
STANDS = '[[suppression]]\npaths = ["*.txt"]\nfigure = "20%"\nreason = "Theo thông cáo"\n'
CONFIG = "repos:\n  - repo: {repo}\n    rev: {rev}\n    hooks:\n      - id: factcheck\n"
CONFIG += "      - id: factcheck-archive\n        args: ['{archive}']\n"
SO_TAN = ROOT / "fixtures" / "clusters" / "so-tan"
NAMES = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | NAMES


class Newsroom:
    """A git repository of articles, with the hook installed."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.environment = folder, PLAIN | environment
        folder.mkdir(parents=True, exist_ok=True)
        self.run("git", "init", "-q", "-b", "main")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8")

    def write(self, **files: str) -> None:
        for name, text in files.items():
            (self.folder / name.replace("__", ".")).write_text(text, encoding="utf-8")

    def commit(self) -> tuple[bool, str]:
        """Stage everything and commit; whether it was let through, and what was said."""
        self.run("git", "add", "-A")
        done = self.run("git", "commit", "-q", "-m", "x")
        return done.returncode == 0, done.stdout + done.stderr

    def factcheck(self, *flags: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "factcheck", "check", *flags)


def snapshot(folder: Path) -> tuple[Path, str]:
    """This checkout as it stands, as a repository with one commit."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("not a git checkout")
    repository = Newsroom(folder)
    for name in listed.stdout.splitlines():
        if name.startswith(("factcheck/", "rules/")) or "/" not in name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    assert repository.commit()[0]
    return folder, repository.run("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    repo, rev = snapshot(tmp_path_factory.mktemp("ours"))
    place = tmp_path_factory.mktemp("newsroom")
    newsroom = Newsroom(place, PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("cache")))
    archive = tmp_path_factory.mktemp("archive") / "archive.db"
    newsroom.run(sys.executable, "-m", "factcheck", "archive", "add", str(archive), str(SO_TAN / "1-thong-tan.md"))
    (place / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=repo, rev=rev, archive=archive), encoding="utf-8")
    (place / "một bài.txt").write_text(RIGHT, encoding="utf-8")
    done = newsroom.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    passed, said = newsroom.commit()
    assert passed, said
    return newsroom


@pytest.fixture
def newsroom(installed: Newsroom) -> Iterator[Newsroom]:
    """The repository as it was after its first commit."""
    yield installed
    installed.run("git", "reset", "-q", "--hard", "HEAD")
    installed.run("git", "clean", "-q", "-fd")


def test_a_contradiction_blocks_the_commit(newsroom: Newsroom) -> None:
    """The finding is shown with its computation."""
    newsroom.write(a__txt=WRONG)
    passed, said = newsroom.commit()
    assert (passed, "percent-change" in said, "a.txt:1:16" in said) == (False, True, True), said


def test_an_article_that_contradicts_the_archive_blocks_the_commit(newsroom: Newsroom) -> None:
    """The quote of the published article is shown."""
    shutil.copy(SO_TAN / "2-bao-ngay.md", newsroom.folder)
    passed, said = newsroom.commit()
    assert (passed, "2-bao-ngay.md:9:45" in said, "4.600 người" in said) == (False, True, True), said


def test_a_consistent_article_passes(newsroom: Newsroom) -> None:
    """Nothing is in the way of it."""
    newsroom.write(a__txt=RIGHT)
    passed, said = newsroom.commit()
    assert passed, said


def test_a_suppressed_finding_passes(newsroom: Newsroom) -> None:
    """When the side file is part of the commit."""
    (newsroom.folder / "factcheck-suppressions.toml").write_text(STANDS, encoding="utf-8")
    newsroom.write(b__txt=WRONG)
    passed, said = newsroom.commit()
    assert passed, said
    newsroom.run("git", "reset", "-q", "--hard", "HEAD~1")


def test_many_articles_are_not_held_against_each_other(newsroom: Newsroom) -> None:
    """Whatever lists pre-commit makes of them, the answer is the same."""
    for number in range(40):
        raised = RIGHT.replace("550.000", f"{505 + 5 * number}.000").replace("10%", f"{1 + number}%")
        newsroom.write(**{f"c{number}__txt": raised})
    passed, said = newsroom.commit()
    assert passed, said


@pytest.fixture
def repository(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_what_is_staged_is_read(repository: Newsroom) -> None:
    """Not what lies in the folder, be that right or wrong."""
    repository.write(a__txt=WRONG, b__txt=RIGHT)
    repository.run("git", "add", "-A")
    repository.write(a__txt=RIGHT, b__txt=WRONG)
    done = repository.factcheck("--staged")
    assert (done.returncode, "a.txt:1:16" in done.stdout, "b.txt" in done.stdout) == (1, True, False)


def test_files_may_be_named(repository: Newsroom) -> None:
    """Of the staged files, those that are asked for."""
    repository.write(a__txt=WRONG, b__txt=RIGHT)
    repository.run("git", "add", "-A")
    assert [repository.factcheck("--staged", name).returncode for name in ("a.txt", "b.txt", ".")] == [1, 0, 1]


def test_a_file_that_is_not_staged(repository: Newsroom) -> None:
    """The message says what to do."""
    repository.write(a__txt=WRONG)
    done = repository.factcheck("--staged", "a.txt")
    assert (done.returncode, "a.txt: is not staged; stage it with git add" in done.stderr) == (2, True)


def test_nothing_staged_is_nothing_wrong(repository: Newsroom) -> None:
    """A commit without articles passes."""
    assert repository.factcheck("--staged").returncode == 0


def test_outside_a_repository(tmp_path: Path) -> None:
    """One line that names git."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", "--staged"], cwd=tmp_path, env=PLAIN, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr.startswith("factcheck: --staged: git says: fatal: not a git repository")) == (2, True)


def test_a_suppression_must_be_staged_to_hold(repository: Newsroom) -> None:
    """Of a side file that is in the index, the index counts."""
    side = repository.folder / "factcheck-suppressions.toml"
    side.write_text("# none\n", encoding="utf-8")
    repository.write(a__txt=WRONG)
    repository.run("git", "add", "-A")
    side.write_text(STANDS, encoding="utf-8")
    before = repository.factcheck("--staged").returncode
    repository.run("git", "add", "-A")
    assert (before, repository.factcheck("--staged").returncode) == (1, 0)


def test_both_hooks_check_each_article_on_its_own() -> None:
    """pre-commit splits lists of files, so no hook may depend on them."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [("--each" in hook["entry"], hook.get("require_serial", False)) for hook in hooks] == [(True, False)] * 2
