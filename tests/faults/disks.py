"""Disks that fill up or fail."""
import os, pathlib, subprocess, tempfile

from archive import Archive, Fault

# Sanitizers want to be loaded first; the faults come before them here.
ENVIRONMENT = {"ASAN_OPTIONS": "verify_asan_link_order=0:" + os.environ.get("ASAN_OPTIONS", "")}


def attack(archive, fault, shim, numbers):
    """Stores some articles while the disk fails so; True when it did fail."""
    versions = {number: archive.safe.get(f"a{number}", 0) + 1 for number in numbers}
    path = archive.write("some.jsonl", versions)
    archive.will_store(versions)
    environment = {**os.environ, **ENVIRONMENT, "LD_PRELOAD": str(shim), "DISK_FAULT_FOLDER": str(archive.db), "DISK_FAULT": fault} if fault else os.environ
    process = archive.start("--report-published", "--publish-every", 40, path, env=environment)
    out, trouble = process.communicate()
    archive.was_told(out, versions)
    if process.returncode not in (0, 3):
        raise Fault(f"disk {fault}: exit status {process.returncode}, expected 0 or 3: {trouble.decode()}")
    if process.returncode == 3 and str(archive.db) not in trouble.decode():
        raise Fault(f"disk {fault}: the message does not name the database: {trouble.decode()}")
    archive.check(f"disk {fault}")
    if process.returncode == 0:
        return False
    archive.finish(path, versions=versions)
    archive.check(f"running again after disk {fault}")
    return True


def fail_by_shim(archive, rounds, shim, report):
    failed = 0
    for round_ in range(rounds):
        numbers = archive.numbers.sample(range(400), 120)
        fault = archive.numbers.choice(["full:{}".format(archive.numbers.randrange(1, 2_000_000)), "error:{}".format(archive.numbers.randrange(1, 400)),
                                        "once:{}".format(archive.numbers.randrange(1, 400)), "error:{}".format(archive.numbers.randrange(1, 40)), "once:{}".format(archive.numbers.randrange(1, 40))])
        failed += attack(archive, fault, shim, numbers)
    if not failed and rounds > 5:
        raise Fault("no fault was ever met: the shim does not reach the tool's calls")
    report(f"{rounds} faulty disks, {failed} of them met; {len(archive.safe)} articles")


def fill_a_small_disk(bin_folder, seed, report):
    """A real one, where we may mount it: articles until it is full, then room again."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True).returncode == 0
        if not mounted:
            return report("no small disk: this user may not mount one")
        try:
            archive = Archive(bin_folder, folder, seed)
            with tempfile.TemporaryDirectory() as elsewhere:
                archive.folder = pathlib.Path(elsewhere)
                for start in range(0, 20_000, 500):
                    versions = {number: 1 for number in range(start, start + 500)}
                    path = archive.write("some.jsonl", versions)
                    archive.will_store(versions)
                    process = archive.start("--report-published", "--publish-every", 100, path)
                    out, trouble = process.communicate()
                    archive.was_told(out, versions)
                    archive.check("filling a small disk")
                    if process.returncode == 3:
                        break
                else:
                    raise Fault("a disk of 4 MB holds 20,000 articles?")
                if "space" not in trouble.decode().lower():
                    raise Fault(f"the message does not tell that there is no space: {trouble.decode()}")
                subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
                archive.finish(path, versions=versions)
                archive.check("making room on a small disk")
                report(f"a small disk was full at {start} articles")
        finally:
            subprocess.run(["umount", "-l", folder])
