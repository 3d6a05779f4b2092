"""Runs a command beside a PostgreSQL server of its own, thrown away afterwards; its address is in the environment.

The server listens on this machine only, with a password of its own. Debian's is installed where we may. Without any the
command runs all the same, without the address: a person goes on without those tests, an unattended run must not.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "TEST_POSTGRESQL"
SETTINGS = "-c listen_addresses=127.0.0.1 -c fsync=off -c logging_collector=off"


def programs() -> Path | None:
    """The folder of the server's programs, the newest where there are several."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    candidates = [*([Path(on_path).resolve().parent] if on_path else []), *reversed(debian)]
    return next((path for path in candidates if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


def install() -> None:
    """Debian's server. Raises ``CalledProcessError``."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"],
    ):
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True)


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """A running server's address, with the right to make databases."""
    owner = "postgres" if _is_root() else None  # the server refuses to run as root
    with tempfile.TemporaryDirectory(prefix="vp-pg-") as folder:
        data, port, password = Path(folder) / "data", _free_port(), secrets.token_urlsafe()
        password_file = Path(folder) / "password"
        password_file.write_text(password)
        if owner:
            shutil.chown(folder, owner)
            shutil.chown(password_file, owner)

        def run(program: str, *arguments: str) -> None:
            command = [str(bin_folder / program), "-D", str(data), *arguments]
            subprocess.run(command, user=owner, cwd=folder, stdout=subprocess.DEVNULL, check=True)

        login = ("-U", "visitplanner", "--auth=scram-sha-256", f"--pwfile={password_file}")
        run("initdb", *login, "-E", "UTF8", "--locale=C")
        run("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"{SETTINGS} -p {port} -k {folder}", "start")
        try:
            yield f"postgresql://visitplanner:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def main(command: list[str]) -> int:
    """Runs the command; its exit status is ours."""
    if os.environ.get(VARIABLE):
        return subprocess.call(command)
    if programs() is None and _is_root() and shutil.which("apt-get"):
        print("No PostgreSQL here: installing Debian's.", file=sys.stderr)
        install()
    found = programs()
    if found is None:
        print("SKIPPED: the tests on PostgreSQL. There is no server here.", file=sys.stderr)
        return 1 if os.environ.get("CI") else subprocess.call(command)
    with server(found) as address:
        return subprocess.call(command, env=os.environ | {VARIABLE: address})


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then, too
    sys.exit(main(sys.argv[1:]))
