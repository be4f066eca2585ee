"""The built tools, as the measures call them."""
import json, pathlib, subprocess, sys


def lines_of(path):
    """The objects of a JSONL file."""
    return [json.loads(line) for line in open(path, encoding="utf-8")]


class Tools:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()

    def index(self, *arguments, folder=None):
        run = subprocess.run([self.folder / "dateline-index", "--quiet", *map(str, arguments)], capture_output=True, text=True, cwd=folder)
        if run.returncode > 1:
            sys.exit(f"dateline-index {' '.join(map(str, arguments))}: {run.stderr}")
        return run.stdout

    def train(self, *arguments):
        return subprocess.run([self.folder / "dateline-train", *map(str, arguments)], capture_output=True, text=True, check=True).stdout

    def dry_run(self, *arguments):
        return {d["id"]: d for d in map(json.loads, self.index("--dry-run", *arguments).split("\n")[:-1])}

    def rank(self, database, queries):
        """query -> ids, best first."""
        out = subprocess.run([self.folder / "dateline-search", "--db", database, "--queries", queries, "--format", "trec", "-n", "100"],
                             capture_output=True, text=True, check=True).stdout
        run = {}
        for line in out.splitlines():
            query, _, found, *_ = line.split()
            run.setdefault(query, []).append(found)
        return run
