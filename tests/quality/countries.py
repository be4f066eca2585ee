"""Which countries articles are about, and which country a place is in: rows of (measure, figure, floor).

The editors' PLACES of Reuters-21578 are right by definition; figures are micro averages over the articles that carry any. Codes for their names come from our tables.
"""
import pathlib, re, tempfile

from scores import Counts
from tools import lines_of


def report_figures(report):
    """The F1 of each line of what dateline-train prints on countries."""
    return {name.strip(): float(figure) for name, figure in re.findall(r"^(.{28}) F1 ([\d.]+)", report, re.M)}


def learn(tools, articles, *options):
    with tempfile.TemporaryDirectory() as folder:
        return report_figures(tools.train("countries", "--from", articles, "-o", pathlib.Path(folder) / "learned.countries", *options))


def measure_own_countries(tools, corpus):
    """By models that have not seen the article; the shipped one has seen all of ours."""
    figures = learn(tools, corpus / "gold.jsonl", "--folds", "10", "--without-words", "--least-labels", "1000")
    return [("corpus, author-written: countries (about), learned on nine tenths, F1 on the tenth", figures["all"], 0.84)]


def measure_learned_places(tools, data):
    with tempfile.TemporaryDirectory() as folder:
        labelled = pathlib.Path(folder) / "reuters.jsonl"
        labelled.write_text(tools.index("--dry-run", "--no-extract", data / "reuters21578"), encoding="utf-8")
        figures = learn(tools, labelled, "--folds", "5")
    return [("Reuters-21578 PLACES, weights learned on it, 5-fold, F1", figures["all"], 0.91),
            ("Reuters-21578 PLACES, weights learned on it, 5-fold, articles with two places or more, F1", figures["two countries or more"], 0.85)]


def measure_shipped_places(tools, data):
    gold = {key: {c["code"] for c in article["countries"]} for key, article in tools.dry_run("--no-extract", data / "reuters21578").items()}
    with tempfile.TemporaryDirectory() as folder:
        for path in (data / "reuters21578").glob("*.sgm"):
            hidden = re.sub(rb"<PLACES>.*?</PLACES>", b"<PLACES></PLACES>", path.read_bytes(), flags=re.S)
            (pathlib.Path(folder) / path.name).write_bytes(hidden)
        system = tools.dry_run(folder)
    counts = {key: Counts() for key in ("all", "several", "without")}
    for key, right in gold.items():
        if not right:
            continue
        found = {c["code"] for c in system[key]["countries"] if c["about"]}
        counts["all"].add(right, found)
        counts["without"].add(right - {"US"}, found - {"US"})
        if len(right) > 1:
            counts["several"].add(right, found)
    return [("Reuters-21578 PLACES, shipped weights, F1", counts["all"].f1, None),
            ("Reuters-21578 PLACES, shipped weights, articles with two places or more, F1", counts["several"].f1, None),
            ("Reuters-21578 PLACES, shipped weights, without the United States, F1", counts["without"].f1, 0.80)]


def measure_toponyms(tools, data):
    """Of the gold places that a country's mention overlaps, how many have the right code and no other (resolution); of all gold places, how many (recall)."""
    path = data / "countries/lgl.jsonl"
    system, places, touched, right = tools.dry_run("--raw", path), 0, 0, 0
    for article in lines_of(path):
        countries = system.get(str(article["id"]), {}).get("countries", [])
        for place in article["toponyms"]:
            codes = {c["code"] for c in countries for m in c["mentions"]
                     if m["field"] == "text" and m["begin"] < place["end"] and place["begin"] < m["end"]}
            places, touched, right = places + 1, touched + bool(codes), right + (codes == {place["code"]})
    return [("LGL, country of places found, right (resolution)", right / touched, 0.93), ("LGL, places found with the right country (recall)", right / places, 0.75)]
