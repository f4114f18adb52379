# SPDX-License-Identifier: Apache-2.0
"""Runs one process and says how long it took, by the clock and of the processor, and how much memory it held at most.

GNU time starts the process, so that what is counted begins with a small process: the peak of one that this program
started itself would never be below this program's own.
"""

import os
import resource
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TIME = shutil.which("time")


@dataclass(frozen=True)
class Run:
    seconds: float
    cpu_seconds: float  # of the process and what it started; less than `seconds` on a busy machine
    peak_mib: float
    failure: str | None = None  # why there is no answer: it took too long, or how it ended


def cpu_of_children() -> float:
    """Of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Woken by its end itself: `wait` with a limit looks only every twentieth of a second or so."""
    end = os.pidfd_open(process.pid)
    try:
        return bool(select.select([end], [], [], seconds)[0])
    finally:
        os.close(end)


def measure(command: Sequence[str | Path], folder: Path, limit_seconds: float, good_codes: Sequence[int] = (0,),
            environment: dict[str, str] | None = None, stdin: Path | None = None) -> Run:
    """In `folder`, where `stdout`, `stderr` and `usage` are left behind."""
    if TIME is None:
        raise SystemExit("GNU time is not installed (Debian: time)")
    timed = [TIME, "-f", "%M", "-o", folder / "usage", *command]
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as error, \
            (stdin or Path(os.devnull)).open("rb") as given:
        used, begin = cpu_of_children(), time.perf_counter()
        process = subprocess.Popen(timed, cwd=folder, stdin=given, stdout=out, stderr=error, start_new_session=True,
                                   env={**os.environ, **(environment or {})})
        try:
            ended = ends_within(process, limit_seconds)
            taken = time.perf_counter() - begin
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # its own session, so these are all and only its processes
                process.wait()
        used = cpu_of_children() - used
    if not ended:
        return Run(limit_seconds, 0, 0, f"not done after {limit_seconds:.0f} s")
    code = process.returncode
    peak = float((folder / "usage").read_text(encoding="ascii").split()[-1]) / 1024
    if code not in good_codes:
        last = (folder / "stderr").read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        return Run(taken, used, peak, f"ended with {code}: {' '.join(last)}")
    return Run(taken, used, peak)
