#!/usr/bin/env python3
"""Measure the quality of extraction, cleaning and ranking, and renew figures.md.

usage: measure.py --bin FOLDER [--check] [AREA...]

AREA     what to measure (all that can be, but for slow ones: ablations); the other areas' rows stay as they are
--bin    the folder that holds dateline-index, dateline-search and dateline-train
--check  write nothing; exit 1 when a figure is below its floor

Sets that are not ours are read from $DATELINE_DATA; without it areas that need them stay as they are (README.md says where to get each).
"""
import argparse, os, pathlib, sys

from countries import measure_learned_places, measure_own_countries, measure_shipped_places, measure_toponyms
from duplicates import measure_duplicates
from formats import measure_formats
from names import measure_conll, measure_foreign_pages, measure_held_out, measure_linking, measure_other_linking, measure_people
from flat_pages import measure_flat_pages
from pages import measure_pages
from ranking import measure_ranking
from repeated_lines import measure_repeated_lines
from sample_archive import measure_corpus
from tagger import measure_ablations, measure_cases, measure_genres, measure_like_for_like, measure_periods
from tools import Tools
from topics import measure_events, measure_held_out_topics, measure_reuters_topics, measure_topic_folds, measure_unseen_topics

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
TABLE = HERE / "figures.md"
HEADING = """# Quality, as measured

Renewed by `./dev quality [AREA...]`; do not edit. "author-written" figures are measured on gold that we wrote ourselves, so they tell about
changes, not about the world.
"""
COLUMNS = "| measure | figure | at least |\n| --- | --- | --- |\n"

# Area -> what measures it; each gives rows (measure, figure, floor or None). Those of OURS get the tools and our corpus, those of PUBLIC the tools and $DATELINE_DATA.
OURS = {"corpus": [measure_corpus, measure_held_out, measure_periods, measure_own_countries], "lines": [measure_repeated_lines]}
PUBLIC = {"names": [measure_conll, measure_linking, measure_other_linking, measure_people, measure_foreign_pages], "tagger": [measure_like_for_like, measure_genres, measure_cases],
          "countries": [measure_learned_places, measure_shipped_places, measure_toponyms], "ranking": [measure_ranking],
          "pages": [measure_pages, measure_flat_pages], "formats": [measure_formats], "duplicates": [measure_duplicates],
          "topics": [lambda tools, data: measure_held_out_topics(tools, CORPUS), lambda tools, data: measure_unseen_topics(tools, HERE / "unseen_reports"), measure_topic_folds, measure_events, measure_reuters_topics]}

# As PUBLIC, but measured only when named: some ten minutes on one core.
SLOW = {"ablations": [measure_ablations]}


def sections():
    """Area -> its part of the table as it stands."""
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    parts = (part.split("\n", 1) for part in text.split("\n## ")[1:])
    return {area.strip(): body.strip() + "\n" for area, body in parts}


def rendered(rows):
    return COLUMNS + "".join(f"| {name} | {figure:.4f} | {'' if floor is None else floor} |\n" for name, figure, floor in rows)


def wanted(areas, data):
    """Area -> calls to be made, in the order of the table."""
    unknown = set(areas) - set(OURS) - set(PUBLIC) - set(SLOW)
    if unknown:
        sys.exit(f"no such area: {', '.join(sorted(unknown))}; there are {', '.join([*OURS, *PUBLIC, *SLOW])}")
    if not data:
        print("DATELINE_DATA is not set: only our own corpus is measured (tests/quality/README.md says where the other sets are)")
    known = [*((area, measures, CORPUS) for area, measures in OURS.items()), *((area, measures, data) for area, measures in PUBLIC.items() if data),
             *((area, measures, data) for area, measures in SLOW.items() if data and area in areas)]
    return [(area, measures, folder) for area, measures, folder in known if not areas or area in areas]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("areas", nargs="*")
    arguments = parser.parse_args()
    data = os.environ.get("DATELINE_DATA")
    tools, table, below = Tools(arguments.bin), sections(), []
    for area, measures, folder in wanted(arguments.areas, data and pathlib.Path(data)):
        rows = [row for measure in measures for row in measure(tools, folder)]
        table[area] = rendered(rows)
        for name, figure, floor in rows:
            print(f"{figure:.4f}  {name}")
        below += [f"{name}: {figure:.4f}, but at least {floor}" for name, figure, floor in rows if floor is not None and figure < floor]
    if not arguments.check:
        order = [area for area in (*OURS, *PUBLIC, *SLOW) if area in table]
        TABLE.write_text(HEADING + "".join(f"\n## {area}\n{table[area]}" for area in order), encoding="utf-8")
    sys.exit("\n".join(["below the floor:", *below]) if below else 0)


if __name__ == "__main__":
    main()
