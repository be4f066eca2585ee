#!/usr/bin/env python3
"""How long indexing, indexing again, and searching take on this machine. Reports, and asserts nothing.

usage: search_time.py --bin FOLDER INPUT...
"""
import argparse, pathlib, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "quality"))
from counts import QUERIES, batch


def seconds(*command):
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("inputs", nargs="+")
    arguments = parser.parse_args()
    index, search = arguments.bin / "dateline-index", arguments.bin / "dateline-search"
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "time.db"
        first, again = (seconds(index, "--quiet", "--db", database, *arguments.inputs) for _ in range(2))
        facets = {"person": 10, "country": 10, "topic": 10}
        answers = batch(arguments.bin, database, [{"id": f"{q} #{n}", "query": q, "facets": facets} for n in range(5) for q in QUERIES])
        times = sorted(answer["took_ms"] for answer in answers)
        cold = [seconds(search, "--db", database, "--", query) for query in QUERIES]
    print(f"indexing {first:.2f} s, again {again:.2f} s ({again / first:.3f} of it)")
    print(f"a query with three facets, in process: median {statistics.median(times):.2f} ms, p95 {times[len(times) * 95 // 100]:.2f} ms ({len(times)} queries)")
    print(f"the whole command: median {statistics.median(cold) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
