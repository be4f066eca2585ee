"""How well results are ranked, against judged queries."""
import pathlib, tempfile

from scores import ndcg_at_10


def read_judgements(path):
    judgements = {}
    for line in open(path, encoding="utf-8"):
        query, _, found, relevance = line.split()
        if float(relevance) > 0:
            judgements.setdefault(query, {})[found] = float(relevance)
    return judgements


def measure_ranking(tools, data):
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "cranfield.db"
        tools.index("--db", database, "--no-extract", "--keep-copies", data / "ranking/cranfield/docs.jsonl")
        run = tools.rank(database, data / "ranking/cranfield/queries.tsv")
    return [("Cranfield, nDCG@10", ndcg_at_10(read_judgements(data / "ranking/cranfield/qrels.txt"), run), 0.354)]
