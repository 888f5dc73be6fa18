"""How fast `factcheck archive add` is on a large file, and how much memory it takes, all its processes together.

    python benchmarks/growing.py NEWS.jsonl --bytes 1000000000 > big.jsonl
    python benchmarks/adding.py archive.db big.jsonl --jobs 2

Memory is the proportional set size that Linux tells, looked at every second: what processes share is counted once.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                found += map(int, Path(f"/proc/{parent}/task/{task}/children").read_text(encoding="ascii").split())
        except OSError:
            continue  # it has ended
    return found


def _memory(pid: int) -> int:
    """Kilobytes that a process holds."""
    try:
        match = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(match[1]) if match else 0


def main() -> None:
    begun, peak = time.monotonic(), 0
    process = subprocess.Popen([sys.executable, "-m", "factcheck", "archive", "add", *sys.argv[1:]])
    while process.poll() is None:
        peak = max(peak, sum(map(_memory, _family(process.pid))))
        time.sleep(1)
    spent = time.monotonic() - begun
    times = os.times()
    size = sum(os.path.getsize(name) for name in sys.argv[2:] if os.path.isfile(name))
    print(f"{size / 1e6:.0f} MB in {spent:.0f} s ({size / 1e6 / spent:.2f} MB/s), peak memory {peak / 1024:.0f} MB", end=", ")
    print(f"CPU time {times.children_user + times.children_system:.0f} s, archive {os.path.getsize(sys.argv[1]) / 1e6:.0f} MB")
    sys.exit(process.returncode)


if __name__ == "__main__":
    main()
