"""Decides a whole state on Apache Spark: every table is, byte for byte, what one run of Setaside writes.

Spark splits, shuffles and does again what failed; what is decided, processes of Setaside decide.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from py4j.protocol import Py4JError
from pyspark import RDD
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

CHECKOUT = Path(__file__).resolve().parents[2]
# A partition of so many bytes of rows is decided in about a minute, and is small beside the memory of an executor.
PARTITION_BYTES = 64 << 20

# Whatever else is asked of Spark: what it keeps on disk is encrypted with a key that ends with it, its files are their
# owner's only, and a task attempted twice leaves the answers of one attempt.
PRIVATE = {
    "spark.io.encryption.enabled": "true",
    "spark.hadoop.fs.permissions.umask-mode": "077",
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
    "spark.ui.showConsoleProgress": "false",
    "spark.ui.enabled": "false",
}


class Refused(Exception):
    """A step that ended badly: its sentence, which holds nobody's data, and its exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Asked:
    """What the job is asked. All paths are whole, and lead to the same place on every machine."""

    setaside: tuple[str, ...]
    files: tuple[str, ...]
    key: str
    work: Path
    out: str
    partitions: int
    scratch: Path
    question: tuple[str, ...]
    gathering: tuple[str, ...]

    @property
    def index(self) -> Path:
        return self.work / "index"

    @property
    def shared(self) -> Path:
        return self.work / "shared"

    @property
    def groups(self) -> Path:
        return self.work / "groups"

    @property
    def answers(self) -> Path:
        return self.work / "answers"

    @property
    def log(self) -> Path:
        return self.work / "log"


def read_asked(arguments: list[str]) -> Asked:
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(
        prog="decide_state.py",
        description="Decides a whole state on Apache Spark.",
        epilog="After -- stands what `setaside partition` is asked: -- --county all --as-of 2026-11-01",
    )
    parser.add_argument("files", nargs="+", help="the files of the state, in the order of the results")
    parser.add_argument("--key", required=True, help="the key of the index, see `setaside index`")
    parser.add_argument("--work", required=True, help="a folder that every machine reads and writes")
    parser.add_argument("--out", required=True, help="the folder for the results")
    parser.add_argument("--partitions", type=int, default=0, help="default: by the size of the files")
    parser.add_argument("--scratch", help="a folder of each machine for rows on their way (default: in --work)")
    parser.add_argument("--setaside", default=str(CHECKOUT / "bin" / "setaside"), help="the program, on every machine")
    parser.add_argument("--gather", default="", metavar="OPTIONS", help="what `setaside gather` is given besides")
    given = parser.parse_args(arguments[:split])
    work = Path(given.work).resolve()
    files = tuple(str(Path(file).resolve()) for file in given.files)
    return Asked(
        setaside=tuple(shlex.split(given.setaside)),
        files=files,
        key=str(Path(given.key).resolve()),
        work=work,
        out=str(Path(given.out).resolve()),
        partitions=given.partitions,
        scratch=Path(given.scratch).resolve() if given.scratch else work / "scratch",
        question=tuple(arguments[split + 1 :]),
        gathering=tuple(shlex.split(given.gather)),
    )


