"""The job on Spark writes what one run writes, byte for byte, whatever happens to its tasks; or nothing, in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import ClassVar

from made_up import made_up_state

HERE = Path(__file__).resolve().parent
SETASIDE = HERE.parents[1] / "bin" / "setaside"
FULL = os.environ.get("MODE") == "full"
ASKED = ["--county", "all", "--as-of", "2026-11-01", "--program", "all"]


class OnSpark(unittest.TestCase):
    """A state, what a run writes of it, and the job with whatever else is asked of Spark and of it."""

    place: ClassVar[Path]
    files: ClassVar[list[Path]]
    run_folder: ClassVar[Path]

    @classmethod
    def setUpClass(cls) -> None:
        # Removed however the tests end: it is large.
        folder = tempfile.TemporaryDirectory(prefix="setaside-spark-")
        cls.addClassCleanup(folder.cleanup)
        cls.place = Path(folder.name)
        cls.files = made_up_state(cls.place / "files", SETASIDE, 20_000 if FULL else 2_000, "state")
        (cls.place / "key").touch(mode=0o600)
        (cls.place / "key").write_bytes(bytes((at * 37) % 251 for at in range(32)))
        cls.run_folder = cls.of_one_run("run", cls.files)

    @classmethod
    def of_one_run(cls, name: str, files: list[Path]) -> Path:
        out = cls.place / name
        command = [str(SETASIDE), "run", *map(str, files), *ASKED, "--out", str(out), "--format", "csv,parquet"]
        ended = subprocess.run(command, cwd=cls.place, capture_output=True, text=True, check=False)
        assert ended.returncode in (0, 4), ended.stderr
        return out

    def on_spark(
        self, name: str, files: list[Path], partitions: int, *more: str, spark: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Runs the job as the README does; its folders are named after it."""
        job = [
            *(str(HERE / "submit"), "--master", "local[2,4]", *spark, "--", *map(str, files)),
            *("--key", str(self.place / "key"), "--work", str(self.place / f"{name}-work")),
            *("--out", str(self.place / name), "--partitions", str(partitions), "--gather", "--format csv,parquet"),
            *(*more, "--", *ASKED),
        ]
        environment = {**os.environ, "SETASIDE_SPARK_LOG": str(self.place / f"{name}.log")}
        return subprocess.run(job, cwd=self.place, env=environment, capture_output=True, text=True, check=False)

    def assert_same(self, name: str, run_folder: Path) -> None:
        """Every file of both folders is there in the other, with the same bytes."""
        both = [
            {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (run_folder, self.place / name)
        ]
        self.assertGreater(len(both[0]), 10)
        self.assertEqual(both[0].keys(), both[1].keys())
        self.assertEqual([file for file in both[0] if both[0][file] != both[1][file]], [])


class Table(OnSpark):
    def test_partitions(self) -> None:
        for partitions in (1, 2, 7, 64) if FULL else (2,):
            with self.subTest(partitions=partitions):
                ended = self.on_spark(f"in-{partitions}", self.files, partitions)
                self.assertEqual(ended.returncode, 4, ended.stderr)
                self.assert_same(f"in-{partitions}", self.run_folder)


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=[sys.argv[0], *sys.argv[1:]])
