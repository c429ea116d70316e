"""Decides a whole state on Apache Spark: every table is, byte for byte, what one run of Setaside writes.

Spark splits, shuffles and does again what failed; what is decided, processes of Setaside decide.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from py4j.protocol import Py4JError
from pyspark import RDD
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

CHECKOUT = Path(__file__).resolve().parents[2]
# A partition of so many bytes of rows takes some seconds: much longer than its process takes to start.
PARTITION_BYTES = 256 << 20

# Whatever else is asked of Spark: what it keeps on disk is encrypted with a key that ends with it, its files are their
# owner's only, and a task attempted twice leaves the answers of one attempt.
PRIVATE: dict[str, bool | float | int | str | None] = {
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
    facts: tuple[str, ...]
    since: str | None
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
    def found(self) -> Path:
        return self.work / "found"

    @property
    def answers(self) -> Path:
        return self.work / "answers"

    @property
    def parquet(self) -> Path:
        return self.work / "answers.parquet"

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
    parser.add_argument("--partitions", type=partition_count, default=0, help="default: by the size of the files")
    parser.add_argument("--scratch", help="a folder of each machine for rows on their way (default: in --work)")
    parser.add_argument("--facts", action="append", default=[], help="a file of facts, as of a run; may be said again")
    parser.add_argument("--since", help="the results of an earlier run or job, as of a run")
    program = shlex.quote(str(CHECKOUT / "bin" / "setaside"))
    parser.add_argument("--setaside", default=program, help="the program, on every machine")
    parser.add_argument("--gather", default="", metavar="OPTIONS", help="what `setaside gather` is given besides")
    given = parser.parse_args(arguments[:split])
    # A link stays one: results name the file that was given.
    work = Path(os.path.abspath(given.work))
    return Asked(
        setaside=tuple(shlex.split(given.setaside)),
        files=tuple(map(os.path.abspath, given.files)),
        key=os.path.abspath(given.key),
        work=work,
        out=os.path.abspath(given.out),
        partitions=given.partitions,
        scratch=scratch_in(Path(os.path.abspath(given.scratch)) if given.scratch else work, work),
        facts=tuple(part for file in given.facts for part in ("--facts", os.path.abspath(file))),
        since=os.path.abspath(given.since) if given.since else None,
        question=tuple(arguments[split + 1 :]),
        gathering=tuple(shlex.split(given.gather)),
    )


def partition_count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_PARTITIONS:
        raise ValueError
    return count


def scratch_in(folder: Path, work: Path) -> Path:
    """A folder of this job: of others in the same place nothing is removed."""
    return folder / f"setaside-{hashlib.sha256(str(work).encode()).hexdigest()[:12]}"


MOST_PARTITIONS = 100_000
OURS = ".setaside-spark"
# What Hadoop takes for a pattern in a path, or for the end of one.
PATTERN = re.compile(r"[*?{}\[\]\\,:]")


def take_work_folder(asked: Asked) -> int:
    """Makes sure that it holds nothing of others, and that no other job works there as long as the file is open."""
    if PATTERN.search(str(asked.work)):
        raise Refused(f"setaside: --work is [{asked.work}]; choose a path without any of * ? {{ }} [ ] \\ , :", 2)
    for path in (*asked.files, asked.key, asked.out, *asked.facts[1::2], *([asked.since] if asked.since else [])):
        if asked.work in (Path(path), *Path(path).parents):
            raise Refused(f"setaside: [{path}] lies in --work [{asked.work}], where the job removes files; move it", 2)
    place = next(folder for folder in (Path(asked.out), *Path(asked.out).parents) if folder.exists())
    if not (place.is_dir() and os.access(place, os.W_OK | os.X_OK)):
        raise Refused(f"setaside: --out is [{asked.out}], and nothing can be written there; choose another", 2)
    asked.work.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(asked.work.iterdir()) and not (asked.work / OURS).exists():
        raise Refused(f"setaside: --work is [{asked.work}], which holds files of others; choose an empty folder", 2)
    taken = os.open(asked.work / OURS, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(taken, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Refused(
            f"setaside: another job works in --work [{asked.work}]; wait for it, or choose another", 3
        ) from None
    return taken


def on_disk(path: Path) -> str:
    """A path as Spark takes it: without its kind, it would be one of whatever storage the cluster has."""
    return f"file://{path}"


def search_path() -> str:
    """The Node that `npm ci` has put beside the program goes first: any other would have to start it."""
    return f"{CHECKOUT / 'node_modules' / '.bin'}:{os.environ['PATH']}"


def step(asked: Asked, *arguments: str, ends: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
    """Runs one process of Setaside; raises its sentence where it does not end as it should."""
    ended = subprocess.run(
        [*asked.setaside, *arguments],
        cwd=asked.work,
        env={**os.environ, "PATH": search_path()},
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

    # What was begun is nobody's now, and files that the state has no more are not decided.
    of_files = {f"{number:04}" for number in range(len(asked.files))}
    for path in asked.index.iterdir():
        if path.name not in of_files:
            shutil.rmtree(path)
    # The longest first: nothing waits for one that began last.
    numbered = sorted(enumerate(asked.files), key=lambda one: -size_of(one[1]))
    spark.sparkContext.parallelize(numbered, len(numbered)).foreach(index)


def size_of(file: str) -> int:
    return Path(file).stat().st_size if Path(file).exists() else 0


def group(spark: SparkSession, asked: Asked) -> None:
    """Finds the marks that several lines share; what they join, `setaside group` finds."""
    marks: DataFrame = spark.read.csv(
        on_disk(asked.index / "*" / "marks.csv"),
        header=True,
        schema="hash string, file long, place long, flags long, word long",
    ).withColumn("first", f.substring("hash", 1, 13))
    counts = marks.groupBy("first").count()
    shared = marks.join(counts.where("count > 1"), "first", "left_semi").drop("first")
    shared.orderBy("file", "place", "flags", "word", "hash").write.csv(on_disk(asked.shared), header=True)
    alone = counts.where("count = 1").count()
    where = ("--out", str(asked.groups), "--shared", str(asked.shared), "--alone", str(alone))
    step(asked, "group", str(asked.index), *where)


ROW = r'^\{"group":"(\d+:\d+)",("file":(\d+),"line":(\d+),.*)$'


def tagged_rows(spark: SparkSession, asked: Asked) -> RDD[str]:
    """Rows with their components, those of a component in one partition, in the order of the files."""
    rows: DataFrame = spark.read.text(on_disk(asked.index / "*" / "rows.jsonl"), lineSep="\n").select(
        f.regexp_extract("value", ROW, 1).alias("group"),
        f.regexp_extract("value", ROW, 2).alias("rest"),
        f.regexp_extract("value", ROW, 3).cast("long").alias("file"),
        f.regexp_extract("value", ROW, 4).cast("long").alias("line"),
    )
    components: DataFrame = spark.read.csv(
        on_disk(asked.groups / "components.csv"), header=True, schema="group string, component string, lines long"
    )
    tag = f.concat(f.lit('{"component":"'), "component", f.lit('","lines":'), "lines", f.lit(","), "rest")
    size = sum(path.stat().st_size for path in asked.index.glob("*/rows.jsonl"))
    partitions = asked.partitions or size // PARTITION_BYTES + 1
    return (
        rows.join(components, "group", "left")
        .repartition(partitions, "component")
        .sortWithinPartitions("file", "line")
        .select(tag)
        .rdd.map(lambda row: row[0])
    )


# Its process says on standard error, in numbers, what it read, or in one sentence why it did not. What it leaves of its
# rows is taken from it, so that nothing breaks on the other side.
PIPED = 'umask 077; mkdir -p "$TMPDIR"; cd "$0" && "$@" 2>"log/$(uname -n)-$$"; code=$?; cat >/dev/null; exit $code'


def decide(spark: SparkSession, asked: Asked) -> None:
    """Answers each partition; with facts, first whom they mean, for a number may mean somebody of any partition."""
    rows = tagged_rows(spark, asked)
    environment = {"PATH": search_path(), "TMPDIR": str(asked.scratch)}

    def answer(into: Path, *more: str) -> None:
        command = ["/bin/sh", "-c", PIPED, str(asked.work), *asked.setaside, *partition(asked, *more)]
        rows.pipe(shlex.join(command), environment, checkCode=True).saveAsTextFile(on_disk(into))

    if asked.facts:
        answer(asked.found, "--find")
    answer(asked.answers, *found(asked))


def partition(asked: Asked, *more: str) -> tuple[str, ...]:
    return ("partition", "--tagged", "--groups", str(asked.groups), *asked.question, *asked.facts, *more)


def found(asked: Asked) -> tuple[str, ...]:
    return ("--found", str(asked.found)) if asked.facts else ()


def try_question(asked: Asked, ends: int) -> None:
    """Asks it of no rows: a wrong one is told before hours are spent on it."""
    step(asked, *partition(asked, *(["--find"] if asked.facts else [])), ends=(ends,))


def gather(asked: Asked, *ends: int) -> subprocess.CompletedProcess[str]:
    where = ("--groups", str(asked.groups), "--index", str(asked.index), "--key", asked.key, "--out", asked.out)
    since = ("--since", asked.since) if asked.since else ()
    given = (*where, *asked.facts, *found(asked), *since, *asked.gathering)
    return step(asked, "gather", str(asked.answers), *given, ends=ends)


def write_parquet(spark: SparkSession, asked: Asked) -> None:
    """The rows of every table once more for engines that read Parquet: ordered by `at`, they stand as in the table."""
    schema = "at string, rows map<string, string>"
    answers: DataFrame = spark.read.schema(schema).json(on_disk(asked.answers / "part-*")).where("rows is not null")
    # A place is of numbers and texts, which are ordered as such.
    numbers, texts = (f.from_json("at", f"array<{kind}>") for kind in ("bigint", "string"))
    place = f.zip_with(numbers, texts, lambda number, text: f.struct(number, f.when(number.isNull(), text)))
    place = place.cast("array<struct<number: bigint, text: string>>")
    answers.select(place.alias("at"), f.explode("rows").alias("table", "rows")).write.parquet(on_disk(asked.parquet))


def run(spark: SparkSession, asked: Asked) -> int:
    clear(asked)
    for folder in (asked.index, asked.log, asked.scratch):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # What is asked wrong ends with 2, and that there are no groups yet with 3.
    try_question(asked, 3)
    gather(asked, 3)
    note(asked, "index")
    index_files(spark, asked)
    note(asked, "group")
    group(spark, asked)
    try_question(asked, 0)
    note(asked, "decide")
    decide(spark, asked)
    note(asked, "parquet")
    write_parquet(spark, asked)
    note(asked, "gather")
    gathered = gather(asked, 0, 4)
    note(asked, "done")
    print(gathered.stdout, end="")
    print(gathered.stderr, end="", file=sys.stderr)
    return gathered.returncode


def note(asked: Asked, begins: str) -> None:
    with (asked.log / "steps").open("a") as log:
        print(datetime.now(UTC).isoformat(timespec="seconds"), begins, file=log)


def clear(asked: Asked) -> None:
    """Removes everything that an earlier run has left, but for the index."""
    results = (asked.found, asked.answers, asked.parquet)
    for folder in (asked.shared, asked.groups, *results, asked.log, asked.scratch):
        shutil.rmtree(folder, ignore_errors=True)


def sentence_of(error: BaseException, log: Path) -> str:
    """What a process of Setaside said, where one did. The rest of an error of Spark is for its own log."""
    if isinstance(error, OSError):
        return (
            f"setaside: [{error.filename}] {error.strerror}, and nothing was written; mend that, and run the job again"
        )
    if isinstance(error, KeyboardInterrupt):
        return "setaside: the job was stopped, and nothing was written"
    said = [str(error), *(path.read_text() for path in sorted(log.glob("*")))]
    found = next(filter(None, (re.search(r"setaside: .*$", text, re.MULTILINE) for text in said)), None)
    if found:
        return found.group(0)
    return (
        f"setaside: Spark could not do all tasks [{type(error).__name__}], and nothing was written: its log says why."
    )


def main(arguments: list[str]) -> int:
    asked = read_asked(arguments)
    os.umask(0o077)
    try:
        taken = take_work_folder(asked)
    except (Refused, OSError) as error:
        print(sentence_of(error, asked.log), file=sys.stderr)
        return error.code if isinstance(error, Refused) else 1
    whole = False
    try:
        builder: SparkSession.Builder = SparkSession.builder
        spark = builder.appName("setaside").config(map=PRIVATE).getOrCreate()
        try:
            code = run(spark, asked)
            whole = True
        finally:
            spark.stop()
    except (Refused, OSError, Py4JError, PySparkException, KeyboardInterrupt) as error:
        print(sentence_of(error, asked.log), file=sys.stderr)
        code = error.code if isinstance(error, Refused) else 1
    finally:
        if whole:
            shutil.rmtree(asked.scratch, ignore_errors=True)
        else:
            clear(asked)
        os.close(taken)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
