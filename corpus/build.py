#!/usr/bin/env python3
"""Turn the annotated articles of this folder into what the tools read and what the tests compare with.

usage: build.py check FILE... [--unmarked]   say what does not fit; with --unmarked, list capitalised words that no mark-up covers
       build.py write                        write articles/*.txt (the pages) and gold.jsonl (what is in them)
       build.py current                      exit 1 unless articles/ and gold.jsonl are what `write` would give

The format of annotated/*.txt stands in README.md. Offsets in gold.jsonl are UTF-8 byte offsets, half open.
"""
import json, pathlib, re, sys

HERE = pathlib.Path(__file__).resolve().parent
TOPICS = HERE.parent / "facets/tables/media_topics.tsv"
KINDS = {"P": "persons", "L": "places", "O": "organizations", "M": "misc"}
DEBRIS = set("nav donate caption share more cookie related byline date ad comment legal subscribe tags print".split())
MARK = re.compile(r"\[\[([A-Z]) ([^\[\]|]+?)(?:\|([^\[\]|]*))?\]\]")
FORMER = {"SU", "YU", "CS", "DD", "YD", "XK"}


class Misfit(Exception):
    pass


def topic_ids():
    rows = [l.rstrip("\n").split("\t") for l in open(TOPICS, encoding="utf-8") if not l.startswith("#")]
    return {name: number for number, _, name in rows}


def strip_marks(line, field, base, where):
    """The line as a reader sees it, and its mentions; `base` is the byte at which the line starts in its field."""
    out, at, mentions = "", 0, []
    for m in MARK.finditer(line):
        out += line[at:m.start()]
        kind, surface, identity = m.group(1), m.group(2), m.group(3)
        if kind not in KINDS:
            raise Misfit(f"{where}: unknown kind '{kind}' in {m.group(0)}")
        if surface != surface.strip() or (kind == "P" and surface.endswith(("'s", "’s"))):
            raise Misfit(f"{where}: the surface in {m.group(0)} has a blank or a possessive at its edge")
        if kind in "LM" and identity and not (re.fullmatch("[A-Z]{2}", identity)):
            if kind == "L" or len(identity) <= 2:
                raise Misfit(f"{where}: {m.group(0)}: a place's identity is a two-letter country code")
        if identity == "":
            raise Misfit(f"{where}: {m.group(0)}: empty identity")
        begin = base + len(out.encode())
        mentions.append({"kind": KINDS[kind], "field": field, "begin": begin, "end": begin + len(surface.encode()),
                         "text": surface, "identity": identity})
        out += surface
        at = m.end()
    out += line[at:]
    if "[[" in out or "]]" in out:
        raise Misfit(f"{where}: unbalanced mark-up: {line[:80]}")
    return out, mentions


def read_header(lines, path):
    head = {}
    for number, line in enumerate(lines, 1):
        if line == "---":
            return head, number
        key, colon, value = line.partition(":")
        if not colon or key not in ("date", "topics", "countries", "genre"):
            raise Misfit(f"{path.name}:{number}: expected 'date:', 'topics:', 'countries:', 'genre:' or '---', found '{line[:60]}'")
        head[key] = value.strip()
    raise Misfit(f"{path.name}: no '---' after the header")


def read_article(path, topics):
    lines = path.read_text(encoding="utf-8").splitlines()
    head, start = read_header(lines, path)
    for key in ("date", "topics", "countries"):
        if key not in head:
            raise Misfit(f"{path.name}: no '{key}:' in the header")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", head["date"]) or not path.name.startswith(head["date"]):
        raise Misfit(f"{path.name}: date '{head['date']}' is not YYYY-MM-DD, or not the start of the file's name")
    names = [t.strip() for t in head["topics"].split(";") if t.strip()]
    for name in names:
        if name not in topics:
            raise Misfit(f"{path.name}: no topic is called '{name}'")
    about = head["countries"].replace(",", " ").split()
    for code in about:
        if not re.fullmatch("[A-Z]{2}", code):
            raise Misfit(f"{path.name}: '{code}' is not a two-letter country code")
    page, text, dropped, mentions, title = [], "", [], [], None
    for number, line in enumerate(lines[start:], start + 1):
        where = f"{path.name}:{number}"
        line = line.rstrip()
        if line.startswith("~"):
            kind, _, words = line[1:].partition(" ")
            if kind not in DEBRIS or not words.strip() or "[[" in words:
                raise Misfit(f"{where}: debris is '~kind words' without mark-up, kind one of {' '.join(sorted(DEBRIS))}")
            page.append(words)
            dropped.append({"text": words, "reason": kind})
        elif line.startswith("# "):
            if title is not None:
                raise Misfit(f"{where}: a second title")
            title, found = strip_marks(line[2:], "title", 0, where)
            mentions += found
            page.append(title)
        elif not line:
            if page and page[-1]:
                page.append("")
            if text and not text.endswith("\n\n"):
                text += "\n"
        else:
            if title is None:
                raise Misfit(f"{where}: text before the title ('# ...')")
            plain, found = strip_marks(line, "text", len(text.encode()), where)
            mentions += found
            text += plain + "\n"
            page.append(plain)
    if title is None or not text.strip():
        raise Misfit(f"{path.name}: no title or no text")
    return {"path": path, "head": head, "title": title, "text": text.rstrip("\n"), "dropped": dropped,
            "mentions": mentions, "page": "\n".join(page).rstrip("\n") + "\n", "topics": [topics[n] for n in names], "about": about}


