"""The tagger by method, genre, case and period, and what each family of features is worth: rows of (measure, figure, floor)."""
import json, pathlib, re, subprocess, tempfile

from scores import Counts
from tools import lines_of

KINDS = {"persons": "PER", "places": "LOC", "organizations": "ORG", "misc": "MISC"}
# How a model is trained on CoNLL-2003's own training part, to compare the method with others.
LIKE_FOR_LIKE = ("--epochs", "7", "--folds", "3", "--dropout", "0.15", "--threads", "2")
FLOORS = {"ALL": 0.93, "PER": 0.965, "LOC": 0.945}
FAMILIES = ("affixes", "shape", "window", "bigrams", "lists", "clusters", "casing", "line", "document", "majority", "columns", "company", "lines_end", "wider")
PERIODS = ((1945, 1969), (1970, 1989), (1990, 2009), (2010, 2024))


def tagged(tools, model, path):
    """id -> {(begin, end, label)} in the text."""
    found = {}
    for line in tools.train("tag", model, "--on", path).splitlines():
        article = json.loads(line)
        found[article["id"]] = {(m["begin"], m["end"], label) for kind, label in KINDS.items() for entity in article[kind]
                                for m in entity["mentions"] if m["field"] == "text"}
    return found


def counts_by_label(articles, system):
    """label, or ALL -> Counts."""
    counts = {label: Counts() for label in (*KINDS.values(), "ALL")}
    for article in articles:
        gold = {(s["begin"], s["end"], s["label"]) for s in article["spans"]}
        found = system[article["id"]]
        for label, count in counts.items():
            count.add({s for s in gold if label in ("ALL", s[2])}, {s for s in found if label in ("ALL", s[2])})
    return counts


def train_on_conll(tools, data, model, *options):
    tools.train("tagger", "--from", data / "ner/conll2003-train.jsonl", *LIKE_FOR_LIKE, *options, "-o", model)


def measure_like_for_like(tools, data):
    path = data / "ner/conll2003-testa.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        model = pathlib.Path(folder) / "conll.tagger"
        train_on_conll(tools, data, model)
        counts = counts_by_label(lines_of(path), tagged(tools, model, path))
    return [(f"method: trained on CoNLL-2003 train, tested on testa, {label}, F1", counts[label].f1, FLOORS.get(label)) for label in ("ALL", "PER", "LOC", "ORG", "MISC")]


def is_sport(article):
    """Reuters heads its sports reports with the sport: "SOCCER - "."""
    return re.match(r"[A-Z][A-Z' ]+ ?- ?", article["text"]) is not None


def measure_genres(tools, data):
    path = data / "ner/conll2003-testa.jsonl"
    articles, system = lines_of(path), tagged(tools, "built-in", path)
    rows = []
    for name, wanted in (("sport", True), ("other news", False)):
        counts = counts_by_label([a for a in articles if is_sport(a) == wanted], system)
        rows += [(f"shipped model, testa, {name}: {label}, F1", counts[label].f1, None) for label in ("PER", "LOC", "ORG")]
    return rows


def recased(text, recase):
    """The text with its ASCII letters recased: no offset moves."""
    return "".join(recase(c) if c < "\x80" else c for c in text)


def measure_cases(tools, data):
    articles, rows = lines_of(data / "ner/conll2003-testa.jsonl"), []
    for name, recase in (("all capitals", str.upper), ("all small letters", str.lower)):
        changed = [{**article, "text": recased(article["text"], recase)} for article in articles]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "changed.jsonl"
            path.write_text("".join(json.dumps(article) + "\n" for article in changed), encoding="utf-8")
            counts = counts_by_label(changed, tagged(tools, "built-in", path))
        rows += [(f"shipped model, testa in {name}: {label}, F1", counts[label].f1, None) for label in ("PER", "LOC")]
    return rows


def measure_periods(tools, corpus):
    """Our own held-out articles by the time that they tell of."""
    rows = []
    articles = lines_of(corpus / "gold.jsonl")
    for first, last in PERIODS:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "period.jsonl"
            path.write_text("".join(json.dumps(a) + "\n" for a in articles if first <= int(a["date"][:4]) <= last), encoding="utf-8")
            report = tools.train("evaluate", "built-in", "--held-out", "--on", path)
        figures = {label: (float(f1), gold) for label, f1, gold in re.findall(r"^(\w+) .*F1 ([\d.]+) \(gold (\d+)", report, re.M)}
        rows += [(f"corpus, held-out fifth, author-written, {first} to {last}: {label} ({figures[label][1]} mentions), F1", figures[label][0], None)
                 for label in ("PER", "LOC")]
    return rows


def measure_ablations(tools, data):
    """Like for like without one family of features each: ALL and PER. Slow."""
    path = data / "ner/conll2003-testa.jsonl"
    articles, rows = lines_of(path), []
    with tempfile.TemporaryDirectory() as folder:
        model = pathlib.Path(folder) / "ablation.tagger"
        for family in (None, *FAMILIES):
            train_on_conll(tools, data, model, *(("--without", family) if family else ()))
            counts = counts_by_label(articles, tagged(tools, model, path))
            name = f"without {family}" if family else "all families"
            rows += [(f"CoNLL-2003 train to testa, {name}: {label}, F1", counts[label].f1, None) for label in ("ALL", "PER", "LOC", "ORG")]
    return rows
