"""Time and memory of reading letters through the command, the processes that it starts included.

    python benchmarks/letters.py [FOLDER --request SLUG]

Without a folder, takes 21 fictional letters of the tests, in all file formats. With one, the letters in it
and the questions of a request in the database of DATABASE_URL. Prints the medians of five runs: seconds by
the clock, seconds of the processor, and the most memory in use at one time. Exits with 1 where a limit is
passed: one letter of two pages in a second, all in fifteen, both by the clock, within 300 MB.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUNS = 5
LETTERS = 21
#: Seconds, seconds, bytes.
ONE_LETTER, ALL_LETTERS, MEMORY = 1.0, 15.0, 300_000_000
_EVERY = 0.01


def memory_of(process: int) -> int:
    """Bytes of the process and of all below it: shared pages count in part (PSS), 0 once it has ended."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        # Each thread has a file of its own with the children that it started.
        started = [path.read_text().split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return 0
    own = next((int(line.split()[1]) * 1000 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own + sum(memory_of(int(child)) for children in started for child in children)


@dataclass(frozen=True)
class Run:
    """Seconds by the clock and of the processor, and the most bytes held at one time."""

    clock: float
    processor: float
    memory: int


def run(arguments: Sequence[str]) -> Run:
    """What one run of the command takes, with all that it starts."""
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "manage.py", *arguments]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
    most, ended = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(_EVERY):
            most = max(most, memory_of(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    taken = time.perf_counter() - start
    ended.set()
    watcher.join()
    if code:
        sys.exit(f"manage.py {' '.join(arguments)} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(taken, processor, most)


def median_run(paths: Sequence[Path], request: str) -> Run:
    """The median times, and the most memory of all runs."""
    arguments = ["read_response", *map(str, paths), "--request", request, "--format", "csv"]
    runs = [run(arguments) for _ in range(RUNS)]
    return Run(
        statistics.median(one.clock for one in runs),
        statistics.median(one.processor for one in runs),
        max(one.memory for one in runs),
    )


def make_letters(folder: Path) -> list[Path]:
    """Fictional letters of two pages and more, the first of them a PDF, with a database of their own."""
    sys.path.insert(0, str(PROJECT))
    from tests.intake.fictional_letters import FORMATS, LAYOUTS, make_letter

    paths = []
    for number, layout in zip(range(LETTERS), [*LAYOUTS, *LAYOUTS], strict=False):
        file_format = ("pdf", *FORMATS)[number % (len(FORMATS) + 1)]
        path = folder / f"{number:02}.{file_format}"
        path.write_bytes(make_letter(number, layout, file_format).data)
        paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description="Time and memory of reading letters.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--request", default="technology-facilitated-abuse")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-" + "x" * 50)
        if options.folder:
            paths = sorted(path for path in options.folder.iterdir() if path.is_file())
        else:
            os.environ["DATABASE_URL"] = f"sqlite:///{made}/benchmark.sqlite3"
            run(["migrate", "--verbosity", "0"])
            run(["load_sample", "--verbosity", "0"])
            (Path(made) / "letters").mkdir()
            paths = make_letters(Path(made) / "letters")
        report(paths, options.request)


def report(paths: Sequence[Path], request: str) -> None:
    """Print what one letter and all take, and stop where that is over a limit."""
    over = []
    for chosen, limit in ((paths[:1], ONE_LETTER), (paths, ALL_LETTERS)):
        found = median_run(chosen, request)
        times = f"{found.clock:8.3f} s by the clock, {found.processor:8.3f} s of the processor"
        print(f"{times}, {found.memory / 1e6:4.0f} MB: {len(chosen)} of {len(paths)} letters")
        over += [f"{len(chosen)}: {found.clock:.3f} s"] if found.clock > limit else []
        over += [f"{len(chosen)}: {found.memory / 1e6:.0f} MB"] if found.memory > MEMORY else []
    if over:
        sys.exit("\n".join(["Over the limit:", *over]))


if __name__ == "__main__":
    main()
