#!/usr/bin/env python3
"""Speed and memory of extraction, with the instructions that it takes: prints the report.

usage: extraction.py BIN MODEL ARTICLES.jsonl...

Runs bench-extraction of the folder BIN. Where the kernel counts no instructions, valgrind counts those of the first ARTICLES (some minutes).
"""
import os, re, subprocess, sys, tempfile

NOT_COUNTED = "not counted here"


def instructions(program, part, articles):
    """Instructions of one round of this part of bench-extraction, and the number of tokens."""
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", program, "--once", str(part), articles],
                             capture_output=True, text=True, check=True, cwd=folder)
    return int(re.search(r"Collected : (\d+)", ran.stderr)[1]), int(ran.stdout)


def main():
    folder, model, articles = sys.argv[1], sys.argv[2], sys.argv[3:]
    program = os.path.abspath(os.path.join(folder, "bench-extraction"))
    report = subprocess.run([program, model, *articles], capture_output=True, text=True, check=True).stdout
    print("# Speed and memory of extraction\n\nRenewed by `./dev bench-extraction`; absolute times are those of one machine.\n")
    if NOT_COUNTED in report:
        first = os.path.abspath(articles[0])
        idle, tokens = instructions(program, -1, first)
        for part in range(report.count(NOT_COUNTED)):
            report = report.replace(NOT_COUNTED, str((instructions(program, part, first)[0] - idle) // tokens), 1)
    print(report, end="")


main()
