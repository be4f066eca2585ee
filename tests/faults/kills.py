"""Kills at random instants of indexing, updating, deleting and compacting."""
import os, signal, subprocess, time

from archive import Fault


class Killer:
    """Starts actions and kills them at an instant that is anywhere between their start and their usual end."""
    def __init__(self, archive):
        self.archive, self.usual, self.killed, self.ended = archive, {}, 0, 0

    def run(self, kind, *arguments):
        """What it wrote to standard output, and its exit status: -9 when it was killed."""
        usual = self.usual.get(kind)
        process = self.archive.start(*arguments)
        began = time.monotonic()
        if usual is not None:
            try:
                process.wait(self.archive.numbers.uniform(0, usual * 1.1))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        out, trouble = process.communicate()
        if process.returncode == -signal.SIGKILL:
            self.killed += 1
        elif process.returncode == 0:
            self.ended += 1
            took = time.monotonic() - began
            self.usual[kind] = took if usual is None else (usual * 3 + took) / 4
        else:
            raise Fault(f"{kind} fails: exit status {process.returncode}: {trouble.decode()}")
        return out, process.returncode


def some_versions(archive, count):
    """Numbers with their next versions: new articles and changed ones."""
    versions = {}
    for _ in range(count):
        number = archive.numbers.randrange(600)
        versions[number] = max(archive.asked.get(f"a{number}", 0), archive.safe.get(f"a{number}", 0)) + 1
    return versions


def index_some(archive, killer, report):
    versions = some_versions(archive, archive.numbers.choice([10, 60, 150]))
    path = archive.write("some.jsonl", versions)
    archive.will_store(versions)
    every = archive.numbers.choice([1, 5, 20, 1000])
    out, _ = killer.run(f"indexing {len(versions) // 50} {every}", "--report-published", "--publish-every", max(every, len(versions) // 20), path)
    archive.was_told(out, versions)


def delete_some(archive, killer, report):
    names = archive.numbers.sample(sorted(archive.safe), min(5, len(archive.safe)))
    if not names:
        return
    for name in names:
        archive.asked[name] = 0
        archive.unsure.add(name)
    _, status = killer.run("deleting", *(part for name in names for part in ("--delete", name)))
    if status == 0:
        for name in names:
            archive.safe.pop(name)
            archive.unsure.discard(name)


def compact(archive, killer, report):
    if archive.can_compact and (archive.db / "MANIFEST").exists():
        killer.run("compacting", "--compact")


def kill_at_random(archive, kills, report):
    """Until so many processes were killed: act, kill, check."""
    killer = Killer(archive)
    actions = [index_some] * 5 + [delete_some, compact, compact]
    while killer.killed < kills:
        action = archive.numbers.choice(actions)
        action(archive, killer, report)
        archive.check(f"kill {killer.killed} ({action.__name__})")
    report(f"{killer.killed} killed, {killer.ended} ended by themselves; {len(archive.safe)} articles")


def kill_in_a_row(archive, kills, report):
    """One input, killed over and over: what was published stays, and the last run has only the rest to do."""
    versions = {n: 1 for n in range(1500)}
    path = archive.write("row.jsonl", versions)
    for kill in range(kills):
        archive.will_store(versions)
        process = archive.start("--report-published", "--publish-every", 50, path)
        try:
            process.wait(archive.numbers.uniform(0.01, 0.4))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        archive.was_told(process.communicate()[0], versions)
        archive.check(f"kill {kill + 1} in a row")
    before = len(archive.safe)
    archive.will_store(versions)
    archive.finish(path, versions=versions)
    archive.check("the run after all kills")
    if len(archive.safe) != len(versions):
        raise Fault(f"{len(archive.safe)} articles at the end, expected {len(versions)}")
    report(f"{kills} kills in a row; {before} of {len(versions)} articles were there before the last run")