def entities(article, kind):
    """Mentions grouped by identity; a place's name is its surface, its identity a country."""
    groups = {}
    for m in article["mentions"]:
        if m["kind"] == kind:
            name = m["identity"] if m["identity"] and kind in ("persons", "organizations") else m["text"]
            group = groups.setdefault((name, m["identity"] if kind in ("places", "misc") else None), {"name": name, "mentions": []})
            if kind in ("places", "misc") and m["identity"]:
                group["code"] = m["identity"]
            group["mentions"].append({k: m[k] for k in ("field", "begin", "end", "text")})
    return list(groups.values())


def check_persons(article):
    """The name of a person must be written somewhere in the article as it stands in the mark-up."""
    whole = article["title"] + "\n" + article["text"]
    for person in entities(article, "persons"):
        if person["name"].lower() not in whole.lower():
            raise Misfit(f"{article['path'].name}: the person '{person['name']}' is never written so in the article")


def gold(article):
    codes = [m["identity"] for m in article["mentions"] if m["kind"] in ("places", "misc") and re.fullmatch("[A-Z]{2}", m["identity"] or "")]
    mentioned = [c for c in dict.fromkeys(codes) if c not in article["about"]]
    countries = [{"code": c, "about": True} for c in article["about"]] + [{"code": c, "about": False} for c in mentioned]
    return {"id": f"articles/{article['path'].name}", "date": article["head"]["date"], "genre": article["head"].get("genre", "news"),
            "title": article["title"], "text": article["text"], "dropped": article["dropped"], "countries": countries,
            "topics": [f"medtop:{t}" for t in article["topics"]], **{kind: entities(article, kind) for kind in KINDS.values()}}


def unmarked(article):
    """Capitalised words that neither start a sentence nor lie inside a mention: where a mention may be missing."""
    raw, found = article["text"].encode(), []
    spans = [(m["begin"], m["end"]) for m in article["mentions"] if m["field"] == "text"]
    for m in re.finditer(rb"(?<![.!?\"\n:] )(?<!\n)(?<!^)\b(?:[A-Z]|\xc3[\x80-\x9e])[\w'\x80-\xff-]+", raw):
        if not any(b <= m.start() < e for b, e in spans):
            found.append(m.group(0).decode(errors="ignore"))
    return found


def outputs():
    topics = topic_ids()
    pages, lines = {}, []
    for path in sorted((HERE / "annotated").glob("*.txt")):
        article = read_article(path, topics)
        check_persons(article)
        pages[path.name] = article["page"]
        lines.append(json.dumps(gold(article), ensure_ascii=False))
    return pages, "".join(line + "\n" for line in lines)


def main(arguments):
    if not arguments or arguments[0] not in ("check", "write", "current"):
        sys.exit(__doc__)
    if arguments[0] == "check":
        topics, bad = topic_ids(), 0
        for name in [a for a in arguments[1:] if not a.startswith("--")]:
            try:
                article = read_article(pathlib.Path(name), topics)
                check_persons(article)
                if "--unmarked" in arguments:
                    print(f"{article['path'].name}: {' '.join(unmarked(article))}")
            except (Misfit, UnicodeDecodeError) as misfit:
                bad += 1
                print(misfit)
        sys.exit(bad > 0)
    pages, lines = outputs()
    folder = HERE / "articles"
    if arguments[0] == "current":
        same = (HERE / "gold.jsonl").read_text(encoding="utf-8") == lines and \
            {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.txt")} == pages
        sys.exit(0 if same else "corpus/articles or corpus/gold.jsonl is not what corpus/build.py write gives")
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    (HERE / "gold.jsonl").write_text(lines, encoding="utf-8")
    print(f"{len(pages)} articles written")


if __name__ == "__main__":
    main(sys.argv[1:])
