# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL cluster of our own: in a temporary folder, reached through a socket there and by no port, as an ordinary
user, stopped and removed at the end. The system's own cluster is not touched."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

ACCOUNT = "postgres"  # the ordinary user when we are root, which the server refuses to run as
# Nothing is kept, so nothing is made safe against a crash; memory enough to sort and join without files.
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "max_wal_size": "4GB", "shared_buffers": "256MB", "temp_buffers": "256MB", "work_mem": "1GB",
    "maintenance_work_mem": "1GB", "max_parallel_workers_per_gather": "0", "max_parallel_maintenance_workers": "0",
    "jit": "off",
}


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    in_path = shutil.which("initdb")
    return Path(in_path).resolve().parent if in_path else None


def missing() -> str | None:
    if programs() is None or shutil.which("psql") is None:
        return "PostgreSQL is not installed"
    if os.geteuid() == 0 and not any(entry.pw_name == ACCOUNT for entry in pwd.getpwall()):
        return f"we are root and there is no user {ACCOUNT} to run the server as"
    return None


class Cluster:
    """Started when entered, gone when left."""

    def __enter__(self) -> "Cluster":
        self.folder = Path(tempfile.mkdtemp(prefix="casus-postgres-"))
        self.account = ACCOUNT if os.geteuid() == 0 else None
        self.own(self.folder)
        bin_folder = programs()
        assert bin_folder is not None
        self.control = [bin_folder / "pg_ctl", "-D", self.folder / "data"]
        try:
            self._run([bin_folder / "initdb", "-D", self.folder / "data", "-U", "casus", "-A", "trust", "-E", "UTF8",
                       "--locale=C", "--no-sync"])
            lines = [f"{name} = '{value}'\n" for name, value in SETTINGS.items()]
            lines.append(f"unix_socket_directories = '{self.folder}'\n")
            with (self.folder / "data/postgresql.conf").open("a", encoding="utf-8") as file:
                file.writelines(lines)
            self._run([*self.control, "-l", self.folder / "log", "-w", "start"])
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._run([*self.control, "-m", "immediate", "-w", "stop"])
        shutil.rmtree(self.folder, ignore_errors=True)

    def own(self, path: Path) -> None:
        """Hands a file or folder to the server's user."""
        if self.account is not None:
            shutil.chown(path, self.account, self.account)

    def client(self, folder: Path, script: Path) -> list[str]:
        """The command that runs a script with the variable `folder`."""
        return ["psql", "-X", "-q", "-h", str(self.folder), "-U", "casus", "-d", "postgres", "-v", f"folder={folder}",
                "-f", str(script)]

    def _run(self, command: list) -> None:
        account = {"user": self.account, "group": self.account, "extra_groups": []} if self.account else {}
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self.folder,
                              stdin=subprocess.DEVNULL, check=False, **account)
        if done.returncode != 0:
            raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()}")
