"""The report of a run of bench.py: one section a size of archive, each renewed by itself."""
import json, os, platform, statistics

HEADING = """# Speed and size, as measured

Renewed by `./dev bench [SIZE]`, a section a size; do not edit. The baseline is Xapian used exactly as its documentation teaches (`baseline.hpp`); both sides work on the same
machine in the same run, queries in turn in one process. **Trust the ratios only**: the machine is whatever the last run had, and other work may have slowed both sides; the
floors of the ratios are meant for 400,000 articles on two idle cores. A ratio above 1 is in our favour. p99 is over all queries of a class and all rounds.

The baseline fetches the stored fields of ten results; Dateline also makes their snippets and counts its matches exactly, facets or not.
"""


class Run:
    """What bench.py measured: times in seconds or milliseconds, sizes in bytes or megabytes as named."""
    def __init__(self):
        self.size = self.source = ""
        self.articles = self.text_mb = self.compacted_bytes = 0
        self.indexing, self.answers, self.cold, self.adding = {}, {}, {}, {}


def p99(times):
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head, rows):
    return "".join("| " + " | ".join(map(str, row)) + " |\n" for row in [head, ["---"] * len(head), *rows]) + "\n"


def indexing_table(run):
    baseline, *_ = run.indexing.values()
    rows = [(name, number(run.text_mb / m["seconds"]), f"{baseline['seconds'] / m['seconds']:.2f}", f"{baseline['cpu'] / m['cpu']:.2f}", f"{m['bytes'] / run.text_mb / 1e6:.2f}", f"{m['peak_mb']:.0f}")
            for name, m in run.indexing.items()]
    return table(("indexing", "MB/s of text", "ratio", "ratio of CPU time", "index size / text", "peak memory, MB"), rows)


def classes_of(answers):
    """(class, filter, facets) -> the answers, in the order of the queries."""
    found = {}
    for answer in answers:
        found.setdefault((answer["class"], answer["filter"], answer["facets"]), []).append(answer)
    return dict(sorted(found.items(), key=lambda item: item[0][1:]))


def query_table(answers):
    rows = []
    for (kind, has_filter, facets), some in classes_of(answers).items():
        theirs, ours = ([t for a in some for t in a[f"{side}_ms"]] for side in ("baseline", "dateline"))
        ratio, cpu_ratio = (statistics.median(statistics.median(a[f"baseline_{clock}"]) / statistics.median(a[f"dateline_{clock}"]) for a in some) for clock in ("ms", "cpu_ms"))
        rows.append((kind, "yes" if has_filter else "", "three" if facets else "", number(statistics.median(a["matches"] for a in some)), number(statistics.median(theirs)), number(p99(theirs)),
                     number(statistics.median(ours)), number(p99(ours)), f"{ratio:.2f}", f"{cpu_ratio:.2f}", sum(bool(a["difference"]) for a in some) or ""))
    return table(("queries", "filter", "facets", "matches", "baseline, ms", "p99", "Dateline, ms", "p99", "ratio of medians", "ratio of CPU time", "answers that differ"), rows)


def ratio_of(answers, clock="ms"):
    """Median over queries of how many times as fast ours is; None without queries."""
    ratios = [statistics.median(a[f"baseline_{clock}"]) / statistics.median(a[f"dateline_{clock}"]) for a in answers]
    return statistics.median(ratios) if ratios else None


def floor_table(run):
    """What is asked of an archive of 400,000 articles on two idle cores."""
    indexed = run.answers["as indexed"]
    best = run.answers.get("compacted", indexed)
    baseline, *_ = run.indexing.values()
    full, labels = run.indexing["full extraction, --jobs 2"], run.indexing["labels only, --jobs 2"]
    many = [a for a in best if a["facets"] and a["matches"] >= run.articles / 10 and not (a["class"] == "all" and not a["filter"])]
    everything = [t for a in best if a["facets"] and a["class"] == "all" and not a["filter"] for t in a["dateline_ms"]]

    def slowest(answers):
        return min(ratio_of(some) for some in classes_of([a for a in answers if not a["facets"]]).values())
    measures = [
        ("indexing with full extraction, ratio", baseline["seconds"] / full["seconds"], ">= 3.0"), ("indexing labels only, ratio", baseline["seconds"] / labels["seconds"], ">= 6"),
        ("index size / text, as indexed", full["bytes"] / run.text_mb / 1e6, "<= 3.0"), ("three facets, matches at least a tenth: ratio of medians", ratio_of(many), ">= 12"),
        ("everything with three facets, median ms", statistics.median(everything), "<= 1"), ("three facets, fewer matches: ratio of medians", ratio_of([a for a in best if a["facets"] and a["matches"] < run.articles / 10]), ">= 3"),
        ("without facets, the slowest class, compacted: ratio", slowest(best), ">= 1"), ("without facets, the slowest class, as indexed: ratio", slowest(indexed), ">= 0.77"),
        ("a whole command, ms", statistics.median(run.cold["dateline"]), "<= 30"), ("peak memory while indexing, MB", max(m["peak_mb"] for m in list(run.indexing.values())[1:]), "<= 600"),
        ("adding 100 articles, s", run.adding["dateline"]["seconds"], "<= 1")]
    return table(("what is asked of 400,000 articles", "measured", "at least"), [(name, "" if value is None else f"{value:.2f}", floor) for name, value, floor in measures])


def section(run):
    text = f"## {run.size}\n\n{run.articles:,} articles, {run.text_mb:.0f} MB of text spliced from {run.source}, with given persons, countries and topics; {os.cpu_count()} cores, {platform.machine()}.\n\n"
    text += floor_table(run) + indexing_table(run)
    if run.compacted_bytes:
        text += f"Compacted, labels only: index size / text {run.compacted_bytes / run.text_mb / 1e6:.2f}.\n\n"
    for state, answers in run.answers.items():
        text += f"### Queries, {state}\n\n" + query_table(answers)
    cold = {side: statistics.median(times) for side, times in run.cold.items()}
    text += table(("other", "baseline", "Dateline", "ratio"), [
        ("a whole command with one word and three facets, ms", number(cold["baseline"]), number(cold["dateline"]), f"{cold['baseline'] / cold['dateline']:.2f}"),
        ("adding 100 articles, ms", *(number(run.adding[side]["seconds"] * 1e3) for side in ("baseline", "dateline")), f"{run.adding['baseline']['seconds'] / run.adding['dateline']['seconds']:.2f}")])
    return text


def write_report(run, path, raw):
    raw.write_text(json.dumps(run.__dict__))
    new = section(run)
    old = path.read_text(encoding="utf-8").split("\n## ")[1:] if path.exists() else []
    sections = {part.split("\n", 1)[0]: "## " + part.strip() + "\n\n" for part in old}
    sections[run.size] = new
    path.write_text(HEADING + "\n" + "".join(sections[size] for size in sorted(sections, key=len)), encoding="utf-8")
    print(new)
