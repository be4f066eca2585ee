"""Measures of quality, each from gold and system output alone; all shares lie between 0 and 1."""
import collections, math, re, unicodedata


def fold(name):
    """Case, accents and punctuation folded, for comparing names."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))


class Counts:
    """True and false positives and false negatives, added up over articles (micro average)."""

    def __init__(self):
        self.right = self.wrong = self.missed = 0

    def add(self, gold, system):
        self.right += len(gold & system)
        self.wrong += len(system - gold)
        self.missed += len(gold - system)

    precision = property(lambda self: self.right / max(self.right + self.wrong, 1))
    recall = property(lambda self: self.right / max(self.right + self.missed, 1))
    f1 = property(lambda self: 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1))


def ndcg_at_10(judgements, run):
    """Mean over the judged queries. judgements: query -> {id: relevance}; run: query -> ids, best first. Gain is the relevance."""
    total = 0
    for query, relevant in judgements.items():
        gain = sum(relevant.get(found, 0) / math.log2(rank + 1) for rank, found in enumerate(run.get(query, [])[:10], 1))
        best = sum(g / math.log2(rank + 1) for rank, g in enumerate(sorted(relevant.values(), reverse=True)[:10], 1))
        total += gain / best
    return total / max(len(judgements), 1)


def linking(gold_articles, system):
    """How well persons are found and kept whole.

    gold: {"id", "text", "evaluation_span" (code points), "persons": [{"name", "qid", "surfaces"}]}; system: id -> output of --dry-run.
    found: a system person has a mention that reads like one of the gold surfaces; fullest name: besides, its name is the longest of them
    or the gold's name; split: two system persons match one gold person; spurious: shares no word with any gold surface.
    """
    n = collections.Counter()
    for article in gold_articles:
        begin, end = article["evaluation_span"]
        span = article["text"][begin:end]
        people = [p for p in system.get(str(article["id"]), {}).get("persons", []) if any(m["text"] in span for m in p["mentions"])]
        matched = set()
        for person in article["persons"]:
            surfaces = {fold(s) for s in person["surfaces"]}
            hits = [i for i, p in enumerate(people) if any(fold(m["text"]) in surfaces for m in p["mentions"])]
            names = {max(surfaces, key=len)} | ({fold(person["name"])} if person.get("qid") else set())
            matched.update(hits)
            n["gold"] += 1
            n["found"] += bool(hits)
            n["fullest name"] += any(fold(people[i]["name"]) in names for i in hits)
            n["split"] += len(hits) > 1
        words = {word for person in article["persons"] for s in person["surfaces"] for word in fold(s).split()}
        n["system"] += len(people)
        n["spurious"] += sum(i not in matched and not any(set(fold(m["text"]).split()) & words for m in p["mentions"]) for i, p in enumerate(people))
    shares = {key: n[key] / max(n["gold"], 1) for key in ("found", "fullest name", "split")}
    return {**shares, "spurious": n["spurious"] / max(n["system"], 1)}


def mention_counts(gold_articles, system, label, kind):
    """Exact spans in the text of one label ("PER") against one list of the system ("persons"): Counts."""
    counts = Counts()
    for article in gold_articles:
        found = system.get(str(article["id"]), {}).get(kind, [])
        counts.add({(s["begin"], s["end"]) for s in article["spans"] if s["label"] == label},
                   {(m["begin"], m["end"]) for entity in found for m in entity["mentions"] if m["field"] == "text"})
    return counts
