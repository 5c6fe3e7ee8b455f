"""A PostgreSQL server of our own for the length of a timing, with the county loaded before the clock starts."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

from benchmarks.peers import job as jobs

from .engines import find_postgres

# Durability off: nothing here outlives the run, and loading is not timed.
_SETTINGS = (
    "shared_buffers=1GB", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=8GB",
    "maintenance_work_mem=512MB", "max_parallel_maintenance_workers=2", "autovacuum=off", "listen_addresses=127.0.0.1",
)  # fmt: skip
_PARTS = 128
"""Vertices a subdivided polygon may have; the best of those tried."""


class ServerFailed(Exception):
    """The server could not be started or is another one's."""


@contextmanager
def running() -> Iterator[str]:
    """Start a server in a new folder on a free port and give its connection string; stop and delete it at the end."""
    programs = find_postgres()
    if programs is None:
        raise ServerFailed("PostgreSQL with PostGIS is not installed")
    folder = Path(tempfile.mkdtemp(prefix="farmland_bench_pg_"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # initdb refuses root
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    user = "postgres"
    try:
        _do([*as_owner, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", user, "-E", "UTF8"], folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"port={port}", f"unix_socket_directories={folder}"))
        start = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options]
        _do([*as_owner, *start, "start"], folder)
        try:
            server = f"host=127.0.0.1 port={port} user={user} dbname=postgres"
            found = _query(server, "show data_directory")
            if Path(found) != data:
                raise ServerFailed(f"on port {port} answers another server, of {found}")
            _query(server, "create extension postgis")
            yield server
        finally:
            _do([*as_owner, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def load(server: str, base: Path, candidates: Sequence[Path]) -> float:
    """Load the layers of the job, index and analyse them; return the seconds it took."""
    start = time.perf_counter()
    made = []
    for role, name in jobs.LAYERS.items():
        select = f"{jobs.SOURCE[role]} as source, KCXS as kcxs, geom from {name}"
        _ogr(server, base, role, select + (f" where {jobs.WHERE[role]}" if jobs.WHERE[role] else ""))
        made.append(role)
    for path in candidates:
        _ogr(server, path, path.stem, f"{jobs.CODE} as code, geom from {jobs.CANDIDATES}")
        made.append(path.stem)
    for role in jobs.LAYERS:
        parts = f"select source, kcxs, st_subdivide(geom, {_PARTS}) as geom from {role}"
        _query(server, f"create unlogged table {role}_parts as {parts}")
        made.append(f"{role}_parts")
    for table in made:
        _query(server, f"create index on {table} using gist (geom)")
    _query(server, "vacuum analyze")
    return time.perf_counter() - start


def _ogr(server: str, path: Path, table: str, select: str) -> None:
    options = ("-lco", "GEOMETRY_NAME=geom", "-lco", "SPATIAL_INDEX=NONE", "-lco", "UNLOGGED=ON", "-nlt", "MULTIPOLYGON")
    command = ["ogr2ogr", "-f", "PostgreSQL", f"PG:{server}", str(path), "-nln", table, *options]
    _do([*command, "--config", "PG_USE_COPY", "YES", "-dialect", "SQLITE", "-sql", f"select {select}"], path.parent)


def _query(server: str, sql: str) -> str:
    return _do(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", server, "-c", sql], Path("/")).strip()


def _do(command: list[str], folder: Path) -> str:
    # pg_ctl leaves its server holding the pipes: output goes to files.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False)
        output.seek(0)
        text = output.read()
    if done.returncode:
        raise ServerFailed(f"{' '.join(command[:6])} … ended with {done.returncode}: {text[-1000:]}")
    return text