def step(asked: Asked, *arguments: str, ends: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
    """Runs one process of Setaside; raises its sentence where it does not end as it should."""
    ended = subprocess.run(
        [*asked.setaside, *arguments],
        cwd=asked.work,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode not in ends:
        said = ended.stderr.strip().splitlines() or [f"setaside {arguments[0]} ended with {ended.returncode}"]
        raise Refused(said[-1], ended.returncode)
    return ended


def index_files(spark: SparkSession, asked: Asked) -> None:
    """Reads each file in a task of its own: only the whole of it tells rows of several lines."""

    def index(numbered: tuple[int, str]) -> None:
        number, file = numbered
        where = ("--key", asked.key, "--out", str(asked.index))
        step(asked, "index", file, "--number", str(number), *where, "--update")

    asked.index.mkdir(mode=0o700, exist_ok=True)
    # What was begun is nobody's now, and files that the state has no more are not decided.
    of_files = {f"{number:04}" for number in range(len(asked.files))}
    for path in asked.index.iterdir():
        if path.name not in of_files:
            shutil.rmtree(path)
    numbered = list(enumerate(asked.files))
    spark.sparkContext.parallelize(numbered, len(numbered)).foreach(index)


def group(spark: SparkSession, asked: Asked) -> None:
    """Finds the marks that several lines share; what they join, `setaside group` finds."""
    marks: DataFrame = spark.read.csv(
        str(asked.index / "*" / "marks.csv"),
        header=True,
        schema="hash string, file long, place long, flags long, word long",
    ).withColumn("first", f.substring("hash", 1, 13))
    counts = marks.groupBy("first").count()
    shared = marks.join(counts.where("count > 1"), "first", "left_semi").drop("first")
    shared.orderBy("file", "place", "flags", "word", "hash").write.csv(str(asked.shared), header=True)
    alone = counts.where("count = 1").count()
    where = ("--out", str(asked.groups), "--shared", str(asked.shared), "--alone", str(alone))
    step(asked, "group", str(asked.index), *where)


ROW = r'^\{"group":"(\d+:\d+)",("file":(\d+),"line":(\d+),.*)$'


def tagged_rows(spark: SparkSession, asked: Asked) -> RDD[str]:
    """Rows with their components, those of a component in one partition, in the order of the files."""
    rows: DataFrame = spark.read.text(str(asked.index / "*" / "rows.jsonl"), lineSep="\n").select(
        f.regexp_extract("value", ROW, 1).alias("group"),
        f.regexp_extract("value", ROW, 2).alias("rest"),
        f.regexp_extract("value", ROW, 3).cast("long").alias("file"),
        f.regexp_extract("value", ROW, 4).cast("long").alias("line"),
    )
    components: DataFrame = spark.read.csv(
        str(asked.groups / "components.csv"), header=True, schema="group string, component string, lines long"
    )
    tag = f.concat(f.lit('{"component":"'), "component", f.lit('","lines":'), "lines", f.lit(","), "rest")
    return (
        rows.join(components, "group", "left")
        .repartition(asked.partitions, "component")
        .sortWithinPartitions("file", "line")
        .select(tag)
        .rdd.map(lambda row: row[0])
    )


def decide(spark: SparkSession, asked: Asked) -> None:
    partition = [
        *asked.setaside,
        *("partition", "--tagged", "--groups", str(asked.groups)),
        *asked.question,
    ]
    script = 'cd "$0" && "$@" 2>"log/$(hostname)-$$"; code=$?; cat >/dev/null; exit $code'
    command = shlex.join(["/bin/sh", "-c", script, str(asked.work), *partition])
    environment = {"PATH": os.environ["PATH"], "TMPDIR": str(asked.scratch)}
    tagged_rows(spark, asked).pipe(command, environment, checkCode=True).saveAsTextFile(str(asked.answers))


def run(spark: SparkSession, asked: Asked) -> int:
    for folder in (asked.shared, asked.groups, asked.answers, asked.log, asked.scratch):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (asked.log, asked.scratch):
        folder.mkdir(mode=0o700, parents=True)
    index_files(spark, asked)
    group(spark, asked)
    decide(spark, asked)
    gathered = step(
        asked,
        *("gather", str(asked.answers), "--groups", str(asked.groups), "--index", str(asked.index)),
        *("--key", asked.key, "--out", asked.out, *asked.gathering),
        ends=(0, 4),
    )
    print(gathered.stdout, end="")
    print(gathered.stderr, end="", file=sys.stderr)
    return gathered.returncode


def sentence_of(error: Exception) -> str:
    """What a process of Setaside said, where one did: the rest of an error of Spark is for its log."""
    said = re.search(r"setaside: [^\n]*", str(error))
    return said.group(0) if said else f"Spark ended with {type(error).__name__}; its log says why."


def main(arguments: list[str]) -> int:
    asked = read_asked(arguments)
    asked.work.mkdir(mode=0o700, parents=True, exist_ok=True)
    builder: SparkSession.Builder = SparkSession.builder
    spark = builder.appName("setaside").config(map=PRIVATE).getOrCreate()
    try:
        return run(spark, asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except (Py4JError, PySparkException) as error:
        print(sentence_of(error), file=sys.stderr)
        return 1
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
