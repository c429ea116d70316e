"""The job on Spark writes what one run writes, byte for byte, whatever happens to its tasks; or nothing, in a sentence.

With MODE=full on a larger state, and with what takes longer.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

import faults
from made_up import made_up_state

HERE = Path(__file__).resolve().parent
SETASIDE = HERE.parents[1] / "bin" / "setaside"
FULL = os.environ.get("MODE") == "full"
ASKED = ("--county", "all", "--as-of", "2026-11-01", "--program", "all")
SPARK_HOME = Path(pyspark.__file__).parent
CLUSTER = ("--master", "local-cluster[2,1,1024]", "--conf", "spark.executor.memory=1g")

PLACE = Path(tempfile.mkdtemp(prefix="setaside-spark-"))
FILES: list[Path] = []
NAMES: set[bytes] = set()
# How each run ended: there may be rows that name nobody, of which it tells.
ENDED: dict[str, int] = {}
Ended = subprocess.CompletedProcess[str]


def setUpModule() -> None:
    FILES.extend(made_up_state(PLACE / "files", SETASIDE, 20_000 if FULL else 2_000, "state"))
    (PLACE / "key").touch(mode=0o600)
    (PLACE / "key").write_bytes(bytes((at * 37) % 251 for at in range(32)))
    text = b"".join(path.read_bytes() for path in FILES if path.suffix == ".csv")
    NAMES.update(re.findall(rb'"([A-Z]{4,},[A-Z]{4,})[" ]', text))
    (PLACE / "names").write_bytes(b"\n".join(sorted(NAMES)))
    run("run", FILES)


def tearDownModule() -> None:
    shutil.rmtree(PLACE)


def setaside(*arguments: str) -> Ended:
    return subprocess.run([str(SETASIDE), *arguments], cwd=PLACE, capture_output=True, text=True, check=False)


def run(name: str, files: list[Path], *more: str) -> None:
    ended = setaside("run", *map(str, files), *ASKED, "--out", str(PLACE / name), "--format", "csv,parquet", *more)
    if ended.returncode not in (0, 4):
        raise AssertionError(ended.stderr)
    ENDED[name] = ended.returncode


def on_spark(
    name: str,
    files: list[Path],
    *job: str,
    spark: tuple[str, ...] = ("--master", "local[2,4]"),
    fault: str = "",
    work: str = "",
    asked: tuple[str, ...] = ASKED,
) -> Ended:
    """Runs the job; its folders are named after it. A fault is of a command: `partition:kill-worker`."""
    between = f"{sys.executable} {HERE / 'faults.py'} {fault} {PLACE / name}-fault {SETASIDE}"
    for folder in ("local", "events"):
        (PLACE / f"{name}-{folder}").mkdir(exist_ok=True)
    # Uncompressed, so that a name that anybody can read is found.
    readable = {
        "spark.local.dir": f"{PLACE / name}-local",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": f"file://{PLACE / name}-events",
        "spark.shuffle.compress": "false",
        "spark.shuffle.spill.compress": "false",
        # So that there is something on disk, in some files of it: each takes two megabytes of memory when it is read.
        "spark.shuffle.spill.numElementsForceSpillThreshold": "5000" if FULL else "500",
    }
    settings = [part for key, value in readable.items() for part in ("--conf", f"{key}={value}")]
    command = [
        *(str(HERE / "submit"), *spark, *settings, "--", *map(str, files)),
        *("--key", str(PLACE / "key"), "--work", str(PLACE / f"{work or name}-work"), "--out", str(PLACE / name)),
        *("--gather", "--format csv,parquet", *job, *(("--setaside", between) if fault else ()), "--", *asked),
    ]
    environment = {**os.environ, "SETASIDE_SPARK_LOG": str(PLACE / f"{name}.log")}
    return subprocess.run(command, cwd=PLACE, env=environment, capture_output=True, text=True, check=False)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def two_machines() -> Iterator[tuple[str, ...]]:
    """A cluster of two machines, as Spark sees it: each has an address of its own. Yields what is for Spark."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    head = f"spark://{host}:{port}"
    deploy = "org.apache.spark.deploy"
    one = ("--cores", "1", "--memory", "1g", "--webui-port", "0", head)
    daemons: list[tuple[str, ...]] = [
        (f"{deploy}.master.Master", "--host", host, "--port", str(port), "--webui-port", "0")
    ]
    daemons += [
        (f"{deploy}.worker.Worker", "--host", f"127.0.0.{n}", "--work-dir", str(PLACE / f"machine-{n}"), *one)
        for n in (2, 3)
    ]
    environment = {**os.environ, "SPARK_DAEMON_MEMORY": "256m"}
    running: list[subprocess.Popen[bytes]] = []
    with (PLACE / "machines.log").open("ab") as log:
        try:
            for daemon in daemons:
                command = [str(SPARK_HOME / "bin" / "spark-class"), *daemon]
                running.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
            speculation = {"": "true", ".interval": "200ms", ".quantile": "0.3", ".multiplier": "1.1"}
            settings = {f"spark.speculation{key}": value for key, value in speculation.items()}
            settings |= {"spark.executor.memory": "1g", "spark.scheduler.minRegisteredResourcesRatio": "1"}
            settings |= {"spark.driver.host": host}
            yield ("--master", head, *(part for each in settings.items() for part in ("--conf", "=".join(each))))
        finally:
            for process in reversed(running):
                process.terminate()
                process.wait()


