#!/usr/bin/env python3
"""Renew report.md from what the last runs of `./dev fuzz` left in build/fuzz/logs. A target without a log keeps its row."""
import pathlib, re

HERE = pathlib.Path(__file__).resolve().parent
LOGS = HERE.parent.parent / "build/fuzz/logs"
HEADING = """# Fuzzing, as it went

Renewed by `python3 tests/fuzz/report.py` after `./dev fuzz [SECONDS] [TARGET...]`; do not edit. Seconds: of processor time (without what the system took), so that a shared core does not flatter. Edges: of the instrumented code that
inputs reached. MB at most: of the process, with the sanitizers' own. Broke: inputs that crashed, took over a second of processor time (sanitizers slow it some three times) or let
memory grow by over 200 MB (`limits.cpp`) in that run; they are mended since and stand among the seeds.

| target | seconds | executions | edges | inputs kept | MB at most | broke |
| --- | --- | --- | --- | --- | --- | --- |
"""


def row(log):
    text = log.read_text(encoding="utf-8", errors="replace")
    states = re.findall(r"^#(\d+)\s+\w+\s+cov: (\d+) ft: \d+ corp: (\d+)/\S+ .*?rss: (\d+)Mb", text, re.M)
    if not states:
        return None
    runs, edges, kept, _ = states[-1]
    seconds = re.search(r"^processor: (\d+)", text, re.M)
    most = max(int(state[3]) for state in states)
    broke = len(re.findall(r"Test unit written to \S*-(?:crash|timeout|oom|leak)-", text))
    return f"| {log.name} | {seconds.group(1) if seconds else 'stopped'} | {runs} | {edges} | {kept} | {most} | {broke} |"


def main():
    report = HERE / "report.md"
    rows = dict(re.findall(r"^\| (\w+) (\|.*)$", report.read_text(encoding="utf-8"), re.M)) if report.exists() else {}
    rows = {name: f"| {name} {rest}" for name, rest in rows.items() if name != "target"}
    for log in sorted(LOGS.iterdir()):
        if line := row(log):
            rows[log.name] = line
    report.write_text(HEADING + "\n".join(rows[name] for name in sorted(rows)) + "\n", encoding="utf-8")


main()
