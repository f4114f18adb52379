# SPDX-License-Identifier: Apache-2.0
"""The engines that run the workload: how each is started, what it needs, what is right of it.

Every engine runs in a folder of its own, which holds the record's three files under their names and takes its answers.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from data import BUILD, HERE, shown
from measure import Run, measure
from peers import postgres

RECORD = ("agreements.csv", "events.csv", "queries.csv")
UNTIL = "315532800"  # seconds after the origin that the table names
PEERS = HERE / "peers"


def output_of(*command: str | Path) -> tuple[int, str]:
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout


class Engine:
    """One engine. `key` chooses it on the command line, `name` stands in the table."""

    key = ""
    name = ""
    most_events = 10**9  # what takes it longer than anyone waits is not run
    variant = ""  # of the oracle
    quick = False  # seconds at a million events, so that it takes part in every size

    def missing(self) -> str | None:
        """Why it cannot be run here; None when it can."""
        return None

    def version(self) -> str:
        return ""

    def prepare(self, folder: Path) -> None:
        """What is done before the clock runs."""

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        raise NotImplementedError

    def check_options(self, data: Path) -> list[str | Path]:
        return []

    def place_record(self, data: Path, folder: Path) -> None:
        for name in RECORD:
            (folder / name).symlink_to(data / name)


class Limit(Engine):
    key = "limit"
    name = "limit"
    quick = True

    def __init__(self, program: Path):
        self.program = program

    def missing(self) -> str | None:
        return None if self.program.is_file() else f"{shown(self.program)} is not built (make bench-replay)"

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        return measure([self.program, data, "--fused", "--runs", "1", "--out", folder], folder, limit_seconds)

    def parts(self, data: Path) -> str:
        """Where its time goes."""
        return output_of(self.program, data, "--runs", "5")[1].strip()


class Casus(Engine):
    quick = True

    def __init__(self, program: Path, threads: int, variant: str = ""):
        self.program, self.threads, self.variant = program, threads, variant
        self.key = f"casus-{threads}" + variant
        self.name = f"casus, {threads} thread{'s' if threads > 1 else ''}" + variant.replace("-", ", ")

    def missing(self) -> str | None:
        if not self.program.is_file():
            return f"{shown(self.program)} is not built (make build-release)"
        code, said = output_of(self.program, "replay", "--help")
        if code != 0:
            return "the program casus has no command `replay` yet"
        return None if "--threads" in said else "`casus replay` has no option --threads"

    def version(self) -> str:
        return output_of(self.program, "--version")[1].strip()

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        command = [self.program, "replay", data / f"library{self.variant}", "--events", data / "events.csv",
                   "--until", UNTIL, "--ask", data / "queries.csv", "--out", folder, "--threads", str(self.threads)]
        return measure(command, folder, limit_seconds)

    def check_options(self, data: Path) -> list[str | Path]:
        return ["--casus", data / "agreements.csv"]


class Sqlite(Engine):
    key = "sqlite"
    name = "SQLite"

    def missing(self) -> str | None:
        return None if shutil.which("sqlite3") else "sqlite3 is not installed"

    def version(self) -> str:
        return "SQLite " + output_of("sqlite3", "--version")[1].split()[0]

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        return measure(["sqlite3", ":memory:"], folder, limit_seconds, stdin=PEERS / "sqlite.sql")


class Postgres(Engine):
    key = "postgres"
    name = "PostgreSQL"

    def __init__(self, held: ExitStack):
        self.held = held  # the cluster lives as long as the whole run
        self.cluster: postgres.Cluster | None = None

    def missing(self) -> str | None:
        return postgres.missing()

    def version(self) -> str:
        return output_of("psql", "--version")[1].strip()

    def prepare(self, folder: Path) -> None:
        """The server reads and writes files itself, so it gets copies where it may."""
        if self.cluster is None:
            self.cluster = self.held.enter_context(postgres.Cluster())
        self.shared = self.cluster.folder / "run"
        shutil.rmtree(self.shared, ignore_errors=True)
        self.shared.mkdir()
        for name in RECORD:
            shutil.copy(folder / name, self.shared / name)
            self.cluster.own(self.shared / name)
        self.cluster.own(self.shared)

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        assert self.cluster is not None
        run = measure(self.cluster.client(self.shared, PEERS / "postgres.sql"), folder, limit_seconds)
        for name in ("duties.csv", "answers.csv"):
            if (self.shared / name).is_file():
                shutil.copy(self.shared / name, folder / name)
        # The work is done in the server's process, which says what it used.
        said = (folder / "stdout").read_text(encoding="utf-8")
        used = re.search(r"peak KiB (\d+) user ticks (\d+) system ticks (\d+)", said)
        if used is None:
            return run
        peak, *ticks = map(int, used.groups())
        cpu = run.cpu_seconds + sum(ticks) / os.sysconf("SC_CLK_TCK")
        return replace(run, peak_mib=peak / 1024, cpu_seconds=cpu)


class DuckDB(Engine):
    quick = True

    def __init__(self, threads: int):
        self.threads = threads
        self.key = f"duckdb-{threads}"
        self.name = f"DuckDB, {threads} thread{'s' if threads > 1 else ''}"
        self.folder = BUILD / "bench-peers"

    def missing(self) -> str | None:
        if not shutil.which("node") or not shutil.which("npm"):
            return "node and npm are not installed"
        lock = (PEERS / "package-lock.json").read_bytes()
        stamp = self.folder / "installed"
        if stamp.is_file() and stamp.read_bytes() == lock:
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PEERS / name, self.folder)
        code, said = output_of("npm", "ci", "--no-audit", "--no-fund", "--prefix", self.folder)
        if code != 0:
            return f"npm could not fetch it: {said.strip().splitlines()[-1:]}"
        stamp.write_bytes(lock)
        return None

    def version(self) -> str:
        found = re.search(r'"@duckdb/node-api": "([^"]+)"', (PEERS / "package.json").read_text(encoding="utf-8"))
        return f"DuckDB {found.group(1)}" if found else ""

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        return measure(["node", PEERS / "duckdb.js", str(self.threads)], folder, limit_seconds,
                       environment={"NODE_PATH": str(self.folder / "node_modules")})


class Clingo(Engine):
    key = "clingo"
    name = "clingo (a)"
    most_events = 10**6

    def missing(self) -> str | None:
        return None if shutil.which("clingo") else "clingo is not installed (Debian: gringo)"

    def version(self) -> str:
        return output_of("clingo", "--version")[1].splitlines()[0]

    def prepare(self, folder: Path) -> None:
        run_facts("facts", folder, folder / "facts.lp")

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        run = measure(["clingo", "-V0", "--outf=1", "facts.lp", PEERS / "clingo.lp"], folder, limit_seconds,
                      good_codes=(10, 30))  # satisfiable
        if run.failure is None:
            run_facts("tables", folder / "stdout", folder)
        return run


class Swipl(Engine):
    key = "swipl"
    name = "SWI-Prolog, event calculus (a)"
    most_events = 10**5  # an event costs it what all before it left behind

    def missing(self) -> str | None:
        return None if shutil.which("swipl") else "swipl is not installed (Debian: swi-prolog-nox)"

    def version(self) -> str:
        return output_of("swipl", "--version")[1].strip()

    def prepare(self, folder: Path) -> None:
        run_facts("facts", folder, folder / "facts.pl")

    def run(self, data: Path, folder: Path, limit_seconds: float) -> Run:
        command = ["swipl", "-O", "--stack-limit=8g", "-g", "main", "-t", "halt", PEERS / "event_calculus.pl"]
        return measure(command, folder, limit_seconds)


def run_facts(*arguments: str | Path) -> None:
    code, said = output_of(sys.executable, "-B", PEERS / "facts.py", *arguments)
    if code != 0:
        raise SystemExit(f"facts.py ended with {code}: {said}")


def engines(limit: Path, casus: Path, held: ExitStack) -> list[Engine]:
    return [Limit(limit), Casus(casus, 1), Casus(casus, 2), Casus(casus, 1, "-calendar"), DuckDB(1), DuckDB(2),
            Sqlite(), Postgres(held), Clingo(), Swipl()]


class Judge:
    """Whether answers are the oracle's. Files with the bytes of ones found right before are right."""

    def __init__(self) -> None:
        self.right: set[tuple[Path, str]] = set()

    def fault(self, engine: Engine, data: Path, folder: Path) -> str | None:
        oracle = data / f"oracle{engine.variant}"
        digest = hashlib.sha256()
        for name in ("duties.csv", "answers.csv"):
            path = folder / name
            digest.update(path.read_bytes() if path.is_file() else os.urandom(16))
        key = oracle, f"{type(engine).__name__}{digest.hexdigest()}"
        if key in self.right:
            return None
        code, said = output_of(sys.executable, "-B", HERE / "check.py", oracle, folder, *engine.check_options(data))
        if code != 0:
            return said.strip()
        self.right.add(key)
        return None
