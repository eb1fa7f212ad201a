"""`python -m tools.mutants`: put a sample of faults into the product, one at a time, and tell which no test notices."""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from settings import ROOT
from tools.mutants import candidates, notes, report, sql_texts
from tools.mutants.notes import Notes
from tools.mutants.ordering import ORDER
from tools.mutants.records import Mutant, Outcome, Result
from tools.mutants.results import Kept
from tools.mutants.selection import Selector
from tools.mutants.tree import Worker, workers
from tools.mutants.worker import Answer, Job

KILLER = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
FAULTS = (3, 4, 5)
"""pytest's exit codes for an error of its own, a wrong call, and no test at all."""
ENDURED = 5.0
"""A mutant may take this many times the processor seconds of its tests without it, and at least LEAST."""
LEAST = 30.0
KEPT = "results.jsonl"


class Run:
    """One run: what it chooses tests by, its workers, and the file that keeps the results."""

    def __init__(self, selector: Selector, noted: Notes, ready: "Queue[Worker]", place: Path, budget: float) -> None:
        self._selector, self._noted, self._ready, self._budget = selector, noted, ready, budget
        self._kept = Kept(ROOT, place)

    def results(self, mutants: Sequence[Mutant], until: float) -> list[Result]:
        """Try each mutant that has no result yet, until the time is over."""
        found: list[Result] = []
        with ThreadPoolExecutor(self._ready.qsize()) as pool:
            for result in pool.map(lambda mutant: self._result(mutant, until), mutants):
                if result:
                    found.append(result)
                    _tell(report.line(len(found), len(mutants), result))
        return found

    def _result(self, mutant: Mutant, until: float) -> Result | None:
        known = self._kept.result(mutant)
        if known or time.monotonic() > until:
            return known
        tests = self._selector.tests(mutant, self._budget)
        result = self._try(mutant, tests) if tests else Result(mutant, Outcome.UNREACHED, 0.0)
        self._kept.add(result)
        return result

    def _try(self, mutant: Mutant, tests: list[str]) -> Result:
        files = list(dict.fromkeys(test.split("::")[0] for test in tests))
        expected = sum(self._noted.seconds.get(name, 0.0) for name in (*tests, *files))
        text = mutant.edit.apply(sql_texts.read(ROOT, mutant.path))
        arguments = ["-x", "-p", "tools.mutants.ordering", "-p", "no:cacheprovider", *files]
        job = Job(arguments, {ORDER: json.dumps(tests)}, max(LEAST, ENDURED * expected), mutant.path, text)
        worker = self._ready.get()
        try:
            answer = worker.run(job)
        finally:
            self._ready.put(worker)
        if answer.code in FAULTS:
            raise RuntimeError(f"the tests of {mutant.name} could not be run (code {answer.code}):\n{answer.said}")
        return Result(mutant, _outcome(answer), answer.seconds, _killer(answer))


def _outcome(answer: Answer) -> Outcome:
    if answer.code is None:
        return Outcome.TIMEOUT
    return Outcome.KILLED if answer.code else Outcome.SURVIVED


def _killer(answer: Answer) -> str:
    named = KILLER.search(answer.said)
    return named[1] if named and answer.code else ""


def _tell(text: str) -> None:
    print(text, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the run that is asked for; the exit code is 1 where more mutants survive than may."""
    chosen = _parser().parse_args(arguments)
    found = candidates.gather(ROOT, chosen.only)
    _tell(report.found(found))
    drawn = candidates.sample(found.mutants, chosen.sample, chosen.seed)
    _tell(f"{len(drawn)} of {len(found.mutants)} drawn with seed {chosen.seed}")
    if chosen.list:
        _list(drawn)
        return 0
    start = time.monotonic()
    if chosen.fresh:
        (chosen.keep / KEPT).unlink(missing_ok=True)
    with workers(ROOT, chosen.workers) as ready:
        noted = notes.take(ROOT, ready, _python(), chosen.keep / "notes", _tell)
        _tell(f"notes after {time.monotonic() - start:.0f} s")
        run = Run(Selector(candidates.gather(ROOT), noted), noted, ready, chosen.keep / KEPT, chosen.budget)
        results = run.results(drawn, time.monotonic() + 60 * chosen.minutes)
    return _close(drawn, results, chosen.most, time.monotonic() - start)


def _python() -> list[str]:
    return [path for path in candidates.tracked(ROOT) if path.endswith(".py") and not path.startswith("tests/")]


def _list(drawn: Iterable[Mutant]) -> None:
    for mutant in drawn:
        before, after = report.changed_lines(sql_texts.read(ROOT, mutant.path), mutant)
        _tell(f"{mutant.path}:{mutant.line} {mutant.edit.kind}\n  - {before}\n  + {after}")


def _close(drawn: Sequence[Mutant], results: Sequence[Result], most: float, seconds: float) -> int:
    _tell(f"\n{report.survivors(ROOT, results)}\n\n{report.table(results)}\n")
    if len(results) < len(drawn):
        _tell(f"the time was over: {len(drawn) - len(results)} mutants were not tried; the same command goes on")
    _tell(f"{len(results)} mutants in {seconds:.0f} s")
    survived = sum(result.outcome.is_survivor for result in results)
    return int(survived > most / 100 * len(results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser.add_argument("--sample", type=int, default=300, help="how many mutants are drawn (300)")
    parser.add_argument("--seed", type=int, default=11, help="what the sample is drawn with (11)")
    parser.add_argument("--minutes", type=float, default=20, help="after how many no further mutant is begun (20)")
    parser.add_argument("--budget", type=float, default=30, help="processor seconds of tests run for one mutant (30)")
    parser.add_argument("--workers", type=int, default=2, help="how many mutants are tried at once (2)")
    parser.add_argument("--only", default="*", help="a pattern of the files that are mutated")
    parser.add_argument("--most", type=float, default=10, help="how many of a hundred may survive (10)")
    parser.add_argument("--list", action="store_true", help="list the mutants and try none")
    parser.add_argument("--fresh", action="store_true", help="forget all results of earlier runs")
    parser.add_argument("--keep", type=Path, default=cache / "netra-mutants", help="where notes and results are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