def attempts_of_one_task(events: Path) -> set[str]:
    """Which attempts there were of a task that had more than one, as Spark's file of events has them."""
    text = "".join(file.read_text() for file in faults.files_in(events) if file.name.startswith("events"))
    told = [json.loads(line) for line in text.splitlines()]
    tasks: dict[tuple[int, int], set[str]] = {}
    for each in told:
        if each["Event"] == "SparkListenerTaskEnd":
            info = each["Task Info"]
            of = tasks.setdefault((each["Stage ID"], info["Index"]), set())
            of.add("speculative" if info["Speculative"] else "first")
    return max(tasks.values(), key=len)


class OnSpark(unittest.TestCase):
    def assert_same(self, ended: Ended, name: str, run_folder: str = "run") -> None:
        """Every file of both folders is there in the other, with the same bytes."""
        self.assertEqual(ended.returncode, ENDED[run_folder], ended.stdout + ended.stderr)
        ours, theirs = files_of(PLACE / name), files_of(PLACE / run_folder)
        self.assertGreater(len(theirs), 10)
        self.assertEqual(ours.keys(), theirs.keys())
        self.assertEqual([file for file in theirs if ours[file] != theirs[file]], [])

    def assert_refused(self, ended: Ended, name: str, sentence: str) -> None:
        """One sentence is said, and nothing is left that looks finished."""
        said = (ended.stdout + ended.stderr).splitlines()
        said = [line for line in said if not line.startswith("WARNING: Using incubator")]
        self.assertEqual(len(said), 1, said)
        self.assertRegex(said[0], sentence)
        self.assertNotEqual(ended.returncode, 0)
        self.assertFalse((PLACE / name).exists())
        self.assertLessEqual({path.name for path in (PLACE / f"{name}-work").iterdir()}, {"index", ".setaside-spark"})


class Whole(OnSpark):
    def test_any_number_of_partitions(self) -> None:
        for partitions in (1, 2, 7, 64) if FULL else (2,):
            with self.subTest(partitions=partitions):
                name = f"in-{partitions}"
                ended = on_spark(name, FILES, "--partitions", str(partitions), fault="partition:look")
                self.assert_same(ended, name)
                on_disk = (PLACE / f"{name}-fault" / "on-disk").read_text()
                self.assertRegex(on_disk, r"shuffle_\d+_\d+_\d+\.data")
                self.assertEqual((PLACE / f"{name}-fault" / "readable").read_text(), "")

    @unittest.skipUnless(FULL, "in full")
    def test_files_whose_rows_stand_anywhere(self) -> None:
        files = made_up_state(PLACE / "shuffled", SETASIDE, 60_000, "shuffled", shuffled=True)
        run("run-shuffled", files)
        self.assert_same(on_spark("shuffled-7", files, "--partitions", "7"), "shuffled-7", "run-shuffled")


