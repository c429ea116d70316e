"""Stands where Setaside stands, and does once, or always, what may happen to a process on a cluster: for the tests."""

from __future__ import annotations

import os
import re
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def parents() -> list[int]:
    """The processes above this one, the nearest first."""
    found = [os.getppid()]
    while found[-1] > 1:
        status = Path(f"/proc/{found[-1]}/status").read_text()
        found.append(int(status.split("PPid:")[1].split()[0]))
    return found


def kill(is_it: Callable[[list[str]], bool]) -> None:
    for process in parents():
        if is_it(Path(f"/proc/{process}/cmdline").read_text().split("\0")):
            os.kill(process, signal.SIGKILL)
            return
    raise AssertionError("there is no such process")


def is_piped() -> bool:
    """A question that is only tried has no rows."""
    return stat.S_ISFIFO(os.fstat(0).st_mode)


def main(what: str, marker: Path, program: str, arguments: list[str]) -> None:
    command, how = what.split(":")
    if arguments[0] == command and (command != "partition" or is_piped()):
        first = True
        try:
            # Made by one process only: the fault is that of one attempt of one task.
            marker.mkdir(exist_ok=how == "refuse")
        except FileExistsError:
            first = False
        (marker / f"began-{os.getpid()}").touch()
        if first:
            ends = fault(how, marker, [program, *arguments])
            if ends is not None:
                sys.exit(ends)
    os.execv(program, [program, *arguments])


# As the state of the tests writes names.
NAME = re.compile(rb"[A-Z]{4,},[A-Z]{4,}")


def names_in(place: Path, names: set[bytes]) -> list[Path]:
    """The files of a folder and of those in it, or the file, that hold one of the names."""
    return [path for path in files_in(place) if not names.isdisjoint(NAME.findall(bytes_of(path)))]


def files_in(place: Path) -> list[Path]:
    """Spark may be removing some of them at this moment."""
    if place.is_file():
        return [place]
    return [Path(within, name) for within, _, files in os.walk(place) for name in files]


def bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def look(marker: Path) -> None:
    """Notes what Spark has on disk at this moment, and which of it anybody can read."""
    local = marker.with_name(marker.name.replace("-fault", "-local"))
    (marker / "on-disk").write_text("\n".join(path.name for path in files_in(local)))
    names = set((marker.parent / "names").read_bytes().splitlines())
    (marker / "readable").write_text("\n".join(map(str, names_in(local, names))))


# Of a test with three files, or three partitions: where so many have begun, one of them is begun for the second time.
AGAIN = 4
PATIENCE = 400


def straggle(how: str, marker: Path) -> None:
    """Waits until another does the same (`both`), or until nobody listens to this process any more (`late`)."""
    listener = select.poll()
    listener.register(sys.stdout, 0)
    began = time.monotonic()
    while not (listener.poll(0) if how == "late" else len(list(marker.glob("began-*"))) >= AGAIN):
        if time.monotonic() - began > PATIENCE:
            sys.exit("it is waited for, and nobody has begun it again")
        time.sleep(0.2)
    (marker / "went-on").touch()


def fault(how: str, marker: Path, command: list[str]) -> int | None:
    if how == "look":
        look(marker)
        return None
    if how in ("late", "both"):
        straggle(how, marker)
        return None
    if how in ("half", "lie"):
        ended = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        sys.stdout.buffer.write(ended.stdout[: len(ended.stdout) // 2])
        return int(how == "half")
    if how == "refuse":
        return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    sys.stdin.buffer.read(1000)
    if how == "kill-worker":
        kill(lambda parts: "pyspark.daemon" in parts)
    elif how == "kill-executor":
        kill(lambda parts: any("CoarseGrainedExecutorBackend" in part for part in parts))
    else:
        os.kill(os.getpid(), signal.SIGKILL)
    return 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
