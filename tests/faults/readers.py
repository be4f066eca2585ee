"""Readers in a loop beside a writer, and a second writer."""
import json, signal, subprocess, threading, time

from archive import Fault

ARTICLES = 300


class Reader(threading.Thread):
    """Asks until told to stop. Every publication holds all articles in one version, so an answer that mixes versions belongs to no published state."""
    def __init__(self, archive, stop, in_one_process):
        super().__init__()
        self.archive, self.stop, self.in_one_process = archive, stop, in_one_process
        self.answers, self.versions, self.fault = 0, set(), None

    def run(self):
        try:
            (self.ask_one_process if self.in_one_process else self.ask_new_processes)()
        except Exception as fault:
            self.fault = fault

    request = {"query": "article", "limit": 20, "facets": {"source": 0, "country": 0, "topic": 0, "person": 0}}

    def ask_new_processes(self):
        while not self.stop.is_set():
            run = subprocess.run(self.command(), input=json.dumps(self.request) + "\n", capture_output=True, text=True)
            if run.returncode != 0:
                raise Fault(f"a reader ends with {run.returncode}: {run.stderr}")
            self.look_at(json.loads(run.stdout))

    def ask_one_process(self):
        process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        while not self.stop.is_set():
            process.stdin.write(json.dumps(self.request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise Fault("a reader ended")
            self.look_at(json.loads(line))
        process.stdin.close()
        process.wait()
        process.stdout.close()

    def command(self):
        return [str(self.archive.bin / "dateline-search"), "--db", str(self.archive.db), "--batch", "-"]

    def look_at(self, answer):
        if "error" in answer:
            raise Fault(f"a reader gets an error: {answer['error']}")
        sources = answer["facets"]["source"]
        if not answer["exact"] or answer["matches"] != ARTICLES or [s["count"] for s in sources] != [ARTICLES]:
            raise Fault(f"an answer of no published state: exact {answer['exact']}, {answer['matches']} matches, sources {sources}")
        titles = {result["title"].rsplit(" ", 1)[1] for result in answer["results"]}
        if titles != {sources[0]["label"].rsplit(" ", 1)[1]} or len({r["id"] for r in answer["results"]}) != 20:
            raise Fault(f"results of another state than the counts: {titles}, {sources}")
        for kind in ("country", "topic", "person"):
            if sum(value["count"] for value in answer["facets"][kind]) != ARTICLES:
                raise Fault(f"the counts of {kind} are of another state")
        self.answers += 1
        self.versions |= titles


def read_beside_a_writer(archive, seconds, report):
    def write(version):
        path = archive.write("all.jsonl", {n: version for n in range(ARTICLES)})
        archive.finish("--publish-every", 100_000, path, versions={n: version for n in range(ARTICLES)})

    write(1)
    stop = threading.Event()
    readers = [Reader(archive, stop, False), Reader(archive, stop, True)]
    for reader in readers:
        reader.start()
    version, end = 1, time.monotonic() + seconds
    try:
        while time.monotonic() < end and all(reader.is_alive() for reader in readers):
            version += 1
            write(version)
            if archive.can_compact and version % 5 == 0:
                subprocess.run(archive.command("--compact"), check=True, capture_output=True)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    for reader in readers:
        if reader.fault:
            raise reader.fault
    if version > 3 and len(readers[0].versions) < 2:
        raise Fault("new readers never saw a new publication")
    report(f"{version} publications, {sum(r.answers for r in readers)} answers beside them, of {len(readers[0].versions)} states")


def refuse_a_second_writer(archive, report):
    path = archive.write("held.jsonl", {n: 1 for n in range(3000)})
    first = archive.start("--report-published", "--publish-every", 10, path)
    first.stdout.readline()
    first.send_signal(signal.SIGSTOP)
    second = subprocess.run(archive.command(path), capture_output=True)
    first.kill()
    first.communicate()
    if second.returncode != 3 or b"writ" not in second.stderr.lower() or str(archive.db).encode() not in second.stderr:
        raise Fault(f"a second writer ends with {second.returncode}: {second.stderr.decode()}")
    report("a second writer is refused: " + second.stderr.decode().strip())
