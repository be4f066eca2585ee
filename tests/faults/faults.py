#!/usr/bin/env python3
"""Attack databases: kill their writer, fill and break their disk, read beside it. Nothing that was published may be lost.

usage: faults.py --bin FOLDER [--kills N] [--row N] [--disks N] [--seconds S] [--seed N]

--bin      the folder that holds dateline-index, dateline-search and libdisk_faults.so
--kills    processes to kill at random instants of indexing, updating, deleting and compacting (300)
--row      kills in a row of one indexing (40)
--disks    disks that fill up or fail (60)
--seconds  how long readers ask beside a writer (120)
--seed     of everything that is random, but not of the instants; default: another each time

Run it for hours with large numbers. Exit status 1, with the reason and the database kept, at the first fault.
"""
import argparse, pathlib, random, sys, tempfile, time

from archive import Archive, Fault
from disks import fail_by_shim, fill_a_small_disk
from kills import kill_at_random, kill_in_a_row
from readers import read_beside_a_writer, refuse_a_second_writer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--row", type=int, default=40)
    parser.add_argument("--disks", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    began = time.monotonic()

    def report(line):
        print(f"{time.monotonic() - began:7.1f} s  {line}", flush=True)

    def attack(use):
        with tempfile.TemporaryDirectory() as folder:
            use(Archive(arguments.bin, folder, arguments.seed))

    try:
        attack(lambda archive: refuse_a_second_writer(archive, report))
        attack(lambda archive: kill_in_a_row(archive, arguments.row, report))
        attack(lambda archive: kill_at_random(archive, arguments.kills, report))
        attack(lambda archive: fail_by_shim(archive, arguments.disks, arguments.bin.resolve() / "libdisk_faults.so", report))
        fill_a_small_disk(arguments.bin, arguments.seed, report)
        attack(lambda archive: read_beside_a_writer(archive, arguments.seconds, report))
    except Fault as fault:
        sys.exit(f"faults.py: {fault}")


if __name__ == "__main__":
    main()
