"""How well names are found in running text: rows of (measure, figure, floor)."""
import re

from scores import linking, mention_counts
from tools import lines_of

# On CoNLL-2003's development part, which the shipped model was not trained on: label, the list that holds it, the floor.
CONLL = (("PER", "persons", 0.88), ("LOC", "places", 0.83), ("ORG", "organizations", 0.70))
# On the fifth of our own articles that training leaves out.
HELD_OUT = {"PER": 0.93, "LOC": 0.93}


def measure_held_out(tools, corpus):
    report = tools.train("evaluate", "built-in", "--held-out", "--on", corpus / "gold.jsonl")
    figures = dict(re.findall(r"^(\w+) .*F1 ([\d.]+)", report, re.M))
    return [(f"corpus, held-out fifth, author-written: {label}, F1", float(figures[label]), floor) for label, floor in HELD_OUT.items()]


def measure_conll(tools, data):
    path = data / "ner/conll2003-testa.jsonl"
    gold, system = lines_of(path), tools.dry_run("--raw", path)
    return [(f"CoNLL-2003 testa, shipped model, {label}, F1", mention_counts(gold, system, label, kind).f1, floor) for label, kind, floor in CONLL]


def measure_linking(tools, data):
    path = data / "linking/aida-conll-dev.jsonl"
    shares = linking(lines_of(path), tools.dry_run("--raw", path))
    return [("AIDA CoNLL dev, persons found", shares["found"], 0.92), ("AIDA CoNLL dev, under the fullest name", shares["fullest name"], 0.90),
            ("AIDA CoNLL dev, split in two", shares["split"], None),
            ("AIDA CoNLL dev, spurious (the gold lists only persons with an entry in Wikidata)", shares["spurious"], None)]
