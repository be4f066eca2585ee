"""Our own sample archive against its own gold: extraction, cleaning and ranking."""
import pathlib, tempfile

from ranking import read_judgements
from scores import Counts, fold, ndcg_at_10
from tools import lines_of

TAXONOMY = pathlib.Path(__file__).resolve().parents[2] / "facets/tables/media_topics.tsv"


def kept_lines(text):
    return {line.strip() for line in text.splitlines() if line.strip()}


def measure_corpus(tools, corpus):
    system, n = tools.dry_run(corpus), 0
    counts = {key: Counts() for key in ("persons", "countries", "top", "all", "lines", "dropped")}
    titles = 0
    for gold in lines_of(corpus / "gold.jsonl"):
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
        tools.index("--db", database, corpus)
        ranked = ndcg_at_10(read_judgements(corpus / "judgements/relevant.txt"), tools.rank(database, corpus / "judgements/queries.tsv"))
    return [("corpus, author-written: persons, F1", counts["persons"].f1, 0.92), ("corpus, author-written: countries (about), F1 on articles that were learned from", counts["countries"].f1, 0.83),
            ("corpus, author-written: topics, top level, F1, on articles of which four fifths were learned from", counts["top"].f1, 0.83),
            ("corpus, author-written: topics with ancestors, F1, on articles of which four fifths were learned from", counts["all"].f1, 0.67),
            ("corpus, author-written: titles right", titles / n, 0.97), ("corpus, author-written: lines kept, recall", counts["lines"].recall, 0.99),
            ("corpus, author-written: lines kept, F1", counts["lines"].f1, 0.98), ("corpus, author-written: debris dropped, recall", counts["dropped"].recall, 0.95),
            ("corpus, author-written: nDCG@10 over 30 queries", ranked, 0.62)]


def topic_paths(by_name=False):
    """id (or name) -> ids from the top down, from our table of the taxonomy."""
    rows = [line.rstrip("\n").split("\t") for line in open(TAXONOMY, encoding="utf-8") if line[0] != "#"]
    parents = {number: parent for number, parent, _ in rows}

    def path(number):
        return (path(parents[number]) if parents[number] else []) + [f"medtop:{number}"]
    return {name if by_name else f"medtop:{number}": path(number) for number, _, name in rows}
