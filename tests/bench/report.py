"""The report of a run of bench.py: one section a size of archive, each renewed by itself."""
import json, os, platform, statistics

HEADING = """# Speed and size, as measured

Renewed by `./dev bench [SIZE]`, a section a size; do not edit. The baseline is Xapian used exactly as its documentation teaches (`baseline.hpp`); both sides work on the same
machine in the same run, queries in turn in one process. **Trust the ratios only**: the machine is whatever the last run had, and other work may have slowed both sides; the
floors are meant for 400,000 articles on two idle cores. A ratio above 1 is in our favour. p99 is over all queries of a class and all rounds.

The baseline fetches the stored fields of ten results and estimates how many there are where no facets are asked for; Dateline also makes their snippets and counts its matches
exactly. Every query is asked several times over, without and with filter and facets: what Dateline keeps in memory of words that were asked for before (100 bytes an article at
most) tells in the medians, and not in the column "first", the median of the first time that a query is asked.
"""


class Run:
    """What bench.py measured: times in seconds or milliseconds, sizes in bytes or megabytes as named."""
    def __init__(self):
        self.size = self.source = ""
        self.articles = self.text_mb = self.compacted_bytes = 0
        self.indexing, self.answers, self.cold, self.adding, self.reuters = {}, {}, {}, {}, {}
        self.reuters_mb = 0


def p99(times):
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head, rows):
    return "".join("| " + " | ".join(map(str, row)) + " |\n" for row in [head, ["---"] * len(head), *rows]) + "\n"


def indexing_table(measures, text_mb, title):
    baseline, *_ = measures.values()
    rows = [(name, number(text_mb / m["seconds"]), f"{baseline['seconds'] / m['seconds']:.2f}", f"{baseline['cpu'] / m['cpu']:.2f}", f"{m['bytes'] / text_mb / 1e6:.2f}", f"{m['peak_mb']:.0f}")
            for name, m in measures.items()]
    return table((title, "MB/s of text", "ratio", "ratio of CPU time", "index size / text", "peak memory, MB"), rows)


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
        first = statistics.median(a["dateline_ms"][0] for a in some)
        rows.append((kind, "yes" if has_filter else "", "three" if facets else "", number(statistics.median(a["matches"] for a in some)), number(statistics.median(theirs)), number(p99(theirs)),
                     number(statistics.median(ours)), number(p99(ours)), number(first), f"{ratio_of(some):.2f}", f"{ratio_of(some, 'cpu_ms'):.2f}", sum(bool(a["difference"]) for a in some) or ""))
    return table(("queries", "filter", "facets", "matches", "baseline, ms", "p99", "Dateline, ms", "p99", "first", "ratio of medians", "ratio of CPU time", "answers that differ"), rows)


def ratio_of(answers, clock="ms"):
    """Median over queries of how many times as fast ours is; None without queries."""
    ratios = [statistics.median(a[f"baseline_{clock}"]) / statistics.median(a[f"dateline_{clock}"]) for a in answers]
    return statistics.median(ratios) if ratios else None


def slowest_class(answers):
    """The least ratio_of() a class, and which class has it."""
    return min(((ratio_of(some), f"{kind}{', filter' if has_filter else ''}") for (kind, has_filter, _), some in classes_of(answers).items()), default=(None, "none"))


def query_floors(run, state, compacted):
    """Rows (measure, value, floor) of one state of the database."""
    answers = run.answers[state]
    faceted, plain = ([a for a in answers if a["facets"] == facets] for facets in (True, False))
    everything = [a for a in faceted if a["class"] == "all" and not a["filter"]]
    many = [a for a in faceted if a["matches"] >= run.articles / 10 and a not in everything]
    fewer = [a for a in faceted if a["matches"] < run.articles / 10]
    slow_faceted, slow_plain = slowest_class(fewer), slowest_class(plain)
    return [(f"{state}: three facets, matches at least a tenth: ratio of medians", ratio_of(many), ">= 12"),
            (f"{state}: everything with three facets, median ms", statistics.median(t for a in everything for t in a["dateline_ms"]), "<= 1"),
            (f"{state}: three facets, fewer matches: ratio of the slowest class ({slow_faceted[1]})", slow_faceted[0], ">= 3"),
            (f"{state}: without facets, ratio of the slowest class ({slow_plain[1]})", slow_plain[0], ">= 1" if compacted else ">= 0.77"),
            (f"{state}: without facets, frequent words: ratio (the aim is 2)", ratio_of([a for a in plain if a["class"] == "frequent word" and not a["filter"]]), ">= 1" if compacted else ">= 0.77"),
            (f"{state}: answers compared with the baseline's that differ, of {len(answers)}", sum(bool(a["difference"]) for a in answers), "<= 0")]


def floor_table(run):
    """What is asked of an archive of 400,000 articles on two idle cores."""
    baseline, *_ = run.indexing.values()
    full, labels = run.indexing["full extraction, --jobs 2"], run.indexing["labels only, --jobs 2"]
    measures = []
    if run.reuters:
        theirs, ours_full, ours_labels = (m["seconds"] for m in run.reuters.values())
        measures += [("indexing Reuters-21578 with full extraction, ratio", theirs / ours_full, ">= 2.5"), ("indexing Reuters-21578 labels only, ratio", theirs / ours_labels, ">= 4")]
    measures += [("indexing with full extraction, ratio", baseline["seconds"] / full["seconds"], ">= 3.0"), ("indexing labels only, ratio", baseline["seconds"] / labels["seconds"], ">= 6"),
                 ("index size / text, full extraction, as indexed", full["bytes"] / run.text_mb / 1e6, "<= 3.0")]
    for state in run.answers:
        measures += query_floors(run, state, state == "compacted")
    measures += [("a whole command (open, one word, three facets), ms", statistics.median(run.cold["dateline"]), "<= 30"), ("peak memory while indexing, MB", max(m["peak_mb"] for m in list(run.indexing.values())[1:]), "<= 600"),
                 ("adding 100 articles, s", run.adding["dateline"]["seconds"], "<= 1")]

    def is_met(value, floor):
        bound = float(floor.split()[1])
        return value >= bound if floor.startswith(">") else value <= bound
    return table(("what is asked of 400,000 articles", "measured", "floor", ""),
                 [(name, "" if value is None else f"{value:.2f}", floor, "" if value is None else "met" if is_met(value, floor) else "**missed**") for name, value, floor in measures])


def section(run):
    text = f"## {run.size}\n\n{run.articles:,} articles, {run.text_mb:.0f} MB of text spliced from {run.source}, with given persons, countries and topics; {os.cpu_count()} cores, {platform.machine()}.\n\n"
    text += floor_table(run) + indexing_table(run.indexing, run.text_mb, "indexing")
    if run.reuters:
        text += indexing_table(run.reuters, run.reuters_mb, f"indexing Reuters-21578 ({run.reuters_mb:.0f} MB of text)")
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