class EveryMonth(OnSpark):
    def test_only_files_that_changed_are_read_again_and_what_changed_is_told(self) -> None:
        month = PLACE / "month"
        month.mkdir()
        one, two, three = (Path(shutil.copy2(file, month)) for file in FILES)
        run("run-1", [one, two, three])
        self.assert_same(on_spark("month-1", [one, two, three], work="month"), "month-1", "run-1")

        index = PLACE / "month-work" / "index"
        kept = (index / "0001" / "rows.jsonl").stat()
        # Written over, with its time set back.
        before = one.stat()
        one.write_bytes(one.read_bytes().replace(b"CONVICTED", b"DISMISSED", 5))
        os.utime(one, ns=(before.st_atime_ns, before.st_mtime_ns))
        four = month / "four.csv"
        shutil.copy(made_up_state(PLACE / "more", SETASIDE, 500, "more")[0], four)
        facts = ("--facts", str(PLACE / "files" / "facts.csv"))
        run("run-2", [one, two, four], "--since", str(PLACE / "run-1"), *facts)
        since = ("--since", str(PLACE / "month-1"))
        self.assert_same(on_spark("month-2", [one, two, four], *since, *facts, work="month"), "month-2", "run-2")
        self.assertTrue((PLACE / "month-2" / "facts.csv").exists())
        self.assertEqual((index / "0001" / "rows.jsonl").stat(), kept)

        if not FULL:
            return
        # A file that the state has no more.
        run("run-3", [one, two])
        self.assert_same(on_spark("month-3", [one, two], work="month"), "month-3", "run-3")


class Attempts(OnSpark):
    def test_a_worker_killed_in_the_middle(self) -> None:
        of_faults = ("index:kill-worker", "partition:half", "partition:kill-itself") if FULL else ()
        for fault in ("partition:kill-worker", *of_faults):
            with self.subTest(fault=fault):
                name = fault.replace(":", "-")
                ended = on_spark(name, FILES, "--partitions", "3", fault=fault)
                self.assertTrue((PLACE / f"{name}-fault").exists())
                self.assert_same(ended, name)

    @unittest.skipUnless(FULL, "in full")
    def test_a_machine_lost_in_the_middle(self) -> None:
        for command in ("index", "partition"):
            with self.subTest(command=command):
                fault = f"{command}:kill-executor"
                ended = on_spark(f"lost-{command}", FILES, "--partitions", "4", spark=CLUSTER, fault=fault)
                self.assertIn("ExecutorLostFailure", (PLACE / f"lost-{command}.log").read_text())
                self.assert_same(ended, f"lost-{command}")

    @unittest.skipUnless(FULL, "in full")
    def test_a_straggler_is_attempted_on_another_machine_too(self) -> None:
        with two_machines() as machines:
            for command in ("index", "partition"):
                for how in ("both", "late"):
                    with self.subTest(command=command, how=how):
                        name = f"slow-{command}-{how}"
                        fault = f"{command}:{how}"
                        ended = on_spark(name, FILES, "--partitions", "3", spark=machines, fault=fault)
                        self.assertEqual(attempts_of_one_task(PLACE / f"{name}-events"), {"speculative", "first"})
                        went_on = (PLACE / f"{name}-fault" / "went-on").stat().st_mtime
                        self.assert_same(ended, name)
                        # What came too late has changed nothing, and has left nothing behind.
                        index = PLACE / f"{name}-work" / "index"
                        self.assertEqual(sorted(os.listdir(index)), ["0000", "0001", "0002"])
                        if (command, how) == ("index", "late"):
                            written = [path.stat().st_mtime for path in index.glob("*/*")]
                            self.assertLess(max(written), went_on)


