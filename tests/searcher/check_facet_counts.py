#!/usr/bin/env python3
"""Check on any database that every facet's count is the number of matches which its value gives as a filter.

usage: check_facet_counts.py --bin FOLDER --db DATABASE [--queries FILE] [--values N] [--kinds KIND,...]

--bin      the folder that holds dateline-search
--queries  lines of 'id TAB query'; without it, twenty that suit most archives
--values   how many values of each facet are tried; 0 (the default): all
--kinds    the facets that are tried (default: all)

Exits with 1, naming them, when counts differ.
"""
import argparse, json, pathlib, subprocess, sys

QUERIES = ["", "oil price", "election", "+government +minister", "\"prime minister\"", "war OR peace", "(oil OR gas) AND price", "talks NEAR/5 agreement", "diplom*", "title:president",
           "country:us", "-country:us", "trade country:jp", "mentions:fr", "topic:politics", "bank -interest", "NOT market", "date:1987", "person:john", "water"]
FIELDS = {"person": "persons", "organization": "organizations", "place": "places", "country": "countries", "mentioned": "countries", "topic": "topics", "source": "sources",
          "language": "languages"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--db", required=True)
    parser.add_argument("--queries")
    parser.add_argument("--values", type=int, default=0)
    parser.add_argument("--kinds", default="person,organization,place,country,mentioned,topic,source,language,year,month")
    arguments = parser.parse_args()
    queries = [line.rstrip("\n").split("\t", 1)[1] for line in open(arguments.queries, encoding="utf-8")] if arguments.queries else QUERIES

    tool = subprocess.Popen([arguments.bin / "dateline-search", "--db", arguments.db, "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(**request):
        tool.stdin.write(json.dumps(request) + "\n")
        tool.stdin.flush()
        answer = json.loads(tool.stdout.readline())
        if "error" in answer:
            sys.exit(f"{request}: {answer['error']['message']}")
        if not answer["exact"]:
            sys.exit(f"{request}: not exact")
        return answer

    checked = wrong = 0
    for query in queries:
        facets = ask(query=query, limit=0, facets={kind: arguments.values for kind in arguments.kinds.split(",")})["facets"]
        for kind, values in facets.items():
            for value in values:
                if kind in ("year", "month"):
                    added = {"from": value["value"], "to": value["value"]}
                else:
                    added = {FIELDS[kind]: [value["value"]], "mentioned": kind == "mentioned"}
                matches = ask(query=query, limit=0, facets={}, **added)["matches"]
                checked += 1
                if matches != value["count"]:
                    wrong += 1
                    print(f"{query!r}, {kind} {value['value']!r}: counted {value['count']}, but {matches} match with the filter")
    tool.stdin.close()
    tool.wait()
    print(f"{checked} counts of {len(queries)} queries checked, {wrong} wrong")
    sys.exit(1 if wrong or not checked else 0)


if __name__ == "__main__":
    main()
