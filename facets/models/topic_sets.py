#!/usr/bin/env python3
"""Write labelled sets in the form that `dateline-train topics` learns the built-in topics from: one article a line, with the Media Topics of its two upper levels.

usage: topic_sets.py corpus                       our sample archive (corpus/gold.jsonl)
       topic_sets.py texts                        our short reports (topic_texts.tsv)
       topic_sets.py reports                      our longer ones (topic_reports.tsv): a third topic is unsure
       topic_sets.py more                         many more of these (topic_more_reports.tsv)
       topic_sets.py events FILE [--until DATE]   Wikipedia's Current Events: {"date", "topic": heading, "text"}; before the date only

"topics" are the article's topics with those above them, "unsure" those that its labels leave open: below the last one given, and what a heading does not tell.
"""
import argparse, json, pathlib, re

HERE = pathlib.Path(__file__).resolve().parent
ROWS = [line.rstrip("\n").split("\t") for line in open(HERE.parent / "tables/media_topics.tsv", encoding="utf-8") if line[0] != "#"]
PARENT = {number: parent for number, parent, _ in ROWS}
NUMBER = {name: number for number, _, name in ROWS}

# Heading: the top-level topics that it may mean, the usual one first.
HEADINGS = {"Armed conflicts and attacks": ("16", "02"), "Disasters and accidents": ("03", "17"), "Law and crime": ("02",), "Politics and elections": ("11",),
            "International relations": ("11", "16"), "Business and economy": ("04",), "Sports": ("15",), "Health and environment": ("07", "06"),
            "Arts and culture": ("01",), "Science and technology": ("13",)}
# Words that make it the second one.
SECOND = {"Armed conflicts and attacks": r"\b(police|arrest\w*|gunman|gunmen|stabb\w+|mass shooting|murder\w*|suspect)\b",
          "Disasters and accidents": r"\b(heat ?wave|snow\w*|blizzard|cold wave|tornado\w*|typhoon|hurricane|cyclone|storm)\b",
          "Health and environment": r"\b(climate|emission\w*|pollut\w+|species|conservation\w*|environment\w*|wildlife|forest|oil spill|warming|carbon|whale\w*|extinct\w*)\b"}
# No heading is about these: an item may be all the same.
UNHEADED = ("05", "08", "09", "10", "12", "14")


def path(number):
    return (path(PARENT[number]) if PARENT[number] else []) + [number]


def name_of(number):
    return f"medtop:{number}"


UPPER = [number for number in PARENT if len(path(number)) <= 2]


def labels(numbers):
    """What given topics say of those of the two upper levels."""
    has = {step for number in numbers for step in path(number)[:2]}
    below = {number for number in UPPER if PARENT[number] in numbers and number not in has}
    return {"topics": sorted(map(name_of, has)), "unsure": sorted(map(name_of, below))}


def corpus():
    for line in open(HERE.parent.parent / "corpus/gold.jsonl", encoding="utf-8"):
        article = json.loads(line)
        yield {"id": article["id"], "title": article["title"], "text": article["text"], **labels([t.removeprefix("medtop:") for t in article["topics"]])}


def texts(name, sure=9):
    for row, line in enumerate(open(HERE / f"{name}.tsv", encoding="utf-8")):
        if line[0] != "#":
            topics, title, text = line.rstrip("\n").split("\t")
            numbers = [NUMBER[name] for name in topics.split("; ")]
            given, every = labels(numbers[:sure]), labels(numbers)
            unsure = {*given["unsure"], *every["topics"], *every["unsure"]} - set(given["topics"])
            yield {"id": f"{name}/{row}", "title": title, "text": text, "topics": given["topics"], "unsure": sorted(unsure)}


def events(file, until):
    for row, line in enumerate(open(file, encoding="utf-8")):
        item = json.loads(line)
        if until and item["date"] >= until:
            continue
        heading = item["topic"]
        means = HEADINGS[heading]
        chosen = means[1] if heading in SECOND and re.search(SECOND[heading], item["text"], re.I) else means[0]
        if heading == "Disasters and accidents":
            has = ["03"] + (["17"] if chosen == "17" else [])
        else:
            has = [chosen]
        has = [top + "000000" for top in has]
        open_tops = {top + "000000" for top in (*means, *UNHEADED)}
        unsure = {number for number in UPPER if path(number)[0] in open_tops and number not in has}
        yield {"id": f"events/{row}", "text": item["text"], "topics": sorted(map(name_of, has)), "unsure": sorted(map(name_of, unsure))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=["corpus", "texts", "reports", "more", "events"])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--until", default="")
    arguments = parser.parse_args()
    if arguments.set == "events" and not arguments.file:
        parser.error("events needs the file")
    sets = {"corpus": corpus, "texts": lambda: texts("topic_texts"), "reports": lambda: texts("topic_reports", 2), "more": lambda: texts("topic_more_reports"), "events": lambda: events(arguments.file, arguments.until)}
    for article in sets[arguments.set]():
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
