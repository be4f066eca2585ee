#!/usr/bin/env python3
"""Measure the quality of extraction, cleaning and ranking, and renew figures.md.

usage: measure.py --bin FOLDER [--check]

--bin    the folder that holds dateline-index and dateline-search
--check  write nothing; exit 1 when a figure is below its floor

Sets that are not ours are read from $DATELINE_DATA; without it their rows stay as they are (README.md says where to get each).
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile

from names import measure_conll, measure_held_out, measure_linking
from pages import measure_pages
from scores import Counts, fold, ndcg_at_10

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
TABLE = HERE / "figures.md"
HEADING = """# Quality, as measured

Renewed by `./dev quality`; do not edit. "author-written" figures are measured on gold that we wrote ourselves, so they tell about
changes, not about the world.

| measure | figure | at least |
| --- | --- | --- |
"""


def lines_of(path):
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


def read_judgements(path):
    judgements = {}
    for line in open(path, encoding="utf-8"):
        query, _, found, relevance = line.split()
        if float(relevance) > 0:
            judgements.setdefault(query, {})[found] = float(relevance)
    return judgements


def kept_lines(text):
    return {line.strip() for line in text.splitlines() if line.strip()}


def measure_corpus(tools):
    system, n = tools.dry_run(CORPUS), 0
    counts = {key: Counts() for key in ("persons", "countries", "top", "all", "lines", "dropped")}
    titles = 0
    for gold in lines_of(CORPUS / "gold.jsonl"):
        found = system[gold["id"]]
        n += 1
        titles += found["title"] == gold["title"]
        counts["persons"].add({fold(p["name"]) for p in gold["persons"]}, {fold(p["name"]) for p in found["persons"]})
        counts["countries"].add({c["code"] for c in gold["countries"] if c["about"]}, {c["code"] for c in found["countries"] if c["about"]})
        paths = topic_paths()
        counts["top"].add({paths[t][0] for t in gold["topics"]}, {t["path"][0] for t in found["topics"]})
        counts["all"].add({a for t in gold["topics"] for a in paths[t]}, {a for t in found["topics"] for a in t["path"]})
        counts["lines"].add(kept_lines(gold["text"]), kept_lines(found["text"]))
        counts["dropped"].add({d["text"].strip() for d in gold["dropped"]}, {line for d in found["dropped"] for line in kept_lines(d["text"])})
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "corpus.db"
        tools.index("--db", database, CORPUS)
        ranked = ndcg_at_10(read_judgements(CORPUS / "judgements/relevant.txt"), tools.rank(database, CORPUS / "judgements/queries.tsv"))
    return [("corpus, author-written: persons, F1", counts["persons"].f1, 0.92), ("corpus, author-written: countries (about), F1", counts["countries"].f1, 0.83),
            ("corpus, author-written: topics, top level, F1", counts["top"].f1, 0.72), ("corpus, author-written: topics with ancestors, F1", counts["all"].f1, 0.53),
            ("corpus, author-written: titles right", titles / n, 0.97), ("corpus, author-written: lines kept, recall", counts["lines"].recall, 0.99),
            ("corpus, author-written: lines kept, F1", counts["lines"].f1, 0.98), ("corpus, author-written: debris dropped, recall", counts["dropped"].recall, 0.95),
            ("corpus, author-written: nDCG@10 over 30 queries", ranked, 0.62)]


def topic_paths():
    """id -> ids from the top down, from our table of the taxonomy."""
    rows = [line.rstrip("\n").split("\t") for line in open(HERE.parent.parent / "facets/tables/media_topics.tsv", encoding="utf-8") if line[0] != "#"]
    parents = {number: parent for number, parent, _ in rows}

    def path(number):
        return (path(parents[number]) if parents[number] else []) + [f"medtop:{number}"]
    return {f"medtop:{number}": path(number) for number in parents}


def measure_ranking(tools, data):
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "cranfield.db"
        tools.index("--db", database, "--no-extract", data / "ranking/cranfield/docs.jsonl")
        run = tools.rank(database, data / "ranking/cranfield/queries.tsv")
    return [("Cranfield, nDCG@10", ndcg_at_10(read_judgements(data / "ranking/cranfield/qrels.txt"), run), 0.354)]


def old_rows():
    if not TABLE.exists():
        return []
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in open(TABLE, encoding="utf-8") if line.startswith("| ")]
    return [(name, float(figure), float(floor) if floor else None) for name, figure, floor in cells if figure[:1].isdigit()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    tools = Tools(arguments.bin)
    rows = measure_corpus(tools) + measure_held_out(tools, CORPUS)
    if data := os.environ.get("DATELINE_DATA"):
        sets = pathlib.Path(data)
        rows += measure_conll(tools, sets, lines_of) + measure_linking(tools, sets, lines_of) + measure_ranking(tools, sets) + measure_pages(tools, sets)
    else:
        print("DATELINE_DATA is not set: only our own corpus is measured (tests/quality/README.md says where the other sets are)")
    below = [f"{name}: {figure:.4f}, but at least {floor}" for name, figure, floor in rows if floor is not None and figure < floor]
    if not arguments.check:
        measured = {name for name, _, _ in rows}
        rows += [] if data else [row for row in old_rows() if row[0] not in measured]
        TABLE.write_text(HEADING + "".join(f"| {name} | {figure:.4f} | {'' if floor is None else floor} |\n" for name, figure, floor in rows), encoding="utf-8")
    for name, figure, floor in rows:
        print(f"{figure:.4f}  {name}")
    sys.exit("\n".join(["below the floor:", *below]) if below else 0)


if __name__ == "__main__":
    main()
