"""Makes a state of invented people that is hard to divide: for the tests of the job."""

from __future__ import annotations

import gzip
import random
import subprocess
from pathlib import Path

SUBJECT_ID, NAME, COLUMNS = 2, 6, 95


def made_up_state(folder: Path, setaside: Path, rows: int, seed: str, shuffled: bool = False) -> list[Path]:
    """Three files, one of them packed; facts that they do not show stand beside them in `facts.csv`.

    One person in five goes on in another file under another SUBJECT_ID, or under their own. There are rows of two
    lines, cut rows, rows of nobody, repeated rows and headers, blank lines, and line ends of Windows.
    """
    folder.mkdir(parents=True)
    made, facts = folder / "made.csv", folder / "facts.csv"
    subprocess.run(
        [
            setaside,
            "synth",
            "--rows",
            str(rows),
            "--seed",
            seed,
            "--county",
            "SACRAMENTO",
            "--dirt",
            "0.1",
            "--out",
            made,
            "--facts",
            facts,
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    header, *lines = made.read_text("latin-1").splitlines()
    made.unlink()
    chance = random.Random(seed)
    parts: list[list[str]] = [[], [], []]
    for turn, line in enumerate(lines):
        cells = line.split(",")
        if len(cells) < COLUMNS or not cells[SUBJECT_ID].isdigit() or int(cells[SUBJECT_ID]) % 5 or turn % 2:
            parts[0].append(line)
            continue
        into = parts[1 + turn % 2 if turn % 3 else 2]
        if turn % 3:
            cells[SUBJECT_ID] = f"9{cells[SUBJECT_ID]}"
        moved = ",".join(cells)
        into.append(moved)
        if turn % 20 == 0:
            into += [header, "", moved[: 40 + turn % 50]]
        if turn % 30 == 0:
            nobody = cells.copy()
            nobody[SUBJECT_ID] = ""
            into += [",".join(nobody)] * 2 + ["lost,lines"]
        if turn % 10 == 0:
            folded = cells.copy()
            folded[40] = '"SEVERAL\nLINES, OF ""IT"""'
            into.append(",".join(folded))
    if shuffled:
        for part in parts:
            chance.shuffle(part)
    paths = [folder / "one.csv", folder / "two.csv.gz", folder / "three.csv"]
    for path, part, end in zip(paths, parts, ["\n", "\r\n", "\n"], strict=True):
        data = end.join([header, *part]).encode("latin-1")
        path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    # One of them is a link, as an office may have it.
    paths[2].rename(folder / "data")
    paths[2].symlink_to("data")
    return paths
