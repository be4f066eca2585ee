#!/usr/bin/env python3
"""Check that every facet count is exactly what it says, on a real archive.

usage: counts.py --bin FOLDER INPUT...

Indexes the inputs into a fresh database. For 20 queries over it, every value of every facet is added as a filter, and must give as many matches as its
count says. Then the facets over all articles are counted again from what --dry-run prints, without the database. Exit status 1 on any difference.
"""
import argparse, collections, json, pathlib, subprocess, sys, tempfile

from scores import fold

QUERIES = ["", "oil price", "trade deficit", "bank", "election", "wheat -corn", '"prime minister"', "earthquake OR flood", "government debt", "coffee quotas", "title:war",
           "strike NEAR/5 workers", "invest*", "gold mine", "country:japan trade", "president AND NOT reagan", "shares company profit", "food aid", "currency -dollar", "nuclear"]
KINDS = {"person": "persons", "organization": "organizations", "place": "places", "country": "countries", "topic": "topics", "source": "sources", "language": "languages"}


def key(name):
    """A name as the catalogue compares names: apostrophes are nothing, other marks are blanks."""
    return fold(name.replace("'", "").replace("\u2019", ""))


def batch(bin_folder, database, requests):
    lines = "".join(json.dumps(r) + "\n" for r in requests)
    out = subprocess.run([bin_folder / "dateline-search", "--db", database, "--batch", "-"], input=lines, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def check_filters(bin_folder, database):
    wrong = checked = 0
    answers = batch(bin_folder, database, [{"id": q, "query": q, "limit": 0, "facets": {kind: 0 for kind in KINDS}} for q in QUERIES])
    for answer in answers:
        values = [(kind, v) for kind in KINDS for v in answer["facets"].get(kind, [])]
        if not answer["exact"] or "error" in answer:
            sys.exit(f"'{answer['id']}': not exact")
        asked = [{"id": i, "query": answer["query"], "limit": 0, "facets": {}, KINDS[kind]: [[v["value"]]]} for i, (kind, v) in enumerate(values)]
        for (kind, value), filtered in zip(values, batch(bin_folder, database, asked)):
            checked += 1
            if filtered.get("matches") != value["count"]:
                wrong += 1
                print(f"'{answer['id']}', {kind} {value['value']}: counted {value['count']}, but the filter gives {filtered.get('matches', filtered)}")
    print(f"{checked} values of {len(answers)} queries filtered, {wrong} differ")
    return wrong


def check_recount(bin_folder, database, inputs):
    counted = {kind: collections.Counter() for kind in ("person", "organization", "country", "topic", "source")}
    dry = subprocess.run([bin_folder / "dateline-index", "--quiet", "--dry-run", *inputs], capture_output=True, text=True).stdout
    for article in map(json.loads, dry.splitlines()):
        counted["person"].update({key(p["name"]) for p in article["persons"]})
        counted["organization"].update({key(p["name"]) for p in article["organizations"]})
        counted["country"].update({c["code"] for c in article["countries"] if c["about"]})
        counted["topic"].update({t for topic in article["topics"] for t in topic["path"]})
        counted["source"].update({article["source"]} - {""})
    (answer,) = batch(bin_folder, database, [{"limit": 0, "facets": {kind: 0 for kind in counted}}])
    wrong = 0
    for kind, again in counted.items():
        found = collections.Counter()
        for value in answer["facets"][kind]:
            found[key(value["label"]) if kind in ("person", "organization") else value["value"]] += value["count"]
        differing = {k: (found[k], again[k]) for k in found.keys() | again.keys() if found[k] != again[k]}
        wrong += len(differing)
        print(f"{kind}: {len(again)} values counted again, {len(differing)} differ {dict(list(differing.items())[:5]) or ''}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("inputs", nargs="+")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "counts.db"
        subprocess.run([arguments.bin / "dateline-index", "--quiet", "--keep-copies", "--db", database, *arguments.inputs], check=True)
        wrong = check_filters(arguments.bin, database) + check_recount(arguments.bin, database, arguments.inputs)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
