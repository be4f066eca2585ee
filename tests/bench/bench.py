#!/usr/bin/env python3
"""Measure Dateline against Xapian used as its documentation teaches, in one run, and renew report.md.

usage: bench.py --bin FOLDER [--size SIZE] [--work FOLDER] [--rounds N] [--check]

--bin     the folder that holds the tools and the bench- programs
--size    articles (10k, 20k, 100k, 400k, 1M: of a news agency's length) or "3GB" (of 3 to 5 kB); default 20k
--work    where archives are built and left for the next run; default build/bench
--rounds  how often each query is asked of each side; default 5
--check   small and quick: compare the answers, write no report; exit 1 when they differ

Sentences come from Reuters-21578 in $DATELINE_DATA/reuters21578, else from corpus/.
"""
import argparse, html, json, os, pathlib, re, shutil, subprocess, sys, tempfile, time

from report import Run, write_report

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHAPES = {"3GB": (750_000, ["--bytes", "3000-5000"])}


def fail(message):
    sys.exit(f"bench.py: {message}")


def measured(command, allowed=(0,)):
    """Runs a command to its end, which must have one of these exit statuses; what it took."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    trouble = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        fail(f"{' '.join(map(str, command))}: exit status {process.returncode}: {trouble[-500:]}")
    return {"seconds": time.monotonic() - began, "cpu": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1e3}


def folder_bytes(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def reuters_articles(folder):
    """Reuters-21578 with its own labels, as both sides read articles."""
    for path in sorted(folder.glob("*.sgm")):
        for record in path.read_text(encoding="latin-1").split("</REUTERS>")[:-1]:
            def field(name):
                found = re.search(f"<{name}[^>]*>(.*?)</{name}>", record, re.S)
                return html.unescape(re.sub(r"<[^>]*>", " ", found.group(1))).strip() if found else ""

            def labels(name):
                found = re.search(f"<{name}>(.*?)</{name}>", record, re.S)
                return re.findall("<D>(.*?)</D>", found.group(1)) if found else []
            yield {"id": re.search('NEWID="([0-9]+)"', record).group(1), "title": field("TITLE"), "date": "1987", "source": "Reuters", "language": "en",
                   "persons": labels("PEOPLE"), "countries": labels("PLACES"), "topics": labels("TOPICS"), "text": field("BODY") or field("TEXT")}


class Bench:
    def __init__(self, arguments):
        self.bin, self.rounds, self.size = arguments.bin.resolve(), arguments.rounds, arguments.size
        self.work = arguments.work / self.size
        self.work.mkdir(parents=True, exist_ok=True)
        reuters = pathlib.Path(os.environ.get("DATELINE_DATA", "/nowhere")) / "reuters21578"
        self.source = reuters if reuters.is_dir() else ROOT / "corpus/articles"
        self.articles, self.shape = SHAPES.get(self.size) or (int(self.size.upper().replace("K", "000").replace("M", "000000")), [])
        self.archive, self.queries = self.work / "archive.jsonl", self.work / "queries.jsonl"
        self.index, self.search = self.bin / "dateline-index", self.bin / "dateline-search"

    def make_archive(self, path, articles, *more):
        partial = path.with_suffix(".part")
        with open(partial, "wb") as out:
            subprocess.run([self.bin / "bench-archive", "--articles", str(articles), *self.shape, *more, "--tables", ROOT / "facets/tables", self.source], stdout=out, check=True)
        partial.rename(path)

    def build(self):
        if not self.archive.exists():
            self.make_archive(self.archive, self.articles, "--queries", self.queries)
        self.text_mb = sum(len(a["text"]) + len(a["title"]) for a in map(json.loads, open(self.archive, encoding="utf-8"))) / 1e6

    def fresh(self, name):
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        return path

    def index_ours(self, name, *options, archive=None):
        database = self.fresh(name)
        return {**measured([self.index, "--quiet", "--keep-copies", "--db", database, *options, archive or self.archive], (0, 1)), "bytes": folder_bytes(database)}

    def index_baseline(self, name, archive):
        database = self.fresh(name)
        return {**measured([self.bin / "bench-baseline", "index", database, archive]), "bytes": folder_bytes(database)}

    def index_reuters(self, run):
        """The collection itself, where it is there."""
        if self.source.name != "reuters21578":
            return
        archive = self.work / "reuters.jsonl"
        articles = list(reuters_articles(self.source))
        archive.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        run.reuters_mb = sum(len((a["title"] + a["text"]).encode()) for a in articles) / 1e6
        run.reuters = {"Xapian as documented, nothing extracted": self.index_baseline("reuters-baseline.db", archive),
                       "full extraction, --jobs 2": self.index_ours("reuters.db", "--jobs", 2, archive=archive), "labels only, --jobs 2": self.index_ours("reuters.db", "--no-extract", "--jobs", 2, archive=archive)}

    def index_all(self, run):
        run.indexing["Xapian as documented, nothing extracted"] = self.index_baseline("baseline.db", self.archive)
        for jobs in (2, 1):
            run.indexing[f"labels only, --jobs {jobs}"] = self.index_ours("labels.db", "--no-extract", "--jobs", jobs)
            run.indexing[f"full extraction, --jobs {jobs}"] = self.index_ours("full.db", "--jobs", jobs)

    def compare(self, rounds=None):
        """What both sides answer to every query."""
        out = subprocess.run([self.bin / "bench-compare", str(rounds or self.rounds), self.work / "baseline.db", self.work / "labels.db", self.queries], capture_output=True, text=True)
        if out.returncode != 0:
            fail(f"bench-compare: {out.stderr}")
        return [json.loads(line) for line in out.stdout.splitlines()]

    def compact(self):
        """False where this build cannot."""
        if "--compact" not in subprocess.run([self.index, "--help"], capture_output=True, text=True).stdout:
            return False
        measured([self.index, "--quiet", "--db", self.work / "labels.db", "--compact"])
        return True

    def cold(self, count=15):
        """Milliseconds of whole commands: open, query, three facets."""
        words = [q["query"] for q in map(json.loads, open(self.queries, encoding="utf-8")) if q["class"] in ("frequent word", "rare word")]
        times = {"baseline": [], "dateline": []}
        for i in range(count):
            word = words[i % len(words)]
            times["baseline"].append(measured([self.bin / "bench-baseline", "search", self.work / "baseline.db", word])["seconds"] * 1e3)
            times["dateline"].append(measured([self.search, "--db", self.work / "labels.db", "--facets", "person:10,country:10,topic:10", word])["seconds"] * 1e3)
        return times

    def add_some(self):
        """A hundred more articles."""
        some = self.work / "more.jsonl"
        self.make_archive(some, 100, "--first", str(self.articles))
        return {"baseline": measured([self.bin / "bench-baseline", "index", self.work / "baseline.db", some]),
                "dateline": measured([self.index, "--quiet", "--keep-copies", "--no-extract", "--db", self.work / "labels.db", some])}

    def answers(self, jobs):
        """Everything that is answered after indexing with so many workers, extraction included, as one text."""
        self.index_ours("jobs.db", "--jobs", jobs)
        facets = {kind: 0 for kind in ("person", "organization", "place", "country", "topic", "source", "language", "year")}
        requests = [{"query": q["query"], "facets": facets, "limit": 20, "persons": [[q["person"]]] if "person" in q else []} for q in map(json.loads, open(self.queries, encoding="utf-8"))]
        out = subprocess.run([self.search, "--db", self.work / "jobs.db", "--batch", "-"], input="".join(json.dumps(r) + "\n" for r in requests), capture_output=True, text=True, check=True).stdout
        return [{k: v for k, v in json.loads(line).items() if k != "took_ms"} for line in out.splitlines()]

    def check_jobs(self):
        first = self.answers(1)
        return [f"--jobs {jobs}: query {n + 1} is answered otherwise than with --jobs 1" for jobs in (2, 8) for n, (a, b) in enumerate(zip(first, self.answers(jobs))) if a != b]


def check(bench):
    """The same programs on little, for the differences only."""
    bench.build()
    measured([bench.bin / "bench-baseline", "index", bench.fresh("baseline.db"), bench.archive])
    bench.index_ours("labels.db", "--no-extract", "--jobs", 2)
    answers = bench.compare(1)
    wrong = [f"{a['class']}, {a['query']!r}, filter {a['filter']}: {a['difference']}" for a in answers if a["difference"]]
    if not any(a["matches"] for a in answers):
        wrong.append("no query matches anything")
    bench.add_some()
    bench.cold(2)
    if bench.compact():
        wrong += [f"compacted: {a['query']!r}: {a['difference']}" for a in bench.compare(1) if a["difference"]]
    wrong += bench.check_jobs()
    print(f"{len(answers)} answers compared, {len(wrong)} differ", *wrong[:20], sep="\n")
    sys.exit(bool(wrong))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--size", default="20k")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        with tempfile.TemporaryDirectory() as folder:
            arguments.work, arguments.size = pathlib.Path(folder), "1k"
            check(Bench(arguments))
    bench, run = Bench(arguments), Run()
    bench.build()
    run.size, run.articles, run.text_mb = bench.size, bench.articles, bench.text_mb
    run.source = "Reuters-21578" if bench.source.name == "reuters21578" else "corpus/"
    bench.index_reuters(run)
    bench.index_all(run)
    run.answers["as indexed"] = bench.compare()
    run.cold = bench.cold()
    run.adding = bench.add_some()
    if bench.compact():
        run.answers["compacted"] = bench.compare()
        run.compacted_bytes = folder_bytes(bench.work / "labels.db")
    write_report(run, HERE / "report.md", bench.work / "run.json")


if __name__ == "__main__":
    main()