class Refusals(OnSpark):
    def test_a_partition_that_fails_for_good(self) -> None:
        ended = on_spark("failed", FILES, "--partitions", "3", fault="partition:refuse")
        self.assert_refused(ended, "failed", r"^setaside: .*\.$")

    @unittest.skipUnless(FULL, "in full")
    def test_answers_cut_by_a_process_that_says_it_is_done(self) -> None:
        ended = on_spark("cut", FILES, "--partitions", "3", fault="partition:lie")
        self.assert_refused(
            ended,
            "cut",
            r"^setaside: \[.*/answers/part-0000\d\] (is not whole|has a line \[\d+\] that is no answer): .*\.$",
        )

    def test_what_is_not_the_jobs_stays_as_it_is(self) -> None:
        for name in ("theirs-work", "taken-work"):
            (PLACE / name).mkdir()
        theirs = PLACE / "theirs-work" / "log"
        theirs.touch(0o600)
        ended = on_spark("theirs", FILES)
        self.assertRegex(ended.stdout, r"^setaside: --work is \[.*\], which holds files of others;")
        self.assertTrue(theirs.exists())

        ended = on_spark("taken", FILES, "--out", str(PLACE / "taken-work" / "answers"))
        self.assertRegex(ended.stdout, r"^setaside: \[.*/answers\] lies in --work")

        # As another job holds it that is at work.
        mark = PLACE / "taken-work" / ".setaside-spark"
        mark.touch(0o600)
        with mark.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            ended = on_spark("taken", FILES)
        self.assertRegex(ended.stdout, r"^setaside: another job works in")
        self.assertFalse((PLACE / "taken").exists())

    def test_what_is_asked_wrong_is_told_before_a_file_is_read(self) -> None:
        ended = on_spark("wrong", FILES, asked=("--county", "NOWHERE", "--as-of", "2026-11-01"))
        self.assert_refused(ended, "wrong", r"^setaside: --county is \[NOWHERE\]")

    @unittest.skipUnless(FULL, "in full")
    def test_a_file_that_is_none(self) -> None:
        for name, file in (("missing", PLACE / "none.csv"), ("key-as-file", PLACE / "key")):
            with self.subTest(name=name):
                ended = on_spark(name, [*FILES, file])
                self.assert_refused(ended, name, rf"^setaside: \[{file}\] .*\.$")


class WrittenBySpark(OnSpark):
    """Looked at last, so that it is over everything that all tests have left."""

    def test_nobody_is_named_in_it_and_it_is_its_owners_only(self) -> None:
        self.assertGreater(len(NAMES), 100)
        written = [*PLACE.glob("*.log"), *PLACE.glob("*-events"), *PLACE.glob("*-local"), *PLACE.glob("*-work/log")]
        written += [
            *PLACE.glob("machine-*"),
            *PLACE.glob("*-work/scratch"),
            *PLACE.glob("spark-warehouse"),
            *SPARK_HOME.glob("work"),
        ]
        self.assertGreater(sum(path.stat().st_size for path in PLACE.glob("*-events/**/*")), 10_000)
        self.assertGreater(sum(path.stat().st_size for path in PLACE.glob("*-work/log/*")), 100)
        for path in written:
            self.assertEqual(faults.names_in(path, NAMES), [])
        # The rows and answers themselves.
        data = [path for work in PLACE.glob("*-work") for path in work.rglob("*") if path.is_file()]
        self.assertGreater(len(data), 10)
        self.assertEqual([path for path in data if path.stat().st_mode & 0o077], [])


def load_tests(loader: unittest.TestLoader, _tests: unittest.TestSuite, _pattern: str | None) -> unittest.TestSuite:
    of = (Whole, EveryMonth, Attempts, Refusals, WrittenBySpark)
    return unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in of)


if __name__ == "__main__":
    unittest.main(verbosity=2)
