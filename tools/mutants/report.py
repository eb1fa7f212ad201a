"""What a run found, as text: a table of figures and the list of survivors."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.mutants import sql_texts
from tools.mutants.candidates import Candidates
from tools.mutants.records import Group, Mutant, Outcome, Result


def found(candidates: Candidates) -> str:
    """Tell how many mutants could be made, who parses the SQL they lie in, and which strings were left out."""
    lines = []
    for group in Group:
        own = [mutant for mutant in candidates.mutants if mutant.group is group]
        parsers = Counter(text.parser for of, text in candidates.texts if of is group)
        read = ", ".join(f"{count} parsed by {parser}" for parser, count in sorted(parsers.items()))
        files = len({mutant.path for mutant in own})
        lines.append(f"{group}: {len(own)} possible mutants in {files} files{f' ({read})' if read else ''}")
    if candidates.unreadable:
        lines.append(f"left out: {len(candidates.unreadable)} strings of SQL")
        lines += [f"  {left.path}:{left.line} {left.reason}" for left in candidates.unreadable]
    return "\n".join(lines)


def line(number: int, count: int, result: Result) -> str:
    """Tell the result of one mutant in a line."""
    mutant = result.mutant
    killer = f" by {result.killer}" if result.killer else ""
    return (
        f"[{number}/{count}] {result.outcome} in {result.seconds:.1f} s: {mutant.path}:{mutant.line} "
        f"{mutant.edit.kind}{killer}"
    )


def table(results: Sequence[Result]) -> str:
    """Return a Markdown table with a row for each group and kind of mutant."""
    rows = ["| where | kind | mutants | killed | timed out | survived | survived % |", "|---|---|--:|--:|--:|--:|--:|"]
    for group in Group:
        own = [result for result in results if result.mutant.group is group]
        for kind in sorted({result.mutant.edit.kind for result in own}):
            rows.append(_row(group, kind, [result for result in own if result.mutant.edit.kind == kind]))
        if own:
            rows.append(_row(group, "**all**", own))
    return "\n".join([*rows, _row("all", "**all**", results)])


def _row(group: str, kind: str, results: Sequence[Result]) -> str:
    outcomes = Counter(result.outcome for result in results)
    survived = sum(result.outcome.is_survivor for result in results)
    share = f"{100 * survived / len(results):.1f}" if results else "-"
    cells = (len(results), outcomes[Outcome.KILLED], outcomes[Outcome.TIMEOUT], survived, share)
    return f"| {group} | {kind} | " + " | ".join(map(str, cells)) + " |"


def survivors(root: Path, results: Iterable[Result]) -> str:
    """List the survivors with their place, the line as it stands and the line as it was changed to."""
    said = []
    for result in sorted(results, key=lambda result: (result.mutant.path, result.mutant.line)):
        if result.outcome.is_survivor:
            mutant = result.mutant
            before, after = changed_lines(sql_texts.read(root, mutant.path), mutant)
            said.append(f"{mutant.path}:{mutant.line} {mutant.edit.kind}, {result.outcome}\n  - {before}\n  + {after}")
    return "\n".join(said) or "no survivors"


def changed_lines(source: str, mutant: Mutant) -> tuple[str, str]:
    """Return the lines that a mutant changes, before and after."""
    edit = mutant.edit
    start = source.rfind("\n", 0, edit.start) + 1
    end = source.find("\n", edit.end)
    end = len(source) if end < 0 else end
    before = source[start:end]
    after = source[start : edit.start] + edit.text + source[edit.end : end]
    return " ".join(before.split()), " ".join(after.split())
